"""Statuses: reading them and what belongs to them. https://docs.joinmastodon.org/methods/statuses/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon._async.room import Room, endpoint
from mastodon.entities import Account, Context, Page, PreviewCard, Status, StatusEdit, StatusSource, Translation
from mastodon.protocol.ids import ids_of
from mastodon.protocol.response import field_of

if TYPE_CHECKING:
    from mastodon.types import Cursor, Ref, Refs


class ReadingStatuses(Room):
    """Statuses, and what belongs to them. https://docs.joinmastodon.org/methods/statuses/"""

    @endpoint(added="1.0.0", changed="4.6.0", scopes="read:statuses")
    async def status(self, id: Ref[Status]) -> Status:
        """
        Get a status.

        Args:
            id: The status, or its id.

        Raises:
            MastodonNotFoundError: There is none, or this account may not see it.

        Added in Mastodon 1.0.0, last changed in 4.6.0. Scope: ``read:statuses``.
        """
        return await self._get("/api/v1/statuses/{id}", Status, id=id)

    @endpoint(added="4.3.0", changed="4.6.0", scopes="read:statuses")
    async def statuses(self, ids: Refs[Status]) -> list[Status]:
        """
        Get several statuses at once; those that are gone or hidden are left out.

        Args:
            ids: The statuses, or their ids.

        Added in Mastodon 4.3.0, last changed in 4.6.0. Scope: ``read:statuses``.
        """
        return await self._get("/api/v1/statuses", list[Status], id=ids_of(ids, "ids"))

    @endpoint(added="1.0.0", changed="4.5.0", scopes="read:statuses")
    async def status_context(self, id: Ref[Status]) -> Context:
        """
        Get what a status answers and what answers it.

        Without a token the server gives 40 ancestors and 60 descendants at most, the latter 20 answers deep.

        Args:
            id: The status, or its id.

        Added in Mastodon 1.0.0, last changed in 4.5.0. Scope: ``read:statuses``.
        """
        return await self._get("/api/v1/statuses/{id}/context", Context, id=id)

    @endpoint(added="1.0.0", changed="4.6.0", scopes="read:statuses")
    async def status_card(self, id: Ref[Status]) -> PreviewCard | None:
        """
        Get the preview of the link in a status; None where there is none.

        From Mastodon 2.6.0 on, it is the status's ``card``.

        Args:
            id: The status, or its id.

        Added in Mastodon 1.0.0, last changed in 4.6.0. Scope: ``read:statuses``.
        """
        if await self._is_older_than("2.6.0"):
            return await self._get("/api/v1/statuses/{id}/card", PreviewCard, id=id) or None
        card: PreviewCard | None = field_of(await self.status(id), "card")
        return card

    @endpoint(added="3.5.0", changed="4.4.0", scopes="read:statuses")
    async def status_history(self, id: Ref[Status]) -> list[StatusEdit]:
        """
        Get all versions of a status, the first one first, the current one last.

        Args:
            id: The status, or its id.

        Added in Mastodon 3.5.0, last changed in 4.4.0. Scope: ``read:statuses``.
        """
        return await self._get("/api/v1/statuses/{id}/history", list[StatusEdit], id=id)

    @endpoint(added="3.5.0", scopes="read:statuses")
    async def status_source(self, id: Ref[Status]) -> StatusSource:
        """
        Get a status of the user's as it was written, to edit it.

        Args:
            id: The status, or its id.

        Added in Mastodon 3.5.0. Scope: ``read:statuses``.
        """
        return await self._get("/api/v1/statuses/{id}/source", StatusSource, id=id)

    @endpoint(added="4.0.0", changed="4.2.0", scopes="read:statuses")
    async def status_translate(self, id: Ref[Status], lang: str | None = None) -> Translation:
        """
        Get a status in another language.

        Args:
            id: The status, or its id.
            lang: The language, as ISO 639-1; by default the user's.

        Raises:
            MastodonAPIError: The server does not translate, or not this status, or not into this language.

        Added in Mastodon 4.0.0, last changed in 4.2.0. Scope: ``read:statuses``.
        """
        return await self._post("/api/v1/statuses/{id}/translate", Translation, id=id, lang=lang)

    @endpoint(added="1.0.0", changed="4.7.0", scopes="read:statuses")
    async def status_reblogged_by(
        self,
        id: Ref[Status],
        *,
        max_id: Cursor | None = None,
        since_id: Cursor | None = None,
        limit: int | None = None,
    ) -> Page[Account]:
        """
        Get the accounts that boosted a status.

        The places in this list are no account ids: page by ``fetch_next()``.

        Args:
            id: The status, or its id.
            max_id: Only those before this place; an opaque number from the server's links.
            since_id: Only those after this place.
            limit: How many at most; 40 by default, 80 at most.

        Added in Mastodon 1.0.0, last changed in 4.7.0. Scope: ``read:statuses``.
        """
        return await self._get(
            "/api/v1/statuses/{id}/reblogged_by", Page[Account], id=id, max_id=max_id, since_id=since_id, limit=limit
        )

    @endpoint(added="1.0.0", changed="4.7.0", scopes="read:statuses")
    async def status_favourited_by(
        self,
        id: Ref[Status],
        *,
        max_id: Cursor | None = None,
        since_id: Cursor | None = None,
        limit: int | None = None,
    ) -> Page[Account]:
        """
        Get the accounts that marked a status as favourite.

        The places in this list are no account ids: page by ``fetch_next()``.

        Args:
            id: The status, or its id.
            max_id: Only those before this place; an opaque number from the server's links.
            since_id: Only those after this place.
            limit: How many at most; 40 by default, 80 at most.

        Added in Mastodon 1.0.0, last changed in 4.7.0. Scope: ``read:statuses``.
        """
        return await self._get(
            "/api/v1/statuses/{id}/favourited_by", Page[Account], id=id, max_id=max_id, since_id=since_id, limit=limit
        )

    @endpoint(added="4.5.0", changed="4.6.0", scopes="read:statuses")
    async def status_quotes(
        self,
        id: Ref[Status],
        max_id: Cursor | None = None,
        since_id: Cursor | None = None,
        limit: int | None = None,
    ) -> Page[Status]:
        """
        Get the statuses that quote a status.

        Args:
            id: The quoted status, or its id.
            max_id: Only those before this place; an opaque number from the server's links.
            since_id: Only those after this place.
            limit: How many at most; 20 by default, 40 at most.

        Added in Mastodon 4.5.0, last changed in 4.6.0. Scope: ``read:statuses``.
        """
        return await self._get(
            "/api/v1/statuses/{id}/quotes", Page[Status], id=id, max_id=max_id, since_id=since_id, limit=limit
        )
