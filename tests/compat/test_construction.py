"""Construction and credentials."""

from __future__ import annotations

import stat

import pytest
from compat.rows import row
from compat.stub import TOKEN

from mastodon import (
    AsyncMastodon,
    Mastodon,
    MastodonAPIError,
    MastodonFileNotFoundError,
    MastodonIllegalArgumentError,
    MastodonWarning,
)

ALL = "read write follow push"


@pytest.fixture
def client_class(kind):
    return Mastodon if kind == "sync" else AsyncMastodon


@pytest.fixture
def create_app(client_class, loop):
    def create(*args, **kwargs):
        made = client_class.create_app(*args, **kwargs)
        return made if client_class is Mastodon else loop.run_until_complete(made)

    return create


@pytest.fixture
def app(connect):
    """A client of an app that no user has let in yet."""
    return connect(client_id="id", client_secret="secret", access_token=None)


@row(
    "Mastodon(client_id, client_secret, access_token, api_base_url, debug_requests, ratelimit_method, "
    "ratelimit_pacefactor, request_timeout, mastodon_version, version_check_mode)",
    note="`AsyncMastodon` takes the same, as in all rows",
)
def test_the_constructor_takes_its_arguments_by_position(client_class, stub, loop):
    client = client_class("id", "secret", TOKEN, stub.url, False, "pace", 1.5, 10, "2.4.0", "none")
    sent = client.account_verify_credentials()
    if client_class is AsyncMastodon:
        loop.run_until_complete(sent)
        loop.run_until_complete(client.aclose())
    else:
        client.close()
    assert stub.call.headers["authorization"] == f"Bearer {TOKEN}"
    assert (client.ratelimit_method, client.ratelimit_pacefactor, client.request_timeout) == ("pace", 1.5, 10)
    assert (client.mastodon_major, client.version_check_mode) == (2, "none")


@row("rate_limit_method, another spelling of ratelimit_method")
def test_the_other_spelling_of_the_rate_limit_method(connect, stub):
    client = connect(rate_limit_method="throw")
    assert client.me().acct == "text"
    assert client.ratelimit_method == "throw"


@row("client_id: a file that create_app(to_file=…) wrote")
def test_client_id_may_be_a_file(create_app, connect, stub, tmp_path):
    create_app("Cats", to_file=tmp_path / "app.secret", api_base_url=stub.url)
    client = connect(client_id=str(tmp_path / "app.secret"), api_base_url=None)
    assert (client.client_id, client.client_secret) == ("text", "text")
    client.me()
    assert stub.calls[-1].path == "/api/v1/accounts/verify_credentials"


@row("access_token: a file that log_in(to_file=…) wrote")
def test_access_token_may_be_a_file(app, connect, stub, tmp_path):
    stub.answer("POST", "/oauth/token", {"access_token": TOKEN, "scope": ALL})
    app.log_in(code="code", to_file=tmp_path / "user.secret")
    connect(access_token=tmp_path / "user.secret").me()
    assert stub.calls[-1].headers["authorization"] == f"Bearer {TOKEN}"


@row("api_base_url: by default the one in the file")
def test_the_server_may_be_in_the_file(connect, stub, tmp_path):
    path = tmp_path / "user.secret"
    path.write_text(f"{TOKEN}\n{stub.url}\n")
    path.chmod(0o600)
    connect(access_token=path, api_base_url=None).me()
    assert stub.call.path == "/api/v1/accounts/verify_credentials"


@row("api_base_url: https where no protocol is given; slashes at the end are dropped")
def test_the_address_is_completed(connect, stub):
    assert connect(api_base_url="mastodon.example/").api_base_url == "https://mastodon.example"
    connect(api_base_url=f"{stub.url}//").me()
    assert stub.call.path == "/api/v1/accounts/verify_credentials"


ILLEGAL = [
    ({"ratelimit_method": "sometimes"}, "ratelimit_method must be 'throw', 'wait' or 'pace'"),
    ({"version_check_mode": "sometimes"}, "version_check_mode must be 'created', 'changed' or 'none'"),
    ({"client_id": "id"}, "give client_secret"),
    ({"mastodon_version": "new"}, "mastodon_version must be like '4.3.0'"),
]


