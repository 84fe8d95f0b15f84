"""
The engine of streams: events from connections, to an iterator or to a listener, in place or beside the caller.

The decisions are in ``protocol``: what an event is, which method it goes to, when to connect again. What is left is
here: to read, to deliver, to wait, and to end cleanly. Whoever opens a connection closes it; whoever ends a stream from
outside sets its ``AsyncStop``, which lets reading, connecting and waiting return.
"""

from __future__ import annotations

from collections import deque
from contextlib import aclosing, nullcontext, suppress
from functools import partial
from typing import TYPE_CHECKING, Any, Self, cast

from mastodon.debugging import log_failure
from mastodon.errors import MastodonError
from mastodon.protocol.events import HEARTBEAT, StreamEvent, read_event, time_of_event
from mastodon.protocol.listening import Delivery, StreamListener, check_handling, check_word
from mastodon.protocol.sse import Parser
from mastodon.protocol.streams import escalating
from mastodon.seam.signals import asignals
from mastodon.seam.streams import AsyncConnection, AsyncStop
from mastodon.seam.tasks import AsyncWorker, acompleted
from mastodon.seam.values import aready, asettle
from mastodon.seam.waiting import acondition

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Sequence
    from types import TracebackType
    from typing import TypeAlias

    from mastodon._async.polling import Polling
    from mastodon._async.websocket import AsyncWebSocket, Carrier, Share
    from mastodon.protocol.streams import Stream
    from mastodon.seam.values import Soon
    from mastodon.seam.waiting import AsyncClock, AsyncLock

    OnError: TypeAlias = str | Callable[[Exception, StreamEvent], Soon[str]]
    """What to do when a handler raises: a word, or what gives one."""

    Found: TypeAlias = StreamEvent | MastodonError
    """What a stream brings: events, signs of life among them, and errors that it goes on after."""

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
    if isinstance(connection, AsyncConnection):
        return _sent_events(connection, name)
    return cast("AsyncWebSocket | Share | Polling", connection).events()


