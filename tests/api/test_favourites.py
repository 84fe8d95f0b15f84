"""Favourites: what is sent, on both clients."""

from __future__ import annotations

import pytest

from mastodon import Page
from mastodon.entities import Status

ALL = [("max_id", "4"), ("min_id", "3"), ("since_id", "2"), ("limit", "40")]


@pytest.mark.parametrize(
    ("call", "result", "sent"),
    [
        (lambda m: m.favourites(), Page[Status], ("GET", "/api/v1/favourites", [], None)),
        (lambda m: m.favourites(4, 3, 2, 40), Page[Status], ("GET", "/api/v1/favourites", ALL, None)),
    ],
)
def test_wire_format(wire, call, result, sent):
    assert wire(call, result) == (result, sent)


def test_favourites_are_paged_by_links(client, server):
    link = '<https://mastodon.example/api/v1/favourites?limit=40&max_id=77>; rel="next"'
    server.answer([{"id": "5"}], headers={"link": link})
    server.answer([{"id": "6"}])
    following = client.fetch_next(client.favourites(limit=40))
    assert server.requests[1].query == [("limit", "40"), ("max_id", "77")]
    assert [type(item) for item in following] == [Status]
