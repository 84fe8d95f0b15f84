"""
The seam: everything that differs between the two clients, both variants side by side.

``_async`` uses the names with ``Async`` or ``a``; ``tools/sync.py`` renames them for ``_sync``. Nothing else in the
package is written twice. The HTTP library, asyncio and TLS are imported when they are first needed, not before: that
takes longer than importing all the rest.

Requests take one of two ways. httpx2 stands on httpcore2, which keeps the connections. An ordinary request needs
nothing of the upper library and goes straight to the lower one: that saves a quarter of its time, and more of the
first one's. Uploads, unusual addresses, proxies, and all requests of a client that was given a session or transport go
by httpx2.
"""

from __future__ import annotations

import os
import re
import sys
import threading
import time
import weakref
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Iterator, Mapping
from contextlib import ExitStack, aclosing, closing
from functools import cache
from os import PathLike
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias, TypeVar, cast

from mastodon.errors import (
    MastodonError,
    MastodonFileNotFoundError,
    MastodonIllegalArgumentError,
    MastodonNetworkError,
    MastodonReadTimeout,
)
from mastodon.protocol.response import Response, line

if TYPE_CHECKING:
    import asyncio
    import ssl

    import httpcore2
    import httpx2

    from mastodon.protocol.request import File

    Content: TypeAlias = list[tuple[str, str | File]] | bytes | None

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
A = TypeVar("A", "httpcore2.AsyncConnectionPool", "httpx2.AsyncClient")
P = TypeVar("P", "httpcore2.ConnectionPool", "httpx2.Client")

CONNECT_TIMEOUT = 30.0
"""Seconds to wait for a connection, where ``request_timeout`` is not shorter."""

POOL: dict[str, Any] = {"max_connections": 100, "max_keepalive_connections": 20, "keepalive_expiry": 5.0}
"""How many connections may be open and how many are kept, for how many seconds; the same as in httpx2."""

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

    async def sleep(self, seconds: float) -> None:
        """
        Wait.

        Args:
            seconds: For how long.
        """
        import asyncio

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


# --- HTTP -----------------------------------------------------------------------------------------------------------


