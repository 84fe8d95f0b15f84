"""Whether a server refused a call because it does not have the route."""

from __future__ import annotations

import pytest

from mastodon import MastodonNotFoundError
from mastodon.protocol.request import request
from mastodon.protocol.response import Response, error_of
from mastodon.protocol.routes import is_missing
from mastodon.protocol.versions import parse_server_version

PLAIN = request("GET", "/api/v1/trends/links", None, limit=5, max_id=7)
OF_A_THING = request("POST", "/api/v1/statuses/{id}/translate", None, id=7)


@pytest.mark.parametrize("asked", [PLAIN, OF_A_THING])
@pytest.mark.parametrize(
    ("status", "said"),
    [
        (501, "API endpoint GET /api/v1/trends/links is not implemented"),
        (501, None),
        (405, "The POST method is not supported for this route."),
        (404, "Not implemented"),
        (404, "Unknown API endpoint."),
        (404, "Route GET:/api/v1/trends/links not found"),
        (404, "The route api/v1/trends/links could not be found."),
        (404, "Cannot GET /api/v1/trends/links"),
        (404, "No such API endpoint"),
    ],
)
def test_some_servers_say_that_they_do_not_have_a_route(asked, status, said):
    assert is_missing(asked, status, said)


@pytest.mark.parametrize("asked", [PLAIN, OF_A_THING])
@pytest.mark.parametrize(
    ("status", "said"),
    [(404, "Record not found"), (400, "Not implemented"), (401, None), (403, None), (422, None), (500, None)],
)
def test_other_refusals_are_not_about_the_route(asked, status, said):
    assert not is_missing(asked, status, said)


@pytest.mark.parametrize("said", [None, "", "Not Found", "404 Not Found", "Page not found"])
def test_a_404_without_a_thing_is_about_the_route(said):
    assert is_missing(PLAIN, 404, said)


@pytest.mark.parametrize("said", [None, "", "Not Found", "404 Not Found", "Page not found"])
@pytest.mark.parametrize(
    "asked",
    [
        OF_A_THING,
        request("GET", "/api/v1/accounts/lookup", None, acct="alice"),
        request("GET", "/.well-known/webfinger", None, resource="acct:alice@a.example"),
        request("GET", "/api/oembed", None, url="https://a.example/1"),
        request("POST", "/api/v1/follows", None, uri="alice@a.example"),
        request("GET", "/api/v1/statuses", None, id=[7]),
        request("POST", "/api/v1/statuses", None, status="Hello", in_reply_to_id=7),
        request("POST", "/api/v1/reports", None, account_id=7, status_ids=[8]),
        request("GET", "/api/v1/push/subscription", None),
        PLAIN._replace(route=""),
    ],
)
def test_a_404_about_a_thing_may_be_about_that(asked, said):
    assert not is_missing(asked, 404, said)


def test_errors_say_so_and_name_the_server():
    answer = Response(404, {}, b'{"error":"Not Found"}', "https://a.example/api/v1/trends/links?limit=5")
    error = error_of(PLAIN, answer, parse_server_version("3.5.3+gotosocial-0.17.0"))
    assert isinstance(error, MastodonNotFoundError)
    assert (error.route_missing, error.server) == (True, "GoToSocial 0.17.0")
    assert str(error) == (
        "GoToSocial 0.17.0 does not offer this (GET https://a.example/api/v1/trends/links?limit=5); "
        "it answered 404 Not Found: Not Found"
    )


@pytest.mark.parametrize("server", [None, parse_server_version("4.3.0")])
def test_other_errors_stay_what_they_are(server):
    answer = Response(404, {}, b'{"error":"Record not found"}', "https://a.example/api/v1/statuses/7/translate")
    error = error_of(OF_A_THING, answer, server)
    assert (error.route_missing, error.server) == (False, server and "Mastodon 4.3.0")
    assert str(error) == (
        "Mastodon API returned error 404 Not Found: Record not found "
        "(POST https://a.example/api/v1/statuses/7/translate)"
    )
