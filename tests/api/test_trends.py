"""Trends: what each method sends, on both clients."""

from __future__ import annotations

import pytest

from mastodon import Page
from mastodon.entities import Status, Tag, TrendsLink

ALL = [("limit", "5"), ("offset", "10"), ("lang", "de")]


@pytest.mark.parametrize(
    ("call", "result", "sent"),
    [
        (lambda m: m.trends(), Page[Tag], ("GET", "/api/v1/trends/tags", [], None)),
        (lambda m: m.trends(5), Page[Tag], ("GET", "/api/v1/trends/tags", [("limit", "5")], None)),
        (lambda m: m.trending_tags(5, 10, "de"), Page[Tag], ("GET", "/api/v1/trends/tags", ALL, None)),
        (lambda m: m.trending_statuses(5, 10, "de"), Page[Status], ("GET", "/api/v1/trends/statuses", ALL, None)),
        (lambda m: m.trending_links(5, 10, "de"), Page[TrendsLink], ("GET", "/api/v1/trends/links", ALL, None)),
    ],
)
def test_wire_format(wire, call, result, sent):
    assert wire(call, result) == (result, sent)


def test_hashtags_that_trend_have_another_route_before_3_5_0(make_client, server):
    server.answer([{"name": "cats"}])
    found = make_client(mastodon_version="3.4.0").trending_tags(5)
    assert found[0].name == "cats"
    assert (server.requests[0].path, server.requests[0].query) == ("/api/v1/trends", [("limit", "5")])


def test_the_language_of_one_call_wins_over_the_clients(make_client, server):
    server.answer([])
    client = make_client(lang="en")
    client.trending_links(lang="de")
    client.trending_links()
    assert [sent.query for sent in server.requests] == [[("lang", "de")], [("lang", "en")]]


def test_trends_are_paged_by_offset(client, server):
    server.answer([{"name": "cats"}, {"name": "dogs"}])
    client.fetch_next(client.trending_tags(limit=2))
    assert server.requests[1].query == [("limit", "2"), ("offset", "2")]
