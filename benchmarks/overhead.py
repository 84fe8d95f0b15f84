"""
The processor time that the budget and the rules for trying again add to a call.

``account(1)`` is called as it is, and by a client that sends at once and once: over loopback HTTP; and with a server in
the same process, without sockets, where little else is done. The budget is the client's own; then it is shared through
SQLite.

Each client has processes of its own, and several of them: where things lie in memory makes some percent.
"""

from __future__ import annotations

import sys
import tempfile
import time
from contextlib import ExitStack
from datetime import UTC, datetime
from email.utils import formatdate
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING, Any

import httpx2
import page
from jobs import Process, work
from report import goal, spread, table

from mastodon import Mastodon
from mastodon.protocol.ids import Snowflake

if TYPE_CHECKING:
    from mastodon.protocol.request import Request
    from mastodon.protocol.response import Response

PROCESSES, TURNS, CALLS = 9, 30, 50
MOST = 1.15
LIMIT, WINDOW = 300_000, 300


class Server:
    """Answers like a server that tells its limits, and allows enough."""

    def __init__(self) -> None:
        """Begin a count."""
        self.body = page.written(page.account())
        self.left = LIMIT

    def __call__(self, _: httpx2.Request) -> httpx2.Response:
        """Answer."""
        now = time.time()
        self.left -= 1
        headers = {
            "Date": formatdate(now, usegmt=True),
            "Content-Type": "application/json; charset=utf-8",
            "X-RateLimit-Limit": str(LIMIT),
            "X-RateLimit-Remaining": str(self.left),
            # Mastodon adds the rest of the current second.
            "X-RateLimit-Reset": datetime.fromtimestamp(now // WINDOW * WINDOW + WINDOW + now % 1, UTC).isoformat(),
            "X-Request-Id": "5f0b1c7e-0000-4000-8000-000000000000",
        }
        return httpx2.Response(200, headers=headers, content=self.body)


class Bare(Mastodon):
    """A client that neither waits for its turn, nor learns from answers, nor tries again; all else is as it is."""

    def _answer(self, asked: Request[Any], *_: Any) -> Response:
        self._check_version()
        self._check_times([name for name, value in asked.params.items() if isinstance(value, Snowflake)])
        if self.lang is not None and "lang" not in asked.params:
            asked = asked._replace(params={**asked.params, "lang": self.lang})
        return self._exchange(asked)


class Worker:
    """One client in one process."""

    client: Mastodon

    def connect(self, kind: str, url: str | None, budget: str | None) -> None:
        """
        Make the client.

        Args:
            kind: ``whole`` or ``bare``.
            url: The server; None for one in this process.
            budget: Where the budget is kept; None for the client's own.
        """
        server: dict[str, Any] = {"transport": httpx2.MockTransport(Server())} if url is None else {"api_base_url": url}
        made = {"whole": Mastodon, "bare": Bare}[kind]
        self.client = made(access_token="secret", version_check_mode="none", budget=budget, **server)

    def turn(self) -> float:
        """Measure how many seconds of processor time a call takes."""
        self.client.account(1)
        begin = time.process_time()
        for _ in range(CALLS):
            self.client.account(1)
        return (time.process_time() - begin) / CALLS


def compare(url: str | None = None, budget: str | None = None) -> list[tuple[list[float], list[float]]]:
    """
    Measure how many seconds of processor time calls take, with and without, in turns; for each pair of processes.

    Args:
        url: The server; None for one in the same process.
        budget: Where the budget is kept; None for the client's own.
    """
    measured = []
    for _ in range(PROCESSES):
        with ExitStack() as running:
            pair = [running.enter_context(Process(sys.executable, "overhead.py", "worker")) for _ in range(2)]
            for worker, kind in zip(pair, ("whole", "bare"), strict=True):
                worker.do("connect", kind=kind, url=url, budget=budget)
            turns = [[worker.do("turn") for worker in pair] for _ in range(TURNS)]
            measured.append(([whole for whole, _ in turns], [bare for _, bare in turns]))
    return measured


def show(title: str, measured: list[tuple[list[float], list[float]]]) -> float:
    """
    Print what was measured, and give the ratio: of the fastest tenths, as other programs can only make it more.

    Args:
        title: Where the server was.
        measured: The seconds of calls as they are, and without the two steps, for each pair of processes.
    """
    whole, bare = ([second for pair in measured for second in pair[side]] for side in (0, 1))
    table(title, [("as it is", spread(whole)), ("without the budget", spread(bare))])
    fastest = [[quantiles(seconds, n=10)[0] for seconds in pair] for pair in measured]
    return median(whole for whole, _ in fastest) / median(bare for _, bare in fastest)


def main() -> int:
    """Measure, print, and tell whether the goal is reached."""
    with Process(sys.executable, "server.py") as server, tempfile.TemporaryDirectory() as folder:
        url = server.line()
        far, shared = compare(url), compare(url, str(Path(folder, "limits.db")))
    ratios = {"over loopback HTTP": show("account(1) over loopback HTTP", far)}
    print(f"\n  the same, shared through SQLite: {show('account(1) over loopback HTTP, SQLite', shared):.3g} times")
    ratios["without any network"] = show("account(1), server in the same process", compare())
    print()
    reached = [goal(f"times a call without the budget, {how}", ratio, most=MOST) for how, ratio in ratios.items()]
    return 0 if all(reached) else 1


if __name__ == "__main__":
    worker = Worker()
    sys.exit(work({"connect": worker.connect, "turn": worker.turn}) if sys.argv[1:] else main())