class AsyncTransport:
    """
    HTTP for ``AsyncMastodon``: one pool of connections for each event loop it is used in.

    Args:
        transport: A transport of the HTTP library to send with.
        client: A client of the HTTP library to send with; its owner closes it.
    """

    def __init__(
        self, *, transport: httpx2.AsyncBaseTransport | None = None, client: httpx2.AsyncClient | None = None
    ) -> None:
        """Remember what to send with; nothing is opened before the first call."""
        _check_given("transport", transport, "AsyncBaseTransport")
        _check_given("session", client, "AsyncClient")
        self._transport = transport
        self.given = client
        self._straight = None if transport is None and client is None else False
        self._pools: dict[asyncio.AbstractEventLoop, dict[tuple[str, bool], tuple[Any, AsyncGenerator[None]]]] = {}

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
            MastodonIllegalArgumentError: It cannot be sent.
            MastodonFileNotFoundError: A file cannot be read.
        """
        if self._straight is None:
            self._straight = not _proxies()
        with ExitStack() as files:
            try:
                if self._straight and _is_ordinary(url, content):
                    pool = await self._pool(url)
                    return _received(await pool.request(**_call(method, url, headers, content, timeout)), url)
                outgoing = _outgoing(method, url, headers, content, timeout, files)
                answer = await (await self._client(url)).send(outgoing, auth=None, follow_redirects=False)
            except MastodonError:
                raise
            except _failures() as error:
                raise _our_error(error, method, url, timeout) from error
        return _incoming(answer, url)

    async def _pool(self, url: str) -> httpcore2.AsyncConnectionPool:
        """Give the pool for an address that is reached straight."""

        def make() -> httpcore2.AsyncConnectionPool:
            import httpcore2

            return httpcore2.AsyncConnectionPool(ssl_context() if secure else None, **POOL)

        secure = _is_secure(url)
        return await self._kept(("straight", secure), make)

    async def _client(self, url: str) -> httpx2.AsyncClient:
        """Give the pool for an address that is reached by httpx2."""
        if self.given is not None:
            return _still_open(self.given)

        def make() -> httpx2.AsyncClient:
            import httpx2

            verify = self._transport is None and _verification(secure=secure)
            return httpx2.AsyncClient(transport=self._transport, verify=verify)

        secure = _is_secure(url)
        return await self._kept(("httpx2", secure), make)

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
        """Close the connections of this event loop. The next call opens new ones."""
        import asyncio

        for _, closer in self._pools.pop(asyncio.get_running_loop(), {}).values():
            await closer.aclose()


async def _closed_with_the_loop(pool: httpx2.AsyncClient | httpcore2.AsyncConnectionPool) -> AsyncGenerator[None]:
    """Close a pool that was forgotten: a loop that ends closes the async generators that have begun in it."""
    try:
        yield
    finally:
        await pool.aclose()


class Transport:
    """
    HTTP for ``Mastodon``: one pool of connections, for any number of threads.

    Args:
        transport: A transport of the HTTP library to send with.
        client: A client of the HTTP library to send with; its owner closes it.
    """

    def __init__(self, *, transport: httpx2.BaseTransport | None = None, client: httpx2.Client | None = None) -> None:
        """Remember what to send with; nothing is opened before the first call."""
        _check_given("transport", transport, "BaseTransport")
        _check_given("session", client, "Client")
        self._transport = transport
        self.given = client
        self._straight = None if transport is None and client is None else False
        self._pools: dict[tuple[str, bool], tuple[Any, weakref.finalize[[], Transport]]] = {}
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
            MastodonIllegalArgumentError: It cannot be sent.
            MastodonFileNotFoundError: A file cannot be read.
        """
        if self._straight is None:
            self._straight = not _proxies()
        with ExitStack() as files:
            try:
                if self._straight and _is_ordinary(url, content):
                    pool = self._pool(url)
                    return _received(pool.request(**_call(method, url, headers, content, timeout)), url)
                outgoing = _outgoing(method, url, headers, content, timeout, files)
                answer = self._client(url).send(outgoing, auth=None, follow_redirects=False)
            except MastodonError:
                raise
            except _failures() as error:
                raise _our_error(error, method, url, timeout) from error
        return _incoming(answer, url)

    def _pool(self, url: str) -> httpcore2.ConnectionPool:
        """Give the pool for an address that is reached straight."""

        def make() -> httpcore2.ConnectionPool:
            import httpcore2

            return httpcore2.ConnectionPool(ssl_context() if secure else None, **POOL)

        secure = _is_secure(url)
        return self._kept(("straight", secure), make)

    def _client(self, url: str) -> httpx2.Client:
        """Give the pool for an address that is reached by httpx2."""
        if self.given is not None:
            return _still_open(self.given)

        def make() -> httpx2.Client:
            import httpx2

            verify = self._transport is None and _verification(secure=secure)
            return httpx2.Client(transport=self._transport, verify=verify)

        secure = _is_secure(url)
        return self._kept(("httpx2", secure), make)

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
        """Close all connections. The next call opens new ones."""
        with self._lock:
            pools, self._pools = self._pools, {}
        for _, closer in pools.values():
            closer()


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


def _is_ordinary(url: str, content: Content) -> bool:
    """Tell whether a request needs nothing of httpx2."""
    return not isinstance(content, list) and _ORDINARY.fullmatch(url) is not None


def _call(method: str, url: str, headers: Mapping[str, str], content: Content, timeout: float) -> dict[str, Any]:
    """Give the arguments of a request that goes straight to a pool."""
    sent = [(name.encode("ascii"), value.encode("ascii")) for name, value in headers.items()]
    if content is None and method in {"PATCH", "POST", "PUT"}:
        content = b""  # Some servers want to be told that there is nothing.
    return {
        "method": method,
        "url": url,
        "headers": [*sent, (b"Accept-Encoding", b"gzip, deflate")],
        "content": content,
        "extensions": {"timeout": _limits(timeout)},
    }


