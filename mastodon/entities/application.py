"""Application and what belongs to it. https://docs.joinmastodon.org/entities/Application/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from mastodon.entities.base import Id


class Application(Entity):
    """
    An application that uses the API. Added in Mastodon 0.9.9.

    https://docs.joinmastodon.org/entities/Application/
    """

    id: Id
    """The id of the application. Added in Mastodon 0.9.9."""

    name: str
    """The name of the application. Added in Mastodon 0.9.9."""

    website: str | None
    """The home page of the application. Null if it gave none. Added in Mastodon 0.9.9."""

    scopes: list[str]
    """The scopes it may ask users for. Added in Mastodon 4.3.0."""

    redirect_uris: list[str]
    """The addresses users may be sent to after logging in. Added in Mastodon 4.3.0."""

    redirect_uri: str | None
    """The same addresses as one text, with line breaks between them. Deprecated in Mastodon 4.3.0."""

    vapid_key: str | None
    """
    The server's public key for push messages. ``Instance`` tells it, too. Added in Mastodon 2.8.0. Deprecated in
    Mastodon 4.3.0.
    """


class CredentialApplication(Application):
    """
    An application you registered, with its secrets. Added in Mastodon 0.9.9.

    https://docs.joinmastodon.org/entities/Application/#CredentialApplication
    """

    client_id: str
    """The public half of its credentials. Added in Mastodon 0.9.9."""

    client_secret: str
    """The secret half of its credentials. Added in Mastodon 0.9.9."""

    client_secret_expires_at: int
    """When the secret ends, in seconds since 1970. 0 if it does not end. Added in Mastodon 4.4.0."""
