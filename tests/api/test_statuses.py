"""The wire format of each method of the room, on both clients."""

from __future__ import annotations


def test_status_gets_one_by_id(client, server):
    server.answer({"id": "103254962155278888", "content": "<p>Hello</p>"})
    status = client.status(103254962155278888)
    assert status.id == 103254962155278888
    assert server.requests[0].method == "GET"
    assert server.requests[0].path == "/api/v1/statuses/103254962155278888"
    assert server.requests[0].headers["authorization"] == "Bearer planted-token"


def test_status_post_sends_a_form(client, server):
    server.answer({"id": "1"})
    client.status_post("Hello", visibility="unlisted", media_ids=[{"id": 7}, 8], idempotency_key="key")
    sent = server.requests[0]
    assert (sent.method, sent.path) == ("POST", "/api/v1/statuses")
    assert sent.form == [("status", "Hello"), ("media_ids[]", "7"), ("media_ids[]", "8"), ("visibility", "unlisted")]
    assert sent.headers["idempotency-key"] == "key"
