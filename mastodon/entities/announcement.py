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
    A message of the moderators to all users of the server. Added in Mastodon 3.1.0.

    https://docs.joinmastodon.org/entities/Announcement/
    """

    id: Id
    """The id of the announcement. Added in Mastodon 3.1.0."""

    content: str
    """The message, as HTML. Added in Mastodon 3.1.0."""

    starts_at: datetime | None
    """When what is announced begins. Null if it has no beginning. Added in Mastodon 3.1.0."""

    ends_at: datetime | None
    """When what is announced ends. Null if it has no end. Added in Mastodon 3.1.0."""

    all_day: bool
    """Whether only the days of beginning and end matter, not their time. Added in Mastodon 3.1.0."""

    published_at: datetime
    """When it was published. Added in Mastodon 3.1.0."""

    updated_at: datetime
    """When it was last changed. Added in Mastodon 3.1.0."""

    read: bool | None
    """Whether you have marked it as read. Absent when not logged in. Added in Mastodon 3.1.0."""

    mentions: list[AnnouncementAccount]
    """The accounts mentioned in it. Added in Mastodon 3.1.0."""

    statuses: list[AnnouncementStatus]
    """The statuses linked in it. Added in Mastodon 3.1.0."""

    tags: list[StatusTag]
    """The hashtags used in it. Added in Mastodon 3.1.0."""

    emojis: list[CustomEmoji]
    """The custom emojis to substitute for shortcodes in it. Added in Mastodon 3.1.0."""

    reactions: list[Reaction]
    """The emojis that users reacted with. Added in Mastodon 3.1.0."""


class AnnouncementAccount(Entity):
    """
    An account mentioned in an announcement. Added in Mastodon 3.1.0.

    https://docs.joinmastodon.org/entities/Announcement/#AnnouncementAccount
    """

    id: Id
    """The id of the mentioned account. Added in Mastodon 3.1.0."""

    username: str
    """The name of the user, without the server. Added in Mastodon 3.1.0."""

    url: str
    """The web page of the profile. Added in Mastodon 3.1.0."""

    acct: str
    """The address of the account: ``user`` if it is of this server, else ``user@domain``. Added in Mastodon 3.1.0."""


class AnnouncementStatus(Entity):
    """
    A status linked in an announcement. Added in Mastodon 3.1.0.

    https://docs.joinmastodon.org/entities/Announcement/#AnnouncementStatus
    """

    id: Id
    """The id of the status. Added in Mastodon 3.1.0."""

    url: str
    """The web page of the status. Added in Mastodon 3.1.0."""