def _received(answer: httpcore2.Response, url: str) -> Response:
    """Make our value of an answer that came straight from a pool."""
    headers: dict[str, str] = {}
    for raw_name, raw_value in answer.headers:
        name, value = raw_name.decode("latin-1").lower(), raw_value.decode("latin-1")
        headers[name] = f"{headers[name]}, {value}" if name in headers else value
    body = answer.content
    for encoding in reversed(headers.get("content-encoding", "").lower().split(",")):
        body = _decompressed(body, encoding.strip())
    return Response(answer.status, headers, body, url)


class DecodingError(Exception):
    """An answer cannot be decompressed; httpx2 has an exception of the same name."""


def _decompressed(body: bytes, encoding: str) -> bytes:
    """Undo a content encoding; one that nobody asked for stays."""
    if encoding not in {"gzip", "deflate"} or not body:
        return body
    import gzip
    import zlib

    try:
        if encoding != "deflate":
            return gzip.decompress(body)
        # The standard means zlib's format; some servers send the bare stream, which cannot begin with these bits.
        return zlib.decompress(body, zlib.MAX_WBITS if body[0] & 0x0F == 8 else -zlib.MAX_WBITS)
    except (EOFError, OSError, zlib.error) as error:
        raise DecodingError(error) from error


def _limits(timeout: float) -> dict[str, float]:
    """Give the seconds that each step may take."""
    return {"connect": min(timeout, CONNECT_TIMEOUT), "read": timeout, "write": timeout, "pool": timeout}


def _outgoing(
    method: str, url: str, headers: Mapping[str, str], content: Content, timeout: float, files: ExitStack
) -> httpx2.Request:
    """Make the HTTP library's request; files that are given as paths are open while ``files`` is."""
    import httpx2

    extensions = {"timeout": _limits(timeout)}
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


def _incoming(answer: httpx2.Response, url: str) -> Response:
    """Make our value of the HTTP library's answer."""
    return Response(answer.status_code, dict(answer.headers), answer.content, url)


def _failures() -> tuple[type[Exception], ...]:
    """List what sending can raise; RuntimeError for a pool that was closed meanwhile."""
    import httpcore2
    import httpx2

    return (
        *(httpx2.HTTPError, httpx2.InvalidURL, OSError, UnicodeError, RuntimeError, DecodingError),
        *(httpcore2.TimeoutException, httpcore2.NetworkError, httpcore2.ProtocolError),
    )


def _our_error(error: Exception, method: str, url: str, timeout: float) -> MastodonError:
    """Make our error of the HTTP library's."""
    import httpx2

    about = line(method, url)
    kinds = _kinds(error)
    if isinstance(error, httpx2.HTTPError):
        error.request = httpx2.Request(method, about.url)  # The one it holds has the access token in its headers.
    if "ReadTimeout" in kinds:
        return MastodonReadTimeout(
            f"{about}: the server was silent for {timeout:g} seconds; a longer request_timeout waits longer",
            request=about,
        )
    no_host = isinstance(error, UnicodeError) and "idna" in str(error)
    if no_host or not kinds.isdisjoint({"InvalidURL", "UnsupportedProtocol"}):
        return MastodonIllegalArgumentError(f"{about}: not an address that can be asked ({error})", request=about)
    if not kinds.isdisjoint({"LocalProtocolError", "UnicodeError"}):
        return MastodonIllegalArgumentError(
            f"{about}: cannot be sent as HTTP; are the user agent and all other headers plain ASCII in one line?",
            request=about,
        )
    return MastodonNetworkError(f"{about}: {_reason(error, timeout)}", request=about)


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
