"""Poll and what belongs to it. https://docs.joinmastodon.org/entities/Poll/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from datetime import datetime

    from mastodon.entities.base import Id
    from mastodon.entities.custom_emoji import CustomEmoji


class Poll(Entity):
    """
    Text. Added in Mastodon 2.8.0.

    https://docs.joinmastodon.org/entities/Poll/
    """

    id: Id
    """Text. Added in Mastodon 2.8.0."""

    expires_at: datetime | None
    """Text. Added in Mastodon 2.8.0."""

    expired: bool
    """Text. Added in Mastodon 2.8.0."""

    multiple: bool
    """Text. Added in Mastodon 2.8.0."""

    votes_count: int
    """Text. Added in Mastodon 2.8.0."""

    voters_count: int | None
    """Text. Added in Mastodon 2.8.0."""

    options: list[PollOption]
    """Text. Added in Mastodon 2.8.0."""

    emojis: list[CustomEmoji]
    """Text. Added in Mastodon 2.8.0."""

    voted: bool | None
    """Text. Added in Mastodon 2.8.0."""

    own_votes: list[int] | None
    """Text. Added in Mastodon 2.8.0."""


class PollOption(Entity):
    """
    Text. Added in Mastodon 2.8.0.

    https://docs.joinmastodon.org/entities/Poll/#PollOption
    """

    title: str
    """Text. Added in Mastodon 2.8.0."""

    votes_count: int | None
    """Text. Added in Mastodon 2.8.0."""
