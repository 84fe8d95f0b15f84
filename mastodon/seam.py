"""
The seam: everything that differs between the two clients, both variants side by side.

``_async`` uses the names with ``Async`` or ``a``; ``tools/sync.py`` renames them for ``_sync``. Nothing else in the
package is written twice. The HTTP library, asyncio and TLS are imported when they are first needed, not before: that
takes longer than importing all the rest.

Requests take one of two ways. httpx2 stands on httpcore2, which keeps the connections. A request goes straight to the
lower one: that saves a quarter of its time, and more of the first one's. Only where there are proxies, and where a
client was given a session or transport, it goes by a client of httpx2. That library also writes uploads and unusual
addresses, whichever way they go.
"""

from __future__ import annotations

import os
import re
import sys
import threading
import time
import weakref
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Coroutine, Generator, Iterator, Mapping
from contextlib import ExitStack, aclosing, closing, suppress
from functools import cache
from os import PathLike
from random import random
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias, TypeVar, cast

from mastodon.errors import (
    MastodonError,
    MastodonFileNotFoundError,
    MastodonIllegalArgumentError,
    MastodonNetworkError,
    MastodonReadTimeout,
)
from mastodon.protocol.addresses import NotPublicError, public
from mastodon.protocol.incoming import MAX_RESPONSE_SIZE, DecodingError, Incoming
from mastodon.protocol.response import line

if TYPE_CHECKING:
    import asyncio
    import ssl
    from concurrent.futures import Future

    import httpcore2
    import httpx2

    from mastodon.protocol.request import File
    from mastodon.protocol.response import Response

    Content: TypeAlias = list[tuple[str, str | File]] | bytes | None

__all__ = [
    "AsyncClock",
    "AsyncConnection",
    "AsyncGenerator",
    "AsyncIterator",
    "AsyncLock",
    "AsyncStop",
    "AsyncTransport",
    "AsyncWorker",
    "Clock",
    "Connection",
    "Generator",
    "Iterator",
    "Lock",
    "Ready",
    "Soon",
    "Stop",
    "Transport",
    "Worker",
    "aarrival",
    "ablocking",
    "aclosing",
    "acondition",
    "alock",
    "aready",
    "arrival",
    "asettle",
    "blocking",
    "closing",
    "condition",
    "lock",
    "ready",
    "settle",
]

T = TypeVar("T")
A = TypeVar("A", "httpcore2.AsyncConnectionPool", "httpx2.AsyncClient")
P = TypeVar("P", "httpcore2.ConnectionPool", "httpx2.Client")

CONNECT_TIMEOUT = 30.0
"""Seconds to wait for a connection, where ``request_timeout`` is not shorter."""

POOL: dict[str, Any] = {"max_connections": 100, "max_keepalive_connections": 20, "keepalive_expiry": 5.0}
"""How many connections may be open and how many are kept, for how many seconds; the same as in httpx2."""

STREAMS: dict[str, Any] = {"max_connections": None, "max_keepalive_connections": 0, "keepalive_expiry": 0.0}
"""The same for streams: whoever opens them counts them; no connection is used again, so that each can be shut."""

_ORDINARY = re.compile(r"https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?/[A-Za-z0-9._~!$&'()*+,;=:@%/?-]*")
"""Addresses that can be sent as they are."""


# --- values that may still be on their way --------------------------------------------------------------------------

Soon: TypeAlias = Awaitable[T] | T
"""For ``AsyncMastodon``: a value, or the coroutine that brings it."""

Ready: TypeAlias = Annotated[T, "at once"]
"""For ``Mastodon``: a value."""


async def aready(value: Soon[T]) -> T:
    """
    Wait for a value if it is still on its way.

    Args:
        value: The value, or what brings it.
    """
    if isinstance(value, Awaitable):
        return await cast("Awaitable[T]", value)
    return value


def ready(value: Ready[T]) -> T:
    """
    Give the value.

    Args:
        value: The value.
    """
    return value


# --- time -----------------------------------------------------------------------------------------------------------


class AsyncClock:
    """The time, and waiting, for ``AsyncMastodon``."""

    def now(self) -> float:
        """Give the time in seconds since 1970."""
        return time.time()

    async def sleep(self, seconds: float, stop: AsyncStop | None = None) -> None:
        """
        Wait.

        Args:
            seconds: For how long.
            stop: What ends it earlier.
        """
        import asyncio

        await (asyncio.sleep(seconds) if stop is None else stop.wait(seconds))

    def chance(self) -> float:
        """Draw a number from 0 to 1."""
        return random()  # noqa: S311 - spreads waits, and keeps no secret


class Clock:
    """The time, and waiting, for ``Mastodon``."""

    def now(self) -> float:
        """Give the time in seconds since 1970."""
        return time.time()

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

    def chance(self) -> float:
        """Draw a number from 0 to 1."""
        return random()  # noqa: S311 - spreads waits, and keeps no secret


# --- one at a time --------------------------------------------------------------------------------------------------


class AsyncLock:
    """One task at a time, in each event loop: asyncio's own lock belongs to the loop that first waited for it."""

    def __init__(self) -> None:
        """Make it unlocked."""
        self._locks: weakref.WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Lock] = weakref.WeakKeyDictionary()

    async def __aenter__(self) -> None:
        """Wait until it is unlocked, and lock it."""
        import asyncio

        await self._locks.setdefault(asyncio.get_running_loop(), asyncio.Lock()).acquire()

    async def __aexit__(self, *failure: object) -> None:
        """Unlock it."""
        import asyncio

        self._locks[asyncio.get_running_loop()].release()


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


