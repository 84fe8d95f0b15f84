"""
Text: how long a server finds it, and where to cut it into a thread.

A server counts what a reader sees as one character (a *grapheme cluster*, UAX #29), and two things otherwise: a link
counts 23 whatever its length, and a mention only what stands before its second ``@``. A warning counts as well.

Clusters are found by writing one letter for each code point, its kind, and matching *that* text: UAX #29 is a regular
expression over kinds. Most kinds follow from the categories of ``unicodedata``; the rest is listed here. Rule GB9c
(Indic conjuncts) is left out: servers on Ruby before 4.0 do not have it either, and without it the count is the higher
one, so that nothing is refused.

A thread is cut at the strongest break in the second half of what fits: a paragraph, a line, a sentence, a word. Only a
word that is longer than a status is cut inside, between clusters; a link, mention or hashtag never is.
"""

# ruff: noqa: RUF001 - punctuation of all scripts

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, cast
from unicodedata import category, combining

from mastodon.errors import MastodonIllegalArgumentError

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_CHARACTERS = 500
"""How long a status may be, where the server does not tell."""

CHARACTERS_PER_LINK = 23
"""How many characters a link counts, where the server does not tell."""

VIRAMA = 9
"""The combining class of marks that some servers let join two letters into one character, and others do not."""

_LONGEST_LINK, _LONGEST_HOST = 4096, 253
"""Longer ones are not recognised as links and mentions, and count in full."""


class Limits(NamedTuple):
    """What a server allows in a status."""

    max_characters: int = MAX_CHARACTERS
    """How many characters text and warning may have together."""

    characters_per_link: int = CHARACTERS_PER_LINK
    """How many characters a link counts."""


DEFAULT = Limits()


def limits_of(instance: Any) -> Limits:
    """
    Read the limits in what a server tells of itself; those it does not tell are Mastodon's.

    Args:
        instance: The answer of ``/api/v2/instance`` or ``/api/v1/instance``.
    """
    statuses = _inner(_inner(instance, "configuration"), "statuses")
    most = _inner(statuses, "max_characters") or _inner(instance, "max_toot_chars")  # The latter is Pleroma's.
    link = _inner(statuses, "characters_reserved_per_url")
    return Limits(
        most if isinstance(most, int) and most > 0 else MAX_CHARACTERS,
        link if isinstance(link, int) and link > 0 else CHARACTERS_PER_LINK,
    )


def _inner(value: Any, key: str) -> Any:
    return cast("Mapping[str, Any]", value).get(key) if isinstance(value, Mapping) else None


# --- grapheme clusters ----------------------------------------------------------------------------------------------

_CLUSTER = re.compile(r"RN|[RNc]|p*(?:l*(?:v+|Lv*|S)t*|l+|t+|rr|x(?:e*zx)*|[^RNc])[ez]*")
"""
One cluster, over kinds: R carriage return, N line feed, c control, p prepended, l v t L S Hangul (leading, vowel,
trailing, LV and LVT syllables), r regional indicator, x pictograph, e what extends a character, z zero width joiner, o
any other.
"""

_EXTENDING = frozenset("\u200c\u0e33\u0eb3\uff9e\uff9f") | {
    chr(code) for codes in (range(0x1F3FB, 0x1F400), range(0xE0020, 0xE0080)) for code in codes
}
"""What extends a character without being a mark: joiners, Thai and Lao vowels, voicing, skin tones, tags."""

_SPACING = frozenset(
    "\u102b\u102c\u1038\u1062\u1063\u1064\u1067\u1068\u1069\u106a\u106b\u106c\u106d\u1083\u1087\u1088\u1089\u108a\u108b"
    "\u108c\u108f\u109a\u109b\u109c\u1a61\u1a63\u1a64\uaa7b\uaa7d\U00011720\U00011721"
)
"""Marks that are characters of their own: Myanmar, Tai Tham and Ahom vowels."""

_PREPENDED = frozenset(
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\u0d4e\U000110bd\U000110cd\U000111c2\U000111c3"
    "\U000113d1\U0001193f\U00011941\U00011a84\U00011a85\U00011a86\U00011a87\U00011a88\U00011a89\U00011d46\U00011f02"
)
"""What belongs to the character after it: Arabic signs of numbers, and letters of some Indic scripts."""

_SYLLABIC = (
    (0x1100, 0x115F, "l"),
    (0x1160, 0x11A7, "v"),
    (0x11A8, 0x11FF, "t"),
    (0xA960, 0xA97C, "l"),
    (0xD7B0, 0xD7C6, "v"),
    (0xD7CB, 0xD7FB, "t"),
    (0x16D63, 0x16D63, "v"),
    (0x16D67, 0x16D6A, "v"),
)
"""Parts of syllables: those of Hangul, and the vowels of Kirat Rai, which behave as they do."""


