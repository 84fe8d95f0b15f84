"""Apps: what each method sends, on both clients."""

from __future__ import annotations

import stat

import pytest

from mastodon import MastodonAPIError, MastodonIllegalArgumentError
from mastodon.entities import Application

REGISTERED = {"id": "1", "name": "tests", "client_id": "the-id", "client_secret": "the-secret"}
SERVER = "https://mastodon.example"


def test_wire_format(wire):
    sent = ("GET", "/api/v1/apps/verify_credentials", [], None)
    assert wire(lambda m: m.app_verify_credentials(), Application) == (Application, sent)


@pytest.mark.parametrize(
    ("arguments", "form"),
    [
        (
            {},
            [("scopes", "read write follow push"), ("redirect_uris", "urn:ietf:wg:oauth:2.0:oob")],
        ),
        (
            {"scopes": ["read"], "redirect_uris": "https://a.example", "website": "https://b.example"},
            [("scopes", "read"), ("redirect_uris", "https://a.example"), ("website", "https://b.example")],
        ),
        (
            {"scopes": "read write:statuses", "redirect_uris": ["https://a.example", "https://b.example"]},
            [("scopes", "read write:statuses"), ("redirect_uris", "https://a.example\nhttps://b.example")],
        ),
    ],
)
def test_create_app_registers_an_app(create_app, server, arguments, form):
    server.answer(REGISTERED)
    assert create_app("tests", api_base_url=SERVER, **arguments) == ("the-id", "the-secret")
    (sent,) = server.requests
    assert (sent.method, sent.path) == ("POST", "/api/v1/apps")
    assert sent.form == [("client_name", "tests"), *form]
    assert "authorization" not in sent.headers


def test_create_app_stores_what_a_client_reads(create_app, server, make_client, tmp_path):
    path = tmp_path / "app"
    server.answer(REGISTERED)
    create_app("tests", to_file=path, api_base_url=SERVER)
    assert path.read_text().splitlines() == ["the-id", "the-secret", SERVER, "tests"]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    client = make_client(client_id=path, api_base_url=None)
    assert (client.client_id, client.client_secret, client.api_base_url) == ("the-id", "the-secret", SERVER)
    assert client.user_agent == "tests"


@pytest.mark.parametrize("answer", [{}, [], {"client_id": "the-id"}, {"client_id": "", "client_secret": "x"}])
def test_an_answer_without_id_and_secret_is_an_error(create_app, server, answer):
    server.answer(answer)
    with pytest.raises(MastodonAPIError, match="registered no app"):
        create_app("tests", api_base_url=SERVER)


@pytest.mark.parametrize("scopes", [[], "", ["read", ""], [7], ["read write"]])
def test_what_is_no_scope_is_refused(create_app, server, scopes):
    with pytest.raises(MastodonIllegalArgumentError, match="scope"):
        create_app("tests", scopes=scopes, api_base_url=SERVER)
    assert server.requests == []
