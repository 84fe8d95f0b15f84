"""The entity FamiliarFollowers. https://docs.joinmastodon.org/entities/FamiliarFollowers/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from mastodon.entities.account import Account
    from mastodon.entities.base import Id


class FamiliarFollowers(Entity):
    """
    The accounts you follow that follow an account, too. Added in Mastodon 3.5.0.

    https://docs.joinmastodon.org/entities/FamiliarFollowers/
    """

    id: Id
    """The id of the account you asked about. Added in Mastodon 3.5.0."""

    accounts: list[Account]
    """The accounts you know among its followers. Added in Mastodon 3.5.0."""
