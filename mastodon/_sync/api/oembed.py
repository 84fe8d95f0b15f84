# Derived from mastodon/_async/api/oembed.py by tools/sync.py. Do not edit.
"""OEmbed: how to show a status on a web page. https://docs.joinmastodon.org/methods/oembed/"""

from __future__ import annotations

from mastodon._sync.room import Room, endpoint
from mastodon.entities import OEmbed as Embedding


class OEmbed(Room):
    """How to show a status on a web page. https://docs.joinmastodon.org/methods/oembed/"""

    @endpoint(added="1.0.0")
    def oembed(self, url: str, maxwidth: int | None = None, maxheight: int | None = None) -> Embedding:
        """
        Get the HTML that shows a status on a web page.

        Args:
            url: The address of the status.
            maxwidth: How wide it may be, in pixels.
            maxheight: How high it may be, in pixels.

        Added in Mastodon 1.0.0.
        """
        return self._get("/api/oembed", Embedding, url=url, maxwidth=maxwidth, maxheight=maxheight)
