"""IdentityProof and what belongs to it. https://docs.joinmastodon.org/entities/IdentityProof/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from datetime import datetime


class IdentityProof(Entity):
    """
    A proof that an account belongs to a person known elsewhere. Servers send none any more. Added in Mastodon 2.8.0.
    Deprecated in Mastodon 3.5.0.

    https://docs.joinmastodon.org/entities/IdentityProof/
    """

    provider: str
    """The service that keeps the proof. Added in Mastodon 2.8.0."""

    provider_username: str
    """The name of the person there. Added in Mastodon 2.8.0."""

    updated_at: datetime
    """When the proof was last checked. Added in Mastodon 2.8.0."""

    proof_url: str
    """The address of the proof. Added in Mastodon 2.8.0."""

    profile_url: str
    """The profile of the person there. Added in Mastodon 2.8.0."""


class KeybaseProof(Entity):
    """
    What Keybase asked servers about an account. Added in Mastodon 2.8.0. Removed in Mastodon 3.5.0.

    https://docs.joinmastodon.org/entities/IdentityProof/#KeybaseProof
    """

    avatar: str
    """The address of the account's picture. Added in Mastodon 2.8.0."""

    signatures: list[KeybaseSignature]
    """The proofs that the account has made. Added in Mastodon 2.8.0."""


class KeybaseSignature(Entity):
    """
    One proof of a Keybase user. Added in Mastodon 2.8.0. Removed in Mastodon 3.5.0.

    https://docs.joinmastodon.org/entities/IdentityProof/#KeybaseSignature
    """

    sig_hash: str
    """The hash of the signature. Added in Mastodon 2.8.0."""

    kb_username: str
    """The name of the user at Keybase. Added in Mastodon 2.8.0."""
