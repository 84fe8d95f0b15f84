# Derived from mastodon/_async/streaming.py by tools/sync.py. Do not edit.
"""
The engine of streams: events from connections, to an iterator or to a listener, in place or beside the caller.

The decisions are in ``protocol``: what an event is, which method it goes to, when to connect again. What is left is
here: to read, to deliver, to wait, and to end cleanly. Whoever opens a connection closes it; whoever ends a stream from
outside sets its ``Stop``, which lets reading, connecting and waiting return.
"""

from __future__ import annotations

from collections import deque
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, Self, cast

from mastodon._sync.websocket import Share, WebSocket
from mastodon.debugging import log_end, log_failure
from mastodon.protocol.events import HEARTBEAT, StreamEvent, read_event, time_of_event
from mastodon.protocol.listening import Delivery, StreamListener, check_handling, check_word
from mastodon.protocol.sse import Parser
from mastodon.protocol.streams import escalating, wait_to_reconnect
from mastodon.seam import (
    Connection,
    Generator,
    Stop,
    Worker,
    closing,
    completed,
    condition,
    ready,
    settle,
    signals,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import TracebackType

    from mastodon._sync.websocket import Carrier
    from mastodon.protocol.streams import Stream
    from mastodon.seam import Clock, Ready

GRACE = 0.9
"""For how many seconds ``close()`` waits for a handler that is still at work: it is to return within one."""

BUFFER = 100
"""How many events of several merged streams wait for their consumer; then the servers have to."""


def events(connection: Carrier, name: str) -> Generator[StreamEvent]:
    """
    Give the events of a connection, heartbeats included, until it is ended from outside.

    Args:
        connection: The connection.
        name: The name of the stream.

    Raises:
        MastodonNetworkError: It was interrupted.
        MastodonMalformedEventError: The server sent something else.
    """
    if isinstance(connection, (WebSocket, Share)):
        return connection.events()
    return _sent_events(cast("Connection", connection), name)


def _sent_events(connection: Connection, name: str) -> Generator[StreamEvent]:
    """Give server-sent events."""
    parser = Parser()
    while chunk := connection.read():
        for message in parser.feed(chunk):
            yield HEARTBEAT if message is None else read_event(*message, name)


class StreamHandle:
    """What a stream that runs beside the caller is held by. It is ended with ``close()``."""

    closed: bool = False
    """Whether it was closed."""

    running: bool = False
    """Whether it goes on: false when it was closed, or ended by an error."""

    reconnecting: bool = False
    """Whether it has lost its connection and tries to get another."""

    _thread: Worker | None = None
    _error: Exception | None = None

    def close(self) -> None:
        """End the stream for good."""
        raise NotImplementedError

    def is_alive(self) -> bool:
        """Tell whether something runs, connected or not."""
        return self._thread is not None and self._thread.is_alive()

    def is_receiving(self) -> bool:
        """Tell whether it is connected and events can come."""
        return self.running and not self.closed and not self.reconnecting and self.is_alive()

    def join(self, timeout: float | None = None) -> None:  # noqa: ASYNC109 - as threads have it
        """
        Wait until the stream has ended. Called by one of its own handlers, it returns at once.

        Args:
            timeout: For how many seconds at most; None for any time. ``is_alive()`` tells whether it has ended.

        Raises:
            MastodonError: The stream was ended by this error.
            Exception: A handler raised this.
        """
        if self._thread is None or self._thread.is_current():
            return
        self._thread.join(timeout)
        if self._error is not None:
            raise self._error


class SSEStreamHandle(StreamHandle):
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
        connect_func: Callable[[], Ready[Carrier]],
        reconnect_async: bool,
        reconnect_async_wait_sec: float,
        listener: StreamListener,
        *,
        stream: Stream,
        stop: Stop,
        clock: Clock,
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

    def close(self) -> None:
        """End the stream for good. A handler that is at work gets a second to finish; no other is called."""
        self.closed = True
        self._stop.set()
        if self._thread is not None and not self._thread.is_current():
            self._thread.join(GRACE)

    def run(self) -> None:
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
                    self._receive()
                except Exception as error:
                    if self._stop.is_set() and not self._delivering:
                        return
                    wait = None
                    if self.reconnect_async and not self._delivering:
                        lived = 0.0 if self._began is None else self._clock.now() - self._began
                        wait = wait_to_reconnect(error, lived, self.reconnect_async_wait_sec)
                    settle(self.listener.on_abort(error))
                    if wait is None:
                        raise
                    self.reconnecting = True
                    self._clock.sleep(wait, self._stop)
        finally:
            self.running = self.reconnecting = False

    def _receive(self) -> None:
        """Deliver the events of one connection."""
        self._delivering, self._began = False, None
        if self.connection is None:
            self.connection = ready(self.connect_func())
        try:
            self.reconnecting, self._began = False, self._clock.now()
            with closing(events(self.connection, self._stream.name)) as source:
                for event in source:
                    if self._stop.is_set():
                        return
                    self._delivering = True
                    for outcome in self._delivery.of(event):
                        if outcome is not None:
                            settle(outcome)
                    self._delivering = False
        finally:
            connection, self.connection = self.connection, None
            connection.close()

    def start(self) -> Self:
        """
        Connect, then deliver events beside the caller.

        Raises:
            MastodonError: There is no connection, and connecting again was not wanted or would not help.
        """
        try:
            self.connection = ready(self.connect_func())
        except Exception as error:
            settle(self.listener.on_abort(error))
            if not self.reconnect_async or wait_to_reconnect(error, 0.0, self.reconnect_async_wait_sec) is None:
                raise
        self.running = True
        self.reconnecting = self.connection is None
        self._thread = Worker(self._run_aside, f"stream {self._stream.name}")
        return self

    def _run_aside(self) -> None:
        """Deliver events, and keep the error that ends it."""
        try:
            self.run()
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

    def __init__(self, stream: Stream, connect: Callable[[Stream, Stop], Ready[Carrier]]) -> None:
        self.stream = stream
        self.stop = Stop()
        self._connect = connect
        self._connection: Carrier | None = None

    def open(self) -> None:
        """Connect, so that no event is missed from here on."""
        if self._connection is None:
            self._connection = ready(self._connect(self.stream, self.stop))

    def events(self) -> Generator[StreamEvent]:
        """Give the events, without signs of life."""
        try:
            self.open()
            if self._connection is not None:
                with closing(events(self._connection, self.stream.name)) as source:
                    for event in source:
                        if event is not HEARTBEAT:
                            yield event
        finally:
            self._disconnect()

    def begin(self, event: StreamEvent) -> None:
        """
        Note that an event is about to be handled.

        Args:
            event: The event.
        """

    def done(self, event: StreamEvent) -> None:
        """
        Note that an event is handled.

        Args:
            event: The event.
        """

    def close(self) -> None:
        """Close the connection; only whoever reads from it may."""
        self._disconnect()

    def _disconnect(self) -> None:
        """Close the connection, if there is one."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()


class EventStream:
    """
    The events of one or several streams, to go through with ``for``, or to have handled by ``run()``.

    It connects when the first event is asked for, or at the beginning of an ``with`` block, and is closed at the
    end of the block, with ``close()``, or when it is forgotten.

    Args:
        sources: The streams.
        clock: Tells the time, and waits.
    """

    def __init__(self, sources: Sequence[Source], clock: Clock) -> None:
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

    def __iter__(self) -> Self:
        """Give the stream itself."""
        return self

    def __next__(self) -> StreamEvent:
        """
        Wait for the next event. The one before counts as handled.

        Raises:
            MastodonError: The stream was interrupted; the class says how.
        """
        self._handled()
        if self._stopped:
            self.close()
        source, event = next(self._events)
        source.begin(event)
        self._current, self._begun = (source, event), (event, self._clock.now())
        return event

    def __enter__(self) -> Self:
        """Connect, so that no event is missed from here on."""
        try:
            for source in self._sources:
                source.open()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None = None,
        error: BaseException | None = None,
        traceback: TracebackType | None = None,
    ) -> None:
        """Close the stream. The last event counts as handled if no exception ended the block."""
        try:
            if error is None:
                self._handled()
        finally:
            self.close()

    def run(
        self,
        handler: StreamListener | Callable[[StreamEvent], object],
        *,
        on_error: str | Callable[[Exception, StreamEvent], Ready[str]] = "stop",
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
        with signals(self.stop), closing(self):
            for event in self:
                work = partial(self._handle, event, handler, deliveries.get(event.stream), on_error)
                completed(work, GRACE)

    def _handle(
        self,
        event: StreamEvent,
        handler: Any,
        delivery: Delivery | None,
        on_error: str | Callable[[Exception, StreamEvent], Ready[str]],
    ) -> None:
        """Have one event handled, as often as it is to be tried."""
        failures = 0
        while True:
            try:
                for outcome in (handler(event),) if delivery is None else delivery.of(event):
                    settle(outcome)
            except Exception as error:
                word = on_error if isinstance(on_error, str) else ready(on_error(error, event))
                if check_word(word) == "stop":
                    raise
                log_failure(event.stream, event.kind, word, error)
                if word == "skip":
                    break
                self._clock.sleep(escalating(failures, self._clock.chance()), self._sources[0].stop)
                if self._sources[0].stop.is_set():
                    self._current = None
                    return
                failures += 1
            else:
                break
        self._handled()

    def stop(self) -> None:
        """
        End the stream, from anywhere, also from a signal handler.

        Whoever waits for an event finds that there are no more. Whoever handles one may finish, and its place is kept.
        """
        self._stopped = True
        for source in self._sources:
            source.stop.set()

    def close(self) -> None:
        """End the stream. Whoever waits for an event in another thread or task finds that there are no more."""
        self.stop()
        with suppress(RuntimeError, ValueError):  # Somebody waits, who will close everything.
            self._events.close()
            for source in self._sources:
                source.close()

    def _handled(self) -> None:
        """Note that the last event is handled."""
        current, self._current = self._current, None
        if current is not None:
            source, event = current
            source.done(event)


def _single(source: Source) -> Generator[tuple[Source, StreamEvent]]:
    """Give the events of one stream."""
    with closing(source), closing(source.events()) as events:
        for event in events:
            yield source, event


def _merged(sources: Sequence[Source]) -> Generator[tuple[Source, StreamEvent]]:
    """Give the events of several streams as they come, each read by a worker of its own."""
    channel = _Channel()
    workers: list[Worker] = []
    try:
        for source in sources:
            source.open()
        workers.extend(Worker(partial(_pump, source, channel), f"stream {source.stream.name}") for source in sources)
        left = len(workers)
        while left:
            item = channel.get()
            if isinstance(item, tuple):
                yield item
            elif item is not None:
                raise item
            else:
                left -= 1
    finally:
        for source in sources:
            source.stop.set()
        channel.close()
        for worker in workers:
            worker.join(GRACE)
        for source in sources:
            source.close()


def _pump(source: Source, channel: _Channel) -> None:
    """Bring the events of one stream to a channel, then the error that ended it, then None."""
    try:
        with closing(source.events()) as events:
            for event in events:
                channel.put((source, event))
    except Exception as error:  # noqa: BLE001 - whoever takes it raises it
        channel.put(error)
    channel.put(None)


class _Channel:
    """A queue of limited length between workers and their consumer, which may lose interest."""

    def __init__(self) -> None:
        self._items: deque[tuple[Source, StreamEvent] | Exception | None] = deque()
        self._changed = condition()
        self._closed = False

    def put(self, item: tuple[Source, StreamEvent] | Exception | None) -> None:
        """Add an item when there is room; drop it when nobody will take it."""
        with self._changed:
            while len(self._items) >= BUFFER and not self._closed:
                self._changed.wait()
            self._items.append(item)
            self._changed.notify_all()

    def get(self) -> tuple[Source, StreamEvent] | Exception | None:
        """Take the next item when there is one."""
        with self._changed:
            while not self._items:
                self._changed.wait()
            self._changed.notify_all()
            return self._items.popleft()

    def close(self) -> None:
        """Let nobody wait for room any more."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
