"""The entity FamiliarFollowers. https://docs.joinmastodon.org/entities/FamiliarFollowers/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from mastodon.entities.account import Account
    from mastodon.entities.base import Id


class FamiliarFollowers(Entity):
    """
    Text. Added in Mastodon 3.5.0.

    https://docs.joinmastodon.org/entities/FamiliarFollowers/
    """

    id: Id
    """Text. Added in Mastodon 3.5.0."""

    accounts: list[Account]
    """Text. Added in Mastodon 3.5.0."""
