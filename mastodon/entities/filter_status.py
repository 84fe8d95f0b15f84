"""The entity FilterStatus. https://docs.joinmastodon.org/entities/FilterStatus/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from mastodon.entities.base import Id


class FilterStatus(Entity):
    """
    Text. Added in Mastodon 4.0.0.

    https://docs.joinmastodon.org/entities/FilterStatus/
    """

    id: Id
    """Text. Added in Mastodon 4.0.0."""

    status_id: Id
    """Text. Added in Mastodon 4.0.0."""