def clusters(text: str) -> Iterator[str]:
    """
    Give the grapheme clusters of a text.

    Args:
        text: The text.
    """
    return (text[found.start() : found.end()] for found in _CLUSTER.finditer("".join(map(_kind, text))))


@lru_cache(4096)
def _kind(character: str) -> str:
    """Tell the kind of a code point."""
    code = ord(character)
    if 0x20 <= code < 0x7F:
        return "o"
    if character in "\r\n\u200d":
        return "R" if character == "\r" else "N" if character == "\n" else "z"
    if 0xAC00 <= code <= 0xD7A3:
        return "S" if (code - 0xAC00) % 28 else "L"
    if 0x1F1E6 <= code <= 0x1F1FF:
        return "r"
    for first, last, kind in _SYLLABIC:
        if first <= code <= last:
            return kind
    if character in _PREPENDED:
        return "p"
    group = category(character)
    if character in _EXTENDING or (group[0] == "M" and character not in _SPACING):
        return "e"
    if group in {"Cc", "Cf", "Zl", "Zp"}:
        return "c"
    # Symbols, and what may become a symbol in a later Unicode than Python's.
    return "x" if group in {"So", "Sm"} or 0x1F000 <= code <= 0x1FAFF or character in "‼⁉〰〽" else "o"


# --- what counts otherwise ------------------------------------------------------------------------------------------


@cache
def _special() -> re.Pattern[str]:
    """
    Make the pattern of what counts otherwise or must not be cut, by the rules of Mastodon and the library it uses.

    https://github.com/mastodon/mastodon/blob/main/config/initializers/twitter_regex.rb
    """
    letter = r"[^\s\x00-,./:-@\[-`{-\x7f-]"
    label = rf"{letter}(?:(?:{letter}|[-_])*{letter})?"
    host = rf"(?:{label}\.)+(?:xn--[a-z0-9-]+|[a-z]{{2,}}|[^\W\d_a-z]{{2,}})(?![a-z0-9@+-])"
    plain = r"[^\s<>()?]"
    balanced = rf"\((?:{plain}|\({plain}+\))+\)"
    ending = rf"""(?:[^\s()?!*"'「」<>;:=,.$%\[\]~&|@]|{balanced})"""
    path = rf"/(?:(?:{plain}|{balanced})*{ending})?"
    query = r"\?(?:[a-z0-9!?*'();:&=+$/%#\[\]_.,~|@^-]|[^\x00-\x9f])*(?:[a-z0-9_&=#/-]|[^\x00-\x9f])"
    link = rf"(?:https?|dat|dweb|ipfs|ipns|ssb|gopher|gemini)://{host}(?::\d+)?(?:{path})?(?:{query})?"
    user = r"[a-z0-9_]+(?:[.-]+[a-z0-9_]+)*+"
    return re.compile(
        rf"""
        (?P<link>(?<![a-z0-9@＠$\#＃]){link})
        | (?P<glued>{link}|(?:xmpp|magnet):\S+)
        | (?<![=/\w])(?P<user>@{user})@(?P<host>\w++(?:[.-]+\w+)*+)(?![@＠À-ÖØ-öø-ɏḀ-ỿ]|://)
        | (?P<whole>@{user}|[\#＃]\w+)
        """,
        re.IGNORECASE | re.VERBOSE,
    )


def length(text: str, spoiler_text: str = "", limits: Limits = DEFAULT) -> int:
    """
    Count a text as the server does.

    Args:
        text: The text.
        spoiler_text: The warning before it.
        limits: What the server allows.
    """
    counted = _special().sub(lambda found: _counted(found, limits), text) if text.strip() else ""
    return sum(1 for _ in clusters(spoiler_text + counted))


def least(text: str, spoiler_text: str = "", limits: Limits = DEFAULT) -> int:
    """
    Say what a text counts at least, whatever links, mentions and Unicode the server knows.

    Args:
        text: The text.
        spoiler_text: The warning before it.
        limits: What the server allows.
    """
    words = [_shortest(word, min(limits.characters_per_link, CHARACTERS_PER_LINK)) for word in text.split()]
    # What stands between words is one character at least.
    whole = f"{spoiler_text}{' '.join(words)}"
    doubtful = sum(1 for character in whole if combining(character) == VIRAMA or category(character) == "Cn")
    return sum(1 for _ in clusters(whole)) - doubtful


def _shortest(word: str, characters_per_link: int) -> str:
    """Give what is counted of a word at least, if there may be a link or a mention in it."""
    if "://" in word:
        return word[:characters_per_link]
    return "@".join(word.split("@")[:2])


