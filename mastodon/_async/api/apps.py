"""Apps: registering one, and asking what a token belongs to. https://docs.joinmastodon.org/methods/apps/"""

from __future__ import annotations

from mastodon._async.room import Room, endpoint
from mastodon.entities import Application


class Apps(Room):
    """Apps that act for users. https://docs.joinmastodon.org/methods/apps/"""

    @endpoint(added="2.0.0", changed="4.3.0")
    async def app_verify_credentials(self) -> Application:
        """
        Get the app that the access token belongs to.

        Added in Mastodon 2.0.0, last changed in 4.3.0.
        """
        return await self._get("/api/v1/apps/verify_credentials", Application)
