"""The entity CustomEmoji. https://docs.joinmastodon.org/entities/CustomEmoji/"""

from __future__ import annotations

from mastodon.entities.base import Entity


class CustomEmoji(Entity):
    """
    Text. Added in Mastodon 2.0.0.

    https://docs.joinmastodon.org/entities/CustomEmoji/
    """

    shortcode: str
    """Text. Added in Mastodon 2.0.0."""

    url: str
    """Text. Added in Mastodon 2.0.0."""

    static_url: str
    """Text. Added in Mastodon 2.0.0."""

    visible_in_picker: bool
    """Text. Added in Mastodon 2.0.0."""

    category: str | None
    """Text. Added in Mastodon 3.0.0."""
