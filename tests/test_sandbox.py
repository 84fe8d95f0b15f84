"""The sandbox: it starts, stops, and goes wrong in words. What its server can do is the matter of ``live/``."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from mastodon import (
    Mastodon,
    MastodonAPIError,
    MastodonIllegalArgumentError,
    MastodonIOError,
    MastodonNetworkError,
    MastodonRatelimitError,
    sandbox,
)
from mastodon.sandbox import USERS, Sandbox

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def running() -> Iterator[Sandbox]:
    with Sandbox() as server:
        yield server


@pytest.fixture
def broken_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ``mastodon_mock`` that the server finds before the real one; tests write its modules."""
    package = tmp_path / "mastodon_mock"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "config.py").touch()
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    return package


def connect(address: str) -> socket.socket:
    parts = urlsplit(address)
    return socket.create_connection((parts.hostname, parts.port), timeout=10)


def folder_of(server: Sandbox) -> Path:
    return Path(server._server._folder.name)


# --- what it gives --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("username", USERS)
def test_sandbox_has_a_token_for_each_user(running, username):
    with Mastodon(access_token=running.tokens[username], api_base_url=running.api_base_url) as client:
        assert client.account_verify_credentials().acct == username


def test_sandbox_makes_clients_of_users(running):
    with running.client("alice", user_agent="a bot") as client:
        assert client.account_verify_credentials().acct == "alice"
        assert client.user_agent == "a bot"


def test_sandbox_makes_clients_of_users_for_asyncio(running):
    async def whoami():
        async with running.async_client("bob", user_agent="a bot") as client:
            return (await client.account_verify_credentials()).acct, client.user_agent

    assert asyncio.run(whoami()) == ("bob", "a bot")


def test_sandbox_makes_clients_without_a_token(running):
    with running.client() as client:
        assert client.access_token is None
        assert client.instance().title == "Sandbox"


def test_sandbox_is_reached_past_proxies(running, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)

    async def whoami():
        async with running.async_client("alice") as client:
            return (await client.account_verify_credentials()).acct

    with running.client("alice") as client:
        assert client.account_verify_credentials().acct == "alice"
    assert asyncio.run(whoami()) == "alice"


def test_sandbox_names_its_users_when_asked_for_another(running):
    with pytest.raises(MastodonIllegalArgumentError, match="alice, bob, carol, admin, not 'mallory'"):
        running.client("mallory")


def test_sandbox_shows_no_token_in_its_repr(running):
    assert repr(running) == f"<Sandbox {running.api_base_url}>"


def test_sandbox_addresses_lead_to_itself(running):
    with running.client("alice") as client:
        assert client.account_verify_credentials().url == f"{running.api_base_url}/@alice"


def test_sandbox_is_reset(running):
    with running.client("alice") as client:
        client.status_post("soon forgotten")
        running.reset()
        assert client.timeline_local() == []
        assert client.account_verify_credentials().acct == "alice"


@pytest.mark.parametrize("redirect_uri", ["urn:ietf:wg:oauth:2.0:oob", "https://app.example/back?from=login"])
def test_sandbox_approves_an_app_as_a_user_would(running, redirect_uri):
    app = Mastodon.create_app("tests", redirect_uris=redirect_uri, api_base_url=running.api_base_url)
    with running.client(client_id=app[0], client_secret=app[1]) as client:
        url = client.auth_request_url(redirect_uris=redirect_uri, allow_http=True)
        client.log_in(code=running.approve(url, "bob"), redirect_uri=redirect_uri, allow_http=True)
        assert client.account_verify_credentials().acct == "bob"


def test_sandbox_approves_nothing_at_another_address(running):
    with pytest.raises(MastodonAPIError, match="no code at '/api/v1/timelines/home', but status 405"):
        running.approve(f"{running.api_base_url}/api/v1/timelines/home", "alice")


def test_sandbox_limits_calls_if_told_so():
    with Sandbox(rate_limit=2) as server, server.client("alice", ratelimit_method="throw") as client:
        client.timeline_home()  # The second call: the first asked for the version.
        assert (client.ratelimit_limit, client.ratelimit_remaining) == (2, 0)
        with pytest.raises(MastodonRatelimitError):
            client.timeline_home()


@pytest.mark.parametrize("limit", [0, -1, 1.5, "300"])
def test_sandbox_refuses_limits_that_are_none(limit):
    with pytest.raises(MastodonIllegalArgumentError, match="rate_limit must be a number of calls over 0, not "):
        Sandbox(rate_limit=limit)


# --- start and stop -------------------------------------------------------------------------------------------------


def test_sandbox_leaves_nothing_behind(capfd):
    with Sandbox() as server:
        process, folder = server._server._process, folder_of(server)
        with server.client("alice") as client:
            client.media_post(b"GIF89a", mime_type="image/gif")
        assert list(folder.glob("*.sqlite"))
    assert process.poll() == 0
    with pytest.raises(ConnectionRefusedError):
        connect(server.api_base_url)
    assert not folder.exists()
    assert capfd.readouterr() == ("", "")


