# Derived from mastodon/_async/api/admin/reports.py by tools/sync.py. Do not edit.
"""Admin reports: what users complain of. https://docs.joinmastodon.org/methods/admin/reports/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon._sync.room import Room, endpoint
from mastodon.entities import AdminReport, Page
from mastodon.protocol.choices import one_of

if TYPE_CHECKING:
    from mastodon.entities import Account, AdminAccount, Rule
    from mastodon.types import Cursor, Ref, Refs

CATEGORIES = ("spam", "legal", "violation", "other")


class AdminReports(Room):
    """
    What users complain of. Needs a role that may manage reports.

    https://docs.joinmastodon.org/methods/admin/reports/
    """

    @endpoint(added="2.9.1", changed="4.6.0", scopes="admin:read:reports")
    def admin_reports(
        self,
        resolved: bool | None = False,
        account_id: Ref[Account | AdminAccount] | None = None,
        target_account_id: Ref[Account | AdminAccount] | None = None,
        max_id: Cursor | None = None,
        min_id: Cursor | None = None,
        since_id: Cursor | None = None,
        limit: int | None = None,
        unresolved: bool | None = None,
    ) -> Page[AdminReport]:
        """
        Get reports, by default those that nobody has resolved.

        Args:
            resolved: Whether to get those that are resolved.
            account_id: Only reports by this account.
            target_account_id: Only reports about this account.
            max_id: Only those before this place; an opaque number from the server's links.
            min_id: Only those right after this place.
            since_id: Only those after this place.
            limit: How many at most; 100 by default, 200 at most.
            unresolved: Together with ``resolved``: whether to get both. Added in Mastodon 4.6.0.

        Added in Mastodon 2.9.1, last changed in 4.6.0. Scope: ``admin:read:reports``.
        """
        return self._get(
            "/api/v1/admin/reports",
            Page[AdminReport],
            resolved=resolved or None,  # The server heeds that it is there, not what it says.
            account_id=account_id,
            target_account_id=target_account_id,
            max_id=max_id,
            min_id=min_id,
            since_id=since_id,
            limit=limit,
            unresolved=unresolved or None,
        )

    @endpoint(added="2.9.1", changed="4.0.0", scopes="admin:read:reports")
    def admin_report(self, id: Ref[AdminReport]) -> AdminReport:
        """
        Get a report.

        Args:
            id: The report, or its id.

        Added in Mastodon 2.9.1, last changed in 4.0.0. Scope: ``admin:read:reports``.
        """
        return self._get("/api/v1/admin/reports/{id}", AdminReport, id=id)

    @endpoint(added="3.5.0", changed="4.0.0", scopes="admin:write:reports")
    def admin_report_update(
        self, id: Ref[AdminReport], *, category: str | None = None, rule_ids: Refs[Rule] | None = None
    ) -> AdminReport:
        """
        Change what a report is about.

        Args:
            id: The report, or its id.
            category: ``spam``, ``legal`` (added in Mastodon 4.2.0), ``violation`` or ``other``.
            rule_ids: For ``violation``: the rules of the server that were broken, or their ids.

        Raises:
            MastodonIllegalArgumentError: There is no such category.

        Added in Mastodon 3.5.0, last changed in 4.0.0. Scope: ``admin:write:reports``.
        """
        return self._put(
            "/api/v1/admin/reports/{id}",
            AdminReport,
            id=id,
            category=one_of("category", category, CATEGORIES),
            rule_ids=rule_ids,
        )

    @endpoint(added="2.9.1", changed="4.0.0", scopes="admin:write:reports")
    def admin_report_assign(self, id: Ref[AdminReport]) -> AdminReport:
        """
        Take care of a report.

        Args:
            id: The report, or its id.

        Added in Mastodon 2.9.1, last changed in 4.0.0. Scope: ``admin:write:reports``.
        """
        return self._post("/api/v1/admin/reports/{id}/assign_to_self", AdminReport, id=id)

    @endpoint(added="2.9.1", changed="4.0.0", scopes="admin:write:reports")
    def admin_report_unassign(self, id: Ref[AdminReport]) -> AdminReport:
        """
        Leave a report to others.

        Args:
            id: The report, or its id.

        Added in Mastodon 2.9.1, last changed in 4.0.0. Scope: ``admin:write:reports``.
        """
        return self._post("/api/v1/admin/reports/{id}/unassign", AdminReport, id=id)

    @endpoint(added="2.9.1", changed="4.0.0", scopes="admin:write:reports")
    def admin_report_reopen(self, id: Ref[AdminReport]) -> AdminReport:
        """
        Take back that a report is resolved.

        Args:
            id: The report, or its id.

        Added in Mastodon 2.9.1, last changed in 4.0.0. Scope: ``admin:write:reports``.
        """
        return self._post("/api/v1/admin/reports/{id}/reopen", AdminReport, id=id)

    @endpoint(added="2.9.1", changed="4.0.0", scopes="admin:write:reports")
    def admin_report_resolve(self, id: Ref[AdminReport]) -> AdminReport:
        """
        Mark a report as resolved, with nothing else to do.

        Args:
            id: The report, or its id.

        Added in Mastodon 2.9.1, last changed in 4.0.0. Scope: ``admin:write:reports``.
        """
        return self._post("/api/v1/admin/reports/{id}/resolve", AdminReport, id=id)
