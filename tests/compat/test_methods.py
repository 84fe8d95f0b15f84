"""Methods: each sends what the official API says, and gives what the server answers."""

from __future__ import annotations

import pytest
from compat.rows import ERAS, Call, of_era

from mastodon import MastodonVersionError, Page
from mastodon.entities import (
    Account,
    Context,
    CredentialAccount,
    CustomEmoji,
    InstanceActivity,
    List,
    MediaAttachment,
    MutedAccount,
    Notification,
    PreviewCard,
    Relationship,
    Report,
    Search,
    Status,
    V1Instance,
    V1Search,
)
from mastodon.protocol.versions import parse_version

PNG = b"\x89PNG\r\n\x1a\nrest"
PAGE = {"max_id": 5, "since_id": 3, "limit": 2}
PAGED = [("max_id", "5"), ("since_id", "3"), ("limit", "2")]

INSTANCE = [
    Call("instance()", "1.1.0", lambda m: m.instance(), "GET /api/v1/instance", V1Instance),
    Call(
        "instance_activity()",
        "2.1.2",
        lambda m: m.instance_activity(),
        "GET /api/v1/instance/activity",
        list[InstanceActivity],
    ),
    Call("instance_peers()", "2.1.2", lambda m: m.instance_peers(), "GET /api/v1/instance/peers", list[str]),
    Call("custom_emojis()", "2.0.0", lambda m: m.custom_emojis(), "GET /api/v1/custom_emojis", list[CustomEmoji]),
]

TIMELINES = [
    Call("timeline()", "1.0.0", lambda m: m.timeline(), "GET /api/v1/timelines/home", Page[Status]),
    Call("timeline('home')", "1.0.0", lambda m: m.timeline("home"), "GET /api/v1/timelines/home", Page[Status]),
    Call(
        "timeline('local')",
        "1.0.0",
        lambda m: m.timeline("local"),
        "GET /api/v1/timelines/public",
        Page[Status],
        query=[("local", "true")],
    ),
    Call("timeline('public')", "1.0.0", lambda m: m.timeline("public"), "GET /api/v1/timelines/public", Page[Status]),
    Call(
        "timeline('tag/NAME')",
        "1.0.0",
        lambda m: m.timeline("tag/cats"),
        "GET /api/v1/timelines/tag/cats",
        Page[Status],
    ),
    Call("timeline('list/ID')", "2.1.0", lambda m: m.timeline("list/7"), "GET /api/v1/timelines/list/7", Page[Status]),
    Call(
        "timeline('direct')",
        "2.4.0",
        lambda m: m.timeline("direct"),
        "GET /api/v1/timelines/direct",
        Page[Status],
        note="Deprecated in Mastodon 2.6.0: `conversations()` takes its place",
    ),
    Call(
        "timeline(timeline, max_id, since_id, limit)",
        "1.0.0",
        lambda m: m.timeline("home", max_id=5, since_id=3, limit=2),
        "GET /api/v1/timelines/home",
        Page[Status],
        query=PAGED,
    ),
    Call(
        "timeline_home(max_id, since_id, limit)",
        "1.0.0",
        lambda m: m.timeline_home(**PAGE),
        "GET /api/v1/timelines/home",
        Page[Status],
        query=PAGED,
    ),
    Call(
        "timeline_local(max_id, since_id, limit)",
        "1.0.0",
        lambda m: m.timeline_local(**PAGE),
        "GET /api/v1/timelines/public",
        Page[Status],
        query=[*PAGED, ("local", "true")],
    ),
    Call(
        "timeline_public(max_id, since_id, limit, only_media)",
        "1.0.0",
        lambda m: m.timeline_public(**PAGE, only_media=True),
        "GET /api/v1/timelines/public",
        Page[Status],
        query=[*PAGED, ("only_media", "true")],
    ),
    Call(
        "timeline_hashtag(hashtag, local, max_id, since_id, limit, only_media)",
        "1.0.0",
        lambda m: m.timeline_hashtag("cats", True, **PAGE, only_media=True),
        "GET /api/v1/timelines/tag/cats",
        Page[Status],
        query=[*PAGED, ("local", "true"), ("only_media", "true")],
    ),
    Call(
        "timeline_list(id, max_id, since_id, limit)",
        "2.1.0",
        lambda m: m.timeline_list(7, **PAGE),
        "GET /api/v1/timelines/list/7",
        Page[Status],
        query=PAGED,
    ),
]

