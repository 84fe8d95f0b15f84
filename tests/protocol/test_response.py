"""What becomes of answers: results, and the right errors."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

import mastodon as package
from mastodon import (
    AttribAccessDict,
    MastodonAPIError,
    MastodonBadGatewayError,
    MastodonError,
    MastodonGatewayTimeoutError,
    MastodonInternalServerError,
    MastodonNotFoundError,
    MastodonRatelimitError,
    MastodonServerError,
    MastodonServiceUnavailableError,
    MastodonUnauthorizedError,
    Page,
)
from mastodon.entities import Status
from mastodon.protocol.request import request
from mastodon.protocol.response import (
    Response,
    error_of,
    http_date,
    is_secret,
    iso_date,
    line,
    read,
    retry_after,
    wait_asked,
)

URL = "https://mastodon.example/api/v1/statuses/1"
ASKED = request("GET", "/api/v1/statuses/1", Status)


def answer(body=b"{}", status=200, url=URL, **headers):
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Response(status, {name.replace("_", "-"): value for name, value in headers.items()}, content, url)


# --- results --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [200, 201, 202, 206])
def test_success_is_decoded(status):
    assert read(ASKED, answer({"id": "1"}, status)) == Status(id=1)


def test_lists_become_pages():
    page = read(request("GET", "/x", Page[Status]), answer([{"id": "1"}], link='<?max_id=1>; rel="next"'))
    assert type(page) is Page
    assert page.next_page["max_id"] == 1


def test_objects_around_lists_keep_their_neighbours():
    found = read(request("GET", "/x", AttribAccessDict), answer({"a": [1]}, link='<?max_id=1>; rel="next"'))
    assert found._pagination_next["max_id"] == 1


def test_where_nothing_matters_nothing_is_read():
    assert read(request("POST", "/x", None), answer(b"<html>")) is None


def test_text_is_given_as_it_came():
    assert read(request("GET", "/x", str), answer("ü".encode() + b"\xff")) == "ü\ufffd"


@pytest.mark.parametrize("body", [b"", b" \n"])
@pytest.mark.parametrize("status", [202, 204])
def test_an_announced_nothing_is_an_empty_object(body, status):
    assert read(ASKED, answer(body, status)) == {}


@pytest.mark.parametrize("raw", [5, "text", None, True, [], [1], {"id": {"a": 1}}])
def test_json_of_another_shape_is_handed_over(raw):
    assert read(ASKED, answer(raw)) == raw


@given(
    raw=st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_any_json_can_be_read(raw):
    for result in (Status, Page[Status], list[Status], dict, str, None):
        read(request("GET", "/x", result), answer(raw))


# --- answers that cannot be read ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "headers", "words"),
    [
        (b"", {}, "answered nothing where JSON was expected"),
        (b"  \n", {}, "answered nothing where JSON was expected"),
        (b"<!DOCTYPE html><html>", {}, "answered HTML instead of JSON: this may not be a Mastodon server"),
        (b"Hello", {"content_type": "text/html"}, "answered HTML instead of JSON"),
        (b'{"id": "1"', {}, "answered JSON that is cut off or broken"),
        (b"[1, 2", {}, "answered JSON that is cut off or broken"),
        (b"tru", {"content_type": "application/json; charset=utf-8"}, "answered JSON that is cut off or broken"),
        (b"Hello", {"content_type": "text/plain"}, "answered something that is not JSON"),
        (b"Hello", {}, "answered something that is not JSON"),
        (b"\xff\xfe\x00", {}, "answered something that is not JSON"),
        (b"[" * 100_000, {}, "answered JSON that is"),
    ],
)
def test_success_that_cannot_be_read_is_an_error_that_says_why(body, headers, words):
    with pytest.raises(MastodonAPIError) as caught:
        read(ASKED, answer(body, **headers))
    error = caught.value
    assert str(error).startswith(f"GET {URL} {words}")
    assert (error.status_code, error.request) == (200, ("GET", URL))
    assert error.headers == {name.replace("_", "-"): value for name, value in headers.items()}


def test_an_answer_that_cannot_be_read_is_quoted_without_markup():
    body = b"<html><head><title>x</title></head><body><p>Under &amp; over</p><script>bad()</script></body></html>"
    with pytest.raises(MastodonAPIError) as caught:
        read(ASKED, answer(body))
    assert caught.value.description == "Under & over"


def test_a_long_answer_is_quoted_in_part():
    with pytest.raises(MastodonAPIError) as caught:
        read(ASKED, answer(b"x" * 1_000_000))
    assert caught.value.description == "x" * 200


@given(body=st.binary(), status=st.integers(100, 599), kind=st.sampled_from(["", "text/html", "application/json"]))
def test_any_answer_is_a_result_or_an_error_of_ours(body, status, kind):
    with suppress(MastodonError):
        read(ASKED, answer(body, status, content_type=kind, retry_after=kind))


# --- refusals -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (100, MastodonAPIError),
        (304, MastodonAPIError),
        (400, MastodonAPIError),
        (401, MastodonUnauthorizedError),
        (402, MastodonAPIError),
        (403, MastodonAPIError),
        (404, MastodonNotFoundError),
        (405, MastodonAPIError),
        (406, MastodonAPIError),
        (410, MastodonAPIError),
        (418, MastodonAPIError),
        (422, MastodonAPIError),
        (429, MastodonRatelimitError),
        (499, MastodonAPIError),
        (500, MastodonInternalServerError),
        (501, MastodonServerError),
        (502, MastodonBadGatewayError),
        (503, MastodonServiceUnavailableError),
        (504, MastodonGatewayTimeoutError),
        (520, MastodonServerError),
        (599, MastodonServerError),
    ],
)
def test_each_status_has_its_error(status, kind):
    error = error_of(ASKED, answer({"error": "No"}, status, content_type="application/json"))
    assert type(error) is kind
    assert (error.status_code, error.error, error.request) == (status, "No", ("GET", URL))
    assert error.headers == {"content-type": "application/json"}


@pytest.mark.parametrize("status", [*range(300, 600)])
def test_every_refusal_is_raised(status):
    with pytest.raises(MastodonRatelimitError if status == 429 else MastodonAPIError):
        read(ASKED, answer(b"", status))


@pytest.mark.parametrize(
    ("body", "error", "description", "details"),
    [
        # Mastodon, and doorkeeper in it.
        ({"error": "Record not found"}, "Record not found", None, None),
        ({"error": "invalid_grant", "error_description": "Expired."}, "invalid_grant", "Expired.", None),
        (
            {"error": "Validation failed", "details": {"username": [{"error": "ERR_TAKEN", "description": "Taken"}]}},
            "Validation failed",
            None,
            {"username": [{"error": "ERR_TAKEN", "description": "Taken"}]},
        ),
        # GoToSocial.
        ({"error": "Not Found: status not found"}, "Not Found: status not found", None, None),
        # Hollo, Misskey and relatives.
        (
            {"error": {"message": "No such note.", "code": "NO_SUCH_NOTE", "id": "x"}},
            "No such note.",
            None,
            {"message": "No such note.", "code": "NO_SUCH_NOTE", "id": "x"},
        ),
        ({"error": {"code": "NO"}}, "NO", None, {"code": "NO"}),
        ({"error": {"issues": []}}, None, None, {"issues": []}),
        ({"error": "Bad", "details": [1]}, "Bad", None, [1]),
        # Takahe: Django Ninja.
        ({"detail": "Unauthorized"}, "Unauthorized", None, None),
        (
            {"detail": [{"loc": ["body", "status"], "msg": "field required"}, {"msg": "too long"}]},
            "field required; too long",
            None,
            [{"loc": ["body", "status"], "msg": "field required"}, {"msg": "too long"}],
        ),
        # Pleroma: Phoenix.
        ({"errors": {"detail": "Not Found"}}, "Not Found", None, {"detail": "Not Found"}),
        # Pixelfed: Laravel.
        (
            {"message": "The given data was invalid.", "errors": {"status": ["Too long."]}},
            "The given data was invalid.",
            None,
            {"status": ["Too long."]},
        ),
        ({"errors": ["One", "Two"]}, "One; Two", None, ["One", "Two"]),
        # Others.
        ("Just text", "Just text", None, None),
        ("", None, None, None),
        ([1], None, None, [1]),
        ([], None, None, None),
        (None, None, None, None),
        (5, None, None, 5),
        ({}, None, None, None),
        ({"error": 17}, "17", None, 17),
        ({"error": None, "message": "m"}, "m", None, None),
        ({"error": "a", "error_description": ["b", "c"]}, "a", "b; c", None),
        (b"Service down", "Service down", None, None),
        (b"<html><title>x</title><h1>502 Bad\n Gateway</h1></html>", "x 502 Bad Gateway", None, None),
        (b"", None, None, None),
        (b"\xff", "\ufffd", None, None),
    ],
)
def test_what_servers_say_is_kept(body, error, description, details):
    found = error_of(ASKED, answer(body, 422))
    assert (found.error, found.description, found.details) == (error, description, details)


def test_details_can_be_read_by_attribute():
    found = error_of(ASKED, answer({"error": "x", "details": {"username": [{"error": "ERR_TAKEN"}]}}, 422))
    assert found.details.username[0].error == "ERR_TAKEN"


def test_words_at_any_depth_are_no_danger():
    found = error_of(ASKED, answer(b'{"error":' * 500 + b"1" + b"}" * 500, 422))
    assert found.status_code == 422


def test_arguments_are_those_of_mastodon_py():
    assert error_of(ASKED, answer({"error": "No"}, 403)).args == ("Mastodon API returned error", 403, "Forbidden", "No")
    assert error_of(ASKED, answer(b"", 404)).args[3] == "Endpoint not found."
    assert error_of(ASKED, answer(b"", 429)).args == ("Hit rate limit.",)
    assert error_of(ASKED, answer(b"", 499)).args == ("Mastodon API returned error", 499, "", None)


@pytest.mark.parametrize(
    ("response", "text"),
    [
        (answer({"error": "No"}, 403), f"Mastodon API returned error 403 Forbidden: No (GET {URL})"),
        (
            answer({"error": "invalid_grant", "error_description": "Expired."}, 400),
            f"Mastodon API returned error 400 Bad Request: invalid_grant: Expired. (GET {URL})",
        ),
        (answer(b"", 500), f"Mastodon API returned error 500 Internal Server Error (GET {URL})"),
        (answer(b"", 429), f"Hit rate limit. (GET {URL})"),
        (answer(b"", 429, retry_after="30"), f"Hit rate limit. (GET {URL}) Try again in 30 seconds."),
    ],
)
def test_errors_read_well(response, text):
    assert str(error_of(ASKED, response)) == text


def test_cookies_are_not_kept_in_errors():
    error = error_of(ASKED, answer(b"", 500, set_cookie="session=planted", x_request_id="1"))
    assert error.headers == {"x-request-id": "1"}


# --- when to try again ----------------------------------------------------------------------------------------------

DATE = "Tue, 14 Nov 2023 22:13:20 GMT"


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"retry-after": ""}, None),
        ({"retry-after": "30"}, 30.0),
        ({"retry-after": " 0 "}, 0.0),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "-5"}, None),
        ({"retry-after": "Tue, 14 Nov 2023 22:14:20 GMT", "date": DATE}, 60.0),
        ({"retry-after": "Tue, 14 Nov 2023 22:12:20 GMT", "date": DATE}, 0.0),
        ({"retry-after": "Tue, 14 Nov 2023 22:14:20 GMT"}, None),
        ({"retry-after": "Tue, 14 Nov 2023 22:14:20 GMT", "date": "now"}, None),
    ],
)
def test_retry_after(headers, seconds):
    assert retry_after(headers) == seconds


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "7", "x-ratelimit-reset": "2023-11-14T22:13:30Z", "date": DATE}, 7.0),
        ({"x-ratelimit-reset": "2023-11-14T22:13:30.500Z", "date": DATE}, 10.5),
        ({"x-ratelimit-reset": "1700000010", "date": DATE}, 10.0),
        ({"x-ratelimit-reset": "1699999999", "date": DATE}, 0.0),
        ({"x-ratelimit-reset": "2023-11-14T22:13:30Z"}, None),
        ({"x-ratelimit-reset": "later", "date": DATE}, None),
        ({}, None),
    ],
)
def test_a_refused_call_knows_when_the_window_ends(headers, seconds):
    assert wait_asked(headers) == seconds
    assert error_of(ASKED, Response(429, headers, b"", URL)).retry_after == seconds


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        (DATE, 1_700_000_000.0),
        ("Tue, 14 Nov 2023 22:13:20 +0000", 1_700_000_000.0),
        ("Tue, 14 Nov 2023 22:13:20 -0000", 1_700_000_000.0),
        ("Tuesday, 14-Nov-23 22:13:20 GMT", 1_700_000_000.0),
        ("", None),
        ("x", None),
        ("Tue, 99 Nov 2023 22:13:20 GMT", None),
    ],
)
def test_dates_of_headers(text, seconds):
    assert http_date(text) == seconds


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("2023-11-14T22:13:20Z", 1_700_000_000.0),
        ("2023-11-14T22:13:20.250000Z", 1_700_000_000.25),
        ("2023-11-14T23:13:20+01:00", 1_700_000_000.0),
        ("2023-11-14T22:13:20", 1_700_000_000.0),
        ("1700000000", 1_700_000_000.0),
        ("1700000000.5", 1_700_000_000.5),
        ("nan", None),
        ("inf", None),
        ("1e999", None),
        ("", None),
        ("soon", None),
    ],
)
def test_dates_of_rate_limits(text, seconds):
    assert iso_date(text) == seconds


dates = st.text() | st.text("0123456789:-+TZ., GMTueNov", max_size=40)


@given(text=dates, other=dates)
def test_any_date_can_be_read(text, other):
    for found in (http_date(text), iso_date(text), retry_after({"retry-after": text, "date": other})):
        assert found is None or isinstance(found, float)


# --- secrets --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        "access_token",
        "Authorization",
        "client_secret",
        "code",
        "code_verifier",
        "cookie",
        "password",
        "PASSWORD",
        "refresh_token",
        "Set-Cookie",
        "token",
        "user[password]",
        "subscription[keys][auth]",
        "password[]",
    ],
)
def test_secrets_are_known_by_name(name):
    assert is_secret(name) is True
    assert "planted" not in str(line("GET", f"https://a.example/?{name}=planted&x=1"))


@pytest.mark.parametrize("name", ["max_id", "q", "content-type", "idempotency-key", "codes", ""])
def test_other_names_are_no_secrets(name):
    assert is_secret(name) is False


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://a.example/x", "https://a.example/x"),
        ("https://a.example/x?q=a%20b&ids%5B%5D=1", "https://a.example/x?q=a+b&ids[]=1"),
        ("https://a.example/x?a=&token=t", "https://a.example/x?a=&token=***"),
        ("https://user:planted@a.example:8080/x", "https://a.example:8080/x"),
        ("https://a.example/x#access_token=planted", "https://a.example/x"),
        ("https://[planted/x", "***"),
    ],
)
def test_addresses_are_shown_without_secrets(url, shown):
    assert line("GET", url) == ("GET", shown)
    assert str(line("GET", url)) == f"GET {shown}"


def test_repr_of_an_answer_shows_neither_body_nor_headers():
    assert "planted" not in repr(answer(b"planted", set_cookie="planted"))


def test_every_error_class_is_public():
    named = [name for name in vars(package.errors) if name.startswith("Mastodon")]
    assert set(named) <= set(package.__all__)
