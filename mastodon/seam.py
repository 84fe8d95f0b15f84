"""
The seam: everything that differs between the two clients, both variants side by side.

``_async`` uses the names with ``Async`` or ``a``; ``tools/sync.py`` renames them for ``_sync``. Nothing else in the
package is written twice. The HTTP library is imported with the first call, not before: importing it takes longer than
all the rest.
"""

from __future__ import annotations

import asyncio
import os
import ssl
import threading
import time
import weakref
from collections.abc import AsyncIterator, Awaitable, Iterator, Mapping
from contextlib import ExitStack, aclosing, closing
from functools import cache
from os import PathLike
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias, TypeVar, cast
from urllib.request import getproxies

from mastodon.errors import (
    MastodonFileNotFoundError,
    MastodonIllegalArgumentError,
    MastodonNetworkError,
    MastodonReadTimeout,
)
from mastodon.protocol.response import Response, line

if TYPE_CHECKING:
    import httpx2

    from mastodon.protocol.request import File

    Content: TypeAlias = tuple[list[tuple[str, str]], list[tuple[str, File]]] | bytes | None

__all__ = [
    "AsyncClock",
    "AsyncIterator",
    "AsyncLock",
    "AsyncTransport",
    "Clock",
    "Iterator",
    "Lock",
    "Ready",
    "Soon",
    "Transport",
    "aclosing",
    "aready",
    "closing",
    "ready",
]

T = TypeVar("T")

CONNECT_TIMEOUT = 30.0
"""Seconds to wait for a connection, where ``request_timeout`` is not shorter."""


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

    async def sleep(self, seconds: float) -> None:
        """
        Wait.

        Args:
            seconds: For how long.
        """
        await asyncio.sleep(seconds)


class Clock:
    """The time, and waiting, for ``Mastodon``."""

    def now(self) -> float:
        """Give the time in seconds since 1970."""
        return time.time()

    def sleep(self, seconds: float) -> None:
        """
        Wait.

        Args:
            seconds: For how long.
        """
        time.sleep(seconds)


# --- one at a time --------------------------------------------------------------------------------------------------

AsyncLock = asyncio.Lock
Lock = threading.Lock


# --- HTTP -----------------------------------------------------------------------------------------------------------


