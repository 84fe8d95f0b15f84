"""Servers on a loopback socket that do what a test tells them: for broken answers, TLS, proxies and limits."""

from __future__ import annotations

import json
import socket
import subprocess
import threading
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from email.utils import formatdate
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class SocketServer:
    """A server that does, for each connection, what a test tells it, and remembers the requests."""

    def __init__(self, handle: Callable[[socket.socket, SocketServer], None], *, wrap: Any = None) -> None:
        self.handle = handle
        self.wrap = wrap
        self.seen: list[bytes] = []
        self.connections: list[socket.socket] = []
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=128)
        self.port = self.listener.getsockname()[1]
        self.threads = [threading.Thread(target=self._serve, daemon=True)]
        self.threads[0].start()

    @property
    def url(self) -> str:
        return f"{'https' if self.wrap else 'http'}://127.0.0.1:{self.port}"

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            self.threads.append(threading.Thread(target=self._one, args=(connection,), daemon=True))
            self.threads[-1].start()

    def _one(self, connection: socket.socket) -> None:
        with connection, suppress(OSError), self.wrap(connection) if self.wrap else connection as secured:
            self.connections.append(secured)
            self.handle(secured, self)

    def read_request(self, connection: socket.socket) -> bytes:
        """Read one request, head and body, and remember it; empty when the client closed the connection."""
        data = b""
        while b"\r\n\r\n" not in data:
            more = connection.recv(65536)
            if not more:
                return b""
            data += more
        head, _, body = data.partition(b"\r\n\r\n")
        length = 0
        for text in head.split(b"\r\n"):
            if text.lower().startswith(b"content-length:"):
                length = int(text.partition(b":")[2])
        while len(body) < length:
            more = connection.recv(65536)
            if not more:
                return b""
            body += more
        request = head + b"\r\n\r\n" + body
        self.seen.append(request)
        return request

    def close(self) -> None:
        with suppress(OSError):
            self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        for connection in self.connections:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        for thread in self.threads:
            thread.join(timeout=5)


def http(body: bytes | str | Any = b"{}", status: str = "200 OK", **headers: str) -> bytes:
    """Write an HTTP answer; what is neither bytes nor text becomes JSON."""
    if isinstance(body, str):
        body = body.encode()
    elif not isinstance(body, bytes):
        body = json.dumps(body).encode()
    fields = {"Content-Type": "application/json", "Content-Length": str(len(body))}
    fields |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body


def answering(*answers: bytes) -> Callable[[socket.socket, SocketServer], None]:
    """Handle connections by giving these answers in turn; the last one again and again."""
    left = list(answers)
    lock = threading.Lock()

    def handle(connection: socket.socket, server: SocketServer) -> None:
        while server.read_request(connection):
            with lock:
                answer = left.pop(0) if len(left) > 1 else left[0]
            connection.sendall(answer)

    return handle


class Limited:
    """Answers like a server that allows so many calls in a window, by a clock that it is told."""

    def __init__(self, now: Callable[[], float], *, limit: int, window: float) -> None:
        self.now = now
        self.limit = limit
        self.window = window
        self.lock = threading.Lock()
        self.begun = now()
        self.used = 0
        self.served = 0
        self.refused = 0

    def __call__(self, connection: socket.socket, server: SocketServer) -> None:
        while server.read_request(connection):
            connection.sendall(self.answer())

    def answer(self) -> bytes:
        with self.lock:
            now = self.now()
            if now >= self.begun + self.window:
                self.begun, self.used = now, 0
            fine = self.used < self.limit
            self.used += fine
            self.served += fine
            self.refused += not fine
            headers = {
                "X_RateLimit_Limit": str(self.limit),
                "X_RateLimit_Remaining": str(self.limit - self.used),
                "X_RateLimit_Reset": datetime.fromtimestamp(self.begun + self.window, UTC).isoformat(),
                "Date": formatdate(now, usegmt=True),
            }
            body = {"id": str(self.served)} if fine else {"error": "Too many requests"}
            return http(body, "200 OK" if fine else "429 Too Many Requests", **headers)


@contextmanager
def redis_server(program: str) -> Iterator[str]:
    """Run a Redis server that keeps nothing on disk, and give its address."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    options = {"--port": str(port), "--bind": "127.0.0.1", "--save": "", "--appendonly": "no", "--dir": "/tmp"}
    command = [program, *(word for pair in options.items() for word in pair)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            if not any("eady to accept connections" in line for line in server.stdout):
                message = f"{program} did not start"
                raise RuntimeError(message)
            yield f"redis://127.0.0.1:{port}/0"
        finally:
            server.terminate()
