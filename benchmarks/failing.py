"""What the workers of ``faults.py`` do with either library: post and upload, and say what they were told."""

from __future__ import annotations

import asyncio
import io
import threading
from random import Random
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

AT_ONCE = 8
"""How many threads or tasks there are."""

TIMEOUT = 0.5
"""After how many seconds of silence a call ends."""

TRIES = 10
"""How often a program calls that does not take an error for an answer."""


def text(number: int) -> str:
    """
    Write a post.

    Args:
        number: Which.
    """
    return f"Post {number}"


def content(number: int) -> bytes:
    """
    Make a file of about 100 kB.

    Args:
        number: Which.
    """
    return b"\x89PNG\r\n\x1a\n" + Random(number).randbytes(100_000 + number)


def call(mastodon: Any, kind: str, number: int) -> Any:
    """
    Post, or upload an open file.

    Args:
        mastodon: The client.
        kind: ``posts`` or ``uploads``.
        number: Which.
    """
    if kind == "posts":
        return mastodon.status_post(text(number))
    return mastodon.media_post(io.BytesIO(content(number)), "image/png")


def work(connect: Callable[[], Any], kind: str, count: int, *, again: bool = False) -> list[str | None]:
    """
    Make calls from some threads, and tell the id that each gave; None where it ended in an error.

    Args:
        connect: Gives the client of a thread.
        kind: ``posts`` or ``uploads``.
        count: How many.
        again: Whether to call again after an error.
    """
    told: list[str | None] = [None] * count

    def some(first: int) -> None:
        mastodon = connect()
        for number in range(first, count, AT_ONCE):
            for _ in range(TRIES if again else 1):
                try:
                    told[number] = str(call(mastodon, kind, number)["id"])
                except Exception:  # noqa: BLE001 - whatever a library raises
                    continue
                break

    threads = [threading.Thread(target=some, args=(first,)) for first in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return told


async def work_async(mastodon: Any, kind: str, count: int) -> list[str | None]:
    """
    Do the same from tasks.

    Args:
        mastodon: The client.
        kind: ``posts`` or ``uploads``.
        count: How many.
    """
    told: list[str | None] = [None] * count

    async def some(first: int) -> None:
        for number in range(first, count, AT_ONCE):
            try:
                told[number] = str((await call(mastodon, kind, number))["id"])
            except Exception:  # noqa: BLE001 - whatever a library raises
                continue

    async with mastodon:
        await asyncio.gather(*(some(first) for first in range(AT_ONCE)))
    return told
