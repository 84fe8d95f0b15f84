"""The entity Marker. https://docs.joinmastodon.org/entities/Marker/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from datetime import datetime

    from mastodon.entities.base import Id


class Marker(Entity):
    """
    Where the user stopped reading. Added in Mastodon 3.0.0.

    https://docs.joinmastodon.org/entities/Marker/
    """

    last_read_id: Id
    """The id of the last thing read. Added in Mastodon 3.0.0."""

    version: int
    """A number that grows with each change; it guards against writing over a newer mark. Added in Mastodon 3.0.0."""

    updated_at: datetime
    """When it was last changed. Added in Mastodon 3.0.0."""
