"""Counting and cutting text: as Mastodon's own tests have it, and against another implementation of UAX #29."""

# ruff: noqa: RUF001 - text in all scripts

from __future__ import annotations

from unicodedata import category

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from mastodon.errors import MastodonIllegalArgumentError
from mastodon.protocol.text import Limits, clusters, least, length, limits_of, split

MIXED = st.text(
    st.sampled_from("ab \n\r\t.é\u0301\u200d\u200c\ufe0f👨👩🏽❤🇩🇪🇫한국\u1100\u1161\u11a8©‼कि\u0e33\u0600＃")
    # Which symbols a joiner joins changes with each version of Unicode; those above are the same in all.
    | st.characters(exclude_categories=["Cn", "Co", "Cs", "Sm", "So"], max_codepoint=0x2FFF)
)


def other_clusters(text):
    """Cut where ``regex`` does, and where it follows rule GB9c, which we leave out."""
    found = regex.findall(r"\X", text)
    return [part for cluster in found for part in regex.split(r"(?<=[\p{M}\u200d])(?=\p{InCB=Consonant})", cluster)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("", 0),
        ("abc", 3),
        ("e\u0301", 1),
        ("\r\n", 1),
        ("\n\r", 2),
        ("👍🏽", 1),
        ("👨‍👩‍👧‍👦", 1),
        ("🏳️‍🌈", 1),
        ("🇩🇪🇫🇷", 2),
        ("🇩🇪🇫", 2),
        ("한국어", 3),
        ("\u1112\u1161\u11ab\u1100\u116e\u11a8", 2),
        ("กำ", 1),
        ("मुझे", 2),
        ("1️⃣", 1),
        ("🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f", 1),
        ("\u0301a", 2),
        ("\u06001", 1),
        ("\u0600", 1),
        ("\u200b\u0301", 2),
        ("ကာ", 2),
    ],
)
def test_a_cluster_is_what_a_reader_sees_as_one_character(text, number):
    assert len(list(clusters(text))) == number


@given(MIXED)
def test_clusters_are_those_of_another_implementation(text):
    assert list(clusters(text)) == other_clusters(text)


@given(st.text())
def test_clusters_together_are_the_text(text):
    assert "".join(clusters(text)) == text


@given(MIXED, MIXED)
def test_no_server_counts_less_than_the_least(text, warning):
    assert least(text, warning) <= len(other_clusters(warning + text))
    assert least(text, warning) <= length(text, warning)


def test_each_code_point_behaves_as_in_another_implementation():
    assigned = [chr(code) for code in range(0x110000) if category(chr(code)) not in {"Cn", "Co", "Cs"}]
    texts = [f"a{character}b" for character in assigned]
    assert [text for text in texts if list(clusters(text)) != other_clusters(text)] == []


@pytest.mark.parametrize(
    ("text", "spoiler_text", "number"),
    [
        ("hello", "", 5),
        ("hello", "CW", 7),
        ("", "CW", 2),
        (" \n ", "", 0),
        (f"http://{'b' * 30}.com/example", "", 23),
        (f"a http://{'b' * 30}.com/example", "", 25),
        (f"ahttp://{'b' * 30}.com/example", "", 50),
        (f"http://example.com/valid?{'#foo?' * 1000}", "", 5025),
        (f"@alice@{'b' * 30}.com", "", 6),
        (f"@alice@{'b' * 500}.com", "", 511),
        ("@alice", "", 6),
        ("@a_l.i-ce@social.example.", "", 10),
        ("mail alice@example.com", "", 22),
        ("/@alice@example.com", "", 19),
        ("@alice@example.com@again", "", 24),
        ("http://a.bc", "", 23),
        ("HTTPS://EXAMPLE.COM/A", "", 23),
        ("example.com", "", 11),
        ("http://localhost:3000/", "", 22),
        ("http://192.168.0.1/", "", 19),
        ("http://user@example.com/", "", 24),
        ("(https://example.com/a_(b_(c)))", "", 25),
        ("https://example.com/a.", "", 24),
        ("https://example.com/?q=a&b=c.", "", 24),
        ("https://example.com:8080/a/", "", 23),
        ("https://example.com。", "", 24),
        ("https://日本語.jp/パス", "", 23),
        ("https://xn--wgv71a119e.jp", "", 23),
        ("https://пример.рф/", "", 23),
        ("gemini://example.org/ ipfs://example.org", "", 47),
        ("magnet:?xt=urn", "", 14),
        ("https://a.example/@bob@c.example", "", 23),
    ],
)
def test_length_is_what_the_server_counts(text, spoiler_text, number):
    assert length(text, spoiler_text) == number


def test_length_heeds_what_the_server_reserves_for_links():
    assert length("https://example.com/a/b/c", "", Limits(characters_per_link=30)) == 30


@pytest.mark.parametrize(
    ("told", "limits"),
    [
        ({"configuration": {"statuses": {"max_characters": 5000, "characters_reserved_per_url": 30}}}, (5000, 30)),
        ({"configuration": {"statuses": {"max_characters": 1000}}}, (1000, 23)),
        ({"max_toot_chars": 7000}, (7000, 23)),
        ({"configuration": {"statuses": {"max_characters": "many", "characters_reserved_per_url": -1}}}, (500, 23)),
        ({"configuration": {"statuses": []}}, (500, 23)),
        ({"configuration": None}, (500, 23)),
        ({}, (500, 23)),
        ([], (500, 23)),
        (None, (500, 23)),
    ],
)
def test_limits_are_those_that_the_server_tells(told, limits):
    assert limits_of(told) == Limits(*limits)


