"""IdentityProof and what belongs to it. https://docs.joinmastodon.org/entities/IdentityProof/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from datetime import datetime


class IdentityProof(Entity):
    """
    Text. Added in Mastodon 2.8.0. Deprecated in Mastodon 3.5.0.

    https://docs.joinmastodon.org/entities/IdentityProof/
    """

    provider: str
    """Text. Added in Mastodon 2.8.0."""

    provider_username: str
    """Text. Added in Mastodon 2.8.0."""

    updated_at: datetime
    """Text. Added in Mastodon 2.8.0."""

    proof_url: str
    """Text. Added in Mastodon 2.8.0."""

    profile_url: str
    """Text. Added in Mastodon 2.8.0."""


class KeybaseProof(Entity):
    """
    Text. Added in Mastodon 2.8.0. Removed in Mastodon 3.5.0.

    https://docs.joinmastodon.org/entities/IdentityProof/#KeybaseProof
    """

    avatar: str
    """Text. Added in Mastodon 2.8.0."""

    signatures: list[KeybaseSignature]
    """Text. Added in Mastodon 2.8.0."""


class KeybaseSignature(Entity):
    """
    Text. Added in Mastodon 2.8.0. Removed in Mastodon 3.5.0.

    https://docs.joinmastodon.org/entities/IdentityProof/#KeybaseSignature
    """

    sig_hash: str
    """Text. Added in Mastodon 2.8.0."""

    kb_username: str
    """Text. Added in Mastodon 2.8.0."""
