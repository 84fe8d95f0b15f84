"""The entity List. https://docs.joinmastodon.org/entities/List/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from typing import Literal

    from mastodon.entities.base import Id


class List(Entity):
    """
    A timeline of chosen accounts. Added in Mastodon 2.1.0.

    https://docs.joinmastodon.org/entities/List/
    """

    id: Id
    """The id of the list. Added in Mastodon 2.1.0."""

    title: str
    """The name you gave it. Added in Mastodon 2.1.0."""

    replies_policy: Literal["followed", "list", "none"] | str
    """
    Which replies it shows: those to accounts you follow, to accounts in the list, or none. Added in Mastodon 3.3.0.
    """

    exclusive: bool
    """Whether its statuses are kept out of the home timeline. Added in Mastodon 4.2.0."""
