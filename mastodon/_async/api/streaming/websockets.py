"""Streaming: several streams on one WebSocket. https://docs.joinmastodon.org/methods/streaming/"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Unpack

from mastodon._async.api.streaming.events import STREAM_TIMEOUT
from mastodon._async.api.streaming.listening import RECONNECT_WAIT, Listening, check_waits
from mastodon._async.room import endpoint
from mastodon.errors import MastodonIllegalArgumentError

if TYPE_CHECKING:
    from mastodon._async.following import StreamOptions
    from mastodon._async.subscriptions import AsyncWebSocketStreamHandle
    from mastodon.protocol.listening import StreamListener


class WebSockets(Listening):
    """Several streams on one WebSocket. https://docs.joinmastodon.org/methods/streaming/"""

    async def stream_open_websocket(
        self,
        listener: StreamListener | None = None,
        timeout: float | None = STREAM_TIMEOUT,
        reconnect_async: bool = False,
        reconnect_async_wait_sec: float = RECONNECT_WAIT,
        **options: Unpack[StreamOptions],
    ) -> AsyncWebSocketStreamHandle:
        """
        Open a WebSocket that streams are added to, with ``subscribe()`` or by ``websocket_handle`` of other methods.

        Args:
            listener: Gets the events of streams that are added without a listener.
            timeout: After how many seconds of silence to give up; None for never.
            reconnect_async: Whether to connect again when the connection is lost, with all streams.
            reconnect_async_wait_sec: How many seconds to wait before that.
            options: As ``stream()`` and its ``run()`` have them: ``resume``, ``reconnect``, ``since``, ``on_error``.
                With any of them, each stream has a connection of its own, which is made when the stream is added.

        Raises:
            MastodonIllegalArgumentError: An argument is wrong.
            MastodonError: There is no connection; the class says how.

        Several streams on one WebSocket need Mastodon 3.3.0.
        """
        from mastodon._async.lasting import LastingWebSocketHandle
        from mastodon._async.subscriptions import AsyncWebSocketStreamHandle
        from mastodon.protocol.listening import StreamListener, check_listener
        from mastodon.protocol.streams import Stream
        from mastodon.protocol.websocket import address
        from mastodon.seam.waiting import AsyncLock

        if listener is not None:
            check_listener(listener)
        check_waits(timeout, reconnect_async_wait_sec)
        via = options.get("via", "websocket")
        if via not in {"auto", "websocket"}:
            raise MastodonIllegalArgumentError(f"via must be websocket for a WebSocket, not {via!r}")
        lasting: StreamOptions = {"reconnect": reconnect_async, **options, "via": "websocket"}
        make = partial(self._lasting, lasting, timeout, AsyncLock())
        make(
            Stream("public"), StreamListener()
        )  # What is wrong with the options is to be found before a stream is added.
        made = AsyncWebSocketStreamHandle if options.keys() <= {"via"} else partial(LastingWebSocketHandle, make)
        handle = made(
            address(await self._streaming_address()),
            self.access_token,
            self.user_agent,
            listener,
            timeout,
            reconnect_async,
            reconnect_async_wait_sec,
            connect_func=partial(self._by_websocket, timeout, None),
            clock=self._clock,
        )
        return await handle.start()

    @endpoint(added="2.5.0")
    async def stream_healthy(self) -> bool:
        """
        Tell whether the part of the server that streams is at work.

        Added in Mastodon 2.5.0.
        """
        base = await self._streaming_address()
        return (await self._get(f"{base}/api/v1/streaming/health", str)).strip() in {"OK", "success"}
