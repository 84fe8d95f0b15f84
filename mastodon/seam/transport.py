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
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from mastodon.errors import MastodonError, MastodonIllegalArgumentError
from mastodon.protocol.incoming import MAX_RESPONSE_SIZE, Incoming
from mastodon.seam.failures import failures, our_error
from mastodon.seam.messages import content_of, head, outgoing, timeouts
from mastodon.seam.networks import AsyncPublicNetwork, PublicNetwork, proxies, ssl_context, verification
from mastodon.seam.waiting import AsyncTurns, Turns

if TYPE_CHECKING:
    import asyncio
    from collections.abc import AsyncGenerator, Mapping

    import httpcore2
    import httpx2

    from mastodon.protocol.response import Response
    from mastodon.seam.messages import Content
    from mastodon.seam.streams import AsyncConnection, AsyncStop, Connection, Stop

    Kind = tuple[bool, bool]
    """Whether connections are secure, and whether they are for streams."""

T = TypeVar("T")
C = TypeVar("C", bound="httpx2.AsyncClient | httpx2.Client")

POOL: dict[str, Any] = {"max_connections": 100, "max_keepalive_connections": 20, "keepalive_expiry": 5.0}
"""How many connections may be open and how many are kept, for how many seconds; the same as in httpx2."""

STREAMS: dict[str, Any] = {"max_connections": None, "max_keepalive_connections": 0, "keepalive_expiry": 0.0}
"""The same for streams: whoever opens them counts them; no connection is used again, so that each can be shut."""

AT_ONCE = 8
"""How many streams of a client are opened at once: more would overrun a server that starts again, and take memory."""


class _Way(Generic[T, C]):
    """
    What both transports know: what to send with, how much to read, and which way requests go.

    Nothing is opened before the first call.

    Args:
        transport: A transport of the HTTP library to send with.
        client: A client of the HTTP library to send with; its owner closes it.
        max_response_size: How many bytes an answer may have; None for any number.
        public_only: Whether to connect to public addresses only.

    Raises:
        MastodonIllegalArgumentError: An argument is wrong, or does not go with another.
    """

    _prefix: ClassVar[str]
    """What the names of the HTTP libraries begin with."""

    _network: ClassVar[type]
    _gate: ClassVar[type]

    def __init__(
        self,
        *,
        transport: T | None = None,
        client: C | None = None,
        max_response_size: int | None = MAX_RESPONSE_SIZE,
        public_only: bool = False,
    ) -> None:
        self._check_given("transport", transport, "BaseTransport")
        self._check_given("session", client, "Client")
        self._transport = transport
        self.given = client
        self._most = max_response_size
        self._public_only = public_only
        self._pools: dict[Any, Any] = {}
        self._stops: weakref.WeakSet[AsyncStop | Stop] = weakref.WeakSet()
        self._lock = threading.Lock()
        self._turns: Any = self._gate(AT_ONCE)
        self._straight = None if transport is None and client is None else False
        if public_only and self._straight is False:
            raise MastodonIllegalArgumentError(
                "public_only needs connections of its own, to see where they lead: leave session and transport out"
            )

    def ends(self, stop: AsyncStop | Stop) -> None:
        """
        End a stream when this is closed.

        Args:
            stop: Its end.
        """
        with self._lock:
            self._stops.add(stop)

    def _check_given(self, name: str, given: object, kind: str) -> None:
        """Refuse what is not a thing of the HTTP library, or is one for the other client."""
        if given is None:
            return
        import httpx2

        wanted = f"{self._prefix}{kind}"
        if not isinstance(given, getattr(httpx2, wanted)):
            raise MastodonIllegalArgumentError(f"{name} must be an httpx2.{wanted}, not {type(given).__name__}")

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

    def _made(self, kind: Kind) -> Any:
        """Make what keeps connections of a kind, for the way that requests go."""
        secure, streaming = kind
        limits = STREAMS if streaming else POOL
        if self._straight:
            import httpcore2

            pool = getattr(httpcore2, f"{self._prefix}ConnectionPool")
            network = self._network() if self._public_only else None
            return pool(ssl_context() if secure else None, network_backend=network, **limits)
        import httpx2

        client = getattr(httpx2, f"{self._prefix}Client")
        verify = self._transport is None and verification(secure=secure)
        return client(transport=self._transport, verify=verify, limits=httpx2.Limits(**limits))

    def _session(self) -> C | None:
        """
        Give the client that was given.

        Raises:
            MastodonIllegalArgumentError: Its owner has closed it.
        """
        if self.given is not None and self.given.is_closed:
            raise MastodonIllegalArgumentError("the given session is closed; give an open one")
        return self.given


