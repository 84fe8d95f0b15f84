"""Streams that last, over real sockets, on both clients: gaps, places that are kept, handlers that fail."""

from __future__ import annotations

import asyncio
import os
import signal
import sqlite3
import stat
import subprocess
import sys
import threading
import tracemalloc
from collections import deque
from datetime import UTC, datetime
from functools import partial
from select import select
from urllib.parse import parse_qs, urlsplit

import pytest
from conftest import Blocking, run
from feeds import BEGAN, END, HEAD, ONE, USER, Feed, event, refused, status, update
from loopback import http
from streams import PATIENCE, within_a_second

from mastodon import (
    MastodonAPIError,
    MastodonIllegalArgumentError,
    MastodonNotFoundError,
    MastodonResumeError,
    MastodonUnauthorizedError,
    StreamListener,
)
from mastodon.entities.base import to_id
from mastodon.protocol.gaps import FEW
from mastodon.resuming import File


def told(stream, *, until=MastodonUnauthorizedError):
    """List what a stream gives until the server refuses it: kind, id, and whether it was recovered."""
    events = []
    note = events.append
    with pytest.raises(until):
        deque((note((event.kind, event.id, event.recovered)) for event in stream), maxlen=0)
    return events


def ids(stream, **how):
    return [number for _, number, _ in told(stream, **how)]


# --- gaps -----------------------------------------------------------------------------------------------------------


def test_what_was_missed_comes_first_and_marked(follow):
    feed = Feed()
    feed.acts = [
        [HEAD, USER, update(11), lambda: feed.post(*range(11, 16)), None],
        [HEAD, update(14, 15, 16), END],
    ]
    feed.post(10)
    assert told(follow(feed, reconnect=True)) == [
        ("update", 11, False),
        ("update", 12, True),
        ("update", 13, True),
        ("update", 14, True),
        ("update", 15, True),
        ("update", 16, False),
    ]


def test_what_comes_before_the_connection_is_there_is_not_missed(follow):
    feed = Feed([HEAD, update(12), END])
    feed.post(10)
    stream = follow(feed, reconnect=True)
    with stream:
        feed.post(11)
        assert ids(stream) == [11, 12]


def test_long_gaps_are_gone_through_page_by_page(follow):
    feed = Feed()
    feed.acts = [[HEAD, USER, lambda: feed.post(*range(11, 311)), None], [HEAD, update(311), END]]
    feed.post(10)
    assert ids(follow(feed, reconnect=True)) == list(range(11, 312))


def test_notifications_have_their_own_place(follow):
    feed = Feed()

    def happen():
        feed.post(11)
        feed.post(5, path="/api/v1/notifications", type="follow")

    feed.acts = [[HEAD, USER, happen, None], [HEAD, event("notification", status(5)), update(11), END]]
    feed.post(10)
    feed.post(4, path="/api/v1/notifications")
    assert told(follow(feed, reconnect=True)) == [("update", 11, True), ("notification", 5, True)]


def test_conversations_are_followed_by_their_last_status(follow):
    feed = Feed()
    with_status = {"id": "1", "last_status": status(30)}
    feed.acts = [
        [HEAD, ONE, lambda: feed.timelines["/api/v1/conversations"].update({30: with_status}), None],
        [
            HEAD,
            event("conversation", with_status),
            event("conversation", {**with_status, "last_status": status(31)}),
            END,
        ],
    ]
    assert told(follow(feed, "direct", reconnect=True)) == [("conversation", 1, True), ("conversation", 1, False)]


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("public", "/api/v1/timelines/public"),
        ("public:local:media", "/api/v1/timelines/public"),
        ("hashtag:python", "/api/v1/timelines/tag/python"),
        ("list:42", "/api/v1/timelines/list/42"),
    ],
)
def test_each_stream_has_its_timeline(follow, name, path):
    feed = Feed()
    feed.acts = [[HEAD, ONE, lambda: feed.post(11, path=path), None], [HEAD, END]]
    assert told(follow(feed, name, reconnect=True)) == [("update", 11, True)]


def test_several_streams_are_followed_together(follow):
    feed, both = Feed(), threading.Barrier(2)

    def happen():
        both.wait(PATIENCE)
        feed.post(11, path="/api/v1/timelines/tag/a")
        feed.post(21, path="/api/v1/timelines/tag/b")

    feed.acts = [[HEAD, happen, None], [HEAD, happen, None], [HEAD], [HEAD]]
    stream = follow(feed, "hashtag:a", "hashtag:b", reconnect=True)
    found = iter(stream)
    assert {(event.stream, event.id, event.recovered) for event in (next(found), next(found))} == {
        ("hashtag:a", 11, True),
        ("hashtag:b", 21, True),
    }
    stream.close()


def test_edits_and_deletions_of_recent_statuses_are_told(follow):
    feed = Feed()

    def change():
        feed.post(11, 12)
        feed.post(12, edited_at="2026-11-02T00:00:00Z")
        feed.timelines["/api/v1/timelines/home"].pop(13, None)

    feed.acts = [
        [HEAD, USER, update(11, 12, 13), change, None],
        [HEAD, event("delete", "13"), event("status.update", status(12, edited_at="2026-11-02T00:00:00Z")), END],
    ]
    assert told(follow(feed, reconnect=True))[3:] == [("status.update", 12, True), ("delete", 13, True)]


