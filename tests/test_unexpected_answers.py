"""Calls that look into an answer, when it is not what it should be: an error of ours, or a result; nothing else."""

from __future__ import annotations

from contextlib import suppress

import pytest

from mastodon import MastodonAPIError, MastodonError
from mastodon.entities import Status

ANSWERED = Status(id=7, account={"id": 2, "acct": "bob"}, visibility="public")
ANSWERS = [
    None,
    7,
    "text",
    True,
    [],
    [7],
    {},
    {"links": 7},
    {"links": [{"rel": [], "href": 7}]},
    {"account": 7, "mentions": 7},
    {"account": "bob", "mentions": ["eve", {"acct": "eve"}]},
    {"configuration": 7, "api_versions": []},
    {"configuration": {"timelines_access": 7, "statuses": [], "polls": 7}},
]


@pytest.mark.parametrize("answer", ANSWERS, ids=str)
@pytest.mark.parametrize(
    "call",
    [
        lambda m: m.notifications_merged(),
        lambda m: m.unread_grouped_notifications_count(),
        lambda m: m.status_card(7),
        lambda m: m.status_reply(7, "Hello"),
        lambda m: m.status_reply(ANSWERED, "Hello"),
        lambda m: m.follows("bob@a.example"),
        lambda m: m.media_post(b"x", "image/png", synchronous=True),
        lambda m: m.instance_nodeinfo(),
        lambda m: m.instance_health(),
        lambda m: m.instance(),
        lambda m: m.instance_v2(),
        lambda m: m.timeline_is_available(),
        lambda m: m.get_approx_server_time(),
        lambda m: m.auth_request_url(),
        lambda m: m.log_in(code="abc"),
        lambda m: m.create_account("me", "password", "me@example.com", agreement=True),
        lambda m: m.revoke_access_token(),
        lambda m: m.status_post("x", media_ids=[1, 2], poll=m.make_poll(["a", "b"], 60)),
        lambda m: m.retrieve_mastodon_version(),
    ],
)
def test_only_errors_of_ours_are_raised(make_client, server, call, answer):
    server.answer(answer)
    client = make_client(client_id="app", client_secret="secret", mastodon_version="4.7.0", request_timeout=1)
    with suppress(MastodonError):
        call(client)
    server.answers.clear()
    server.answer({"id": "1"})
    assert client.status(1).id == 1


def test_an_answer_that_is_no_object_says_so(client, server):
    server.answer([])
    with pytest.raises(MastodonAPIError, match="something else than an object with 'merged'"):
        client.notifications_merged()
