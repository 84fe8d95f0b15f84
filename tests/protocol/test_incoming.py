"""Answers while they come in: put together, decompressed, and refused when they are too large."""

from __future__ import annotations

import gzip
import tracemalloc
import zlib
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mastodon import MastodonAPIError, MastodonIllegalArgumentError
from mastodon.protocol.incoming import STEP, DecodingError, Incoming, check_size

URL = "https://mastodon.example/api/v1/x?access_token=planted"
SHOWN = "GET https://mastodon.example/api/v1/x?access_token=***: the answer "
WAY_OUT = "; a larger max_response_size allows it"

PACKED = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "Deflate": lambda data: (made := zlib.compressobj(wbits=-15)).compress(data) + made.flush(),
    "deflate, gzip": lambda data: gzip.compress(zlib.compress(data)),
    "identity": bytes,
    "br": bytes,
}


def incoming(most=None, method="GET", **headers):
    return Incoming(method, URL, 200, {name.replace("_", "-"): value for name, value in headers.items()}, most)


def read(pieces, most=None, **headers):
    answer = incoming(most, **headers)
    for piece in pieces:
        answer.feed(piece)
    return answer.end()


def cut(data, places):
    ends = [0, *sorted(place % (len(data) + 1) for place in places), len(data)]
    return [data[begin:end] for begin, end in pairwise(ends)]


@pytest.mark.parametrize("encoding", PACKED)
@given(data=st.binary(max_size=300), places=st.lists(st.integers(0, 1000), max_size=6))
def test_where_an_answer_is_cut_makes_no_difference(encoding, data, places):
    response = read(cut(PACKED[encoding](data), places), most=1000, content_encoding=encoding)
    assert (response.status, response.body, response.url) == (200, data, URL)


@pytest.mark.parametrize("encoding", PACKED)
def test_long_answers_are_whole(encoding):
    data = bytes(range(256)) * 8 * STEP
    assert read([PACKED[encoding](data[: 3 * STEP + 7])], content_encoding=encoding).body == data[: 3 * STEP + 7]


@pytest.mark.parametrize("padding", [b"\0", b"\0" * 1000])
def test_zeros_may_follow(padding):
    assert read([gzip.compress(b"{}") + padding], content_encoding="gzip").body == b"{}"


def test_nothing_may_be_said_to_be_compressed():
    assert read([], content_encoding="gzip").body == read([b""], content_encoding="gzip").body == b""


@pytest.mark.parametrize(
    ("pieces", "encoding", "words"),
    [
        ([gzip.compress(b"{}")[:-1]], "gzip", "it is cut off"),
        ([b"\x1f"], "gzip", "it is cut off"),
        ([b"{}"], "gzip", "incorrect header check"),
        ([zlib.compress(b"{}")[:-1] + b"x"], "deflate", "incorrect data check"),
        ([gzip.compress(b"{}"), b"{}"], "gzip", "something follows its end"),
        ([gzip.compress(b"{}") + gzip.compress(b"{}")], "gzip", "something follows its end"),
        ([], "gzip, gzip, deflate", "it is compressed 3 times"),
        ([], "gzip," * 10_000, "it is compressed 10000 times"),
    ],
)
def test_what_cannot_be_decompressed_is_an_error(pieces, encoding, words):
    with pytest.raises(DecodingError, match=words):
        read(pieces, content_encoding=encoding)


@pytest.mark.parametrize("encoding", PACKED)
def test_an_answer_may_be_as_large_as_the_limit(encoding):
    data = bytes(range(100))
    packed = PACKED[encoding](data)
    most = max(len(data), len(packed), len(zlib.compress(data)))
    assert read([packed], most=most, content_encoding=encoding).body == data
    with pytest.raises(MastodonAPIError):
        read([packed], most=99, content_encoding=encoding)


@pytest.mark.parametrize(
    ("pieces", "headers", "words"),
    [
        ([], {"content_length": "1001"}, "has 1001 bytes, and 1000 is the limit"),
        ([], {"content_length": "9" * 5000}, f"has {'9' * 18} bytes, and 1000 is the limit"),
        ([b"x" * 500, b"x" * 501], {}, "has more than 1000 bytes"),
        ([b"x" * 1001], {"content_encoding": "gzip"}, "has more than 1000 bytes"),
        (
            [gzip.compress(bytes(range(256)) * 4)],
            {"content_encoding": "gzip"},
            "has more than 1000 bytes when it is decompressed",
        ),
    ],
)
def test_what_is_too_large_is_refused_with_the_limit_and_the_way_out(pieces, headers, words):
    with pytest.raises(MastodonAPIError) as caught:
        read(pieces, most=1000, **headers)
    assert str(caught.value) == SHOWN + words + WAY_OUT
    assert caught.value.status_code == 200
    assert "planted" not in repr(caught.value.request)


def test_the_length_of_what_is_not_sent_does_not_matter():
    assert incoming(1000, "HEAD", content_length="2000").end().body == b""


@pytest.mark.parametrize("length", ["", "-5", "many", "\xb2", "1000"])
def test_other_lengths_are_left_to_the_http_library(length):
    assert read([b"{}"], most=1000, content_length=length).body == b"{}"


BOMB = gzip.compress(bytes(200 * 1024 * 1024))


@pytest.mark.parametrize("encoding", ["gzip", "gzip, gzip"])
def test_a_bomb_is_refused_without_the_memory_it_wants(encoding):
    sent = gzip.compress(BOMB) if encoding == "gzip, gzip" else BOMB
    tracemalloc.start()
    with pytest.raises(MastodonAPIError) as caught:
        read(cut(sent, range(0, len(sent), 65536)), most=32 * 1024 * 1024, content_encoding=encoding)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    words = "becomes more than 100 times as large when it is decompressed, as an attack does"
    assert str(caught.value) == SHOWN + words + WAY_OUT
    assert peak < 10 * 1024 * 1024


def test_small_answers_may_be_compressed_as_well_as_they_can_be():
    data = b"[" + b"null," * 20_000 + b"null]"
    packed = gzip.compress(data)
    assert len(data) > 300 * len(packed)
    assert read([packed], most=8 * len(data), content_encoding="gzip").body == data


def test_there_need_be_no_limit():
    data = bytes(10 * STEP)
    assert read([gzip.compress(data)], content_encoding="gzip", content_length="1").body == data


@pytest.mark.parametrize("most", [1, 64 * 1024 * 1024, None])
def test_limits_are_taken(most):
    assert check_size(most) == most


@pytest.mark.parametrize("most", [0, -1, "1000", 1.5])
def test_what_is_no_limit_is_refused(most):
    with pytest.raises(MastodonIllegalArgumentError) as caught:
        check_size(most)
    assert str(caught.value) == (
        f"max_response_size must be a number of bytes, or None for answers of any size, not {most!r}"
    )
