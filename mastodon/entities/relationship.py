"""The entity Relationship. https://docs.joinmastodon.org/entities/Relationship/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from datetime import datetime

    from mastodon.entities.base import Id


class Relationship(Entity):
    """
    Text. Added in Mastodon 0.6.0.

    https://docs.joinmastodon.org/entities/Relationship/
    """

    id: Id
    """Text. Added in Mastodon 0.6.0."""

    following: bool
    """Text. Added in Mastodon 0.6.0."""

    showing_reblogs: bool
    """Text. Added in Mastodon 2.1.0."""

    notifying: bool
    """Text. Added in Mastodon 3.3.0."""

    languages: list[str] | None
    """Text. Added in Mastodon 4.0.0."""

    followed_by: bool
    """Text. Added in Mastodon 0.6.0."""

    blocking: bool
    """Text. Added in Mastodon 0.6.0."""

    blocked_by: bool
    """Text. Added in Mastodon 2.8.0."""

    muting: bool
    """Text. Added in Mastodon 1.1.0."""

    muting_notifications: bool
    """Text. Added in Mastodon 2.1.0."""

    muting_expires_at: datetime | None
    """Text. Added in Mastodon 4.6.0."""

    requested: bool
    """Text. Added in Mastodon 0.9.9."""

    requested_by: bool
    """Text. Added in Mastodon 4.1.0."""

    domain_blocking: bool
    """Text. Added in Mastodon 1.4.0."""

    endorsed: bool
    """Text. Added in Mastodon 2.5.0."""

    note: str
    """Text. Added in Mastodon 3.2.0."""
