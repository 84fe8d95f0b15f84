"""Streams that break all the time, and programs that are killed: ten minutes by ``tools/``, here for a shorter time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

SOAK = Path(__file__).parent.parent / "tools" / "soak.py"
CHAOS = Path(__file__).parent.parent / "tools" / "chaos.py"
SECONDS = 20 if os.environ.get("CI") else 4


def test_streams_that_break_lose_and_leave_nothing():
    done = subprocess.run(
        [sys.executable, SOAK, f"--seconds={SECONDS}"], capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "nothing lost, torn or left behind" in done.stdout


def test_each_status_is_handled_once_whatever_breaks():
    seconds = 60 if os.environ.get("CI") else 8
    done = subprocess.run(
        [sys.executable, CHAOS, f"--seconds={seconds}"], capture_output=True, text=True, check=False, timeout=360
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "each status handled, none twice" in done.stdout