@pytest.mark.parametrize(("options", "message"), ILLEGAL, ids=lambda value: next(iter(value), ""))
@row("Unknown names of methods and modes, an id without a secret, a version that is none: MastodonIllegalArgumentError")
def test_illegal_options_are_refused(connect, stub, options, message):
    with pytest.raises(MastodonIllegalArgumentError, match=message):
        connect(**options)
    assert stub.asked == []


@pytest.mark.parametrize("name", ["client_id", "access_token"])
@row("A file that was meant but cannot be read: MastodonFileNotFoundError")
def test_files_that_are_not_there_are_told(connect, stub, name):
    with pytest.raises(MastodonFileNotFoundError, match=r"nothing\.secret"):
        connect(**{name: "nothing.secret"})
    assert stub.asked == []


@row(
    "create_app(client_name, scopes, redirect_uris, website, to_file, api_base_url, request_timeout)",
    since="1.0.0",
    note="Static; gives `(client_id, client_secret)`",
)
def test_create_app_registers_an_app(create_app, stub, tmp_path):
    path = tmp_path / "app.secret"
    made = create_app("Cats", ["read"], "https://cats.example/", "https://cats.example", path, stub.url, 10)
    assert made == ("text", "text")
    assert stub.call.line == ("POST", "/api/v1/apps")
    assert stub.call.form == [
        ("client_name", "Cats"),
        ("scopes", "read"),
        ("redirect_uris", "https://cats.example/"),
        ("website", "https://cats.example"),
    ]


@row("create_app(): without scopes, read, write, follow and push; without redirect_uris, the code is shown to the user")
def test_create_app_has_defaults(create_app, stub):
    create_app("Cats", api_base_url=stub.url)
    assert stub.call.form[1:] == [("scopes", ALL), ("redirect_uris", "urn:ietf:wg:oauth:2.0:oob")]


@pytest.mark.parametrize("more", ["", "{url}\n", "{url}\nCats\n"], ids=["two lines", "three lines", "four lines"])
@row("The file of an app: id, then secret, a line each; further lines may follow")
def test_files_of_any_release_are_read(connect, stub, tmp_path, more):
    path = tmp_path / "app.secret"
    path.write_text("id\nsecret\n" + more.format(url=stub.url))
    path.chmod(0o600)
    client = connect(client_id=path)
    assert (client.client_id, client.client_secret) == ("id", "secret")
    client.me()


@row("The files of an app and of a log-in can be read by their owner only; one that others can read gives a warning")
def test_files_are_for_their_owner(create_app, connect, stub, tmp_path):
    path = tmp_path / "app.secret"
    create_app("Cats", to_file=path, api_base_url=stub.url)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.chmod(0o644)
    with pytest.warns(MastodonWarning, match="chmod 600"):
        connect(client_id=path).instance()


@row(
    "log_in(username, password)",
    since="1.0.0",
    until="4.4.0",
    note="Removed in Mastodon 4.4.0: the server's refusal is a `MastodonIllegalArgumentError`",
)
def test_log_in_by_password(app, stub, era):
    stub.answer("POST", "/oauth/token", {"access_token": "new", "scope": ALL})
    if era == "4.x":
        stub.answer("POST", "/oauth/token", (400, {}, {"error": "unsupported_grant_type"}))
        with pytest.raises(MastodonIllegalArgumentError, match="unsupported_grant_type"):
            app.log_in("alice@a.example", "password")
    else:
        assert app.log_in("alice@a.example", "password") == "new"
    sent = dict(stub.call.form)
    assert (sent["grant_type"], sent["username"], sent["password"]) == ("password", "alice@a.example", "password")
    assert (sent["client_id"], sent["client_secret"], sent["scope"]) == ("id", "secret", ALL)


@row("log_in(code, redirect_uri, scopes, to_file)", since="1.0.0")
def test_log_in_by_code(app, stub, tmp_path):
    stub.answer("POST", "/oauth/token", {"access_token": "new", "scope": "read"})
    path = tmp_path / "user.secret"
    assert app.log_in(code="code", redirect_uri="https://cats.example/", scopes=["read"], to_file=path) == "new"
    assert path.read_text().splitlines()[0] == "new"
    assert sorted(stub.call.form) == [
        ("client_id", "id"),
        ("client_secret", "secret"),
        ("code", "code"),
        ("grant_type", "authorization_code"),
        ("redirect_uri", "https://cats.example/"),
        ("scope", "read"),
    ]


