"""HTTP as it happens: real sockets, and everything that can go wrong on them."""

from __future__ import annotations

import asyncio
import gzip
import re
import socket
import ssl
import subprocess
import sys
import threading
import traceback
import zlib
from contextlib import suppress

import httpcore2
import httpx2
import pytest
import trustme
from hypothesis import given, settings
from hypothesis import strategies as st
from loopback import answering, http

from mastodon import (
    AsyncMastodon,
    Mastodon,
    MastodonAPIError,
    MastodonError,
    MastodonIllegalArgumentError,
    MastodonNetworkError,
    MastodonReadTimeout,
)
from mastodon.seam.networks import ssl_context

TOKEN = "planted-token"
STATUS = http({"id": "1"})


@pytest.fixture(autouse=True)
def _no_surroundings(monkeypatch, tmp_path):
    """Keep the machine's proxies, certificates and passwords out of the tests."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy", "ssl_cert_file", "ssl_cert_dir", "netrc"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    ssl_context.cache_clear()
    yield
    ssl_context.cache_clear()


@pytest.fixture
def way():
    """Which way requests go."""
    return "straight"


both_ways = pytest.mark.parametrize("way", ["straight", "httpx2"])


@pytest.fixture
def connect(make_client, way):
    """Make a client of a server on a socket, with the real clock."""

    def make(url, **options):
        options.setdefault("retries", False)
        client = make_client(api_base_url=url, transport=None, clock=None, **options)
        client._transport._straight = None if way == "straight" else False
        return client

    return make


@pytest.fixture(scope="session")
def authority():
    return trustme.CA()


@pytest.fixture
def secure(authority, socket_server):
    """Make servers that speak TLS and show a certificate for these names."""

    def make(handle, *names):
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        authority.issue_cert(*names).configure_cert(context)
        return socket_server(handle, wrap=lambda connection: context.wrap_socket(connection, server_side=True))

    return make


@pytest.fixture
def trusted(authority, monkeypatch, tmp_path):
    """Trust the authority of the tests."""
    file = tmp_path / "authority.pem"
    authority.cert_pem.write_to_path(file)
    monkeypatch.setenv("SSL_CERT_FILE", str(file))


def everything_said(error):
    """Give all that a program prints of an error: message, traceback, causes, and what hangs on these."""
    said = ["".join(traceback.format_exception(error))]
    while error is not None:
        said += [str(error), repr(error), repr(vars(error))]
        if isinstance(error, httpx2.HTTPError):
            said += [repr(error.request), repr(error.request.headers), str(dict(error.request.headers))]
        error = error.__cause__ or error.__context__
    return "\n".join(said)


# --- each failure is an error of its own ----------------------------------------------------------------------------


def closing_at_once(connection, server):
    server.read_request(connection)


def cut_off(answer):
    def handle(connection, server):
        server.read_request(connection)
        connection.sendall(answer)

    return handle


def resetting(connection, server):
    server.read_request(connection)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")


def first(broken):
    """Fail on the first connection; answer well on all others."""
    lock = threading.Lock()
    failures = [broken]

    def handle(connection, server):
        with lock:
            this = failures.pop() if failures else answering(STATUS)
        this(connection, server)

    return handle


GZIPPED = gzip.compress(b'{"id": "1"}')

BROKEN = {
    "HTML": (
        answering(http("<html>Hi</html>", Content_Type="text/html")),
        MastodonAPIError,
        "answered HTML instead of",
    ),
    "truncated JSON": (answering(http(b'{"id": "1')), MastodonAPIError, "answered JSON that is cut off or broken"),
    "empty 200": (answering(http(b"")), MastodonAPIError, "answered nothing where JSON was expected"),
    "truncated body": (
        cut_off(STATUS[:-4]),
        MastodonNetworkError,
        "the answer is incomplete, or not HTTP (peer closed connection",
    ),
    "truncated head": (cut_off(b"HTTP/1.1 200 OK\r\nConte"), MastodonNetworkError, "the answer is incomplete, or not"),
    "truncated chunk": (
        cut_off(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n20\r\nabc"),
        MastodonNetworkError,
        "the answer is incomplete, or not HTTP",
    ),
    "bad chunk": (
        cut_off(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n"),
        MastodonNetworkError,
        "the answer is incomplete, or not HTTP",
    ),
    "no answer": (closing_at_once, MastodonNetworkError, "the answer is incomplete, or not HTTP"),
    "reset": (resetting, MastodonNetworkError, "the connection broke before the answer was complete"),
    "garbage": (cut_off(b"SSH-2.0-OpenSSH_9.6\r\n"), MastodonNetworkError, "the answer is incomplete, or not HTTP"),
    "broken gzip": (
        answering(http(b"not gzip", Content_Encoding="gzip")),
        MastodonNetworkError,
        "the answer cannot be decompressed",
    ),
    "redirect loop": (
        answering(http(b"", "302 Found", Location="/api/v1/statuses/1")),
        MastodonNetworkError,
        "redirected more than 10 times, probably in a circle",
    ),
    "redirect of nothing": (
        answering(http(b"", "302 Found", Location="http://[bad")),
        MastodonNetworkError,
        "was redirected to something that is no address",
    ),
    "refusal": (answering(http({"error": "No"}, "403 Forbidden")), MastodonAPIError, "403 Forbidden: No"),
}


@both_ways
@pytest.mark.parametrize("broken", BROKEN)
def test_a_broken_answer_is_an_error_of_its_own(broken, connect, socket_server):
    handle, kind, words = BROKEN[broken]
    server = socket_server(handle)
    with pytest.raises(MastodonError) as caught:
        connect(server.url).status(1)
    assert type(caught.value) is kind
    assert words in str(caught.value)
    assert str(caught.value.request) == f"GET {server.url}/api/v1/statuses/1"
    assert TOKEN not in everything_said(caught.value)


@pytest.mark.parametrize("broken", [name for name in BROKEN if name != "redirect loop"])
def test_the_client_stays_usable_after(broken, connect, socket_server):
    handle, kind, _ = BROKEN[broken]
    client = connect(socket_server(first(handle)).url)
    failed = False
    for _ in range(3):  # A connection that broke may have served one more request.
        try:
            client.status(1)
        except kind:
            failed = True
            client.close()
    assert failed
    assert client.status(1) == {"id": 1}


STATUS_LINES = [
    b"HTTP/1.1 200 OK\r\n",
    b"HTTP/1.0 404\r\n",
    b"HTTP/1.1 302 Found\r\nLocation: ",
    b"HTTP/2 999 \xff\r\n",
]
HEADERS = [
    b"Content-Length: 5\r\n",
    b"Content-Length: -1\r\n",
    b"Transfer-Encoding: chunked\r\n",
    b"Content-Encoding: gzip\r\n",
    b"Content-Encoding: deflate, gzip, br\r\n",
    b'Link: <\xff>; rel="next"\r\n',
    b"X-RateLimit-Reset: \xe9\r\nDate: x\r\n",
    b"Location: http://[\r\n",
    b": \r\n",
]
PIECES = st.sampled_from([*HEADERS, b"\r\n", b"\r\n\r\n", b"5\r\n", b"0\r\n\r\n", b"[{}]", b"{", GZIPPED]) | st.binary(
    max_size=20
)


@both_ways
def test_any_bytes_are_a_result_or_an_error_of_ours(connect, socket_server):
    said = []

    def say(connection, server):
        if server.read_request(connection):
            connection.sendall(said[-1])

    client = connect(socket_server(say).url, request_timeout=5)

    @settings(max_examples=60, deadline=None)
    @given(first=st.sampled_from(STATUS_LINES) | st.just(b""), pieces=st.lists(PIECES, max_size=8))
    def check(first, pieces):
        said.append(first + b"".join(pieces))
        with suppress(MastodonError):
            client.timeline_home()

    check()


def test_204_is_an_empty_result(connect, socket_server):
    server = socket_server(answering(b"HTTP/1.1 204 No Content\r\n\r\n"))
    assert connect(server.url).request("POST", "/api/v1/x") == {}


@both_ways
@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", GZIPPED),
        ("GZIP", GZIPPED),
        ("deflate", zlib.compress(b'{"id": "1"}')),
        ("deflate", zlib.compress(b'{"id": "1"}', wbits=-15)),
        ("deflate, gzip", gzip.compress(zlib.compress(b'{"id": "1"}'))),
        ("identity", b'{"id": "1"}'),
    ],
)
def test_compressed_answers_are_read(encoding, body, connect, socket_server):
    server = socket_server(answering(http(body, Content_Encoding=encoding)))
    assert connect(server.url).status(1) == {"id": 1}
    assert b"accept-encoding: gzip, deflate" in server.seen[0].lower()


def test_half_of_a_compressed_answer_is_an_error(connect, socket_server):
    server = socket_server(answering(http(GZIPPED[:-9], Content_Encoding="gzip")))
    with pytest.raises(MastodonNetworkError, match="the answer cannot be decompressed"):
        connect(server.url).status(1)


@both_ways
def test_headers_that_come_twice_are_joined(connect, socket_server):
    answer = http(b"[]").replace(b"\r\n\r\n", b'\r\nlink: </x?a=1>; rel="prev"\r\nLINK: </x?a=2>; rel="next"\r\n\r\n')
    page = connect(socket_server(answering(answer)).url).timeline_home()
    assert (page.previous_page["a"], page.next_page["a"]) == (1, 2)


@both_ways
def test_requests_without_content_say_so(connect, socket_server):
    server = socket_server(answering(STATUS))
    connect(server.url).request("POST", "/api/v1/x")
    connect(server.url).request("GET", "/api/v1/x")
    assert [b"\r\ncontent-length: 0\r\n" in request.lower() for request in server.seen] == [True, False]


@both_ways
def test_unusual_addresses_are_percent_encoded(connect, socket_server):
    server = socket_server(answering(STATUS))
    connect(server.url).request("GET", "/api/v1/ä b?c=[d]")
    assert server.seen[0].startswith(b"GET /api/v1/%C3%A4%20b?c=[d] HTTP/1.1\r\n")


def test_an_ordinary_call_does_not_wait_for_httpx2(socket_server):
    server = socket_server(answering(STATUS))
    code = (
        "import sys, mastodon\n"
        f"mastodon.Mastodon('x', 'y', 'z', {server.url!r}, mastodon_version='4.7.0').status(1)\n"
        "assert 'httpx2' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@both_ways
def test_chunked_answers_are_read(connect, socket_server):
    answer = b'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{"id"\r\n6\r\n: "1"}\r\n0\r\n\r\n'
    assert connect(socket_server(answering(answer)).url).status(1) == {"id": 1}


# --- no connection --------------------------------------------------------------------------------------------------


@pytest.fixture
def no_names(monkeypatch):
    """Know no host by name, as without a network."""
    known = socket.getaddrinfo

    def look_up(host, *args, **kwargs):
        name = host if isinstance(host, str) else host.decode()
        if name.replace(".", "").isdigit():
            return known(host, *args, **kwargs)
        name.encode("idna")  # As the real one does first.
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)


@pytest.mark.usefixtures("no_names")
@both_ways
def test_an_unknown_host_is_named(connect):
    with pytest.raises(MastodonNetworkError) as caught:
        connect("https://mastodon.invalid").status(1)
    assert str(caught.value) == (
        "GET https://mastodon.invalid/api/v1/statuses/1: the host was not found (Name or service not known); "
        "is the address right, and the network up?"
    )
    assert TOKEN not in everything_said(caught.value)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
@both_ways
def test_a_refused_connection_says_so(host, connect):
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        with pytest.raises(MastodonNetworkError) as caught:
            connect(f"http://{host}:{unused.getsockname()[1]}").status(1)
    assert str(caught.value).endswith("the connection was refused; is the server running, and the address right?")
    assert TOKEN not in everything_said(caught.value)


@pytest.mark.usefixtures("no_names")
@both_ways
@pytest.mark.parametrize("host", ["xn--", "a" * 64 + ".example", "..", "ex ample"])
def test_an_impossible_host_is_refused(host, connect):
    with pytest.raises((MastodonIllegalArgumentError, MastodonNetworkError)):
        connect(f"https://{host}").status(1)


@pytest.fixture
def full_backlog():
    """A server that accepts no connection, because others wait already."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(1)
        waiting = []
        try:
            for _ in range(8):
                waiting.append(socket.socket())
                waiting[-1].setblocking(False)
                waiting[-1].connect_ex(listener.getsockname())
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            for one in waiting:
                one.close()


