"""
A WebSocket handle whose streams last: each keeps its place, and is told what it missed.

For that, each stream connects, loses its connection and ends by itself; so each has a connection of its own, and is
what ``stream_user()`` and its like give with the same options. What is left here is to hold them together: one handler
is at work at a time, whatever stream its event comes from, and one ``close()`` ends all.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, Self, cast

from mastodon._async.streaming import GRACE
from mastodon._async.subscriptions import AsyncWebSocketStreamHandle, AsyncWebSocketSubscription

if TYPE_CHECKING:
    from collections.abc import Callable

    from mastodon._async.handles import LastingStreamHandle
    from mastodon.protocol.listening import StreamListener
    from mastodon.protocol.streams import Stream


class LastingSubscription(AsyncWebSocketSubscription):
    """One of the streams, which has a connection of its own."""

    handle: LastingStreamHandle
    """What it is held by."""

    def is_alive(self) -> bool:
        """Tell whether the stream goes on, connected or not."""
        return self.active and self.handle.is_alive()

    def is_receiving(self) -> bool:
        """Tell whether it is connected and events can come."""
        return self.active and self.handle.is_receiving()


class LastingWebSocketHandle(AsyncWebSocketStreamHandle):
    """
    Streams that last, and are held together.

    Args:
        make: Makes the handle of one of them.
        known: As for other WebSockets.
        named: As for other WebSockets.
    """

    _subscription = LastingSubscription

    def __init__(
        self, make: Callable[[Stream, StreamListener], LastingStreamHandle], *known: Any, **named: Any
    ) -> None:
        super().__init__(*known, **named)
        self._make = make

    async def start(self) -> Self:
        """Begin, without a connection: each stream makes its own."""
        self.running = True
        return self

    async def close(self) -> None:
        """End all streams for good. A handler that is at work gets a second to finish; no other is called."""
        self.closed, self.running = True, False
        handles = self._handles()
        for handle in handles:
            handle.end()
        end = self._clock.now() + GRACE
        for handle in () if any(handle.is_current() for handle in handles) else handles:
            with suppress(Exception):  # What ended it before; join() raises it.
                await handle.join(max(0.0, end - self._clock.now()))

    async def join(self, timeout: float | None = None) -> None:  # noqa: ASYNC109 - as threads have it
        """
        Wait until all streams have ended. Called by one of their handlers, it returns at once.

        Args:
            timeout: For how many seconds at most for each; None for any time.

        Raises:
            MastodonError: A stream was ended by this error.
            Exception: A handler raised this.
        """
        handles = self._handles()
        for handle in () if any(handle.is_current() for handle in handles) else handles:
            await handle.join(timeout)

    def is_alive(self) -> bool:
        """Tell whether a stream goes on, or can be added."""
        handles = self._handles()
        return any(handle.is_alive() for handle in handles) or (self.running and not handles)

    def _is_connected(self) -> bool:
        """Tell whether all streams are connected."""
        return not any(handle.reconnecting for handle in self._handles())

    async def _begin(self, subscription: AsyncWebSocketSubscription) -> None:
        """Make what a stream that was added is held by."""
        made = cast("LastingSubscription", subscription)
        made.handle = self._make(made.source, made.chosen)

    async def _added(self, subscription: AsyncWebSocketSubscription) -> None:
        """Start a stream that was added; its listener, told that it cannot be, may add and end others."""
        made = cast("LastingSubscription", subscription)
        if self.closed:  # While the stream was added, so that close() may not have seen it.
            made.handle.end()
        try:
            await made.handle.start()
        except BaseException:
            async with self._lock:
                if self._subscriptions.get(made.source.name) is made:
                    del self._subscriptions[made.source.name]
            made.active = False
            raise

    async def _end(self, subscription: AsyncWebSocketSubscription) -> None:
        """End a stream that was taken off."""
        await cast("LastingSubscription", subscription).handle.close()

    def _handles(self) -> list[LastingStreamHandle]:
        """List what holds the streams."""
        found = cast("list[LastingSubscription]", self.subscriptions())
        return [subscription.handle for subscription in found if hasattr(subscription, "handle")]
