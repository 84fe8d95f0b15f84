"""The entity Profile. https://docs.joinmastodon.org/entities/Profile/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from mastodon.entities.account import Field
    from mastodon.entities.base import Id
    from mastodon.entities.featured_tag import FeaturedTag


class Profile(Entity):
    """
    Text. Added in Mastodon 4.6.0.

    https://docs.joinmastodon.org/entities/Profile/
    """

    id: Id
    """Text. Added in Mastodon 4.6.0."""

    display_name: str
    """Text. Added in Mastodon 4.6.0."""

    note: str
    """Text. Added in Mastodon 4.6.0."""

    fields: list[Field]
    """Text. Added in Mastodon 4.6.0."""

    avatar: str | None
    """Text. Added in Mastodon 4.6.0."""

    avatar_static: str | None
    """Text. Added in Mastodon 4.6.0."""

    avatar_description: str
    """Text. Added in Mastodon 4.6.0."""

    header: str | None
    """Text. Added in Mastodon 4.6.0."""

    header_static: str | None
    """Text. Added in Mastodon 4.6.0."""

    header_description: str
    """Text. Added in Mastodon 4.6.0."""

    locked: bool
    """Text. Added in Mastodon 4.6.0."""

    bot: bool
    """Text. Added in Mastodon 4.6.0."""

    hide_collections: bool | None
    """Text. Added in Mastodon 4.6.0."""

    discoverable: bool | None
    """Text. Added in Mastodon 4.6.0."""

    indexable: bool
    """Text. Added in Mastodon 4.6.0."""

    show_media: bool
    """Text. Added in Mastodon 4.6.0."""

    show_media_replies: bool
    """Text. Added in Mastodon 4.6.0."""

    show_featured: bool
    """Text. Added in Mastodon 4.6.0."""

    attribution_domains: list[str]
    """Text. Added in Mastodon 4.6.0."""

    featured_tags: list[FeaturedTag] | None
    """Text. Added in Mastodon 4.6.0. Not in the official documentation."""

    formatted_note: str | None
    """Text. Not in the official documentation."""

    formatted_fields: list[Field] | None
    """Text. Not in the official documentation."""
