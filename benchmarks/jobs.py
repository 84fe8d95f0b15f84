"""
What both sides of a comparison have in common: a worker takes jobs from standard input and gives results, as JSON.

Each side runs in its own Python environment, so neither imports anything of the other's.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

HERE = Path(__file__).resolve().parent

ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | {
    "NO_PROXY": "127.0.0.1",
    "no_proxy": "127.0.0.1",
}
"""For all processes that are measured: compiled modules are kept, and no proxy is asked."""


def cpu(action: Callable[[], object], times: int) -> list[float]:
    """
    Measure how many seconds of processor time an action takes, again and again, after one that does not count.

    Args:
        action: What to measure.
        times: How often.
    """
    action()
    measured = []
    for _ in range(times):
        begin = time.process_time()
        action()
        measured.append(time.process_time() - begin)
    return measured


class Stopwatch:
    """Measures the processor time from the first event of a stream to the last."""

    def __init__(self) -> None:
        """Wait for the first event."""
        self.count = 0
        self.first = self.last = 0.0

    def take(self) -> None:
        """Count an event."""
        self.last = time.process_time()
        if not self.count:
            self.first = self.last
        self.count += 1

    @property
    def per_event(self) -> float:
        """How many seconds one event took."""
        return (self.last - self.first) / (self.count - 1)


def work(jobs: Mapping[str, Callable[..., Any]]) -> None:
    """
    Do jobs until standard input closes.

    Args:
        jobs: What can be done, by name.
    """
    for line in sys.stdin:
        asked = json.loads(line)
        print(json.dumps(jobs[asked.pop("job")](**asked)), flush=True)


class Process:
    """
    A script of this folder that runs beside this one, and answers each line it is given with one of its own.

    Args:
        python: The interpreter of its environment.
        script: The name of the script.
        arguments: Those of the script.
    """

    def __init__(self, python: str | Path, script: str, *arguments: str) -> None:
        """Start it."""
        self.process = subprocess.Popen(
            [python, HERE / script, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=ENVIRONMENT,
        )

    def __enter__(self) -> Self:
        """Give it."""
        return self

    def __exit__(self, *failure: object) -> None:
        """Stop it."""
        self.process.communicate()

    def line(self) -> str:
        """Give its next line."""
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            message = f"{self.process.args} stopped"
            raise RuntimeError(message)
        return line.strip()

    def begin(self, job: str, **how: Any) -> None:
        """
        Let a worker begin a job.

        Args:
            job: Its name.
            how: Its arguments.
        """
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps({"job": job, **how}) + "\n")
        self.process.stdin.flush()

    def do(self, job: str, **how: Any) -> Any:
        """
        Let a worker do a job, and give its result.

        Args:
            job: Its name.
            how: Its arguments.
        """
        self.begin(job, **how)
        return json.loads(self.line())
