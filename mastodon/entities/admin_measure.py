"""AdminMeasure and what belongs to it. https://docs.joinmastodon.org/entities/Admin_Measure/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from datetime import datetime

    from mastodon.entities.base import Count


class AdminMeasure(Entity):
    """
    Text. Added in Mastodon 3.5.0.

    https://docs.joinmastodon.org/entities/Admin_Measure/
    """

    key: str
    """Text. Added in Mastodon 3.5.0."""

    unit: str | None
    """Text. Added in Mastodon 3.5.0."""

    total: Count
    """Text. Added in Mastodon 3.5.0."""

    human_value: str | None
    """Text. Added in Mastodon 3.5.0."""

    previous_total: Count | None
    """Text. Added in Mastodon 3.5.0."""

    data: list[AdminMeasureData]
    """Text. Added in Mastodon 3.5.0."""


class AdminMeasureData(Entity):
    """
    Text. Added in Mastodon 3.5.0.

    https://docs.joinmastodon.org/entities/Admin_Measure/#AdminMeasureData
    """

    date: datetime
    """Text. Added in Mastodon 3.5.0."""

    value: Count
    """Text. Added in Mastodon 3.5.0."""
