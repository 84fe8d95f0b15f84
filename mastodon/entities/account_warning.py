"""The entity AccountWarning. https://docs.joinmastodon.org/entities/AccountWarning/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Literal

    from mastodon.entities.account import Account
    from mastodon.entities.appeal import Appeal
    from mastodon.entities.base import Id


class AccountWarning(Entity):
    """
    Text. Added in Mastodon 4.3.0.

    https://docs.joinmastodon.org/entities/AccountWarning/
    """

    id: Id
    """Text. Added in Mastodon 4.3.0."""

    action: (
        Literal["none", "disable", "mark_statuses_as_sensitive", "delete_statuses", "sensitive", "silence", "suspend"]
        | str
    )
    """Text. Added in Mastodon 4.3.0."""

    text: str
    """Text. Added in Mastodon 4.3.0."""

    status_ids: list[Id] | None
    """Text. Added in Mastodon 4.3.0."""

    target_account: Account
    """Text. Added in Mastodon 4.3.0."""

    appeal: Appeal | None
    """Text. Added in Mastodon 4.3.0."""

    created_at: datetime
    """Text. Added in Mastodon 4.3.0."""
