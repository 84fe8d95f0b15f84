# Derived from mastodon/_async/api/admin/canonical_email_blocks.py by tools/sync.py. Do not edit.
"""
Admin canonical e-mail blocks: addresses that may not sign up, whatever their spelling.

https://docs.joinmastodon.org/methods/admin/canonical_email_blocks/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon._sync.room import Room, endpoint
from mastodon.entities import AdminCanonicalEmailBlock, Page
from mastodon.errors import MastodonIllegalArgumentError

if TYPE_CHECKING:
    from mastodon.types import Cursor, Ref


class AdminCanonicalEmailBlocks(Room):
    """
    Addresses that may not sign up, whatever dots and ``+`` are in them; the server keeps only their hashes.

    Needs a role that may manage blocks.

    https://docs.joinmastodon.org/methods/admin/canonical_email_blocks/
    """

    @endpoint(added="4.0.0", scopes="admin:read:canonical_email_blocks")
    def admin_canonical_email_blocks(
        self,
        max_id: Cursor | None = None,
        min_id: Cursor | None = None,
        since_id: Cursor | None = None,
        limit: int | None = None,
    ) -> Page[AdminCanonicalEmailBlock]:
        """
        Get the addresses that may not sign up, as hashes.

        Args:
            max_id: Only those before this place; an opaque number from the server's links.
            min_id: Only those right after this place.
            since_id: Only those after this place.
            limit: How many at most; 100 by default, 200 at most.

        Added in Mastodon 4.0.0. Scope: ``admin:read:canonical_email_blocks``.
        """
        return self._get(
            "/api/v1/admin/canonical_email_blocks",
            Page[AdminCanonicalEmailBlock],
            max_id=max_id,
            min_id=min_id,
            since_id=since_id,
            limit=limit,
        )

    @endpoint(added="4.0.0", scopes="admin:read:canonical_email_blocks")
    def admin_canonical_email_block(self, id: Ref[AdminCanonicalEmailBlock]) -> AdminCanonicalEmailBlock:
        """
        Get a blocked address, as a hash.

        Args:
            id: The block, or its id.

        Added in Mastodon 4.0.0. Scope: ``admin:read:canonical_email_blocks``.
        """
        return self._get("/api/v1/admin/canonical_email_blocks/{id}", AdminCanonicalEmailBlock, id=id)

    @endpoint(added="4.0.0", scopes="admin:read:canonical_email_blocks")
    def admin_test_canonical_email_block(self, email: str) -> list[AdminCanonicalEmailBlock]:
        """
        Get the blocks that an address falls under.

        Args:
            email: The address.

        Added in Mastodon 4.0.0. Scope: ``admin:read:canonical_email_blocks``.
        """
        return self._post("/api/v1/admin/canonical_email_blocks/test", list[AdminCanonicalEmailBlock], email=email)

    @endpoint(added="4.0.0", scopes="admin:write:canonical_email_blocks")
    def admin_create_canonical_email_block(
        self, email: str | None = None, canonical_email_hash: str | None = None
    ) -> AdminCanonicalEmailBlock:
        """
        Let an address no longer sign up.

        Args:
            email: The address; the server makes its hash.
            canonical_email_hash: The hash, if the address is not known; ``email`` wins.

        Raises:
            MastodonIllegalArgumentError: Neither is given.

        Added in Mastodon 4.0.0. Scope: ``admin:write:canonical_email_blocks``.
        """
        if email is None and canonical_email_hash is None:
            raise MastodonIllegalArgumentError("email or canonical_email_hash must be given")
        return self._post(
            "/api/v1/admin/canonical_email_blocks",
            AdminCanonicalEmailBlock,
            email=email,
            canonical_email_hash=canonical_email_hash,
        )

    @endpoint(added="4.0.0", scopes="admin:write:canonical_email_blocks")
    def admin_delete_canonical_email_block(self, id: Ref[AdminCanonicalEmailBlock]) -> None:
        """
        Let a blocked address sign up again.

        Args:
            id: The block, or its id.

        Added in Mastodon 4.0.0. Scope: ``admin:write:canonical_email_blocks``.
        """
        self._delete("/api/v1/admin/canonical_email_blocks/{id}", None, id=id)
