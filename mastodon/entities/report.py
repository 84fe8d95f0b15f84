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
    Your report of an account to the moderators. Added in Mastodon 1.1.0.

    https://docs.joinmastodon.org/entities/Report/
    """

    id: Id
    """The id of the report. Added in Mastodon 1.1.0."""

    action_taken: bool
    """Whether the moderators have resolved it. Added in Mastodon 1.1.0."""

    action_taken_at: datetime | None
    """When they did. Null if it is open. Added in Mastodon 4.0.0."""

    category: Literal["spam", "legal", "violation", "other"] | str
    """What it is about. Added in Mastodon 4.0.0."""

    comment: str
    """What you wrote. Added in Mastodon 4.0.0."""

    forwarded: bool
    """Whether the server of the account gets it, too. Added in Mastodon 4.0.0."""

    created_at: datetime
    """When you filed it. Added in Mastodon 4.0.0."""

    status_ids: list[Id] | None
    """The ids of the statuses it is about. Null or empty if none. Added in Mastodon 4.0.0."""

    collection_ids: list[Id] | None
    """The ids of the collections it is about. Null or empty if none. Added in Mastodon 4.6.0."""

    rule_ids: list[Id] | None
    """The ids of the rules that were broken. Null or empty if none. Added in Mastodon 4.0.0."""

    target_account: Account
    """The account it is about. Added in Mastodon 4.0.0."""
