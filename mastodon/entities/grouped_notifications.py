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
    Notifications in groups, and what they name by id. Added in Mastodon 4.3.0.

    https://docs.joinmastodon.org/methods/grouped_notifications/
    """

    accounts: list[Account]
    """The accounts that the groups name. Added in Mastodon 4.3.0."""

    partial_accounts: list[PartialAccountWithAvatar] | None
    """Accounts of which only the avatar is shown. Absent unless you asked for them. Added in Mastodon 4.3.0."""

    statuses: list[Status]
    """The statuses that the groups name. Added in Mastodon 4.3.0."""

    notification_groups: list[NotificationGroup]
    """The groups, the latest first. Added in Mastodon 4.3.0."""


class NotificationGroup(Entity):
    """
    Notifications of one kind about one thing. Added in Mastodon 4.3.0.

    https://docs.joinmastodon.org/methods/grouped_notifications/
    """

    group_key: str
    """The name of the group, the same as in its notifications. Added in Mastodon 4.3.0."""

    notifications_count: int
    """How many notifications are in it. Added in Mastodon 4.3.0."""

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
    """What happened. Added in Mastodon 4.3.0."""

    most_recent_notification_id: Id
    """The id of the latest notification in it. Added in Mastodon 4.3.0."""

    page_min_id: Id | None
    """The id of its oldest notification on this page. Absent where there are no pages. Added in Mastodon 4.3.0."""

    page_max_id: Id | None
    """The id of its latest notification on this page. Absent where there are no pages. Added in Mastodon 4.3.0."""

    latest_page_notification_at: datetime | None
    """When its latest notification on this page came. Absent where there are no pages. Added in Mastodon 4.3.0."""

    sample_account_ids: list[Id]
    """The ids of some of the accounts that caused it, the latest first. Added in Mastodon 4.3.0."""

    status_id: Id | None
    """The id of the status it is about. Absent if it is about none. Added in Mastodon 4.3.0."""

    report: Report | None
    """The report it is about. Only where ``type`` is ``admin.report``. Added in Mastodon 4.3.0."""

    event: RelationshipSeveranceEvent | None
    """The lost relationships it is about. Only where ``type`` is ``severed_relationships``. Added in Mastodon 4.3.0."""

    moderation_warning: AccountWarning | None
    """The warning it is about. Only where ``type`` is ``moderation_warning``. Added in Mastodon 4.3.0."""

    fallback: NotificationFallback | None
    """What to show where the application does not know ``type``. Added in Mastodon 4.6.0."""

    collection: Collection | None
    """
    The collection it is about. Absent if it is about none. Added in Mastodon 4.6.0. Not in the official documentation.
    """

    annual_report: AnnualReportEvent | None
    """
    The annual report it is about. Absent if it is about none. Added in Mastodon 4.4.0. Not in the official
    documentation.
    """


class PartialAccountWithAvatar(Entity):
    """
    What it takes to show the avatar of an account. Added in Mastodon 4.3.0.

    https://docs.joinmastodon.org/methods/grouped_notifications/
    """

    id: Id
    """The id of the account. Added in Mastodon 4.3.0."""

    acct: str
    """The address of the account: ``user`` if it is of this server, else ``user@domain``. Added in Mastodon 4.3.0."""

    url: str
    """The web page of the profile. Added in Mastodon 4.3.0."""

    avatar: str
    """The address of the picture, which may move. Added in Mastodon 4.3.0."""

    avatar_static: str
    """The address of the picture without movement. Added in Mastodon 4.3.0."""

    avatar_description: str
    """What can be seen in the picture, for those who cannot see it. It may be empty. Added in Mastodon 4.6.0."""

    locked: bool
    """Whether the user decides about each request to follow. Added in Mastodon 4.3.0."""

    bot: bool
    """Whether the account says that it acts by a program. Added in Mastodon 4.3.0."""


class MergedState(Entity):
    """
    Whether accepted notification requests have been taken in. Added in Mastodon 4.3.0.

    https://docs.joinmastodon.org/methods/grouped_notifications/
    """

    merged: bool
    """Whether their notifications stand among all others by now. Added in Mastodon 4.3.0."""


class UnreadCount(Entity):
    """
    The number of unread notifications. Added in Mastodon 4.3.0.

    https://docs.joinmastodon.org/methods/grouped_notifications/
    """

    count: int
    """How many notifications are unread. It never exceeds the limit of the request. Added in Mastodon 4.3.0."""
