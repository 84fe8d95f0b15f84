"""The entity Preferences. https://docs.joinmastodon.org/entities/Preferences/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity, wire

if TYPE_CHECKING:
    from typing import Literal


class Preferences(Entity):
    """
    What a user prefers when posting and reading. Added in Mastodon 2.8.0.

    https://docs.joinmastodon.org/entities/Preferences/
    """

    posting_default_visibility: Literal["public", "unlisted", "private", "direct"] | str = wire(
        "posting:default:visibility"
    )
    """Who sees new statuses, where nothing else is said. Added in Mastodon 2.8.0."""

    posting_default_sensitive: bool = wire("posting:default:sensitive")
    """Whether the media of new statuses are hidden at first, where nothing else is said. Added in Mastodon 2.8.0."""

    posting_default_language: str | None = wire("posting:default:language")
    """The ISO 639 code of the language of new statuses. Null if the user chose none. Added in Mastodon 2.8.0."""

    posting_default_quote_policy: Literal["public", "followers", "nobody"] | str = wire("posting:default:quote_policy")
    """Who may quote new statuses, where nothing else is said. Added in Mastodon 4.5.0."""

    reading_expand_media: Literal["default", "show_all", "hide_all"] | str = wire("reading:expand:media")
    """Which media to show at first: those that are not sensitive, all, or none. Added in Mastodon 2.8.0."""

    reading_expand_spoilers: bool = wire("reading:expand:spoilers")
    """Whether to show what stands behind content warnings at first. Added in Mastodon 2.8.0."""

    reading_autoplay_gifs: bool | None = wire("reading:autoplay:gifs")
    """Whether moving images should move by themselves. Added in Mastodon 2.8.0. Not in the official documentation."""
