# Derived from mastodon/_async/polling.py by tools/sync.py. Do not edit.
"""
Polling: a stream of a server that does not stream.

What is new, and when to ask, is decided in ``protocol.polling``. To whoever reads it, this is a connection like others:
what came before it is no business of its own, and what fails ends it.
"""

from __future__ import annotations

from contextlib import closing, suppress
from typing import TYPE_CHECKING, Any

from mastodon._sync.asking import Asker, Stopped
from mastodon._sync.streaming import events
from mastodon.errors import MastodonAPIError, MastodonError
from mastodon.protocol.events import HEARTBEAT, StreamEvent
from mastodon.protocol.polling import GONE, LOOK_AGAIN, SHORTEST, Poll, next_wait, one_status
from mastodon.protocol.streams import may_pass
from mastodon.seam.values import ready

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, MutableMapping, Sequence

    from mastodon._sync.websocket import Carrier
    from mastodon.entities import Id
    from mastodon.protocol.request import Request
    from mastodon.protocol.streams import Stream
    from mastodon.seam.streams import Stop
    from mastodon.seam.values import Ready
    from mastodon.seam.waiting import Clock, Turns


class Polling:
    """
    A stream that is asked for again and again.

    Args:
        stream: The stream.
        stop: What ends it from outside.
        send: Sends a request, at the server's pace, and gives its result.
        turns: Lets so many streams ask at once.
        clock: Tells the time, and waits.
        costs: How many calls the last poll of each stream of the client took, and how many of them turned pages.
        spread: Says over how many seconds all these are to be spread.
        look: Connects to the stream if the server has it by now; None if that is not wanted.
    """

    def __init__(
        self,
        stream: Stream,
        stop: Stop,
        send: Callable[[Request[Any]], Ready[Any]],
        turns: Turns,
        clock: Clock,
        *,
        costs: MutableMapping[object, tuple[int, int]],
        spread: Callable[[], float],
        look: Callable[[], Ready[Carrier]] | None,
    ) -> None:
        self._name = stream.name
        self._stop = stop
        self._asker = Asker(send, turns, stop)
        self._clock = clock
        self._costs = costs
        self._spread = spread
        self._look = look
        self._poll = Poll(stream)
        self._calls = self._pages = 0

    def open(self) -> None:
        """
        Find out what is there already, so that no event is missed from here on.

        Raises:
            MastodonError: The server does not tell; the class says how.
        """
        tracks = self._poll.past.tracks
        with suppress(Stopped):
            for kind, track in list(tracks.items()):
                try:
                    track.know(self._page(track.timeline.newest()))
                except MastodonAPIError as error:
                    # A token may be for statuses alone; then there are no notifications on the stream either.
                    if error.status_code != 403 or len(tracks) == 1:
                        raise
                    del tracks[kind]
            self._costs[self] = (self._calls, self._pages)

    def events(self) -> Generator[StreamEvent]:
        """
        Give the events as they are found, until it is ended from outside.

        Raises:
            MastodonError: The server does not tell any more; the class says how.
        """
        clock, wait, looked = self._clock, SHORTEST, self._clock.now()
        while True:
            clock.sleep(max(wait, self._spread()), self._stop)
            connection: Carrier | None = None
            if self._look is not None and clock.now() - looked >= LOOK_AGAIN:
                looked = clock.now()
                with suppress(MastodonError):
                    connection = ready(self._look())
            brought = False
            try:
                with closing(self._round()) as news:
                    for event in news:
                        brought = True
                        yield event
                if connection is not None:
                    self.close()
                    with closing(events(connection, self._name)) as source:
                        for event in source:
                            if event is HEARTBEAT or self._poll.past.is_new(event):
                                yield event
                    return
            except Stopped:
                return
            finally:
                if connection is not None:
                    connection.close()
            wait = next_wait(wait, brought=brought)

    def close(self) -> None:
        """Leave the server's calls to the other streams."""
        self._costs.pop(self, None)

    def _round(self) -> Generator[StreamEvent]:
        """Give what is new since the last time."""
        poll = self._poll
        self._calls = self._pages = 0
        for track in poll.past.tracks.values():
            newest = self._page(track.timeline.newest())
            for event in poll.edits(track, newest):
                yield event
            fill = poll.gap(track, newest)
            if fill is not None:
                while (asked := fill.request()) is not None:
                    for event in poll.news(fill.feed(self._page(asked))):
                        yield event
                for event in poll.news(fill.rest()):
                    yield event
            for missing in poll.missing(track, newest):
                for event in self._fate(missing):
                    yield event
        self._costs[self] = (self._calls, self._pages)

    def _page(self, asked: Request[Any]) -> Sequence[Any]:
        """Ask for a page, and count it."""
        self._calls += 1
        self._pages += "min_id" in asked.params
        return self._asker.page(asked)

    def _fate(self, missing: Id) -> list[StreamEvent]:
        """Give what became of a status; if the server cannot tell now, it is asked after the next poll."""
        try:
            self._calls += 1
            found = self._asker.ask(one_status(missing)) or missing
        except MastodonError as error:
            if may_pass(error):
                return []
            found = None if getattr(error, "status_code", None) in GONE else error
        return self._poll.found(missing, found)
