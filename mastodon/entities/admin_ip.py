"""The entity AdminIp. https://docs.joinmastodon.org/entities/Admin_Ip/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from datetime import datetime


class AdminIp(Entity):
    """
    An IP address that a user came from. Added in Mastodon 3.5.0.

    https://docs.joinmastodon.org/entities/Admin_Ip/
    """

    ip: str
    """The IP address. Added in Mastodon 3.5.0."""

    used_at: datetime
    """When the user last came from it. Added in Mastodon 3.5.0."""
