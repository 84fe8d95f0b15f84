"""The entity AdminDomainAllow. https://docs.joinmastodon.org/entities/Admin_DomainAllow/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from datetime import datetime

    from mastodon.entities.base import Id


class AdminDomainAllow(Entity):
    """
    A domain that a server of limited federation speaks to. Added in Mastodon 4.0.0.

    https://docs.joinmastodon.org/entities/Admin_DomainAllow/
    """

    id: Id
    """The id of the entry. Added in Mastodon 4.0.0."""

    domain: str
    """The domain. Added in Mastodon 4.0.0."""

    created_at: datetime
    """When it was allowed. Added in Mastodon 4.0.0."""
