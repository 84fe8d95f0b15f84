"""
Listeners: which method of a listener an event goes to. Waiting for what it returns is left to the client.

``StreamListener`` is the interface of Mastodon.py. Its methods may be ``async def`` for ``AsyncMastodon``; so each call
gives an outcome, and whoever delivers the event awaits it or not.
"""

from __future__ import annotations

from collections.abc import Awaitable, Coroutine
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar, cast

from mastodon.errors import MastodonIllegalArgumentError, MastodonMalformedEventError
from mastodon.protocol.events import BARE, ENTITIES, HEARTBEAT, IDS, StreamEvent, read_event
from mastodon.protocol.sse import Parser

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from mastodon.entities import Announcement, AttribAccessDict, Conversation, Notification, Status, StreamingReaction
    from mastodon.entities.base import Id

    T = TypeVar("T")
    Handler: TypeAlias = Callable[[T], object]
    Call: TypeAlias = Callable[[StreamEvent], object]

KNOWN = ENTITIES.keys() | IDS | BARE

NOT_EVENTS = frozenset({"on_abort", "on_any_event", "on_unknown_event", "on_websocket_error"})
"""Methods that an event of that name must not reach."""


class StreamListener:
    """
    What happens on a stream, as methods: override those that you need.

    With ``Mastodon`` they are plain methods; with ``AsyncMastodon`` each may be plain or ``async def``. A method that
    takes ``for_stream`` is told which stream an event comes from, in the server's words: ``["hashtag", "python"]``.
    An event of another name ``x.y`` goes to ``on_x_y(data)`` if there is such a method, else to ``on_unknown_event()``.

    https://docs.joinmastodon.org/methods/streaming/#events
    """

    def on_update(self, status: Status) -> object:
        """
        Handle a new status.

        Args:
            status: The status.
        """

    def on_delete(self, status_id: Id) -> object:
        """
        Handle that a status was deleted.

        Args:
            status_id: Its id; an ``int`` where the server sends digits.
        """

    def on_notification(self, notification: Notification) -> object:
        """
        Handle a notification.

        Args:
            notification: The notification.
        """

    def on_filters_changed(self) -> object:
        """Handle that the user's filters were changed; ask for them again."""

    def on_conversation(self, conversation: Conversation) -> object:
        """
        Handle a direct message.

        Args:
            conversation: The conversation that it belongs to.
        """

    def on_announcement(self, annoucement: Announcement) -> object:
        """
        Handle an announcement of the server's staff.

        Args:
            annoucement: The announcement.
        """

    def on_announcement_reaction(self, reaction: StreamingReaction) -> object:
        """
        Handle that somebody reacted to an announcement.

        Args:
            reaction: The reaction, its new count, and the id of the announcement.
        """

    def on_announcement_delete(self, annoucement_id: Id) -> object:
        """
        Handle that an announcement was deleted.

        Args:
            annoucement_id: Its id.
        """

    def on_status_update(self, status: Status) -> object:
        """
        Handle that a status was edited.

        Args:
            status: The status as it is now.
        """

    def on_encrypted_message(self, unclear: AttribAccessDict) -> object:
        """
        Handle an encrypted message. No server is known to send any.

        Args:
            unclear: What the server sent.
        """

    def on_notifications_merged(self) -> object:
        """Handle that notifications of accepted requests are now among the others; ask for them again."""

    def on_any_event(self, name: str, data: Any = None, for_stream: Any = None) -> object:
        """
        Handle any event, before the method for its kind does.

        Args:
            name: The server's name of the event.
            data: What came with it.
            for_stream: The stream it comes from.
        """

    def on_unknown_event(self, name: str, unknown_event: Any = None) -> object:
        """
        Handle an event that no other method is for.

        Args:
            name: The server's name of the event.
            unknown_event: What came with it: parsed JSON, or text that is none.
        """

    def on_websocket_error(self, error: Any, for_stream: Any = None) -> object:
        """
        Handle that the server refused a subscription on a WebSocket.

        Args:
            error: What it said.
            for_stream: The stream that was refused.
        """

    def on_abort(self, err: Exception) -> object:
        """
        Handle that the stream is interrupted, before the error is raised.

        Args:
            err: Why: the connection broke, the server was silent or sent nonsense, or another method of this listener
                raised it.
        """

    def handle_heartbeat(self) -> object:
        """Handle a sign of life: the server sends one every few seconds when nothing happens."""

    def handle_stream(self, response: Any) -> None:
        """
        Handle a whole stream that you have opened yourself; the methods must be plain ones.

        Args:
            response: The bytes of the stream in chunks, cut anywhere; or an answer of ``requests``.

        Raises:
            MastodonMalformedEventError: They are not events.
        """
        chunks: Iterable[bytes] = response.iter_content(chunk_size=1) if hasattr(response, "iter_content") else response
        parser, delivery = Parser(), Delivery(self)
        try:
            for chunk in chunks:
                for message in parser.feed(chunk):
                    for outcome in delivery.of(HEARTBEAT if message is None else read_event(*message)):
                        settle(outcome)
        except Exception as error:
            settle(self.on_abort(error))
            raise

    def handle_websocket_message(self, message: Mapping[str, Any]) -> None:
        """
        Handle one message of a WebSocket that you have opened yourself; the methods must be plain ones.

        Args:
            message: The message, parsed: ``event``, ``payload`` and ``stream``.

        Raises:
            MastodonMalformedEventError: It is not an event.
        """
        payload = message.get("payload")
        try:
            event = read_event(message.get("event") or "", None if payload is None else str(payload).encode())
            for outcome in Delivery(self, message.get("stream")).of(event):
                settle(outcome)
        except Exception as error:
            settle(self.on_abort(error))
            raise


