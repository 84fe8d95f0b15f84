"""
Posts and uploads through a server that fails at random: how many exist once, twice or not at all, how many are whole,
and how many calls ended in an error.

Three of ten requests fail: the connection breaks before or after the request was done, or in the middle; 429, 500, 502,
503 and 504 come with and without ``Retry-After``, before or after it was done; answers are cut off; or nothing comes.
The server keeps idempotency keys, as Mastodon does. It begins anew for each row, with the same seed.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections import Counter
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

import failing
import peer
from budget import ask
from jobs import HERE, Process
from report import goal

if TYPE_CHECKING:
    from pathlib import Path

POSTS = UPLOADS = 100

COLUMNS = ("posts", "once", "twice", "missing", "errors", "uploads", "whole", "damaged", "errors")


def run(python: str | Path, script: str, kind: str, count: int, **job: Any) -> tuple[list[str | None], dict[str, Any]]:
    """
    Let a worker post or upload, and give what it was told, and what the server has.

    Args:
        python: The interpreter.
        script: The worker.
        kind: ``posts`` or ``uploads``.
        count: How many.
        job: What the worker is told besides.
    """
    from faulty import FOR_POSTS, FOR_UPLOADS

    acts = [act for act in (FOR_POSTS if kind == "posts" else FOR_UPLOADS) if "bare" not in act]  # They take long.
    how = {"seed": 1, "rate": 0.3, "later": 1, "acts": acts}
    with ExitStack() as stack:
        server = stack.enter_context(Process(sys.executable, "../tests/faulty.py", json.dumps(how)))
        url = server.line()
        worker = stack.enter_context(Process(python, script))
        return worker.do("fail", url=url, kind=kind, count=count, **job), ask("GET", f"{url}/record")


def row(python: str | Path, script: str, *, posts: int = POSTS, uploads: int = UPLOADS, **job: Any) -> list[int]:
    """
    Let a worker post and upload, and count what became of it, in the order of ``COLUMNS``.

    Args:
        python: The interpreter.
        script: The worker.
        posts: How many posts.
        uploads: How many uploads.
        job: What the worker is told besides.
    """
    told, record = run(python, script, "posts", posts, **job)
    times = Counter(post["plain"] for post in record["posts"])
    found = [times[failing.text(number)] for number in range(posts)]
    counted = [found.count(1), sum(one > 1 for one in found), found.count(0), told.count(None)]
    told, record = run(python, script, "uploads", uploads, **job)
    hashes = [hashlib.sha256(failing.content(number)).hexdigest() for number in range(uploads)]
    whole = sum(record["uploads"].get(number) == given for number, given in zip(told, hashes, strict=True))
    errors = told.count(None)
    return [posts, *counted, uploads, whole, uploads - whole - errors, errors]


def main() -> int:
    """Measure, print, and tell whether the goal is reached."""
    sys.path.append(str(HERE.parent / "tests"))
    their = peer.python()
    rows = {
        "ours": row(sys.executable, "ours.py", client="sync"),
        "ours, asyncio": row(sys.executable, "ours.py", client="async"),
        "Mastodon.py": row(their, "theirs.py", again=False),
        "Mastodon.py, called again after errors": row(their, "theirs.py", again=True),
    }
    width = max(map(len, rows))
    print(f"\nA server that fails at random\n\n  {'':{width}}", *(f"{name:>8}" for name in COLUMNS))
    for name, counts in rows.items():
        print(f"  {name:{width}}", *(f"{count:8}" for count in counts))
    print()
    lost = sum(sum(rows[name][at] for at in (2, 3, 4, 7, 8)) for name in ("ours", "ours, asyncio"))
    return 0 if goal("ours: posts and uploads that are twice, missing, damaged or end in an error", lost, most=0) else 1


if __name__ == "__main__":
    sys.exit(main())
