"""Followed tags: hashtags that the user follows. https://docs.joinmastodon.org/methods/followed_tags/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon._async.room import Room, endpoint
from mastodon.entities import Page, Tag

if TYPE_CHECKING:
    from mastodon.types import Cursor


class FollowedTags(Room):
    """Hashtags that the user follows. https://docs.joinmastodon.org/methods/followed_tags/"""

    @endpoint(added="4.0.0", changed="4.4.0", scopes="read:follows")
    async def followed_tags(
        self,
        max_id: Cursor | None = None,
        min_id: Cursor | None = None,
        since_id: Cursor | None = None,
        limit: int | None = None,
    ) -> Page[Tag]:
        """
        Get the hashtags that the user follows.

        The places in this list are no hashtag ids: page by ``fetch_next()``.

        Args:
            max_id: Only those before this place; an opaque number from the server's links.
            min_id: Only those right after this place.
            since_id: Only those after this place.
            limit: How many at most; 100 by default, 200 at most.

        Added in Mastodon 4.0.0, last changed in 4.4.0. Scope: ``read:follows``.
        """
        return await self._get(
            "/api/v1/followed_tags", Page[Tag], max_id=max_id, min_id=min_id, since_id=since_id, limit=limit
        )
