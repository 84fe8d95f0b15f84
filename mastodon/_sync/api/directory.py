# Derived from mastodon/_async/api/directory.py by tools/sync.py. Do not edit.
"""Directory: accounts that want to be found. https://docs.joinmastodon.org/methods/directory/"""

from __future__ import annotations

from mastodon._sync.room import Room, endpoint
from mastodon.entities import Account, Page
from mastodon.protocol.choices import one_of

ORDERS = ("active", "new")


class Directory(Room):
    """Accounts that want to be found. https://docs.joinmastodon.org/methods/directory/"""

    @endpoint(added="3.0.0", changed="4.7.0")
    def directory(
        self, offset: int | None = None, limit: int | None = None, order: str | None = None, local: bool | None = None
    ) -> Page[Account]:
        """
        Get accounts that want to be found.

        Args:
            offset: How many to skip.
            limit: How many at most; 40 by default, 80 at most.
            order: ``active``, those first that posted last, which is the default, or ``new``, the newest first.
            local: Whether to leave out accounts of other servers.

        Raises:
            MastodonIllegalArgumentError: There is no such order.

        Added in Mastodon 3.0.0, last changed in 4.7.0.
        """
        return self._get(
            "/api/v1/directory",
            Page[Account],
            offset=offset,
            limit=limit,
            order=one_of("order", order, ORDERS),
            local=local,
        )
