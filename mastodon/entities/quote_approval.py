"""The entity QuoteApproval. https://docs.joinmastodon.org/entities/QuoteApproval/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from typing import Literal


class QuoteApproval(Entity):
    """
    Text. Added in Mastodon 4.5.0.

    https://docs.joinmastodon.org/entities/QuoteApproval/
    """

    automatic: list[Literal["public", "followers", "following", "unsupported_policy"] | str]
    """Text. Added in Mastodon 4.5.0."""

    manual: list[Literal["public", "followers", "following", "unsupported_policy"] | str]
    """Text. Added in Mastodon 4.5.0."""

    current_user: Literal["automatic", "manual", "denied", "unknown"] | str
    """Text. Added in Mastodon 4.5.0."""
