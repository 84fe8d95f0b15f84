"""How large an answer may be, and how deep: with real sockets, both clients and both ways of sending."""

from __future__ import annotations

import gzip
import json
import threading
import tracemalloc
from contextlib import suppress

import httpx2
import pytest
from loopback import answering, http

from mastodon import MastodonAPIError, MastodonIllegalArgumentError, MastodonMalformedEventError, MastodonNetworkError

STATUS = http({"id": "1"})
MEGA = 1024 * 1024


@pytest.fixture(params=["straight", "httpx2"])
def connect(request, make_client):
    """Make a client of a server on a socket, with the real clock, that sends one of the two ways."""

    def make(url, **options):
        client = make_client(api_base_url=url, transport=None, clock=None, retries=False, **options)
        client._transport._straight = request.param == "straight"
        return client

    return make


class Pouring:
    """Answers with a head and a piece of a body again and again, until the client has had enough."""

    def __init__(self, head, piece, times):
        self.head, self.piece, self.times = head, piece, times
        self.poured = 0
        self.done = threading.Event()

    def __call__(self, connection, server):
        server.read_request(connection)
        with suppress(OSError):
            connection.sendall(self.head)
            for _ in range(self.times):
                connection.sendall(self.piece)
                self.poured += len(self.piece)
        self.done.set()


def chunked(piece, **headers):
    head = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
    return (
        f"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n{head}\r\n".encode(),
        f"{len(piece):x}\r\n".encode() + piece + b"\r\n",
    )


def test_an_endless_answer_is_refused_while_it_comes(connect, socket_server):
    pouring = Pouring(*chunked(b" " * 65536), 4000)
    server = socket_server(pouring)
    with pytest.raises(MastodonAPIError) as caught:
        connect(server.url, max_response_size=MEGA).status(1)
    assert str(caught.value) == (
        f"GET {server.url}/api/v1/statuses/1: the answer has more than 1048576 bytes; "
        f"a larger max_response_size allows it"
    )
    assert pouring.done.wait(5)
    assert pouring.poured < 32 * MEGA  # of 250; what the sockets hold is gone before it is read


def test_an_answer_that_announces_its_size_is_not_read(connect, socket_server):
    pouring = Pouring(b"HTTP/1.1 200 OK\r\nContent-Length: 99000000\r\n\r\n", b" " * 65536, 1500)
    with pytest.raises(MastodonAPIError, match="the answer has 99000000 bytes, and 67108864 is the limit"):
        connect(socket_server(pouring).url).status(1)
    assert pouring.done.wait(5)
    assert pouring.poured < 32 * MEGA


BOMB = gzip.compress(b" " * 128 * MEGA)


def test_a_bomb_is_refused_without_the_memory_it_wants(connect, socket_server):
    client = connect(socket_server(answering(http(BOMB, Content_Encoding="gzip"))).url, max_response_size=32 * MEGA)
    with pytest.raises(MastodonAPIError):
        client.status(1)  # What is imported for the first time does not count.
    tracemalloc.start()
    with pytest.raises(MastodonAPIError, match="becomes more than 100 times as large when it is decompressed"):
        client.status(1)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 16 * MEGA


def test_the_client_stays_usable(connect, socket_server):
    server = socket_server(answering(http(b"[" + b" " * 5000 + b"]"), STATUS))
    client = connect(server.url, max_response_size=2000)
    with pytest.raises(MastodonAPIError, match="has 5002 bytes, and 2000 is the limit"):
        client.timeline_home()
    assert client.status(1) == {"id": 1}


@pytest.mark.parametrize("limit", [2 * MEGA, None])
def test_a_larger_limit_allows_it(limit, connect, socket_server):
    body = json.dumps([{"id": str(number), "content": "x" * 100} for number in range(10_000)]).encode()
    server = socket_server(answering(http(gzip.compress(body), Content_Encoding="gzip")))
    with pytest.raises(MastodonAPIError):
        connect(server.url, max_response_size=MEGA).timeline_home()
    assert len(connect(server.url, max_response_size=limit).timeline_home()) == 10_000


def test_errors_and_redirects_count_as_well(connect, socket_server):
    for status in ("500 Internal Server Error", "302 Found"):
        server = socket_server(answering(http(b"x" * 5000, status, Location="/x")))
        with pytest.raises(MastodonAPIError, match="a larger max_response_size allows it"):
            connect(server.url, max_response_size=2000).status(1)


def test_uploads_are_answered_up_to_the_limit(connect, socket_server):
    server = socket_server(answering(http(b"x" * 5000)))
    with pytest.raises(MastodonAPIError, match=r"POST .+/api/v2/media: the answer has 5000 bytes, and 2000 is"):
        connect(server.url, max_response_size=2000).media_post(b"GIF89a", mime_type="image/gif")


