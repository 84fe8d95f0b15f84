"""The jobs of this library, and of the floor: what the JSON and HTTP libraries below it take by themselves."""

from __future__ import annotations

import asyncio
import gc
import os
import threading
import tracemalloc
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import failing
import httpx2
import orjson
import page
import spending
from jobs import Stopwatch, cpu, work
from server import parts

from mastodon import AsyncMastodon, Mastodon, MastodonNetworkError, Retries, StreamListener
from mastodon.budget import Budget
from mastodon.entities import Page, Status
from mastodon.protocol.pacing import BUCKETS
from mastodon.protocol.request import request
from mastodon.protocol.response import Response, read
from mastodon.protocol.sse import Parser

if TYPE_CHECKING:
    from collections.abc import Callable

TEXT = page.written(page.timeline())
ASKED = request("GET", "/api/v1/timelines/home", Page[Status], limit=40)
HOME = "http://127.0.0.1/api/v1/timelines/home"
LINK = f'<{HOME}?limit=40&max_id=1>; rel="next", <{HOME}?limit=40&min_id=9>; rel="prev"'
ANSWER = Response(200, {"content-type": "application/json; charset=utf-8", "link": LINK}, TEXT, f"{HOME}?limit=40")


def parsed() -> Any:
    """Give the page as plain dicts and lists."""
    return orjson.loads(TEXT)


def decoded() -> Page[Status]:
    """Give the page as a call does, from the body of the answer to the result."""
    return read(ASKED, ANSWER)


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
    with (
        Mastodon(api_base_url=url, access_token="secret", version_check_mode="none") as mastodon,
        suppress(MastodonNetworkError),  # The server ends the stream.
    ):
        mastodon.stream_hashtag(str(events), counter)
    assert counter.watch.count == events
    return counter.watch.per_event


def iterate(url: str, events: int) -> float:
    """
    Measure the same with the iterator.

    Args:
        url: The server.
        events: How many come.
    """
    watch = Stopwatch()
    with (
        Mastodon(api_base_url=url, access_token="secret", version_check_mode="none") as mastodon,
        suppress(MastodonNetworkError),
    ):
        for event in mastodon.stream(f"hashtag:{events}"):
            assert event.status is not None
            watch.take()
    assert watch.count == events
    return watch.per_event


def listen_async(url: str, events: int) -> float:
    """
    Measure the same with ``AsyncMastodon``.

    Args:
        url: The server.
        events: How many come.
    """
    counter = Counter()

    async def listening() -> None:
        mastodon = AsyncMastodon(api_base_url=url, access_token="secret", version_check_mode="none")
        async with mastodon:
            with suppress(MastodonNetworkError):
                await mastodon.stream_hashtag(str(events), counter)

    asyncio.run(listening())
    assert counter.watch.count == events
    return counter.watch.per_event


def listen_websocket(url: str, events: int) -> float:
    """
    Measure the same over WebSocket, with a subscription.

    Args:
        url: The server.
        events: How many come.
    """
    counter = Counter()
    with Mastodon(api_base_url=url, access_token="secret", version_check_mode="none") as mastodon:
        handle = mastodon.stream_open_websocket()
        mastodon.stream_hashtag(str(events), counter, websocket_handle=handle)
        with suppress(MastodonNetworkError):
            handle.join()
    assert counter.watch.count == events
    return counter.watch.per_event


def iterate_websocket(url: str, events: int) -> float:
    """
    Measure the same over WebSocket, with the iterator.

    Args:
        url: The server.
        events: How many come.
    """
    watch = Stopwatch()
    with (
        Mastodon(api_base_url=url, access_token="secret", version_check_mode="none") as mastodon,
        suppress(MastodonNetworkError),
    ):
        for event in mastodon.stream(f"hashtag:{events}", via="websocket"):
            assert event.status is not None
            watch.take()
    assert watch.count == events
    return watch.per_event


def iterate_lasting(url: str, events: int, via: str) -> float:
    """
    Measure the same with a stream that connects again and tells what was missed.

    Args:
        url: The server.
        events: How many come.
        via: ``sse`` or ``websocket``.
    """
    watch = Stopwatch()
    with Mastodon(api_base_url=url, access_token="secret", version_check_mode="none") as mastodon:
        for event in mastodon.stream(f"hashtag:{events}", via=via, reconnect=True):
            assert event.status is not None
            watch.take()
            if watch.count == events:
                break
    return watch.per_event


def iterate_websocket_async(url: str, events: int) -> float:
    """
    Measure the same with ``AsyncMastodon``.

    Args:
        url: The server.
        events: How many come.
    """
    watch = Stopwatch()

    async def going_through() -> None:
        mastodon = AsyncMastodon(api_base_url=url, access_token="secret", version_check_mode="none")
        async with mastodon:
            with suppress(MastodonNetworkError):
                async for event in mastodon.stream(f"hashtag:{events}", via="websocket"):
                    assert event.status is not None
                    watch.take()

    asyncio.run(going_through())
    assert watch.count == events
    return watch.per_event


