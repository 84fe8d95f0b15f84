"""Streams over real sockets, on both clients. What happens when is decided by events, not by time."""

from __future__ import annotations

import asyncio
import importlib
import logging
import ssl
import threading
from contextlib import suppress
from functools import partial

import httpx2
import pytest
import trustme
from conftest import Blocking
from loopback import http
from streams import PATIENCE, Recorder, close, closed_as_soon_as_connected, within_a_second

from mastodon import (
    MastodonAPIError,
    MastodonIllegalArgumentError,
    MastodonMalformedEventError,
    MastodonNetworkError,
    MastodonNotFoundError,
    MastodonReadTimeout,
    MastodonServiceUnavailableError,
    MastodonUnauthorizedError,
    MastodonVersionError,
    StreamListener,
)
from mastodon.protocol.events import StreamEvent
from mastodon.seam import transport
from mastodon.seam.transport import AT_ONCE

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
END = b"0\r\n\r\n"
REFUSED = http({"error": "The access token is invalid"}, "401 Unauthorized")


def chunk(data):
    return b"%x\r\n%s\r\n" % (len(data), data)


def event(name, data):
    return chunk(f"event: {name}\ndata: {data}\n\n".encode())


def update(id):
    return event("update", f'{{"id":"{id}","content":"héllo 🐘","account":{{"acct":"alice"}}}}')


class Streams:
    """A server whose connections each do what one act says: send bytes, wait for a test, stay open or break."""

    def __init__(self, *acts):
        self.acts = list(acts)
        self.left = threading.Event()
        self.opened = []

    def __call__(self, connection, server):
        while request := server.read_request(connection):
            path = request.split(b" ", 2)[1]
            if not path.startswith((b"/api/v1/streaming/", b"/live/")):  # There is no WebSocket.
                connection.sendall(http({}, "404 Not Found" if path.startswith(b"/api/v1/streaming?") else "200 OK"))
                continue
            self.opened.append(request)
            for step in self.acts.pop(0):
                if isinstance(step, bytes):
                    connection.sendall(step)
                elif step is None:
                    return
                else:
                    assert step.wait(PATIENCE)
            with suppress(OSError):
                connection.recv(1)
            self.left.set()
            return


# --- listening in place ---------------------------------------------------------------------------------------------


def test_stream_user_gives_events_to_the_listener(client_of, socket_server, listener):
    acts = Streams([HEAD, chunk(b":)\n"), update(1), event("delete", "7"), event("new", "1"), update(2), END])
    with pytest.raises(MastodonNetworkError):
        client_of(socket_server(acts)).stream_user(listener)
    assert listener.told == [("heartbeat",), ("update", 1), ("delete", 7), ("update", 2)]


@pytest.mark.parametrize("size", [1, 2, 3])
def test_events_may_be_cut_anywhere(client_of, socket_server, size):
    class Reader(StreamListener):
        def on_update(self, status):
            self.content = status.content

    plain = b'event: update\r\ndata: {"content":"h\xc3\xa9llo \xf0\x9f\x90\x98"}\r\n\r\n'
    chunks = [chunk(plain[begin : begin + size]) for begin in range(0, len(plain), size)]
    reader = Reader()
    with pytest.raises(MastodonNetworkError):
        client_of(socket_server(Streams([HEAD, *chunks, END]))).stream_user(reader)
    assert reader.content == "héllo 🐘"


@pytest.mark.parametrize(
    ("method", "args", "options", "path"),
    [
        ("stream_user", (), {}, b"user"),
        ("stream_user_notifications", (), {}, b"user/notification"),
        ("stream_public", (), {}, b"public"),
        ("stream_public", (), {"local": True}, b"public/local"),
        ("stream_public", (), {"remote": True, "only_media": True}, b"public/remote?only_media=true"),
        ("stream_local", (), {}, b"public/local"),
        ("stream_local", (), {"only_media": True}, b"public/local?only_media=true"),
        ("stream_hashtag", ("python",), {}, b"hashtag?tag=python"),
        ("stream_hashtag", ("größe&",), {"local": True}, b"hashtag/local?tag=gr%C3%B6%C3%9Fe%26"),
        ("stream_list", (42,), {}, b"list?list=42"),
        ("stream_list", ({"id": 42},), {}, b"list?list=42"),
        ("stream_direct", (), {}, b"direct"),
    ],
)
def test_stream_methods_ask_for_their_stream(client_of, socket_server, listener, method, args, options, path):
    acts = Streams([HEAD, END])
    with pytest.raises(MastodonNetworkError):
        getattr(client_of(socket_server(acts)), method)(*args, listener, **options)
    [request] = acts.opened
    assert request.startswith(b"GET /api/v1/streaming/" + path + b" HTTP/1.1\r\n")
    headers = request.decode().lower().split("\r\n")
    assert "accept: text/event-stream" in headers
    assert "authorization: bearer planted-token" in headers
    assert "accept-encoding: identity" in headers