async def _sent_events(connection: AsyncConnection, name: str) -> AsyncGenerator[StreamEvent]:
    """Give server-sent events."""
    parser = Parser()
    while chunk := await connection.read():
        for message in parser.feed(chunk):
            yield HEARTBEAT if message is None else read_event(*message, name)


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

    def is_connected(self) -> bool:
        """Tell whether there is a connection."""
        return self._connection is not None

    async def events(self) -> AsyncGenerator[Found]:
        """Give the events, signs of life included, until the stream is ended from outside."""
        try:
            await self.open()
            if self._connection is not None:
                async with aclosing(events(self._connection, self.stream.name)) as source:
                    async for event in source:
                        yield event
        except MastodonError:
            if not self.stop.is_set():
                raise
        finally:
            await self.aclose()

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
        turns: Keeps handlers apart that other streams have, too.
    """

    def __init__(self, sources: Sequence[Source], clock: AsyncClock, turns: AsyncLock | None = None) -> None:
        """Remember what to connect to."""
        self._sources = sources
        self._turns = turns
        self._clock = clock
        self._current: tuple[Source, StreamEvent] | None = None
        self._begun: tuple[StreamEvent, float] | None = None
        self._stopped = False
        # Apart from this object, which Python can then close as soon as it is forgotten.
        self._events: AsyncGenerator[Any] = _merged(sources, clock) if len(sources) > 1 else sources[0].events()

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
        while (given := await self._next()) is not None:
            _, found = given
            if isinstance(found, StreamEvent) and found is not HEARTBEAT:
                return found
        raise StopAsyncIteration

    async def _next(self) -> tuple[Source, Found] | None:
        """Wait for the next that a stream brings; None if they are ended. The event before counts as handled."""
        await self._handled()
        if self._stopped:
            await self.aclose()
        given = await anext(self._events, None)
        if given is None:
            return None
        source, found = given if len(self._sources) > 1 else (self._sources[0], given)
        if isinstance(found, StreamEvent) and found is not HEARTBEAT:
            await source.begin(found)
            self._current, self._begun = (source, found), (found, self._clock.now())
        return source, found

    async def open(self) -> None:
        """
        Connect, so that no event is missed from here on.

        Raises:
            MastodonError: There is no connection; the class says how.
        """
        try:
            for source in self._sources:
                await source.open()
        except BaseException:
            await self.aclose()
            raise

    def is_connected(self) -> bool:
        """Tell whether there is a connection for each of the streams, so that events can come."""
        return all(source.is_connected() for source in self._sources)

    async def __aenter__(self) -> Self:
        """Connect, so that no event is missed from here on."""
        await self.open()
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
        on_error: OnError = "stop",
        hear_signals: bool = True,
    ) -> None:
        """
        Have all events handled, until the stream is closed, an error ends it, or the process is told to end.

        ``SIGTERM``, and with ``Mastodon`` also Ctrl-C, let a handler that is at work finish, and its place be kept;
        then this returns, or raises ``KeyboardInterrupt``. Signals are heard in the main thread only. A task that is
        cancelled gives its handler a second, too.

        A listener is also told signs of life, by ``handle_heartbeat()``, and by ``on_abort()`` of each interruption,
        before the stream connects again or ends.

        Args:
            handler: A function that gets each event, or a listener.
            on_error: What to do when the handler raises: ``stop`` raises what it raised, and the event will come again;
                ``skip`` logs it and goes on; ``retry`` logs it and calls the handler again, after 1, 2, 4 … 60 seconds.
                Or a function that gets the exception and the event, and gives one of these words.
            hear_signals: Whether to hear signals.

        Raises:
            MastodonIllegalArgumentError: An argument is wrong, or ``on_error()`` gave something else.
            MastodonError: The stream was interrupted for good.
            Exception: The handler raised this, and ``on_error`` was ``stop``.
        """
        check_handling(handler, on_error)
        if hear_signals:
            async with asignals(self.stop):
                await self._run(handler, on_error)
        else:
            await self._run(handler, on_error)

    async def _run(self, handler: StreamListener | Callable[[StreamEvent], object], on_error: OnError) -> None:
        """Have all events handled, and tell a listener of all else."""
        listener = handler if isinstance(handler, StreamListener) else None
        deliveries = {source: Delivery(listener, source.stream.words) for source in self._sources if listener}
        try:
            async with aclosing(self):
                while (given := await self._next()) is not None:
                    source, found = given
                    if isinstance(found, MastodonError):
                        if listener is not None:
                            await asettle(listener.on_abort(found))
                    elif listener is not None or found is not HEARTBEAT:
                        await acompleted(partial(self._handle, found, handler, deliveries.get(source), on_error), GRACE)
        except Exception as error:
            if listener is not None:
                await asettle(listener.on_abort(error))
            raise

    async def _handle(
        self,
        event: StreamEvent,
        handler: Any,
        delivery: Delivery | None,
        on_error: OnError,
    ) -> None:
        """Have one event handled, as often as it is to be tried."""
        failures = 0
        while True:
            try:
                async with self._turns or nullcontext():
                    if self._turns is not None and self._stopped:  # While another handler was at work.
                        self._current = None
                        return
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


async def _merged(sources: Sequence[Source], clock: AsyncClock) -> AsyncGenerator[tuple[Source, Found]]:
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
        end = clock.now() + GRACE
        for worker in workers:
            await worker.join(max(0.0, end - clock.now()))
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
        self._items: deque[tuple[Source, Found] | Exception | None] = deque()
        self._changed = acondition()
        self._closed = False

    async def put(self, item: tuple[Source, Found] | Exception | None) -> None:
        """Add an item when there is room; drop it when nobody will take it."""
        async with self._changed:
            while len(self._items) >= BUFFER and not self._closed:
                await self._changed.wait()
            self._items.append(item)
            self._changed.notify_all()

    async def get(self) -> tuple[Source, Found] | Exception | None:
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
