"""The entity NotificationRequest. https://docs.joinmastodon.org/entities/NotificationRequest/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from datetime import datetime

    from mastodon.entities.account import Account
    from mastodon.entities.base import Count, Id
    from mastodon.entities.status import Status


class NotificationRequest(Entity):
    """
    Notifications of one account that were put aside until you decide. Added in Mastodon 4.3.0.

    https://docs.joinmastodon.org/entities/NotificationRequest/
    """

    id: Id
    """The id of the request. Added in Mastodon 4.3.0."""

    created_at: datetime
    """When the first of them came. Added in Mastodon 4.3.0."""

    updated_at: datetime
    """When the last of them came. Added in Mastodon 4.3.0."""

    account: Account
    """The account that caused them. Added in Mastodon 4.3.0."""

    notifications_count: Count
    """How many there are. Added in Mastodon 4.3.0."""

    last_status: Status | None
    """The latest status among them. Null if they are about none. Added in Mastodon 4.3.0."""
