"""Peers: searching the servers that a server knows."""

from __future__ import annotations

from mastodon._async.room import Room, endpoint


class Peers(Room):
    """The servers that a server knows; ``instance_peers()`` lists them all. Not officially documented."""

    @endpoint(added="4.2.0")
    async def peers_search(self, q: str, limit: int | None = None) -> list[str]:
        """
        Search the domains of the servers that this one knows.

        Args:
            q: The beginning of the domain.
            limit: How many at most.

        Added in Mastodon 4.2.0.
        """
        return await self._get("/api/v1/peers/search", list[str], q=q, limit=limit)
