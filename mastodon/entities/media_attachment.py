"""MediaAttachment and what belongs to it. https://docs.joinmastodon.org/entities/MediaAttachment/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from typing import Literal

    from mastodon.entities.base import Id


class MediaAttachment(Entity):
    """
    Text. Added in Mastodon 0.6.0.

    https://docs.joinmastodon.org/entities/MediaAttachment/
    """

    id: Id
    """Text. Added in Mastodon 0.6.0."""

    type: Literal["unknown", "image", "gifv", "video", "audio"] | str
    """Text. Added in Mastodon 0.6.0."""

    url: str | None
    """Text. Added in Mastodon 0.6.0."""

    preview_url: str | None
    """Text. Added in Mastodon 0.6.0."""

    remote_url: str | None
    """Text. Added in Mastodon 0.6.0."""

    preview_remote_url: str | None
    """Text. Added in Mastodon 0.6.0. Not in the official documentation."""

    meta: MediaMeta | None
    """Text. Added in Mastodon 1.5.0."""

    description: str | None
    """Text. Added in Mastodon 2.0.0."""

    blurhash: str | None
    """Text. Added in Mastodon 2.8.1."""

    text_url: str | None
    """Text. Added in Mastodon 0.6.0. Removed in Mastodon 3.5.0."""


class MediaMeta(Entity):
    """
    Text. Added in Mastodon 1.5.0.

    https://docs.joinmastodon.org/entities/MediaAttachment/#MediaMeta
    """

    original: MediaDimensions | None
    """Text. Added in Mastodon 1.5.0."""

    small: MediaDimensions | None
    """Text. Added in Mastodon 1.5.0."""

    focus: MediaFocus | None
    """Text. Added in Mastodon 2.3.0."""

    colors: MediaColors | None
    """Text. Added in Mastodon 3.2.0. Not in the official documentation."""

    length: str | None
    """Text. Added in Mastodon 1.5.0."""

    duration: float | None
    """Text. Added in Mastodon 1.5.0."""

    fps: float | None
    """Text. Added in Mastodon 1.5.0."""

    size: str | None
    """Text. Added in Mastodon 1.5.0."""

    width: int | None
    """Text. Added in Mastodon 1.5.0."""

    height: int | None
    """Text. Added in Mastodon 1.5.0."""

    aspect: float | None
    """Text. Added in Mastodon 1.5.0."""

    audio_encode: str | None
    """Text. Added in Mastodon 1.5.0."""

    audio_bitrate: str | None
    """Text. Added in Mastodon 1.5.0."""

    audio_channels: str | None
    """Text. Added in Mastodon 1.5.0."""


class MediaDimensions(Entity):
    """
    Text. Added in Mastodon 1.5.0.

    https://docs.joinmastodon.org/entities/MediaAttachment/#MediaDimensions
    """

    width: int | None
    """Text. Added in Mastodon 1.5.0."""

    height: int | None
    """Text. Added in Mastodon 1.5.0."""

    size: str | None
    """Text. Added in Mastodon 1.5.0."""

    aspect: float | None
    """Text. Added in Mastodon 1.5.0."""

    frame_rate: str | None
    """Text. Added in Mastodon 1.5.0."""

    duration: float | None
    """Text. Added in Mastodon 1.5.0."""

    bitrate: int | None
    """Text. Added in Mastodon 1.5.0."""


class MediaFocus(Entity):
    """
    Text. Added in Mastodon 2.3.0.

    https://docs.joinmastodon.org/entities/MediaAttachment/#MediaFocus
    """

    x: float | None
    """Text. Added in Mastodon 2.3.0."""

    y: float | None
    """Text. Added in Mastodon 2.3.0."""


class MediaColors(Entity):
    """
    Text. Added in Mastodon 3.2.0. Not in the official documentation.

    https://docs.joinmastodon.org/entities/MediaAttachment/#MediaColors
    """

    background: str
    """Text. Added in Mastodon 3.2.0."""

    foreground: str
    """Text. Added in Mastodon 3.2.0."""

    accent: str
    """Text. Added in Mastodon 3.2.0."""
