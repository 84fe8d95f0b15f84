"""The entity Conversation. https://docs.joinmastodon.org/entities/Conversation/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from mastodon.entities.account import Account
    from mastodon.entities.base import Id
    from mastodon.entities.status import Status


class Conversation(Entity):
    """
    Text. Added in Mastodon 2.6.0.

    https://docs.joinmastodon.org/entities/Conversation/
    """

    id: Id
    """Text. Added in Mastodon 2.6.0."""

    unread: bool
    """Text. Added in Mastodon 2.6.0."""

    accounts: list[Account]
    """Text. Added in Mastodon 2.6.0."""

    last_status: Status | None
    """Text. Added in Mastodon 2.6.0."""
