"""``public_only``: what a client connects to whose servers are named by strangers. Nothing here leaves this machine."""

from __future__ import annotations

import socket
import ssl
from contextlib import suppress

import anyio
import httpx2
import pytest
import trustme
from loopback import answering, http

from mastodon import AsyncMastodon, Mastodon, MastodonAPIError, MastodonIllegalArgumentError, MastodonNetworkError
from mastodon.seam.networks import ssl_context

STATUS = http({"id": "1"})
PUBLIC = "93.184.216.34"
NAMES = {
    "public.example": [PUBLIC],
    "streaming.public.example": [PUBLIC],
    "other.example": ["1.1.1.1"],
    "both.example": ["127.0.0.1", "10.0.0.7", PUBLIC],
    "several.example": ["1.1.1.1", "8.8.8.8"],
    "internal.example": ["10.0.0.7"],
    "internal.public.example": ["fd00::7"],
    "mapped.example": ["::ffff:169.254.169.254"],
    "localhost": ["127.0.0.1", "::1"],
}


class Network:
    """A network without an outside: names are those above, and every connection ends at a server on this machine."""

    def __init__(self):
        self.names = dict(NAMES)
        self.asked = []
        self.connected = []
        self.servers = {}
        self.deaf = set()

    def look_up(self, host, port, *args, **kwargs):
        name = host.decode() if isinstance(host, bytes) else host
        self.asked.append(name)
        found = self.names.get(name)
        if found is None:
            with suppress(OSError):
                found = [socket.inet_ntoa(socket.inet_aton(name))]  # As the C library reads 127.1 and 0x7f000001.
        if found is None and ":" in name:
            found = [name]
        if not found:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in found]

    def to(self, address, port):
        self.connected.append(address)
        if address in self.deaf:
            raise ConnectionRefusedError
        return self.servers.get(port, next(iter(self.servers.values())))


@pytest.fixture(autouse=True)
def network(monkeypatch):
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    found = Network()
    connect, connect_async = socket.create_connection, anyio.connect_tcp

    def reroute(address, *args, **kwargs):
        with monkeypatch.context() as patch:
            patch.setattr(socket, "getaddrinfo", original)
            return connect(("127.0.0.1", found.to(*address)), *args, **kwargs)

    async def reroute_async(remote_host, remote_port, **kwargs):
        port = found.to(remote_host, remote_port)
        return await connect_async("127.0.0.1", port)

    original = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", found.look_up)
    monkeypatch.setattr(socket, "create_connection", reroute)
    monkeypatch.setattr(anyio, "connect_tcp", reroute_async)
    return found


@pytest.fixture
def serve(socket_server, network):
    """Let a server on this machine be what every public address leads to."""

    def make(handle, port=None, **options):
        server = socket_server(handle, **options)
        network.servers[port or server.port] = server.port
        return server

    return make


@pytest.fixture
def connect(make_client):
    def make(url, **options):
        return make_client(api_base_url=url, transport=None, clock=None, public_only=True, **options)

    return make


PRIVATE = [
    *("127.0.0.1", "localhost", "[::1]", "0.0.0.0", "10.0.0.1", "192.168.1.1", "172.16.0.1", "100.64.0.1", "224.0.0.1"),
    *(
        "169.254.169.254",
        "[fe80::1]",
        "[fd00::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[::]",
        "[64:ff9b::7f00:1]",
    ),
    *("2130706433", "0x7f000001", "0x7f.1", "127.1", "0177.0.0.1", "017700000001", "127.0.0.1."),
    *("internal.example", "mapped.example"),
]


@pytest.mark.parametrize("host", PRIVATE)
def test_private_addresses_are_refused_in_every_form(host, connect, serve, network):
    server = serve(answering(STATUS))
    network.names["127.0.0.1."] = ["127.0.0.1"]
    with pytest.raises(MastodonIllegalArgumentError, match="no public address; public_only=True refuses it"):
        connect(f"http://{host}:{server.port}").status(1)
    assert (server.seen, network.connected) == ([], [])


def test_the_error_names_host_and_address(connect):
    with pytest.raises(MastodonIllegalArgumentError) as caught:
        connect("https://internal.example").status(1)
    assert str(caught.value) == (
        "GET https://internal.example/api/v1/statuses/1: internal.example is 10.0.0.7, which is no public address; "
        "public_only=True refuses it"
    )


