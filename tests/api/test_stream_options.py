"""Methods with a listener, with the options of ``stream()``, over real sockets, on both clients."""

from __future__ import annotations

import asyncio
import threading
import time

import pytest
from feeds import END, HEAD, ONE, USER, Feed, chunk, event, refused, status, update
from loopback import http
from streams import PATIENCE, Recorder, close, within_a_second

from mastodon import (
    MastodonIllegalArgumentError,
    MastodonNetworkError,
    MastodonResumeError,
    MastodonUnauthorizedError,
)

HEART = chunk(b":thump\n")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "bot.db"


@pytest.fixture
def listen(client_of, socket_server):
    """Let a method of a client listen to a feed; several times to the same one, if wanted."""
    servers = {}

    def start(feed, method, *args, run_async=False, beside=None, **options):
        server = servers.get(id(feed)) or servers.setdefault(id(feed), socket_server(feed))
        listening = getattr(client_of(server), method)
        options.setdefault("via", "sse")
        return beside(listening, *args, **options) if run_async else listening(*args, **options)

    return start


@pytest.mark.parametrize(
    ("method", "args", "options", "name", "pages"),
    [
        ("stream_user", (), {}, "home", USER),
        ("stream_user_notifications", (), {}, "notifications", ONE),
        ("stream_public", (), {"remote": True}, "public", ONE),
        ("stream_local", (), {"only_media": True}, "public", ONE),
        ("stream_hashtag", ("python",), {"local": True}, "tag/python", ONE),
        ("stream_list", (42,), {}, "list/42", ONE),
    ],
)
def test_each_method_tells_what_was_missed(listen, path, listener, method, args, options, name, pages):
    place = f"/api/v1/{'' if name == 'notifications' else 'timelines/'}{name}"
    feed = Feed()
    feed.acts = [[HEAD, pages, lambda: feed.post(11, 12, path=place, type="mention"), None], [HEAD, END]]
    feed.post(10, path=place, type="mention")
    listener.on_notification = lambda notification: listener.note("update", notification.id)
    with pytest.raises(MastodonUnauthorizedError):
        listen(feed, method, *args, listener, reconnect=True, **options)
    assert listener.told == [("update", 11), ("update", 12)]


def test_stream_direct_tells_what_was_missed(listen, listener):
    feed = Feed()
    message = {"id": "1", "last_status": status(30)}
    feed.acts = [[HEAD, ONE, lambda: feed.timelines["/api/v1/conversations"].update({30: message}), None], [HEAD, END]]
    listener.on_conversation = lambda conversation: listener.note("conversation", conversation.id)
    with pytest.raises(MastodonUnauthorizedError):
        listen(feed, "stream_direct", listener, reconnect=True)
    assert listener.told == [("conversation", 1)]


def test_resume_goes_on_where_it_was(listen, path, listener):
    feed = Feed([HEAD, update(11), END])
    with pytest.raises(MastodonUnauthorizedError):
        listen(feed, "stream_user", listener, resume=path)
    feed.post(11, 12)
    feed.acts = [[HEAD, update(12, 13), END]]
    with pytest.raises(MastodonUnauthorizedError):
        listen(feed, "stream_user", listener, resume=path)
    assert listener.told == [("update", 11), ("update", 12), ("update", 13)]


def test_since_is_where_to_begin(listen, listener):
    feed = Feed([HEAD, END])
    feed.post(10, 11, 12, path="/api/v1/timelines/public")
    with pytest.raises(MastodonUnauthorizedError):
        listen(feed, "stream_public", listener, since=10)
    assert listener.told == [("update", 11), ("update", 12)]


def test_listeners_are_told_signs_of_life_and_every_interruption(listen, listener, clock):
    feed = Feed([HEAD, HEART, None], [refused(503), None], [HEAD, HEART, update(1), HEART, END])
    with pytest.raises(MastodonUnauthorizedError) as caught:
        listen(feed, "stream_user", listener, reconnect=True)
    assert listener.told == [("heartbeat",), ("heartbeat",), ("update", 1), ("heartbeat",)]
    assert [getattr(error, "status_code", None) for error in listener.aborted] == [None, 503, None, 401]
    assert listener.aborted[-1] is caught.value


