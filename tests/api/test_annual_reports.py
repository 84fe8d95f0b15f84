"""Annual reports: what each method sends, on both clients."""

from __future__ import annotations

import pytest

from mastodon.entities import AnnualReportState, Empty, WrappedAnnualReports


@pytest.mark.parametrize(
    ("call", "result", "sent"),
    [
        (lambda m: m.annual_reports(), WrappedAnnualReports, ("GET", "/api/v1/annual_reports", [], None)),
        (lambda m: m.annual_report(2025), WrappedAnnualReports, ("GET", "/api/v1/annual_reports/2025", [], None)),
        (lambda m: m.annual_report_read(2025), None, ("POST", "/api/v1/annual_reports/2025/read", [], None)),
        (
            lambda m: m.annual_report_state(2025),
            AnnualReportState,
            ("GET", "/api/v1/annual_reports/2025/state", [], None),
        ),
        (lambda m: m.annual_report_generate(2025), Empty, ("POST", "/api/v1/annual_reports/2025/generate", [], None)),
    ],
)
def test_wire_format(wire, call, result, sent):
    assert wire(call, result) == (result, sent)


def test_generating_a_report_is_accepted_without_a_word(client, server):
    server.answer(status=202, raw=b"", headers={"Mastodon-Async-Refresh": 'id="report:2025", retry=2'})
    accepted = client.annual_report_generate(2025)
    assert accepted == {}
    refresh, retry = client.get_async_refresh_info(accepted)
    assert (refresh.id, refresh.status, retry) == ("report:2025", "running", 2)
