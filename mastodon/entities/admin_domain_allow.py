"""The entity AdminDomainAllow. https://docs.joinmastodon.org/entities/Admin_DomainAllow/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from datetime import datetime

    from mastodon.entities.base import Id


class AdminDomainAllow(Entity):
    """
    Text. Added in Mastodon 4.0.0.

    https://docs.joinmastodon.org/entities/Admin_DomainAllow/
    """

    id: Id
    """Text. Added in Mastodon 4.0.0."""

    domain: str
    """Text. Added in Mastodon 4.0.0."""

    created_at: datetime
    """Text. Added in Mastodon 4.0.0."""
