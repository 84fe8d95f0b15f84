"""The entity Preferences. https://docs.joinmastodon.org/entities/Preferences/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity, wire

if TYPE_CHECKING:
    from typing import Literal


class Preferences(Entity):
    """
    Text. Added in Mastodon 2.8.0.

    https://docs.joinmastodon.org/entities/Preferences/
    """

    posting_default_visibility: Literal["public", "unlisted", "private", "direct"] | str = wire(
        "posting:default:visibility"
    )
    """Text. Added in Mastodon 2.8.0."""

    posting_default_sensitive: bool = wire("posting:default:sensitive")
    """Text. Added in Mastodon 2.8.0."""

    posting_default_language: str | None = wire("posting:default:language")
    """Text. Added in Mastodon 2.8.0."""

    posting_default_quote_policy: Literal["public", "followers", "nobody"] | str = wire("posting:default:quote_policy")
    """Text. Added in Mastodon 4.5.0."""

    reading_expand_media: Literal["default", "show_all", "hide_all"] | str = wire("reading:expand:media")
    """Text. Added in Mastodon 2.8.0."""

    reading_expand_spoilers: bool = wire("reading:expand:spoilers")
    """Text. Added in Mastodon 2.8.0."""

    reading_autoplay_gifs: bool | None = wire("reading:autoplay:gifs")
    """Text. Added in Mastodon 2.8.0. Not in the official documentation."""
