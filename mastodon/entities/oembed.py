"""The entity OEmbed. https://docs.joinmastodon.org/methods/oembed/"""

from __future__ import annotations

from mastodon.entities.base import Entity


class OEmbed(Entity):
    """
    How to show a status on another web page (https://oembed.com/). Added in Mastodon 1.0.0.

    https://docs.joinmastodon.org/methods/oembed/
    """

    type: str
    """The kind of content; ``rich`` for statuses. Added in Mastodon 1.0.0."""

    version: str
    """The version of oEmbed; ``1.0``. Added in Mastodon 1.0.0."""

    title: str
    """The title of the content. Added in Mastodon 1.0.0."""

    author_name: str
    """The display name of the account. Added in Mastodon 1.0.0."""

    author_url: str
    """The web page of the profile. Added in Mastodon 1.0.0."""

    provider_name: str
    """The domain of the server. Added in Mastodon 1.0.0."""

    provider_url: str
    """The home page of the server. Added in Mastodon 1.0.0."""

    cache_age: int
    """For how many seconds the answer may be kept. Added in Mastodon 1.0.0."""

    html: str
    """The HTML to put into the other page. Added in Mastodon 1.0.0."""

    width: int | None
    """How many pixels wide it should be. Null if it does not matter. Added in Mastodon 1.0.0."""

    height: int | None
    """How many pixels high it should be. Null if it does not matter. Added in Mastodon 1.0.0."""
