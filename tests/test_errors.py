"""Errors: one tree, full of facts, free of secrets, and able to travel."""

from __future__ import annotations

import copy
import pickle
import warnings

import pytest

from mastodon import (
    AttribAccessDict,
    MastodonAPIError,
    MastodonBadGatewayError,
    MastodonDeprecationWarning,
    MastodonError,
    MastodonFileNotFoundError,
    MastodonGatewayTimeoutError,
    MastodonIllegalArgumentError,
    MastodonInternalServerError,
    MastodonIOError,
    MastodonMalformedEventError,
    MastodonNetworkError,
    MastodonNotFoundError,
    MastodonRateLimitError,
    MastodonRatelimitError,
    MastodonReadTimeout,
    MastodonServerError,
    MastodonServiceUnavailableError,
    MastodonUnauthorizedError,
    MastodonVersionError,
    MastodonWarning,
    errors,
)
from mastodon.errors import RequestLine, warn

CLASSES = sorted(
    (
        thing
        for thing in vars(errors).values()
        if isinstance(thing, type) and issubclass(thing, MastodonError) and thing.__module__ == "mastodon.errors"
    ),
    key=lambda kind: kind.__name__,
)

KNOWN = {
    "status_code": 422,
    "error": "Validation failed",
    "description": "Longer",
    "details": AttribAccessDict(username=[AttribAccessDict(error="ERR_TAKEN")]),
    "request": RequestLine("POST", "https://a.example/api/v1/accounts"),
    "headers": {"x-request-id": "1"},
    "retry_after": 30.0,
}


@pytest.mark.parametrize("kind", CLASSES)
@pytest.mark.parametrize("args", [(), ("Message",), ("Mastodon API returned error", 422, "Unprocessable", "No")])
@pytest.mark.parametrize(
    "again",
    [
        copy.copy,
        copy.deepcopy,
        *(lambda e, n=n: pickle.loads(pickle.dumps(e, n)) for n in range(pickle.HIGHEST_PROTOCOL + 1)),
    ],
)
def test_errors_travel_with_all_they_know(kind, args, again):
    error = kind(*args, **KNOWN)
    other = again(error)
    assert type(other) is kind
    assert other.args == error.args
    assert {name: getattr(other, name) for name in KNOWN} == KNOWN
    assert str(other) == str(error)


@pytest.mark.parametrize("kind", CLASSES)
def test_what_is_not_known_is_none(kind):
    error = kind("Message")
    assert {getattr(error, name) for name in KNOWN} == {None}
    assert str(error) == "Message"


@pytest.mark.parametrize("kind", CLASSES)
def test_all_errors_have_one_base_and_are_explained(kind):
    assert issubclass(kind, MastodonError)
    assert kind.__doc__
    assert kind.__name__ in errors.__doc__


@pytest.mark.parametrize(
    ("kind", "bases"),
    [
        (MastodonIllegalArgumentError, (ValueError,)),
        (MastodonIOError, (OSError,)),
        (MastodonFileNotFoundError, (MastodonIOError,)),
        (MastodonNetworkError, (MastodonIOError,)),
        (MastodonReadTimeout, (MastodonNetworkError,)),
        (MastodonNotFoundError, (MastodonAPIError,)),
        (MastodonUnauthorizedError, (MastodonAPIError,)),
        (MastodonServerError, (MastodonAPIError,)),
        (MastodonInternalServerError, (MastodonServerError,)),
        (MastodonBadGatewayError, (MastodonServerError,)),
        (MastodonServiceUnavailableError, (MastodonServerError,)),
        (MastodonGatewayTimeoutError, (MastodonServerError,)),
    ],
)
def test_the_tree(kind, bases):
    assert issubclass(kind, bases)


@pytest.mark.parametrize("kind", [MastodonVersionError, MastodonRatelimitError, MastodonMalformedEventError])
def test_what_is_no_answer_of_the_api_is_no_api_error(kind):
    assert not issubclass(kind, (MastodonAPIError, OSError, ValueError))


def test_both_spellings_of_the_rate_limit_are_one():
    assert MastodonRateLimitError is MastodonRatelimitError


@pytest.mark.parametrize(
    ("server", "text"),
    [
        ("GoToSocial 0.17.0", "GoToSocial 0.17.0 does not offer this (GET https://a.example/api/v1/trends/links)"),
        (None, "this server does not offer this (GET https://a.example/api/v1/trends/links)"),
    ],
)
def test_an_error_says_that_the_server_does_not_offer_a_route(server, text):
    error = MastodonNotFoundError(
        "Mastodon API returned error",
        404,
        "Not Found",
        "Endpoint not found.",
        request=RequestLine("GET", "https://a.example/api/v1/trends/links"),
        route_missing=True,
        server=server,
        error="No such page",
    )
    assert str(error) == f"{text}; it answered 404 Not Found: No such page"


def test_a_request_reads_like_one():
    assert str(KNOWN["request"]) == "POST https://a.example/api/v1/accounts"


@pytest.mark.parametrize("kind", [MastodonWarning, MastodonDeprecationWarning])
def test_warnings_point_at_the_line_that_called(kind):
    with pytest.warns(kind, match="Careful") as caught:
        warn("Careful", kind)
    assert caught[0].filename == __file__


def test_a_warning_from_nowhere_but_the_library_still_comes():
    names = {"__name__": "mastodon.somewhere", "warn": warn, "kind": MastodonWarning}
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        exec("warn('Careful', kind)", names)
    assert [str(one.message) for one in caught] == ["Careful"]
    assert caught[0].filename == __file__
