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


def test_account_lookup_finds_by_name(alice):
    assert alice.account_lookup("bob").acct == "bob"


def test_follow_request_is_authorized(alice, bob, carol):
    for follower in (alice, bob):
        follower.account_follow(carol.me())
    assert {account.acct for account in carol.follow_requests()} == {"alice", "bob"}
    assert carol.follow_request_authorize(alice.me()).followed_by is True
    assert carol.follow_request_reject(bob.me()).followed_by is False
    assert carol.follow_requests() == []


def test_account_mute_and_unmute(alice, bob):
    assert alice.account_mute(bob.me()).muting is True
    assert [account.acct for account in alice.mutes()] == ["bob"]
    assert alice.account_unmute(bob.me()).muting is False


def test_account_block_and_unblock(alice, bob):
    assert alice.account_block(bob.me()).blocking is True
    assert [account.acct for account in alice.blocks()] == ["bob"]
    assert alice.account_unblock(bob.me()).blocking is False


def test_domain_block_and_unblock(alice):
    alice.domain_block("spam.example")
    assert alice.domain_blocks() == ["spam.example"]
    alice.domain_unblock("spam.example")
    assert alice.domain_blocks() == []


def test_account_remove_from_followers(alice, bob):
    alice.account_follow(bob.me())
    assert bob.account_remove_from_followers(alice.me()).followed_by is False


def test_account_note_is_kept(alice, bob):
    alice.account_note_set(bob.me(), "owes me a book")
    assert alice.account_relationships(bob.me())[0].note == "owes me a book"


def test_account_endorse_is_listed(alice, bob):
    alice.account_follow(bob.me())
    assert alice.account_endorse(bob.me()).endorsed is True
    assert [account.acct for account in alice.endorsements()] == ["bob"]


def test_profile_is_changed(alice):
    alice.profile_update(display_name="Alice 🐘")
    assert alice.profile().display_name == "Alice 🐘"


def test_preferences_have_names_with_colons(alice):
    assert alice.preferences()["posting:default:visibility"] == "public"


def test_report_reaches_the_admin(alice, bob, admin):
    report = alice.report(bob.me(), comment="spam")
    found = admin.admin_reports()
    assert [(item.id, item.comment) for item in found] == [(report.id, "spam")]
    assert admin.admin_report_resolve(report).action_taken is True


def test_admin_sees_accounts_and_moderates(admin, bob):
    account = admin.admin_account(bob.me().id)
    assert account.username == "bob"
    admin.admin_account_moderate(account, action="silence")
    assert admin.admin_account(account).silenced is True
    assert admin.admin_account_unsilence(account).silenced is False


def test_admin_blocks_a_domain(admin):
    block = admin.admin_create_domain_block("spam.example", severity="silence")
    assert [item.domain for item in admin.admin_domain_blocks()] == ["spam.example"]
    admin.admin_delete_domain_block(block)
    assert admin.admin_domain_blocks() == []
