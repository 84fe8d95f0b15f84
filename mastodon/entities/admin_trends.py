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
    A link that trends, or would, as moderators see it. Added in Mastodon 3.5.0.

    https://docs.joinmastodon.org/methods/admin/trends/
    """

    id: Id | None
    """
    The id of the link preview. Absent for users who are no moderators. Added in Mastodon 4.2.0. Not in the official
    documentation.
    """

    requires_review: bool | None
    """
    Whether a moderator has to review it before it is shown. Added in Mastodon 4.2.0. Not in the official documentation.
    """


class AdminTrendsStatus(Status):
    """
    A status that trends, or would, as moderators see it. Added in Mastodon 3.5.0.

    https://docs.joinmastodon.org/methods/admin/trends/
    """

    requires_review: bool | None
    """
    Whether a moderator has to review it before it is shown. Added in Mastodon 4.2.0. Not in the official documentation.
    """


class AdminPreviewCardProvider(Entity):
    """
    A web site whose links trend, or would. Added in Mastodon 4.2.0. Not in the official documentation.

    https://docs.joinmastodon.org/methods/admin/trends/
    """

    id: Id
    """The id of the web site. Added in Mastodon 4.2.0. Not in the official documentation."""

    domain: str
    """The domain of the web site. Added in Mastodon 4.2.0. Not in the official documentation."""

    trendable: bool | None
    """
    Whether its links may become trends. Null if nobody decided. Added in Mastodon 4.2.0. Not in the official
    documentation.
    """

    reviewed_at: datetime | None
    """When a moderator decided. Null if nobody did. Added in Mastodon 4.2.0. Not in the official documentation."""

    requested_review_at: datetime | None
    """
    When moderators were asked to decide. Null if they were not. Added in Mastodon 4.2.0. Not in the official
    documentation.
    """

    requires_review: bool
    """
    Whether a moderator has to decide before its links are shown. Added in Mastodon 4.2.0. Not in the official
    documentation.
    """
