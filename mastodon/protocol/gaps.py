"""
Gaps: what a stream has told, what it may have missed, and where to ask for that.

The idea. Servers resume nothing; what was missed is asked for from timelines, which know no "since I was here" but
only ids. Ids grow, but not strictly in the order of arrival: a status that another server delivers late bears an early
id. So for each timeline behind a stream a *floor* is kept, up to which nothing is asked for, and the ids *lately* told,
in the order of their telling. An id that is forgotten lifts the floor. Asking begins ``OVERLAP`` events back; whatever
is among the ids lately told is left out. Thus ids that come twice, or in another order, make no difference; an event
that is overtaken by no more than ``OVERLAP`` others is found when the connection breaks before it comes.

One page, the newest, is asked for first, a short one where nothing was told yet. It tells where the gap ends; and as a
rule it reaches back to its beginning, so that it is all. Otherwise pages are asked for from the beginning on, until the
end. All this is done before there is a connection, and again when there is one, for what happened in between: that is
little, and may come live as well, so all its ids are known until the connection is read.

What is *told* is new to the handler; what is *handled* is kept across restarts. Both are a ``Past``.
"""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from mastodon import _json
from mastodon.entities import Conversation, Notification, Page, Status
from mastodon.entities.base import AttribAccessDict
from mastodon.errors import MastodonIllegalArgumentError, MastodonMalformedEventError
from mastodon.protocol.events import StreamEvent, read_event
from mastodon.protocol.ids import id_of, snowflake, time_of, with_offset
from mastodon.protocol.request import Request, request

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from mastodon.entities.base import Id
    from mastodon.protocol.streams import Stream

LATELY = 256
"""How many ids of each timeline are known, so that they are not told again."""

OVERLAP = 20
"""How many events back asking begins, and how many statuses are looked at again; one call asks for as many."""

FEW = 5
"""How many things are asked for where the newest is wanted, or little can be new: decoding takes memory."""

ANYTHING = 0
"""The floor of a timeline in which nothing is yet: all that will come is above it."""

GONE = "gone"
"""What is kept of a status that was deleted, in the place of the time of its last edit."""


STATUSES, NOTIFICATIONS, CONVERSATIONS = Page[Status], Page[Notification], Page[Conversation]


class Timeline(NamedTuple):
    """Where to ask for one kind of events of a stream."""

    kind: str
    """The kind of events that it makes up for."""

    path: str
    """Where it is."""

    result: type[Page[Any]]
    """What it gives."""

    params: Mapping[str, Any]
    """What has to be told besides."""

    def newest(self, limit: int = 40) -> Request[Page[Any]]:
        """
        Ask for the newest page.

        Args:
            limit: How many things it is to have.
        """
        return request("GET", self.path, self.result, **self.params, limit=limit)

    def above(self, id: Id) -> Request[Page[Any]]:
        """
        Ask for the page right above an id.

        Args:
            id: The id.
        """
        return request("GET", self.path, self.result, **self.params, limit=40, min_id=id)

    def below(self, id: Id) -> Request[Page[Any]]:
        """
        Ask for the page right below an id.

        Args:
            id: The id.
        """
        return request("GET", self.path, self.result, **self.params, limit=40, max_id=id)


def timelines_of(stream: Stream) -> list[Timeline]:
    """
    List the timelines behind a stream.

    Args:
        stream: The stream.
    """
    kind, _, scope = stream.kind.partition(":")
    notifications = Timeline("notification", "/api/v1/notifications", NOTIFICATIONS, {})
    if kind == "user":
        home = Timeline("update", "/api/v1/timelines/home", STATUSES, {})
        return [notifications] if scope else [home, notifications]
    if kind == "direct":
        return [Timeline("conversation", "/api/v1/conversations", CONVERSATIONS, {})]
    params: dict[str, Any] = {}
    for word in scope.split(":") if scope else ():
        params["only_media" if word == "media" else word] = True
    path = "/api/v1/timelines/public"
    if stream.argument is not None:
        path = f"/api/v1/timelines/{'tag/{tag}' if kind == 'hashtag' else 'list/{tag}'}"
        params["tag"] = stream.argument
    return [Timeline("update", path, STATUSES, params)]


def order(id: Id) -> tuple[int, str]:
    """
    Give what ids are compared by: numbers by size, others, which are all of one length, by letters.

    Args:
        id: The id.
    """
    text = str(id)
    return len(text), text


