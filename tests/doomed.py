"""
A worker that is killed: ``python tests/doomed.py URL STORE CLIENT MOMENT NOW CALLS``.

It makes calls to a server with a budget that is shared, by a clock that stands still. During the last one it ends as by
``kill -9``, or goes on until somebody kills it.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from typing import Any

import mastodon.budget
from mastodon import AsyncMastodon, Mastodon


class Clock:
    """A clock that stands still."""

    def __init__(self, now: float) -> None:
        self.time = now

    def now(self) -> float:
        return self.time

    def chance(self) -> float:
        return 1.0


def die(*_: Any, **__: Any) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


async def work(url: str, store: str, client: str, moment: str, now: str, calls: str) -> None:
    made: Any = Mastodon if client == "sync" else AsyncMastodon
    mastodon_client = made(api_base_url=url, access_token="token", mastodon_version="4.7.0", budget=store)
    mastodon_client._clock = Clock(float(now))
    for left in reversed(range(int(calls))):
        if left == 0 and moment == "counting":
            mastodon.budget.pacing.take = die
        if left == 0 and moment == "sending":
            mastodon_client._transport.send = die
        answer = mastodon_client.status(1)
        if client == "async":
            await answer


if __name__ == "__main__":
    asyncio.run(work(*sys.argv[1:]))
