"""Which redirects are followed, and what goes along."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mastodon import MastodonNetworkError
from mastodon.protocol.redirecting import redirect
from mastodon.protocol.response import Response

URL = "https://a.example/api/v1/x?q=1"


def answer(status, location=None):
    return Response(status, {} if location is None else {"location": location}, b"", URL)


@pytest.mark.parametrize("status", [200, 201, 204, 300, 304, 305, 306, 400, 404, 500])
def test_other_statuses_are_answers(status):
    assert redirect("GET", answer(status, "/y")) is None


@pytest.mark.parametrize("location", [None, ""])
def test_a_redirect_to_nowhere_is_an_answer(location):
    assert redirect("GET", answer(302, location)) is None


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize(
    ("location", "url", "same_origin"),
    [
        ("/y", "https://a.example/y", True),
        ("y", "https://a.example/api/v1/y", True),
        ("?q=2", "https://a.example/api/v1/x?q=2", True),
        ("https://a.example/y", "https://a.example/y", True),
        ("https://A.EXAMPLE:443/y", "https://A.EXAMPLE:443/y", True),
        ("//b.example/y", "https://b.example/y", False),
        ("https://b.example/y", "https://b.example/y", False),
        ("http://a.example/y", "http://a.example/y", False),
        ("https://a.example:8443/y", "https://a.example:8443/y", False),
        ("https://a.example@b.example/y", "https://a.example@b.example/y", False),
        ("https://sub.a.example/y", "https://sub.a.example/y", False),
    ],
)
def test_get_follows(status, location, url, same_origin):
    assert redirect("GET", answer(status, location)) == (url, same_origin)


@pytest.mark.parametrize("status", [307, 308])
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_the_server_itself_may_send_content_elsewhere(method, status):
    assert redirect(method, answer(status, "/y")) == ("https://a.example/y", True)


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize(
    ("status", "location"),
    [(301, "/y"), (302, "/y"), (303, "/y"), (307, "https://b.example/y"), (308, "http://a.example/y?code=planted")],
)
def test_content_is_never_lost_nor_given_to_others(method, status, location):
    with pytest.raises(MastodonNetworkError) as caught:
        redirect(method, answer(status, location))
    text = str(caught.value)
    assert text.startswith(f"{method} {URL} was redirected to http")
    assert "Use that server's address as api_base_url" in text
    assert "planted" not in text


@pytest.mark.parametrize(
    ("location", "words"),
    [
        ("ftp://a.example/y", "no web address"),
        ("javascript:alert(1)", "no web address"),
        ("http:///y", "no web address"),
        ("https://[a.example/", "no address"),
        ("https://a.example:port/", "no address"),
    ],
)
def test_what_is_no_address_is_not_asked(location, words):
    with pytest.raises(MastodonNetworkError, match=f"was redirected to something that is {words}"):
        redirect("GET", answer(302, location))


@given(location=st.text(), method=st.sampled_from(["GET", "POST"]), status=st.sampled_from([301, 308]))
def test_any_location_is_followed_or_an_error_of_ours(location, method, status):
    try:
        step = redirect(method, answer(status, location))
    except MastodonNetworkError:
        return
    assert step is None or step.url.startswith(("http://", "https://"))
