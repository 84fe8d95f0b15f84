"""Preferences: what the user set up for posting and reading. https://docs.joinmastodon.org/methods/preferences/"""

from __future__ import annotations

from mastodon._async.room import Room, endpoint
from mastodon.entities import Preferences as UserPreferences


class Preferences(Room):
    """What the user set up. https://docs.joinmastodon.org/methods/preferences/"""

    @endpoint(added="2.8.0", changed="4.5.0", scopes="read:accounts")
    async def preferences(self) -> UserPreferences:
        """
        Get what the user set up for posting and reading.

        ``account_update_credentials()`` changes the part about posting.

        Added in Mastodon 2.8.0, last changed in 4.5.0. Scope: ``read:accounts``.
        """
        return await self._get("/api/v1/preferences", UserPreferences)