@pytest.mark.parametrize("options", [{"mastodon_version": "4.2.0"}, {"mastodon_version": "4.7.0"}])
def test_servers_that_cannot_tell_several_statuses_are_followed_all_the_same(follow, client_of, socket_server, options):
    feed = Feed()
    feed.acts = [[HEAD, USER, update(11), lambda: feed.post(11, 12), None], [HEAD, END]]
    feed.answers["/api/v1/statuses"] = [refused(404)]
    client = client_of(socket_server(feed), **options)
    assert ids(follow(feed, client=client, reconnect=True)) == [11, 12]
    assert feed.paths().count("/api/v1/statuses") == (options["mastodon_version"] == "4.7.0")


def test_tokens_for_statuses_alone_follow_statuses_alone(follow):
    feed = Feed()
    feed.answers["/api/v1/notifications"] = [refused(403)]
    feed.acts = [[HEAD, USER - 1, lambda: feed.post(11), None], [HEAD, END]]
    assert ids(follow(feed, reconnect=True)) == [11]


def test_a_timeline_that_is_refused_ends_the_stream(follow):
    feed = Feed([HEAD])
    feed.answers["/api/v1/timelines/list/42"] = [refused(403)]
    assert told(follow(feed, "list:42", reconnect=True), until=MastodonAPIError) == []
    assert feed.opened == 0


# --- failures -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "error"), [(401, MastodonUnauthorizedError), (403, MastodonAPIError), (404, MastodonNotFoundError)]
)
def test_refusals_end_the_stream_with_their_class(follow, clock, code, error):
    feed = Feed([refused(code), None])
    assert told(follow(feed, reconnect=True), until=error) == []
    assert clock.slept == []


def test_waits_grow_until_a_connection_was_healthy(follow, clock):
    busy = [refused(503), None]
    feed = Feed(busy, busy, busy, [HEAD, update(1), None], busy, [refused(503, Retry_After="100"), None])
    assert ids(follow(feed, reconnect=True)) == [1]
    assert clock.slept == [1, 2, 4, 1, 1, 100]


def test_silence_is_a_failure(follow, clock):
    feed = Feed([HEAD, update(1)])
    assert ids(follow(feed, reconnect=True, timeout=0.05)) == [1]
    assert clock.slept == [1]


def test_malformed_events_are_a_failure(follow):
    feed = Feed([HEAD, event("update", "{"), None], [HEAD, update(1), END])
    assert ids(follow(feed, reconnect=True)) == [1]


def test_a_server_that_is_down_at_the_start_is_waited_for(follow, clock):
    feed = Feed([HEAD, update(1), END])
    feed.answers["/api/v1/timelines/home"] = [refused(503)] * 5 + [http([])]
    assert ids(follow(feed, reconnect=True)) == [1]
    assert clock.slept != []


def test_a_block_begins_though_the_server_is_down(follow):
    feed = Feed([HEAD, update(1), END])
    feed.answers["/api/v1/timelines/home"] = [refused(500), http([])]
    with follow(feed, reconnect=True) as stream:
        assert ids(stream) == [1]


def test_a_block_begins_with_an_error_where_the_server_refuses(follow):
    feed = Feed([HEAD])
    feed.answers["/api/v1/timelines/home"] = [refused(401)]
    with pytest.raises(MastodonUnauthorizedError), follow(feed, reconnect=True):
        pass


def test_few_streams_ask_for_what_they_missed_at_once(client_of, socket_server, together):
    busy, most, seen, guard, full = [], [], set(), threading.Lock(), threading.Barrier(4)

    class Slow(Feed):
        def page(self, path, query):
            with guard:
                busy.append(path)
                most.append(len(busy))
                first = path not in seen
                seen.add(path)
            if first:
                full.wait(PATIENCE)
            with guard:
                busy.remove(path)
            return []

    client = client_of(socket_server(Slow(*[[HEAD, END]] * 12)))
    own = getattr(client, "wrapped", client)
    calls = [
        partial(own.stream_hashtag, f"a{number}", StreamListener(), run_async=True, reconnect=True)
        for number in range(8)
    ]
    handles = together(calls, client)
    assert max(most) == 4
    together([handle.close for handle in handles], client)


def test_the_account_is_asked_for_until_the_server_tells(follow, path, clock):
    feed = Feed([HEAD, update(1), END])
    feed.answers["/api/v1/accounts/verify_credentials"] = [refused(500), http({"id": "99"})]
    assert ids(follow(feed, resume=path)) == [1]
    assert clock.slept == [1, 1]


def test_recent_statuses_are_looked_at_until_the_server_tells(follow):
    feed = Feed()
    feed.acts = [[HEAD, USER, update(11), lambda: feed.post(11), None], [HEAD, None], [HEAD, END]]
    feed.answers["/api/v1/statuses"] = [refused(500), http([])]
    assert told(follow(feed, reconnect=True)) == [("update", 11, False), ("delete", 11, True)]


