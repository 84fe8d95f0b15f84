"""The jobs of this library, and of the floor: what the JSON and HTTP libraries below it take by themselves."""

from __future__ import annotations

import gc
import tracemalloc
from typing import TYPE_CHECKING, Any

import httpx2
import orjson
import page
from jobs import cpu, work

from mastodon import Mastodon
from mastodon.entities import Page, Status, decode

if TYPE_CHECKING:
    from collections.abc import Callable

TEXT = page.written(page.timeline())


def parsed() -> Any:
    """Give the page as plain dicts and lists."""
    return orjson.loads(TEXT)


def decoded() -> Page[Status]:
    """Give the page as the library does."""
    return decode(Page[Status], orjson.loads(TEXT))


def memory(make: Callable[[], Any], copies: int = 10) -> float:
    """
    Tell how many bytes a status keeps.

    Args:
        make: What gives a page.
        copies: How many pages to keep.
    """
    make()
    gc.collect()
    tracemalloc.start()
    pages = [make() for _ in range(copies)]
    gc.collect()
    size = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    return size / sum(map(len, pages))


def reading(expression: str, thing: Any, times: int) -> list[float]:
    """
    Measure how many seconds one read takes, the loop around it left out.

    Args:
        expression: What to read of ``thing``.
        thing: The dict or entity.
        times: How often to measure 20,000 reads.
    """

    def loop(line: str) -> Callable[[], object]:
        made: dict[str, Any] = {}
        exec("def loop(thing=thing):\n for _ in range(1000):\n" + f"  {line}\n" * 20, {"thing": thing}, made)
        return made["loop"]

    empty = min(cpu(loop("pass"), times))
    return [(seconds - empty) / 20_000 for seconds in cpu(loop(expression), times)]


def reads(times: int) -> dict[str, list[float]]:
    """
    Measure reads of one field, in all ways.

    Args:
        times: How often.
    """
    status, plain = decoded()[0], parsed()[0]
    return {
        "attribute": reading("thing.content", status, times),
        "item": reading("thing['content']", status, times),
        "plain": reading("thing['content']", plain, times),
    }


def calls(url: str, name: str, times: int) -> list[float]:
    """
    Measure calls.

    Args:
        url: The server.
        name: ``timeline`` or ``account``.
        times: How often.
    """
    with Mastodon(api_base_url=url, access_token="secret", version_check_mode="none") as mastodon:
        if name == "timeline":
            return cpu(lambda: mastodon.timeline_home(limit=40), times)
        return cpu(lambda: mastodon.account(1), times)


def floor_calls(url: str, name: str, times: int) -> list[float]:
    """
    Measure the same requests by the HTTP library, with the JSON parsed and nothing more.

    Args:
        url: The server.
        name: ``timeline`` or ``account``.
        times: How often.
    """
    address = url + {"timeline": "/api/v1/timelines/home?limit=40", "account": "/api/v1/accounts/1"}[name]
    with httpx2.Client(headers={"Authorization": "Bearer secret"}) as client:
        return cpu(lambda: orjson.loads(client.get(address).content), times)


if __name__ == "__main__":
    work(
        {
            "decode": lambda times: cpu(decoded, times),
            "parse": lambda times: cpu(parsed, times),
            "memory": lambda: {"decoded": memory(decoded), "parsed": memory(parsed)},
            "reads": reads,
            "calls": calls,
            "floor_calls": floor_calls,
        }
    )
