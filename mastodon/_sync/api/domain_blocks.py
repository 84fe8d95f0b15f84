# Derived from mastodon/_async/api/domain_blocks.py by tools/sync.py. Do not edit.
"""Domain blocks: the servers that the user blocks. https://docs.joinmastodon.org/methods/domain_blocks/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon._sync.room import Room, endpoint
from mastodon.entities import DomainBlockPreview, Page
from mastodon.protocol.accounts import domain_of
from mastodon.protocol.request import request

if TYPE_CHECKING:
    from mastodon.protocol.request import Request
    from mastodon.types import Cursor


class DomainBlocks(Room):
    """Servers that the user does not want to hear of. https://docs.joinmastodon.org/methods/domain_blocks/"""

    @endpoint(added="1.4.0", changed="3.3.0", scopes="read:blocks follow")
    def domain_blocks(
        self,
        max_id: Cursor | None = None,
        min_id: Cursor | None = None,
        since_id: Cursor | None = None,
        limit: int | None = None,
    ) -> Page[str]:
        """
        Get the domains that the user blocks.

        The places in this list are opaque: page by ``fetch_next()``.

        Args:
            max_id: Only those before this place; an opaque number from the server's links.
            min_id: Only those right after this place. Added in Mastodon 2.6.0.
            since_id: Only those after this place.
            limit: How many at most; 100 by default, 200 at most.

        Added in Mastodon 1.4.0, last changed in 3.3.0. Scope: ``read:blocks`` or ``follow``.
        """
        return self._get(
            "/api/v1/domain_blocks", Page[str], max_id=max_id, min_id=min_id, since_id=since_id, limit=limit
        )

    @endpoint(added="1.4.0", scopes="write:blocks follow")
    def domain_block(self, domain: str | None = None) -> None:
        """
        Block a domain: hide what comes from there, and remove followers from there.

        Args:
            domain: The domain, such as ``example.com``; must be given.

        Raises:
            MastodonIllegalArgumentError: It is not a domain.

        Added in Mastodon 1.4.0. Scope: ``write:blocks`` or ``follow``.
        """
        self._post("/api/v1/domain_blocks", None, domain=domain_of(domain))

    @endpoint(added="1.4.0", scopes="write:blocks follow")
    def domain_unblock(self, domain: str | None = None) -> None:
        """
        Stop blocking a domain.

        Args:
            domain: The domain, such as ``example.com``; must be given.

        Raises:
            MastodonIllegalArgumentError: It is not a domain.

        Added in Mastodon 1.4.0. Scope: ``write:blocks`` or ``follow``.
        """
        asked: Request[None] = request("DELETE", "/api/v1/domain_blocks", None, domain=domain_of(domain))
        self._send(asked.as_form())

    @endpoint(added="4.3.0", scopes="read:blocks follow")
    def domain_block_preview(self, domain: str) -> DomainBlockPreview:
        """
        Get how many accounts that the user follows, and how many followers, are of a domain.

        Args:
            domain: The domain, such as ``example.com``.

        Raises:
            MastodonIllegalArgumentError: It is not a domain.

        Added in Mastodon 4.3.0. Scope: ``read:blocks`` or ``follow``.
        """
        return self._get("/api/v1/domain_blocks/preview", DomainBlockPreview, domain=domain_of(domain))
