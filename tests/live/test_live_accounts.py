"""Accounts at a real server."""

from __future__ import annotations


def test_account_verify_credentials_is_the_user(alice):
    assert alice.account_verify_credentials().acct == "alice"
    assert alice.me().source.privacy == "public"


def test_account_is_found_by_id(alice, bob):
    assert alice.account(bob.me().id).acct == "bob"


def test_account_search_finds_accounts(alice):
    assert [account.acct for account in alice.account_search("bob")] == ["bob"]


def test_account_follow_and_unfollow(alice, bob):
    assert alice.account_follow(bob.me()).following is True
    assert [account.acct for account in alice.account_following(alice.me())] == ["bob"]
    assert [account.acct for account in bob.account_followers(bob.me())] == ["alice"]
    assert bob.account_relationships(alice.me())[0].followed_by is True
    assert alice.account_unfollow(bob.me()).following is False
    assert alice.account_following(alice.me()) == []


def test_account_follow_of_a_locked_account_is_a_request(alice, carol):
    assert alice.account_follow(carol.me()).requested is True
    assert [notification.type for notification in carol.notifications()] == ["follow_request"]


def test_account_relationships_are_one_for_each(alice, bob, carol):
    found = alice.account_relationships([bob.me(), carol.me()])
    assert {relationship.id for relationship in found} == {bob.me().id, carol.me().id}


def test_account_update_credentials_changes_the_profile(alice):
    alice.account_update_credentials(display_name="Alice 🐘", note="first line\nsecond line", bot=True)
    me = alice.account_verify_credentials()
    assert (me.display_name, me.bot) == ("Alice 🐘", True)
    assert me.source.note == "first line\nsecond line"


def test_account_statuses_are_of_that_account(alice, bob):
    mine = alice.status_post("mine")
    bob.status_post("not mine")
    reply = alice.status_post("reply", in_reply_to_id=mine)
    assert [status.id for status in bob.account_statuses(alice.me())] == [reply.id, mine.id]
    assert [status.id for status in bob.account_statuses(alice.me(), exclude_replies=True)] == [mine.id]
