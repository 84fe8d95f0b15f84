"""The entity FeaturedTag. https://docs.joinmastodon.org/entities/FeaturedTag/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from datetime import datetime

    from mastodon.entities.base import Id


class FeaturedTag(Entity):
    """
    Text. Added in Mastodon 3.0.0.

    https://docs.joinmastodon.org/entities/FeaturedTag/
    """

    id: Id
    """Text. Added in Mastodon 3.0.0."""

    name: str
    """Text. Added in Mastodon 3.0.0."""

    url: str
    """Text. Added in Mastodon 3.3.0."""

    statuses_count: str
    """Text. Added in Mastodon 3.0.0."""

    last_status_at: datetime | None
    """Text. Added in Mastodon 3.0.0."""
