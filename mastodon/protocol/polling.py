"""
Polling: asking for what is new again and again, where a server does not stream.

The idea. A poll is a gap that is filled: the newest page of each timeline tells what is new since the last one, as
``gaps`` has it. The page also shows edits. What was told lately and is on no page any more may be deleted, or only out
of sight (an account that is no longer followed), so it is asked for by its id, once.

When to ask. After ``SHORTEST`` seconds if the last poll brought anything, for what happens comes in bursts: a status is
answered, an answer is answered. If it brought nothing, the wait grows by half, up to ``LONGEST``: that is six polls
in the first two and a half minutes of silence, then one a minute, sixty an hour of the 3,600 that Mastodon allows. If
it were doubled, it would be a minute when the first answers come. Nobody notices five seconds; more than a minute would
be late to answer a question.

And never more than ``SHARE`` of what the server allows: not of the whole window, which leaves the other half to the
program even if its streams are busy; and not of what is left of it, which lets streams step back when the program, or
another that has the same token, is busy. All streams of a client are counted together: with twenty, each waits longer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mastodon.entities import Status
from mastodon.protocol.events import StreamEvent
from mastodon.protocol.gaps import Fill, Past, placed
from mastodon.protocol.request import Request, request

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from mastodon.entities import Id
    from mastodon.protocol.gaps import Track
    from mastodon.protocol.pacing import Ask, Window
    from mastodon.protocol.streams import Stream

SHORTEST = 5.0
"""How many seconds after a poll that brought something comes the next."""

LONGEST = 60.0
"""How many seconds are between polls when nothing has come for long."""

GROWTH = 1.5
"""How much longer the wait becomes with each poll that brought nothing."""

SHARE = 0.5
"""How much of the calls that the server allows all polls of a client may take."""

LONGEST_SPREAD = 3600.0
"""How many seconds polls wait at most because of limits; then these are looked at again."""

LOOK_AGAIN = 900.0
"""After how many seconds a server that did not stream is asked whether it does by now."""


GONE: Collection[int] = frozenset({404, 410})
"""What servers answer where a status was deleted."""


def next_wait(wait: float, *, brought: bool) -> float:
    """
    Say how many seconds to wait for the next poll, as far as the stream is concerned.

    Args:
        wait: How many it were before the last one.
        brought: Whether that brought anything.
    """
    return SHORTEST if brought else min(wait * GROWTH, LONGEST)


def spread(calls: int, asks: Sequence[Ask], windows: Sequence[Window | None], now: float) -> float:
    """
    Say over how many seconds calls are to be spread, so that no bucket gives more of them than its share.

    Args:
        calls: How many calls.
        asks: The buckets that they count in.
        windows: What is known of their windows.
        now: The server's time.
    """
    wait = 0.0
    for ask, window in zip(asks, windows, strict=True):
        limit, left, lasts = ask.limit, ask.limit, float(ask.seconds)
        if window is not None:
            limit = left = window.limit
            if now < window.end:
                left, lasts = window.limit - window.used, window.end - now
        if limit > 0:
            wait = max(wait, calls * ask.seconds / (limit * SHARE))
        if calls > 0:  # More than may be taken of this window is taken of the next.
            wait = max(wait, lasts * min(1.0, calls / (left * SHARE)) if left > 0 else lasts)
    return min(wait, LONGEST_SPREAD)


class Poll:
    """
    What is told of a stream by polls.

    Args:
        stream: The stream.
    """

    __slots__ = ("_hidden", "past")

    def __init__(self, stream: Stream) -> None:
        """Know nothing."""
        self.past = Past(stream)
        self._hidden: set[Id] = set()
        """Statuses told lately that are on no page, and that the server has: they are not asked for again."""

    def gap(self, track: Track, newest: Sequence[Any]) -> Fill | None:
        """
        Give what goes through the news of a timeline; None if the newest page has none.

        A page goes back twice as far as statuses may come late: if all of it is known, nothing is missing below.

        Args:
            track: What was told of the timeline.
            newest: The newest page.
        """
        if all(where in track.lately for where, _ in placed(track.timeline, newest)):
            return None
        return Fill(track, self.past.stream, newest)

    def news(self, found: Sequence[StreamEvent]) -> list[StreamEvent]:
        """
        Give the events that were not told yet, and remember them.

        Args:
            found: What a page brought. It is no gap between connections, and not marked as one.
        """
        return [event._replace(recovered=False) for event in found if self.past.is_new(event)]

    def edits(self, track: Track, newest: Sequence[Any]) -> list[StreamEvent]:
        """
        Give the edits that a page shows, and that were not told yet.

        Args:
            track: What was told of the timeline.
            newest: The newest page.
        """
        return self.news(list(self.past.edits(track, newest)))

    def missing(self, track: Track, newest: Sequence[Any]) -> list[Id]:
        """
        List the statuses told last that are not on the newest page, and were not asked for since.

        Args:
            track: What was told of the timeline.
            newest: The newest page.
        """
        if track.timeline.kind != "update":
            return []
        gone = self.past.recent().keys() - {where for where, _ in placed(track.timeline, newest)}
        self._hidden &= gone
        return [one for one in track.last() if one in gone and one not in self._hidden]

    def found(self, id: Id, status: object) -> list[StreamEvent]:
        """
        Give what became of a status that was missing: it was deleted, or edited so that it belongs elsewhere.

        Args:
            id: The id that was asked for.
            status: The status, or whatever else does not mean its end; None if there is none any more.
        """
        if status is None:
            return self.news([StreamEvent("delete", id, self.past.stream)])
        self._hidden.add(id)
        if not isinstance(status, Status) or status.get("edited_at") is None:
            return []
        return self.news([StreamEvent("status.update", status, self.past.stream)])


def one_status(id: Id) -> Request[Status]:
    """
    Ask for a status that is missing.

    Args:
        id: Its id.
    """
    return request("GET", "/api/v1/statuses/{id}", Status, id=id)
