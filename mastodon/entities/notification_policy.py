"""NotificationPolicy and what belongs to it. https://docs.joinmastodon.org/entities/NotificationPolicy/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from typing import Literal


class NotificationPolicy(Entity):
    """
    Text. Added in Mastodon 4.3.0.

    https://docs.joinmastodon.org/entities/NotificationPolicy/
    """

    for_not_following: Literal["accept", "filter", "drop"] | str
    """Text. Added in Mastodon 4.3.0."""

    for_not_followers: Literal["accept", "filter", "drop"] | str
    """Text. Added in Mastodon 4.3.0."""

    for_new_accounts: Literal["accept", "filter", "drop"] | str
    """Text. Added in Mastodon 4.3.0."""

    for_private_mentions: Literal["accept", "filter", "drop"] | str
    """Text. Added in Mastodon 4.3.0."""

    for_limited_accounts: Literal["accept", "filter", "drop"] | str
    """Text. Added in Mastodon 4.3.0."""

    for_bots: Literal["accept", "filter", "drop"] | str | None
    """Text. Not in the official documentation."""

    summary: NotificationPolicySummary
    """Text. Added in Mastodon 4.3.0."""


class NotificationPolicySummary(Entity):
    """
    Text. Added in Mastodon 4.3.0.

    https://docs.joinmastodon.org/entities/NotificationPolicy/#NotificationPolicySummary
    """

    pending_requests_count: int
    """Text. Added in Mastodon 4.3.0."""

    pending_notifications_count: int
    """Text. Added in Mastodon 4.3.0."""
