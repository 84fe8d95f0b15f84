"""OAuthServerMetadata and what belongs to it. https://docs.joinmastodon.org/methods/oauth/"""

from __future__ import annotations

from mastodon.entities.base import Entity


class OAuthServerMetadata(Entity):
    """
    Where and how one can log in to a server (RFC 8414). Added in Mastodon 4.3.0.

    https://docs.joinmastodon.org/methods/oauth/
    """

    issuer: str
    """The address that names the server. Added in Mastodon 4.3.0."""

    service_documentation: str | None
    """Where the API is documented. Added in Mastodon 4.3.0."""

    authorization_endpoint: str
    """Where users are sent to let an application in. Added in Mastodon 4.3.0."""

    token_endpoint: str
    """Where applications get access tokens. Added in Mastodon 4.3.0."""

    app_registration_endpoint: str | None
    """Where applications are registered, in Mastodon's own way. Added in Mastodon 4.3.0."""

    revocation_endpoint: str
    """Where applications give access tokens back. Added in Mastodon 4.3.0."""

    userinfo_endpoint: str
    """Where applications learn who logged in. Added in Mastodon 4.4.0."""

    scopes_supported: list[str]
    """The scopes there are. Added in Mastodon 4.3.0."""

    response_types_supported: list[str]
    """What logging in can bring; ``code`` on Mastodon. Added in Mastodon 4.3.0."""

    response_modes_supported: list[str]
    """How it is handed over, such as ``query``. Added in Mastodon 4.3.0."""

    grant_types_supported: list[str]
    """What can be exchanged for an access token. Added in Mastodon 4.3.0."""

    token_endpoint_auth_methods_supported: list[str]
    """How applications prove who they are. Added in Mastodon 4.3.0."""

    code_challenge_methods_supported: list[str]
    """The methods of PKCE; ``S256`` on Mastodon. Added in Mastodon 4.3.0."""


class OAuthUserInfo(Entity):
    """
    Who logged in (OpenID Connect). Added in Mastodon 4.4.0.

    https://docs.joinmastodon.org/methods/oauth/
    """

    iss: str
    """The address of the server. Added in Mastodon 4.4.0."""

    sub: str
    """The ActivityPub id of the account. Added in Mastodon 4.4.0."""

    name: str
    """The display name. Added in Mastodon 4.4.0."""

    preferred_username: str
    """The name of the user, without the server. Added in Mastodon 4.4.0."""

    profile: str
    """The web page of the profile. Added in Mastodon 4.4.0."""

    picture: str
    """The address of the picture. Added in Mastodon 4.4.0."""
