"""What may be said of a status before it is posted."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from mastodon import MastodonIllegalArgumentError
from mastodon.entities import Account, MediaAttachment, Status
from mastodon.protocol.statuses import (
    check_attachments,
    content_type_of,
    edits_of,
    idempotency_key_of,
    poll_of,
    poll_to_send,
    quote_id_of,
    quote_policy_of,
    reply_text,
    scheduled_at_of,
    visibility_of,
)
from mastodon.protocol.versions import parse_server_version

NOW = 1_700_000_000.0


@pytest.mark.parametrize(
    ("visibility", "sent"),
    [(None, None), ("public", "public"), ("Unlisted", "unlisted"), ("PRIVATE", "private"), ("direct", "direct")],
)
def test_visibility(visibility, sent):
    assert visibility_of(visibility) == sent


@pytest.mark.parametrize("visibility", ["secret", "", 5, True, ["public"]])
def test_there_are_four_visibilities(visibility):
    with pytest.raises(MastodonIllegalArgumentError) as caught:
        visibility_of(visibility)
    assert str(caught.value) == f"visibility must be public, unlisted, private or direct, not {visibility!r}"


def test_another_parameter_has_its_own_visibilities():
    with pytest.raises(MastodonIllegalArgumentError, match="default_privacy must be public or unlisted, not 'direct'"):
        visibility_of("direct", "default_privacy", ("public", "unlisted"))


@pytest.mark.parametrize("policy", [None, "public", "followers", "nobody"])
def test_quote_policies(policy):
    assert quote_policy_of(policy) == policy


def test_there_are_three_quote_policies():
    with pytest.raises(MastodonIllegalArgumentError, match="must be public, followers or nobody, not 'all'"):
        quote_policy_of("all")


@pytest.mark.parametrize(
    ("content_type", "feature_set", "strict"),
    [
        (None, "mainline", True),
        (None, "pleroma", True),
        ("text/markdown", "pleroma", True),
        ("text/markdown", "mainline", False),
        ("text/x", "mainline", False),
    ],
)
def test_content_types(content_type, feature_set, strict):
    assert content_type_of(content_type, feature_set, strict=strict) == content_type


@pytest.mark.parametrize(
    ("content_type", "feature_set", "words"),
    [
        ("text/plain", "mainline", "content_type needs feature_set='pleroma'"),
        ("text/x", "pleroma", "content_type must be text/plain, text/html, text/markdown or text/bbcode, not 'text/x'"),
    ],
)
def test_content_types_that_are_not_heeded_are_refused(content_type, feature_set, words):
    with pytest.raises(MastodonIllegalArgumentError) as caught:
        content_type_of(content_type, feature_set, strict=True)
    assert str(caught.value) == words


def test_quote_ids_are_for_fedibird():
    assert quote_id_of(None, "mainline") is None
    assert quote_id_of(5, "fedibird") == 5
    with pytest.raises(MastodonIllegalArgumentError, match="elsewhere use quoted_status_id"):
        quote_id_of(5, "mainline")


@pytest.mark.parametrize("key", [None, "a", "8c7b-..!", "with space"])
def test_idempotency_keys(key):
    assert idempotency_key_of(key) == key


@pytest.mark.parametrize("key", ["", "ü", "a\nb", "\0", 5, b"a", True])
def test_idempotency_keys_must_fit_a_header(key):
    with pytest.raises(MastodonIllegalArgumentError, match="idempotency_key must be printable ASCII text"):
        idempotency_key_of(key)


def test_polls():
    poll = poll_of(("a", "b"), 60.7, multiple=True, hide_totals=False)
    assert poll == {"options": ["a", "b"], "expires_in": 60, "multiple": True, "hide_totals": False}


@pytest.mark.parametrize("options", [[], ["a"], "ab", ["a", ""], ["a", " "], ["a", 5], ["a", None]])
def test_a_poll_has_two_options(options):
    with pytest.raises(MastodonIllegalArgumentError, match="a poll needs two options at least, each a text"):
        poll_of(options, 60, multiple=False, hide_totals=False)


@pytest.mark.parametrize("seconds", [0, -5, float("nan"), float("inf"), "60", None, timedelta(hours=1)])
def test_a_poll_ends(seconds):
    with pytest.raises(MastodonIllegalArgumentError, match="expires_in must be a number of seconds from now, not "):
        poll_of(["a", "b"], seconds, multiple=False, hide_totals=False)


def test_polls_to_send():
    poll = poll_of(["a", "b"], 60, multiple=True, hide_totals=True)
    assert poll_to_send(poll) == poll
    assert poll_to_send(None) is None
    assert poll_to_send({"options": ["a", "b"], "expires_in": 9})["multiple"] is False


@pytest.mark.parametrize("poll", [{}, {"options": ["a", "b"]}, {"expires_in": 60}, {"id": 5, "expires_at": None}])
def test_a_poll_of_the_server_cannot_be_sent(poll):
    with pytest.raises(MastodonIllegalArgumentError, match="poll must be what make_poll"):
        poll_to_send(poll)


@pytest.mark.parametrize("seconds", [300, 301, 86400])
def test_scheduled_times(seconds):
    time = datetime.fromtimestamp(NOW + seconds, UTC)
    assert scheduled_at_of(time, NOW) is time
    local = datetime.fromtimestamp(NOW + seconds)  # noqa: DTZ006 - local time is meant
    assert scheduled_at_of(local, NOW) is local


def test_nothing_is_scheduled_without_a_time():
    assert scheduled_at_of(None, NOW) is None


@pytest.mark.parametrize("seconds", [-86400, 0, 299])
def test_what_is_too_soon_is_refused(seconds):
    with pytest.raises(MastodonIllegalArgumentError, match="scheduled_at must be at least 5 minutes from now, not 20"):
        scheduled_at_of(datetime.fromtimestamp(NOW + seconds, UTC), NOW)


@pytest.mark.parametrize("time", ["2030-01-01", 5, True])
def test_scheduled_times_are_datetimes(time):
    with pytest.raises(MastodonIllegalArgumentError, match="scheduled_at must be a datetime, not "):
        scheduled_at_of(time, NOW)


def test_scheduled_times_can_be_converted():
    with pytest.raises(MastodonIllegalArgumentError, match="scheduled_at is a time that cannot be converted"):
        scheduled_at_of(datetime(1, 1, 1), NOW)  # noqa: DTZ001 - local time is meant


LIMITS = {
    "statuses": {"max_media_attachments": 4},
    "polls": {"max_options": 3, "max_characters_per_option": 5, "min_expiration": 300, "max_expiration": 3000},
}


def poll(*options, expires_in=600):
    return {"options": options, "expires_in": expires_in}


@pytest.mark.parametrize(
    ("media", "asked", "limits", "server"),
    [
        (0, None, LIMITS, None),
        (4, None, LIMITS, "4.5.0"),
        (99, poll("a" * 99, "b", expires_in=1), {}, None),
        (99, None, {"statuses": None, "polls": 5}, None),
        (5, None, {"statuses": {"max_media_attachments": "four"}}, None),
        (0, poll("a", "b", expires_in=1), {"polls": {"max_expiration": 3000}}, None),
        (0, poll("a", "b", expires_in=10**9), {"polls": {"min_expiration": 300}}, None),
        (0, poll("👨‍👩‍👧‍👦" * 5, "b"), LIMITS, None),
        (0, poll("abcde", "b", "c"), LIMITS, "4.5.0"),
        (1, poll("a", "b"), LIMITS, "4.6.0"),
        (1, poll("a", "b"), LIMITS, "2.7.2 (compatible; Pleroma 2.4)"),
        (1, poll("a", "b"), LIMITS, None),
    ],
)
def test_what_the_server_takes_may_be_sent(media, asked, limits, server):
    check_attachments(media, asked, limits, server and parse_server_version(server))


@pytest.mark.parametrize(
    ("media", "asked", "server", "words"),
    [
        (5, None, None, "media_ids: this server takes up to 4 media in a status, not 5"),
        (
            1,
            poll("a", "b"),
            "4.5.0",
            "media_ids and poll exclude each other before Mastodon 4.6.0; this server has 4.5.0",
        ),
        (0, poll("a", "b", "c", "d"), None, "poll: this server takes up to 3 options, not 4"),
        (0, poll("a", "abcdef"), None, "poll: an option has up to 5 characters on this server, not 6"),
        (
            0,
            poll("a", "b", expires_in=299),
            None,
            "poll: expires_in must be 300 to 3000 seconds on this server, not 299",
        ),
        (
            0,
            poll("a", "b", expires_in=3001),
            None,
            "poll: expires_in must be 300 to 3000 seconds on this server, not 3001",
        ),
    ],
)
def test_what_the_server_would_refuse_is_refused(media, asked, server, words):
    with pytest.raises(MastodonIllegalArgumentError) as caught:
        check_attachments(media, asked, LIMITS, server and parse_server_version(server))
    assert str(caught.value) == words


@pytest.mark.parametrize(
    ("limits", "seconds", "words"),
    [
        ({"min_expiration": 300}, 299, "poll: expires_in must be at least 300 seconds on this server, not 299"),
        ({"max_expiration": 300}, 301, "poll: expires_in must be 1 to 300 seconds on this server, not 301"),
        ({"max_expiration": "300"}, 301, "poll: expires_in must be 1 to 300 seconds on this server, not 301"),
    ],
)
def test_one_limit_of_time_is_a_limit(limits, seconds, words):
    with pytest.raises(MastodonIllegalArgumentError) as caught:
        check_attachments(0, poll("a", "b", expires_in=seconds), {"polls": limits})
    assert str(caught.value) == words


def test_edits_begin_with_the_id():
    edits = edits_of([{"description": "a", "id": MediaAttachment(id=5)}, {"id": "6", "focus": "0,0"}])
    assert edits == [{"id": 5, "description": "a"}, {"id": "6", "focus": "0,0"}]
    assert [next(iter(edit)) for edit in edits] == ["id", "id"]
    assert edits_of(None) is None


def test_an_edit_without_an_id_is_refused():
    with pytest.raises(MastodonIllegalArgumentError, match="the id in media_attributes must be an id"):
        edits_of([{"description": "a"}])


def test_edits_are_dicts():
    with pytest.raises(MastodonIllegalArgumentError, match="media_attributes must be dicts with an id, not str"):
        edits_of("ab")


ANSWERED = Status(
    account=Account(id=1, acct="ann"),
    mentions=[Account(id=2, acct="bob@b.example"), Account(id=3, acct="me"), Account(id=1, acct="ann")],
)


@pytest.mark.parametrize(
    ("answered", "own", "untag", "text"),
    [
        (ANSWERED, 3, False, "@ann @bob@b.example Hi"),
        (ANSWERED, 3, True, "@ann Hi"),
        (ANSWERED, 1, False, "@bob@b.example @me Hi"),
        (ANSWERED, 1, True, "Hi"),
        (Status(account=Account(id=1, acct="ann")), 9, False, "@ann Hi"),
    ],
)
def test_an_answer_names_those_who_take_part(answered, own, untag, text):
    assert reply_text("Hi", answered, own, untag=untag) == text
