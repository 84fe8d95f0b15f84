# Derived from mastodon/_async/api/markers.py by tools/sync.py. Do not edit.
"""Markers: where the user stopped reading. https://docs.joinmastodon.org/methods/markers/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon._sync.room import Room, endpoint
from mastodon.entities import Marker
from mastodon.protocol.choices import listed
from mastodon.protocol.markers import markers_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mastodon.entities import Status
    from mastodon.types import Refs


class Markers(Room):
    """
    Where the user stopped reading, for all apps to know: in the timelines ``home`` and ``notifications``.

    https://docs.joinmastodon.org/methods/markers/
    """

    @endpoint(added="3.0.0", scopes="read:statuses")
    def markers_get(self, timeline: str | Iterable[str] = ("home",)) -> dict[str, Marker]:
        """
        Get where the user stopped reading, by timeline.

        Args:
            timeline: One timeline or several: ``home``, ``notifications``.

        Added in Mastodon 3.0.0. Scope: ``read:statuses``.
        """
        return self._get("/api/v1/markers", dict[str, Marker], timeline=listed(timeline))

    @endpoint(added="3.0.0", scopes="write:statuses")
    def markers_set(self, timelines: str | Iterable[str], last_read_ids: Refs[Status]) -> dict[str, Marker]:
        """
        Remember where the user stopped reading.

        Args:
            timelines: One timeline or several: ``home``, ``notifications``. The server ignores others.
            last_read_ids: The last thing read in each of them, a status or notification, or their ids.

        Raises:
            MastodonIllegalArgumentError: There are not as many ids as timelines.
            MastodonAPIError: 409: another app set the marker at the same time.

        Added in Mastodon 3.0.0. Scope: ``write:statuses``.
        """
        return self._post("/api/v1/markers", dict[str, Marker], **markers_of(timelines, last_read_ids))