def test_no_connection_in_time_is_a_network_error(connect, full_backlog):
    with pytest.raises(MastodonNetworkError) as caught:
        connect(full_backlog, request_timeout=0.05).status(1)
    assert str(caught.value).endswith("no connection within 0.05 seconds; is the address right?")
    assert not isinstance(caught.value, MastodonReadTimeout)


@both_ways
def test_silence_is_a_read_timeout(connect, socket_server):
    done = threading.Event()

    def silent(connection, server):
        server.read_request(connection)
        done.wait(5)

    server = socket_server(first(silent))
    client = connect(server.url, request_timeout=0.05)
    with pytest.raises(MastodonReadTimeout) as caught:
        client.status(1)
    done.set()
    assert str(caught.value) == (
        f"GET {server.url}/api/v1/statuses/1: the server was silent for 0.05 seconds; "
        f"a longer request_timeout waits longer"
    )
    assert TOKEN not in everything_said(caught.value)
    client.request_timeout = 5
    assert client.status(1) == {"id": 1}


def test_a_server_that_takes_nothing_is_a_network_error(connect, socket_server):
    done = threading.Event()
    server = socket_server(lambda connection, _: done.wait(5))
    with pytest.raises(MastodonNetworkError) as caught:
        connect(server.url, request_timeout=0.1).media_post(b"x" * 50_000_000, mime_type="video/mp4")
    done.set()
    assert "the server took nothing for 0.1 seconds; a longer request_timeout waits longer" in str(caught.value)


