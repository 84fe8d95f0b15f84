"""
The path every call takes: version, pacing, sending, learning, reading.

A room is a class of endpoints; the client is all rooms together. ``@endpoint`` says what a call needs of the server.
The check itself happens when the first request of the call is about to leave, so that wrong arguments are reported
before anything is sent.
"""

from __future__ import annotations

from contextvars import ContextVar
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar, cast, overload

from mastodon.debugging import log_answer, log_request
from mastodon.errors import (
    MastodonAPIError,
    MastodonDeprecationWarning,
    MastodonIllegalArgumentError,
    MastodonNetworkError,
    MastodonRatelimitError,
    MastodonVersionError,
    warn,
)
from mastodon.protocol import pacing
from mastodon.protocol.ids import Snowflake
from mastodon.protocol.redirecting import MOST, redirect
from mastodon.protocol.request import Request, body, multipart, replayable, request, target
from mastodon.protocol.response import Response, line, read
from mastodon.protocol.versions import (
    UNKNOWN,
    Requirement,
    ServerVersion,
    Version,
    has_snowflakes,
    parse_server_version,
    parse_version,
    unmet,
)

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable, Mapping

    from mastodon.entities import Id
    from mastodon.seam import AsyncClock, AsyncLock, AsyncTransport

T = TypeVar("T")
F = TypeVar("F", bound="Callable[..., Any]")

_requirement: ContextVar[Requirement | None] = ContextVar("requirement", default=None)
"""What the call that is running needs of the server."""

UNKNOWN_VERSION = ServerVersion("", parse_version("1.0.0"), UNKNOWN)
"""For servers that do not tell their version: they are asked, and decide."""


def endpoint(
    *, added: str, changed: str | None = None, removed: str | None = None, scopes: str | None = None
) -> Callable[[F], F]:
    """
    Make a method an endpoint.

    Args:
        added: The version of Mastodon that brought it.
        changed: The version that last changed it, its parameters or what it returns.
        removed: The version that removed it.
        scopes: OAuth scopes, with spaces between them, of which one suffices; None where no token is needed.
    """

    def decorate(method: F) -> F:
        needs = Requirement(
            method.__name__,
            parse_version(added),
            parse_version(changed or added),
            tuple(scopes.split()) if scopes else (),
            None if removed is None else parse_version(removed),
        )

        @wraps(method)
        async def call(*args: Any, **kwargs: Any) -> Any:
            outer = _requirement.set(needs)
            try:
                return await method(*args, **kwargs)
            finally:
                _requirement.reset(outer)

        call.requirement = needs  # type: ignore[attr-defined]  # read by tools and tests
        return cast("F", call)

    return decorate


