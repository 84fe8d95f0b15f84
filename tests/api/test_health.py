"""Health: what is sent, on both clients."""

from __future__ import annotations

import pytest

from mastodon import MastodonNotFoundError


@pytest.mark.parametrize(
    ("raw", "healthy"),
    [(b'{"status":"OK"}', True), (b"OK", True), (b"success", True), (b'{"status":"DOWN"}', False), (b"<html>", False)],
)
def test_instance_health_reads_the_answer(client, server, raw, healthy):
    server.answer(raw=raw)
    assert client.instance_health() is healthy
    assert (server.requests[0].method, server.requests[0].path) == ("GET", "/health")


@pytest.mark.parametrize("status", [500, 502, 503, 504])
def test_a_server_that_fails_is_not_healthy(client, server, status):
    server.answer(raw=b"", status=status)
    assert client.instance_health() is False


def test_a_server_that_does_not_tell_its_health_is_an_error(client, server):
    server.answer(raw=b"", status=404)
    with pytest.raises(MastodonNotFoundError):
        client.instance_health()
