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
    Words and statuses that you do not want to see, and what to do with them. Added in Mastodon 4.0.0.

    https://docs.joinmastodon.org/entities/Filter/
    """

    id: Id
    """The id of the filter. Added in Mastodon 4.0.0."""

    title: str
    """The name you gave it. Added in Mastodon 4.0.0."""

    context: list[Literal["home", "notifications", "public", "thread", "account"] | str]
    """Where it holds. Added in Mastodon 4.0.0."""

    expires_at: datetime | None
    """When it ends. Null if it does not end by itself. Added in Mastodon 4.0.0."""

    filter_action: Literal["warn", "hide", "blur"] | str
    """What to do with statuses that match: show a warning, hide them, or blur their media. Added in Mastodon 4.0.0."""

    keywords: list[FilterKeyword] | None
    """The words and phrases it looks for. Absent in the results of filtering. Added in Mastodon 4.0.0."""

    statuses: list[FilterStatus] | None
    """The single statuses it hides. Absent in the results of filtering. Added in Mastodon 4.0.0."""
