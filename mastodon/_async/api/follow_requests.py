"""Follow requests: who asks to follow the user. https://docs.joinmastodon.org/methods/follow_requests/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon._async.room import Room, endpoint
from mastodon.entities import Account, Page, Relationship

if TYPE_CHECKING:
    from mastodon.types import Cursor, Ref


class FollowRequests(Room):
    """Who asks to follow a locked account. https://docs.joinmastodon.org/methods/follow_requests/"""

    @endpoint(added="1.0.0", changed="4.7.0", scopes="read:follows follow")
    async def follow_requests(
        self,
        max_id: Cursor | None = None,
        min_id: Cursor | None = None,
        since_id: Cursor | None = None,
        limit: int | None = None,
    ) -> Page[Account]:
        """
        Get the accounts that ask to follow the user.

        The places in this list are no account ids: page by ``fetch_next()``.

        Args:
            max_id: Only those before this place; an opaque number from the server's links.
            min_id: Only those right after this place; not documented for this list.
            since_id: Only those after this place.
            limit: How many at most; 40 by default, 80 at most.

        Added in Mastodon 1.0.0, last changed in 4.7.0. Scope: ``read:follows`` or ``follow``.
        """
        return await self._get(
            "/api/v1/follow_requests", Page[Account], max_id=max_id, min_id=min_id, since_id=since_id, limit=limit
        )

    @endpoint(added="1.0.0", changed="4.6.0", scopes="write:follows follow")
    async def follow_request_authorize(self, id: Ref[Account]) -> Relationship:
        """
        Let an account follow the user.

        Args:
            id: The account that asks, or its id.

        Added in Mastodon 1.0.0, last changed in 4.6.0. Scope: ``write:follows`` or ``follow``.
        """
        return await self._post("/api/v1/follow_requests/{account_id}/authorize", Relationship, account_id=id)

    @endpoint(added="1.0.0", changed="4.6.0", scopes="write:follows follow")
    async def follow_request_reject(self, id: Ref[Account]) -> Relationship:
        """
        Do not let an account follow the user.

        Args:
            id: The account that asks, or its id.

        Added in Mastodon 1.0.0, last changed in 4.6.0. Scope: ``write:follows`` or ``follow``.
        """
        return await self._post("/api/v1/follow_requests/{account_id}/reject", Relationship, account_id=id)