def place(kind: str, data: Any) -> Id | None:
    """
    Give the id that a thing has in its timeline; None if it has none. A conversation is where its last status is.

    Args:
        kind: The kind of the event that brings it.
        data: The thing.
    """
    if kind == "conversation":
        data = cast("Mapping[str, Any]", data).get("last_status") if isinstance(data, AttribAccessDict) else None
    found = data.get("id") if isinstance(data, AttribAccessDict) else None
    return found if isinstance(found, (int, str)) and found != "" else None


class Track:
    """
    What was told of one timeline.

    Args:
        timeline: The timeline.
        most: How many ids to remember.
    """

    __slots__ = ("_most", "floor", "lately", "timeline")

    def __init__(self, timeline: Timeline, most: int = LATELY) -> None:
        """Know nothing, not even the floor."""
        self.timeline = timeline
        self._most = most
        self.floor: Id | None = None
        self.lately: dict[Id, str | None] = {}
        """When each status was last edited; None for never, and for what is no status."""

    def add(self, id: Id, edited: str | None, *, holding: bool) -> None:
        """
        Remember an id, and forget those that were told first.

        Args:
            id: The id.
            edited: When its status was last edited.
            holding: Whether to forget nothing yet.
        """
        self.lately[id] = edited
        while len(self.lately) > self._most and not holding:
            first = next(iter(self.lately))
            del self.lately[first]
            if self.floor is None or order(first) > order(self.floor):
                self.floor = first

    def start(self) -> Id | None:
        """Tell above which id to ask; None if nothing is known yet."""
        older = list(self.lately)[:-OVERLAP]
        if self.floor is not None:
            older.append(self.floor)
        return max(older, key=order, default=None)

    def know(self, page: Iterable[Any]) -> None:
        """
        Count a page as told: only what is above it is new, and what comes late to it.

        Args:
            page: The page.
        """
        things = sorted(placed(self.timeline, page), key=lambda pair: order(pair[0]))
        self.floor = things[0][0] if things else ANYTHING
        for where, thing in things:
            self.add(where, _edited(thing), holding=False)

    def last(self) -> list[Id]:
        """List the ids that were told last."""
        return list(self.lately)[-OVERLAP:]