STATUSES = [
    Call("status(id)", "1.0.0", lambda m: m.status(7), "GET /api/v1/statuses/7", Status),
    Call("status_context(id)", "1.0.0", lambda m: m.status_context(7), "GET /api/v1/statuses/7/context", Context),
    Call(
        "status_reblogged_by(id)",
        "1.0.0",
        lambda m: m.status_reblogged_by(7),
        "GET /api/v1/statuses/7/reblogged_by",
        Page[Account],
    ),
    Call(
        "status_favourited_by(id)",
        "1.0.0",
        lambda m: m.status_favourited_by(7),
        "GET /api/v1/statuses/7/favourited_by",
        Page[Account],
    ),
    Call(
        "status_card(id)",
        "1.0.0",
        lambda m: m.status_card(7),
        {"2.4": "GET /api/v1/statuses/7/card", "4.x": "GET /api/v1/statuses/7"},
        PreviewCard,
        note="From Mastodon 2.6.0 on, the `card` of the status",
    ),
    Call(
        "status_post(status, in_reply_to_id, media_ids, sensitive, visibility, spoiler_text, idempotency_key)",
        "1.0.0",
        lambda m: m.status_post("Hello", 5, [6, 7], True, "unlisted", "Careful", idempotency_key="once"),
        "POST /api/v1/statuses",
        Status,
        form=[
            ("status", "Hello"),
            ("in_reply_to_id", "5"),
            ("media_ids[]", "6"),
            ("media_ids[]", "7"),
            ("sensitive", "true"),
            ("visibility", "unlisted"),
            ("spoiler_text", "Careful"),
        ],
        note="By position up to `spoiler_text`; the key by name: 2.3.3 has other parameters before it",
    ),
    Call(
        "toot(status)", "1.0.0", lambda m: m.toot("Hello"), "POST /api/v1/statuses", Status, form=[("status", "Hello")]
    ),
    Call(
        "status_delete(id)",
        "1.0.0",
        lambda m: m.status_delete(7),
        "DELETE /api/v1/statuses/7",
        Status,
    ),
    Call("status_reblog(id)", "1.0.0", lambda m: m.status_reblog(7), "POST /api/v1/statuses/7/reblog", Status),
    Call("status_unreblog(id)", "1.0.0", lambda m: m.status_unreblog(7), "POST /api/v1/statuses/7/unreblog", Status),
    Call("status_favourite(id)", "1.0.0", lambda m: m.status_favourite(7), "POST /api/v1/statuses/7/favourite", Status),
    Call(
        "status_unfavourite(id)",
        "1.0.0",
        lambda m: m.status_unfavourite(7),
        "POST /api/v1/statuses/7/unfavourite",
        Status,
    ),
    Call("status_mute(id)", "1.4.2", lambda m: m.status_mute(7), "POST /api/v1/statuses/7/mute", Status),
    Call("status_unmute(id)", "1.4.2", lambda m: m.status_unmute(7), "POST /api/v1/statuses/7/unmute", Status),
    Call("status_pin(id)", "1.6.0", lambda m: m.status_pin(7), "POST /api/v1/statuses/7/pin", Status),
    Call("status_unpin(id)", "1.6.0", lambda m: m.status_unpin(7), "POST /api/v1/statuses/7/unpin", Status),
]