class Failing(Recorder):
    """Fails for one status, some times, or at each sign of life."""

    def __init__(self, times=0, *, heart=False):
        super().__init__()
        self.times, self.heart = times, heart

    def on_update(self, status):
        super().on_update(status)
        if self.times:
            self.times -= 1
            raise KeyError(status.id)

    def handle_heartbeat(self):
        super().handle_heartbeat()
        if self.heart:
            raise KeyError("heart")


def test_a_listener_that_raises_ends_the_stream_and_the_event_comes_again(listen, path):
    feed, first = Feed([HEAD, update(1, 2)]), Failing(1)
    with pytest.raises(KeyError) as caught:
        listen(feed, "stream_user", first, resume=path)
    assert first.aborted == [caught.value]
    feed.post(1, 2)
    feed.acts = [[HEAD, END]]
    second = Recorder()
    with pytest.raises(MastodonUnauthorizedError):
        listen(feed, "stream_user", second, resume=path)
    assert second.told == [("update", 1), ("update", 2)]


@pytest.mark.parametrize(("word", "told"), [("skip", [1, 2]), ("retry", [1, 1, 2])])
def test_on_error_decides(listen, clock, caplog, word, told):
    failing = Failing(1)
    with pytest.raises(MastodonUnauthorizedError):
        listen(Feed([HEAD, update(1, 2), END]), "stream_user", failing, reconnect=True, on_error=word)
    assert failing.told == [("update", number) for number in told]
    assert f"on_error: {word}" in caplog.text
    assert not any(isinstance(error, KeyError) for error in failing.aborted)


def test_on_error_decides_on_signs_of_life_too(listen):
    failing = Failing(heart=True)
    with pytest.raises(MastodonUnauthorizedError):
        listen(Feed([HEAD, HEART, update(1), END]), "stream_user", failing, reconnect=True, on_error="skip")
    assert failing.told == [("heartbeat",), ("update", 1)]


def test_on_error_alone_leaves_the_connection_as_it_was(listen):
    feed, failing = Feed([HEAD, update(1, 2), END]), Failing(1)
    with pytest.raises(MastodonNetworkError):
        listen(feed, "stream_user", failing, on_error="skip")
    assert failing.told == [("update", 1), ("update", 2)]
    assert feed.paths() == ["/api/v1/streaming/user"]


def test_via_alone_leaves_all_else_as_it_was(listen, listener):
    feed = Feed([HEAD, update(1), END])
    with pytest.raises(MastodonNetworkError):
        listen(feed, "stream_user", listener, via="sse")
    assert listener.told == [("update", 1)]
    assert feed.paths() == ["/api/v1/streaming/user"]


# --- beside the caller ----------------------------------------------------------------------------------------------


def test_handles_tell_how_a_stream_is_and_end_it(listen, beside, listener, wait, path):
    feed = Feed([HEAD, update(1)])
    handle = listen(feed, "stream_user", listener, run_async=True, beside=beside, resume=path)
    assert wait(listener.wait, 1)
    assert (handle.running, handle.is_alive(), handle.is_receiving(), handle.reconnecting) == (True, True, True, False)
    with within_a_second():
        close(handle)
    handle.join()
    assert (handle.running, handle.is_alive(), handle.is_receiving(), handle.reconnecting) == (
        False,
        False,
        False,
        False,
    )
    assert listener.aborted == []


def test_handles_keep_the_place_when_they_are_closed(listen, beside, listener, wait, path):
    feed = Feed([HEAD, update(1)])
    handle = listen(feed, "stream_user", listener, run_async=True, beside=beside, resume=path)
    assert wait(listener.wait, 1)
    close(handle)
    handle.join()
    feed.post(1, 2)
    feed.acts = [[HEAD, END]]
    with pytest.raises(MastodonUnauthorizedError):
        listen(feed, "stream_user", listener, resume=path)
    assert listener.told == [("update", 1), ("update", 2)]


def test_handles_reconnect_and_tell_what_was_missed(listen, beside, listener, wait):
    feed = Feed()
    feed.acts = [[HEAD, USER, lambda: feed.post(11), None], [HEAD, update(12), END]]
    feed.post(10)
    handle = listen(feed, "stream_user", listener, run_async=True, beside=beside, reconnect_async=True, on_error="skip")
    assert wait(listener.wait, 2)
    with pytest.raises(MastodonUnauthorizedError):
        handle.join(PATIENCE)
    assert listener.told == [("update", 11), ("update", 12)]
    assert not handle.reconnecting


