"""The processor time of whole calls over loopback HTTP: this library, Mastodon.py, and the HTTP library alone."""

from __future__ import annotations

import sys
from statistics import median

import peer
from jobs import Process
from report import goal, spread, table

ROUNDS = 9

CALLS = {"timeline": ("timeline_home(limit=40)", 60.0, 3), "account": ("account(1)", 3.5, 40)}
"""What is called, how many times less our call shall take, and how often theirs is measured in a round."""


def main() -> int:
    """Measure, print, and tell whether all goals are reached."""
    results = []
    with (
        Process(sys.executable, "server.py") as server,
        Process(sys.executable, "ours.py") as our,
        Process(peer.python(), "theirs.py") as their,
    ):
        url = server.line()
        for name, (title, least, times) in CALLS.items():
            theirs: list[float] = []
            ours: list[float] = []
            floor: list[float] = []
            for _ in range(ROUNDS):
                floor += our.do("floor_calls", url=url, name=name, times=40)
                ours += our.do("calls", url=url, name=name, times=40)
                theirs += their.do("calls", url=url, name=name, times=times)
            table(
                f"{title} over loopback HTTP (processor time of the client)",
                [
                    ("Mastodon.py", spread(theirs)),
                    ("this library", spread(ours)),
                    ("httpx2 and orjson alone", spread(floor)),
                ],
            )
            print()
            print(f"  times httpx2 and orjson alone: {median(ours) / median(floor):.3g}")
            results.append(goal("times less than Mastodon.py", median(theirs) / median(ours), least=least))
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
