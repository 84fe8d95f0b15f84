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

from typing import TYPE_CHECKING, NamedTuple, cast

from mastodon.errors import MastodonIllegalArgumentError
from mastodon.protocol.response import http_date, iso_date, retry_after

if TYPE_CHECKING:
    from collections.abc import Mapping, MutableMapping, Sequence
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


class Window(NamedTuple):
    """What is known of the running window of a bucket."""

    limit: int
    """How many calls it allows."""

    used: int
    """How many were counted."""

    end: float
    """When it ends."""

    slot: float = 0.0
    """When ``pace`` sent or will send the last call."""

    told: bool = False
    """Whether the server told its end."""

    late: tuple[float, ...] = ()
    """When those were counted, by our clock, that were counted in earlier windows and have no answer yet."""


class Turn(NamedTuple):
    """What ``take()`` says."""

    wait: float
    """How many seconds to wait."""

    counted: tuple[Window, ...]
    """The windows that the call was counted in, the call included; empty if it was not: ask again after waiting."""

    time: float = 0.0
    """When it was counted, by our clock."""


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
    windows: MutableMapping[str, Window],
    unanswered: MutableMapping[str, list[float]],
    asks: Sequence[Ask],
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
        windows: What is known, by bucket. It is changed.
        unanswered: When the calls in those windows were counted that have no answer yet, by bucket. It is changed.
        asks: The buckets that the call counts in.
        now: The server's time.
        method: The mode.
        factor: How much of the budget ``pace`` uses.
        strict: Whether a limit holds that the server did not tell.
        ahead: How many seconds that time is ahead of ours.
    """
    time = now - ahead
    counted: list[Window] = []
    waits, paced = strict and method != "throw", method == "pace"
    wait = slot = 0.0
    for key, prior, seconds, _ in asks:
        window = windows.get(key)
        limit, used, end, last, told, late = window or (prior, 0, 0.0, 0.0, False, ())
        if not now < end <= now + seconds:
            running = running_end(window, seconds, now)
            if running != end:
                if end <= now:
                    used, late = 0, (*late, *unanswered.get(key, ()))
                end, last, told = running, 0.0, False
        if late:
            late = recent(late, seconds, time)
        counted.append(_made(Window, (limit, used + 1, end, last, told, late)))
        if waits:
            left = limit - used - len(late)
            if used >= limit:
                wait = max(wait, end - now)
            elif left <= 0:
                age = time - min(late)
                wait = max(wait, min(max(SOON, age), min(seconds, LOST) - age, end - now))
            elif paced:
                slot = max(slot, last + (end - now) / left / factor)
    if wait > 0:
        return Turn(wait, ())
    if paced:
        slot = max(slot, now)
        counted = [window._replace(slot=slot) for window in counted]
        wait = slot - now
    for ask, window in zip(asks, counted, strict=True):
        key = ask[0]
        windows[key] = window
        if window[1] == 1:  # It is the first of its window; those of the one before are late.
            unanswered[key] = [time]
        else:
            unanswered.setdefault(key, []).append(time)
    return _made(Turn, (wait, tuple(counted), time))


def recent(times: tuple[float, ...], seconds: int, now: float) -> tuple[float, ...]:
    """
    Leave out calls that have no answer for so long that they were lost.

    Args:
        times: When they were counted.
        seconds: How long a window is.
        now: The time, by the same clock.
    """
    longest = min(seconds, LOST)
    return tuple([time for time in times if abs(now - time) < longest])


def limits_of(headers: Mapping[str, str]) -> Limits:
    """
    Read what an answer says of the server's limits.

    Args:
        headers: Its headers.
    """
    limit, remaining = headers.get("x-ratelimit-limit"), headers.get("x-ratelimit-remaining")
    if limit is None and remaining is None:
        return NOTHING
    end = iso_date(headers.get("x-ratelimit-reset", ""))
    return _made(Limits, (_count(limit), _count(remaining), end))


def learn(told: Told, limits: Limits, ahead: float, now: float) -> Told:
    """
    Keep what an answer says for programs to read.

    Args:
        told: What was known.
        limits: What the answer says.
        ahead: How many seconds the server's clock is ahead of ours.
        now: The time by the local clock.
    """
    limit, remaining, end = limits
    if limit is not None and remaining is not None and end is not None:
        return _made(Told, (limit, remaining, end - ahead, now))
    if limit is None and remaining is None and end is None:
        return told
    return Told(
        told.limit if limit is None else limit,
        told.remaining if remaining is None else remaining,
        told.reset if end is None else end - ahead,
        now,
    )


def corrections(
    asks: Sequence[Ask], counted: Sequence[Window], limits: Limits, now: float, *, until: float | None = None
) -> list[Change]:
    """
    Tell what an answer corrects; nothing, most of the time.

    Args:
        asks: The buckets that the call counted in.
        counted: Their windows when it was counted.
        limits: What the answer says.
        now: The server's time when it answered.
        until: When to ask again, if the answer was a refusal.
    """
    if until is None and _as_expected(counted, limits, now):
        return []
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


def _as_expected(counted: Sequence[Window], limits: Limits, now: float) -> bool:
    """Tell, and soon, whether an answer is the usual one: it speaks of the fullest window, as far as that is known."""
    limit, remaining, end = limits
    least: int | None = None
    fullest = 0, 0.0
    for allowed, used, ends, _, _, _ in counted:
        if ends <= now:
            return False
        if least is None or allowed - used < least:
            least, fullest = allowed - used, (allowed, ends)
    if least is None or remaining is None or end is None or limit != fullest[0]:
        return False
    # Calls that are on their way are not in what is told.
    return least <= remaining <= least + ON_THEIR_WAY and abs(end - fullest[1]) <= SAME_WINDOW


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
    windows: MutableMapping[str, Window],
    unanswered: MutableMapping[str, list[float]],
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
        unanswered: When the calls in those windows were counted that have no answer yet, by bucket. It is changed.
        asks: The buckets that the call counted in.
        time: When it was counted, by our clock.
        changes: The corrections.
        now: The server's time.
        ahead: How many seconds that time is ahead of ours.
    """
    there: list[str] = []
    for ask in asks:
        key = ask[0]
        try:
            unanswered[key].remove(time)
        except (KeyError, ValueError):
            window = windows.get(key)
            if window is not None and time in window.late:
                at = window.late.index(time)
                windows[key] = window._replace(late=window.late[:at] + window.late[at + 1 :])
        else:
            there.append(key)
    for change in changes:
        window = windows.get(change.key)
        if window is None:
            continue
        told = change.limit >= 0
        limit = change.limit if told else max(window.limit, change.lift)
        over = window.end <= now or change.add > 0
        if over and change.end > window.end + SAME_WINDOW:  # A window that nobody has counted in yet.
            late = recent((*window.late, *unanswered.pop(change.key, ())), change.seconds, now - ahead)
            windows[change.key] = Window(limit, max(1, change.used), change.end, 0.0, told, late)
        elif _is_over(change, window, now):
            continue
        else:
            end = change.end if abs(change.end - window.end) > SAME_WINDOW else window.end
            add = 0 if change.key in there else change.add
            used = max(window.used + add, change.used - (0 if change.shut else len(window.late)))
            windows[change.key] = window._replace(limit=limit, used=used, end=end, told=told or window.told)


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
