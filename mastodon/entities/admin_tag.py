"""The entity AdminTag. https://docs.joinmastodon.org/entities/Tag/"""

from __future__ import annotations

from mastodon.entities.tag import Tag


class AdminTag(Tag):
    """
    A hashtag as moderators see it. Added in Mastodon 3.5.0.

    https://docs.joinmastodon.org/entities/Tag/#AdminTag
    """

    trendable: bool
    """Whether the hashtag may become a trend. Added in Mastodon 3.5.0."""

    usable: bool
    """Whether the hashtag can be used in statuses. Added in Mastodon 3.5.0."""

    requires_review: bool
    """Whether nobody has reviewed it since it began to trend. Added in Mastodon 3.5.0."""

    listable: bool | None
    """
    Whether the hashtag may be suggested and found by searching. Added in Mastodon 4.3.0. Not in the official
    documentation.
    """
