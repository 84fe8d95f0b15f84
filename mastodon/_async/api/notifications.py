"""Notifications: what happened to the user. https://docs.joinmastodon.org/methods/notifications/"""

from __future__ import annotations

from typing import TYPE_CHECKING, overload

from mastodon._async.room import Room, endpoint
from mastodon.entities import Notification, Page
from mastodon.errors import MastodonIllegalArgumentError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mastodon.entities import Account
    from mastodon.types import Cursor, Ref


class Notifications(Room):
    """
    Mentions, favourites, boosts, follows and the like, newest first.

    https://docs.joinmastodon.org/methods/notifications/
    """

    @overload
    async def notifications(
        self,
        id: Ref[Notification],
        account_id: None = None,
        max_id: None = None,
        min_id: None = None,
        since_id: None = None,
        limit: None = None,
        exclude_types: None = None,
        types: None = None,
        mentions_only: None = None,
        supported_types: Iterable[str] | None = None,
    ) -> Notification: ...

    @overload
    async def notifications(
        self,
        id: None = None,
        account_id: Ref[Account] | None = None,
        max_id: Cursor | None = None,
        min_id: Cursor | None = None,
        since_id: Cursor | None = None,
        limit: int | None = None,
        exclude_types: Iterable[str] | None = None,
        types: Iterable[str] | None = None,
        mentions_only: bool | None = None,
        supported_types: Iterable[str] | None = None,
    ) -> Page[Notification]: ...

    @endpoint(added="1.0.0", changed="4.6.0", scopes="read:notifications")
    async def notifications(
        self,
        id: Ref[Notification] | None = None,
        account_id: Ref[Account] | None = None,
        max_id: Cursor | None = None,
        min_id: Cursor | None = None,
        since_id: Cursor | None = None,
        limit: int | None = None,
        exclude_types: Iterable[str] | None = None,
        types: Iterable[str] | None = None,
        mentions_only: bool | None = None,
        supported_types: Iterable[str] | None = None,
    ) -> Notification | Page[Notification]:
        """
        Get a page of the user's notifications, or one of them.

        Args:
            id: One notification, or its id, to get only this.
            account_id: Only notifications that this account caused. Added in Mastodon 2.9.0.
            max_id: Only notifications older than this one.
            min_id: Only notifications newer than this one, beginning with the oldest of them.
            since_id: Only notifications newer than this one, beginning with the newest of them.
            limit: How many at most; 40 by default, 80 at most.
            exclude_types: Kinds to leave out.
            types: Kinds to get. Added in Mastodon 3.5.0.
            mentions_only: Whether to leave out all but mentions; instead of ``types`` and ``exclude_types``.
            supported_types: Kinds that the program understands; the server describes others in words. Added in
                Mastodon 4.6.0.

        Raises:
            MastodonIllegalArgumentError: ``mentions_only`` came together with kinds.

        Added in Mastodon 1.0.0, last changed in 4.6.0. Scope: ``read:notifications``.
        """
        if mentions_only:
            if types is not None or exclude_types is not None:
                raise MastodonIllegalArgumentError("mentions_only takes the place of types and exclude_types")
            if await self._is_older_than("3.5.0"):
                exclude_types = ["follow", "favourite", "reblog", "poll", "follow_request", "status"]
            else:
                types = ["mention"]
        if id is not None:
            return await self._get("/api/v1/notifications/{id}", Notification, id=id, supported_types=supported_types)
        return await self._get(
            "/api/v1/notifications",
            Page[Notification],
            account_id=account_id,
            max_id=max_id,
            min_id=min_id,
            since_id=since_id,
            limit=limit,
            exclude_types=exclude_types,
            types=types,
            supported_types=supported_types,
        )

    @endpoint(added="1.0.0", scopes="write:notifications")
    async def notifications_clear(self) -> None:
        """
        Delete all notifications of the user.

        Added in Mastodon 1.0.0. Scope: ``write:notifications``.
        """
        await self._post("/api/v1/notifications/clear", None)

    @endpoint(added="1.3.0", changed="2.9.2", scopes="write:notifications")
    async def notifications_dismiss(self, id: Ref[Notification]) -> None:
        """
        Delete one notification.

        Args:
            id: The notification, or its id.

        Added in Mastodon 1.3.0, last changed in 2.9.2. Scope: ``write:notifications``.
        """
        if await self._is_older_than("2.9.2"):
            await self._post("/api/v1/notifications/dismiss", None, id=id)
        else:
            await self._post("/api/v1/notifications/{id}/dismiss", None, id=id)
