"""What a client knows of its server, and what it can be told to forget."""

from __future__ import annotations

from datetime import datetime

import pytest

from mastodon import MastodonAPIError

DATE = "Tue, 14 Nov 2023 22:13:20 GMT"


def test_the_time_of_the_server_is_local_time_without_offset(client, server):
    server.answer(raw=b"", headers={"date": DATE})
    time = client.get_approx_server_time()
    assert time == datetime.fromtimestamp(1_700_000_000)  # noqa: DTZ006 - local time is meant
    assert time.tzinfo is None
    assert (server.requests[0].method, server.requests[0].path) == ("HEAD", "/")
    assert "authorization" not in server.requests[0].headers


@pytest.mark.parametrize("status", [404, 500])
def test_a_server_that_refuses_tells_its_time_nevertheless(client, server, status):
    server.answer(raw=b"", status=status, headers={"date": DATE})
    assert client.get_approx_server_time().timestamp() == 1_700_000_000


@pytest.mark.parametrize("headers", [{}, {"date": "yesterday"}])
def test_a_server_that_does_not_tell_its_time_is_an_error(client, server, headers):
    server.answer(raw=b"", headers=headers)
    with pytest.raises(MastodonAPIError, match="does not tell its time"):
        client.get_approx_server_time()


def test_clear_caches_asks_for_the_version_again(make_client, server):
    for answer in ({"version": "4.3.0"}, [], [], {"version": "4.5.0"}, []):
        server.answer(answer)
    client = make_client(mastodon_version=None)
    client.timeline_home()
    client.timeline_home()
    client.clear_caches()
    client.timeline_home()
    home = "/api/v1/timelines/home"
    assert [sent.path for sent in server.requests] == ["/api/v1/instance", home, home, "/api/v1/instance", home]
    assert (client.mastodon_major, client.mastodon_minor) == (4, 5)


def test_clear_caches_keeps_the_version_that_the_caller_gave(client, server):
    server.answer([])
    client.clear_caches()
    client.timeline_home()
    assert [sent.path for sent in server.requests] == ["/api/v1/timelines/home"]
    assert client.mastodon_minor == 7


def test_set_language_asks_the_server_to_speak_it(client, server):
    server.answer({"id": "1"})
    client.set_language("de")
    client.status(1)
    client.set_language(None)
    client.status(1)
    assert [sent.query for sent in server.requests] == [[("lang", "de")], []]
