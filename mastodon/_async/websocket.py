"""
WebSockets: frames are read and written, pings answered, and messages become events.

Several streams can share one. Each reads its own events, as if it had a connection of its own, so that all that is
done for a stream (filling gaps, keeping its place) does not depend on how it is carried. Whoever waits for an event
reads, for all, while nobody else does; so there is no worker whose only work is to read. What comes for the others
waits for them, up to a number; then the server has to.
"""

from __future__ import annotations

from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

from mastodon.errors import MastodonAPIError, MastodonError, MastodonNetworkError
from mastodon.frames import Frames, text
from mastodon.protocol.events import HEARTBEAT, StreamEvent
from mastodon.protocol.websocket import NO_WEBSOCKET, read_message, told
from mastodon.seam.values import aready
from mastodon.seam.waiting import AsyncLock, acondition, alock

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable

    from mastodon.protocol.streams import Stream
    from mastodon.seam.streams import AsyncConnection, AsyncStop
    from mastodon.seam.values import Soon

WAITING = 100
"""How many events wait for one of the streams that share a WebSocket."""


class Carrier(Protocol):
    """What brings the events of a stream."""

    async def aclose(self) -> None:
        """Close it; only whoever reads from it may."""


class AsyncWebSocket:
    """
    A WebSocket that the server has agreed to.

    Args:
        connection: The connection.
        stream: The stream that it was opened with, if any.
    """

    def __init__(self, connection: AsyncConnection, stream: Stream | None = None) -> None:
        self.connection = connection
        self._frames = Frames()
        self._names = [] if stream is None else [stream.name]
        self._lock = alock()

    async def subscribe(self, stream: Stream) -> None:
        """
        Ask for the events of one more stream.

        Args:
            stream: The stream.

        Raises:
            MastodonNetworkError: The connection broke.
        """
        self._names.append(stream.name)
        await self._write(text(told("subscribe", stream)))

    async def unsubscribe(self, stream: Stream) -> None:
        """
        Ask for no more events of a stream.

        Args:
            stream: The stream.

        Raises:
            MastodonNetworkError: The connection broke.
        """
        with suppress(ValueError):
            self._names.remove(stream.name)
        await self._write(text(told("unsubscribe", stream)))

    async def read(self) -> list[bytes | None]:
        """
        Give the next messages; None is a sign of life. There are none when it was ended from outside.

        Raises:
            MastodonNetworkError: It was interrupted.
            MastodonMalformedEventError: The server sent something else.
        """
        self._frames.check()
        while chunk := await self.connection.read():
            found = list(self._frames.feed(chunk))
            if answer := self._frames.answer():
                await self._write(answer)
            if found:
                return found
            self._frames.check()
        return []

    def message(self, data: bytes | None) -> StreamEvent | MastodonError:
        """
        Make an event of a message, or the server's refusal that it is.

        Args:
            data: The message.

        Raises:
            MastodonMalformedEventError: It is something else.
        """
        return HEARTBEAT if data is None else read_message(data, self._names, self.connection.url)

    async def events(self) -> AsyncGenerator[StreamEvent]:
        """
        Give the events as they come, signs of life included, until it is ended from outside.

        Raises:
            MastodonAPIError: The server refused a stream.
            MastodonNetworkError: It was interrupted.
            MastodonMalformedEventError: The server sent something else.
        """
        while found := await self.read():
            for data in found:
                message = self.message(data)
                if isinstance(message, MastodonError):
                    raise message
                yield message

    async def aclose(self) -> None:
        """Close it; only whoever reads from it may."""
        await self.connection.aclose()

    async def _write(self, data: bytes) -> None:
        """Send frames, one after the other."""
        async with self._lock:
            await self.connection.write(data)


class Sharing:
    """
    Connects streams by one WebSocket, or each by itself where the server has none.

    Args:
        check: Refuses streams that the server is too old for.
        connect: Opens a WebSocket with its first stream.
        connect_apart: Opens another kind of connection for one stream; None if that is not wanted.
    """

    def __init__(
        self,
        check: Callable[[Stream, AsyncStop], Soon[None]],
        connect: Callable[[Stream, AsyncStop], Soon[AsyncWebSocket]],
        connect_apart: Callable[[Stream, AsyncStop], Soon[Carrier]] | None,
    ) -> None:
        self._check = check
        self._connect = connect
        self._connect_apart = connect_apart
        self._apart = False
        self._shared: _Shared | None = None
        self._lock = AsyncLock()

    async def connect(self, stream: Stream, stop: AsyncStop) -> Carrier:
        """
        Connect a stream.

        Args:
            stream: The stream.
            stop: What ends it from outside.

        Raises:
            MastodonError: There is no connection; the class says how.
        """
        await aready(self._check(stream, stop))
        async with self._lock:
            apart = self._connect_apart if self._apart else None
            if apart is None:
                share = None if self._shared is None else await self._shared.join(stream, stop)
                if share is not None:
                    return share
                try:
                    self._shared = _Shared(await aready(self._connect(stream, stop)))
                except MastodonAPIError as error:
                    apart = self._connect_apart
                    if apart is None or error.status_code not in NO_WEBSOCKET:
                        raise
                    self._apart = True
                else:
                    return self._shared.begin(stream, stop)
        return await aready(apart(stream, stop))  # Without the lock: none of them has to wait for another.