# --- beside the caller ----------------------------------------------------------------------------------------------


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


async def asettle(outcome: object) -> None:
    """
    Wait for what a method of a listener returned, if it has to be waited for.

    Args:
        outcome: What it returned.
    """
    if isinstance(outcome, Awaitable):
        await cast("Awaitable[object]", outcome)


def settle(outcome: object) -> None:
    """
    Refuse what a method of a listener returned, if it would have to be waited for.

    Args:
        outcome: What it returned.

    Raises:
        MastodonIllegalArgumentError: It is a coroutine or the like.
    """
    from mastodon.protocol import listening

    listening.settle(outcome)


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
    from concurrent.futures import Future

    outcome: Future[T] = Future()

    def call() -> None:
        try:
            outcome.set_result(work())
        except BaseException as error:  # noqa: BLE001 - the caller gets it
            outcome.set_exception(error)

    threading.Thread(target=call, daemon=True).start()
    while not stop.is_set():
        with suppress(TimeoutError):
            return outcome.result(0.2)
    return None


class asignals:  # noqa: N801 - used like a function
    """
    While it is entered, ``SIGTERM`` calls a function, for ``AsyncMastodon``; asyncio makes a cancellation of Ctrl-C.

    Args:
        end: The function.
    """

    def __init__(self, end: Callable[[], None]) -> None:
        self._end = end
        self._heard = False

    async def __aenter__(self) -> None:
        """Listen to signals, in the main thread."""
        import asyncio
        import signal

        if threading.current_thread() is threading.main_thread():
            with suppress(NotImplementedError):  # Windows has no such signals.
                if signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:
                    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, self._end)
                    self._heard = True

    async def __aexit__(self, *failure: object) -> None:
        """Leave signals as they were."""
        import asyncio
        import signal

        if self._heard:
            asyncio.get_running_loop().remove_signal_handler(signal.SIGTERM)


class signals:  # noqa: N801 - used like a function
    """
    While it is entered, ``SIGTERM`` and Ctrl-C call a function, for ``Mastodon``; a second Ctrl-C does as usual.

    Args:
        end: The function.
    """

    def __init__(self, end: Callable[[], None]) -> None:
        self._end = end
        self._before: dict[int, Any] = {}
        self._interrupted = False

    def __enter__(self) -> None:
        """Listen to signals, in the main thread."""
        import signal

        if threading.current_thread() is threading.main_thread():
            for number, usual in (signal.SIGTERM, signal.SIG_DFL), (signal.SIGINT, signal.default_int_handler):
                if signal.getsignal(number) is usual:  # Programs that have their own keep it.
                    self._before[number] = signal.signal(number, self._hear)

    def _hear(self, number: int, _: object) -> None:
        """End, and leave the next signal to Python."""
        import signal

        self._interrupted = self._interrupted or number == signal.SIGINT
        signal.signal(number, self._before.pop(number))
        self._end()

    def __exit__(self, kind: type[BaseException] | None, *failure: object) -> None:
        """
        Leave signals as they were.

        Raises:
            KeyboardInterrupt: There was a Ctrl-C, and nothing else was raised.
        """
        import signal

        for number, before in self._before.items():
            signal.signal(number, before)
        if self._interrupted and kind is None:
            raise KeyboardInterrupt


