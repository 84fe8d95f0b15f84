"""Rate limits."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import formatdate

import pytest
from compat.rows import row

import mastodon as package
from mastodon import MastodonRatelimitError


def limits(clock, *, remaining, seconds, behind=0.0):
    """Write what a server says whose window ends in so many seconds, by its own clock."""
    now = clock.now() - behind
    return {
        "Date": formatdate(now, usegmt=True),
        "X-RateLimit-Limit": "300",
        "X-RateLimit-Remaining": str(remaining),
        "X-RateLimit-Reset": datetime.fromtimestamp(now + seconds, UTC).isoformat(),
    }


@row("ratelimit_method 'throw': a 429 raises MastodonRatelimitError at once")
def test_throw(connect, stub, clock):
    client = connect(ratelimit_method="throw")
    stub.refuse(429, **limits(clock, remaining=0, seconds=100))
    with pytest.raises(MastodonRatelimitError):
        client.me()
    assert clock.slept == []
    assert len(stub.calls) == 1


@row("MastodonRatelimitError: also MastodonRateLimitError")
def test_the_other_spelling_of_the_error(connect, stub):
    client = connect(ratelimit_method="throw")
    stub.refuse(429)
    with pytest.raises(package.MastodonRateLimitError):
        client.me()


@row("ratelimit_method 'wait' (the default): a 429 waits until the window ends, and repeats until it succeeds")
def test_wait(mastodon, stub, clock):
    stub.refuse(429, **limits(clock, remaining=0, seconds=100))
    stub.refuse(429, **limits(clock, remaining=0, seconds=50))
    assert mastodon.me().acct == "text"
    assert clock.slept == [100, 50]
    assert len(stub.calls) == 3


@row("ratelimit_method 'wait': until it fails otherwise")
def test_wait_ends_with_another_error(connect, stub, clock):
    mastodon = connect(retries=False)
    stub.refuse(429, **limits(clock, remaining=0, seconds=100))
    stub.refuse(503)
    with pytest.raises(package.MastodonServiceUnavailableError):
        mastodon.me()
    assert clock.slept == [100]


@row("ratelimit_method 'pace': calls are spaced so that going on like that uses ratelimit_pacefactor of the budget")
def test_pace(connect, stub, clock):
    client = connect(ratelimit_method="pace", ratelimit_pacefactor=2)
    stub.answer("GET", "/api/v1/accounts/{id}", lambda _: (200, limits(clock, remaining=10, seconds=100), {"id": "7"}))
    for _ in range(3):
        client.account(7)
    # The server's counter stands still, ours does not: it is the more careful one.
    assert clock.slept[-2:] == pytest.approx([5.25, 5.5], abs=0.3)


@row("ratelimit_method 'pace': a 429 behaves as in 'wait'")
def test_pace_waits_after_a_refusal(connect, stub, clock):
    client = connect(ratelimit_method="pace")
    stub.refuse(429, **limits(clock, remaining=0, seconds=100))
    assert client.me().acct == "text"
    assert sum(clock.slept) == pytest.approx(100, abs=1)


@pytest.mark.parametrize("behind", [-600, 600])
@row("A server's clock that is off is corrected by its Date header")
def test_a_clock_that_is_off(mastodon, stub, clock, behind):
    stub.refuse(429, **limits(clock, remaining=0, seconds=100, behind=behind))
    mastodon.me()
    assert clock.slept == [pytest.approx(100, abs=1)]


@row("The end of the window as ISO 8601 or in seconds since 1970")
def test_the_end_of_a_window_in_seconds(mastodon, stub, clock):
    end = {"X-RateLimit-Reset": str(int(clock.now()) + 100)}
    stub.refuse(429, **limits(clock, remaining=0, seconds=100) | end)
    mastodon.me()
    assert clock.slept == [pytest.approx(100, abs=1)]


@row("A server that does not tell its limits: a 429 is repeated after ever longer waits")
def test_a_server_that_tells_nothing(mastodon, stub, clock):
    for _ in range(3):
        stub.refuse(429)
    mastodon.me()
    assert clock.slept == sorted(set(clock.slept))
    assert len(clock.slept) == 3


@row("Before the server tells, 300 calls in 5 minutes are assumed")
def test_what_is_assumed(mastodon, stub):
    assert (mastodon.ratelimit_limit, mastodon.ratelimit_remaining) == (300, 300)
    mastodon.me()
    assert (mastodon.ratelimit_limit, mastodon.ratelimit_remaining) == (300, 300)


@row("What the server tells is kept")
def test_what_the_server_tells(mastodon, stub, clock):
    stub.answer("GET", "/api/v1/accounts/{id}", lambda _: (200, limits(clock, remaining=42, seconds=100), {"id": "7"}))
    mastodon.account(7)
    assert mastodon.ratelimit_remaining == 42
    assert mastodon.ratelimit_reset == pytest.approx(clock.now() + 100, abs=1)
    assert mastodon.ratelimit_lastcall == clock.now()
