"""
Pacing: when the next call may be sent.

A server counts calls in several *buckets* at once: so many per token, so many pages, so many uploads, so many posts.
Each bucket has fixed *windows*, aligned to multiples of its period since 1970 by the server's clock. A call takes one
from every bucket it counts in, or waits until the window of the fullest has ended.

* ``BUCKETS`` is what Mastodon is known to allow: a prior. What a server tells is the truth: its headers describe the
  bucket with the least left, so no other bucket of that call can have less. A window whose limit we believed to be
  reached is lifted by that.
* ``take()`` counts a call before it is sent, ``settle()`` corrects the count by the answer. A call that left in one
  window may be counted by the server in the next: until it is answered, room is kept for it there, and if the answer
  came after the end of the first, or says so, it is added.
* Times are the *server's*, in seconds since 1970. ``Skew`` says how far its clock is from ours: headers tell whole
  seconds, each answer narrows the difference further, and the earliest possible time is used, so that no call is sent
  before a window has ended. Who shares a budget and has had no answer yet goes by what others have ``Heard``: a window
  that is counted in by two clocks is counted in by neither.

Three modes: ``throw`` never waits; ``wait`` sends at once while a window has room; ``pace`` spreads what is left over
the rest of the window. As long as a server never told limits, ``wait`` believes only refusals, and ``pace`` the prior.

Nothing here knows the time: it is told. ``mastodon/budget.lua`` takes the same steps inside Redis; change both.
"""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, NamedTuple, cast

from mastodon.errors import MastodonIllegalArgumentError
from mastodon.protocol.response import http_date, iso_date, retry_after

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any, Protocol, TypeVar

    T = TypeVar("T")

    class Making(Protocol):
        """Makes a tuple of a kind, of its values."""

        def __call__(self, kind: type[T], values: tuple[object, ...], /) -> T:
            """Make it."""
            ...


_made: Making = cast("Any", tuple).__new__
"""Makes a named tuple in half the time, where every call makes several."""

METHODS = ("throw", "wait", "pace")

DEFAULT_LIMIT = 300
DEFAULT_WINDOW = 300
"""What is assumed before a server tells: 300 calls in 5 minutes."""

LONGEST_WAIT = 300.0
"""No single wait is longer, in seconds; after it the budget is looked at again."""

SHORTEST_WAIT = 0.5
"""After a 429 that does not say until when, in seconds."""

SAME_WINDOW = 1.5
"""Ends of windows that differ by less, in seconds, are the same: some servers round them."""


ON_THEIR_WAY = 16
"""How many calls are usually sent and not yet counted by the server."""

CUT_OFF = 1.0
"""By how many seconds the server's time may be ahead of what we count on, and the end of a window before what is told:
``Date`` is in whole seconds, and Mastodon adds the rest of the current second to the end."""

LOST = 300
"""After how many seconds at most, and after a window's length, a call without an answer was not counted."""

SOON = 0.05
"""How soon to look again, in seconds at least, whether a call is answered that others wait for."""

TELL_AGAIN = 0.1
"""By how many seconds the difference of the clocks changes before those who share a budget are told again."""


class Bucket(NamedTuple):
    """One of the counts that a server keeps."""

    name: str
    """What we call it."""

    owner: str
    """Whose calls it counts: ``token``, ``user`` or ``ip``."""

    limit: int
    """How many calls a window allows, as far as is known."""

    seconds: int
    """How long a window is."""

    family: bool = False
    """Whether it counts things done, with headers of its own, and not requests."""


API_USER = Bucket("api_user", "user", 1500, 300)
API_TOKEN = Bucket("api_token", "token", 300, 300)
API_IP = Bucket("api_ip", "ip", 300, 300)
PAGING = Bucket("paging", "user", 300, 900)
MEDIA = Bucket("media", "user", 30, 1800)
DELETE = Bucket("delete", "user", 30, 1800)
APPS = Bucket("apps", "ip", 5, 600)
SIGN_UP = Bucket("sign_up", "ip", 5, 1800)
STATUSES = Bucket("statuses", "user", 300, 10800, family=True)
FOLLOWS = Bucket("follows", "user", 400, 86400, family=True)
REPORTS = Bucket("reports", "user", 400, 86400, family=True)

