"""Admin retention: how many users come back. https://docs.joinmastodon.org/methods/admin/retention/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon._async.room import Room, endpoint
from mastodon.entities import AdminCohort
from mastodon.protocol.choices import one_of

if TYPE_CHECKING:
    from datetime import date

FREQUENCIES = ("day", "month")


class AdminRetention(Room):
    """
    How many users come back. Needs a role that may view the dashboard.

    https://docs.joinmastodon.org/methods/admin/retention/
    """

    @endpoint(added="3.5.0", changed="4.0.0", scopes="admin:read")
    async def admin_retention(self, start_at: date, end_at: date, frequency: str = "day") -> list[AdminCohort]:
        """
        Get, for the users who signed up in each day or month, how many were there in each day or month after.

        The server works hard for it.

        Args:
            start_at: The first day; the server looks at the date only.
            end_at: The last day.
            frequency: ``day`` or ``month``.

        Raises:
            MastodonIllegalArgumentError: There is no such frequency.

        Added in Mastodon 3.5.0, last changed in 4.0.0. Scope: ``admin:read``.
        """
        return await self._post(
            "/api/v1/admin/retention",
            list[AdminCohort],
            start_at=start_at,
            end_at=end_at,
            frequency=one_of("frequency", frequency, FREQUENCIES),
        )
