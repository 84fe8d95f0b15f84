"""What differs between the two clients, besides HTTP: clocks, locks, and values that may still be on their way."""

from __future__ import annotations

import asyncio
import time

import pytest

from mastodon.seam.streams import AsyncStop, Stop
from mastodon.seam.tasks import unless_stopped
from mastodon.seam.values import aready, ready
from mastodon.seam.waiting import AsyncClock, AsyncLock, Clock


def test_the_clocks_tell_the_time(monkeypatch):
    monkeypatch.setattr(time, "time", lambda: 1_700_000_000.5)
    assert Clock().now() == AsyncClock().now() == 1_700_000_000.5


@pytest.mark.parametrize("clock", [Clock(), AsyncClock()], ids=["sync", "async"])
def test_the_clocks_throw_dice(clock):
    thrown = [clock.chance() for _ in range(100)]
    assert len(set(thrown)) == 100
    assert all(0 <= number <= 1 for number in thrown)


def test_the_clocks_wait(monkeypatch):
    waited = []

    async def sleep(seconds):
        waited.append(seconds)

    monkeypatch.setattr(time, "sleep", waited.append)
    monkeypatch.setattr(asyncio, "sleep", sleep)
    Clock().sleep(2.5)
    asyncio.run(AsyncClock().sleep(7.5))
    assert waited == [2.5, 7.5]


def test_another_thread_may_end_a_stream_and_its_loop_wakes():
    async def main():
        asyncio.get_running_loop().set_debug(True)  # Then what does not wake the loop is refused.
        stop = AsyncStop()
        waiting = asyncio.ensure_future(stop.ended())
        await asyncio.sleep(0)
        await asyncio.to_thread(stop.set)
        await asyncio.wait_for(waiting, 5)

    asyncio.run(main())


def test_a_stream_whose_loop_is_gone_can_be_ended():
    loop, stop = asyncio.new_event_loop(), AsyncStop()
    task = loop.create_task(stop.ended())
    loop.run_until_complete(asyncio.sleep(0))
    loop.close()
    stop.set()
    assert stop.is_set()
    task._log_destroy_pending = False  # It was never to end.
    task.get_coro().close()


def test_values_are_waited_for_where_they_are_on_their_way():
    async def soon():
        return 5

    async def both():
        return await aready(soon()), await aready(7)

    assert asyncio.run(both()) == (5, 7)
    assert ready(7) == 7


async def contend(lock, running):
    """Let three tasks want a lock, and see that one has it at a time."""

    async def work():
        async with lock:
            running.append(1)
            assert len(running) == 1
            await asyncio.sleep(0)
            running.pop()

    await asyncio.gather(work(), work(), work())


def test_one_lock_serves_one_event_loop_after_the_other():
    lock = AsyncLock()
    for _ in range(3):
        asyncio.run(contend(lock, []))


def test_a_lock_is_free_again_after_an_error():
    lock = AsyncLock()

    async def fail():
        async with lock:
            raise KeyError

    async def twice():
        for _ in range(2):
            with pytest.raises(KeyError):
                await fail()

    asyncio.run(twice())


def test_a_timeout_of_the_work_itself_ends_waiting_for_it(monkeypatch):
    def work():
        raise TimeoutError("of the work itself")

    stop = Stop()
    monkeypatch.setattr(stop, "is_set", iter([False] * 50 + [True]).__next__)
    with pytest.raises(TimeoutError, match="of the work itself"):
        unless_stopped(stop, work)
