# Derived from mastodon/_async/api/admin/domain_blocks.py by tools/sync.py. Do not edit.
"""
Admin domain blocks: servers that this one keeps at a distance.

https://docs.joinmastodon.org/methods/admin/domain_blocks/
"""

from __future__ import annotations

from typing import TYPE_CHECKING, overload

from mastodon._sync.room import Room, endpoint
from mastodon.entities import AdminDomainBlock, Page
from mastodon.protocol.choices import one_of

if TYPE_CHECKING:
    from mastodon.types import Cursor, Ref

SEVERITIES = ("silence", "suspend", "noop")


class AdminDomainBlocks(Room):
    """
    Servers that this one keeps at a distance. Needs a role that may manage federation.

    https://docs.joinmastodon.org/methods/admin/domain_blocks/
    """

    @overload
    def admin_domain_blocks(
        self,
        id: Ref[AdminDomainBlock],
        max_id: None = None,
        min_id: None = None,
        since_id: None = None,
        limit: None = None,
    ) -> AdminDomainBlock: ...

    @overload
    def admin_domain_blocks(
        self,
        id: None = None,
        max_id: Cursor | None = None,
        min_id: Cursor | None = None,
        since_id: Cursor | None = None,
        limit: int | None = None,
    ) -> Page[AdminDomainBlock]: ...

    @endpoint(added="4.0.0", changed="4.3.0", scopes="admin:read:domain_blocks")
    def admin_domain_blocks(
        self,
        id: Ref[AdminDomainBlock] | None = None,
        max_id: Cursor | None = None,
        min_id: Cursor | None = None,
        since_id: Cursor | None = None,
        limit: int | None = None,
    ) -> AdminDomainBlock | Page[AdminDomainBlock]:
        """
        Get the blocked servers, or one of them.

        Args:
            id: One block, or its id, to get only this.
            max_id: Only those before this place; an opaque number from the server's links.
            min_id: Only those right after this place.
            since_id: Only those after this place.
            limit: How many at most; 100 by default, 200 at most.

        Added in Mastodon 4.0.0, last changed in 4.3.0. Scope: ``admin:read:domain_blocks``.
        """
        if id is not None:
            return self._get("/api/v1/admin/domain_blocks/{id}", AdminDomainBlock, id=id)
        return self._get(
            "/api/v1/admin/domain_blocks",
            Page[AdminDomainBlock],
            max_id=max_id,
            min_id=min_id,
            since_id=since_id,
            limit=limit,
        )

    @endpoint(added="4.0.0", changed="4.3.0", scopes="admin:write:domain_blocks")
    def admin_create_domain_block(
        self,
        domain: str,
        severity: str | None = None,
        reject_media: bool | None = None,
        reject_reports: bool | None = None,
        private_comment: str | None = None,
        public_comment: str | None = None,
        obfuscate: bool | None = None,
    ) -> AdminDomainBlock:
        """
        Block a server.

        Args:
            domain: Its domain; subdomains are blocked, too.
            severity: ``silence``, to show its accounts to followers only, which is the default; ``suspend``, to forget
                all that came from it; or ``noop``, for the other limits alone.
            reject_media: Whether to take no media from it.
            reject_reports: Whether to take no reports from it.
            private_comment: The reason, for those who run this server.
            public_comment: The reason, for all.
            obfuscate: Whether to show only a part of the domain in public.

        Raises:
            MastodonIllegalArgumentError: There is no such severity.
            MastodonAPIError: 422: it is blocked already.

        Added in Mastodon 4.0.0, last changed in 4.3.0. Scope: ``admin:write:domain_blocks``.
        """
        return self._post(
            "/api/v1/admin/domain_blocks",
            AdminDomainBlock,
            domain=domain,
            severity=one_of("severity", severity, SEVERITIES),
            reject_media=reject_media,
            reject_reports=reject_reports,
            private_comment=private_comment,
            public_comment=public_comment,
            obfuscate=obfuscate,
        )

    @endpoint(added="4.0.0", changed="4.3.0", scopes="admin:write:domain_blocks")
    def admin_update_domain_block(
        self,
        id: Ref[AdminDomainBlock],
        severity: str | None = None,
        reject_media: bool | None = None,
        reject_reports: bool | None = None,
        private_comment: str | None = None,
        public_comment: str | None = None,
        obfuscate: bool | None = None,
    ) -> AdminDomainBlock:
        """
        Change how a server is blocked; what is not given stays as it is.

        Args:
            id: The block, or its id.
            severity: ``silence``, ``suspend`` or ``noop``.
            reject_media: Whether to take no media from it.
            reject_reports: Whether to take no reports from it.
            private_comment: The reason, for those who run this server.
            public_comment: The reason, for all.
            obfuscate: Whether to show only a part of the domain in public.

        Raises:
            MastodonIllegalArgumentError: There is no such severity.

        Added in Mastodon 4.0.0, last changed in 4.3.0. Scope: ``admin:write:domain_blocks``.
        """
        return self._put(
            "/api/v1/admin/domain_blocks/{id}",
            AdminDomainBlock,
            id=id,
            severity=one_of("severity", severity, SEVERITIES),
            reject_media=reject_media,
            reject_reports=reject_reports,
            private_comment=private_comment,
            public_comment=public_comment,
            obfuscate=obfuscate,
        )

    @endpoint(added="4.0.0", scopes="admin:write:domain_blocks")
    def admin_delete_domain_block(self, id: Ref[AdminDomainBlock]) -> None:
        """
        Block a server no longer.

        Args:
            id: The block, or its id.

        Added in Mastodon 4.0.0. Scope: ``admin:write:domain_blocks``.
        """
        self._delete("/api/v1/admin/domain_blocks/{id}", None, id=id)
