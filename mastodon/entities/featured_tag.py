"""The entity FeaturedTag. https://docs.joinmastodon.org/entities/FeaturedTag/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from datetime import datetime

    from mastodon.entities.base import Id


class FeaturedTag(Entity):
    """
    A hashtag that a user shows on the profile. Added in Mastodon 3.0.0.

    https://docs.joinmastodon.org/entities/FeaturedTag/
    """

    id: Id
    """The id of the entry. Added in Mastodon 3.0.0."""

    name: str
    """The hashtag, without the leading ``#``. Added in Mastodon 3.0.0."""

    url: str
    """The web page of the statuses of this account with the hashtag. Added in Mastodon 3.3.0."""

    statuses_count: str
    """How many statuses the account posted with it, as text or number. Added in Mastodon 3.0.0."""

    last_status_at: datetime | None
    """On which day the account last used it. Null if it never did. Added in Mastodon 3.0.0."""
