# Derived from mastodon/_async/api/annual_reports.py by tools/sync.py. Do not edit.
"""Annual reports: a year of the user's in numbers. https://docs.joinmastodon.org/methods/annual_reports/"""

from __future__ import annotations

from mastodon._sync.room import Room, endpoint
from mastodon.entities import AnnualReportState, Empty, WrappedAnnualReports


class AnnualReports(Room):
    """A year of the user's in numbers. https://docs.joinmastodon.org/methods/annual_reports/"""

    @endpoint(added="4.3.0", scopes="read:accounts")
    def annual_reports(self) -> WrappedAnnualReports:
        """
        Get the reports that the user has not read yet, with the accounts and statuses in them.

        Added in Mastodon 4.3.0. Scope: ``read:accounts``.
        """
        return self._get("/api/v1/annual_reports", WrappedAnnualReports)

    @endpoint(added="4.4.0", scopes="read:accounts")
    def annual_report(self, year: int) -> WrappedAnnualReports:
        """
        Get the report of a year, with the accounts and statuses in it.

        Args:
            year: The year, such as 2025.

        Raises:
            MastodonNotFoundError: There is none.

        Added in Mastodon 4.4.0. Scope: ``read:accounts``.
        """
        return self._get("/api/v1/annual_reports/{year}", WrappedAnnualReports, year=year)

    @endpoint(added="4.3.0", scopes="write:accounts")
    def annual_report_read(self, year: int) -> None:
        """
        Mark the report of a year as read.

        Args:
            year: The year, such as 2025.

        Added in Mastodon 4.3.0. Scope: ``write:accounts``.
        """
        self._post("/api/v1/annual_reports/{year}/read", None, year=year)

    @endpoint(added="4.6.0", scopes="read:accounts")
    def annual_report_state(self, year: int) -> AnnualReportState:
        """
        Find out whether there is a report of a year, or can be.

        Args:
            year: The year, such as 2025.

        Added in Mastodon 4.6.0. Scope: ``read:accounts``.
        """
        return self._get("/api/v1/annual_reports/{year}/state", AnnualReportState, year=year)

    @endpoint(added="4.6.0", scopes="write:accounts")
    def annual_report_generate(self, year: int) -> Empty:
        """
        Ask the server to make the report of a year, in the background.

        ``await_async_refresh()`` takes the result and waits until the report is there.

        Args:
            year: The year, such as 2025.

        Added in Mastodon 4.6.0. Scope: ``write:accounts``.
        """
        return self._post("/api/v1/annual_reports/{year}/generate", Empty, year=year)