def _counted(found: re.Match[str], limits: Limits) -> str:
    """Give what is counted in the place of something special."""
    if found["link"] and len(found["link"]) <= _LONGEST_LINK:
        return "x" * limits.characters_per_link
    if found["user"] and len(found["host"]) <= _LONGEST_HOST:
        return found["user"]
    return found[0]


# --- threads --------------------------------------------------------------------------------------------------------

_BREAK = re.compile(r"\s+|(?<=[。！？｡])(?![」』）”’。！？｡])|(?<=[。！？｡][」』）])")
"""Where a text can be cut: at white space, and after a sentence in scripts that have none."""

_SENTENCE = re.compile(r"""[.!?…。！？｡]["'”’»)\]」』）]*$""")

_PARAGRAPH, _LINE, _ENDED, _WORD = range(4)


class _Break(NamedTuple):
    """A place to cut at."""

    stop: int
    """Where the part before it ends."""

    resume: int
    """Where the part after it begins."""

    strength: int
    """How good a place it is; less is better."""


def split(text: str, limits: Limits = DEFAULT, spoiler_text: str = "", *, counters: bool = False) -> list[str]:
    """
    Cut a text into parts, each of which fits into a status.

    Args:
        text: The text.
        limits: What the server allows.
        spoiler_text: The warning that will stand before each part.
        counters: Whether to write ``(1/3)`` behind the parts, if there are several.

    Raises:
        MastodonIllegalArgumentError: The text is empty, or a link, mention or hashtag does not fit into a status.
    """
    if not isinstance(cast("object", text), str) or not text.strip():
        raise MastodonIllegalArgumentError("there is nothing to post: the text must be a str that is not empty")
    text = text.strip()
    room = limits.max_characters - length("", spoiler_text)
    if length(text, "", limits) <= room:
        return [text]
    if not counters:
        return _parts(text, room, limits)
    digits = 1
    while len(str(len(parts := _parts(text, room - len(" (/)") - 2 * digits, limits)))) > digits:
        digits += 1
    return [f"{part} ({index}/{len(parts)})" for index, part in enumerate(parts, 1)]


def _parts(text: str, room: int, limits: Limits) -> list[str]:
    """Cut a text into parts of so many characters."""
    ends, costs = [0], [0]
    for unit, cost in _units(text, limits):
        ends.append(ends[-1] + len(unit))
        costs.append(costs[-1] + cost)
    breaks = _breaks(text, set(ends))
    parts: list[str] = []
    begin = 0
    while costs[-1] - costs[begin] > room:
        reach = bisect_right(costs, costs[begin] + room) - 1
        if reach <= begin:
            unit = text[ends[begin] : ends[begin + 1]]
            cost = costs[begin + 1] - costs[begin]
            raise MastodonIllegalArgumentError(
                f"{unit[:60]!r} counts {cost} characters and cannot be cut; each part can have {max(room, 0)}"
            )
        half = bisect_left(costs, costs[begin] + room / 2)
        place = _place(breaks, ends[begin], ends[half], ends[reach])
        parts.append(text[ends[begin] : place.stop])
        begin = bisect_left(ends, place.resume)
    return [*parts, text[ends[begin] :]]


def _units(text: str, limits: Limits) -> Iterator[tuple[str, int]]:
    """Give what must not be cut: links, mentions, hashtags, clusters; and how much each counts."""
    at = 0
    for found in _special().finditer(text):
        yield from ((cluster, 1) for cluster in clusters(text[at : found.start()]))
        cost = sum(1 for _ in clusters(_counted(found, limits)))
        # What is glued to a word is no link, but becomes one if the part begins with it.
        yield found[0], max(cost, limits.characters_per_link) if found["glued"] else cost
        at = found.end()
    yield from ((cluster, 1) for cluster in clusters(text[at:]))


def _breaks(text: str, ends: set[int]) -> list[_Break]:
    """Find the places to cut at, in their order."""
    found: list[_Break] = []
    for match in _BREAK.finditer(text):
        stop, resume = match.span()
        if stop not in ends or resume not in ends:
            continue
        lines = match[0].count("\n")
        if lines:
            strength = _LINE if lines == 1 else _PARAGRAPH
        else:
            strength = _ENDED if _SENTENCE.search(text, max(0, stop - 4), stop) else _WORD
        found.append(_Break(stop, resume, strength))
    return found


def _place(breaks: list[_Break], begin: int, half: int, reach: int) -> _Break:
    """Choose where a part ends: the strongest break in its second half, else the last one, else where it is full."""
    within = breaks[bisect_right(breaks, begin, key=_stop) : bisect_right(breaks, reach, key=_stop)]
    late = [place for place in within if place.stop >= half]
    if late:
        return min(late, key=lambda place: (place.strength, -place.stop))
    return within[-1] if within else _Break(reach, reach, _WORD)


def _stop(place: _Break) -> int:
    return place.stop
