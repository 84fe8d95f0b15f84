"""Where the pages before and after a page are."""

from __future__ import annotations

import copy
import json
import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mastodon import AttribAccessDict, MastodonIllegalArgumentError, Page, PaginationInfo, decode
from mastodon.entities import Account, Search, Status
from mastodon.protocol.paging import (
    attach_neighbours,
    check_list,
    info_of,
    is_info,
    neighbours,
    origin,
    read_link,
    repeats,
    request_of,
)
from mastodon.protocol.request import request

URL = "https://mastodon.example/api/v1/timelines/home?limit=2"


def page_of(count):
    return decode(Page[Status], [{"id": str(number)} for number in range(count)])


def following(link, params=None, url=URL):
    asked = request("GET", "/api/v1/timelines/home", Page[Status], **(params or {}))
    return neighbours(page_of(2), asked, link, url)[0]


@pytest.mark.parametrize(
    ("header", "links"),
    [
        ("", {}),
        ('<https://a/?max_id=1>; rel="next"', {"next": "https://a/?max_id=1"}),
        ("<https://a>; rel=next", {"next": "https://a"}),
        ("<https://a>; rel='next'", {"next": "https://a"}),
        ('<https://a>;rel="next",<https://b>;rel="prev"', {"next": "https://a", "prev": "https://b"}),
        ('<https://a>; rel="next", <https://b>; rel="prev"', {"next": "https://a", "prev": "https://b"}),
        ('<https://a>; REL="Next"', {"next": "https://a"}),
        ('<https://a> ; rel = "next"', {"next": "https://a"}),
        ('<https://a>; title="x, y"; rel="next"', {"next": "https://a"}),
        ('<https://a>; rel="next last"', {"next": "https://a", "last": "https://a"}),
        ('<https://a>; rel="next", <https://b>; rel="next"', {"next": "https://a"}),
        ('<https://a?x=1,2>; rel="next"', {"next": "https://a?x=1,2"}),
        ('<https://a>; rel=""', {}),
        ("<https://a>", {}),
        ("https://a; rel=next", {}),
        ("<>;;,,=", {}),
    ],
)
def test_link_headers_are_read(header, links):
    assert read_link(header) == links


@given(header=st.text())
def test_any_link_header_is_read(header):
    assert isinstance(read_link(header), dict)


@given(address=st.text(), url=st.sampled_from([URL, "https://mastodon.example:444/"]))
def test_any_address_is_a_neighbour_or_none(address, url):
    found = following(f'<{address}>; rel="next"', url=url)
    assert found is None or found["_pagination_endpoint"] == "/api/v1/timelines/home"


@pytest.mark.parametrize(
    ("query", "cursor"),
    [
        ("max_id=7", {"max_id": 7}),
        ("min_id=007", {"min_id": "007"}),
        ("max_id=01H8X", {"max_id": "01H8X"}),
        ("page=2", {"page": 2}),
        ("offset=40&limit=20", {"offset": 40, "limit": 20}),
        ("cursor=eyJhIjoxfQ%3D%3D", {"cursor": "eyJhIjoxfQ=="}),
        ("before=a&x=", {"before": "a", "x": ""}),
        ("types%5B%5D=a&types%5B%5D=b&max_id=1", {"types": ["a", "b"], "max_id": 1}),
        ("types[]=a", {"types": ["a"]}),
        ("a%5Bb%5D=c&max_id=1", {"max_id": 1}),
    ],
)
def test_any_cursor_is_taken(query, cursor):
    found = following(f'<https://mastodon.example/api/v1/timelines/home?{query}>; rel="next"')
    assert {name: value for name, value in found.items() if not name.startswith("_")} == cursor


def test_parameters_of_the_first_request_stay_in_force():
    link = '<https://mastodon.example/x?max_id=7&limit=20>; rel="next"'
    found = following(link, {"only_media": True, "limit": 40, "tagged": ["a"], "max_id": 9, "since_id": 3})
    assert found == {
        "_pagination_method": "GET",
        "_pagination_endpoint": "/api/v1/timelines/home",
        "_mastopy_type": "PaginatableList[Status]",
        "only_media": True,
        "limit": 20,
        "tagged": ["a"],
        "max_id": 7,
    }


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/api/v1/timelines/home?max_id=1",
        "http://mastodon.example/api/v1/timelines/home?max_id=1",
        "https://mastodon.example:444/api/v1/timelines/home?max_id=1",
        "//evil.example/?max_id=1",
        "https://mastodon.example@evil.example/?max_id=1",
        "https://mastodon.example.evil.example/?max_id=1",
        "https://mastodon.example:port/?max_id=1",
        "https://[mastodon.example/?max_id=1",
    ],
)
def test_links_to_other_origins_are_refused(address):
    assert following(f'<{address}>; rel="next"') is None


