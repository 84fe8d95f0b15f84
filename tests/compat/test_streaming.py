"""Streaming."""

from __future__ import annotations

import asyncio
import json
import threading
import time
from functools import partial

import pytest
from compat.rows import row

from mastodon import (
    CallbackStreamListener,
    MastodonAPIError,
    MastodonMalformedEventError,
    MastodonNetworkError,
    MastodonReadTimeout,
    StreamListener,
)

PATIENCE = 5.0
USER = ("GET", "/api/v1/streaming/user")


def event(name, payload):
    return f"event: {name}\ndata: {payload if isinstance(payload, str) else json.dumps(payload)}\n\n".encode()


UPDATE = event("update", {"id": "9", "account": {"acct": "alice"}})


class Recorder(StreamListener):
    """Writes down what it is told."""

    def __init__(self):
        self.told = []
        self.aborted = []
        self.changed = threading.Condition()

    def note(self, *what):
        with self.changed:
            self.told.append(what)
            self.changed.notify_all()

    def on_update(self, status):
        self.note("update", status.id)

    def on_notification(self, notification):
        self.note("notification", notification.id, notification.type)

    def on_delete(self, status_id):
        self.note("delete", status_id)

    def on_abort(self, err):
        self.aborted.append(err)

    def handle_heartbeat(self):
        self.note("heartbeat")


@pytest.fixture
def listener():
    return Recorder()


@pytest.fixture
def play(stub):
    """Let streams send this; each further connection gets the next list. A stream with None in it stays open."""
    left = threading.Event()

    def tell(*acts, line=USER):
        waiting = list(acts)

        def pieces(act):
            for piece in act:
                if piece is None:
                    left.wait(PATIENCE)
                else:
                    yield piece

        stub.answer(*line, lambda _: (200, {}, pieces(waiting.pop(0))))

    yield tell
    left.set()


@pytest.fixture
def wait(kind, loop):
    """Wait for something that another thread or task does."""

    def until(listener, count):
        def told():
            with listener.changed:
                return listener.changed.wait_for(lambda: len(listener.told) >= count, PATIENCE)

        assert told() if kind == "sync" else loop.run_until_complete(asyncio.to_thread(told))

    return until


@pytest.fixture
def close(kind, loop):
    def closing(handle):
        if kind == "sync":
            handle.close()
        else:
            loop.run_until_complete(handle.close())

    return closing


@row("stream_user(listener, run_async, timeout, reconnect_async, reconnect_async_wait_sec)", since="1.0.0")
def test_stream_user(mastodon, stub, play, listener):
    play([UPDATE])
    with pytest.raises(MastodonNetworkError):
        mastodon.stream_user(listener, False, 300, False, 5)
    assert listener.told == [("update", 9)]
    assert stub.call.line == USER


def check_stream(stub, play, listener, path, query, stream):
    play([UPDATE], line=("GET", f"/api/v1/streaming/{path}"))
    with pytest.raises(MastodonNetworkError):
        stream(listener=listener, run_async=False, timeout=300, reconnect_async=False, reconnect_async_wait_sec=5)
    assert listener.told == [("update", 9)]
    assert (stub.call.path, stub.call.query) == (f"/api/v1/streaming/{path}", query)


@row(
    "stream_public(listener, run_async, timeout, reconnect_async, reconnect_async_wait_sec)",
    since="1.0.0",
    note="After the listener by name: 2.3.3 has others before",
)
def test_stream_public(mastodon, stub, play, listener):
    check_stream(stub, play, listener, "public", [], mastodon.stream_public)


@row(
    "stream_local(listener, run_async, timeout, reconnect_async, reconnect_async_wait_sec)",
    since="1.1.0",
    note="After the listener by name: 2.3.3 has others before",
)
def test_stream_local(mastodon, stub, play, listener):
    check_stream(stub, play, listener, "public/local", [], mastodon.stream_local)


@row(
    "stream_hashtag(tag, listener, run_async, timeout, reconnect_async, reconnect_async_wait_sec)",
    since="1.0.0",
    note="After the listener by name: 2.3.3 has others before",
)
def test_stream_hashtag(mastodon, stub, play, listener):
    check_stream(stub, play, listener, "hashtag", [("tag", "cats")], partial(mastodon.stream_hashtag, "cats"))


@row("stream_list(id, listener, run_async, timeout, reconnect_async, reconnect_async_wait_sec)", since="2.1.0")
def test_stream_list(mastodon, stub, play, listener):
    check_stream(stub, play, listener, "list", [("list", "7")], partial(mastodon.stream_list, 7))


@row("run_async=True gives a handle: is_alive(), is_receiving(), close()")
def test_handles(mastodon, play, listener, wait, close):
    play([UPDATE, None])
    handle = mastodon.stream_user(listener, run_async=True)
    wait(listener, 1)
    assert (handle.is_alive(), handle.is_receiving()) == (True, True)
    close(handle)
    assert (handle.is_alive(), handle.is_receiving()) == (False, False)
    assert listener.told == [("update", 9)]


