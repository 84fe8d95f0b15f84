"""Statuses: posting, reading, and what one can do with them. https://docs.joinmastodon.org/methods/statuses/"""

from __future__ import annotations

from typing import TYPE_CHECKING, overload

from mastodon._async.room import Room, endpoint
from mastodon.entities import Account, Context, Page, ScheduledStatus, Status
from mastodon.protocol.ids import ids_of
from mastodon.protocol.request import request
from mastodon.protocol.statuses import (
    content_type_of,
    idempotency_key_of,
    quote_id_of,
    quote_policy_of,
    visibility_of,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from typing import Any

    from mastodon.entities import MediaAttachment
    from mastodon.types import Cursor, QuotePolicy, Ref, Refs, Visibility


class Statuses(Room):
    """Statuses, also known as posts or toots. https://docs.joinmastodon.org/methods/statuses/"""

    feature_set: str
    """``mainline``, ``pleroma`` or ``fedibird``: whose additions to use."""

    @endpoint(added="1.0.0", changed="2.7.0", scopes="read:statuses")
    async def status(self, id: Ref[Status]) -> Status:
        """
        Get a status.

        Args:
            id: The status, or its id.

        Raises:
            MastodonNotFoundError: There is none, or this account may not see it.

        Added in Mastodon 1.0.0, last changed in 2.7.0. Scope: ``read:statuses``.
        """
        return await self._get("/api/v1/statuses/{id}", Status, id=id)

    @endpoint(added="4.3.0", scopes="read:statuses")
    async def statuses(self, ids: Refs[Status]) -> list[Status]:
        """
        Get several statuses at once; those that are gone or hidden are left out.

        Args:
            ids: The statuses, or their ids.

        Added in Mastodon 4.3.0. Scope: ``read:statuses``.
        """
        return await self._get("/api/v1/statuses", list[Status], id=ids_of(ids))

    @overload
    async def status_post(
        self,
        status: str | None,
        in_reply_to_id: Ref[Status] | None = None,
        media_ids: Refs[MediaAttachment] | None = None,
        sensitive: bool = False,
        visibility: Visibility | None = None,
        spoiler_text: str | None = None,
        language: str | None = None,
        idempotency_key: str | None = None,
        content_type: str | None = None,
        scheduled_at: None = None,
        poll: Mapping[str, Any] | None = None,
        quote_id: Ref[Status] | None = None,
        strict_content_type: bool = False,
        quoted_status_id: Ref[Status] | None = None,
        quote_approval_policy: QuotePolicy | None = None,
    ) -> Status: ...

    @overload
    async def status_post(
        self,
        status: str | None,
        in_reply_to_id: Ref[Status] | None = None,
        media_ids: Refs[MediaAttachment] | None = None,
        sensitive: bool = False,
        visibility: Visibility | None = None,
        spoiler_text: str | None = None,
        language: str | None = None,
        idempotency_key: str | None = None,
        content_type: str | None = None,
        *,
        scheduled_at: datetime,
        poll: Mapping[str, Any] | None = None,
        quote_id: Ref[Status] | None = None,
        strict_content_type: bool = False,
        quoted_status_id: Ref[Status] | None = None,
        quote_approval_policy: QuotePolicy | None = None,
    ) -> ScheduledStatus: ...

    @endpoint(added="1.0.0", changed="4.6.0", scopes="write:statuses")
    async def status_post(
        self,
        status: str | None,
        in_reply_to_id: Ref[Status] | None = None,
        media_ids: Refs[MediaAttachment] | None = None,
        sensitive: bool = False,
        visibility: Visibility | None = None,
        spoiler_text: str | None = None,
        language: str | None = None,
        idempotency_key: str | None = None,
        content_type: str | None = None,
        scheduled_at: datetime | None = None,
        poll: Mapping[str, Any] | None = None,
        quote_id: Ref[Status] | None = None,
        strict_content_type: bool = False,
        quoted_status_id: Ref[Status] | None = None,
        quote_approval_policy: QuotePolicy | None = None,
    ) -> Status | ScheduledStatus:
        """
        Post a status, now or later.

        Args:
            status: The text; may be empty or None when there are media.
            in_reply_to_id: The status that this one answers, or its id.
            media_ids: What ``media_post()`` returned, or the ids: one, or up to four.
            sensitive: Whether to hide the media behind a warning.
            visibility: Who sees it; by default what the user set up.
            spoiler_text: A warning to show before the text.
            language: The language of the text, as ISO 639-1 or 639-3; by default what the user set up.
            idempotency_key: Any text; the server posts only once for each, for an hour.
            content_type: The type of the text, for Pleroma and its relatives; others ignore it.
            scheduled_at: When to post it, at least 5 minutes from now: then the result is a ``ScheduledStatus``.
            poll: What ``make_poll()`` returned.
            quote_id: The quoted status, on Fedibird.
            strict_content_type: Whether to refuse a ``content_type`` that the server may ignore.
            quoted_status_id: The quoted status, or its id. Added in Mastodon 4.5.0.
            quote_approval_policy: Who may quote it. Added in Mastodon 4.5.0.

        Raises:
            MastodonIllegalArgumentError: There is no such visibility or policy.
            MastodonAPIError: 422: the server does not take it; the error says why.

        Added in Mastodon 1.0.0, last changed in 4.6.0. Scope: ``write:statuses``.
        """
        result: type[Any] = Status if scheduled_at is None else ScheduledStatus
        asked = request(
            "POST",
            "/api/v1/statuses",
            result,
            status=status,
            in_reply_to_id=in_reply_to_id,
            media_ids=media_ids,
            sensitive=sensitive or None,
            visibility=visibility_of(visibility),
            spoiler_text=spoiler_text,
            language=language,
            content_type=content_type_of(content_type, self.feature_set, strict=strict_content_type),
            scheduled_at=scheduled_at,
            poll=poll,
            quote_id=quote_id_of(quote_id, self.feature_set),
            quoted_status_id=quoted_status_id,
            quote_approval_policy=quote_policy_of(quote_approval_policy),
        )
        posted: Status | ScheduledStatus = await self._send(
            asked.with_headers(Idempotency_Key=idempotency_key_of(idempotency_key))
        )
        return posted

    async def toot(self, status: str) -> Status:
        """
        Post a text as a status.

        Args:
            status: The text.
        """
        return await self.status_post(status)

    @endpoint(added="1.0.0", changed="4.4.0", scopes="write:statuses")
    async def status_delete(self, id: Ref[Status], delete_media: bool | None = None) -> Status:
        """
        Delete a status of the user's, and get it once more, with its source text, to post it again.

        Args:
            id: The status, or its id.
            delete_media: Whether to delete its media at once, not after a day. Added in Mastodon 4.4.0.

        Added in Mastodon 1.0.0, last changed in 4.4.0. Scope: ``write:statuses``.
        """
        return await self._delete("/api/v1/statuses/{id}", Status, id=id, delete_media=delete_media)

    @endpoint(added="1.0.0", changed="4.5.0", scopes="read:statuses")
    async def status_context(self, id: Ref[Status]) -> Context:
        """
        Get what a status answers and what answers it.

        Without a token the server gives 40 ancestors and 60 descendants at most.

        Args:
            id: The status, or its id.

        Added in Mastodon 1.0.0, last changed in 4.5.0. Scope: ``read:statuses``.
        """
        return await self._get("/api/v1/statuses/{id}/context", Context, id=id)

    @endpoint(added="1.0.0", scopes="read:statuses")
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

        Args:
            id: The status, or its id.
            max_id: Only those before this place; an opaque number from the server's links.
            since_id: Only those after this place.
            limit: How many at most; 40 by default, 80 at most.

        Added in Mastodon 1.0.0. Scope: ``read:statuses``.
        """
        return await self._get(
            "/api/v1/statuses/{id}/reblogged_by", Page[Account], id=id, max_id=max_id, since_id=since_id, limit=limit
        )

    @endpoint(added="1.0.0", scopes="read:statuses")
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

        Args:
            id: The status, or its id.
            max_id: Only those before this place; an opaque number from the server's links.
            since_id: Only those after this place.
            limit: How many at most; 40 by default, 80 at most.

        Added in Mastodon 1.0.0. Scope: ``read:statuses``.
        """
        return await self._get(
            "/api/v1/statuses/{id}/favourited_by", Page[Account], id=id, max_id=max_id, since_id=since_id, limit=limit
        )

    @endpoint(added="1.0.0", scopes="write:favourites")
    async def status_favourite(self, id: Ref[Status]) -> Status:
        """
        Mark a status as favourite.

        Args:
            id: The status, or its id.

        Added in Mastodon 1.0.0. Scope: ``write:favourites``.
        """
        return await self._post("/api/v1/statuses/{id}/favourite", Status, id=id)

    @endpoint(added="1.0.0", scopes="write:favourites")
    async def status_unfavourite(self, id: Ref[Status]) -> Status:
        """
        Take back that a status is a favourite.

        Args:
            id: The status, or its id.

        Added in Mastodon 1.0.0. Scope: ``write:favourites``.
        """
        return await self._post("/api/v1/statuses/{id}/unfavourite", Status, id=id)

    @endpoint(added="1.0.0", changed="2.8.0", scopes="write:statuses")
    async def status_reblog(self, id: Ref[Status], visibility: Visibility | None = None) -> Status:
        """
        Boost a status, and get the boost: a status whose ``reblog`` is the boosted one.

        Args:
            id: The status, or its id.
            visibility: Who sees the boost. Added in Mastodon 2.8.0.

        Raises:
            MastodonIllegalArgumentError: There is no such visibility.

        Added in Mastodon 1.0.0, last changed in 2.8.0. Scope: ``write:statuses``.
        """
        return await self._post("/api/v1/statuses/{id}/reblog", Status, id=id, visibility=visibility_of(visibility))

    @endpoint(added="1.0.0", scopes="write:statuses")
    async def status_unreblog(self, id: Ref[Status]) -> Status:
        """
        Take back a boost, and get the status that was boosted.

        Args:
            id: The boosted status, or its id.

        Added in Mastodon 1.0.0. Scope: ``write:statuses``.
        """
        return await self._post("/api/v1/statuses/{id}/unreblog", Status, id=id)

    @endpoint(added="3.1.0", scopes="write:bookmarks")
    async def status_bookmark(self, id: Ref[Status]) -> Status:
        """
        Bookmark a status.

        Args:
            id: The status, or its id.

        Added in Mastodon 3.1.0. Scope: ``write:bookmarks``.
        """
        return await self._post("/api/v1/statuses/{id}/bookmark", Status, id=id)

    @endpoint(added="3.1.0", scopes="write:bookmarks")
    async def status_unbookmark(self, id: Ref[Status]) -> Status:
        """
        Remove a bookmark.

        Args:
            id: The status, or its id.

        Added in Mastodon 3.1.0. Scope: ``write:bookmarks``.
        """
        return await self._post("/api/v1/statuses/{id}/unbookmark", Status, id=id)