def test_stream_public_needs_no_token(client_of, socket_server, listener):
    acts = Streams([HEAD, END])
    with pytest.raises(MastodonNetworkError):
        client_of(socket_server(acts), access_token=None).stream_public(listener)
    assert b"authorization" not in acts.opened[0].lower()


@pytest.mark.parametrize(
    ("act", "error", "message"),
    [
        ([HEAD, update(1), END], MastodonNetworkError, "/api/v1/streaming/user: the server ended the stream"),
        ([HEAD, update(1), None], MastodonNetworkError, "the connection broke"),
        ([HEAD, update(1), b"nonsense\r\n"], MastodonNetworkError, "the connection broke"),
        ([HEAD, update(1)], MastodonReadTimeout, "silent for 0.05 seconds; a longer timeout waits longer"),
        ([HEAD, update(1), event("update", "{")], MastodonMalformedEventError, "is not JSON"),
        ([HEAD, update(1), chunk(b"502 Bad Gateway\n")], MastodonMalformedEventError, "no field of an event"),
    ],
    ids=["end", "cut", "bad chunk", "silence", "bad JSON", "bad line"],
)
def test_interrupted_streams_raise_after_on_abort(client_of, socket_server, listener, act, error, message):
    with pytest.raises(error, match=message) as caught:
        client_of(socket_server(Streams(act))).stream_user(listener, timeout=0.05 if len(act) == 2 else 300)
    assert type(caught.value) is error
    assert listener.told == [("update", 1)]
    assert listener.aborted == [caught.value]


def test_silence_before_the_answer_raises_read_timeout(client_of, socket_server, listener):
    with pytest.raises(MastodonReadTimeout) as caught:
        client_of(socket_server(Streams([]))).stream_user(listener, timeout=0.05)
    assert listener.aborted == [caught.value]


def test_events_that_are_torn_are_not_delivered(client_of, socket_server, listener):
    torn = chunk(b'event: update\ndata: {"id":"2"}\n')
    with pytest.raises(MastodonNetworkError):
        client_of(socket_server(Streams([HEAD, update(1), torn, END]))).stream_user(listener)
    assert listener.told == [("update", 1)]


def test_errors_of_handlers_reach_on_abort_and_the_caller(client_of, socket_server):
    class Failing(Recorder):
        def on_update(self, status):
            raise KeyError("mine")

    listener, acts = Failing(), Streams([HEAD, update(1)])
    with pytest.raises(KeyError, match="mine") as caught:
        client_of(socket_server(acts)).stream_user(listener, reconnect_async=True)
    assert listener.aborted == [caught.value]
    assert acts.left.wait(PATIENCE)


def test_errors_of_on_abort_reach_the_caller(client_of, socket_server):
    class Failing(StreamListener):
        def on_abort(self, err):
            raise KeyError("mine")

    with pytest.raises(KeyError, match="mine") as caught:
        client_of(socket_server(Streams([HEAD, END]))).stream_user(Failing())
    assert isinstance(caught.value.__context__, MastodonNetworkError)


def test_methods_that_wait_are_for_the_async_client(kind, client_of, socket_server):
    class Waiting(StreamListener):
        told = ()

        async def on_update(self, status):
            await asyncio.sleep(0)
            self.told = (*self.told, status.id)

        async def on_abort(self, err):
            self.aborted = err

    listener = Waiting()
    client = client_of(socket_server(Streams([HEAD, update(1), update(2), END])))
    if kind == "async":
        with pytest.raises(MastodonNetworkError) as caught:
            client.stream_user(listener)
        assert listener.told == (1, 2)
        assert listener.aborted is caught.value
    else:
        with pytest.raises(MastodonIllegalArgumentError, match="need AsyncMastodon"):
            client.stream_user(listener)
        assert listener.told == ()


def test_methods_are_told_the_stream_if_they_ask(client_of, socket_server):
    class Placed(StreamListener):
        def on_delete(self, status_id, for_stream):
            self.told = (status_id, for_stream)

    listener = Placed()
    with pytest.raises(MastodonNetworkError):
        client_of(socket_server(Streams([HEAD, event("delete", "1"), END]))).stream_hashtag("python", listener)
    assert listener.told == (1, ["hashtag", "python"])