class Past:
    """
    What a stream has told.

    Args:
        stream: The stream.
    """

    __slots__ = ("holding", "most", "seen", "stream", "tracks")

    def __init__(self, stream: Stream) -> None:
        """Know nothing."""
        self.stream = stream.name
        self.tracks = {timeline.kind: Track(timeline) for timeline in timelines_of(stream)}
        self.seen: dict[str, None] = {}
        self.most = LATELY
        """How many edits and deletions of other statuses to remember."""
        self.holding = False
        """Whether to forget nothing yet: what is told now may come live, too."""

    def fresh(self) -> Past:
        """Give a past of the same stream in which nothing was told, and which remembers no more than is kept."""
        made = copy(self)
        made.tracks = {kind: Track(track.timeline, OVERLAP) for kind, track in self.tracks.items()}
        made.seen = {}
        made.most = OVERLAP
        return made

    def is_new(self, event: StreamEvent) -> bool:
        """
        Tell whether an event was not told yet, and remember it.

        Events that have nothing to know them by are always new.

        Args:
            event: The event.
        """
        kind, data = event.kind, event.data
        track = self.tracks.get(kind)
        if track is not None:
            where = place(kind, data)
            if where is not None and where in track.lately:
                return False
            if where is not None:
                track.add(where, _edited(data), holding=self.holding)
            return True
        if kind == "status.update":
            return self._is_new_edit(place(kind, data), _edited(data))
        if kind == "delete":
            return self._is_new_end(data)
        return True

    def _is_new_edit(self, id: Id | None, edited: str | None) -> bool:
        """Tell whether an edit was not told yet, and is newer than what was."""
        if id is None or edited is None:
            return True
        track = self.tracks.get("update")
        if track is not None and id in track.lately:
            known = track.lately[id]
            if known is not None and (known == GONE or edited <= known):
                return False
            track.lately[id] = edited
            return True
        return self._is_first(f"{id} {edited}")

    def _is_new_end(self, id: Id) -> bool:
        """Tell whether the end of a status was not told yet."""
        track = self.tracks.get("update")
        if track is not None and id in track.lately:
            known, track.lately[id] = track.lately[id], GONE
            return known != GONE
        return self._is_first(str(id))

    def _is_first(self, what: str) -> bool:
        """Tell whether something is not known, and remember it; what was known first is forgotten."""
        if what in self.seen:
            return False
        self.seen[what] = None
        if len(self.seen) > self.most:
            del self.seen[next(iter(self.seen))]
        return True

    # --- what to look at again ---

    def recent(self) -> dict[Id, str | None]:
        """Give the statuses told last that were there then, and when each was last edited."""
        track = self.tracks.get("update")
        return {} if track is None else {one: track.lately[one] for one in track.last() if track.lately[one] != GONE}

    def changes(self, recent: Mapping[Id, str | None], found: Iterable[Any]) -> Iterator[StreamEvent]:
        """
        Give what happened to statuses meanwhile: edits and deletions.

        Args:
            recent: The statuses that were asked for, as ``recent()`` gave them.
            found: Those that the server has.
        """
        there = {place("update", status): status for status in found}
        for asked, known in recent.items():
            status = there.get(asked)
            if status is None:
                yield StreamEvent("delete", asked, self.stream, recovered=True)
            elif (edited := _edited(status)) is not None and edited > (known or ""):
                yield StreamEvent("status.update", status, self.stream, recovered=True)

    def edits(self, track: Track, page: Iterable[Any]) -> Iterator[StreamEvent]:
        """
        Give the edits that a page shows of statuses that were told; some may be known.

        Args:
            track: What was told of the timeline.
            page: The page.
        """
        for where, thing in placed(track.timeline, page):
            if where in track.lately and _edited(thing) is not None:
                yield StreamEvent("status.update", thing, self.stream)

    # --- where to begin ---

    def begin(self, since: Any) -> datetime | None:
        """
        Begin at an id or a time.

        Args:
            since: A status, or a notification for ``user:notification``, or its id, or a time.

        Returns:
            The time to look for in the notifications, whose ids do not contain it; None if there is none to look for.

        Raises:
            MastodonIllegalArgumentError: It is neither, or an id that says nothing of notifications.
        """
        from datetime import datetime

        if isinstance(since, datetime):
            time: datetime | None = with_offset(since, "since")
            floor: Id = snowflake(with_offset(since, "since"))
        else:
            floor = id_of(since, "since")
            time = time_of(floor)
            if len(self.tracks) == 1:
                next(iter(self.tracks.values())).floor = floor
                return None
            if time is None:
                raise MastodonIllegalArgumentError(
                    f"since={floor!r} does not say where the notifications of the stream 'user' begin, "
                    f"for this id does not contain a time; give a datetime"
                )
        for kind, track in self.tracks.items():
            if kind != "notification":
                track.floor = floor
        return time if "notification" in self.tracks else None

    # --- what is kept ---

    def kept(self) -> dict[str, Any]:
        """Give what has to be kept across restarts, as plain data."""
        return {
            kind: [track.start(), [[told, track.lately[told]] for told in track.last()]]
            for kind, track in self.tracks.items()
        }

    def take(self, kept: Any) -> None:
        """
        Take what was kept.

        Args:
            kept: What ``kept()`` gave.

        Raises:
            ValueError: It is something else.
        """
        if not isinstance(kept, dict):
            raise ValueError(f"an object was expected, not {type(kept).__name__}")  # noqa: TRY004 - damage, not a bug
        for kind, what in cast("dict[str, Any]", kept).items():
            if kind in self.tracks:
                floor, lately = what
                self.tracks[kind].floor = floor if floor is None else _id(floor)
                self.tracks[kind].lately = {
                    _id(told): edited if edited is None else str(edited) for told, edited in lately
                }


def _id(value: Any) -> Id:
    """Refuse what is no id."""
    if isinstance(value, bool) or not isinstance(value, (int, str)):
        raise ValueError(f"an id was expected, not {value!r}")  # noqa: TRY004 - damage, not a bug
    return value


def _edited(data: Any) -> str | None:
    """Tell when a status was last edited, as text that can be compared; None if never."""
    edited = data.get("edited_at") if isinstance(data, AttribAccessDict) else None
    return None if edited is None else str(edited)


