"""The jobs of Mastodon.py, in the environment that ``peer.py`` makes."""

from __future__ import annotations

import json
from typing import Any

import failing
import page
import spending
from jobs import Stopwatch, cpu, work

from mastodon import Mastodon, StreamListener
from mastodon.return_types import Status
from mastodon.types_base import PaginatableList, try_cast_recurse

TEXT = page.written(page.timeline())


def decoded() -> Any:
    """Give the page as Mastodon.py does after an answer: parsed, then cast to its type."""
    return try_cast_recurse(PaginatableList[Status], json.loads(TEXT))


def calls(url: str, name: str, times: int) -> list[float]:
    """
    Measure calls.

    Args:
        url: The server.
        name: ``timeline`` or ``account``.
        times: How often.
    """
    mastodon = Mastodon(api_base_url=url, access_token="secret", version_check_mode="none")
    if name == "timeline":
        return cpu(lambda: mastodon.timeline_home(limit=40), times)
    return cpu(lambda: mastodon.account(1), times)


class Counter(StreamListener):
    """Counts statuses."""

    def __init__(self) -> None:
        """Begin."""
        self.watch = Stopwatch()

    def on_update(self, status: Status) -> None:
        """Count one."""
        assert isinstance(status, Status)
        self.watch.take()


def listen(url: str, events: int) -> float:
    """
    Measure how many seconds an event of a burst takes.

    Args:
        url: The server.
        events: How many come.
    """
    counter = Counter()
    mastodon = Mastodon(api_base_url=url, access_token="secret", version_check_mode="none")
    mastodon.stream_hashtag(str(events), counter)
    assert counter.watch.count == events
    return counter.watch.per_event


def listen_websocket(url: str, events: int) -> float:
    """
    Measure the same over WebSocket.

    Args:
        url: The server, which has WebSockets at the address that it announces.
        events: How many come.
    """
    counter = Counter()
    mastodon = Mastodon(api_base_url=url, access_token="secret", version_check_mode="none")
    handle = mastodon.stream_open_websocket()
    mastodon.stream_hashtag(str(events), counter, websocket_handle=handle)
    handle.join()
    assert counter.watch.count == events
    return counter.watch.per_event


def spend(url: str, kinds: list[str], seconds: float, method: str) -> int:
    """
    Call as fast as the library does, and tell how many calls failed.

    Args:
        url: The server.
        kinds: What the threads do.
        seconds: For how long.
        method: How limits are kept.
    """

    def connect(token: str | None) -> Any:
        return Mastodon(api_base_url=url, access_token=token, mastodon_version="4.5.0", ratelimit_method=method)

    return spending.spend(connect, kinds, seconds)


def fail(url: str, kind: str, count: int, *, again: bool) -> list[str | None]:
    """
    Post or upload at a server that fails, and tell the id that each call gave.

    Args:
        url: The server.
        kind: ``posts`` or ``uploads``.
        count: How many.
        again: Whether to call again after an error.
    """

    def connect() -> Mastodon:
        options: dict[str, Any] = {"mastodon_version": "4.5.0", "request_timeout": failing.TIMEOUT}
        return Mastodon(api_base_url=url, access_token="secret", **options)

    return failing.work(connect, kind, count, again=again)


if __name__ == "__main__":
    work(
        {
            "decode": lambda times: cpu(decoded, times),
            "calls": calls,
            "listen": listen,
            "listen_websocket": listen_websocket,
            "spend": spend,
            "fail": fail,
        }
    )
