"""PreviewCard and what belongs to it. https://docs.joinmastodon.org/entities/PreviewCard/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Literal

    from mastodon.entities.account import Account


class PreviewCard(Entity):
    """
    Text. Added in Mastodon 1.0.0.

    https://docs.joinmastodon.org/entities/PreviewCard/
    """

    url: str
    """Text. Added in Mastodon 1.0.0."""

    title: str
    """Text. Added in Mastodon 1.0.0."""

    description: str
    """Text. Added in Mastodon 1.0.0."""

    type: Literal["link", "photo", "video", "rich"] | str
    """Text. Added in Mastodon 1.3.0."""

    authors: list[PreviewCardAuthor]
    """Text. Added in Mastodon 4.3.0."""

    author_name: str
    """Text. Added in Mastodon 1.3.0. Deprecated in Mastodon 4.3.0."""

    author_url: str
    """Text. Added in Mastodon 1.3.0. Deprecated in Mastodon 4.3.0."""

    provider_name: str
    """Text. Added in Mastodon 1.3.0."""

    provider_url: str
    """Text. Added in Mastodon 1.3.0."""

    html: str
    """Text. Added in Mastodon 1.3.0."""

    width: int
    """Text. Added in Mastodon 1.3.0."""

    height: int
    """Text. Added in Mastodon 1.3.0."""

    image: str | None
    """Text. Added in Mastodon 1.0.0."""

    embed_url: str
    """Text. Added in Mastodon 2.1.0."""

    blurhash: str | None
    """Text. Added in Mastodon 3.2.0."""

    missing_attribution: bool | None
    """Text. Added in Mastodon 4.6.0."""

    published_at: datetime | None
    """Text. Added in Mastodon 4.2.0."""

    language: str | None
    """Text. Added in Mastodon 4.2.0. Not in the official documentation."""

    image_description: str
    """Text. Added in Mastodon 4.2.0. Not in the official documentation."""


class PreviewCardAuthor(Entity):
    """
    Text. Added in Mastodon 4.3.0.

    https://docs.joinmastodon.org/entities/PreviewCard/#PreviewCardAuthor
    """

    name: str
    """Text. Added in Mastodon 4.3.0."""

    url: str
    """Text. Added in Mastodon 4.3.0."""

    account: Account | None
    """Text. Added in Mastodon 4.3.0."""