class Room:
    """What all rooms share: how a request is sent."""

    api_base_url: str
    """The server."""

    access_token: str | None
    """The access token, if there is one. It never appears in ``repr``, logs or errors."""

    user_agent: str
    """What the client calls itself."""

    lang: str | None
    """The language the server shall answer in, where it translates."""

    request_timeout: float
    """After how many seconds of silence a call is given up."""

    debug_requests: bool
    """Whether requests and answers are logged, without secrets."""

    version_check_mode: str
    """``created``, ``changed`` or ``none``."""

    ratelimit_pacefactor: float
    """How much of the budget the mode ``pace`` uses."""

    allowed_hosts: frozenset[str]
    """Which hosts, besides its own, the server may name for logging in and for streams."""

    mastodon_api_version: int
    """Which state of the API the server told last, in ``instance_v2()``; 0 until then, and before Mastodon 4.3."""

    _ratelimit_method: str
    _budget: pacing.Budget
    _budget_lock: threading.Lock
    _configuration: Mapping[str, Any]
    _own_id: tuple[str | None, Id] | None
    _given_server: ServerVersion | None
    _server: ServerVersion | None
    _server_lock: AsyncLock
    _clock: AsyncClock
    _transport: AsyncTransport

    async def _get(self, path: str, result: type[T], /, **params: Any) -> T:
        return await self._send(request("GET", path, result, **params))

    @overload
    async def _post(self, path: str, result: type[T], /, **params: Any) -> T: ...

    @overload
    async def _post(self, path: str, result: None, /, **params: Any) -> None: ...

    async def _post(self, path: str, result: type[T] | None, /, **params: Any) -> T | None:
        return await self._send(request("POST", path, result, **params))

    @overload
    async def _put(self, path: str, result: type[T], /, **params: Any) -> T: ...

    @overload
    async def _put(self, path: str, result: None, /, **params: Any) -> None: ...

    async def _put(self, path: str, result: type[T] | None, /, **params: Any) -> T | None:
        return await self._send(request("PUT", path, result, **params))

    async def _patch(self, path: str, result: type[T], /, **params: Any) -> T:
        return await self._send(request("PATCH", path, result, **params))

    @overload
    async def _delete(self, path: str, result: type[T], /, **params: Any) -> T: ...

    @overload
    async def _delete(self, path: str, result: None, /, **params: Any) -> None: ...

    async def _delete(self, path: str, result: type[T] | None, /, **params: Any) -> T | None:
        return await self._send(request("DELETE", path, result, **params))

    async def _send(self, asked: Request[T]) -> T:
        """
        Send a request and give its result.

        Args:
            asked: The request.

        Raises:
            MastodonError: It failed; the class says how.
        """
        response = await self._answer(asked)
        if "deprecation" in response.headers:
            warn(f"{asked.path} may be removed in a future version", MastodonDeprecationWarning)
        return read(asked, response)

    async def _answer(self, asked: Request[Any]) -> Response:
        """
        Send a request, at the server's pace, and give its answer, which may be a refusal.

        Args:
            asked: The request.

        Raises:
            MastodonVersionError: The server is too old, or has removed the endpoint.
            MastodonRatelimitError: Its limit is reached, in the mode ``throw``.
            MastodonNetworkError: No answer came.
        """
        await self._check_version()
        await self._check_times([name for name, value in asked.params.items() if isinstance(value, Snowflake)])
        if self.lang is not None and "lang" not in asked.params:
            asked = asked._replace(params={**asked.params, "lang": self.lang})
        refusals = 0
        while True:
            wait = pacing.wait_before(
                self._budget, self._ratelimit_method, self.ratelimit_pacefactor, self._clock.now()
            )
            if wait:
                await self._clock.sleep(wait)
            response = await self._exchange(asked)
            now = self._clock.now()
            with self._budget_lock:
                self._budget = known = pacing.learn(self._budget, response.headers, now)
            if response.status != 429:
                return response
            refusals += 1
            again = pacing.wait_after(known, self._ratelimit_method, response.headers, now, refusals)
            if again is None or not replayable(asked):
                return response
            await self._clock.sleep(again)

    async def _exchange(self, asked: Request[Any]) -> Response:
        """
        Send a request once, follow redirects, and give the answer.

        Args:
            asked: The request.

        Raises:
            MastodonNetworkError: No answer came.
        """
        method, own = asked.method, not asked.path.startswith(("http://", "https://"))
        url = self.api_base_url + target(asked) if own else target(asked)
        headers = {
            "User-Agent": self.user_agent,
            "Accept": "application/json",
            "Accept-Encoding": "gzip, deflate",
            **asked.headers,
        }
        token = self.access_token if asked.token is True and own else asked.token
        if isinstance(token, str):
            headers["Authorization"] = f"Bearer {token}"
        content: Any = None
        if asked.encoding == "multipart":
            content = multipart(asked)
        elif asked.encoding != "query":
            content, kind = body(asked)
            if kind is not None:
                headers["Content-Type"] = kind
        for _ in range(MOST + 1):
            if self.debug_requests:
                log_request(method, url, headers, asked)
            response = await self._transport.send(method, url, headers, content, self.request_timeout)
            if self.debug_requests:
                log_answer(method, response)
            step = redirect(method, response)
            if step is None:
                return response
            if not replayable(asked):
                about = line(method, url)
                raise MastodonNetworkError(
                    f"{about} was redirected to {line(method, step.url).url}, and a pipe can be sent only once; "
                    f"save it in a file first",
                    request=about,
                )
            url = step.url
            if not step.same_origin:
                headers = {name: headers[name] for name in ("User-Agent", "Accept", "Accept-Encoding")}
        about = line(method, url)
        raise MastodonNetworkError(f"{about}: redirected more than {MOST} times, probably in a circle", request=about)

    async def _check_version(self, needs: Requirement | None = None) -> None:
        """
        Refuse a call if the server is too old or too new for it.

        Args:
            needs: What it needs; by default what the running call does.

        Raises:
            MastodonVersionError: It is.
        """
        needs = needs or _requirement.get()
        if needs is None or self.version_check_mode == "none":
            return
        reason = unmet(needs, await self._server_version(), self.version_check_mode)
        if reason is not None:
            raise MastodonVersionError(reason)

    async def _check_times(self, names: list[str]) -> None:
        """
        Refuse times in the place of ids on a server whose ids do not contain the time.

        Args:
            names: The parameters that are times.

        Raises:
            MastodonIllegalArgumentError: The server's ids do not.
        """
        if names and self.version_check_mode != "none" and not has_snowflakes(server := await self._server_version()):
            raise MastodonIllegalArgumentError(
                f"{names[0]} is a time, but ids of this server ({server.text}) do not contain the time as Mastodon's "
                f"do: give an id; version_check_mode='none' takes it nevertheless"
            )

    async def _is_older_than(self, version: str) -> bool:
        """Tell whether the server says that it is older than a version of Mastodon, to choose the route it has."""
        server = await self._server_version()
        return server.software != UNKNOWN and Version(1, 0, 0) <= server.version < parse_version(version)

    async def _server_version(self) -> ServerVersion:
        """Give the server's version; it is asked once."""
        if self._server is None:
            async with self._server_lock:
                if self._server is None:
                    self._server = await self._ask_version()
        return self._server

    async def _ask_version(self) -> ServerVersion:
        """Ask the server for its version; one that does not tell is ``UNKNOWN_VERSION``."""
        asked = request("GET", "/api/v1/instance", cast("type[dict[str, Any]]", dict))
        needs = _requirement.set(None)
        try:
            instance = read(asked, await self._answer(asked))
            self._heed(instance)
            return parse_server_version(str(instance["version"]))
        except (MastodonAPIError, MastodonRatelimitError, MastodonVersionError, AttributeError, KeyError, TypeError):
            return UNKNOWN_VERSION
        finally:
            _requirement.reset(needs)

    def _heed(self, instance: object) -> None:
        """Keep what the server tells of its API and limits, to refuse beforehand what it would refuse."""
        if not isinstance(instance, dict):
            return
        told = cast("dict[str, Any]", instance)
        configuration, versions = told.get("configuration"), told.get("api_versions")
        if isinstance(configuration, dict):
            self._configuration = configuration
        number = cast("dict[str, Any]", versions).get("mastodon") if isinstance(versions, dict) else None
        if isinstance(number, int):
            self.mastodon_api_version = number
