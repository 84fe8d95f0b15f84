"""The entity PrivacyPolicy. https://docs.joinmastodon.org/entities/PrivacyPolicy/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from datetime import datetime


class PrivacyPolicy(Entity):
    """
    The privacy policy of a server. Added in Mastodon 4.0.0.

    https://docs.joinmastodon.org/entities/PrivacyPolicy/
    """

    updated_at: datetime
    """When it was last changed. Added in Mastodon 4.0.0."""

    content: str
    """The policy, as HTML. Added in Mastodon 4.0.0."""
