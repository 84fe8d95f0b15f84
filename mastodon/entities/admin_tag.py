"""The entity AdminTag. https://docs.joinmastodon.org/entities/Tag/"""

from __future__ import annotations

from mastodon.entities.tag import Tag


class AdminTag(Tag):
    """
    Text. Added in Mastodon 3.5.0.

    https://docs.joinmastodon.org/entities/Tag/#AdminTag
    """

    trendable: bool
    """Text. Added in Mastodon 3.5.0."""

    usable: bool
    """Text. Added in Mastodon 3.5.0."""

    requires_review: bool
    """Text. Added in Mastodon 3.5.0."""

    listable: bool | None
    """Text. Added in Mastodon 4.3.0. Not in the official documentation."""