def test_a_refusal_of_one_of_several_streams_ends_all(follow):
    assert told(follow(Feed([HEAD]), "hashtag:a", "hashtag:b", reconnect=True)) == []


def limits(feed):
    """List how many things were asked for, by timeline."""
    return [parse_qs(urlsplit(target).query)["limit"][0] for target in feed.asked if "/timelines/" in target]


def test_a_stream_that_begins_asks_for_few_things(follow):
    feed = Feed([HEAD, ONE, update(51), END])
    feed.post(*range(1, 51), path="/api/v1/timelines/public")
    assert told(follow(feed, "public", reconnect=True)) == [("update", 51, False)]
    assert limits(feed)[:ONE] == [str(FEW)] * ONE


def test_all_that_came_while_a_stream_began_is_told(follow):
    more = range(11, 11 + 2 * FEW)
    feed = Feed([lambda: feed.post(*more, path="/api/v1/timelines/public"), HEAD, END])
    feed.post(10, path="/api/v1/timelines/public")
    assert told(follow(feed, "public", reconnect=True)) == [("update", number, True) for number in more]
    assert limits(feed)[:3] == [str(FEW), str(FEW), "40"]


def test_a_short_page_that_is_filtered_empty_does_not_bring_back_what_is_old(follow):
    feed = Feed([HEAD, END])
    feed.answers["/api/v1/timelines/public"] = [http([]), http([status(10), status(9)])]
    assert told(follow(feed, "public", reconnect=True)) == []
    assert limits(feed)[:2] == [str(FEW), "40"]


def test_a_short_page_that_is_filtered_empty_does_not_hide_what_is_new(follow):
    feed = Feed([HEAD, END])
    old, new = http([status(10)]), http([status(11), status(10)])
    feed.answers["/api/v1/timelines/public"] = [old, http([]), new]
    assert told(follow(feed, "public", reconnect=True)) == [("update", 11, True)]
    assert limits(feed)[:3] == [str(FEW), str(FEW), "40"]


def test_gaps_that_cannot_be_asked_for_are_asked_for_again(follow):
    feed = Feed()
    feed.post(11)
    feed.acts = [[HEAD, None], [HEAD, END]]
    feed.answers["/api/v1/timelines/home"] = [http([]), http([]), refused(500), http([status(11)])]
    assert ids(follow(feed, reconnect=True)) == [11]


@pytest.mark.parametrize("answer", [b"null", b"7", b"{}", b'"x"', b"[7]", b"[null]", b'[{"id": 7, "edited_at": 7}]'])
@pytest.mark.parametrize("path", ["/api/v1/timelines/home", "/api/v1/statuses"])
def test_answers_that_are_no_pages_end_no_stream(follow, path, answer):
    feed = Feed()
    feed.acts = [[HEAD, USER, update(7), None], *[[HEAD, update(8), END] for _ in range(3)]]
    feed.post(7)
    feed.answers[path] = [http(answer), http(answer), http([status(7)])]
    assert 8 in ids(follow(feed, reconnect=True))


def test_pages_that_are_not_turned_end_the_search_for_a_time(follow):
    feed = Feed([HEAD, END])
    late = status(7, created_at="2027-01-01T00:00:00Z")
    feed.answers["/api/v1/notifications"] = [http([late])]
    assert ids(follow(feed, "user:notification", since=BEGAN)) == [7]


def test_without_options_a_stream_ends_as_before(follow):
    feed = Feed([HEAD, update(1), END])
    from mastodon import MastodonNetworkError

    assert told(follow(feed), until=MastodonNetworkError) == [("update", 1, False)]
    assert feed.paths() == ["/api/v1/streaming/user"]


# --- the place ------------------------------------------------------------------------------------------------------


@pytest.fixture
def path(tmp_path):
    return tmp_path / "bot.db"


def test_a_stream_goes_on_where_it_was(follow, path):
    feed = Feed([HEAD, update(11, 12), END])
    feed.post(10)
    assert ids(follow(feed, resume=path)) == [11, 12]
    feed.post(11, 12, 13)
    feed.acts = [[HEAD, update(13, 14), END]]
    assert told(follow(feed, resume=str(path))) == [("update", 13, True), ("update", 14, False)]


def test_the_event_in_hand_comes_again_first(follow, path):
    feed = Feed([HEAD, event("delete", "5"), event("filters_changed", "")])
    stream = follow(feed, resume=path)
    found = iter(stream)
    assert [next(found).kind, next(found).kind] == ["delete", "filters_changed"]
    stream.close()
    feed.post(1)
    feed.acts = [[HEAD]]
    stream = follow(feed, resume=path)
    found = iter(stream)
    assert [(event.kind, event.redelivered) for event in (next(found), next(found))] == [
        ("filters_changed", True),
        ("update", False),
    ]
    stream.close()


def test_ack_keeps_the_place_at_once(follow, path, kind, loop):
    feed = Feed([HEAD, update(11)])
    stream = follow(feed, resume=path)
    first = next(iter(stream))

    async def acknowledge():
        await first.ack()

    first.ack() if kind == "sync" else loop.run_until_complete(acknowledge())
    stream.close()
    feed.post(11)
    feed.acts = [[HEAD, END]]
    assert ids(follow(feed, resume=path)) == []


