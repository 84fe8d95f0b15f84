"""The entity AdminEmailDomainBlock. https://docs.joinmastodon.org/entities/Admin_EmailDomainBlock/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from datetime import datetime

    from mastodon.entities.base import Id
    from mastodon.entities.tag import TagHistory


class AdminEmailDomainBlock(Entity):
    """
    Text. Added in Mastodon 4.0.0.

    https://docs.joinmastodon.org/entities/Admin_EmailDomainBlock/
    """

    id: Id
    """Text. Added in Mastodon 4.0.0."""

    domain: str
    """Text. Added in Mastodon 4.0.0."""

    created_at: datetime
    """Text. Added in Mastodon 4.0.0."""

    history: list[TagHistory]
    """Text. Added in Mastodon 4.0.0."""