NOTIFICATIONS = [
    Call(
        "notifications(max_id, since_id, limit)",
        "1.0.0",
        lambda m: m.notifications(**PAGE),
        "GET /api/v1/notifications",
        Page[Notification],
        query=PAGED,
    ),
    Call("notifications(id)", "1.0.0", lambda m: m.notifications(7), "GET /api/v1/notifications/7", Notification),
    Call("notifications_clear()", "1.0.0", lambda m: m.notifications_clear(), "POST /api/v1/notifications/clear", None),
    Call(
        "notifications_dismiss(id)",
        "1.0.0",
        lambda m: m.notifications_dismiss(7),
        {"2.4": "POST /api/v1/notifications/dismiss", "4.x": "POST /api/v1/notifications/7/dismiss"},
        None,
        form={"2.4": [("id", "7")], "4.x": ()},
        note="By the route that the server's version has",
    ),
]

ACCOUNTS = [
    Call("account(id)", "1.0.0", lambda m: m.account(7), "GET /api/v1/accounts/7", Account),
    Call(
        "account_verify_credentials()",
        "1.0.0",
        lambda m: m.account_verify_credentials(),
        "GET /api/v1/accounts/verify_credentials",
        CredentialAccount,
    ),
    Call(
        "account_statuses(id, only_media, pinned, exclude_replies, max_id, since_id, limit)",
        "1.0.0",
        lambda m: m.account_statuses(7, True, True, True, **PAGE),
        "GET /api/v1/accounts/7/statuses",
        Page[Status],
        query=[*PAGED, ("only_media", "true"), ("pinned", "true"), ("exclude_replies", "true")],
    ),
    Call(
        "account_following(id, max_id, since_id, limit)",
        "1.0.0",
        lambda m: m.account_following(7, **PAGE),
        "GET /api/v1/accounts/7/following",
        Page[Account],
        query=PAGED,
    ),
    Call(
        "account_followers(id, max_id, since_id, limit)",
        "1.0.0",
        lambda m: m.account_followers(7, **PAGE),
        "GET /api/v1/accounts/7/followers",
        Page[Account],
        query=PAGED,
    ),
    Call(
        "account_relationships(id)",
        "1.0.0",
        lambda m: m.account_relationships([7, 8]),
        "GET /api/v1/accounts/relationships",
        list[Relationship],
        query=[("id[]", "7"), ("id[]", "8")],
        note="One or several",
    ),
    Call(
        "account_search(q, limit, following)",
        "1.0.0",
        lambda m: m.account_search("alice", 2, True),
        "GET /api/v1/accounts/search",
        Page[Account],
        query=[("q", "alice"), ("limit", "2"), ("following", "true")],
    ),
    Call(
        "account_follow(id)",
        "1.0.0",
        lambda m: m.account_follow(7),
        "POST /api/v1/accounts/7/follow",
        Relationship,
        form=[("reblogs", "true"), ("notify", "false")],
    ),
    Call(
        "account_unfollow(id)",
        "1.0.0",
        lambda m: m.account_unfollow(7),
        "POST /api/v1/accounts/7/unfollow",
        Relationship,
    ),
    Call("account_block(id)", "1.0.0", lambda m: m.account_block(7), "POST /api/v1/accounts/7/block", Relationship),
    Call(
        "account_unblock(id)", "1.0.0", lambda m: m.account_unblock(7), "POST /api/v1/accounts/7/unblock", Relationship
    ),
    Call(
        "account_mute(id)",
        "1.0.0",
        lambda m: m.account_mute(7),
        "POST /api/v1/accounts/7/mute",
        Relationship,
        form=[("notifications", "true")],
    ),
    Call("account_unmute(id)", "1.0.0", lambda m: m.account_unmute(7), "POST /api/v1/accounts/7/unmute", Relationship),
    Call(
        "account_update_credentials(display_name, note, locked, fields)",
        "1.1.1",
        lambda m: m.account_update_credentials(
            "Alice", "Hello", locked=True, fields=[("Web", "a.example"), ("Cat", "Tom")]
        ),
        "PATCH /api/v1/accounts/update_credentials",
        CredentialAccount,
        json={
            "display_name": "Alice",
            "note": "Hello",
            "locked": True,
            "fields_attributes": {"0": {"name": "Web", "value": "a.example"}, "1": {"name": "Cat", "value": "Tom"}},
        },
    ),
    Call(
        "account_update_credentials(avatar, avatar_mime_type, header, header_mime_type)",
        "1.1.1",
        lambda m: m.account_update_credentials(
            avatar=PNG, avatar_mime_type="image/png", header=PNG, header_mime_type="image/png"
        ),
        "PATCH /api/v1/accounts/update_credentials",
        CredentialAccount,
        form=[("avatar", "image/png"), ("header", "image/png")],
        note="A path, too; then the type is told from name and content",
    ),
]

