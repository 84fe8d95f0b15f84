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
    What the moderators did about an account, as its user is told. Added in Mastodon 4.3.0.

    https://docs.joinmastodon.org/entities/AccountWarning/
    """

    id: Id
    """The id of the warning. Added in Mastodon 4.3.0."""

    action: (
        Literal["none", "disable", "mark_statuses_as_sensitive", "delete_statuses", "sensitive", "silence", "suspend"]
        | str
    )
    """What was done. ``none`` is a warning without consequences. Added in Mastodon 4.3.0."""

    text: str
    """What the moderators wrote to the user. Added in Mastodon 4.3.0."""

    status_ids: list[Id] | None
    """The ids of the statuses it is about. Null if it is about the account as a whole. Added in Mastodon 4.3.0."""

    target_account: Account
    """The account it is about. Added in Mastodon 4.3.0."""

    appeal: Appeal | None
    """The appeal of the user. Null if there is none. Added in Mastodon 4.3.0."""

    created_at: datetime
    """When the moderators acted. Added in Mastodon 4.3.0."""