def test_without_it_nothing_is_refused(make_client, serve):
    server = serve(answering(STATUS))
    client = make_client(api_base_url=f"http://internal.example:{server.port}", transport=None, clock=None)
    assert client.status(1) == {"id": 1}


def test_public_addresses_are_fine(connect, serve, network):
    server = serve(answering(STATUS))
    assert connect(f"http://public.example:{server.port}").status(1) == {"id": 1}
    assert network.connected == [PUBLIC]
    assert f"host: public.example:{server.port}\r\n".encode() in server.seen[0].lower()


def test_of_several_addresses_only_public_ones_are_tried(connect, serve, network):
    server = serve(answering(STATUS))
    assert connect(f"http://both.example:{server.port}").status(1) == {"id": 1}
    assert network.connected == [PUBLIC]


def test_the_next_public_address_is_tried(connect, serve, network):
    server = serve(answering(STATUS))
    network.deaf = {"1.1.1.1"}
    assert connect(f"http://several.example:{server.port}").status(1) == {"id": 1}
    assert network.connected == ["1.1.1.1", "8.8.8.8"]


def test_if_none_answers_that_is_a_network_error(connect, serve, network):
    server = serve(answering(STATUS))
    network.deaf = {"1.1.1.1", "8.8.8.8"}
    with pytest.raises(MastodonNetworkError, match="the connection was refused"):
        connect(f"http://several.example:{server.port}", retries=False).status(1)


def test_an_unknown_host_is_a_network_error(connect):
    with pytest.raises(MastodonNetworkError, match="the host was not found"):
        connect("https://nowhere.example", retries=False).status(1)


def test_what_was_checked_is_what_is_connected_to(connect, serve, network):
    """A name whose address changes between two look-ups is looked up once for each connection."""
    server = serve(answering(STATUS))
    answers = [[PUBLIC], ["127.0.0.1"]]
    network.names = type("Rebinding", (dict,), {"get": lambda self, name: answers.pop(0)})()
    client = connect(f"http://rebinding.example:{server.port}")
    assert client.status(1) == {"id": 1}
    assert (network.asked, network.connected) == (["rebinding.example"], [PUBLIC])
    client.close()
    with pytest.raises(MastodonIllegalArgumentError, match=r"rebinding\.example is 127\.0\.0\.1, which is no public"):
        client.status(1)


