"""Whether a call is sent once more, and when."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mastodon import MastodonAPIError, MastodonNetworkError, MastodonReadTimeout
from mastodon.protocol.request import request
from mastodon.protocol.retrying import (
    ANY,
    NEVER,
    Retries,
    may_repeat,
    new_idempotency_key,
    retries_of,
    wait_before_retry,
)

RULE = Retries(most=4, first=0.5, longest=3.0, deadline=300.0)


def network(*, passing=True, unsent=False):
    error = MastodonNetworkError("no answer")
    error.passing, error.unsent = passing, unsent
    return error


def refusal(status, after=None):
    return MastodonAPIError("no", status_code=status, retry_after=after)


def wait(failure, rule=RULE, **how):
    return wait_before_retry(rule, failure, **{"tries": 1, "elapsed": 0.0, "repeatable": True, "chance": 1.0} | how)


@pytest.mark.parametrize(
    ("failure", "repeatable", "again"),
    [
        (network(), True, True),
        (network(), False, False),
        (network(unsent=True), False, True),
        (network(passing=False, unsent=True), True, False),
        (MastodonReadTimeout("silence"), True, False),
        (refusal(502), True, True),
        (refusal(503), True, True),
        (refusal(504), True, True),
        (refusal(503), False, False),
        (refusal(500), True, False),
        (refusal(429), True, False),
        (refusal(404), True, False),
        (MastodonAPIError("no object"), True, False),
    ],
)
def test_what_is_worth_another_try(failure, repeatable, again):
    assert (wait(failure, repeatable=repeatable) is not None) == again


def test_after_which_statuses_can_be_said():
    assert wait(refusal(500), statuses=ANY) == 0.5
    assert wait(MastodonAPIError("no object"), statuses=ANY) is None


def test_waits_double_up_to_the_longest():
    assert [wait(refusal(503), tries=tries) for tries in (1, 2, 3, 4, 5)] == [0.5, 1.0, 2.0, 3.0, None]


@given(chance=st.floats(0, 1), tries=st.integers(1, 4))
def test_chance_shortens_a_wait_by_half_at_most(chance, tries):
    whole = wait(refusal(503), tries=tries)
    shortened = wait(refusal(503), tries=tries, chance=chance)
    assert whole / 2 <= shortened <= whole
    assert shortened == pytest.approx(whole * (1 + chance) / 2)


def test_what_the_server_asks_for_is_waited_for_exactly():
    assert wait(refusal(503, after=100.0), chance=0.0) == 100.0


@pytest.mark.parametrize(("elapsed", "again"), [(199.0, True), (200.0, True), (201.0, False)])
def test_no_try_begins_after_the_deadline(elapsed, again):
    assert (wait(refusal(503, after=100.0), elapsed=elapsed) is not None) == again


def test_never_is_never():
    assert wait(network(unsent=True), NEVER) is None


@pytest.mark.parametrize(
    ("value", "rule"),
    [
        (None, Retries()),
        (True, Retries()),
        (False, NEVER),
        (0, NEVER),
        (7, Retries(most=7)),
        (RULE, RULE),
        ([4, 0.5, 3.0, 300.0], RULE),
    ],
)
def test_what_an_argument_means(value, rule):
    assert retries_of(value) == rule


@pytest.mark.parametrize(
    ("method", "path", "repeats"),
    [
        ("GET", "/api/v1/statuses/1", True),
        ("PUT", "/api/v1/statuses/1", True),
        ("DELETE", "/api/v1/statuses/1", True),
        ("POST", "/api/v1/statuses", False),
        ("POST", "/api/v1/accounts/1/follow", False),
        ("PATCH", "/api/v1/accounts/update_credentials", False),
        ("POST", "/api/v2/media", True),
    ],
)
def test_which_calls_may_be_done_twice(method, path, repeats):
    assert may_repeat(request(method, path, None)) == repeats


def test_a_key_makes_a_post_one():
    assert may_repeat(request("POST", "/api/v1/statuses", None).with_headers(Idempotency_Key="k"))


def test_keys_are_new_each_time():
    assert len({new_idempotency_key() for _ in range(100)}) == 100
