"""Bookmarks: the statuses that the user keeps, for nobody else to see. https://docs.joinmastodon.org/methods/bookmarks/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon._async.room import Room, endpoint
from mastodon.entities import Page, Status

if TYPE_CHECKING:
    from mastodon.types import Cursor


class Bookmarks(Room):
    """Bookmarks; ``status_bookmark()`` makes one. https://docs.joinmastodon.org/methods/bookmarks/"""

    @endpoint(added="3.1.0", changed="4.6.0", scopes="read:bookmarks")
    async def bookmarks(
        self,
        max_id: Cursor | None = None,
        min_id: Cursor | None = None,
        since_id: Cursor | None = None,
        limit: int | None = None,
    ) -> Page[Status]:
        """
        Get the statuses that the user bookmarked, the last bookmarked first.

        The places in this list are no status ids: page by ``fetch_next()``.

        Args:
            max_id: Only those before this place; an opaque number from the server's links.
            min_id: Only those right after this place.
            since_id: Only those after this place.
            limit: How many at most; 20 by default, 40 at most.

        Added in Mastodon 3.1.0, last changed in 4.6.0. Scope: ``read:bookmarks``.
        """
        return await self._get(
            "/api/v1/bookmarks", Page[Status], max_id=max_id, min_id=min_id, since_id=since_id, limit=limit
        )
