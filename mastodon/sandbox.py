"""
A Mastodon server of one's own, to try things and to test bots: on this machine, offline, gone afterwards.

The server is the package ``mastodon_mock``; ``pip install 'mastodon-client[sandbox]'`` brings it. It runs in a process
of its own, for three reasons: it takes no time from the program that talks to it, its loggers and signal handlers stay
away from that program's, and it can be stopped whatever it is doing. A pipe each way connects the two:

* The server takes a free port, then writes its address. Nobody has to guess the port, nor to ask whether it is ready.
* The server ends when it reads a byte after its settings, or when the pipe closes, as it does when this program dies.

All files are in one temporary folder, the server's log included.
"""

from __future__ import annotations

import asyncio
import json
import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Self, cast
from urllib.parse import parse_qsl, urlencode, urlsplit
from urllib.request import getproxies

from mastodon.errors import MastodonAPIError, MastodonIllegalArgumentError, MastodonIOError

if TYPE_CHECKING:
    from types import TracebackType

    import httpx2

    from mastodon._async.client import AsyncMastodon
    from mastodon._sync.client import Mastodon

USERS = ("alice", "bob", "carol", "admin")
"""Who has an account: ``carol`` approves her followers herself, ``admin`` administrates the server."""

WINDOW = 300
"""For how many seconds ``rate_limit`` counts calls."""

START_TIMEOUT = 60.0
"""After how many seconds a server that is not ready is given up; usually it takes one or two."""

STOP_TIMEOUT = 5.0
"""After how many seconds a server that does not end is killed; usually it ends at once."""

_PROGRAM = "import sys; sys.path += sys.argv[1:]; from mastodon.sandbox import serve; serve()"

_CODE = re.compile(r"\bcode(?:=|: )([\w.~%-]+)")


