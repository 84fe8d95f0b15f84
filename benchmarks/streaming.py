"""The processor time of an event in a burst over loopback, by HTTP and by WebSocket, and the memory of idle streams."""

from __future__ import annotations

import sys
from statistics import median
from tempfile import TemporaryDirectory

import page
import peer
from jobs import Process
from report import goal, spread, table

ROUNDS = 9
EVENTS = 4000
THEIR_EVENTS = 40
STREAMS = 500
PROCESSES = 3


def main() -> int:
    """Measure, print, and tell whether the goals are reached."""
    jobs = ("listen", "iterate", "iterate_lasting", "listen_async", "floor_listen")
    websocket_jobs = ("listen_websocket", "iterate_websocket", "iterate_websocket_lasting", "iterate_websocket_async")
    ours: dict[str, list[float]] = {job: [] for job in jobs + websocket_jobs}
    theirs: dict[str, list[float]] = {"listen": [], "listen_websocket": []}
    with (
        Process(sys.executable, "server.py") as server,
        Process(sys.executable, "ours.py") as our,
        Process(peer.python(), "theirs.py") as their,
    ):
        url = server.line()
        for _ in range(ROUNDS):
            for job, seconds in ours.items():
                seconds.append(our.do(job, url=url, events=EVENTS))
            for job, seconds in theirs.items():
                seconds.append(their.do(job, url=url, events=THEIR_EVENTS))
        parsing = our.do("parse_events", times=ROUNDS)
    with Process(sys.executable, "server.py") as server, TemporaryDirectory() as folder:
        url = server.line()
        idle = {}
        for via in "sse", "websocket":
            for lasts in False, True:
                found = []
                for turn in range(PROCESSES):  # Memory that nothing else has used, and that has holes by chance.
                    resume = f"{folder}/{via}-{turn}.db" if lasts else None
                    with Process(sys.executable, "ours.py") as our:
                        found.append(our.do("idle", url=url, via=via, streams=STREAMS, resume=resume))
                idle[f"{via}{', resume' if lasts else ''}"] = found
    size = median(map(len, page.events()))
    table(
        f"An event of {size / 1000:.1f} kB in a burst, decoded to a status (processor time of the client)",
        [
            ("Mastodon.py, listener", spread(theirs["listen"])),
            ("this library, listener", spread(ours["listen"])),
            ("this library, iterator", spread(ours["iterate"])),
            ("this library, iterator that lasts", spread(ours["iterate_lasting"])),
            ("this library, listener, asyncio", spread(ours["listen_async"])),
            ("this library, parser alone", spread(parsing)),
            ("httpx2's lines and orjson alone", spread(ours["floor_listen"])),
        ],
    )
    table(
        "The same over WebSocket",
        [
            ("Mastodon.py, subscription", spread(theirs["listen_websocket"])),
            ("this library, subscription", spread(ours["listen_websocket"])),
            ("this library, iterator", spread(ours["iterate_websocket"])),
            ("this library, iterator that lasts", spread(ours["iterate_websocket_lasting"])),
            ("this library, iterator, asyncio", spread(ours["iterate_websocket_async"])),
        ],
    )
    print()
    print(f"  events per second and core: {1 / median(ours['listen']):,.0f}")
    print(f"  events per second and core over WebSocket: {1 / median(ours['listen_websocket']):,.0f}")
    reached = [
        goal(f"times less than Mastodon.py{what}", median(theirs[their]) / median(ours[job]), least=least)
        for what, their, job, least in (
            ("", "listen", "listen", 120.0),
            (", stream that lasts", "listen", "iterate_lasting", 120.0),
            (" over WebSocket", "listen_websocket", "listen_websocket", 90.0),
            (" over WebSocket, stream that lasts", "listen_websocket", "iterate_websocket_lasting", 90.0),
        )
    ]
    for how, found in idle.items():
        kept = median(one["bytes"] for one in found) / 1024
        reached.append(goal(f"KiB for each of {STREAMS} idle streams, {how}", kept, most=30.0))
        reached.append(goal(f"threads for them, {how}", max(one["threads"] for one in found), most=0.0))
    return 0 if all(reached) else 1


if __name__ == "__main__":
    sys.exit(main())
