"""
What a stream that runs beside the caller is held by, and what gives its events to a listener.

By default a stream with a listener behaves as in Mastodon.py: a connection that is lost is an error, or is made again
after a fixed time, and what happened meanwhile is not told. With the options of ``stream()``, its events come from an
``AsyncEventStream`` instead.
"""

from __future__ import annotations

from contextlib import aclosing
from functools import partial
from typing import TYPE_CHECKING, Self

from mastodon._async.streaming import GRACE, events
from mastodon.debugging import log_end
from mastodon.protocol.listening import Delivery
from mastodon.protocol.streams import wait_to_reconnect
from mastodon.seam.tasks import AsyncWorker
from mastodon.seam.values import aready, asettle

if TYPE_CHECKING:
    from collections.abc import Callable

    from mastodon._async.streaming import AsyncEventStream, OnError
    from mastodon._async.websocket import Carrier
    from mastodon.protocol.listening import StreamListener
    from mastodon.protocol.streams import Stream
    from mastodon.seam.streams import AsyncStop
    from mastodon.seam.values import Soon
    from mastodon.seam.waiting import AsyncClock


class AsyncStreamHandle:
    """What a stream that runs beside the caller is held by. It is ended with ``close()``."""

    closed: bool = False
    """Whether it was closed."""

    running: bool = False
    """Whether it goes on: false when it was closed, or ended by an error."""

    _task: AsyncWorker | None = None
    _error: Exception | None = None

    @property
    def reconnecting(self) -> bool:
        """Whether it has lost its connection and tries to get another."""
        return self.running and not self._is_connected()

    async def close(self) -> None:
        """End the stream for good."""
        raise NotImplementedError

    def _is_connected(self) -> bool:
        """Tell whether there is a connection."""
        raise NotImplementedError

    def is_alive(self) -> bool:
        """Tell whether something runs, connected or not."""
        return self._task is not None and self._task.is_alive()

    def is_receiving(self) -> bool:
        """Tell whether it is connected and events can come."""
        return self.running and not self.closed and not self.reconnecting and self.is_alive()

    async def join(self, timeout: float | None = None) -> None:  # noqa: ASYNC109 - as threads have it
        """
        Wait until the stream has ended. Called by one of its own handlers, it returns at once.

        Args:
            timeout: For how many seconds at most; None for any time. ``is_alive()`` tells whether it has ended.

        Raises:
            MastodonError: The stream was ended by this error.
            Exception: A handler raised this.
        """
        if self._task is None or self._task.is_current():
            return
        await self._task.join(timeout)
        if self._error is not None:
            raise self._error


