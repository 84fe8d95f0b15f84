"""What a log-in needs of this machine: a browser, a port, else a terminal."""

from __future__ import annotations

import socket
import threading
import webbrowser
from urllib.parse import urlsplit

import httpx2
import pytest

from mastodon import MastodonLoginError
from mastodon.browser import Landing, ask_code, has_browser, open_page

GOOD = {"code": "planted-code", "state": "planted-state"}


@pytest.fixture
def landing():
    with Landing(0, "planted-state") as one:
        yield one


def port_of(landing):
    return urlsplit(landing.redirect_uri).port


def raw(landing, data):
    """Send bytes, and read what comes until the other side hangs up."""
    with socket.create_connection(("127.0.0.1", port_of(landing)), timeout=10) as connection:
        connection.sendall(data)
        return b"".join(iter(lambda: connection.recv(65536), b""))


# --- the port -------------------------------------------------------------------------------------------------------


def test_the_answer_is_taken_once(landing):
    first = httpx2.get(landing.redirect_uri, params=GOOD)
    second = httpx2.get(landing.redirect_uri, params=GOOD)
    assert (first.status_code, second.status_code) == (200, 404)
    assert landing.answer.result(5).code == "planted-code"
    assert landing.forged is False


def test_an_answer_that_is_forged_is_noticed(landing):
    assert httpx2.get(landing.redirect_uri, params=GOOD | {"state": "x"}).status_code == 400
    assert landing.forged is True
    assert not landing.answer.done()


def test_only_one_of_many_visits_ends_the_log_in(landing):
    statuses = []

    def visit():
        statuses.append(httpx2.get(landing.redirect_uri, params=GOOD).status_code)

    threads = [threading.Thread(target=visit) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(statuses) == [200, *[404] * 9]


def test_the_port_is_of_this_machine_alone(landing):
    assert landing.redirect_uri.startswith("http://127.0.0.1:")
    assert landing._server.socket.getsockname()[0] == "127.0.0.1"


def test_pages_have_their_headers_and_name_no_software(landing):
    headers = httpx2.get(landing.redirect_uri, params=GOOD).headers
    assert headers["cache-control"] == "no-store"
    assert headers["content-type"] == "text/html; charset=utf-8"
    assert "server" not in headers


@pytest.mark.parametrize(
    "data",
    [
        b"\0\xff\r\n\r\n",
        b"GET\r\n\r\n",
        b"GET /logged-in?code=planted-code&state=planted-state HTTP/9.9\r\n\r\n",
        b"GET /" + b"x" * 70_000 + b" HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + b"a: b\r\n" * 200 + b"\r\n",
    ],
    ids=["no text", "no path", "version", "long", "headers"],
)
def test_nonsense_is_turned_away(landing, data, capsys):
    raw(landing, data)
    assert httpx2.get(landing.redirect_uri, params=GOOD).status_code == 200
    assert capsys.readouterr().err == ""


def test_a_visitor_that_hangs_up_is_no_error(landing, capsys):
    connection = socket.create_connection(("127.0.0.1", port_of(landing)), timeout=10)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
    connection.sendall(b"GET /logged-in?code=planted-code&state=planted-state HTTP/1.1\r\nHost: x\r\n\r\n")
    connection.close()
    assert httpx2.get(landing.redirect_uri, params=GOOD).status_code == 200
    assert capsys.readouterr().err == ""


def test_a_mistake_of_ours_is_shown(landing, monkeypatch, capsys):
    def fail(*_):
        message = "a mistake"
        raise RuntimeError(message)

    monkeypatch.setattr(landing, "reply", fail)
    with pytest.raises(httpx2.RemoteProtocolError):
        httpx2.get(landing.redirect_uri)
    assert "RuntimeError: a mistake" in capsys.readouterr().err


def test_the_code_is_in_no_log(landing, capsys, caplog):
    httpx2.get(landing.redirect_uri, params=GOOD)
    httpx2.get(landing.redirect_uri.replace("/logged-in", "/x"), params=GOOD)
    httpx2.post(landing.redirect_uri, params=GOOD)
    assert capsys.readouterr() == ("", "")
    assert "planted" not in caplog.text


def test_a_port_that_is_taken_is_an_error(landing):
    with pytest.raises(OSError, match="in use"):
        Landing(port_of(landing), "x")


def test_the_port_can_be_opened_again_at_once():
    with Landing(0, "planted-state") as landing:
        httpx2.get(landing.redirect_uri, params=GOOD)
    with Landing(port_of(landing), "planted-state") as again:
        assert httpx2.get(again.redirect_uri, params=GOOD).status_code == 200


# --- the browser ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("platform", "environment", "said"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"BROWSER": "firefox"}, True),
        ("linux", {"DISPLAY": "localhost:10.0", "SSH_CONNECTION": "1"}, True),
        ("freebsd14", {}, False),
        ("win32", {}, True),
        ("win32", {"SSH_CONNECTION": "1"}, False),
        ("darwin", {}, True),
        ("darwin", {"SSH_CONNECTION": "1"}, False),
        ("darwin", {"SSH_CONNECTION": "1", "BROWSER": "w3m"}, True),
    ],
)
def test_has_browser(platform, environment, said):
    assert has_browser(platform, environment) is said


@pytest.fixture
def desktop(monkeypatch):
    """Pretend that somebody sits before this machine."""
    monkeypatch.setattr("mastodon.browser.has_browser", lambda *_: True)
    opened = []
    monkeypatch.setattr(webbrowser, "open", lambda url: opened.append(url) or True)
    return opened


def test_the_page_is_opened_in_the_users_browser(desktop):
    assert open_page("https://a.example") is True
    assert desktop == ["https://a.example"]


def test_a_machine_without_a_display_has_no_browser(desktop, monkeypatch):
    monkeypatch.setattr("mastodon.browser.has_browser", lambda *_: False)
    assert open_page("https://a.example") is False
    assert desktop == []


def test_a_machine_without_a_browser_has_none(desktop, monkeypatch):
    def fail(url):
        raise webbrowser.Error

    monkeypatch.setattr(webbrowser, "open", fail)
    assert open_page("https://a.example") is False


# --- the terminal ---------------------------------------------------------------------------------------------------


def test_the_user_is_asked_for_the_code(monkeypatch, capsys):
    prompts = []
    monkeypatch.setattr("builtins.input", lambda prompt: prompts.append(prompt) or "the code")
    assert ask_code("https://a.example/in") == "the code"
    assert prompts == ["Code: "]
    assert "\nhttps://a.example/in\n" in capsys.readouterr().out


def test_nobody_to_ask_is_an_error(monkeypatch, capsys):
    def end(prompt):
        raise EOFError

    monkeypatch.setattr("builtins.input", end)
    with pytest.raises(MastodonLoginError, match="ask_code can be a function that asks elsewhere"):
        ask_code("https://a.example/in")
