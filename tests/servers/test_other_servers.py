"""Servers of other software: nothing crashes, nothing is lost, pages end, errors keep the server's words."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from servers.shapes import ALL, GOTOSOCIAL, HOLLO, HOST, PLEROMA, refuse

from mastodon import (
    MastodonAPIError,
    MastodonError,
    MastodonIllegalArgumentError,
    MastodonNotFoundError,
    MastodonRatelimitError,
    MastodonServerError,
    MastodonServiceUnavailableError,
    MastodonUnauthorizedError,
    Page,
)
from mastodon.entities import Account, Context, Instance, Notification, Relationship, Search, Status, V1Instance

EACH = pytest.mark.parametrize("software", ALL, ids=lambda one: one.name)


@pytest.fixture
def connect(make_client, server):
    """Make a client for a server of some software."""

    def make(software, **options):
        server.answers = [software.answer]
        return make_client(**{"api_base_url": f"https://{HOST}", "mastodon_version": None} | options)

    return make


def alike(value):
    """Make values equal that are only written otherwise: numbers as text, times with another number of digits."""
    if isinstance(value, dict):
        return {key: alike(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [alike(inner) for inner in value]
    if isinstance(value, str):
        if value.isdecimal():
            return int(value)
        try:
            time = datetime.fromisoformat(value)
        except ValueError:
            return value
        return time if time.tzinfo else time.replace(tzinfo=UTC)
    return value


CALLS = [
    pytest.param(lambda m, s: m.account(s.account["id"]), lambda s: s.account, Account, id="account"),
    pytest.param(lambda m, s: m.status(s.statuses[0]["id"]), lambda s: s.statuses[0], Status, id="status"),
    pytest.param(lambda m, s: m.status_context(s.statuses[0]["id"]), lambda s: s.context, Context, id="context"),
    pytest.param(lambda m, s: m.search_v2("cats"), lambda s: s.search, Search, id="search"),
    pytest.param(lambda m, s: m.timeline_home(), lambda s: s.statuses, Page, id="home"),
    pytest.param(lambda m, s: m.notifications(), lambda s: s.notifications, Page, id="notifications"),
    pytest.param(lambda m, s: m.account_relationships(5), lambda s: [s.relationship], list, id="relationships"),
    pytest.param(lambda m, s: m.instance_v1(), lambda s: s.instance, V1Instance, id="instance"),
]


@EACH
@pytest.mark.parametrize(("call", "sent", "kind"), CALLS)
def test_nothing_that_a_server_sends_is_lost(connect, software, call, sent, kind):
    result = call(connect(software), software)
    assert isinstance(result, kind)
    assert alike(json.loads(result.to_json())["_mastopy_data"]) == alike(sent(software))


@pytest.mark.parametrize("software", [one for one in ALL if one.instance_v2], ids=lambda one: one.name)
def test_nothing_that_a_server_says_of_itself_is_lost(connect, software):
    told = connect(software).instance_v2()
    assert isinstance(told, Instance)
    assert alike(json.loads(told.to_json())["_mastopy_data"]) == alike(software.instance_v2)


@EACH
def test_what_all_servers_send_has_its_types(connect, software):
    client = connect(software)
    first = client.timeline_home()[0]
    number = software.statuses[0]["id"].isdecimal()
    assert (type(first), type(first.account)) == (Status, Account)
    assert type(first.id) is (int if number else str)
    assert str(first.id) == software.statuses[0]["id"]
    assert isinstance(first.created_at, datetime)
    assert first.application is None
    assert first.quotes_count is None  # It is newer than all of them.
    notification = client.notifications()[0]
    assert type(notification) is Notification
    assert notification.type == software.notifications[0]["type"]
    assert type(client.account_relationships(first.account)[0]) is Relationship


@EACH
@pytest.mark.parametrize("things", ["statuses", "notifications"])
def test_pages_of_older_things_lead_to_the_end(connect, server, software, things):
    client = connect(software)
    first = client.timeline_home(limit=2) if things == "statuses" else client.notifications(limit=2)
    assert [str(thing.id) for thing in client.each(first)] == [thing["id"] for thing in getattr(software, things)]
    page, pages = first, 0
    while page:
        page, pages = client.fetch_next(page), pages + 1
    assert pages in {3, 4}
    assert {dict(sent.query).get("limit") for sent in server.requests if "/v1/instance" not in sent.path} == {"2"}


@EACH
def test_pages_of_newer_things_lead_back(connect, software):
    client = connect(software)
    last = client.timeline_home(limit=2)
    while further := client.fetch_next(last):
        last = further
    newer = [str(status.id) for status in client.each(last, direction="previous")]
    if software.newer:
        assert sorted(newer) == sorted(status["id"] for status in software.statuses)
    else:
        assert newer == [str(status.id) for status in reversed(last)]


@EACH
def test_a_route_that_a_server_does_not_have_is_named_with_its_software(connect, software):
    client = connect(software)
    with pytest.raises(MastodonAPIError) as caught:
        client.trending_links()
    error, missing = caught.value, software.missing
    assert (error.status_code, error.error, error.description) == (missing.status, missing.error, missing.description)
    assert error.details == missing.details
    assert error.route_missing
    assert isinstance(error, MastodonServerError if missing.status == 501 else MastodonNotFoundError)
    client.features()
    with pytest.raises(MastodonAPIError) as caught:
        client.trending_links()
    assert str(caught.value).lower().startswith(software.features["software"])
    assert f"does not offer this (GET https://{HOST}/api/v1/trends/links)" in str(caught.value)


BY_STATUS = {
    401: MastodonUnauthorizedError,
    404: MastodonNotFoundError,
    429: MastodonRatelimitError,
    500: MastodonServerError,
    503: MastodonServiceUnavailableError,
}


@pytest.mark.parametrize(
    ("software", "refusal"),
    [pytest.param(one, refusal, id=f"{one.name} {refusal.status}") for one in ALL for refusal in one.refusals],
)
def test_refusals_keep_the_words_of_the_server(connect, server, software, refusal):
    client = connect(software, ratelimit_method="throw", mastodon_version=software.version)
    server.answers = [lambda _: refuse(refusal)]
    with pytest.raises(MastodonError) as caught:
        client.status_favourite(software.statuses[0]["id"])
    error = caught.value
    assert isinstance(error, BY_STATUS.get(refusal.status, MastodonAPIError))
    assert (error.status_code, error.error, error.description) == (refusal.status, refusal.error, refusal.description)
    assert (error.details, error.route_missing) == (refusal.details, refusal.route_missing)


@EACH
def test_features_are_told_from_the_words_of_the_server(connect, server, software):
    client = connect(software)
    told = client.features()
    assert {name: getattr(told, name) for name in software.features} == software.features
    assert told.version == software.version
    asked = len(server.requests)
    assert client.features() is told
    assert len(server.requests) == asked
    client.clear_caches()
    assert client.features() == told
    assert len(server.requests) > asked


def test_times_are_no_ids_on_servers_whose_ids_do_not_contain_them(connect):
    with pytest.raises(MastodonIllegalArgumentError, match="ids of this server"):
        connect(GOTOSOCIAL).timeline_home(max_id=datetime(2024, 5, 6, tzinfo=UTC))


def test_limits_may_end_at_seconds_since_1970(connect, server, clock):
    client = connect(GOTOSOCIAL, mastodon_version="0.17.3")
    headers = {
        "x-ratelimit-limit": "300",
        "x-ratelimit-remaining": "299",
        "x-ratelimit-reset": f"{clock.time + 90:.0f}",
    }
    server.answers = []
    server.answer({"id": "1"}, headers=headers)
    client.status(1)
    assert (client.ratelimit_limit, client.ratelimit_remaining) == (300, 299)
    assert client.ratelimit_reset == pytest.approx(clock.time + 90, abs=1)


def test_a_server_that_is_too_busy_is_asked_again_when_it_says(connect, server, clock):
    client = connect(GOTOSOCIAL, mastodon_version="0.17.3")
    server.answers = [lambda _: refuse(GOTOSOCIAL.refusals[-1]), GOTOSOCIAL.answer]
    assert client.timeline_home(limit=1)[0].content == "<p>Hello</p>"
    assert clock.slept == [pytest.approx(30, abs=5)]


def test_additions_are_read_by_attribute(connect):
    status = connect(PLEROMA).timeline_home()[0]
    assert status.pleroma.emoji_reactions[0].name == "👍"
    assert status.account.pleroma.is_confirmed
    assert connect(HOLLO).timeline_home()[0].emoji_reactions[0]["count"] == 1


def test_a_quote_that_is_a_whole_status_keeps_its_content(connect):
    akkoma = ALL[2]
    quote = connect(akkoma).timeline_home()[0].quote
    assert (quote.content, quote.akkoma.source.content) == ("<p>Hello</p>", "Quoted")


def test_limits_of_other_servers_are_heeded(connect, server):
    client = connect(PLEROMA)
    with pytest.raises(MastodonIllegalArgumentError, match="this server takes up to 20 options, not 21"):
        client.status_post("?", poll=client.make_poll([f"{number}" for number in range(21)], 60))
    with pytest.raises(
        MastodonIllegalArgumentError, match="status counts 5001 characters, and this server takes up to"
    ):
        client.status_post("a" * 5001)
    with pytest.raises(MastodonIllegalArgumentError, match="a profile has up to 10 fields on this server, not 11"):
        client.account_update_credentials(fields=[("a", "b")] * 11)
    assert [sent.path for sent in server.requests] == ["/api/v1/instance"]
