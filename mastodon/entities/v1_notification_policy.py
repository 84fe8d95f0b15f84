"""The entity V1NotificationPolicy. https://docs.joinmastodon.org/entities/V1_NotificationPolicy/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from mastodon.entities.notification_policy import NotificationPolicySummary


class V1NotificationPolicy(Entity):
    """
    Your choice of which notifications to set aside, in its first form. Added in Mastodon 4.3.0. Deprecated in Mastodon
    4.3.0.

    https://docs.joinmastodon.org/entities/V1_NotificationPolicy/
    """

    filter_not_following: bool
    """Whether to set aside notifications from accounts you do not follow. Added in Mastodon 4.3.0."""

    filter_not_followers: bool
    """
    Whether to set aside notifications from accounts that do not follow you, or only just began to. Added in Mastodon
    4.3.0.
    """

    filter_new_accounts: bool
    """Whether to set aside notifications from accounts made in the last 30 days. Added in Mastodon 4.3.0."""

    filter_private_mentions: bool
    """Whether to set aside private mentions that you did not invite. Added in Mastodon 4.3.0."""

    summary: NotificationPolicySummary
    """The numbers of notifications set aside so far. Added in Mastodon 4.3.0."""
