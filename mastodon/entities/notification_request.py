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
    Text. Added in Mastodon 4.3.0.

    https://docs.joinmastodon.org/entities/NotificationRequest/
    """

    id: Id
    """Text. Added in Mastodon 4.3.0."""

    created_at: datetime
    """Text. Added in Mastodon 4.3.0."""

    updated_at: datetime
    """Text. Added in Mastodon 4.3.0."""

    account: Account
    """Text. Added in Mastodon 4.3.0."""

    notifications_count: Count
    """Text. Added in Mastodon 4.3.0."""

    last_status: Status | None
    """Text. Added in Mastodon 4.3.0."""
