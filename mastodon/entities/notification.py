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
    Text. Added in Mastodon 0.9.9.

    https://docs.joinmastodon.org/entities/Notification/
    """

    id: Id
    """Text. Added in Mastodon 0.9.9."""

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
    """Text. Added in Mastodon 0.9.9."""

    group_key: str
    """Text. Added in Mastodon 4.3.0."""

    created_at: datetime
    """Text. Added in Mastodon 0.9.9."""

    account: Account
    """Text. Added in Mastodon 0.9.9."""

    status: Status | None
    """Text. Added in Mastodon 0.9.9."""

    report: Report | None
    """Text. Added in Mastodon 4.0.0."""

    event: RelationshipSeveranceEvent | None
    """Text. Added in Mastodon 4.3.0."""

    moderation_warning: AccountWarning | None
    """Text. Added in Mastodon 4.3.0."""

    fallback: NotificationFallback | None
    """Text. Added in Mastodon 4.6.0."""

    collection: Collection | None
    """Text. Added in Mastodon 4.6.0."""


class NotificationFallback(Entity):
    """
    Text. Added in Mastodon 4.6.0.

    https://docs.joinmastodon.org/entities/Notification/#NotificationFallback
    """

    title: str
    """Text. Added in Mastodon 4.6.0."""

    summary: str | None
    """Text. Added in Mastodon 4.6.0."""

    details: str | None
    """Text. Added in Mastodon 4.6.0."""
