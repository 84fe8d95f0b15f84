"""Admin reports: what each method sends, on both clients."""

from __future__ import annotations

import pytest

from mastodon import MastodonIllegalArgumentError, Page
from mastodon.entities import AdminReport

BASE = "/api/v1/admin/reports"
REPORT = {"id": "7"}


@pytest.mark.parametrize(
    ("call", "result", "sent"),
    [
        (lambda m: m.admin_reports(), Page[AdminReport], ("GET", BASE, [], None)),
        (
            lambda m: m.admin_reports(True, {"id": "9"}, 8, 3, 2, 1, 200, True),
            Page[AdminReport],
            (
                "GET",
                BASE,
                [
                    ("resolved", "true"),
                    ("account_id", "9"),
                    ("target_account_id", "8"),
                    ("max_id", "3"),
                    ("min_id", "2"),
                    ("since_id", "1"),
                    ("limit", "200"),
                    ("unresolved", "true"),
                ],
                None,
            ),
        ),
        (lambda m: m.admin_reports(False, unresolved=False), Page[AdminReport], ("GET", BASE, [], None)),
        (lambda m: m.admin_report(REPORT), AdminReport, ("GET", f"{BASE}/7", [], None)),
        (
            lambda m: m.admin_report_update(7, category="violation", rule_ids=[{"id": "2"}, 3]),
            AdminReport,
            ("PUT", f"{BASE}/7", [], [("category", "violation"), ("rule_ids[]", "2"), ("rule_ids[]", "3")]),
        ),
        (lambda m: m.admin_report_assign(7), AdminReport, ("POST", f"{BASE}/7/assign_to_self", [], None)),
        (lambda m: m.admin_report_unassign(REPORT), AdminReport, ("POST", f"{BASE}/7/unassign", [], None)),
        (lambda m: m.admin_report_reopen(7), AdminReport, ("POST", f"{BASE}/7/reopen", [], None)),
        (lambda m: m.admin_report_resolve(REPORT), AdminReport, ("POST", f"{BASE}/7/resolve", [], None)),
    ],
)
def test_wire_format(wire, call, result, sent):
    assert wire(call, result) == (result, sent)


def test_a_category_that_does_not_exist_is_refused(client, server):
    with pytest.raises(MastodonIllegalArgumentError, match="category must be spam, legal, violation or other"):
        client.admin_report_update(7, category="rude")
    assert server.requests == []
