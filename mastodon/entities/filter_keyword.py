"""The entity FilterKeyword. https://docs.joinmastodon.org/entities/FilterKeyword/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from mastodon.entities.base import Id


class FilterKeyword(Entity):
    """
    Text. Added in Mastodon 4.0.0.

    https://docs.joinmastodon.org/entities/FilterKeyword/
    """

    id: Id
    """Text. Added in Mastodon 4.0.0."""

    keyword: str
    """Text. Added in Mastodon 4.0.0."""

    whole_word: bool
    """Text. Added in Mastodon 4.0.0."""
