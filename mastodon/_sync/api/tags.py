# Derived from mastodon/_async/api/tags.py by tools/sync.py. Do not edit.
"""Tags: hashtags, following and featuring them. https://docs.joinmastodon.org/methods/tags/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon._sync.room import Room, endpoint
from mastodon.entities import Tag
from mastodon.protocol.tags import tag_name

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


class Tags(Room):
    """Hashtags, by their names. https://docs.joinmastodon.org/methods/tags/"""

    @endpoint(added="4.0.0", changed="4.4.0")
    def tag(self, hashtag: str | Mapping[str, Any]) -> Tag:
        """
        Get a hashtag: how much it was used of late, and with a token, whether the user follows it.

        Args:
            hashtag: The hashtag, or its name without ``#``.

        Raises:
            MastodonIllegalArgumentError: The name is empty or begins with ``#``.

        Added in Mastodon 4.0.0, last changed in 4.4.0.
        """
        return self._get("/api/v1/tags/{name}", Tag, name=tag_name(hashtag))

    @endpoint(added="4.0.0", changed="4.4.0", scopes="write:follows")
    def tag_follow(self, hashtag: str | Mapping[str, Any]) -> Tag:
        """
        Follow a hashtag: statuses with it appear in the home timeline.

        Args:
            hashtag: The hashtag, or its name without ``#``.

        Raises:
            MastodonIllegalArgumentError: The name is empty or begins with ``#``.

        Added in Mastodon 4.0.0, last changed in 4.4.0. Scope: ``write:follows``.
        """
        return self._post("/api/v1/tags/{name}/follow", Tag, name=tag_name(hashtag))

    @endpoint(added="4.0.0", changed="4.4.0", scopes="write:follows")
    def tag_unfollow(self, hashtag: str | Mapping[str, Any]) -> Tag:
        """
        Stop following a hashtag.

        Args:
            hashtag: The hashtag, or its name without ``#``.

        Raises:
            MastodonIllegalArgumentError: The name is empty or begins with ``#``.

        Added in Mastodon 4.0.0, last changed in 4.4.0. Scope: ``write:follows``.
        """
        return self._post("/api/v1/tags/{name}/unfollow", Tag, name=tag_name(hashtag))

    @endpoint(added="4.4.0", scopes="write:accounts")
    def tag_feature(self, name: str | Mapping[str, Any]) -> Tag:
        """
        Show a hashtag on the user's profile.

        Args:
            name: The hashtag, or its name without ``#``.

        Raises:
            MastodonIllegalArgumentError: The name is empty or begins with ``#``.

        Added in Mastodon 4.4.0. Scope: ``write:accounts``.
        """
        return self._post("/api/v1/tags/{id}/feature", Tag, id=tag_name(name))

    @endpoint(added="4.4.0", scopes="write:accounts")
    def tag_unfeature(self, name: str | Mapping[str, Any]) -> Tag:
        """
        Show a hashtag no longer on the user's profile.

        Args:
            name: The hashtag, or its name without ``#``.

        Raises:
            MastodonIllegalArgumentError: The name is empty or begins with ``#``.

        Added in Mastodon 4.4.0. Scope: ``write:accounts``.
        """
        return self._post("/api/v1/tags/{id}/unfeature", Tag, id=tag_name(name))
