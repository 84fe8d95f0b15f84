"""Mastodon's messages on a WebSocket, and the frames that carry them."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from websockets.frames import Frame, Opcode

from mastodon import MastodonAPIError, MastodonIllegalArgumentError, MastodonMalformedEventError, MastodonNetworkError
from mastodon.frames import Frames, is_upgraded, text, upgrade
from mastodon.protocol.events import StreamEvent
from mastodon.protocol.request import target
from mastodon.protocol.streams import named
from mastodon.protocol.versions import parse_server_version
from mastodon.protocol.websocket import address, asked_stream, opening, prefers_websocket, read_message, told, ways


def written(opcode, data=b"", *, fin=True):
    return Frame(opcode, data, fin).serialize(mask=False)


# --- messages to the server -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("user", {"stream": "user"}),
        ("public:local:media", {"stream": "public:local:media"}),
        ("hashtag:local:größe", {"stream": "hashtag:local", "tag": "größe"}),
        ("list:42", {"stream": "list", "list": "42"}),
    ],
)
def test_told_names_the_stream_in_the_server_s_words(name, message):
    assert json.loads(told("subscribe", named(name))) == {"type": "subscribe", **message}


@pytest.mark.parametrize(
    ("stream", "params", "name"),
    [
        ("user", {}, "user"),
        ("hashtag", {"tag": "py"}, "hashtag:py"),
        ("hashtag:local", {"tag": "py"}, "hashtag:local:py"),
        ("hashtag:py", {}, "hashtag:py"),
        ("list", {"list": 4}, "list:4"),
        ("public", {"only_media": True}, "public:media"),
        ("public:local", {"only_media": False}, "public:local"),
    ],
)
def test_asked_stream_takes_words_and_parameters(stream, params, name):
    assert asked_stream(stream, params).name == name


@pytest.mark.parametrize(
    ("stream", "params", "message"),
    [
        ("home", {}, "there is no stream 'home'"),
        ("list", {"tag": "4"}, "there is no stream 'list'"),
        ("user", {"only_media": True}, "the stream 'user' has no parameter 'only_media'"),
        ("hashtag", {"tag": "#py"}, "tag must be without"),
    ],
)
def test_asked_stream_refuses_others(stream, params, message):
    with pytest.raises(MastodonIllegalArgumentError, match=message):
        asked_stream(stream, params)


@pytest.mark.parametrize(
    ("token", "places"),
    [
        (None, [({}, {})]),
        (
            "a-b_c",
            [
                ({"Authorization": "Bearer a-b_c"}, {}),
                ({"Sec-WebSocket-Protocol": "a-b_c"}, {}),
                ({}, {"access_token": "a-b_c"}),
            ],
        ),
        ("a/b=", [({"Authorization": "Bearer a/b="}, {}), ({}, {"access_token": "a/b="})]),
    ],
)
def test_ways_begin_with_the_header_and_end_with_the_address(token, places):
    assert ways(token) == places


def test_opening_names_the_first_stream():
    way = ways("token")[-1]
    assert target(opening(named("list:4"), way)) == "/api/v1/streaming?stream=list&list=4&access_token=token"
    assert target(opening(None, ways(None)[0])) == "/api/v1/streaming"


@pytest.mark.parametrize(("base", "there"), [("https://a.example", "wss://a.example"), ("http://a", "ws://a")])
def test_address_is_one_for_websockets(base, there):
    assert address(base) == f"{there}/api/v1/streaming"


@pytest.mark.parametrize(
    ("version", "preferred"),
    [
        ("4.7.0", False),
        ("0.17.3 git-123", True),
        ("3.5.3+gotosocial-0.17.0", True),
        ("2.7.2 (compatible; Pleroma 2.4.5)", False),
    ],
)
def test_gotosocial_prefers_websockets(version, preferred):
    assert prefers_websocket(parse_server_version(version)) is preferred
    assert not prefers_websocket(None)


# --- messages of the server -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stream", "subscribed", "name"),
    [
        (["user"], ["user", "public"], "user"),
        (["hashtag", "Python"], ["hashtag:python", "user"], "hashtag:python"),
        (["list:01AB"], ["list:01AB", "user"], "list:01AB"),
        (["list", 4], ["list:4"], "list:4"),
        ("user", ["user", "public"], "user"),
        (["other"], ["user"], "other"),
        (None, ["user"], "user"),
        (None, ["user", "public"], ""),
        ({"a": 1}, ["user"], "user"),
    ],
)
def test_events_name_the_stream_as_it_was_asked_for(stream, subscribed, name):
    data = json.dumps({"stream": stream, "event": "delete", "payload": "7"}).encode()
    assert read_message(data, subscribed) == StreamEvent("delete", 7, name)


@pytest.mark.parametrize(
    ("message", "event"),
    [
        ({"event": "delete", "payload": 7}, StreamEvent("delete", 7, "user")),
        ({"event": "filters_changed"}, StreamEvent("filters_changed", None, "user")),
        ({"event": "filters_changed", "payload": "undefined"}, StreamEvent("filters_changed", None, "user")),
        ({"event": "new", "payload": {"a": 1}}, StreamEvent("new", {"a": 1}, "user")),
        ({"event": "new", "payload": "{"}, StreamEvent("new", "{", "user")),
    ],
)
def test_payloads_may_be_of_any_kind(message, event):
    assert read_message(json.dumps(message).encode(), ["user"]) == event


def test_payloads_are_read_as_entities():
    payload = json.dumps({"id": "1", "content": "héllo 🐘"})
    event = read_message(json.dumps({"event": "update", "payload": payload}).encode(), ["user"])
    assert event.status.content == "héllo 🐘"


@pytest.mark.parametrize(
    ("message", "status"),
    [({"error": "no", "status": 403}, 403), ({"error": "no"}, 400), ({"error": "no", "status": "403"}, 400)],
)
def test_refusals_are_errors_with_their_status(message, status):
    error = read_message(json.dumps(message).encode(), ["user"], "https://a.example/api/v1/streaming?access_token=x")
    assert isinstance(error, MastodonAPIError)
    assert (error.status_code, error.error) == (status, "no")
    assert "access_token=***" in str(error)


KEYS = st.sampled_from(["event", "payload", "stream", "error", "status", "x"])
PLAIN = st.none() | st.booleans() | st.integers() | st.text()


@given(st.recursive(PLAIN, lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner)))
def test_nothing_else_than_malformed_events_comes_of_other_messages(message):
    try:
        found = read_message(json.dumps(message).encode(), ["user"])
    except MastodonMalformedEventError:
        return
    assert isinstance(found, (StreamEvent, MastodonAPIError))


@given(st.binary())
def test_nothing_else_than_malformed_events_comes_of_bytes(data):
    try:
        found = read_message(data, ["user"])
    except MastodonMalformedEventError:
        return
    assert isinstance(found, (StreamEvent, MastodonAPIError))


# --- frames ---------------------------------------------------------------------------------------------------------

STREAM = b"".join(
    [
        written(Opcode.TEXT, b"one"),
        written(Opcode.PING, b"?"),
        written(Opcode.TEXT, b"t", fin=False),
        written(Opcode.PONG),
        written(Opcode.CONT, b"w", fin=False),
        written(Opcode.CONT, b"o"),
        written(Opcode.BINARY, b"x" * 70_000),
        written(Opcode.TEXT, b"y" * 70_000),
        written(Opcode.TEXT, b"z" * 300),
        written(Opcode.PING, b"!"),
        written(Opcode.TEXT, b""),
    ]
)


@given(st.lists(st.integers(0, len(STREAM))))
def test_frames_may_be_cut_anywhere(cuts):
    reader, found = Frames(), []
    edges = [0, *sorted(cuts), len(STREAM)]
    for begin, end in pairwise(edges):
        found += reader.feed(STREAM[begin:end])
    assert found == [b"one", None, None, b"two", b"x" * 70_000, b"y" * 70_000, b"z" * 300, None, b""]
    assert reader.answer()[:2] == b"\x8a\x81"  # A pong, masked.
    reader.check()


BEGUN = written(Opcode.TEXT, b"x" * 6, fin=False)


@pytest.mark.parametrize(
    ("stream", "error", "message"),
    [
        (written(Opcode.CLOSE, b"\x03\xe8bye"), MastodonNetworkError, "WebSocket code 1000: 'bye'"),
        (written(Opcode.CLOSE), MastodonNetworkError, "WebSocket code 1005"),
        (written(Opcode.CONT, b"x"), MastodonMalformedEventError, "no WebSocket frame"),
        (written(Opcode.CLOSE) + written(Opcode.TEXT, b"late"), MastodonNetworkError, "WebSocket code 1005"),
        (text(b"masked"), MastodonMalformedEventError, "no WebSocket frame"),
        (b"\xf1\x00", MastodonMalformedEventError, "no WebSocket frame"),
        (written(Opcode.TEXT, b"x" * 11), MastodonMalformedEventError, "more than 10 bytes"),
        (BEGUN + written(Opcode.CONT, b"x" * 6), MastodonMalformedEventError, "more than 10 bytes"),
    ],
)
def test_the_end_is_told_after_what_came_before(stream, error, message):
    reader = Frames(longest=10)
    assert [*reader.feed(written(Opcode.TEXT, b"one") + stream)] == [b"one"]
    assert reader.answer() != b""
    with pytest.raises(error, match=message):
        reader.check()


@given(st.binary())
def test_any_bytes_are_frames_or_an_error(data):
    reader = Frames()
    for message in reader.feed(data):
        assert message is None or isinstance(message, bytes)
    try:
        reader.check()
    except (MastodonMalformedEventError, MastodonNetworkError):
        return


def test_text_is_masked():
    frame = text(b"hello")
    assert frame[:2] == b"\x81\x85"
    assert bytes(byte ^ frame[2 + place % 4] for place, byte in enumerate(frame[6:])) == b"hello"


AGREED = {"upgrade": "WebSocket", "sec-websocket-accept": "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="}


@pytest.mark.parametrize(
    ("answered", "agreed"),
    [
        ({}, True),
        ({"sec-websocket-protocol": "token"}, True),
        ({"sec-websocket-protocol": "chat"}, False),
        ({"sec-websocket-extensions": "permessage-deflate"}, False),
        ({"sec-websocket-accept": "nonsense"}, False),
        ({"upgrade": "h2c"}, False),
    ],
)
def test_is_upgraded_wants_what_was_asked_for(answered, agreed):
    asked = {**upgrade(), "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Protocol": "token"}
    assert is_upgraded(asked, {**AGREED, **answered}) is agreed
