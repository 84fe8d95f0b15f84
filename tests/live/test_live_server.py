"""The server itself: what it is, search, notifications, limits, and its refusals."""

from __future__ import annotations

import pytest

from mastodon import (
    MastodonIllegalArgumentError,
    MastodonNotFoundError,
    MastodonUnauthorizedError,
    MastodonVersionError,
)


def test_instance_tells_what_it_is(alice, mastodon_sandbox):
    assert mastodon_sandbox.api_base_url.endswith(alice.instance_v1().uri)
    assert alice.instance_v2().domain == alice.instance_v1().uri
    assert alice.instance_nodeinfo().software.name == "mastodon"


def test_version_is_asked_of_the_server(alice):
    version = alice.retrieve_mastodon_version()
    assert alice.verify_minimum_version("4.0.0")
    assert version.startswith(f"{alice.mastodon_major}.{alice.mastodon_minor}.")


def test_call_that_the_server_is_too_old_for_is_not_sent(log_in):
    with pytest.raises(MastodonVersionError):
        log_in("alice", mastodon_version="1.0.0").status_bookmark(1)


def test_search_finds_all_kinds(alice):
    alice.status_post("alice counts #alices")
    found = alice.search("alice")
    assert [account.acct for account in found.accounts] == ["alice"]
    assert len(found.statuses) == 1
    assert [tag.name for tag in found.hashtags] == ["alices"]
    assert alice.search("alice", result_type="statuses").accounts == []


def test_notifications_tell_what_others_did(alice, bob):
    posted = alice.status_post("Hello")
    bob.account_follow(alice.me())
    bob.status_favourite(posted)
    bob.status_reblog(posted)
    bob.status_post("@alice Hello", in_reply_to_id=posted)
    assert [item.type for item in alice.notifications()] == ["mention", "reblog", "favourite", "follow"]
    assert [item.type for item in alice.notifications(types=["follow"])] == ["follow"]
    assert {item.type for item in alice.notifications(exclude_types=["follow"])} == {"mention", "reblog", "favourite"}


def test_notifications_are_paged_and_cleared(alice, bob):
    posted = [alice.status_post(str(number)) for number in range(5)]
    for status in posted:
        bob.status_favourite(status)
    assert len(list(alice.each(alice.notifications(limit=2)))) == 5
    last = alice.notifications()[0]
    assert alice.notifications(id=last.id).status.id == posted[-1].id
    alice.notifications_dismiss(last)
    assert len(alice.notifications()) == 4
    alice.notifications_clear()
    assert alice.notifications() == []


def test_notifications_are_grouped(alice, bob, carol):
    posted = alice.status_post("Hello")
    for friend in (bob, carol):
        friend.status_favourite(posted)
    assert alice.notifications_unread_count().count == 2
    found = alice.grouped_notifications()
    assert [(group.type, group.notifications_count) for group in found.notification_groups] == [("favourite", 2)]
    assert {account.acct for account in found.accounts} >= {"bob", "carol"}


def test_notifications_policy_is_changed(alice):
    assert alice.update_notifications_policy(for_new_accounts="filter").for_new_accounts == "filter"
    assert alice.notifications_policy().for_new_accounts == "filter"


def test_trending_tags_are_those_in_use(alice):
    alice.status_post("#elephants")
    assert [tag.name for tag in alice.trending_tags()] == ["elephants"]


def test_webfinger_leads_to_the_account(alice, mastodon_sandbox):
    found = alice.webfinger("acct:alice@127.0.0.1")
    assert f"{mastodon_sandbox.api_base_url}/@alice" in found.aliases


def test_request_reaches_routes_that_have_no_method(alice):
    assert alice.request("GET", "/api/v1/accounts/verify_credentials").acct == "alice"


def test_error_tells_what_the_server_said(alice):
    with pytest.raises(MastodonNotFoundError) as caught:
        alice.status(1)
    assert caught.value.status_code == 404
    assert caught.value.error == "Record not found"
    assert caught.value.request.method == "GET"


def test_wrong_token_is_unauthorized(log_in):
    with pytest.raises(MastodonUnauthorizedError):
        log_in(access_token="wrong").account_verify_credentials()


def test_wrong_argument_is_not_sent(alice):
    with pytest.raises(MastodonIllegalArgumentError, match="'secret'"):
        alice.status_post("Hello", visibility="secret")
    assert alice.timeline_local() == []


def test_twenty_calls_at_once(alice, together):
    client = getattr(alice, "wrapped", alice)
    posted = together([lambda: client.status_post("at once") for _ in range(20)], client)
    assert len({status.id for status in posted}) == 20
    assert len(alice.timeline_local(limit=40)) == 20
