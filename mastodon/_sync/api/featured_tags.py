# Derived from mastodon/_async/api/featured_tags.py by tools/sync.py. Do not edit.
"""Featured tags: hashtags on the user's profile. https://docs.joinmastodon.org/methods/featured_tags/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon._sync.room import Room, endpoint
from mastodon.entities import FeaturedTag, Tag
from mastodon.protocol.tags import tag_name

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from mastodon.types import Ref


class FeaturedTags(Room):
    """Hashtags that the user shows on the profile. https://docs.joinmastodon.org/methods/featured_tags/"""

    @endpoint(added="3.0.0", changed="3.3.0", scopes="read:accounts")
    def featured_tags(self) -> list[FeaturedTag]:
        """
        Get the hashtags on the user's profile.

        Added in Mastodon 3.0.0, last changed in 3.3.0. Scope: ``read:accounts``.
        """
        return self._get("/api/v1/featured_tags", list[FeaturedTag])

    @endpoint(added="3.0.0", changed="3.3.0", scopes="write:accounts")
    def featured_tag_create(self, name: str | Mapping[str, Any]) -> FeaturedTag:
        """
        Show a hashtag on the user's profile.

        Args:
            name: The hashtag, or its name without ``#``.

        Raises:
            MastodonIllegalArgumentError: The name is empty or begins with ``#``.
            MastodonAPIError: 422: the profile has it, or has as many as it may.

        Added in Mastodon 3.0.0, last changed in 3.3.0. Scope: ``write:accounts``.
        """
        return self._post("/api/v1/featured_tags", FeaturedTag, name=tag_name(name))

    @endpoint(added="3.0.0", changed="4.4.0", scopes="read:accounts")
    def featured_tag_suggestions(self) -> list[Tag]:
        """
        Get the hashtags that the user used most of late, up to ten.

        Added in Mastodon 3.0.0, last changed in 4.4.0. Scope: ``read:accounts``.
        """
        return self._get("/api/v1/featured_tags/suggestions", list[Tag])

    @endpoint(added="3.0.0", scopes="write:accounts")
    def featured_tag_delete(self, id: Ref[FeaturedTag]) -> None:
        """
        Show a hashtag no longer on the user's profile.

        Args:
            id: What ``featured_tags()`` or ``featured_tag_create()`` returned, or its id.

        Added in Mastodon 3.0.0. Scope: ``write:accounts``.
        """
        self._delete("/api/v1/featured_tags/{id}", None, id=id)
