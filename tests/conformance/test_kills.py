"""
Workers that are killed at the worst moments: what they took from a shared budget comes back with the next window.

A worker is a process of its own (``tests/doomed.py``), with a clock that is told. It is killed while the store is
changed, before its call is sent, or while the server is at it. Who goes on is never refused, and has the whole of the
next window. ``test_budget.py`` shows the same with many workers at full speed.
"""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from loopback import Limited

TESTS = Path(__file__).parents[1]

LIMIT, WINDOW = 10, 300.0

SPENT = 4
"""How many calls the worker makes, the one during which it is killed included."""


class Server(Limited):
    """Answers all calls but the one that is ``late``: it says that it has it, and waits for the end of who called."""

    def __init__(self, now, late):
        super().__init__(now, limit=LIMIT, window=WINDOW)
        self.late, self.met = late, threading.Event()

    def __call__(self, connection, server):
        while server.read_request(connection):
            answer = self.answer()
            if self.served == self.late:
                self.met.set()
                connection.recv(1)
                return
            connection.sendall(answer)


@pytest.mark.parametrize(
    ("moment", "store", "lost"),
    [
        ("counting", "file", 0),  # Redis does it in one step.
        ("sending", "file", 1),
        ("sending", "redis", 1),
        ("waiting", "file", 0),
        ("waiting", "redis", 0),
    ],
)
def test_what_a_killed_worker_took_comes_back_with_the_next_window(
    moment, store, lost, kind, make_client, socket_server, clock, tmp_path, request
):
    address = str(tmp_path / "limits.db") if store == "file" else request.getfixturevalue("clean_redis")
    limited = Server(clock.now, SPENT if moment == "waiting" else None)
    server = socket_server(limited)
    command = [sys.executable, TESTS / "doomed.py", server.url, address, kind, moment, str(clock.time), str(SPENT)]
    with subprocess.Popen(command, cwd=TESTS.parent, stderr=subprocess.PIPE, text=True) as worker:
        if moment == "waiting":
            assert limited.met.wait(30)
            worker.kill()
        _, said = worker.communicate()
    assert worker.returncode == -signal.SIGKILL, said
    assert limited.served == SPENT - (moment != "waiting")

    client = make_client(api_base_url=server.url, transport=None, access_token="token", budget=address)
    for _ in range(LIMIT - limited.served - lost):
        client.status(1)
    assert clock.slept == []
    client.status(1)
    assert clock.slept == [WINDOW]
    for _ in range(LIMIT - 1):
        client.status(1)
    assert clock.slept == [WINDOW]
    assert limited.refused == 0
