"""Going through pages, in both directions, on servers of all kinds."""

from __future__ import annotations

import json
from urllib.parse import parse_qsl

import httpx2
import pytest

from mastodon import MastodonAPIError, MastodonIllegalArgumentError, Page, PaginationInfo
from mastodon.entities import Search, Status

PATH = "/api/v1/timelines/home"
URL = f"https://mastodon.example{PATH}"


class Timeline:
    """Answers with pages of statuses; the newest has the highest id."""

    def __init__(self, server, count=10, size=3):
        self.ids = list(range(count, 0, -1))
        self.size = size
        self.server = server
        server.answers.append(self)

    def __call__(self, sent):
        query = dict(sent.query)
        size = int(query.get("limit", self.size))
        if "min_id" in query:
            found = [number for number in self.ids if number > int(query["min_id"])][-size:]
        else:
            found = [number for number in self.ids if number < int(query.get("max_id", 10**9))][:size]
        links = ""
        if found:
            base = f"{URL}?limit={size}"
            links = f'<{base}&max_id={found[-1]}>; rel="next", <{base}&min_id={found[0]}>; rel="prev"'
        return answer([{"id": str(number)} for number in found], links)


def answer(content, link=""):
    return httpx2.Response(200, json=content, headers={"link": link} if link else {})


def ids(items):
    return [item["id"] for item in items]


# --- one page after the other ---------------------------------------------------------------------------------------


def test_the_next_page_keeps_the_other_parameters(client, server):
    Timeline(server)
    page = client.timeline_home(limit=4)
    following = client.fetch_next(page)
    assert (ids(page), ids(following)) == ([10, 9, 8, 7], [6, 5, 4, 3])
    assert dict(server.requests[1].query) == {"limit": "4", "max_id": "7"}
    assert (type(following), type(following[0])) == (Page, Status)


def test_the_previous_page_is_newer(client, server):
    Timeline(server)
    page = client.timeline_home(max_id=5)
    assert ids(page) == [4, 3, 2]
    assert ids(client.fetch_previous(page)) == [7, 6, 5]


def test_the_last_item_is_as_good_as_the_page(client, server):
    Timeline(server)
    page = client.timeline_home()
    assert ids(client.fetch_next(page[-1])) == [7, 6, 5]
    page = client.timeline_home(max_id=5)
    assert ids(client.fetch_previous(page[0])) == [7, 6, 5]


def test_where_nothing_is_linked_there_is_none(client, server):
    server.answer([{"id": "1"}])
    page = client.timeline_home()
    assert client.fetch_next(page) is None
    assert client.fetch_previous(page) is None
    assert len(server.requests) == 1


@pytest.mark.parametrize("page", [None, 5, "x", {}])
def test_what_is_no_page_is_refused(page, client, server):
    for fetch in (client.fetch_next, client.fetch_previous):
        with pytest.raises(MastodonIllegalArgumentError, match="or its pagination info was expected"):
            fetch(page)
    assert server.requests == []


def test_infos_can_be_stored_as_json(make_client, server):
    Timeline(server)
    page = make_client().timeline_home(limit=4)
    stored = json.loads(json.dumps(make_client().get_pagination_info(page, "next")))
    assert ids(make_client().fetch_next(stored)) == [6, 5, 4, 3]
    assert ids(make_client().pagination_iterator(stored)) == [6, 5, 4, 3, 2, 1]


def test_pages_can_be_stored_as_json(client, server):
    Timeline(server)
    stored = Page.from_json(client.timeline_home().to_json())
    assert ids(client.fetch_next(stored)) == [7, 6, 5]


# --- everything -----------------------------------------------------------------------------------------------------


def test_the_rest_is_one_list(client, server):
    Timeline(server)
    assert ids(client.fetch_remaining(client.timeline_home())) == list(range(10, 0, -1))
    assert ids(client.fetch_remaining(client.timeline_home(max_id=4))) == [3, 2, 1]


def test_the_rest_of_a_page_without_links_is_the_page(client, server):
    server.answer([{"id": "1"}])
    assert ids(client.fetch_remaining(client.timeline_home())) == [1]


def test_the_rest_of_nothing_is_nothing(client, server):
    server.answer([])
    assert client.fetch_remaining(client.timeline_home()) == []