def test_a_pool_that_is_used_up_is_a_network_error(kind, loop, socket_server, make_client, together):
    done = threading.Event()

    def slow(connection, server):
        """Never be silent for long, and need a second for the whole answer."""
        server.read_request(connection)
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 22\r\n\r\n")
        for _ in range(20):
            done.wait(0.05)
            connection.sendall(b" ")
        connection.sendall(b"{}")

    server = socket_server(slow)
    limits = httpx2.Limits(max_connections=1)
    session = httpx2.Client(limits=limits) if kind == "sync" else httpx2.AsyncClient(limits=limits)
    client = make_client(api_base_url=server.url, session=session, clock=None, request_timeout=0.2)
    bare = client if kind == "sync" else client.wrapped
    results = together([lambda: bare.status(1), lambda: bare.status(2)], client)
    session.close() if kind == "sync" else loop.run_until_complete(session.aclose())
    assert sum(result == {} for result in results) == 1
    assert any("no connection was free for 0.2 seconds" in str(result) for result in results)


# --- TLS ------------------------------------------------------------------------------------------------------------


def puzzled(connection, server):
    """Answer a greeting of TLS as a server without it does."""
    connection.recv(65536)
    connection.sendall(http(b"", "400 Bad Request"))


@pytest.mark.usefixtures("trusted")
def test_a_trusted_certificate_is_fine(connect, secure):
    server = secure(answering(STATUS), "127.0.0.1")
    assert connect(server.url).status(1) == {"id": 1}


