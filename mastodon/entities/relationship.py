"""The entity Relationship. https://docs.joinmastodon.org/entities/Relationship/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from datetime import datetime

    from mastodon.entities.base import Id


class Relationship(Entity):
    """
    How you and an account stand to each other. Added in Mastodon 0.6.0.

    https://docs.joinmastodon.org/entities/Relationship/
    """

    id: Id
    """The id of the account. Added in Mastodon 0.6.0."""

    following: bool
    """Whether you follow it. Added in Mastodon 0.6.0."""

    showing_reblogs: bool
    """Whether its boosts are in your home timeline. Added in Mastodon 2.1.0."""

    notifying: bool
    """Whether you are notified of its statuses. Added in Mastodon 3.3.0."""

    languages: list[str] | None
    """The ISO 639 codes of the languages you follow it in. Null for all. Added in Mastodon 4.0.0."""

    followed_by: bool
    """Whether it follows you. Added in Mastodon 0.6.0."""

    blocking: bool
    """Whether you block it. Added in Mastodon 0.6.0."""

    blocked_by: bool
    """Whether it blocks you. Added in Mastodon 2.8.0."""

    muting: bool
    """Whether you mute it. Added in Mastodon 1.1.0."""

    muting_notifications: bool
    """Whether you mute its notifications, too. Added in Mastodon 2.1.0."""

    muting_expires_at: datetime | None
    """When the mute ends. Null if there is none, or if it does not end by itself. Added in Mastodon 4.6.0."""

    requested: bool
    """Whether you asked to follow it and have no answer. Added in Mastodon 0.9.9."""

    requested_by: bool
    """Whether it asked to follow you and has no answer. Added in Mastodon 4.1.0."""

    domain_blocking: bool
    """Whether you block its domain. Added in Mastodon 1.4.0."""

    endorsed: bool
    """Whether you feature it on your profile. Added in Mastodon 2.5.0."""

    note: str
    """Your private note about it. It may be empty. Added in Mastodon 3.2.0."""