# --- what other threads bring ---------------------------------------------------------------------------------------


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

    A thread of asyncio's executor would keep the program from ending while somebody is asked something.

    Args:
        function: What to call.
        args: Its arguments.
    """
    import asyncio
    from concurrent.futures import Future

    outcome: Future[T] = Future()

    def call() -> None:
        try:
            outcome.set_result(function(*args))
        except BaseException as error:  # noqa: BLE001 - the caller gets it
            outcome.set_exception(error)

    outcome.set_running_or_notify_cancel()
    threading.Thread(target=call, daemon=True).start()
    return await asyncio.wrap_future(outcome)


def blocking(function: Callable[..., T], *args: Any) -> T:
    """
    Call what may block.

    Args:
        function: What to call.
        args: Its arguments.
    """
    return function(*args)


# --- HTTP -----------------------------------------------------------------------------------------------------------


class _Way:
    """What both transports know: what to send with, how much to read, and which way requests go."""

    def __init__(
        self, transport: Any, client: Any, wanted: str, max_response_size: int | None, *, public_only: bool
    ) -> None:
        _check_given("transport", transport, f"{wanted}BaseTransport")
        _check_given("session", client, f"{wanted}Client")
        self._transport = transport
        self.given = client
        self._most = max_response_size
        self._public_only = public_only
        self._straight = None if transport is None and client is None else False
        if public_only and self._straight is False:
            raise MastodonIllegalArgumentError(
                "public_only needs connections of its own, to see where they lead: leave session and transport out"
            )

    def _goes_straight(self) -> bool:
        """Tell whether requests go straight to the connections."""
        if self._straight is None:
            if self._public_only and _proxies():
                raise MastodonIllegalArgumentError(
                    "public_only cannot see where a proxy of the environment leads: unset it for this program, "
                    "or let the proxy refuse private addresses and leave public_only out"
                )
            self._straight = not _proxies()
        return self._straight


class AsyncTransport(_Way):
    """
    HTTP for ``AsyncMastodon``: one pool of connections for each event loop it is used in.

    Args:
        transport: A transport of the HTTP library to send with.
        client: A client of the HTTP library to send with; its owner closes it.
        max_response_size: How many bytes an answer may have; None for any number.
        public_only: Whether to connect to public addresses only.

    Raises:
        MastodonIllegalArgumentError: An argument is wrong, or does not go with another.
    """

    given: httpx2.AsyncClient | None

    def __init__(
        self,
        *,
        transport: httpx2.AsyncBaseTransport | None = None,
        client: httpx2.AsyncClient | None = None,
        max_response_size: int | None = MAX_RESPONSE_SIZE,
        public_only: bool = False,
    ) -> None:
        """Remember what to send with; nothing is opened before the first call."""
        super().__init__(transport, client, "Async", max_response_size, public_only=public_only)
        self._pools: dict[asyncio.AbstractEventLoop, dict[tuple[str, bool], tuple[Any, AsyncGenerator[None]]]] = {}
        self._stops: weakref.WeakSet[AsyncStop] = weakref.WeakSet()

    async def send(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str],
        content: Content,
        timeout: float,  # noqa: ASYNC109 - of each step, as the HTTP library understands it
    ) -> Response:
        """
        Send one request and bring its answer.

        Args:
            method: The HTTP method.
            url: The whole address.
            headers: All headers.
            content: The body, or the parts of a multipart body, or None.
            timeout: After how many seconds of silence to give up.

        Raises:
            MastodonNetworkError: No answer came.
            MastodonAPIError: The answer is too large.
            MastodonIllegalArgumentError: It cannot be sent.
            MastodonFileNotFoundError: A file cannot be read.
        """
        with ExitStack() as files:
            try:
                answer = await self._ask(method, url, headers, content, {"timeout": _limits(timeout)}, files)
                try:
                    body = Incoming(method, url, *_head(answer), self._most)
                    async with aclosing(aiter(_stream(answer))) as chunks:
                        async for chunk in chunks:
                            body.feed(chunk)
                finally:
                    await answer.aclose()
                return body.end()
            except MastodonError:
                raise
            except _failures() as error:
                raise _our_error(error, method, url, timeout) from error

    async def stream(
        self,
        url: str,
        headers: Mapping[str, str],
        timeout: float | None,  # noqa: ASYNC109 - of each step, as the HTTP library understands it
        stop: AsyncStop,
    ) -> AsyncConnection:
        """
        Ask for something that is read while it comes, and bring its beginning.

        Args:
            url: The whole address.
            headers: All headers.
            timeout: After how many seconds of silence to give up; None for never.
            stop: What ends it from outside.

        Raises:
            MastodonNetworkError: No answer came.
            MastodonIllegalArgumentError: It cannot be sent.
        """
        self._stops.add(stop)
        extensions = {"timeout": {**_limits(timeout or CONNECT_TIMEOUT), "read": timeout}, "trace": stop.trace}
        try:
            answer = await self._ask("GET", url, headers, None, extensions, ExitStack(), streaming=True)
        except _failures() as error:
            raise _our_error(error, "GET", url, timeout or CONNECT_TIMEOUT, "timeout") from error
        network = answer.extensions.get("network_stream")
        stop.watch(network)
        status, told = _head(answer)
        chunks = _aarriving(network, timeout) if status == SWITCHED else aiter(_stream(answer))
        return AsyncConnection(status, told, chunks, answer.aclose, url, timeout, stop, network)

    async def _ask(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str],
        content: Content,
        extensions: dict[str, Any],
        files: ExitStack,
        *,
        streaming: bool = False,
    ) -> Any:
        """Send a request, and give the answer of the HTTP library whose body is still to be read."""
        if self._goes_straight():
            asked = _request(method, url, headers, content, extensions, files)
            return await (await self._pool(url, streaming=streaming)).handle_async_request(asked)
        outgoing = _outgoing(method, url, headers, content, extensions, files)
        client = await self._client(url, streaming=streaming)
        return await client.send(outgoing, stream=True, auth=None, follow_redirects=False)

    async def _pool(self, url: str, *, streaming: bool) -> httpcore2.AsyncConnectionPool:
        """Give the pool for an address that is reached straight."""

        def make() -> httpcore2.AsyncConnectionPool:
            import httpcore2

            network: Any = AsyncPublicNetwork() if self._public_only else None
            limits = STREAMS if streaming else POOL
            return httpcore2.AsyncConnectionPool(ssl_context() if secure else None, network_backend=network, **limits)

        secure = _is_secure(url)
        return await self._kept(("streaming" if streaming else "straight", secure), make)

    async def _client(self, url: str, *, streaming: bool) -> httpx2.AsyncClient:
        """Give the pool for an address that is reached by httpx2."""
        if self.given is not None:
            return _still_open(self.given)

        def make() -> httpx2.AsyncClient:
            import httpx2

            verify = self._transport is None and _verification(secure=secure)
            limits = httpx2.Limits(**(STREAMS if streaming else POOL))
            return httpx2.AsyncClient(transport=self._transport, verify=verify, limits=limits)

        secure = _is_secure(url)
        return await self._kept(("streaming by httpx2" if streaming else "httpx2", secure), make)

    async def _kept(self, kind: tuple[str, bool], make: Callable[[], A]) -> A:
        """Give the pool of a kind for this event loop, and make it the first time."""
        import asyncio

        loop = asyncio.get_running_loop()
        try:
            return cast("A", self._pools[loop][kind][0])
        except KeyError:
            pass
        for ended in [known for known in list(self._pools) if known.is_closed()]:
            self._pools.pop(ended, None)
        pool = make()
        closer = _closed_with_the_loop(pool)
        self._pools.setdefault(loop, {})[kind] = pool, closer
        await anext(closer)
        return pool

    async def aclose(self) -> None:
        """End all streams and close the connections of this event loop. The next call opens new ones."""
        import asyncio

        for stop in list(self._stops):
            stop.set()
        for _, closer in self._pools.pop(asyncio.get_running_loop(), {}).values():
            await closer.aclose()


async def _closed_with_the_loop(pool: httpx2.AsyncClient | httpcore2.AsyncConnectionPool) -> AsyncGenerator[None]:
    """Close a pool that was forgotten: a loop that ends closes the async generators that have begun in it."""
    try:
        yield
    finally:
        await pool.aclose()


class Transport(_Way):
    """
    HTTP for ``Mastodon``: one pool of connections, for any number of threads.

    Args:
        transport: A transport of the HTTP library to send with.
        client: A client of the HTTP library to send with; its owner closes it.
        max_response_size: How many bytes an answer may have; None for any number.
        public_only: Whether to connect to public addresses only.

    Raises:
        MastodonIllegalArgumentError: An argument is wrong, or does not go with another.
    """

    given: httpx2.Client | None

    def __init__(
        self,
        *,
        transport: httpx2.BaseTransport | None = None,
        client: httpx2.Client | None = None,
        max_response_size: int | None = MAX_RESPONSE_SIZE,
        public_only: bool = False,
    ) -> None:
        """Remember what to send with; nothing is opened before the first call."""
        super().__init__(transport, client, "", max_response_size, public_only=public_only)
        self._pools: dict[tuple[str, bool], tuple[Any, weakref.finalize[[], Transport]]] = {}
        self._stops: weakref.WeakSet[Stop] = weakref.WeakSet()
        self._lock = threading.Lock()

    def send(self, method: str, url: str, headers: Mapping[str, str], content: Content, timeout: float) -> Response:
        """
        Send one request and bring its answer.

        Args:
            method: The HTTP method.
            url: The whole address.
            headers: All headers.
            content: The body, or the parts of a multipart body, or None.
            timeout: After how many seconds of silence to give up.

        Raises:
            MastodonNetworkError: No answer came.
            MastodonAPIError: The answer is too large.
            MastodonIllegalArgumentError: It cannot be sent.
            MastodonFileNotFoundError: A file cannot be read.
        """
        with ExitStack() as files:
            try:
                answer = self._ask(method, url, headers, content, {"timeout": _limits(timeout)}, files)
                try:
                    body = Incoming(method, url, *_head(answer), self._most)
                    for chunk in _stream(answer):
                        body.feed(chunk)
                finally:
                    answer.close()
                return body.end()
            except MastodonError:
                raise
            except _failures() as error:
                raise _our_error(error, method, url, timeout) from error

    def stream(self, url: str, headers: Mapping[str, str], timeout: float | None, stop: Stop) -> Connection:
        """
        Ask for something that is read while it comes, and bring its beginning.

        Args:
            url: The whole address.
            headers: All headers.
            timeout: After how many seconds of silence to give up; None for never.
            stop: What ends it from outside.

        Raises:
            MastodonNetworkError: No answer came.
            MastodonIllegalArgumentError: It cannot be sent.
        """
        with self._lock:
            self._stops.add(stop)
        extensions = {"timeout": {**_limits(timeout or CONNECT_TIMEOUT), "read": timeout}, "trace": stop.trace}
        try:
            answer = self._ask("GET", url, headers, None, extensions, ExitStack(), streaming=True)
        except _failures() as error:
            raise _our_error(error, "GET", url, timeout or CONNECT_TIMEOUT, "timeout") from error
        network = answer.extensions.get("network_stream")
        stop.watch(network)
        status, told = _head(answer)
        chunks = _arriving(network, timeout) if status == SWITCHED else iter(_stream(answer))
        return Connection(status, told, chunks, answer.close, url, timeout, stop, network)

    def _ask(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str],
        content: Content,
        extensions: dict[str, Any],
        files: ExitStack,
        *,
        streaming: bool = False,
    ) -> Any:
        """Send a request, and give the answer of the HTTP library whose body is still to be read."""
        if self._goes_straight():
            asked = _request(method, url, headers, content, extensions, files)
            return self._pool(url, streaming=streaming).handle_request(asked)
        outgoing = _outgoing(method, url, headers, content, extensions, files)
        client = self._client(url, streaming=streaming)
        return client.send(outgoing, stream=True, auth=None, follow_redirects=False)

    def _pool(self, url: str, *, streaming: bool) -> httpcore2.ConnectionPool:
        """Give the pool for an address that is reached straight."""

        def make() -> httpcore2.ConnectionPool:
            import httpcore2

            network: Any = PublicNetwork() if self._public_only else None
            limits = STREAMS if streaming else POOL
            return httpcore2.ConnectionPool(ssl_context() if secure else None, network_backend=network, **limits)

        secure = _is_secure(url)
        return self._kept(("streaming" if streaming else "straight", secure), make)

    def _client(self, url: str, *, streaming: bool) -> httpx2.Client:
        """Give the pool for an address that is reached by httpx2."""
        if self.given is not None:
            return _still_open(self.given)

        def make() -> httpx2.Client:
            import httpx2

            verify = self._transport is None and _verification(secure=secure)
            limits = httpx2.Limits(**(STREAMS if streaming else POOL))
            return httpx2.Client(transport=self._transport, verify=verify, limits=limits)

        secure = _is_secure(url)
        return self._kept(("streaming by httpx2" if streaming else "httpx2", secure), make)

    def _kept(self, kind: tuple[str, bool], make: Callable[[], P]) -> P:
        """Give the pool of a kind, and make it the first time."""
        try:
            return cast("P", self._pools[kind][0])
        except KeyError:
            pass
        with self._lock:
            if kind not in self._pools:
                pool = make()
                self._pools[kind] = pool, weakref.finalize(self, pool.close)
            return cast("P", self._pools[kind][0])

    def close(self) -> None:
        """End all streams and close all connections. The next call opens new ones."""
        with self._lock:
            pools, self._pools = self._pools, {}
            stops = list(self._stops)
        for stop in stops:
            stop.set()
        for (kind, _), (_, closer) in pools.items():
            if kind.startswith(
                "streaming"
            ):  # The thread that reads closes: the number of a closed socket may be used again.
                closer.detach()
            else:
                closer()


class AsyncPublicNetwork:
    """Connections to public addresses only, for ``AsyncMastodon``: the one that was checked is the one connected to."""

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - as the HTTP library has it
        local_address: str | None = None,
        socket_options: Any = None,
    ) -> Any:
        """
        Connect.

        Args:
            host: The host, or its address.
            port: The port.
            timeout: After how many seconds to give up.
            local_address: Where to connect from.
            socket_options: What to set.

        Raises:
            NotPublicError: The host has no public address.
            OSError: It is not found.
            Exception: No connection; the HTTP library's error.
        """
        import asyncio
        import socket

        import httpcore2

        try:
            async with asyncio.timeout(timeout):
                found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except TimeoutError as error:
            raise httpcore2.ConnectTimeout(str(error)) from error
        addresses = public(host, [str(address[0]) for *_, address in found])
        network: Any = httpcore2.AnyIOBackend()
        for address in addresses[:-1]:
            with suppress(httpcore2.ConnectError, httpcore2.ConnectTimeout):
                return await network.connect_tcp(address, port, timeout, local_address, socket_options)
        return await network.connect_tcp(addresses[-1], port, timeout, local_address, socket_options)


class PublicNetwork:
    """Connections to public addresses only, for ``Mastodon``: the one that was checked is the one connected to."""

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Any = None,
    ) -> Any:
        """
        Connect.

        Args:
            host: The host, or its address.
            port: The port.
            timeout: After how many seconds to give up.
            local_address: Where to connect from.
            socket_options: What to set.

        Raises:
            NotPublicError: The host has no public address.
            OSError: It is not found.
            Exception: No connection; the HTTP library's error.
        """
        import socket

        import httpcore2

        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        addresses = public(host, [str(address[0]) for *_, address in found])
        network: Any = httpcore2.SyncBackend()
        for address in addresses[:-1]:
            with suppress(httpcore2.ConnectError, httpcore2.ConnectTimeout):
                return network.connect_tcp(address, port, timeout, local_address, socket_options)
        return network.connect_tcp(addresses[-1], port, timeout, local_address, socket_options)


# --- streams --------------------------------------------------------------------------------------------------------


class AsyncStop:
    """The end of a stream, set from outside, for ``AsyncMastodon``: ends reading, connecting and waiting."""

    def __init__(self) -> None:
        """Make it unset."""
        self._set = False
        self._event: asyncio.Event | None = None  # Most streams never wait, and it takes as much as a kilobyte.
        self._stream: Any = None

    def is_set(self) -> bool:
        """Tell whether it is set."""
        return self._set

    def set(self) -> None:
        """End the stream."""
        self._set = True
        if self._event is not None:
            self._event.set()
        _shut(self._stream)

    async def ended(self) -> None:
        """Wait until it is set, for any time."""
        import asyncio

        if not self._set:
            self._event = self._event or asyncio.Event()
            await self._event.wait()

    async def wait(self, seconds: float) -> None:
        """
        Wait until it is set.

        Args:
            seconds: For how long at most.
        """
        import asyncio

        with suppress(TimeoutError):
            await asyncio.wait_for(self.ended(), seconds)

    def watch(self, stream: Any) -> None:
        """
        Take a connection that is to be shut when this is set.

        Args:
            stream: The HTTP library's network stream; None for none.
        """
        self._stream = stream
        if self.is_set():
            _shut(stream)

    async def trace(self, _: str, info: Mapping[str, Any]) -> None:
        """
        Take a connection as soon as the HTTP library has opened it; the answer may be long in coming.

        Args:
            info: What the HTTP library tells of a step.
        """
        if hasattr(info.get("return_value"), "get_extra_info"):
            self.watch(info["return_value"])


class Stop:
    """The end of a stream, set by another thread, for ``Mastodon``: ends reading, connecting and waiting."""

    def __init__(self) -> None:
        """Make it unset."""
        self._event = threading.Event()
        self._stream: Any = None
        self._lock = threading.RLock()  # A signal handler may set it in the thread that reads.

    def is_set(self) -> bool:
        """Tell whether it is set."""
        return self._event.is_set()

    def set(self) -> None:
        """End the stream."""
        with self._lock:
            self._event.set()
            _shut(self._stream)

    def wait(self, seconds: float) -> None:
        """
        Wait until it is set.

        Args:
            seconds: For how long at most.
        """
        self._event.wait(seconds)

    def watch(self, stream: Any) -> None:
        """
        Take a connection that is to be shut when this is set.

        Args:
            stream: The HTTP library's network stream; None for none.
        """
        with self._lock:
            self._stream = stream
            if self.is_set():
                _shut(stream)

    def trace(self, _: str, info: Mapping[str, Any]) -> None:
        """
        Take a connection as soon as the HTTP library has opened it; the answer may be long in coming.

        Args:
            info: What the HTTP library tells of a step.
        """
        if hasattr(info.get("return_value"), "get_extra_info"):
            self.watch(info["return_value"])


class AsyncConnection:
    """
    An answer that is read while it comes, for ``AsyncMastodon``.

    Args:
        status: Its HTTP status.
        headers: Its headers, with names in lower case.
        chunks: Its body.
        close: Closes it.
        url: The address that answered.
        timeout: After how many seconds of silence to give up.
        stop: What ends it from outside.
        network: The HTTP library's network stream, to write to.
    """

    def __init__(
        self,
        status: int,
        headers: Mapping[str, str],
        chunks: AsyncGenerator[bytes],
        close: Callable[[], Awaitable[None]],
        url: str,
        timeout: float | None,
        stop: AsyncStop,
        network: Any = None,
    ) -> None:
        self.status = status
        self.headers = headers
        self.url = url
        self._chunks = chunks
        self._close = close
        self._timeout = timeout
        self._stop = stop
        self.network = network

    async def read(self) -> bytes:
        """
        Give the next bytes, as soon as there are any; none when the stream was ended from outside.

        Raises:
            MastodonNetworkError: The server ended it, the connection broke, or there was silence for too long.
        """
        try:
            chunk = await anext(self._chunks, b"")
        except _failures() as error:
            if self._stop.is_set():
                return b""
            raise _interrupted(error, self.url, self._timeout) from error
        if chunk or self._stop.is_set():
            return chunk
        raise _interrupted(None, self.url, self._timeout)

    async def write(self, data: bytes) -> None:
        """
        Send bytes, where the server has switched to another protocol.

        Args:
            data: The bytes.

        Raises:
            MastodonNetworkError: The connection broke, or the server takes nothing.
        """
        try:
            await self.network.write(data, self._timeout)
        except _failures() as error:
            if not self._stop.is_set():
                raise _interrupted(error, self.url, self._timeout) from error

    async def body(self) -> bytes:
        """Give the rest, as far as an error message may reach."""
        found = b""
        with suppress(MastodonNetworkError):
            while len(found) < LONGEST_REFUSAL and (chunk := await self.read()):
                found += chunk
        return found

    async def aclose(self) -> None:
        """Close it; only whoever reads from it may."""
        self._stop.watch(None)
        await self._chunks.aclose()
        await self._close()


class Connection:
    """
    An answer that is read while it comes, for ``Mastodon``.

    Args:
        status: Its HTTP status.
        headers: Its headers, with names in lower case.
        chunks: Its body.
        close: Closes it.
        url: The address that answered.
        timeout: After how many seconds of silence to give up.
        stop: What ends it from outside.
        network: The HTTP library's network stream, to write to.
    """

    def __init__(
        self,
        status: int,
        headers: Mapping[str, str],
        chunks: Iterator[bytes],
        close: Callable[[], None],
        url: str,
        timeout: float | None,
        stop: Stop,
        network: Any = None,
    ) -> None:
        self.status = status
        self.headers = headers
        self.url = url
        self._chunks = chunks
        self._close = close
        self._timeout = timeout
        self._stop = stop
        self.network = network

    def read(self) -> bytes:
        """
        Give the next bytes, as soon as there are any; none when the stream was ended from outside.

        Raises:
            MastodonNetworkError: The server ended it, the connection broke, or there was silence for too long.
        """
        try:
            chunk = next(self._chunks, b"")
        except _failures() as error:
            if self._stop.is_set():
                return b""
            raise _interrupted(error, self.url, self._timeout) from error
        if chunk or self._stop.is_set():
            return chunk
        raise _interrupted(None, self.url, self._timeout)

    def write(self, data: bytes) -> None:
        """
        Send bytes, where the server has switched to another protocol.

        Args:
            data: The bytes.

        Raises:
            MastodonNetworkError: The connection broke, or the server takes nothing.
        """
        try:
            self.network.write(data, self._timeout)
        except _failures() as error:
            if not self._stop.is_set():
                raise _interrupted(error, self.url, self._timeout) from error

    def body(self) -> bytes:
        """Give the rest, as far as an error message may reach."""
        found = b""
        with suppress(MastodonNetworkError):
            while len(found) < LONGEST_REFUSAL and (chunk := self.read()):
                found += chunk
        return found

    def close(self) -> None:
        """Close it; only whoever reads from it may."""
        self._stop.watch(None)
        self._close()


async def _aarriving(network: Any, timeout: float | None) -> AsyncGenerator[bytes]:  # noqa: ASYNC109 - of each step
    """Give the bytes of a connection that has switched to another protocol."""
    while chunk := await network.read(READ, timeout):
        yield chunk


def _arriving(network: Any, timeout: float | None) -> Generator[bytes]:
    """Give the bytes of a connection that has switched to another protocol."""
    while chunk := network.read(READ, timeout):
        yield chunk


SWITCHED = 101
"""The HTTP status of a server that switches to another protocol: WebSocket."""

READ = 64 * 1024
"""How many bytes are read at once."""

LONGEST_REFUSAL = 64 * 1024
"""How many bytes of an answer that is not a stream are read."""


def _shut(stream: Any) -> None:
    """Shut a connection, so that whoever reads from it sees its end; closing is left to them."""
    import socket

    held = None if stream is None else stream.get_extra_info("socket")
    if held is None:
        return
    with suppress(OSError, ValueError):  # It is closed already.
        if isinstance(held, socket.socket):
            socket.socket.shutdown(held, socket.SHUT_RDWR)  # ssl.SSLSocket's own would disturb the reader.
        else:  # An event loop's stand-in for a socket cannot be shut, a twin of the socket can.
            with socket.fromfd(held.fileno(), held.family, held.type) as twin:
                twin.shutdown(socket.SHUT_RDWR)


def _interrupted(error: Exception | None, url: str, timeout: float | None) -> MastodonError:
    """Make the error for a stream that was interrupted; that the server ended it is one: streams have no other end."""
    if error is None or "RemoteProtocolError" in _kinds(error):
        about = line("GET", url)
        return MastodonNetworkError(
            f"{about}: the {'server ended the stream' if error is None else 'connection broke'}", request=about
        )
    return _our_error(error, "GET", url, timeout or CONNECT_TIMEOUT, "timeout")


# --- what the two kinds of transport share --------------------------------------------------------------------------


G = TypeVar("G", "httpx2.AsyncClient", "httpx2.Client")


def _check_given(name: str, given: object, wanted: str) -> None:
    """Refuse what is not a thing of the HTTP library, or is one for the other client."""
    if given is None:
        return
    import httpx2

    if not isinstance(given, getattr(httpx2, wanted)):
        raise MastodonIllegalArgumentError(f"{name} must be an httpx2.{wanted}, not {type(given).__name__}")


def _still_open(given: G) -> G:
    """Refuse a session that its owner has closed."""
    if given.is_closed:
        raise MastodonIllegalArgumentError("the given session is closed; give an open one")
    return given


def _is_secure(url: str) -> bool:
    """Tell whether a server has to show a certificate: always, unless its address says plain HTTP."""
    return not url.startswith("http:")


@cache
def ssl_context() -> ssl.SSLContext:
    """Give the one context for TLS of this process; making it takes as long as a hundred calls."""
    import httpcore2

    return httpcore2.default_ssl_context()


def _verification(*, secure: bool) -> ssl.SSLContext | bool:
    """Choose how to verify servers. Plain HTTP needs no context, unless a proxy is reached by TLS."""
    by_tls = any(address.lower().startswith("https:") for address in _proxies())
    return ssl_context() if secure or by_tls else False


def _proxies() -> list[str]:
    """List the proxies of the environment: of its variables, and on macOS and Windows of the system's settings."""
    if sys.platform not in {"darwin", "win32"}:  # Importing urllib.request takes as long as thirty calls.
        named = [name for name in map(str.lower, os.environ) if name.endswith("_proxy") and name != "no_proxy"]
        if not named:
            return []
    from urllib.request import getproxies

    return [address for scheme, address in getproxies().items() if scheme in {"http", "https", "all"}]


