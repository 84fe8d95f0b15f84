# Derived from mastodon/_async/room.py by tools/sync.py. Do not edit.
"""
The path every call takes: version, pacing, sending, learning, reading.

A room is a class of endpoints; the client is all rooms together. ``@endpoint`` says what a call needs of the server.
The check itself happens when the first request of the call is about to leave, so that wrong arguments are reported
before anything is sent.
"""

from __future__ import annotations

from collections import deque
from contextvars import ContextVar
from functools import partial, wraps
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
from mastodon.protocol.limits import configuration_of, inner
from mastodon.protocol.posting import NEWEST
from mastodon.protocol.redirecting import MOST, redirect
from mastodon.protocol.request import Request, body, multipart, replayable, request, target
from mastodon.protocol.response import Response, error_of, line, read
from mastodon.protocol.retrying import NOT_NOW, Pause, may_repeat, wait_before_retry
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
from mastodon.seam.tasks import blocking
from mastodon.seam.values import settle

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Mapping

    from mastodon.budget import Budget
    from mastodon.entities import Id
    from mastodon.errors import MastodonError
    from mastodon.protocol.features import Features
    from mastodon.protocol.pacing import Told, Turn
    from mastodon.protocol.retrying import Hook, Retries
    from mastodon.seam.transport import Transport
    from mastodon.seam.waiting import Clock, Lock

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
        def call(*args: Any, **kwargs: Any) -> Any:
            outer = _requirement.set(needs)
            try:
                return method(*args, **kwargs)
            finally:
                _requirement.reset(outer)

        call.requirement = needs  # type: ignore[attr-defined]  # read by tools and tests
        return cast("F", call)

    return decorate


class Known:
    """
    What a client has learnt of its server. The copies that ``options()`` makes share it.

    Args:
        server: The version that the caller gave.
    """

    __slots__ = (
        *("_told", "again", "ahead", "api_version", "configuration", "date", "features", "given", "heard", "lastcall"),
        *("limited", "limits", "own_id", "posted", "server", "skew"),
    )

    def __init__(self, server: ServerVersion | None) -> None:
        """Know only what the caller gave."""
        self.given = server
        self.skew = pacing.Skew()
        self.ahead = 0.0
        """How many seconds the server's clock is ahead, as far as can be counted on."""
        self.date: str | None = None
        """What the server last told of its clock."""
        self.again = 0.0
        """When what it tells is looked at even if it is the same: nothing is learnt from the same second twice."""
        self._told = pacing.Told()
        self.limits = pacing.NOTHING
        """What the last answer said of the server's limits, if it said all."""
        self.lastcall = 0.0
        """When that came."""
        self.limited = False
        """Whether the server ever told or enforced a limit."""
        self.heard: pacing.Heard | None = None
        """What was last told to those who share the budget."""
        self.posted: deque[tuple[type, Id, str]] = deque(maxlen=NEWEST)
        """What was posted last: kind, id, idempotency key. An equal post that gets lost is none of these."""
        self.forget()

    @property
    def told(self) -> Told:
        """What the server last told of its limits, for programs to read."""
        return pacing.learn(self._told, self.limits, self.ahead, self.lastcall)

    @told.setter
    def told(self, told: Told) -> None:
        self._told, self.limits = told, pacing.NOTHING

    def forget(self) -> None:
        """Forget what the server told of itself, to ask it again."""
        self.server = self.given
        self.api_version = 0
        self.configuration: Mapping[str, Any] = {}
        self.features: Features | None = None
        self.own_id: tuple[str | None, Id] | None = None


