"""When the next call may be sent."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mastodon import MastodonIllegalArgumentError
from mastodon.protocol.pacing import LONGEST_WAIT, METHODS, Budget, check_method, learn, wait_after, wait_before

NOW = 1_700_000_000.0
DATE = "Tue, 14 Nov 2023 22:13:20 GMT"
"""The server's clock when ours says ``NOW``."""

DATE_EARLY = "Tue, 14 Nov 2023 22:08:20 GMT"
"""The same of a server whose clock is five minutes slow."""


@pytest.mark.parametrize(
    ("headers", "budget"),
    [
        (
            {
                "x-ratelimit-limit": "300",
                "x-ratelimit-remaining": "299",
                "x-ratelimit-reset": "2023-11-14T22:15:00.000Z",
                "date": DATE,
            },
            Budget(300, 299, NOW + 100, NOW),
        ),
        (
            {
                "x-ratelimit-limit": "7500",
                "x-ratelimit-remaining": "0",
                "x-ratelimit-reset": "1700000100",
                "date": DATE,
            },
            Budget(7500, 0, NOW + 100, NOW),
        ),
        ({"x-ratelimit-reset": "2023-11-14T22:10:00Z", "date": DATE_EARLY}, Budget(300, 300, NOW + 100, NOW)),
        ({"x-ratelimit-reset": "1699999800", "date": DATE_EARLY}, Budget(300, 300, NOW + 100, NOW)),
        ({"x-ratelimit-reset": "1700000100"}, Budget(300, 300, NOW + 100, NOW)),
        ({"x-ratelimit-reset": "1700000100", "date": "x"}, Budget(300, 300, NOW + 100, NOW)),
        ({"x-ratelimit-limit": "50"}, Budget(50, 300, None, NOW)),
        ({"x-ratelimit-remaining": "-1"}, Budget(300, 0, None, NOW)),
        ({"x-ratelimit-remaining": "unlimited", "x-ratelimit-limit": ""}, Budget()),
        ({"x-ratelimit-reset": "soon"}, Budget()),
        ({}, Budget()),
    ],
)
def test_answers_tell_the_budget(headers, budget):
    assert learn(Budget(), headers, NOW) == budget


def test_what_an_answer_does_not_tell_is_remembered():
    known = Budget(100, 7, NOW + 50, NOW - 9)
    assert learn(known, {"x-ratelimit-remaining": "6"}, NOW) == Budget(100, 6, NOW + 50, NOW)
    assert learn(known, {}, NOW) is known


@pytest.mark.parametrize("method", ["throw", "wait"])
@pytest.mark.parametrize("budget", [Budget(), Budget(300, 0, NOW + 100, NOW)])
def test_only_pace_waits_before_a_call(method, budget):
    assert wait_before(budget, method, 1.1, NOW) == 0


@pytest.mark.parametrize(
    ("budget", "factor", "seconds"),
    [
        (Budget(), 1.1, 0.0),
        (Budget(300, 10, NOW, NOW - 1), 1.0, 0.0),
        (Budget(300, 10, NOW - 5, NOW - 9), 1.0, 0.0),
        (Budget(300, 10, NOW + 100, NOW), 1.0, 10.0),
        (Budget(300, 10, NOW + 100, NOW), 2.0, 5.0),
        (Budget(300, 10, NOW + 100, NOW - 4), 1.0, 6.0),
        (Budget(300, 10, NOW + 100, NOW - 30), 1.0, 0.0),
        (Budget(300, 10, NOW + 100, NOW + 30), 1.0, 10.0),
        (Budget(300, 10, NOW + 100, None), 1.0, 10.0),
        (Budget(300, 0, NOW + 100, NOW), 1.0, 100.0),
        (Budget(300, 0, NOW + 9999, NOW), 1.0, LONGEST_WAIT),
        (Budget(300, 1, NOW + 9999, NOW), 1.0, LONGEST_WAIT),
    ],
)
def test_pace_spreads_what_is_left(budget, factor, seconds):
    assert wait_before(budget, "pace", factor, NOW) == pytest.approx(seconds)


@pytest.mark.parametrize(
    ("headers", "budget", "refusals", "seconds"),
    [
        ({"retry-after": "7"}, Budget(), 1, 7.0),
        ({"retry-after": "7"}, Budget(300, 0, NOW + 100, NOW), 1, 7.0),
        ({"retry-after": "0"}, Budget(), 1, 0.5),
        ({"retry-after": "99999999999999999999"}, Budget(), 1, LONGEST_WAIT),
        ({"retry-after": "Tue, 14 Nov 2023 22:08:30 GMT", "date": DATE_EARLY}, Budget(), 1, 10.0),
        ({}, Budget(300, 0, NOW + 100, NOW), 1, 100.0),
        ({}, Budget(300, 0, NOW + 0.1, NOW), 1, 0.5),
        ({}, Budget(300, 0, NOW + 99999, NOW), 1, LONGEST_WAIT),
        ({}, Budget(300, 0, NOW - 1, NOW), 1, 2.0),
        ({}, Budget(), 1, 2.0),
        ({}, Budget(), 2, 4.0),
        ({}, Budget(), 8, 256.0),
        ({}, Budget(), 9, LONGEST_WAIT),
        ({}, Budget(), 5000, LONGEST_WAIT),
    ],
)
@pytest.mark.parametrize("method", ["wait", "pace"])
def test_after_a_refusal_the_servers_word_counts(method, headers, budget, refusals, seconds):
    assert wait_after(budget, method, headers, NOW, refusals) == pytest.approx(seconds)


def test_throw_never_waits_after_a_refusal():
    assert wait_after(Budget(300, 0, NOW + 100, NOW), "throw", {"retry-after": "1"}, NOW) is None


@pytest.mark.parametrize("method", METHODS)
def test_methods_are_known(method):
    assert check_method(method) == method


@pytest.mark.parametrize("method", ["", "WAIT", None, 5])
def test_other_methods_are_refused(method):
    with pytest.raises(MastodonIllegalArgumentError, match="ratelimit_method must be 'throw', 'wait' or 'pace', not "):
        check_method(method)


header = st.text("0123456789-+.:TZeinfa ", max_size=30) | st.sampled_from(["nan", "inf", "-1", "9" * 5000, DATE])


@given(
    headers=st.dictionaries(
        st.sampled_from(["x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset", "date", "retry-after"]),
        header,
    ),
    method=st.sampled_from(METHODS),
    refusals=st.integers(1, 3000),
)
def test_whatever_a_server_tells_waits_are_short_and_finite(headers, method, refusals):
    budget = learn(Budget(), headers, NOW)
    assert 0 <= wait_before(budget, method, 1.1, NOW) <= LONGEST_WAIT
    after = wait_after(budget, method, headers, NOW, refusals)
    assert after is None if method == "throw" else 0 < after <= LONGEST_WAIT


@given(limit=st.integers(1, 200), factor=st.floats(0.5, 1.0))
def test_an_even_pace_is_never_refused(limit, factor):
    now, reset, left = NOW, NOW + 300, limit
    budget = Budget(limit, left, reset, now)
    for _ in range(limit):
        now += wait_before(budget, "pace", factor, now)
        assert now >= reset or left > 0
        if now >= reset:
            break
        left -= 1
        budget = Budget(limit, left, reset, now)
    else:
        assert now <= reset
