"""Pagination."""

from __future__ import annotations

import json

from compat.rows import row


def ids(page):
    return [item.id for item in page]


@row("max_id, since_id, limit", note="And `min_id`, where the server has it: from Mastodon 2.6.0 on")
def test_cursors_are_sent(mastodon, stub):
    mastodon.timeline_home(max_id=8, since_id=3, limit=2)
    assert stub.call.query == [("max_id", "8"), ("since_id", "3"), ("limit", "2")]


@row("fetch_next(previous_page): the next page")
def test_the_next_page(mastodon, stub):
    page = mastodon.timeline_home(limit=2)
    assert ids(page) == [9, 8]
    assert ids(mastodon.fetch_next(page)) == [7, 6]
    assert sorted(stub.calls[-1].query) == [("limit", "2"), ("max_id", "8")]


@row("fetch_previous(next_page): the page before")
def test_the_page_before(mastodon, stub):
    page = mastodon.timeline_home(max_id=8)
    assert ids(page) == [7, 6]
    assert ids(mastodon.fetch_previous(page)) == [9, 8]


@row("None where there is no further page")
def test_no_further_page(mastodon):
    page = mastodon.timeline_home(max_id=4)
    assert page == []
    assert mastodon.fetch_next(page) is None
    assert mastodon.fetch_previous(page) is None


@row("fetch_next(), fetch_previous(): an item of the page, or what it carries, will do")
def test_items_and_their_pagination_info(mastodon):
    page = mastodon.timeline_home(max_id=8)
    assert ids(mastodon.fetch_next(page[-1])) == [5, 4]
    assert ids(mastodon.fetch_next(page[-1]._pagination_next)) == [5, 4]
    assert ids(mastodon.fetch_previous(page[0])) == [9, 8]
    assert ids(mastodon.fetch_previous(json.loads(json.dumps(page[0]._pagination_prev)))) == [9, 8]


@row("fetch_remaining(first_page): everything from the page on, as one list")
def test_everything_that_remains(mastodon, stub):
    assert ids(mastodon.fetch_remaining(mastodon.timeline_home())) == [9, 8, 7, 6, 5, 4]
    assert len(stub.calls) == 4


@row("The parameters of the first call stay in force")
def test_parameters_stay(mastodon, stub):
    page = mastodon.account_statuses(7, only_media=True, exclude_replies=True)
    mastodon.fetch_next(page)
    assert {("only_media", "true"), ("exclude_replies", "true"), ("max_id", "8")} == set(stub.calls[-1].query)


@row("Lists of accounts are paged likewise")
def test_lists_of_accounts(mastodon):
    assert ids(mastodon.fetch_remaining(mastodon.account_followers(7))) == [9, 8, 7, 6, 5, 4]
