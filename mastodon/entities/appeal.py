"""The entity Appeal. https://docs.joinmastodon.org/entities/Appeal/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from typing import Literal


class Appeal(Entity):
    """
    What a user says against a decision of the moderators. Added in Mastodon 4.3.0.

    https://docs.joinmastodon.org/entities/Appeal/
    """

    text: str
    """What the user wrote. Added in Mastodon 4.3.0."""

    state: Literal["approved", "rejected", "pending"] | str
    """Whether the moderators agreed, refused, or have not decided. Added in Mastodon 4.3.0."""
