"""Search: accounts, statuses and hashtags. https://docs.joinmastodon.org/methods/search/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon._async.room import Room, endpoint
from mastodon.entities import Search as SearchResults
from mastodon.entities import V1Search

if TYPE_CHECKING:
    from mastodon.entities import Account
    from mastodon.types import Cursor, Ref


class Search(Room):
    """Searching the server. https://docs.joinmastodon.org/methods/search/"""

    async def search(
        self,
        q: str,
        resolve: bool = True,
        result_type: str | None = None,
        account_id: Ref[Account] | None = None,
        offset: int | None = None,
        min_id: Cursor | None = None,
        max_id: Cursor | None = None,
        exclude_unreviewed: bool = True,
        limit: int | None = None,
    ) -> SearchResults | V1Search:
        """
        Search accounts, statuses and hashtags, by the search that the server's version has.

        Args:
            q: What to search for; the address of an account or status finds just that.
            resolve: Whether the server shall look at other servers for what it does not know.
            result_type: ``accounts``, ``statuses`` or ``hashtags``, for only these.
            account_id: Only statuses of this account.
            offset: How many results to skip; only together with ``result_type``.
            min_id: Only results newer than this one.
            max_id: Only results older than this one.
            exclude_unreviewed: Whether to leave out hashtags that no moderator has looked at.
            limit: How many of each kind at most; 20 by default, 40 at most.
        """
        if await self._is_older_than("2.4.1"):
            return await self.search_v1(q, resolve=resolve)
        return await self.search_v2(
            q, resolve, result_type, account_id, offset, min_id, max_id, exclude_unreviewed, limit
        )

    @endpoint(added="1.1.0", changed="2.8.0", scopes="read:search")
    async def search_v1(self, q: str, resolve: bool = False) -> V1Search:
        """
        Search accounts, statuses and hashtags on a server before Mastodon 3.0.0, which removed this search.

        Args:
            q: What to search for.
            resolve: Whether the server shall look at other servers for what it does not know.

        Added in Mastodon 1.1.0, last changed in 2.8.0. Scope: ``read:search``.
        """
        return await self._get("/api/v1/search", V1Search, q=q, resolve=resolve or None)

    @endpoint(added="2.4.1", changed="4.0.0", scopes="read:search")
    async def search_v2(
        self,
        q: str,
        resolve: bool = True,
        result_type: str | None = None,
        account_id: Ref[Account] | None = None,
        offset: int | None = None,
        min_id: Cursor | None = None,
        max_id: Cursor | None = None,
        exclude_unreviewed: bool = True,
        limit: int | None = None,
    ) -> SearchResults:
        """
        Search accounts, statuses and hashtags.

        Args:
            q: What to search for; the address of an account or status finds just that.
            resolve: Whether the server shall look at other servers for what it does not know.
            result_type: ``accounts``, ``statuses`` or ``hashtags``, for only these.
            account_id: Only statuses of this account.
            offset: How many results to skip; only together with ``result_type``.
            min_id: Only results newer than this one.
            max_id: Only results older than this one.
            exclude_unreviewed: Whether to leave out hashtags that no moderator has looked at.
            limit: How many of each kind at most; 20 by default, 40 at most.

        Added in Mastodon 2.4.1, last changed in 4.0.0. Scope: ``read:search``.
        """
        return await self._get(
            "/api/v2/search",
            SearchResults,
            q=q,
            resolve=resolve,
            type=result_type,
            account_id=account_id,
            offset=offset,
            min_id=min_id,
            max_id=max_id,
            exclude_unreviewed=exclude_unreviewed,
            limit=limit,
        )