def test_listening_ends_without_an_error_when_the_client_is_closed(client_of, socket_server, listener, together):
    acts = Streams([HEAD, update(1)])
    client = client_of(socket_server(acts))
    own = getattr(client, "wrapped", client)

    def closing():
        assert listener.wait(1)
        return own.close()

    async def aclosing():
        assert await asyncio.to_thread(listener.wait, 1)
        await own.aclose()

    calls = [lambda: own.stream_user(listener), closing if own is client else aclosing]
    assert together(calls, client) == [None, None]
    assert listener.aborted == []


def test_few_streams_of_a_client_are_opened_at_once(client_of, socket_server, listener, together):
    opening, most, guard, full = [], [], threading.Lock(), threading.Barrier(AT_ONCE)

    def answer(connection, server):
        request = server.read_request(connection)
        with guard:
            opening.append(request)
            most.append(len(opening))
        full.wait(PATIENCE)
        with guard:
            opening.remove(request)
        connection.sendall(HEAD)
        with suppress(OSError):
            connection.recv(1)

    client = client_of(socket_server(answer))
    own = getattr(client, "wrapped", client)
    calls = [partial(own.stream_hashtag, f"a{number}", listener, run_async=True) for number in range(2 * AT_ONCE)]
    handles = together(calls, client)
    assert max(most) == AT_ONCE
    together([handle.close for handle in handles], client)


# --- refusals -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "error", "message"),
    [
        (REFUSED, MastodonUnauthorizedError, "The access token is invalid"),
        (http({"error": "Forbidden"}, "403 Forbidden"), MastodonAPIError, "403"),
        (http({"error": "Not found"}, "404 Not Found"), MastodonNotFoundError, "Not found"),
        (http({"error": "Busy"}, "503 Service Unavailable"), MastodonServiceUnavailableError, "Busy"),
        (http("<html>", Content_Type="text/html"), MastodonAPIError, "answered HTML instead of events"),
        (http({}), MastodonAPIError, "answered 'application/json' instead of events"),
        (b"HTTP/1.1 403 Forbidden\r\nContent-Length: 1000000\r\n\r\n" + b"x" * 100_000, MastodonAPIError, "403"),
    ],
    ids=["401", "403", "404", "503", "HTML", "JSON", "a long refusal"],
)
@pytest.mark.parametrize("run_async", [False, True])
def test_refusals_have_their_class(client_of, socket_server, listener, answer, error, message, run_async):
    acts = Streams([answer, None])
    with pytest.raises(error, match=message) as caught:
        client_of(socket_server(acts)).stream_user(listener, run_async=run_async)
    assert listener.aborted == [caught.value]
    assert "planted-token" not in str(caught.value)


def test_no_server_is_a_network_error(client_of, socket_server, listener):
    server = socket_server(Streams())
    server.close()
    with pytest.raises(MastodonNetworkError, match="refused"):
        client_of(server).stream_user(listener)


def test_redirects_on_the_server_keep_the_token(client_of, socket_server, listener):
    moved = b"HTTP/1.1 307 Temporary\r\nLocation: /live/api/v1/streaming/user\r\nContent-Length: 0\r\n\r\n"
    acts = Streams([moved], [HEAD, update(1), END])
    with pytest.raises(MastodonNetworkError):
        client_of(socket_server(acts)).stream_user(listener)
    assert listener.told == [("update", 1)]
    assert acts.opened[1].startswith(b"GET /live/api/v1/streaming/user ")
    assert b"bearer planted-token" in acts.opened[1].lower()


def test_redirects_to_another_server_lose_the_token(client_of, socket_server, listener):
    elsewhere = Streams([REFUSED])
    moved = f"HTTP/1.1 307 Temporary\r\nLocation: {socket_server(elsewhere).url}/api/v1/streaming/user\r\n"
    acts = Streams([moved.encode() + b"Content-Length: 0\r\n\r\n"])
    with pytest.raises(MastodonUnauthorizedError):
        client_of(socket_server(acts)).stream_user(listener)
    assert b"planted-token" not in elsewhere.opened[0]


def test_redirects_in_a_circle_end(client_of, socket_server, listener):
    moved = b"HTTP/1.1 307 Temporary\r\nLocation: /api/v1/streaming/user\r\nContent-Length: 0\r\n\r\n"
    with pytest.raises(MastodonNetworkError, match="redirected more than 10 times"):
        client_of(socket_server(Streams(*[[moved]] * 20))).stream_user(listener)


@pytest.mark.parametrize("location", ["http://[", "ftp://mastodon.example/"])
def test_redirects_to_no_address_close_the_connection(client_of, socket_server, listener, location):
    acts = Streams([f"HTTP/1.1 307 Temporary\r\nLocation: {location}\r\n\r\n".encode()])
    with pytest.raises(MastodonNetworkError, match="redirected to something that is no") as caught:
        client_of(socket_server(acts)).stream_user(listener)
    assert acts.left.wait(PATIENCE)
    del caught  # What is forgotten is closed by Python.