class AsyncSSEStreamHandle(AsyncStreamHandle):
    """
    One stream of server-sent events, and the listener that it goes to.

    Args:
        connection: The connection, if it is open already.
        connect_func: Opens one.
        reconnect_async: Whether to connect again when the connection is lost.
        reconnect_async_wait_sec: How many seconds to wait before doing so.
        listener: Gets the events.
        stream: The stream; only its name matters here.
        stop: Ends it.
        clock: Waits.
    """

    def __init__(
        self,
        connection: Carrier | None,
        connect_func: Callable[[], Soon[Carrier]],
        reconnect_async: bool,
        reconnect_async_wait_sec: float,
        listener: StreamListener,
        *,
        stream: Stream,
        stop: AsyncStop,
        clock: AsyncClock,
    ) -> None:
        self.connection = connection
        self.connect_func = connect_func
        self.reconnect_async = reconnect_async
        self.reconnect_async_wait_sec = reconnect_async_wait_sec
        self.listener = listener
        self._stream = stream
        self._stop = stop
        self._clock = clock
        self._delivery = Delivery(listener, stream.words)
        self._delivering = False
        self._began: float | None = None

    async def close(self) -> None:
        """End the stream for good. A handler that is at work gets a second to finish; no other is called."""
        self.closed = True
        self._stop.set()
        if self._task is not None and not self._task.is_current():
            await self._task.join(GRACE)

    async def run(self) -> None:
        """
        Deliver events until the stream is closed.

        Raises:
            MastodonError: The stream was interrupted, and connecting again was not wanted or would not help.
            Exception: A handler raised this.
        """
        self.running = True
        try:
            while not self._stop.is_set():
                try:
                    await self._receive()
                except Exception as error:
                    if self._stop.is_set() and not self._delivering:
                        return
                    wait = await self._wait_after(error)
                    if wait is None:
                        raise
                    await self._clock.sleep(wait, self._stop)
        finally:
            self.running = False
            await self._disconnect()  # It may have been closed before the first event was waited for.

    async def _wait_after(self, error: Exception) -> float | None:
        """Tell the listener of an error, and say how long to wait before connecting again; None for not at all."""
        wait = None
        if self.reconnect_async and not self._delivering:
            lived = 0.0 if self._began is None else self._clock.now() - self._began
            wait = wait_to_reconnect(error, lived, self.reconnect_async_wait_sec)
        await asettle(self.listener.on_abort(error))
        return wait

    async def _disconnect(self) -> None:
        """Close the connection, if there is one."""
        connection, self.connection = self.connection, None
        if connection is not None:
            await connection.aclose()

    def _is_connected(self) -> bool:
        """Tell whether there is a connection."""
        return self.connection is not None

    async def _receive(self) -> None:
        """Deliver the events of one connection."""
        self._delivering, self._began = False, None
        if self.connection is None:
            self.connection = await aready(self.connect_func())
        try:
            self._began = self._clock.now()
            async with aclosing(events(self.connection, self._stream.name)) as source:
                async for event in source:
                    if self._stop.is_set():
                        return
                    self._delivering = True
                    for outcome in self._delivery.of(event):
                        if outcome is not None:
                            await asettle(outcome)
                    self._delivering = False
        finally:
            await self._disconnect()

    async def start(self) -> Self:
        """
        Connect, then deliver events beside the caller.

        Raises:
            MastodonError: There is no connection, and connecting again was not wanted or would not help.
        """
        wait: float | None = None
        try:
            self.connection = await aready(self.connect_func())
        except Exception as error:
            wait = await self._wait_after(error)
            if wait is None:
                raise
        self.running = True
        self._task = AsyncWorker(partial(self._run_aside, wait), f"stream {self._stream.name}")
        return self

    async def _run_aside(self, wait: float | None = None) -> None:
        """Wait, deliver events, and keep the error that ends it."""
        try:
            if wait:
                await self._clock.sleep(wait, self._stop)
            await self.run()
        except Exception as error:  # noqa: BLE001 - join() raises it
            self._error = error
            log_end(self._stream.name, error)


class LastingStreamHandle(AsyncSSEStreamHandle):
    """
    One stream with the options of ``stream()``, and the listener that it goes to.

    Args:
        source: Where the events come from.
        connect_func: Opens a connection.
        listener: Gets the events.
        on_error: What to do when a method of the listener raises.
        stream: The stream; only its name matters here.
        stop: Ends connections.
        clock: Waits.
    """

    def __init__(
        self,
        source: AsyncEventStream,
        connect_func: Callable[[], Soon[Carrier]],
        listener: StreamListener,
        on_error: OnError,
        *,
        stream: Stream,
        stop: AsyncStop,
        clock: AsyncClock,
    ) -> None:
        super().__init__(None, connect_func, True, 0, listener, stream=stream, stop=stop, clock=clock)
        self._source = source
        self._on_error = on_error
        self._aside = False

    def is_current(self) -> bool:
        """Tell whether the caller is one of its handlers."""
        return self._task is not None and self._task.is_current()

    def end(self) -> None:
        """End the stream for good, without waiting for a handler that is at work."""
        self.closed = True
        self._source.stop()

    async def close(self) -> None:
        """End the stream for good. A handler that is at work gets a second to finish; no other is called."""
        self.end()
        await super().close()

    async def run(self) -> None:
        """
        Deliver events until the stream is closed, or the process is told to end.

        Raises:
            MastodonError: The stream was interrupted for good.
            Exception: A handler raised this, and that was not to be passed over.
        """
        self.running = True
        try:
            await self._source.run(self.listener, on_error=self._on_error, hear_signals=not self._aside)
        finally:
            self.running = False

    async def start(self) -> Self:
        """
        Find the place to begin at, then deliver events beside the caller.

        Raises:
            MastodonError: The server refused, or the place cannot be had.
        """
        try:
            await self._source.open()
        except Exception as error:
            await asettle(self.listener.on_abort(error))
            raise
        self.running = self._aside = True
        self._task = AsyncWorker(self._run_aside, f"stream {self._stream.name}")
        return self

    def _is_connected(self) -> bool:
        """Tell whether there is a connection."""
        return self._source.is_connected()
