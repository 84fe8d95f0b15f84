# Derived from mastodon/_async/api/blocks.py by tools/sync.py. Do not edit.
"""Blocks: the accounts that the user blocks. https://docs.joinmastodon.org/methods/blocks/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon._sync.room import Room, endpoint
from mastodon.entities import Account, Page

if TYPE_CHECKING:
    from mastodon.types import Cursor


class Blocks(Room):
    """Blocked accounts; ``account_block()`` blocks one. https://docs.joinmastodon.org/methods/blocks/"""

    @endpoint(added="1.0.0", changed="4.7.0", scopes="read:blocks")
    def blocks(
        self,
        max_id: Cursor | None = None,
        min_id: Cursor | None = None,
        since_id: Cursor | None = None,
        limit: int | None = None,
    ) -> Page[Account]:
        """
        Get the accounts that the user blocks.

        The places in this list are no account ids: page by ``fetch_next()``.

        Args:
            max_id: Only those before this place; an opaque number from the server's links.
            min_id: Only those right after this place. Added in Mastodon 2.6.0.
            since_id: Only those after this place.
            limit: How many at most; 40 by default, 80 at most.

        Added in Mastodon 1.0.0, last changed in 4.7.0. Scope: ``read:blocks``.
        """
        return self._get("/api/v1/blocks", Page[Account], max_id=max_id, min_id=min_id, since_id=since_id, limit=limit)
