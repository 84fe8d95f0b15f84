"""Quote and what belongs to it. https://docs.joinmastodon.org/entities/Quote/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from typing import Literal

    from mastodon.entities.base import Id
    from mastodon.entities.status import Status


class Quote(Entity):
    """
    A quote of another status. Added in Mastodon 4.4.0.

    https://docs.joinmastodon.org/entities/Quote/
    """

    state: (
        Literal[
            "pending",
            "accepted",
            "rejected",
            "revoked",
            "deleted",
            "unauthorized",
            "blocked_account",
            "blocked_domain",
            "muted_account",
        ]
        | str
    )
    """Whether the quote may be shown, and if not, why. Added in Mastodon 4.4.0."""

    quoted_status: Status | None
    """The quoted status. Null unless it may be shown. Added in Mastodon 4.4.0."""


class ShallowQuote(Entity):
    """
    A quote inside a quoted status, which gives only the id of the status it quotes. Added in Mastodon 4.4.0.

    https://docs.joinmastodon.org/entities/Quote/#ShallowQuote
    """

    state: (
        Literal[
            "pending",
            "accepted",
            "rejected",
            "revoked",
            "deleted",
            "unauthorized",
            "blocked_account",
            "blocked_domain",
            "muted_account",
        ]
        | str
    )
    """The state of the quote. Show the quoted status only when this is ``accepted``. Added in Mastodon 4.4.0."""

    quoted_status_id: Id | None
    """The id of the quoted status, or null when it may not be shown. Added in Mastodon 4.4.0."""