def test_a_stream_is_read_for_ever_but_no_event_is_endless(connect, socket_server):
    def streaming(connection, server):
        server.read_request(connection)
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n")
        for _ in range(100):
            connection.sendall(b"event: delete\ndata: 7\n\n" * 10)
        connection.sendall(b"event: update\ndata: ")
        with suppress(OSError):
            for _ in range(1000):
                connection.sendall(b" " * 65536)

    server = socket_server(streaming)
    events = connect(server.url, streaming_base_url=server.url, max_response_size=2000).stream("user")
    assert [next(events).id for _ in range(1000)] == [7] * 1000
    with pytest.raises(MastodonMalformedEventError, match="the stream sent an event of more than 8388608 bytes"):
        next(events)


def test_a_refused_stream_is_read_as_far_as_an_error_needs(connect, socket_server):
    pouring = Pouring(*chunked(b'{"error": "No' + b" " * 65536, Content_Type="application/json"), 4000)
    pouring.head = pouring.head.replace(b"200 OK", b"403 Forbidden")
    server = socket_server(pouring)
    with pytest.raises(MastodonAPIError, match="403 Forbidden"):
        next(connect(server.url, streaming_base_url=server.url).stream("user"))
    assert pouring.done.wait(5)
    assert pouring.poured < 32 * MEGA


def test_the_limit_is_checked_when_a_client_is_made(make_client):
    with pytest.raises(MastodonIllegalArgumentError, match="max_response_size must be a number of bytes"):
        make_client(max_response_size=0)


def test_the_limit_travels_with_the_client(make_client, socket_server):
    client = make_client(transport=None, max_response_size=77)
    assert client.specification()["max_response_size"] == 77


def test_the_limit_holds_for_a_session_as_well(kind, make_client, socket_server, loop):
    server = socket_server(answering(http(b"x" * 5000)))
    session = httpx2.Client() if kind == "sync" else httpx2.AsyncClient()
    client = make_client(api_base_url=server.url, transport=None, clock=None, max_response_size=2000)
    client.session = session
    with pytest.raises(MastodonAPIError, match="has 5000 bytes, and 2000 is the limit"):
        client.status(1)
    session.close() if kind == "sync" else loop.run_until_complete(session.aclose())


def test_a_session_may_have_read_the_answer(kind, make_client, socket_server, loop):
    """A hook that logs answers reads them, and httpx2 decompresses them then."""
    server = socket_server(answering(http(gzip.compress(b'{"id": "1"}'), Content_Encoding="gzip")))

    async def read(answer):
        await answer.aread()

    hooks = {"response": [(lambda answer: answer.read()) if kind == "sync" else read]}
    session = httpx2.Client(event_hooks=hooks) if kind == "sync" else httpx2.AsyncClient(event_hooks=hooks)
    client = make_client(api_base_url=server.url, session=session, clock=None)
    assert client.status(1) == {"id": 1}
    session.close() if kind == "sync" else loop.run_until_complete(session.aclose())


def test_what_follows_a_compressed_answer_is_an_error(connect, socket_server):
    server = socket_server(answering(http(gzip.compress(b"{}") + b"{}", Content_Encoding="gzip")))
    with pytest.raises(MastodonNetworkError, match="the answer cannot be decompressed"):
        connect(server.url).status(1)


DEEP = b'{"id": "1", "reblog": ' * 1025 + b"{}" + b"}" * 1025


def test_a_deep_answer_is_an_error_of_ours(connect, socket_server):
    server = socket_server(answering(http(DEEP)))
    with pytest.raises(MastodonAPIError) as caught:
        connect(server.url).status(1)
    assert str(caught.value) == f"GET {server.url}/api/v1/statuses/1 answered JSON that is nested too deeply"


def test_a_deep_refusal_is_an_error_of_ours(connect, socket_server):
    server = socket_server(answering(http(b'{"error": ' + b"[" * 5000 + b"]" * 5000 + b"}", "403 Forbidden")))
    with pytest.raises(MastodonAPIError, match="403 Forbidden"):
        connect(server.url).status(1)


def test_a_deep_event_is_an_error_of_ours(connect, socket_server):
    def streaming(connection, server):
        server.read_request(connection)
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n")
        connection.sendall(b"event: update\ndata: " + DEEP + b"\n\n")
        connection.recv(1)

    server = socket_server(streaming)
    with pytest.raises(MastodonMalformedEventError, match="nested too deeply"):
        next(connect(server.url, streaming_base_url=server.url).stream("user"))
