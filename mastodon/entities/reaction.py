"""The entity Reaction. https://docs.joinmastodon.org/entities/Reaction/"""

from __future__ import annotations

from mastodon.entities.base import Entity


class Reaction(Entity):
    """
    An emoji that users reacted with to an announcement. Added in Mastodon 3.1.0.

    https://docs.joinmastodon.org/entities/Reaction/
    """

    name: str
    """The emoji, or the shortcode of a custom one. Added in Mastodon 3.1.0."""

    count: int
    """How many reacted with it. Added in Mastodon 3.1.0."""

    me: bool | None
    """Whether you did. Absent when not logged in. Added in Mastodon 3.1.0."""

    url: str | None
    """The address of the image of a custom emoji. Absent for others. Added in Mastodon 3.1.0."""

    static_url: str | None
    """The address of the image without movement. Absent for others. Added in Mastodon 3.1.0."""