LISTS = [
    Call("lists()", "2.1.0", lambda m: m.lists(), "GET /api/v1/lists", list[List]),
    Call("list(id)", "2.1.0", lambda m: m.list(7), "GET /api/v1/lists/7", List),
    Call(
        "list_accounts(id, max_id, since_id, limit)",
        "2.1.0",
        lambda m: m.list_accounts(7, **PAGE),
        "GET /api/v1/lists/7/accounts",
        Page[Account],
        query=PAGED,
    ),
    Call(
        "list_accounts(id, limit=0)",
        "2.1.0",
        lambda m: m.list_accounts(7, limit=0),
        "GET /api/v1/lists/7/accounts",
        Page[Account],
        query=[("limit", "0")],
        note="All accounts of the list",
    ),
    Call("account_lists(id)", "2.1.0", lambda m: m.account_lists(7), "GET /api/v1/accounts/7/lists", list[List]),
    Call(
        "list_create(title)",
        "2.1.0",
        lambda m: m.list_create("Cats"),
        "POST /api/v1/lists",
        List,
        form=[("title", "Cats"), ("replies_policy", "list"), ("exclusive", "false")],
    ),
    Call(
        "list_update(id, title)",
        "2.1.0",
        lambda m: m.list_update(7, "Dogs"),
        "PUT /api/v1/lists/7",
        List,
        form=[("title", "Dogs"), ("replies_policy", "list"), ("exclusive", "false")],
    ),
    Call("list_delete(id)", "2.1.0", lambda m: m.list_delete(7), "DELETE /api/v1/lists/7", None),
    Call(
        "list_accounts_add(id, account_ids)",
        "2.1.0",
        lambda m: m.list_accounts_add(7, [8, 9]),
        "POST /api/v1/lists/7/accounts",
        None,
        form=[("account_ids[]", "8"), ("account_ids[]", "9")],
    ),
    Call(
        "list_accounts_delete(id, account_ids)",
        "2.1.0",
        lambda m: m.list_accounts_delete(7, [8, 9]),
        "DELETE /api/v1/lists/7/accounts",
        None,
        form=[("account_ids[]", "8"), ("account_ids[]", "9")],
    ),
]

