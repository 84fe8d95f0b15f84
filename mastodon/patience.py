"""Patience with files of SQLite that several processes use: it does not always wait for the others by itself."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def patiently(work: Callable[[], object], seconds: float) -> None:
    """
    Do what SQLite refuses at once while another process does the same.

    Args:
        work: What to do.
        seconds: For how long to try.

    Raises:
        sqlite3.OperationalError: It was refused all the time.
    """
    import sqlite3

    end = time.monotonic() + seconds
    while True:
        try:
            work()
        except sqlite3.OperationalError:
            if time.monotonic() > end:
                raise
            time.sleep(0.01)
        else:
            return
