"""Times in ids, and times in the place of ids, on both clients."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from mastodon import MastodonIllegalArgumentError

# The status 103270115826048975 of the documentation was created at 03:48:33.901.
TIME = datetime(2019, 12, 8, 3, 48, 33, 849000, tzinfo=UTC)
OTHER_SOFTWARE = ["2.7.2 (compatible; Pleroma 2.4.5)", "3.5.3 (compatible; Pixelfed 0.12.4)", "0.17.0+git-1234567"]


def test_id_to_datetime_reads_the_time_in_an_id(client, server):
    assert client.id_to_datetime(103270115826048975) == TIME
    assert client.id_to_datetime({"id": "103270115826048975"}) == TIME
    assert client.id_to_datetime(7) is None
    assert server.requests == []


def test_datetime_to_id_makes_the_smallest_id_of_a_time(client):
    made = client.datetime_to_id(TIME)
    assert type(made) is int
    assert client.id_to_datetime(made) == TIME
    assert client.id_to_datetime(made - 1) < TIME


def test_datetime_to_id_takes_local_time(client):
    assert client.datetime_to_id(TIME.astimezone().replace(tzinfo=None)) == client.datetime_to_id(TIME)


@pytest.mark.parametrize("version", ["4.3.0", "4.3.0+glitch", "4.0.2+hometown-1.1.1"])
def test_a_time_in_the_place_of_an_id_becomes_one(make_client, server, version):
    server.answer([])
    make_client(mastodon_version=version).timeline_home(max_id=TIME)
    assert server.requests[0].query == [("max_id", str(103270115826008064))]


@pytest.mark.parametrize("version", OTHER_SOFTWARE)
def test_a_time_in_the_place_of_an_id_is_refused_where_ids_are_other(make_client, server, version):
    with pytest.raises(MastodonIllegalArgumentError, match="max_id is a time, but ids of this server"):
        make_client(mastodon_version=version).timeline_home(max_id=TIME)
    assert server.requests == []


@pytest.mark.parametrize("version", OTHER_SOFTWARE)
def test_ids_of_other_software_tell_no_time(make_client, version):
    client = make_client(mastodon_version=version)
    assert client.id_to_datetime(103270115826048975) is None
    with pytest.raises(MastodonIllegalArgumentError, match="do not contain the time as Mastodon's do"):
        client.datetime_to_id(TIME)


def test_the_server_is_asked_once_which_software_it_is(make_client, server):
    server.answer({"version": "4.3.0"})
    client = make_client(mastodon_version=None)
    assert [client.id_to_datetime(client.datetime_to_id(TIME)) for _ in range(2)] == [TIME, TIME]
    assert [sent.path for sent in server.requests] == ["/api/v1/instance"]


def test_a_server_that_does_not_tell_its_version_is_taken_at_the_word_of_the_caller(make_client, server):
    server.answer({"error": "This method requires an authenticated user"}, status=401)
    assert make_client(mastodon_version=None).datetime_to_id(TIME) == 103270115826008064


def test_without_version_checks_no_server_is_asked(make_client, server):
    server.answer([])
    client = make_client(mastodon_version=None, version_check_mode="none")
    client.timeline_home(since_id=TIME)
    assert client.datetime_to_id(TIME) == 103270115826008064
    assert client.id_to_datetime(103270115826048975) == TIME
    assert [sent.path for sent in server.requests] == ["/api/v1/timelines/home"]
