"""The end of a log-in in the browser: which visits count, and what they say."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mastodon import MastodonIllegalArgumentError, MastodonLoginDeniedError, MastodonLoginError
from mastodon.protocol.loopback import HEADERS, NOTHING, Answer, Reply, address, code_of, port_of, reply
from mastodon.protocol.oauth import OOB

BASE = "https://a.example"
STATE = "planted-state"
HOST = "127.0.0.1:8765"


def visit(target, host=HOST):
    return reply(target, host, redirect_uri=address(8765), state=STATE)


# --- visits ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "answer"),
    [
        ("code=c&state=planted-state", Answer("c")),
        ("state=planted-state&code=c%20d&other=1", Answer("c d")),
        ("code=c&state=planted-state&iss=https%3A%2F%2Fa.example", Answer("c", issuer=BASE)),
        ("error=access_denied&state=planted-state", Answer(None, "access_denied")),
        ("error=x&error_description=y+z&state=planted-state", Answer(None, "x", "y z")),
        ("state=planted-state", Answer(None)),
        ("code=&state=planted-state", Answer("")),
    ],
)
def test_a_visit_with_the_state_ends_the_log_in(query, answer):
    found = visit(f"/logged-in?{query}")
    assert (found.status, found.answer) == (200, answer)


@pytest.mark.parametrize(
    "query",
    [
        "",
        "code=c",
        "code=c&state=",
        "code=c&state=planted-stat",
        "code=c&state=planted-state2",
        "code=c&state=PLANTED-STATE",
        "code=c&state=%FF",
        "code=c&state=ü",
        "code=c&state=planted-state&state=planted-state",
        "code=c&state=planted-state&code=d",
        "&".join(["code=c", "state=planted-state", *(f"x{number}=1" for number in range(60))]),
    ],
)
def test_a_visit_without_it_is_turned_away(query):
    found = visit(f"/logged-in?{query}")
    assert (found.status, found.answer) == (400, None)


@pytest.mark.parametrize(
    ("path", "host"),
    [
        ("/", HOST),
        ("/logged-in/", HOST),
        ("/Logged-in", HOST),
        ("/logged-in%2F", HOST),
        ("//logged-in", HOST),
        ("http://127.0.0.1:8765/logged-in", HOST),
        ("/logged-in", "127.0.0.1"),
        ("/logged-in", "127.0.0.1:8766"),
        ("/logged-in", "localhost:8765"),
        ("/logged-in", "evil.example:8765"),
        ("/logged-in", ""),
        ("/logged-in", None),
    ],
)
def test_anywhere_else_is_nothing(path, host):
    assert visit(f"{path}?code=c&state=planted-state", host) == NOTHING


@given(st.text(), st.text())
def test_whoever_does_not_know_the_state_gets_nowhere(name, value):
    query = urlencode({name: value, "state": value}, errors="replace")
    assert visit(f"/logged-in?{query}").answer is None


def test_pages_say_nothing_of_what_came():
    pages = [visit(f"/logged-in?{query}").page for query in ("code=planted&state=planted-state", "code=planted", "x=")]
    pages.append(visit("/logged-in?error=planted&error_description=planted&state=planted-state").page)
    assert "planted" not in b"".join(pages).decode()
    assert len(set(pages)) == 3


def test_pages_are_kept_by_nobody_and_run_nothing():
    assert HEADERS["Cache-Control"] == "no-store"
    assert HEADERS["Referrer-Policy"] == "no-referrer"
    assert HEADERS["Content-Security-Policy"].startswith("default-src 'none'")


def test_what_a_page_says_is_escaped():
    assert b"&lt;b&gt;" in Reply(200, "<b>").page


# --- answers --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("issuer", "told"),
    [
        (None, {}),
        (None, {"issuer": "https://a.example/"}),
        (None, {"authorization_response_iss_parameter_supported": "true"}),
        ("https://a.example", {}),
        ("https://a.example/", {}),
        ("https://a.example/x", {"issuer": "https://a.example/x"}),
        ("https://a.example", {"issuer": 5}),
        ("https://a.example", {"issuer": "https://a.example:port/"}),
    ],
)
def test_the_code_of_the_servers_own_answer_is_used(issuer, told):
    assert code_of(Answer("c", issuer=issuer), BASE, told) == "c"


@pytest.mark.parametrize(
    ("issuer", "told"),
    [
        ("https://b.example", {}),
        ("http://a.example", {}),
        ("", {}),
        ("https://a.example", {"issuer": "https://a.example/"}),
        ("https://b.example", {"issuer": "https://b.example"}),
        (None, {"authorization_response_iss_parameter_supported": True}),
    ],
)
def test_the_code_of_another_servers_answer_is_not(issuer, told):
    with pytest.raises(MastodonLoginError, match=r"not from https://a\.example/?; it was not used") as caught:
        code_of(Answer("planted", issuer=issuer), BASE, told)
    assert "planted" not in str(caught.value)


@pytest.mark.parametrize(
    ("answer", "kind", "words"),
    [
        (Answer(None, "access_denied"), MastodonLoginDeniedError, "https://a.example let nobody in: access_denied"),
        (Answer(None, "access_denied", "No."), MastodonLoginDeniedError, "let nobody in: access_denied: No."),
        (Answer("c", "access_denied"), MastodonLoginDeniedError, "access_denied"),
        (Answer(None, "invalid_scope", "No."), MastodonLoginError, "let nobody in: invalid_scope: No."),
        (Answer(None), MastodonLoginError, "https://a.example ended the log-in without a code"),
        (Answer(""), MastodonLoginError, "https://a.example ended the log-in without a code"),
    ],
)
def test_an_answer_without_a_code_is_an_error(answer, kind, words):
    with pytest.raises(MastodonLoginError) as caught:
        code_of(answer, BASE, {})
    assert type(caught.value) is kind
    assert words in str(caught.value)
    assert (caught.value.error, caught.value.description) == (answer.error, answer.description)


def test_repr_shows_no_code():
    assert repr(Answer("planted", "x")) == "Answer(error='x')"
    assert "planted" not in repr(visit("/logged-in?code=planted&state=planted-state"))


# --- addresses ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("redirect", "port"), [(OOB, None), (address(1), 1), (address(65535), 65535)])
def test_port_of(redirect, port):
    assert port_of(redirect) == port


@pytest.mark.parametrize(
    "redirect",
    [
        "",
        "http://127.0.0.1/logged-in",
        "http://127.0.0.1:0/logged-in",
        "http://127.0.0.1:65536/logged-in",
        "http://127.0.0.1:x/logged-in",
        "https://127.0.0.1:8765/logged-in",
        "http://localhost:8765/logged-in",
        "http://127.0.0.1:8765/",
        "http://127.0.0.1:8765/logged-in?x",
        "http://user@127.0.0.1:8765/logged-in",
        "http://[::1/logged-in",
        None,
        5,
    ],
)
def test_nobody_can_wait_elsewhere(redirect):
    with pytest.raises(MastodonIllegalArgumentError, match=r"redirect_uri must be like 'http://127\.0\.0\.1:8765/log"):
        port_of(redirect)
