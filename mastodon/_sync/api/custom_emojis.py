# Derived from mastodon/_async/api/custom_emojis.py by tools/sync.py. Do not edit.
"""Custom emojis: the server's own. https://docs.joinmastodon.org/methods/custom_emojis/"""

from __future__ import annotations

from mastodon._sync.room import Room, endpoint
from mastodon.entities import CustomEmoji


class CustomEmojis(Room):
    """Emojis that the server brings. https://docs.joinmastodon.org/methods/custom_emojis/"""

    @endpoint(added="2.0.0", changed="3.0.0")
    def custom_emojis(self) -> list[CustomEmoji]:
        """
        Get all custom emojis of the server.

        Added in Mastodon 2.0.0, last changed in 3.0.0.
        """
        return self._get("/api/v1/custom_emojis", list[CustomEmoji])
