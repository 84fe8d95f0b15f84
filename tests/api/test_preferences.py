"""Preferences: what is sent, on both clients."""

from __future__ import annotations

from mastodon.entities import Preferences


def test_wire_format(wire):
    assert wire(lambda m: m.preferences(), Preferences) == (Preferences, ("GET", "/api/v1/preferences", [], None))


def test_preferences_are_read_by_their_long_names(client, server):
    server.answer({"posting:default:visibility": "unlisted", "reading:expand:media": "show_all"})
    assert client.preferences()["posting:default:visibility"] == "unlisted"
