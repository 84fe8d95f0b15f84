"""MediaAttachment and what belongs to it. https://docs.joinmastodon.org/entities/MediaAttachment/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from typing import Literal

    from mastodon.entities.base import Id


class MediaAttachment(Entity):
    """
    An image, video or sound of a status. Added in Mastodon 0.6.0.

    https://docs.joinmastodon.org/entities/MediaAttachment/
    """

    id: Id
    """The id of the attachment. Added in Mastodon 0.6.0."""

    type: Literal["unknown", "image", "gifv", "video", "audio"] | str
    """
    What it is. ``gifv`` is a video without sound that repeats, ``unknown`` cannot be shown. Added in Mastodon 0.6.0.
    """

    url: str | None
    """The address of the file on this server. Null while the server works on it. Added in Mastodon 0.6.0."""

    preview_url: str | None
    """The address of a smaller image of it. Null if there is none. Added in Mastodon 0.6.0."""

    remote_url: str | None
    """The address of the file on its own server. Null if it is of this one. Added in Mastodon 0.6.0."""

    preview_remote_url: str | None
    """
    The address of the smaller image on its own server. Null if it is of this one. Added in Mastodon 0.6.0. Not in the
    official documentation.
    """

    meta: MediaMeta | None
    """Sizes, lengths, and where to look. Null while the server works on it. Added in Mastodon 1.5.0."""

    description: str | None
    """What can be seen or heard, for those who cannot. Null if nothing was written. Added in Mastodon 2.0.0."""

    blurhash: str | None
    """The image in a few colours, to show while it is loading. Null if there is none. Added in Mastodon 2.8.1."""

    text_url: str | None
    """A short address to put into the text of a status. Added in Mastodon 0.6.0. Removed in Mastodon 3.5.0."""


class MediaMeta(Entity):
    """
    Sizes and lengths of a file, and where to look. Which there are depends on its type. Added in Mastodon 1.5.0.

    https://docs.joinmastodon.org/entities/MediaAttachment/#MediaMeta
    """

    original: MediaDimensions | None
    """The size and length of the file. Added in Mastodon 1.5.0."""

    small: MediaDimensions | None
    """The size of the smaller image. Added in Mastodon 1.5.0."""

    focus: MediaFocus | None
    """What should stay in sight when the image is cut. Added in Mastodon 2.3.0."""

    colors: MediaColors | None
    """The colours of a sound's cover image. Added in Mastodon 3.2.0. Not in the official documentation."""

    length: str | None
    """The length as hours, minutes and seconds, such as ``0:01:28.65``. Added in Mastodon 1.5.0."""

    duration: float | None
    """The length in seconds. Added in Mastodon 1.5.0."""

    fps: float | None
    """How many frames a second it has. Added in Mastodon 1.5.0."""

    size: str | None
    """Width and height in pixels, such as ``640x480``. Added in Mastodon 1.5.0."""

    width: int | None
    """The width in pixels. Added in Mastodon 1.5.0."""

    height: int | None
    """The height in pixels. Added in Mastodon 1.5.0."""

    aspect: float | None
    """The width divided by the height. Added in Mastodon 1.5.0."""

    audio_encode: str | None
    """The codec of the sound. Added in Mastodon 1.5.0."""

    audio_bitrate: str | None
    """The bit rate of the sound, with its unit. Added in Mastodon 1.5.0."""

    audio_channels: str | None
    """The channels of the sound, such as ``stereo``. Added in Mastodon 1.5.0."""


class MediaDimensions(Entity):
    """
    The size and length of one version of a file. Added in Mastodon 1.5.0.

    https://docs.joinmastodon.org/entities/MediaAttachment/#MediaDimensions
    """

    width: int | None
    """The width in pixels. Added in Mastodon 1.5.0."""

    height: int | None
    """The height in pixels. Added in Mastodon 1.5.0."""

    size: str | None
    """Width and height in pixels, such as ``640x480``. Added in Mastodon 1.5.0."""

    aspect: float | None
    """The width divided by the height. Added in Mastodon 1.5.0."""

    frame_rate: str | None
    """How many frames a second it has, as a fraction such as ``30/1``. Added in Mastodon 1.5.0."""

    duration: float | None
    """The length in seconds. Added in Mastodon 1.5.0."""

    bitrate: int | None
    """How many bits a second it has. Added in Mastodon 1.5.0."""


class MediaFocus(Entity):
    """
    What should stay in sight when an image is cut: a point from -1 to 1 along both axes. Added in Mastodon 2.3.0.

    https://docs.joinmastodon.org/entities/MediaAttachment/#MediaFocus
    """

    x: float | None
    """Where it is across: -1 is the left edge, 1 the right one. Added in Mastodon 2.3.0."""

    y: float | None
    """Where it is up and down: -1 is the lower edge, 1 the upper one. Added in Mastodon 2.3.0."""


class MediaColors(Entity):
    """
    Colours that suit the cover image of a sound, in hexadecimal. Added in Mastodon 3.2.0. Not in the official
    documentation.

    https://docs.joinmastodon.org/entities/MediaAttachment/#MediaColors
    """

    background: str
    """The colour of the background. Added in Mastodon 3.2.0."""

    foreground: str
    """The colour of what is drawn on it. Added in Mastodon 3.2.0."""

    accent: str
    """The colour of what should stand out. Added in Mastodon 3.2.0."""