class CallbackStreamListener(StreamListener):
    """
    A listener that is made of functions.

    Args:
        update_handler: Gets new statuses.
        local_update_handler: Gets new statuses of the server's own accounts, after ``update_handler``.
        delete_handler: Gets ids of deleted statuses.
        notification_handler: Gets notifications.
        conversation_handler: Gets conversations with a new direct message.
        unknown_event_handler: Gets name and data of events that no other function is for.
        status_update_handler: Gets edited statuses.
        filters_changed_handler: Is called when the user's filters were changed.
        announcement_handler: Gets announcements.
        announcement_reaction_handler: Gets reactions to announcements.
        announcement_delete_handler: Gets ids of deleted announcements.
        encryted_message_handler: Gets encrypted messages.
        notifications_merged_handler: Is called when notifications of accepted requests are among the others.
        stream_error_handler: Gets what the server said, and the stream, when it refuses a subscription on a WebSocket.
    """

    def __init__(
        self,
        update_handler: Handler[Status] | None = None,
        local_update_handler: Handler[Status] | None = None,
        delete_handler: Handler[Id] | None = None,
        notification_handler: Handler[Notification] | None = None,
        conversation_handler: Handler[Conversation] | None = None,
        unknown_event_handler: Callable[[str, Any], object] | None = None,
        status_update_handler: Handler[Status] | None = None,
        filters_changed_handler: Callable[[], object] | None = None,
        announcement_handler: Handler[Announcement] | None = None,
        announcement_reaction_handler: Handler[StreamingReaction] | None = None,
        announcement_delete_handler: Handler[Id] | None = None,
        encryted_message_handler: Handler[AttribAccessDict] | None = None,
        notifications_merged_handler: Callable[[], object] | None = None,
        stream_error_handler: Callable[[Any, Any], object] | None = None,
    ) -> None:
        """Remember the functions; they may be replaced later, as attributes of the same names."""
        self.update_handler = update_handler
        self.local_update_handler = local_update_handler
        self.delete_handler = delete_handler
        self.notification_handler = notification_handler
        self.conversation_handler = conversation_handler
        self.unknown_event_handler = unknown_event_handler
        self.status_update_handler = status_update_handler
        self.filters_changed_handler = filters_changed_handler
        self.announcement_handler = announcement_handler
        self.announcement_reaction_handler = announcement_reaction_handler
        self.announcement_delete_handler = announcement_delete_handler
        self.encryted_message_handler = encryted_message_handler
        self.notifications_merged_handler = notifications_merged_handler
        self.stream_error_handler = stream_error_handler

    def on_update(self, status: Status) -> object:
        """
        Give a new status to its functions, one after the other.

        Args:
            status: The status.
        """
        local = self.local_update_handler
        if local is not None and not _is_local(status):
            local = None
        first = _call(self.update_handler, status)
        if local is None:
            return first
        return _then(cast("Awaitable[object]", first), local, status) if isinstance(first, Awaitable) else local(status)

    def on_delete(self, deleted_id: Id) -> object:  # pyright: ignore[reportIncompatibleMethodOverride] # Mastodon.py's
        """
        Give the id of a deleted status to its function.

        Args:
            deleted_id: The id.
        """
        return _call(self.delete_handler, deleted_id)

    def on_notification(self, notification: Notification) -> object:
        """
        Give a notification to its function.

        Args:
            notification: The notification.
        """
        return _call(self.notification_handler, notification)

    def on_filters_changed(self) -> object:
        """Call the function for changed filters."""
        return _call(self.filters_changed_handler)

    def on_conversation(self, conversation: Conversation) -> object:
        """
        Give a conversation to its function.

        Args:
            conversation: The conversation.
        """
        return _call(self.conversation_handler, conversation)

    def on_announcement(self, annoucement: Announcement) -> object:
        """
        Give an announcement to its function.

        Args:
            annoucement: The announcement.
        """
        return _call(self.announcement_handler, annoucement)

    def on_announcement_reaction(self, reaction: StreamingReaction) -> object:
        """
        Give a reaction to its function.

        Args:
            reaction: The reaction.
        """
        return _call(self.announcement_reaction_handler, reaction)

    def on_announcement_delete(self, annoucement_id: Id) -> object:
        """
        Give the id of a deleted announcement to its function.

        Args:
            annoucement_id: The id.
        """
        return _call(self.announcement_delete_handler, annoucement_id)

    def on_status_update(self, status: Status) -> object:
        """
        Give an edited status to its function.

        Args:
            status: The status.
        """
        return _call(self.status_update_handler, status)

    def on_encrypted_message(self, unclear: AttribAccessDict) -> object:
        """
        Give an encrypted message to its function.

        Args:
            unclear: What the server sent.
        """
        return _call(self.encryted_message_handler, unclear)

    def on_notifications_merged(self) -> object:
        """Call the function for merged notifications."""
        return _call(self.notifications_merged_handler)

    def on_unknown_event(self, name: str, unknown_event: Any = None) -> object:
        """
        Give an event that no other function is for to its function.

        Args:
            name: The server's name of the event.
            unknown_event: What came with it.
        """
        return _call(self.unknown_event_handler, name, unknown_event)

    def on_websocket_error(self, error: Any, for_stream: Any = None) -> object:
        """
        Give the refusal of a subscription to its function.

        Args:
            error: What the server said.
            for_stream: The stream that was refused.
        """
        return _call(self.stream_error_handler, error, for_stream)


