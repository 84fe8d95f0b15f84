# Derived from mastodon/_async/api/scheduled_statuses.py by tools/sync.py. Do not edit.
"""Scheduled statuses: what will be posted. https://docs.joinmastodon.org/methods/scheduled_statuses/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon._sync.room import Room, endpoint
from mastodon.entities import Page, ScheduledStatus

if TYPE_CHECKING:
    from datetime import datetime

    from mastodon.types import Cursor, Ref


class ScheduledStatuses(Room):
    """
    Statuses that wait for their time; ``status_post(scheduled_at=…)`` makes one.

    https://docs.joinmastodon.org/methods/scheduled_statuses/
    """

    @endpoint(added="2.7.0", changed="3.3.0", scopes="read:statuses")
    def scheduled_statuses(
        self,
        max_id: Cursor | None = None,
        min_id: Cursor | None = None,
        since_id: Cursor | None = None,
        limit: int | None = None,
    ) -> Page[ScheduledStatus]:
        """
        Get the statuses that wait for their time.

        Args:
            max_id: Only those made before this one.
            min_id: Only those made right after this one.
            since_id: Only those made after this one.
            limit: How many at most; 20 by default, 40 at most.

        Added in Mastodon 2.7.0, last changed in 3.3.0. Scope: ``read:statuses``.
        """
        return self._get(
            "/api/v1/scheduled_statuses",
            Page[ScheduledStatus],
            max_id=max_id,
            min_id=min_id,
            since_id=since_id,
            limit=limit,
        )

    @endpoint(added="2.7.0", scopes="read:statuses")
    def scheduled_status(self, id: Ref[ScheduledStatus]) -> ScheduledStatus:
        """
        Get a status that waits for its time.

        Args:
            id: The scheduled status, or its id.

        Raises:
            MastodonNotFoundError: There is none, or it has been posted.

        Added in Mastodon 2.7.0. Scope: ``read:statuses``.
        """
        return self._get("/api/v1/scheduled_statuses/{id}", ScheduledStatus, id=id)

    @endpoint(added="2.7.0", scopes="write:statuses")
    def scheduled_status_update(self, id: Ref[ScheduledStatus], scheduled_at: datetime) -> ScheduledStatus:
        """
        Change when a status will be posted; all else of it cannot be changed.

        Args:
            id: The scheduled status, or its id.
            scheduled_at: When to post it, at least 5 minutes from now; a time without offset is local time.

        Added in Mastodon 2.7.0. Scope: ``write:statuses``.
        """
        return self._put("/api/v1/scheduled_statuses/{id}", ScheduledStatus, id=id, scheduled_at=scheduled_at)

    @endpoint(added="2.7.0", scopes="write:statuses")
    def scheduled_status_delete(self, id: Ref[ScheduledStatus]) -> None:
        """
        Delete a status that waits for its time: it will not be posted.

        Args:
            id: The scheduled status, or its id.

        Added in Mastodon 2.7.0. Scope: ``write:statuses``.
        """
        self._delete("/api/v1/scheduled_statuses/{id}", None, id=id)