class Sandbox:
    """
    A server with four users, for a ``with`` or an ``async with`` block.

    Its clients find it where the environment names proxies, too; for others ``NO_PROXY`` has to name 127.0.0.1 there.

    Args:
        rate_limit: How many calls each user may make in five minutes; by default any number.

    Raises:
        MastodonIllegalArgumentError: The limit is not a number over 0.
        ModuleNotFoundError: The extra is not installed.
        MastodonIOError: The server did not start; the message says why.

    Example:
        ::

            with Sandbox() as server:
                alice = server.client("alice")
                alice.status_post("Hello")
    """

    api_base_url: str = ""
    """The address of the server, once it runs."""

    tokens: dict[str, str]
    """The access tokens of all users, by name; in each sandbox others."""

    def __init__(self, *, rate_limit: int | None = None) -> None:
        """Remember the settings; nothing is started before the block is entered."""
        if rate_limit is not None and (type(rate_limit) is not int or rate_limit < 1):
            raise MastodonIllegalArgumentError(f"rate_limit must be a number of calls over 0, not {rate_limit!r}")
        self.tokens = {name: secrets.token_urlsafe() for name in USERS}
        self._rate_limit = rate_limit
        self._server: _Server | None = None

    def __repr__(self) -> str:
        """Name the server, and no secrets."""
        return f"<Sandbox {self.api_base_url if self._server else 'that does not run'}>"

    def __enter__(self) -> Self:
        """Start the server, and wait until it is ready."""
        server = self._launch()
        try:
            self.api_base_url = server.address()
        except BaseException:
            self._stop(patience=0)
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None = None,
        error: BaseException | None = None,
        traceback: TracebackType | None = None,
    ) -> None:
        """Stop the server, and remove its files."""
        self._stop(STOP_TIMEOUT)

    async def __aenter__(self) -> Self:
        """Start the server, and wait until it is ready."""
        server = self._launch()
        try:
            self.api_base_url = await asyncio.to_thread(server.address)
        except BaseException:
            self._stop(patience=0)
            raise
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None = None,
        error: BaseException | None = None,
        traceback: TracebackType | None = None,
    ) -> None:
        """Stop the server, and remove its files."""
        await asyncio.to_thread(self._stop, STOP_TIMEOUT)

    def client(self, username: str | None = None, **options: Any) -> Mastodon:
        """
        Make a client for a user.

        Args:
            username: One of ``USERS``; by default the client has no token.
            options: What else ``Mastodon()`` takes.

        Raises:
            MastodonIllegalArgumentError: There is no such user, or the sandbox does not run.
        """
        from mastodon._sync.client import Mastodon

        if _has_proxies():
            options.setdefault("transport", _direct())
        return Mastodon(**self._who(username), **options)

    def async_client(self, username: str | None = None, **options: Any) -> AsyncMastodon:
        """
        Make a client for a user, for asyncio.

        Args:
            username: One of ``USERS``; by default the client has no token.
            options: What else ``AsyncMastodon()`` takes.

        Raises:
            MastodonIllegalArgumentError: There is no such user, or the sandbox does not run.
        """
        from mastodon._async.client import AsyncMastodon

        if _has_proxies():
            import httpx2

            options.setdefault("transport", httpx2.AsyncHTTPTransport(verify=False))
        return AsyncMastodon(**self._who(username), **options)

    def approve(self, url: str, username: str) -> str:
        """
        Do what a user does in the browser: open the address, log in, let the app in, and get the code.

        Args:
            url: What ``auth_request_url()`` gave.
            username: One of ``USERS``.

        Raises:
            MastodonIllegalArgumentError: There is no such user, or the sandbox does not run.
            MastodonAPIError: The server gave no code.
            MastodonNetworkError: The server has died.
        """
        from mastodon.seam.transport import Transport

        self._who(username)
        page, _, query = url.partition("?")
        form = urlencode({**dict(parse_qsl(query)), "username": username}).encode()
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        transport = Transport(transport=_direct())
        try:
            answer = transport.send("POST", page, headers, form, START_TIMEOUT)
        finally:
            transport.close()
        found = _CODE.search(answer.headers.get("location") or answer.body.decode("utf-8", "replace"))
        if found is None:
            raise MastodonAPIError(f"the sandbox gave no code at {urlsplit(url).path!r}, but status {answer.status}")
        return found[1]

    def reset(self) -> None:
        """
        Go back to the beginning: the users as they were, and nothing posted.

        Raises:
            MastodonIllegalArgumentError: The sandbox does not run.
            MastodonNetworkError: The server has died.
        """
        with self.client(version_check_mode="none") as client:
            client.request("POST", "/api/v1/_mock/reset")

    def _who(self, username: str | None) -> dict[str, Any]:
        """Give address and token to a client."""
        if self._server is None:
            raise MastodonIllegalArgumentError("this sandbox does not run: use it inside its 'with' block")
        if username is None:
            return {"api_base_url": self.api_base_url}
        if username not in self.tokens:
            raise MastodonIllegalArgumentError(f"username must be one of {', '.join(USERS)}, not {username!r}")
        return {"api_base_url": self.api_base_url, "access_token": self.tokens[username]}

    def _launch(self) -> _Server:
        """Start the server."""
        if self._server is not None:
            raise MastodonIllegalArgumentError("this sandbox runs already: for a second server, make another")
        if find_spec("mastodon_mock") is None:
            raise ModuleNotFoundError(
                "the sandbox needs mastodon_mock: pip install 'mastodon-client[sandbox]'", name="mastodon_mock"
            )
        self._server = _Server({"tokens": self.tokens, "rate_limit": self._rate_limit})
        return self._server

    def _stop(self, patience: float) -> None:
        """Stop the server."""
        if self._server is not None:
            self._server.stop(patience)
            self._server = None