def test_the_end_of_a_block_keeps_the_place(follow, path):
    feed = Feed([HEAD, update(11)])
    with follow(feed, resume=path) as stream:
        assert next(iter(stream)).id == 11
    feed.post(11)
    feed.acts = [[HEAD, END]]
    assert ids(follow(feed, resume=path)) == []


def test_an_exception_in_a_block_does_not_keep_the_place(follow, path):
    feed = Feed([HEAD, update(11)])
    with pytest.raises(KeyError), follow(feed, resume=path) as stream:
        raise KeyError(next(iter(stream)).id)
    feed.post(11)
    feed.acts = [[HEAD, END]]
    assert ids(follow(feed, resume=path)) == [11]


def test_a_handler_that_finishes_after_the_end_keeps_its_place(follow, path):
    feed = Feed([HEAD, update(11, 12)])
    stream = follow(feed, resume=path)
    found = iter(stream)
    next(found)
    stream.close()
    assert list(found) == []
    feed.post(11, 12)
    feed.acts = [[HEAD, END]]
    assert ids(follow(feed, resume=path)) == [12]


def test_a_handler_that_finishes_late_does_not_move_the_place_of_another(follow, path):
    feed = Feed([HEAD, update(11)])
    late = follow(feed, resume=path)
    found = iter(late)
    next(found)
    late.close()
    feed.post(11, 12)
    feed.acts = [[HEAD, END]]
    assert ids(follow(feed, resume=path)) == [11, 12]
    assert list(found) == []
    feed.acts = [[HEAD, END]]
    assert ids(follow(feed, resume=path)) == []


def test_places_are_apart_for_accounts_and_streams(follow, path, client_of, socket_server):
    feed = Feed([HEAD, update(11), END])
    feed.post(10)
    server = socket_server(feed)
    assert ids(follow(feed, client=client_of(server), resume=path)) == [11]
    feed.post(11, path="/api/v1/timelines/tag/python")
    feed.acts = [[HEAD, update(12), END]]
    assert ids(follow(feed, "hashtag:python", client=client_of(server), resume=path)) == [12]
    feed.answers["/api/v1/accounts/verify_credentials"] = [http({"id": "98"})]
    feed.acts = [[HEAD, update(11), END]]
    another = client_of(server, access_token="another-token")
    assert told(follow(feed, client=another, resume=path)) == [("update", 11, False)]


def test_streams_of_one_client_ask_once_whose_token_it_is(follow, path):
    feed = Feed([HEAD, END])
    assert ids(follow(feed, resume=path)) == []
    feed.acts = [[HEAD, END]]
    assert ids(follow(feed, "hashtag:python", resume=path)) == []
    assert feed.paths().count("/api/v1/accounts/verify_credentials") == 1


@pytest.mark.parametrize("answer", [b"<html>Back soon</html>", b"[]", b"{}", b'{"id": null}', b"null"])
def test_who_cannot_tell_the_account_for_the_moment_is_asked_again(follow, path, clock, answer):
    feed = Feed([HEAD, update(1), END])
    feed.answers["/api/v1/accounts/verify_credentials"] = [http(answer)] * 2 + [http({"id": "99"})]
    assert ids(follow(feed, resume=path)) == [1]
    with sqlite3.connect(path) as connection:
        [(key,)] = connection.execute("SELECT key FROM cursors")
    connection.close()
    assert key.endswith(" 99 user")


@pytest.mark.parametrize("path", ["/api/v1/timelines/home", "/api/v1/notifications"])
def test_pages_that_cannot_be_read_for_the_moment_are_asked_for_again(follow, path):
    feed = Feed([HEAD, USER, update(11), END])
    feed.answers[path] = [http(b"<html>Back soon</html>"), http([])]
    assert 11 in ids(follow(feed, reconnect=True))


def test_tokens_that_may_not_ask_for_the_account_have_a_place(follow, path, client_of, socket_server):
    feed = Feed([HEAD, update(11), END])
    feed.answers["/api/v1/accounts/verify_credentials"] = [refused(403)]
    client = client_of(socket_server(feed))
    assert ids(follow(feed, client=client, resume=path)) == [11]
    feed.post(11)
    feed.acts = [[HEAD, END]]
    assert ids(follow(feed, client=client, resume=path)) == []
    assert b"planted-token" not in b"".join(file.read_bytes() for file in path.parent.iterdir())


def test_nobody_has_a_place_too(follow, path, client_of, socket_server):
    feed = Feed([HEAD, update(11), END])
    client = client_of(socket_server(feed), access_token=None)
    assert ids(follow(feed, "public", client=client, resume=path)) == [11]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_the_file_is_for_its_owner_only(follow, path):
    told(follow(Feed([HEAD, END]), resume=path))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [file.name for file in path.parent.iterdir()] == ["bot.db"]


class Memory:
    """A store of two methods."""

    def __init__(self):
        self.kept = {}

    def load(self, key):
        return self.kept.get(key)

    def save(self, key, cursor):
        self.kept[key] = cursor


