"""OAuth: addresses, scopes, and what to ask a token for."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mastodon import MastodonAPIError, MastodonIllegalArgumentError
from mastodon.entities import Token
from mastodon.protocol.oauth import (
    OOB,
    access_token_of,
    authorize_url,
    base_url,
    challenge,
    missing_scopes,
    own_endpoint,
    scope_text,
    token_parameters,
)


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("mastodon.social", "https://mastodon.social"),
        ("mastodon.social/", "https://mastodon.social"),
        (" https://mastodon.social// ", "https://mastodon.social"),
        ("http://localhost:3000", "http://localhost:3000"),
        ("localhost:3000", "https://localhost:3000"),
        ("HTTPS://Mastodon.Social", "https://mastodon.social"),
        ("HTTP://127.0.0.1:80/", "http://127.0.0.1:80"),
        ("https://[::1]:3000", "https://[::1]:3000"),
        ("https://a.example/Sub/", "https://a.example/Sub"),
        ("https://a.example/?", "https://a.example"),
        ("https://bücher.example", "https://bücher.example"),
    ],
)
def test_addresses_of_servers(text, url):
    assert base_url(text) == url
    assert base_url(url) == url


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "https://",
        "http://:80",
        "ftp://a.example",
        "file:///etc/passwd",
        "https://a.example:port",
        "https://a.example:99999",
        "https://[a.example",
        "a b.example",
        "https://a.example/\nx",
        "javascript://a.example",
        "https://user:planted@a.example:port",
    ],
)
def test_what_is_no_address_of_a_server_is_refused(text):
    with pytest.raises(MastodonIllegalArgumentError, match="api_base_url must be like 'https://") as c:
        base_url(text)
    assert "planted" not in str(c.value)


@pytest.mark.parametrize(
    "text",
    ["https://user:planted@a.example", "https://user@a.example", "https://a.example?x=1", "https://a.example#x"],
)
def test_addresses_with_more_than_a_server_are_refused(text):
    with pytest.raises(MastodonIllegalArgumentError, match="without user, password, query or fragment") as caught:
        base_url(text)
    assert "planted" not in str(caught.value)


@pytest.mark.parametrize("value", [None, 5, b"https://a.example"])
def test_addresses_are_texts(value):
    with pytest.raises(MastodonIllegalArgumentError, match="api_base_url must be a text, not "):
        base_url(value)


@given(text=st.text())
def test_any_text_is_an_address_or_an_error_of_ours(text):
    try:
        url = base_url(text)
    except MastodonIllegalArgumentError:
        return
    assert url.startswith(("https://", "http://"))
    assert not url.endswith("/")


@pytest.mark.parametrize(
    ("scopes", "text"),
    [
        (["read", "write:statuses"], "read write:statuses"),
        (("read",), "read"),
        ("read", "read"),
        (" read  write ", "read write"),
        ((scope for scope in ["read", "push"]), "read push"),
    ],
)
def test_scopes_are_written_with_spaces(scopes, text):
    assert scope_text(scopes) == text


@pytest.mark.parametrize("scopes", [["read write"], [""], [None], [5], ["read\n"]])
def test_what_is_no_scope_is_refused(scopes):
    with pytest.raises(MastodonIllegalArgumentError, match="a scope must be like 'read' or 'write:statuses', not "):
        scope_text(scopes)


@pytest.mark.parametrize("scopes", [[], "", "  "])
def test_no_scope_is_refused(scopes):
    with pytest.raises(MastodonIllegalArgumentError, match="at least one scope is needed"):
        scope_text(scopes)


@pytest.mark.parametrize(
    ("asked", "granted", "missing"),
    [
        ("read", "read", []),
        ("read write", "write read", []),
        ("read write", "read", ["write"]),
        ("read:statuses", "read", []),
        ("read", "read:statuses", ["read"]),
        ("admin:read:accounts", "admin:read", []),
        ("admin:read:accounts", "admin", []),
        ("admin:write", "admin:read", ["admin:write"]),
        ("follow", "read write", []),
        ("follow", "read", ["follow"]),
        ("write:follows", "follow", []),
        ("read:mutes write:mutes", "follow", []),
        ("write:statuses", "follow", ["write:statuses"]),
        ("push profile", "", ["push", "profile"]),
        ("", "read", []),
    ],
)
def test_missing_scopes(asked, granted, missing):
    assert missing_scopes(asked, granted) == missing


def test_the_challenge_of_rfc_7636():
    assert challenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk") == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"


@pytest.mark.parametrize("verifier", ["", "x" * 42, "x" * 129, "ü" * 43, "x" * 43 + "\n"])
def test_a_poor_verifier_is_refused_without_showing_it(verifier):
    with pytest.raises(MastodonIllegalArgumentError, match="code_verifier must be 43 to 128 letters") as caught:
        challenge(verifier)
    assert not verifier or verifier not in str(caught.value)


def test_access_token_of_an_answer():
    assert access_token_of(Token(access_token="t")) == "t"


@pytest.mark.parametrize(
    "token",
    [
        Token(),
        Token(access_token=""),
        Token(access_token=5),
        Token(access_token="t\nx"),
        Token(access_token="ü"),
        [],
        None,
    ],
)
def test_an_answer_without_a_token_is_an_error(token):
    with pytest.raises(MastodonAPIError, match="without an access token"):
        access_token_of(token)


def query_of(**options):
    url = authorize_url(
        "https://a.example/oauth/authorize", client_id="i d", redirect_uri="https://b.example/?x=1", **options
    )
    assert url.startswith("https://a.example/oauth/authorize?")
    return dict(parse_qsl(urlsplit(url).query))


def test_the_authorization_page():
    assert query_of(scopes=["read", "write"]) == {
        "client_id": "i d",
        "response_type": "code",
        "redirect_uri": "https://b.example/?x=1",
        "scope": "read write",
    }


def test_the_authorization_page_keeps_the_query_it_has():
    url = authorize_url("https://a.example/in?theme=dark", client_id="i", redirect_uri=OOB, scopes="read")
    assert url.startswith("https://a.example/in?theme=dark&client_id=i&")


def test_the_authorization_page_with_everything():
    query = query_of(
        scopes="read",
        force_login=True,
        state="s&t",
        lang="de",
        code_verifier="dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk",
    )
    assert query == {
        "client_id": "i d",
        "response_type": "code",
        "redirect_uri": "https://b.example/?x=1",
        "scope": "read",
        "force_login": "true",
        "state": "s&t",
        "lang": "de",
        "code_challenge": "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
        "code_challenge_method": "S256",
    }


@pytest.mark.parametrize(
    ("announced", "chosen"),
    [
        (None, "https://a.example/oauth/token"),
        ("", "https://a.example/oauth/token"),
        (5, "https://a.example/oauth/token"),
        ("https://a.example/other/token", "https://a.example/other/token"),
        ("HTTPS://A.example:443/other/token", "https://A.example:443/other/token"),
    ],
)
def test_the_servers_own_endpoint_is_used(announced, chosen):
    assert own_endpoint("https://a.example", announced, "/oauth/token") == chosen


def test_a_foreign_endpoint_gets_no_secret():
    with pytest.raises(
        MastodonAPIError,
        match=r"https://a\.example announces 'https://b\.example/t' as OAuth endpoint: no secret goes to b\.example, ",
    ):
        own_endpoint("https://a.example", "https://b.example/t", "/oauth/token")


def test_a_foreign_endpoint_can_be_allowed():
    assert own_endpoint("https://a.example", "https://b.example/t", "/oauth/token", allowed={"b.example"}) == (
        "https://b.example/t"
    )


@pytest.mark.parametrize("announced", ["http://a.example/t", "http://a.example:80/t"])
def test_plain_http_can_be_allowed_for_the_same_host(announced):
    assert own_endpoint("https://a.example", announced, "/t", allow_http=True) == announced


WAYS = {
    "username": None,
    "password": None,
    "code": None,
    "refresh_token": None,
    "redirect_uri": OOB,
    "scopes": ["read"],
}


@pytest.mark.parametrize(
    ("given_", "parameters"),
    [
        ({"code": "c"}, {"grant_type": "authorization_code", "code": "c", "redirect_uri": OOB, "scope": "read"}),
        (
            {"code": "c", "code_verifier": "v"},
            {
                "grant_type": "authorization_code",
                "code": "c",
                "redirect_uri": OOB,
                "scope": "read",
                "code_verifier": "v",
            },
        ),
        ({"refresh_token": "r"}, {"grant_type": "refresh_token", "refresh_token": "r", "scope": "read"}),
        (
            {"username": "u", "password": "p"},
            {"grant_type": "password", "username": "u", "password": "p", "redirect_uri": OOB, "scope": "read"},
        ),
    ],
)
def test_a_token_is_asked_for_in_one_way(given_, parameters):
    assert token_parameters(**WAYS | given_) == parameters


@pytest.mark.parametrize(
    "given_",
    [
        {},
        {"username": "u"},
        {"password": "p"},
        {"username": "u", "code": "c"},
        {"code": "c", "refresh_token": "r"},
        {"username": "u", "password": "p", "code": "c"},
        {"username": "u", "password": "p", "refresh_token": "r"},
    ],
)
def test_no_way_and_two_ways_are_refused(given_):
    with pytest.raises(MastodonIllegalArgumentError, match="exactly one of them"):
        token_parameters(**WAYS | given_)
