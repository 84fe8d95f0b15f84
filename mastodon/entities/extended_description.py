"""The entity ExtendedDescription. https://docs.joinmastodon.org/entities/ExtendedDescription/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from datetime import datetime


class ExtendedDescription(Entity):
    """
    What the server says of itself at length. Added in Mastodon 4.0.0.

    https://docs.joinmastodon.org/entities/ExtendedDescription/
    """

    updated_at: datetime | None
    """When it was last changed. Null or empty if never. Added in Mastodon 4.0.0."""

    content: str
    """The description, as HTML. Added in Mastodon 4.0.0."""
