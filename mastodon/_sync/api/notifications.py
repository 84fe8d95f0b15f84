# Derived from mastodon/_async/api/notifications.py by tools/sync.py. Do not edit.
"""Notifications: what happened to the user. https://docs.joinmastodon.org/methods/notifications/"""

from __future__ import annotations

from typing import TYPE_CHECKING, overload

from mastodon._sync.room import Room, endpoint
from mastodon.entities import (
    MergedState,
    Notification,
    NotificationPolicy,
    NotificationRequest,
    Page,
    UnreadCount,
    V1NotificationPolicy,
)
from mastodon.errors import MastodonIllegalArgumentError
from mastodon.protocol.choices import listed
from mastodon.protocol.ids import ids_of
from mastodon.protocol.response import field_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mastodon.entities import Account
    from mastodon.types import Cursor, Ref, Refs


class Notifications(Room):
    """
    Mentions, favourites, boosts, follows and the like, newest first.

    https://docs.joinmastodon.org/methods/notifications/
    """

    @overload
    def notifications(
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
        supported_types: str | Iterable[str] | None = None,
    ) -> Notification: ...

    @overload
    def notifications(
        self,
        id: None = None,
        account_id: Ref[Account] | None = None,
        max_id: Cursor | None = None,
        min_id: Cursor | None = None,
        since_id: Cursor | None = None,
        limit: int | None = None,
        exclude_types: str | Iterable[str] | None = None,
        types: str | Iterable[str] | None = None,
        mentions_only: bool | None = None,
        supported_types: str | Iterable[str] | None = None,
        *,
        include_filtered: bool | None = None,
    ) -> Page[Notification]: ...

    @endpoint(added="1.0.0", changed="4.6.0", scopes="read:notifications")
    def notifications(
        self,
        id: Ref[Notification] | None = None,
        account_id: Ref[Account] | None = None,
        max_id: Cursor | None = None,
        min_id: Cursor | None = None,
        since_id: Cursor | None = None,
        limit: int | None = None,
        exclude_types: str | Iterable[str] | None = None,
        types: str | Iterable[str] | None = None,
        mentions_only: bool | None = None,
        supported_types: str | Iterable[str] | None = None,
        *,
        include_filtered: bool | None = None,
    ) -> Notification | Page[Notification]:
        """
        Get a page of the user's notifications, or one of them.

        Args:
            id: One notification, or its id, to get only this.
            account_id: Only notifications that this account caused. Added in Mastodon 2.9.0.
            max_id: Only notifications older than this one.
            min_id: Only notifications newer than this one, beginning with the oldest of them. Added in Mastodon 2.6.0.
            since_id: Only notifications newer than this one, beginning with the newest of them.
            limit: How many at most; 40 by default, 80 at most.
            exclude_types: Kinds to leave out.
            types: Kinds to get. Added in Mastodon 3.5.0.
            mentions_only: Whether to leave out all but mentions; instead of ``types`` and ``exclude_types``.
            supported_types: Kinds that the program understands; the server describes others in words. Added in
                Mastodon 4.6.0.
            include_filtered: Whether to get those that the policy filters, too. Added in Mastodon 4.3.0.

        Raises:
            MastodonIllegalArgumentError: ``mentions_only`` came together with kinds.

        Added in Mastodon 1.0.0, last changed in 4.6.0. Scope: ``read:notifications``.
        """
        if mentions_only:
            if types is not None or exclude_types is not None:
                raise MastodonIllegalArgumentError("mentions_only takes the place of types and exclude_types")
            if self._is_older_than("3.5.0"):
                exclude_types = ["follow", "favourite", "reblog", "poll", "follow_request", "status"]
            else:
                types = ["mention"]
        known = listed(supported_types)
        if id is not None:
            return self._get("/api/v1/notifications/{id}", Notification, id=id, supported_types=known)
        return self._get(
            "/api/v1/notifications",
            Page[Notification],
            account_id=account_id,
            max_id=max_id,
            min_id=min_id,
            since_id=since_id,
            limit=limit,
            exclude_types=listed(exclude_types),
            types=listed(types),
            include_filtered=include_filtered,
            supported_types=known,
        )

    @endpoint(added="1.0.0", scopes="write:notifications")
    def notifications_clear(self) -> None:
        """
        Delete all notifications of the user.

        Added in Mastodon 1.0.0. Scope: ``write:notifications``.
        """
        self._post("/api/v1/notifications/clear", None)

    @endpoint(added="1.0.0", changed="2.9.2", scopes="write:notifications")
    def notifications_dismiss(self, id: Ref[Notification]) -> None:
        """
        Delete one notification.

        Args:
            id: The notification, or its id.

        Added in Mastodon 1.0.0, last changed in 2.9.2. Scope: ``write:notifications``.
        """
        if self._is_older_than("2.9.2"):
            self._post("/api/v1/notifications/dismiss", None, id=id)
        else:
            self._post("/api/v1/notifications/{id}/dismiss", None, id=id)

    @endpoint(added="4.3.0", scopes="read:notifications")
    def notifications_unread_count(
        self,
        *,
        limit: int | None = None,
        types: str | Iterable[str] | None = None,
        exclude_types: str | Iterable[str] | None = None,
        account_id: Ref[Account] | None = None,
    ) -> UnreadCount:
        """
        Get how many notifications the user has not read, up to a limit.

        Args:
            limit: Up to which number to count; 100 by default, 1000 at most.
            types: Kinds to count.
            exclude_types: Kinds not to count.
            account_id: Only notifications that this account caused.

        Added in Mastodon 4.3.0. Scope: ``read:notifications``.
        """
        return self._get(
            "/api/v1/notifications/unread_count",
            UnreadCount,
            limit=limit,
            types=listed(types),
            exclude_types=listed(exclude_types),
            account_id=account_id,
        )

    @endpoint(added="4.3.0", scopes="read:notifications")
    def notifications_policy(self) -> NotificationPolicy:
        """
        Get from whom the user gets notifications, and from whom they are filtered or dropped.

        Added in Mastodon 4.3.0. Scope: ``read:notifications``.
        """
        return self._get("/api/v2/notifications/policy", NotificationPolicy)

    @endpoint(added="4.3.0", scopes="write:notifications")
    def update_notifications_policy(
        self,
        for_not_following: str | None = None,
        for_not_followers: str | None = None,
        for_new_accounts: str | None = None,
        for_private_mentions: str | None = None,
        for_limited_accounts: str | None = None,
    ) -> NotificationPolicy:
        """
        Change from whom the user gets notifications; each is ``accept``, ``filter`` or ``drop``.

        Args:
            for_not_following: Accounts that the user does not follow.
            for_not_followers: Accounts that do not follow the user.
            for_new_accounts: Accounts that are new.
            for_private_mentions: Direct messages that nobody asked for.
            for_limited_accounts: Accounts that moderators have limited.

        Added in Mastodon 4.3.0. Scope: ``write:notifications``.
        """
        return self._patch(
            "/api/v2/notifications/policy",
            NotificationPolicy,
            for_not_following=for_not_following,
            for_not_followers=for_not_followers,
            for_new_accounts=for_new_accounts,
            for_private_mentions=for_private_mentions,
            for_limited_accounts=for_limited_accounts,
        )

    @endpoint(added="4.3.0", scopes="read:notifications")
    def notifications_policy_v1(self) -> V1NotificationPolicy:
        """
        Get from whom notifications are filtered, in an old form; better use ``notifications_policy()``.

        Added in Mastodon 4.3.0. Scope: ``read:notifications``.
        """
        return self._get("/api/v1/notifications/policy", V1NotificationPolicy)

    @endpoint(added="4.3.0", scopes="write:notifications")
    def update_notifications_policy_v1(
        self,
        filter_not_following: bool | None = None,
        filter_not_followers: bool | None = None,
        filter_new_accounts: bool | None = None,
        filter_private_mentions: bool | None = None,
    ) -> V1NotificationPolicy:
        """
        Change from whom notifications are filtered, in an old form; better use ``update_notifications_policy()``.

        Args:
            filter_not_following: Accounts that the user does not follow.
            filter_not_followers: Accounts that do not follow the user.
            filter_new_accounts: Accounts that are new.
            filter_private_mentions: Direct messages that nobody asked for.

        Added in Mastodon 4.3.0. Scope: ``write:notifications``.
        """
        return self._patch(
            "/api/v1/notifications/policy",
            V1NotificationPolicy,
            filter_not_following=filter_not_following,
            filter_not_followers=filter_not_followers,
            filter_new_accounts=filter_new_accounts,
            filter_private_mentions=filter_private_mentions,
        )

    @endpoint(added="4.3.0", scopes="read:notifications")
    def notification_requests(
        self,
        max_id: Cursor | None = None,
        since_id: Cursor | None = None,
        min_id: Cursor | None = None,
        limit: int | None = None,
    ) -> Page[NotificationRequest]:
        """
        Get from whom there are filtered notifications.

        Args:
            max_id: Only requests older than this one.
            since_id: Only requests newer than this one, beginning with the newest of them.
            min_id: Only requests newer than this one, beginning with the oldest of them.
            limit: How many at most; 40 by default, 80 at most.

        Added in Mastodon 4.3.0. Scope: ``read:notifications``.
        """
        return self._get(
            "/api/v1/notifications/requests",
            Page[NotificationRequest],
            max_id=max_id,
            since_id=since_id,
            min_id=min_id,
            limit=limit,
        )

    @endpoint(added="4.3.0", scopes="read:notifications")
    def notification_request(self, id: Ref[NotificationRequest]) -> NotificationRequest:
        """
        Get one request: from whom there are filtered notifications, how many, and the last status.

        Args:
            id: The request, or its id.

        Added in Mastodon 4.3.0. Scope: ``read:notifications``.
        """
        return self._get("/api/v1/notifications/requests/{id}", NotificationRequest, id=id)

    @endpoint(added="4.3.0", scopes="write:notifications")
    def accept_notification_request(self, id: Ref[NotificationRequest]) -> None:
        """
        Let the notifications of an account through, those that were filtered included.

        Args:
            id: The request, or its id.

        Added in Mastodon 4.3.0. Scope: ``write:notifications``.
        """
        self._post("/api/v1/notifications/requests/{id}/accept", None, id=id)

    @endpoint(added="4.3.0", scopes="write:notifications")
    def dismiss_notification_request(self, id: Ref[NotificationRequest]) -> None:
        """
        Remove a request, and what was filtered.

        Args:
            id: The request, or its id.

        Added in Mastodon 4.3.0. Scope: ``write:notifications``.
        """
        self._post("/api/v1/notifications/requests/{id}/dismiss", None, id=id)

    @endpoint(added="4.3.0", scopes="write:notifications")
    def accept_multiple_notification_requests(self, ids: Refs[NotificationRequest]) -> None:
        """
        Let the notifications of several accounts through, those that were filtered included.

        ``notifications_merged()`` tells when they are among the others.

        Args:
            ids: The requests, or their ids.

        Added in Mastodon 4.3.0. Scope: ``write:notifications``.
        """
        self._post("/api/v1/notifications/requests/accept", None, id=ids_of(ids, "ids"))

    @endpoint(added="4.3.0", scopes="write:notifications")
    def dismiss_multiple_notification_requests(self, ids: Refs[NotificationRequest]) -> None:
        """
        Remove several requests, and what was filtered.

        Args:
            ids: The requests, or their ids.

        Added in Mastodon 4.3.0. Scope: ``write:notifications``.
        """
        self._post("/api/v1/notifications/requests/dismiss", None, id=ids_of(ids, "ids"))

    @endpoint(added="4.3.0", scopes="read:notifications")
    def notifications_merged(self) -> bool:
        """
        Get whether the notifications of all accepted requests are among the others already.

        Added in Mastodon 4.3.0. Scope: ``read:notifications``.
        """
        return bool(field_of(self._get("/api/v1/notifications/requests/merged", MergedState), "merged"))
