"""Streams over WebSocket, over real sockets, on both clients. What happens when is decided by events, not by time."""

from __future__ import annotations

import asyncio
import importlib
import json
import logging
import socket
import ssl
import threading
from concurrent.futures import Future
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from urllib.parse import parse_qs, urlsplit

import httpx2
import pytest
import trustme
from conftest import Blocking, run
from feeds import Feed, refused
from loopback import http
from streams import PATIENCE, Recorder, close, closed_as_soon_as_connected, within_a_second
from websockets.exceptions import ConnectionClosed
from websockets.sync.server import serve

from mastodon import (
    MastodonAPIError,
    MastodonBadGatewayError,
    MastodonIllegalArgumentError,
    MastodonInternalServerError,
    MastodonMalformedEventError,
    MastodonNetworkError,
    MastodonNotFoundError,
    MastodonReadTimeout,
    MastodonResumeError,
    MastodonUnauthorizedError,
    MastodonVersionError,
    StreamListener,
    WebSocketStreamHandle,
    WebSocketSubscription,
    frames,
)
from mastodon.protocol.events import StreamEvent
from mastodon.protocol.streams import named
from mastodon.seam import streams, transport

SSE = "/api/v1/streaming/"


QUIET = logging.getLogger("server")
"""Servers write the requests that they get to their logs, with the tokens."""
QUIET.disabled = True


def delete(id, *stream):
    return {"stream": list(stream), "event": "delete", "payload": str(id)}


class Server:
    """
    A server whose WebSockets each do what one act says, and whose HTTP answers what a test says.

    A step is a message to send, ``bytes`` to send as they are, the number of messages of the client to wait for, or a
    function that gets the connection; None breaks it. After its act, a WebSocket stays open until the client leaves.
    """

    def __init__(self, *acts, refuse=None, sse=HTTPStatus.NOT_FOUND, protocol=None, certificate=None):
        self.acts = list(acts)
        self.refuse = refuse or (lambda request: None)
        self.sse = sse
        self.protocol = protocol
        self.requests = []
        self.connections = []
        self.told = []
        self.changed = threading.Condition()
        self.left = threading.Event()
        self.server = serve(
            self.play,
            "127.0.0.1",
            0,
            process_request=self.answer,
            process_response=self.agree,
            select_subprotocol=lambda connection, offered: offered[0] if offered else None,
            compression=None,
            ssl=certificate,
            logger=QUIET,
        )
        self.thread = threading.Thread(target=self.server.serve_forever)
        self.thread.start()
        scheme = "https" if certificate else "http"
        self.url = f"{scheme}://127.0.0.1:{self.server.socket.getsockname()[1]}"

    def answer(self, connection, request):
        self.requests.append(request)
        if urlsplit(request.path).path.startswith(SSE):
            answer = connection.respond(self.sse, ":\n\nevent: delete\ndata: 1\n\n")
            del answer.headers["Content-Type"]
            answer.headers["Content-Type"] = "text/event-stream" if self.sse == 200 else "application/json"
            return answer
        if not urlsplit(request.path).path.startswith(SSE.removesuffix("/")):
            whose = urlsplit(request.path).path.endswith("/verify_credentials")
            return connection.respond(HTTPStatus.OK, '{"id":"99"}' if whose else "[]")
        status = self.refuse(request)
        return None if status is None else connection.respond(status, '{"error":"no"}')

    def agree(self, connection, request, response):
        if self.protocol is not None:
            response.headers["Sec-WebSocket-Protocol"] = self.protocol

    def play(self, connection):
        self.connections.append(connection)
        reader = threading.Thread(target=self.read, args=(connection,))
        reader.start()
        for step in self.acts.pop(0) if self.acts else []:
            if isinstance(step, dict):
                connection.send(json.dumps(step))
            elif isinstance(step, str):
                connection.send(step)
            elif isinstance(step, bytes):
                connection.socket.sendall(step)
            elif isinstance(step, int):
                self.wait(step)
            elif step is None:
                connection.socket.shutdown(socket.SHUT_RDWR)
            else:
                step(connection)
        reader.join()

    def read(self, connection):
        with suppress(ConnectionClosed):
            for message in connection:
                with self.changed:
                    self.told.append(json.loads(message))
                    self.changed.notify_all()
        self.left.set()

    def wait(self, count):
        with self.changed:
            assert self.changed.wait_for(lambda: len(self.told) >= count, PATIENCE)

    def close(self):
        for connection in self.connections:
            with suppress(OSError):
                connection.socket.shutdown(socket.SHUT_RDWR)
        self.server.shutdown()
        self.thread.join()


class Telling(Recorder):
    """Writes down also the streams that were refused."""

    def on_websocket_error(self, error, for_stream=None):
        self.note("refused", error.status_code)


@pytest.fixture
def websocket_server():
    made = []

    def make(*acts, **how):
        made.append(Server(*acts, **how))
        return made[-1]

    yield make
    for one in made:
        one.close()


@pytest.fixture
def opened(kind, loop):
    """Open a WebSocket, as test texts of both clients use it."""
    made = []

    def start(client, *args, **options):
        handle = client.stream_open_websocket(*args, **options)
        made.append(handle if kind == "sync" else Blocking(handle, loop))
        return made[-1]

    yield start
    for handle in made:
        close(handle)


@pytest.fixture
def session(kind, loop):
    """Give a session of the HTTP library."""
    made = httpx2.Client() if kind == "sync" else httpx2.AsyncClient()
    yield made
    made.close() if kind == "sync" else loop.run_until_complete(made.aclose())