class Waiting(Memory):
    """A store of two methods that have to be awaited."""

    async def load(self, key):
        await asyncio.sleep(0)
        return super().load(key)

    async def save(self, key, cursor):
        await asyncio.sleep(0)
        super().save(key, cursor)


def test_stores_of_two_methods_keep_the_place(follow, kind):
    store = Memory() if kind == "sync" else Waiting()
    feed = Feed([HEAD, update(11), END])
    assert ids(follow(feed, resume=store)) == [11]
    feed.post(11, 12)
    feed.acts = [[HEAD, END]]
    assert ids(follow(feed, resume=store)) == [12]
    [key] = store.kept
    assert key.endswith(" 99 user")


@pytest.mark.parametrize("text", [b"{}", 7, {}])
def test_stores_that_give_something_else_than_text_are_refused(follow, text):
    store = Memory()
    store.load = lambda _: text
    with pytest.raises(MastodonIllegalArgumentError, match=r"load\(key\) of resume must give a str or None"):
        next(iter(follow(Feed([HEAD, END]), resume=store)))


def test_stores_that_have_to_be_awaited_need_the_asynchronous_client(follow, kind):
    if kind == "async":
        pytest.skip("there they may be")
    store = Waiting()
    with pytest.raises(MastodonIllegalArgumentError, match="need AsyncMastodon"):
        next(iter(follow(Feed([HEAD, END]), resume=store)))
    store.load = Memory().load
    with pytest.raises(MastodonIllegalArgumentError, match="need AsyncMastodon"):
        next(iter(follow(Feed([HEAD, END]), resume=store)))


# --- where to begin -------------------------------------------------------------------------------------------------


def test_since_an_id(follow):
    feed = Feed([HEAD, END])
    feed.post(10, 11, 12, path="/api/v1/timelines/public")
    assert ids(follow(feed, "public", since=10)) == [11, 12]


def test_since_a_time(follow):
    feed = Feed([HEAD, END])
    before, after = ((int(BEGAN.timestamp() * 1000) << 16) + change for change in (-1, 1))
    feed.post(before, after)
    for number in range(1, 100):
        feed.post(number, path="/api/v1/notifications", created_at=f"2026-{10 + (number > 20)}-15T00:00:00Z")
    events = told(follow(feed, since=BEGAN))
    assert [number for kind, number, _ in events if kind == "update"] == [after]
    assert [number for kind, number, _ in events if kind == "notification"] == list(range(21, 100))


def test_since_counts_only_where_no_place_is_kept(follow, path):
    feed = Feed([HEAD, END])
    feed.post(10, 11, path="/api/v1/timelines/public")
    assert ids(follow(feed, "public", resume=path, since=10)) == [11]
    feed.acts = [[HEAD, END]]
    assert ids(follow(feed, "public", resume=path, since=10)) == []


def test_since_a_time_needs_ids_with_time(follow, client_of, socket_server):
    feed = Feed([HEAD])
    client = client_of(socket_server(feed), mastodon_version="2.7.2 (compatible; Pleroma 2.4.5)")
    with pytest.raises(MastodonIllegalArgumentError, match="since is a time, but ids of this server"):
        next(iter(follow(feed, "public", client=client, since=BEGAN)))


# --- bad input ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("names", "options", "message"),
    [
        (["home"], {}, "there is no stream 'home'; there are user"),
        (["hashtag:#python"], {}, "tag must be without '#': 'python'"),
        (["hashtag:"], {}, "tag must be one word"),
        (["list:"], {}, "id must not be empty"),
        (["user"], {"resume": ""}, "resume must be the path of a file or an object with load"),
        (["user"], {"resume": 7}, "resume must be"),
        (["user"], {"resume": Feed}, "resume must be"),
        (["user"], {"since": 7}, "give a datetime"),
        (["user"], {"since": 1.5}, "since must be an id"),
    ],
)
def test_wrong_arguments_are_refused_before_anything_is_sent(client, server, names, options, message):
    with pytest.raises(MastodonIllegalArgumentError, match=message):
        client.stream(*names, reconnect=True, **options)
    assert server.requests == []


def refusal(follow, path):
    """Give the error by which a resume file is refused."""
    with pytest.raises(MastodonResumeError) as caught, follow(Feed([HEAD]), resume=path):
        pass
    assert str(path) in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize("content", [b"SQLite", b"%PDF-1.7 " * 1000, b"SQLite format 3\0" + b"x" * 5000])
def test_files_that_are_none_of_sqlite_are_refused_and_kept(follow, path, content):
    path.write_bytes(content)
    refusal(follow, path)
    assert path.read_bytes() == content


def test_databases_of_other_programs_are_refused_and_kept(follow, path):
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE cursors (key, cursor)")
    database.close()
    before = path.read_bytes()
    assert "another program's database; give another path" in refusal(follow, path)
    assert path.read_bytes() == before


def test_files_of_newer_releases_are_refused(follow, path):
    told(follow(Feed([HEAD, END]), resume=path))
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA user_version = 2")
    database.close()
    assert "written by a newer release (format 2)" in refusal(follow, path)


