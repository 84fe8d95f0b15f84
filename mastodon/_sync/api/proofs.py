# Derived from mastodon/_async/api/proofs.py by tools/sync.py. Do not edit.
"""Proofs: what identity services ask a server. https://docs.joinmastodon.org/methods/proofs/"""

from __future__ import annotations

from mastodon._sync.room import Room, endpoint
from mastodon.entities import KeybaseProof


class Proofs(Room):
    """Identity proofs, on old servers. https://docs.joinmastodon.org/methods/proofs/"""

    @endpoint(added="2.8.0", removed="3.5.0")
    def proofs(self, username: str | None = None, provider: str = "keybase") -> KeybaseProof:
        """
        Get what an account of this server claims to be on another service, as that service checks it.

        Args:
            username: The name of the account.
            provider: The service; there is only ``keybase``.

        Added in Mastodon 2.8.0, removed in 3.5.0.
        """
        return self._get("/api/proofs", KeybaseProof, provider=provider, username=username)
