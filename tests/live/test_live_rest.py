"""The rest of what the sandbox has, room by room."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from mastodon import MastodonAPIError, MastodonNotFoundError, MastodonVersionError
from mastodon.entities import AnnualReportState, WrappedCollection


def test_accounts_show_whom_they_recommend(alice, bob):
    me, friend = alice.me(), bob.me()
    alice.account_follow(friend)
    assert alice.account_pin(friend).endorsed
    assert [account.acct for account in alice.account_endorsements(me)] == ["bob"]
    assert not alice.account_unpin(friend).endorsed
    assert not alice.account_unendorse(friend).endorsed
    assert [entry.id for entry in alice.account_familiar_followers(friend)] == [friend.id]
    assert alice.account_identity_proofs(me) == []


def test_pictures_of_an_account_are_removed(alice):
    assert alice.account_delete_avatar().acct == "alice"
    assert alice.account_delete_header().acct == "alice"


def test_tags_are_featured(alice):
    alice.status_post("#cats")
    assert alice.tag("cats").history[0].uses == 1
    assert alice.tag_feature("cats").featuring
    assert [tag.name for tag in alice.account_featured_tags(alice.me())] == ["cats"]
    assert not alice.tag_unfeature("cats").featuring
    assert isinstance(alice.featured_tag_suggestions(), list)


def test_collections_have_their_routes(alice, bob):
    friend = bob.me()
    assert isinstance(alice.collection_create("Cats", account_ids=[friend]), WrappedCollection)
    assert alice.account_collections(alice.me()).collections == []
    assert bob.account_in_collections(friend).collections == []
    for call in (lambda: alice.collection(1), lambda: alice.collection_update(1, name="Dogs")):
        with pytest.raises(MastodonNotFoundError, match="Record not found"):
            call()
    alice.collection_item_add(1, friend)
    for call in (alice.collection_item_delete, alice.collection_item_revoke):
        call(1, 1)
    alice.collection_delete(1)


def test_announcements_are_read_and_reacted_to(admin, alice):
    made = admin.request("POST", "/api/v1/admin/announcements", text="Hi", published=True)
    (announcement,) = alice.announcements()
    assert (announcement.id, announcement.content) == (int(made.id), "<p>Hi</p>")
    alice.announcement_reaction_create(announcement, "👍")
    assert [(one.name, one.count) for one in alice.announcements()[0].reactions] == [("👍", 1)]
    alice.announcement_reaction_delete(announcement, "👍")
    alice.announcement_dismiss(announcement)
    assert [one.reactions for one in alice.announcements() if not one.read] == []


def test_annual_reports_have_their_routes(alice):
    assert alice.annual_reports().annual_reports == []
    assert isinstance(alice.annual_report_state(2024), AnnualReportState)
    alice.annual_report_generate(2024)
    alice.annual_report_read(2024)
    with pytest.raises(MastodonNotFoundError):
        alice.annual_report(2024)


def test_the_server_says_what_it_is(alice):
    assert len(alice.instance_activity()) > 1
    assert (alice.instance_peers(), alice.instance_rules(), alice.instance_domain_blocks()) == ([], [], [])
    assert isinstance(alice.instance_extended_description().updated_at, datetime)
    assert "en" in alice.instance_languages()
    assert "de" in alice.instance_translation_languages()["en"]
    assert alice.custom_emojis()[0].shortcode
    assert {account.acct for account in alice.directory(local=True, order="new")} >= {"alice", "bob"}


def test_the_server_says_what_it_offers(alice):
    told = alice.features()
    assert (told.software, told.version, told.snowflake_ids) == ("mastodon", told.software_version, True)
    assert told.max_characters == 500
    assert told.streaming is not None
    assert "image/png" in told.supported_mime_types


def test_what_the_server_does_not_have_is_said(alice):
    for call in (alice.instance_privacy_policy, alice.instance_terms_of_service):
        with pytest.raises(MastodonNotFoundError, match=r"^Mastodon 4\S+ does not offer this \(GET http"):
            call()
    with pytest.raises(MastodonAPIError, match=r"does not offer this \(POST .*405 Method Not Allowed") as caught:
        alice.oauth_userinfo(post=True)
    assert caught.value.route_missing
    with pytest.raises(MastodonVersionError, match=r"was removed in Mastodon 3\.0\.0"):
        alice.search_v1("cats")


def test_grouped_notifications_are_read_one_by_one(alice, bob):
    bob.status_favourite(alice.status_post("Hello"))
    assert alice.unread_grouped_notifications_count() == 1
    (group,) = alice.grouped_notifications().notification_groups
    assert alice.grouped_notification(group.group_key).notification_groups[0].type == "favourite"
    assert [account.acct for account in alice.grouped_notification_accounts(group.group_key)] == ["bob"]
    alice.dismiss_grouped_notification(group.group_key)
    assert alice.grouped_notifications().notification_groups == []


def test_filtered_notifications_are_requests(alice, bob, carol):
    assert alice.notifications_policy_v1().for_not_following == "accept"
    alice.update_notifications_policy_v1(filter_not_following=True)
    alice.update_notifications_policy(for_not_following="filter")
    for friend in (bob, carol):
        friend.status_post("@alice Hello")
    assert alice.notifications_merged()
    found = {request.account.acct: request for request in alice.notification_requests()}
    assert alice.notification_request(found["bob"]).notifications_count == 1
    alice.accept_notification_request(found["bob"])
    alice.dismiss_notification_request(found["carol"])
    assert alice.notification_requests() == []


def test_requests_are_accepted_and_dismissed_together(alice, bob):
    alice.update_notifications_policy(for_not_following="filter")
    bob.status_post("@alice Hello")
    (request,) = alice.notification_requests()
    alice.accept_multiple_notification_requests([request])
    with pytest.raises(MastodonNotFoundError):
        alice.dismiss_multiple_notification_requests([1])


def test_push_subscriptions_are_made_changed_and_removed(alice):
    pytest.importorskip("cryptography")
    _, keys = alice.push_subscription_generate_keys()
    made = alice.push_subscription_set("https://push.example/1", keys, mention_events=True)
    assert alice.push_subscription().id == alice.push_subscription_update(follow_events=True).id == made.id
    alice.push_subscription_delete()
    with pytest.raises(MastodonNotFoundError, match=r"^Mastodon API returned error 404"):
        alice.push_subscription()


def test_filters_are_changed_part_by_part(alice):
    posted = alice.status_post("Hello")
    made = alice.create_filter_v2("Animals", ["home"], "hide", keywords_attributes=[{"keyword": "dogs"}])
    assert alice.update_filter_v2(made, title="Pets").title == "Pets"
    (keyword,) = alice.filter_keywords_v2(made)
    assert alice.update_filter_keyword_v2(keyword, "cats").keyword == alice.filter_keyword_v2(keyword).keyword == "cats"
    status = alice.add_filter_status_v2(made, posted)
    assert alice.filter_status_v2(status).status_id == posted.id
    alice.delete_filter_status_v2(status)
    alice.delete_filter_keyword_v2(keyword)
    assert (alice.filter_keywords_v2(made), alice.filter_statuses_v2(made)) == ([], [])
    assert alice.filter(alice.filter_create("dogs", "home")).phrase == "dogs"


def test_statuses_are_quoted_as_far_as_their_author_allows(alice, bob):
    posted = alice.status_post("Hello")
    alice.status_update_quote_approval_policy(posted, "public")
    quoting = bob.status_post("See this", quoted_status_id=posted)
    assert (quoting.quote.state, quoting.quote.quoted_status.id) == ("accepted", posted.id)
    assert [status.id for status in alice.status_quotes(posted)] == [quoting.id]
    assert alice.status_quote_revoke(posted, quoting).quote.state == "revoked"


def test_timelines_of_links_and_direct_messages(alice, bob):
    sent = bob.status_post("@alice secret", visibility="direct")
    assert [status.id for status in alice.timeline_direct()] == [sent.id]
    assert alice.timeline_link("https://example.org") == []
    assert alice.trending_links() == []
    assert isinstance(alice.trending_statuses(), list)


def test_suggestions_are_dismissed(alice):
    assert {account.acct for account in alice.suggestions_v1()} == {one.account.acct for one in alice.suggestions_v2()}
    first = alice.suggestions_v2()[0].account
    alice.suggestion_delete(first)
    assert first.acct not in {account.acct for account in alice.suggestions_v1()}


def test_media_and_scheduled_statuses_are_looked_at_alone(alice):
    made = alice.media_post(b"\x89PNG\r\n\x1a\n", "image/png")
    alice.media_delete(made)
    with pytest.raises(MastodonNotFoundError, match="Record not found"):
        alice.media(made)
    planned = alice.status_post("later", scheduled_at=datetime.now(UTC) + timedelta(hours=1))
    assert alice.scheduled_status(planned).scheduled_at == planned.scheduled_at


def test_embedding_refreshes_and_the_user_in_other_words(alice):
    posted = alice.status_post("Hello")
    assert alice.oembed(posted.url).version == "1.0"
    assert alice.get_async_refresh_status("abc").status == "finished"
    assert alice.oauth_userinfo().preferred_username == "alice"
    assert [status.id for status in alice.search_v2("Hello").statuses] == [posted.id]


def test_signing_up_logs_in(log_in):
    app = log_in(access_token=None, client_id="app", client_secret="secret")
    made = app.create_account("dave", "long password", "dave@example.org", agreement=True)
    assert app.access_token == made
    assert app.me().acct == "dave"
    app.email_resend_confirmation()
