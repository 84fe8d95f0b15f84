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
    Text. Added in Mastodon 4.3.0.

    https://docs.joinmastodon.org/entities/RelationshipSeveranceEvent/
    """

    id: Id
    """Text. Added in Mastodon 4.3.0."""

    type: Literal["domain_block", "user_domain_block", "account_suspension"] | str
    """Text. Added in Mastodon 4.3.0."""

    purged: bool
    """Text. Added in Mastodon 4.3.0."""

    target_name: str
    """Text. Added in Mastodon 4.3.0."""

    followers_count: int
    """Text. Added in Mastodon 4.3.0."""

    following_count: int
    """Text. Added in Mastodon 4.3.0."""

    created_at: datetime
    """Text. Added in Mastodon 4.3.0."""
