"""The entity Role. https://docs.joinmastodon.org/entities/Role/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from mastodon.entities.base import Id


class Role(Entity):
    """
    Text. Added in Mastodon 4.0.0.

    https://docs.joinmastodon.org/entities/Role/
    """

    id: Id
    """Text. Added in Mastodon 4.0.0."""

    name: str
    """Text. Added in Mastodon 4.0.0."""

    color: str
    """Text. Added in Mastodon 4.0.0."""

    permissions: str
    """Text. Added in Mastodon 4.0.0."""

    highlighted: bool
    """Text. Added in Mastodon 4.0.0."""

    collection_limit: int
    """Text. Added in Mastodon 4.6.0."""
