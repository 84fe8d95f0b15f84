# Derived from mastodon/_async/api/endorsements.py by tools/sync.py. Do not edit.
"""Endorsements: accounts on the user's profile. https://docs.joinmastodon.org/methods/endorsements/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon._sync.room import Room, endpoint
from mastodon.entities import Account, Page

if TYPE_CHECKING:
    from mastodon.types import Cursor


class Endorsements(Room):
    """Accounts that the user shows on the profile. https://docs.joinmastodon.org/methods/endorsements/"""

    @endpoint(added="2.5.0", changed="4.7.0", scopes="read:accounts")
    def endorsements(
        self, *, max_id: Cursor | None = None, since_id: Cursor | None = None, limit: int | None = None
    ) -> Page[Account]:
        """
        Get the accounts on the user's profile.

        The places in this list are no account ids: page by ``fetch_next()``.

        Args:
            max_id: Only those before this place; an opaque number from the server's links.
            since_id: Only those after this place.
            limit: How many at most; 40 by default, 80 at most.

        Added in Mastodon 2.5.0, last changed in 4.7.0. Scope: ``read:accounts``.
        """
        return self._get("/api/v1/endorsements", Page[Account], max_id=max_id, since_id=since_id, limit=limit)