def test_damaged_files_are_refused_and_kept(follow, path):
    told(follow(Feed([HEAD, END]), resume=path))
    content = bytearray(path.read_bytes())
    content[4096:] = os.urandom(len(content) - 4096)
    path.write_bytes(content)
    assert "is it damaged" in refusal(follow, path) or "it is damaged" in refusal(follow, path)
    assert path.read_bytes() == content


def test_damaged_places_are_refused(follow):
    class Damaged(Memory):
        def load(self, key):
            return '{"version": 1, "past": 7}'

    with pytest.raises(MastodonResumeError, match=r"the place kept for 'http://.* 99 user' is damaged"):
        next(iter(follow(Feed([HEAD]), resume=Damaged())))


def test_files_that_cannot_be_written_any_more_end_the_stream(follow, path):
    stream = follow(Feed([HEAD, update(1)]), resume=path)
    with stream:
        with sqlite3.connect(path) as database:
            database.execute("DROP TABLE cursors")
        database.close()
        with pytest.raises(MastodonResumeError, match="no such table"):
            next(iter(stream))


def test_folders_and_missing_folders_are_refused(follow, path):
    assert "cannot be opened" in refusal(follow, path.parent)
    assert "cannot be opened" in refusal(follow, path / "missing" / "bot.db")


def test_a_second_stream_at_the_same_place_is_refused(follow, path):
    feed = Feed([HEAD], [HEAD, END])
    with follow(feed, resume=path):
        with pytest.raises(MastodonResumeError, match="another process, or another stream of this one, is at the same"):
            next(iter(follow(feed, resume=path)))
        with follow(feed, "hashtag:python", resume=path):
            pass
    with follow(feed, resume=path):
        pass


def test_a_second_process_at_the_same_place_is_refused_until_a_kill(tmp_path):
    path = str(tmp_path / "bot.db")
    holding = (
        "import sys; from mastodon.resuming import File; file = File(sys.argv[1]); file.open();"
        "unlock = file.lock('k'); file.save('k', 'x'); print(1, flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", holding, path]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout.readline() == b"1\n"
        file = File(path)
        with pytest.raises(MastodonResumeError, match="another process"):
            file.lock("k")
        process.kill()
        process.wait()
        unlock = file.lock("k")
    assert file.load("k") == "x"
    unlock()
    file.close()


def test_a_server_without_streaming_is_named(follow):
    feed = Feed([refused(404), None])
    with pytest.raises(MastodonNotFoundError, match="/api/v1/streaming/user"):
        next(iter(follow(feed, reconnect=True)))


# --- handlers -------------------------------------------------------------------------------------------------------


@pytest.fixture
def handle(kind, loop):
    """Have the events of a stream handled until it ends."""

    def run_stream(stream, handler, **options):
        wrapped = stream.wrapped if isinstance(stream, Blocking) else stream
        return run(wrapped.run(handler, **options), loop)

    return run_stream


def test_run_gives_events_to_a_function(follow, handle):
    found = []
    with pytest.raises(MastodonUnauthorizedError):
        handle(follow(Feed([HEAD, update(1, 2), END]), reconnect=True), lambda event: found.append(event.id))
    assert found == [1, 2]


def test_run_gives_events_to_a_listener(follow, handle):
    class Listener(StreamListener):
        found = []  # noqa: RUF012 - one test

        def on_update(self, status, for_stream):
            self.found.append((status.id, for_stream))

    with pytest.raises(MastodonUnauthorizedError):
        handle(follow(Feed([HEAD, update(1), END]), "hashtag:python", reconnect=True), Listener())
    assert Listener.found == [(1, ["hashtag", "python"])]


def test_run_awaits_handlers(follow, handle, kind):
    found = []

    async def handler(event):
        await asyncio.sleep(0)
        found.append(event.id)

    error = MastodonIllegalArgumentError if kind == "sync" else MastodonUnauthorizedError
    with pytest.raises(error):
        handle(follow(Feed([HEAD, update(1), END]), reconnect=True), handler)
    assert found == ([] if kind == "sync" else [1])


class Failing:
    """A handler that fails for one event, some times."""

    def __init__(self, times):
        self.times = times
        self.found = []

    def __call__(self, event):
        self.found.append(event.id)
        if event.id == 1 and self.times:
            self.times -= 1
            raise KeyError(event.id)


def test_on_error_stop_raises_and_the_event_comes_again(follow, handle, path):
    feed = Feed([HEAD, update(1, 2), END])
    with pytest.raises(KeyError):
        handle(follow(feed, resume=path), Failing(1))
    feed.post(1, 2)
    feed.acts = [[HEAD, END]]
    handler = Failing(0)
    with pytest.raises(MastodonUnauthorizedError):
        handle(follow(feed, resume=path), handler)
    assert handler.found == [1, 2]


def test_on_error_skip_logs_and_goes_on(follow, handle, path, caplog):
    feed, handler = Feed([HEAD, update(1, 2), END]), Failing(1)
    with pytest.raises(MastodonUnauthorizedError):
        handle(follow(feed, resume=path), handler, on_error="skip")
    assert handler.found == [1, 2]
    assert "the handler of update on the stream user raised; on_error: skip" in caplog.text


