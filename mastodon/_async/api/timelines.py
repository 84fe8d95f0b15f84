"""Timelines: home, public, by hashtag, link, list. https://docs.joinmastodon.org/methods/timelines/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon._async.room import Room, endpoint
from mastodon.entities import Page, Status
from mastodon.errors import MastodonIllegalArgumentError
from mastodon.protocol.tags import tag_name, tag_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from mastodon.entities import List
    from mastodon.types import Cursor, Ref


class Timelines(Room):
    """
    Timelines: statuses, newest first.

    ``max_id`` gives those older than a status, ``min_id`` the ones right after it, ``since_id`` the newest of those
    after it. ``limit`` is 20 by default and 40 at most.

    https://docs.joinmastodon.org/methods/timelines/
    """

    async def timeline(
        self,
        timeline: str = "home",
        max_id: Cursor | None = None,
        min_id: Cursor | None = None,
        since_id: Cursor | None = None,
        limit: int | None = None,
        only_media: bool = False,
        local: bool = False,
        remote: bool = False,
    ) -> Page[Status]:
        """
        Get a page of the timeline of that name.

        Args:
            timeline: ``home``, ``public``, ``local``, ``direct``, ``tag/NAME``, ``hashtag/NAME`` or ``list/ID``.
            max_id: Only statuses older than this one.
            min_id: Only statuses newer than this one, beginning with the oldest of them.
            since_id: Only statuses newer than this one, beginning with the newest of them.
            limit: How many at most.
            only_media: Whether to leave out statuses without media.
            local: Whether to leave out statuses of other servers.
            remote: Whether to leave out statuses of this server.

        Raises:
            MastodonIllegalArgumentError: There is no timeline of that name.
        """
        kind, _, name = timeline.partition("/")
        if timeline == "home":
            return await self.timeline_home(max_id, min_id, since_id, limit, only_media, local, remote)
        if timeline == "local":
            return await self.timeline_local(max_id, min_id, since_id, limit, only_media)
        if timeline == "public":
            return await self.timeline_public(max_id, min_id, since_id, limit, only_media, local, remote)
        if timeline == "direct":
            return await self.timeline_direct(max_id, min_id, since_id, limit)
        if kind in {"tag", "hashtag"} and name:
            return await self.timeline_hashtag(name, local, max_id, min_id, since_id, limit, only_media, remote)
        if kind == "list" and name:
            return await self.timeline_list(name, max_id, min_id, since_id, limit, only_media, local, remote)
        raise MastodonIllegalArgumentError(
            f"timeline must be home, local, public, direct, tag/NAME or list/ID, not {timeline!r}"
        )

    @endpoint(added="1.0.0", changed="4.6.0", scopes="read:statuses")
    async def timeline_home(
        self,
        max_id: Cursor | None = None,
        min_id: Cursor | None = None,
        since_id: Cursor | None = None,
        limit: int | None = None,
        only_media: bool = False,
        local: bool = False,
        remote: bool = False,
    ) -> Page[Status]:
        """
        Get the statuses of the accounts and hashtags that the user follows.

        Mastodon ignores ``only_media``, ``local`` and ``remote`` here; some other servers heed them.

        Args:
            max_id: Only statuses older than this one.
            min_id: Only statuses newer than this one, beginning with the oldest of them. Added in Mastodon 2.6.0.
            since_id: Only statuses newer than this one, beginning with the newest of them.
            limit: How many at most.
            only_media: Whether to leave out statuses without media.
            local: Whether to leave out statuses of other servers.
            remote: Whether to leave out statuses of this server.

        Added in Mastodon 1.0.0, last changed in 4.6.0. Scope: ``read:statuses``.
        """
        return await self._get(
            "/api/v1/timelines/home",
            Page[Status],
            max_id=max_id,
            min_id=min_id,
            since_id=since_id,
            limit=limit,
            only_media=only_media or None,
            local=local or None,
            remote=remote or None,
        )

    @endpoint(added="1.0.0", changed="4.6.0", scopes="read:statuses")
    async def timeline_public(
        self,
        max_id: Cursor | None = None,
        min_id: Cursor | None = None,
        since_id: Cursor | None = None,
        limit: int | None = None,
        only_media: bool = False,
        local: bool = False,
        remote: bool = False,
    ) -> Page[Status]:
        """
        Get the public statuses that the server knows.

        Works without a token, unless the server shows this timeline to its users only.

        Args:
            max_id: Only statuses older than this one.
            min_id: Only statuses newer than this one, beginning with the oldest of them. Added in Mastodon 2.6.0.
            since_id: Only statuses newer than this one, beginning with the newest of them.
            limit: How many at most.
            only_media: Whether to leave out statuses without media. Added in Mastodon 2.3.0.
            local: Whether to leave out statuses of other servers.
            remote: Whether to leave out statuses of this server. Added in Mastodon 3.1.4.

        Added in Mastodon 1.0.0, last changed in 4.6.0. Scope: ``read:statuses``.
        """
        return await self._get(
            "/api/v1/timelines/public",
            Page[Status],
            max_id=max_id,
            min_id=min_id,
            since_id=since_id,
            limit=limit,
            only_media=only_media or None,
            local=local or None,
            remote=remote or None,
        )

    async def timeline_local(
        self,
        max_id: Cursor | None = None,
        min_id: Cursor | None = None,
        since_id: Cursor | None = None,
        limit: int | None = None,
        only_media: bool = False,
    ) -> Page[Status]:
        """
        Get the public statuses of this server's own users.

        Args:
            max_id: Only statuses older than this one.
            min_id: Only statuses newer than this one, beginning with the oldest of them. Added in Mastodon 2.6.0.
            since_id: Only statuses newer than this one, beginning with the newest of them.
            limit: How many at most.
            only_media: Whether to leave out statuses without media. Added in Mastodon 2.3.0.
        """
        return await self.timeline_public(max_id, min_id, since_id, limit, only_media, local=True)

    @endpoint(added="1.0.0", changed="4.6.0", scopes="read:statuses")
    async def timeline_hashtag(
        self,
        hashtag: str | Mapping[str, Any],
        local: bool = False,
        max_id: Cursor | None = None,
        min_id: Cursor | None = None,
        since_id: Cursor | None = None,
        limit: int | None = None,
        only_media: bool = False,
        remote: bool = False,
        *,
        any: str | Iterable[str] | None = None,
        all: str | Iterable[str] | None = None,
        none: str | Iterable[str] | None = None,
    ) -> Page[Status]:
        """
        Get the public statuses with a hashtag.

        Args:
            hashtag: The hashtag, or its name without ``#``.
            local: Whether to leave out statuses of other servers.
            max_id: Only statuses older than this one.
            min_id: Only statuses newer than this one, beginning with the oldest of them. Added in Mastodon 2.6.0.
            since_id: Only statuses newer than this one, beginning with the newest of them.
            limit: How many at most.
            only_media: Whether to leave out statuses without media. Added in Mastodon 2.3.0.
            remote: Whether to leave out statuses of this server. Added in Mastodon 3.3.0.
            any: More hashtags; statuses with one of them, too. Added in Mastodon 2.7.0.
            all: More hashtags; only statuses with all of them. Added in Mastodon 2.7.0.
            none: More hashtags; only statuses with none of them. Added in Mastodon 2.7.0.

        Raises:
            MastodonIllegalArgumentError: A hashtag begins with ``#``.

        Added in Mastodon 1.0.0, last changed in 4.6.0. Scope: ``read:statuses``.
        """
        return await self._get(
            "/api/v1/timelines/tag/{hashtag}",
            Page[Status],
            hashtag=tag_name(hashtag),
            local=local or None,
            max_id=max_id,
            min_id=min_id,
            since_id=since_id,
            limit=limit,
            only_media=only_media or None,
            remote=remote or None,
            any=tag_names(any),
            all=tag_names(all),
            none=tag_names(none),
        )

    @endpoint(added="4.3.0", changed="4.6.0", scopes="read:statuses")
    async def timeline_link(
        self,
        url: str,
        local: bool = False,
        max_id: Cursor | None = None,
        min_id: Cursor | None = None,
        since_id: Cursor | None = None,
        limit: int | None = None,
        only_media: bool = False,
        remote: bool = False,
    ) -> Page[Status]:
        """
        Get the public statuses that link to an article that is trending.

        Args:
            url: The address of the article.
            local: Whether to leave out statuses of other servers.
            max_id: Only statuses older than this one.
            min_id: Only statuses newer than this one, beginning with the oldest of them.
            since_id: Only statuses newer than this one, beginning with the newest of them.
            limit: How many at most.
            only_media: Whether to leave out statuses without media.
            remote: Whether to leave out statuses of this server.

        Added in Mastodon 4.3.0, last changed in 4.6.0. Scope: ``read:statuses``.
        """
        return await self._get(
            "/api/v1/timelines/link",
            Page[Status],
            url=url,
            local=local or None,
            max_id=max_id,
            min_id=min_id,
            since_id=since_id,
            limit=limit,
            only_media=only_media or None,
            remote=remote or None,
        )

    @endpoint(added="2.1.0", changed="4.6.0", scopes="read:lists")
    async def timeline_list(
        self,
        id: Ref[List],
        max_id: Cursor | None = None,
        min_id: Cursor | None = None,
        since_id: Cursor | None = None,
        limit: int | None = None,
        only_media: bool = False,
        local: bool = False,
        remote: bool = False,
    ) -> Page[Status]:
        """
        Get the statuses of the accounts on a list.

        Mastodon ignores ``only_media``, ``local`` and ``remote`` here; some other servers heed them.

        Args:
            id: The list, or its id.
            max_id: Only statuses older than this one.
            min_id: Only statuses newer than this one, beginning with the oldest of them. Added in Mastodon 2.6.0.
            since_id: Only statuses newer than this one, beginning with the newest of them.
            limit: How many at most.
            only_media: Whether to leave out statuses without media.
            local: Whether to leave out statuses of other servers.
            remote: Whether to leave out statuses of this server.

        Added in Mastodon 2.1.0, last changed in 4.6.0. Scope: ``read:lists``.
        """
        return await self._get(
            "/api/v1/timelines/list/{list_id}",
            Page[Status],
            list_id=id,
            max_id=max_id,
            min_id=min_id,
            since_id=since_id,
            limit=limit,
            only_media=only_media or None,
            local=local or None,
            remote=remote or None,
        )

    @endpoint(added="2.4.0", changed="4.6.0", scopes="read:statuses")
    async def timeline_direct(
        self,
        max_id: Cursor | None = None,
        min_id: Cursor | None = None,
        since_id: Cursor | None = None,
        limit: int | None = None,
    ) -> Page[Status]:
        """
        Get the direct messages of the user, each by itself; ``conversations()`` groups them.

        Args:
            max_id: Only statuses older than this one.
            min_id: Only statuses newer than this one, beginning with the oldest of them. Added in Mastodon 2.6.0.
            since_id: Only statuses newer than this one, beginning with the newest of them.
            limit: How many at most.

        Added in Mastodon 2.4.0, last changed in 4.6.0. Scope: ``read:statuses``.
        """
        return await self._get(
            "/api/v1/timelines/direct", Page[Status], max_id=max_id, min_id=min_id, since_id=since_id, limit=limit
        )
