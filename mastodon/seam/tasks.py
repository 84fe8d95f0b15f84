"""Tasks and threads: what runs beside the caller, what is completed or left, and what another thread brings."""

from __future__ import annotations

import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from concurrent.futures import Future

    from mastodon.seam.streams import AsyncStop, Stop

T = TypeVar("T")


class AsyncWorker:
    """
    A task that runs beside its caller, for ``AsyncMastodon``.

    Args:
        work: What it does; it lets no error out.
        name: What to call it.
    """

    def __init__(self, work: Callable[[], Coroutine[Any, Any, None]], name: str) -> None:
        import asyncio

        self._task = asyncio.get_running_loop().create_task(work(), name=name)

    def is_alive(self) -> bool:
        """Tell whether it is still running."""
        return not self._task.done()

    def is_current(self) -> bool:
        """Tell whether the caller is this task itself."""
        import asyncio

        return asyncio.current_task() is self._task

    async def join(self, timeout: float | None = None) -> None:  # noqa: ASYNC109 - as threads have it
        """
        Wait until it has ended.

        Args:
            timeout: For how many seconds at most; None for any time.
        """
        import asyncio

        await asyncio.wait({self._task}, timeout=timeout)


class Worker(threading.Thread):
    """
    A thread that runs beside its caller, for ``Mastodon``. It does not keep the program from ending.

    Args:
        work: What it does; it lets no error out.
        name: What to call it.
    """

    def __init__(self, work: Callable[[], None], name: str) -> None:
        super().__init__(target=work, name=name, daemon=True)
        self.start()

    def is_current(self) -> bool:
        """Tell whether the caller is this thread itself."""
        return threading.current_thread() is self


async def acompleted(work: Callable[[], Coroutine[Any, Any, None]], grace: float) -> None:
    """
    Do something that is completed although the task is cancelled meanwhile.

    Args:
        work: What to do.
        grace: For how many seconds it may go on then.

    Raises:
        asyncio.CancelledError: The task was cancelled.
    """
    import asyncio

    task = asyncio.ensure_future(work())
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError:
        if not (await asyncio.wait({task}, timeout=grace))[0]:
            task.cancel()
        raise


def completed(work: Callable[[], None], grace: float) -> None:  # noqa: ARG001 - threads are not cancelled
    """
    Do something.

    Args:
        work: What to do.
        grace: For how many seconds it may go on when it is cancelled, which nobody can.
    """
    work()


async def aunless_stopped(stop: AsyncStop, work: Callable[[], Coroutine[Any, Any, T]]) -> T | None:
    """
    Do something until it is done or a stream is ended.

    Args:
        stop: The end of the stream.
        work: What to do.

    Returns:
        What it gives; None when the stream was ended.
    """
    import asyncio

    task = asyncio.ensure_future(work())
    end = asyncio.ensure_future(stop.ended())
    try:
        await asyncio.wait({task, end}, return_when=asyncio.FIRST_COMPLETED)
        return task.result() if task.done() else None
    finally:
        task.cancel()
        end.cancel()


def unless_stopped(stop: Stop, work: Callable[[], T]) -> T | None:
    """
    Do something, in a thread of its own, until it is done or a stream is ended.

    Args:
        stop: The end of the stream.
        work: What to do.

    Returns:
        What it gives; None when the stream was ended.
    """
    from concurrent.futures import wait

    outcome = _aside(work)
    while not stop.is_set():
        if wait({outcome}, 0.2).done:
            return outcome.result()
    return None


def _aside(function: Callable[..., T], *args: Any) -> Future[T]:
    """Call something in a thread of its own; one of an executor would keep the program from ending."""
    from concurrent.futures import Future

    outcome: Future[T] = Future()

    def call() -> None:
        try:
            outcome.set_result(function(*args))
        except BaseException as error:  # noqa: BLE001 - the caller gets it
            outcome.set_exception(error)

    outcome.set_running_or_notify_cancel()
    threading.Thread(target=call, daemon=True).start()
    return outcome


async def aarrival(future: Future[T], timeout: float) -> T:  # noqa: ASYNC109 - as threads have it
    """
    Wait for what another thread brings.

    Args:
        future: What it brings it by.
        timeout: For how many seconds.

    Raises:
        TimeoutError: It did not.
    """
    import asyncio

    return await asyncio.wait_for(asyncio.wrap_future(future), timeout)


def arrival(future: Future[T], timeout: float) -> T:
    """
    Wait for what another thread brings.

    Args:
        future: What it brings it by.
        timeout: For how many seconds.

    Raises:
        TimeoutError: It did not.
    """
    end = time.monotonic() + timeout
    while (left := end - time.monotonic()) > 0.5:
        with suppress(TimeoutError):  # In pieces: Windows does not hear Ctrl-C while a thread waits.
            return future.result(0.5)
    return future.result(max(0.0, left))


async def ablocking(function: Callable[..., T], *args: Any) -> T:
    """
    Call what may block, in a thread of its own.

    Args:
        function: What to call.
        args: Its arguments.
    """
    import asyncio

    return await asyncio.wrap_future(_aside(function, *args))


def blocking(function: Callable[..., T], *args: Any) -> T:
    """
    Call what may block.

    Args:
        function: What to call.
        args: Its arguments.
    """
    return function(*args)