class AsyncTransport(_Way["httpx2.AsyncBaseTransport", "httpx2.AsyncClient"]):
    """HTTP for ``AsyncMastodon``: one pool of connections for each event loop it is used in."""

    _prefix = "Async"
    _network = AsyncPublicNetwork
    _gate = AsyncTurns
    _pools: dict[asyncio.AbstractEventLoop, dict[Kind, tuple[Any, AsyncGenerator[None]]]]

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
        from mastodon.seam.streams import AsyncConnection

        self.ends(stop)
        extensions = {"timeout": timeouts(timeout), "trace": stop.trace}
        try:
            async with self._turns:
                answer = await self._ask("GET", url, headers, None, extensions, ExitStack(), streaming=True)
        except failures() as error:
            raise our_error(error, "GET", url, timeout, "timeout") from error
        return AsyncConnection(answer, url, timeout, stop)

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
        straight = self._goes_straight()
        asked = outgoing(method, url, headers, content, extensions, files, straight=straight)
        pool: Any = self._session() or await self._pool(url, streaming=streaming)
        if straight:
            answer = await pool.handle_async_request(asked)
            if streaming:
                asked.headers = []  # The library keeps the request as long as the stream.
            return answer
        return await pool.send(asked, stream=True, auth=None, follow_redirects=False)

    async def _pool(self, url: str, *, streaming: bool) -> Any:
        """Give the pool for an address and this event loop, and make it the first time."""
        import asyncio

        loop, kind = asyncio.get_running_loop(), (not url.startswith("http:"), streaming)
        try:
            return self._pools[loop][kind][0]
        except KeyError:
            pass
        for ended in [known for known in list(self._pools) if known.is_closed()]:
            self._pools.pop(ended, None)
        pool = self._made(kind)
        closer = _closed_with_the_loop(pool)
        self._pools.setdefault(loop, {})[kind] = pool, closer
        await anext(closer)
        return pool

    async def aclose(self) -> None:
        """End all streams and close the connections of this event loop. The next call opens new ones."""
        import asyncio

        with self._lock:
            stops = list(self._stops)
        for stop in stops:
            stop.set()
        for _, closer in self._pools.pop(asyncio.get_running_loop(), {}).values():
            await closer.aclose()


async def _closed_with_the_loop(pool: httpx2.AsyncClient | httpcore2.AsyncConnectionPool) -> AsyncGenerator[None]:
    """Close a pool that was forgotten: a loop that ends closes the async generators that have begun in it."""
    try:
        yield
    finally:
        await pool.aclose()


class Transport(_Way["httpx2.BaseTransport", "httpx2.Client"]):
    """HTTP for ``Mastodon``: one pool of connections, for any number of threads."""

    _prefix = ""
    _network = PublicNetwork
    _gate = Turns
    _pools: dict[Kind, tuple[Any, weakref.finalize[[], Transport]]]

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
        from mastodon.seam.streams import Connection

        self.ends(stop)
        extensions = {"timeout": timeouts(timeout), "trace": stop.trace}
        try:
            with self._turns:
                answer = self._ask("GET", url, headers, None, extensions, ExitStack(), streaming=True)
        except failures() as error:
            raise our_error(error, "GET", url, timeout, "timeout") from error
        return Connection(answer, url, timeout, stop)

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
        straight = self._goes_straight()
        asked = outgoing(method, url, headers, content, extensions, files, straight=straight)
        pool: Any = self._session() or self._pool(url, streaming=streaming)
        if straight:
            answer = pool.handle_request(asked)
            if streaming:
                asked.headers = []  # The library keeps the request as long as the stream.
            return answer
        return pool.send(asked, stream=True, auth=None, follow_redirects=False)

    def _pool(self, url: str, *, streaming: bool) -> Any:
        """Give the pool for an address, and make it the first time."""
        kind = not url.startswith("http:"), streaming
        try:
            return self._pools[kind][0]
        except KeyError:
            pass
        with self._lock:
            if kind not in self._pools:
                pool = self._made(kind)
                self._pools[kind] = pool, weakref.finalize(self, pool.close)
            return self._pools[kind][0]

    def close(self) -> None:
        """End all streams and close all connections. The next call opens new ones."""
        with self._lock:
            pools, self._pools = self._pools, {}
            stops = list(self._stops)
        for stop in stops:
            stop.set()
        for (_, streaming), (_, closer) in pools.items():
            if streaming:  # The thread that reads closes: the number of a closed socket may be used again.
                closer.detach()
            else:
                closer()
