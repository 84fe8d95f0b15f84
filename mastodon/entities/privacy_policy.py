"""The entity PrivacyPolicy. https://docs.joinmastodon.org/entities/PrivacyPolicy/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from datetime import datetime


class PrivacyPolicy(Entity):
    """
    Text. Added in Mastodon 4.0.0.

    https://docs.joinmastodon.org/entities/PrivacyPolicy/
    """

    updated_at: datetime
    """Text. Added in Mastodon 4.0.0."""

    content: str
    """Text. Added in Mastodon 4.0.0."""
