"""The entity Appeal. https://docs.joinmastodon.org/entities/Appeal/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from typing import Literal


class Appeal(Entity):
    """
    Text. Added in Mastodon 4.3.0.

    https://docs.joinmastodon.org/entities/Appeal/
    """

    text: str
    """Text. Added in Mastodon 4.3.0."""

    state: Literal["approved", "rejected", "pending"] | str
    """Text. Added in Mastodon 4.3.0."""
