"""Streams of servers that do not stream, over real sockets, on both clients: asked for again and again."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections import deque
from datetime import UTC, datetime
from functools import partial
from urllib.parse import parse_qs, urlsplit

import pytest
from conftest import Blocking, run
from feeds import HEAD, Feed, refused, status, update
from loopback import http
from streams import PATIENCE, within_a_second

from mastodon import (
    MastodonAPIError,
    MastodonMalformedEventError,
    MastodonNetworkError,
    MastodonNotFoundError,
    MastodonServerError,
    MastodonUnauthorizedError,
    StreamListener,
)
from mastodon.protocol.polling import LOOK_AGAIN
from mastodon.seam.waiting import AsyncClock, Clock

HOME, NOTIFICATIONS = "/api/v1/timelines/home", "/api/v1/notifications"
NO = refused(404)
PUBLIC, CONVERSATIONS = "/api/v1/timelines/public", "/api/v1/conversations"


class Polled(Feed):
    """
    A server that does not stream: before the newest page of a timeline is asked for the n-th time, and not only for
    the first few things of it, the n-th thing happens to it.

    When nothing more is to happen, the token is refused.
    """

    def __init__(self, *happens, path=HOME, streams=(NO,)):
        super().__init__()
        self.happens = list(happens)
        self.path = path
        self.streams = list(streams)

    def __call__(self, connection, server):
        while request := server.read_request(connection):
            target = request.split(b" ", 2)[1].decode()
            self.asked.append(target)
            path = urlsplit(target).path
            if path.startswith("/api/v1/streaming"):
                answer = self.streams.pop(0) if len(self.streams) > 1 else self.streams[0]
                connection.sendall(answer(path) if callable(answer) else answer)
            else:
                answer = self.answer(path, parse_qs(urlsplit(target).query))
                if not answer:
                    return
                connection.sendall(answer)

    def answer(self, path, query):
        if path == self.path and query.get("limit") == ["40"] and "min_id" not in query and "max_id" not in query:
            if not self.happens:
                return refused(401)
            happens = self.happens.pop(0)
            if isinstance(happens, bytes):
                return happens
            if happens is not None:
                happens()
        if path in self.answers:
            return self.answers[path][0]
        one = path.removeprefix("/api/v1/statuses/")
        if one != path:
            found = [timeline[int(one)] for timeline in self.timelines.values() if int(one) in timeline]
            return http(found[0]) if found else refused(404)
        return http(self.page(path, query))

    def then(self, *things, **options):
        """Post, when it is time."""
        return partial(self.post, *things, **{"path": self.path, **options})


@pytest.fixture
def poll(client_of, socket_server, streaming):
    """Make a stream that is polled."""
    clients = {}

    def make(feed, *names, **options):
        client = options.pop("client", None) or clients.get(id(feed))
        if client is None:
            client = clients[id(feed)] = client_of(socket_server(feed))
        return streaming(client, *(names or ("user",)), **{"via": "polling", **options})

    return make


def told(stream, *, until=MastodonUnauthorizedError):
    """List what a stream gives until the server refuses it: kind, id, and whether it was recovered."""
    found = []
    with pytest.raises(until):
        deque((found.append((event.kind, event.id, event.recovered)) for event in stream), maxlen=0)
    return found


def ids(stream, **how):
    return [number for _, number, _ in told(stream, **how)]


# --- events ---------------------------------------------------------------------------------------------------------


def test_polls_bring_what_is_new(poll):
    feed = Polled()
    feed.happens = [None, feed.then(11, 12), None, feed.then(13)]
    feed.post(10)
    assert told(poll(feed)) == [("update", 11, False), ("update", 12, False), ("update", 13, False)]
    assert "/api/v1/streaming/user" not in feed.paths()


def test_polls_bring_more_than_a_page(poll):
    feed = Polled()
    feed.happens = [None, feed.then(*range(11, 311)), feed.then(311)]
    feed.post(10)
    assert ids(poll(feed)) == list(range(11, 312))


def test_polls_bring_notifications_too(poll):
    feed = Polled()
    feed.happens = [None, lambda: feed.post(5, path=NOTIFICATIONS, type="follow"), feed.then(11)]
    assert told(poll(feed)) == [("notification", 5, False), ("update", 11, False)]


def test_polls_bring_conversations(poll):
    feed = Polled(path=CONVERSATIONS)

    def write(number):
        feed.timelines[CONVERSATIONS] = {number: {"id": "1", "last_status": status(number)}}

    feed.happens = [partial(write, 30), None, partial(write, 31), partial(write, 32)]
    assert told(poll(feed, "direct")) == [("conversation", 1, False)] * 2


def test_polls_bring_edits_and_deletions(poll):
    feed = Polled()

    def change():
        feed.post(11, edited_at="2026-11-02T00:00:00Z")
        del feed.timelines[HOME][12]

    feed.happens = [None, change, None]
    feed.post(11, 12)
    assert told(poll(feed)) == [("status.update", 11, False), ("delete", 12, False)]


@pytest.mark.parametrize("answer", [refused(403), refused(400), http("null"), http([7]), http(status(12))])
def test_what_the_server_does_not_tell_as_deleted_is_not(poll, answer):
    feed = Polled()
    feed.happens = [None, lambda: feed.timelines[HOME].pop(12), None, feed.then(13)]
    feed.answers["/api/v1/statuses/12"] = [answer]
    feed.post(11, 12)
    assert told(poll(feed)) == [("update", 13, False)]
    assert feed.paths().count("/api/v1/statuses/12") == 1


def test_a_status_that_the_server_cannot_tell_of_now_is_asked_for_again(poll):
    feed = Polled()
    feed.happens = [None, lambda: feed.timelines[HOME].pop(12), lambda: feed.answers.pop("/api/v1/statuses/12"), None]
    feed.answers["/api/v1/statuses/12"] = [refused(500)]
    feed.post(11, 12)
    assert told(poll(feed)) == [("delete", 12, False)]
    assert feed.paths().count("/api/v1/statuses/12") == 2


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("user:notification", NOTIFICATIONS),
        ("public", PUBLIC),
        ("public:local", PUBLIC),
        ("public:remote:media", PUBLIC),
        ("hashtag:python", "/api/v1/timelines/tag/python"),
        ("hashtag:local:python", "/api/v1/timelines/tag/python"),
        ("list:42", "/api/v1/timelines/list/42"),
    ],
)
def test_each_stream_can_be_polled(poll, name, path):
    feed = Polled(path=path)
    feed.happens = [None, feed.then(11)]
    assert ids(poll(feed, name)) == [11]


def test_several_streams_are_polled_together(poll):
    feed = Polled(path="/api/v1/timelines/tag/b")

    def happen():
        feed.post(11, path="/api/v1/timelines/tag/a")
        feed.post(21, path="/api/v1/timelines/tag/b")

    feed.happens = [None, happen, *[None] * 1000]
    with poll(feed, "hashtag:a", "hashtag:b") as stream:
        events = iter(stream)
        found = next(events), next(events)
    assert {(event.stream, event.id) for event in found} == {("hashtag:a", 11), ("hashtag:b", 21)}


def test_tokens_for_statuses_alone_poll_statuses_alone(poll):
    feed = Polled()
    feed.happens = [None, feed.then(11)]
    feed.answers[NOTIFICATIONS] = [refused(403)]
    assert ids(poll(feed)) == [11]
    assert feed.paths().count(NOTIFICATIONS) == 1


def test_nobody_can_poll_what_is_public(poll, client_of, socket_server):
    feed = Polled(path=PUBLIC)
    feed.happens = [None, feed.then(11)]
    client = client_of(socket_server(feed), access_token=None)
    assert ids(poll(feed, "public", client=client, via="auto")) == [11]


def test_lag_is_known(poll, clock):
    feed = Polled()
    clock.time = datetime(2026, 11, 1, tzinfo=UTC).timestamp()
    feed.happens = [None, feed.then(11)]
    stream = poll(feed)
    next(iter(stream))
    assert stream.lag == 5
    stream.close()


# --- when a server is polled ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", [404, 405, 501])
@pytest.mark.parametrize("names", [["user"], ["user", "public"]], ids=len)
def test_servers_that_do_not_stream_are_polled(poll, names, code, caplog):
    caplog.set_level(logging.INFO, "mastodon")
    feed = Polled(streams=[refused(code)])
    feed.happens = [None, feed.then(11), *[None] * 1000]
    with poll(feed, *names, via="auto") as stream:
        assert next(iter(stream)).id == 11
    tried = [path for path in feed.paths() if path.startswith("/api/v1/streaming")]
    assert sorted(set(tried)) == ["/api/v1/streaming", *(f"/api/v1/streaming/{name}" for name in sorted(names))]
    assert "the server does not stream; the stream user is asked for again and again" in caplog.text


def test_servers_that_announce_no_streaming_and_answer_pages_are_polled(poll, client_of, socket_server):
    feed = Polled(streams=[http("<html>", Content_Type="text/html")])
    feed.happens = [None, feed.then(11)]
    feed.answers["/api/v2/instance"] = feed.answers["/api/v1/instance"] = [http({"version": "0.9", "urls": {}})]
    client = client_of(socket_server(feed), streaming_base_url=None)
    assert ids(poll(feed, client=client, via="auto")) == [11]


def test_pages_where_streams_are_announced_are_an_error(poll):
    feed = Polled(streams=[http("<html>", Content_Type="text/html")])
    with pytest.raises(MastodonAPIError, match="answered HTML instead of events"):
        next(iter(poll(feed, via="auto")))
    assert HOME not in feed.paths()


@pytest.mark.parametrize("via", ["sse", "websocket"])
def test_who_insists_on_a_way_is_refused(poll, via):
    feed = Polled()
    assert told(poll(feed, via=via), until=MastodonNotFoundError) == []
    assert HOME not in feed.paths()


@pytest.mark.parametrize(
    ("code", "error"), [(401, MastodonUnauthorizedError), (403, MastodonAPIError), (500, MastodonServerError)]
)
@pytest.mark.parametrize("names", [["user"], ["user", "public"]], ids=len)
def test_servers_that_refuse_a_stream_are_not_polled(poll, names, code, error):
    """One stream is tried by server-sent events first, several by WebSocket."""
    feed = Polled(streams=[NO, refused(code)] if len(names) > 1 else [refused(code)])
    assert told(poll(feed, *names, via="auto"), until=error) == []
    assert HOME not in feed.paths()


@pytest.mark.parametrize("names", [["user"], ["user", "public"]], ids=len)
@pytest.mark.parametrize("options", [{}, {"reconnect": True}], ids=["once", "lasting"])
def test_a_server_that_streams_later_is_not_polled_any_more(poll, names, options, client_of, socket_server):
    """What happens between the last poll and the connection comes by a poll, what comes by both comes once."""
    feed = Polled()

    def streams(path):
        if path != "/api/v1/streaming/user":
            return HEAD
        feed.post(11)
        return HEAD + update(11, 12)

    feed.happens = [None] * 1000
    feed.streams = [NO] * (len(names) + 1) + [streams]
    client = client_of(socket_server(feed))
    with poll(feed, *names, via="auto", client=client, **options) as stream:
        events = iter(stream)
        assert [(event.id, event.recovered) for event in (next(events), next(events))] == [(11, False), (12, False)]
        assert len(getattr(client, "wrapped", client)._streams.polled) < len(names)
    assert feed.paths().count("/api/v1/streaming/user") == 2


def test_a_server_that_still_does_not_stream_is_asked_seldom(poll, clock):
    feed = Polled()
    feed.happens = [None] * 45
    begun = clock.now()
    ids(poll(feed, via="auto"))
    assert LOOK_AGAIN * 2 < clock.now() - begun < LOOK_AGAIN * 3
    assert feed.paths().count("/api/v1/streaming/user") == 3


# --- failures -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "error"), [(401, MastodonUnauthorizedError), (403, MastodonAPIError), (404, MastodonNotFoundError)]
)
@pytest.mark.parametrize("options", [{}, {"reconnect": True}], ids=["once", "lasting"])
@pytest.mark.parametrize("before", [0, 2])
def test_refusals_end_the_stream_with_their_class(poll, code, error, options, before):
    feed = Polled(*[None] * before, refused(code), path=PUBLIC)
    assert told(poll(feed, "public", **options), until=error) == []


def test_what_fails_ends_a_stream_that_does_not_last(poll):
    feed = Polled(None, refused(500))
    assert told(poll(feed), until=MastodonServerError) == []


def test_what_fails_is_asked_for_again_where_a_stream_lasts(poll, clock):
    feed = Polled()
    feed.post(10)
    feed.happens = [None, feed.then(11), refused(500), feed.then(12), None, None, feed.then(13)]
    assert told(poll(feed, reconnect=True)) == [("update", 11, False), ("update", 12, True), ("update", 13, False)]
    assert clock.slept == [5, 5, 1, 5, 5]


@pytest.mark.parametrize("answer", [b"null", b"7", b"{}", b'"x"'])
@pytest.mark.parametrize("options", [{}, {"reconnect": True}], ids=["once", "lasting"])
def test_answers_that_are_no_pages_are_failures(poll, answer, options):
    feed = Polled(path=PUBLIC)
    feed.happens = [None] * (3 if options else 1) + [http(answer)]
    error = MastodonUnauthorizedError if options else MastodonMalformedEventError
    assert told(poll(feed, "public", **options), until=error) == []


def test_connections_that_break_are_failures(poll):
    feed = Polled(None, *[b""] * 10)
    assert told(poll(feed), until=MastodonNetworkError) == []


# --- the place ------------------------------------------------------------------------------------------------------


@pytest.fixture
def path(tmp_path):
    return tmp_path / "bot.db"


def test_a_polled_stream_goes_on_where_it_was(poll, path):
    feed = Polled()
    feed.happens = [None] * 3 + [feed.then(11, 12)]
    assert told(poll(feed, resume=path)) == [("update", 11, False), ("update", 12, False)]
    feed.happens = [feed.then(13), None, None, feed.then(14)]
    assert told(poll(feed, resume=path)) == [("update", 13, True), ("update", 14, False)]


def test_the_event_in_hand_comes_again_first(poll, path):
    feed = Polled()
    feed.happens = [None] * 3 + [feed.then(11, 12), *[None] * 1000]
    stream = poll(feed, resume=path)
    next(iter(stream))
    stream.close()
    stream = poll(feed, resume=path)
    events = iter(stream)
    assert [(event.id, event.redelivered) for event in (next(events), next(events))] == [(11, True), (12, False)]
    stream.close()


def test_ack_keeps_the_place_at_once(poll, path, kind, loop):
    feed = Polled()
    feed.happens = [None] * 3 + [feed.then(11), *[None] * 1000]
    stream = poll(feed, resume=path)
    first = next(iter(stream))

    async def acknowledge():
        await first.ack()

    first.ack() if kind == "sync" else loop.run_until_complete(acknowledge())
    stream.close()
    feed.happens = [None] * 3
    assert ids(poll(feed, resume=path)) == []


def test_since_an_id(poll):
    feed = Polled(path=PUBLIC)
    feed.post(10, 11, path=PUBLIC)
    feed.happens = [None] * 3 + [feed.then(12)]
    assert told(poll(feed, "public", since=10)) == [("update", 11, True), ("update", 12, False)]


def test_on_error_decides_what_becomes_of_events(poll, kind, loop):
    feed, found = Polled(), []
    feed.happens = [None, feed.then(11, 12), feed.then(13)]

    def handler(event):
        found.append(event.id)
        if event.id == 11:
            raise KeyError(event.id)

    stream = poll(feed)
    wrapped = stream.wrapped if isinstance(stream, Blocking) else stream
    with pytest.raises(MastodonUnauthorizedError):
        run(wrapped.run(handler, on_error="skip"), loop)
    assert found == [11, 12, 13]


# --- the pace -------------------------------------------------------------------------------------------------------


def test_polls_become_seldom_while_nothing_comes(poll, clock):
    feed = Polled()
    feed.post(10)
    feed.happens = [None] * 9 + [feed.then(11), None]
    assert ids(poll(feed)) == [11]
    assert clock.slept == pytest.approx([5, 7.5, 11.25, 16.875, 25.3125, 37.96875, 56.953125, 60, 60, 5, 7.5])


@pytest.mark.parametrize(
    ("limit", "remaining", "seconds", "wait"),
    [(300, 250, 250, 5), (300, 31, 200, 200 * 2 / 15), (300, 0, 200, 200), (30, 20, 200, 2 * 300 / 15)],
)
def test_polls_keep_to_what_the_server_tells(poll, clock, limit, remaining, seconds, wait):
    """``user`` takes two calls for each poll; the second one tells that there is one less."""
    feed = Polled(None)
    reset = datetime.fromtimestamp(clock.now() + seconds, UTC).isoformat()
    limits = {"X_RateLimit_Limit": str(limit), "X_RateLimit_Remaining": str(remaining), "X_RateLimit_Reset": reset}
    feed.answers[NOTIFICATIONS] = [http([], **limits)]
    ids(poll(feed))
    assert clock.slept == [pytest.approx(wait, abs=1)]


def test_streams_of_a_client_share_what_it_may_take(poll, clock):
    names = [f"hashtag:{number}" for number in range(20)]
    feed = Polled(*[None] * 3, path="/api/v1/timelines/tag/0")
    ids(poll(feed, *names))
    assert clock.slept[0] == 40


def test_streams_that_are_closed_leave_their_share(poll, clock):
    feed = Polled(path=PUBLIC)
    feed.happens = [None] * 1000
    stream = poll(feed, *(f"hashtag:{number}" for number in range(20)))
    with stream:
        pass
    feed.happens = [None] * 2
    clock.slept.clear()
    ids(poll(feed, "public"))
    assert clock.slept[0] == 5


# --- the end --------------------------------------------------------------------------------------------------------


class Slow(Polled):
    """A server that does not answer a poll for long."""

    def __init__(self):
        super().__init__(*[None] * 3, self.hang, path=PUBLIC)
        self.asked_for, self.never = threading.Event(), threading.Event()

    def hang(self):
        self.asked_for.set()
        self.never.wait(PATIENCE)


def ends(stream, kind, loop, begun, end):
    """List what a stream gives that is ended from outside, beside it, when it has begun to wait."""
    found = []
    if kind == "sync":
        thread = threading.Thread(target=lambda: found.extend(stream))
        thread.start()
        assert begun.wait(PATIENCE)
        with within_a_second():
            end()
            thread.join()
        return found

    async def main():
        async def going():
            return [event async for event in stream.wrapped]

        task = asyncio.ensure_future(going())
        assert await asyncio.to_thread(begun.wait, PATIENCE)
        with within_a_second():
            await end()
            return await task

    return loop.run_until_complete(main())


@pytest.mark.parametrize("options", [{}, {"reconnect": True}], ids=["once", "lasting"])
def test_close_ends_a_poll_that_is_slow(poll, kind, loop, options):
    feed = Slow()
    if not options:
        del feed.happens[:2]
    stream = poll(feed, "public", **options)
    end = stream.close if kind == "sync" else stream.wrapped.aclose
    assert ends(stream, kind, loop, feed.asked_for, end) == []
    feed.never.set()


@pytest.mark.parametrize("options", [{}, {"reconnect": True}], ids=["once", "lasting"])
@pytest.mark.parametrize("closed", ["stream", "client"])
def test_close_ends_the_wait_for_the_next_poll(poll, client_of, socket_server, kind, loop, options, closed):
    waits = threading.Event()

    class Telling(Clock if kind == "sync" else AsyncClock):
        def sleep(self, seconds, stop=None):
            waits.set()
            return super().sleep(seconds, stop)

    feed = Polled(*[None] * 3, path=PUBLIC)
    client = client_of(socket_server(feed))
    client._clock = Telling()
    stream = poll(feed, "public", client=client, **options)
    closing = {"stream": stream, "client": client}[closed]
    end = closing.close if kind == "sync" else closing.wrapped.aclose
    assert ends(stream, kind, loop, waits, end) == []


def test_cancellation_ends_a_poll(poll, kind, loop):
    if kind == "sync":
        pytest.skip("threads are not cancelled")
    feed = Slow()
    stream = poll(feed, "public", reconnect=True)

    async def main():
        task = asyncio.ensure_future(anext(aiter(stream.wrapped)))
        assert await asyncio.to_thread(feed.asked_for.wait, PATIENCE)
        with within_a_second():
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task

    loop.run_until_complete(main())
    feed.never.set()


# --- listeners ------------------------------------------------------------------------------------------------------


def test_listeners_are_refused_as_in_mastodon_py(client_of, socket_server):
    feed = Polled()
    with pytest.raises(MastodonNotFoundError, match="/api/v1/streaming/user"):
        client_of(socket_server(feed)).stream_user(StreamListener())
    assert HOME not in feed.paths()


@pytest.mark.parametrize("options", [{"reconnect": True}, {"via": "polling"}, {"via": "polling", "reconnect": True}])
def test_listeners_are_polled_for_where_options_of_streams_are_given(client_of, socket_server, listener, options):
    feed = Polled()
    feed.post(10)
    feed.happens = [None] * (3 if "reconnect" in options else 1) + [feed.then(11)]
    with pytest.raises(MastodonUnauthorizedError):
        client_of(socket_server(feed)).stream_user(listener, **options)
    assert listener.told == [("update", 11)]