class Course:
    """
    How far a call is.

    Args:
        now: When it begins.
    """

    __slots__ = ("begun",)

    def __init__(self, now: float) -> None:
        """Begin."""
        self.begun = now
        """When it began; what it waited for the server's limits is added, so that only failures use the time up."""


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

    retries: Retries
    """How often, and for how long, calls are tried again."""

    on_wait: Hook | None
    """Called with a ``Pause`` before the client waits for the server's limits."""

    on_retry: Hook | None
    """Called with a ``Pause`` before the client waits to send a call again."""

    _ratelimit_method: str
    _budget: Budget
    _known: Known
    _server_lock: Lock
    _clock: Clock
    _transport: Transport

    def _get(self, path: str, result: type[T], /, **params: Any) -> T:
        return self._send(request("GET", path, result, **params))

    @overload
    def _post(self, path: str, result: type[T], /, **params: Any) -> T: ...

    @overload
    def _post(self, path: str, result: None, /, **params: Any) -> None: ...

    def _post(self, path: str, result: type[T] | None, /, **params: Any) -> T | None:
        return self._send(request("POST", path, result, **params))

    @overload
    def _put(self, path: str, result: type[T], /, **params: Any) -> T: ...

    @overload
    def _put(self, path: str, result: None, /, **params: Any) -> None: ...

    def _put(self, path: str, result: type[T] | None, /, **params: Any) -> T | None:
        return self._send(request("PUT", path, result, **params))

    def _patch(self, path: str, result: type[T], /, **params: Any) -> T:
        return self._send(request("PATCH", path, result, **params))

    @overload
    def _delete(self, path: str, result: type[T], /, **params: Any) -> T: ...

    @overload
    def _delete(self, path: str, result: None, /, **params: Any) -> None: ...

    def _delete(self, path: str, result: type[T] | None, /, **params: Any) -> T | None:
        return self._send(request("DELETE", path, result, **params))

    def _send(self, asked: Request[T], retries: Retries | None = None, course: Course | None = None) -> T:
        """
        Send a request and give its result.

        Args:
            asked: The request.
            retries: How often to try again; by default as the client says.
            course: How far the call is, if it has begun.

        Raises:
            MastodonError: It failed; the class says how.
        """
        response = self._answer(asked, retries, course)
        if "deprecation" in response.headers:
            warn(f"{asked.path} may be removed in a future version", MastodonDeprecationWarning)
        return read(asked, response, self._known.server)

    def _answer(self, asked: Request[Any], retries: Retries | None = None, course: Course | None = None) -> Response:
        """
        Send a request, at the server's pace, and give its answer, which may be a refusal.

        Args:
            asked: The request.
            retries: How often to try again; by default as the client says.
            course: How far the call is, if it has begun.

        Raises:
            MastodonVersionError: The server is too old, or has removed the endpoint.
            MastodonRatelimitError: Its limit is reached, in the mode ``throw``.
            MastodonNetworkError: No answer came.
        """
        self._check_version()
        self._check_times([name for name, value in asked.params.items() if isinstance(value, Snowflake)])
        if self.lang is not None and "lang" not in asked.params:
            asked = asked._replace(params={**asked.params, "lang": self.lang})
        tries = refusals = 0
        course = course or Course(self._clock.now())
        while True:
            turn = self._turn(asked, course)
            try:
                response = self._exchange(asked)
            except BaseException as error:
                now, ahead = self._clock.now() + self._known.ahead, self._known.ahead
                self._changed(partial(self._budget.learn, turn, pacing.NOTHING, now, ahead=ahead))
                if not isinstance(error, MastodonNetworkError):
                    raise
                tries += 1
                if not self._repeats(asked, error, tries, course, retries):
                    raise
                continue
            self._learn(turn, response, refusals)
            if response.status == 429:
                refusals += 1
                if self._ratelimit_method == "throw" or not replayable(asked):
                    return response
                if not turn.counted:  # Such addresses have no budget: nothing else would wait.
                    end = pacing.limits_of(response.headers).end
                    left = end and end - self._clock.now() - self._known.ahead
                    wait = min(pacing.asked_wait(response.headers, refusals, left), pacing.LONGEST_WAIT)
                    self._pause(asked, wait, self.on_wait, refusals)
                    course.begun += wait
            elif response.status in NOT_NOW:
                tries += 1
                if not self._repeats(asked, error_of(asked, response), tries, course, retries):
                    return response
            else:
                return response

    def _turn(self, asked: Request[Any], course: Course) -> Turn:
        """Wait until the server's limits allow a call, and count it."""
        known, budget, clock = self._known, self._budget, self._clock
        token = asked.token if isinstance(asked.token, str) else self.access_token if asked.token else None
        buckets = pacing.buckets_of(asked.method, asked.path, asked.params, token=token is not None)
        now = clock.now()
        asks, shared = budget.asks(self.api_base_url, token, buckets), budget.shared
        if not asks:  # Such addresses have no budget, or the budget was given other buckets.
            return pacing.Turn(0.0, (), now)
        method, factor = self._ratelimit_method, self.ratelimit_pacefactor
        waits = 0
        while True:
            strict, ahead = known.limited or method == "pace", known.ahead
            server = self.api_base_url if known.skew.least is None else None
            if shared:
                turn = blocking(
                    partial(budget.take, asks, now + ahead, method, factor, strict=strict, ahead=ahead, server=server)
                )
            else:
                turn = budget.take(asks, now + ahead, method, factor, strict=strict, ahead=ahead, server=server)
            wait = turn.wait
            if not wait and not shared:
                return turn
            counted = turn.counted
            if wait:
                waits += 1
                try:
                    self._pause(asked, min(wait, pacing.LONGEST_WAIT), self.on_wait, waits)
                except BaseException:
                    if counted:
                        self._changed(partial(budget.settle, asks, turn.time, (), now + ahead, ahead=ahead))
                    raise
            later = clock.now()
            course.begun += later - now
            now = later
            # A store may have made wait until the window was over: the call belongs to the next.
            if counted and (server is not None or now + known.ahead < min(window.end for window in counted)):
                return turn
            if counted:
                ahead = known.ahead
                self._changed(partial(budget.settle, asks, turn.time, (), now + ahead, ahead=ahead))

    def _learn(self, turn: Turn, response: Response, refusals: int) -> None:
        """Correct the budget by an answer."""
        known, budget, headers = self._known, self._budget, response.headers
        refused, received = response.status == 429, self._clock.now()
        limits = pacing.limits_of(headers, known.limits)
        limit, remaining, end, _ = limits
        date = headers.get("date")
        if date != known.date or received > known.again or refused or (limit is not None and not known.limited):
            self._hear(date, turn.time, received, limited=refused or limit is not None)
        ahead = known.ahead
        now = received + ahead
        if limit is None or remaining is None or end is None:
            known.told = pacing.learn(known.told, limits, ahead, received)
        else:
            known.limits, known.lastcall = limits, received
        until = None
        if refused:
            until = now + pacing.asked_wait(headers, refusals + 1, end and end - now)
        if budget.shared:
            blocking(partial(budget.learn, turn, limits, now, ahead=ahead, until=until))
        else:  # Every call comes by here.
            budget.learn(turn, limits, now, ahead=ahead, until=until)

    def _hear(self, date: str | None, sent: float, received: float, *, limited: bool) -> None:
        """Learn the server's time, and whether it limits calls. A second that it has told before tells nothing more."""
        known, budget = self._known, self._budget
        known.date, known.again, known.limited = date, received + 1.0, known.limited or limited
        known.skew = pacing.narrow(known.skew, date, sent, received)
        known.ahead = known.skew.ahead
        before, heard = known.heard, pacing.Heard(known.ahead, known.limited)
        if before is None or before.limited != heard.limited or abs(before.ahead - heard.ahead) > pacing.TELL_AGAIN:
            known.heard = heard
            self._changed(partial(budget.tell, self.api_base_url, heard))

    def _changed(self, change: Callable[[], None]) -> None:
        """Change the budget; other tasks go on if that may take a moment."""
        if self._budget.shared:
            blocking(change)
        else:
            change()

    def _repeats(
        self,
        asked: Request[Any],
        failure: MastodonError,
        tries: int,
        course: Course,
        retries: Retries | None = None,
        statuses: Container[int] = NOT_NOW,
    ) -> bool:
        """Wait for another try, if there is to be one."""
        wait = wait_before_retry(
            self.retries if retries is None else retries,
            failure,
            tries=tries,
            elapsed=self._clock.now() - course.begun,
            repeatable=may_repeat(asked),
            chance=self._clock.chance(),
            statuses=statuses,
        )
        if wait is None or not replayable(asked):
            return False
        self._pause(asked, wait, self.on_retry, tries)
        return True

    def _pause(self, asked: Request[Any], seconds: float, hook: Hook | None, count: int) -> None:
        """Tell the program of a wait, and wait."""
        if hook is not None:
            settle(hook(Pause(seconds, line(asked.method, self.api_base_url + asked.path), count)))
        self._clock.sleep(seconds)

    def _exchange(self, asked: Request[Any]) -> Response:
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
            response = self._transport.send(method, url, headers, content, self.request_timeout)
            response = response._replace(token=token if isinstance(token, str) else None)
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

    def _check_version(self, needs: Requirement | None = None) -> None:
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
        reason = unmet(needs, self._server_version(), self.version_check_mode)
        if reason is not None:
            raise MastodonVersionError(reason)

    def _check_times(self, names: list[str]) -> None:
        """
        Refuse times in the place of ids on a server whose ids do not contain the time.

        Args:
            names: The parameters that are times.

        Raises:
            MastodonIllegalArgumentError: The server's ids do not.
        """
        if names and self.version_check_mode != "none" and not has_snowflakes(server := self._server_version()):
            raise MastodonIllegalArgumentError(
                f"{names[0]} is a time, but ids of this server ({server.text}) do not contain the time as Mastodon's "
                f"do: give an id; version_check_mode='none' takes it nevertheless"
            )

    def _is_older_than(self, version: str) -> bool:
        """Tell whether the server says that it is older than a version of Mastodon, to choose the route it has."""
        server = self._server_version()
        return server.software != UNKNOWN and Version(1, 0, 0) <= server.version < parse_version(version)

    def _server_version(self) -> ServerVersion:
        """Give the server's version; it is asked once."""
        if self._known.server is None:
            with self._server_lock:
                if self._known.server is None:
                    self._known.server = self._ask_version()
        return self._known.server

    def _ask_version(self) -> ServerVersion:
        """Ask the server for its version; one that does not tell is ``UNKNOWN_VERSION``."""
        asked = request("GET", "/api/v1/instance", cast("type[dict[str, Any]]", dict))
        needs = _requirement.set(None)
        try:
            instance = read(asked, self._answer(asked))
            self._heed(instance)
            return parse_server_version(str(instance["version"]))
        except (MastodonAPIError, MastodonRatelimitError, MastodonVersionError, AttributeError, KeyError, TypeError):
            return UNKNOWN_VERSION
        finally:
            _requirement.reset(needs)

    def _heed(self, instance: object) -> None:
        """Keep what the server tells of its API and limits, to refuse beforehand what it would refuse."""
        configuration, number = configuration_of(instance), inner(instance, "api_versions", "mastodon")
        if configuration:
            self._known.configuration = configuration
        if isinstance(number, int):
            self._known.api_version = number

    def _limits_told(self) -> Mapping[str, Any]:
        """Give what the server told of its limits: it does where it is asked for its version, which a call needs."""
        if self.version_check_mode != "none":
            self._server_version()
        return self._known.configuration
