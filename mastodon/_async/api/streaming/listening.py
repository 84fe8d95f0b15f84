"""Streaming: what all streams with a listener have in common. https://docs.joinmastodon.org/methods/streaming/"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, cast

from mastodon._async.api.streaming.events import Events, check_seconds, check_via
from mastodon.errors import MastodonIllegalArgumentError

if TYPE_CHECKING:
    from mastodon._async.following import StreamOptions
    from mastodon._async.handles import AsyncSSEStreamHandle, LastingStreamHandle
    from mastodon._async.subscriptions import AsyncWebSocketStreamHandle, AsyncWebSocketSubscription
    from mastodon.protocol.listening import StreamListener
    from mastodon.protocol.streams import Stream
    from mastodon.seam.waiting import AsyncLock

RECONNECT_WAIT = 5


class Listening(Events):
    """What all streams with a listener have in common. https://docs.joinmastodon.org/methods/streaming/"""

    async def _listen(
        self,
        listener: StreamListener,
        run_async: bool,
        timeout: float | None,
        reconnect_async: bool,
        reconnect_async_wait_sec: float,
        websocket_handle: AsyncWebSocketStreamHandle | None,
        options: StreamOptions,
        kind: str,
        argument: Any = None,
    ) -> AsyncSSEStreamHandle | AsyncWebSocketSubscription | None:
        """Give the events of a stream to a listener, in place or beside the caller."""
        from mastodon._async.handles import AsyncSSEStreamHandle
        from mastodon.protocol.listening import check_listener
        from mastodon.protocol.streams import stream_of
        from mastodon.seam.streams import AsyncStop

        stream = stream_of(kind, argument)
        check_listener(listener)
        if websocket_handle is not None:
            from mastodon._async.subscriptions import AsyncWebSocketStreamHandle

            if not isinstance(cast("object", websocket_handle), AsyncWebSocketStreamHandle):
                raise MastodonIllegalArgumentError(
                    f"websocket_handle must be what stream_open_websocket() gives, not {websocket_handle!r}"
                )
            if options:
                raise MastodonIllegalArgumentError(
                    f"{', '.join(options)} must be given to stream_open_websocket(), for all streams on the WebSocket"
                )
            await self._check_version()
            return await websocket_handle.subscribe(stream.kind, listener, **stream.given)
        check_waits(timeout, reconnect_async_wait_sec)
        handle: AsyncSSEStreamHandle
        if options.keys() <= {"via"}:
            stop = AsyncStop()
            handle = AsyncSSEStreamHandle(
                None,
                partial(self._connect, timeout, check_via(options.get("via", "auto")), stream, stop),
                reconnect_async and run_async,
                reconnect_async_wait_sec,
                listener,
                stream=stream,
                stop=stop,
                clock=self._clock,
            )
        else:
            handle = self._lasting(
                {"reconnect": reconnect_async and run_async, **options}, timeout, None, stream, listener
            )
        await self._check_version()
        if run_async:
            return await handle.start()
        await handle.run()
        return None

    def _lasting(
        self,
        options: StreamOptions,
        timeout: float | None,
        turns: AsyncLock | None,
        stream: Stream,
        listener: StreamListener,
    ) -> LastingStreamHandle:
        """Make the handle of a stream with options."""
        from mastodon._async.handles import LastingStreamHandle
        from mastodon.protocol.listening import check_handling
        from mastodon.seam.streams import AsyncStop

        rest: dict[str, Any] = {**options}
        on_error = rest.pop("on_error", "stop")
        check_handling(listener, on_error)
        source, stop = self._event_stream([stream], timeout=timeout, turns=turns, **rest), AsyncStop()
        connect = partial(self._connect, timeout, options.get("via", "auto"), stream, stop)
        return LastingStreamHandle(source, connect, listener, on_error, stream=stream, stop=stop, clock=self._clock)


def check_waits(timeout: float | None, wait: float) -> None:
    """
    Refuse what are no numbers of seconds.

    Args:
        timeout: After how many seconds of silence to give up; None for never.
        wait: How many seconds to wait before connecting again.

    Raises:
        MastodonIllegalArgumentError: They are none.
    """
    if timeout is not None:
        check_seconds("timeout", timeout)
    if wait != 0:  # At once, as in Mastodon.py.
        check_seconds("reconnect_async_wait_sec", wait)
