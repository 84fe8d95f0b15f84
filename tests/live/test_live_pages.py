"""Timelines, and paging through them in both directions, at a real server."""

from __future__ import annotations

import pickle

import pytest


@pytest.fixture
def posted(alice):
    """The ids of 12 statuses, newest first."""
    return [alice.status_post(f"number {number} #count").id for number in range(12)][::-1]


def ids(statuses):
    return [status.id for status in statuses]


def test_timelines_have_what_belongs_there(alice, bob, log_in):
    status = alice.status_post("#count this")
    private = alice.status_post("for followers", visibility="private")
    assert ids(alice.timeline_home()) == [private.id, status.id]
    assert ids(bob.timeline_home()) == []
    bob.account_follow(alice.me())
    assert ids(bob.timeline("home")) == [private.id, status.id]
    assert ids(log_in().timeline_public()) == [status.id]
    assert ids(bob.timeline_hashtag("count")) == [status.id]


def test_fetch_next_and_fetch_previous_meet(alice, posted):
    first = alice.timeline_local(limit=5)
    second = alice.fetch_next(first)
    third = alice.fetch_next(second)
    assert ids(first + second + third) == posted
    assert alice.fetch_next(third) is None
    assert ids(alice.fetch_previous(second)) == ids(first)


def test_each_reads_to_the_end(alice, posted):
    assert ids(alice.each(alice.timeline_local(limit=5))) == posted


def test_each_reads_what_is_asked_for(alice, posted):
    assert ids(alice.each(alice.timeline_local(limit=5), limit=7)) == posted[:7]


def test_each_reads_backwards(alice, posted):
    page = alice.timeline_local(min_id=posted[-1], limit=5)
    assert ids(alice.each(page, direction="previous")) == posted[:-1][::-1]


def test_fetch_remaining_is_a_list(alice, posted):
    assert ids(alice.fetch_remaining(alice.timeline_hashtag("count", limit=5))) == posted


def test_pages_know_their_neighbours_after_a_pickle(alice, posted):
    page = pickle.loads(pickle.dumps(alice.timeline_local(limit=5)))
    assert ids(alice.fetch_next(page)) == posted[5:10]
    assert ids(alice.fetch_next(page[-1])) == posted[5:10]


def test_pagination_info_is_enough_to_go_on(alice, posted):
    info = pickle.loads(pickle.dumps(alice.get_pagination_info(alice.timeline_local(limit=5), "next")))
    assert ids(alice.pagination_iterator(info)) == posted[5:]


def test_account_statuses_are_paged(alice, bob, posted):
    assert ids(bob.each(bob.account_statuses(alice.me(), limit=5))) == posted
