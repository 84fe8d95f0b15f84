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
from typing import TYPE_CHECKING, Self

from mastodon.debugging import log_end
from mastodon.protocol.events import HEARTBEAT, StreamEvent, read_event
from mastodon.protocol.listening import Delivery
from mastodon.protocol.sse import Parser
from mastodon.protocol.streams import wait_to_reconnect
from mastodon.seam import (
    Connection,
    Generator,
    Stop,
    Worker,
    closing,
    condition,
    ready,
    settle,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import TracebackType

    from mastodon.protocol.listening import StreamListener
    from mastodon.protocol.streams import Stream
    from mastodon.seam import Clock, Ready

GRACE = 0.9
"""For how many seconds ``close()`` waits for a handler that is still at work: it is to return within one."""

BUFFER = 100
"""How many events of several merged streams wait for their consumer; then the servers have to."""


def events(connection: Connection, name: str) -> Generator[StreamEvent]:
    """
    Give the events of a connection, heartbeats included, until it is ended from outside.

    Args:
        connection: The connection.
        name: The name of the stream.

    Raises:
        MastodonNetworkError: It was interrupted.
        MastodonMalformedEventError: The server sent something else.
    """
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
        connection: Connection | None,
        connect_func: Callable[[], Ready[Connection]],
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


class EventStream:
    """
    The events of one or several streams, to go through with ``for``.

    It connects when the first event is asked for, or at the beginning of an ``with`` block, and is closed at the
    end of the block, with ``close()``, or when it is forgotten.

    Args:
        streams: The streams.
        connect: Connects to one of them.
    """

    def __init__(self, streams: Sequence[Stream], connect: Callable[[Stream, Stop], Ready[Connection]]) -> None:
        """Remember what to connect to."""
        self._sources = _Sources(streams, connect)
        # Apart from this object, which Python can then close as soon as it is forgotten.
        self._events = _merged(self._sources) if len(streams) > 1 else _single(self._sources)

    def __iter__(self) -> Self:
        """Give the stream itself."""
        return self

    def __next__(self) -> StreamEvent:
        """
        Wait for the next event.

        Raises:
            MastodonNetworkError: The stream was interrupted.
            MastodonMalformedEventError: The server sent something else.
        """
        return next(self._events)

    def __enter__(self) -> Self:
        """Connect, so that no event is missed from here on."""
        try:
            self._sources.open()
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
        """Close the stream."""
        self.close()

    def close(self) -> None:
        """End the stream. Whoever waits for an event in another thread or task finds that there are no more."""
        self._sources.stop()
        with suppress(RuntimeError, ValueError):  # Somebody waits, who will close everything.
            self._events.close()
            self._sources.close()


class _Sources:
    """The connections of an event stream."""

    def __init__(self, streams: Sequence[Stream], connect: Callable[[Stream, Stop], Ready[Connection]]) -> None:
        self._connect = connect
        self._stops = [(stream, Stop()) for stream in streams]
        self.opened: list[tuple[str, Connection]] = []

    def open(self) -> None:
        """Connect to all, once."""
        for stream, stop in self._stops[len(self.opened) :]:
            self.opened.append((stream.name, ready(self._connect(stream, stop))))

    def stop(self) -> None:
        """End all."""
        for _, stop in self._stops:
            stop.set()

    def close(self) -> None:
        """Close all connections."""
        while self.opened:
            self.opened.pop()[1].close()


def _single(sources: _Sources) -> Generator[StreamEvent]:
    """Give the events of one stream."""
    with closing(sources):
        sources.open()
        [(name, connection)] = sources.opened
        with closing(events(connection, name)) as source:
            for event in source:
                if event is not HEARTBEAT:
                    yield event


def _merged(sources: _Sources) -> Generator[StreamEvent]:
    """Give the events of several streams as they come, each read by a worker of its own."""
    channel = _Channel()
    workers: list[Worker] = []
    try:
        sources.open()
        while sources.opened:
            name, connection = sources.opened.pop()
            workers.append(Worker(partial(_pump, name, connection, channel), f"stream {name}"))
        left = len(workers)
        while left:
            item = channel.get()
            if isinstance(item, StreamEvent):
                yield item
            elif item is not None:
                raise item
            else:
                left -= 1
    finally:
        sources.stop()
        channel.close()
        for worker in workers:
            worker.join(GRACE)
        sources.close()


def _pump(name: str, connection: Connection, channel: _Channel) -> None:
    """Bring the events of one connection to a channel, then the error that ended it, then None."""
    with closing(connection):
        try:
            with closing(events(connection, name)) as source:
                for event in source:
                    if event is not HEARTBEAT:
                        channel.put(event)
        except Exception as error:  # noqa: BLE001 - whoever takes it raises it
            channel.put(error)
    channel.put(None)


class _Channel:
    """A queue of limited length between workers and their consumer, which may lose interest."""

    def __init__(self) -> None:
        self._items: deque[StreamEvent | Exception | None] = deque()
        self._changed = condition()
        self._closed = False

    def put(self, item: StreamEvent | Exception | None) -> None:
        """Add an item when there is room; drop it when nobody will take it."""
        with self._changed:
            while len(self._items) >= BUFFER and not self._closed:
                self._changed.wait()
            self._items.append(item)
            self._changed.notify_all()

    def get(self) -> StreamEvent | Exception | None:
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
