"""Drawing BlurHashes: against an independent implementation, and what is none."""

from __future__ import annotations

import blurhash
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mastodon.errors import MastodonIllegalArgumentError
from mastodon.protocol.blurhash import decode, read_blurhash, srgb

KNOWN = "LEHV6nWB2yk8pyo0adR*.7kCMdnj"

COLOURS = st.lists(st.integers(0, 255), min_size=3, max_size=3)
PICTURES = st.lists(st.lists(COLOURS, min_size=3, max_size=3), min_size=3, max_size=3)


def draw(text, size=(16, 16), **options):
    return decode({"blurhash": text}, size, **{"size_per_component": False, "linear": True, **options})


def values(picture):
    return [value for line in picture for pixel in line for value in pixel]


@given(PICTURES, st.integers(1, 9), st.integers(1, 9))
def test_a_picture_is_drawn_as_by_another_implementation(picture, columns, rows):
    text = blurhash.encode(picture, columns, rows)
    assert values(draw(text, (7, 5))) == pytest.approx(values(blurhash.decode(text, 7, 5, linear=True)))
    assert values(draw(text, (7, 5), linear=False)) == values(blurhash.decode(text, 7, 5))


def test_one_wave_is_one_colour():
    assert draw("00TSUA", (2, 1), linear=False) == [[[255, 255, 255], [255, 255, 255]]]
    assert draw("000000", (1, 2), linear=False) == [[[0, 0, 0]], [[0, 0, 0]]]


def test_the_size_can_be_that_of_each_wave():
    waves = read_blurhash(KNOWN)
    picture = draw(KNOWN, (2, 5), size_per_component=True)
    assert (waves.columns, waves.rows) == (4, 3)
    assert (len(picture[0]), len(picture)) == (8, 15)


def test_light_beyond_both_ends_becomes_black_and_white():
    assert (srgb(-0.5), srgb(0), srgb(1), srgb(7)) == (0, 0, 255, 255)


@pytest.mark.parametrize(
    "text", ["", "L", "LEHV6", "LEHV6nWB2yk8pyo0adR*.7kCMdn", f"{KNOWN}0", "LEHV6n B", "LEHVé6", "~~~~~~"]
)
def test_what_is_no_blurhash_is_refused(text):
    with pytest.raises(MastodonIllegalArgumentError, match="is not a BlurHash"):
        draw(text)


@given(st.text(max_size=40))
def test_any_text_is_drawn_or_refused(text):
    try:
        assert len(draw(text, (1, 1))) == 1
    except MastodonIllegalArgumentError as error:
        assert "is not a BlurHash" in str(error)  # noqa: PT017 - most texts are none


@pytest.mark.parametrize("media", [{}, {"blurhash": None}, {"blurhash": 7}])
def test_media_without_a_blurhash_is_refused(media):
    with pytest.raises(MastodonIllegalArgumentError, match="there is no blurhash"):
        decode(media, (16, 16), size_per_component=True, linear=True)


@pytest.mark.parametrize("size", [(0, 16), (16, -1), (16,), (1, 2, 3), (1.5, 2), ("a", "b"), 16, None])
def test_what_is_no_size_is_refused(size):
    with pytest.raises(MastodonIllegalArgumentError, match="out_size must be width and height"):
        draw(KNOWN, size)
