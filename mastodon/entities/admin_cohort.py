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
    Users who signed up in the same period, and how many of them came back later. Added in Mastodon 3.5.0.

    https://docs.joinmastodon.org/entities/Admin_Cohort/
    """

    period: datetime
    """The beginning of the period in which they signed up. Added in Mastodon 3.5.0."""

    frequency: Literal["day", "month"] | str
    """How long the periods are. Added in Mastodon 3.5.0."""

    data: list[AdminCohortData]
    """How many came back, by period. Added in Mastodon 3.5.0."""


class AdminCohortData(Entity):
    """
    How many of the users of a cohort came back in a period. Added in Mastodon 3.5.0.

    https://docs.joinmastodon.org/entities/Admin_Cohort/#AdminCohortData
    """

    date: datetime
    """The beginning of the period. Added in Mastodon 3.5.0."""

    rate: float
    """The share of the cohort that came back, from 0 to 1. Added in Mastodon 3.5.0."""

    value: Count
    """How many came back. Added in Mastodon 3.5.0."""