def test_a_short_text_is_one_part_without_a_counter():
    assert split("  Hello \n", counters=True) == ["Hello"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("one two three\n\nfour five", ["one two three", "four five"]),
        ("one two three\nfour five six", ["one two three", "four five six"]),
        ("One two six. Three four", ["One two six.", "Three four"]),
        ("“One two.” Three four five", ["“One two.”", "Three four five"]),
        ("one two three seven five", ["one two three seven", "five"]),
        ("one twothreefourfivesix", ["one", "twothreefourfivesix"]),
        ("o. twothreefour seven", ["o. twothreefour", "seven"]),
        ("abcdefghijklmnopqrstuvwxyz", ["abcdefghijklmnopqrst", "uvwxyz"]),
        ("一二三四五六七八九十一。二三四五六七八九十一二", ["一二三四五六七八九十一。", "二三四五六七八九十一二"]),
        (
            "「一二三四五六七八九十一。」二三四五六七八九十一二",
            ["「一二三四五六七八九十一。」", "二三四五六七八九十一二"],
        ),
        (f"{'x' * 18}👨‍👩‍👧‍👦🇩🇪🇫🇷", [f"{'x' * 18}👨‍👩‍👧‍👦🇩🇪", "🇫🇷"]),
        ("one two three four #hashtag", ["one two three four", "#hashtag"]),
        (f"{'x' * 15}#hashtag", ["x" * 15, "#hashtag"]),
        (f"{'x' * 15} @ann@host.example", [f"{'x' * 15} @ann@host.example"]),
        (f"{'x' * 17} @ann@host.example", ["x" * 17, "@ann@host.example"]),
    ],
)
def test_a_text_is_cut_at_the_strongest_break_of_the_second_half(text, parts):
    assert split(text, Limits(20)) == parts


def test_a_link_counts_the_same_whatever_its_length():
    link = f"https://example.com/{'a' * 300}"
    assert split(f"{link} {link} {link}", Limits(47)) == [f"{link} {link}", link]


def test_counters_are_part_of_the_length():
    parts = split("word " * 300, Limits(50), counters=True)
    assert parts[0].endswith(f" (1/{len(parts)})")
    assert parts[-1].endswith(f" ({len(parts)}/{len(parts)})")
    assert len(parts) > 9
    assert max(map(length, parts)) <= 50


def test_the_warning_is_part_of_the_length():
    assert split("one two three four", Limits(20), "Warning") == ["one two three", "four"]


@pytest.mark.parametrize(
    ("text", "limits", "spoiler_text", "message"),
    [
        ("", Limits(), "", "must be a str that is not empty"),
        (" \n", Limits(), "", "must be a str that is not empty"),
        (None, Limits(), "", "must be a str that is not empty"),
        ("see https://example.com/a now", Limits(20), "", "'https://example.com/a' counts 23 .* each part can have 20"),
        (f"#{'a' * 100}", Limits(50), "", "'#a+' counts 101 characters and cannot be cut"),
        ("text", Limits(50), "w" * 60, "'t' counts 1 characters and cannot be cut; each part can have 0"),
    ],
)
def test_what_cannot_be_cut_is_refused(text, limits, spoiler_text, message):
    with pytest.raises(MastodonIllegalArgumentError, match=message):
        split(text, limits, spoiler_text)


PIECES = st.sampled_from(
    [
        "word",
        ".",
        " ",
        "\n",
        "\n\n",
        "https://example.com/path",
        "http://a.bc",
        "@ann@host.example",
        "@bob",
        "#tag",
        "👨‍👩‍👧‍👦",
        "🇩🇪",
        "e\u0301",
        "\u0301",
        "。",
        "長い",
        "x" * 90,
        "?",
        "(",
        "/",
    ]
)
TEXTS = st.lists(PIECES, min_size=1, max_size=60).map("".join).filter(str.strip)


@given(TEXTS, st.booleans())
def test_every_part_fits(text, counters):
    limits = Limits(60)
    try:
        parts = split(text, limits, "CW", counters=counters)
    except MastodonIllegalArgumentError as error:
        assert "cannot be cut" in str(error)  # noqa: PT017 - what is glued together can be longer than a part
    else:
        assert max(length(part, "CW", limits) for part in parts) <= 60


@given(TEXTS)
def test_nothing_but_white_space_is_lost(text):
    try:
        parts = split(text, Limits(60))
    except MastodonIllegalArgumentError:
        return
    assert "".join("".join(parts).split()) == "".join(text.split())


@given(TEXTS)
def test_links_and_graphemes_stay_whole(text):
    spaced = text.replace("https://example.com/path", " https://example.com/path ")
    try:
        parts = split(spaced, Limits(60))
    except MastodonIllegalArgumentError:
        return
    assert sum(part.count("https://example.com/path") for part in parts) == spaced.count("https://example.com/path")
    assert sum(part.count("👨‍👩‍👧‍👦") for part in parts) == spaced.count("👨‍👩‍👧‍👦")


@pytest.mark.parametrize("text", ["(" * 50_000, "(a" * 25_000, "a" * 50_000, "a." * 25_000, "?" * 50_000, "." * 50_000])
@pytest.mark.parametrize("start", ["http://x.example/", "http://", "@", "@a@", "", "https://x.example/?"])
def test_hostile_text_is_counted_in_linear_time(start, text):
    """A quadratic pattern would need minutes for one of these."""
    assert length(start + text) > 0
