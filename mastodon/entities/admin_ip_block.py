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
    A range of IP addresses that is limited or kept out. Added in Mastodon 4.0.0.

    https://docs.joinmastodon.org/entities/Admin_IpBlock/
    """

    id: Id
    """The id of the block. Added in Mastodon 4.0.0."""

    ip: str
    """The range, in CIDR notation such as ``192.0.2.0/24``. Added in Mastodon 4.0.0."""

    severity: Literal["sign_up_requires_approval", "sign_up_block", "no_access"] | str
    """What is kept from it: signing up without approval, signing up at all, or everything. Added in Mastodon 4.0.0."""

    comment: str
    """Why it is blocked, for moderators. It may be empty. Added in Mastodon 4.0.0."""

    created_at: datetime
    """When it was blocked. Added in Mastodon 4.0.0."""

    expires_at: datetime | None
    """When the block ends. Null if it does not end by itself. Added in Mastodon 4.0.0."""
