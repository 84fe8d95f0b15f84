"""Tag and what belongs to it. https://docs.joinmastodon.org/entities/Tag/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from mastodon.entities.base import Count, Id, Timestamp


class Tag(Entity):
    """
    A hashtag, with its recent use. Added in Mastodon 0.9.0.

    https://docs.joinmastodon.org/entities/Tag/
    """

    id: Id
    """The id of the hashtag on this server. Added in Mastodon 4.3.1."""

    name: str
    """The hashtag, without the leading ``#``. Added in Mastodon 0.9.0."""

    url: str
    """The web page of the hashtag on this server. Added in Mastodon 0.9.0."""

    history: list[TagHistory]
    """The use of the hashtag on recent days, one entry per day, newest first. Added in Mastodon 2.4.1."""

    following: bool | None
    """Whether you follow the hashtag. Absent when not logged in. Added in Mastodon 4.0.0."""

    featuring: bool | None
    """Whether you feature the hashtag on your profile. Absent when not logged in. Added in Mastodon 4.4.0."""


class TagHistory(Entity):
    """
    How much a hashtag or link was used on one day. Added in Mastodon 2.4.1.

    https://docs.joinmastodon.org/entities/Tag/#TagHistory
    """

    day: Timestamp
    """The start of the day in UTC, as a Unix timestamp in seconds, sent as a string. Added in Mastodon 2.4.1."""

    uses: Count
    """How many times it was used that day. A whole number sent as a string. Added in Mastodon 2.4.1."""

    accounts: Count
    """How many different accounts used it that day. A whole number sent as a string. Added in Mastodon 2.4.1."""


class ShallowTag(Entity):
    """
    A hashtag with its name and link only, without usage history. Added in Mastodon 4.6.0.

    https://docs.joinmastodon.org/entities/Tag/#ShallowTag
    """

    name: str
    """The hashtag, without the leading ``#``. Added in Mastodon 4.6.0."""

    url: str
    """The web page of the hashtag on this server. Added in Mastodon 4.6.0."""
