"""The entity Context. https://docs.joinmastodon.org/entities/Context/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from mastodon.entities.status import Status


class Context(Entity):
    """
    The conversation around a status. Added in Mastodon 0.6.0.

    https://docs.joinmastodon.org/entities/Context/
    """

    ancestors: list[Status]
    """What the status replies to, directly or not, the first one first. Added in Mastodon 0.6.0."""

    descendants: list[Status]
    """The replies to the status, and the replies to these. Added in Mastodon 0.6.0."""