@pytest.fixture
def via(streaming):
    """Make an event stream over WebSocket."""

    def make(client, *names, **options):
        return streaming(client, *names, via="websocket", **options)

    return make


# --- iterators ------------------------------------------------------------------------------------------------------


def test_one_stream_is_named_in_the_address(client_of, websocket_server, via):
    server = websocket_server([delete(7, "hashtag", "größe&")])
    event = next(iter(via(client_of(server), "hashtag:größe&")))
    assert event == StreamEvent("delete", 7, "hashtag:größe&")
    [request] = server.requests
    assert parse_qs(urlsplit(request.path).query) == {"stream": ["hashtag"], "tag": ["größe&"]}
    assert request.headers["Authorization"] == "Bearer planted-token"
    assert "Sec-WebSocket-Extensions" not in request.headers
    assert server.told == []


def test_several_streams_share_one_websocket(client_of, websocket_server, streaming):
    server = websocket_server(
        [2, delete(1, "user"), delete(2, "list", "42"), delete(3, "public:local"), delete(4, "user")]
    )
    with streaming(client_of(server), "user", "list:42", "public:local") as stream:
        events = iter(stream)
        found = {event.id: event.stream for event in (next(events) for _ in range(4))}
    assert found == {1: "user", 2: "list:42", 3: "public:local", 4: "user"}
    assert [urlsplit(request.path).query for request in server.requests] == ["stream=user"]
    assert server.told[:2] == [
        {"type": "subscribe", "stream": "list", "list": "42"},
        {"type": "subscribe", "stream": "public:local"},
    ]
    assert server.left.wait(PATIENCE)


def test_events_of_one_stream_wait_while_another_is_read(client_of, websocket_server, streaming, kind, monkeypatch):
    monkeypatch.setattr(f"mastodon._{kind}.websocket.WAITING", 1)
    many = [delete(number, "user" if number % 3 else "public") for number in range(200)]
    events = iter(streaming(client_of(websocket_server([1, *many, None])), "user", "public"))
    assert sorted(next(events).id for _ in range(200)) == list(range(200))
    with pytest.raises(MastodonNetworkError):
        next(events)


def test_streams_that_share_are_connected_again_together(client_of, websocket_server, streaming):
    server = websocket_server(
        [1, delete(1, "user"), delete(2, "public"), None], [2, delete(3, "user"), delete(4, "public")]
    )
    with streaming(client_of(server), "user", "public", reconnect=True) as stream:
        events = iter(stream)
        found = {next(events).id for _ in range(4)}
    assert found == {1, 2, 3, 4}
    opened = [request.path for request in server.requests if request.path.startswith("/api/v1/streaming")]
    assert len(opened) == 2


def test_streams_are_carried_apart_where_there_is_no_websocket(client_of, websocket_server, streaming):
    server = websocket_server(refuse=lambda request: HTTPStatus.NOT_FOUND, sse=HTTPStatus.OK)
    with streaming(client_of(server), "user", "public") as stream:
        events = iter(stream)
        assert next(events).id == 1
    assert [request.path for request in server.requests] == [
        "/api/v1/streaming?stream=user",
        "/api/v1/streaming/user",
        "/api/v1/streaming/public",
    ]


@pytest.mark.parametrize("status", [404, 405, 501])
def test_one_stream_goes_by_websocket_where_there_are_no_server_sent_events(
    client_of, websocket_server, streaming, status
):
    server = websocket_server([delete(7, "user")], sse=HTTPStatus(status))
    assert next(iter(streaming(client_of(server), "user"))).id == 7


def test_listeners_go_by_websocket_where_there_are_no_server_sent_events(
    client_of, websocket_server, listener, beside, wait
):
    server = websocket_server([delete(7, "user")])
    beside(client_of(server).stream_user, listener)
    assert wait(listener.wait, 1)
    assert listener.told == [("delete", 7)]


@pytest.mark.parametrize("code", [429, 500, 502])
def test_a_stream_that_lasts_waits_for_a_websocket_that_is_not_there_yet(client_of, websocket_server, streaming, code):
    refusals = [HTTPStatus(code)]
    server = websocket_server([delete(7, "user")], refuse=lambda request: refusals.pop() if refusals else None)
    with streaming(client_of(server), "user", reconnect=True) as stream:
        assert next(iter(stream)).id == 7


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (b"", MastodonNetworkError),
        (http({}, "502 Bad Gateway"), MastodonBadGatewayError),
        (http({}, "403 Forbidden"), MastodonNotFoundError),
        (http({}, "404 Not Found"), MastodonNotFoundError),
    ],
)
def test_of_two_ways_that_fail_the_error_is_told_that_may_pass(client_of, socket_server, streaming, answer, error):
    def handle(connection, server):
        while request := server.read_request(connection):
            there = request.startswith(b"GET /api/v1/streaming?")
            connection.sendall(answer if there else http({}, "404 Not Found"))
            if there:
                return

    with pytest.raises(error):
        next(iter(streaming(client_of(socket_server(handle)), "list:1")))


