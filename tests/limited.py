"""
A server that keeps all of Mastodon's counts at once, and does nothing else: for budgets that several processes share.

``python tests/limited.py '{"api_token": [300, 3], …}'`` prints its address and serves until its standard input closes.
It is told how many calls each bucket allows in how many seconds; which calls count where, it knows by itself, so that
a client that is wrong about it is found out. Its clock is not the machine's: ``POST /begin`` sets it to the beginning
of a window of all buckets, and begins a record of what it allowed and refused; ``GET /record`` gives it.
"""

from __future__ import annotations

import asyncio
import json
import re
import sys
import time
from collections import Counter
from datetime import UTC, datetime
from email.utils import formatdate
from math import lcm
from operator import itemgetter
from random import Random
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

RULES = [
    # What a route needs to match, the bucket, and whose calls it counts together.
    (r"\w+ /api/", "api_user", "user"),
    (r"\w+ /api/", "api_token", "token"),
    (r"\w+ /api/", "api_ip", "stranger"),
    (r"POST /api/v[12]/media$", "media", "user"),
    (r"POST /api/v1/accounts$", "sign_up", "ip"),
    (r"\w+ .*[?&](max_id|min_id|since_id|page)=", "paging", "anybody"),
    (r"DELETE /api/v1/statuses/\w+$|POST /api/v1/statuses/\w+/unreblog$", "delete", "user"),
    (r"POST /api/v1/apps$", "apps", "ip"),
]
"""Requests are counted before anything is done for them; the first bucket that is full refuses."""

FAMILIES = [
    (r"POST /api/v1/statuses(/\w+/reblog)?$|PUT /api/v1/statuses/\w+$", "statuses", "user"),
    (r"POST /api/v1/accounts/\w+/follow$", "follows", "user"),
    (r"POST /api/v1/reports$", "reports", "user"),
]
"""What is done is counted where no request was refused."""

DELAY = 0.004
"""How many seconds a request, and an answer, is on its way at most."""


class Counts:
    """
    What was counted, by bucket, owner and window.

    Args:
        limits: How many calls each bucket allows in how many seconds.
    """

    def __init__(self, limits: Mapping[str, tuple[int, int]]) -> None:
        self.limits = limits
        self.begin()

    def begin(self) -> None:
        """Forget all, and set the clock."""
        align = lcm(*(seconds for _, seconds in self.limits.values()))
        self.begun = 1_700_000_000 // align * align
        self.ahead = self.begun - time.time()
        self.counts: Counter[tuple[str, str, int]] = Counter()
        self.refused: Counter[str] = Counter()

    def now(self) -> float:
        return time.time() + self.ahead

    def judge(self, route: str, token: str | None) -> tuple[int, dict[str, str]]:
        """Count a request; give the status, and what is told of the limits."""
        now = self.now()
        shown = []
        for bucket, owner in self._found(RULES, route, token):
            shown.append(self._count(bucket, owner, now))
            if shown[-1][0] < 0:
                return 429, self._headers(shown[-1], now)
        shown[:0] = [self._count(bucket, owner, now) for bucket, owner in self._found(FAMILIES, route, token)]
        if not shown:
            return 200, {"Date": formatdate(now, usegmt=True)}
        least = min(shown, key=itemgetter(0))  # Of those with as much left, the first: that of what is done.
        return 429 if least[0] < 0 else 200, self._headers(least, now)

    def _found(self, rules: list[tuple[str, str, str]], route: str, token: str | None) -> list[tuple[str, str]]:
        """Find the buckets of a request, and whose they are."""
        user = token and token.partition("-")[0]
        owners = {"user": user, "token": token, "stranger": not token and "ip", "anybody": user or "ip", "ip": "ip"}
        return [
            (bucket, owner) for pattern, bucket, whose in rules if (owner := owners[whose]) and re.match(pattern, route)
        ]

    def _count(self, bucket: str, owner: str, now: float) -> tuple[int, int, float]:
        """Count in one bucket; give what is left, the limit and the end of the window."""
        limit, seconds = self.limits[bucket]
        window = int(now // seconds)
        key = bucket, owner, window
        self.counts[key] += 1
        left = limit - self.counts[key]
        if left < 0:
            self.refused[bucket] += 1
        return left, limit, (window + 1.0) * seconds

    def _headers(self, shown: tuple[int, int, float], now: float) -> dict[str, str]:
        """Say it as Mastodon does, which adds the rest of the current second to the end of a window."""
        left, limit, end = shown
        return {
            "Date": formatdate(now, usegmt=True),
            "X-RateLimit-Limit": str(limit),
            "X-RateLimit-Remaining": str(max(left, 0)),
            "X-RateLimit-Reset": datetime.fromtimestamp(end + now % 1, UTC).isoformat(timespec="microseconds"),
        }

    def record(self) -> dict[str, Any]:
        """Tell how many calls were allowed to each owner, by bucket, in each window since the beginning."""
        allowed: dict[str, dict[str, list[int]]] = {}
        for bucket, (limit, seconds) in self.limits.items():
            windows = range(self.begun // seconds, int(self.now() // seconds) + 1)
            owners = {owner for name, owner, _ in self.counts if name == bucket}
            allowed[bucket] = {
                owner: [min(self.counts[bucket, owner, window], limit) for window in windows] for owner in owners
            }
        return {"allowed": allowed, "refused": dict(self.refused)}


class Connection(asyncio.Protocol):
    """Reads requests of one connection, and answers them in turn, after a while."""

    def __init__(self, counts: Counts, chance: Random) -> None:
        self.counts = counts
        self.chance = chance
        self.data = b""

    def connection_made(self, transport: Any) -> None:
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self.data += data
        head, end, body = self.data.partition(b"\r\n\r\n")
        if not end:
            return
        first, *lines = head.decode().split("\r\n")
        headers = dict(line.lower().split(": ", 1) for line in lines)
        if len(body) < int(headers.get("content-length", 0)):
            return
        self.data = b""
        method, target, _ = first.split(" ")
        token = headers.get("authorization", "").removeprefix("bearer ") or None
        self._later(self._judge, f"{method} {target}", token)

    def _later(self, step: Any, *arguments: Any) -> None:
        asyncio.get_running_loop().call_later(self.chance.uniform(0, DELAY), step, *arguments)

    def _judge(self, route: str, token: str | None) -> None:
        headers: dict[str, str] = {}
        status, body = 200, b'{"id": "1", "url": "https://files.example/1"}'
        if route == "POST /begin":
            self.counts.begin()
        elif route == "GET /record":
            body = json.dumps(self.counts.record()).encode()
        else:
            status, headers = self.counts.judge(route, token)
        if status == 429:
            body = b'{"error": "Too many requests"}'
        elif re.search(r"/timelines/", route):
            body = b"[]"
        head = {"Content-Type": "application/json", "Content-Length": str(len(body)), **headers}
        lines = [f"HTTP/1.1 {status} {'OK' if status == 200 else 'Too Many Requests'}"]
        lines += [f"{name}: {value}" for name, value in head.items()]
        self._later(self.transport.write, "\r\n".join([*lines, "", ""]).encode() + body)


async def serve(limits: dict[str, tuple[int, int]]) -> None:
    """Serve until standard input closes."""
    counts, chance, loop = Counts(limits), Random(1), asyncio.get_running_loop()
    server = await loop.create_server(lambda: Connection(counts, chance), "127.0.0.1", 0)
    print(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", flush=True)  # noqa: T201 - for who started it
    await loop.run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(serve(json.loads(sys.argv[1])))
