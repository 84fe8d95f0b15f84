"""Markers: what each method sends, on both clients."""

from __future__ import annotations

import pytest

from mastodon import MastodonIllegalArgumentError
from mastodon.entities import Marker

MARKERS = {"home": {"last_read_id": "5", "version": 2, "updated_at": "2024-01-01T00:00:00.000Z"}}


@pytest.mark.parametrize(
    ("call", "query"),
    [
        (lambda m: m.markers_get(), [("timeline[]", "home")]),
        (lambda m: m.markers_get("notifications"), [("timeline[]", "notifications")]),
        (
            lambda m: m.markers_get(["home", "notifications"]),
            [("timeline[]", "home"), ("timeline[]", "notifications")],
        ),
    ],
)
def test_markers_get_asks_for_timelines(client, server, call, query):
    server.answer(MARKERS)
    markers = call(client)
    assert (server.requests[0].method, server.requests[0].path) == ("GET", "/api/v1/markers")
    assert server.requests[0].query == query
    assert isinstance(markers["home"], Marker)
    assert markers.home.last_read_id == 5


@pytest.mark.parametrize(
    ("call", "body"),
    [
        (lambda m: m.markers_set("home", {"id": 5}), {"home": {"last_read_id": 5}}),
        (lambda m: m.markers_set(["home"], [5]), {"home": {"last_read_id": 5}}),
        (
            lambda m: m.markers_set(("home", "notifications"), ["5", {"id": 6}]),
            {"home": {"last_read_id": "5"}, "notifications": {"last_read_id": 6}},
        ),
    ],
)
def test_markers_set_tells_where_one_stopped(client, server, call, body):
    server.answer(MARKERS)
    markers = call(client)
    assert (server.requests[0].method, server.requests[0].path) == ("POST", "/api/v1/markers")
    assert server.requests[0].json == body
    assert markers["home"].version == 2


def test_there_must_be_an_id_for_each_timeline(client, server):
    with pytest.raises(MastodonIllegalArgumentError, match="as many last_read_ids as timelines: 2, not 1"):
        client.markers_set(["home", "notifications"], 5)
    assert server.requests == []
