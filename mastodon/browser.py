"""What a log-in needs of this machine: a browser, and a port that it comes back to; else a terminal."""

from __future__ import annotations

import os
import socket
import sys
from concurrent.futures import Future
from contextlib import suppress
from functools import partial
from http.server import BaseHTTPRequestHandler
from socketserver import ThreadingTCPServer
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any, Self

from mastodon.errors import MastodonLoginError
from mastodon.protocol.loopback import HEADERS, HOST, NOTHING, Answer, Reply, address, reply

if TYPE_CHECKING:
    from collections.abc import Mapping

SILENCE = 10.0
"""After how many seconds a visitor that says nothing is hung up on."""


def has_browser(platform: str, environment: Mapping[str, str]) -> bool:
    """
    Tell whether there may be a browser that the user sees, and that reaches a port of this machine.

    Args:
        platform: ``sys.platform``.
        environment: ``os.environ``.
    """
    if any(environment.get(name) for name in ("BROWSER", "DISPLAY", "WAYLAND_DISPLAY")):
        return True
    return platform in {"win32", "cygwin", "darwin"} and not environment.get("SSH_CONNECTION")


def open_page(url: str) -> bool:
    """
    Open an address in the user's browser, and tell whether that worked.

    Args:
        url: The address.
    """
    import webbrowser

    try:
        return has_browser(sys.platform, os.environ) and webbrowser.open(url)
    except webbrowser.Error:
        return False


def ask_code(url: str) -> str:
    """
    Have the user open an address, and ask for the code that is shown there.

    Args:
        url: The address.

    Raises:
        MastodonLoginError: There is nobody to ask.
    """
    from mastodon.content import printable

    print("Open this address, let the program in, and come back with the code:", printable(url), sep="\n\n", end="\n\n")  # noqa: T201 - it asks the user
    try:
        return input("Code: ")
    except EOFError as error:
        raise MastodonLoginError(
            "there is no browser here, and nobody at the terminal to bring the code; ask_code can be a function that "
            "asks elsewhere"
        ) from error


class Landing:
    """
    A port of this machine, open for the one visit that ends a log-in.

    Args:
        port: Which port; 0 for any that is free.
        state: What the visit has to bring back.

    Raises:
        OSError: The port is taken.
    """

    answer: Future[Answer]
    """How the log-in ends."""

    redirect_uri: str
    """Where the browser has to come back to."""

    forged: bool = False
    """Whether somebody came who did not bring the state."""

    def __init__(self, port: int, state: str) -> None:
        """Open the port, and serve it in a thread."""
        self.answer = Future()
        self.answer.set_running_or_notify_cancel()
        self._state = state
        self._lock = Lock()
        self._ended = False
        self._server = _Server((HOST, port), partial(_Visit, self))
        self.redirect_uri = address(self._server.server_address[1])
        self._thread = Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()

    def __enter__(self) -> Self:
        """Give the port itself."""
        return self

    def __exit__(self, *failure: object) -> None:
        """Hang up on everybody, and close the port."""
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def reply(self, target: str, host: str | None) -> Reply:
        """
        Say what a visit gets. The first one that ends the log-in is the last.

        Args:
            target: Path and query.
            host: The header ``Host``.
        """
        with self._lock:
            given = NOTHING if self._ended else reply(target, host, redirect_uri=self.redirect_uri, state=self._state)
            self._ended = self._ended or given.answer is not None
            self.forged = self.forged or given.status == 400
            return given


class _Server(ThreadingTCPServer):
    """The port, with a thread for each visitor: browsers connect beforehand, and say nothing for a while."""

    allow_reuse_address = os.name == "posix"  # Elsewhere that would let another program listen at the same port.

    def __init__(self, *args: Any) -> None:
        """Open the port; nobody is here yet."""
        self._visitors = set[socket.socket]()
        super().__init__(*args)

    def process_request(self, request: Any, client_address: Any) -> None:
        """Remember who is here."""
        self._visitors.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        """Forget who has left."""
        self._visitors.discard(request)
        super().shutdown_request(request)

    def server_close(self) -> None:
        """Hang up on everybody, and wait until they are gone."""
        for visitor in list(self._visitors):
            with suppress(OSError):
                visitor.shutdown(socket.SHUT_RDWR)
        super().server_close()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Let visitors hang up when they like; anything else is a mistake of ours, and shown."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


class _Visit(BaseHTTPRequestHandler):
    """One request of the browser."""

    timeout = SILENCE

    def __init__(self, landing: Landing, *args: Any) -> None:
        """Handle it."""
        self._landing = landing
        super().__init__(*args)

    def do_GET(self) -> None:
        """Answer it, and end the log-in only then: the user is to see the page."""
        given = self._landing.reply(self.path, self.headers["Host"])
        try:
            self.send_response_only(given.status)
            for name, value in HEADERS.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(given.page)
        finally:
            if given.answer is not None:
                self._landing.answer.set_result(given.answer)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: the code is in the address."""
