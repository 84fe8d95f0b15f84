"""Search: accounts, statuses and hashtags. https://docs.joinmastodon.org/methods/search/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon._async.room import Room, endpoint
from mastodon.entities import Search as SearchResults
from mastodon.entities import V1Search
from mastodon.errors import MastodonVersionError

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
        *,
        following: bool = False,
    ) -> SearchResults | V1Search:
        """
        Search accounts, statuses and hashtags, by the search that the server's version has.

        Args:
            q: What to search for; the address of an account or status finds just that.
            resolve: Whether the server shall look at other servers for what it does not know.
            result_type: ``accounts``, ``statuses`` or ``hashtags``, for only these. Added in Mastodon 2.8.0.
            account_id: Only statuses of this account. Added in Mastodon 2.8.0.
            offset: How many results to skip; only together with ``result_type``. Added in Mastodon 2.8.0.
            min_id: Only results newer than this one. Added in Mastodon 2.8.0.
            max_id: Only results older than this one. Added in Mastodon 2.8.0.
            exclude_unreviewed: Whether to leave out hashtags that no moderator has looked at. Added in Mastodon 3.0.0.
            limit: How many of each kind at most; 20 by default, 40 at most. Added in Mastodon 2.8.0.
            following: Whether to leave out accounts that the user does not follow.

        Raises:
            MastodonVersionError: The server is older than 2.4.1 and does not know an argument.
        """
        if await self._is_older_than("2.4.1"):
            if following or any(
                value is not None for value in (result_type, account_id, offset, min_id, max_id, limit)
            ):
                raise MastodonVersionError(
                    "before Mastodon 2.4.1, a search takes no other arguments than q and resolve; this server is older"
                )
            return await self.search_v1(q, resolve)
        return await self.search_v2(
            q, resolve, result_type, account_id, offset, min_id, max_id, exclude_unreviewed, limit, following=following
        )

    @endpoint(added="1.1.0", changed="2.8.0", removed="3.0.0", scopes="read:search")
    async def search_v1(
        self,
        q: str,
        resolve: bool = False,
        *,
        result_type: str | None = None,
        account_id: Ref[Account] | None = None,
        offset: int | None = None,
        min_id: Cursor | None = None,
        max_id: Cursor | None = None,
        limit: int | None = None,
    ) -> V1Search:
        """
        Search accounts, statuses and hashtags on a server before Mastodon 3.0.0, which removed this search.

        Args:
            q: What to search for.
            resolve: Whether the server shall look at other servers for what it does not know.
            result_type: ``accounts``, ``statuses`` or ``hashtags``, for only these. Added in Mastodon 2.8.0.
            account_id: Only statuses of this account. Added in Mastodon 2.8.0.
            offset: How many results to skip; only together with ``result_type``. Added in Mastodon 2.8.0.
            min_id: Only results newer than this one. Added in Mastodon 2.8.0.
            max_id: Only results older than this one. Added in Mastodon 2.8.0.
            limit: How many of each kind at most; 20 by default, 40 at most. Added in Mastodon 2.8.0.

        Added in Mastodon 1.1.0, last changed in 2.8.0, removed in 3.0.0. Scope: ``read:search``.
        """
        return await self._get(
            "/api/v1/search",
            V1Search,
            q=q,
            resolve=resolve or None,
            type=result_type,
            account_id=account_id,
            offset=offset,
            min_id=min_id,
            max_id=max_id,
            limit=limit,
        )

    @endpoint(added="2.4.1", changed="4.6.0", scopes="read:search")
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
        *,
        following: bool = False,
    ) -> SearchResults:
        """
        Search accounts, statuses and hashtags.

        Args:
            q: What to search for; the address of an account or status finds just that.
            resolve: Whether the server shall look at other servers for what it does not know; needs a token.
            result_type: ``accounts``, ``statuses`` or ``hashtags``, for only these. Added in Mastodon 2.8.0.
            account_id: Only statuses of this account. Added in Mastodon 2.8.0.
            offset: How many results to skip; only with ``result_type`` and a token. Added in Mastodon 2.8.0.
            min_id: Only results newer than this one. Added in Mastodon 2.8.0.
            max_id: Only results older than this one. Added in Mastodon 2.8.0.
            exclude_unreviewed: Whether to leave out hashtags that no moderator has looked at. Added in Mastodon 3.0.0.
            limit: How many of each kind at most; 20 by default, 40 at most. Added in Mastodon 2.8.0.
            following: Whether to leave out accounts that the user does not follow.

        Added in Mastodon 2.4.1, last changed in 4.6.0. Scope: ``read:search``.
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
            following=following or None,
        )
