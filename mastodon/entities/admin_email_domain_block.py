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
    A domain whose e-mail addresses cannot sign up. Added in Mastodon 4.0.0.

    https://docs.joinmastodon.org/entities/Admin_EmailDomainBlock/
    """

    id: Id
    """The id of the block. Added in Mastodon 4.0.0."""

    domain: str
    """The domain that is blocked. Added in Mastodon 4.0.0."""

    created_at: datetime
    """When it was blocked. Added in Mastodon 4.0.0."""

    history: list[TagHistory]
    """How many tried to sign up with it, by day. Added in Mastodon 4.0.0."""
