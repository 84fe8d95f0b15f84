# Derived from mastodon/_async/api/favourites.py by tools/sync.py. Do not edit.
"""Favourites: the statuses that the user marked. https://docs.joinmastodon.org/methods/favourites/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon._sync.room import Room, endpoint
from mastodon.entities import Page, Status

if TYPE_CHECKING:
    from mastodon.types import Cursor


class Favourites(Room):
    """Favourites; ``status_favourite()`` makes one. https://docs.joinmastodon.org/methods/favourites/"""

    @endpoint(added="1.0.0", changed="4.6.0", scopes="read:favourites")
    def favourites(
        self,
        max_id: Cursor | None = None,
        min_id: Cursor | None = None,
        since_id: Cursor | None = None,
        limit: int | None = None,
    ) -> Page[Status]:
        """
        Get the statuses that the user marked as favourites, the last marked first.

        The places in this list are no status ids: page by ``fetch_next()``.

        Args:
            max_id: Only those before this place; an opaque number from the server's links.
            min_id: Only those right after this place. Added in Mastodon 2.6.0.
            since_id: Only those after this place.
            limit: How many at most; 20 by default, 40 at most.

        Added in Mastodon 1.0.0, last changed in 4.6.0. Scope: ``read:favourites``.
        """
        return self._get(
            "/api/v1/favourites", Page[Status], max_id=max_id, min_id=min_id, since_id=since_id, limit=limit
        )