def test_streams_that_are_carried_apart_do_not_wait_for_each_other(client_of, socket_server, streaming):
    both = threading.Barrier(2)

    def handle(connection, server):
        while request := server.read_request(connection):
            path = request.split(b" ", 2)[1].decode()
            if not path.startswith(SSE):
                connection.sendall(http({}, "404 Not Found") if path.startswith(SSE[:-1]) else http([]))
                continue
            try:
                both.wait(PATIENCE)
            except threading.BrokenBarrierError:
                connection.sendall(http({}, "401 Unauthorized"))
                return
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n")
            connection.sendall(f"event: delete\ndata: {len(path)}\n\n".encode())
            connection.recv(1)

    with streaming(client_of(socket_server(handle)), "user", "public", reconnect=True) as stream:
        events = iter(stream)
        assert {next(events).stream, next(events).stream} == {"user", "public"}


def test_gotosocial_is_asked_for_a_websocket_first(client_of, websocket_server, streaming):
    server = websocket_server([delete("01ABC", "user")])
    client = client_of(server, mastodon_version="0.17.3 git-123")
    assert next(iter(streaming(client, "user"))).id == "01ABC"
    assert [urlsplit(request.path).path for request in server.requests] == ["/api/v1/streaming"]


def test_via_sse_uses_no_websocket(client_of, websocket_server, streaming):
    server = websocket_server()
    with pytest.raises(MastodonNotFoundError):
        next(iter(streaming(client_of(server), "user", "public", via="sse")))
    assert [request.path for request in server.requests] == ["/api/v1/streaming/user"]


def test_via_refuses_what_there_is_not(client, server):
    with pytest.raises(MastodonIllegalArgumentError, match="via must be auto, sse, websocket or polling"):
        client.stream("user", via="pigeon")
    assert server.requests == []


def test_streams_that_the_server_is_too_old_for_are_refused(make_client, server, via):
    client = make_client(mastodon_version="2.0.0")
    with pytest.raises(MastodonVersionError, match=r"stream_list\(\) needs Mastodon 2.1.0"):
        next(iter(via(client, "list:1", "list:2")))


@pytest.mark.parametrize(
    ("act", "error", "message"),
    [
        ([None], MastodonNetworkError, "ended the stream"),
        ([b"\x88\x02\x03\xe9"], MastodonNetworkError, "WebSocket code 1001"),
        ([b"\x88\x06\x03\xe9gone"], MastodonNetworkError, "code 1001: 'gone'"),
        ([b"\xff\xff"], MastodonMalformedEventError, "no WebSocket frame"),
        ([b"\x81\x7f\x00\x00\x00\x00\x01\x00\x00\x00"], MastodonMalformedEventError, "more than 8388608 bytes"),
        (["no JSON"], MastodonMalformedEventError, "is not JSON"),
        (["[1]"], MastodonMalformedEventError, "is not an object"),
        ([{"event": "update", "payload": "{"}], MastodonMalformedEventError, "is not JSON"),
        ([{"payload": "1"}], MastodonMalformedEventError, "without an event"),
        ([{"error": "Not yours", "status": 403}], MastodonAPIError, "403.*Not yours"),
        ([{"error": "Token revoked", "status": 401}], MastodonUnauthorizedError, "Token revoked"),
    ],
)
@pytest.mark.parametrize("names", [["user"], ["user", "public"]])
def test_what_came_before_an_error_is_given_first(client_of, websocket_server, via, act, error, message, names):
    server = websocket_server([len(names) - 1, delete(1, "user"), delete(2, "user"), *act])
    events = iter(via(client_of(server), *names))
    assert [next(events).id, next(events).id] == [1, 2]
    with pytest.raises(error, match=message):
        next(events)
    assert server.left.wait(PATIENCE)


def test_messages_may_come_in_pieces_and_bytes_be_cut_anywhere(client_of, websocket_server, via):
    text = json.dumps(delete(1, "user")).encode()
    pieces = b"\x01" + bytes([10]) + text[:10] + b"\x89\x01p" + b"\x80" + bytes([len(text) - 10]) + text[10:]
    server = websocket_server([bytes([one]) for one in pieces])
    assert next(iter(via(client_of(server), "user"))).id == 1


def test_silence_raises_read_timeout(client_of, websocket_server, via):
    with pytest.raises(MastodonReadTimeout, match=r"silent for 0\.05 seconds"):
        next(iter(via(client_of(websocket_server([])), "user", timeout=0.05)))


def test_pings_are_answered(client_of, websocket_server, via):
    def ping(connection):
        assert connection.ping().wait(PATIENCE)

    server = websocket_server([ping, delete(1, "user")])
    assert next(iter(via(client_of(server), "user"))).id == 1


def test_servers_that_name_no_stream_are_understood(client_of, websocket_server, via):
    server = websocket_server([{"event": "delete", "payload": "7"}])
    assert next(iter(via(client_of(server), "user"))) == StreamEvent("delete", 7, "user")


@pytest.mark.parametrize("names", [["user"], ["user", "public"]])
def test_stream_ends_when_it_is_closed_elsewhere(kind, client_of, websocket_server, via, loop, names):
    stream = via(client_of(websocket_server([])), *names)
    if kind == "sync":
        with stream:
            closer = threading.Timer(0.01, stream.close)
            closer.start()
            with within_a_second():
                assert list(stream) == []
            closer.join()
    else:

        async def both():
            async with stream.wrapped as events:
                waiting = asyncio.ensure_future(anext(events, None))
                await asyncio.sleep(0)
                await events.aclose()
                return await waiting

        with within_a_second():
            assert loop.run_until_complete(both()) is None


