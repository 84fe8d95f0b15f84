"""
Retrying: whether to send a call once more, and when.

Sending again is safe where doing a thing twice is doing it once: GET, PUT and DELETE; a POST that carries an
idempotency key; and any call that never left, because there was no connection. It is safe in effect for an upload: the
server forgets one that no status uses. Worth a second try are a broken
connection, and the statuses that mean "not now": 502, 503 and 504. A refusal for the rate limit (429) is not a failure;
``pacing`` has it.

The server's word on waiting comes first; else waits double, and each is shortened by chance, so that the clients of a
server that comes back do not all come back at once. Both the number of tries and the whole time are limited.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from mastodon.errors import MastodonError, MastodonIllegalArgumentError, MastodonNetworkError

if TYPE_CHECKING:
    from collections.abc import Container

    from mastodon.errors import RequestLine
    from mastodon.protocol.request import Request

IDEMPOTENT = frozenset({"GET", "HEAD", "OPTIONS", "PUT", "DELETE"})
"""Methods that do the same, done twice. RFC 9110, section 9.2.2."""

NOT_NOW = frozenset({502, 503, 504})
"""Statuses after which the same call may succeed."""


UPLOADS = frozenset({"/api/v1/media", "/api/v2/media"})
"""Where files are uploaded. One that came twice is not seen: Mastodon deletes what is part of no status after a day."""


ANY = range(100, 600)
"""All statuses: for a post, once it is known that it was not made; and to find that out."""


class Retries(NamedTuple):
    """How often, and for how long, calls are tried again."""

    most: int = 4
    """How many times after the first."""

    first: float = 0.5
    """How many seconds to wait before the first, at most; each further wait is twice as long."""

    longest: float = 60.0
    """No wait is longer, in seconds, unless the server asks for it."""

    deadline: float = 300.0
    """After how many seconds from the first sending no further try begins; waiting for limits does not count."""


class Pause(NamedTuple):
    """What the hooks ``on_wait`` and ``on_retry`` are told before the client waits."""

    seconds: float
    """For how long."""

    request: RequestLine
    """Which call waits, without its secrets."""

    times: int
    """How many times this call has waited for that reason, this time included."""


Hook: TypeAlias = Callable[[Pause], object]
"""What a program is called with; for ``AsyncMastodon`` it may be a coroutine function. What it raises ends the call."""

NEVER = Retries(most=0)


def retries_of(value: Retries | list[Any] | int | bool | None) -> Retries:
    """
    Give the rule that an argument means.

    Args:
        value: A rule, or the list of its numbers; how many times; True or None for the usual, False for never.

    Raises:
        MastodonIllegalArgumentError: It is none of these.
    """
    if value is None or value is True:
        return Retries()
    if value is False:
        return NEVER
    rule = Retries(most=value) if isinstance(value, int) else value
    if isinstance(rule, list):  # What JSON makes of it.
        rule = Retries(*rule)
    if not isinstance(rule, Retries):  # pyright: ignore[reportUnnecessaryIsInstance]  # callers may not check types
        raise MastodonIllegalArgumentError(f"retries must be a number, a bool or Retries, not {type(value).__name__}")
    if min(rule) < 0:
        raise MastodonIllegalArgumentError(f"the numbers of retries must not be negative: {rule}")
    return rule


def may_repeat(request: Request[Any]) -> bool:
    """
    Tell whether a call may be sent twice.

    Args:
        request: The call.
    """
    return (
        request.method in IDEMPOTENT
        or request.path in UPLOADS
        or any(name.lower() == "idempotency-key" for name in request.headers)
    )


def wait_before_retry(
    rule: Retries,
    failure: MastodonError,
    *,
    tries: int,
    elapsed: float,
    repeatable: bool,
    chance: float,
    statuses: Container[int] = NOT_NOW,
) -> float | None:
    """
    Say how many seconds to wait before sending again; None for not at all.

    Args:
        rule: How often and how long.
        failure: What it ended with.
        tries: How often it was sent.
        elapsed: How many seconds ago it was first sent.
        repeatable: Whether the call may be done twice.
        chance: A number from 0 to 1, drawn anew each time.
        statuses: After which a call is worth another try.
    """
    if isinstance(failure, MastodonNetworkError):
        worth, safe = failure.passing, repeatable or failure.unsent
    else:
        worth, safe = (failure.status_code or 0) in statuses, repeatable
    if tries > rule.most or not worth or not safe:
        return None
    wait = failure.retry_after
    if wait is None:
        wait = min(rule.first * 2.0 ** (tries - 1), rule.longest) * (0.5 + chance / 2)
    return wait if elapsed + wait <= rule.deadline else None


def new_idempotency_key() -> str:
    """Make a key that no other call has."""
    from uuid import uuid4

    return str(uuid4())
