"""
The engine of streams: events from connections, to an iterator or to a listener, in place or beside the caller.

The decisions are in ``protocol``: what an event is, which method it goes to, when to connect again. What is left is
here: to read, to deliver, to wait, and to end cleanly. Whoever opens a connection closes it; whoever ends a stream from
outside sets its ``AsyncStop``, which lets reading, connecting and waiting return.
"""

from __future__ import annotations

from collections import deque
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, Self, cast

from mastodon._async.websocket import AsyncShare, AsyncWebSocket
from mastodon.debugging import log_end, log_failure
from mastodon.protocol.events import HEARTBEAT, StreamEvent, read_event, time_of_event
from mastodon.protocol.listening import Delivery, StreamListener, check_handling, check_word
from mastodon.protocol.sse import Parser
from mastodon.protocol.streams import escalating, wait_to_reconnect
from mastodon.seam import (
    AsyncConnection,
    AsyncGenerator,
    AsyncStop,
    AsyncWorker,
    aclosing,
    acompleted,
    acondition,
    aready,
    asettle,
    asignals,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import TracebackType

    from mastodon._async.websocket import Carrier
    from mastodon.protocol.streams import Stream
    from mastodon.seam import AsyncClock, Soon

GRACE = 0.9
"""For how many seconds ``close()`` waits for a handler that is still at work: it is to return within one."""

BUFFER = 100
"""How many events of several merged streams wait for their consumer; then the servers have to."""


def events(connection: Carrier, name: str) -> AsyncGenerator[StreamEvent]:
    """
    Give the events of a connection, heartbeats included, until it is ended from outside.

    Args:
        connection: The connection.
        name: The name of the stream.

    Raises:
        MastodonNetworkError: It was interrupted.
        MastodonMalformedEventError: The server sent something else.
    """
    if isinstance(connection, (AsyncWebSocket, AsyncShare)):
        return connection.events()
    return _sent_events(cast("AsyncConnection", connection), name)


async def _sent_events(connection: AsyncConnection, name: str) -> AsyncGenerator[StreamEvent]:
    """Give server-sent events."""
    parser = Parser()
    while chunk := await connection.read():
        for message in parser.feed(chunk):
            yield HEARTBEAT if message is None else read_event(*message, name)


class AsyncStreamHandle:
    """What a stream that runs beside the caller is held by. It is ended with ``close()``."""

    closed: bool = False
    """Whether it was closed."""

    running: bool = False
    """Whether it goes on: false when it was closed, or ended by an error."""

    reconnecting: bool = False
    """Whether it has lost its connection and tries to get another."""

    _task: AsyncWorker | None = None
    _error: Exception | None = None

    async def close(self) -> None:
        """End the stream for good."""
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
                    wait = None
                    if self.reconnect_async and not self._delivering:
                        lived = 0.0 if self._began is None else self._clock.now() - self._began
                        wait = wait_to_reconnect(error, lived, self.reconnect_async_wait_sec)
                    await asettle(self.listener.on_abort(error))
                    if wait is None:
                        raise
                    self.reconnecting = True
                    await self._clock.sleep(wait, self._stop)
        finally:
            self.running = self.reconnecting = False

    async def _receive(self) -> None:
        """Deliver the events of one connection."""
        self._delivering, self._began = False, None
        if self.connection is None:
            self.connection = await aready(self.connect_func())
        try:
            self.reconnecting, self._began = False, self._clock.now()
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
            connection, self.connection = self.connection, None
            await connection.aclose()

    async def start(self) -> Self:
        """
        Connect, then deliver events beside the caller.

        Raises:
            MastodonError: There is no connection, and connecting again was not wanted or would not help.
        """
        try:
            self.connection = await aready(self.connect_func())
        except Exception as error:
            await asettle(self.listener.on_abort(error))
            if not self.reconnect_async or wait_to_reconnect(error, 0.0, self.reconnect_async_wait_sec) is None:
                raise
        self.running = True
        self.reconnecting = self.connection is None
        self._task = AsyncWorker(self._run_aside, f"stream {self._stream.name}")
        return self

    async def _run_aside(self) -> None:
        """Deliver events, and keep the error that ends it."""
        try:
            await self.run()
        except Exception as error:  # noqa: BLE001 - join() raises it
            self._error = error
            log_end(self._stream.name, error)


class Source:
    """
    One of the streams of an event stream. It lasts as long as its connection.

    Args:
        stream: The stream.
        connect: Connects to it.
    """

    def __init__(self, stream: Stream, connect: Callable[[Stream, AsyncStop], Soon[Carrier]]) -> None:
        self.stream = stream
        self.stop = AsyncStop()
        self._connect = connect
        self._connection: Carrier | None = None

    async def open(self) -> None:
        """Connect, so that no event is missed from here on."""
        if self._connection is None:
            self._connection = await aready(self._connect(self.stream, self.stop))

    async def events(self) -> AsyncGenerator[StreamEvent]:
        """Give the events, without signs of life."""
        try:
            await self.open()
            if self._connection is not None:
                async with aclosing(events(self._connection, self.stream.name)) as source:
                    async for event in source:
                        if event is not HEARTBEAT:
                            yield event
        finally:
            await self._disconnect()

    async def begin(self, event: StreamEvent) -> None:
        """
        Note that an event is about to be handled.

        Args:
            event: The event.
        """

    async def done(self, event: StreamEvent) -> None:
        """
        Note that an event is handled.

        Args:
            event: The event.
        """

    async def aclose(self) -> None:
        """Close the connection; only whoever reads from it may."""
        await self._disconnect()

    async def _disconnect(self) -> None:
        """Close the connection, if there is one."""
        connection, self._connection = self._connection, None
        if connection is not None:
            await connection.aclose()


class AsyncEventStream:
    """
    The events of one or several streams, to go through with ``async for``, or to have handled by ``run()``.

    It connects when the first event is asked for, or at the beginning of an ``async with`` block, and is closed at the
    end of the block, with ``aclose()``, or when it is forgotten.

    Args:
        sources: The streams.
        clock: Tells the time, and waits.
    """

    def __init__(self, sources: Sequence[Source], clock: AsyncClock) -> None:
        """Remember what to connect to."""
        self._sources = sources
        self._clock = clock
        self._current: tuple[Source, StreamEvent] | None = None
        self._begun: tuple[StreamEvent, float] | None = None
        self._stopped = False
        # Apart from this object, which Python can then close as soon as it is forgotten.
        self._events = _merged(sources) if len(sources) > 1 else _single(sources[0])

    @property
    def lag(self) -> float | None:
        """
        How many seconds the event that was last given out had been waiting, on the way and for its handler.

        It is None before the first one, and for events that bear no time. A status that another server was late to
        deliver counts from when it was written.
        """
        if self._begun is None:
            return None
        event, begun = self._begun
        happened = time_of_event(event)
        return None if happened is None else max(0.0, begun - happened)

    def __aiter__(self) -> Self:
        """Give the stream itself."""
        return self

    async def __anext__(self) -> StreamEvent:
        """
        Wait for the next event. The one before counts as handled.

        Raises:
            MastodonError: The stream was interrupted; the class says how.
        """
        await self._handled()
        if self._stopped:
            await self.aclose()
        source, event = await anext(self._events)
        await source.begin(event)
        self._current, self._begun = (source, event), (event, self._clock.now())
        return event

    async def __aenter__(self) -> Self:
        """Connect, so that no event is missed from here on."""
        try:
            for source in self._sources:
                await source.open()
        except BaseException:
            await self.aclose()
            raise
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None = None,
        error: BaseException | None = None,
        traceback: TracebackType | None = None,
    ) -> None:
        """Close the stream. The last event counts as handled if no exception ended the block."""
        try:
            if error is None:
                await self._handled()
        finally:
            await self.aclose()

    async def run(
        self,
        handler: StreamListener | Callable[[StreamEvent], object],
        *,
        on_error: str | Callable[[Exception, StreamEvent], Soon[str]] = "stop",
    ) -> None:
        """
        Have all events handled, until the stream is closed, an error ends it, or the process is told to end.

        ``SIGTERM``, and with ``Mastodon`` also Ctrl-C, let a handler that is at work finish, and its place be kept;
        then this returns, or raises ``KeyboardInterrupt``. Signals are heard in the main thread only. A task that is
        cancelled gives its handler a second, too.

        Args:
            handler: A function that gets each event, or a listener.
            on_error: What to do when the handler raises: ``stop`` raises what it raised, and the event will come again;
                ``skip`` logs it and goes on; ``retry`` logs it and calls the handler again, after 1, 2, 4 … 60 seconds.
                Or a function that gets the exception and the event, and gives one of these words.

        Raises:
            MastodonIllegalArgumentError: An argument is wrong, or ``on_error()`` gave something else.
            MastodonError: The stream was interrupted for good.
            Exception: The handler raised this, and ``on_error`` was ``stop``.
        """
        check_handling(handler, on_error)
        deliveries: dict[str, Delivery] = {}
        if isinstance(handler, StreamListener):
            deliveries = {source.stream.name: Delivery(handler, source.stream.words) for source in self._sources}
        async with asignals(self.stop), aclosing(self):
            async for event in self:
                work = partial(self._handle, event, handler, deliveries.get(event.stream), on_error)
                await acompleted(work, GRACE)

    async def _handle(
        self,
        event: StreamEvent,
        handler: Any,
        delivery: Delivery | None,
        on_error: str | Callable[[Exception, StreamEvent], Soon[str]],
    ) -> None:
        """Have one event handled, as often as it is to be tried."""
        failures = 0
        while True:
            try:
                for outcome in (handler(event),) if delivery is None else delivery.of(event):
                    await asettle(outcome)
            except Exception as error:
                word = on_error if isinstance(on_error, str) else await aready(on_error(error, event))
                if check_word(word) == "stop":
                    raise
                log_failure(event.stream, event.kind, word, error)
                if word == "skip":
                    break
                await self._clock.sleep(escalating(failures, self._clock.chance()), self._sources[0].stop)
                if self._sources[0].stop.is_set():
                    self._current = None
                    return
                failures += 1
            else:
                break
        await self._handled()

    def stop(self) -> None:
        """
        End the stream, from anywhere, also from a signal handler.

        Whoever waits for an event finds that there are no more. Whoever handles one may finish, and its place is kept.
        """
        self._stopped = True
        for source in self._sources:
            source.stop.set()

    async def aclose(self) -> None:
        """End the stream. Whoever waits for an event in another thread or task finds that there are no more."""
        self.stop()
        with suppress(RuntimeError, ValueError):  # Somebody waits, who will close everything.
            await self._events.aclose()
            for source in self._sources:
                await source.aclose()

    async def _handled(self) -> None:
        """Note that the last event is handled."""
        current, self._current = self._current, None
        if current is not None:
            source, event = current
            await source.done(event)


