"""
Four processes of four threads share one budget, at a server that keeps all of Mastodon's counts: how many calls it
refuses, and how much of what it allows is used. Then the same with Mastodon.py, whose clients do not know each other.

The periods are shortened (300 seconds are 3), the limits are Mastodon's. Each thread spends from the same buckets all
the time, as fast as it may; each bucket is spent from by two processes. The server's clock is years behind, and calls
are on their way for up to 8 ms.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
import urllib.request
from contextlib import ExitStack
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING, Any

import peer
from jobs import HERE, Process
from report import goal, table
from spending import WORKERS

if TYPE_CHECKING:
    from collections.abc import Callable

LIMITS = {
    "api_user": (1500, 3),
    "api_token": (300, 3),
    "api_ip": (300, 3),
    "paging": (300, 9),
    "media": (30, 18),
    "delete": (30, 18),
    "apps": (5, 6),
    "sign_up": (5, 18),
    "statuses": (300, 27),
    "follows": (400, 54),
    "reports": (400, 54),
}
"""How many calls each bucket allows in how many seconds."""

SECONDS = 54
"""A whole number of windows of each bucket."""

FEWER = {
    name: (max(limit // 3 if seconds == 3 else limit // 5, 5), min(seconds, 6))
    for name, (limit, seconds) in LIMITS.items()
}
"""Those for a run of a few seconds."""

FREE = "api_user"
"""It is larger than what the tokens of the run can use together; a client cannot know which tokens are of one user."""


def ask(method: str, url: str) -> Any:
    """
    Ask the server for something that is no part of the API.

    Args:
        method: The HTTP method.
        url: The address.
    """
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(urllib.request.Request(url, method=method)) as answer:
        return json.load(answer)


def run(
    start: Callable[[], Process],
    job: dict[str, Any],
    *,
    limits: dict[str, tuple[int, int]] = LIMITS,
    seconds: int = SECONDS,
    kill: bool = False,
) -> dict[str, Any]:
    """
    Let four processes spend, and tell what the server saw: how much of each bucket was used, and how many were refused.

    Args:
        start: Starts a process.
        job: What the processes are told.
        limits: How many calls each bucket allows in how many seconds.
        seconds: For how long.
        kill: Whether to kill a process in the middle, and to start another in its place.
    """
    with ExitStack() as stack:
        server = stack.enter_context(Process(sys.executable, "../tests/limited.py", json.dumps(limits)))
        url = server.line()
        workers = [stack.enter_context(start()) for _ in WORKERS]
        for worker, kinds in zip(workers, WORKERS, strict=True):
            # A first call of each thread, at what is another server to them: now everything is imported.
            worker.begin("spend", url=url.replace("127.0.0.1", "localhost"), kinds=kinds, seconds=0, **job)
        for worker in workers:
            worker.line()
        ask("POST", f"{url}/begin")
        begun = time.monotonic()
        for worker, kinds in zip(workers, WORKERS, strict=True):
            worker.begin("spend", url=url, kinds=kinds, seconds=seconds, **job)
        if kill:
            time.sleep(seconds * 0.4)
            workers[0].process.kill()
            workers[0] = stack.enter_context(start())
            left = seconds + begun - time.monotonic()
            workers[0].begin("spend", url=url, kinds=WORKERS[0], seconds=left, **job)
        failed = sum(int(worker.line()) for worker in workers)
        record = ask("GET", f"{url}/record")
    result: dict[str, Any] = {"refused": sum(record["refused"].values()), "failed": failed, "used": {}}
    for name, (limit, period) in limits.items():
        whole = seconds // period
        windows = max((owner[:whole] for owner in record["allowed"][name].values()), key=sum, default=[])
        result["used"][name] = [sum(windows), limit * whole]
    return result


def ours(
    store: str,
    *,
    client: str = "sync",
    limits: dict[str, tuple[int, int]] = LIMITS,
    seconds: int = SECONDS,
    kill: bool = False,
) -> dict[str, Any]:
    """
    Let this library spend.

    Args:
        store: Where the budget is.
        client: ``sync`` or ``async``.
        limits: How many calls each bucket allows in how many seconds.
        seconds: For how long.
        kill: Whether to kill a process in the middle, and to start another in its place.
    """
    job = {"store": store, "limits": limits, "client": client, "method": "wait"}
    return run(lambda: Process(sys.executable, "ours.py"), job, limits=limits, seconds=seconds, kill=kill)


def share(result: dict[str, Any]) -> float:
    """
    Tell which part of the allowed calls was made.

    Args:
        result: What ``run()`` told.
    """
    used = [counts for name, counts in result["used"].items() if name != FREE]
    return sum(made for made, _ in used) / sum(allowed for _, allowed in used)


def main() -> int:
    """Measure, print, and tell whether all goals are reached."""
    sys.path.append(str(HERE.parent / "tests"))
    from loopback import redis_server

    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        stores = {"SQLite": str(Path(folder, "limits.db"))}
        program = which("redis-server")
        if program is None:
            print("Without Redis: redis-server is not installed")
        else:
            stores["Redis"] = stack.enter_context(redis_server(program))
        results = {}
        for name, store in stores.items():
            results[f"ours, {name}"] = ours(store)
            results[f"ours, {name}, a process killed"] = ours(store, kill=True)
            results[f"ours, {name}, asyncio"] = ours(store, client="async")
        their = peer.python()
        results["Mastodon.py"] = run(lambda: Process(their, "theirs.py"), {"method": "wait"})
        results["Mastodon.py, pace"] = run(lambda: Process(their, "theirs.py"), {"method": "pace"})
    for title, result in results.items():
        rows = [
            (f"{name}, larger than the rest" if name == FREE else name, f"{made} of {allowed}")
            for name, (made, allowed) in result["used"].items()
        ]
        table(
            f"{title}: calls", [*rows, ("refused with 429", f"{result['refused']}"), ("failed", f"{result['failed']}")]
        )
    print()
    reached = []
    for title, result in results.items():
        if title.startswith("ours"):
            reached.append(goal(f"{title}: calls refused", result["refused"] + result["failed"], most=0))
            reached.append(goal(f"{title}: part of what is allowed", share(result), least=0.95))
        else:
            print(f"  {title}: calls refused: {result['refused']}, part of what is allowed: {share(result):.3g}")
    return 0 if all(reached) else 1


if __name__ == "__main__":
    sys.exit(main())
