"""Lists, filters, hashtags, markers and conversations at a real server."""

from __future__ import annotations

import pytest

from mastodon import MastodonNotFoundError


def test_list_is_made_changed_and_deleted(alice):
    made = alice.list_create("friends", replies_policy="none", exclusive=True)
    assert (made.title, made.replies_policy, made.exclusive) == ("friends", "none", True)
    assert alice.list_update(made, "foes").title == "foes"
    assert [item.title for item in alice.lists()] == ["foes"]
    alice.list_delete(made)
    with pytest.raises(MastodonNotFoundError):
        alice.list(made)


def test_list_has_accounts_and_a_timeline(alice, bob):
    made = alice.list_create("friends")
    alice.account_follow(bob.me())
    alice.list_accounts_add(made, [bob.me()])
    assert [account.acct for account in alice.list_accounts(made)] == ["bob"]
    assert [item.id for item in alice.account_lists(bob.me())] == [made.id]
    posted = bob.status_post("to all lists")
    assert [status.id for status in alice.timeline_list(made)] == [posted.id]
    alice.list_accounts_delete(made, [bob.me()])
    assert alice.list_accounts(made) == []


def test_filter_has_keywords_and_statuses(alice, bob):
    made = alice.create_filter_v2(
        "Football", ["home"], "hide", keywords_attributes=[{"keyword": "goal", "whole_word": True}]
    )
    alice.add_filter_keyword_v2(made, "offside")
    posted = bob.status_post("goal")
    alice.add_filter_status_v2(made, posted)
    found = alice.filter_v2(made)
    assert (found.title, found.filter_action, found.context) == ("Football", "hide", ["home"])
    assert [item.keyword for item in found.keywords] == ["goal", "offside"]
    assert [item.status_id for item in alice.filter_statuses_v2(made)] == [posted.id]
    alice.delete_filter_v2(made)
    assert alice.filters_v2() == []


def test_filter_of_version_1_is_made_changed_and_deleted(alice):
    made = alice.filter_create("goal", ["home"])
    assert alice.filter_update(made, phrase="offside").phrase == "offside"
    alice.filter_delete(made)
    assert alice.filters() == []


def test_tag_is_followed(alice):
    assert alice.tag_follow("elephants").following is True
    assert [tag.name for tag in alice.followed_tags()] == ["elephants"]
    assert alice.tag_unfollow("elephants").following is False


def test_featured_tag_is_made_and_deleted(alice):
    made = alice.featured_tag_create("elephants")
    assert [tag.name for tag in alice.featured_tags()] == ["elephants"]
    alice.featured_tag_delete(made)
    assert alice.featured_tags() == []


def test_markers_are_set_and_got(alice):
    posted = alice.status_post("read up to here")
    assert alice.markers_set(["home"], [posted])["home"].last_read_id == posted.id
    assert alice.markers_get(["home"])["home"].version == 1


def test_conversation_is_read_and_deleted(alice, bob):
    posted = bob.status_post("@alice psst", visibility="direct")
    (conversation,) = alice.conversations()
    assert conversation.last_status.id == posted.id
    assert (conversation.unread, alice.conversations_read(conversation).unread) == (True, False)
    alice.conversations_delete(conversation)
    assert alice.conversations() == []