class Share:
    """
    One stream's part of a WebSocket.

    Args:
        shared: The WebSocket.
        stream: The stream.
        stop: What ends it from outside.
    """

    def __init__(self, shared: _Shared, stream: Stream, stop: AsyncStop) -> None:
        self.stream = stream
        self.stop = stop
        self.asks = False
        self.waiting: deque[StreamEvent | MastodonError] = deque()
        self._shared = shared

    def is_full(self) -> bool:
        """Tell whether no more events shall wait for it."""
        return len(self.waiting) >= WAITING

    async def events(self) -> AsyncGenerator[StreamEvent]:
        """
        Give the events as they come, until it is ended from outside.

        Raises:
            MastodonAPIError: The server refused a stream, this one or another.
            MastodonNetworkError: The connection was interrupted.
            MastodonMalformedEventError: The server sent something else.
        """
        while (message := await self._shared.next(self)) is not None:
            if isinstance(message, MastodonError):
                raise message
            yield message

    async def aclose(self) -> None:
        """Leave the others alone; the last one closes the connection."""
        self.stop.watch(None)
        await self._shared.leave(self)


class _Shared:
    """A WebSocket and those who share it."""

    def __init__(self, socket: AsyncWebSocket) -> None:
        self._socket = socket
        self._shares: dict[str, Share] = {}
        self._changed = acondition()
        self._reading = False
        self._over = False
        self._error: Exception | None = None

    def begin(self, stream: Stream, stop: AsyncStop) -> Share:
        """Take in the stream that the WebSocket was opened with."""
        self._shares[stream.name] = share = Share(self, stream, stop)
        return share

    async def join(self, stream: Stream, stop: AsyncStop) -> Share | None:
        """Take in one more stream; None if the WebSocket is over."""
        async with self._changed:
            if self._over:
                return None
            share = self.begin(stream, stop)
        stop.watch(self._socket.connection.network)
        try:
            await self._socket.subscribe(stream)
        except BaseException:
            await share.aclose()
            raise
        return share

    async def leave(self, share: Share) -> None:
        """Let one go."""
        async with self._changed:
            there = self._shares.pop(share.stream.name, None) is share
            last = there and not self._shares
            going = there and not self._over
            self._over = self._over or last
            self._changed.notify_all()
        if last:
            await self._socket.aclose()
        elif going:
            with suppress(MastodonNetworkError):
                await self._socket.unsubscribe(share.stream)

    async def next(self, share: Share) -> StreamEvent | MastodonError | None:
        """Give what is next for one of them; None if it was ended from outside."""
        while True:
            async with self._changed:
                share.asks = True
                if self._error is not None:
                    self._changed.notify_all()
                while not share.waiting and (self._reading or self._has_more()):
                    await self._changed.wait()
                if share.waiting:
                    share.asks = False
                    self._changed.notify_all()
                    return share.waiting.popleft()
                if self._error is not None:
                    raise self._error
                if self._over:
                    return None
                self._reading = True
            await self._read(share)

    def _has_more(self) -> bool:
        """Tell whether events that came before an error are still to be given: it comes last."""
        return self._error is not None and not all(share.asks and not share.waiting for share in self._shares.values())

    async def _read(self, reader: Share) -> None:
        """Read for all."""
        error: Exception | None = None
        over = True
        try:
            found = await self._socket.read()
            for data in found:
                await self._give(self._socket.message(data), reader)
            over = not found
        except Exception as failure:  # noqa: BLE001 - raised to all who wait
            error = failure
        finally:
            stopped = any(share.stop.is_set() for share in list(self._shares.values()))
            async with self._changed:
                self._reading = False
                self._over = self._over or over
                self._error = None if stopped else error
                self._changed.notify_all()
            if stopped:  # They are ended together.
                for share in list(self._shares.values()):
                    share.stop.set()

    async def _give(self, message: StreamEvent | MastodonError, reader: Share) -> None:
        """Give a message to those whom it is for."""
        async with self._changed:
            if message is HEARTBEAT:  # None of them need wait for it, and nobody has to make room.
                for share in self._shares.values():
                    if not share.waiting:
                        share.waiting.append(HEARTBEAT)
                self._changed.notify_all()
                return
            for share in self._addressees(message):
                while share is not reader and share.is_full() and share in self._shares.values():
                    await self._changed.wait()
                share.waiting.append(message)
            self._changed.notify_all()

    def _addressees(self, message: StreamEvent | MastodonError) -> list[Share]:
        """Tell whom a message is for: a refusal for all, for it does not say whose; so an event of no stream."""
        if isinstance(message, MastodonError) or not message.stream:
            return list(self._shares.values())
        share = self._shares.get(message.stream)
        return [] if share is None else [share]
