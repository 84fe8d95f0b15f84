"""The entity V1Filter. https://docs.joinmastodon.org/entities/V1_Filter/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Literal

    from mastodon.entities.base import Id


class V1Filter(Entity):
    """
    A filter of the first kind, which holds a single phrase. Added in Mastodon 2.4.3. Deprecated in Mastodon 4.0.0.

    https://docs.joinmastodon.org/entities/V1_Filter/
    """

    id: Id
    """The id of the filter. The newer API knows it as the id of a filter keyword. Added in Mastodon 2.4.3."""

    phrase: str
    """The text to look for in statuses. Added in Mastodon 2.4.3."""

    context: list[Literal["home", "notifications", "public", "thread", "account"] | str]
    """The places where the filter applies. ``public`` also covers hashtag timelines. Added in Mastodon 2.4.3."""

    expires_at: datetime | None
    """When the filter stops applying, or null if it never does. Added in Mastodon 2.4.3."""

    irreversible: bool
    """
    Whether the server drops matches from home and notifications, rather than the client hiding them. Added in Mastodon
    2.4.3.
    """

    whole_word: bool
    """Whether the phrase matches only at word boundaries. Added in Mastodon 2.4.3."""
