"""The entity HealthStatus. https://docs.joinmastodon.org/methods/health/"""

from __future__ import annotations

from mastodon.entities.base import Entity


class HealthStatus(Entity):
    """
    Whether the server works. Added in Mastodon 3.0.0.

    https://docs.joinmastodon.org/methods/health/
    """

    status: str
    """``OK`` if it does. Added in Mastodon 3.0.0."""
