"""The entity Context. https://docs.joinmastodon.org/entities/Context/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from mastodon.entities.status import Status


class Context(Entity):
    """
    Text. Added in Mastodon 0.6.0.

    https://docs.joinmastodon.org/entities/Context/
    """

    ancestors: list[Status]
    """Text. Added in Mastodon 0.6.0."""

    descendants: list[Status]
    """Text. Added in Mastodon 0.6.0."""
