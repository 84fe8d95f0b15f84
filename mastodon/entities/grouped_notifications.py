"""GroupedNotificationsResults and what belongs to it. https://docs.joinmastodon.org/methods/grouped_notifications/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Literal

    from mastodon.entities.account import Account
    from mastodon.entities.account_warning import AccountWarning
    from mastodon.entities.annual_report import AnnualReportEvent
    from mastodon.entities.base import Id
    from mastodon.entities.collection import Collection
    from mastodon.entities.notification import NotificationFallback
    from mastodon.entities.relationship_severance_event import RelationshipSeveranceEvent
    from mastodon.entities.report import Report
    from mastodon.entities.status import Status


class GroupedNotificationsResults(Entity):
    """
    Text. Added in Mastodon 4.3.0.

    https://docs.joinmastodon.org/methods/grouped_notifications/
    """

    accounts: list[Account]
    """Text. Added in Mastodon 4.3.0."""

    partial_accounts: list[PartialAccountWithAvatar] | None
    """Text. Added in Mastodon 4.3.0."""

    statuses: list[Status]
    """Text. Added in Mastodon 4.3.0."""

    notification_groups: list[NotificationGroup]
    """Text. Added in Mastodon 4.3.0."""


class NotificationGroup(Entity):
    """
    Text. Added in Mastodon 4.3.0.

    https://docs.joinmastodon.org/methods/grouped_notifications/
    """

    group_key: str
    """Text. Added in Mastodon 4.3.0."""

    notifications_count: int
    """Text. Added in Mastodon 4.3.0."""

    type: (
        Literal[
            "mention",
            "status",
            "reblog",
            "follow",
            "follow_request",
            "favourite",
            "poll",
            "update",
            "admin.sign_up",
            "admin.report",
            "severed_relationships",
            "moderation_warning",
            "quote",
            "quoted_update",
            "added_to_collection",
            "collection_update",
        ]
        | str
    )
    """Text. Added in Mastodon 4.3.0."""

    most_recent_notification_id: Id
    """Text. Added in Mastodon 4.3.0."""

    page_min_id: Id | None
    """Text. Added in Mastodon 4.3.0."""

    page_max_id: Id | None
    """Text. Added in Mastodon 4.3.0."""

    latest_page_notification_at: datetime | None
    """Text. Added in Mastodon 4.3.0."""

    sample_account_ids: list[Id]
    """Text. Added in Mastodon 4.3.0."""

    status_id: Id | None
    """Text. Added in Mastodon 4.3.0."""

    report: Report | None
    """Text. Added in Mastodon 4.3.0."""

    event: RelationshipSeveranceEvent | None
    """Text. Added in Mastodon 4.3.0."""

    moderation_warning: AccountWarning | None
    """Text. Added in Mastodon 4.3.0."""

    fallback: NotificationFallback | None
    """Text. Added in Mastodon 4.6.0."""

    collection: Collection | None
    """Text. Added in Mastodon 4.6.0. Not in the official documentation."""

    annual_report: AnnualReportEvent | None
    """Text. Added in Mastodon 4.4.0. Not in the official documentation."""


class PartialAccountWithAvatar(Entity):
    """
    Text. Added in Mastodon 4.3.0.

    https://docs.joinmastodon.org/methods/grouped_notifications/
    """

    id: Id
    """Text. Added in Mastodon 4.3.0."""

    acct: str
    """Text. Added in Mastodon 4.3.0."""

    url: str
    """Text. Added in Mastodon 4.3.0."""

    avatar: str
    """Text. Added in Mastodon 4.3.0."""

    avatar_static: str
    """Text. Added in Mastodon 4.3.0."""

    avatar_description: str
    """Text. Added in Mastodon 4.6.0."""

    locked: bool
    """Text. Added in Mastodon 4.3.0."""

    bot: bool
    """Text. Added in Mastodon 4.3.0."""


class MergedState(Entity):
    """
    Text. Added in Mastodon 4.3.0.

    https://docs.joinmastodon.org/methods/grouped_notifications/
    """

    merged: bool
    """Text. Added in Mastodon 4.3.0."""


class UnreadCount(Entity):
    """
    The number of unread notifications. Added in Mastodon 4.3.0.

    https://docs.joinmastodon.org/methods/grouped_notifications/
    """

    count: int
    """How many notifications are unread. It never exceeds the limit of the request. Added in Mastodon 4.3.0."""