def test_closing_the_client_ends_streams_that_share(kind, client_of, websocket_server, via, together):
    server = websocket_server([1, delete(1, "user")])
    client = client_of(server)
    own = getattr(client, "wrapped", client)
    stream = via(client, "user", "public")
    assert next(iter(stream)).id == 1
    if kind == "sync":
        closing = [lambda: list(stream), own.close]
    else:

        async def rest():
            return [event async for event in stream.wrapped]

        closing = [rest, own.aclose]
    assert together(closing, client) == [[], None]


class Chunks:
    """A connection that brings these bytes, and takes none."""

    url = "https://mastodon.example/api/v1/streaming"
    network = None

    def __init__(self, kind, *chunks):
        self.kind = kind
        self.chunks = list(chunks)

    def answer(self, value):
        async def later():
            return value

        return value if self.kind == "sync" else later()

    def read(self):
        return self.answer(self.chunks.pop(0) if self.chunks else b"")

    def write(self, data):
        raise MastodonNetworkError("the connection broke")

    def close(self):
        return self.answer(None)

    aclose = close


@pytest.fixture
def package(kind):
    return importlib.import_module(f"mastodon._{kind}.websocket")


def test_reading_goes_on_until_a_message_is_complete(kind, package, loop):
    made = getattr(package, "WebSocket" if kind == "sync" else "AsyncWebSocket")
    socket = made(Chunks(kind, b"\x81", b"\x02", b"hi"))
    assert run(socket.read(), loop) == [b"hi"]
    assert run(socket.read(), loop) == []


def test_streams_that_cannot_join_leave(kind, package, loop):
    prefix = "" if kind == "sync" else "Async"
    stop = getattr(streams, f"{prefix}Stop")
    socket = getattr(package, f"{prefix}WebSocket")(Chunks(kind))
    sharing = package.Sharing(lambda stream, stop: None, lambda stream, stop: socket, None)
    run(sharing.connect(named("user"), stop()), loop)
    with pytest.raises(MastodonNetworkError, match="the connection broke"):
        run(sharing.connect(named("public"), stop()), loop)
    assert list(sharing._shared._shares) == ["user"]


def test_signs_of_life_are_no_events_of_streams_that_share(client_of, websocket_server, via):
    server = websocket_server([1, b"\x89\x00", delete(1, "user")])
    assert next(iter(via(client_of(server), "user", "public"))).id == 1


# --- handshakes -----------------------------------------------------------------------------------------------------

TOKEN_PLACES = {
    "header": lambda request: "Authorization" in request.headers,
    "sub-protocol": lambda request: "Sec-WebSocket-Protocol" in request.headers,
    "address": lambda request: "access_token" in request.path,
}


@pytest.mark.parametrize("place", TOKEN_PLACES)
@pytest.mark.parametrize(("status", "given"), [(400, False), (401, False), (401, True)])
def test_the_token_is_told_where_the_server_hears_it(
    client_of, websocket_server, via, caplog, place, status, given, session
):
    caplog.set_level(logging.DEBUG)
    hears = TOKEN_PLACES[place]
    server = websocket_server(
        [delete(1, "user")], [delete(2, "user")], refuse=lambda request: None if hears(request) else HTTPStatus(status)
    )
    client = client_of(server, **({"session": session} if given else {}))
    assert next(iter(via(client, "user"))).id == 1
    tried = len(server.requests)
    assert tried == list(TOKEN_PLACES).index(place) + 1
    assert all(sum(told(request) for told in TOKEN_PLACES.values()) == 1 for request in server.requests)
    assert next(iter(via(client, "user"))).id == 2
    assert len(server.requests) == tried + 1
    assert "planted-token" not in caplog.text


@pytest.mark.parametrize(
    ("status", "error", "tries"),
    [
        (401, MastodonUnauthorizedError, 3),
        (403, MastodonAPIError, 1),
        (404, MastodonNotFoundError, 1),
        (500, MastodonInternalServerError, 1),
    ],
)
@pytest.mark.parametrize("names", [["user"], ["user", "public"]])
def test_refused_handshakes_have_their_class(client_of, websocket_server, via, status, error, tries, names):
    server = websocket_server(refuse=lambda request: HTTPStatus(status))
    with pytest.raises(error, match=rf"{status}.*no") as caught:
        next(iter(via(client_of(server), *names)))
    assert len(server.requests) == tries
    assert "planted-token" not in repr(caught.value)
    assert "planted-token" not in repr(vars(caught.value))


def test_a_token_that_is_no_word_is_not_told_as_a_sub_protocol(client_of, websocket_server, via):
    server = websocket_server(refuse=lambda request: HTTPStatus.UNAUTHORIZED)
    with pytest.raises(MastodonUnauthorizedError):
        next(iter(via(client_of(server, access_token="planted=token"), "user")))
    assert not any("Sec-WebSocket-Protocol" in request.headers for request in server.requests)


def test_clients_without_a_token_tell_none(client_of, websocket_server, via):
    server = websocket_server([delete(1, "public")])
    assert next(iter(via(client_of(server, access_token=None), "public"))).id == 1
    assert not any(told(server.requests[0]) for told in TOKEN_PLACES.values())


def test_another_sub_protocol_is_refused(client_of, websocket_server, via):
    with pytest.raises(MastodonAPIError, match="opened something else than the WebSocket") as caught:
        next(iter(via(client_of(websocket_server([], protocol="chat")), "user")))
    assert "planted-token" not in str(caught.value)


def test_no_server_is_a_network_error(client_of, websocket_server, via):
    server = websocket_server()
    server.close()
    with pytest.raises(MastodonNetworkError, match="refused"):
        next(iter(via(client_of(server), "user")))


