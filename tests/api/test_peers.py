"""Peers: what is sent, on both clients."""

from __future__ import annotations


def test_peers_search_gives_domains(client, server):
    server.answer(["example.com", "example.org"])
    assert client.peers_search("exam", 10) == ["example.com", "example.org"]
    assert (server.requests[0].method, server.requests[0].path) == ("GET", "/api/v1/peers/search")
    assert server.requests[0].query == [("q", "exam"), ("limit", "10")]
