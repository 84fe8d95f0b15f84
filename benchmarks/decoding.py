"""Decoding a page of 40 statuses: this library, Mastodon.py, and the JSON library alone."""

from __future__ import annotations

import sys
from statistics import median

import page
import peer
from jobs import Process
from report import goal, spread, table

ROUNDS = 9


def main() -> int:
    """Measure, print, and tell whether all goals are reached."""
    theirs: list[float] = []
    ours: list[float] = []
    floor: list[float] = []
    with Process(sys.executable, "ours.py") as our, Process(peer.python(), "theirs.py") as their:
        for _ in range(ROUNDS):  # In turns: what slows the machine down for a while slows all down.
            floor += our.do("parse", times=150)
            ours += our.do("decode", times=150)
            theirs += their.do("decode", times=3)
        memory = our.do("memory")
        reads = our.do("reads", times=60)
    size = len(page.written(page.timeline()))
    table(
        f"Decoding a page of 40 statuses, {size / 1000:.0f} kB of JSON (processor time)",
        [("Mastodon.py", spread(theirs)), ("this library", spread(ours)), ("orjson.loads() alone", spread(floor))],
    )
    table(
        "Memory that each status of the page keeps",
        [
            ("this library", f"{memory['decoded'] / 1000:.2f} kB"),
            ("plain dicts of orjson", f"{memory['parsed'] / 1000:.2f} kB"),
        ],
    )
    table(
        "Reading a field of a status",
        [
            ("status.content", spread(reads["attribute"])),
            ('status["content"]', spread(reads["item"])),
            ("the same of a plain dict", spread(reads["plain"])),
        ],
    )
    print()
    results = [
        goal("times faster than Mastodon.py", median(theirs) / median(ours), least=130),
        goal("times orjson.loads()", median(ours) / median(floor), most=2.3),
        goal("memory, in plain dicts", memory["decoded"] / memory["parsed"], most=1.05),
        goal("attribute read, in item reads", median(reads["attribute"]) / median(reads["item"]), most=2),
    ]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
