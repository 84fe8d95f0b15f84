"""The entity AdminIpBlock. https://docs.joinmastodon.org/entities/Admin_IpBlock/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Literal

    from mastodon.entities.base import Id


class AdminIpBlock(Entity):
    """
    Text. Added in Mastodon 4.0.0.

    https://docs.joinmastodon.org/entities/Admin_IpBlock/
    """

    id: Id
    """Text. Added in Mastodon 4.0.0."""

    ip: str
    """Text. Added in Mastodon 4.0.0."""

    severity: Literal["sign_up_requires_approval", "sign_up_block", "no_access"] | str
    """Text. Added in Mastodon 4.0.0."""

    comment: str
    """Text. Added in Mastodon 4.0.0."""

    created_at: datetime
    """Text. Added in Mastodon 4.0.0."""

    expires_at: datetime | None
    """Text. Added in Mastodon 4.0.0."""
