"""Polls: what each method sends, on both clients."""

from __future__ import annotations

import pytest

from mastodon import MastodonIllegalArgumentError, MastodonVersionError
from mastodon.entities import Poll


@pytest.mark.parametrize(
    ("call", "result", "sent"),
    [
        (lambda m: m.poll({"id": 7}), Poll, ("GET", "/api/v1/polls/7", [], None)),
        (lambda m: m.poll_vote(7, 1), Poll, ("POST", "/api/v1/polls/7/votes", [], {"choices": [1]})),
        (lambda m: m.poll_vote(Poll(id=7), [0, 2]), Poll, ("POST", "/api/v1/polls/7/votes", [], {"choices": [0, 2]})),
        (lambda m: m.poll_vote(7, {1}), Poll, ("POST", "/api/v1/polls/7/votes", [], {"choices": [1]})),
    ],
)
def test_wire_format(wire, call, result, sent):
    assert wire(call, result) == (result, sent)


def test_make_poll_describes_a_poll(client, server):
    assert client.make_poll(["a", "b"], 3600, True, hide_totals=True) == {
        "options": ["a", "b"],
        "expires_in": 3600,
        "multiple": True,
        "hide_totals": True,
    }
    assert server.requests == []


@pytest.mark.parametrize(
    ("options", "seconds", "words"),
    [(["a"], 3600, "two options at least"), (["a", " "], 3600, "two options"), (["a", "b"], 0, "number of seconds")],
)
def test_what_is_no_poll_is_refused(client, server, options, seconds, words):
    with pytest.raises(MastodonIllegalArgumentError, match=words):
        client.make_poll(options, seconds)


def test_an_old_server_has_no_polls(make_client, server):
    with pytest.raises(MastodonVersionError, match=r"poll\(\) needs Mastodon 2\.8\.0, this server has 2\.4\.0"):
        make_client(mastodon_version="2.4.0").poll(7)
    assert server.requests == []
