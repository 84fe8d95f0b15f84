"""Proofs: what is sent, on both clients."""

from __future__ import annotations

import pytest

from mastodon import MastodonVersionError
from mastodon.entities import KeybaseProof


def test_proofs_asks_an_old_server(make_client, server):
    server.answer({"avatar": "https://mastodon.example/a.png", "signatures": [{"kb_username": "me", "sig_hash": "00"}]})
    proof = make_client(mastodon_version="2.8.0").proofs("me")
    assert (server.requests[0].method, server.requests[0].path) == ("GET", "/api/proofs")
    assert server.requests[0].query == [("provider", "keybase"), ("username", "me")]
    assert isinstance(proof, KeybaseProof)
    assert proof.signatures[0].kb_username == "me"


@pytest.mark.parametrize(
    ("version", "reason"), [("2.7.0", "needs Mastodon 2.8.0"), ("3.5.0", "was removed in Mastodon 3.5.0")]
)
def test_proofs_are_for_servers_that_have_them(make_client, server, version, reason):
    with pytest.raises(MastodonVersionError, match=rf"proofs\(\) {reason}, this server has {version}"):
        make_client(mastodon_version=version).proofs("me")
    assert server.requests == []


def test_a_server_that_has_removed_it_is_asked_nevertheless(make_client, server):
    server.answer({"signatures": []})
    assert make_client(mastodon_version="4.7.0", version_check_mode="none").proofs("me").signatures == []