BUCKETS = (API_USER, API_TOKEN, API_IP, PAGING, MEDIA, DELETE, APPS, SIGN_UP, STATUSES, FOLLOWS, REPORTS)
"""Mastodon's own. ``config/initializers/rack_attack.rb`` and ``app/lib/rate_limiter.rb`` of its source say so."""

_WITH_TOKEN = (API_USER, API_TOKEN)
_WITHOUT_TOKEN = (API_IP,)
_CURSORS = frozenset({"max_id", "min_id", "since_id", "page"})
_POSTS: Mapping[str, Bucket] = {
    "/api/v1/accounts": SIGN_UP,
    "/api/v1/apps": APPS,
    "/api/v1/follows": FOLLOWS,
    "/api/v1/media": MEDIA,
    "/api/v1/reports": REPORTS,
    "/api/v1/statuses": STATUSES,
    "/api/v2/media": MEDIA,
}
_POSTS_BY_END: Mapping[str, tuple[str, Bucket]] = {
    "follow": ("/api/v1/accounts/", FOLLOWS),
    "reblog": ("/api/v1/statuses/", STATUSES),
    "unreblog": ("/api/v1/statuses/", DELETE),
}
_ONE_STATUS: Mapping[str, Bucket] = {"DELETE": DELETE, "PUT": STATUSES}


class Ask(NamedTuple):
    """One bucket that a call counts in."""

    key: str
    """Which: server, bucket and owner."""

    limit: int
    """How many calls a window allows, before the server tells."""

    seconds: int
    """How long a window is."""

    family: bool
    """Whether it counts things done, not requests."""


class Window:
    """
    What is known of a window of a bucket. It changes as calls are counted in it; the window after it is another object.

    Args:
        limit: How many calls it allows.
        used: How many were counted.
        end: When it ends.
        slot: When ``pace`` sent or will send the last call.
        told: Whether the server told its end.
        late: When those were counted, by our clock, that were counted in earlier windows and have no answer yet.
        unanswered: When those were counted, by our clock, that were counted in this one and have no answer yet.
    """

    __slots__ = ("end", "late", "limit", "slot", "told", "unanswered", "used")
    __hash__ = None  # type: ignore[assignment]  # it changes

    def __init__(
        self,
        limit: int,
        used: int,
        end: float,
        slot: float = 0.0,
        told: bool = False,
        late: Sequence[float] = (),
        unanswered: list[float] | None = None,
    ) -> None:
        """Keep what is known."""
        self.limit = limit
        self.used = used
        self.end = end
        self.slot = slot
        self.told = told
        self.late = late
        self.unanswered: list[float] = [] if unanswered is None else unanswered

    def __eq__(self, other: object) -> bool:
        """Tell whether the same is known of both."""
        return isinstance(other, Window) and all(getattr(self, name) == getattr(other, name) for name in self.__slots__)

    def __repr__(self) -> str:
        """Show what is known."""
        return f"Window({', '.join(f'{name}={getattr(self, name)!r}' for name in self.__slots__)})"


class Running(NamedTuple):
    """The windows that calls of a kind were counted in last. None of them has late calls."""

    windows: Sequence[Window]
    """The windows."""

    begin: float
    """When all of them have begun."""

    end: float
    """When the first of them ends."""


_NONE = Running((), inf, -inf)
"""For calls of a kind that was not counted yet."""


class Windows(dict[str, Window]):
    """
    What is known of windows, by bucket. One that is changed other than by counting is put in anew.

    Args:
        known: What is known.
    """

    __slots__ = ("running",)

    def __init__(self, known: Mapping[str, Window] | Iterable[tuple[str, Window]] = ()) -> None:
        """Keep what is known."""
        super().__init__(known)
        self.running: dict[tuple[Ask, ...], Running] = {}
        """What was looked up last, by the buckets of calls: most calls are like one before."""

    def __setitem__(self, key: str, window: Window) -> None:
        """Keep what is known of a window."""
        self.running.clear()
        super().__setitem__(key, window)


class Turn(NamedTuple):
    """What ``take()`` says."""

    wait: float
    """How many seconds to wait."""

    counted: Sequence[Window]
    """The windows that the call was counted in; empty if it was not: ask again after waiting."""

    time: float = 0.0
    """When it was counted, by our clock."""

    asks: tuple[Ask, ...] = ()
    """Their buckets."""