def test_the_certificate_is_checked_for_the_name(connect, serve, tmp_path, monkeypatch):
    authority, context = trustme.CA(), ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("public.example").configure_cert(context)
    authority.cert_pem.write_to_path(tmp_path / "authority.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
    ssl_context.cache_clear()
    server = serve(answering(STATUS), wrap=lambda connection: context.wrap_socket(connection, server_side=True))
    assert connect(f"https://public.example:{server.port}").status(1) == {"id": 1}
    with pytest.raises(MastodonNetworkError, match="certificate is not valid"):
        connect(f"https://other.example:{server.port}", retries=False).status(1)
    ssl_context.cache_clear()


def test_redirects_are_checked(connect, serve, network):
    server = serve(answering(http(b"", "302 Found", Location="http://169.254.169.254/latest/meta-data")))
    with pytest.raises(MastodonIllegalArgumentError, match=r"GET http://169\.254\.169\.254/latest/meta-data: "):
        connect(f"http://public.example:{server.port}").status(1)
    assert network.connected == [PUBLIC]


def test_uploads_are_checked(connect, serve, network):
    server = serve(answering(STATUS))
    for host, fine in (("public.example", True), ("internal.example", False)):
        client = connect(f"http://{host}:{server.port}")
        if fine:
            assert client.media_post(b"GIF89a", mime_type="image/gif").id == 1
        else:
            with pytest.raises(MastodonIllegalArgumentError, match="public_only=True refuses it"):
                client.media_post(b"GIF89a", mime_type="image/gif")
    assert network.connected == [PUBLIC]


def test_unusual_addresses_are_checked(connect, serve, network):
    server = serve(answering(STATUS))
    with pytest.raises(MastodonIllegalArgumentError, match="public_only=True refuses it"):
        connect(f"http://internal.example:{server.port}").request("GET", "/api/v1/ä b")
    assert network.connected == []


EVENT = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\nevent: delete\ndata: 7\n\n"


def test_streams_are_checked(connect, serve, network):
    def streaming(connection, server):
        server.read_request(connection)
        connection.sendall(EVENT)
        connection.recv(1)

    server = serve(streaming)
    public, private = f"http://public.example:{server.port}", f"http://internal.example:{server.port}"
    assert next(connect(public, streaming_base_url=public).stream("user")).id == 7
    with pytest.raises(MastodonIllegalArgumentError, match="public_only=True refuses it"):
        next(connect(public, streaming_base_url=private).stream("user"))
    assert network.connected == [PUBLIC]


def test_web_sockets_are_checked(connect, network):
    client = connect("http://public.example", streaming_base_url="http://internal.example")
    with pytest.raises(MastodonIllegalArgumentError, match="public_only=True refuses it"):
        next(client.stream("user", "public", via="websocket"))
    assert network.connected == []


def test_announced_hosts_are_checked(connect, serve, network, tmp_path, monkeypatch):
    """A host of the same owner is trusted with the token, but a stranger's names may lead inside all the same."""
    authority, context = trustme.CA(), ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("public.example", "internal.public.example").configure_cert(context)
    authority.cert_pem.write_to_path(tmp_path / "authority.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
    ssl_context.cache_clear()
    announced = {"configuration": {"urls": {"streaming": "wss://internal.public.example"}}, "version": "4.5.0"}
    server = serve(answering(http(announced)), wrap=lambda one: context.wrap_socket(one, server_side=True))
    with pytest.raises(MastodonIllegalArgumentError, match=r"internal\.public\.example is fd00::7"):
        next(connect(f"https://public.example:{server.port}").stream("user"))
    ssl_context.cache_clear()
    assert network.connected == [PUBLIC]


def test_where_tokens_are_asked_for_is_checked(connect, serve, network):
    known = {
        "issuer": "http://internal.example",
        "authorization_endpoint": "http://internal.example/authorize",
        "token_endpoint": "http://internal.example/token",
    }
    server = serve(answering(http(known)))
    client = connect(
        f"http://public.example:{server.port}",
        client_id="id",
        client_secret="secret",
        allowed_hosts=["internal.example"],
    )
    with pytest.raises((MastodonIllegalArgumentError, MastodonAPIError)) as caught:
        client.log_in(code="code", allow_http=True)
    assert "internal.example is 10.0.0.7, which is no public address" in str(caught.value)
    assert set(network.connected) == {PUBLIC}


def test_apps_are_registered_at_public_addresses_only(kind, loop, serve, network):
    server = serve(answering(http({"client_id": "id", "client_secret": "secret"})))

    def create(host):
        url = f"http://{host}:{server.port}"
        if kind == "sync":
            return Mastodon.create_app("app", api_base_url=url, public_only=True)
        return loop.run_until_complete(AsyncMastodon.create_app("app", api_base_url=url, public_only=True))

    assert create("public.example") == ("id", "secret")
    with pytest.raises(MastodonIllegalArgumentError, match="public_only=True refuses it"):
        create("internal.example")
    assert network.connected == [PUBLIC]


def test_a_proxy_is_refused(connect, monkeypatch, network):
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:3128")
    with pytest.raises(MastodonIllegalArgumentError, match="public_only cannot see where a proxy of the environment"):
        connect("https://public.example").status(1)
    with pytest.raises(MastodonIllegalArgumentError, match="public_only cannot see where a proxy of the environment"):
        next(connect("https://public.example", streaming_base_url="https://public.example").stream("user"))
    assert network.connected == []


def test_other_ways_of_sending_are_refused(kind, make_client, connect, loop):
    words = "public_only needs connections of its own, to see where they lead: leave session and transport out"
    session = httpx2.Client() if kind == "sync" else httpx2.AsyncClient()
    client = connect("https://public.example")
    with pytest.raises(MastodonIllegalArgumentError, match=words):
        make_client(public_only=True)
    with pytest.raises(MastodonIllegalArgumentError, match=words):
        connect("https://public.example", session=session)
    with pytest.raises(MastodonIllegalArgumentError, match=words):
        client.session = session
    session.close() if kind == "sync" else loop.run_until_complete(session.aclose())


def test_it_travels_with_the_client(connect):
    assert connect("https://public.example").specification()["public_only"] is True


def test_looking_up_takes_no_longer_than_connecting_may(loop, monkeypatch):
    async def slow(*args, **kwargs):
        await anyio.sleep(30)

    client = AsyncMastodon(api_base_url="https://slow.example", public_only=True, request_timeout=0.05, retries=False)
    monkeypatch.setattr(loop, "getaddrinfo", slow)
    with pytest.raises(MastodonNetworkError, match=r"no connection within 0\.05 seconds"):
        loop.run_until_complete(client.request("GET", "/x"))
