"""Streams: their names, their host, and when to connect again."""

from __future__ import annotations

import pytest

from mastodon.errors import (
    MastodonAPIError,
    MastodonIllegalArgumentError,
    MastodonMalformedEventError,
    MastodonNetworkError,
    MastodonNotFoundError,
    MastodonRatelimitError,
    MastodonReadTimeout,
    MastodonServiceUnavailableError,
    MastodonUnauthorizedError,
)
from mastodon.protocol.request import request
from mastodon.protocol.response import Response
from mastodon.protocol.streams import (
    announced,
    check_base,
    is_stream,
    named,
    refusal,
    streaming_base,
    wait_to_reconnect,
)


@pytest.mark.parametrize(
    ("name", "path", "params", "words"),
    [
        ("user", "user", {}, ["user"]),
        ("user:notification", "user/notification", {}, ["user:notification"]),
        ("public", "public", {}, ["public"]),
        ("public:media", "public", {"only_media": True}, ["public:media"]),
        ("public:local", "public/local", {}, ["public:local"]),
        ("public:local:media", "public/local", {"only_media": True}, ["public:local:media"]),
        ("public:remote", "public/remote", {}, ["public:remote"]),
        ("public:remote:media", "public/remote", {"only_media": True}, ["public:remote:media"]),
        ("hashtag:python", "hashtag", {"tag": "python"}, ["hashtag", "python"]),
        ("hashtag:local", "hashtag", {"tag": "local"}, ["hashtag", "local"]),
        ("hashtag:local:python", "hashtag/local", {"tag": "python"}, ["hashtag:local", "python"]),
        ("hashtag:日本語", "hashtag", {"tag": "日本語"}, ["hashtag", "日本語"]),
        ("list:42", "list", {"list": "42"}, ["list", "42"]),
        ("direct", "direct", {}, ["direct"]),
    ],
)
def test_named_finds_streams(name, path, params, words):
    stream = named(name)
    assert stream.route.path == f"/api/v1/streaming/{path}"
    assert stream.params == params
    assert stream.words == words
    assert stream.name == name


@pytest.mark.parametrize("name", ["", "home", "user:", "public:media:local", "hashtag", "list", "User", "direct:1", 7])
def test_named_names_the_streams_there_are(name):
    with pytest.raises(MastodonIllegalArgumentError, match=r"no stream .*; there are user, .*hashtag:TAG"):
        named(name)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("hashtag:#python", "without '#': 'python', not '#python'"),
        ("hashtag:", "one word such as 'python', not ''"),
        ("hashtag:local:", "one word such as 'python', not ''"),
        ("hashtag:a b", "one word"),
        ("hashtag:a:b", "one word"),
        ("list:", "id must not be empty"),
    ],
)
def test_named_refuses_tags_and_lists_that_cannot_be(name, message):
    with pytest.raises(MastodonIllegalArgumentError, match=message):
        named(name)


# --- the host -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("instance", "address"),
    [
        ({"configuration": {"urls": {"streaming": "wss://a.example"}}}, "wss://a.example"),
        ({"urls": {"streaming_api": "wss://a.example"}}, "wss://a.example"),
        ({"urls": {"streaming_api": ""}}, None),
        ({"urls": None, "configuration": []}, None),
        ({"urls": {"streaming_api": 7}}, None),
        ("nothing", None),
        (None, None),
    ],
)
def test_announced_finds_the_address(instance, address):
    assert announced(instance) == address


@pytest.mark.parametrize(
    ("base", "address", "streaming"),
    [
        ("https://social.example", "wss://social.example", "https://social.example"),
        ("https://social.example", "wss://SOCIAL.example:443/", "https://SOCIAL.example:443"),
        ("https://social.example", "https://social.example/api/v1/streaming/", "https://social.example"),
        ("https://social.example", "wss://social.example/live", "https://social.example/live"),
        ("http://127.0.0.1:3000", "ws://127.0.0.1:3000", "http://127.0.0.1:3000"),
        ("https://social.example", "wss://social.example:4000", "https://social.example:4000"),
        ("https://social.example", "wss://streaming.social.example", "https://streaming.social.example"),
        ("https://www.social.example", "wss://streaming.social.example", "https://streaming.social.example"),
        ("https://www.social.example", "wss://social.example", "https://social.example"),
        ("https://a.b.co.uk", "wss://c.b.co.uk", "https://c.b.co.uk"),
        ("https://b.co.uk", "wss://c.b.co.uk", "https://c.b.co.uk"),
        ("https://a.mastodon.nl", "wss://b.mastodon.nl", "https://b.mastodon.nl"),
        ("https://social.example", "wss://user:secret@social.example", "https://social.example"),
    ],
)
def test_streaming_base_takes_hosts_of_the_same_owner(base, address, streaming):
    assert streaming_base(base, address) == streaming


