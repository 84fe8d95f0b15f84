"""Trends: what many talk about. https://docs.joinmastodon.org/methods/trends/"""

from __future__ import annotations

from mastodon._async.room import Room, endpoint
from mastodon.entities import Page, Status, Tag, TrendsLink


class Trends(Room):
    """Hashtags, statuses and links that many use these days. https://docs.joinmastodon.org/methods/trends/"""

    async def trends(self, limit: int | None = None) -> Page[Tag]:
        """
        Get the hashtags that trend; the same as ``trending_tags()``.

        Args:
            limit: How many at most; 10 by default, 20 at most.
        """
        return await self.trending_tags(limit)

    @endpoint(added="3.0.0", changed="4.4.0")
    async def trending_tags(
        self, limit: int | None = None, offset: int | None = None, lang: str | None = None
    ) -> Page[Tag]:
        """
        Get the hashtags that trend.

        Args:
            limit: How many at most; 10 by default, 20 at most.
            offset: How many to skip. Added in Mastodon 3.5.0.
            lang: The language to prefer, as ISO 639-1; by default the client's.

        Added in Mastodon 3.0.0, last changed in 4.4.0.
        """
        old = await self._is_older_than("3.5.0")
        return await self._get(
            "/api/v1/trends" if old else "/api/v1/trends/tags", Page[Tag], limit=limit, offset=offset, lang=lang
        )

    @endpoint(added="3.5.0", changed="4.6.0")
    async def trending_statuses(
        self, limit: int | None = None, offset: int | None = None, lang: str | None = None
    ) -> Page[Status]:
        """
        Get the statuses that trend.

        Args:
            limit: How many at most; 20 by default, 40 at most.
            offset: How many to skip.
            lang: The language to prefer, as ISO 639-1; by default the client's.

        Added in Mastodon 3.5.0, last changed in 4.6.0.
        """
        return await self._get("/api/v1/trends/statuses", Page[Status], limit=limit, offset=offset, lang=lang)

    @endpoint(added="3.5.0", changed="4.6.0")
    async def trending_links(
        self, limit: int | None = None, offset: int | None = None, lang: str | None = None
    ) -> Page[TrendsLink]:
        """
        Get the links that trend.

        Args:
            limit: How many at most; 10 by default, 20 at most.
            offset: How many to skip.
            lang: The language to prefer, as ISO 639-1; by default the client's.

        Added in Mastodon 3.5.0, last changed in 4.6.0.
        """
        return await self._get("/api/v1/trends/links", Page[TrendsLink], limit=limit, offset=offset, lang=lang)
