"""What the workers of ``budget.py`` do with either library: call as fast as they may, always in the same buckets."""

from __future__ import annotations

import asyncio
import threading
import time
from itertools import cycle
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

WORKERS = [("read", "page", "stranger", "upload"), ("post", "follow", "app", "sign up")] * 2
"""What the four threads of each of the four processes do: every bucket is spent from by two processes."""

PNG = b"\x89PNG\r\n\x1a\n"


def route(mastodon: Any, path: str) -> Any:
    """
    Post to a route; both libraries have more to do around it in their own methods.

    Args:
        mastodon: The client.
        path: The route.
    """
    post = mastodon.request if hasattr(mastodon, "request") else mastodon._Mastodon__api_request
    return post("POST", path)


CALLS: dict[str, tuple[str | None, list[Callable[[Any], Any]]]] = {
    "read": ("me-read", [lambda m: m.account(1)]),
    "page": ("me-page", [lambda m: m.timeline_home(max_id=5)]),
    "stranger": (None, [lambda m: m.account(1)]),
    "upload": ("me-upload", [lambda m: m.media_post(PNG, "image/png"), lambda m: m.status_delete(1)]),
    "post": ("me-post", [lambda m: m.status_post("Hello")]),
    "follow": ("me-follow", [lambda m: m.account_follow(1), lambda m: route(m, "/api/v1/reports")]),
    "app": (None, [lambda m: route(m, "/api/v1/apps")]),
    "sign up": ("app-sign", [lambda m: route(m, "/api/v1/accounts")]),
}
"""The access token that a thread has, and what it calls in turn. The user is the part before the dash."""


def spend(connect: Callable[[str | None], Any], kinds: list[str], seconds: float) -> int:
    """
    Call from as many threads as there are kinds, for so long, and tell how many calls failed.

    Whoever waits by then is left waiting.

    Args:
        connect: Makes a client for an access token.
        kinds: What the threads do.
        seconds: For how long; 0 for one call of each.
    """
    until, failed = time.monotonic() + seconds, []

    def work(kind: str) -> None:
        token, calls = CALLS[kind]
        mastodon = connect(token)
        for call in cycle(calls):
            try:
                call(mastodon)
            except Exception as error:  # noqa: BLE001 - whatever a library raises is counted
                failed.append(error)
            if time.monotonic() > until:
                return

    threads = [threading.Thread(target=work, args=(kind,), daemon=True) for kind in kinds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(max(0.0, until - time.monotonic()) if seconds else None)
    return len(failed)


async def spend_async(connect: Callable[[str | None], Any], kinds: list[str], seconds: float) -> int:
    """
    Do the same from tasks.

    Args:
        connect: Makes a client for an access token.
        kinds: What the tasks do.
        seconds: For how long; 0 for one call of each.
    """
    failed: list[Exception] = []

    async def work(kind: str) -> None:
        token, calls = CALLS[kind]
        async with connect(token) as mastodon:
            for call in cycle(calls):
                try:
                    await call(mastodon)
                except Exception as error:  # noqa: BLE001 - whatever a library raises is counted
                    failed.append(error)
                if not seconds:
                    return

    tasks = [asyncio.create_task(work(kind)) for kind in kinds]
    for task in (await asyncio.wait(tasks, timeout=seconds or None))[1]:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    return len(failed)
