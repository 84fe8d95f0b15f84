"""The client itself: how it is made, what it tells, and any route."""

from __future__ import annotations

import builtins
import pickle
import socket
import stat
import subprocess
import sys

import httpx2
import pytest

import mastodon
from mastodon import (
    AsyncMastodon,
    Mastodon,
    MastodonAPIError,
    MastodonFileNotFoundError,
    MastodonIllegalArgumentError,
    MastodonIOError,
    MastodonNotFoundError,
    MastodonRatelimitError,
    MastodonVersionError,
    Page,
)
from mastodon.entities import Account, Status

# --- making one -----------------------------------------------------------------------------------------------------


@pytest.fixture
def forbidden(monkeypatch):
    """Forbid sockets, and files other than these."""

    def allow(*paths):
        opened = builtins.open

        def only(file, *args, **kwargs):
            assert file in paths, f"{file!r} was opened"
            return opened(file, *args, **kwargs)

        def never(*args, **kwargs):
            pytest.fail("a socket was used")

        for name in ("socket", "create_connection", "getaddrinfo"):
            monkeypatch.setattr(socket, name, never)
        monkeypatch.setattr(builtins, "open", only)

    return allow


@pytest.mark.parametrize("made", [Mastodon, AsyncMastodon])
def test_making_one_does_no_io(made, forbidden, tmp_path):
    app, login = tmp_path / "app.secret", tmp_path / "login.secret"
    app.write_text("id\nsecret\nhttps://a.example\nMy app\n")
    login.write_text("token\nhttps://a.example\n")
    app.chmod(0o600)
    login.chmod(0o600)
    forbidden(str(app), str(login))
    client = made(client_id=str(app), access_token=str(login))
    assert (client.client_id, client.client_secret, client.access_token) == ("id", "secret", "token")
    assert (client.api_base_url, client.user_agent) == ("https://a.example", "My app")


def test_arguments_have_the_order_of_mastodon_py(kind, server):
    handler = httpx2.MockTransport(server.take)
    session = httpx2.Client(transport=handler) if kind == "sync" else httpx2.AsyncClient(transport=handler)
    client = (Mastodon if kind == "sync" else AsyncMastodon)(
        "id", "secret", "token", "a.example", False, "throw", 2.0, 5, "4.3.1", "none", session, "pleroma", "bot", "de"
    )
    assert (client.client_id, client.client_secret, client.access_token) == ("id", "secret", "token")
    assert (client.api_base_url, client.debug_requests) == ("https://a.example", False)
    assert (client.ratelimit_method, client.ratelimit_pacefactor, client.request_timeout) == ("throw", 2.0, 5)
    assert (client.mastodon_major, client.mastodon_minor, client.mastodon_patch) == (4, 3, 1)
    assert (client.version_check_mode, client.feature_set, client.user_agent, client.lang) == (
        "none",
        "pleroma",
        "bot",
        "de",
    )


def test_defaults(kind):
    client = (Mastodon if kind == "sync" else AsyncMastodon)()
    assert client.api_base_url == "https://mastodon.social"
    assert (client.access_token, client.client_id, client.client_secret, client.lang) == (None, None, None, None)
    assert (client.ratelimit_method, client.ratelimit_pacefactor, client.request_timeout) == ("wait", 1.1, 300)
    assert (client.version_check_mode, client.feature_set) == ("created", "mainline")
    assert client.user_agent == f"mastodon-client/{mastodon.__version__}"


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"ratelimit_method": "hope"}, "ratelimit_method must be 'throw', 'wait' or 'pace', not 'hope'"),
        ({"rate_limit_method": "hope"}, "ratelimit_method must be 'throw', 'wait' or 'pace', not 'hope'"),
        ({"version_check_mode": "maybe"}, "version_check_mode must be 'created', 'changed' or 'none', not 'maybe'"),
        ({"feature_set": "misskey"}, "feature_set must be 'mainline', 'fedibird' or 'pleroma', not 'misskey'"),
        ({"request_timeout": 0}, "request_timeout must be a number over 0, not 0"),
        ({"request_timeout": -1}, "request_timeout must be a number over 0, not -1"),
        ({"request_timeout": "5"}, "request_timeout must be a number over 0, not '5'"),
        ({"request_timeout": None}, "request_timeout must be a number over 0, not None"),
        ({"request_timeout": float("nan")}, "request_timeout must be a number over 0, not nan"),
        ({"request_timeout": float("inf")}, "request_timeout must be a number over 0, not inf"),
        ({"ratelimit_pacefactor": 0}, "ratelimit_pacefactor must be a number over 0, not 0"),
        ({"ratelimit_pacefactor": "1"}, "ratelimit_pacefactor must be a number over 0, not '1'"),
        ({"user_agent": "ü"}, "user_agent must be printable ASCII text, not 'ü'"),
        ({"user_agent": ""}, "user_agent must be printable ASCII text, not ''"),
        ({"user_agent": 5}, "user_agent must be printable ASCII text, not 5"),
        ({"mastodon_version": "new"}, "mastodon_version must be like '4.3.0', not 'new'"),
        ({"mastodon_version": 4}, "mastodon_version must be like '4.3.0', not 4"),
        ({"api_base_url": "ftp://a.example"}, "api_base_url must be like 'https://mastodon.social', not 'ftp://a."),
        ({"client_id": "id"}, "client_id is a value: give client_secret, too, or the file of both"),
        ({"access_token": "tokén"}, "access_token must be printable ASCII text"),
    ],
)
def test_wrong_arguments_say_what_would_be_right(options, words, make_client):
    with pytest.raises(MastodonIllegalArgumentError) as caught:
        make_client(**options)
    assert str(caught.value).startswith(words)


