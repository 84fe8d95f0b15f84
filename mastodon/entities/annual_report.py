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
    What an account did in a year. Added in Mastodon 4.3.0.

    https://docs.joinmastodon.org/entities/AnnualReport/
    """

    year: int
    """The year it is about. Added in Mastodon 4.3.0."""

    data: AnnualReportDataV2 | AnnualReportDataV1
    """The figures; which there are depends on ``schema_version``. Added in Mastodon 4.3.0."""

    schema_version: int
    """Which form the figures have: 1 or 2. Added in Mastodon 4.3.0."""

    share_url: str | None
    """The web page to share it by. Null if it cannot be shared. Added in Mastodon 4.6.0."""

    account_id: Id
    """The id of the account it is about. Added in Mastodon 4.6.0."""


class AnnualReportAccountCount(Entity):
    """
    An account, and how often something happened with it. Added in Mastodon 4.3.0.

    https://docs.joinmastodon.org/entities/AnnualReport/#AnnualReportAccountCount
    """

    account_id: Id
    """The id of the account. Added in Mastodon 4.3.0."""

    count: int
    """How often it happened. Added in Mastodon 4.3.0."""


class AnnualReportDataV1(Entity):
    """
    The figures of a year, in the form of reports before Mastodon 4.6.0. Added in Mastodon 4.3.0. Removed in Mastodon
    4.6.0.

    https://docs.joinmastodon.org/entities/AnnualReport/#AnnualReportDataV1
    """

    archetype: Literal["lurker", "booster", "pollster", "replier", "oracle"] | str
    """Which kind of user the account was that year. Added in Mastodon 4.3.0."""

    type_distribution: AnnualReportTypeDistribution
    """How many statuses there were of each kind. Added in Mastodon 4.3.0."""

    top_statuses: AnnualReportTopStatuses
    """The statuses that others liked most. Added in Mastodon 4.3.0."""

    most_used_apps: list[AnnualReportNameCount]
    """The applications used most. Added in Mastodon 4.3.0."""

    commonly_interacted_with_accounts: list[AnnualReportAccountCount]
    """The accounts replied to most. Added in Mastodon 4.3.0."""

    time_series: list[AnnualReportTimeSeries]
    """The figures by month. Added in Mastodon 4.3.0."""

    top_hashtags: list[AnnualReportNameCount]
    """The hashtags used most. Added in Mastodon 4.3.0."""

    most_reblogged_accounts: list[AnnualReportAccountCount]
    """The accounts boosted most. Added in Mastodon 4.3.0."""

    percentiles: AnnualReportPercentiles
    """How the account compares with all of its server. Added in Mastodon 4.3.0."""


class AnnualReportDataV2(Entity):
    """
    The figures of a year. Added in Mastodon 4.6.0.

    https://docs.joinmastodon.org/entities/AnnualReport/#AnnualReportDataV2
    """

    archetype: Literal["lurker", "booster", "pollster", "replier", "oracle"] | str
    """Which kind of user the account was that year. Added in Mastodon 4.6.0."""

    top_statuses: AnnualReportTopStatuses
    """The statuses that others liked most. Added in Mastodon 4.6.0."""

    time_series: list[AnnualReportTimeSeries]
    """The figures by month. Added in Mastodon 4.6.0."""

    top_hashtags: list[AnnualReportNameCount]
    """The hashtags used most. Added in Mastodon 4.6.0."""


class AnnualReportEvent(Entity):
    """
    What a notification says of an annual report. Added in Mastodon 4.4.0. Not in the official documentation.

    https://docs.joinmastodon.org/entities/AnnualReport/#AnnualReportEvent
    """

    year: str
    """The year of the report, as text. Added in Mastodon 4.4.0."""


class AnnualReportNameCount(Entity):
    """
    A name, and how often it occurred. Added in Mastodon 4.3.0.

    https://docs.joinmastodon.org/entities/AnnualReport/#AnnualReportNameCount
    """

    name: str
    """The name of the hashtag or application. Added in Mastodon 4.3.0."""

    count: int
    """How often it occurred. Added in Mastodon 4.3.0."""


class AnnualReportPercentiles(Entity):
    """
    How an account compares with all of its server. Added in Mastodon 4.3.0.

    https://docs.joinmastodon.org/entities/AnnualReport/#AnnualReportPercentiles
    """

    followers: float | None
    """The share of accounts, in percent, with fewer followers. Added in Mastodon 4.3.0."""

    statuses: float | None
    """The share of accounts, in percent, with fewer statuses. Added in Mastodon 4.3.0."""


class AnnualReportState(Entity):
    """
    Whether there is a report of a year. Added in Mastodon 4.6.0.

    https://docs.joinmastodon.org/entities/AnnualReport/#AnnualReportState
    """

    state: Literal["available", "generating", "eligible", "ineligible"] | str
    """Whether it is there, being made, possible, or not possible. Added in Mastodon 4.6.0."""


class AnnualReportTimeSeries(Entity):
    """
    The figures of one month. Added in Mastodon 4.3.0.

    https://docs.joinmastodon.org/entities/AnnualReport/#AnnualReportTimeSeries
    """

    month: int
    """The month, from 1 to 12. Added in Mastodon 4.3.0."""

    statuses: int
    """How many statuses were posted. Added in Mastodon 4.3.0."""

    following: int | None
    """How many accounts were newly followed. Added in Mastodon 4.3.0. Removed in Mastodon 4.6.0."""

    followers: int
    """How many followers were new. Added in Mastodon 4.3.0."""


class AnnualReportTopStatuses(Entity):
    """
    The statuses of a year that others liked most. Added in Mastodon 4.3.0.

    https://docs.joinmastodon.org/entities/AnnualReport/#AnnualReportTopStatuses
    """

    by_reblogs: Id | None
    """The id of the one with most boosts. Null if there is none. Added in Mastodon 4.3.0."""

    by_replies: Id | None
    """The id of the one with most replies. Null if there is none. Added in Mastodon 4.3.0."""

    by_favourites: Id | None
    """The id of the one with most favourites. Null if there is none. Added in Mastodon 4.3.0."""


class AnnualReportTypeDistribution(Entity):
    """
    How many statuses of a year were of which kind. Added in Mastodon 4.3.0.

    https://docs.joinmastodon.org/entities/AnnualReport/#AnnualReportTypeDistribution
    """

    total: int
    """How many there were in all. Added in Mastodon 4.3.0."""

    reblogs: int
    """How many were boosts. Added in Mastodon 4.3.0."""

    replies: int
    """How many were replies. Added in Mastodon 4.3.0."""

    standalone: int
    """How many were neither boosts nor replies. Added in Mastodon 4.3.0."""


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
