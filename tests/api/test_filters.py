"""Filters: what each method sends, on both clients, and leaving out what they match."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from mastodon import MastodonIllegalArgumentError, Page
from mastodon.entities import Filter, FilterKeyword, FilterStatus, Notification, Status, V1Filter

V1, V2 = "/api/v1/filters", "/api/v2/filters"
FILTER, KEYWORD, ENTRY = {"id": "7"}, {"id": "3"}, {"id": "4"}


@pytest.mark.parametrize(
    ("call", "result", "sent"),
    [
        (lambda m: m.filters(), list[V1Filter], ("GET", V1, [], None)),
        (lambda m: m.filter(FILTER), V1Filter, ("GET", f"{V1}/7", [], None)),
        (
            lambda m: m.filter_create("cats", "home"),
            V1Filter,
            (
                "POST",
                V1,
                [],
                [("phrase", "cats"), ("context[]", "home"), ("irreversible", "false"), ("whole_word", "true")],
            ),
        ),
        (
            lambda m: m.filter_create("cats", ("home", "account"), True, False, 3600),
            V1Filter,
            (
                "POST",
                V1,
                [],
                [
                    ("phrase", "cats"),
                    ("context[]", "home"),
                    ("context[]", "account"),
                    ("irreversible", "true"),
                    ("whole_word", "false"),
                    ("expires_in", "3600"),
                ],
            ),
        ),
        (lambda m: m.filter_update(7, "dogs"), V1Filter, ("PUT", f"{V1}/7", [], [("phrase", "dogs")])),
        (
            lambda m: m.filter_update(FILTER, "dogs", ["public"], False, True, 60),
            V1Filter,
            (
                "PUT",
                f"{V1}/7",
                [],
                [
                    ("phrase", "dogs"),
                    ("context[]", "public"),
                    ("irreversible", "false"),
                    ("whole_word", "true"),
                    ("expires_in", "60"),
                ],
            ),
        ),
        (lambda m: m.filter_delete(7), None, ("DELETE", f"{V1}/7", [], None)),
        (lambda m: m.filters_v2(), list[Filter], ("GET", V2, [], None)),
        (lambda m: m.filter_v2(FILTER), Filter, ("GET", f"{V2}/7", [], None)),
        (
            lambda m: m.create_filter_v2("Cats", "home", "hide"),
            Filter,
            ("POST", V2, [], [("title", "Cats"), ("context[]", "home"), ("filter_action", "hide")]),
        ),
        (
            lambda m: m.create_filter_v2(
                "Cats", ["home", "thread"], "blur", 60, [{"keyword": "cat", "whole_word": True}]
            ),
            Filter,
            (
                "POST",
                V2,
                [],
                {
                    "title": "Cats",
                    "context": ["home", "thread"],
                    "filter_action": "blur",
                    "expires_in": 60,
                    "keywords_attributes": [{"keyword": "cat", "whole_word": True}],
                },
            ),
        ),
        (
            lambda m: m.update_filter_v2(7, keywords_attributes=[{"id": 3, "_destroy": True}]),
            Filter,
            ("PUT", f"{V2}/7", [], {"keywords_attributes": [{"id": 3, "_destroy": True}]}),
        ),
        (
            lambda m: m.update_filter_v2(FILTER, "Dogs", "public", "warn", 60),
            Filter,
            (
                "PUT",
                f"{V2}/7",
                [],
                [("title", "Dogs"), ("context[]", "public"), ("filter_action", "warn"), ("expires_in", "60")],
            ),
        ),
        (lambda m: m.delete_filter_v2(7), None, ("DELETE", f"{V2}/7", [], None)),
        (lambda m: m.filter_keywords_v2(FILTER), list[FilterKeyword], ("GET", f"{V2}/7/keywords", [], None)),
        (
            lambda m: m.add_filter_keyword_v2(FILTER, "cat"),
            FilterKeyword,
            ("POST", f"{V2}/7/keywords", [], [("keyword", "cat"), ("whole_word", "false")]),
        ),
        (lambda m: m.filter_keyword_v2(KEYWORD), FilterKeyword, ("GET", f"{V2}/keywords/3", [], None)),
        (
            lambda m: m.update_filter_keyword_v2(3, "cats", True),
            FilterKeyword,
            ("PUT", f"{V2}/keywords/3", [], [("keyword", "cats"), ("whole_word", "true")]),
        ),
        (
            lambda m: m.update_filter_keyword_v2(3, "cats"),
            FilterKeyword,
            ("PUT", f"{V2}/keywords/3", [], [("keyword", "cats")]),
        ),
        (lambda m: m.delete_filter_keyword_v2(KEYWORD), None, ("DELETE", f"{V2}/keywords/3", [], None)),
        (lambda m: m.filter_statuses_v2(FILTER), list[FilterStatus], ("GET", f"{V2}/7/statuses", [], None)),
        (
            lambda m: m.add_filter_status_v2(7, {"id": "99"}),
            FilterStatus,
            ("POST", f"{V2}/7/statuses", [], [("status_id", "99")]),
        ),
        (lambda m: m.filter_status_v2(ENTRY), FilterStatus, ("GET", f"{V2}/statuses/4", [], None)),
        (lambda m: m.delete_filter_status_v2(4), None, ("DELETE", f"{V2}/statuses/4", [], None)),
    ],
)
def test_wire_format(wire, call, result, sent):
    assert wire(call, result) == (result, sent)


@pytest.mark.parametrize(
    ("call", "reason"),
    [
        (lambda m: m.filter_create("cats", "everywhere"), "context must be home, notifications, .* not 'everywhere'"),
        (lambda m: m.filter_create("cats", []), "context must be one or several of home"),
        (lambda m: m.filter_update(7, context=["home", "here"]), "not 'here'"),
        (lambda m: m.create_filter_v2("Cats", "here", "hide"), "not 'here'"),
        (lambda m: m.create_filter_v2("Cats", "home", "burn"), "filter_action must be warn, hide or blur, not 'burn'"),
        (lambda m: m.update_filter_v2(7, context="here"), "not 'here'"),
        (lambda m: m.update_filter_v2(7, filter_action="burn"), "not 'burn'"),
        (lambda m: m.filters_apply([], [], "here"), "not 'here'"),
    ],
)
def test_what_does_not_exist_is_refused(client, server, call, reason):
    with pytest.raises(MastodonIllegalArgumentError, match=reason):
        call(client)
    assert server.requests == []


def test_filters_apply_keeps_what_no_filter_matches(client, server):
    server.answer([{"id": "1", "content": "<p>A cat</p>"}, {"id": "2", "content": "<p>A dog</p>"}])
    server.answer([{"id": "7", "phrase": "cat", "context": ["home"], "whole_word": True, "expires_at": None}])
    statuses, filters = client.timeline_home(), client.filters()
    kept = client.filters_apply(statuses, filters, "home")
    assert [type(status) for status in kept] == [Status]
    assert [status.id for status in kept] == [2]
    assert len(statuses) == 2


def test_filters_apply_takes_notifications(client, server):
    server.answer(
        [
            {"id": "1", "type": "mention", "status": {"id": "8", "content": "<p>A cat</p>"}},
            {"id": "2", "type": "follow", "account": {"id": "9"}},
        ]
    )
    found = [
        V1Filter(id=7, phrase="cat", context=["notifications"], whole_word=True, irreversible=False, expires_at=None)
    ]
    kept = client.filters_apply(client.notifications(), found, "notifications")
    assert [(type(notification), notification.id) for notification in kept] == [(Notification, 2)]


def test_filters_apply_keeps_the_neighbouring_pages(client, server):
    link = '<https://mastodon.example/api/v1/timelines/home?max_id=1>; rel="next"'
    server.answer([{"id": "1", "content": "<p>A cat</p>"}], headers={"Link": link})
    kept = client.filters_apply(client.timeline_home(), [{"phrase": "cat", "context": ["home"]}], "home")
    assert type(kept) is Page
    assert kept == []
    client.fetch_next(kept)
    assert server.requests[1].query == [("max_id", "1")]


def test_filters_apply_leaves_expired_filters_out(client, clock):
    expiring = {"phrase": "cat", "context": ["home"], "expires_at": datetime.fromtimestamp(clock.time + 1, UTC)}
    statuses = [{"id": 1, "content": "A cat"}]
    assert client.filters_apply(statuses, [expiring], "home") == []
    clock.time += 1
    assert client.filters_apply(statuses, [expiring], "home") == statuses
