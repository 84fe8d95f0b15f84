"""The entity Reaction. https://docs.joinmastodon.org/entities/Reaction/"""

from __future__ import annotations

from mastodon.entities.base import Entity


class Reaction(Entity):
    """
    Text. Added in Mastodon 3.1.0.

    https://docs.joinmastodon.org/entities/Reaction/
    """

    name: str
    """Text. Added in Mastodon 3.1.0."""

    count: int
    """Text. Added in Mastodon 3.1.0."""

    me: bool | None
    """Text. Added in Mastodon 3.1.0."""

    url: str | None
    """Text. Added in Mastodon 3.1.0."""

    static_url: str | None
    """Text. Added in Mastodon 3.1.0."""