class Delivery:
    """
    Brings events to the methods of a listener, which are looked up once for each kind of event.

    Args:
        listener: The listener.
        stream: What to tell methods that take ``for_stream``.
    """

    def __init__(self, listener: StreamListener, stream: Sequence[str] | None = None) -> None:
        self._listener = listener
        self._stream = stream
        self._calls: dict[str, tuple[Call, ...]] = {}

    def of(self, event: StreamEvent) -> Iterator[object]:
        """
        Call the methods for an event, each when the outcome of the one before was taken, and give their outcomes.

        Args:
            event: The event.
        """
        if event is HEARTBEAT:
            yield self._listener.handle_heartbeat()
            return
        calls = self._calls.get(event.kind)
        if calls is None:
            calls = tuple(self._methods(event.kind))
            if event.kind in KNOWN:  # Else a server could make us remember any number of names.
                self._calls[event.kind] = calls
        for call in calls:
            yield call(event)

    def _methods(self, kind: str) -> Iterator[Call]:
        """Find the methods for a kind of event."""
        listener = self._listener
        anything = listener.on_any_event
        if getattr(anything, "__func__", None) is not StreamListener.on_any_event:
            more = self._for_stream(anything)
            yield lambda event: anything(event.kind, event.data, **more)
        name = f"on_{kind.replace('.', '_')}"
        method: Callable[..., object] | None = None if name in NOT_EVENTS else getattr(listener, name, None)
        if method is None:
            unknown: Callable[..., object] = listener.on_unknown_event
            extra = self._for_stream(unknown)
            yield lambda event: unknown(event.kind, event.data, **extra)
        else:
            extra = self._for_stream(method)
            yield (lambda _: method(**extra)) if kind in BARE else (lambda event: method(event.data, **extra))

    def _for_stream(self, method: Callable[..., object]) -> dict[str, Any]:
        """Give the stream as an argument, if a method takes it."""
        from inspect import signature

        try:
            takes = "for_stream" in signature(method).parameters
        except (TypeError, ValueError):  # Functions written in C may have no signature.
            takes = False
        return {"for_stream": self._stream} if takes else {}