@both_ways
def test_an_unknown_authority_is_refused(connect, secure):
    server = secure(answering(STATUS), "127.0.0.1")
    with pytest.raises(MastodonNetworkError) as caught:
        connect(server.url).status(1)
    assert re.search(r"the server's certificate is not valid \(.+\); is the address right\? An", str(caught.value))
    assert "SSL_CERT_FILE" in str(caught.value)
    assert server.seen == []
    assert TOKEN not in everything_said(caught.value)


@pytest.mark.usefixtures("trusted")
@both_ways
def test_a_certificate_for_another_host_is_refused(connect, secure):
    server = secure(answering(STATUS), "other.example")
    with pytest.raises(MastodonNetworkError, match=r"certificate is not valid \(.*(mismatch|not valid for).*\)"):
        connect(server.url).status(1)
    assert server.seen == []


@both_ways
def test_the_spelling_of_the_address_does_not_switch_verification_off(connect, secure):
    server = secure(answering(STATUS), "127.0.0.1")
    with pytest.raises(MastodonNetworkError, match="certificate is not valid"):
        connect(server.url.replace("https", "HTTPS")).status(1)
    assert server.seen == []


def test_a_redirect_does_not_switch_verification_off(connect, secure, socket_server):
    target = secure(answering(STATUS), "127.0.0.1")
    server = socket_server(answering(http(b"", "302 Found", Location=target.url.replace("https", "HTTPS"))))
    with pytest.raises(MastodonNetworkError, match="certificate is not valid"):
        connect(server.url).status(1)
    assert target.seen == []


