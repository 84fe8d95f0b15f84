"""
Pacing: when the next call may be sent.

A server counts calls in a window and tells, with every answer, how many it allows, how many are left and when the
window ends. ``learn()`` makes a new ``Budget`` of what an answer tells; ``wait_before()`` and ``wait_after()`` say how
long to wait, in three modes:

* ``throw``: never wait; a 429 becomes an error.
* ``wait``: wait only after a 429, until the window ends.
* ``pace``: spread what is left over the rest of the window, so that a 429 is not reached.

Times are seconds since 1970 by the local clock. The server's clock may be off by minutes, so the end of its window is
measured from its own ``Date``. Nothing here knows the time: it is told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mastodon.errors import MastodonIllegalArgumentError
from mastodon.protocol.response import http_date, iso_date, retry_after

if TYPE_CHECKING:
    from collections.abc import Mapping

METHODS = ("throw", "wait", "pace")

DEFAULT_LIMIT = 300
DEFAULT_WINDOW = 300.0
"""What is assumed before a server tells: 300 calls in 5 minutes."""

LONGEST_WAIT = 300.0
"""No single wait is longer, in seconds; after it the server is asked again."""

SHORTEST_WAIT = 0.5
"""After a 429 whose window has ended by our clock, in seconds: the clocks differ by up to a second."""


class Budget(NamedTuple):
    """What a server allows, as far as we know."""

    limit: int = DEFAULT_LIMIT
    """How many calls a window allows."""

    remaining: int = DEFAULT_LIMIT
    """How many are left."""

    reset: float | None = None
    """When the window ends; None if not known."""

    lastcall: float | None = None
    """When the server last told."""


def check_method(method: str) -> str:
    """
    Give a mode back if it is one.

    Args:
        method: ``throw``, ``wait`` or ``pace``.

    Raises:
        MastodonIllegalArgumentError: It is none of them.
    """
    if method not in METHODS:
        raise MastodonIllegalArgumentError(f"ratelimit_method must be 'throw', 'wait' or 'pace', not {method!r}")
    return method


def wait_before(budget: Budget, method: str, factor: float, now: float) -> float:
    """
    Say how many seconds to wait before a call.

    Args:
        budget: What is known.
        method: The mode.
        factor: How much of the budget ``pace`` uses: at 1.1 it waits a little less than an even pace would take.
        now: The time.
    """
    if method != "pace" or budget.reset is None or budget.reset <= now:
        return 0.0
    left = budget.reset - now
    if budget.remaining <= 0:
        return min(left, LONGEST_WAIT)
    since = now - budget.lastcall if budget.lastcall is not None else 0.0
    return min(max(0.0, (left / budget.remaining - max(0.0, since)) / factor), LONGEST_WAIT)


def wait_after(budget: Budget, method: str, headers: Mapping[str, str], now: float, refusals: int = 1) -> float | None:
    """
    Say how many seconds to wait after a 429; None for not at all: the call fails.

    Args:
        budget: What is known, this answer included.
        method: The mode.
        headers: The headers of the answer.
        now: The time.
        refusals: How often this call was refused in a row.
    """
    if method == "throw":
        return None
    asked = retry_after(headers)
    if asked is not None:
        return min(max(asked, SHORTEST_WAIT), LONGEST_WAIT)
    if budget.reset is not None and budget.reset > now:
        return min(max(budget.reset - now, SHORTEST_WAIT), LONGEST_WAIT)
    return min(2.0 ** min(refusals, 10), LONGEST_WAIT)


def learn(budget: Budget, headers: Mapping[str, str], now: float) -> Budget:
    """
    Make of a budget what an answer tells.

    Args:
        budget: What was known.
        headers: The headers of the answer.
        now: The time.
    """
    remaining = _count(headers.get("x-ratelimit-remaining"))
    limit = _count(headers.get("x-ratelimit-limit"))
    end = iso_date(headers.get("x-ratelimit-reset", ""))
    if remaining is None and limit is None and end is None:
        return budget
    reset = budget.reset
    if end is not None:
        server = http_date(headers.get("date", ""))
        reset = end + (now - server if server is not None else 0.0)
    return Budget(
        limit=limit if limit is not None else budget.limit,
        remaining=remaining if remaining is not None else budget.remaining,
        reset=reset,
        lastcall=now,
    )


def _count(text: str | None) -> int | None:
    """Read a number of calls; servers also send ``unlimited`` and nothing."""
    try:
        return max(0, int(text)) if text is not None else None
    except ValueError:
        return None