def test_the_token_does_not_follow_redirects_to_another_server(client_of, websocket_server, socket_server, via):
    elsewhere = websocket_server(refuse=lambda request: HTTPStatus.FORBIDDEN)

    def move(connection, server):
        server.read_request(connection)
        where = f"{elsewhere.url}/api/v1/streaming".encode()
        connection.sendall(b"HTTP/1.1 307 Moved\r\nLocation: " + where + b"\r\nContent-Length: 0\r\n\r\n")

    with pytest.raises(MastodonAPIError):
        next(iter(via(client_of(socket_server(move)), "user")))
    [request] = elsewhere.requests
    assert "planted-token" not in f"{request.path} {request.headers}"


def test_tls_holds_for_websockets(client_of, websocket_server, opened, listener, monkeypatch):
    authority = trustme.CA()
    served = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(served)
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)
    monkeypatch.setattr(transport, "ssl_context", lambda: trusting)
    server = websocket_server([1], certificate=served)
    handle = opened(client_of(server), listener)
    handle.subscribe("user")
    server.wait(1)
    assert handle.url == f"wss{server.url.removeprefix('https')}/api/v1/streaming"
    with within_a_second():
        close(handle)
    assert not handle.is_alive()
    assert server.left.wait(PATIENCE)


# --- handles of Mastodon.py -----------------------------------------------------------------------------------------


def test_subscriptions_have_their_own_listeners(client_of, websocket_server, opened, wait):
    server = websocket_server(
        [2, delete(1, "user"), delete(2, "hashtag", "py"), delete(3, "other"), {"event": "delete", "payload": 4}]
    )
    common, own = Recorder(), Recorder()
    handle = opened(client_of(server), common)
    first, second = handle.subscribe("user"), handle.subscribe("hashtag", own, tag="py")
    assert wait(common.wait, 3)
    assert wait(own.wait, 1)
    assert (common.told, own.told) == ([("delete", 1), ("delete", 3), ("delete", 4)], [("delete", 2)])
    assert server.told == [
        {"type": "subscribe", "stream": "user"},
        {"type": "subscribe", "stream": "hashtag", "tag": "py"},
    ]
    assert (second.stream, second.params, second.listener, second.active) == ("hashtag", {"tag": "py"}, own, True)
    assert first.listener is None
    assert handle.subscriptions() == [first, second]


@pytest.mark.parametrize(
    ("method", "args", "options", "told"),
    [
        ("stream_user", (), {}, {"stream": "user"}),
        ("stream_user_notifications", (), {}, {"stream": "user:notification"}),
        ("stream_public", (), {"local": True, "only_media": True}, {"stream": "public:local:media"}),
        ("stream_local", (), {}, {"stream": "public:local"}),
        ("stream_hashtag", ("py",), {"local": True}, {"stream": "hashtag:local", "tag": "py"}),
        ("stream_list", (42,), {}, {"stream": "list", "list": "42"}),
        ("stream_direct", (), {}, {"stream": "direct"}),
    ],
)
def test_websocket_handle_subscribes(client_of, websocket_server, opened, listener, wait, method, args, options, told):
    server = websocket_server(
        [1, delete(9, "other"), delete(1, *[word for key, word in told.items() if key != "type"])]
    )
    client = client_of(server)
    handle = opened(client)
    own = getattr(handle, "wrapped", handle)
    subscription = getattr(client, method)(*args, listener, websocket_handle=own, **options)
    assert wait(listener.wait, 1)
    assert server.told == [{"type": "subscribe", **told}]
    assert subscription.is_alive()
    assert subscription.is_receiving()
    assert len(server.requests) == 1


def test_unsubscribe_ends_one_stream(client_of, websocket_server, opened, wait, kind, loop):
    server = websocket_server([3, delete(1, "user"), delete(2, "public")])
    listener, own = Recorder(), Recorder()
    handle = opened(client_of(server), listener)
    subscription = handle.subscribe("user", own)
    handle.subscribe("public")
    close(subscription if kind == "sync" else Blocking(subscription, loop))
    close(subscription if kind == "sync" else Blocking(subscription, loop))
    assert wait(listener.wait, 2)
    assert server.told[2:] == [{"type": "unsubscribe", "stream": "user"}]
    assert own.told == []
    assert (subscription.active, subscription.is_alive(), subscription.is_receiving()) == (False, False, False)
    assert [one.stream for one in handle.subscriptions()] == ["public"]


def test_refusals_are_told_to_all_listeners(client_of, websocket_server, opened, wait):
    server = websocket_server([1, {"error": "Not yours", "status": 403}, delete(1, "list", "4")])
    common, own = Telling(), Telling()
    handle = opened(client_of(server), common)
    handle.subscribe("list", own, list=4)
    assert wait(own.wait, 2)
    assert own.told == [("refused", 403), ("delete", 1)]
    assert common.told == [("refused", 403)]


@pytest.mark.parametrize(
    ("args", "options", "message"),
    [
        (("nonsense",), {}, "there is no stream 'nonsense'"),
        (("hashtag",), {}, "there is no stream 'hashtag'"),
        (("hashtag",), {"tag": "#py"}, "tag must be without '#'"),
        (("user",), {"tag": "py"}, "the stream 'user' has no parameter 'tag'"),
        (("user",), {"listener": 1}, "listener must be an object of a class made of StreamListener, not 1"),
    ],
)
def test_wrong_subscriptions_are_refused(client_of, websocket_server, opened, listener, args, options, message):
    server = websocket_server([])
    handle = opened(client_of(server), listener)
    with pytest.raises(MastodonIllegalArgumentError, match=message):
        handle.subscribe(*args, **options)
    assert (handle.subscriptions(), server.told) == ([], [])


