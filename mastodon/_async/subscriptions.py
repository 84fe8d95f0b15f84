"""A WebSocket that runs beside the caller, and to which streams are added, each with its own listener."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Self

from mastodon._async.handles import AsyncStreamHandle
from mastodon._async.streaming import GRACE
from mastodon.debugging import log_end
from mastodon.errors import MastodonError, MastodonIllegalArgumentError
from mastodon.protocol.events import HEARTBEAT, StreamEvent
from mastodon.protocol.listening import Delivery, check_listener
from mastodon.protocol.streams import wait_to_reconnect
from mastodon.protocol.websocket import asked_stream
from mastodon.seam.streams import AsyncStop
from mastodon.seam.tasks import AsyncWorker
from mastodon.seam.values import aready, asettle
from mastodon.seam.waiting import AsyncLock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from mastodon._async.websocket import AsyncWebSocket
    from mastodon.protocol.listening import StreamListener
    from mastodon.protocol.streams import Stream
    from mastodon.seam.values import Soon
    from mastodon.seam.waiting import AsyncClock


class AsyncWebSocketSubscription:
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
        websocket: AsyncWebSocketStreamHandle,
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

    async def close(self) -> None:
        """End the stream; the WebSocket stays open."""
        if self.active:
            await self.websocket.unsubscribe(self.stream, **self.params)

    def is_alive(self) -> bool:
        """Tell whether the stream goes on, connected or not."""
        return self.active and self.websocket.is_alive()

    def is_receiving(self) -> bool:
        """Tell whether it is connected and events can come."""
        return self.active and self.websocket.is_receiving()


class AsyncWebSocketStreamHandle(AsyncStreamHandle):
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

    _subscription: ClassVar[type[AsyncWebSocketSubscription]] = AsyncWebSocketSubscription

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
        connect_func: Callable[[AsyncStop], Soon[AsyncWebSocket]],
        clock: AsyncClock,
    ) -> None:
        self.url = url
        self.user_agent = user_agent
        self.listener = listener
        self.timeout = timeout
        self.reconnect = reconnect
        self.reconnect_wait_sec = reconnect_wait_sec
        self.connection: AsyncWebSocket | None = None
        self._connect_func = connect_func
        self._clock = clock
        self._stop = AsyncStop()
        self._lock = AsyncLock()
        self._subscriptions: dict[str, AsyncWebSocketSubscription] = {}
        self._delivering = False
        self._began: float | None = None

    async def subscribe(
        self, stream: str, listener: StreamListener | None = None, **params: Any
    ) -> AsyncWebSocketSubscription:
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
        async with self._lock:
            if self.closed:
                raise MastodonIllegalArgumentError("the WebSocket is closed; open another with stream_open_websocket()")
            if name in self._subscriptions:
                raise MastodonIllegalArgumentError(f"the WebSocket has the stream {name!r} already")
            self._subscriptions[name] = subscription
            await self._begin(subscription)
        await self._added(subscription)
        return subscription

    async def unsubscribe(self, stream: str, **params: Any) -> Self:
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
        async with self._lock:
            subscription = self._subscriptions.pop(source.name, None)
            if subscription is None:
                raise MastodonIllegalArgumentError(f"the WebSocket does not have the stream {source.name!r}")
            subscription.active = False
            await self._end(subscription)
        return self

    async def _begin(self, subscription: AsyncWebSocketSubscription) -> None:
        """Ask for the events of a stream that was added."""
        if self.connection is not None:
            await self.connection.subscribe(subscription.source)

    async def _added(self, subscription: AsyncWebSocketSubscription) -> None:
        """Do for a stream that was added what others need not wait for."""

    async def _end(self, subscription: AsyncWebSocketSubscription) -> None:
        """Ask for no more events of a stream that was taken off."""
        if self.connection is not None:
            await self.connection.unsubscribe(subscription.source)

    def subscriptions(self) -> list[AsyncWebSocketSubscription]:
        """List the streams."""
        return list(self._subscriptions.values())

    async def close(self) -> None:
        """End all streams for good. A handler that is at work gets a second to finish; no other is called."""
        self.closed = True
        self._stop.set()
        if self._task is not None and not self._task.is_current():
            await self._task.join(GRACE)

    async def start(self) -> Self:
        """
        Connect, then deliver events beside the caller.

        Raises:
            MastodonError: There is no connection, and connecting again was not wanted or would not help.
        """
        wait: float | None = None
        try:
            await self._connect()
        except Exception as error:
            wait = await self._wait_after(error)
            if wait is None:
                raise
        self.running = True
        self._task = AsyncWorker(partial(self._run, wait), "WebSocket of streams")
        return self

    async def _run(self, wait: float | None) -> None:
        """Wait, deliver events until it is closed, and keep the error that ends it."""
        try:
            if wait:
                await self._clock.sleep(wait, self._stop)
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
        except Exception as error:  # noqa: BLE001 - join() raises it
            self._error = error
            log_end(", ".join(self._subscriptions) or "without a stream", error)
        finally:
            self.running = False
            await self._disconnect()  # It may have been closed before the first event was waited for.

    async def _wait_after(self, error: Exception) -> float | None:
        """Tell all listeners of an error, and say how long to wait before connecting again; None for not at all."""
        wait = None
        if self.reconnect and not self._delivering:
            lived = 0.0 if self._began is None else self._clock.now() - self._began
            wait = wait_to_reconnect(error, lived, self.reconnect_wait_sec)
        for listener in self._listeners():
            await asettle(listener.on_abort(error))
        return wait

    async def _connect(self) -> None:
        """Connect, with all streams."""
        self._delivering, self._began = False, None
        socket = await aready(self._connect_func(self._stop))
        async with self._lock:
            self.connection = socket
            for subscription in self.subscriptions():
                await socket.subscribe(subscription.source)
        self._began = self._clock.now()

    def _is_connected(self) -> bool:
        """Tell whether there is a connection."""
        return self.connection is not None

    async def _receive(self) -> None:
        """Deliver the events of one connection."""
        try:
            if self.connection is None:
                await self._connect()
            socket = self.connection
            while socket is not None and (found := await socket.read()):
                for data in found:
                    message = socket.message(data)
                    self._delivering = True
                    for outcome in self._outcomes(message):
                        if outcome is not None:
                            await asettle(outcome)
                    self._delivering = False
                    if self._stop.is_set():
                        return
        finally:
            await self._disconnect()

    async def _disconnect(self) -> None:
        """Close the connection, if there is one."""
        async with self._lock:
            gone, self.connection = self.connection, None
        if gone is not None:
            await gone.aclose()

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
