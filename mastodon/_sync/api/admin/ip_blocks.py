# Derived from mastodon/_async/api/admin/ip_blocks.py by tools/sync.py. Do not edit.
"""
Admin IP blocks: addresses that may not sign up, or not come at all.

https://docs.joinmastodon.org/methods/admin/ip_blocks/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon._sync.room import Room, endpoint
from mastodon.entities import AdminIpBlock, Page
from mastodon.protocol.choices import one_of

if TYPE_CHECKING:
    from mastodon.types import Cursor, Ref

SEVERITIES = ("sign_up_requires_approval", "sign_up_block", "no_access")


class AdminIpBlocks(Room):
    """
    Internet addresses that may not sign up, or not come at all. Needs a role that may manage blocks.

    https://docs.joinmastodon.org/methods/admin/ip_blocks/
    """

    @endpoint(added="4.0.0", scopes="admin:read:ip_blocks")
    def admin_ip_blocks(
        self,
        max_id: Cursor | None = None,
        min_id: Cursor | None = None,
        since_id: Cursor | None = None,
        limit: int | None = None,
    ) -> Page[AdminIpBlock]:
        """
        Get the blocked addresses.

        Args:
            max_id: Only those before this place; an opaque number from the server's links.
            min_id: Only those right after this place.
            since_id: Only those after this place.
            limit: How many at most; 100 by default, 200 at most.

        Added in Mastodon 4.0.0. Scope: ``admin:read:ip_blocks``.
        """
        return self._get(
            "/api/v1/admin/ip_blocks",
            Page[AdminIpBlock],
            max_id=max_id,
            min_id=min_id,
            since_id=since_id,
            limit=limit,
        )

    @endpoint(added="4.0.0", scopes="admin:read:ip_blocks")
    def admin_ip_block(self, id: Ref[AdminIpBlock]) -> AdminIpBlock:
        """
        Get a blocked address or range.

        Args:
            id: The block, or its id.

        Added in Mastodon 4.0.0. Scope: ``admin:read:ip_blocks``.
        """
        return self._get("/api/v1/admin/ip_blocks/{id}", AdminIpBlock, id=id)

    @endpoint(added="4.0.0", scopes="admin:write:ip_blocks")
    def admin_create_ip_block(
        self, ip: str, severity: str, comment: str | None = None, expires_in: int | None = None
    ) -> AdminIpBlock:
        """
        Block an address or a range.

        Args:
            ip: The address, such as ``192.0.2.1``, or the range, such as ``2001:db8::/32``.
            severity: ``sign_up_requires_approval``; ``sign_up_block``; or ``no_access``, to refuse whatever comes.
            comment: The reason, for those who run this server.
            expires_in: For how many seconds; by default until it is deleted.

        Raises:
            MastodonIllegalArgumentError: There is no such severity.

        Added in Mastodon 4.0.0. Scope: ``admin:write:ip_blocks``.
        """
        return self._post(
            "/api/v1/admin/ip_blocks",
            AdminIpBlock,
            ip=ip,
            severity=one_of("severity", severity, SEVERITIES),
            comment=comment,
            expires_in=expires_in,
        )

    @endpoint(added="4.0.0", scopes="admin:write:ip_blocks")
    def admin_update_ip_block(
        self,
        id: Ref[AdminIpBlock],
        ip: str | None = None,
        severity: str | None = None,
        comment: str | None = None,
        expires_in: int | None = None,
    ) -> AdminIpBlock:
        """
        Change a block of an address or range; what is not given stays as it is.

        Args:
            id: The block, or its id.
            ip: The address or range.
            severity: ``sign_up_requires_approval``; ``sign_up_block``; or ``no_access``, to refuse whatever comes.
            comment: The reason, for those who run this server.
            expires_in: For how many seconds from now.

        Raises:
            MastodonIllegalArgumentError: There is no such severity.

        Added in Mastodon 4.0.0. Scope: ``admin:write:ip_blocks``.
        """
        return self._put(
            "/api/v1/admin/ip_blocks/{id}",
            AdminIpBlock,
            id=id,
            ip=ip,
            severity=one_of("severity", severity, SEVERITIES),
            comment=comment,
            expires_in=expires_in,
        )

    @endpoint(added="4.0.0", scopes="admin:write:ip_blocks")
    def admin_delete_ip_block(self, id: Ref[AdminIpBlock]) -> None:
        """
        Block an address or range no longer.

        Args:
            id: The block, or its id.

        Added in Mastodon 4.0.0. Scope: ``admin:write:ip_blocks``.
        """
        self._delete("/api/v1/admin/ip_blocks/{id}", None, id=id)
