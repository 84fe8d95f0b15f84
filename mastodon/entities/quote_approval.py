"""The entity QuoteApproval. https://docs.joinmastodon.org/entities/QuoteApproval/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from typing import Literal


class QuoteApproval(Entity):
    """
    Who may quote a status. Added in Mastodon 4.5.0.

    https://docs.joinmastodon.org/entities/QuoteApproval/
    """

    automatic: list[Literal["public", "followers", "following", "unsupported_policy"] | str]
    """Who may without being asked about. Added in Mastodon 4.5.0."""

    manual: list[Literal["public", "followers", "following", "unsupported_policy"] | str]
    """Who may if the author agrees each time. Added in Mastodon 4.5.0."""

    current_user: Literal["automatic", "manual", "denied", "unknown"] | str
    """Whether you may: at once, after asking, or not. Added in Mastodon 4.5.0."""
