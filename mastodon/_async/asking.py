"""What a stream asks the server besides its events: in its turn, at the server's pace, until it is ended."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from mastodon.errors import MastodonAPIError, MastodonMalformedEventError
from mastodon.protocol.gaps import page_of
from mastodon.seam.tasks import aunless_stopped
from mastodon.seam.values import aready

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mastodon.protocol.request import Request
    from mastodon.seam.streams import AsyncStop
    from mastodon.seam.values import Soon
    from mastodon.seam.waiting import AsyncTurns


class Stopped(Exception):  # noqa: N818 - no error: it never leaves a stream
    """The stream was ended from outside."""


class Asker:
    """
    Asks for a stream.

    Args:
        send: Sends a request, at the server's pace, and gives its result.
        turns: Lets so many streams ask at once.
        stop: What ends the stream from outside.
    """

    __slots__ = ("_send", "_stop", "_turns")

    def __init__(self, send: Callable[[Request[Any]], Soon[Any]], turns: AsyncTurns, stop: AsyncStop) -> None:
        self._send = send
        self._turns = turns
        self._stop = stop

    async def page(self, asked: Request[Any]) -> Sequence[Any]:
        """
        Ask for a page.

        Args:
            asked: What to ask.

        Raises:
            MastodonError: There is none; the class says why.
        """
        return page_of(asked, await self.ask(asked))

    async def ask(self, asked: Request[Any]) -> Any:
        """
        Ask.

        Args:
            asked: What to ask.

        Raises:
            MastodonMalformedEventError: The answer cannot be read; another time it may be.
            MastodonError: There is none; the class says why.
        """
        try:
            return await self.unless_stopped(partial(self._in_turn, asked))
        except MastodonAPIError as error:
            if error.status_code is None or not 200 <= error.status_code < 300:
                raise
            raise MastodonMalformedEventError(str(error)) from error

    async def unless_stopped(self, work: Callable[[], Any]) -> Any:
        """
        Do something until the stream is ended from outside.

        Args:
            work: What to do.

        Raises:
            Stopped: The stream was ended.
        """
        found = None if self._stop.is_set() else await aunless_stopped(self._stop, work)
        if found is None and self._stop.is_set():
            raise Stopped
        return found

    async def _in_turn(self, asked: Request[Any]) -> Any:
        """Ask the server when it is this stream's turn."""
        async with self._turns:
            return await aready(self._send(asked))
