"""The time, and waiting for it; locks, and waiting until another task or thread has changed something."""

from __future__ import annotations

import threading
import time
import weakref
from random import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import asyncio

    from mastodon.seam.streams import AsyncStop, Stop


class _Clock:
    """The time."""

    def now(self) -> float:
        """Give the time in seconds since 1970."""
        return time.time()

    def chance(self) -> float:
        """Draw a number from 0 to 1."""
        return random()  # noqa: S311 - spreads waits, and keeps no secret


class AsyncClock(_Clock):
    """The time, and waiting, for ``AsyncMastodon``."""

    async def sleep(self, seconds: float, stop: AsyncStop | None = None) -> None:
        """
        Wait.

        Args:
            seconds: For how long.
            stop: What ends it earlier.
        """
        import asyncio

        await (asyncio.sleep(seconds) if stop is None else stop.wait(seconds))


class Clock(_Clock):
    """The time, and waiting, for ``Mastodon``."""

    def sleep(self, seconds: float, stop: Stop | None = None) -> None:
        """
        Wait.

        Args:
            seconds: For how long.
            stop: What ends it earlier.
        """
        if stop is None:
            time.sleep(seconds)
        else:
            stop.wait(seconds)


class AsyncTurns:
    """
    So many tasks at a time, in each event loop: asyncio's own semaphore belongs to the loop that first waited for it.

    Args:
        count: How many.
    """

    def __init__(self, count: int) -> None:
        """Let nobody in yet."""
        self._count = count
        self._turns: weakref.WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Semaphore]
        self._turns = weakref.WeakKeyDictionary()

    async def __aenter__(self) -> None:
        """Wait until it is the task's turn."""
        import asyncio

        await self._turns.setdefault(asyncio.get_running_loop(), asyncio.Semaphore(self._count)).acquire()

    async def __aexit__(self, *failure: object) -> None:
        """Let the next task in."""
        import asyncio

        self._turns[asyncio.get_running_loop()].release()


Turns = threading.Semaphore


class AsyncLock(AsyncTurns):
    """One task at a time, in each event loop."""

    def __init__(self) -> None:
        """Make it unlocked."""
        super().__init__(1)


Lock = threading.Lock


def alock() -> asyncio.Lock:
    """Make a lock for tasks of one event loop, for ``AsyncMastodon``: smaller than an ``AsyncLock``."""
    import asyncio

    return asyncio.Lock()


lock = threading.Lock


def acondition() -> asyncio.Condition:
    """Make something to wait at until another task has changed something, for ``AsyncMastodon``."""
    import asyncio

    return asyncio.Condition()


condition = threading.Condition
