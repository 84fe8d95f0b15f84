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
    A poll of a status. Added in Mastodon 2.8.0.

    https://docs.joinmastodon.org/entities/Poll/
    """

    id: Id
    """The id of the poll. Added in Mastodon 2.8.0."""

    expires_at: datetime | None
    """When it ends. Null if it does not end. Added in Mastodon 2.8.0."""

    expired: bool
    """Whether it has ended. Added in Mastodon 2.8.0."""

    multiple: bool
    """Whether one can choose several options. Added in Mastodon 2.8.0."""

    votes_count: int
    """How many votes there are. Added in Mastodon 2.8.0."""

    voters_count: int | None
    """How many voted. Null where only one option can be chosen, or where it is not known. Added in Mastodon 2.8.0."""

    options: list[PollOption]
    """The options to choose from. Added in Mastodon 2.8.0."""

    emojis: list[CustomEmoji]
    """The custom emojis to substitute for shortcodes in the options. Added in Mastodon 2.8.0."""

    voted: bool | None
    """Whether you voted. Absent when not logged in. Added in Mastodon 2.8.0."""

    own_votes: list[int] | None
    """The indexes of the options you chose, from 0. Absent when not logged in. Added in Mastodon 2.8.0."""


class PollOption(Entity):
    """
    An option of a poll. Added in Mastodon 2.8.0.

    https://docs.joinmastodon.org/entities/Poll/#PollOption
    """

    title: str
    """The text of the option. Added in Mastodon 2.8.0."""

    votes_count: int | None
    """How many chose it. Null while the results are not published. Added in Mastodon 2.8.0."""