class Change(NamedTuple):
    """What an answer corrects in one window."""

    key: str
    """Which bucket."""

    seconds: int
    """How long its windows are."""

    limit: int
    """How many calls it allows; -1 if the answer does not tell."""

    used: int
    """How many the server has counted at least; -1 if the answer does not tell."""

    end: float
    """When the window ends that this is about."""

    add: int
    """How many calls that left in an earlier window were counted in this one."""

    lift: int
    """How many more calls it allows at least; -1 if the answer does not tell."""

    shut: int = 0
    """1 if the answer was a refusal: whatever is known of the window, it is shut until that end."""


class Heard(NamedTuple):
    """What those who share a budget tell each other of a server."""

    ahead: float
    """How many seconds its clock is ahead of ours."""

    limited: bool
    """Whether it ever told or enforced a limit."""


class Told(NamedTuple):
    """What the server last told of its limits, for programs to read: the state attributes of the client."""

    limit: int = DEFAULT_LIMIT
    """How many calls a window allows."""

    remaining: int = DEFAULT_LIMIT
    """How many are left."""

    reset: float | None = None
    """When the window ends, by the local clock; None if not known."""

    lastcall: float | None = None
    """When the server last told, by the local clock."""


class Limits(NamedTuple):
    """What an answer says of the server's limits."""

    limit: int | None
    """How many calls a window allows."""

    remaining: int | None
    """How many are left."""

    end: float | None
    """When the window ends."""

    second: str = ""
    """The same, as it was told, without fractions of seconds."""


NOTHING = Limits(None, None, None)


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


def buckets_of(method: str, path: str, params: Mapping[str, object], *, token: bool) -> tuple[Bucket, ...]:
    """
    Tell in which buckets a call counts, the most general first.

    Args:
        method: The HTTP method.
        path: The path.
        params: The parameters.
        token: Whether a token is sent.
    """
    found: tuple[Bucket, ...] = ()
    if path.startswith("/api/"):
        found = _WITH_TOKEN if token else _WITHOUT_TOKEN
    if params and not _CURSORS.isdisjoint(params):
        found = (*found, PAGING)
    if method == "GET":
        return found
    special = _POSTS.get(path) if method == "POST" else None
    if special is None:
        begin, _, end = path.rpartition("/")
        if method == "POST":
            begins, bucket = _POSTS_BY_END.get(end, ("", None))
            special = bucket if bucket is not None and begin.startswith(begins) else None
        elif begin == "/api/v1/statuses":
            special = _ONE_STATUS.get(method)
    return found if special is None else (*found, special)