def test_what_handles_cannot_do_is_refused(client_of, websocket_server, opened, listener):
    client = client_of(websocket_server([]))
    handle = opened(client)
    with pytest.raises(MastodonIllegalArgumentError, match="the stream 'user' needs a listener"):
        handle.subscribe("user")
    handle.subscribe("user", listener)
    with pytest.raises(MastodonIllegalArgumentError, match=r"the WebSocket has the stream 'user' already"):
        handle.subscribe("user", listener)
    with pytest.raises(MastodonIllegalArgumentError, match="the WebSocket does not have the stream 'public'"):
        handle.unsubscribe("public")
    close(handle)
    with pytest.raises(MastodonIllegalArgumentError, match="the WebSocket is closed"):
        handle.subscribe("public", listener)
    with pytest.raises(MastodonIllegalArgumentError, match=r"websocket_handle must be what stream_open_websocket"):
        client.stream_user(listener, websocket_handle="no")
    with pytest.raises(MastodonIllegalArgumentError, match="listener must be"):
        client.stream_open_websocket("no")


def test_close_returns_at_once_on_silence(client_of, websocket_server, opened, listener):
    server = websocket_server([])
    handle = opened(client_of(server), listener)
    assert (handle.running, handle.closed, handle.reconnecting) == (True, False, False)
    assert handle.is_receiving()
    assert handle.connection is not None
    with within_a_second():
        close(handle)
    assert (handle.running, handle.closed, handle.is_alive(), handle.connection) == (False, True, False, None)
    handle.join()
    assert server.left.wait(PATIENCE)
    assert listener.aborted == []


def test_handles_connect_again_with_all_streams(client_of, websocket_server, opened, listener, wait, clock):
    server = websocket_server([2, delete(1, "user"), None], [4, delete(2, "user")])
    handle = opened(client_of(server), listener, reconnect_async=True)
    handle.subscribe("user")
    handle.subscribe("hashtag:py")
    assert wait(listener.wait, 2)
    assert listener.told == [("delete", 1), ("delete", 2)]
    assert [message["stream"] for message in server.told] == ["user", "hashtag", "user", "hashtag"]
    assert [type(error) for error in listener.aborted] == [MastodonNetworkError]
    assert clock.slept == [5]


def test_handles_connect_again_after_a_bad_beginning(client_of, websocket_server, opened, listener, wait):
    answers = [HTTPStatus.SERVICE_UNAVAILABLE, None]
    server = websocket_server([delete(1)], refuse=lambda request: answers.pop(0))
    handle = opened(client_of(server), listener, reconnect_async=True)
    assert wait(listener.wait, 1)
    assert not handle.reconnecting
    assert len(listener.aborted) == 1


def test_errors_end_handles_and_are_raised_by_join(client_of, websocket_server, opened, listener, caplog):
    handle = opened(client_of(websocket_server([None])), listener)
    with pytest.raises(MastodonNetworkError) as caught:
        handle.join()
    assert listener.aborted == [caught.value]
    assert "ended with an error" in caplog.text
    assert not handle.running


def test_refused_handshakes_are_raised_at_once(client_of, websocket_server, opened, listener):
    with pytest.raises(MastodonUnauthorizedError) as caught:
        opened(
            client_of(websocket_server(refuse=lambda request: HTTPStatus.UNAUTHORIZED)), listener, reconnect_async=True
        )
    assert listener.aborted == [caught.value]


def test_errors_of_listeners_end_handles(client_of, websocket_server, opened):
    class Failing(StreamListener):
        def on_delete(self, status_id):
            raise KeyError("mine")

    handle = opened(client_of(websocket_server([delete(1)])), Failing(), reconnect_async=True)
    with pytest.raises(KeyError, match="mine"):
        handle.join()


def test_what_handlers_give_back_does_not_matter(client_of, websocket_server, opened, wait):
    class Giving(Recorder):
        def on_delete(self, status_id):
            self.note(status_id)
            return "something"

    listener = Giving()
    opened(client_of(websocket_server([delete(1), delete(2)])), listener)
    assert wait(listener.wait, 2)


def test_close_ends_waiting_for_an_answer(client_of, socket_server, opened, listener, wait):
    asked = threading.Event()

    def answer(connection, server):
        while server.read_request(connection):
            if len(server.seen) == 1:
                connection.sendall(http({"error": "Busy"}, "503 Unavailable"))
            else:
                asked.set()

    handle = opened(client_of(socket_server(answer)), listener, reconnect_async=True)
    assert wait(asked.wait, PATIENCE)
    assert handle.reconnecting
    handle.subscribe("user")
    handle.subscribe("public")
    handle.unsubscribe("user")
    assert [one.source.name for one in handle.subscriptions()] == ["public"]
    with within_a_second():
        close(handle)
    assert not handle.is_alive()
    assert len(listener.aborted) == 1


def test_handlers_may_close_the_handle(client_of, websocket_server, opened, wait):
    class Closing(Recorder):
        def on_delete(self, status_id):
            self.note(status_id)
            return getattr(self.handle, "wrapped", self.handle).close()

    listener = Closing()
    server = websocket_server([1, delete(1, "user"), delete(2, "user")])
    listener.handle = opened(client_of(server))
    listener.handle.subscribe("user", listener)
    assert wait(server.left.wait, PATIENCE)
    listener.handle.join()
    assert listener.told == [(1,)]


