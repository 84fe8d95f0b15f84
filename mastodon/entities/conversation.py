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
    A conversation in direct messages. Added in Mastodon 2.6.0.

    https://docs.joinmastodon.org/entities/Conversation/
    """

    id: Id
    """The id of the conversation. Added in Mastodon 2.6.0."""

    unread: bool
    """Whether there is something in it that you have not read. Added in Mastodon 2.6.0."""

    accounts: list[Account]
    """The others who take part in it. Added in Mastodon 2.6.0."""

    last_status: Status | None
    """The latest status in it. Null if it is gone. Added in Mastodon 2.6.0."""
