"""
Events: what a stream tells, from name and data to typed values. https://docs.joinmastodon.org/methods/streaming/#events

Both kinds of connection bring the same two things: over server-sent events as two fields, over WebSocket as two keys.
Names that we do not know are no error: a newer server must not end a program.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from mastodon import _json
from mastodon.entities import Announcement, Conversation, Notification, Status, StreamingReaction
from mastodon.entities.base import AttribAccessDict, anything, decode, to_id
from mastodon.errors import MastodonMalformedEventError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Generator, Mapping

    from mastodon.entities.base import Id

ENTITIES: Mapping[str, type[AttribAccessDict]] = {
    "update": Status,
    "status.update": Status,
    "notification": Notification,
    "conversation": Conversation,
    "announcement": Announcement,
    "announcement.reaction": StreamingReaction,
    "encrypted_message": AttribAccessDict,
}
"""Events that bring an entity."""

IDS = frozenset({"delete", "announcement.delete"})
"""Events that bring the id of what is gone."""

BARE = frozenset({"filters_changed", "notifications_merged"})
"""Events that bring nothing: what they are about has to be asked for."""


class _Nothing:
    """What there is to wait for where nothing has to be done."""

    def __await__(self) -> Generator[None, None, None]:
        """Be over at once."""
        yield from ()


class _Told(NamedTuple):
    """What is known of an event."""

    kind: str
    """
    What happened: ``update`` (a new status), ``status.update`` (an edit), ``delete``, ``notification``,
    ``conversation``, ``filters_changed``, ``notifications_merged``, ``announcement``, ``announcement.reaction``,
    ``announcement.delete``, or what a newer server calls it.
    """

    data: Any
    """What came with it: an entity, an id, None, or what a newer server sends."""

    stream: str = ""
    """The stream it came from, as it was asked for: ``user``, ``hashtag:python`` …"""

    recovered: bool = False
    """Whether it was missed on the stream, because there was no connection, and asked for afterwards."""

    redelivered: bool = False
    """Whether it may have been handled before: the program ended while it was."""


class StreamEvent(_Told):
    """One event of a stream."""

    _acknowledge: Callable[[StreamEvent], Awaitable[None] | None] | None = None

    def ack(self) -> Awaitable[None] | None:
        """
        Say that the event is handled, before the handler returns or the next event is asked for.

        With ``resume``, it will not come again from here on. With ``AsyncMastodon``, it is to be awaited.
        """
        return _Nothing() if self._acknowledge is None else self._acknowledge(self)

    def __getstate__(self) -> None:
        """Leave the stream behind where the event is copied or pickled."""

    @property
    def status(self) -> Status | None:
        """The status that is new or was edited; None for other kinds of events."""
        return self.data if isinstance(self.data, Status) else None

    @property
    def notification(self) -> Notification | None:
        """The notification; None for other kinds of events."""
        return self.data if isinstance(self.data, Notification) else None

    @property
    def conversation(self) -> Conversation | None:
        """The conversation with something new in it; None for other kinds of events."""
        return self.data if isinstance(self.data, Conversation) else None

    @property
    def announcement(self) -> Announcement | None:
        """The announcement that is new or was edited; None for other kinds of events."""
        return self.data if isinstance(self.data, Announcement) else None

    @property
    def reaction(self) -> StreamingReaction | None:
        """The new count of a reaction to an announcement; None for other kinds of events."""
        return self.data if isinstance(self.data, StreamingReaction) else None

    @property
    def id(self) -> Id | None:
        """The id of what the event is about, be it new, edited or deleted; None where it has none."""
        found: Id | None = None
        if self.kind in IDS:
            found = self.data
        elif isinstance(self.data, AttribAccessDict):
            found = self.data.get("id")
        return found


HEARTBEAT = StreamEvent("heartbeat", None)
"""Nothing happened, and the connection is alive. Compare with ``is``: a server could send an event of this name."""


def read_event(name: str, data: bytes | None, stream: str = "") -> StreamEvent:
    """
    Make the event of what a connection brought.

    Args:
        name: The name of the event; empty if there was none.
        data: Its data, if there was any.
        stream: The stream it came from.

    Raises:
        MastodonMalformedEventError: The data is not what an event of this name brings.
    """
    entity = ENTITIES.get(name)
    if entity is not None:
        if data is None:
            raise MastodonMalformedEventError(f"the stream sent an event {name!r} without data")
        try:
            raw = _json.loads(data, strict=True)
        except ValueError as error:
            raise MastodonMalformedEventError(
                f"the stream sent an event {name!r} whose data is not JSON ({error}): {_excerpt(data)}"
            ) from error
        if type(raw) is not dict:
            raise MastodonMalformedEventError(
                f"the stream sent an event {name!r} whose data is not an object: {_excerpt(data)}"
            )
        return StreamEvent(name, decode(entity, raw), stream)
    if name in IDS:
        # Mastodon sends the bare id, others quote it.
        gone = to_id((data or b"").decode("utf-8", "replace").strip().strip('"'))
        if gone == "":
            raise MastodonMalformedEventError(f"the stream sent an event {name!r} without an id")
        return StreamEvent(name, gone, stream)
    if not name:
        raise MastodonMalformedEventError(f"the stream sent an event without a name: {_excerpt(data or b'')}")
    return StreamEvent(name, None if name in BARE else _anything(data), stream)


def _anything(data: bytes | None) -> Any:
    """Read data that we know nothing of: JSON, or text as it came."""
    if data is None:
        return None
    try:
        return anything(_json.loads(data))
    except ValueError:
        return data.decode("utf-8", "replace")


def _excerpt(data: bytes) -> str:
    """Quote the beginning of data."""
    return repr(data[:100].decode("utf-8", "replace"))


def time_of_event(event: StreamEvent) -> float | None:
    """
    Tell when what an event brings was made, in seconds since 1970; None if it does not say.

    Args:
        event: The event.
    """
    data = event.data
    if isinstance(data, Conversation):
        data = data.last_status
    made = data.get("created_at") if isinstance(data, AttribAccessDict) else None
    return made.timestamp() if isinstance(made, datetime) else None
