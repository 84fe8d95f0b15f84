"""Announcements: what the server's staff tells all users. https://docs.joinmastodon.org/methods/announcements/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon._async.room import Room, endpoint
from mastodon.entities import Announcement

if TYPE_CHECKING:
    from mastodon.types import Ref


class Announcements(Room):
    """What the server's staff tells all its users. https://docs.joinmastodon.org/methods/announcements/"""

    @endpoint(added="3.1.0")
    async def announcements(self) -> list[Announcement]:
        """
        Get the announcements that are current.

        Added in Mastodon 3.1.0.
        """
        return await self._get("/api/v1/announcements", list[Announcement])

    @endpoint(added="3.1.0", scopes="write:accounts")
    async def announcement_dismiss(self, id: Ref[Announcement]) -> None:
        """
        Mark an announcement as read.

        Args:
            id: The announcement, or its id.

        Added in Mastodon 3.1.0. Scope: ``write:accounts``.
        """
        await self._post("/api/v1/announcements/{id}/dismiss", None, id=id)

    @endpoint(added="3.1.0", scopes="write:favourites")
    async def announcement_reaction_create(self, id: Ref[Announcement], reaction: str) -> None:
        """
        React to an announcement with an emoji.

        Args:
            id: The announcement, or its id.
            reaction: The emoji itself, or the name of a custom one without colons.

        Raises:
            MastodonAPIError: 422: that is no emoji, or the announcement has as many different ones as it may.

        Added in Mastodon 3.1.0. Scope: ``write:favourites``.
        """
        await self._put("/api/v1/announcements/{id}/reactions/{name}", None, id=id, name=reaction)

    @endpoint(added="3.1.0", scopes="write:favourites")
    async def announcement_reaction_delete(self, id: Ref[Announcement], reaction: str) -> None:
        """
        Take back a reaction to an announcement.

        Args:
            id: The announcement, or its id.
            reaction: The emoji itself, or the name of a custom one without colons.

        Added in Mastodon 3.1.0. Scope: ``write:favourites``.
        """
        await self._delete("/api/v1/announcements/{id}/reactions/{name}", None, id=id, name=reaction)