async def _single(source: Source) -> AsyncGenerator[tuple[Source, StreamEvent]]:
    """Give the events of one stream."""
    async with aclosing(source), aclosing(source.events()) as events:
        async for event in events:
            yield source, event


async def _merged(sources: Sequence[Source]) -> AsyncGenerator[tuple[Source, StreamEvent]]:
    """Give the events of several streams as they come, each read by a worker of its own."""
    channel = _Channel()
    workers: list[AsyncWorker] = []
    try:
        for source in sources:
            await source.open()
        workers.extend(
            AsyncWorker(partial(_pump, source, channel), f"stream {source.stream.name}") for source in sources
        )
        left = len(workers)
        while left:
            item = await channel.get()
            if isinstance(item, tuple):
                yield item
            elif item is not None:
                raise item
            else:
                left -= 1
    finally:
        for source in sources:
            source.stop.set()
        await channel.close()
        for worker in workers:
            await worker.join(GRACE)
        for source in sources:
            await source.aclose()


async def _pump(source: Source, channel: _Channel) -> None:
    """Bring the events of one stream to a channel, then the error that ended it, then None."""
    try:
        async with aclosing(source.events()) as events:
            async for event in events:
                await channel.put((source, event))
    except Exception as error:  # noqa: BLE001 - whoever takes it raises it
        await channel.put(error)
    await channel.put(None)


class _Channel:
    """A queue of limited length between workers and their consumer, which may lose interest."""

    def __init__(self) -> None:
        self._items: deque[tuple[Source, StreamEvent] | Exception | None] = deque()
        self._changed = acondition()
        self._closed = False

    async def put(self, item: tuple[Source, StreamEvent] | Exception | None) -> None:
        """Add an item when there is room; drop it when nobody will take it."""
        async with self._changed:
            while len(self._items) >= BUFFER and not self._closed:
                await self._changed.wait()
            self._items.append(item)
            self._changed.notify_all()

    async def get(self) -> tuple[Source, StreamEvent] | Exception | None:
        """Take the next item when there is one."""
        async with self._changed:
            while not self._items:
                await self._changed.wait()
            self._changed.notify_all()
            return self._items.popleft()

    async def close(self) -> None:
        """Let nobody wait for room any more."""
        async with self._changed:
            self._closed = True
            self._changed.notify_all()