OTHERS = [
    Call(
        "favourites(max_id, since_id, limit)",
        "1.0.0",
        lambda m: m.favourites(**PAGE),
        "GET /api/v1/favourites",
        Page[Status],
        query=PAGED,
    ),
    Call(
        "follow_requests(max_id, since_id, limit)",
        "1.0.0",
        lambda m: m.follow_requests(**PAGE),
        "GET /api/v1/follow_requests",
        Page[Account],
        query=PAGED,
    ),
    Call(
        "follow_request_authorize(id)",
        "1.0.0",
        lambda m: m.follow_request_authorize(7),
        "POST /api/v1/follow_requests/7/authorize",
        Relationship,
    ),
    Call(
        "follow_request_reject(id)",
        "1.0.0",
        lambda m: m.follow_request_reject(7),
        "POST /api/v1/follow_requests/7/reject",
        Relationship,
    ),
    Call(
        "search(q, resolve)",
        "1.1.0",
        lambda m: m.search("cats", True),
        {"2.4": "GET /api/v1/search", "4.x": "GET /api/v2/search"},
        {"2.4": V1Search, "4.x": Search},
        query={
            "2.4": [("q", "cats"), ("resolve", "true")],
            "4.x": [("q", "cats"), ("resolve", "true"), ("exclude_unreviewed", "true")],
        },
        note="From Mastodon 2.4.1 on, hashtags are objects, as on the server; before, they are names",
    ),
    Call(
        "mutes(max_id, since_id, limit)",
        "1.0.0",
        lambda m: m.mutes(**PAGE),
        "GET /api/v1/mutes",
        Page[MutedAccount],
        query=PAGED,
    ),
    Call(
        "blocks(max_id, since_id, limit)",
        "1.0.0",
        lambda m: m.blocks(**PAGE),
        "GET /api/v1/blocks",
        Page[Account],
        query=PAGED,
    ),
    Call(
        "reports()",
        "1.1.0",
        lambda m: m.reports(),
        "GET /api/v1/reports",
        list[Report],
        until="2.5.0",
        note="Removed in Mastodon 2.5.0; `MastodonVersionError` says so",
    ),
    Call(
        "report(account_id, status_ids, comment)",
        "1.1.0",
        lambda m: m.report(7, [8, 9], "Spam"),
        "POST /api/v1/reports",
        Report,
        form=[("account_id", "7"), ("status_ids[]", "8"), ("status_ids[]", "9"), ("comment", "Spam")],
    ),
    Call(
        "domain_blocks(max_id, since_id, limit)",
        "1.4.0",
        lambda m: m.domain_blocks(**PAGE),
        "GET /api/v1/domain_blocks",
        Page[str],
        query=PAGED,
    ),
    Call(
        "domain_block(domain)",
        "1.4.0",
        lambda m: m.domain_block("bad.example"),
        "POST /api/v1/domain_blocks",
        None,
        form=[("domain", "bad.example")],
    ),
    Call(
        "domain_unblock(domain)",
        "1.4.0",
        lambda m: m.domain_unblock("bad.example"),
        "DELETE /api/v1/domain_blocks",
        None,
        form=[("domain", "bad.example")],
    ),
]

MEDIA = [
    Call(
        "media_post(media_file, mime_type, description, focus)",
        "1.0.0",
        lambda m: m.media_post(PNG, "image/png", "A cat", (0.5, -1)),
        {"2.4": "POST /api/v1/media", "4.x": "POST /api/v2/media"},
        MediaAttachment,
        form=[("file", "image/png"), ("description", "A cat"), ("focus", "0.5,-1.0")],
        note="By the route that the server's version has",
    ),
    Call(
        "media_update(id, description, focus)",
        "1.0.0",
        lambda m: m.media_update(7, "A cat", (0, 1)),
        "PUT /api/v1/media/7",
        MediaAttachment,
        form=[("description", "A cat"), ("focus", "0.0,1.0")],
    ),
]

CALLS = [*INSTANCE, *TIMELINES, *STATUSES, *NOTIFICATIONS, *ACCOUNTS, *LISTS, *OTHERS, *MEDIA]


def type_of(value):
    """The type of a result as endpoints declare it."""
    if isinstance(value, list):
        return (Page if isinstance(value, Page) else list)[type(value[0])]
    return None if value is None else type(value)


@pytest.mark.parametrize("era", ERAS)
@pytest.mark.parametrize("fact", CALLS, ids=lambda fact: fact.name)
def test_method_sends_what_is_documented(mastodon, stub, era, fact):
    if fact.until is not None and parse_version(fact.until) <= stub.version:
        with pytest.raises(MastodonVersionError, match=f"removed in Mastodon {fact.until}"):
            fact.call(mastodon)
        assert stub.calls == []
        return
    result = fact.call(mastodon)
    verb, _, path = of_era(fact.sent, era).partition(" ")
    sent = next(asked for asked in stub.asked if asked.path == path)
    assert sent.method == verb
    assert sorted(sent.query) == sorted(of_era(fact.query, era))
    if fact.json is None:
        assert sent.form == list(of_era(fact.form, era))
    else:
        assert sent.json == fact.json
    assert type_of(result) == of_era(fact.result, era)
