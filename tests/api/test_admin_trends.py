"""Admin tags and trends: what each method sends, on both clients."""

from __future__ import annotations

import pytest

from mastodon import Page
from mastodon.entities import AdminPreviewCardProvider, AdminTag, AdminTrendsLink, AdminTrendsStatus

TAGS, TRENDS = "/api/v1/admin/tags", "/api/v1/admin/trends"
CURSORS = [("max_id", "3"), ("min_id", "2"), ("since_id", "1"), ("limit", "200")]
OFFSET = [("limit", "5"), ("offset", "10")]


@pytest.mark.parametrize(
    ("call", "result", "sent"),
    [
        (lambda m: m.admin_tags(), Page[AdminTag], ("GET", TAGS, [], None)),
        (lambda m: m.admin_tags(3, 2, 1, 200), Page[AdminTag], ("GET", TAGS, CURSORS, None)),
        (lambda m: m.admin_tag({"id": "7"}), AdminTag, ("GET", f"{TAGS}/7", [], None)),
        (
            lambda m: m.admin_tag_update(7, display_name="CatsOfMastodon", trendable=True, usable=True, listable=False),
            AdminTag,
            (
                "PUT",
                f"{TAGS}/7",
                [],
                [("display_name", "CatsOfMastodon"), ("trendable", "true"), ("usable", "true"), ("listable", "false")],
            ),
        ),
        (lambda m: m.admin_trending_tags(), Page[AdminTag], ("GET", f"{TRENDS}/tags", [], None)),
        (lambda m: m.admin_trending_tags(5, offset=10), Page[AdminTag], ("GET", f"{TRENDS}/tags", OFFSET, None)),
        (lambda m: m.admin_trending_statuses(), Page[AdminTrendsStatus], ("GET", f"{TRENDS}/statuses", [], None)),
        (
            lambda m: m.admin_trending_statuses(limit=5, offset=10),
            Page[AdminTrendsStatus],
            ("GET", f"{TRENDS}/statuses", OFFSET, None),
        ),
        (lambda m: m.admin_trending_links(), Page[AdminTrendsLink], ("GET", f"{TRENDS}/links", [], None)),
        (
            lambda m: m.admin_trending_links(limit=5, offset=10),
            Page[AdminTrendsLink],
            ("GET", f"{TRENDS}/links", OFFSET, None),
        ),
        (
            lambda m: m.admin_trending_publishers(3, 2, 1, 200),
            Page[AdminPreviewCardProvider],
            ("GET", f"{TRENDS}/links/publishers", CURSORS, None),
        ),
    ],
)
def test_wire_format(wire, call, result, sent):
    assert wire(call, result) == (result, sent)


@pytest.mark.parametrize("verb", ["approve", "reject"])
@pytest.mark.parametrize(
    ("noun", "path", "entity"),
    [
        ("tag", "tags", AdminTag),
        ("status", "statuses", AdminTrendsStatus),
        ("link", "links", AdminTrendsLink),
        ("publisher", "links/publishers", AdminPreviewCardProvider),
    ],
)
def test_what_trends_is_approved_or_rejected(wire, verb, noun, path, entity):
    result, sent = wire(lambda m: getattr(m, f"admin_{verb}_trending_{noun}")({"id": "7"}), entity)
    assert result is entity
    assert sent == ("POST", f"{TRENDS}/{path}/7/{verb}", [], None)


@pytest.mark.parametrize("name", ["admin_trending_tags", "admin_trending_statuses", "admin_trending_links"])
def test_what_trends_is_paged_by_offset(client, server, name):
    server.answer([{"id": "1"}, {"id": "2"}])
    client.fetch_next(getattr(client, name)(limit=2))
    assert server.requests[1].query == [("limit", "2"), ("offset", "2")]
