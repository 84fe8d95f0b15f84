"""Notifications: what each method sends, on both clients."""

from __future__ import annotations

import pytest

from mastodon import MastodonIllegalArgumentError, MastodonVersionError, Page
from mastodon.entities import Notification, NotificationPolicy, NotificationRequest, UnreadCount, V1NotificationPolicy

ROOT = "/api/v1/notifications"
REQUESTS = f"{ROOT}/requests"


@pytest.mark.parametrize(
    ("call", "result", "sent"),
    [
        (lambda m: m.notifications(), Page[Notification], ("GET", ROOT, [], None)),
        (
            lambda m: m.notifications(None, {"id": 9}, 4, 3, 2, 80, ["follow", "poll"], "mention"),
            Page[Notification],
            (
                "GET",
                ROOT,
                [
                    ("account_id", "9"),
                    ("max_id", "4"),
                    ("min_id", "3"),
                    ("since_id", "2"),
                    ("limit", "80"),
                    ("exclude_types[]", "follow"),
                    ("exclude_types[]", "poll"),
                    ("types[]", "mention"),
                ],
                None,
            ),
        ),
        (
            lambda m: m.notifications(include_filtered=True, supported_types=["mention"]),
            Page[Notification],
            ("GET", ROOT, [("include_filtered", "true"), ("supported_types[]", "mention")], None),
        ),
        (
            lambda m: m.notifications(mentions_only=True),
            Page[Notification],
            ("GET", ROOT, [("types[]", "mention")], None),
        ),
        (lambda m: m.notifications(7), Notification, ("GET", f"{ROOT}/7", [], None)),
        (
            lambda m: m.notifications({"id": 7}, supported_types="mention"),
            Notification,
            ("GET", f"{ROOT}/7", [("supported_types[]", "mention")], None),
        ),
        (lambda m: m.notifications_clear(), None, ("POST", f"{ROOT}/clear", [], None)),
        (lambda m: m.notifications_dismiss({"id": 7}), None, ("POST", f"{ROOT}/7/dismiss", [], None)),
        (lambda m: m.notifications_unread_count(), UnreadCount, ("GET", f"{ROOT}/unread_count", [], None)),
        (
            lambda m: m.notifications_unread_count(limit=1000, types=["poll"], exclude_types="follow", account_id=9),
            UnreadCount,
            (
                "GET",
                f"{ROOT}/unread_count",
                [("limit", "1000"), ("types[]", "poll"), ("exclude_types[]", "follow"), ("account_id", "9")],
                None,
            ),
        ),
        (lambda m: m.notifications_policy(), NotificationPolicy, ("GET", "/api/v2/notifications/policy", [], None)),
        (
            lambda m: m.update_notifications_policy("accept", "filter", "drop", "accept", "filter"),
            NotificationPolicy,
            (
                "PATCH",
                "/api/v2/notifications/policy",
                [],
                [
                    ("for_not_following", "accept"),
                    ("for_not_followers", "filter"),
                    ("for_new_accounts", "drop"),
                    ("for_private_mentions", "accept"),
                    ("for_limited_accounts", "filter"),
                ],
            ),
        ),
        (lambda m: m.notifications_policy_v1(), V1NotificationPolicy, ("GET", f"{ROOT}/policy", [], None)),
        (
            lambda m: m.update_notifications_policy_v1(True, False, True, False),
            V1NotificationPolicy,
            (
                "PATCH",
                f"{ROOT}/policy",
                [],
                [
                    ("filter_not_following", "true"),
                    ("filter_not_followers", "false"),
                    ("filter_new_accounts", "true"),
                    ("filter_private_mentions", "false"),
                ],
            ),
        ),
        (lambda m: m.notification_requests(), Page[NotificationRequest], ("GET", REQUESTS, [], None)),
        (
            lambda m: m.notification_requests(4, 3, 2, 80),
            Page[NotificationRequest],
            ("GET", REQUESTS, [("max_id", "4"), ("since_id", "3"), ("min_id", "2"), ("limit", "80")], None),
        ),
        (lambda m: m.notification_request({"id": 7}), NotificationRequest, ("GET", f"{REQUESTS}/7", [], None)),
        (lambda m: m.accept_notification_request(7), None, ("POST", f"{REQUESTS}/7/accept", [], None)),
        (lambda m: m.dismiss_notification_request(7), None, ("POST", f"{REQUESTS}/7/dismiss", [], None)),
        (
            lambda m: m.accept_multiple_notification_requests([7, {"id": 8}]),
            None,
            ("POST", f"{REQUESTS}/accept", [], [("id[]", "7"), ("id[]", "8")]),
        ),
        (
            lambda m: m.dismiss_multiple_notification_requests(7),
            None,
            ("POST", f"{REQUESTS}/dismiss", [], [("id[]", "7")]),
        ),
    ],
)
def test_wire_format(wire, call, result, sent):
    assert wire(call, result) == (result, sent)


@pytest.mark.parametrize("merged", [True, False])
def test_notifications_merged_is_a_bool(client, server, merged):
    server.answer({"merged": merged})
    assert client.notifications_merged() is merged
    assert (server.requests[0].method, server.requests[0].path) == ("GET", f"{REQUESTS}/merged")


def test_an_old_server_leaves_out_all_but_mentions(make_client, server):
    server.answer([])
    make_client(mastodon_version="2.4.0").notifications(mentions_only=True)
    assert server.requests[0].query == [
        ("exclude_types[]", kind) for kind in ("follow", "favourite", "reblog", "poll", "follow_request", "status")
    ]


@pytest.mark.parametrize("kinds", [{"types": ["poll"]}, {"exclude_types": []}])
def test_mentions_only_takes_the_place_of_kinds(client, server, kinds):
    with pytest.raises(MastodonIllegalArgumentError, match="mentions_only takes the place of types"):
        client.notifications(mentions_only=True, **kinds)
    assert server.requests == []


def test_a_kind_that_is_not_known_is_kept(client, server):
    server.answer({"id": "7", "type": "something.new", "detail": {"a": 1}})
    notification = client.notifications(7)
    assert notification.type == "something.new"
    assert notification["detail"].a == 1


@pytest.mark.parametrize(
    ("version", "path", "body"),
    [
        ("2.4.0", f"{ROOT}/dismiss", b"id=7"),
        ("2.9.1", f"{ROOT}/dismiss", b"id=7"),
        ("2.9.2", f"{ROOT}/7/dismiss", b""),
        ("4.5.0", f"{ROOT}/7/dismiss", b""),
    ],
)
def test_notifications_dismiss_takes_the_route_of_the_servers_version(make_client, server, version, path, body):
    server.answer({})
    assert make_client(mastodon_version=version).notifications_dismiss(7) is None
    assert (server.requests[0].method, server.requests[0].path, server.requests[0].body) == ("POST", path, body)


@pytest.mark.parametrize(
    "call",
    [
        lambda m: m.notifications_policy(),
        lambda m: m.notification_requests(),
        lambda m: m.notifications_unread_count(),
        lambda m: m.notifications_merged(),
    ],
)
def test_an_old_server_is_not_asked_for_what_it_does_not_have(make_client, server, call):
    with pytest.raises(MastodonVersionError, match=r"needs Mastodon 4\.3\.0, this server has 4\.2\.0"):
        call(make_client(mastodon_version="4.2.0"))
    assert server.requests == []
