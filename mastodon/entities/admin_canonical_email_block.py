"""The entity AdminCanonicalEmailBlock. https://docs.joinmastodon.org/entities/Admin_CanonicalEmailBlock/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from mastodon.entities.base import Id


class AdminCanonicalEmailBlock(Entity):
    """
    An e-mail address that cannot sign up, whatever its spelling. Added in Mastodon 4.0.0.

    https://docs.joinmastodon.org/entities/Admin_CanonicalEmailBlock/
    """

    id: Id
    """The id of the block. Added in Mastodon 4.0.0."""

    canonical_email_hash: str
    """The SHA-256 hash of the address in its plainest spelling. Added in Mastodon 4.0.0."""
