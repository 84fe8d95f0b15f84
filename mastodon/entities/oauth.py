"""OAuthServerMetadata and what belongs to it. https://docs.joinmastodon.org/methods/oauth/"""

from __future__ import annotations

from mastodon.entities.base import Entity


class OAuthServerMetadata(Entity):
    """
    Text. Added in Mastodon 4.3.0.

    https://docs.joinmastodon.org/methods/oauth/
    """

    issuer: str
    """Text. Added in Mastodon 4.3.0."""

    service_documentation: str | None
    """Text. Added in Mastodon 4.3.0."""

    authorization_endpoint: str
    """Text. Added in Mastodon 4.3.0."""

    token_endpoint: str
    """Text. Added in Mastodon 4.3.0."""

    app_registration_endpoint: str | None
    """Text. Added in Mastodon 4.3.0."""

    revocation_endpoint: str
    """Text. Added in Mastodon 4.3.0."""

    userinfo_endpoint: str
    """Text. Added in Mastodon 4.4.0."""

    scopes_supported: list[str]
    """Text. Added in Mastodon 4.3.0."""

    response_types_supported: list[str]
    """Text. Added in Mastodon 4.3.0."""

    response_modes_supported: list[str]
    """Text. Added in Mastodon 4.3.0."""

    grant_types_supported: list[str]
    """Text. Added in Mastodon 4.3.0."""

    token_endpoint_auth_methods_supported: list[str]
    """Text. Added in Mastodon 4.3.0."""

    code_challenge_methods_supported: list[str]
    """Text. Added in Mastodon 4.3.0."""


class OAuthUserInfo(Entity):
    """
    Text. Added in Mastodon 4.4.0.

    https://docs.joinmastodon.org/methods/oauth/
    """

    iss: str
    """Text. Added in Mastodon 4.4.0."""

    sub: str
    """Text. Added in Mastodon 4.4.0."""

    name: str
    """Text. Added in Mastodon 4.4.0."""

    preferred_username: str
    """Text. Added in Mastodon 4.4.0."""

    profile: str
    """Text. Added in Mastodon 4.4.0."""

    picture: str
    """Text. Added in Mastodon 4.4.0."""
