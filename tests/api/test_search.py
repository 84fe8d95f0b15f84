"""Search: what each method sends, on both clients."""

from __future__ import annotations

import pytest

from mastodon import MastodonVersionError
from mastodon.entities import Search, V1Search

V2 = "/api/v2/search"
ALWAYS = [("q", "cats"), ("resolve", "true"), ("exclude_unreviewed", "true")]
EVERYTHING = [
    ("q", "cats"),
    ("resolve", "false"),
    ("type", "statuses"),
    ("account_id", "9"),
    ("offset", "20"),
    ("min_id", "2"),
    ("max_id", "4"),
    ("exclude_unreviewed", "false"),
    ("limit", "40"),
    ("following", "true"),
]


@pytest.mark.parametrize(
    ("call", "result", "sent"),
    [
        (lambda m: m.search("cats"), Search, ("GET", V2, ALWAYS, None)),
        (
            lambda m: m.search("cats", False, "statuses", {"id": 9}, 20, 2, 4, False, 40, following=True),
            Search,
            ("GET", V2, EVERYTHING, None),
        ),
        (lambda m: m.search_v2("cats"), Search, ("GET", V2, ALWAYS, None)),
        (
            lambda m: m.search_v2("cats", False, "statuses", 9, 20, 2, 4, False, 40, following=True),
            Search,
            ("GET", V2, EVERYTHING, None),
        ),
    ],
)
def test_wire_format(wire, call, result, sent):
    assert wire(call, result) == (result, sent)


@pytest.mark.parametrize(
    ("call", "query"),
    [
        (lambda m: m.search_v1("cats"), [("q", "cats")]),
        (
            lambda m: m.search_v1(
                "cats", True, result_type="statuses", account_id=9, offset=20, min_id=2, max_id=4, limit=40
            ),
            [
                ("q", "cats"),
                ("resolve", "true"),
                ("type", "statuses"),
                ("account_id", "9"),
                ("offset", "20"),
                ("min_id", "2"),
                ("max_id", "4"),
                ("limit", "40"),
            ],
        ),
    ],
)
def test_search_v1_asks_an_old_server(make_client, server, call, query):
    server.answer({"accounts": [], "statuses": [], "hashtags": ["cats"]})
    found = call(make_client(mastodon_version="2.8.0"))
    assert (server.requests[0].method, server.requests[0].path) == ("GET", "/api/v1/search")
    assert server.requests[0].query == query
    assert isinstance(found, V1Search)
    assert found.hashtags == ["cats"]


@pytest.mark.parametrize(
    ("version", "path", "query", "result"),
    [
        ("2.4.0", "/api/v1/search", [("q", "cats"), ("resolve", "true")], V1Search),
        ("2.4.1", V2, ALWAYS, Search),
        ("4.5.0", V2, ALWAYS, Search),
    ],
)
def test_search_takes_the_route_of_the_servers_version(make_client, server, version, path, query, result):
    server.answer({"accounts": [{"id": "1"}], "statuses": [], "hashtags": []})
    found = make_client(mastodon_version=version).search("cats")
    assert (server.requests[0].path, server.requests[0].query) == (path, query)
    assert isinstance(found, result)
    assert found.accounts[0].id == 1


@pytest.mark.parametrize(
    "arguments",
    [
        {"result_type": "accounts"},
        {"account_id": 9},
        {"offset": 20},
        {"min_id": 2},
        {"max_id": 4},
        {"limit": 40},
        {"following": True},
    ],
)
def test_what_an_old_search_does_not_know_is_refused(make_client, server, arguments):
    with pytest.raises(MastodonVersionError, match="takes no other arguments than q and resolve"):
        make_client(mastodon_version="2.4.0").search("cats", **arguments)
    assert server.requests == []


def test_search_v1_says_that_it_was_removed(make_client, server):
    with pytest.raises(MastodonVersionError, match=r"search_v1\(\) was removed in Mastodon 3\.0\.0"):
        make_client(mastodon_version="4.5.0").search_v1("cats")
    assert server.requests == []


def test_results_are_paged_by_offset(client, server):
    server.answer({"accounts": [], "statuses": [{"id": "1"}, {"id": "2"}], "hashtags": []})
    client.fetch_next(client.search("cats", result_type="statuses", offset=0))
    assert dict(server.requests[1].query)["offset"] == "2"
