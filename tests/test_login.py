"""Logging in by one call, against a real OAuth provider; what a browser does is done by plain HTTP."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import stat
import subprocess
import sys
import threading
from urllib.parse import parse_qsl, urlsplit

import httpx2
import pytest
from provider import OOB

import mastodon
from mastodon import (
    AsyncMastodon,
    Mastodon,
    MastodonAPIError,
    MastodonIllegalArgumentError,
    MastodonIOError,
    MastodonLoginDeniedError,
    MastodonLoginError,
    MastodonLoginTimeoutError,
    MastodonUnauthorizedError,
)


class Browser:
    """A browser whose user lets everything in, or does something else in between."""

    def __init__(self, provider, before=None):
        self.provider = provider
        self.before = before
        self.opened = []
        self.pages = []

    def __call__(self, url):
        self.opened.append(url)
        with httpx2.Client() as http:
            self.pages.append(http.get(url))
            if self.pages[-1].status_code != 200:
                return
            form = dict(parse_qsl(urlsplit(url).query)) | {"consent": "yes" if self.provider.consents else "no"}
            answer = http.post(f"{self.provider.url}/oauth/authorize", data=form)
            self.pages.append(answer)
            if "location" in answer.headers:
                if self.before is not None:
                    self.before(http, answer.headers["location"])
                self.pages.append(http.get(answer.headers["location"]))


@pytest.fixture
def browser(provider):
    return Browser(provider)


@pytest.fixture
def asked(provider):
    """Ask for the code as a user would bring it: from the page of the server."""
    visits = []

    def ask(url):
        visits.append(url)
        form = dict(parse_qsl(urlsplit(url).query)) | {"consent": "yes"}
        page = httpx2.post(f"{provider.url}/oauth/authorize", data=form).text
        return f" {page.split('<code>')[1].split('</code>')[0]} \n"

    ask.visits = visits
    return ask


def nobody(*_):
    pytest.fail("nobody should have been asked")


def open_ports():
    """List the threads that still serve a port."""
    return [one.name for one in threading.enumerate() if "serve_forever" in one.name or "process_request" in one.name]


# --- by the browser -------------------------------------------------------------------------------------------------


def test_login_gives_a_client_that_acts_for_the_user(login, provider, browser):
    client = login(provider.url, open_url=browser, ask_code=nobody)
    assert client.account_verify_credentials().acct == "alice"
    assert client.api_base_url == provider.url
    assert client.stored is None


def test_the_code_comes_to_a_port_of_this_machine_and_the_app_is_registered_for_it(login, provider, browser):
    login(provider.url, client_name="Tests", scopes=["read"], website="https://a.example", open_url=browser)
    (app,) = provider.apps.values()
    redirect = provider.asked[0]["redirect_uri"]
    assert (app.name, app.scope, app.redirect_uris) == ("Tests", "read", [redirect, OOB])
    assert urlsplit(redirect)._replace(netloc="").geturl() == "http:///logged-in"
    assert urlsplit(redirect).hostname == "127.0.0.1"
    assert ("/api/v1/apps", "https://a.example") in [(path, form.get("website")) for path, form in provider.seen]


def test_state_and_challenge_are_new_each_time(login, provider, browser):
    for _ in range(2):
        login(provider.url, open_url=browser)
    one, other = provider.asked
    assert one["state"] != other["state"]
    assert len(one["state"]) >= 32
    assert one["code_challenge"] != other["code_challenge"]
    assert one["code_challenge_method"] == "S256"
    assert one["code_challenge"] not in {form.get("code_verifier") for _, form in provider.seen}


def test_the_last_page_is_plain_and_has_no_secret(login, provider, browser):
    login(provider.url, open_url=browser)
    page = browser.pages[-1]
    assert page.status_code == 200
    assert "The answer has arrived" in page.text
    assert "planted" not in page.text + str(page.headers)
    assert provider.asked[0]["state"] not in page.text + str(page.headers)


def test_the_options_of_the_client_are_its_own(login, provider, browser):
    client = login(provider.url, open_url=browser, user_agent="tests", lang="de", force_login=True)
    assert (client.user_agent, client.lang) == ("tests", "de")
    assert (provider.asked[0]["lang"], provider.asked[0]["force_login"]) == ("de", "true")


@pytest.mark.parametrize(
    "state",
    [
        {"announces": False},
        {"pkce": False},
        {"announces": False, "pkce": False},
        {"more": {"code_challenge_methods_supported": ["plain"]}},
        {"issuer": "own"},
        {"issuer": "own", "more": {"authorization_response_iss_parameter_supported": True}},
    ],
    ids=str,
)
def test_login_works_at_servers_that_know_less_or_more(login, provider, browser, state):
    for name, value in state.items():
        setattr(provider, name, f"{provider.url}/" if value == "own" else value)
    assert login(provider.url, open_url=browser).account_verify_credentials().acct == "alice"
    plain_only = provider.more.get("code_challenge_methods_supported") == ["plain"]
    assert ("code_challenge" in provider.asked[0]) is not plain_only


def test_nothing_is_left_open(login, provider, browser):
    login(provider.url, open_url=browser)
    port = urlsplit(provider.asked[0]["redirect_uri"]).port
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port), timeout=5)


# --- what does not belong to the log-in -----------------------------------------------------------------------------


def test_what_strangers_send_neither_counts_nor_ends_the_wait(login, provider):
    statuses = {}

    def meddle(http, location):
        place, _, query = location.partition("?")
        forged = dict(parse_qsl(query)) | {"state": "forged", "code": "forged"}
        root = place.removesuffix("/logged-in")
        for name, answer in {
            "forged state": http.get(place, params=forged),
            "no state": http.get(f"{place}?code=forged"),
            "forged denial": http.get(place, params={"error": "access_denied", "state": "forged"}),
            "twice": http.get(f"{location}&state=forged"),
            "other path": http.get(f"{place}/x?{query}"),
            "root": http.get(f"{root}/"),
            "icon": http.get(f"{root}/favicon.ico"),
            "other name": http.get(location, headers={"Host": "evil.example"}),
            "posted": http.post(location),
        }.items():
            statuses[name] = answer.status_code
            assert "planted" not in answer.text

    client = login(provider.url, open_url=Browser(provider, meddle))
    assert statuses == {
        "forged state": 400,
        "no state": 400,
        "forged denial": 400,
        "twice": 400,
        "other path": 404,
        "root": 404,
        "icon": 404,
        "other name": 404,
        "posted": 501,
    }
    assert client.account_verify_credentials().acct == "alice"


def test_a_visitor_that_says_nothing_holds_nobody_up(login, provider):
    silent = []

    def connect(_, location):
        silent.append(socket.create_connection(("127.0.0.1", urlsplit(location).port), timeout=5))

    login(provider.url, open_url=Browser(provider, connect))
    with silent[0]:
        assert silent[0].recv(1) == b""


@pytest.mark.parametrize(
    ("issuer", "more"),
    [
        ("https://evil.example", {}),
        (None, {"authorization_response_iss_parameter_supported": True}),
        ("https://evil.example", {"issuer": "https://evil.example"}),
    ],
)
def test_the_answer_of_another_server_is_not_used(login, provider, browser, issuer, more):
    provider.issuer, provider.more = issuer, more
    with pytest.raises(MastodonLoginError, match=f"not from {provider.url}/?; it was not used"):
        login(provider.url, open_url=browser)
    assert "/oauth/token" not in provider.paths


def test_a_server_that_registers_nothing_is_an_error(login, provider):
    provider.server.app.view_functions["register"] = dict
    with pytest.raises(MastodonAPIError, match="registered no app: client_id or client_secret is missing"):
        login(provider.url, open_url=nobody, ask_code=nobody)


def test_a_server_that_announces_anothers_page_gets_nobody_there(login, provider):
    provider.more = {"authorization_endpoint": "https://evil.example/in"}
    with pytest.raises(MastodonAPIError, match=r"no secret goes to evil\.example"):
        login(provider.url, open_url=nobody, ask_code=nobody)
    assert provider.apps == {}


# --- the user -------------------------------------------------------------------------------------------------------


def test_a_user_who_says_no_is_an_error_of_its_own(login, provider, browser):
    provider.consents = False
    with pytest.raises(MastodonLoginDeniedError, match="let nobody in: access_denied") as caught:
        login(provider.url, open_url=browser)
    assert caught.value.error == "access_denied"
    assert "was not let in" in browser.pages[-1].text
    assert provider.tokens == {}


def test_a_user_who_does_not_come_back_is_an_error_in_time(login, provider):
    with pytest.raises(MastodonLoginTimeoutError, match=r"did not come back within 0\.2 seconds; browser=False asks"):
        login(provider.url, open_url=lambda url: None, timeout=0.2)


def test_the_error_tells_of_a_stranger(login, provider):
    def forge(url):
        redirect = dict(parse_qsl(urlsplit(url).query))["redirect_uri"]
        httpx2.get(f"{redirect}?code=planted&state=planted")

    with pytest.raises(MastodonLoginTimeoutError, match="somebody came who did not belong to this log-in"):
        login(provider.url, open_url=forge, timeout=0.2)


@pytest.mark.parametrize("state", [{"more": {"token_endpoint": "https://evil.example/t"}}, {"pkce": "forgets"}])
def test_what_goes_wrong_after_the_browser_leaves_no_token(login, provider, browser, state):
    provider.more = state.get("more", {})
    if "pkce" in state:
        browser.before = lambda *_: provider.codes.clear()
    with pytest.raises((MastodonAPIError, MastodonIllegalArgumentError)):
        login(provider.url, open_url=browser)
    assert provider.tokens == {}


@pytest.mark.parametrize("options", [{}, {"browser": False}], ids=str)
def test_what_a_function_of_the_program_raises_comes_out(login, provider, options):
    def fail(url):
        raise LookupError(url)

    with pytest.raises(LookupError, match="/oauth/authorize"):
        login(provider.url, open_url=fail, ask_code=fail, **options)


@pytest.mark.parametrize("when", ["opening", "asking"])
def test_ctrl_c_leaves_nothing_behind(provider, config_home, when):
    ports = []

    def interrupt(url):
        ports.append(urlsplit(dict(parse_qsl(urlsplit(url).query))["redirect_uri"]).port)
        raise KeyboardInterrupt

    hooks = {"open_url": interrupt} if when == "opening" else {"browser": False, "ask_code": interrupt}
    with pytest.raises(KeyboardInterrupt):
        mastodon.login(provider.url, profile="bot", keyring=False, **hooks)
    if when == "opening":
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.1", ports[0]), timeout=5)
    assert not config_home.exists()
    assert provider.tokens == {}


PROGRAM = """
import asyncio, sys, mastodon
options = {"api_base_url": sys.argv[2], "profile": "bot", "keyring": False}
opened = lambda url: print("opened", flush=True)
if sys.argv[1] == "sync":
    mastodon.login(**options, open_url=opened)
