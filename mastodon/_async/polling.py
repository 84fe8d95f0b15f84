"""
Polling: a stream of a server that does not stream.

What is new, and when to ask, is decided in ``protocol.polling``. To whoever reads it, this is a connection like others:
what came before it is no business of its own, and what fails ends it.
"""

from __future__ import annotations

from contextlib import aclosing, suppress
from typing import TYPE_CHECKING, Any

from mastodon._async.asking import Asker, Stopped
from mastodon._async.streaming import events
from mastodon.errors import MastodonAPIError, MastodonError
from mastodon.protocol.events import HEARTBEAT, StreamEvent
from mastodon.protocol.polling import GONE, LOOK_AGAIN, SHORTEST, Poll, next_wait, one_status
from mastodon.protocol.streams import may_pass
from mastodon.seam.values import aready

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, MutableMapping, Sequence

    from mastodon._async.websocket import Carrier
    from mastodon.entities import Id
    from mastodon.protocol.request import Request
    from mastodon.protocol.streams import Stream
    from mastodon.seam.streams import AsyncStop
    from mastodon.seam.values import Soon
    from mastodon.seam.waiting import AsyncClock, AsyncTurns


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
        stop: AsyncStop,
        send: Callable[[Request[Any]], Soon[Any]],
        turns: AsyncTurns,
        clock: AsyncClock,
        *,
        costs: MutableMapping[object, tuple[int, int]],
        spread: Callable[[], float],
        look: Callable[[], Soon[Carrier]] | None,
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

    async def open(self) -> None:
        """
        Find out what is there already, so that no event is missed from here on.

        Raises:
            MastodonError: The server does not tell; the class says how.
        """
        tracks = self._poll.past.tracks
        with suppress(Stopped):
            for kind, track in list(tracks.items()):
                try:
                    track.know(await self._page(track.timeline.newest()))
                except MastodonAPIError as error:
                    # A token may be for statuses alone; then there are no notifications on the stream either.
                    if error.status_code != 403 or len(tracks) == 1:
                        raise
                    del tracks[kind]
            self._costs[self] = (self._calls, self._pages)

    async def events(self) -> AsyncGenerator[StreamEvent]:
        """
        Give the events as they are found, until it is ended from outside.

        Raises:
            MastodonError: The server does not tell any more; the class says how.
        """
        clock, wait, looked = self._clock, SHORTEST, self._clock.now()
        while True:
            await clock.sleep(max(wait, self._spread()), self._stop)
            connection: Carrier | None = None
            if self._look is not None and clock.now() - looked >= LOOK_AGAIN:
                looked = clock.now()
                with suppress(MastodonError):
                    connection = await aready(self._look())
            brought = False
            try:
                async with aclosing(self._round()) as news:
                    async for event in news:
                        brought = True
                        yield event
                if connection is not None:
                    await self.aclose()
                    async with aclosing(events(connection, self._name)) as source:
                        async for event in source:
                            if event is HEARTBEAT or self._poll.past.is_new(event):
                                yield event
                    return
            except Stopped:
                return
            finally:
                if connection is not None:
                    await connection.aclose()
            wait = next_wait(wait, brought=brought)

    async def aclose(self) -> None:
        """Leave the server's calls to the other streams."""
        self._costs.pop(self, None)

    async def _round(self) -> AsyncGenerator[StreamEvent]:
        """Give what is new since the last time."""
        poll = self._poll
        self._calls = self._pages = 0
        for track in poll.past.tracks.values():
            newest = await self._page(track.timeline.newest())
            for event in poll.edits(track, newest):
                yield event
            fill = poll.gap(track, newest)
            if fill is not None:
                while (asked := fill.request()) is not None:
                    for event in poll.news(fill.feed(await self._page(asked))):
                        yield event
                for event in poll.news(fill.rest()):
                    yield event
            for missing in poll.missing(track, newest):
                for event in await self._fate(missing):
                    yield event
        self._costs[self] = (self._calls, self._pages)

    async def _page(self, asked: Request[Any]) -> Sequence[Any]:
        """Ask for a page, and count it."""
        self._calls += 1
        self._pages += "min_id" in asked.params
        return await self._asker.page(asked)

    async def _fate(self, missing: Id) -> list[StreamEvent]:
        """Give what became of a status; if the server cannot tell now, it is asked after the next poll."""
        try:
            self._calls += 1
            found = await self._asker.ask(one_status(missing)) or missing
        except MastodonError as error:
            if may_pass(error):
                return []
            found = None if getattr(error, "status_code", None) in GONE else error
        return self._poll.found(missing, found)
