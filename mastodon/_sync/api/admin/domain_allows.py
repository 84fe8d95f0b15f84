# Derived from mastodon/_async/api/admin/domain_allows.py by tools/sync.py. Do not edit.
"""
Admin domain allows: the servers that a closed server speaks to.

https://docs.joinmastodon.org/methods/admin/domain_allows/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon._sync.room import Room, endpoint
from mastodon.entities import AdminDomainAllow, Page

if TYPE_CHECKING:
    from mastodon.types import Cursor, Ref


class AdminDomainAllows(Room):
    """
    The servers that this one speaks to, if it speaks only to those on a list. Needs a role that may manage federation.

    https://docs.joinmastodon.org/methods/admin/domain_allows/
    """

    @endpoint(added="4.0.0", scopes="admin:read:domain_allows")
    def admin_domain_allows(
        self,
        max_id: Cursor | None = None,
        min_id: Cursor | None = None,
        since_id: Cursor | None = None,
        limit: int | None = None,
    ) -> Page[AdminDomainAllow]:
        """
        Get the allowed servers.

        Args:
            max_id: Only those before this place; an opaque number from the server's links.
            min_id: Only those right after this place.
            since_id: Only those after this place.
            limit: How many at most; 100 by default, 200 at most.

        Added in Mastodon 4.0.0. Scope: ``admin:read:domain_allows``.
        """
        return self._get(
            "/api/v1/admin/domain_allows",
            Page[AdminDomainAllow],
            max_id=max_id,
            min_id=min_id,
            since_id=since_id,
            limit=limit,
        )

    @endpoint(added="4.0.0", scopes="admin:read:domain_allows")
    def admin_domain_allow(self, id: Ref[AdminDomainAllow]) -> AdminDomainAllow:
        """
        Get an allowed server.

        Args:
            id: The entry, or its id.

        Added in Mastodon 4.0.0. Scope: ``admin:read:domain_allows``.
        """
        return self._get("/api/v1/admin/domain_allows/{id}", AdminDomainAllow, id=id)

    @endpoint(added="4.0.0", scopes="admin:write:domain_allows")
    def admin_create_domain_allow(self, domain: str) -> AdminDomainAllow:
        """
        Allow a server.

        Args:
            domain: Its domain.

        Added in Mastodon 4.0.0. Scope: ``admin:write:domain_allows``.
        """
        return self._post("/api/v1/admin/domain_allows", AdminDomainAllow, domain=domain)

    @endpoint(added="4.0.0", scopes="admin:write:domain_allows")
    def admin_delete_domain_allow(self, id: Ref[AdminDomainAllow]) -> AdminDomainAllow:
        """
        Allow a server no longer, and get the entry once more.

        Args:
            id: The entry, or its id.

        Added in Mastodon 4.0.0. Scope: ``admin:write:domain_allows``.
        """
        return self._delete("/api/v1/admin/domain_allows/{id}", AdminDomainAllow, id=id)