@row("close() returns within a second, also on a silent stream")
def test_close_is_quick(mastodon, play, listener, wait, close):
    play([b":thump\n", None])
    handle = mastodon.stream_user(listener, run_async=True)
    wait(listener, 1)
    begin = time.monotonic()
    close(handle)
    assert time.monotonic() - begin < 1


@row("StreamListener.on_update(status), on_notification(notification), on_delete(status_id), handle_heartbeat()")
def test_events(mastodon, play, listener):
    said = event("notification", {"id": "5", "type": "mention"})
    play([UPDATE, b":thump\n", said, event("delete", "103254962155278888")])
    with pytest.raises(MastodonNetworkError):
        mastodon.stream_user(listener)
    assert listener.told == [
        ("update", 9),
        ("heartbeat",),
        ("notification", 5, "mention"),
        ("delete", 103254962155278888),
    ]


@row("StreamListener.on_abort(err): called before the error is raised")
def test_on_abort(mastodon, play, listener):
    play([UPDATE])
    with pytest.raises(MastodonNetworkError) as caught:
        mastodon.stream_user(listener)
    assert listener.aborted == [caught.value]


@row("An error in a method of the listener reaches on_abort() and the caller")
def test_errors_of_a_listener(mastodon, play):
    class Failing(Recorder):
        def on_update(self, status):
            raise KeyError("mine")

    listener = Failing()
    play([UPDATE])
    with pytest.raises(KeyError, match="mine") as caught:
        mastodon.stream_user(listener)
    assert listener.aborted == [caught.value]


@row("CallbackStreamListener(update_handler, local_update_handler, delete_handler, notification_handler)")
def test_a_listener_of_functions(mastodon, play):
    told = []
    listener = CallbackStreamListener(
        lambda status: told.append(("update", status.id)),
        lambda status: told.append(("local", status.id)),
        lambda status_id: told.append(("delete", status_id)),
        lambda notification: told.append(("notification", notification.id)),
    )
    far = event("update", {"id": "8", "account": {"acct": "bob@a.example"}})
    play([UPDATE, far, event("delete", "7"), event("notification", {"id": "5"})])
    with pytest.raises(MastodonNetworkError):
        mastodon.stream_user(listener)
    assert told == [("update", 9), ("local", 9), ("update", 8), ("delete", 7), ("notification", 5)]


@pytest.mark.parametrize("bad", [event("update", "{"), b"data: 1\n\n"], ids=["no JSON", "no name"])
@row("A malformed event: MastodonMalformedEventError")
def test_malformed_events(mastodon, play, listener, bad):
    play([UPDATE, bad])
    with pytest.raises(MastodonMalformedEventError):
        mastodon.stream_user(listener)
    assert listener.told == [("update", 9)]


@row("Trouble with the connection: MastodonNetworkError", note="Also when the server ends the stream")
def test_a_connection_that_is_lost(mastodon, play, listener):
    play([UPDATE])
    with pytest.raises(MastodonNetworkError, match="/api/v1/streaming/user"):
        mastodon.stream_user(listener)


@row("Silence for longer than timeout: MastodonReadTimeout")
def test_silence(mastodon, play, listener):
    play([UPDATE, None])
    with pytest.raises(MastodonReadTimeout):
        mastodon.stream_user(listener, timeout=0.1)
    assert listener.told == [("update", 9)]


@row("reconnect_async, reconnect_async_wait_sec: a connection that is lost is made again")
def test_reconnecting(mastodon, play, listener, wait, close):
    play([UPDATE], [event("delete", "7"), None])
    handle = mastodon.stream_user(listener, run_async=True, reconnect_async=True, reconnect_async_wait_sec=0)
    wait(listener, 2)
    assert listener.told == [("update", 9), ("delete", 7)]
    assert handle.is_alive()
    close(handle)


@row(
    "The host that the server announces for streaming is used",
    note="Where the access token may go there; else a `MastodonAPIError` says so",
)
def test_the_streaming_host(mastodon, stub, play, listener):
    announced = "wss://streams.elsewhere.example"
    stub.answer("GET", "/api/v1/instance", {"urls": {"streaming_api": announced}})
    stub.answer("GET", "/api/v2/instance", {"configuration": {"urls": {"streaming": announced}}})
    with pytest.raises(MastodonAPIError, match=r"streams\.elsewhere\.example"):
        mastodon.stream_user(listener)
    assert stub.calls == []
    stub.given.clear()
    mastodon.clear_caches()
    play([UPDATE])
    with pytest.raises(MastodonNetworkError):
        mastodon.stream_user(listener)
    assert (listener.told, stub.call.line) == ([("update", 9)], USER)
