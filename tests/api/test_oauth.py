"""OAuth: what each method sends, on both clients."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

import pytest

from mastodon import (
    MastodonAPIError,
    MastodonIllegalArgumentError,
    MastodonIOError,
    MastodonNetworkError,
    MastodonVersionError,
)
from mastodon.entities import OAuthServerMetadata, OAuthUserInfo

OOB = "urn:ietf:wg:oauth:2.0:oob"
SCOPES = "read write follow push"
VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
TOKEN = {"access_token": "new-token", "token_type": "Bearer", "scope": SCOPES, "created_at": 1}
APP = [("client_id", "app"), ("client_secret", "secret")]


@pytest.fixture
def make_app(make_client):
    """Make clients that have an app; by default of a server that announces nothing."""

    def make(**options):
        options = {"client_id": "app", "client_secret": "secret", "mastodon_version": "4.2.0"} | options
        return make_client(**options)

    return make


@pytest.mark.parametrize(
    ("call", "result", "sent"),
    [
        (
            lambda m: m.oauth_authorization_server_info(),
            OAuthServerMetadata,
            ("GET", "/.well-known/oauth-authorization-server", [], None),
        ),
        (lambda m: m.oauth_userinfo(), OAuthUserInfo, ("GET", "/oauth/userinfo", [], None)),
        (lambda m: m.oauth_userinfo(post=True), OAuthUserInfo, ("POST", "/oauth/userinfo", [], None)),
    ],
)
def test_wire_format(wire, call, result, sent):
    assert wire(call, result) == (result, sent)


# --- the authorization page -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "query"),
    [
        ({}, {"client_id": "app", "redirect_uri": OOB, "scope": SCOPES}),
        (
            {
                "client_id": "other",
                "redirect_uris": "https://a.example/back",
                "scopes": ["read"],
                "force_login": True,
                "state": "abc",
                "lang": "de",
            },
            {
                "client_id": "other",
                "redirect_uri": "https://a.example/back",
                "scope": "read",
                "force_login": "true",
                "state": "abc",
                "lang": "de",
            },
        ),
        (
            {"code_verifier": VERIFIER},
            {
                "client_id": "app",
                "redirect_uri": OOB,
                "scope": SCOPES,
                "code_challenge": "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
                "code_challenge_method": "S256",
            },
        ),
    ],
)
def test_auth_request_url(make_app, server, arguments, query):
    url = make_app().auth_request_url(**arguments)
    assert urlsplit(url)._replace(query="").geturl() == "https://mastodon.example/oauth/authorize"
    assert dict(parse_qsl(urlsplit(url).query)) == {"response_type": "code", **query}
    assert server.requests == []


def test_the_announced_page_is_used(make_app, server):
    server.answer({"authorization_endpoint": "https://mastodon.example/let-in"})
    url = make_app(mastodon_version="4.7.0").auth_request_url()
    assert url.startswith("https://mastodon.example/let-in?")
    assert server.requests[0].path == "/.well-known/oauth-authorization-server"


def test_the_usual_page_can_be_asked_for_without_a_call(make_app, server):
    url = make_app(mastodon_version="4.7.0").auth_request_url(skip_server_info=True)
    assert url.startswith("https://mastodon.example/oauth/authorize?")
    assert server.requests == []


def test_an_app_can_be_read_from_its_file(make_client, server, tmp_path):
    path = tmp_path / "app"
    path.write_text("from-file\nsecret\n")
    path.chmod(0o600)
    assert "client_id=from-file" in make_client(mastodon_version="4.2.0").auth_request_url(path)


@pytest.mark.parametrize(
    ("options", "arguments", "words"),
    [
        ({"client_id": None, "client_secret": None}, {}, r"auth_request_url\(\) needs an app"),
        ({}, {"code_verifier": "short"}, "code_verifier must be 43 to 128"),
        ({}, {"scopes": []}, "at least one scope"),
    ],
)
def test_what_makes_no_page_is_refused(make_app, server, options, arguments, words):
    with pytest.raises(MastodonIllegalArgumentError, match=words):
        make_app(**options).auth_request_url(**arguments)
    assert server.requests == []


# --- logging in -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("call", "form"),
    [
        (
            lambda m: m.log_in("me@example.com", "password"),
            [
                ("grant_type", "password"),
                ("username", "me@example.com"),
                ("password", "password"),
                ("redirect_uri", OOB),
                ("scope", SCOPES),
            ],
        ),
        (
            lambda m: m.log_in(code="abc"),
            [("grant_type", "authorization_code"), ("code", "abc"), ("redirect_uri", OOB), ("scope", SCOPES)],
        ),
        (
            lambda m: m.log_in(code="abc", redirect_uris="https://a.example", scopes=["read"], code_verifier=VERIFIER),
            [
                ("grant_type", "authorization_code"),
                ("code", "abc"),
                ("redirect_uri", "https://a.example"),
                ("scope", "read"),
                ("code_verifier", VERIFIER),
            ],
        ),
        (
            lambda m: m.log_in(refresh_token="again"),
            [("grant_type", "refresh_token"), ("refresh_token", "again"), ("scope", SCOPES)],
        ),
        (lambda m: m.app_log_in(), [("grant_type", "client_credentials"), ("scope", SCOPES)]),
        (lambda m: m.app_log_in(["read"]), [("grant_type", "client_credentials"), ("scope", "read")]),
    ],
)
def test_logging_in_gets_a_token_and_uses_it(make_app, server, call, form):
    server.answer(TOKEN)
    client = make_app(access_token=None)
    assert call(client) == "new-token"
    sent = server.requests[0]
    assert (sent.method, sent.path) == ("POST", "/oauth/token")
    assert sent.form == [*form, *APP]
    assert "authorization" not in sent.headers
    assert client.access_token == "new-token"


def test_the_announced_address_for_tokens_is_used(make_app, server):
    server.answer({"token_endpoint": "https://mastodon.example/tokens"})
    server.answer(TOKEN)
    make_app(mastodon_version="4.7.0").log_in(code="abc")
    assert [sent.path for sent in server.requests] == ["/.well-known/oauth-authorization-server", "/tokens"]


@pytest.mark.parametrize("call", [lambda m: m.log_in(code="abc"), lambda m: m.revoke_access_token()])
def test_secrets_do_not_go_to_another_server(make_app, server, call):
    evil = {"token_endpoint": "https://evil.example/t", "revocation_endpoint": "https://evil.example/r"}
    server.answer(evil)
    with pytest.raises(MastodonAPIError, match=r"no secret goes to evil\.example"):
        call(make_app(mastodon_version="4.7.0"))
    assert len(server.requests) == 1


def test_secrets_go_to_a_host_that_was_allowed(make_app, server):
    server.answer({"token_endpoint": "https://auth.example/t"})
    server.answer(TOKEN)
    make_app(mastodon_version="4.7.0", allowed_hosts=["auth.example"]).log_in(code="abc")
    assert server.requests[1].url == "https://auth.example/t"


def test_a_log_in_is_stored_for_the_next_client(make_app, make_client, server, tmp_path):
    path = tmp_path / "login"
    server.answer(TOKEN)
    client = make_app()
    client.log_in(code="abc", to_file=path)
    assert path.read_text() == client.persistable_login_credentials()
    assert path.read_text().splitlines() == ["new-token", "https://mastodon.example", "app", "secret"]
    stored = make_client(access_token=path, api_base_url=None)
    assert (stored.access_token, stored.client_id, stored.client_secret) == ("new-token", "app", "secret")


def test_without_a_token_there_is_nothing_to_store(make_client, server):
    with pytest.raises(MastodonIllegalArgumentError, match=r"no access token to store; log_in\(\) gets one"):
        make_client(access_token=None).persistable_login_credentials()


@pytest.mark.parametrize("status", [400, 401, 403, 422])
@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda m: m.log_in("me", "wrong"), "Check user name, password, redirect_uri, scopes, and whose app it is"),
        (lambda m: m.log_in(code="old"), "Check code, redirect_uri, code_verifier, scopes"),
        (lambda m: m.log_in(refresh_token="old"), "Check refresh token, scopes"),
        (lambda m: m.app_log_in(), "Check client_id, client_secret, scopes"),
    ],
)
def test_a_refused_log_in_is_an_illegal_argument(make_app, server, call, words, status):
    server.answer({"error": "invalid_grant", "error_description": "This is not valid."}, status=status)
    client = make_app()
    with pytest.raises(
        MastodonIllegalArgumentError, match=rf"the server refused the log-in: This is not valid\.. {words}"
    ):
        call(client)
    assert client.access_token == "planted-token"


def test_a_server_that_fails_is_no_illegal_argument(make_app, server):
    server.answer(raw=b"", status=500)
    with pytest.raises(MastodonAPIError):
        make_app().log_in(code="abc")


@pytest.mark.parametrize("call", [lambda m: m.log_in(code="abc"), lambda m: m.app_log_in()])
def test_less_than_was_asked_for_is_an_error(make_app, server, call):
    server.answer(TOKEN | {"scope": "read"})
    client = make_app()
    with pytest.raises(MastodonAPIError, match="the server granted 'read'; not granted: write follow push"):
        call(client)
    assert client.access_token == "planted-token"


@pytest.mark.parametrize("answer", [{}, [], {"access_token": None}, {"access_token": ""}])
def test_an_answer_without_a_token_is_an_error(make_app, server, answer):
    server.answer(answer)
    with pytest.raises(MastodonAPIError, match="without an access token"):
        make_app().log_in(code="abc")


@pytest.mark.parametrize(
    ("options", "call", "words"),
    [
        ({"client_id": None, "client_secret": None}, lambda m: m.log_in(code="abc"), r"log_in\(\) needs an app"),
        ({"client_id": None, "client_secret": None}, lambda m: m.app_log_in(), r"app_log_in\(\) needs an app"),
        ({}, lambda m: m.log_in(), "exactly one of them"),
        ({}, lambda m: m.log_in("me", "password", "code"), "exactly one of them"),
        ({}, lambda m: m.log_in("me"), "exactly one of them"),
        ({}, lambda m: m.log_in(code="abc", scopes=""), "at least one scope"),
    ],
)
def test_what_is_no_log_in_is_refused(make_app, server, options, call, words):
    with pytest.raises(MastodonIllegalArgumentError, match=words):
        call(make_app(**options))
    assert server.requests == []


@pytest.mark.parametrize(
    "call", [lambda m, path: m.log_in(code="abc", to_file=path), lambda m, path: m.app_log_in(to_file=path)]
)
def test_no_token_is_asked_for_that_cannot_be_stored(make_app, server, tmp_path, call):
    with pytest.raises(MastodonIOError, match="folder"):
        call(make_app(), tmp_path / "no" / "file")
    assert server.requests == []


# --- logging out ----------------------------------------------------------------------------------------------------


def test_revoke_access_token_forgets_it(make_app, server):
    server.answer({})
    client = make_app()
    assert client.revoke_access_token() is None
    assert (server.requests[0].method, server.requests[0].path) == ("POST", "/oauth/revoke")
    assert server.requests[0].form == [*APP, ("token", "planted-token")]
    assert client.access_token is None


def test_a_token_that_was_not_revoked_is_kept(make_app, server):
    server.answer({"error": "unauthorized_client"}, status=403)
    client = make_app()
    with pytest.raises(MastodonAPIError, match="unauthorized_client"):
        client.revoke_access_token()
    assert client.access_token == "planted-token"


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"access_token": None}, "there is no access token to revoke"),
        ({"client_id": None, "client_secret": None}, "revoking needs the app"),
    ],
)
def test_what_cannot_be_revoked_is_refused(make_app, server, options, words):
    with pytest.raises(MastodonIllegalArgumentError, match=words):
        make_app(**options).revoke_access_token()
    assert server.requests == []


# --- versions -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["oauth_userinfo", "oauth_authorization_server_info"])
def test_an_old_server_is_not_asked_for_what_it_does_not_have(make_client, server, name):
    with pytest.raises(MastodonVersionError, match=r"this server has 4\.2\.0"):
        getattr(make_client(mastodon_version="4.2.0"), name)()
    assert server.requests == []


def test_a_server_without_announcements_has_the_usual_addresses(make_app, server):
    server.answer(raw=b"", status=404)
    server.answer(TOKEN)
    make_app(mastodon_version="4.7.0").log_in(code="abc")
    assert server.requests[1].path == "/oauth/token"


def test_trouble_with_the_network_is_not_hidden(make_app, make_client, socket_server):
    refusing = socket_server(lambda connection, _: connection.close())
    client = make_app(api_base_url=refusing.url, transport=None, mastodon_version="4.7.0")
    with pytest.raises(MastodonNetworkError):
        client.log_in(code="abc")
