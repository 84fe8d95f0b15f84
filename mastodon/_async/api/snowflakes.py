"""Ids that contain the time: Mastodon's of statuses, accounts and media, since 2.0."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon._async.room import Room
from mastodon.protocol.ids import id_of, snowflake, time_of, with_offset
from mastodon.protocol.versions import has_snowflakes

if TYPE_CHECKING:
    from datetime import datetime

    from mastodon.entities import Entity
    from mastodon.types import Ref


class Snowflakes(Room):
    """Ids and the times in them. Nothing is sent, but the server is asked once which software it is."""

    async def id_to_datetime(self, id: Ref[Entity]) -> datetime | None:
        """
        Tell when the server made an id, in UTC; None if the id does not contain it.

        On Mastodon those of statuses, accounts and media do; those of notifications and others are counted.

        Args:
            id: The id, or what has it.
        """
        number = id_of(id)
        if self.version_check_mode != "none" and not has_snowflakes(await self._server_version()):
            return None
        return time_of(number)

    async def datetime_to_id(self, time: datetime) -> int:
        """
        Get the smallest id that the server could have made at a time.

        ``max_id``, ``since_id`` and ``min_id`` take times as they are.

        Args:
            time: The time; one without an offset is local time.

        Raises:
            MastodonIllegalArgumentError: Ids of this server do not contain the time as Mastodon's do.
        """
        made = snowflake(with_offset(time, "time"))
        await self._check_times(["time"])
        return int(made)