def _request(
    method: str,
    url: str,
    headers: Mapping[str, str],
    content: Content,
    extensions: dict[str, Any],
    files: ExitStack,
) -> httpcore2.Request:
    """Make a request that goes straight to a pool."""
    import httpcore2

    if isinstance(content, list) or not _ORDINARY.fullmatch(url):
        made = _outgoing(method, url, headers, content, extensions, files)
        parts = made.url
        address = httpcore2.URL(scheme=parts.raw_scheme, host=parts.raw_host, port=parts.port, target=parts.raw_path)
        return httpcore2.Request(method, address, headers=made.headers.raw, content=made.stream, extensions=extensions)
    named = {"Host": url.partition("://")[2].partition("/")[0], **headers}
    if content is None and method in {"PATCH", "POST", "PUT"}:
        content = b""  # Some servers want to be told that there is nothing.
    if content is not None:
        named["Content-Length"] = str(len(content))
    sent = [(name.encode("ascii"), value.encode("ascii")) for name, value in named.items()]
    return httpcore2.Request(method, url, headers=sent, content=content, extensions=extensions)


def _head(answer: Any) -> tuple[int, dict[str, str]]:
    """Give status and headers of an answer of either HTTP library."""
    by_httpx2 = hasattr(answer, "status_code")
    headers: dict[str, str] = {}
    for raw_name, raw_value in answer.headers.raw if by_httpx2 else answer.headers:
        name, value = raw_name.decode("latin-1").lower(), raw_value.decode("latin-1")
        headers[name] = f"{headers[name]}, {value}" if name in headers else value
    if by_httpx2 and answer.is_stream_consumed:  # It is decompressed already.
        headers.pop("content-encoding", None)
    return answer.status_code if by_httpx2 else answer.status, headers


