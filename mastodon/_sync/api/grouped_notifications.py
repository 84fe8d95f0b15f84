# Derived from mastodon/_async/api/grouped_notifications.py by tools/sync.py. Do not edit.
"""Grouped notifications: what happened, in bundles. https://docs.joinmastodon.org/methods/grouped_notifications/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon._sync.room import Room, endpoint
from mastodon.entities import Account, GroupedNotificationsResults, Page, UnreadCount
from mastodon.protocol.choices import listed
from mastodon.protocol.response import field_of
from mastodon.protocol.versions import has_alpha_notifications

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mastodon.types import Cursor, Ref


class GroupedNotifications(Room):
    """
    Notifications of the same kind about the same status, in groups. Groups are found by their ``group_key``.

    Test versions of Mastodon 4.3.0 had other addresses, which are used there.

    https://docs.joinmastodon.org/methods/grouped_notifications/, in test versions
    https://docs.joinmastodon.org/methods/notifications_alpha/
    """

    @endpoint(added="4.3.0", changed="4.6.0", scopes="read:notifications")
    def grouped_notifications(
        self,
        max_id: Cursor | None = None,
        since_id: Cursor | None = None,
        min_id: Cursor | None = None,
        limit: int | None = None,
        types: str | Iterable[str] | None = None,
        exclude_types: str | Iterable[str] | None = None,
        account_id: Ref[Account] | None = None,
        expand_accounts: str | None = "partial_avatars",
        grouped_types: str | Iterable[str] | None = None,
        include_filtered: bool | None = None,
        supported_types: str | Iterable[str] | None = None,
    ) -> GroupedNotificationsResults:
        """
        Get a page of the user's notifications in groups, with the accounts and statuses that they are about.

        Args:
            max_id: Only notifications older than this one.
            since_id: Only notifications newer than this one, beginning with the newest of them.
            min_id: Only notifications newer than this one, beginning with the oldest of them.
            limit: How many groups at most; 40 by default, 80 at most.
            types: Kinds to get.
            exclude_types: Kinds to leave out.
            account_id: Only notifications that this account caused.
            expand_accounts: ``partial_avatars``, to get only name and picture of all accounts but the first of each
                group; or ``full``.
            grouped_types: Kinds to group, of ``favourite``, ``follow``, ``reblog`` and ``admin.sign_up``.
            include_filtered: Whether to get those that the policy filters, too.
            supported_types: Kinds that the program understands; the server describes others in words. Added in
                Mastodon 4.6.0.

        Added in Mastodon 4.3.0, last changed in 4.6.0. Scope: ``read:notifications``.
        """
        alpha = self._is_alpha()
        return self._get(
            "/api/v2_alpha/notifications" if alpha else "/api/v2/notifications",
            GroupedNotificationsResults,
            max_id=max_id,
            since_id=since_id,
            min_id=min_id,
            limit=limit,
            types=listed(types),
            exclude_types=listed(exclude_types),
            account_id=account_id,
            expand_accounts=expand_accounts,
            grouped_types=listed(grouped_types),
            include_filtered=include_filtered,
            supported_types=listed(supported_types),
        )

    @endpoint(added="4.3.0", changed="4.6.0", scopes="read:notifications")
    def grouped_notification(
        self, group_key: str, supported_types: str | Iterable[str] | None = None
    ) -> GroupedNotificationsResults:
        """
        Get one group of notifications.

        Args:
            group_key: The key of the group.
            supported_types: Kinds that the program understands; the server describes others in words. Added in
                Mastodon 4.6.0.

        Added in Mastodon 4.3.0, last changed in 4.6.0. Scope: ``read:notifications``.
        """
        alpha = self._is_alpha()
        return self._get(
            "/api/v2_alpha/notifications/{group_key}" if alpha else "/api/v2/notifications/{group_key}",
            GroupedNotificationsResults,
            group_key=group_key,
            supported_types=listed(supported_types),
        )

    @endpoint(added="4.3.0", changed="4.7.0", scopes="read:notifications")
    def grouped_notification_accounts(
        self,
        group_key: str,
        *,
        max_id: Cursor | None = None,
        since_id: Cursor | None = None,
        limit: int | None = None,
    ) -> Page[Account]:
        """
        Get the accounts that caused the notifications of a group.

        The places in this list are no account ids: page by ``fetch_next()``.

        Args:
            group_key: The key of the group.
            max_id: Only those before this place; an opaque number from the server's links.
            since_id: Only those after this place.
            limit: How many at most; 40 by default, 80 at most.

        Added in Mastodon 4.3.0, last changed in 4.7.0. Scope: ``read:notifications``.
        """
        return self._get(
            "/api/v2/notifications/{group_key}/accounts",
            Page[Account],
            group_key=group_key,
            max_id=max_id,
            since_id=since_id,
            limit=limit,
        )

    @endpoint(added="4.3.0", scopes="write:notifications")
    def dismiss_grouped_notification(self, group_key: str) -> None:
        """
        Delete all notifications of a group.

        Args:
            group_key: The key of the group.

        Added in Mastodon 4.3.0. Scope: ``write:notifications``.
        """
        alpha = self._is_alpha()
        self._post(
            "/api/v2_alpha/notifications/{group_key}/dismiss" if alpha else "/api/v2/notifications/{group_key}/dismiss",
            None,
            group_key=group_key,
        )

    @endpoint(added="4.3.0", scopes="write:notifications")
    def grouped_notifications_clear(self) -> None:
        """
        Delete all notifications of the user, as ``notifications_clear()`` does; not officially documented.

        Added in Mastodon 4.3.0. Scope: ``write:notifications``.
        """
        self._post("/api/v2/notifications/clear", None)

    @endpoint(added="4.3.0", scopes="read:notifications")
    def unread_grouped_notifications_count(
        self,
        limit: int | None = None,
        types: str | Iterable[str] | None = None,
        exclude_types: str | Iterable[str] | None = None,
        account_id: Ref[Account] | None = None,
        grouped_types: str | Iterable[str] | None = None,
    ) -> int:
        """
        Get how many groups of notifications the user has not read, up to a limit.

        Args:
            limit: Up to which number to count; 100 by default, 1000 at most.
            types: Kinds to count.
            exclude_types: Kinds not to count.
            account_id: Only notifications that this account caused.
            grouped_types: Kinds to group, as in ``grouped_notifications()``.

        Added in Mastodon 4.3.0. Scope: ``read:notifications``.
        """
        alpha = self._is_alpha()
        unread = self._get(
            "/api/v2_alpha/notifications/unread_count" if alpha else "/api/v2/notifications/unread_count",
            UnreadCount,
            limit=limit,
            types=listed(types),
            exclude_types=listed(exclude_types),
            account_id=account_id,
            grouped_types=listed(grouped_types),
        )
        count: int = field_of(unread, "count")
        return count

    def _is_alpha(self) -> bool:
        """Tell whether the server is a test version with other addresses."""
        return has_alpha_notifications(self._server_version())
