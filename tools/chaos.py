"""
Break everything that can break between a server and a program, and see that the program handles each event once.

A server publishes statuses of known ids, over server-sent events, over WebSockets and in a timeline. Between it and the
programs stands a proxy (``proxy.py``) that sends events twice, after others, and torn within a character, and that
resets, closes and stalls connections at any byte. Programs of both clients, over both kinds of connection and by
polling, write down each status that they handle, and are killed every few seconds and started again. In the end, the
statuses handled must be those published, each once and whole. Only one that was in hand at a kill may come again, and
must say so.

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
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import parse_qs, urlsplit

from proxy import DISTURBANCES, FATES, Proxy, frame

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mastodon import StreamEvent

BEFORE = 10**17
"""The id below the first; ids of this length are those of Mastodon."""

LONGEST = 120.0
"""After how many seconds a short run ends though too little has happened to be sure."""

RATE = 15
"""How many statuses are published in a second."""

TAG = "chaos"
LASTS = 2.0, 12.0
"""For how many seconds a program lives."""

PATIENCE = 2.0
"""After how many seconds of silence programs give up."""

IN_HAND = 0.005
"""Which part of the statuses a program is killed over, before or after it is written down."""

SETTLING = 60.0
"""How many seconds programs have in the end to handle what is left."""

OK = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"

SWITCHING = "101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "

WAYS = [(client, via) for client in ("sync", "async") for via in ("sse", "websocket", "polling")]


# --- the server -----------------------------------------------------------------------------------------------------


def content(number: int) -> str:
    """
    Give what the status of a number says, in all lengths of UTF-8.

    Args:
        number: The number.
    """
    return f"{number} zählt, 数える 🐘"


def status(number: int) -> dict[str, Any]:
    """
    Make the status of a number.

    Args:
        number: The number.
    """
    acct = {"id": "1", "acct": "alice", "username": "alice"}
    made = time.strftime("%Y-%m-%dT%H:%M:%S.000Z", time.gmtime())
    return {
        "id": str(BEFORE + number),
        "content": content(number),
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
        self.ends = threading.Event()
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port = self.listener.getsockname()[1]

    def publish(self) -> None:
        """Publish until it ends."""
        while not self.ends.wait(1 / RATE):
            with self.changed:
                self.statuses.append(status(len(self.statuses) + 1))
                self.changed.notify_all()

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
                connection.sendall(OK % (len(body), body))

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
        if path.startswith("/api/v1/statuses/"):
            return found[int(path.rpartition("/")[2]) - BEFORE - 1]
        limit = int(query.get("limit", ["20"])[0])
        if "min_id" in query:
            begin = max(0, int(query["min_id"][0]) - BEFORE)
            return found[begin : begin + limit][::-1]
        return found[-limit:][::-1]

    def _stream(self, connection: socket.socket, head: str) -> None:
        """Send what is published from now on."""
        place = len(self.statuses)
        fields = {name.lower(): value for name, _, value in (line.partition(": ") for line in head.split("\r\n")[1:])}
        by_websocket = "sec-websocket-key" in fields
        if by_websocket:
            key = fields["sec-websocket-key"] + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
            accept = base64.b64encode(hashlib.sha1(key.encode()).digest()).decode()  # noqa: S324 - RFC 6455
            answer = SWITCHING + accept
        else:
            answer = "200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked"
        connection.sendall(f"HTTP/1.1 {answer}\r\n\r\n".encode())
        if "stream=" not in head.split(" ", 2)[1] and by_websocket:
            connection.recv(65536)  # The subscription: there is only one stream.
        while True:
            with self.changed:
                self.changed.wait_for(partial(self.has_more, place), 0.5)
                fresh = self.statuses[place:]
            place += len(fresh)
            connection.sendall(b"".join(event(one, by_websocket) for one in fresh))

    def has_more(self, than: int) -> bool:
        """
        Tell whether more statuses are published than so many.

        Args:
            than: How many.
        """
        return len(self.statuses) > than


def event(status: dict[str, Any], by_websocket: bool) -> bytes:
    """
    Write the event of a status.

    Args:
        status: The status.
        by_websocket: Whether as a frame of a WebSocket, else as a chunk of server-sent events.
    """
    payload = json.dumps(status, ensure_ascii=False)
    if by_websocket:
        message = {"stream": ["hashtag", TAG], "event": "update", "payload": payload}
        return frame(json.dumps(message, ensure_ascii=False).encode())
    data = f"event: update\ndata: {payload}\n\n".encode()
    return b"%x\r\n%s\r\n" % (len(data), data)


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


# --- the programs ---------------------------------------------------------------------------------------------------


def follow(client: str, via: str, url: str, folder: str) -> None:
    """
    Follow the stream until this process is killed.

    Args:
        client: ``sync`` or ``async``.
        via: ``sse``, ``websocket`` or ``polling``.
        url: The server.
        folder: Where the place and the log are.
    """
    from mastodon import AsyncMastodon, Mastodon

    threading.Thread(target=lambda: os._exit(not sys.stdin.read()), daemon=True).start()  # Whoever kills it is gone.
    log = os.open(f"{folder}/log", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    how: dict[str, Any] = {"api_base_url": url, "streaming_base_url": url, "access_token": "t", "request_timeout": 3}
    options: dict[str, Any] = {"via": via, "timeout": PATIENCE, "resume": f"{folder}/place.db", "since": BEFORE}

    def handle(event: StreamEvent) -> None:
        fate = random.random() / IN_HAND  # noqa: S311 - no secret
        if fate < 0.5:
            os.kill(os.getpid(), signal.SIGKILL)
        line = event.id, event.data["content"], event.redelivered, event.recovered
        os.write(log, json.dumps(line).encode() + b"\n")  # A kill leaves what is written.
        if fate < 1:
            os.kill(os.getpid(), signal.SIGKILL)

    async def follow_async() -> None:
        async with AsyncMastodon(**how) as mastodon:
            async for event in mastodon.stream(f"hashtag:{TAG}", **options):
                handle(event)

    if client == "async":
        asyncio.run(follow_async())
    with Mastodon(**how) as mastodon:
        for event in mastodon.stream(f"hashtag:{TAG}", **options):
            handle(event)


THEIRS = """
import json, os, sys, threading, time
from mastodon import Mastodon, StreamListener
via, url, folder = sys.argv[1:]
threading.Thread(target=lambda: os._exit(not sys.stdin.read()), daemon=True).start()
log = os.open(folder + "/log", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
class Listener(StreamListener):
    def on_update(self, status):
        os.write(log, json.dumps([int(status["id"]), status["content"], False, False]).encode() + b"\\n")
    def on_abort(self, error):
        pass
how = {"timeout": 2, "reconnect_async": True, "reconnect_async_wait_sec": 0}
while True:
    try:
        mastodon = Mastodon(api_base_url=url, access_token="t", version_check_mode="none")
        if via == "websocket":
            handle = mastodon.stream_open_websocket(**how)
            mastodon.stream_hashtag("chaos", Listener(), websocket_handle=handle)
        else:
            handle = mastodon.stream_hashtag("chaos", Listener(), run_async=True, **how)
        handle._thread.join()
    except Exception:
        time.sleep(0.1)
"""
"""What a program of Mastodon.py does at best: it connects again at once, and again if that fails."""


class Handled(NamedTuple):
    """One event, as a program wrote it down."""

    id: int
    content: str
    redelivered: bool
    recovered: bool


class Verdict(NamedTuple):
    """How a program did."""

    published: int
    missing: int
    """How many statuses it did not handle."""

    twice: int
    """How often it handled one again without saying so."""

    again: int
    """How often it handled one again, and said so."""

    mistaken: int
    """How often it said so of one that was not in hand at a kill."""

    torn: int
    """How many it handled that were not as they were published."""

    recovered: int
    """How many came by a gap."""

    live: int
    """How many came by the stream."""

    kills: int
    """How often it was killed after it had handled something."""

    ended: int = 0
    """How often it ended by itself."""

    @property
    def is_right(self) -> bool:
        """Tell whether each status was handled, once and whole."""
        return not (self.missing or self.twice or self.mistaken or self.torn or self.ended)

    @property
    def is_much(self) -> bool:
        """Tell whether enough has happened to it to be sure."""
        return self.kills > 0 and self.recovered > 0 and self.live > 0


def judge(log: Iterable[Handled | None], published: int) -> Verdict:
    """
    Say how a program did.

    Args:
        log: What it handled; None where it was killed.
        published: How many statuses were published.
    """
    seen: set[int] = set()
    twice = again = mistaken = torn = kills = 0
    came = [0, 0]
    last, begins = 0, False
    for line in log:
        if line is None:
            kills += last > 0 and not begins
            begins = True
            continue
        number = line.id - BEFORE
        repeated = number in seen
        if not line.redelivered:
            twice += repeated
        elif begins and (number == last or not repeated):
            again += repeated
        else:  # Only what came first after a kill can have been in hand, and only if nothing came after it before.
            mistaken += 1
        torn += line.content != content(number)
        came[line.recovered] += 1
        seen.add(number)
        last, begins = number, False
    missing = len(set(range(1, published + 1)) - seen)
    return Verdict(published, missing, twice, again, mistaken, torn, came[True], came[False], kills)


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
        self.log.touch()
        self._ended = 0
        self._command = [*command, url, str(folder)]
        self._process = self._start()

    def _start(self) -> subprocess.Popen[bytes]:
        """Start it."""
        self._due = time.monotonic() + random.uniform(*LASTS)  # noqa: S311 - no secret
        # Some are killed before they have done anything; on a busy machine it would be most of them.
        self._begin = -1 if random.random() < 0.2 else self.log.stat().st_size  # noqa: S311 - no secret
        return subprocess.Popen(self._command, stdin=subprocess.PIPE)  # noqa: S603 - our own

    def disturb(self, *, kills: bool) -> None:
        """
        Kill it if it is due, and start it if it does not run.

        Args:
            kills: Whether to kill it.
        """
        code = self._process.poll()
        due = kills and time.monotonic() > self._due and self.log.stat().st_size > self._begin
        if code is None and not due:
            return
        self.end()
        if code is None or code == -signal.SIGKILL:
            with self.log.open("a", encoding="ascii") as log:
                log.write("null\n")
        else:
            self._ended += 1
        self._process = self._start()

    def end(self) -> None:
        """Kill it, as by ``kill -9``."""
        self._process.kill()
        self._process.communicate()

    def verdict(self, published: int) -> Verdict:
        """
        Say how it did.

        Args:
            published: How many statuses were published.
        """
        lines = map(json.loads, self.log.read_text("ascii").split("\n")[:-1])
        return judge([line and Handled(*line) for line in lines], published)._replace(ended=self._ended)


def is_much(proxy: Proxy, verdicts: Iterable[Verdict]) -> bool:
    """
    Tell whether enough has happened to be sure.

    Args:
        proxy: What has happened between.
        verdicts: What has happened to the programs.
    """
    found = list(verdicts)
    in_hand = any(verdict.again for verdict in found)
    return in_hand and proxy.done.keys() >= {*FATES, *DISTURBANCES} and all(verdict.is_much for verdict in found)


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
            peers = [
                Program(f"Mastodon.py {via}", [python, "-I", "-c", THEIRS, via], url, Path(folder) / f"peer-{via}")
                for via in ("sse", "websocket")
            ]
        publishing = threading.Thread(target=server.publish)
        publishing.start()
        begin = time.monotonic()
        while (lasted := time.monotonic() - begin) < options.seconds or (
            lasted < LONGEST and not is_much(proxy, (program.verdict(0) for program in programs))
        ):
            time.sleep(0.2)
            for program in [*programs, *peers]:
                program.disturb(kills=True)
        server.ends.set()
        publishing.join()
        proxy.calm = True
        published = len(server.statuses)
        end = time.monotonic() + SETTLING
        while time.monotonic() < end and any(program.verdict(published).missing for program in programs):
            time.sleep(0.5)
            for program in programs:
                program.disturb(kills=False)
        for program in [*programs, *peers]:
            program.end()
        verdicts = {program.name: program.verdict(published) for program in [*programs, *peers]}
    print(", ".join(f"{what}: {count}" for what, count in sorted(proxy.done.items())), end="\n\n")
    print("|", *Verdict._fields, sep=" | ", end=" |\n" + "|---" * (len(Verdict._fields) + 1) + "|\n")
    for name, verdict in verdicts.items():
        print(f"| {name}", *verdict, sep=" | ", end=" |\n")
    ours = [verdicts[program.name] for program in programs]
    if not all(verdict.is_right for verdict in ours):
        print("not all was right")
        return 1
    if not is_much(proxy, ours):
        print("too little has happened to be sure")
        return 1
    print("each status handled, none twice")
    return 0


if __name__ == "__main__":
    sys.exit(main())