@pytest.mark.parametrize(
    ("method", "args", "message"),
    [
        ("stream_user", (Recorder,), "listener must be an object of a class made of StreamListener"),
        ("stream_user", (None,), "listener must be"),
        ("stream_hashtag", ("#python", Recorder()), "tag must be without '#': 'python'"),
        ("stream_list", ("", Recorder()), "id must not be empty"),
        ("stream_public", (Recorder(), False, 300, False, 5, True, True), "leave out everything together"),
        ("stream_user", (Recorder(), False, 0), "timeout must be a number of seconds over 0, not 0"),
        ("stream_user", (Recorder(), True, 300, True, -1), "reconnect_async_wait_sec must be"),
        ("stream", (), "needs the name of a stream"),
        ("stream", ("user", "user"), "a stream is named twice"),
        ("stream", ("home",), "there is no stream 'home'"),
    ],
)
def test_wrong_arguments_are_refused_before_anything_is_sent(client, server, method, args, message):
    with pytest.raises(MastodonIllegalArgumentError, match=message):
        getattr(client, method)(*args)
    assert server.requests == []


def test_streams_that_the_server_is_too_old_for_are_refused(make_client, server, listener, streaming):
    client = make_client(mastodon_version="2.0.0")
    with pytest.raises(MastodonVersionError, match=r"stream_list\(\) needs Mastodon 2.1.0"):
        client.stream_list(1, listener)
    with pytest.raises(MastodonVersionError, match=r"stream_list\(\) needs Mastodon 2.1.0"):
        next(iter(streaming(client, "list:1")))
    assert server.requests == []


# --- the host -------------------------------------------------------------------------------------------------------

EVENTS = {"content-type": "text/event-stream"}


def announce(address):
    return {"configuration": {"urls": {"streaming": address}}}


def test_streams_are_asked_for_where_the_server_announces_them(client, server, listener):
    server.answer(announce("wss://streaming.mastodon.example"))
    server.answer(headers=EVENTS, raw=b"event: delete\ndata: 1\n\n")
    for _ in range(2):
        with pytest.raises(MastodonNetworkError):
            client.stream_user(listener)
    assert [sent.url for sent in server.requests] == [
        "https://mastodon.example/api/v2/instance",
        "https://streaming.mastodon.example/api/v1/streaming/user",
        "https://streaming.mastodon.example/api/v1/streaming/user",
    ]
    assert server.requests[1].headers["authorization"] == "Bearer planted-token"


def test_old_servers_announce_in_the_older_form(make_client, server, listener):
    server.answer({"urls": {"streaming_api": "wss://streaming.mastodon.example"}})
    server.answer(headers=EVENTS, raw=b"")
    with pytest.raises(MastodonNetworkError):
        make_client(mastodon_version="3.5.0").stream_user(listener)
    assert [sent.url for sent in server.requests] == [
        "https://mastodon.example/api/v1/instance",
        "https://streaming.mastodon.example/api/v1/streaming/user",
    ]


def test_servers_that_announce_nothing_stream_themselves(client, server, listener):
    server.answer({"error": "Not found"}, status=404)
    server.answer({"uri": "mastodon.example"})
    server.answer(headers=EVENTS, raw=b"")
    with pytest.raises(MastodonNetworkError):
        client.stream_user(listener)
    assert [sent.url for sent in server.requests] == [
        "https://mastodon.example/api/v2/instance",
        "https://mastodon.example/api/v1/instance",
        "https://mastodon.example/api/v1/streaming/user",
    ]


def test_foreign_hosts_do_not_get_the_token(client, server, listener):
    server.answer(announce("wss://evil.example"))
    with pytest.raises(MastodonAPIError, match=r"https://mastodon.example announces 'wss://evil.example'"):
        client.stream_user(listener)
    assert [sent.path for sent in server.requests] == ["/api/v2/instance"]


def test_foreign_hosts_may_be_allowed(make_client, server, listener):
    server.answer(headers=EVENTS, raw=b"")
    with pytest.raises(MastodonNetworkError):
        make_client(streaming_base_url="wss://elsewhere.example").stream_user(listener)
    [sent] = server.requests
    assert sent.url == "https://elsewhere.example/api/v1/streaming/user"
    assert sent.headers["authorization"] == "Bearer planted-token"


def test_clear_caches_lets_the_host_be_asked_again(client, server, listener):
    server.answer(announce("wss://streaming.mastodon.example"))
    server.answer(headers=EVENTS, raw=b"")
    for _ in range(2):
        with pytest.raises(MastodonNetworkError):
            client.stream_user(listener)
        client.clear_caches()
    assert [sent.path for sent in server.requests].count("/api/v2/instance") == 2


