"""The entity FilterResult. https://docs.joinmastodon.org/entities/FilterResult/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from mastodon.entities.base import Id
    from mastodon.entities.filter import Filter


class FilterResult(Entity):
    """
    Which of your filters matches a status, and why. Added in Mastodon 4.0.0.

    https://docs.joinmastodon.org/entities/FilterResult/
    """

    filter: Filter
    """The filter that matches. Added in Mastodon 4.0.0."""

    keyword_matches: list[str] | None
    """The words and phrases that were found. Null or empty if none. Added in Mastodon 4.0.0."""

    status_matches: list[Id] | None
    """The ids by which the status itself is filtered. Null or empty if none. Added in Mastodon 4.0.0."""
