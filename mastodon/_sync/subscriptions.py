# Derived from mastodon/_async/subscriptions.py by tools/sync.py. Do not edit.
"""A WebSocket that runs beside the caller, and to which streams are added, each with its own listener."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Self

from mastodon._sync.handles import StreamHandle
from mastodon._sync.streaming import GRACE
from mastodon.debugging import log_end
from mastodon.errors import MastodonError, MastodonIllegalArgumentError
from mastodon.protocol.events import HEARTBEAT, StreamEvent
from mastodon.protocol.listening import Delivery, check_listener
from mastodon.protocol.streams import wait_to_reconnect
from mastodon.protocol.websocket import asked_stream
from mastodon.seam.streams import Stop
from mastodon.seam.tasks import Worker
from mastodon.seam.values import ready, settle
from mastodon.seam.waiting import Lock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from mastodon._sync.websocket import WebSocket
    from mastodon.protocol.listening import StreamListener
    from mastodon.protocol.streams import Stream
    from mastodon.seam.values import Ready
    from mastodon.seam.waiting import Clock


class WebSocketSubscription:
    """
    One of the streams on a WebSocket.

    Args:
        websocket: The WebSocket.
        stream: The server's word for the stream.
        params: What belongs to it: ``tag``, ``list``, ``only_media``.
        listener: Gets its events; None for the listener of the WebSocket.

    Raises:
        MastodonIllegalArgumentError: There is no such stream, or no listener.
    """

    active: bool = True
    """Whether it has not been ended."""

    def __init__(
        self,
        websocket: WebSocketStreamHandle,
        stream: str,
        params: Mapping[str, Any],
        listener: StreamListener | None,
    ) -> None:
        """Remember what it is."""
        self.websocket = websocket
        self.stream = stream
        self.params = dict(params)
        self.listener = listener
        self.source: Stream = asked_stream(stream, params)
        """The stream."""
        chosen = websocket.listener if listener is None else listener
        if chosen is None:
            raise MastodonIllegalArgumentError(
                f"the stream {self.source.name!r} needs a listener: the WebSocket has none itself"
            )
        check_listener(chosen)
        self.chosen: StreamListener = chosen
        """What gets its events."""
        self.delivery = Delivery(chosen, self.source.words)
        """What brings its events to its listener."""

    def close(self) -> None:
        """End the stream; the WebSocket stays open."""
        if self.active:
            self.websocket.unsubscribe(self.stream, **self.params)

    def is_alive(self) -> bool:
        """Tell whether the stream goes on, connected or not."""
        return self.active and self.websocket.is_alive()

    def is_receiving(self) -> bool:
        """Tell whether it is connected and events can come."""
        return self.active and self.websocket.is_receiving()


class WebSocketStreamHandle(StreamHandle):
    """
    A WebSocket that runs beside the caller, and the streams on it.

    Args:
        url: Its address.
        access_token: The access token; it is not kept.
        user_agent: What the client calls itself.
        listener: Gets the events of streams that are added without a listener.
        timeout: After how many seconds of silence it is given up; None for never.
        reconnect: Whether to connect again when the connection is lost.
        reconnect_wait_sec: How many seconds to wait before doing so.
        connect_func: Opens it.
        clock: Waits.
    """

    _subscription: ClassVar[type[WebSocketSubscription]] = WebSocketSubscription

    def __init__(
        self,
        url: str,
        access_token: str | None,  # noqa: ARG002 - Mastodon.py's place for it; connect_func has it
        user_agent: str,
        listener: StreamListener | None = None,
        timeout: float | None = 300,
        reconnect: bool = False,
        reconnect_wait_sec: float = 5,
        *,
        connect_func: Callable[[Stop], Ready[WebSocket]],
        clock: Clock,
    ) -> None:
        self.url = url
        self.user_agent = user_agent
        self.listener = listener
        self.timeout = timeout
        self.reconnect = reconnect
        self.reconnect_wait_sec = reconnect_wait_sec
        self.connection: WebSocket | None = None
        self._connect_func = connect_func
        self._clock = clock
        self._stop = Stop()
        self._lock = Lock()
        self._subscriptions: dict[str, WebSocketSubscription] = {}
        self._delivering = False
        self._began: float | None = None

    def subscribe(self, stream: str, listener: StreamListener | None = None, **params: Any) -> WebSocketSubscription:
        """
        Add a stream.

        Args:
            stream: The server's word: ``user``, ``hashtag`` …; or the whole name: ``hashtag:python``.
            listener: Gets its events; None for the listener of the WebSocket.
            params: ``tag`` for ``hashtag`` and ``hashtag:local``, ``list`` for ``list``, ``only_media`` for ``public``.

        Raises:
            MastodonIllegalArgumentError: There is no such stream, or no listener, or the WebSocket is closed, or has
                the stream already.
            MastodonNetworkError: The connection broke.
        """
        subscription = self._subscription(self, stream, params, listener)
        name = subscription.source.name
        with self._lock:
            if self.closed:
                raise MastodonIllegalArgumentError("the WebSocket is closed; open another with stream_open_websocket()")
            if name in self._subscriptions:
                raise MastodonIllegalArgumentError(f"the WebSocket has the stream {name!r} already")
            self._subscriptions[name] = subscription
            self._begin(subscription)
        self._added(subscription)
        return subscription

    def unsubscribe(self, stream: str, **params: Any) -> Self:
        """
        End a stream; the others go on.

        Args:
            stream: As it was given to ``subscribe()``.
            params: As they were given to ``subscribe()``.

        Raises:
            MastodonIllegalArgumentError: The WebSocket has no such stream.
            MastodonNetworkError: The connection broke.
        """
        source = asked_stream(stream, params)
        with self._lock:
            subscription = self._subscriptions.pop(source.name, None)
            if subscription is None:
                raise MastodonIllegalArgumentError(f"the WebSocket does not have the stream {source.name!r}")
            subscription.active = False
            self._end(subscription)
        return self

    def _begin(self, subscription: WebSocketSubscription) -> None:
        """Ask for the events of a stream that was added."""
        if self.connection is not None:
            self.connection.subscribe(subscription.source)

    def _added(self, subscription: WebSocketSubscription) -> None:
        """Do for a stream that was added what others need not wait for."""

    def _end(self, subscription: WebSocketSubscription) -> None:
        """Ask for no more events of a stream that was taken off."""
        if self.connection is not None:
            self.connection.unsubscribe(subscription.source)

    def subscriptions(self) -> list[WebSocketSubscription]:
        """List the streams."""
        return list(self._subscriptions.values())

    def close(self) -> None:
        """End all streams for good. A handler that is at work gets a second to finish; no other is called."""
        self.closed = True
        self._stop.set()
        if self._thread is not None and not self._thread.is_current():
            self._thread.join(GRACE)

    def start(self) -> Self:
        """
        Connect, then deliver events beside the caller.

        Raises:
            MastodonError: There is no connection, and connecting again was not wanted or would not help.
        """
        wait: float | None = None
        try:
            self._connect()
        except Exception as error:
            wait = self._wait_after(error)
            if wait is None:
                raise
        self.running = True
        self._thread = Worker(partial(self._run, wait), "WebSocket of streams")
        return self

    def _run(self, wait: float | None) -> None:
        """Wait, deliver events until it is closed, and keep the error that ends it."""
        try:
            if wait:
                self._clock.sleep(wait, self._stop)
            while not self._stop.is_set():
                try:
                    self._receive()
                except Exception as error:
                    if self._stop.is_set() and not self._delivering:
                        return
                    wait = self._wait_after(error)
                    if wait is None:
                        raise
                    self._clock.sleep(wait, self._stop)
        except Exception as error:  # noqa: BLE001 - join() raises it
            self._error = error
            log_end(", ".join(self._subscriptions) or "without a stream", error)
        finally:
            self.running = False
            self._disconnect()  # It may have been closed before the first event was waited for.

    def _wait_after(self, error: Exception) -> float | None:
        """Tell all listeners of an error, and say how long to wait before connecting again; None for not at all."""
        wait = None
        if self.reconnect and not self._delivering:
            lived = 0.0 if self._began is None else self._clock.now() - self._began
            wait = wait_to_reconnect(error, lived, self.reconnect_wait_sec)
        for listener in self._listeners():
            settle(listener.on_abort(error))
        return wait

    def _connect(self) -> None:
        """Connect, with all streams."""
        self._delivering, self._began = False, None
        socket = ready(self._connect_func(self._stop))
        with self._lock:
            self.connection = socket
            for subscription in self.subscriptions():
                socket.subscribe(subscription.source)
        self._began = self._clock.now()

    def _is_connected(self) -> bool:
        """Tell whether there is a connection."""
        return self.connection is not None

    def _receive(self) -> None:
        """Deliver the events of one connection."""
        try:
            if self.connection is None:
                self._connect()
            socket = self.connection
            while socket is not None and (found := socket.read()):
                for data in found:
                    message = socket.message(data)
                    self._delivering = True
                    for outcome in self._outcomes(message):
                        if outcome is not None:
                            settle(outcome)
                    self._delivering = False
                    if self._stop.is_set():
                        return
        finally:
            self._disconnect()

    def _disconnect(self) -> None:
        """Close the connection, if there is one."""
        with self._lock:
            gone, self.connection = self.connection, None
        if gone is not None:
            gone.close()

    def _outcomes(self, message: StreamEvent | MastodonError) -> Iterator[object]:
        """Call the methods that a message is for, and give their outcomes."""
        if isinstance(message, MastodonError):
            for listener in self._listeners():
                yield listener.on_websocket_error(message)
        elif message is HEARTBEAT:
            for listener in self._listeners():
                yield listener.handle_heartbeat()
        elif message.stream in self._subscriptions:
            yield from self._subscriptions[message.stream].delivery.of(message)
        elif self.listener is not None:
            yield from Delivery(self.listener, [message.stream] if message.stream else None).of(message)

    def _listeners(self) -> list[StreamListener]:
        """List all listeners, each once."""
        found = [self.listener, *(subscription.listener for subscription in self.subscriptions())]
        return list({id(listener): listener for listener in found if listener is not None}.values())
