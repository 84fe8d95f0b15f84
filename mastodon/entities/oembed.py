"""The entity OEmbed. https://docs.joinmastodon.org/methods/oembed/"""

from __future__ import annotations

from mastodon.entities.base import Entity


class OEmbed(Entity):
    """
    Text. Added in Mastodon 1.0.0.

    https://docs.joinmastodon.org/methods/oembed/
    """

    type: str
    """Text. Added in Mastodon 1.0.0."""

    version: str
    """Text. Added in Mastodon 1.0.0."""

    title: str
    """Text. Added in Mastodon 1.0.0."""

    author_name: str
    """Text. Added in Mastodon 1.0.0."""

    author_url: str
    """Text. Added in Mastodon 1.0.0."""

    provider_name: str
    """Text. Added in Mastodon 1.0.0."""

    provider_url: str
    """Text. Added in Mastodon 1.0.0."""

    cache_age: int
    """Text. Added in Mastodon 1.0.0."""

    html: str
    """Text. Added in Mastodon 1.0.0."""

    width: int | None
    """Text. Added in Mastodon 1.0.0."""

    height: int | None
    """Text. Added in Mastodon 1.0.0."""