def test_a_missing_credential_file_is_an_error(make_client, tmp_path):
    with pytest.raises(MastodonFileNotFoundError, match="does not exist; it should hold an access token"):
        make_client(access_token=str(tmp_path / "x.secret"))


def test_repr_names_class_and_server_only(make_client):
    client = make_client(client_id="id", client_secret="planted", access_token="planted")
    assert repr(client) in {"<Mastodon https://mastodon.example>", "<AsyncMastodon https://mastodon.example>"}


def test_clients_share_nothing(make_client, server):
    server.answer({"id": "1"}, headers={"x-ratelimit-remaining": "7"})
    one, other = make_client(), make_client(access_token="other", lang="de")
    one.status(1)
    assert (one.ratelimit_remaining, other.ratelimit_remaining) == (7, 300)
    assert (one.lang, other.lang) == (None, "de")


def test_the_other_client_and_the_http_library_are_imported_late():
    code = (
        "import sys, mastodon; mastodon.Mastodon(access_token='t');"
        "print([name for name in ('httpx2', 'asyncio', 'mastodon._async', 'ssl') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout == "[]\n"


# --- apps -----------------------------------------------------------------------------------------------------------

APP = {"id": "5", "client_id": "new-id", "client_secret": "new-secret"}


def test_create_app_registers_one(create_app, server):
    server.answer(APP)
    assert create_app("My app", api_base_url="a.example", website="https://b.example") == ("new-id", "new-secret")
    sent = server.requests[0]
    assert (sent.method, sent.url) == ("POST", "https://a.example/api/v1/apps")
    assert sent.form == [
        ("client_name", "My app"),
        ("scopes", "read write follow push"),
        ("redirect_uris", "urn:ietf:wg:oauth:2.0:oob"),
        ("website", "https://b.example"),
    ]
    assert "authorization" not in sent.headers


def test_create_app_takes_several_redirect_addresses(create_app, server):
    server.answer(APP)
    create_app("My app", ["read"], ["https://b.example", "app://c"])
    assert dict(server.requests[0].form)["redirect_uris"] == "https://b.example\napp://c"


def test_create_app_stores_what_the_client_reads(create_app, make_client, server, tmp_path):
    server.answer(APP)
    file = tmp_path / "app.secret"
    create_app("My app", to_file=file, api_base_url="a.example")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    client = make_client(client_id=file, api_base_url=None)
    assert (client.client_id, client.client_secret, client.api_base_url) == (
        "new-id",
        "new-secret",
        "https://a.example",
    )
    assert client.user_agent == "My app"


@pytest.mark.parametrize("to_file", ["missing/app.secret", "."])
def test_create_app_asks_nothing_that_it_could_not_store(to_file, create_app, server, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(MastodonIOError, match="cannot be written"):
        create_app("My app", to_file=to_file)
    assert server.requests == []


def test_create_app_refuses_names_that_could_not_be_stored(create_app, server, tmp_path):
    with pytest.raises(MastodonIllegalArgumentError, match="must not contain a line break"):
        create_app("My\napp", to_file=tmp_path / "x")
    assert server.requests == []


@pytest.mark.parametrize(
    "answer", [{}, {"client_id": "x"}, {"client_secret": "x"}, [], None, {"client_id": "", "client_secret": ""}]
)
def test_create_app_without_an_app_is_an_error(answer, create_app, server, tmp_path):
    server.answer(answer)
    with pytest.raises(MastodonAPIError, match="registered no app"):
        create_app("My app", to_file=tmp_path / "x")
    assert list(tmp_path.iterdir()) == []


# --- any route ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("method", ["GET", "delete"])
def test_request_sends_a_query(method, client, server):
    server.answer({"id": "7", "nested": {"a": [{"b": 1}]}})
    result = client.request(method, "/api/v1/new/{id}", id=Account(id=5), ids=[1, Status(id=2)], none=None, flag=True)
    sent = server.requests[0]
    assert (sent.method, sent.path) == (method.upper(), "/api/v1/new/5")
    assert sent.query == [("ids[]", "1"), ("ids[]", "2"), ("flag", "true")]
    assert result.nested.a[0].b == 1


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH"])
def test_request_sends_a_body(method, client, server):
    server.answer({})
    client.request(method, "/api/v1/new", a=1, b={"c": True})
    assert server.requests[0].json == {"a": 1, "b": {"c": True}}


def test_request_decodes_what_it_is_told(client, server):
    server.answer([{"id": "7"}])
    page = client.request("GET", "/api/v1/new", Page[Status])
    assert (type(page), type(page[0]), page[0].id) == (Page, Status, 7)


def test_request_has_pages(client, server):
    server.answer([{"id": "7"}], headers={"link": '<https://mastodon.example/api/v1/new?cursor=abc>; rel="next"'})
    server.answer([{"id": "8"}])
    page = client.request("GET", "/api/v1/new", limit=1)
    assert client.fetch_next(page) == [{"id": "8"}]
    assert server.requests[1].query == [("limit", "1"), ("cursor", "abc")]


def test_request_has_limits_and_errors(client, server, clock):
    server.answer({"error": "Too many"}, status=429, headers={"retry-after": "3"})
    server.answer({"error": "Record not found"}, status=404)
    with pytest.raises(MastodonNotFoundError, match="Record not found"):
        client.request("GET", "/api/v1/new")
    assert clock.slept == [3.0]
    client.ratelimit_method = "throw"
    server.answers.clear()
    server.answer({"error": "Too many"}, status=429)
    with pytest.raises(MastodonRatelimitError):
        client.request("GET", "/api/v1/new")


def test_request_does_not_ask_for_the_version(make_client, server):
    server.answer({})
    make_client(mastodon_version=None).request("GET", "/api/v1/new")
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    "path",
    [
        "https://evil.example/api/v1/x",
        "http://mastodon.example/api/v1/x",
        "//evil.example/api/v1/x",
        "@evil.example/",
        ".evil.example/",
        ":8080/",
        "api/v1/x",
        "",
        "/api/v1/x#fragment",
        5,
        None,
        b"/api",
    ],
)
def test_request_stays_on_the_server(path, client, server):
    with pytest.raises(MastodonIllegalArgumentError, match="path must begin with one '/' and have no '#'"):
        client.request("GET", path)
    assert server.requests == []


@pytest.mark.parametrize("method", ["", "FROB", "GET ", "HEAD", "GET\r\n", 5, None])
def test_request_has_five_methods(method, client, server):
    with pytest.raises(MastodonIllegalArgumentError, match="method must be GET, POST, PUT, PATCH or DELETE, not "):
        client.request(method, "/api/v1/x")
    assert server.requests == []


# --- versions -------------------------------------------------------------------------------------------------------


def test_the_version_is_told_in_the_servers_words(make_client, server):
    server.answer({"version": "4.5.1+glitch"})
    client = make_client(mastodon_version=None)
    assert (client.mastodon_major, client.mastodon_minor, client.mastodon_patch) == (1, 0, 0)
    assert client.retrieve_mastodon_version() == "4.5.1+glitch"
    assert (client.mastodon_major, client.mastodon_minor, client.mastodon_patch) == (4, 5, 1)


def test_a_server_without_a_version_counts_as_the_first(make_client, server):
    server.answer({})
    client = make_client(mastodon_version=None)
    assert client.retrieve_mastodon_version() == "1.0.0"
    with pytest.raises(MastodonVersionError, match=r"https://mastodon\.example does not tell its version"):
        client.retrieve_mastodon_version(fail_hard=True)


def test_a_minimum_version_is_asked_for_or_remembered(make_client, server):
    server.answer({"version": "4.2.0"})
    client = make_client(mastodon_version=None)
    assert client.verify_minimum_version("4.2.0") is True
    assert client.verify_minimum_version("4.2.1", cached=True) is False
    assert client.verify_minimum_version("4.1.9", cached=True) is True
    assert len(server.requests) == 1
    client.verify_minimum_version("4.2.0")
    assert len(server.requests) == 2


def test_a_minimum_version_is_a_version(client, server):
    with pytest.raises(MastodonVersionError, match="'new' is not a version"):
        client.verify_minimum_version("new")
    assert server.requests == []


def test_the_numbers_of_the_version_can_be_set(make_client, server):
    client = make_client(mastodon_version=None)
    client.mastodon_major, client.mastodon_minor, client.mastodon_patch = 2, 4, 1
    assert client.verify_minimum_version("2.4.1", cached=True) is True
    with pytest.raises(MastodonVersionError, match=r"this server has 2\.4\.1"):
        client.bookmarks()
    assert server.requests == []


def test_the_supported_version():
    assert Mastodon.get_supported_version() == AsyncMastodon.get_supported_version() == "4.7.0"


# --- secrets --------------------------------------------------------------------------------------------------------


def test_results_hold_no_client(client, server):
    server.answer([{"id": "1"}], headers={"link": '<?max_id=1>; rel="next"'})
    data = pickle.dumps(client.timeline_home())
    assert b"planted-token" not in data
    assert pickle.loads(data).next_page["max_id"] == 1
