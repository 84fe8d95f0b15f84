"""What a client remembers of what the server told, on both clients."""

from __future__ import annotations

import httpx2
import pytest

from mastodon import MastodonIllegalArgumentError

INSTANCE = {"version": "4.5.0", "api_versions": {"mastodon": 7}, "configuration": {"statuses": {"max_characters": 100}}}


def test_the_version_of_the_api_is_0_until_the_server_tells_it(client, server):
    server.answer(INSTANCE)
    assert client.mastodon_api_version == 0
    client.instance_v2()
    assert client.mastodon_api_version == 7


@pytest.mark.parametrize("told", [None, [], {}, {"mastodon": None}, {"mastodon": "7"}, {"other": 7}])
def test_a_version_of_the_api_that_is_no_number_is_left_alone(client, server, told):
    server.answer({**INSTANCE, "api_versions": told})
    client.instance_v2()
    assert client.mastodon_api_version == 0


def test_limits_that_the_server_has_told_are_not_asked_for_again(client, server):
    server.answer(INSTANCE)
    client.instance_v2()
    assert [len(part) for part in client.thread_split("word " * 30)] == [99, 49]
    assert len(server.requests) == 1


def test_the_session_is_the_one_that_was_given(make_client, kind, server):
    transport = httpx2.MockTransport(server.take if kind == "sync" else server.atake)
    session = httpx2.Client(transport=transport) if kind == "sync" else httpx2.AsyncClient(transport=transport)
    client = make_client(session=session)
    assert client.session is session
    client.session = None
    assert client.session is None
    server.answer({"id": "1"})
    client.session = session
    assert client.status(1).id == 1


def test_a_session_that_is_none_is_refused(client):
    with pytest.raises(MastodonIllegalArgumentError, match="session must be"):
        client.session = "session"