else:
    asyncio.run(mastodon.alogin(**options, open_url=opened))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_program_that_waits_hears_ctrl_c(provider, kind, tmp_path):
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, kind, provider.url],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "XDG_CONFIG_HOME": str(tmp_path), "HOME": str(tmp_path)},
    ) as program:
        assert program.stdout.readline() == "opened\n"
        program.send_signal(signal.SIGINT)
        _, said = program.communicate(timeout=30)
    assert said.splitlines()[-1] == "KeyboardInterrupt"
    assert list(tmp_path.iterdir()) == []


def test_ctrl_c_while_storing_revokes_the_token(provider, browser, config_home, monkeypatch):
    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("mastodon.profiles.save", interrupt)
    with pytest.raises(KeyboardInterrupt):
        mastodon.login(provider.url, profile="bot", keyring=False, open_url=browser)
    assert provider.tokens == {}
    assert "/oauth/revoke" in provider.paths


def test_a_task_that_is_cancelled_closes_the_port(provider, loop):
    opened = threading.Event()
    ports = []

    def open_url(url):
        ports.append(urlsplit(dict(parse_qsl(urlsplit(url).query))["redirect_uri"]).port)
        opened.set()

    async def cancel():
        task = asyncio.create_task(mastodon.alogin(provider.url, open_url=open_url))
        await asyncio.to_thread(opened.wait, 10)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    loop.run_until_complete(cancel())
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", ports[0]), timeout=5)


