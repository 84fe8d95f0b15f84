"""NotificationPolicy and what belongs to it. https://docs.joinmastodon.org/entities/NotificationPolicy/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from typing import Literal


class NotificationPolicy(Entity):
    """
    What happens with notifications of people you may not know. Added in Mastodon 4.3.0.

    https://docs.joinmastodon.org/entities/NotificationPolicy/
    """

    for_not_following: Literal["accept", "filter", "drop"] | str
    """What happens with those of people you do not follow. Added in Mastodon 4.3.0."""

    for_not_followers: Literal["accept", "filter", "drop"] | str
    """What happens with those of people who do not follow you. Added in Mastodon 4.3.0."""

    for_new_accounts: Literal["accept", "filter", "drop"] | str
    """What happens with those of accounts made in the last 30 days. Added in Mastodon 4.3.0."""

    for_private_mentions: Literal["accept", "filter", "drop"] | str
    """
    What happens with direct messages that are no replies to yours, of people you do not follow. Added in Mastodon
    4.3.0.
    """

    for_limited_accounts: Literal["accept", "filter", "drop"] | str
    """What happens with those of accounts that the moderators limited. Added in Mastodon 4.3.0."""

    for_bots: Literal["accept", "filter", "drop"] | str | None
    """What happens with those of accounts that act by a program. Not in the official documentation."""

    summary: NotificationPolicySummary
    """How much was put aside. Added in Mastodon 4.3.0."""


class NotificationPolicySummary(Entity):
    """
    How many notifications were put aside. Added in Mastodon 4.3.0.

    https://docs.joinmastodon.org/entities/NotificationPolicy/#NotificationPolicySummary
    """

    pending_requests_count: int
    """How many accounts they are from. Added in Mastodon 4.3.0."""

    pending_notifications_count: int
    """How many there are. Added in Mastodon 4.3.0."""
