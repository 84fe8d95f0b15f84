"""The entity TrendsLink. https://docs.joinmastodon.org/entities/TrendsLink/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.preview_card import PreviewCard

if TYPE_CHECKING:
    from mastodon.entities.tag import TagHistory


class TrendsLink(PreviewCard):
    """
    A link preview that is trending on the server. Added in Mastodon 3.5.0.

    https://docs.joinmastodon.org/entities/TrendsLink/
    """

    history: list[TagHistory]
    """The sharing of the link on recent days, one entry per day, newest first. Added in Mastodon 3.5.0."""