def test_tls_to_a_server_without_it_says_so(connect, socket_server):
    server = socket_server(puzzled)
    with pytest.raises(MastodonNetworkError, match=r"no secure connection \(.+\); does the server speak https"):
        connect(server.url.replace("http:", "https:")).status(1)


def test_plain_http_to_a_server_with_tls_says_so(connect, secure):
    server = secure(answering(STATUS), "127.0.0.1")
    with pytest.raises(MastodonNetworkError, match=r"the answer is incomplete, or not HTTP|the connection broke"):
        connect(server.url.replace("https:", "http:")).status(1)


@pytest.mark.usefixtures("trusted")
def test_one_context_serves_all_clients_and_is_made_when_first_used(connect, secure, monkeypatch):
    made = []
    create = httpcore2.default_ssl_context
    monkeypatch.setattr(httpcore2, "default_ssl_context", lambda: made.append(1) or create())
    server = secure(answering(STATUS), "127.0.0.1")
    clients = [connect(server.url), connect(server.url), connect(server.url)]
    assert made == []
    for client in clients:
        client.status(1)
        client.close()
        client.status(1)
    assert made == [1]


@pytest.mark.parametrize("proxies", [{}, {"no": "127.0.0.1"}, {"no": "127.0.0.1", "http": "http://proxy.example:3128"}])
def test_plain_http_needs_no_context(connect, socket_server, monkeypatch, proxies):
    monkeypatch.setattr("urllib.request.getproxies", lambda: proxies)
    monkeypatch.setattr(httpcore2, "default_ssl_context", lambda: pytest.fail("not needed"))
    assert connect(socket_server(answering(STATUS)).url).status(1) == {"id": 1}


@pytest.mark.usefixtures("no_names")
@both_ways
@pytest.mark.parametrize("trouble", ["unknown host", "refused", "untrusted", "no TLS"])
def test_the_client_stays_usable_after_no_connection(trouble, connect, secure, socket_server):
    good = socket_server(answering(STATUS))
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        client = connect(
            {
                "unknown host": "https://mastodon.invalid",
                "refused": f"http://127.0.0.1:{unused.getsockname()[1]}",
                "untrusted": secure(answering(STATUS), "127.0.0.1").url,
                "no TLS": socket_server(puzzled).url.replace("http:", "https:"),
            }[trouble]
        )
        with pytest.raises(MastodonNetworkError):
            client.status(1)
    client.api_base_url = good.url
    assert client.status(1) == {"id": 1}


# --- redirects ------------------------------------------------------------------------------------------------------


def test_a_redirect_on_the_same_server_takes_the_token_along(connect, socket_server):
    server = socket_server(answering(http(b"", "301 Moved", Location="/api/v1/statuses/2"), STATUS))
    assert connect(server.url).status(1) == {"id": 1}
    assert [TOKEN.encode() in request for request in server.seen] == [True, True]
    assert server.seen[1].startswith(b"GET /api/v1/statuses/2 HTTP/1.1\r\n")


@both_ways
def test_the_token_never_follows_to_another_origin(connect, socket_server):
    other = socket_server(answering(STATUS))
    server = socket_server(answering(http(b"", "302 Found", Location=f"{other.url}/x?y=1")))
    assert connect(server.url).status(1) == {"id": 1}
    assert other.seen[0].startswith(b"GET /x?y=1 HTTP/1.1\r\n")
    assert b"authorization" not in other.seen[0].lower()
    assert TOKEN.encode() not in other.seen[0]