# --- without a browser ----------------------------------------------------------------------------------------------


def test_without_a_browser_the_code_is_asked_for(login, provider, asked):
    client = login(provider.url, open_url=lambda url: False, ask_code=asked)
    assert client.account_verify_credentials().acct == "alice"
    assert dict(parse_qsl(urlsplit(asked.visits[0]).query))["redirect_uri"] == OOB
    (app,) = provider.apps.values()
    assert app.redirect_uris[1] == OOB


def test_the_browser_can_be_left_out(login, provider, asked):
    client = login(provider.url, browser=False, open_url=nobody, ask_code=asked)
    assert client.account_verify_credentials().acct == "alice"
    (app,) = provider.apps.values()
    assert app.redirect_uris == [OOB]


def test_without_a_port_the_code_is_asked_for(login, provider, asked, monkeypatch):
    def taken(*_):
        raise OSError

    monkeypatch.setattr("mastodon.browser.Landing", taken)
    assert login(provider.url, open_url=nobody, ask_code=asked).account_verify_credentials().acct == "alice"
    with pytest.raises(MastodonLoginError, match="no port of this machine can be opened"):
        login(provider.url, browser=True, open_url=nobody, ask_code=nobody)


def test_a_browser_that_is_insisted_on_and_not_there_is_an_error(login, provider):
    with pytest.raises(MastodonLoginError, match="no browser can be opened; browser=None asks for the code"):
        login(provider.url, browser=True, open_url=lambda url: False, ask_code=nobody)


