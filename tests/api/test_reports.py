"""Reports: what each method sends, on both clients."""

from __future__ import annotations

import pytest

from mastodon import MastodonIllegalArgumentError, MastodonVersionError
from mastodon.entities import Report

ACCOUNT = {"id": "9"}


@pytest.mark.parametrize(
    ("call", "result", "sent"),
    [
        (lambda m: m.report(ACCOUNT), Report, ("POST", "/api/v1/reports", [], [("account_id", "9")])),
        (
            lambda m: m.report(9, [{"id": 1}, 2], "spam", True, "violation", [3], "other.example", 4),
            Report,
            (
                "POST",
                "/api/v1/reports",
                [],
                [
                    ("account_id", "9"),
                    ("status_ids[]", "1"),
                    ("status_ids[]", "2"),
                    ("comment", "spam"),
                    ("forward", "true"),
                    ("category", "violation"),
                    ("rule_ids[]", "3"),
                    ("forward_to_domains[]", "other.example"),
                    ("collection_ids[]", "4"),
                ],
            ),
        ),
    ],
)
def test_wire_format(wire, call, result, sent):
    assert wire(call, result) == (result, sent)


def test_a_category_that_does_not_exist_is_refused(client, server):
    with pytest.raises(MastodonIllegalArgumentError, match="category must be spam, legal, violation or other"):
        client.report(9, category="rude")
    assert server.requests == []


def test_reports_asks_an_old_server(make_client, server):
    server.answer([{"id": "1", "action_taken": False}])
    (report,) = make_client(mastodon_version="2.4.0").reports()
    assert (server.requests[0].method, server.requests[0].path) == ("GET", "/api/v1/reports")
    assert isinstance(report, Report)


@pytest.mark.parametrize("version", ["2.5.0", "4.5.0"])
def test_reports_says_that_it_was_removed(make_client, server, version):
    with pytest.raises(MastodonVersionError, match=rf"reports\(\) was removed in Mastodon 2\.5\.0, .* has {version}"):
        make_client(mastodon_version=version).reports()
    assert server.requests == []
