"""Health: whether a server is up. https://docs.joinmastodon.org/methods/health/"""

from __future__ import annotations

from mastodon._async.room import Room, endpoint
from mastodon.errors import MastodonServerError
from mastodon.protocol.instances import is_healthy


class Health(Room):
    """Whether a server is up. https://docs.joinmastodon.org/methods/health/"""

    @endpoint(added="3.0.0")
    async def instance_health(self) -> bool:
        """
        Get whether the server says that it is well; a 5xx means that it is not.

        Added in Mastodon 3.0.0.
        """
        try:
            return is_healthy(await self._get("/health", str))
        except MastodonServerError:
            return False