def test_refusals_are_raised_before_a_handle_is_given(listen, beside, listener):
    feed = Feed()
    feed.answers["/api/v1/timelines/home"] = [refused(401)]
    with pytest.raises(MastodonUnauthorizedError) as caught:
        listen(feed, "stream_user", listener, run_async=True, beside=beside, reconnect=True)
    assert listener.aborted == [caught.value]


def test_a_handle_waits_for_a_server_that_is_down(listen, beside, listener, wait):
    feed = Feed([HEAD, update(1)])
    feed.answers["/api/v1/timelines/home"] = [refused(503), refused(503), http([])]
    handle = listen(feed, "stream_user", listener, run_async=True, beside=beside, reconnect=True)
    assert wait(listener.wait, 1)
    assert handle.is_receiving()


def test_two_handles_cannot_be_at_the_same_place(listen, beside, listener, path):
    feed = Feed([HEAD])
    listen(feed, "stream_user", listener, run_async=True, beside=beside, resume=path)
    with pytest.raises(MastodonResumeError, match="is at the same stream of the same account"):
        listen(feed, "stream_user", listener, run_async=True, beside=beside, resume=path)


def test_a_handle_closed_by_its_own_listener_ends(listen, beside, kind, path, wait):
    class Once(Recorder):
        def on_update(self, status):
            super().on_update(status)
            if kind == "sync":
                handle.close()
                return None
            return handle.wrapped.close()

    once, feed = Once(), Feed([HEAD, USER, event("delete", "7"), update(1, 2)])
    handle = listen(feed, "stream_user", once, run_async=True, beside=beside, resume=path)
    assert wait(once.wait, 2)
    handle.join(PATIENCE)
    assert once.told == [("delete", 7), ("update", 1)]
    assert not handle.is_alive()


# --- bad input ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"resume": ""}, "resume must be the path of a file or an object with load"),
        ({"since": 1.5}, "since must be an id"),
        ({"via": "carrier pigeon"}, "via must be auto, sse"),
        ({"via": "carrier pigeon", "reconnect": True}, "via must be auto, sse"),
        ({"on_error": "ignore"}, "on_error must be 'stop', 'skip', 'retry' or a function"),
        ({"reconnect": True, "timeout": 0}, "timeout must be a number of seconds over 0"),
        ({"timeout": "5"}, "timeout must be a number of seconds over 0, not '5'"),
        ({"reconnect_async_wait_sec": None}, "reconnect_async_wait_sec must be a number of seconds over 0"),
    ],
)
@pytest.mark.parametrize("run_async", [False, True])
def test_wrong_options_are_refused_before_anything_is_sent(client, server, listener, options, message, run_async):
    with pytest.raises(MastodonIllegalArgumentError, match=message):
        client.stream_user(listener, run_async=run_async, **options)
    assert server.requests == []


def test_options_that_there_are_not_are_refused_as_python_does(client, server, listener):
    with pytest.raises(TypeError, match="unexpected keyword argument 'resum'"):
        client.stream_user(listener, resum="bot.db")
    assert server.requests == []


# --- many streams, and what happens while they begin ----------------------------------------------------------------


@pytest.fixture
def stuck(kind, loop):
    """A clock whose sleepers wake at the end of the test, whatever ends their streams."""

    class Stuck:
        now = staticmethod(time.time)
        asleep = threading.Semaphore(0)
        awake = threading.Event()

        def chance(self):
            return 1.0

        def sleep(self, seconds, stop=None):
            self.asleep.release()
            assert self.awake.wait(2 * PATIENCE)

    class AsyncStuck(Stuck):
        async def sleep(self, seconds, stop=None):
            await asyncio.to_thread(super().sleep, seconds)

    clock = Stuck() if kind == "sync" else AsyncStuck()
    yield clock
    clock.awake.set()
    if rest := asyncio.all_tasks(loop):
        loop.run_until_complete(asyncio.wait(rest))


def test_close_of_several_streams_takes_no_longer_than_of_one(client_of, socket_server, follow, stuck, wait):
    feed = Feed([HEAD, update(1)], [HEAD, None], [HEAD, None])
    client = client_of(socket_server(feed), clock=stuck)
    stream = follow(feed, "user", "public", "hashtag:python", client=client, reconnect=True)
    assert next(iter(stream)).status.id == 1
    assert [wait(stuck.asleep.acquire, True, PATIENCE) for _ in range(2)] == [True, True]
    with within_a_second():
        stream.close()
