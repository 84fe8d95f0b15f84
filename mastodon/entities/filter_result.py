"""The entity FilterResult. https://docs.joinmastodon.org/entities/FilterResult/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from mastodon.entities.base import Id
    from mastodon.entities.filter import Filter


class FilterResult(Entity):
    """
    Text. Added in Mastodon 4.0.0.

    https://docs.joinmastodon.org/entities/FilterResult/
    """

    filter: Filter
    """Text. Added in Mastodon 4.0.0."""

    keyword_matches: list[str] | None
    """Text. Added in Mastodon 4.0.0."""

    status_matches: list[Id] | None
    """Text. Added in Mastodon 4.0.0."""
