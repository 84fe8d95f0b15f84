"""AdminTrendsLink and what belongs to it. https://docs.joinmastodon.org/methods/admin/trends/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity
from mastodon.entities.status import Status
from mastodon.entities.trends_link import TrendsLink

if TYPE_CHECKING:
    from datetime import datetime

    from mastodon.entities.base import Id


class AdminTrendsLink(TrendsLink):
    """
    Text. Added in Mastodon 3.5.0.

    https://docs.joinmastodon.org/methods/admin/trends/
    """

    id: Id | None
    """Text. Added in Mastodon 4.2.0. Not in the official documentation."""

    requires_review: bool | None
    """Text. Added in Mastodon 4.2.0. Not in the official documentation."""


class AdminTrendsStatus(Status):
    """
    Text. Added in Mastodon 3.5.0.

    https://docs.joinmastodon.org/methods/admin/trends/
    """

    requires_review: bool | None
    """Text. Added in Mastodon 4.2.0. Not in the official documentation."""


class AdminPreviewCardProvider(Entity):
    """
    Text. Added in Mastodon 4.2.0. Not in the official documentation.

    https://docs.joinmastodon.org/methods/admin/trends/
    """

    id: Id
    """Text. Added in Mastodon 4.2.0. Not in the official documentation."""

    domain: str
    """Text. Added in Mastodon 4.2.0. Not in the official documentation."""

    trendable: bool | None
    """Text. Added in Mastodon 4.2.0. Not in the official documentation."""

    reviewed_at: datetime | None
    """Text. Added in Mastodon 4.2.0. Not in the official documentation."""

    requested_review_at: datetime | None
    """Text. Added in Mastodon 4.2.0. Not in the official documentation."""

    requires_review: bool
    """Text. Added in Mastodon 4.2.0. Not in the official documentation."""
