# Derived from mastodon/_async/api/admin/email_domain_blocks.py by tools/sync.py. Do not edit.
"""
Admin e-mail domain blocks: providers whose addresses may not sign up.

https://docs.joinmastodon.org/methods/admin/email_domain_blocks/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon._sync.room import Room, endpoint
from mastodon.entities import AdminEmailDomainBlock, Page

if TYPE_CHECKING:
    from mastodon.types import Cursor, Ref


class AdminEmailDomainBlocks(Room):
    """
    Providers of mail whose addresses may not sign up. Needs a role that may manage blocks.

    https://docs.joinmastodon.org/methods/admin/email_domain_blocks/
    """

    @endpoint(added="4.0.0", scopes="admin:read:email_domain_blocks")
    def admin_email_domain_blocks(
        self,
        max_id: Cursor | None = None,
        min_id: Cursor | None = None,
        since_id: Cursor | None = None,
        limit: int | None = None,
    ) -> Page[AdminEmailDomainBlock]:
        """
        Get the blocked providers.

        Args:
            max_id: Only those before this place; an opaque number from the server's links.
            min_id: Only those right after this place.
            since_id: Only those after this place.
            limit: How many at most; 100 by default, 200 at most.

        Added in Mastodon 4.0.0. Scope: ``admin:read:email_domain_blocks``.
        """
        return self._get(
            "/api/v1/admin/email_domain_blocks",
            Page[AdminEmailDomainBlock],
            max_id=max_id,
            min_id=min_id,
            since_id=since_id,
            limit=limit,
        )

    @endpoint(added="4.1.0", scopes="admin:read:email_domain_blocks")
    def admin_email_domain_block(self, id: Ref[AdminEmailDomainBlock]) -> AdminEmailDomainBlock:
        """
        Get a blocked provider, with how many tried to sign up from there of late.

        Args:
            id: The block, or its id.

        Added in Mastodon 4.1.0. Scope: ``admin:read:email_domain_blocks``.
        """
        return self._get("/api/v1/admin/email_domain_blocks/{id}", AdminEmailDomainBlock, id=id)

    @endpoint(added="4.0.0", scopes="admin:write:email_domain_blocks")
    def admin_create_email_domain_block(self, domain: str) -> AdminEmailDomainBlock:
        """
        Let addresses of a provider no longer sign up.

        Args:
            domain: The provider's domain, the part of its addresses after ``@``.

        Added in Mastodon 4.0.0. Scope: ``admin:write:email_domain_blocks``.
        """
        return self._post("/api/v1/admin/email_domain_blocks", AdminEmailDomainBlock, domain=domain)

    @endpoint(added="4.0.0", scopes="admin:write:email_domain_blocks")
    def admin_delete_email_domain_block(self, id: Ref[AdminEmailDomainBlock]) -> None:
        """
        Let addresses of a provider sign up again.

        Args:
            id: The block, or its id.

        Added in Mastodon 4.0.0. Scope: ``admin:write:email_domain_blocks``.
        """
        self._delete("/api/v1/admin/email_domain_blocks/{id}", None, id=id)
