"""
Break everything that can break between a server and a program, and see that the program handles each event once.

A server publishes statuses of known ids, over server-sent events, over WebSockets and in a timeline; events come
twice, and are overtaken by others. Between it and the programs stands a proxy that resets connections, cuts them at any
byte, within a character too, and lets them stall. Programs of both clients, over both kinds of connection, write down
each status that they handle, and are killed every few seconds and started again. In the end, the statuses handled must
be those published; one may have been handled twice if a kill came in between, and must say so.

It takes ten minutes, or ``--seconds``. With ``--peer``, Mastodon.py does the same beside, and its losses are counted.
"""

from __future__ import annotations

import argparse
import asyncio
import base64
import hashlib
import json
import os
import random
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

BEFORE = 10**17
"""The id below the first; ids of this length are those of Mastodon."""

RATE = 40
"""How many statuses are published in a second."""

TAG = "chaos"
LASTS = 1.5, 6.0
"""For how many seconds a program lives."""

PATIENCE = 1.0
"""After how many seconds of silence programs give up."""

SETTLING = 60.0
"""How many seconds programs have in the end to handle what is left."""

OK = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"

SWITCHING = "101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "

WAYS = [(client, via) for client in ("sync", "async") for via in ("sse", "websocket")]


# --- the server -----------------------------------------------------------------------------------------------------


def status(number: int) -> dict[str, Any]:
    """
    Make the status of a number, in all lengths of UTF-8.

    Args:
        number: The number.
    """
    acct = {"id": "1", "acct": "alice", "username": "alice"}
    made = time.strftime("%Y-%m-%dT%H:%M:%S.000Z", time.gmtime())
    return {
        "id": str(BEFORE + number),
        "content": f"{number} zählt, 数える 🐘",
        "created_at": made,
        "account": acct,
        "visibility": "public",
        "edited_at": None,
        "tags": [],
        "mentions": [],
        "media_attachments": [],
        "emojis": [],
    }


