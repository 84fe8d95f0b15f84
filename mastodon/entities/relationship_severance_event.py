"""The entity RelationshipSeveranceEvent. https://docs.joinmastodon.org/entities/RelationshipSeveranceEvent/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Literal

    from mastodon.entities.base import Id


class RelationshipSeveranceEvent(Entity):
    """
    Relationships you lost because an account or a server was blocked. Added in Mastodon 4.3.0.

    https://docs.joinmastodon.org/entities/RelationshipSeveranceEvent/
    """

    id: Id
    """The id of the event. Added in Mastodon 4.3.0."""

    type: Literal["domain_block", "user_domain_block", "account_suspension"] | str
    """Who blocked what: moderators a domain, you a domain, or moderators an account. Added in Mastodon 4.3.0."""

    purged: bool
    """Whether the list of them is gone. Added in Mastodon 4.3.0."""

    target_name: str
    """The account or domain that was blocked. Added in Mastodon 4.3.0."""

    followers_count: int
    """How many followers you lost. Added in Mastodon 4.3.0."""

    following_count: int
    """How many accounts you follow no longer. Added in Mastodon 4.3.0."""

    created_at: datetime
    """When it happened. Added in Mastodon 4.3.0."""