def test_clear_caches_keeps_the_host_that_was_given(make_client, server, listener):
    server.answer(headers=EVENTS, raw=b"")
    client = make_client(streaming_base_url="wss://elsewhere.example")
    client.clear_caches()
    with pytest.raises(MastodonNetworkError):
        client.stream_user(listener)
    assert [sent.url for sent in server.requests] == ["https://elsewhere.example/api/v1/streaming/user"]


def test_clear_caches_may_be_called_while_the_host_is_asked_for(kind, make_client, server, loop):
    client = make_client(mastodon_version=None)

    def forget(sent):
        client.clear_caches()
        return httpx2.Response(404, json={})

    server.answer({"version": "4.5.0"})
    server.answers.append(forget)
    server.answer({"version": "4.5.0"})
    server.answer(raw=b"OK")
    if kind == "sync":
        found = []
        asking = threading.Thread(target=lambda: found.append(client.stream_healthy()), daemon=True)
        asking.start()
        asking.join(PATIENCE)
        assert found == [True]
    else:
        assert loop.run_until_complete(asyncio.wait_for(client.wrapped.stream_healthy(), PATIENCE))


@pytest.mark.parametrize(("answer", "healthy"), [(b"OK", True), (b"success", True), (b"no", False)])
def test_stream_healthy_reads_the_word_of_the_server(client, server, answer, healthy):
    server.answer(announce("wss://streaming.mastodon.example"))
    server.answer(raw=answer, headers={"content-type": "text/plain"})
    assert client.stream_healthy() is healthy
    assert server.requests[1].url == "https://streaming.mastodon.example/api/v1/streaming/health"
    assert "authorization" not in server.requests[1].headers


def test_debug_requests_shows_no_token(client_of, socket_server, listener, caplog):
    caplog.set_level(logging.DEBUG, "mastodon")
    with pytest.raises(MastodonNetworkError):
        client_of(socket_server(Streams([HEAD, END])), debug_requests=True).stream_user(listener)
    assert "/api/v1/streaming/user" in caplog.text
    assert "planted-token" not in caplog.text


# --- beside the caller ----------------------------------------------------------------------------------------------


def test_run_async_listens_beside_the_caller(client_of, socket_server, listener, beside, wait):
    acts = Streams([HEAD, update(1)])
    handle = beside(client_of(socket_server(acts)).stream_user, listener)
    assert handle.is_alive()
    assert handle.is_receiving()
    assert wait(listener.wait, 1)
    assert (handle.closed, handle.running, handle.reconnecting) == (False, True, False)
    assert handle.connection is not None
    with within_a_second():
        close(handle)
    assert wait(acts.left.wait, PATIENCE)
    assert (handle.closed, handle.running, handle.reconnecting) == (True, False, False)
    assert not handle.is_alive()
    assert not handle.is_receiving()
    assert handle.connection is None
    handle.join()
    assert listener.aborted == []


def test_streams_go_by_a_session_that_was_given(kind, client_of, socket_server, listener, beside, wait, loop):
    acts = Streams([HEAD, update(1)])
    session = httpx2.Client() if kind == "sync" else httpx2.AsyncClient()
    handle = beside(client_of(socket_server(acts), session=session).stream_user, listener)
    assert wait(listener.wait, 1)
    with within_a_second():
        close(handle)
    assert wait(acts.left.wait, PATIENCE)
    assert not session.is_closed
    session.close() if kind == "sync" else loop.run_until_complete(session.aclose())


def test_close_returns_at_once_on_a_silent_stream_with_tls(client_of, socket_server, listener, beside, monkeypatch):
    authority = trustme.CA()
    served = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(served)
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)
    monkeypatch.setattr(transport, "ssl_context", lambda: trusting)
    acts = Streams([HEAD])
    server = socket_server(acts, wrap=lambda connection: served.wrap_socket(connection, server_side=True))
    handle = beside(client_of(server).stream_user, listener)
    with within_a_second():
        close(handle)
    assert not handle.is_alive()
    assert acts.left.wait(PATIENCE)
    assert listener.aborted == []


def test_close_by_a_handler_lets_no_other_event_through(client_of, socket_server, beside, wait):
    class Closing(Recorder):
        def on_update(self, status):
            self.note(status.id)
            return getattr(self.handle, "wrapped", self.handle).close()

    listener, go = Closing(), threading.Event()
    acts = Streams([HEAD, go, update(1) + update(2)])
    listener.handle = beside(client_of(socket_server(acts)).stream_user, listener)
    go.set()
    assert wait(acts.left.wait, PATIENCE)
    listener.handle.join()
    assert listener.told == [(1,)]


