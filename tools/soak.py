"""
Listen for a long time to streams that break all the time, and see that nothing is lost, torn or left behind.

A server in a process of its own numbers its events and cuts each connection after a tenth of a second, within an
event, at any byte. A new connection goes on with the event that was cut. Both clients listen and connect again and
again; every event must come once, whole and in order, and neither threads nor files nor memory may grow. It takes ten
minutes, or ``--seconds``.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import os
import random
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mastodon import AsyncMastodon, Mastodon, StreamListener

if TYPE_CHECKING:
    from mastodon.entities import Status

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
LASTS = 0.1
"""How many seconds a connection lasts."""

EVENTS_AT_ONCE = 20
WARM_UP = 0.2
"""Which part of the time passes before growth counts."""

MOST_GROWTH = 4096
"""How many KiB of memory may be added afterwards: what allocators keep."""


def content(number: int) -> str:
    """
    Give what the status of a number says, of any length and in all lengths of UTF-8.

    Args:
        number: The number.
    """
    return f"{number} zählt, 数える 🐘 " * (number % 97)


def event(number: int) -> bytes:
    """
    Write an event as Mastodon does, in two chunks.

    Args:
        number: Its number.
    """
    status = json.dumps({"id": str(number), "content": content(number)}, ensure_ascii=False)
    parts = b"event: update\n", f"data: {status}\n\n".encode()
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts)


def send(connection: socket.socket, numbers: dict[str, int]) -> None:
    """
    Send events over one connection until it is time to cut it; a stream is known by its hashtag.

    Args:
        connection: The connection.
        numbers: The number of the next event of each stream.
    """
    with connection:
        asked = b""
        while b"\r\n\r\n" not in asked:
            more = connection.recv(65536)
            if not more:
                return
            asked += more
        tag = asked.split(b" ", 2)[1].decode()
        connection.sendall(HEAD)
        end = time.monotonic() + LASTS
        while time.monotonic() < end:
            first = numbers.get(tag, 1)
            connection.sendall(b"".join(event(first + ahead) for ahead in range(EVENTS_AT_ONCE)))
            numbers[tag] = first + EVENTS_AT_ONCE
            time.sleep(LASTS / 10)
        cut = event(numbers[tag])
        end_of_event = len(cut) - len("\n\r\n")  # Without its last line break it is not complete.
        connection.sendall(cut[: random.randint(0, end_of_event)])  # noqa: S311 - no secret
        connection.shutdown(socket.SHUT_WR)
        while connection.recv(65536):  # Closing now could take back what was sent.
            pass


def serve() -> None:
    """Serve until standard input closes."""
    numbers: dict[str, int] = {}
    with socket.create_server(("127.0.0.1", 0)) as listener:
        print(f"http://127.0.0.1:{listener.getsockname()[1]}", flush=True)

        def accept() -> None:
            while True:
                threading.Thread(target=send, args=(listener.accept()[0], numbers), daemon=True).start()

        threading.Thread(target=accept, daemon=True).start()
        sys.stdin.read()


class Checker(StreamListener):
    """Sees that events come once, whole and in order."""

    def __init__(self) -> None:
        """Begin."""
        self.last = 0
        self.cuts = 0
        self.wrong: list[str] = []

    def on_update(self, status: Status) -> None:
        """Check one."""
        if status != {"id": self.last + 1, "content": content(self.last + 1)}:
            self.wrong.append(f"{str(status)[:80]} came after event {self.last}")
        self.last = int(status.id)

    def on_abort(self, err: Exception) -> None:  # noqa: ARG002 - only that it happened
        """Count a cut."""
        self.cuts += 1


class Use:
    """What the process holds at a time."""

    def __init__(self) -> None:
        """Look."""
        gc.collect()
        self.threads = threading.active_count()
        self.files = len(os.listdir("/proc/self/fd")) if Path("/proc").exists() else 0  # noqa: PTH208 - only a number
        self.memory = 0
        if Path("/proc/self/statm").exists():
            self.memory = (
                int(Path("/proc/self/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGESIZE") // 1024
            )

    def __str__(self) -> str:
        """Write it down."""
        return f"{self.threads} threads, {self.files} files, {self.memory} KiB"


async def listen(url: str, seconds: float) -> list[str]:
    """
    Listen with both clients, and list what went wrong.

    Args:
        url: The server.
        seconds: For how long.
    """
    blocking, waiting = Checker(), Checker()
    how: dict[str, Any] = {"api_base_url": url, "streaming_base_url": url, "version_check_mode": "none"}
    with Mastodon(**how) as mastodon:
        async with AsyncMastodon(**how) as amastodon:
            thread = mastodon.stream_hashtag(
                "sync", blocking, run_async=True, reconnect_async=True, reconnect_async_wait_sec=0
            )
            task = await amastodon.stream_hashtag(
                "async", waiting, run_async=True, reconnect_async=True, reconnect_async_wait_sec=0
            )
            await asyncio.sleep(seconds * WARM_UP)
            before = Use()
            await asyncio.sleep(seconds * (1 - WARM_UP))
            after = Use()
            thread.close()
            await task.close()
    wrong = [*blocking.wrong, *waiting.wrong]
    for name, checker in ("Mastodon", blocking), ("AsyncMastodon", waiting):
        print(f"{name}: {checker.last} events over {checker.cuts + 1} connections")
        if checker.cuts < seconds / LASTS / 4:
            wrong.append(f"{name} connected only {checker.cuts + 1} times")
    print(f"held before: {before}; after: {after}")
    if after.threads > before.threads or after.files > before.files + 2:  # A connection or two may be changing.
        wrong.append("threads or files grow")
    if after.memory > before.memory + MOST_GROWTH:
        wrong.append("memory grows")
    return wrong


def main() -> int:
    """Listen, and tell whether all was right."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=600.0, help="for how long")
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.serve:
        serve()
        return 0
    command = [sys.executable, __file__, "--serve"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:  # noqa: S603 - our own
        url = server.stdout.readline().strip() if server.stdout is not None else ""
        wrong = asyncio.run(listen(url, options.seconds))
        server.communicate()
    print("\n".join(wrong) or "nothing lost, torn or left behind")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
