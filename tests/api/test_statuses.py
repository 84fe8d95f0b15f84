"""Statuses: what each method sends, on both clients."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest

from mastodon import MastodonIllegalArgumentError, MastodonNotFoundError, MastodonVersionError, Page
from mastodon.entities import (
    Account,
    Context,
    PreviewCard,
    ScheduledStatus,
    Status,
    StatusEdit,
    StatusSource,
    Translation,
)

STATUS, MEDIA = Status(id=7), {"id": "8"}
POLL = {"options": ["a", "b"], "expires_in": 3600, "multiple": False, "hide_totals": False}


def get(path, *query):
    return ("GET", f"/api/v1/statuses/{path}", list(query), None)


def post(path, *form):
    return ("POST", f"/api/v1/statuses/7/{path}", [], list(form) or None)


@pytest.mark.parametrize(
    ("call", "result", "sent"),
    [
        (lambda m: m.status(STATUS), Status, get("7")),
        (lambda m: m.status("01HQABCDEF"), Status, get("01HQABCDEF")),
        (
            lambda m: m.statuses([STATUS, 8]),
            list[Status],
            ("GET", "/api/v1/statuses", [("id[]", "7"), ("id[]", "8")], None),
        ),
        (lambda m: m.status_context(7), Context, get("7/context")),
        (lambda m: m.status_history(STATUS), list[StatusEdit], get("7/history")),
        (lambda m: m.status_source(7), StatusSource, get("7/source")),
        (lambda m: m.status_reblogged_by(7), Page[Account], get("7/reblogged_by")),
        (
            lambda m: m.status_reblogged_by(7, max_id=4, since_id=2, limit=80),
            Page[Account],
            get("7/reblogged_by", ("max_id", "4"), ("since_id", "2"), ("limit", "80")),
        ),
        (
            lambda m: m.status_favourited_by(STATUS, max_id=4, since_id=2, limit=80),
            Page[Account],
            get("7/favourited_by", ("max_id", "4"), ("since_id", "2"), ("limit", "80")),
        ),
        (
            lambda m: m.status_quotes(7, 4, 2, 40),
            Page[Status],
            get("7/quotes", ("max_id", "4"), ("since_id", "2"), ("limit", "40")),
        ),
        (lambda m: m.status_translate(7), Translation, post("translate")),
        (lambda m: m.status_translate(7, "de"), Translation, post("translate", ("lang", "de"))),
        (lambda m: m.status_reblog(STATUS), Status, post("reblog")),
        (lambda m: m.status_reblog(7, "Private"), Status, post("reblog", ("visibility", "private"))),
        (lambda m: m.status_unreblog(7), Status, post("unreblog")),
        (lambda m: m.status_favourite(7), Status, post("favourite")),
        (lambda m: m.status_unfavourite(7), Status, post("unfavourite")),
        (lambda m: m.status_bookmark(7), Status, post("bookmark")),
        (lambda m: m.status_unbookmark(7), Status, post("unbookmark")),
        (lambda m: m.status_mute(7), Status, post("mute")),
        (lambda m: m.status_unmute(7), Status, post("unmute")),
        (lambda m: m.status_pin(7), Status, post("pin")),
        (lambda m: m.status_unpin(7), Status, post("unpin")),
        (lambda m: m.status_quote_revoke(7, {"id": 9}), Status, post("quotes/9/revoke")),
        (
            lambda m: m.status_update_quote_approval_policy(7, "followers"),
            Status,
            ("PUT", "/api/v1/statuses/7/interaction_policy", [], [("quote_approval_policy", "followers")]),
        ),
        (lambda m: m.status_delete(STATUS), Status, ("DELETE", "/api/v1/statuses/7", [], None)),
        (
            lambda m: m.status_delete(7, delete_media=True),
            Status,
            ("DELETE", "/api/v1/statuses/7", [("delete_media", "true")], None),
        ),
        (lambda m: m.toot("Hello"), Status, ("POST", "/api/v1/statuses", [], [("status", "Hello")])),
        (
            lambda m: m.status_post(
                "Hello",
                STATUS,
                [MEDIA, 9],
                True,
                "Unlisted",
                "Greeting",
                "en",
                quoted_status_id=5,
                quote_approval_policy="nobody",
                allowed_mentions=["1", "2"],
            ),
            Status,
            (
                "POST",
                "/api/v1/statuses",
                [],
                [
                    ("status", "Hello"),
                    ("in_reply_to_id", "7"),
                    ("media_ids[]", "8"),
                    ("media_ids[]", "9"),
                    ("sensitive", "true"),
                    ("visibility", "unlisted"),
                    ("spoiler_text", "Greeting"),
                    ("language", "en"),
                    ("quoted_status_id", "5"),
                    ("quote_approval_policy", "nobody"),
                    ("allowed_mentions[]", "1"),
                    ("allowed_mentions[]", "2"),
                ],
            ),
        ),
        (
            lambda m: m.status_post(None, media_ids=MEDIA),
            Status,
            ("POST", "/api/v1/statuses", [], [("media_ids[]", "8")]),
        ),
        (
            lambda m: m.status_post("Which?", poll=m.make_poll(["a", "b"], 3600)),
            Status,
            ("POST", "/api/v1/statuses", [], {"status": "Which?", "poll": POLL}),
        ),
        (
            lambda m: m.status_update(
                7, "Better", "Warning", True, [MEDIA], quote_approval_policy="public", language="en"
            ),
            Status,
            (
                "PUT",
                "/api/v1/statuses/7",
                [],
                [
                    ("status", "Better"),
                    ("spoiler_text", "Warning"),
                    ("sensitive", "true"),
                    ("language", "en"),
                    ("media_ids[]", "8"),
                    ("quote_approval_policy", "public"),
                ],
            ),
        ),
        (
            lambda m: m.status_update(
                STATUS,
                "Better",
                poll=POLL,
                media_attributes=[m.generate_media_edit_attributes(MEDIA, "A cat", (0.5, -1))],
            ),
            Status,
            (
                "PUT",
                "/api/v1/statuses/7",
                [],
                {
                    "status": "Better",
                    "poll": POLL,
                    "media_attributes": [{"id": "8", "description": "A cat", "focus": "0.5,-1.0"}],
                },
            ),
        ),
    ],
)
def test_wire_format(wire, call, result, sent):
    assert wire(call, result) == (result, sent)


def test_an_idempotency_key_is_a_header(client, server):
    server.answer({"id": "1"})
    client.status_post("Hello", idempotency_key="once")
    assert server.requests[0].headers["idempotency-key"] == "once"


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda m: m.status_post("x", visibility="secret"), "visibility must be public, unlisted, private or direct"),
        (lambda m: m.status_post("x", quote_approval_policy="all"), "quote_approval_policy must be"),
        (lambda m: m.status_post("x", quote_id=5), "quote_id needs feature_set='fedibird'"),
        (lambda m: m.status_post("x", poll={"id": "1", "options": []}), "poll must be what make_poll"),
        (lambda m: m.status_post("x", media_ids=[{}]), "media_ids must be an id or an entity"),
        (lambda m: m.status_reblog(7, "direct"), "visibility must be public, unlisted or private, not 'direct'"),
        (lambda m: m.status_update(7, "x", media_attributes=[{"description": "?"}]), "media_attributes must be an id"),
        (lambda m: m.status_update(7, "x", quote_approval_policy="all"), "quote_approval_policy must be"),
        (lambda m: m.status_update_quote_approval_policy(7, "all"), "quote_approval_policy must be"),
        (lambda m: m.generate_media_edit_attributes(8, focus=(2, 0)), "focus must be within -1 and 1"),
        (lambda m: m.generate_media_edit_attributes(8, thumbnail=b"x"), "say what they are"),
    ],
)
def test_wrong_arguments_are_refused(client, server, call, words):
    with pytest.raises(MastodonIllegalArgumentError, match=words):
        call(client)
    assert server.requests == []


# --- scheduling -----------------------------------------------------------------------------------------------------


def test_a_scheduled_status_is_another_result(client, server, clock):
    time = datetime.fromtimestamp(clock.now(), UTC) + timedelta(minutes=6)
    server.answer({"id": "1", "scheduled_at": time.isoformat(), "params": {"text": "Later"}, "media_attachments": []})
    scheduled = client.status_post("Later", scheduled_at=time)
    assert server.requests[0].form == [("status", "Later"), ("scheduled_at", time.isoformat())]
    assert isinstance(scheduled, ScheduledStatus)
    assert scheduled.scheduled_at == time


def test_a_time_that_is_too_soon_is_refused(client, server, clock):
    time = datetime.fromtimestamp(clock.now(), UTC) + timedelta(minutes=4)
    with pytest.raises(MastodonIllegalArgumentError, match="scheduled_at must be at least 5 minutes from now"):
        client.status_post("Later", scheduled_at=time)
    assert server.requests == []


# --- limits that the server told ------------------------------------------------------------------------------------

TOLD = {
    "version": "4.5.0",
    "configuration": {
        "statuses": {"max_media_attachments": 2},
        "polls": {"max_options": 3, "max_characters_per_option": 5, "min_expiration": 300, "max_expiration": 86400},
    },
}


@pytest.mark.parametrize("ask", [lambda m: m.instance_v1(), lambda m: m.instance_v2()])
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"media_ids": [1, 2, 3]}, "takes up to 2 media in a status, not 3"),
        ({"poll": POLL | {"options": ["a", "b", "c", "d"]}}, "takes up to 3 options, not 4"),
        ({"poll": POLL | {"options": ["abcdef", "b"]}}, "up to 5 characters on this server, not 6"),
        ({"poll": POLL | {"expires_in": 10}}, "must be 300 to 86400 seconds on this server, not 10"),
    ],
)
def test_what_is_beyond_a_limit_that_the_server_told_is_refused(client, server, ask, arguments, words):
    server.answer(TOLD)
    ask(client)
    with pytest.raises(MastodonIllegalArgumentError, match=words):
        client.status_post("x", **arguments)
    with pytest.raises(MastodonIllegalArgumentError, match=words):
        client.status_update(7, "x", **arguments)
    assert len(server.requests) == 1


def test_limits_come_with_the_version_which_is_asked_first(make_client, server):
    server.answer(TOLD)
    client = make_client(mastodon_version=None)
    with pytest.raises(MastodonIllegalArgumentError, match="takes up to 2 media in a status, not 3"):
        client.status_post("x", media_ids=[1, 2, 3])
    assert [sent.path for sent in server.requests] == ["/api/v1/instance"]


def test_what_is_wrong_on_every_server_is_refused_before_the_server_is_asked(make_client, server):
    with pytest.raises(MastodonIllegalArgumentError, match="visibility must be"):
        make_client(mastodon_version=None).status_post("x", visibility="secret")
    assert server.requests == []


def test_a_text_that_is_longer_than_the_server_takes_is_refused(client, server):
    server.answer({"version": "4.5.0", "configuration": {"statuses": {"max_characters": 10}}})
    client.instance_v1()
    server.answer({"id": "1"})
    client.status_post("@alice@far.away", spoiler_text="1234")
    for call in (client.status_post, lambda text: client.status_update(7, text)):
        with pytest.raises(MastodonIllegalArgumentError, match="status counts 11 characters, and this server takes up"):
            call("12345678901")
    assert len(server.requests) == 2


def test_descriptions_of_media_to_edit_have_limits(client, server):
    server.answer({"version": "4.5.0", "configuration": {"media_attachments": {"description_limit": 5}}})
    client.instance_v2()
    with pytest.raises(MastodonIllegalArgumentError, match="description has up to 5 characters on this server, not 6"):
        client.generate_media_edit_attributes(7, "123456")


def test_without_limits_the_server_decides(client, server):
    server.answer({"id": "1"})
    client.status_post("x", media_ids=range(1, 21))
    assert len(server.requests[0].form) == 21


@pytest.mark.parametrize(
    "configuration", [None, [], "no", {"polls": None, "statuses": {"max_media_attachments": "two"}}]
)
def test_limits_that_cannot_be_read_do_not_matter(client, server, configuration):
    server.answer({"version": "4.5.0", "configuration": configuration})
    client.instance_v1()
    server.answer({"id": "1"})
    client.status_post("x", media_ids=[1, 2, 3])
    assert server.requests[1].path == "/api/v1/statuses"


def test_media_and_poll_exclude_each_other_on_an_older_mastodon(make_client, server):
    with pytest.raises(MastodonIllegalArgumentError, match=r"media_ids and poll exclude each other .* has 4\.5\.0"):
        make_client(mastodon_version="4.5.0").status_post("x", media_ids=8, poll=POLL)
    assert server.requests == []


@pytest.mark.parametrize(
    "options",
    [
        {"mastodon_version": "4.6.0"},
        {"mastodon_version": "2.7.2 (compatible; Pleroma 2.6.0)"},
        {"mastodon_version": "4.5.0", "version_check_mode": "none"},
    ],
)
def test_media_and_poll_go_together_elsewhere(make_client, server, options):
    server.answer({"id": "1"})
    make_client(**options).status_post("x", media_ids=8, poll=POLL)
    assert server.requests[0].json == {"status": "x", "media_ids": [8], "poll": POLL}


# --- answering ------------------------------------------------------------------------------------------------------

ANSWERED = Status(
    id=7,
    account=Account(id=2, acct="bob@a.example"),
    mentions=[Account(id=1, acct="me"), Account(id=3, acct="eve"), Account(id=2, acct="bob@a.example")],
    visibility="private",
    spoiler_text="Warning",
)


def test_an_answer_names_those_who_take_part_and_keeps_visibility_and_warning(client, server):
    server.answer({"id": "1"})
    server.answer({"id": "8"})
    assert client.status_reply(ANSWERED, "Hello").id == 8
    asked, posted = server.requests
    assert asked.path == "/api/v1/accounts/verify_credentials"
    assert (posted.method, posted.path) == ("POST", "/api/v1/statuses")
    assert posted.form == [
        ("status", "@bob@a.example @eve Hello"),
        ("in_reply_to_id", "7"),
        ("visibility", "private"),
        ("spoiler_text", "Warning"),
    ]


def test_an_answer_can_name_its_addressee_alone(client, server):
    server.answer({"id": "1"})
    client.status_reply(ANSWERED, "Hello", untag=True, visibility="direct", spoiler_text="")
    assert server.requests[1].form == [
        ("status", "@bob@a.example Hello"),
        ("in_reply_to_id", "7"),
        ("visibility", "direct"),
        ("spoiler_text", ""),
    ]


def test_an_answer_takes_what_a_status_takes(client, server):
    server.answer({"id": "1"})
    client.status_reply(
        ANSWERED,
        "Hello",
        media_ids=[MEDIA],
        sensitive=True,
        language="en",
        idempotency_key="once",
        quoted_status_id=5,
        quote_approval_policy="nobody",
    )
    posted = server.requests[1]
    assert posted.headers["idempotency-key"] == "once"
    assert posted.form[2:] == [
        ("media_ids[]", "8"),
        ("sensitive", "true"),
        ("visibility", "private"),
        ("spoiler_text", "Warning"),
        ("language", "en"),
        ("quoted_status_id", "5"),
        ("quote_approval_policy", "nobody"),
    ]


def test_who_answers_is_asked_once_for_each_token(client, server):
    server.answer({"id": "1"})
    client.status_reply(ANSWERED, "One")
    client.status_reply(ANSWERED, "Two")
    client.access_token = "another-token"
    client.status_reply(ANSWERED, "Three")
    paths = [sent.path for sent in server.requests]
    assert paths.count("/api/v1/accounts/verify_credentials") == 2
    assert paths.count("/api/v1/statuses") == 3


def test_a_status_that_is_known_by_id_is_asked_for(client, server):
    server.answer({"id": "7", "account": {"id": "2", "acct": "bob"}, "mentions": [], "visibility": "public"})
    server.answer({"id": "1"})
    client.status_reply(7, "Hello")
    assert [sent.path for sent in server.requests] == [
        "/api/v1/statuses/7",
        "/api/v1/accounts/verify_credentials",
        "/api/v1/statuses",
    ]
    assert server.requests[2].form == [
        ("status", "@bob Hello"),
        ("in_reply_to_id", "7"),
        ("visibility", "public"),
    ]


def test_a_scheduled_answer_is_a_scheduled_status(client, server, clock):
    time = datetime.fromtimestamp(clock.now(), UTC) + timedelta(hours=1)
    server.answer({"id": "1", "scheduled_at": time.isoformat(), "params": {}, "media_attachments": []})
    assert isinstance(client.status_reply(ANSWERED, "Later", scheduled_at=time), ScheduledStatus)


# --- editing media --------------------------------------------------------------------------------------------------


def test_generate_media_edit_attributes_leaves_out_what_stays(client, server):
    assert client.generate_media_edit_attributes(MEDIA) == {"id": "8"}
    assert client.generate_media_edit_attributes(8, "") == {"id": 8, "description": ""}
    assert server.requests == []


def test_each_preview_picture_stands_with_its_medium(client, server):
    server.answer({"id": "7"})
    edits = [
        client.generate_media_edit_attributes(1, "One", thumbnail=b"first", thumb_mimetype="image/png"),
        client.generate_media_edit_attributes(2, "Two", thumbnail=b"second", thumb_mimetype="image/gif"),
    ]
    client.status_update(7, "Better", media_ids=[1, 2], media_attributes=edits)
    sent = server.requests[0]
    assert (sent.method, sent.path) == ("PUT", "/api/v1/statuses/7")
    assert re.findall(rb'name="([^"]*)".*?\r\n\r\n(.*?)\r\n--', sent.body, re.DOTALL) == [
        (b"status", b"Better"),
        (b"media_ids[]", b"1"),
        (b"media_ids[]", b"2"),
        (b"media_attributes[][id]", b"1"),
        (b"media_attributes[][description]", b"One"),
        (b"media_attributes[][thumbnail]", b"first"),
        (b"media_attributes[][id]", b"2"),
        (b"media_attributes[][description]", b"Two"),
        (b"media_attributes[][thumbnail]", b"second"),
    ]


# --- old and new servers --------------------------------------------------------------------------------------------

CARD = {"url": "https://a.example", "title": "A", "type": "link"}


def test_an_old_server_has_a_route_for_cards(make_client, server):
    server.answer(CARD)
    card = make_client(mastodon_version="2.4.0").status_card(7)
    assert server.requests[0].path == "/api/v1/statuses/7/card"
    assert isinstance(card, PreviewCard)


def test_a_status_without_a_card_has_none_on_an_old_server(make_client, server):
    server.answer({})
    assert make_client(mastodon_version="2.4.0").status_card(7) is None


@pytest.mark.parametrize("card", [CARD, None])
def test_a_new_server_has_the_card_in_the_status(make_client, server, card):
    server.answer({"id": "7", "card": card})
    assert make_client(mastodon_version="4.5.0").status_card(7) == card
    assert [sent.path for sent in server.requests] == ["/api/v1/statuses/7"]


@pytest.mark.parametrize(
    "call",
    [lambda m: m.status_update(7, "x"), lambda m: m.status_history(7), lambda m: m.status_bookmark(7)],
)
def test_an_old_server_is_not_asked_for_what_it_does_not_have(make_client, server, call):
    with pytest.raises(MastodonVersionError, match=r"this server has 2\.4\.0"):
        call(make_client(mastodon_version="2.4.0"))
    assert server.requests == []


def test_a_status_that_is_not_there_is_an_error(client, server):
    server.answer({"error": "Record not found"}, status=404)
    with pytest.raises(MastodonNotFoundError, match="Record not found"):
        client.status(7)


def test_the_language_of_the_client_is_that_of_a_translation(client, server):
    server.answer({"content": "Hallo"})
    client.set_language("de")
    client.status_translate(7)
    assert server.requests[0].form == [("lang", "de")]
