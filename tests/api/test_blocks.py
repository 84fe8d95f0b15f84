"""Blocks: what is sent, on both clients."""

from __future__ import annotations

import pytest

from mastodon import Page
from mastodon.entities import Account

ALL = [("max_id", "4"), ("min_id", "3"), ("since_id", "2"), ("limit", "40")]


@pytest.mark.parametrize(
    ("call", "result", "sent"),
    [
        (lambda m: m.blocks(), Page[Account], ("GET", "/api/v1/blocks", [], None)),
        (lambda m: m.blocks(4, 3, 2, 40), Page[Account], ("GET", "/api/v1/blocks", ALL, None)),
    ],
)
def test_wire_format(wire, call, result, sent):
    assert wire(call, result) == (result, sent)


def test_blocks_are_paged_by_links(client, server):
    link = '<https://mastodon.example/api/v1/blocks?limit=40&max_id=77>; rel="next"'
    server.answer([{"id": "5"}], headers={"link": link})
    server.answer([{"id": "6"}])
    following = client.fetch_next(client.blocks(limit=40))
    assert server.requests[1].query == [("limit", "40"), ("max_id", "77")]
    assert [type(item) for item in following] == [Account]