def test_close_ends_waiting_for_an_answer(client_of, socket_server, listener, beside, wait):
    asked = threading.Event()

    def handle_connection(connection, server):
        while server.read_request(connection):
            if len(server.seen) == 1:
                connection.sendall(REFUSED.replace(b"401 Unauthorized", b"503 Unavailable"))
            else:
                asked.set()

    handle = beside(client_of(socket_server(handle_connection)).stream_user, listener, reconnect_async=True)
    assert wait(asked.wait, PATIENCE)
    assert handle.reconnecting
    assert not handle.is_receiving()
    with within_a_second():
        close(handle)
    assert not handle.is_alive()
    assert len(listener.aborted) == 1


def test_close_ends_waiting_to_reconnect(client_of, socket_server, listener, beside, wait):
    client = client_of(socket_server(Streams([HEAD, update(1), END])), clock=None)
    lost = threading.Event()
    listener.on_abort = lambda err: lost.set()
    handle = beside(client.stream_user, listener, reconnect_async=True, reconnect_async_wait_sec=3600)
    assert wait(lost.wait, PATIENCE)
    with within_a_second():
        close(handle)
    assert not handle.is_alive()


def test_reconnect_async_connects_again(client_of, socket_server, listener, beside, wait, clock):
    busy = REFUSED.replace(b"401 Unauthorized", b"503 Unavailable\r\nRetry-After: 60")
    acts = Streams([HEAD, update(1), None], [busy], [HEAD, event("update", "{")], [HEAD, update(2)])
    handle = beside(client_of(socket_server(acts)).stream_user, listener, reconnect_async=True)
    assert wait(listener.wait, 2)
    assert listener.told == [("update", 1), ("update", 2)]
    assert [type(error) for error in listener.aborted] == [
        MastodonNetworkError,
        MastodonServiceUnavailableError,
        MastodonMalformedEventError,
    ]
    assert clock.slept == [5, 60.0, 5]
    assert handle.is_receiving()


def test_reconnect_async_waits_as_long_as_a_slow_server_asks(client_of, socket_server, listener, beside, wait, clock):
    class SlowAnswer:
        def wait(self, _):
            clock.time += 100
            return True

    busy = REFUSED.replace(b"401 Unauthorized", b"503 Unavailable\r\nRetry-After: 60")
    acts = Streams([HEAD, END], [SlowAnswer(), busy], [HEAD, update(1)])
    beside(client_of(socket_server(acts)).stream_user, listener, reconnect_async=True)
    assert wait(listener.wait, 1)
    assert clock.slept == [5, 60.0]


def test_reconnect_async_connects_at_once_after_a_stream_that_lasted(
    client_of, socket_server, listener, beside, wait, clock
):
    class Later:
        def wait(self, _):
            came = listener.wait(1)
            clock.time += 100
            return came

    acts = Streams([HEAD, update(1), Later(), END], [HEAD, update(2)])
    beside(client_of(socket_server(acts)).stream_user, listener, reconnect_async=True)
    assert wait(listener.wait, 2)
    assert clock.slept == [0.0]