def _stream(answer: Any) -> Any:
    """Give the body of an answer of either HTTP library, as it was sent, unless a session has read it already."""
    if getattr(answer, "is_stream_consumed", False):
        import httpx2

        return httpx2.ByteStream(answer.content)
    return answer.stream


def _limits(timeout: float) -> dict[str, float]:
    """Give the seconds that each step may take."""
    return {"connect": min(timeout, CONNECT_TIMEOUT), "read": timeout, "write": timeout, "pool": timeout}


def _outgoing(
    method: str,
    url: str,
    headers: Mapping[str, str],
    content: Content,
    extensions: dict[str, Any],
    files: ExitStack,
) -> httpx2.Request:
    """Make a request of httpx2; files that are given as paths are open while ``files`` is."""
    import httpx2

    if not isinstance(content, list):
        return httpx2.Request(method, url, headers=dict(headers), content=content, extensions=extensions)
    parts: list[tuple[str, Any]] = [  # Given as "data", fields would go before all files and lose their order.
        (name, (None, part) if isinstance(part, str) else (part.name, _opened(part, files), part.mime_type))
        for name, part in content
    ]
    return httpx2.Request(method, url, headers=dict(headers), files=parts, extensions=extensions)


def _opened(file: File, files: ExitStack) -> Any:
    """Give bytes or an open file."""
    if not isinstance(file.content, PathLike):
        return file.content
    try:
        return files.enter_context(open(file.content, "rb"))  # noqa: PTH123 - any path-like
    except OSError as error:
        raise MastodonFileNotFoundError(f"{os.fspath(file.content)!r} cannot be read: {error}") from error