@row("log_in(refresh_token)", since="1.0.0", note="Mastodon gives none; some other servers do")
def test_log_in_by_refresh_token(app, stub):
    stub.answer("POST", "/oauth/token", {"access_token": "new", "scope": ALL})
    assert app.log_in(refresh_token="refresh") == "new"
    assert dict(stub.call.form)["grant_type"] == "refresh_token"
    assert dict(stub.call.form)["refresh_token"] == "refresh"


@row("log_in(redirect_uris), another spelling of redirect_uri")
def test_the_other_spelling_of_the_redirect_address(app, stub):
    stub.answer("POST", "/oauth/token", {"access_token": "new", "scope": ALL})
    app.log_in(code="code", redirect_uris="https://cats.example/")
    assert dict(stub.call.form)["redirect_uri"] == "https://cats.example/"


@row("log_in(): wrong credentials are a MastodonIllegalArgumentError")
def test_wrong_credentials(app, stub):
    stub.answer("POST", "/oauth/token", (400, {}, {"error": "invalid_grant", "error_description": "expired"}))
    with pytest.raises(MastodonIllegalArgumentError, match="expired"):
        app.log_in(code="code")
    assert app.access_token is None


@row("log_in(): other scopes than asked for are a MastodonAPIError")
def test_other_scopes(app, stub):
    stub.answer("POST", "/oauth/token", {"access_token": "new", "scope": "read"})
    with pytest.raises(MastodonAPIError, match="not granted: write"):
        app.log_in(code="code", scopes=["read", "write"])
    assert app.access_token is None


@row("log_in(): the client keeps token, refresh token and expiry")
def test_the_client_keeps_what_log_in_brought(app, stub, clock):
    content = {"access_token": TOKEN, "scope": ALL, "refresh_token": "refresh", "expires_in": 60}
    stub.answer("POST", "/oauth/token", content)
    app.log_in(code="code")
    app.me()
    assert stub.calls[-1].headers["authorization"] == f"Bearer {TOKEN}"
    assert (app._refresh_token, app._token_expired) == ("refresh", clock.now() + 60)


@row("auth_request_url(client_id, redirect_uris, scopes)", since="1.0.0")
def test_the_address_to_log_in_at(app, stub):
    url = app.auth_request_url("app", "https://cats.example/", ["read"])
    assert url == (
        f"{stub.url}/oauth/authorize?client_id=app&response_type=code"
        "&redirect_uri=https%3A%2F%2Fcats.example%2F&scope=read"
    )


@row("auth_request_url(client_id): a file, too")
def test_the_app_to_log_in_with_may_be_a_file(app, tmp_path):
    path = tmp_path / "app.secret"
    path.write_text("app\nsecret\n")
    path.chmod(0o600)
    assert "client_id=app&" in app.auth_request_url(path)


@row("ratelimit_method, _limit, _remaining, _reset, _lastcall, _pacefactor: readable and settable")
def test_the_state_of_the_rate_limit_can_be_read_and_set(mastodon, stub):
    state = {"method": "throw", "limit": 10, "remaining": 9, "reset": 1.5, "lastcall": 2.5, "pacefactor": 1.2}
    for name, value in state.items():
        setattr(mastodon, f"ratelimit_{name}", value)
    mastodon.me()
    assert {name: getattr(mastodon, f"ratelimit_{name}") for name in state} == state


@row("client_id, client_secret, access_token, api_base_url, debug_requests, request_timeout, version_check_mode")
def test_the_settings_can_be_read_and_set(mastodon, stub):
    mastodon.access_token = "another"
    assert mastodon.access_token == "another"
    mastodon.access_token = TOKEN
    mastodon.request_timeout, mastodon.debug_requests, mastodon.version_check_mode = 5, False, "none"
    assert mastodon.me().acct == "text"
    assert (mastodon.request_timeout, mastodon.version_check_mode, mastodon.api_base_url) == (5, "none", stub.url)
    assert (mastodon.client_id, mastodon.client_secret) == (None, None)