def idle(url: str, via: str, streams: int, resume: str | None = None) -> dict[str, float]:
    """
    Measure how many bytes of memory an idle stream keeps, and how many threads all have, in one event loop.

    Args:
        url: The server.
        via: ``sse`` or ``websocket``.
        streams: How many.
        resume: The file that keeps their places; None for streams that do not last.
    """

    async def waiting() -> dict[str, float]:
        how: dict[str, Any] = {"version_check_mode": "none", "ratelimit_method": "throw"}
        async with AsyncMastodon(api_base_url=url, access_token="secret", **how) as mastodon:

            async def one(number: int) -> None:
                async for _ in mastodon.stream(f"list:{number}", via=via, resume=resume):
                    pass

            async def opened(numbers: range) -> list[asyncio.Task[None]]:
                tasks = [asyncio.create_task(one(number)) for number in numbers]
                before = -1
                while (now := opened_files()) > before:  # Until there is no further connection.
                    before = now
                    await asyncio.sleep(2)
                assert not any(task.done() for task in tasks)
                return tasks

            tasks = await opened(range(50))  # What all streams share is there already.
            threads = threading.active_count()
            before = resident()
            tasks += await opened(range(50, 50 + streams))
            found = {"bytes": (resident() - before) / streams, "threads": threading.active_count() - threads}
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            return found

    return asyncio.run(waiting())


def opened_files() -> int:
    """Tell how many files and connections this process has."""
    return sum(1 for _ in Path("/proc/self/fd").iterdir())


def resident() -> int:
    """Tell how many bytes of memory this process has."""
    gc.collect()
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGESIZE")


def floor_listen(url: str, events: int) -> float:
    """
    Measure the same by the HTTP library's lines, with the JSON parsed and nothing more.

    Args:
        url: The server.
        events: How many come.
    """
    watch = Stopwatch()
    with httpx2.Client() as client, client.stream("GET", f"{url}/api/v1/streaming/hashtag?tag={events}") as response:
        for line in response.iter_lines():
            if line.startswith("data: "):
                orjson.loads(line[6:])
                watch.take()
    return watch.per_event


def parse_events(times: int) -> list[float]:
    """
    Measure how many seconds the parser alone takes for an event, in chunks of 64 KiB.

    Args:
        times: How often.
    """
    stream = b"".join(b"".join(parts(event)) for event in page.events(1000))
    chunks = [stream[begin : begin + 65536] for begin in range(0, len(stream), 65536)]

    def parse() -> None:
        parser = Parser()
        assert sum(1 for chunk in chunks for _ in parser.feed(chunk)) == 1000

    return [seconds / 1000 for seconds in cpu(parse, times)]


def spend(
    url: str, store: str, limits: dict[str, tuple[int, int]], kinds: list[str], seconds: float, client: str, method: str
) -> int:
    """
    Call as fast as the server allows, and tell how many calls failed.

    Args:
        url: The server.
        store: Where the budget is that all processes share.
        limits: How many calls each bucket allows in how many seconds.
        kinds: What the threads do.
        seconds: For how long.
        client: ``sync`` or ``async``.
        method: How limits are kept.
    """
    buckets = [bucket._replace(limit=limits[bucket.name][0], seconds=limits[bucket.name][1]) for bucket in BUCKETS]
    made = Mastodon if client == "sync" else AsyncMastodon
    options: dict[str, Any] = {"mastodon_version": "4.5.0", "ratelimit_method": method}
    options |= {"api_base_url": url, "budget": Budget(store, buckets=buckets)}

    def connect(token: str | None) -> Any:
        return made(access_token=token, **options)

    if client == "sync":
        return spending.spend(connect, kinds, seconds)
    return asyncio.run(spending.spend_async(connect, kinds, seconds))


def fail(url: str, kind: str, count: int, client: str) -> list[str | None]:
    """
    Post or upload at a server that fails, and tell the id that each call gave.

    Args:
        url: The server.
        kind: ``posts`` or ``uploads``.
        count: How many.
        client: ``sync`` or ``async``.
    """
    made = Mastodon if client == "sync" else AsyncMastodon
    options: dict[str, Any] = {"mastodon_version": "4.5.0", "request_timeout": failing.TIMEOUT}
    options["retries"] = Retries(most=failing.TRIES, first=0.1, longest=0.5)
    # A 429 makes the limits of Mastodon count, which are those of hours.
    options["budget"] = Budget(buckets=[bucket._replace(limit=1_000_000) for bucket in BUCKETS])

    mastodon: Any = made(api_base_url=url, access_token="secret", **options)
    if client == "sync":
        return failing.work(lambda: mastodon, kind, count)
    return asyncio.run(failing.work_async(mastodon, kind, count))


if __name__ == "__main__":
    work(
        {
            "decode": lambda times: cpu(decoded, times),
            "parse": lambda times: cpu(parsed, times),
            "memory": lambda: {"decoded": memory(decoded), "parsed": memory(parsed)},
            "reads": reads,
            "calls": calls,
            "floor_calls": floor_calls,
            "listen": listen,
            "iterate": iterate,
            "listen_async": listen_async,
            "listen_websocket": listen_websocket,
            "iterate_websocket": iterate_websocket,
            "iterate_lasting": partial(iterate_lasting, via="sse"),
            "iterate_websocket_lasting": partial(iterate_lasting, via="websocket"),
            "iterate_websocket_async": iterate_websocket_async,
            "idle": idle,
            "floor_listen": floor_listen,
            "parse_events": parse_events,
            "spend": spend,
            "fail": fail,
        }
    )
