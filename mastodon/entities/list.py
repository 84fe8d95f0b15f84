"""The entity List. https://docs.joinmastodon.org/entities/List/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from typing import Literal

    from mastodon.entities.base import Id


class List(Entity):
    """
    Text. Added in Mastodon 2.1.0.

    https://docs.joinmastodon.org/entities/List/
    """

    id: Id
    """Text. Added in Mastodon 2.1.0."""

    title: str
    """Text. Added in Mastodon 2.1.0."""

    replies_policy: Literal["followed", "list", "none"] | str
    """Text. Added in Mastodon 3.3.0."""

    exclusive: bool
    """Text. Added in Mastodon 4.2.0."""
