"""Custom emojis: the server's own. https://docs.joinmastodon.org/methods/custom_emojis/"""

from __future__ import annotations

from mastodon._async.room import Room, endpoint
from mastodon.entities import CustomEmoji


class CustomEmojis(Room):
    """Emojis that the server brings. https://docs.joinmastodon.org/methods/custom_emojis/"""

    @endpoint(added="2.0.0", changed="3.0.0")
    async def custom_emojis(self) -> list[CustomEmoji]:
        """
        Get all custom emojis of the server.

        Added in Mastodon 2.0.0, last changed in 3.0.0.
        """
        return await self._get("/api/v1/custom_emojis", list[CustomEmoji])