def test_on_error_retry_calls_again_and_again(follow, handle, clock):
    handler = Failing(3)
    with pytest.raises(MastodonUnauthorizedError):
        handle(follow(Feed([HEAD, update(1, 2), END]), reconnect=True), handler, on_error="retry")
    assert handler.found == [1, 1, 1, 1, 2]
    assert clock.slept[:3] == [1, 2, 4]


def test_a_stream_that_is_stopped_is_not_retried(follow, handle, path):
    feed = Feed([HEAD, update(1)])
    stream = follow(feed, resume=path)

    def handler(event):
        stream.wrapped.stop() if isinstance(stream, Blocking) else stream.stop()
        raise KeyError(event.id)

    handle(stream, handler, on_error="retry")
    feed.post(1)
    feed.acts = [[HEAD, END]]
    assert ids(follow(feed, resume=path)) == [1]


def test_on_error_may_decide(follow, handle):
    seen = []

    def decide(error, event):
        seen.append((type(error), event.id))
        return "retry" if len(seen) == 1 else "skip"

    handler = Failing(5)
    with pytest.raises(MastodonUnauthorizedError):
        handle(follow(Feed([HEAD, update(1, 2), END]), reconnect=True), handler, on_error=decide)
    assert seen == [(KeyError, 1)] * 2
    assert handler.found == [1, 1, 2]


@pytest.mark.parametrize(
    ("handler", "on_error", "message"),
    [
        (None, "stop", "handler must be a function or a StreamListener"),
        (StreamListener, "stop", "handler must be"),
        (print, "ignore", "on_error must be 'stop', 'skip', 'retry' or a function"),
        (Failing(9), lambda error, event: None, "on_error must be"),
    ],
)
def test_run_refuses_what_cannot_handle(follow, handle, handler, on_error, message):
    with pytest.raises(MastodonIllegalArgumentError, match=message):
        handle(follow(Feed([HEAD, update(1), END]), reconnect=True), handler, on_error=on_error)


def test_run_works_on_streams_that_do_not_last(follow, handle):
    from mastodon import MastodonNetworkError

    found = []
    with pytest.raises(MastodonNetworkError):
        handle(follow(Feed([HEAD, update(1), END])), lambda event: found.append(event.id))
    assert found == [1]


# --- the end --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_signals_let_the_handler_finish_and_keep_its_place(follow, handle, path, kind, number):
    if kind == "async" and number == signal.SIGINT:
        pytest.skip("asyncio makes a cancellation of it, which has a test of its own")
    feed, found = Feed([HEAD, update(1, 2)]), []

    def handler(event):
        os.kill(os.getpid(), number)
        found.append(event.id)

    before = signal.getsignal(number)
    with pytest.raises(KeyboardInterrupt) if number == signal.SIGINT else within_a_second():
        handle(follow(feed, resume=path), handler)
    assert signal.getsignal(number) is before
    assert len(found) == 1 if kind == "sync" else found  # asyncio hears signals between two steps of its loop.
    feed.post(1, 2)
    feed.acts = [[HEAD, END]]
    assert ids(follow(feed, resume=path)) == [1, 2][len(found) :]


def test_a_signal_ends_all_streams_of_an_event_loop(follow, kind, loop):
    if kind == "sync":
        pytest.skip("the main thread handles one stream at a time")
    feed, found = Feed([HEAD, update(1)], [HEAD, update(1)]), []

    def handler(event):
        found.append(event.stream)
        if len(found) == 2:
            os.kill(os.getpid(), signal.SIGTERM)

    async def main():
        await asyncio.gather(*(follow(feed, name, reconnect=True).wrapped.run(handler) for name in ("user", "public")))

    before = signal.getsignal(signal.SIGTERM)
    loop.run_until_complete(asyncio.wait_for(main(), PATIENCE))
    assert sorted(found) == ["public", "user"]
    assert signal.getsignal(signal.SIGTERM) is before


def test_cancellation_lets_the_handler_finish_and_keeps_its_place(follow, path, kind, loop):
    if kind == "sync":
        pytest.skip("threads are not cancelled")
    feed, found = Feed([HEAD, update(1, 2)]), []

    async def handler(event):
        asyncio.current_task().get_loop().call_soon(task.cancel)
        await asyncio.sleep(0.01)
        found.append(event.id)

    async def main():
        nonlocal task
        task = asyncio.ensure_future(follow(feed, resume=path).wrapped.run(handler))
        with pytest.raises(asyncio.CancelledError):
            await task

    task = None
    loop.run_until_complete(main())
    assert found == [1]
    feed.post(1, 2)
    feed.acts = [[HEAD, END]]
    assert ids(follow(feed, resume=path)) == [2]


def test_close_ends_a_gap_that_is_slow(follow, wait, kind, loop):
    asked, never = threading.Event(), threading.Event()

    class Slow(Feed):
        def page(self, path, query):
            if path.endswith("home") and self.opened:
                asked.set()
                never.wait(PATIENCE)
            return super().page(path, query)

    stream = follow(Slow([HEAD]), reconnect=True)
    found = []

    def going_through():
        found.extend(stream)

    if kind == "sync":
        thread = threading.Thread(target=going_through)
        thread.start()
        assert asked.wait(PATIENCE)
        with within_a_second():
            stream.close()
            thread.join()
    else:

        async def main():
            async def going():
                return [event async for event in stream.wrapped]

            task = asyncio.ensure_future(going())
            await asyncio.to_thread(asked.wait, PATIENCE)
            with within_a_second():
                await stream.wrapped.aclose()
                assert await task == []

        loop.run_until_complete(main())
    never.set()
    assert found == []


