"""Application and what belongs to it. https://docs.joinmastodon.org/entities/Application/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from mastodon.entities.base import Id


class Application(Entity):
    """
    Text. Added in Mastodon 0.9.9.

    https://docs.joinmastodon.org/entities/Application/
    """

    id: Id
    """Text. Added in Mastodon 0.9.9."""

    name: str
    """Text. Added in Mastodon 0.9.9."""

    website: str | None
    """Text. Added in Mastodon 0.9.9."""

    scopes: list[str]
    """Text. Added in Mastodon 4.3.0."""

    redirect_uris: list[str]
    """Text. Added in Mastodon 4.3.0."""

    redirect_uri: str | None
    """Text. Deprecated in Mastodon 4.3.0."""

    vapid_key: str | None
    """Text. Added in Mastodon 2.8.0. Deprecated in Mastodon 4.3.0."""


class CredentialApplication(Application):
    """
    Text. Added in Mastodon 0.9.9.

    https://docs.joinmastodon.org/entities/Application/#CredentialApplication
    """

    client_id: str
    """Text. Added in Mastodon 0.9.9."""

    client_secret: str
    """Text. Added in Mastodon 0.9.9."""

    client_secret_expires_at: int
    """Text. Added in Mastodon 4.4.0."""