class Server:
    """Publishes statuses until it is told to stop."""

    def __init__(self) -> None:
        """Publish nothing yet."""
        self.changed = threading.Condition()
        self.statuses: list[dict[str, Any]] = []
        self.announced = ""
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port = self.listener.getsockname()[1]

    def publish(self, seconds: float) -> None:
        """
        Publish.

        Args:
            seconds: For how long.
        """
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            with self.changed:
                self.statuses.append(status(len(self.statuses) + 1))
                self.changed.notify_all()
            time.sleep(1 / RATE)

    def serve(self) -> None:
        """Answer, each connection in a thread."""
        while True:
            threading.Thread(target=self._answer, args=(self.listener.accept()[0],), daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        """Answer the requests of one connection."""
        with connection, suppress(OSError):
            while head := read_head(connection):
                url = urlsplit(head.split(" ", 2)[1])
                query = parse_qs(url.query)
                if url.path.startswith("/api/v1/streaming"):
                    self._stream(connection, head)
                    return
                body = json.dumps(self._find(url.path, query), ensure_ascii=False).encode()
                connection.sendall(
                    b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                    % (len(body), body)
                )

    def _find(self, path: str, query: dict[str, list[str]]) -> Any:
        """Give what is at a path."""
        if path.endswith("/instance"):
            return {"version": "4.7.0", "uri": "localhost", "urls": {"streaming_api": self.announced}}
        if path.endswith("/verify_credentials"):
            return {"id": "1", "acct": "alice"}
        with self.changed:
            found = list(self.statuses)
        if path == "/api/v1/statuses":
            return [found[int(id_) - BEFORE - 1] for id_ in query.get("id[]", [])]
        limit = int(query.get("limit", ["20"])[0])
        if "min_id" in query:
            begin = max(0, int(query["min_id"][0]) - BEFORE)
            return found[begin : begin + limit][::-1]
        return found[-limit:][::-1]

    def _stream(self, connection: socket.socket, head: str) -> None:
        """Send what is published from now on; some twice, and some after others."""
        fields = {name.lower(): value for name, _, value in (line.partition(": ") for line in head.split("\r\n")[1:])}
        by_websocket = "sec-websocket-key" in fields
        if by_websocket:
            key = fields["sec-websocket-key"] + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
            accept = base64.b64encode(hashlib.sha1(key.encode()).digest()).decode()  # noqa: S324 - RFC 6455
            answer = SWITCHING + accept
        else:
            answer = "200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked"
        connection.sendall(f"HTTP/1.1 {answer}\r\n\r\n".encode())
        for found in self._disturbed():
            payload = json.dumps(found, ensure_ascii=False)
            if by_websocket:
                message = {"stream": ["hashtag", TAG], "event": "update", "payload": payload}
                connection.sendall(frame(json.dumps(message, ensure_ascii=False).encode()))
            else:
                data = f"event: update\ndata: {payload}\n\n".encode()
                connection.sendall(b"%x\r\n%s\r\n" % (len(data), data))

    def has_more(self, than: int) -> bool:
        """
        Tell whether more statuses are published than so many.

        Args:
            than: How many.
        """
        return len(self.statuses) > than

    def _disturbed(self) -> Iterator[dict[str, Any]]:
        """Give what is published from now on; some twice, and some after others."""
        place, held = len(self.statuses), list[dict[str, Any]]()
        while True:
            with self.changed:
                self.changed.wait_for(partial(self.has_more, place), 0.5)
                fresh = self.statuses[place:]
                place += len(fresh)
            for one in fresh:
                fate = random.random()  # noqa: S311 - no secret
                if fate < 0.1:
                    held.append(one)
                    continue
                yield one
                if fate > 0.9:
                    yield one
            if held and (len(held) > 5 or not fresh or random.random() < 0.3):  # noqa: S311 - no secret
                random.shuffle(held)
                yield from held
                held.clear()


def read_head(connection: socket.socket) -> str:
    """
    Read the head of a request; empty at the end.

    Args:
        connection: The connection.
    """
    data = b""
    while b"\r\n\r\n" not in data:
        more = connection.recv(65536)
        if not more:
            return ""
        data += more
    return data.decode()


def frame(data: bytes) -> bytes:
    """
    Make a text frame of a WebSocket (RFC 6455).

    Args:
        data: The text.
    """
    return b"\x81" + (bytes([len(data)]) if len(data) < 126 else b"\x7e" + struct.pack("!H", len(data))) + data


# --- the proxy ------------------------------------------------------------------------------------------------------


class Proxy:
    """
    Passes bytes on, until it does not.

    Args:
        port: Where the server is.
    """

    def __init__(self, port: int) -> None:
        self.server = port
        self.calm = False
        self.fates: Counter[str] = Counter()
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port = self.listener.getsockname()[1]

    def serve(self) -> None:
        """Pass on, each connection in two threads."""
        while True:
            client = self.listener.accept()[0]
            server = socket.create_connection(("127.0.0.1", self.server))
            threading.Thread(target=self._up, args=(client, server), daemon=True).start()
            threading.Thread(target=self._down, args=(server, client), daemon=True).start()

    def _up(self, client: socket.socket, server: socket.socket) -> None:
        """Pass on what the client sends."""
        with suppress(OSError):
            while data := client.recv(65536):
                server.sendall(data)
        with suppress(OSError):
            server.shutdown(socket.SHUT_RDWR)

    def _down(self, server: socket.socket, client: socket.socket) -> None:
        """Pass on what the server sends, so many bytes of it, and then do something else."""
        left = int(random.expovariate(1 / 30_000))
        with server, client, suppress(OSError):
            while data := server.recv(4096):
                if self.calm:
                    left = 1 << 40
                client.sendall(data[:left])
                left -= len(data)
                if left <= 0:
                    fate = random.choice(["reset", "cut", "stall"])  # noqa: S311 - no secret
                    self.fates[fate] += 1
                    if fate == "stall":
                        time.sleep(2 * PATIENCE)
                    elif fate == "reset":
                        client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                    break
        with suppress(OSError):
            client.close()


# --- the programs ---------------------------------------------------------------------------------------------------


def write_down(log: int, id_: object, *, redelivered: bool) -> None:
    """
    Write down a status that is handled; a kill leaves what is written.

    Args:
        log: The file.
        id_: Its id.
        redelivered: Whether the library says that it may have been handled before.
    """
    os.write(log, f"{id_} {int(redelivered)}\n".encode())


def follow(client: str, via: str, url: str, folder: str) -> None:
    """
    Follow the stream until somebody kills this process.

    Args:
        client: ``sync`` or ``async``.
        via: ``sse`` or ``websocket``.
        url: The server.
        folder: Where the place and the log are.
    """
    from mastodon import AsyncMastodon, Mastodon

    log = os.open(f"{folder}/log", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    how: dict[str, Any] = {"api_base_url": url, "streaming_base_url": url, "access_token": "t", "request_timeout": 3}
    options: dict[str, Any] = {"via": via, "timeout": PATIENCE, "resume": f"{folder}/place.db", "since": BEFORE}

    async def follow_async() -> None:
        async with AsyncMastodon(**how) as mastodon:
            async for event in mastodon.stream(f"hashtag:{TAG}", **options):
                write_down(log, event.id, redelivered=event.redelivered)

    if client == "async":
        asyncio.run(follow_async())
    with Mastodon(**how) as mastodon:
        for event in mastodon.stream(f"hashtag:{TAG}", **options):
            write_down(log, event.id, redelivered=event.redelivered)


THEIRS = """
import os, sys, time
from mastodon import Mastodon, StreamListener
log = os.open(sys.argv[2] + "/log", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
class Listener(StreamListener):
    def on_update(self, status):
        os.write(log, f"{status['id']} 0\\n".encode())
    def on_abort(self, error):
        pass
while True:
    try:
        Mastodon(api_base_url=sys.argv[1], access_token="t", version_check_mode="none").stream_hashtag(
            "chaos", Listener(), run_async=True, timeout=1, reconnect_async=True, reconnect_async_wait_sec=0
        )._thread.join()
    except Exception:
        time.sleep(0.1)
"""
"""What a program of Mastodon.py does at best: it connects again at once, and again if that fails."""


class Program:
    """
    A program that is killed and started again.

    Args:
        name: What to call it.
        command: How to start it; the address and the folder are added.
        url: The server.
        folder: Where its place and log are.
    """

    def __init__(self, name: str, command: list[str], url: str, folder: Path) -> None:
        folder.mkdir()
        self.name = name
        self.log = folder / "log"
        self.kills = 0
        self._command = [*command, url, str(folder)]
        self._process = self._start()

    def _start(self) -> subprocess.Popen[bytes]:
        """Start it."""
        self._due = time.monotonic() + random.uniform(*LASTS)  # noqa: S311 - no secret
        return subprocess.Popen(self._command)  # noqa: S603 - our own

    def disturb(self) -> None:
        """Kill it if it is due, and start it if it does not run."""
        if time.monotonic() > self._due and self.handled():
            self._process.send_signal(signal.SIGKILL)
            self._process.wait()
            self.kills += 1
        if self._process.poll() is not None:
            self._process = self._start()

    def end(self) -> None:
        """Kill it for good."""
        self._process.kill()
        self._process.wait()

    def handled(self) -> list[tuple[int, bool]]:
        """List what it handled: the number of each status, and whether it was said to be repeated."""
        lines = self.log.read_text("ascii").split("\n")[:-1] if self.log.exists() else []
        return [(int(line.split()[0]) - BEFORE, line.endswith(" 1")) for line in lines]

    def report(self, published: int) -> tuple[str, bool]:
        """
        Say how it did, and whether that was right.

        Args:
            published: How many statuses were published.
        """
        handled = self.handled()
        missing = set(range(1, published + 1)) - {number for number, _ in handled}
        again = sum(marked for _, marked in handled)
        unmarked = sum(count - 1 for count in Counter(number for number, marked in handled if not marked).values())
        text = (
            f"{self.name}: {published} published, {len(missing)} missing, {unmarked} twice without saying so, "
            f"{again} repeated after {self.kills} kills"
        )
        return text, not missing and not unmarked and again <= self.kills


def main() -> int:
    """Break everything, and tell whether all was right."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=600.0, help="for how long to publish")
    parser.add_argument("--peer", action="store_true", help="let Mastodon.py do the same beside")
    parser.add_argument("--follow", nargs=4, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.follow:
        follow(*options.follow)
        return 0
    server = Server()
    proxy = Proxy(server.port)
    for work in server.serve, proxy.serve:
        threading.Thread(target=work, daemon=True).start()
    url = f"http://127.0.0.1:{proxy.port}"
    server.announced = f"ws://127.0.0.1:{proxy.port}"
    with tempfile.TemporaryDirectory() as folder:
        programs = [
            Program(" ".join(way), [sys.executable, __file__, "--follow", *way], url, Path(folder) / "-".join(way))
            for way in WAYS
        ]
        peers: list[Program] = []
        if options.peer:
            making = [sys.executable, str(Path(__file__).parent.parent / "benchmarks" / "peer.py")]
            python = subprocess.run(making, stdout=subprocess.PIPE, text=True, check=True).stdout.split("\n")[-2]  # noqa: S603
            peers.append(Program("Mastodon.py", [python, "-P", "-c", THEIRS], url, Path(folder) / "peer"))
        publishing = threading.Thread(target=server.publish, args=(options.seconds,))
        publishing.start()
        while publishing.is_alive():
            time.sleep(0.2)
            for program in [*programs, *peers]:
                program.disturb()
        proxy.calm = True
        published = len(server.statuses)
        end = time.monotonic() + SETTLING
        while time.monotonic() < end and any(len({n for n, _ in one.handled()}) < published for one in programs):
            time.sleep(0.2)
        for program in [*programs, *peers]:
            program.end()
        print(", ".join(f"{count} connections: {fate}" for fate, count in sorted(proxy.fates.items())))
        for program in peers:
            print(program.report(published)[0])
        results = [program.report(published) for program in programs]
    print("\n".join(text for text, _ in results))
    fine = all(right for _, right in results)
    print("each status handled, none twice" if fine else "not all was right")
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
