# Derived from mastodon/_async/api/admin/tags.py by tools/sync.py. Do not edit.
"""Admin tags: which hashtags may trend and be found. Not in the official documentation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon._sync.room import Room, endpoint
from mastodon.entities import AdminTag, Page

if TYPE_CHECKING:
    from mastodon.entities import Tag
    from mastodon.types import Cursor, Ref


class AdminTags(Room):
    """
    Which hashtags may trend and be found. Needs a role that may manage taxonomies.

    Not in the official documentation.
    """

    @endpoint(added="4.3.0", changed="4.4.0", scopes="admin:read")
    def admin_tags(
        self,
        max_id: Cursor | None = None,
        min_id: Cursor | None = None,
        since_id: Cursor | None = None,
        limit: int | None = None,
    ) -> Page[AdminTag]:
        """
        Get the hashtags that the server knows.

        Args:
            max_id: Only hashtags older than this one.
            min_id: Only hashtags right after this one.
            since_id: Only hashtags newer than this one.
            limit: How many at most; 100 by default, 200 at most.

        Added in Mastodon 4.3.0, last changed in 4.4.0. Scope: ``admin:read``.
        """
        return self._get(
            "/api/v1/admin/tags", Page[AdminTag], max_id=max_id, min_id=min_id, since_id=since_id, limit=limit
        )

    @endpoint(added="4.3.0", changed="4.4.0", scopes="admin:read")
    def admin_tag(self, id: Ref[Tag]) -> AdminTag:
        """
        Get a hashtag with what only staff may see.

        Args:
            id: The hashtag, or its id.

        Added in Mastodon 4.3.0, last changed in 4.4.0. Scope: ``admin:read``.
        """
        return self._get("/api/v1/admin/tags/{id}", AdminTag, id=id)

    @endpoint(added="4.3.0", changed="4.4.0", scopes="admin:write")
    def admin_tag_update(
        self,
        id: Ref[Tag],
        *,
        display_name: str | None = None,
        trendable: bool | None = None,
        usable: bool | None = None,
        listable: bool | None = None,
    ) -> AdminTag:
        """
        Change what a hashtag may do; what is not given stays as it is.

        Args:
            id: The hashtag, or its id.
            display_name: How to write it: the same letters, upper or lower case.
            trendable: Whether it may trend.
            usable: Whether statuses may have it.
            listable: Whether searches and suggestions may show it.

        Added in Mastodon 4.3.0, last changed in 4.4.0. Scope: ``admin:write``.
        """
        return self._put(
            "/api/v1/admin/tags/{id}",
            AdminTag,
            id=id,
            display_name=display_name,
            trendable=trendable,
            usable=usable,
            listable=listable,
        )
