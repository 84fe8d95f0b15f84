"""AdminCohort and what belongs to it. https://docs.joinmastodon.org/entities/Admin_Cohort/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Literal

    from mastodon.entities.base import Count


class AdminCohort(Entity):
    """
    Text. Added in Mastodon 3.5.0.

    https://docs.joinmastodon.org/entities/Admin_Cohort/
    """

    period: datetime
    """Text. Added in Mastodon 3.5.0."""

    frequency: Literal["day", "month"] | str
    """Text. Added in Mastodon 3.5.0."""

    data: list[AdminCohortData]
    """Text. Added in Mastodon 3.5.0."""


class AdminCohortData(Entity):
    """
    Text. Added in Mastodon 3.5.0.

    https://docs.joinmastodon.org/entities/Admin_Cohort/#AdminCohortData
    """

    date: datetime
    """Text. Added in Mastodon 3.5.0."""

    rate: float
    """Text. Added in Mastodon 3.5.0."""

    value: Count
    """Text. Added in Mastodon 3.5.0."""
