"""The entity FilterKeyword. https://docs.joinmastodon.org/entities/FilterKeyword/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from mastodon.entities.base import Id


class FilterKeyword(Entity):
    """
    A word or phrase that a filter looks for. Added in Mastodon 4.0.0.

    https://docs.joinmastodon.org/entities/FilterKeyword/
    """

    id: Id
    """The id of the keyword. Added in Mastodon 4.0.0."""

    keyword: str
    """The word or phrase. Added in Mastodon 4.0.0."""

    whole_word: bool
    """Whether it matches only where no letters or digits stand beside it. Added in Mastodon 4.0.0."""