class Fill:
    """
    Goes through what a timeline has above the start, oldest first.

    Args:
        track: What was told of the timeline; ``start()`` must be known.
        stream: The name of the stream.
        newest: The newest page.
    """

    __slots__ = ("_above", "_newest", "_start", "_stream", "_timeline", "_whole")

    def __init__(self, track: Track, stream: str, newest: Sequence[Any]) -> None:
        start = track.start()
        self._timeline = track.timeline
        self._stream = stream
        self._start: Id = ANYTHING if start is None else start
        self._newest = self._sorted(newest)
        # A page that reaches back to the start is all; one that does not may have left something out.
        self._whole = not self._newest or any(
            order(where) <= order(self._start) for where, _ in placed(track.timeline, newest)
        )
        self._above: Id = self._start

    def request(self) -> Request[Page[Any]] | None:
        """Give what to ask for next; None if the newest page is all that is left."""
        return None if self._whole else self._timeline.above(self._above)

    def feed(self, page: Sequence[Any]) -> list[StreamEvent]:
        """
        Give the events of a page that was asked for.

        Args:
            page: The page.
        """
        things = [thing for thing in self._sorted(page) if order(thing[0]) > order(self._above)]
        if things:
            self._above = things[-1][0]
        self._whole = not things or order(self._above) >= order(self._newest[-1][0])
        return self._events(things)

    def rest(self) -> list[StreamEvent]:
        """Give the events of the newest page, when nothing is left to ask for; some may have been given already."""
        return self._events(self._newest)

    def _sorted(self, page: Sequence[Any]) -> list[tuple[Id, Any]]:
        """Give what is above the start, with its id, the oldest first."""
        found = [one for one in placed(self._timeline, page) if order(one[0]) > order(self._start)]
        return sorted(found, key=lambda pair: order(pair[0]))

    def _events(self, things: Iterable[tuple[Id, Any]]) -> list[StreamEvent]:
        """Make events."""
        return [StreamEvent(self._timeline.kind, thing, self._stream, recovered=True) for _, thing in things]


def page_of(asked: Request[Any], answer: object) -> Sequence[Any]:
    """
    Give the page that was asked for.

    Args:
        asked: What was asked.
        answer: What came.

    Raises:
        MastodonMalformedEventError: It is none. Another time it may be one.
    """
    if not isinstance(answer, list):
        raise MastodonMalformedEventError(f"{asked.path} answered something else than a list: {str(answer)[:100]!r}")
    return cast("Sequence[Any]", answer)


def placed(timeline: Timeline, page: Iterable[Any]) -> Iterator[tuple[Id, Any]]:
    """
    Give the things of a page that have a place in their timeline, with it.

    Args:
        timeline: The timeline.
        page: The page.
    """
    for thing in page:
        where = place(timeline.kind, thing)
        if where is not None:
            yield where, thing


def last_before(timeline: Timeline, page: Iterable[Any], time: datetime | None) -> Id | None:
    """
    Give the newest id of a page, or the newest of those before a time; None if there is none.

    Args:
        timeline: The timeline.
        page: The page.
        time: The time; None for any.
    """
    ids = [where for where, thing in placed(timeline, page) if time is None or _is_before(thing, time)]
    return max(ids, key=order, default=None)


def _is_before(thing: Any, time: datetime) -> bool:
    """Tell whether a thing was made before a time; what does not say counts as old."""
    made = thing.get("created_at")
    return made < time if isinstance(made, type(time)) else True


def lowest(timeline: Timeline, page: Iterable[Any]) -> Id:
    """
    Give the lowest id of a page, below which to ask on.

    Args:
        timeline: The timeline.
        page: The page.
    """
    return min((where for where, _ in placed(timeline, page)), key=order, default=ANYTHING)


# --- what is written down ---


def write_cursor(past: Past, flight: StreamEvent | None) -> str:
    """
    Write down where a stream is.

    Args:
        past: What was handled.
        flight: The event that is being handled.
    """
    event = None if flight is None else [flight.kind, flight.data]
    kept = {"version": 1, "past": past.kept()}
    try:
        return _json.dumps({**kept, "flight": event})
    except _json.TooDeepError:  # No server sends that in earnest: the event does not come again, all others do.
        return _json.dumps({**kept, "flight": None})


def read_cursor(text: str, past: Past) -> StreamEvent | None:
    """
    Read where a stream was.

    Args:
        text: What ``write_cursor()`` gave.
        past: Gets what was handled.

    Returns:
        The event that was being handled when it was written.

    Raises:
        ValueError: It is something else.
    """
    found: Any = _json.loads(text.encode())
    kept = cast("dict[str, Any]", found) if isinstance(found, dict) else {}
    if kept.get("version") != 1:
        raise ValueError("it is none of this version")
    try:
        past.take(kept["past"])
        flight: Any = kept["flight"]
        if flight is None:
            return None
        kind, data = flight
        event = read_event(str(kind), None if data is None else _json.dumps(data).encode(), past.stream)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"something is missing ({error})") from error
    return StreamEvent(*event[:3], redelivered=True)
