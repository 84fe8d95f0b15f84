"""The entity Marker. https://docs.joinmastodon.org/entities/Marker/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from datetime import datetime

    from mastodon.entities.base import Id


class Marker(Entity):
    """
    Text. Added in Mastodon 3.0.0.

    https://docs.joinmastodon.org/entities/Marker/
    """

    last_read_id: Id
    """Text. Added in Mastodon 3.0.0."""

    version: int
    """Text. Added in Mastodon 3.0.0."""

    updated_at: datetime
    """Text. Added in Mastodon 3.0.0."""
