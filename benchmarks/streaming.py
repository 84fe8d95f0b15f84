"""The processor time of an event in a burst over loopback HTTP: this library, Mastodon.py, the HTTP library alone."""

from __future__ import annotations

import sys
from statistics import median

import page
import peer
from jobs import Process
from report import goal, spread, table

ROUNDS = 9
EVENTS = 4000
THEIR_EVENTS = 40


def main() -> int:
    """Measure, print, and tell whether the goal is reached."""
    ours: dict[str, list[float]] = {"listen": [], "iterate": [], "listen_async": [], "floor_listen": []}
    theirs: list[float] = []
    with (
        Process(sys.executable, "server.py") as server,
        Process(sys.executable, "ours.py") as our,
        Process(peer.python(), "theirs.py") as their,
    ):
        url = server.line()
        for _ in range(ROUNDS):
            for job, seconds in ours.items():
                seconds.append(our.do(job, url=url, events=EVENTS))
            theirs.append(their.do("listen", url=url, events=THEIR_EVENTS))
        parsing = our.do("parse_events", times=ROUNDS)
    size = median(map(len, page.events()))
    table(
        f"An event of {size / 1000:.1f} kB in a burst, decoded to a status (processor time of the client)",
        [
            ("Mastodon.py, listener", spread(theirs)),
            ("this library, listener", spread(ours["listen"])),
            ("this library, iterator", spread(ours["iterate"])),
            ("this library, listener, asyncio", spread(ours["listen_async"])),
            ("this library, parser alone", spread(parsing)),
            ("httpx2's lines and orjson alone", spread(ours["floor_listen"])),
        ],
    )
    print()
    print(f"  events per second and core: {1 / median(ours['listen']):,.0f}")
    return 0 if goal("times less than Mastodon.py", median(theirs) / median(ours["listen"]), least=120.0) else 1


if __name__ == "__main__":
    sys.exit(main())
