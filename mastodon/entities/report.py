"""The entity Report. https://docs.joinmastodon.org/entities/Report/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Literal

    from mastodon.entities.account import Account
    from mastodon.entities.base import Id


class Report(Entity):
    """
    Text. Added in Mastodon 1.1.0.

    https://docs.joinmastodon.org/entities/Report/
    """

    id: Id
    """Text. Added in Mastodon 1.1.0."""

    action_taken: bool
    """Text. Added in Mastodon 1.1.0."""

    action_taken_at: datetime | None
    """Text. Added in Mastodon 4.0.0."""

    category: Literal["spam", "legal", "violation", "other"] | str
    """Text. Added in Mastodon 4.0.0."""

    comment: str
    """Text. Added in Mastodon 4.0.0."""

    forwarded: bool
    """Text. Added in Mastodon 4.0.0."""

    created_at: datetime
    """Text. Added in Mastodon 4.0.0."""

    status_ids: list[Id] | None
    """Text. Added in Mastodon 4.0.0."""

    collection_ids: list[Id] | None
    """Text. Added in Mastodon 4.6.0."""

    rule_ids: list[Id] | None
    """Text. Added in Mastodon 4.0.0."""

    target_account: Account
    """Text. Added in Mastodon 4.0.0."""