def test_reconnect_async_survives_a_bad_beginning(client_of, socket_server, listener, beside, wait):
    acts = Streams([b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n"], [HEAD, update(1)])
    client = client_of(socket_server(acts))
    beside(client.stream_user, listener, reconnect_async=True, reconnect_async_wait_sec=0)
    assert wait(listener.wait, 1)


def test_reconnect_async_gives_up_when_the_server_refuses(client_of, socket_server, listener, beside, caplog):
    acts = Streams([HEAD, END], [REFUSED])
    handle = beside(client_of(socket_server(acts)).stream_user, listener, reconnect_async=True)
    with pytest.raises(MastodonUnauthorizedError) as caught:
        handle.join(PATIENCE)
    assert listener.aborted[-1] is caught.value
    assert not handle.is_alive()
    assert "the stream user ended with an error" in caplog.text


@pytest.mark.parametrize("reconnect", [False, True])
def test_errors_of_handlers_do_not_vanish(client_of, socket_server, beside, caplog, reconnect):
    class Failing(Recorder):
        def on_update(self, status):
            raise MastodonNetworkError("of a call that the handler made")

    listener = Failing()
    client = client_of(socket_server(Streams([HEAD, update(1)])))
    handle = beside(client.stream_user, listener, reconnect_async=reconnect)
    with pytest.raises(MastodonNetworkError, match="of a call that the handler made") as caught:
        handle.join()
    assert listener.aborted == [caught.value]
    assert "of a call that the handler made" in caplog.text
    assert not handle.running


def test_a_handle_that_was_not_started_has_nothing_to_wait_for(kind, loop):
    package = importlib.import_module(f"mastodon._{kind}.handles")
    handle = package.StreamHandle() if kind == "sync" else Blocking(package.AsyncStreamHandle(), loop)
    handle.join()
    assert not handle.is_alive()
    with pytest.raises(NotImplementedError):
        close(handle)


def test_join_waits_no_longer_than_it_is_told(client_of, socket_server, listener, beside):
    handle = beside(client_of(socket_server(Streams([HEAD]))).stream_user, listener)
    handle.join(0.01)
    assert handle.is_alive()


def test_closing_the_client_ends_its_streams(client_of, socket_server, listener, beside, wait):
    acts = Streams([HEAD, update(1)])
    client = client_of(socket_server(acts))
    handle = beside(client.stream_user, listener, reconnect_async=True)
    assert wait(listener.wait, 1)
    client.close()
    handle.join(PATIENCE)
    assert not handle.is_alive()
    assert acts.left.wait(PATIENCE)
    assert listener.aborted == []


@pytest.mark.parametrize("silent", ["/api/v1/instance", "/api/v2/instance"])
@pytest.mark.parametrize(("names", "lasting"), [(["user"], False), (["user"], True), (["user", "public"], True)])
def test_close_ends_waiting_for_what_a_server_says_of_itself(
    kind, client_of, socket_server, streaming, loop, silent, names, lasting
):
    asked = threading.Event()

    def handle(connection, server):
        while request := server.read_request(connection):
            path = request.split(b" ", 2)[1].decode()
            if path == silent:
                asked.set()
            else:
                connection.sendall(http({"version": "4.5.0"} if path.endswith("/instance") else []))

    client = client_of(
        socket_server(handle), mastodon_version=None, streaming_base_url=None, request_timeout=PATIENCE, retries=0
    )
    stream = streaming(client, *names, reconnect=lasting)

    def stop_when_asked():
        asked.wait(PATIENCE)
        stream.stop()

    if kind == "sync":
        closer = threading.Thread(target=stop_when_asked)
        closer.start()
        with within_a_second():
            assert list(stream) == []
        closer.join()
    else:

        async def both():
            waiting = asyncio.ensure_future(anext(stream.wrapped, None))
            await asyncio.to_thread(asked.wait, PATIENCE)
            stream.wrapped.stop()
            return await waiting

        with within_a_second():
            assert loop.run_until_complete(both()) is None


# --- iterators ------------------------------------------------------------------------------------------------------


def test_stream_gives_typed_events(client_of, socket_server, streaming):
    acts = Streams([HEAD, chunk(b":)\n"), update(1), event("delete", "7"), END])
    events = iter(streaming(client_of(socket_server(acts)), "hashtag:python"))
    first = next(events)
    assert (first.kind, first.status.id, first.stream) == ("update", 1, "hashtag:python")
    assert next(events) == StreamEvent("delete", 7, "hashtag:python")
    with pytest.raises(MastodonNetworkError, match="the server ended the stream"):
        next(events)


def test_stream_is_connected_at_the_beginning_of_a_block(client_of, socket_server, streaming):
    go = threading.Event()
    acts = Streams([HEAD, go, update(1)])
    with streaming(client_of(socket_server(acts)), "user") as stream:
        assert len(acts.opened) == 1
        go.set()
        assert next(iter(stream)).status.id == 1
    assert acts.left.wait(PATIENCE)


def test_stream_that_cannot_connect_raises_at_the_beginning_of_a_block(client_of, socket_server, streaming):
    acts = Streams([HEAD], [REFUSED])
    with (
        pytest.raises(MastodonUnauthorizedError),
        streaming(client_of(socket_server(acts)), "user", "public"),
    ):
        raise AssertionError
    assert acts.left.wait(PATIENCE)


def test_stream_that_was_closed_has_no_events(client_of, socket_server, streaming):
    stream = streaming(client_of(socket_server(Streams())), "user")
    stream.close()
    assert list(stream) == []


@pytest.mark.parametrize("names", [["user"], ["user", "public"]])
def test_stream_ends_when_it_is_closed_elsewhere(kind, client_of, socket_server, streaming, loop, names):
    stream = streaming(client_of(socket_server(Streams([HEAD], [HEAD]))), *names)
    if kind == "sync":
        with stream:
            closer = threading.Timer(0.01, stream.close)
            closer.start()
            assert list(stream) == []
            closer.join()
    else:

        async def both():
            async with stream.wrapped as events:
                waiting = asyncio.ensure_future(listed(events))
                await asyncio.sleep(0)
                await events.aclose()
                return await waiting

        async def listed(events):
            return [event async for event in events]

        assert loop.run_until_complete(both()) == []


def test_stream_is_closed_when_it_is_forgotten(client_of, socket_server, streaming, wait):
    acts = Streams([HEAD, update(1)])
    for found in streaming(client_of(socket_server(acts)), "user"):
        assert found.status.id == 1
        break
    assert wait(acts.left.wait, PATIENCE)


def test_stream_merges_streams(client_of, socket_server, streaming):
    acts = Streams([HEAD, chunk(b":)\n"), update(1), update(2)], [HEAD, event("delete", "3")])
    with streaming(client_of(socket_server(acts)), "user", "hashtag:python") as stream:
        events = iter(stream)
        found = sorted((next(events) for _ in range(3)), key=lambda event: event.id)
    assert [(event.kind, event.id) for event in found] == [("update", 1), ("update", 2), ("delete", 3)]
    assert [event.stream for event in found][:2] == ["user", "user"]
    assert found[2].stream == "hashtag:python"
    assert acts.left.wait(PATIENCE)


def test_stream_of_several_ends_with_the_error_of_any(client_of, socket_server, streaming):
    acts = Streams([HEAD], [HEAD, update(1), END])
    events = iter(streaming(client_of(socket_server(acts)), "user", "public"))
    assert next(events).status.id == 1
    with pytest.raises(MastodonNetworkError, match="/api/v1/streaming/public: the server ended the stream"):
        next(events)
    assert acts.left.wait(PATIENCE)


def test_stream_of_several_holds_only_so_many_events(kind, client_of, socket_server, streaming, monkeypatch):
    package = "_sync" if kind == "sync" else "_async"
    monkeypatch.setattr(f"mastodon.{package}.streaming.BUFFER", 1)
    acts = Streams([HEAD, *map(update, range(50))], [HEAD, *map(update, range(50, 100))])
    with streaming(client_of(socket_server(acts)), "user", "public") as stream:
        events = iter(stream)
        assert sorted(next(events).status.id for _ in range(99)) != []
    assert acts.left.wait(PATIENCE)


def test_stream_raises_read_timeout_on_silence(client_of, socket_server, streaming):
    with pytest.raises(MastodonReadTimeout):
        next(iter(streaming(client_of(socket_server(Streams([HEAD]))), "user", timeout=0.05)))


def test_stream_may_be_silent_for_ever(client_of, socket_server, streaming):
    stream = streaming(client_of(socket_server(Streams([HEAD, update(1)]))), "user", timeout=None)
    assert next(iter(stream)).status.id == 1
    stream.close()


@pytest.mark.parametrize("kind", ["async"])
def test_cancelling_a_task_closes_its_stream(client_of, socket_server, listener, loop):
    acts = Streams([HEAD, update(1)])
    client = client_of(socket_server(acts))

    async def cancelled():
        task = asyncio.ensure_future(client.wrapped.stream_user(listener))
        assert await asyncio.to_thread(listener.wait, 1)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    loop.run_until_complete(cancelled())
    assert acts.left.wait(PATIENCE)
    assert listener.aborted == []


# --- what ends while it begins --------------------------------------------------------------------------------------


def test_a_stream_that_is_closed_before_it_reads_is_disconnected(
    client_of, socket_server, listener, beside, monkeypatch, kind
):
    client = client_of(socket_server(Streams([HEAD, update(1)])))
    made = closed_as_soon_as_connected(monkeypatch, kind, client, "_connect")
    handle = beside(client.stream_user, listener)
    handle.join(PATIENCE)
    assert (handle.is_alive(), handle.connection, listener.aborted) == (False, None, [])
    assert [socket.fileno() for socket in made] == [-1]


@pytest.mark.parametrize(("asked", "wait"), [("", 5), ("\r\nRetry-After: 60", 60.0)])
def test_reconnect_async_waits_after_a_bad_beginning(client_of, socket_server, listener, beside, clock, asked, wait):
    busy = REFUSED.replace(b"401 Unauthorized", f"503 Unavailable{asked}".encode())
    handle = beside(
        client_of(socket_server(Streams([busy], [HEAD, END], [REFUSED]))).stream_user, listener, reconnect_async=True
    )
    with pytest.raises(MastodonUnauthorizedError):
        handle.join(PATIENCE)
    assert clock.slept == [wait, 5]


def test_close_ends_the_wait_after_a_bad_beginning(client_of, socket_server, listener, beside):
    busy = REFUSED.replace(b"401 Unauthorized", b"503 Unavailable")
    client = client_of(socket_server(Streams([busy])), clock=None)
    handle = beside(client.stream_user, listener, reconnect_async=True, reconnect_async_wait_sec=3600)
    assert handle.reconnecting
    with within_a_second():
        close(handle)
    assert not handle.is_alive()