@pytest.mark.parametrize("address", ["None", "null", "", " ", "#"])
def test_links_to_nowhere_are_none(address):
    assert following(f'<{address}>; rel="next"', {"max_id": 5}) is None


@pytest.mark.parametrize(
    "address",
    [
        "https://mastodon.example/api/v1/timelines/home?max_id=1",
        "https://MASTODON.example:443/other?max_id=1",
        "/api/v1/timelines/home?max_id=1",
        "?max_id=1",
    ],
)
def test_links_of_the_same_origin_lead_to_the_same_route(address):
    found = following(f'<{address}>; rel="next"')
    assert (found["_pagination_endpoint"], found["max_id"]) == ("/api/v1/timelines/home", 1)


def test_a_link_cannot_name_another_method_or_route():
    found = following('<?_pagination_method=DELETE&_pagination_endpoint=/x&_mastopy_type=y&max_id=1>; rel="next"')
    asked = request_of(found, "next")
    assert (asked.method, asked.path, asked.params) == ("GET", "/api/v1/timelines/home", {"max_id": 1})
    assert asked.result == Page[Status]


@pytest.mark.parametrize(
    ("params", "query"), [({"max_id": 7}, "max_id=7"), ({"max_id": "7", "limit": 2}, "limit=2&max_id=7"), ({}, "")]
)
def test_a_page_linked_to_itself_is_the_last(params, query):
    assert following(f'<https://mastodon.example/api/v1/timelines/home?{query}>; rel="next"', params) is None


def test_both_neighbours_are_found():
    asked = request("GET", "/x", Page[Status])
    link = '<?max_id=1>; rel="next", <?min_id=9>; rel="prev"'
    after, before = neighbours(page_of(2), asked, link, URL)
    assert (after["max_id"], before["min_id"]) == (1, 9)


def test_without_link_or_offset_there_are_no_neighbours():
    assert neighbours(page_of(2), request("GET", "/api/v1/timelines/home", Page[Status]), None, URL) == (None, None)


@pytest.mark.parametrize(
    ("path", "params", "count", "after", "before"),
    [
        ("/api/v1/directory", {}, 3, 3, None),
        ("/api/v1/directory", {"offset": 40, "limit": 20}, 20, 60, 20),
        ("/api/v1/directory", {"offset": 5, "limit": 20}, 20, 25, 0),
        ("/api/v1/directory", {"offset": 40}, 20, 60, 20),
        ("/api/v1/directory", {"offset": 40, "limit": 20}, 0, None, 20),
        ("/api/v1/directory", {}, 0, None, None),
        ("/api/v1/trends/statuses", {"limit": 2}, 2, 2, None),
        ("/api/v1/accounts/search", {"q": "x"}, 1, 1, None),
        ("/api/v1/other", {"offset": 10}, 1, 11, 9),
        ("/api/v1/other", {"offset": "x"}, 1, 1, None),
        ("/api/v1/other", {"offset": 10, "limit": "x"}, 2, 12, 8),
        ("/api/v1/other", {"offset": -3}, 1, 1, None),
    ],
)
def test_offsets_count_what_came(path, params, count, after, before):
    found = neighbours(page_of(count), request("GET", path, Page[Status], **params), None, URL)
    assert tuple(info and info["offset"] for info in found) == (after, before)
    for info in found:
        assert info is None or {**params, "offset": info["offset"]} == {
            name: value for name, value in info.items() if not name.startswith("_")
        }


@pytest.mark.parametrize(
    ("params", "offset"),
    [({"type": "accounts"}, 11), ({}, 12), ({"type": ["accounts"]}, 12), ({"type": "nothing"}, None)],
)
def test_an_offset_in_an_object_counts_its_lists(params, offset):
    found = decode(Search, {"accounts": [{"id": "1"}], "statuses": [{"id": "2"}, {"id": "3"}], "hashtags": []})
    after, _ = neighbours(found, request("GET", "/api/v2/search", Search, q="x", offset=10, **params), None, URL)
    assert (after and after["offset"]) == offset


def test_neighbours_are_on_the_page_and_on_its_ends():
    page = page_of(3)
    attach_neighbours(page, request("GET", "/x", Page[Status]), '<?max_id=1>; rel="next", <?min_id=9>; rel="prev"', URL)
    assert page._pagination_next["max_id"] == page[-1]._pagination_next["max_id"] == 1
    assert page._pagination_prev["min_id"] == page[0]._pagination_prev["min_id"] == 9
    assert not hasattr(page[0], "_pagination_next")
    assert all(list(item) == ["id"] for item in page)


def test_neighbours_of_plain_items_are_on_the_page():
    page = decode(Page[str], ["a.example", "b.example"])
    attach_neighbours(page, request("GET", "/x", Page[str]), '<?max_id=1>; rel="next", <?min_id=9>; rel="prev"', URL)
    assert page.next_page["max_id"] == 1


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda page: pickle.loads(pickle.dumps(page))])
def test_neighbours_outlive_copies(again):
    page = page_of(2)
    attach_neighbours(page, request("GET", "/x", Page[Status], limit=5), '<?max_id=1>; rel="next"', URL)
    kept = again(page)
    assert kept.next_page == page.next_page == info_of(kept[-1], "next")