def test_signs_of_life_reach_listeners(client_of, websocket_server, opened, listener, wait):
    opened(client_of(websocket_server([lambda connection: connection.ping()])), listener)
    assert wait(listener.wait, 1)
    assert listener.told == [("heartbeat",)]


def test_signs_of_life_reach_listeners_of_streams_that_share(
    client_of, websocket_server, streaming, listener, kind, loop
):
    server = websocket_server([1, lambda connection: connection.ping(), delete(1, "user"), None])
    stream = streaming(client_of(server), "user", "public", via="websocket")
    with pytest.raises(MastodonNetworkError) as caught:
        run(getattr(stream, "wrapped", stream).run(listener), loop)
    assert set(listener.told) == {("heartbeat",), ("delete", 1)}
    assert listener.aborted == [caught.value]


def test_the_names_of_mastodon_py_are_exported():
    from mastodon import streaming, streaming_websocket

    assert streaming.WebSocketStreamHandle is streaming_websocket.WebSocketStreamHandle is WebSocketStreamHandle
    assert streaming.WebSocketSubscription is streaming_websocket.WebSocketSubscription is WebSocketSubscription


def test_frames_are_never_logged(caplog):
    caplog.set_level(logging.DEBUG)
    reader = frames.Frames()
    assert list(reader.feed(b"\x81\x06secret")) == [b"secret"]
    assert caplog.text == ""


# --- streams that last ----------------------------------------------------------------------------------------------


def status(id, *stream):
    return {"stream": list(stream), "event": "update", "payload": json.dumps({"id": str(id), "account": {"acct": "a"}})}


def test_streams_of_a_websocket_last_if_wanted(client_of, websocket_server, opened, listener, wait, clock):
    server = websocket_server([status(1, "user"), None], [status(1, "user"), status(2, "user")])
    handle = opened(client_of(server, mastodon_version="4.2.0"), listener, reconnect=True)
    subscription = handle.subscribe("user")
    assert wait(listener.wait, 2)
    assert listener.told == [("update", 1), ("update", 2)]
    assert [type(error) for error in listener.aborted] == [MastodonNetworkError]
    assert (subscription.is_alive(), subscription.is_receiving()) == (True, True)
    assert (handle.is_alive(), handle.is_receiving(), handle.reconnecting) == (True, True, False)
    with within_a_second():
        close(handle)
    assert (subscription.is_alive(), handle.is_alive(), handle.running) == (False, False, False)


def test_streams_of_a_websocket_keep_their_places(client_of, websocket_server, opened, listener, wait, tmp_path):
    server = websocket_server([status(1, "user"), status(2, "user")], [status(2, "user"), status(3, "user")])
    client = client_of(server, mastodon_version="4.2.0")
    for count in 2, 3:
        handle = opened(client, resume=tmp_path / "bot.db")
        own = getattr(handle, "wrapped", handle)
        client.stream_user(listener, websocket_handle=own)
        assert wait(listener.wait, count)
        close(handle)
    assert listener.told == [("update", 1), ("update", 2), ("update", 3)]


def test_a_handler_of_a_websocket_is_at_work_alone(client_of, websocket_server, opened, wait):
    class Slow(Recorder):
        busy = 0
        most = 0

        def on_update(self, status):
            self.busy += 1
            self.most = max(self.most, self.busy)
            assert both.wait(PATIENCE)
            self.busy -= 1
            super().on_update(status)

    listener, both = Slow(), threading.Event()
    sent = threading.Barrier(2, both.set)
    server = websocket_server(*[[status(1), lambda _: sent.wait(PATIENCE)] for _ in range(2)])
    handle = opened(client_of(server), listener, reconnect=True)
    handle.subscribe("user")
    handle.subscribe("public")
    assert wait(listener.wait, 2)
    assert listener.told == [("update", 1)] * 2
    assert listener.most == 1


def test_streams_that_last_end_one_by_one(client_of, websocket_server, opened, listener, kind, loop):
    handle = opened(client_of(websocket_server([], [])), listener, reconnect=True)
    first, second = handle.subscribe("user"), handle.subscribe("public")
    close(first if kind == "sync" else Blocking(first, loop))
    assert (first.active, first.is_alive(), second.is_alive(), handle.is_alive()) == (False, False, True, True)
    assert handle.subscriptions() == [second]


def test_a_stream_that_is_refused_ends_alone(client_of, websocket_server, opened, listener, kind, loop):
    server = websocket_server([{"error": "no", "status": 401}], [])
    handle = opened(client_of(server), listener, reconnect=True)
    refused = handle.subscribe("public")
    own = refused.handle if kind == "sync" else Blocking(refused.handle, loop)
    with pytest.raises(MastodonUnauthorizedError) as caught:
        own.join(PATIENCE)
    assert listener.aborted == [caught.value]
    other = handle.subscribe("user")
    assert (other.is_alive(), refused.is_alive(), handle.is_alive()) == (True, False, True)
    close(handle)
    with pytest.raises(MastodonUnauthorizedError):
        handle.join()


