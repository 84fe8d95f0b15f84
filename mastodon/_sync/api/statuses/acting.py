# Derived from mastodon/_async/api/statuses/acting.py by tools/sync.py. Do not edit.
"""Statuses: boosting, marking, pinning, muting them. https://docs.joinmastodon.org/methods/statuses/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon._sync.room import Room, endpoint
from mastodon.entities import Status
from mastodon.protocol.statuses import SHARED_VISIBILITIES, visibility_of

if TYPE_CHECKING:
    from mastodon.types import Ref, Visibility


class ActingOnStatuses(Room):
    """What one can do with statuses. https://docs.joinmastodon.org/methods/statuses/"""

    @endpoint(added="1.0.0", changed="4.6.0", scopes="write:statuses")
    def status_reblog(self, id: Ref[Status], visibility: Visibility | None = None) -> Status:
        """
        Boost a status, and get the boost: a status whose ``reblog`` is the boosted one.

        Args:
            id: The status, or its id.
            visibility: Who sees the boost: ``public``, ``unlisted`` or ``private``. Added in Mastodon 2.8.0.

        Raises:
            MastodonIllegalArgumentError: There is no such visibility.

        Added in Mastodon 1.0.0, last changed in 4.6.0. Scope: ``write:statuses``.
        """
        return self._post(
            "/api/v1/statuses/{id}/reblog",
            Status,
            id=id,
            visibility=visibility_of(visibility, allowed=SHARED_VISIBILITIES),
        )

    @endpoint(added="1.0.0", changed="4.6.0", scopes="write:statuses")
    def status_unreblog(self, id: Ref[Status]) -> Status:
        """
        Take back a boost, and get the status that was boosted.

        Args:
            id: The boosted status, or its id.

        Added in Mastodon 1.0.0, last changed in 4.6.0. Scope: ``write:statuses``.
        """
        return self._post("/api/v1/statuses/{id}/unreblog", Status, id=id)

    @endpoint(added="1.0.0", changed="4.6.0", scopes="write:favourites")
    def status_favourite(self, id: Ref[Status]) -> Status:
        """
        Mark a status as favourite.

        Args:
            id: The status, or its id.

        Added in Mastodon 1.0.0, last changed in 4.6.0. Scope: ``write:favourites``.
        """
        return self._post("/api/v1/statuses/{id}/favourite", Status, id=id)

    @endpoint(added="1.0.0", changed="4.6.0", scopes="write:favourites")
    def status_unfavourite(self, id: Ref[Status]) -> Status:
        """
        Take back that a status is a favourite.

        Args:
            id: The status, or its id.

        Added in Mastodon 1.0.0, last changed in 4.6.0. Scope: ``write:favourites``.
        """
        return self._post("/api/v1/statuses/{id}/unfavourite", Status, id=id)

    @endpoint(added="3.1.0", changed="4.6.0", scopes="write:bookmarks")
    def status_bookmark(self, id: Ref[Status]) -> Status:
        """
        Bookmark a status.

        Args:
            id: The status, or its id.

        Added in Mastodon 3.1.0, last changed in 4.6.0. Scope: ``write:bookmarks``.
        """
        return self._post("/api/v1/statuses/{id}/bookmark", Status, id=id)

    @endpoint(added="3.1.0", changed="4.6.0", scopes="write:bookmarks")
    def status_unbookmark(self, id: Ref[Status]) -> Status:
        """
        Remove a bookmark.

        Args:
            id: The status, or its id.

        Added in Mastodon 3.1.0, last changed in 4.6.0. Scope: ``write:bookmarks``.
        """
        return self._post("/api/v1/statuses/{id}/unbookmark", Status, id=id)

    @endpoint(added="1.4.2", changed="4.6.0", scopes="write:mutes")
    def status_mute(self, id: Ref[Status]) -> Status:
        """
        Get no more notifications of the conversation that a status is part of.

        Args:
            id: The status, or its id.

        Added in Mastodon 1.4.2, last changed in 4.6.0. Scope: ``write:mutes``.
        """
        return self._post("/api/v1/statuses/{id}/mute", Status, id=id)

    @endpoint(added="1.4.2", changed="4.6.0", scopes="write:mutes")
    def status_unmute(self, id: Ref[Status]) -> Status:
        """
        Get notifications of the conversation that a status is part of again.

        Args:
            id: The status, or its id.

        Added in Mastodon 1.4.2, last changed in 4.6.0. Scope: ``write:mutes``.
        """
        return self._post("/api/v1/statuses/{id}/unmute", Status, id=id)

    @endpoint(added="1.6.0", changed="4.6.0", scopes="write:accounts")
    def status_pin(self, id: Ref[Status]) -> Status:
        """
        Pin a status of the user's to the top of the profile.

        Args:
            id: The status, or its id.

        Added in Mastodon 1.6.0, last changed in 4.6.0. Scope: ``write:accounts``.
        """
        return self._post("/api/v1/statuses/{id}/pin", Status, id=id)

    @endpoint(added="1.6.0", changed="4.6.0", scopes="write:accounts")
    def status_unpin(self, id: Ref[Status]) -> Status:
        """
        Remove a status from the top of the profile.

        Args:
            id: The status, or its id.

        Added in Mastodon 1.6.0, last changed in 4.6.0. Scope: ``write:accounts``.
        """
        return self._post("/api/v1/statuses/{id}/unpin", Status, id=id)

    @endpoint(added="4.5.0", changed="4.6.0", scopes="write:statuses")
    def status_quote_revoke(self, id: Ref[Status], quoting_status_id: Ref[Status]) -> Status:
        """
        Take back that a status may quote one of the user's, and get it: its quote is revoked.

        Args:
            id: The quoted status, or its id.
            quoting_status_id: The status that quotes it, or its id.

        Added in Mastodon 4.5.0, last changed in 4.6.0. Scope: ``write:statuses``.
        """
        return self._post(
            "/api/v1/statuses/{id}/quotes/{quoting_status_id}/revoke",
            Status,
            id=id,
            quoting_status_id=quoting_status_id,
        )
