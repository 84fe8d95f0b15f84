"""Conversations: direct messages, grouped. https://docs.joinmastodon.org/methods/conversations/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon._async.room import Room, endpoint
from mastodon.entities import Conversation, Page

if TYPE_CHECKING:
    from mastodon.types import Cursor, Ref


class Conversations(Room):
    """The user's direct messages, by conversation. https://docs.joinmastodon.org/methods/conversations/"""

    @endpoint(added="2.6.0", changed="3.3.0", scopes="read:statuses")
    async def conversations(
        self,
        max_id: Cursor | None = None,
        min_id: Cursor | None = None,
        since_id: Cursor | None = None,
        limit: int | None = None,
    ) -> Page[Conversation]:
        """
        Get the user's conversations, the one with the newest status first.

        The places in this list are no conversation ids: page by ``fetch_next()``.

        Args:
            max_id: Only those before this place; an opaque number from the server's links.
            min_id: Only those right after this place.
            since_id: Only those after this place.
            limit: How many at most; 20 by default, 40 at most.

        Added in Mastodon 2.6.0, last changed in 3.3.0. Scope: ``read:statuses``.
        """
        return await self._get(
            "/api/v1/conversations",
            Page[Conversation],
            max_id=max_id,
            min_id=min_id,
            since_id=since_id,
            limit=limit,
        )

    @endpoint(added="2.6.0", scopes="write:conversations")
    async def conversations_read(self, id: Ref[Conversation]) -> Conversation:
        """
        Mark a conversation as read.

        Args:
            id: The conversation, or its id.

        Added in Mastodon 2.6.0. Scope: ``write:conversations``.
        """
        return await self._post("/api/v1/conversations/{id}/read", Conversation, id=id)

    @endpoint(added="4.2.0", scopes="write:conversations")
    async def conversations_unread(self, id: Ref[Conversation]) -> Conversation:
        """
        Mark a conversation as unread. Not in the official documentation.

        Args:
            id: The conversation, or its id.

        Added in Mastodon 4.2.0. Scope: ``write:conversations``.
        """
        return await self._post("/api/v1/conversations/{id}/unread", Conversation, id=id)

    @endpoint(added="2.6.0", scopes="write:conversations")
    async def conversations_delete(self, id: Ref[Conversation]) -> None:
        """
        Take a conversation off the user's list; its statuses stay.

        Args:
            id: The conversation, or its id.

        Added in Mastodon 2.6.0. Scope: ``write:conversations``.
        """
        await self._delete("/api/v1/conversations/{id}", None, id=id)
