"""Grouped notifications: what each method sends, on both clients."""

from __future__ import annotations

import pytest

from mastodon import MastodonIllegalArgumentError, MastodonVersionError, Page
from mastodon.entities import Account, GroupedNotificationsResults

ROOT = "/api/v2/notifications"
KEY = "favourite-113010503322889311-479000"
GROUPS = {
    "accounts": [{"id": "1"}],
    "partial_accounts": [{"id": "2"}],
    "statuses": [{"id": "3"}],
    "notification_groups": [{"group_key": KEY, "type": "favourite", "sample_account_ids": ["1", "2"]}],
}


@pytest.mark.parametrize(
    ("call", "result", "sent"),
    [
        (
            lambda m: m.grouped_notifications(),
            GroupedNotificationsResults,
            ("GET", ROOT, [("expand_accounts", "partial_avatars")], None),
        ),
        (
            lambda m: m.grouped_notifications(
                4, 3, 2, 80, ["poll"], "follow", {"id": 9}, "full", ["reblog", "follow"], True, "mention"
            ),
            GroupedNotificationsResults,
            (
                "GET",
                ROOT,
                [
                    ("max_id", "4"),
                    ("since_id", "3"),
                    ("min_id", "2"),
                    ("limit", "80"),
                    ("types[]", "poll"),
                    ("exclude_types[]", "follow"),
                    ("account_id", "9"),
                    ("expand_accounts", "full"),
                    ("grouped_types[]", "reblog"),
                    ("grouped_types[]", "follow"),
                    ("include_filtered", "true"),
                    ("supported_types[]", "mention"),
                ],
                None,
            ),
        ),
        (lambda m: m.grouped_notification(KEY), GroupedNotificationsResults, ("GET", f"{ROOT}/{KEY}", [], None)),
        (
            lambda m: m.grouped_notification(KEY, ["mention"]),
            GroupedNotificationsResults,
            ("GET", f"{ROOT}/{KEY}", [("supported_types[]", "mention")], None),
        ),
        (lambda m: m.grouped_notification_accounts(KEY), Page[Account], ("GET", f"{ROOT}/{KEY}/accounts", [], None)),
        (
            lambda m: m.grouped_notification_accounts(KEY, max_id=4, since_id=2, limit=80),
            Page[Account],
            ("GET", f"{ROOT}/{KEY}/accounts", [("max_id", "4"), ("since_id", "2"), ("limit", "80")], None),
        ),
        (lambda m: m.dismiss_grouped_notification(KEY), None, ("POST", f"{ROOT}/{KEY}/dismiss", [], None)),
        (lambda m: m.grouped_notifications_clear(), None, ("POST", f"{ROOT}/clear", [], None)),
    ],
)
def test_wire_format(wire, call, result, sent):
    assert wire(call, result) == (result, sent)


def test_unread_grouped_notifications_count_is_a_number(client, server):
    server.answer({"count": 3})
    assert client.unread_grouped_notifications_count(1000, ["poll"], ["follow"], 9, "reblog") == 3
    assert (server.requests[0].method, server.requests[0].path) == ("GET", f"{ROOT}/unread_count")
    assert server.requests[0].query == [
        ("limit", "1000"),
        ("types[]", "poll"),
        ("exclude_types[]", "follow"),
        ("account_id", "9"),
        ("grouped_types[]", "reblog"),
    ]


def test_groups_come_with_what_they_are_about(client, server):
    server.answer(GROUPS)
    results = client.grouped_notifications()
    assert results.notification_groups[0].sample_account_ids == [1, 2]
    assert results.accounts[0].id == 1
    assert results.partial_accounts[0].id == 2
    assert results.statuses[0].id == 3


def test_groups_are_paged_by_links_on_the_object_around_them(client, server):
    server.answer(GROUPS, headers={"link": f'<https://mastodon.example{ROOT}?max_id=99>; rel="next"'})
    server.answer(GROUPS)
    following = client.fetch_next(client.grouped_notifications(types=["favourite"]))
    assert server.requests[1].query == [
        ("types[]", "favourite"),
        ("expand_accounts", "partial_avatars"),
        ("max_id", "99"),
    ]
    assert isinstance(following, GroupedNotificationsResults)


@pytest.mark.parametrize(
    ("call", "verb", "path"),
    [
        (lambda m: m.grouped_notifications(), "GET", ""),
        (lambda m: m.grouped_notification(KEY), "GET", f"/{KEY}"),
        (lambda m: m.dismiss_grouped_notification(KEY), "POST", f"/{KEY}/dismiss"),
        (lambda m: m.unread_grouped_notifications_count(), "GET", "/unread_count"),
    ],
)
@pytest.mark.parametrize(
    ("version", "root"),
    [
        ("4.3.0-alpha.3", "/api/v2_alpha/notifications"),
        ("4.3.0-beta.1", "/api/v2_alpha/notifications"),
        ("4.3.0-beta.2", ROOT),
        ("4.3.0", ROOT),
    ],
)
def test_test_versions_had_other_addresses(make_client, server, version, root, call, verb, path):
    server.answer({"count": 0})
    call(make_client(mastodon_version=version))
    assert (server.requests[0].method, server.requests[0].path) == (verb, root + path)


@pytest.mark.parametrize("key", ["", "..", None])
def test_what_is_no_key_is_refused(client, server, key):
    with pytest.raises(MastodonIllegalArgumentError, match="group_key"):
        client.grouped_notification(key)
    assert server.requests == []


def test_an_old_server_is_not_asked(make_client, server):
    with pytest.raises(MastodonVersionError, match=r"needs Mastodon 4\.3\.0, this server has 4\.2\.0"):
        make_client(mastodon_version="4.2.0").grouped_notifications()
    assert server.requests == []