def test_the_token_does_not_come_back_from_another_origin(connect, socket_server):
    servers = []

    def there_and_back(connection, server):
        while server.read_request(connection):
            connection.sendall(http(b"", "302 Found", Location=f"{servers[0].url}/back"))

    other = socket_server(there_and_back)
    servers.append(socket_server(answering(http(b"", "302 Found", Location=other.url), STATUS)))
    assert connect(servers[0].url).status(1) == {"id": 1}
    assert [TOKEN.encode() in request for request in servers[0].seen] == [True, False]


@pytest.mark.parametrize(
    "status", ["301 Moved Permanently", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"]
)
def test_a_post_does_not_follow_to_another_origin(status, connect, socket_server):
    other = socket_server(answering(STATUS))
    server = socket_server(answering(http(b"", status, Location=f"{other.url}/api/v1/statuses")))
    with pytest.raises(MastodonNetworkError, match="Use that server's address as api_base_url"):
        connect(server.url).status_post("secret thought")
    assert other.seen == []


def test_a_post_follows_on_the_same_server_where_it_stays_a_post(connect, socket_server):
    server = socket_server(answering(http(b"", "307 Temporary Redirect", Location="/new"), STATUS))
    connect(server.url).status_post("Hello")
    assert [request.split(b"\r\n")[0] for request in server.seen] == [
        b"POST /api/v1/statuses HTTP/1.1",
        b"POST /new HTTP/1.1",
    ]
    assert [request.endswith(b"status=Hello") for request in server.seen] == [True, True]


def test_a_file_follows_whole(connect, socket_server, tmp_path):
    picture = tmp_path / "a.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + b"x" * 1000)
    server = socket_server(answering(http(b"", "308 Permanent Redirect", Location="/new"), STATUS))
    with picture.open("rb") as file:
        connect(server.url).media_post(file)
    assert [b"x" * 1000 in request for request in server.seen] == [True, True]


# --- connections ----------------------------------------------------------------------------------------------------


def counting(handle):
    connections = []

    def counted(connection, server):
        connections.append(1)
        handle(connection, server)

    return counted, connections


@both_ways
def test_connections_are_kept_alive(connect, socket_server):
    handle, connections = counting(answering(STATUS))
    client = connect(socket_server(handle).url)
    for _ in range(5):
        client.status(1)
    assert len(connections) == 1


@both_ways
def test_a_connection_that_the_server_closed_meanwhile_is_replaced(connect, socket_server):
    def one_answer(connection, server):
        server.read_request(connection)
        connection.sendall(STATUS)

    handle, connections = counting(one_answer)
    server = socket_server(handle)
    client = connect(server.url)
    for _ in range(3):
        assert client.status(1) == {"id": 1}
        for thread in server.threads[1:]:
            thread.join(5)
    assert len(connections) == 3


@both_ways
def test_close_closes_connections_and_can_be_repeated(connect, socket_server):
    closed = threading.Event()

    def watching(connection, server):
        answering(STATUS)(connection, server)
        closed.set()

    client = connect(socket_server(watching).url)
    client.status(1)
    client.close()
    assert closed.wait(5)
    client.close()


@both_ways
def test_a_closed_client_opens_new_connections(connect, socket_server):
    handle, connections = counting(answering(STATUS))
    client = connect(socket_server(handle).url)
    client.close()
    client.status(1)
    client.close()
    client.status(1)
    assert len(connections) == 2


def test_a_client_is_a_context_manager(connect, socket_server):
    closed = threading.Event()

    def watching(connection, server):
        answering(STATUS)(connection, server)
        closed.set()

    with connect(socket_server(watching).url) as client:
        assert client.status(1) == {"id": 1}
    assert closed.wait(5)


def test_an_async_client_serves_one_event_loop_after_the_other(socket_server):
    handle, connections = counting(answering(STATUS))
    server = socket_server(handle)
    client = AsyncMastodon(api_base_url=server.url)

    async def twice():
        return [await client.status(1), await client.status(2)]

    assert [asyncio.run(twice()) for _ in range(3)] == [[{"id": 1}, {"id": 1}]] * 3
    assert len(connections) == 3


def test_an_async_client_serves_event_loops_at_the_same_time(socket_server):
    server = socket_server(answering(STATUS))
    client = AsyncMastodon(api_base_url=server.url, mastodon_version="4.5.0")
    results = []

    async def many():
        return await asyncio.gather(*(client.status(number) for number in range(10)))

    def run():
        results.append(asyncio.run(many()))

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [[{"id": 1}] * 10] * 4


def test_pools_of_event_loops_that_have_ended_are_forgotten(socket_server):
    server = socket_server(answering(STATUS))
    client = AsyncMastodon(api_base_url=server.url, mastodon_version="4.5.0")
    for _ in range(5):
        asyncio.run(client.status(1))
    assert len(client._transport._pools) == 1


def test_calls_at_the_same_time_have_connections_of_their_own(kind, connect, socket_server, together):
    barrier = threading.Barrier(4)

    def meeting(connection, server):
        while server.read_request(connection):
            barrier.wait(5)
            connection.sendall(STATUS)

    client = connect(socket_server(meeting).url)
    bare = client if kind == "sync" else client.wrapped
    assert together([lambda: bare.status(1)] * 4, client) == [{"id": 1}] * 4


@both_ways
def test_closing_during_a_call_ends_it_with_an_error_of_ours(kind, connect, socket_server, together):
    asked, done = threading.Event(), threading.Event()

    def silent(connection, server):
        while server.read_request(connection):
            asked.set()
            done.wait(5)
            connection.sendall(STATUS)

    client = connect(socket_server(silent).url)
    bare = client if kind == "sync" else client.wrapped

    def close():
        asked.wait(5)
        bare.close()
        done.set()

    async def close_async():
        await asyncio.to_thread(asked.wait, 5)
        await bare.aclose()
        done.set()

    called, closed = together([lambda: bare.status(1), close if kind == "sync" else close_async], client)
    assert closed is None
    assert called == {"id": 1} or type(called) is MastodonNetworkError
    assert client.status(1) == {"id": 1}


FORGETFUL = """
import asyncio, sys
from mastodon import AsyncMastodon, Mastodon

if sys.argv[2] == "sync":
    client = Mastodon(api_base_url=sys.argv[1])
    print(client.status(1).id)
else:
    client = AsyncMastodon(api_base_url=sys.argv[1])

    async def call():
        await client.status(1)
        return (await client.status(1)).id

    print(asyncio.run(call()))
    if sys.argv[2] == "twice":
        asyncio.run(call())
if sys.argv[2] == "deleted":
    del client
"""


@pytest.mark.parametrize("which", ["sync", "async", "twice", "deleted"])
def test_a_forgotten_close_leaks_nothing_at_exit(which, socket_server):
    server = socket_server(answering(STATUS))
    command = [sys.executable, "-X", "dev", "-W", "error", "-c", FORGETFUL, server.url, which]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    said = [
        line for line in done.stderr.splitlines() if not line.startswith("Executing <")
    ]  # Slow imports, in dev mode.
    assert (done.returncode, done.stdout, said) == (0, "1\n", [])


# --- what is given, and what surrounds ------------------------------------------------------------------------------


@both_ways
def test_a_netrc_never_overrides_the_token(connect, socket_server, tmp_path):
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login planted password wrong\n")
    server = socket_server(answering(STATUS))
    client = connect(server.url)
    client.status(1)
    client.access_token = None
    client.status(1)
    assert b"authorization: bearer planted-token" in server.seen[0].lower()
    assert b"authorization" not in server.seen[1].lower()


def forwarding(connection, server):
    """Answer as a proxy for plain HTTP does, without asking anybody."""
    while server.read_request(connection):
        connection.sendall(http({"id": "77"}))


def test_a_proxy_of_the_environment_is_used(connect, socket_server, monkeypatch):
    proxy, server = socket_server(forwarding), socket_server(answering(STATUS))
    monkeypatch.setenv("http_proxy", proxy.url)
    assert connect("http://mastodon.invalid").status(1) == {"id": 77}
    assert proxy.seen[0].startswith(b"GET http://mastodon.invalid/api/v1/statuses/1 HTTP/1.1\r\n")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    assert connect(server.url).status(1) == {"id": 1}
    assert len(proxy.seen) == 1


def tunnelling(port):
    """Answer as a proxy for TLS does: connect, then pass bytes on."""

    def handle(connection, server):
        server.read_request(connection)
        connection.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
        with socket.create_connection(("127.0.0.1", port)) as onward:
            back = threading.Thread(target=pump, args=(onward, connection), daemon=True)
            back.start()
            pump(connection, onward)
            back.join(5)

    def pump(source, target):
        try:
            while data := source.recv(65536):
                target.sendall(data)
            target.shutdown(socket.SHUT_WR)
        except OSError:
            return

    return handle


@pytest.mark.usefixtures("trusted")
def test_tls_passes_through_a_proxy(connect, secure, socket_server, monkeypatch):
    server = secure(answering(STATUS), "mastodon.invalid")
    proxy = socket_server(tunnelling(server.port))
    monkeypatch.setenv("https_proxy", proxy.url)
    with connect("https://mastodon.invalid") as client:
        assert client.status(1) == {"id": 1}
    assert proxy.seen[0].startswith(b"CONNECT mastodon.invalid:443 HTTP/1.1\r\n")
    assert TOKEN.encode() not in proxy.seen[0]
    assert TOKEN.encode() in server.seen[0]


@pytest.mark.usefixtures("trusted")
def test_a_proxy_that_refuses_is_named(connect, socket_server, monkeypatch):
    proxy = socket_server(answering(http(b"", "407 Proxy Authentication Required")))
    monkeypatch.setenv("https_proxy", proxy.url.replace("http://", "http://user:planted@"))
    with pytest.raises(MastodonNetworkError) as caught:
        connect("https://mastodon.invalid").status(1)
    assert "the proxy of the environment refused (407" in str(caught.value)
    assert "planted" not in everything_said(caught.value)


def test_a_given_session_is_used_and_left_open(kind, loop, socket_server, make_client):
    server = socket_server(answering(STATUS))
    session = httpx2.Client() if kind == "sync" else httpx2.AsyncClient()
    client = make_client(api_base_url=server.url, session=session, clock=None)
    assert client.status(1) == {"id": 1}
    client.close()
    assert session.is_closed is False
    assert client.status(1) == {"id": 1}
    session.close() if kind == "sync" else loop.run_until_complete(session.aclose())
    with pytest.raises(MastodonIllegalArgumentError, match="the given session is closed; give an open one"):
        client.status(1)


@pytest.mark.parametrize("session", [object(), "session", httpx2], ids=["object", "text", "module"])
def test_a_session_is_a_client_of_httpx2(session, make_client):
    with pytest.raises(MastodonIllegalArgumentError, match=r"session must be an httpx2\.(Async)?Client, not "):
        make_client(session=session)


def test_a_session_is_of_the_right_kind():
    with pytest.raises(MastodonIllegalArgumentError, match=r"session must be an httpx2\.Client, not AsyncClient"):
        Mastodon(session=httpx2.AsyncClient())
    with pytest.raises(MastodonIllegalArgumentError, match=r"session must be an httpx2\.AsyncClient, not Client"):
        AsyncMastodon(session=httpx2.Client())


def test_a_transport_is_of_the_right_kind():
    with pytest.raises(MastodonIllegalArgumentError, match=r"transport must be an httpx2\.BaseTransport, not Async"):
        Mastodon(transport=httpx2.AsyncHTTPTransport())
    with pytest.raises(MastodonIllegalArgumentError, match=r"transport must be an httpx2\.AsyncBaseTransport, not"):
        AsyncMastodon(transport=httpx2.HTTPTransport())


def test_a_given_transport_is_used_after_closing_too(client, server):
    server.answer({"id": "1"})
    client.status(1)
    client.close()
    assert client.status(1) == {"id": 1}


def test_a_pool_that_is_closed_meanwhile_is_a_network_error(client, server):
    server.answers.append(lambda _: (_ for _ in ()).throw(RuntimeError("Cannot send a request: closed")))
    with pytest.raises(MastodonNetworkError, match="the connection broke before the answer was complete"):
        client.status(1)
    server.answers[:] = []
    server.answer({"id": "1"})
    assert client.status(1) == {"id": 1}
