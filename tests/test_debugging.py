"""``debug_requests`` shows what happens, and no secrets."""

from __future__ import annotations

import io
import logging
import subprocess
import sys

import pytest

from mastodon.debugging import log_answer, show_log
from mastodon.protocol.response import Response


@pytest.fixture
def debugged(make_client, caplog):
    """Make clients that log, and see the log."""
    caplog.set_level(logging.DEBUG, "mastodon")

    def make(**options):
        return make_client(debug_requests=True, client_id="app-id", client_secret="planted-secret", **options)

    return make


def test_each_request_and_each_answer_is_logged(debugged, server, caplog):
    server.answer({"id": "1"}, headers={"x-request-id": "r-1"})
    debugged().status_post("Hello", visibility="unlisted", idempotency_key="k-1")
    asked, answered = (record.getMessage() for record in caplog.records)
    assert asked.startswith("request: POST https://mastodon.example/api/v1/statuses, headers {")
    assert "'Idempotency-Key': 'k-1'" in asked
    assert "parameters {'status': 'Hello', 'visibility': 'unlisted'}" in asked
    assert answered.startswith("answer: POST https://mastodon.example/api/v1/statuses: 200, headers {")
    assert "'x-request-id': 'r-1'" in answered
    assert answered.endswith("11 bytes")
    assert {record.levelno for record in caplog.records} == {logging.DEBUG}
    assert {record.name for record in caplog.records} == {"mastodon"}


def test_without_it_nothing_is_logged(make_client, server, caplog):
    caplog.set_level(logging.DEBUG, "mastodon")
    server.answer({"id": "1"})
    make_client(debug_requests=False).status(1)
    assert caplog.records == []


def logged_in(client, server, **how):
    server.answer({"error": "Not found"}, status=404)
    server.answer({"access_token": "planted-new-token", "refresh_token": "planted-refresh", "scope": "read"})
    client.log_in(scopes=["read"], **how)


SECRETIVE = {
    "token in a header": lambda client, server: client.status(1),
    "code": lambda client, server: logged_in(client, server, code="planted-code"),
    "password": lambda client, server: logged_in(client, server, username="me", password="planted-password"),
    "refresh token": lambda client, server: logged_in(client, server, refresh_token="planted-refresh"),
    "revoked token": lambda client, server: client.revoke_access_token(),
    "query": lambda client, server: client.request("GET", "/x", access_token="planted", code="planted", x=1),
    "query in the path": lambda client, server: client.request("GET", "/x?token=planted"),
    "form": lambda client, server: client.request("POST", "/x", password="planted", x=1),
    "JSON": lambda client, server: client.request(
        "POST", "/x", user={"password": "planted"}, keys=[{"auth": "planted"}]
    ),
    "multipart": lambda client, server: client.media_post(b"planted file", "image/png", file_name="a.png"),
}


@pytest.mark.parametrize("case", SECRETIVE)
def test_secrets_are_not_logged(case, debugged, server, caplog):
    server.answer({"id": "1", "url": "x", "access_token": "planted"}, headers={"set-cookie": "planted"})
    client = debugged()
    if case in {"code", "password", "refresh token"}:
        server.answers.clear()
    SECRETIVE[case](client, server)
    assert len(caplog.records) >= 2
    assert "planted" not in caplog.text
    assert "***" in caplog.text


def test_secrets_in_redirects_are_not_logged(debugged, server, caplog):
    server.answer(None, status=302, headers={"location": "https://b.example/?code=planted&x=1"})
    server.answer({"id": "1"})
    debugged().status(1)
    assert "'location': 'https://b.example/?code=***&x=1'" in caplog.text
    assert "planted" not in caplog.text
    assert len(caplog.records) == 4


def test_an_address_that_cannot_be_read_is_not_logged(caplog):
    caplog.set_level(logging.DEBUG, "mastodon")
    log_answer("GET", Response(302, {"location": "http://[planted"}, b"", "https://a.example/"))
    assert "planted" not in caplog.text


@pytest.fixture
def logger(monkeypatch):
    """Give the logger of a program that has not set up logging, and put all back."""
    found, root = logging.getLogger("mastodon"), logging.getLogger()
    level = found.level
    found.setLevel(logging.NOTSET)

    def alone():
        monkeypatch.setattr(root, "handlers", [])
        return found

    yield alone
    found.setLevel(level)


def test_a_program_without_logging_sees_the_log(logger):
    found = logger()
    show_log()
    assert len(logging.getLogger().handlers) == 1
    assert found.isEnabledFor(logging.DEBUG)


def test_a_program_with_logging_keeps_its_handlers(logger):
    found = logger()
    handler = logging.StreamHandler(io.StringIO())
    found.addHandler(handler)
    found.setLevel(5)
    show_log()
    found.removeHandler(handler)
    assert logging.getLogger().handlers == []
    assert found.level == 5


PROGRAM = """
import httpx2
from mastodon import Mastodon
transport = httpx2.MockTransport(lambda request: httpx2.Response(200, json={"id": "1"}))
Mastodon(debug_requests=True, access_token="planted", mastodon_version="4.5.0", transport=transport).status(1)
"""


def test_a_plain_program_prints_the_log():
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=60, check=True)
    assert "DEBUG:mastodon:request: GET https://mastodon.social/api/v1/statuses/1" in done.stderr
    assert "DEBUG:mastodon:answer: GET https://mastodon.social/api/v1/statuses/1: 200" in done.stderr
    assert "planted" not in done.stderr
