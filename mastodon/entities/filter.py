"""The entity Filter. https://docs.joinmastodon.org/entities/Filter/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Literal

    from mastodon.entities.base import Id
    from mastodon.entities.filter_keyword import FilterKeyword
    from mastodon.entities.filter_status import FilterStatus


class Filter(Entity):
    """
    Text. Added in Mastodon 4.0.0.

    https://docs.joinmastodon.org/entities/Filter/
    """

    id: Id
    """Text. Added in Mastodon 4.0.0."""

    title: str
    """Text. Added in Mastodon 4.0.0."""

    context: list[Literal["home", "notifications", "public", "thread", "account"] | str]
    """Text. Added in Mastodon 4.0.0."""

    expires_at: datetime | None
    """Text. Added in Mastodon 4.0.0."""

    filter_action: Literal["warn", "hide", "blur"] | str
    """Text. Added in Mastodon 4.0.0."""

    keywords: list[FilterKeyword] | None
    """Text. Added in Mastodon 4.0.0."""

    statuses: list[FilterStatus] | None
    """Text. Added in Mastodon 4.0.0."""
