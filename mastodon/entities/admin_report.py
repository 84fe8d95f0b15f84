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
    A report as moderators see it. Added in Mastodon 2.9.1.

    https://docs.joinmastodon.org/entities/Admin_Report/
    """

    id: Id
    """The id of the report. Added in Mastodon 2.9.1."""

    action_taken: bool
    """Whether the report is resolved. Added in Mastodon 2.9.1."""

    action_taken_at: datetime | None
    """When it was resolved. Null if it is open. Added in Mastodon 2.9.1."""

    category: Literal["spam", "legal", "violation", "other"] | str
    """What it is about, as the reporter says. Added in Mastodon 3.5.0."""

    comment: str
    """What the reporter wrote. Added in Mastodon 2.9.1."""

    forwarded: bool
    """Whether the server of the reported account got it, too. Added in Mastodon 4.0.0."""

    created_at: datetime
    """When it was filed. Added in Mastodon 2.9.1."""

    updated_at: datetime
    """When a moderator last did something with it. Added in Mastodon 2.9.1."""

    account: AdminAccount
    """The account that filed it. Added in Mastodon 2.9.1."""

    target_account: AdminAccount
    """The account it is about. Added in Mastodon 2.9.1."""

    assigned_account: AdminAccount | None
    """The moderator who takes care of it. Null if nobody does. Added in Mastodon 2.9.1."""

    action_taken_by_account: AdminAccount | None
    """The moderator who resolved it. Null if it is open. Added in Mastodon 2.9.1."""

    statuses: list[Status]
    """The statuses it is about. Added in Mastodon 2.9.1."""

    rules: list[Rule]
    """The rules of the server that were broken, as the reporter says. Added in Mastodon 3.5.0."""