def _failures() -> tuple[type[Exception], ...]:
    """List what sending can raise; RuntimeError for a pool that was closed meanwhile."""
    import httpcore2
    import httpx2

    return (
        *(httpx2.HTTPError, httpx2.InvalidURL, OSError, UnicodeError, RuntimeError, DecodingError, NotPublicError),
        *(httpcore2.TimeoutException, httpcore2.NetworkError, httpcore2.ProtocolError, httpcore2.UnsupportedProtocol),
    )


def _our_error(
    error: Exception, method: str, url: str, timeout: float, argument: str = "request_timeout"
) -> MastodonError:
    """Make our error of the HTTP library's."""
    import httpx2

    about = line(method, url)
    kinds = _kinds(error)
    if isinstance(error, httpx2.HTTPError):
        error.request = httpx2.Request(method, about.url)  # The one it holds has the access token in its headers.
    if "ReadTimeout" in kinds:
        silent = MastodonReadTimeout(
            f"{about}: the server was silent for {timeout:g} seconds; a longer {argument} waits longer",
            request=about,
        )
        silent.passing = True
        return silent
    if isinstance(error, NotPublicError):
        return MastodonIllegalArgumentError(f"{about}: {error}", request=about)
    no_host = isinstance(error, UnicodeError) and "idna" in str(error)
    if no_host or not kinds.isdisjoint({"InvalidURL", "UnsupportedProtocol"}):
        return MastodonIllegalArgumentError(f"{about}: not an address that can be asked ({error})", request=about)
    if not kinds.isdisjoint({"LocalProtocolError", "UnicodeError"}):
        for cause in _causes(error):  # They quote the header, which may be the access token.
            cause.args = ("a header cannot be sent",)
            if isinstance(cause, UnicodeEncodeError):
                cause.object = ""
        return MastodonIllegalArgumentError(
            f"{about}: cannot be sent as HTTP; are the user agent and all other headers plain ASCII in one line?",
            request=about,
        )
    made = MastodonNetworkError(f"{about}: {_reason(error, timeout)}", request=about)
    made.passing = not kinds.isdisjoint(_PASSING) and not any(map(_is_lasting, _causes(error)))
    made.unsent = not kinds.isdisjoint({"ConnectError", "ConnectTimeout"})
    return made


