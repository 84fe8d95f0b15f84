"""Announcement and what belongs to it. https://docs.joinmastodon.org/entities/Announcement/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from datetime import datetime

    from mastodon.entities.base import Id
    from mastodon.entities.custom_emoji import CustomEmoji
    from mastodon.entities.reaction import Reaction
    from mastodon.entities.status import StatusTag


class Announcement(Entity):
    """
    Text. Added in Mastodon 3.1.0.

    https://docs.joinmastodon.org/entities/Announcement/
    """

    id: Id
    """Text. Added in Mastodon 3.1.0."""

    content: str
    """Text. Added in Mastodon 3.1.0."""

    starts_at: datetime | None
    """Text. Added in Mastodon 3.1.0."""

    ends_at: datetime | None
    """Text. Added in Mastodon 3.1.0."""

    all_day: bool
    """Text. Added in Mastodon 3.1.0."""

    published_at: datetime
    """Text. Added in Mastodon 3.1.0."""

    updated_at: datetime
    """Text. Added in Mastodon 3.1.0."""

    read: bool | None
    """Text. Added in Mastodon 3.1.0."""

    mentions: list[AnnouncementAccount]
    """Text. Added in Mastodon 3.1.0."""

    statuses: list[AnnouncementStatus]
    """Text. Added in Mastodon 3.1.0."""

    tags: list[StatusTag]
    """Text. Added in Mastodon 3.1.0."""

    emojis: list[CustomEmoji]
    """Text. Added in Mastodon 3.1.0."""

    reactions: list[Reaction]
    """Text. Added in Mastodon 3.1.0."""


class AnnouncementAccount(Entity):
    """
    Text. Added in Mastodon 3.1.0.

    https://docs.joinmastodon.org/entities/Announcement/#AnnouncementAccount
    """

    id: Id
    """Text. Added in Mastodon 3.1.0."""

    username: str
    """Text. Added in Mastodon 3.1.0."""

    url: str
    """Text. Added in Mastodon 3.1.0."""

    acct: str
    """Text. Added in Mastodon 3.1.0."""


class AnnouncementStatus(Entity):
    """
    Text. Added in Mastodon 3.1.0.

    https://docs.joinmastodon.org/entities/Announcement/#AnnouncementStatus
    """

    id: Id
    """Text. Added in Mastodon 3.1.0."""

    url: str
    """Text. Added in Mastodon 3.1.0."""
