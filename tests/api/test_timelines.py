"""Timelines: what each method sends, on both clients."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from mastodon import MastodonIllegalArgumentError, MastodonVersionError, Page
from mastodon.entities import Status, Tag

PLACES = [("max_id", "4"), ("min_id", "3"), ("since_id", "2"), ("limit", "40")]
KINDS = [("only_media", "true"), ("local", "true"), ("remote", "true")]
URL = "https://a.example/news?id=1"


def get(name, *query):
    return ("GET", f"/api/v1/timelines/{name}", list(query), None)


@pytest.mark.parametrize(
    ("call", "sent"),
    [
        (lambda m: m.timeline_home(), get("home")),
        (lambda m: m.timeline_home(4, 3, 2, 40, True, True, True), get("home", *PLACES, *KINDS)),
        (lambda m: m.timeline_public(), get("public")),
        (lambda m: m.timeline_public(4, 3, 2, 40, True, True, True), get("public", *PLACES, *KINDS)),
        (lambda m: m.timeline_local(), get("public", ("local", "true"))),
        (
            lambda m: m.timeline_local(4, 3, 2, 40, True),
            get("public", *PLACES, ("only_media", "true"), ("local", "true")),
        ),
        (lambda m: m.timeline_hashtag("cats"), get("tag/cats")),
        (lambda m: m.timeline_hashtag(Tag(name="cats")), get("tag/cats")),
        (lambda m: m.timeline_hashtag("Straße"), get("tag/Stra%C3%9Fe")),
        (
            lambda m: m.timeline_hashtag("cats", True, 4, 3, 2, 40, True, True),
            get("tag/cats", ("local", "true"), *PLACES, ("only_media", "true"), ("remote", "true")),
        ),
        (
            lambda m: m.timeline_hashtag("cats", any="dogs", all=["pets", Tag(name="furry")], none=["memes"]),
            get("tag/cats", ("any[]", "dogs"), ("all[]", "pets"), ("all[]", "furry"), ("none[]", "memes")),
        ),
        (lambda m: m.timeline_link(URL), get("link", ("url", URL))),
        (
            lambda m: m.timeline_link(URL, True, 4, 3, 2, 40, True, True),
            get("link", ("url", URL), ("local", "true"), *PLACES, ("only_media", "true"), ("remote", "true")),
        ),
        (lambda m: m.timeline_list({"id": 7}), get("list/7")),
        (lambda m: m.timeline_list(7, 4, 3, 2, 40, True, True, True), get("list/7", *PLACES, *KINDS)),
        (lambda m: m.timeline_direct(4, 3, 2, 40), get("direct", *PLACES)),
        (lambda m: m.timeline(), get("home")),
        (lambda m: m.timeline("home", 4, 3, 2, 40, True, True, True), get("home", *PLACES, *KINDS)),
        (lambda m: m.timeline("public", remote=True), get("public", ("remote", "true"))),
        (lambda m: m.timeline("local", limit=40), get("public", ("limit", "40"), ("local", "true"))),
        (lambda m: m.timeline("tag/cats", local=True), get("tag/cats", ("local", "true"))),
        (lambda m: m.timeline("hashtag/cats"), get("tag/cats")),
        (lambda m: m.timeline("list/7", only_media=True), get("list/7", ("only_media", "true"))),
        (lambda m: m.timeline("direct", since_id=2), get("direct", ("since_id", "2"))),
    ],
)
def test_wire_format(wire, call, sent):
    assert wire(call, Page[Status]) == (Page[Status], sent)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda m: m.timeline("nonsense"), "timeline must be home, local, public, direct, tag/NAME or list/ID"),
        (lambda m: m.timeline("tag/"), "timeline must be"),
        (lambda m: m.timeline("list/"), "timeline must be"),
        (lambda m: m.timeline_hashtag("#cats"), "must be without '#': 'cats', not '#cats'"),
        (lambda m: m.timeline("tag/#cats"), "must be without '#'"),
        (lambda m: m.timeline_hashtag("cats", any=["#dogs"]), "must be without '#'"),
        (lambda m: m.timeline_hashtag(""), "a hashtag must be its name"),
        (lambda m: m.timeline_list(None), "list_id must be"),
    ],
)
def test_wrong_arguments_are_refused(client, server, call, words):
    with pytest.raises(MastodonIllegalArgumentError, match=words):
        call(client)
    assert server.requests == []


def test_a_place_can_be_a_status_or_a_time(client, server):
    server.answer([])
    client.timeline_home(max_id=Status(id=9), since_id=datetime(2024, 1, 1, tzinfo=UTC))
    assert server.requests[0].query == [("max_id", "9"), ("since_id", str(1_704_067_200_000 << 16))]


def test_a_timeline_that_is_not_finished_is_read_as_it_is(client, server):
    server.answer([{"id": "1"}], status=206)
    assert [status.id for status in client.timeline_home()] == [1]


@pytest.mark.parametrize(
    ("version", "call"),
    [
        ("2.0.0", lambda m: m.timeline_list(7)),
        ("2.3.0", lambda m: m.timeline_direct()),
        ("4.2.0", lambda m: m.timeline_link(URL)),
    ],
)
def test_an_old_server_is_not_asked_for_what_it_does_not_have(make_client, server, version, call):
    with pytest.raises(MastodonVersionError, match=f"this server has {version}"):
        call(make_client(mastodon_version=version))
    assert server.requests == []


@pytest.mark.parametrize(("mode", "fine"), [("created", True), ("changed", False), ("none", True)])
def test_the_mode_says_whether_changes_count(make_client, server, mode, fine):
    server.answer([])
    client = make_client(mastodon_version="2.4.0", version_check_mode=mode)
    if fine:
        assert client.timeline_home() == []
    else:
        with pytest.raises(MastodonVersionError, match=r"timeline_home\(\) needs Mastodon"):
            client.timeline_home()
        assert server.requests == []
