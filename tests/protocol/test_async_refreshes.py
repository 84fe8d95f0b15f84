"""Reading what a server says of a result that it still completes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mastodon import MastodonIllegalArgumentError, Page
from mastodon.entities import Context, Status
from mastodon.protocol.async_refreshes import deadline, pause, read_refresh, request_of
from mastodon.protocol.request import request

GET = request("GET", "/api/v1/statuses/{id}/context", Context, id=1)
POST = request("POST", "/api/v1/annual_reports/2025/generate", Context, secret="x")


@pytest.mark.parametrize(
    ("header", "told"),
    [
        ('id="abc123", retry=3', {"id": "abc123", "retry": 3}),
        ('id="abc", retry=5, result_count=0', {"id": "abc", "retry": 5, "result_count": 0}),
        ("id=abc,retry=5", {"id": "abc", "retry": 5}),
        ('retry = 5 ; id = "a=b, c"', {"id": "a=b, c", "retry": 5}),
        ('id="abc", retry=soon, result_count=-1', {"id": "abc"}),
        ('id="abc", future=?1', {"id": "abc"}),
        ('id=""', None),
        ("retry=3", None),
        ("", None),
    ],
)
def test_a_header_is_read(header, told):
    assert read_refresh(POST, header) == told


@given(st.text())
def test_no_header_breaks_the_reading(header):
    told = read_refresh(GET, header)
    assert told is None or told["id"]


def test_the_request_is_kept_if_it_can_be_repeated():
    asked = request("GET", "/api/v1/timelines/home", Page[Status], limit=5)
    told = read_refresh(asked, "id=abc")
    assert request_of(told) == asked._replace(route="")
    assert request_of(read_refresh(POST, "id=abc")) is None


@pytest.mark.parametrize("endpoint", ["https://elsewhere.example/", "//elsewhere.example", "/api/../x", None, 3])
def test_a_request_to_somewhere_else_is_refused(endpoint):
    with pytest.raises(MastodonIllegalArgumentError, match="must"):
        request_of({"id": "abc", "_method": "GET", "_endpoint": endpoint, "_params": {}})


@pytest.mark.parametrize(
    ("retry", "seconds"), [(5, 5), (0, 1), (-3, 1), (10**12, 3600), ("soon", 3), (None, 3), (1.5, 3)]
)
def test_a_pause_is_bounded(retry, seconds):
    assert pause({"id": "abc", "retry": retry}) == seconds


def test_a_pause_is_three_seconds_where_the_server_does_not_say():
    assert pause({"id": "abc"}) == 3


@pytest.mark.parametrize(("timeout", "until"), [(0, float("inf")), (-1, float("inf")), (0.5, 100.5)])
def test_a_deadline_is_known(timeout, until):
    assert deadline(100, timeout) == until
