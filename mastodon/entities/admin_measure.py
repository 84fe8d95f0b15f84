"""AdminMeasure and what belongs to it. https://docs.joinmastodon.org/entities/Admin_Measure/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from datetime import datetime

    from mastodon.entities.base import Count


class AdminMeasure(Entity):
    """
    A number over a time, compared with the time of the same length before. Added in Mastodon 3.5.0.

    https://docs.joinmastodon.org/entities/Admin_Measure/
    """

    key: str
    """What was counted, such as ``active_users`` or ``new_users``. Added in Mastodon 3.5.0."""

    unit: str | None
    """The unit of the numbers, such as ``bytes``. Null for plain counts. Added in Mastodon 3.5.0."""

    total: Count
    """The sum over the whole time. Added in Mastodon 3.5.0."""

    human_value: str | None
    """The sum with its unit, in words for people. Absent for plain counts. Added in Mastodon 3.5.0."""

    previous_total: Count | None
    """The sum over the time before. Absent where there is none to compare with. Added in Mastodon 3.5.0."""

    data: list[AdminMeasureData]
    """The numbers by day. Added in Mastodon 3.5.0."""


class AdminMeasureData(Entity):
    """
    The number of one day. Added in Mastodon 3.5.0.

    https://docs.joinmastodon.org/entities/Admin_Measure/#AdminMeasureData
    """

    date: datetime
    """The day. Added in Mastodon 3.5.0."""

    value: Count
    """The number. Added in Mastodon 3.5.0."""
