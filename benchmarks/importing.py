"""The processor time of fresh interpreters: that import the library, and that make a first call, too."""

from __future__ import annotations

import resource
import subprocess
import sys
from statistics import median
from typing import TYPE_CHECKING

import peer
from jobs import ENVIRONMENT, Process
from report import goal, spread, table

if TYPE_CHECKING:
    from pathlib import Path

ROUNDS = 25

IMPORT = "from mastodon import Mastodon"
CALL = IMPORT + "; Mastodon(api_base_url={!r}, access_token='secret', version_check_mode='none').account(1)"


def run(python: str | Path, code: str) -> float:
    """
    Run code in a fresh interpreter, and tell how many seconds of processor time it took from start to end.

    Args:
        python: The interpreter.
        code: The code.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([python, "-I", "-c", code], check=True, env=ENVIRONMENT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def main() -> int:
    """Measure, print, and tell whether all goals are reached."""
    ours, theirs = sys.executable, peer.python()
    with Process(ours, "server.py") as server:
        call = CALL.format(server.line())
        todo = {
            "empty": (ours, "pass"),
            "our import": (ours, IMPORT),
            "their import": (theirs, IMPORT),
            "our call": (ours, call),
            "their call": (theirs, call),
        }
        for python, code in todo.values():  # Once that does not count: it compiles what is not compiled yet.
            run(python, code)
        took: dict[str, list[float]] = {name: [] for name in todo}
        for _ in range(ROUNDS):
            for name, (python, code) in todo.items():
                took[name].append(run(python, code))
    table(
        "A fresh interpreter that imports the library (processor time)",
        [
            ("Mastodon.py", spread(took["their import"])),
            ("this library", spread(took["our import"])),
            ("nothing", spread(took["empty"])),
        ],
    )
    table(
        "The same, and account(1) over loopback HTTP",
        [("Mastodon.py", spread(took["their call"])), ("this library", spread(took["our call"]))],
    )
    print()
    results = [
        goal(
            "import, in imports of Mastodon.py",
            median(took["our import"]) / median(took["their import"]),
            most=0.65,
        ),
        goal(
            "import and first call, in those of Mastodon.py",
            median(took["our call"]) / median(took["their call"]),
            most=0.9,
        ),
    ]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
