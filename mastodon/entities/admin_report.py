"""The entity AdminReport. https://docs.joinmastodon.org/entities/Admin_Report/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Literal

    from mastodon.entities.admin_account import AdminAccount
    from mastodon.entities.base import Id
    from mastodon.entities.rule import Rule
    from mastodon.entities.status import Status


class AdminReport(Entity):
    """
    Text. Added in Mastodon 2.9.1.

    https://docs.joinmastodon.org/entities/Admin_Report/
    """

    id: Id
    """Text. Added in Mastodon 2.9.1."""

    action_taken: bool
    """Text. Added in Mastodon 2.9.1."""

    action_taken_at: datetime | None
    """Text. Added in Mastodon 2.9.1."""

    category: Literal["spam", "legal", "violation", "other"] | str
    """Text. Added in Mastodon 3.5.0."""

    comment: str
    """Text. Added in Mastodon 2.9.1."""

    forwarded: bool
    """Text. Added in Mastodon 4.0.0."""

    created_at: datetime
    """Text. Added in Mastodon 2.9.1."""

    updated_at: datetime
    """Text. Added in Mastodon 2.9.1."""

    account: AdminAccount
    """Text. Added in Mastodon 2.9.1."""

    target_account: AdminAccount
    """Text. Added in Mastodon 2.9.1."""

    assigned_account: AdminAccount | None
    """Text. Added in Mastodon 2.9.1."""

    action_taken_by_account: AdminAccount | None
    """Text. Added in Mastodon 2.9.1."""

    statuses: list[Status]
    """Text. Added in Mastodon 2.9.1."""

    rules: list[Rule]
    """Text. Added in Mastodon 3.5.0."""