def test_stop_ends_a_loop_that_goes_on(follow):
    stream, found = follow(Feed([HEAD, update(1, 2, 3)]), reconnect=True), []
    for one in stream:
        found.append(one.id)
        stream.stop()
    assert found == [1]


# --- a slow handler -------------------------------------------------------------------------------------------------


def test_a_slow_handler_loses_nothing_and_its_lag_can_be_read(follow, clock):
    """1,000 events a second come, each takes 50 ms. The sockets hold some; then the server has to wait."""
    count, size = 4000, 4000
    sent, connections, held = [], [], threading.Event()

    def burst():
        for number in range(1, count + 1):
            created = datetime.fromtimestamp(begun + number / 1000, UTC).isoformat()
            if not select([], connections, [], 0)[1]:
                held.set()
            connections[0].sendall(event("update", status(number, created_at=created, content="x" * size)))
            sent.append(number)

    class Fast(Feed):
        def stream(self, connection):
            connections.append(connection)
            super().stream(connection)

    begun, lags, found = clock.now(), [], []
    stream = follow(Fast([HEAD, burst, END]), "hashtag:python", reconnect=True)
    assert stream.lag is None

    def handle_slowly(one):
        if not found:
            assert held.wait(PATIENCE)
            assert len(sent) < count
            tracemalloc.start()
        found.append(one.id)
        lags.append(stream.lag)
        clock.time += 0.05

    try:
        with pytest.raises(MastodonUnauthorizedError):
            deque(map(handle_slowly, stream), maxlen=0)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert found == list(range(1, count + 1))
    assert lags[1000] == pytest.approx(1000 * 0.05 - 1.001, abs=0.01)
    assert lags == sorted(lags)
    assert peak < count * size / 8


def test_lag_is_unknown_where_events_bear_no_time(follow):
    stream = follow(Feed([HEAD, event("delete", "1")]), reconnect=True)
    next(iter(stream))
    assert stream.lag is None
    stream.close()


def test_ids_of_any_kind_are_followed(follow):
    assert to_id("01ARZ3NDEKTSV4RRFFQ69G5FAV") == "01ARZ3NDEKTSV4RRFFQ69G5FAV"
    feed = Feed([HEAD, update("01ARZ3NDEKTSV4RRFFQ69G5FAV"), END])
    feed.answers["/api/v1/timelines/home"] = [
        http([status("01ARZ3NDEKTSV4RRFFQ69G5FAA")]),
        http([status("01ARZ3NDEKTSV4RRFFQ69G5FAB"), status("01ARZ3NDEKTSV4RRFFQ69G5FAA")]),
    ]
    assert ids(follow(feed, reconnect=True)) == ["01ARZ3NDEKTSV4RRFFQ69G5FAB", "01ARZ3NDEKTSV4RRFFQ69G5FAV"]


# --- files that other processes have --------------------------------------------------------------------------------


@pytest.fixture
def other(path):
    """Give another program's connection to the resume file."""
    made = sqlite3.connect(path, isolation_level=None)
    yield made
    made.close()


@pytest.fixture
def between(other, monkeypatch):
    """Let the other program begin to write when ours has made the file, and is about to choose how to write it."""

    class Ours(sqlite3.Connection):
        def execute(self, statement, *values):
            if "journal_mode" in statement and not waits and not other.in_transaction:
                other.execute("BEGIN IMMEDIATE")
            return super().execute(statement, *values)

    waits = []
    monkeypatch.setattr(sqlite3, "connect", partial(sqlite3.connect, factory=Ours))
    monkeypatch.setattr("mastodon.patience.time.sleep", waits.append)
    return waits


def test_two_programs_may_make_a_file_at_the_same_time(path, other, between, monkeypatch):
    monkeypatch.setattr("mastodon.patience.time.sleep", lambda _: (between.append(1), other.execute("ROLLBACK")))
    file = File(str(path))
    file.save("a", "b")
    assert file.load("a") == "b"
    assert other.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    file.close()


def test_a_file_that_stays_locked_while_it_is_made_is_not_called_damaged(follow, path, between, monkeypatch):
    monkeypatch.setattr("mastodon.resuming.PATIENCE", 0.05)
    assert "another process keeps it (database is locked); wait until" in refusal(follow, path)
    assert between


def test_a_file_that_is_locked_is_not_called_damaged(follow, path, other, monkeypatch):
    monkeypatch.setattr("mastodon.resuming.PATIENCE", 0.05)
    stream = follow(Feed([HEAD, update(1)]), resume=path)
    with stream:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(MastodonResumeError, match=r"another process keeps it \(database is locked\)"):
            next(iter(stream))
        other.execute("ROLLBACK")
