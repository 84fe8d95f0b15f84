"""Follows: what is sent, on old and new servers, on both clients."""

from __future__ import annotations

import pytest

from mastodon import MastodonNotFoundError
from mastodon.entities import Account

FOUND = [{"id": "5", "acct": "bob@other.example"}, {"id": "6", "acct": "bob"}, {"id": "7", "acct": "bobby"}]


def test_an_old_server_follows_in_one_call(make_client, server):
    server.answer({"id": "5", "acct": "bob@other.example"})
    account = make_client(mastodon_version="2.4.0").follows("bob@other.example")
    assert isinstance(account, Account)
    assert [(sent.method, sent.path, sent.form) for sent in server.requests] == [
        ("POST", "/api/v1/follows", [("uri", "bob@other.example")])
    ]


@pytest.mark.parametrize(
    ("uri", "id"), [("bob@other.example", 5), ("@Bob@Other.example", 5), ("bob@mastodon.example", 6), ("bob", 6)]
)
def test_a_new_server_searches_then_follows(client, server, uri, id):
    server.answer(FOUND)
    server.answer({"id": str(id), "following": True})
    assert client.follows(uri).id == id
    searched, followed = server.requests
    assert (searched.method, searched.path) == ("GET", "/api/v1/accounts/search")
    assert searched.query == [("q", uri), ("resolve", "true")]
    assert (followed.method, followed.path) == ("POST", f"/api/v1/accounts/{id}/follow")


def test_nobody_else_is_followed(client, server):
    server.answer(FOUND)
    with pytest.raises(MastodonNotFoundError, match=r"does not find the account 'bob@third\.example'"):
        client.follows("bob@third.example")
    assert len(server.requests) == 1