def test_an_info_stored_as_json_asks_for_the_same():
    page = page_of(2)
    attach_neighbours(
        page, request("GET", "/x", Page[Status], ids=[1], only_media=True), '<?max_id=1>; rel="next"', URL
    )
    stored = json.loads(json.dumps(page.next_page))
    assert request_of(stored, "next") == request_of(page, "next")
    assert request_of(stored, "previous") == request_of(page, "next")
    assert request_of(stored, "next").params == {"ids": [1], "only_media": True, "max_id": 1}


def test_an_item_stored_as_json_asks_for_the_next_page():
    info = {"_pagination_method": "GET", "_pagination_endpoint": "/x", "max_id": 1, "limit": None}
    asked = request_of({"id": 5, "_pagination_next": info}, "next")
    assert (asked.path, asked.params) == ("/x", {"max_id": 1})


def test_the_next_page_is_of_the_same_type():
    info = {"_pagination_endpoint": "/x", "_mastopy_type": "PaginatableList[Account]"}
    assert request_of(info, "next").result == Page[Account]


def test_a_page_of_unknown_type_is_a_page():
    assert request_of({"_pagination_endpoint": "/x"}, "next").result == Page[Any]


@pytest.mark.parametrize("page", [page_of(0), page_of(2), [], [1], Status(id=1), AttribAccessDict()])
@pytest.mark.parametrize("direction", ["next", "previous"])
def test_where_nothing_is_linked_there_is_no_request(page, direction):
    assert request_of(page, direction) is None


@pytest.mark.parametrize("page", [None, 5, "page", {}, {"id": 1}, {"_pagination_next": None}])
def test_what_is_no_page_is_refused(page):
    with pytest.raises(MastodonIllegalArgumentError, match="or its pagination info was expected"):
        request_of(page, "next")


@pytest.mark.parametrize("direction", ["up", "", None, "prev"])
def test_directions_are_next_and_previous(direction):
    with pytest.raises(MastodonIllegalArgumentError, match="direction must be 'next' or 'previous', not "):
        info_of(page_of(1), direction)


@pytest.mark.parametrize("endpoint", ["https://evil.example/", "//evil.example/", "x", "", 5, None])
def test_an_info_that_leaves_the_server_is_refused(endpoint):
    with pytest.raises(MastodonIllegalArgumentError, match="_pagination_endpoint must be a path on the server"):
        request_of({"_pagination_endpoint": endpoint}, "next")


@pytest.mark.parametrize("endpoint", ["/api/../oauth", "/api/%2e%2E/oauth", "/.."])
def test_an_info_that_climbs_is_refused(endpoint):
    with pytest.raises(MastodonIllegalArgumentError, match="must not contain"):
        request_of({"_pagination_endpoint": endpoint}, "next")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (PaginationInfo(_pagination_endpoint="/x"), True),
        ({"_pagination_endpoint": "/x"}, True),
        (Status(_pagination_endpoint="/x"), False),
        ({}, False),
        ([], False),
        (None, False),
    ],
)
def test_infos_are_told_from_pages(value, said):
    assert is_info(value) is said


@pytest.mark.parametrize(
    ("url", "parts"),
    [
        ("https://A.example/x", ("https", "a.example", 443)),
        ("HTTP://a.example", ("http", "a.example", 80)),
        ("http://a.example:8080/x", ("http", "a.example", 8080)),
        ("https://user@a.example:443", ("https", "a.example", 443)),
        ("/x", ("", "", None)),
    ],
)
def test_origins(url, parts):
    assert origin(url) == parts


@pytest.mark.parametrize(
    ("page", "before", "said"),
    [
        ([{"id": 1, "n": 1}], [{"id": 1, "n": 2}], True),
        ([{"id": 1}], [{"id": 2}], False),
        ([{"name": "a"}], [{"name": "a"}], True),
        ([{"name": "a"}], [{"name": "b"}], False),
        (["a.example"], ["a.example"], True),
        ([], [], False),
        ([{"id": 1}], None, False),
        ({"a": [{"id": 1, "n": 1}]}, {"a": [{"id": 1, "n": 2}]}, True),
        ({"a": [{"id": 1}]}, {"a": [{"id": 2}]}, False),
        ({}, {}, False),
    ],
)
def test_pages_that_hold_the_same_repeat(page, before, said):
    assert repeats(page, before) is said


def test_only_lists_are_gone_through_item_by_item():
    check_list(page_of(0))
    with pytest.raises(MastodonIllegalArgumentError, match="Search is not a list of items"):
        check_list(Search())
