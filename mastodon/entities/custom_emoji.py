"""The entity CustomEmoji. https://docs.joinmastodon.org/entities/CustomEmoji/"""

from __future__ import annotations

from mastodon.entities.base import Entity


class CustomEmoji(Entity):
    """
    An emoji that the server added to those of Unicode. Added in Mastodon 2.0.0.

    https://docs.joinmastodon.org/entities/CustomEmoji/
    """

    shortcode: str
    """The name that stands for it in texts, between colons there. Added in Mastodon 2.0.0."""

    url: str
    """The address of the image, which may move. Added in Mastodon 2.0.0."""

    static_url: str
    """The address of the image without movement. Added in Mastodon 2.0.0."""

    visible_in_picker: bool
    """Whether it should be offered when choosing emojis. Added in Mastodon 2.0.0."""

    category: str | None
    """The group to offer it in. Null or absent if it has none. Added in Mastodon 3.0.0."""
