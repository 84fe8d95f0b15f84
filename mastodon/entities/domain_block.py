"""DomainBlock and what belongs to it. https://docs.joinmastodon.org/entities/DomainBlock/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from typing import Literal


class DomainBlock(Entity):
    """
    Text. Added in Mastodon 4.0.0.

    https://docs.joinmastodon.org/entities/DomainBlock/
    """

    domain: str
    """Text. Added in Mastodon 4.0.0."""

    digest: str
    """Text. Added in Mastodon 4.0.0."""

    severity: Literal["silence", "suspend"] | str
    """Text. Added in Mastodon 4.0.0."""

    comment: str | None
    """Text. Added in Mastodon 4.0.0."""


class DomainBlockPreview(Entity):
    """
    Text. Added in Mastodon 4.3.0. Not in the official documentation.

    https://docs.joinmastodon.org/entities/DomainBlock/#DomainBlockPreview
    """

    following_count: int
    """Text. Added in Mastodon 4.3.0."""

    followers_count: int
    """Text. Added in Mastodon 4.3.0."""