@pytest.mark.parametrize(
    ("limit", "found", "calls"),
    [
        (None, [10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 5),
        (0, [], 1),
        (1, [10], 1),
        (3, [10, 9, 8], 1),
        (4, [10, 9, 8, 7], 2),
        (10, [10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 4),
        (99, [10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 5),
    ],
)
def test_each_stops_at_the_limit_and_asks_no_more(limit, found, calls, client, server):
    Timeline(server)
    assert ids(client.each(client.timeline_home(), limit=limit)) == found
    assert len(server.requests) == calls


@pytest.mark.parametrize(("limit", "found"), [(None, [4, 5, 6, 7, 8, 9, 10]), (2, [4, 5]), (5, [4, 5, 6, 7, 8])])
def test_each_goes_towards_newer_items_too(limit, found, client, server):
    Timeline(server)
    page = client.timeline_home(max_id=7)
    assert ids(page) == [6, 5, 4]
    assert ids(client.each(page, limit=limit, direction="previous")) == found


def test_each_is_lazy(client, server):
    Timeline(server)
    items = iter(client.each(client.timeline_home()))
    assert [next(items)["id"] for _ in range(3)] == [10, 9, 8]
    assert len(server.requests) == 1
    assert next(items)["id"] == 7
    assert len(server.requests) == 2


def test_each_begins_where_an_info_points(client, server):
    Timeline(server)
    page = client.timeline_home()
    assert ids(client.each(page.next_page)) == [7, 6, 5, 4, 3, 2, 1]


def test_each_takes_the_call_itself(kind, make_client, server, loop):
    Timeline(server)
    client = make_client()
    bare = getattr(client, "wrapped", client)
    assert ids(client.each(bare.timeline_home(), limit=5)) == [10, 9, 8, 7, 6]


def test_an_error_on_the_way_reaches_the_caller_and_loses_nothing(client, server):
    timeline = Timeline(server)
    found = []
    items = iter(client.each(client.timeline_home()))
    found += [next(items) for _ in range(3)]
    server.answers[:] = []
    server.answer({"error": "Down"}, status=503)
    with pytest.raises(MastodonAPIError, match="Down"):
        next(items)
    server.answers[:] = [timeline]
    found += client.each(found[-1]._pagination_next)
    assert ids(found) == list(range(10, 0, -1))


def test_items_come_with_the_place_to_go_on(client, server):
    Timeline(server)
    pairs = list(client.pagination_iterator(client.timeline_home(), return_pagination_info=True))
    assert ids(item for item, _ in pairs) == list(range(10, 0, -1))
    _, info = pairs[3]
    assert isinstance(info, PaginationInfo)
    assert ids(client.fetch_next(info)) == [4, 3, 2]


def test_items_of_previous_pages_come_page_by_page(client, server):
    Timeline(server)
    page = client.timeline_home(max_id=5)
    assert ids(client.pagination_iterator(page, "previous")) == [4, 3, 2, 7, 6, 5, 10, 9, 8]


def test_pages_come_whole(client, server):
    Timeline(server, count=5)
    pages = list(client.pagination_page_iterator(client.timeline_home()))
    assert [ids(page) for page in pages] == [[5, 4, 3], [2, 1], []]
    pairs = list(client.pagination_page_iterator(client.timeline_home(), return_pagination_info=True))
    assert [info and info["max_id"] for _, info in pairs] == [3, 1, None]


def test_pages_begin_where_an_info_points(client, server):
    Timeline(server, count=5)
    info = client.get_pagination_info(client.timeline_home(), "next")
    assert [ids(page) for page in client.pagination_page_iterator(info)] == [[2, 1], []]


@pytest.mark.parametrize("way", ["each", "pagination_iterator", "pagination_page_iterator", "get_pagination_info"])
def test_there_are_two_directions(way, client, server):
    server.answer([{"id": "1"}])
    page = client.timeline_home()
    with pytest.raises(MastodonIllegalArgumentError, match="direction must be 'next' or 'previous', not 'up'"):
        list(client.each(page, direction="up") if way == "each" else getattr(client, way)(page, "up"))


@pytest.mark.parametrize("way", ["each", "pagination_iterator", "fetch_remaining"])
def test_an_object_around_lists_is_gone_through_by_pages(way, client, server):
    server.answer({"accounts": [{"id": "1"}], "statuses": [], "hashtags": []})
    found = client.search("x")
    with pytest.raises(
        MastodonIllegalArgumentError, match=r"Search\w* is not a list of items; pagination_page_iterator"
    ):
        list(getattr(client, way)(found))


def test_pages_of_objects_end_with_the_results(client, server):
    def search(sent):
        offset = int(dict(sent.query).get("offset", 0))
        found = [{"id": str(number)} for number in range(5)][offset : offset + 2]
        return answer({"accounts": found, "statuses": [], "hashtags": []})

    server.answers.append(search)
    first = client.request("GET", "/api/v2/search", Search, q="x", offset=0, limit=2)
    pages = list(client.pagination_page_iterator(first))
    assert [ids(page.accounts) for page in pages] == [[0, 1], [2, 3], [4], []]


# --- servers of all kinds -------------------------------------------------------------------------------------------


def linked(*links):
    """Answer with a page whose content differs each time, linked as told; the last link again and again."""
    left, count = list(links), iter(range(1, 1000))

    def give(sent):
        link = left.pop(0) if len(left) > 1 else left[0]
        return answer([{"id": str(next(count))}], f'<{URL}?{link}>; rel="next"' if link is not None else "")

    return give


@pytest.mark.parametrize(
    ("links", "found"),
    [
        (["max_id=5"], [1, 2]),
        ([""], [1]),
        (["max_id=5", "max_id=4", "max_id=4"], [1, 2, 3]),
        (["max_id=5", "max_id=4", "max_id=5", "max_id=4"], [1, 2, 3]),
        (["a=1", "a=2", "a=3", "a=1"], [1, 2, 3, 4]),
        (["max_id=5", None], [1, 2]),
    ],
)
def test_links_in_a_circle_end(links, found, client, server):
    server.answers.append(linked(*links))
    assert ids(client.each(client.timeline_home())) == found
    assert len(server.requests) <= len(found) + 1


@pytest.mark.parametrize("way", ["each", "pagination_iterator", "fetch_remaining"])
def test_a_server_that_does_not_heed_the_offset_is_left(way, client, server):
    count = iter(range(1000))
    server.answers.append(lambda _: answer([{"id": "1", "n": next(count)}, {"id": "2"}]))
    assert ids(getattr(client, way)(client.request("GET", "/api/v1/directory", offset=0))) == ["1", "2"]
    assert len(server.requests) == 2


@pytest.mark.parametrize("cursor", ["page=2", "cursor=abc%3D", "offset=3", "before=x&after=y", "since_id=4"])
def test_any_cursor_of_a_link_is_followed(cursor, client, server):
    server.answers.append(linked(cursor, None))
    page = client.request("GET", "/api/v1/new", only_media=True)
    assert ids(client.fetch_next(page)) == ["2"]
    sent = server.requests[1]
    assert sent.path == "/api/v1/new"
    assert [pair for pair in sent.query if pair[0] != "only_media"] == parse_qsl(cursor)
    assert dict(sent.query)["only_media"] == "true"


@pytest.mark.parametrize(
    "address", ["https://evil.example/?max_id=1", "http://mastodon.example/?max_id=1", "https://[x"]
)
def test_links_to_other_origins_are_not_followed(address, client, server):
    server.answers.append(lambda _: answer([{"id": "1"}], f'<{address}>; rel="next"'))
    page = client.timeline_home()
    assert client.fetch_next(page) is None
    assert ids(client.fetch_remaining(page)) == [1]
    assert len(server.requests) == 1


@pytest.mark.parametrize("content", [{"error": "odd"}, 5, None, "text"])
def test_a_page_that_is_none_is_an_error_of_the_server(content, client, server):
    server.answer([{"id": "1"}], headers={"link": f'<{URL}?max_id=1>; rel="next"'})
    server.answer(content)
    page = client.timeline_home()
    items = iter(client.each(page))
    assert next(items)["id"] == 1
    with pytest.raises(MastodonAPIError, match=r"the server answered \w+ where a page was expected"):
        next(items)


@pytest.mark.parametrize("content", [5, None, "text"])
def test_an_info_that_leads_to_no_page_is_an_error_of_the_server(content, client, server):
    server.answer(content)
    with pytest.raises(MastodonAPIError, match=r"the server answered \w+ where a page was expected"):
        list(client.pagination_page_iterator({"_pagination_endpoint": "/x"}))


def test_an_info_cannot_lead_elsewhere(client, server):
    for endpoint in ("https://evil.example/", "//evil.example", "/api/../oauth/token"):
        with pytest.raises(MastodonIllegalArgumentError, match="_pagination_endpoint must"):
            client.fetch_next({"_pagination_endpoint": endpoint, "max_id": 1})
    assert server.requests == []
