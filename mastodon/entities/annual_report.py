"""AnnualReport and what belongs to it. https://docs.joinmastodon.org/entities/AnnualReport/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from typing import Literal

    from mastodon.entities.account import Account
    from mastodon.entities.base import Id
    from mastodon.entities.status import Status


class AnnualReport(Entity):
    """
    Text. Added in Mastodon 4.3.0.

    https://docs.joinmastodon.org/entities/AnnualReport/
    """

    year: int
    """Text. Added in Mastodon 4.3.0."""

    data: AnnualReportDataV2 | AnnualReportDataV1
    """Text. Added in Mastodon 4.3.0."""

    schema_version: int
    """Text. Added in Mastodon 4.3.0."""

    share_url: str | None
    """Text. Added in Mastodon 4.6.0."""

    account_id: Id
    """Text. Added in Mastodon 4.6.0."""


class AnnualReportAccountCount(Entity):
    """
    Text. Added in Mastodon 4.3.0.

    https://docs.joinmastodon.org/entities/AnnualReport/#AnnualReportAccountCount
    """

    account_id: Id
    """Text. Added in Mastodon 4.3.0."""

    count: int
    """Text. Added in Mastodon 4.3.0."""


class AnnualReportDataV1(Entity):
    """
    Text. Added in Mastodon 4.3.0. Removed in Mastodon 4.6.0.

    https://docs.joinmastodon.org/entities/AnnualReport/#AnnualReportDataV1
    """

    archetype: Literal["lurker", "booster", "pollster", "replier", "oracle"] | str
    """Text. Added in Mastodon 4.3.0."""

    type_distribution: AnnualReportTypeDistribution
    """Text. Added in Mastodon 4.3.0."""

    top_statuses: AnnualReportTopStatuses
    """Text. Added in Mastodon 4.3.0."""

    most_used_apps: list[AnnualReportNameCount]
    """Text. Added in Mastodon 4.3.0."""

    commonly_interacted_with_accounts: list[AnnualReportAccountCount]
    """Text. Added in Mastodon 4.3.0."""

    time_series: list[AnnualReportTimeSeries]
    """Text. Added in Mastodon 4.3.0."""

    top_hashtags: list[AnnualReportNameCount]
    """Text. Added in Mastodon 4.3.0."""

    most_reblogged_accounts: list[AnnualReportAccountCount]
    """Text. Added in Mastodon 4.3.0."""

    percentiles: AnnualReportPercentiles
    """Text. Added in Mastodon 4.3.0."""


class AnnualReportDataV2(Entity):
    """
    Text. Added in Mastodon 4.6.0.

    https://docs.joinmastodon.org/entities/AnnualReport/#AnnualReportDataV2
    """

    archetype: Literal["lurker", "booster", "pollster", "replier", "oracle"] | str
    """Text. Added in Mastodon 4.6.0."""

    top_statuses: AnnualReportTopStatuses
    """Text. Added in Mastodon 4.6.0."""

    time_series: list[AnnualReportTimeSeries]
    """Text. Added in Mastodon 4.6.0."""

    top_hashtags: list[AnnualReportNameCount]
    """Text. Added in Mastodon 4.6.0."""


class AnnualReportEvent(Entity):
    """
    Text. Added in Mastodon 4.4.0. Not in the official documentation.

    https://docs.joinmastodon.org/entities/AnnualReport/#AnnualReportEvent
    """

    year: str
    """Text. Added in Mastodon 4.4.0."""


class AnnualReportNameCount(Entity):
    """
    Text. Added in Mastodon 4.3.0.

    https://docs.joinmastodon.org/entities/AnnualReport/#AnnualReportNameCount
    """

    name: str
    """Text. Added in Mastodon 4.3.0."""

    count: int
    """Text. Added in Mastodon 4.3.0."""


class AnnualReportPercentiles(Entity):
    """
    Text. Added in Mastodon 4.3.0.

    https://docs.joinmastodon.org/entities/AnnualReport/#AnnualReportPercentiles
    """

    followers: float | None
    """Text. Added in Mastodon 4.3.0."""

    statuses: float | None
    """Text. Added in Mastodon 4.3.0."""


class AnnualReportState(Entity):
    """
    Text. Added in Mastodon 4.6.0.

    https://docs.joinmastodon.org/entities/AnnualReport/#AnnualReportState
    """

    state: Literal["available", "generating", "eligible", "ineligible"] | str
    """Text. Added in Mastodon 4.6.0."""


class AnnualReportTimeSeries(Entity):
    """
    Text. Added in Mastodon 4.3.0.

    https://docs.joinmastodon.org/entities/AnnualReport/#AnnualReportTimeSeries
    """

    month: int
    """Text. Added in Mastodon 4.3.0."""

    statuses: int
    """Text. Added in Mastodon 4.3.0."""

    following: int | None
    """Text. Added in Mastodon 4.3.0. Removed in Mastodon 4.6.0."""

    followers: int
    """Text. Added in Mastodon 4.3.0."""


class AnnualReportTopStatuses(Entity):
    """
    Text. Added in Mastodon 4.3.0.

    https://docs.joinmastodon.org/entities/AnnualReport/#AnnualReportTopStatuses
    """

    by_reblogs: Id | None
    """Text. Added in Mastodon 4.3.0."""

    by_replies: Id | None
    """Text. Added in Mastodon 4.3.0."""

    by_favourites: Id | None
    """Text. Added in Mastodon 4.3.0."""


class AnnualReportTypeDistribution(Entity):
    """
    Text. Added in Mastodon 4.3.0.

    https://docs.joinmastodon.org/entities/AnnualReport/#AnnualReportTypeDistribution
    """

    total: int
    """Text. Added in Mastodon 4.3.0."""

    reblogs: int
    """Text. Added in Mastodon 4.3.0."""

    replies: int
    """Text. Added in Mastodon 4.3.0."""

    standalone: int
    """Text. Added in Mastodon 4.3.0."""


class WrappedAnnualReports(Entity):
    """
    Annual reports, with the accounts and statuses they refer to by id. Added in Mastodon 4.3.0.

    https://docs.joinmastodon.org/entities/AnnualReport/#WrappedAnnualReports
    """

    annual_reports: list[AnnualReport]
    """The annual reports. Added in Mastodon 4.3.0."""

    accounts: list[Account]
    """The accounts that the reports refer to. Added in Mastodon 4.3.0."""

    statuses: list[Status]
    """The statuses that the reports refer to. Added in Mastodon 4.3.0."""