def test_sandbox_runs_twice_at_once(running):
    with Sandbox() as other:
        with other.client("alice") as client:
            client.status_post("only here")
        with running.client("alice") as client:
            assert "only here" not in str(client.timeline_local())
        assert not set(other.tokens.values()) & set(running.tokens.values())


def test_sandbox_runs_once_at_a_time(running):
    with pytest.raises(MastodonIllegalArgumentError, match="runs already"):
        running.__enter__()


def test_sandbox_says_that_it_does_not_run():
    server = Sandbox()
    assert repr(server) == "<Sandbox that does not run>"
    with pytest.raises(MastodonIllegalArgumentError, match="inside its 'with' block"):
        server.client("alice")


def test_sandbox_is_stopped_twice_without_harm():
    with Sandbox() as server:
        server.__exit__()


def test_sandbox_works_in_an_async_block():
    async def use():
        async with Sandbox() as server:
            process = server._server._process
            async with server.async_client("alice") as client:
                posted = await client.status_post("Hello")
            return posted.account.acct, process

    acct, process = asyncio.run(use())
    assert acct == "alice"
    assert process.poll() == 0


def test_sandbox_is_not_reached_by_ctrl_c(running):
    assert os.getpgid(running._server._process.pid) != os.getpgid(0)


def test_sandbox_ends_though_a_copy_of_the_process_holds_its_pipe():
    with Sandbox() as server:
        process = server._server._process
        copy = os.dup(server._server._told.fileno())
    os.close(copy)
    assert process.poll() == 0


def test_sandbox_that_does_not_end_is_killed(monkeypatch):
    monkeypatch.setattr(sandbox, "STOP_TIMEOUT", 0.01)
    with Sandbox() as server:
        process, folder = server._server._process, folder_of(server)
        process.send_signal(signal.SIGSTOP)
        os.waitid(os.P_PID, process.pid, os.WSTOPPED)
    assert process.poll() == -signal.SIGKILL
    assert not folder.exists()


def test_sandbox_that_was_killed_is_a_network_error():
    with Sandbox() as server:
        folder = folder_of(server)
        with server.client("alice") as client:
            client.timeline_home()
            server._server._process.kill()
            server._server._process.wait()
            with pytest.raises(MastodonNetworkError):
                client.timeline_home()
        with pytest.raises(MastodonNetworkError):
            server.reset()
    assert not folder.exists()


ORPHANED = """
import os, signal, sys
from mastodon.sandbox import Sandbox

with Sandbox() as server:
    print(server.api_base_url, server._server._folder.name, flush=True)
    sys.stdin.readline()
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_sandbox_ends_when_its_program_dies():
    with subprocess.Popen(
        [sys.executable, "-c", ORPHANED], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as program:
        address, folder = program.stdout.readline().split()
        with connect(address) as connection:
            program.stdin.write("\n")
            program.stdin.flush()
            try:
                heard = connection.recv(1)
            except ConnectionResetError:
                heard = b""
    assert heard == b""
    assert not Path(folder).exists()


# --- what goes wrong ------------------------------------------------------------------------------------------------


def test_sandbox_without_the_extra_says_how_to_install_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "mastodon_mock", None)
    with pytest.raises(ModuleNotFoundError, match=r"pip install 'mastodon-client\[sandbox\]'"), Sandbox():
        pass


def test_sandbox_is_not_disturbed_by_modules_of_the_program(tmp_path, monkeypatch):
    (tmp_path / "queue.py").write_text("raise RuntimeError('not that queue')")
    monkeypatch.syspath_prepend(tmp_path)
    with Sandbox() as server:
        assert server.client().instance().title == "Sandbox"


def test_sandbox_that_does_not_start_says_why(broken_package):
    (broken_package / "app.py").write_text("raise RuntimeError('no luck today')")
    with pytest.raises(MastodonIOError, match="the sandbox did not start: RuntimeError: no luck today"), Sandbox():
        pass


def test_sandbox_that_gives_no_reason_says_so(broken_package):
    (broken_package / "app.py").write_text("import os; os._exit(3)")
    with pytest.raises(MastodonIOError, match="the sandbox did not start: it gave no reason"), Sandbox():
        pass


def test_sandbox_that_takes_too_long_is_given_up(broken_package, monkeypatch):
    (broken_package / "app.py").write_text("import threading; threading.Event().wait()")
    monkeypatch.setattr(sandbox, "START_TIMEOUT", 0.01)
    with pytest.raises(MastodonIOError, match=r"the sandbox did not start: not ready after 0\.01 seconds"), Sandbox():
        pass


def test_sandbox_is_stopped_when_its_start_is_cancelled(broken_package):
    (broken_package / "app.py").write_text("import threading; threading.Event().wait()")

    async def cancel():
        server = Sandbox()
        entering = asyncio.create_task(server.__aenter__())
        await asyncio.sleep(0)
        process = server._server._process
        entering.cancel()
        with pytest.raises(asyncio.CancelledError):
            await entering
        return process

    assert asyncio.run(cancel()).poll() is not None


def test_import_mastodon_does_not_import_the_sandbox():
    program = "import sys, mastodon; sys.exit('mastodon.sandbox' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
