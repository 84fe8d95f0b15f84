"""The entity Token. https://docs.joinmastodon.org/entities/Token/"""

from __future__ import annotations

from mastodon.entities.base import Entity


class Token(Entity):
    """
    An OAuth access token, which lets the client make requests. Added in Mastodon 0.1.0.

    https://docs.joinmastodon.org/entities/Token/
    """

    access_token: str
    """The secret to send in the ``Authorization`` header. Keep it private. Added in Mastodon 0.1.0."""

    token_type: str
    """The kind of token. Mastodon always sends ``Bearer``. Added in Mastodon 0.1.0."""

    scope: str
    """The scopes granted to the token, separated by spaces. Added in Mastodon 0.1.0."""

    created_at: int
    """When the token was made, as a Unix timestamp in seconds. Added in Mastodon 0.1.0."""
