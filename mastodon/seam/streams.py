"""Answers that are read while they come, and what ends them from outside."""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Any, ClassVar, cast

from mastodon.errors import MastodonNetworkError
from mastodon.seam.failures import failures, interrupted
from mastodon.seam.messages import content_of, head

if TYPE_CHECKING:
    import asyncio
    from collections.abc import AsyncGenerator, Callable, Generator, Mapping

SWITCHED = 101
"""The HTTP status of a server that switches to another protocol: WebSocket."""

READ = 64 * 1024
"""How many bytes are read at once."""

LONGEST_REFUSAL = 64 * 1024
"""How many bytes of an answer that is not a stream are read."""


class AsyncStop:
    """The end of a stream, set from outside, for ``AsyncMastodon``: ends reading, connecting and waiting."""

    def __init__(self) -> None:
        """Make it unset."""
        self._set = False
        self._waiters: tuple[asyncio.Future[None], ...] = ()  # An Event would take as much as a kilobyte.
        self._stream: Any = None

    def is_set(self) -> bool:
        """Tell whether it is set."""
        return self._set

    def set(self) -> None:
        """End the stream."""
        self._set = True
        for waiter in self._waiters:  # Whoever sets it may be another thread, or a signal handler.
            with suppress(RuntimeError):  # The loop is closed.
                waiter.get_loop().call_soon_threadsafe(_wake, waiter)
        _shut(self._stream)

    async def ended(self) -> None:
        """Wait until it is set, for any time."""
        import asyncio

        if not self._set:
            waiter: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self._waiters += (waiter,)
            try:
                await waiter
            finally:
                self._waiters = tuple(other for other in self._waiters if other is not waiter)

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


def _wake(waiter: asyncio.Future[None]) -> None:
    """Let a task go on, if it still waits."""
    if not waiter.done():
        waiter.set_result(None)


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


async def _aarriving(network: Any, timeout: float | None) -> AsyncGenerator[bytes]:  # noqa: ASYNC109 - of each step
    """Give the bytes of a connection that has switched to another protocol."""
    while chunk := await network.read(READ, timeout):
        yield chunk


def _arriving(network: Any, timeout: float | None) -> Generator[bytes]:
    """Give the bytes of a connection that has switched to another protocol."""
    while chunk := network.read(READ, timeout):
        yield chunk


class _Connection:
    """
    An answer that is read while it comes.

    Args:
        answer: The answer of the HTTP library.
        url: The address that answered.
        timeout: After how many seconds of silence to give up; None for never.
        stop: What ends it from outside.
    """

    _arriving: ClassVar[Callable[..., Any]]
    _begin: ClassVar[Callable[..., Any]]

    def __init__(self, answer: Any, url: str, timeout: float | None, stop: AsyncStop | Stop) -> None:
        self.url = url
        self.network = answer.extensions.get("network_stream")
        self._timeout = timeout
        self._stop = stop
        self._answer = answer
        switched = self.head()[0] == SWITCHED
        self._chunks = self._arriving(self.network, timeout) if switched else self._begin(content_of(answer))
        stop.watch(self.network)

    def head(self) -> tuple[int, dict[str, str]]:
        """Give its status and headers, which are not kept: most streams are idle, and there are many."""
        return head(self._answer)

    def _ended(self, error: Exception | None = None) -> None:
        """
        Take the end of a stream, which is an error unless it was ended from outside.

        Raises:
            MastodonNetworkError: It was not.
        """
        if not self._stop.is_set():
            raise interrupted(error, self.url, self._timeout) from error


class AsyncConnection(_Connection):
    """An answer that is read while it comes, for ``AsyncMastodon``."""

    _arriving = staticmethod(_aarriving)
    _begin = staticmethod(aiter)

    async def read(self) -> bytes:
        """
        Give the next bytes, as soon as there are any; none when the stream was ended from outside.

        Raises:
            MastodonNetworkError: The server ended it, the connection broke, or there was silence for too long.
        """
        try:
            if chunk := await anext(self._chunks, b""):
                return cast("bytes", chunk)
        except failures() as error:
            self._ended(error)
        else:
            self._ended()
        return b""

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
        except failures() as error:
            self._ended(error)

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
        await self._answer.aclose()


class Connection(_Connection):
    """An answer that is read while it comes, for ``Mastodon``."""

    _arriving = staticmethod(_arriving)
    _begin = staticmethod(iter)

    def read(self) -> bytes:
        """
        Give the next bytes, as soon as there are any; none when the stream was ended from outside.

        Raises:
            MastodonNetworkError: The server ended it, the connection broke, or there was silence for too long.
        """
        try:
            if chunk := next(self._chunks, b""):
                return cast("bytes", chunk)
        except failures() as error:
            self._ended(error)
        else:
            self._ended()
        return b""

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
        except failures() as error:
            self._ended(error)

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
        self._answer.close()


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
