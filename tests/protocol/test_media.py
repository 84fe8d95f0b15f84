"""Which type a file has, and what may be said of media."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mastodon import MastodonIllegalArgumentError
from mastodon.entities import MediaAttachment
from mastodon.protocol.media import focus_text, is_processed, mime_type_of, pause, sniff


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n\x00", "image/png"),
        (b"GIF87a", "image/gif"),
        (b"GIF89a", "image/gif"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"),
        (b"RIFF\x00\x00\x00\x00WAVEfmt ", "audio/wav"),
        (b"\x00\x00\x00\x1cftypavif", "image/avif"),
        (b"\x00\x00\x00\x1cftypheic", "image/heic"),
        (b"\x00\x00\x00\x1cftypheix", "image/heic"),
        (b"\x00\x00\x00\x1cftypmif1", "image/heif"),
        (b"\x00\x00\x00\x14ftypqt  ", "video/quicktime"),
        (b"\x00\x00\x00\x20ftypM4A ", "audio/mp4"),
        (b"\x00\x00\x00\x20ftypisom", "video/mp4"),
        (b"\x1aE\xdf\xa3\x01", "video/webm"),
        (b"OggS\x00", "audio/ogg"),
        (b"fLaC\x00", "audio/flac"),
        (b"ID3\x04", "audio/mpeg"),
        (b"\xff\xfb\x90", "audio/mpeg"),
        (b"\xff\xf1\x50", "audio/aac"),
        (b"<svg", None),
        (b"%PDF-1.7", None),
        (b"RIFF", None),
        (b"", None),
    ],
)
def test_types_are_told_by_the_first_bytes(head, kind):
    assert sniff(head) == kind


@pytest.mark.parametrize(
    ("name", "head", "kind"),
    [
        ("a.png", b"GIF89a", "image/png"),
        ("a", b"GIF89a", "image/gif"),
        ("a.unknown-suffix", b"GIF89a", "image/gif"),
        (None, b"GIF89a", "image/gif"),
        ("a", b"", None),
    ],
)
def test_the_name_comes_before_the_content(name, head, kind):
    assert mime_type_of(name, head) == kind


@pytest.mark.parametrize(
    ("focus", "text"),
    [(None, None), ((0, 0), "0.0,0.0"), ([-1, 1], "-1.0,1.0"), ((0.25, -0.5), "0.25,-0.5"), (("0.5", "1"), "0.5,1.0")],
)
def test_focus(focus, text):
    assert focus_text(focus) == text


@pytest.mark.parametrize("focus", [(), (1,), (0, 0, 0), 5, ("a", "b"), (None, 0), "0,0"])
def test_what_is_no_pair_is_no_focus(focus):
    with pytest.raises(MastodonIllegalArgumentError, match="focus must be a pair of numbers from -1 to 1, not "):
        focus_text(focus)


@pytest.mark.parametrize("focus", [(1.01, 0), (0, -2), (float("nan"), 0), (0, float("inf"))])
def test_focus_is_within_the_picture(focus):
    with pytest.raises(MastodonIllegalArgumentError, match="focus must be within -1 and 1, not "):
        focus_text(focus)


@given(x=st.floats(-1, 1), y=st.floats(-1, 1))
def test_focus_loses_nothing(x, y):
    assert tuple(map(float, focus_text((x, y)).split(","))) == (x, y)


@pytest.mark.parametrize(
    ("media", "done"),
    [({"id": 1, "url": "https://a.example/x"}, True), ({"id": 1, "url": None}, False), ({"id": 1}, False)],
)
def test_media_without_an_address_are_being_processed(media, done):
    assert is_processed(MediaAttachment(media)) is done


def test_pauses_grow_up_to_ten_seconds():
    pauses = [pause(attempt) for attempt in range(100)]
    assert pauses[0] == 0.5
    assert pauses == sorted(pauses)
    assert pauses[-1] == 10.0