class AsyncTransport:
    """HTTP for ``AsyncMastodon``: one pool of connections for each event loop it is used in."""

    def __init__(
        self, *, transport: httpx2.AsyncBaseTransport | None = None, client: httpx2.AsyncClient | None = None
    ) -> None:
        """Remember what to send with; nothing is opened before the first call."""
        self._transport = transport
        self._given = client
        self._clients: dict[bool, httpx2.AsyncClient] = {}
        self._loop: asyncio.AbstractEventLoop | None = None

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
            content: The body, or fields and files, or None.
            timeout: After how many seconds of silence to give up.

        Raises:
            MastodonNetworkError: No answer came.
        """
        import httpx2

        with ExitStack() as files:
            outgoing = _outgoing(method, url, headers, content, timeout, files)
            try:
                answer = await self._client(url).send(outgoing, auth=None, follow_redirects=False)
            except (httpx2.HTTPError, httpx2.InvalidURL, OSError) as error:
                raise _network_error(error, method, url, timeout) from error
        return _incoming(answer, url)

    def _client(self, url: str) -> httpx2.AsyncClient:
        """Give the pool for an address."""
        if self._given is not None:
            return self._given
        loop = asyncio.get_running_loop()
        if loop is not self._loop:  # The old loop's connections cannot be used in another, nor closed from there.
            self._clients, self._loop = {}, loop
        secure = url.startswith("https:")
        client = self._clients.get(secure)
        if client is None:
            import httpx2

            client = httpx2.AsyncClient(transport=self._transport, verify=_verification(secure=secure))
            self._clients[secure] = client
        return client

    async def aclose(self) -> None:
        """Close all connections. The next call opens new ones."""
        clients, self._clients = self._clients, {}
        for client in clients.values():
            await client.aclose()


class Transport:
    """HTTP for ``Mastodon``: one pool of connections, for any number of threads."""

    def __init__(self, *, transport: httpx2.BaseTransport | None = None, client: httpx2.Client | None = None) -> None:
        """Remember what to send with; nothing is opened before the first call."""
        self._transport = transport
        self._given = client
        self._clients: dict[bool, httpx2.Client] = {}
        self._lock = threading.Lock()

    def send(self, method: str, url: str, headers: Mapping[str, str], content: Content, timeout: float) -> Response:
        """
        Send one request and bring its answer.

        Args:
            method: The HTTP method.
            url: The whole address.
            headers: All headers.
            content: The body, or fields and files, or None.
            timeout: After how many seconds of silence to give up.

        Raises:
            MastodonNetworkError: No answer came.
        """
        import httpx2

        with ExitStack() as files:
            outgoing = _outgoing(method, url, headers, content, timeout, files)
            try:
                answer = self._client(url).send(outgoing, auth=None, follow_redirects=False)
            except (httpx2.HTTPError, httpx2.InvalidURL, OSError) as error:
                raise _network_error(error, method, url, timeout) from error
        return _incoming(answer, url)

    def _client(self, url: str) -> httpx2.Client:
        """Give the pool for an address."""
        if self._given is not None:
            return self._given
        secure = url.startswith("https:")
        client = self._clients.get(secure)
        if client is not None:
            return client
        import httpx2

        with self._lock:
            client = self._clients.get(secure)
            if client is None:
                client = httpx2.Client(transport=self._transport, verify=_verification(secure=secure))
                weakref.finalize(self, client.close)
                self._clients[secure] = client
        return client

    def close(self) -> None:
        """Close all connections. The next call opens new ones."""
        with self._lock:
            clients, self._clients = self._clients, {}
        for client in clients.values():
            client.close()


@cache
def ssl_context() -> ssl.SSLContext:
    """Give the one context for TLS of this process; making it takes as long as thirty calls."""
    import httpx2

    return httpx2.create_ssl_context()


def _verification(*, secure: bool) -> ssl.SSLContext | bool:
    """Choose how to verify servers. Plain HTTP needs no context, unless a proxy is reached by TLS."""
    return ssl_context() if secure or getproxies() else False


def _outgoing(
    method: str, url: str, headers: Mapping[str, str], content: Content, timeout: float, files: ExitStack
) -> httpx2.Request:
    """Make the HTTP library's request; files that are given as paths are open while ``files`` is."""
    import httpx2

    connect = min(timeout, CONNECT_TIMEOUT)
    limits = {"connect": connect, "read": timeout, "write": timeout, "pool": timeout}
    if not isinstance(content, tuple):
        return httpx2.Request(method, url, headers=dict(headers), content=content, extensions={"timeout": limits})
    fields: dict[str, list[str]] = {}
    for name, value in content[0]:
        fields.setdefault(name, []).append(value)
    uploads = [(name, (file.name, _opened(file, files), file.mime_type)) for name, file in content[1]]
    return httpx2.Request(
        method, url, headers=dict(headers), data=fields, files=uploads, extensions={"timeout": limits}
    )


def _opened(file: File, files: ExitStack) -> Any:
    """Give bytes or an open file."""
    if not isinstance(file.content, PathLike):
        return file.content
    try:
        return files.enter_context(open(file.content, "rb"))  # noqa: PTH123 - any path-like
    except OSError as error:
        raise MastodonFileNotFoundError(f"{os.fspath(file.content)!r} cannot be read: {error}") from error


def _incoming(answer: httpx2.Response, url: str) -> Response:
    """Make our value of the HTTP library's answer."""
    return Response(answer.status_code, dict(answer.headers), answer.content, url)


def _network_error(error: Exception, method: str, url: str, timeout: float) -> Exception:
    """Make our error of the HTTP library's."""
    import httpx2

    about = line(method, url)
    if isinstance(error, httpx2.ReadTimeout):
        return MastodonReadTimeout(f"{about}: the server was silent for {timeout:g} seconds", request=about)
    if isinstance(error, (httpx2.InvalidURL, httpx2.UnsupportedProtocol)):
        return MastodonIllegalArgumentError(f"{about}: not an address that can be asked ({error})", request=about)
    if isinstance(error, httpx2.LocalProtocolError):
        return MastodonIllegalArgumentError(
            f"{about}: cannot be sent as HTTP; is there a line break in a header?", request=about
        )
    return MastodonNetworkError(f"{about}: {_reason(error)}", request=about)


def _reason(error: BaseException) -> str:
    """Say in words why no answer came."""
    import httpx2

    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return f"the server's certificate is not valid ({cause.verify_message})"
        if isinstance(cause, ssl.SSLError):
            return f"no secure connection ({cause.reason or cause})"
        if isinstance(cause, ConnectionRefusedError):
            return "the connection was refused; is the server running, and the address right?"
        cause = cause.__cause__ or cause.__context__
    if isinstance(error, httpx2.TimeoutException):
        return "no connection in time"
    if isinstance(error, httpx2.ConnectError):
        return f"no connection ({error})"
    if isinstance(error, httpx2.DecodingError):
        return f"the answer cannot be decompressed ({error})"
    return f"the connection broke before the answer was complete ({error or type(error).__name__})"
