# Derived from mastodon/_async/api/mutes.py by tools/sync.py. Do not edit.
"""Mutes: the accounts that the user mutes. https://docs.joinmastodon.org/methods/mutes/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon._sync.room import Room, endpoint
from mastodon.entities import MutedAccount, Page

if TYPE_CHECKING:
    from mastodon.types import Cursor


class Mutes(Room):
    """Muted accounts; ``account_mute()`` mutes one. https://docs.joinmastodon.org/methods/mutes/"""

    @endpoint(added="1.0.0", changed="4.7.0", scopes="read:mutes follow")
    def mutes(
        self,
        max_id: Cursor | None = None,
        min_id: Cursor | None = None,
        since_id: Cursor | None = None,
        limit: int | None = None,
    ) -> Page[MutedAccount]:
        """
        Get the accounts that the user mutes, each with the end of its mute.

        The places in this list are no account ids: page by ``fetch_next()``.

        Args:
            max_id: Only those before this place; an opaque number from the server's links.
            min_id: Only those right after this place; not documented for this list.
            since_id: Only those after this place.
            limit: How many at most; 40 by default, 80 at most.

        Added in Mastodon 1.0.0, last changed in 4.7.0. Scope: ``read:mutes`` or ``follow``.
        """
        return self._get(
            "/api/v1/mutes", Page[MutedAccount], max_id=max_id, min_id=min_id, since_id=since_id, limit=limit
        )
