"""Accounts: reading profiles and what belongs to them. https://docs.joinmastodon.org/methods/accounts/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon._async.room import Room, endpoint
from mastodon.entities import Account, FamiliarFollowers, FeaturedTag, IdentityProof, List, Page, Relationship, Status
from mastodon.protocol.ids import ids_of

if TYPE_CHECKING:
    from mastodon.types import Cursor, Ref, Refs


class ReadingAccounts(Room):
    """Profiles, their statuses and followers. https://docs.joinmastodon.org/methods/accounts/"""

    @endpoint(added="1.0.0", changed="4.7.0")
    async def account(self, id: Ref[Account]) -> Account:
        """
        Get an account.

        Args:
            id: The account, or its id on this server.

        Added in Mastodon 1.0.0, last changed in 4.7.0.
        """
        return await self._get("/api/v1/accounts/{id}", Account, id=id)

    @endpoint(added="4.3.0", changed="4.7.0")
    async def accounts(self, ids: Refs[Account]) -> list[Account]:
        """
        Get several accounts at once; those that do not exist are left out.

        Args:
            ids: The accounts, or their ids.

        Added in Mastodon 4.3.0, last changed in 4.7.0.
        """
        return await self._get("/api/v1/accounts", list[Account], id=ids_of(ids, "ids"))

    @endpoint(added="3.4.0", changed="4.7.0", scopes="read:accounts")
    async def account_lookup(self, acct: str) -> Account:
        """
        Get the account with an address, if the server knows it already; ``account_search()`` also asks other servers.

        Args:
            acct: ``user@domain``, or ``user`` on the same server.

        Raises:
            MastodonNotFoundError: The server knows no such account.

        Added in Mastodon 3.4.0, last changed in 4.7.0. Scope: ``read:accounts``.
        """
        return await self._get("/api/v1/accounts/lookup", Account, acct=acct)

    @endpoint(added="1.0.0", changed="4.6.0", scopes="read:statuses")
    async def account_statuses(
        self,
        id: Ref[Account],
        only_media: bool = False,
        pinned: bool = False,
        exclude_replies: bool = False,
        exclude_reblogs: bool = False,
        tagged: str | None = None,
        max_id: Cursor | None = None,
        min_id: Cursor | None = None,
        since_id: Cursor | None = None,
        limit: int | None = None,
        exclude_direct: bool = False,
    ) -> Page[Status]:
        """
        Get the statuses of an account that the user may see, newest first.

        Args:
            id: The account, or its id.
            only_media: Whether to leave out statuses without media. Added in Mastodon 1.4.2.
            pinned: Whether to get only the statuses pinned to the profile. Added in Mastodon 1.6.0.
            exclude_replies: Whether to leave out answers to others. Added in Mastodon 1.4.2.
            exclude_reblogs: Whether to leave out boosts. Added in Mastodon 2.7.0.
            tagged: A hashtag, without ``#``, to get only statuses with it. Added in Mastodon 2.8.0.
            max_id: Only statuses older than this one.
            min_id: Only statuses newer than this one, beginning with the oldest of them. Added in Mastodon 2.6.0.
            since_id: Only statuses newer than this one, beginning with the newest of them.
            limit: How many at most; 20 by default, 40 at most.
            exclude_direct: Whether to leave out direct messages. Added in Mastodon 4.6.0.

        Added in Mastodon 1.0.0, last changed in 4.6.0. Scope: ``read:statuses``.
        """
        return await self._get(
            "/api/v1/accounts/{id}/statuses",
            Page[Status],
            id=id,
            only_media=only_media or None,
            pinned=pinned or None,
            exclude_replies=exclude_replies or None,
            exclude_reblogs=exclude_reblogs or None,
            tagged=tagged,
            max_id=max_id,
            min_id=min_id,
            since_id=since_id,
            limit=limit,
            exclude_direct=exclude_direct or None,
        )

    @endpoint(added="1.0.0", changed="4.7.0")
    async def account_following(
        self,
        id: Ref[Account],
        max_id: Cursor | None = None,
        min_id: Cursor | None = None,
        since_id: Cursor | None = None,
        limit: int | None = None,
    ) -> Page[Account]:
        """
        Get the accounts that an account follows, as far as it shows them.

        The places in this list are no account ids: page by ``fetch_next()``.

        Args:
            id: The account, or its id.
            max_id: Only those before this place; an opaque number from the server's links.
            min_id: Only those right after this place. Added in Mastodon 2.6.0.
            since_id: Only those after this place.
            limit: How many at most; 40 by default, 80 at most.

        Added in Mastodon 1.0.0, last changed in 4.7.0.
        """
        return await self._get(
            "/api/v1/accounts/{id}/following",
            Page[Account],
            id=id,
            max_id=max_id,
            min_id=min_id,
            since_id=since_id,
            limit=limit,
        )

    @endpoint(added="1.0.0", changed="4.7.0")
    async def account_followers(
        self,
        id: Ref[Account],
        max_id: Cursor | None = None,
        min_id: Cursor | None = None,
        since_id: Cursor | None = None,
        limit: int | None = None,
    ) -> Page[Account]:
        """
        Get the accounts that follow an account, as far as it shows them.

        The places in this list are no account ids: page by ``fetch_next()``.

        Args:
            id: The account, or its id.
            max_id: Only those before this place; an opaque number from the server's links.
            min_id: Only those right after this place. Added in Mastodon 2.6.0.
            since_id: Only those after this place.
            limit: How many at most; 40 by default, 80 at most.

        Added in Mastodon 1.0.0, last changed in 4.7.0.
        """
        return await self._get(
            "/api/v1/accounts/{id}/followers",
            Page[Account],
            id=id,
            max_id=max_id,
            min_id=min_id,
            since_id=since_id,
            limit=limit,
        )

    @endpoint(added="1.0.0", changed="4.6.0", scopes="read:follows")
    async def account_relationships(self, id: Refs[Account], with_suspended: bool | None = None) -> list[Relationship]:
        """
        Get how the user stands to accounts: who follows, blocks or mutes whom.

        Args:
            id: The account or accounts, or their ids.
            with_suspended: Whether to include suspended accounts. Added in Mastodon 4.3.0.

        Added in Mastodon 1.0.0, last changed in 4.6.0. Scope: ``read:follows``.
        """
        return await self._get(
            "/api/v1/accounts/relationships", list[Relationship], id=ids_of(id), with_suspended=with_suspended
        )

    @endpoint(added="1.0.0", changed="4.7.0", scopes="read:accounts")
    async def account_search(
        self,
        q: str,
        limit: int | None = None,
        following: bool = False,
        resolve: bool = False,
        offset: int | None = None,
    ) -> Page[Account]:
        """
        Search accounts by name or address.

        Args:
            q: What to search for.
            limit: How many at most; 40 by default, 80 at most.
            following: Whether to leave out accounts that the user does not follow. Added in Mastodon 2.8.0.
            resolve: Whether the server shall look at another server for an address that it does not know.
            offset: How many results to skip. Added in Mastodon 2.8.0.

        Added in Mastodon 1.0.0, last changed in 4.7.0. Scope: ``read:accounts``.
        """
        return await self._get(
            "/api/v1/accounts/search",
            Page[Account],
            q=q,
            limit=limit,
            following=following or None,
            resolve=resolve or None,
            offset=offset,
        )

    @endpoint(added="3.5.0", scopes="read:follows")
    async def account_familiar_followers(self, id: Refs[Account]) -> list[FamiliarFollowers]:
        """
        Get which of the accounts that the user follows also follow an account, or each of several.

        Args:
            id: The account or accounts, or their ids.

        Added in Mastodon 3.5.0. Scope: ``read:follows``.
        """
        return await self._get("/api/v1/accounts/familiar_followers", list[FamiliarFollowers], id=ids_of(id))

    @endpoint(added="3.3.0")
    async def account_featured_tags(self, id: Ref[Account]) -> list[FeaturedTag]:
        """
        Get the hashtags that an account shows on its profile.

        Args:
            id: The account, or its id.

        Added in Mastodon 3.3.0.
        """
        return await self._get("/api/v1/accounts/{id}/featured_tags", list[FeaturedTag], id=id)

    @endpoint(added="2.1.0", changed="4.2.0", scopes="read:lists")
    async def account_lists(self, id: Ref[Account]) -> list[List]:
        """
        Get those of the user's lists that an account is on.

        Args:
            id: The account, or its id.

        Added in Mastodon 2.1.0, last changed in 4.2.0. Scope: ``read:lists``.
        """
        return await self._get("/api/v1/accounts/{id}/lists", list[List], id=id)

    @endpoint(added="4.4.0", changed="4.7.0")
    async def account_endorsements(
        self,
        id: Ref[Account],
        *,
        max_id: Cursor | None = None,
        since_id: Cursor | None = None,
        limit: int | None = None,
    ) -> Page[Account]:
        """
        Get the accounts that an account shows on its profile.

        The places in this list are no account ids: page by ``fetch_next()``.

        Args:
            id: The account, or its id.
            max_id: Only those before this place; an opaque number from the server's links.
            since_id: Only those after this place.
            limit: How many at most; 40 by default, 80 at most.

        Added in Mastodon 4.4.0, last changed in 4.7.0.
        """
        return await self._get(
            "/api/v1/accounts/{id}/endorsements", Page[Account], id=id, max_id=max_id, since_id=since_id, limit=limit
        )

    @endpoint(added="2.8.0")
    async def account_identity_proofs(self, id: Ref[Account]) -> list[IdentityProof]:
        """
        Get the identities on other services that an account has proven; none from Mastodon 3.5.0 on.

        Args:
            id: The account, or its id.

        Added in Mastodon 2.8.0.
        """
        return await self._get("/api/v1/accounts/{id}/identity_proofs", list[IdentityProof], id=id)
