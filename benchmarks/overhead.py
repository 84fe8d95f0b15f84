"""
The processor time that the budget and the rules for trying again add to a call.

``account(1)`` is called as it is, and by a client that sends at once and once: over loopback HTTP; and with a server in
the same process, without sockets, where little else is done. The budget is the client's own; then it is shared through
SQLite.
"""

from __future__ import annotations

import sys
import tempfile
import time
from datetime import UTC, datetime
from email.utils import formatdate
from pathlib import Path
from statistics import quantiles
from typing import TYPE_CHECKING, Any

import httpx2
import page
from jobs import Process
from report import goal, spread, table

from mastodon import Mastodon
from mastodon.protocol.ids import Snowflake

if TYPE_CHECKING:
    from collections.abc import Callable

    from mastodon.protocol.request import Request
    from mastodon.protocol.response import Response

ROUNDS, TIMES = 600, 10
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


def compare(connect: Callable[[type[Mastodon]], Mastodon]) -> tuple[list[float], list[float]]:
    """
    Measure how many seconds of processor time a call takes, with and without, in turns.

    Args:
        connect: Makes a client.
    """
    whole, bare = connect(Mastodon), connect(Bare)
    measured: tuple[list[float], list[float]] = ([], [])
    with whole, bare:
        for _ in range(ROUNDS):
            for client, seconds in zip((whole, bare), measured, strict=True):
                client.account(1)
                begin = time.process_time()
                for _ in range(TIMES):
                    client.account(1)
                seconds.append((time.process_time() - begin) / TIMES)
    return measured


def show(title: str, whole: list[float], bare: list[float]) -> float:
    """
    Print what was measured, and give the ratio: of the fastest tenths, as other programs can only make it more.

    Args:
        title: Where the server was.
        whole: The seconds of calls as they are.
        bare: The seconds of calls without the two steps.
    """
    table(title, [("as it is", spread(whole)), ("without the budget", spread(bare))])
    return quantiles(whole, n=10)[0] / quantiles(bare, n=10)[0]


def main() -> int:
    """Measure, print, and tell whether the goal is reached."""
    options: dict[str, Any] = {"access_token": "secret", "version_check_mode": "none"}
    with Process(sys.executable, "server.py") as server, tempfile.TemporaryDirectory() as folder:
        url, path = server.line(), Path(folder, "limits.db")
        far = compare(lambda kind: kind(api_base_url=url, **options))
        shared = compare(lambda kind: kind(api_base_url=url, budget=path, **options))
    near = compare(lambda kind: kind(transport=httpx2.MockTransport(Server()), **options))
    ratios = {"over loopback HTTP": show("account(1) over loopback HTTP", *far)}
    print(f"\n  the same, shared through SQLite: {show('account(1) over loopback HTTP, SQLite', *shared):.3g} times")
    ratios["without any network"] = show("account(1), server in the same process", *near)
    print()
    reached = [goal(f"times a call without the budget, {how}", ratio, most=MOST) for how, ratio in ratios.items()]
    return 0 if all(reached) else 1


if __name__ == "__main__":
    sys.exit(main())