def settle(outcome: object) -> None:
    """
    Refuse an outcome that would have to be awaited.

    Args:
        outcome: What a method of a listener returned.

    Raises:
        MastodonIllegalArgumentError: It is a coroutine or the like.
    """
    if isinstance(outcome, Awaitable):
        if isinstance(outcome, Coroutine):
            outcome.close()
        raise MastodonIllegalArgumentError("methods and functions that are 'async def' need AsyncMastodon")


def check_listener(listener: object) -> None:
    """
    Refuse what is no listener.

    Args:
        listener: What was given.

    Raises:
        MastodonIllegalArgumentError: It is none.
    """
    if not isinstance(listener, StreamListener):
        raise MastodonIllegalArgumentError(
            f"listener must be an object of a class made of StreamListener, not {listener!r}"
        )


WORDS = ("stop", "skip", "retry")
"""What can be done when a handler raises."""


def check_handling(handler: object, on_error: object) -> None:
    """
    Refuse what cannot handle events, or errors.

    Args:
        handler: The handler.
        on_error: What to do when it raises.

    Raises:
        MastodonIllegalArgumentError: It is one of these.
    """
    if not isinstance(handler, StreamListener) and (not callable(handler) or isinstance(handler, type)):
        raise MastodonIllegalArgumentError(f"handler must be a function or a StreamListener, not {handler!r}")
    if not callable(on_error):
        check_word(on_error)


def check_word(word: object) -> object:
    """
    Give back what to do when a handler raises.

    Args:
        word: The word for it.

    Raises:
        MastodonIllegalArgumentError: There is no such word.
    """
    if word not in WORDS:
        raise MastodonIllegalArgumentError(
            f"on_error must be 'stop', 'skip', 'retry' or a function that gives one of these, not {word!r}"
        )
    return word


def _call(handler: Callable[..., object] | None, *args: Any) -> object:
    """Call a function, if there is one."""
    return None if handler is None else handler(*args)


async def _then(first: Awaitable[object], handler: Handler[Status], status: Status) -> None:
    """Wait for one function, then call another."""
    await first
    last = handler(status)
    if isinstance(last, Awaitable):
        await cast("Awaitable[object]", last)


def _is_local(status: Status) -> bool:
    """Tell whether a status is by an account of the server itself."""
    account: Any = status.get("account")
    acct: Any = cast("dict[str, Any]", account).get("acct") if isinstance(account, dict) else None
    if not isinstance(acct, str):
        raise MastodonMalformedEventError(f"the stream sent a status without an account: id {status.get('id')!r}")
    return "@" not in acct
