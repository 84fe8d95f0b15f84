"""Server-sent events: what comes out of bytes, however they are cut."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mastodon.errors import MastodonMalformedEventError
from mastodon.protocol.sse import Parser

STREAM = (
    ":)\n"
    'event: update\ndata: {"content":"héllo ☃ 🐘"}\n\n'
    ":thump\n"
    "event: delete\ndata: 103254962155278888\n\n"
    "data: after\nevent: early\n\n"
    "event: filters_changed\n\n"
    "event:tight\ndata:no space\n\n"
    "event: lines\ndata: one\n:inside\ndata: two\ndata:\ndata:  three\n\n"
    "\n\nid: 7\nretry: 1000\nunknown: field\nevent: x\ndata: y\nid\n\n"
    "id: 8\n\n"
    "data: nameless\n\n"
    "event: twice\nevent: again\ndata\n\n"
    "event: unfinished\ndata: torn"
).encode()

MESSAGES = [
    None,
    ("update", '{"content":"héllo ☃ 🐘"}'.encode()),
    None,
    ("delete", b"103254962155278888"),
    ("early", b"after"),
    ("filters_changed", None),
    ("tight", b"no space"),
    None,
    ("lines", b"one\ntwo\n\n three"),
    ("x", b"y"),
    ("", b"nameless"),
    ("again", b""),
]


def parsed(chunks, longest=1000):
    parser = Parser(longest)
    return [message for chunk in chunks for message in parser.feed(chunk)]


def cut(data, places):
    edges = [0, *sorted(places), len(data)]
    return [data[begin:end] for begin, end in pairwise(edges)]


def outcome(chunks, longest):
    """What comes out, and the error in the end."""
    parser, found = Parser(longest), []
    try:
        for chunk in chunks:
            found.extend(parser.feed(chunk))
    except MastodonMalformedEventError as error:
        return found, str(error)
    return found, None


@pytest.mark.parametrize("line_break", [b"\n", b"\r\n", b"\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_feed_reads_messages(line_break, mark):
    assert parsed([mark + STREAM.replace(b"\n", line_break)]) == MESSAGES


@pytest.mark.parametrize("line_break", [b"\n", b"\r\n", b"\r"])
def test_feed_reads_bytes_one_by_one(line_break):
    stream = b"\xef\xbb\xbf" + STREAM.replace(b"\n", line_break)
    assert parsed([bytes([byte]) for byte in stream]) == MESSAGES


@given(
    places=st.lists(st.integers(0, len(STREAM) + 40)),
    line_break=st.sampled_from([b"\n", b"\r\n", b"\r"]),
    mark=st.sampled_from([b"", b"\xef\xbb\xbf"]),
)
def test_feed_does_not_care_where_a_stream_is_cut(places, line_break, mark):
    stream = mark + STREAM.replace(b"\n", line_break)
    assert parsed(cut(stream, [min(place, len(stream)) for place in places])) == MESSAGES


SCRAPS = st.sampled_from(
    [
        b"\n",
        b"\r",
        b"\r\n",
        b"event: x",
        b"data: y",
        b"data: ",
        b":",
        b": z",
        b"e",
        b"data",
        b"\xef\xbb\xbf",
        b"\xff",
        b" ",
    ]
)


@given(scraps=st.lists(SCRAPS, max_size=40), places=st.lists(st.integers(0, 200), max_size=10))
def test_feed_gives_and_refuses_the_same_for_any_cut_of_any_bytes(scraps, places):
    stream = b"".join(scraps)
    whole = outcome([stream], longest=20)
    assert outcome(cut(stream, [min(place, len(stream)) for place in places]), longest=20) == whole


def test_feed_gives_a_comment_before_anything_follows_it():
    assert list(Parser().feed(b":thump\n")) == [None]


def test_feed_gives_what_came_before_nonsense():
    feeding = Parser().feed(b"event: a\ndata: 1\n\nnonsense\n")
    assert next(feeding) == ("a", b"1")
    with pytest.raises(MastodonMalformedEventError, match="no field of an event: 'nonsense'"):
        next(feeding)


@pytest.mark.parametrize(
    "stream",
    [
        b"data: " + b"x" * 200 + b"\n\n",
        b"data: xxxxxxxxxx\n" * 20,
        b"data: " + b"x" * 200,
        b":" + b"x" * 200 + b"\n",
    ],
    ids=["one line", "many lines", "no end", "comment"],
)
@pytest.mark.parametrize("size", [1, 1000])
def test_feed_refuses_a_message_that_is_too_long(stream, size):
    with pytest.raises(MastodonMalformedEventError, match="more than 100 bytes"):
        parsed([stream[begin : begin + size] for begin in range(0, len(stream), size)], longest=100)


def test_feed_reads_any_number_of_messages_that_are_not_too_long():
    assert len(parsed([b"event: x\ndata: y\n\n" * 100], longest=20)) == 100


def test_feed_takes_no_longer_per_byte_for_a_long_line_in_pieces():
    parser = Parser()
    for piece in [b"event: x\ndata: ", *[b"x" * 100] * 20_000, b"\n"]:
        assert list(parser.feed(piece)) == []
    assert list(parser.feed(b"\n")) == [("x", b"x" * 2_000_000)]
