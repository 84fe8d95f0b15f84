"""Admin trends: what may trend. https://docs.joinmastodon.org/methods/admin/trends/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon._async.room import Room, endpoint
from mastodon.entities import AdminPreviewCardProvider, AdminTag, AdminTrendsLink, AdminTrendsStatus, Page

if TYPE_CHECKING:
    from mastodon.entities import Status, Tag
    from mastodon.types import Cursor, Ref


class AdminTrends(Room):
    """
    What trends, and what of it may be shown. Needs a role that may manage taxonomies.

    Approving and rejecting is not in the official documentation.

    https://docs.joinmastodon.org/methods/admin/trends/
    """

    @endpoint(added="3.5.0", changed="4.4.0", scopes="admin:read")
    async def admin_trending_tags(self, limit: int | None = None, *, offset: int | None = None) -> Page[AdminTag]:
        """
        Get the hashtags that trend, those that nobody has approved included.

        Args:
            limit: How many at most.
            offset: How many to skip.

        Added in Mastodon 3.5.0, last changed in 4.4.0. Scope: ``admin:read``.
        """
        return await self._get("/api/v1/admin/trends/tags", Page[AdminTag], limit=limit, offset=offset)

    @endpoint(added="3.5.0", changed="4.6.0", scopes="admin:read")
    async def admin_trending_statuses(
        self, *, limit: int | None = None, offset: int | None = None
    ) -> Page[AdminTrendsStatus]:
        """
        Get the statuses that trend, those that nobody has approved included.

        Args:
            limit: How many at most.
            offset: How many to skip.

        Added in Mastodon 3.5.0, last changed in 4.6.0. Scope: ``admin:read``.
        """
        return await self._get("/api/v1/admin/trends/statuses", Page[AdminTrendsStatus], limit=limit, offset=offset)

    @endpoint(added="3.5.0", changed="4.6.0", scopes="admin:read")
    async def admin_trending_links(
        self, *, limit: int | None = None, offset: int | None = None
    ) -> Page[AdminTrendsLink]:
        """
        Get the links that trend, those that nobody has approved included.

        Args:
            limit: How many at most.
            offset: How many to skip.

        Added in Mastodon 3.5.0, last changed in 4.6.0. Scope: ``admin:read``.
        """
        return await self._get("/api/v1/admin/trends/links", Page[AdminTrendsLink], limit=limit, offset=offset)

    @endpoint(added="4.2.0", scopes="admin:read")
    async def admin_trending_publishers(
        self,
        max_id: Cursor | None = None,
        min_id: Cursor | None = None,
        since_id: Cursor | None = None,
        limit: int | None = None,
    ) -> Page[AdminPreviewCardProvider]:
        """
        Get the sites that links lead to. Not in the official documentation.

        Args:
            max_id: Only sites older than this one.
            min_id: Only sites right after this one.
            since_id: Only sites newer than this one.
            limit: How many at most.

        Added in Mastodon 4.2.0. Scope: ``admin:read``.
        """
        return await self._get(
            "/api/v1/admin/trends/links/publishers",
            Page[AdminPreviewCardProvider],
            max_id=max_id,
            min_id=min_id,
            since_id=since_id,
            limit=limit,
        )

    @endpoint(added="4.2.0", changed="4.4.0", scopes="admin:write")
    async def admin_approve_trending_tag(self, id: Ref[Tag]) -> AdminTag:
        """
        Let a hashtag trend.

        Args:
            id: The hashtag, or its id.

        Added in Mastodon 4.2.0, last changed in 4.4.0. Scope: ``admin:write``.
        """
        return await self._post("/api/v1/admin/trends/tags/{id}/approve", AdminTag, id=id)

    @endpoint(added="4.2.0", changed="4.4.0", scopes="admin:write")
    async def admin_reject_trending_tag(self, id: Ref[Tag]) -> AdminTag:
        """
        Let a hashtag no longer trend.

        Args:
            id: The hashtag, or its id.

        Added in Mastodon 4.2.0, last changed in 4.4.0. Scope: ``admin:write``.
        """
        return await self._post("/api/v1/admin/trends/tags/{id}/reject", AdminTag, id=id)

    @endpoint(added="4.2.0", changed="4.6.0", scopes="admin:write")
    async def admin_approve_trending_status(self, id: Ref[Status]) -> AdminTrendsStatus:
        """
        Let a status trend.

        Args:
            id: The status, or its id.

        Added in Mastodon 4.2.0, last changed in 4.6.0. Scope: ``admin:write``.
        """
        return await self._post("/api/v1/admin/trends/statuses/{id}/approve", AdminTrendsStatus, id=id)

    @endpoint(added="4.2.0", changed="4.6.0", scopes="admin:write")
    async def admin_reject_trending_status(self, id: Ref[Status]) -> AdminTrendsStatus:
        """
        Let a status no longer trend.

        Args:
            id: The status, or its id.

        Added in Mastodon 4.2.0, last changed in 4.6.0. Scope: ``admin:write``.
        """
        return await self._post("/api/v1/admin/trends/statuses/{id}/reject", AdminTrendsStatus, id=id)

    @endpoint(added="4.2.0", changed="4.6.0", scopes="admin:write")
    async def admin_approve_trending_link(self, id: Ref[AdminTrendsLink]) -> AdminTrendsLink:
        """
        Let a link trend.

        Args:
            id: The link as ``admin_trending_links()`` gave it, or its id.

        Added in Mastodon 4.2.0, last changed in 4.6.0. Scope: ``admin:write``.
        """
        return await self._post("/api/v1/admin/trends/links/{id}/approve", AdminTrendsLink, id=id)

    @endpoint(added="4.2.0", changed="4.6.0", scopes="admin:write")
    async def admin_reject_trending_link(self, id: Ref[AdminTrendsLink]) -> AdminTrendsLink:
        """
        Let a link no longer trend.

        Args:
            id: The link as ``admin_trending_links()`` gave it, or its id.

        Added in Mastodon 4.2.0, last changed in 4.6.0. Scope: ``admin:write``.
        """
        return await self._post("/api/v1/admin/trends/links/{id}/reject", AdminTrendsLink, id=id)

    @endpoint(added="4.2.0", scopes="admin:write")
    async def admin_approve_trending_publisher(self, id: Ref[AdminPreviewCardProvider]) -> AdminPreviewCardProvider:
        """
        Let all links to a site trend.

        Args:
            id: The site as ``admin_trending_publishers()`` gave it, or its id.

        Added in Mastodon 4.2.0. Scope: ``admin:write``.
        """
        return await self._post("/api/v1/admin/trends/links/publishers/{id}/approve", AdminPreviewCardProvider, id=id)

    @endpoint(added="4.2.0", scopes="admin:write")
    async def admin_reject_trending_publisher(self, id: Ref[AdminPreviewCardProvider]) -> AdminPreviewCardProvider:
        """
        Let all links to a site no longer trend.

        Args:
            id: The site as ``admin_trending_publishers()`` gave it, or its id.

        Added in Mastodon 4.2.0. Scope: ``admin:write``.
        """
        return await self._post("/api/v1/admin/trends/links/publishers/{id}/reject", AdminPreviewCardProvider, id=id)