def test_a_stream_that_cannot_begin_is_not_added(client_of, websocket_server, opened, listener, tmp_path):
    client = client_of(websocket_server([], []))
    handle, other = [opened(client, listener, resume=tmp_path / "bot.db") for _ in range(2)]
    handle.subscribe("user")
    with pytest.raises(MastodonResumeError, match="the same stream of the same account"):
        other.subscribe("user")
    assert other.subscriptions() == []


def test_handlers_may_close_a_handle_whose_streams_last(client_of, websocket_server, opened, wait):
    class Closing(Recorder):
        def on_update(self, status):
            super().on_update(status)
            return getattr(handle, "wrapped", handle).close()

    listener = Closing()
    server = websocket_server([status(1, "user"), status(2, "user")], [])
    handle = opened(client_of(server), listener, reconnect=True)
    handle.subscribe("user")
    assert wait(server.left.wait, PATIENCE)
    handle.join(PATIENCE)
    assert listener.told == [("update", 1)]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"via": "sse"}, "via must be websocket for a WebSocket, not 'sse'"),
        ({"resume": ""}, "resume must be the path of a file"),
        ({"on_error": "ignore"}, "on_error must be"),
        ({"reconnect": True, "timeout": 0}, "timeout must be"),
    ],
)
def test_wrong_options_of_a_websocket_are_refused(client, server, options, message):
    with pytest.raises(MastodonIllegalArgumentError, match=message):
        client.stream_open_websocket(**options)
    assert server.requests == []


def test_options_belong_to_the_websocket(client_of, websocket_server, opened, listener):
    client = client_of(websocket_server([]))
    handle = opened(client, reconnect=True)
    own = getattr(handle, "wrapped", handle)
    with pytest.raises(MastodonIllegalArgumentError, match=r"resume must be given to stream_open_websocket\(\)"):
        client.stream_user(listener, websocket_handle=own, resume="bot.db")


# --- what ends while it begins --------------------------------------------------------------------------------------


def test_a_websocket_that_is_closed_before_it_reads_is_disconnected(
    client_of, websocket_server, opened, listener, monkeypatch, kind
):
    client = client_of(websocket_server([delete(1)]))
    made = closed_as_soon_as_connected(monkeypatch, kind, client, "_by_websocket")
    handle = opened(client, listener)
    handle.join(PATIENCE)
    assert (handle.is_alive(), handle.connection, listener.aborted) == (False, None, [])
    assert [socket.fileno() for socket in made] == [-1]


def test_handles_wait_after_a_bad_beginning(client_of, websocket_server, opened, listener, wait, clock):
    answers = [HTTPStatus.SERVICE_UNAVAILABLE, None]
    server = websocket_server([delete(1)], refuse=lambda request: answers.pop(0))
    opened(client_of(server), listener, reconnect_async=True)
    assert wait(listener.wait, 1)
    assert clock.slept == [5]


def test_a_listener_that_is_told_of_a_bad_beginning_may_add_a_stream(client_of, socket_server, opened, kind, loop):
    class Other(Recorder):
        def on_abort(self, err):
            super().on_abort(err)
            return own.subscribe("public")

    feed, other = Feed([]), Other()
    feed.answers["/api/v1/timelines/home"] = [refused(401)]
    handle = opened(client_of(socket_server(feed)), other, reconnect=True)
    own = getattr(handle, "wrapped", handle)
    with pytest.raises(MastodonUnauthorizedError) as caught:
        within(partial(own.subscribe, "user"), kind, loop)
    assert other.aborted == [caught.value]
    assert [one.stream for one in handle.subscriptions()] == ["public"]
    assert handle.is_alive()


def within(call, kind, loop):
    """Do a call that shall fail, and not hang, if it would."""
    if kind == "async":
        return loop.run_until_complete(asyncio.wait_for(call(), PATIENCE))
    outcome = Future()

    def work():
        try:
            outcome.set_result(call())
        except BaseException as error:  # noqa: BLE001 - the caller gets it
            outcome.set_exception(error)

    threading.Thread(target=work, daemon=True).start()
    return outcome.result(PATIENCE)


def test_streams_that_begin_do_not_wait_for_each_other_and_end_with_the_handle(
    client_of, socket_server, opened, listener, together
):
    both, go = threading.Semaphore(0), threading.Event()

    def answer(connection, server):
        while server.read_request(connection):
            both.release()
            assert go.wait(PATIENCE)
            connection.sendall(http([]))

    client = client_of(socket_server(answer))
    handle = opened(client, listener, reconnect=True)
    own = getattr(handle, "wrapped", handle)

    def closing():
        assert [both.acquire(timeout=PATIENCE) for _ in range(2)] == [True, True]
        with within_a_second():
            own.close()

    async def aclosing():
        for _ in range(2):
            assert await asyncio.to_thread(both.acquire, True, PATIENCE)
        with within_a_second():
            await own.close()

    adding = [partial(own.subscribe, name) for name in ("user", "public")]
    *added, closed = together([*adding, closing if own is handle else aclosing], client)
    go.set()
    assert closed is None
    assert [one.is_alive() for one in added] == [False, False]


@pytest.mark.parametrize("kind", ["sync"])
def test_a_stream_that_is_added_while_another_thread_closes_does_not_go_on(
    client_of, websocket_server, opened, listener, monkeypatch
):
    handle = opened(client_of(websocket_server([])), listener, reconnect=True)
    make = handle._make

    def made(*args):
        handle.close()
        return make(*args)

    monkeypatch.setattr(handle, "_make", made)
    added = handle.subscribe("user")
    added.handle.join(PATIENCE)
    assert not added.is_alive()