def window_end(previous: Window | None, seconds: int, now: float) -> float:
    """
    Tell when the window ends that begins now or has begun.

    Args:
        previous: The window before it; the periods go on from its end.
        seconds: How long a window is.
        now: The server's time.
    """
    begin = previous.end if previous is not None else 0.0
    return begin + ((now - begin) // seconds + 1) * seconds


def running_end(window: Window | None, seconds: int, now: float) -> float:
    """
    Tell when the window ends that runs now: the last known one, the one after it, or another if that one cannot be.

    Args:
        window: The last known one.
        seconds: How long a window is.
        now: The server's time.
    """
    if window is None or window.end <= now:
        return window_end(window, seconds, now)
    if window.end > now + seconds + SAME_WINDOW and not window.told:  # Made before we knew its clock.
        return window_end(None, seconds, now)
    return window.end


def take(
    windows: Windows,
    asks: tuple[Ask, ...],
    now: float,
    method: str,
    factor: float,
    *,
    strict: bool,
    ahead: float = 0.0,
) -> Turn:
    """
    Count a call in its windows, or say how long to wait until it may be.

    Args:
        windows: What is known. It is changed.
        asks: The buckets that the call counts in.
        now: The server's time.
        method: The mode.
        factor: How much of the budget ``pace`` uses.
        strict: Whether a limit holds that the server did not tell.
        ahead: How many seconds that time is ahead of ours.
    """
    time, wait = now - ahead, 0.0
    counted, begin, end = windows.running.get(asks, _NONE)
    if method == "pace" or not begin <= now < end:
        counted = ()
    elif strict and method != "throw":
        for window in counted:
            if window.used >= window.limit:
                counted = ()
                break
    if not counted:
        wait, counted = _look(windows, asks, now, time, method, factor, strict=strict)
        if not counted:
            return Turn(wait, ())
    for window in counted:
        window.used += 1
        window.unanswered.append(time)
    return _made(Turn, (wait, counted, time, asks))


def _look(
    windows: Windows, asks: tuple[Ask, ...], now: float, time: float, method: str, factor: float, *, strict: bool
) -> tuple[float, Sequence[Window]]:
    """
    Give the windows that a call is to be counted in, and how long it waits then; no windows if it may not be counted.

    Args:
        windows: What is known. It is changed, if the call may be counted.
        asks: The buckets that the call counts in.
        now: The server's time.
        time: The same by our clock.
        method: The mode.
        factor: How much of the budget ``pace`` uses.
        strict: Whether a limit holds that the server did not tell.
    """
    counted: list[Window] = []
    made: list[tuple[str, Window]] = []
    wait, slot, begin, end = 0.0, 0.0, -inf, inf
    for key, prior, seconds, _ in asks:
        window = windows.get(key)
        if window is None or window.late or not now < window.end <= now + seconds:
            window = _current(window, prior, seconds, now, time)
            made.append((key, window))
        counted.append(window)
        begin, end = max(begin, window.end - seconds), min(end, window.end)
        if strict and method != "throw":
            left = window.limit - window.used - len(window.late)
            if window.used >= window.limit:
                wait = max(wait, window.end - now)
            elif left <= 0:
                age = time - min(window.late)
                wait = max(wait, min(max(SOON, age), min(seconds, LOST) - age, window.end - now))
            elif method == "pace":
                slot = max(slot, window.slot + (window.end - now) / left / factor)
    if wait > 0:
        return wait, ()
    for key, window in made:
        _replace(windows, key, window)
    if method == "pace":
        slot = max(slot, now)
        for window in counted:
            window.slot = slot
        return slot - now, counted
    if not any(window.late for window in counted):
        windows.running[asks] = Running(counted, begin, end)
    return 0.0, counted


def _current(window: Window | None, prior: int, seconds: int, now: float, time: float) -> Window:
    """
    Give the window of a bucket that runs now, of the last known one. That one stays as it is.

    Args:
        window: The last known one.
        prior: How many calls a window allows, before the server tells.
        seconds: How long a window is.
        now: The server's time.
        time: The same by our clock.
    """
    end = running_end(window, seconds, now)
    if window is None:
        return Window(prior, 0, end)
    if window.end <= now:
        return Window(window.limit, 0, end, late=recent((*window.late, *window.unanswered), seconds, time))
    same, late = end == window.end, recent(window.late, seconds, time)
    slot, told = (window.slot, window.told) if same else (0.0, False)
    return Window(window.limit, window.used, end, slot, told, late, window.unanswered)


def _replace(windows: Windows, key: str, window: Window) -> None:
    """Let a window take the place of another, whose unanswered calls are late now, unless it has them, too."""
    before = windows.get(key)
    if before is not None and before.unanswered is not window.unanswered:
        before.unanswered.clear()
    windows[key] = window


def recent(times: Sequence[float], seconds: int, now: float) -> tuple[float, ...]:
    """
    Leave out calls that have no answer for so long that they were lost.

    Args:
        times: When they were counted.
        seconds: How long a window is.
        now: The time, by the same clock.
    """
    longest = min(seconds, LOST)
    return tuple([time for time in times if abs(now - time) < longest])


def limits_of(headers: Mapping[str, str], before: Limits = NOTHING) -> Limits:
    """
    Read what an answer says of the server's limits.

    Args:
        headers: Its headers.
        before: What one before said: if its window ended in the same second, it is the same. Mastodon adds a fraction.
    """
    limit, remaining = headers.get("x-ratelimit-limit"), headers.get("x-ratelimit-remaining")
    if limit is None and remaining is None:
        return NOTHING
    reset = headers.get("x-ratelimit-reset", "")
    second = reset[:19]
    end = before.end if second == before.second else iso_date(reset)
    try:
        allowed, left = int(limit or ""), int(remaining or "")
    except ValueError:
        allowed = left = -1
    if allowed < 0 or left < 0:
        return Limits(_count(limit), _count(remaining), end, second)
    return _made(Limits, (allowed, left, end, second))


def learn(told: Told, limits: Limits, ahead: float, now: float) -> Told:
    """
    Keep what an answer says for programs to read.

    Args:
        told: What was known.
        limits: What the answer says.
        ahead: How many seconds the server's clock is ahead of ours.
        now: The time by the local clock.
    """
    limit, remaining, end, _ = limits
    if limit is None and remaining is None and end is None:
        return told
    return Told(
        told.limit if limit is None else limit,
        told.remaining if remaining is None else remaining,
        told.reset if end is None else end - ahead,
        now,
    )


def as_expected(counted: Sequence[Window], limits: Limits, now: float) -> bool:
    """
    Tell whether an answer corrects nothing, as most do: it speaks of the fullest window, as far as that is known.

    Args:
        counted: The windows that the call counted in.
        limits: What the answer says.
        now: The server's time when it answered.
    """
    limit, remaining, end, _ = limits
    if remaining is None or end is None:
        return False
    least, fullest = remaining + 1, None
    for window in counted:
        if window.end <= now:
            return False
        left = window.limit - window.used
        if left < least:
            least, fullest = left, window
    return (
        fullest is not None
        and limit == fullest.limit
        and remaining <= least + ON_THEIR_WAY  # Calls that are on their way are not in what is told.
        and abs(end - fullest.end) <= SAME_WINDOW
    )


def corrections(
    asks: Sequence[Ask], counted: Sequence[Window], limits: Limits, now: float, *, until: float | None = None
) -> list[Change]:
    """
    Tell what an answer corrects that is not ``as_expected()``.

    Args:
        asks: The buckets that the call counted in.
        counted: Their windows when it was counted.
        limits: What the answer says.
        now: The server's time when it answered.
        until: When to ask again, if the answer was a refusal.
    """
    told = _told(asks, counted, limits, now)
    if told is not None and limits.end is not None:
        seconds = asks[told].seconds
        late = limits.end % seconds
        begin = limits.end - seconds - (late if late < CUT_OFF else 0.0)
        limits = limits._replace(end=begin + seconds)
        if now < begin <= now + CUT_OFF:
            now = begin
    changes: list[Change] = []
    for index, (ask, window) in enumerate(zip(asks, counted, strict=True)):
        crossed = 1 if not now < window.end <= now + ask.seconds + SAME_WINDOW else 0
        end = running_end(window, ask.seconds, now)
        limit = used = lift = -1
        if index == told:
            limit = limits.limit if limits.limit is not None else window.limit
            used = limit - limits.remaining if limits.remaining is not None else -1
            if limits.end is not None:
                end, crossed = limits.end, 1 if abs(limits.end - window.end) > SAME_WINDOW and crossed else 0
        elif told is not None and not crossed and not ask.family and not asks[told].family and limits.remaining:
            spare = limits.remaining - max(ON_THEIR_WAY, window.limit // 5)
            lift = window.used + limits.remaining if window.limit - window.used < spare else -1
        shut = 1 if until is not None and (index == told or (told is None and index == len(asks) - 1)) else 0
        if until is not None and shut:
            limit = used = limit if limit >= 0 else window.limit
            end = max(until, now + SHORTEST_WAIT)
        news = (
            limit not in {-1, window.limit}
            or used > window.used + len(window.late)
            or abs(end - window.end) > SAME_WINDOW
        )
        if news or crossed or lift >= 0 or until is not None:
            changes.append(Change(ask.key, ask.seconds, limit, used, end, crossed, lift, shut))
    return changes


def _told(asks: Sequence[Ask], counted: Sequence[Window], limits: Limits, now: float) -> int | None:
    """
    Find the bucket that an answer speaks of: the one with that limit and end, else with that end, else with that limit.

    Of those that fit alike, it is the one with the least left; else the last, which is the most particular.
    """
    if not asks or limits == NOTHING:
        return None
    best, found = (-1, 0), 0
    for index, (ask, window) in enumerate(zip(asks, counted, strict=True)):
        fit = 1 if limits.limit in {window.limit, ask.limit} else 0
        if limits.end is not None:
            if abs(limits.end - window.end) <= SAME_WINDOW:
                fit += 4
            elif any(
                abs(limits.end - running_end(window, ask.seconds, time)) <= SAME_WINDOW for time in (now, now + CUT_OFF)
            ):
                fit += 2  # It was counted in the window after, or by another clock.
        if (fit, window.used - window.limit) >= best:
            best, found = (fit, window.used - window.limit), index
    return found if best[0] else 0


def settle(
    windows: Windows,
    asks: Sequence[Ask],
    time: float,
    changes: Sequence[Change],
    now: float,
    *,
    ahead: float = 0.0,
) -> None:
    """
    Note that a call is over, and correct windows by its answer.

    Args:
        windows: What is known, by bucket. It is changed.
        asks: The buckets that the call counted in.
        time: When it was counted, by our clock.
        changes: The corrections.
        now: The server's time.
        ahead: How many seconds that time is ahead of ours.
    """
    there: list[str] = []
    for ask in asks:
        window = windows.get(ask.key)
        if window is None:
            continue
        if time in window.unanswered:
            window.unanswered.remove(time)
            there.append(ask.key)
        elif time in window.late:
            at = window.late.index(time)
            window.late = (*window.late[:at], *window.late[at + 1 :])
    for change in changes:
        window = windows.get(change.key)
        if window is None:
            continue
        told = change.limit >= 0
        limit = change.limit if told else max(window.limit, change.lift)
        over = window.end <= now or change.add > 0
        if over and change.end > window.end + SAME_WINDOW:  # A window that nobody has counted in yet.
            late = recent((*window.late, *window.unanswered), change.seconds, now - ahead)
            _replace(windows, change.key, Window(limit, max(1, change.used), change.end, 0.0, told, late))
        elif not _is_over(change, window, now):
            add = 0 if change.key in there else change.add
            window.limit = limit
            window.used = max(window.used + add, change.used - (0 if change.shut else len(window.late)))
            window.end = change.end if abs(change.end - window.end) > SAME_WINDOW else window.end
            window.told = told or window.told
            windows[change.key] = window


def _is_over(change: Change, window: Window, now: float) -> bool:
    """Tell whether a correction is about a window before the known one; clocks that are less exact learn it later."""
    before = change.end <= window.end - change.seconds + SAME_WINDOW and not change.shut
    possible = window.told or window.end <= now + change.seconds + SAME_WINDOW
    return change.end < window.end - SAME_WINDOW and (change.end <= now or (before and possible))


def asked_wait(headers: Mapping[str, str], refusals: int, left: float | None = None) -> float:
    """
    Say how many seconds after a 429 to ask again: ``Retry-After`` comes first, then the end of the window.

    Args:
        headers: The headers of the answer.
        refusals: How many came in a row.
        left: How many seconds the window lasts, where the headers tell.
    """
    asked = retry_after(headers)
    if asked is None:
        asked = left if left is not None else min(2.0 ** min(refusals, 10), LONGEST_WAIT)
    return max(asked, SHORTEST_WAIT)


class Skew(NamedTuple):
    """How far the server's clock is ahead of ours, in seconds, as far as is known."""

    least: float | None = None
    """At least; None if the server never told its time."""

    most: float = 0.0
    """At most."""

    @property
    def ahead(self) -> float:
        """How far to count on: the least, so that a window is never believed to be over too early."""
        return self.least or 0.0


def narrow(skew: Skew, date: str | None, sent: float, received: float) -> Skew:
    """
    Narrow the difference of the clocks by an answer.

    Args:
        skew: What was known.
        date: The ``Date`` header of the answer, in whole seconds, cut off.
        sent: When the request was sent, by our clock.
        received: When the answer came, by our clock.
    """
    time = http_date(date) if date else None
    if time is None:
        return skew
    least, most = time - received, time + 1.0 - sent
    if skew.least is None or least > skew.most or most < skew.least:  # Or a clock was set.
        return Skew(least, most)
    return Skew(max(skew.least, least), min(skew.most, most))


def _count(text: str | None) -> int | None:
    """Read a number of calls; servers also send ``unlimited`` and nothing."""
    try:
        return max(0, int(text)) if text is not None else None
    except ValueError:
        return None
