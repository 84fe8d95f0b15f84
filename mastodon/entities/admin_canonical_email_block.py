"""The entity AdminCanonicalEmailBlock. https://docs.joinmastodon.org/entities/Admin_CanonicalEmailBlock/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from mastodon.entities.base import Id


class AdminCanonicalEmailBlock(Entity):
    """
    Text. Added in Mastodon 4.0.0.

    https://docs.joinmastodon.org/entities/Admin_CanonicalEmailBlock/
    """

    id: Id
    """Text. Added in Mastodon 4.0.0."""

    canonical_email_hash: str
    """Text. Added in Mastodon 4.0.0."""
