"""
HTTP: pools of connections, requests that go by them, and answers, whole or as streams.

Requests take one of two ways. httpx2 stands on httpcore2, which keeps the connections. A request goes straight to the
lower one: that saves a quarter of its time, and more of the first one's. Only where there are proxies, and where a
client was given a session or transport, it goes by a client of httpx2. That library also writes uploads and unusual
addresses, whichever way they go.
"""

from __future__ import annotations

import threading
import weakref
from contextlib import ExitStack, aclosing
from typing import TYPE_CHECKING, Any, TypeVar, cast

from mastodon.errors import MastodonError, MastodonIllegalArgumentError
from mastodon.protocol.incoming import MAX_RESPONSE_SIZE, Incoming
from mastodon.seam.failures import CONNECT_TIMEOUT, failures, our_error
from mastodon.seam.messages import content_of, head, httpx2_request, straight_request, timeouts
from mastodon.seam.networks import AsyncPublicNetwork, PublicNetwork, proxies, ssl_context, verification
from mastodon.seam.streams import SWITCHED, AsyncConnection, Connection, aarriving, arriving

if TYPE_CHECKING:
    import asyncio
    from collections.abc import AsyncGenerator, Callable, Mapping

    import httpcore2
    import httpx2

    from mastodon.protocol.response import Response
    from mastodon.seam.messages import Content
    from mastodon.seam.streams import AsyncStop, Stop

A = TypeVar("A", "httpcore2.AsyncConnectionPool", "httpx2.AsyncClient")


P = TypeVar("P", "httpcore2.ConnectionPool", "httpx2.Client")


G = TypeVar("G", "httpx2.AsyncClient", "httpx2.Client")


POOL: dict[str, Any] = {"max_connections": 100, "max_keepalive_connections": 20, "keepalive_expiry": 5.0}
"""How many connections may be open and how many are kept, for how many seconds; the same as in httpx2."""


STREAMS: dict[str, Any] = {"max_connections": None, "max_keepalive_connections": 0, "keepalive_expiry": 0.0}
"""The same for streams: whoever opens them counts them; no connection is used again, so that each can be shut."""


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
            if self._public_only and proxies():
                raise MastodonIllegalArgumentError(
                    "public_only cannot see where a proxy of the environment leads: unset it for this program, "
                    "or let the proxy refuse private addresses and leave public_only out"
                )
            self._straight = not proxies()
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
                answer = await self._ask(method, url, headers, content, {"timeout": timeouts(timeout)}, files)
                try:
                    body = Incoming(method, url, *head(answer), self._most)
                    async with aclosing(aiter(content_of(answer))) as chunks:
                        async for chunk in chunks:
                            body.feed(chunk)
                finally:
                    await answer.aclose()
                return body.end()
            except MastodonError:
                raise
            except failures() as error:
                raise our_error(error, method, url, timeout) from error

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
        extensions = {"timeout": {**timeouts(timeout or CONNECT_TIMEOUT), "read": timeout}, "trace": stop.trace}
        try:
            answer = await self._ask("GET", url, headers, None, extensions, ExitStack(), streaming=True)
        except failures() as error:
            raise our_error(error, "GET", url, timeout or CONNECT_TIMEOUT, "timeout") from error
        network = answer.extensions.get("network_stream")
        stop.watch(network)
        status, told = head(answer)
        chunks = aarriving(network, timeout) if status == SWITCHED else aiter(content_of(answer))
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
            asked = straight_request(method, url, headers, content, extensions, files)
            return await (await self._pool(url, streaming=streaming)).handle_async_request(asked)
        outgoing = httpx2_request(method, url, headers, content, extensions, files)
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

            verify = self._transport is None and verification(secure=secure)
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
                answer = self._ask(method, url, headers, content, {"timeout": timeouts(timeout)}, files)
                try:
                    body = Incoming(method, url, *head(answer), self._most)
                    for chunk in content_of(answer):
                        body.feed(chunk)
                finally:
                    answer.close()
                return body.end()
            except MastodonError:
                raise
            except failures() as error:
                raise our_error(error, method, url, timeout) from error

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
        extensions = {"timeout": {**timeouts(timeout or CONNECT_TIMEOUT), "read": timeout}, "trace": stop.trace}
        try:
            answer = self._ask("GET", url, headers, None, extensions, ExitStack(), streaming=True)
        except failures() as error:
            raise our_error(error, "GET", url, timeout or CONNECT_TIMEOUT, "timeout") from error
        network = answer.extensions.get("network_stream")
        stop.watch(network)
        status, told = head(answer)
        chunks = arriving(network, timeout) if status == SWITCHED else iter(content_of(answer))
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
            asked = straight_request(method, url, headers, content, extensions, files)
            return self._pool(url, streaming=streaming).handle_request(asked)
        outgoing = httpx2_request(method, url, headers, content, extensions, files)
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

            verify = self._transport is None and verification(secure=secure)
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
