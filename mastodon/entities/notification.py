"""Notification and what belongs to it. https://docs.joinmastodon.org/entities/Notification/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Literal

    from mastodon.entities.account import Account
    from mastodon.entities.account_warning import AccountWarning
    from mastodon.entities.base import Id
    from mastodon.entities.collection import Collection
    from mastodon.entities.relationship_severance_event import RelationshipSeveranceEvent
    from mastodon.entities.report import Report
    from mastodon.entities.status import Status


class Notification(Entity):
    """
    Something that happened and concerns you. Added in Mastodon 0.9.9.

    https://docs.joinmastodon.org/entities/Notification/
    """

    id: Id
    """The id of the notification. Added in Mastodon 0.9.9."""

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
    """What happened. Added in Mastodon 0.9.9."""

    group_key: str
    """The name of the group it belongs to, such as all favourites of one status. Added in Mastodon 4.3.0."""

    created_at: datetime
    """When it happened. Added in Mastodon 0.9.9."""

    account: Account
    """The account that caused it. Added in Mastodon 0.9.9."""

    status: Status | None
    """The status it is about. Absent if it is about none. Added in Mastodon 0.9.9."""

    report: Report | None
    """The report it is about. Only where ``type`` is ``admin.report``. Added in Mastodon 4.0.0."""

    event: RelationshipSeveranceEvent | None
    """The lost relationships it is about. Only where ``type`` is ``severed_relationships``. Added in Mastodon 4.3.0."""

    moderation_warning: AccountWarning | None
    """The warning it is about. Only where ``type`` is ``moderation_warning``. Added in Mastodon 4.3.0."""

    fallback: NotificationFallback | None
    """What to show where the application does not know ``type``. Added in Mastodon 4.6.0."""

    collection: Collection | None
    """The collection it is about. Absent if it is about none. Added in Mastodon 4.6.0."""


class NotificationFallback(Entity):
    """
    What to show of a notification of a kind that an application does not know. Added in Mastodon 4.6.0.

    https://docs.joinmastodon.org/entities/Notification/#NotificationFallback
    """

    title: str
    """What happened, in one line. Added in Mastodon 4.6.0."""

    summary: str | None
    """More about it. Null if there is nothing more to say. Added in Mastodon 4.6.0."""

    details: str | None
    """What can be shown on demand. Null if there is nothing. Added in Mastodon 4.6.0."""