_PASSING = frozenset(
    {"ConnectError", "ConnectTimeout", "NetworkError", "OSError", "RemoteProtocolError", "WriteTimeout"}
)
"""What the HTTP libraries call failures that may not happen again."""


def _is_lasting(cause: BaseException) -> bool:
    """Tell whether a failure will be the same in a minute: a wrong certificate, or no such host."""
    import socket
    import ssl

    return isinstance(cause, (ssl.SSLError, socket.gaierror))


def _reason(error: Exception, timeout: float) -> str:
    """Say in words why no answer came, and what can be done."""
    import socket
    import ssl

    kinds = _kinds(error)
    for cause in _causes(error):
        if isinstance(cause, ssl.SSLCertVerificationError):
            return (
                f"the server's certificate is not valid ({cause.verify_message}); is the address right? "
                f"An authority of your own can be named by the environment variable SSL_CERT_FILE"
            )
        if isinstance(cause, ssl.SSLError):
            return f"no secure connection ({cause.reason or cause}); does the server speak https at this address?"
        if isinstance(cause, socket.gaierror):
            return f"the host was not found ({cause.strerror}); is the address right, and the network up?"
        if isinstance(cause, ConnectionRefusedError):
            return "the connection was refused; is the server running, and the address right?"
    if "ConnectTimeout" in kinds:
        return f"no connection within {min(timeout, CONNECT_TIMEOUT):g} seconds; is the address right?"
    if "PoolTimeout" in kinds:
        return f"no connection was free for {timeout:g} seconds; make fewer calls at the same time"
    if "WriteTimeout" in kinds:
        return f"the server took nothing for {timeout:g} seconds; a longer request_timeout waits longer"
    if "ProxyError" in kinds:
        return f"the proxy of the environment refused ({error})"
    if "ConnectError" in kinds:
        return f"no connection ({error}); is the address right?"
    if "DecodingError" in kinds:
        return f"the answer cannot be decompressed ({error})"
    if "RemoteProtocolError" in kinds:
        return f"the answer is incomplete, or not HTTP ({error}); is the address right?"
    return f"the connection broke before the answer was complete ({error or type(error).__name__})"


def _kinds(error: Exception) -> set[str]:
    """Name what an error is; the exceptions of httpcore2 have the names of those of httpx2."""
    return {kind.__name__ for kind in type(error).__mro__}


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Go through an error and all that led to it."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, BaseExceptionGroup):
            for inner in cast("BaseExceptionGroup[BaseException]", cause).exceptions:
                yield from _causes(inner)
        else:
            yield cause
        cause = cause.__cause__ or cause.__context__