@pytest.mark.parametrize(
    ("base", "address", "host"),
    [
        ("https://social.example", "wss://elsewhere.example", "elsewhere.example"),
        ("https://b.co.uk", "wss://c.co.uk", "c.co.uk"),
        ("https://social.example", "ws://streaming.social.example", "streaming.social.example"),
    ],
)
def test_streaming_base_names_both_hosts_when_it_refuses(base, address, host):
    with pytest.raises(MastodonAPIError) as caught:
        streaming_base(base, address)
    assert f"{base} announces {address!r} for streaming: no secret goes to {host}, " in str(caught.value)


def test_streaming_base_takes_hosts_that_the_user_allowed():
    assert streaming_base("https://social.example", "wss://b.example/", {"b.example"}) == "https://b.example"


@pytest.mark.parametrize(
    ("given", "base"),
    [
        ("https://streaming.example", "https://streaming.example"),
        ("wss://streaming.example/", "https://streaming.example"),
        ("ws://127.0.0.1:4000/api/v1/streaming/", "http://127.0.0.1:4000"),
    ],
)
def test_check_base_takes_addresses(given, base):
    assert check_base(given) == base


@pytest.mark.parametrize("given", ["streaming.example", "ftp://streaming.example", "https://", "https:///", ""])
def test_check_base_says_what_would_be_right(given):
    with pytest.raises(MastodonIllegalArgumentError, match="must be an address such as"):
        check_base(given)


# --- answers --------------------------------------------------------------------------------------------------------

ASKED = request("GET", "/api/v1/streaming/user")


@pytest.mark.parametrize(
    ("status", "headers", "answer"),
    [
        (200, {"content-type": "text/event-stream"}, True),
        (200, {"content-type": "Text/Event-Stream; charset=utf-8"}, True),
        (200, {}, True),
        (200, {"content-type": "text/html"}, False),
        (204, {"content-type": "text/event-stream"}, False),
        (401, {"content-type": "text/event-stream"}, False),
    ],
)
def test_is_stream_looks_at_status_and_type(status, headers, answer):
    assert is_stream(Response(status, headers, b"", "https://social.example")) is answer


@pytest.mark.parametrize(
    ("status", "error"), [(401, MastodonUnauthorizedError), (404, MastodonNotFoundError), (429, MastodonRatelimitError)]
)
def test_refusal_is_the_error_of_the_status(status, error):
    made = refusal(ASKED, Response(status, {}, b'{"error":"no"}', "https://social.example"))
    assert type(made) is error
    assert made.error == "no"


@pytest.mark.parametrize(
    ("kind", "what"), [("text/html; charset=utf-8", "HTML"), ("application/json", "'application/")]
)
def test_refusal_names_what_came_instead_of_events(kind, what):
    made = refusal(ASKED, Response(200, {"content-type": kind}, b"<html>", "https://social.example/x"))
    assert type(made) is MastodonAPIError
    assert f"GET https://social.example/x answered {what}" in str(made)
    assert made.status_code == 200


# --- after a failure ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("error", "lived", "wait"),
    [
        (MastodonNetworkError("broken"), 60.0, 0.0),
        (MastodonNetworkError("broken"), 0.1, 5.0),
        (MastodonReadTimeout("silent"), 300.0, 0.0),
        (MastodonMalformedEventError("nonsense"), 1.0, 5.0),
        (MastodonServiceUnavailableError("down"), 0.0, 5.0),
        (MastodonServiceUnavailableError("down", retry_after=30.0), 0.0, 30.0),
        (MastodonRatelimitError("slow", retry_after=1.0), 0.0, 5.0),
        (MastodonUnauthorizedError("no"), 60.0, None),
        (MastodonNotFoundError("none"), 60.0, None),
        (MastodonAPIError("HTML"), 60.0, None),
        (KeyError("bug"), 60.0, None),
    ],
)
def test_wait_to_reconnect_tells_passing_trouble_from_refusals(error, lived, wait):
    assert wait_to_reconnect(error, lived, 5.0) == wait