@pytest.mark.parametrize("code", ["", "  ", None])
def test_no_code_is_an_error(login, provider, code):
    with pytest.raises(MastodonLoginError, match="the code that the server shows was not given"):
        login(provider.url, browser=False, ask_code=lambda url: code)


def test_a_wrong_code_is_an_error(login, provider):
    with pytest.raises(MastodonIllegalArgumentError, match="the server refused the log-in"):
        login(provider.url, browser=False, ask_code=lambda url: "planted-wrong")


# --- an app of one's own --------------------------------------------------------------------------------------------


@pytest.fixture
def own_app(provider, tmp_path):
    """Register an app, as ``create_app()`` does, for a port that is free."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        redirect = f"http://127.0.0.1:{listener.getsockname()[1]}/logged-in"
    file = tmp_path / "app.secret"
    Mastodon.create_app("Own", redirect_uris=[redirect, OOB], api_base_url=provider.url, to_file=file)
    return file, redirect


def test_an_app_that_is_given_is_used_at_its_own_port(login, provider, browser, own_app):
    file, redirect = own_app
    client = login(provider.url, client_id=file, redirect_uri=redirect, open_url=browser, browser=True)
    assert client.account_verify_credentials().acct == "alice"
    assert provider.asked[0]["redirect_uri"] == redirect
    assert len(provider.apps) == 1


def test_an_app_that_is_given_without_an_address_has_its_code_asked_for(login, provider, asked, own_app):
    assert login(provider.url, client_id=own_app[0], open_url=nobody, ask_code=asked).client_id in provider.apps


def test_a_port_that_is_taken_is_an_error_if_no_other_will_do(login, provider, own_app):
    file, redirect = own_app
    port = urlsplit(redirect).port
    with (
        socket.create_server(("127.0.0.1", port)),
        pytest.raises(MastodonLoginError, match=f"no port of this machine can be opened, not even {port}"),
    ):
        login(provider.url, client_id=file, redirect_uri=redirect, open_url=nobody, ask_code=nobody)


# --- storing --------------------------------------------------------------------------------------------------------


def test_a_profile_is_stored_for_its_owner_only_and_found_by_its_name(login, provider, browser, config_home):
    token = login(provider.url, profile="bot", keyring=False, open_url=browser).access_token
    file = config_home / "mastodon-client" / "profiles" / "bot.secret"
    assert file.read_text().splitlines()[:2] == [token, provider.url]
    if sys.platform != "win32":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert stat.S_IMODE(file.parent.stat().st_mode) == stat.S_IMODE(file.parent.parent.stat().st_mode) == 0o700
    with Mastodon.from_profile("bot") as client:
        assert client.account_verify_credentials().acct == "alice"


def test_a_file_is_stored_instead_of_a_profile(login, provider, browser, tmp_path, config_home):
    file = tmp_path / "user.secret"
    login(provider.url, to_file=file, open_url=browser)
    with Mastodon(access_token=file) as client:
        assert client.account_verify_credentials().acct == "alice"
    assert not config_home.exists()


def test_nothing_is_stored_that_was_not_asked_for(login, provider, browser, tmp_path, config_home):
    login(provider.url, open_url=browser)
    assert list(tmp_path.iterdir()) == []


def test_the_next_login_uses_the_same_app_and_port(login, provider, browser, config_home):
    for name in ("one", "two"):
        login(provider.url, profile=name, keyring=False, open_url=browser)
    assert len(provider.apps) == 1
    assert provider.asked[0]["redirect_uri"] == provider.asked[1]["redirect_uri"]
    assert len(provider.tokens) == 2


def test_a_port_that_is_taken_means_a_new_app(login, provider, browser, config_home):
    login(provider.url, profile="one", keyring=False, open_url=browser)
    with socket.create_server(("127.0.0.1", urlsplit(provider.asked[0]["redirect_uri"]).port)):
        login(provider.url, profile="two", keyring=False, open_url=browser)
    assert len(provider.apps) == 2
    login(provider.url, profile="three", keyring=False, open_url=browser)
    assert len(provider.apps) == 2
    assert provider.asked[1]["redirect_uri"] == provider.asked[2]["redirect_uri"]


def test_an_app_that_cannot_be_kept_does_not_matter(login, provider, browser, config_home):
    (config_home / "mastodon-client").mkdir(parents=True)
    (config_home / "mastodon-client" / "apps").write_text("in the way")
    login(provider.url, profile="one", keyring=False, open_url=browser)
    assert Mastodon.from_profile("one").access_token in provider.tokens


def test_an_app_that_the_server_has_forgotten_is_registered_again(login, provider, browser, config_home):
    login(provider.url, profile="one", keyring=False, open_url=browser)
    provider.apps.clear()
    assert login(provider.url, profile="one", keyring=False, open_url=browser).account_verify_credentials()


@pytest.mark.parametrize(
    "other", [{"client_name": "Other"}, {"scopes": ["read"]}, {"website": "https://a.example"}], ids=str
)
def test_another_name_or_other_scopes_are_another_app(login, provider, browser, config_home, other):
    login(provider.url, profile="one", keyring=False, open_url=browser)
    login(provider.url, profile="one", keyring=False, open_url=browser, **other)
    assert len(provider.apps) == 2


def test_a_pasted_code_will_do_with_any_app_that_is_known(login, provider, browser, asked, config_home):
    login(provider.url, profile="one", keyring=False, open_url=browser)
    login(provider.url, profile="one", keyring=False, browser=False, ask_code=asked)
    assert len(provider.apps) == 1


def test_an_app_for_pasted_codes_is_not_used_for_the_browser(login, provider, browser, asked, config_home):
    login(provider.url, profile="one", keyring=False, browser=False, ask_code=asked)
    login(provider.url, profile="one", keyring=False, open_url=browser)
    assert len(provider.apps) == 2


def test_a_token_that_cannot_be_stored_is_revoked(login, provider, config_home):
    def in_the_way(*_):
        config_home.mkdir()
        (config_home / "mastodon-client").write_text("")

    with pytest.raises(MastodonIOError, match="cannot be made"):
        login(provider.url, profile="bot", keyring=False, open_url=Browser(provider, in_the_way))
    assert provider.tokens == {}


# --- logging out ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("place", ["profile", "to_file", None])
def test_logout_revokes_the_token_and_deletes_what_was_stored(login, provider, browser, config_home, tmp_path, place):
    where = {"profile": "bot", "keyring": False} if place == "profile" else {"to_file": tmp_path / "x"} if place else {}
    client = login(provider.url, open_url=browser, **where)
    token = client.access_token
    client.logout()
    assert provider.tokens == {}
    assert (client.access_token, client.stored) == (None, None)
    assert not (tmp_path / "x").exists()
    assert list(config_home.glob("*/profiles/*")) == []
    with Mastodon(access_token=token, api_base_url=provider.url) as other, pytest.raises(MastodonUnauthorizedError):
        other.account_verify_credentials()


def test_logout_from_a_profile_that_was_found(login, provider, browser, config_home):
    login(provider.url, profile="bot", keyring=False, open_url=browser)
    with Mastodon.from_profile("bot") as client:
        client.logout()
    assert provider.tokens == {}
    assert list(config_home.glob("*/profiles/*")) == []


def test_logout_without_telling_the_server_only_deletes(login, provider, browser, tmp_path):
    client = login(provider.url, to_file=tmp_path / "x", open_url=browser)
    provider.seen.clear()
    client.logout(revoke=False)
    assert (client.access_token, client.stored, provider.seen) == (None, None, [])
    assert list(tmp_path.iterdir()) == []
    assert len(provider.tokens) == 1


def test_a_token_that_was_not_revoked_stays_where_it_is(login, provider, browser, tmp_path):
    client = login(provider.url, to_file=tmp_path / "x", open_url=browser)
    provider.more = {"revocation_endpoint": "https://evil.example/revoke"}
    with pytest.raises(MastodonAPIError, match="no secret goes to"):
        client.logout()
    assert client.access_token in provider.tokens
    assert (tmp_path / "x").exists()


# --- wrong arguments ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"scopes": []}, "at least one scope is needed"),
        ({"timeout": 0}, "timeout must be a number of seconds over 0"),
        ({"timeout": "soon"}, "timeout must be a number of seconds over 0"),
        ({"timeout": float("inf")}, "timeout must be a number of seconds over 0"),
        ({"profile": "../x"}, "profile must be a name like 'bot'"),
        ({"profile": "x", "to_file": "y"}, "give profile or to_file"),
        ({"access_token": "planted"}, "access_token; it cannot be given"),
        ({"client_id": "x"}, "give client_secret, too"),
        ({"client_id": "x", "client_secret": "y", "browser": True}, "needs redirect_uri, too"),
        ({"redirect_uri": "https://a.example/"}, "redirect_uri must be like 'http://127"),
        ({"redirect_uri": "http://127.0.0.1/logged-in"}, "redirect_uri must be like 'http://127"),
        ({"redirect_uri": "http://127.0.0.1:99999/logged-in"}, "redirect_uri must be like 'http://127"),
        ({"redirect_uri": 5}, "redirect_uri must be like 'http://127"),
        ({"ratelimit_method": "x"}, "ratelimit_method"),
    ],
)
def test_wrong_arguments_are_refused_before_anything_is_sent(login, provider, config_home, options, words):
    with pytest.raises(MastodonIllegalArgumentError, match=words):
        login(provider.url, open_url=nobody, ask_code=nobody, **options)
    assert provider.seen == []


def test_a_file_that_cannot_be_written_is_refused_before_anything_is_sent(login, provider, tmp_path):
    with pytest.raises(MastodonIOError, match="needs a folder that exists"):
        login(provider.url, to_file=tmp_path / "no" / "x", open_url=nobody)
    assert provider.seen == []


def test_both_functions_are_of_the_package_and_take_the_same():
    import inspect

    assert {"login", "alogin"} <= set(dir(mastodon))
    one, other = (inspect.signature(function).parameters for function in (mastodon.login, mastodon.alogin))
    assert [(name, one[name].kind, one[name].default) for name in one] == [
        (name, other[name].kind, other[name].default) for name in other
    ]
    assert AsyncMastodon.from_profile