class _Server:
    """The process of a sandbox, as this program sees it."""

    def __init__(self, settings: dict[str, Any]) -> None:
        """Start the process, and send it its settings."""
        self._folder = tempfile.TemporaryDirectory(prefix="mastodon-sandbox-", ignore_cleanup_errors=True)
        self._log = Path(self._folder.name, "server.log")
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(  # noqa: S603 - this very Python, and our own words
                # This program's path comes last: its modules must not take the place of those that the server needs.
                [sys.executable, "-P", "-c", _PROGRAM, *(str(Path(entry).absolute()) for entry in sys.path)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                start_new_session=True,  # Ctrl-C is meant for this program; when it ends, so does the server.
            )
        self._told = cast("IO[bytes]", self._process.stdin)
        self._said = cast("IO[bytes]", self._process.stdout)
        self._tell(json.dumps({**settings, "folder": self._folder.name}).encode() + b"\n")

    def address(self) -> str:
        """Wait until the server is ready, and give its address."""
        overdue = threading.Event()

        def give_up() -> None:
            overdue.set()
            self._process.kill()

        timer = threading.Timer(START_TIMEOUT, give_up)
        timer.start()
        try:
            line = self._said.readline()
        finally:
            timer.cancel()
        if line:
            return line.decode().strip()
        words = self._log.read_text("utf-8", "replace").split("\n") if self._log.exists() else []
        last = next((text for text in reversed(words) if text.strip()), "it gave no reason")
        raise MastodonIOError(
            f"the sandbox did not start: {f'not ready after {START_TIMEOUT:g} seconds' if overdue.is_set() else last}"
        )

    def stop(self, patience: float) -> None:
        """Stop the process, kill it when patience ends, and remove its files."""
        self._tell(b"\n")  # A copy of this process may hold the pipe open: closing it is not enough.
        try:
            self._process.wait(patience)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        finally:
            self._said.close()
            with suppress(OSError):
                self._told.close()
            self._folder.cleanup()

    def _tell(self, what: bytes) -> None:
        """Write to the server, if it still reads."""
        with suppress(OSError):
            self._told.write(what)
            self._told.flush()


def _has_proxies() -> bool:
    """Tell whether the environment names proxies; ``no`` stands for what is reached without."""
    return bool(getproxies().keys() - {"no"})


def _direct() -> httpx2.HTTPTransport:
    """Give a way around proxies: none of them would find this server."""
    import httpx2

    return httpx2.HTTPTransport(verify=False)


def serve() -> None:
    """Be the server: what the process runs."""
    said = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # What anybody prints belongs into the log.
    settings = json.loads(sys.stdin.buffer.readline())
    tempfile.tempdir = settings["folder"]

    import uvicorn
    from mastodon_mock import app, config

    listener = socket.create_server(("127.0.0.1", 0))
    place = "{}:{}".format(*listener.getsockname())
    accounts = [
        config.SeedAccount(
            username=name,
            display_name=name.capitalize(),
            access_token=token,
            locked=name == "carol",
            role="admin" if name == "admin" else "user",
        )
        for name, token in settings["tokens"].items()
    ]
    limit = settings["rate_limit"]
    wished = config.MastodonMockConfig(
        domain=place,
        url_scheme="http",
        title="Sandbox",
        seed=config.SeedConfig(accounts=accounts),
        ratelimit=config.RateLimitConfig(enabled=limit is not None, limit=limit or 1, window_seconds=WINDOW),
    )
    server = uvicorn.Server(
        uvicorn.Config(app.create_app(wished), log_level="warning", access_log=False, server_header=False)
    )
    threading.Thread(target=_end_when_told, args=(settings["folder"],), daemon=True).start()
    said.write(f"http://{place}\n")
    said.close()
    server.run(sockets=[listener])


def _end_when_told(folder: str) -> None:
    """
    End this process when the other tells so, or is gone; then nobody else removes the files.

    Streams that are open, and calls that are running, are not waited for: nobody needs what they would still write.

    Args:
        folder: Where the files are.
    """
    if not sys.stdin.buffer.read(1):
        shutil.rmtree(folder, ignore_errors=True)
    os._exit(0)
