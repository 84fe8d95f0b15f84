"""
Plain text from the HTML of servers.

The idea. The HTML is read once, from tag to tag. A tag means a line break, a mark before a line (``> ``, ``- ``,
``1. ``), or the beginning or end of a link; one that means none of these is read over. Breaks are written when the next
text comes, so that what is empty leaves nothing.

* A link is written as its whole address: Mastodon hides the ends of addresses, others show something else. Where the
  text says something of its own, the address follows it.
* Mentions and hashtags are written as such; mentions in full, if the caller knows whom they mean.
* A line break in the source means a space, as in HTML; several spaces stay, as Mastodon shows them.

Why not ``html.parser``: its time grows with the square of what is broken, two seconds for 24 KB on Python 3.11.7, and
anybody can post that. Each pattern here passes over the text once. Broken HTML only has to give text, in which nothing
is trusted; what goes to a browser is made by a sanitiser.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import unquote

from mastodon.content.terminal import printable

if TYPE_CHECKING:
    from collections.abc import Sequence

_TOKEN = re.compile(
    r"""
    <!--(?:-?>|.*?(?:--!?>|\Z))
    | <(?P<raw>head|iframe|noembed|noframes|noscript|object|script|style|svg|template|title)\b.*?(?:</(?P=raw)\s*>|\Z)
    | <(?P<close>/?)(?P<name>[a-z][a-z0-9]*)(?P<rest>(?:[^<>"']++|"[^"]*+"|'[^']*+')*+)>
    | <[a-z/!?][^<>]*>
    """,
    re.ASCII | re.DOTALL | re.IGNORECASE | re.VERBOSE,
)

_ATTRIBUTE = re.compile(r"""([^\s=/"']++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"']++)))?""")

_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
"""In an attribute, a reference needs its semicolon: ``?a=1&copy=2`` is an address."""

_TOO_LONG = re.compile(r"&#[0-9]{8,};?")
"""No character, and more digits than ``html.unescape()`` can take."""

_WHITE = " \t\n\r\f"
_SPACES = re.compile(rf"[{_WHITE}]++")

_NAME = re.compile(r"[@#＠＃]?[^\s@#＠＃]\S*")  # noqa: RUF001 - full width, as typed in Japan
"""A mention or hashtag; some software has its sign before the link."""

_SCHEME = re.compile(r"(?!javascript:|data:|vbscript:)[a-z][a-z0-9+.-]*:.", re.ASCII | re.IGNORECASE)

_PARAGRAPHS = frozenset({"blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "ol", "p", "pre", "table", "ul"})
"""What is set apart by an empty line, except in a list."""

_LINES = frozenset(
    {"article", "aside", "dd", "details", "div", "dl", "dt", "figcaption", "figure", "footer", "header"}
) | {*("li", "main", "nav", "section", "summary", "tr")}
"""What has lines of its own."""

_DEEPEST = 20
"""How many quotes and lists within each other get marks."""


def plain_text(html: str, mentions: Sequence[Mapping[str, Any]] = (), *, quote: bool = True) -> str:
    """
    Give the text of HTML, as somebody would have typed it, and safe to print.

    Links are written out, paragraphs and ``<br>`` become line breaks, lists and quotes get ``- `` and ``> ``, custom
    emojis stay ``:shortcode:``. Characters that a terminal would obey, or that have no width, are left out, as by
    ``printable()``.

    Args:
        html: Such as the ``content`` of a status or the ``note`` of an account.
        mentions: The ``mentions`` of the status, which are then written as ``@user@domain``.
        quote: Whether to keep the line ``RE: …`` that servers add for readers who do not know quotes.
    """
    writer = _Writer(_accounts(mentions), quote=quote)
    at = 0
    for token in _TOKEN.finditer(html):
        writer.text(unescaped(html[at : token.start()]))
        at = token.end()
        if token["close"]:
            writer.end(token["name"].lower())
        elif token["name"]:
            writer.start(token["name"].lower(), token["rest"])
    writer.text(unescaped(html[at:]))
    return writer.finish()


def text_of(status: Mapping[str, Any]) -> str:
    """
    Give the text of a status; of a boost, that of the boosted status. A quote is in ``quote``, not in the text.

    Args:
        status: The status.
    """
    boosted: object = status.get("reblog")
    shown = cast("Mapping[str, Any]", boosted) if isinstance(boosted, Mapping) else status
    content, mentions = shown.get("content"), cast("list[Any]", shown.get("mentions"))
    return plain_text(content, mentions, quote=not shown.get("quote")) if isinstance(content, str) else ""


def unescaped(text: str) -> str:
    """
    Decode the character references of HTML.

    Args:
        text: Text between tags.
    """
    if "&" not in text:
        return text
    from html import unescape

    return unescape(_TOO_LONG.sub("\ufffd", text))


def _attributes(rest: str) -> dict[str, str]:
    """Read the attributes of a tag; of two with one name, the first counts."""
    found: dict[str, str] = {}
    for name, *values in _ATTRIBUTE.findall(rest):
        found.setdefault(name.lower(), _REFERENCE.sub(lambda reference: unescaped(reference[0]), "".join(values)))
    return found


def _accounts(mentions: object) -> dict[str, str]:
    """Give the mentioned accounts by the addresses of their pages; a server may have sent something else."""
    listed = cast("Sequence[object]", mentions) if isinstance(mentions, (list, tuple)) else ()
    known = [cast("Mapping[str, Any]", mention) for mention in listed if isinstance(mention, Mapping)]
    pairs = [(mention.get("url"), mention.get("acct")) for mention in known]
    return {url.rstrip("/"): acct for url, acct in pairs if isinstance(url, str) and isinstance(acct, str)}


class _Level:
    """A quote, a list, or an item of one: what its first line begins with, and what the others do."""

    def __init__(self, name: str, mark: str = "", others: str | None = None, number: int | None = None) -> None:
        self.name = name
        self.mark = mark
        self.others = mark if others is None else others
        self.number = number


class _Writer:
    """Puts the text together."""

    def __init__(self, accounts: dict[str, str], *, quote: bool) -> None:
        self._accounts = accounts
        self._quote = quote
        self._written: list[str] = []
        self._breaks = 0  # before the next text
        self._levels: list[_Level] = []
        self._common = 0  # how many levels the last text shares with the next
        self._pre = 0
        self._hidden = False
        self._link: dict[str, str] | None = None
        self._label: list[str] = []

    def start(self, name: str, rest: str) -> None:
        """Begin an element."""
        if name == "p":
            self._hidden = False
        if name == "br":
            self._break()
        elif name == "a":
            self._end_link()
            self._link = _attributes(rest)
        elif name == "img":
            self.text(_attributes(rest).get("alt", ""))
        elif name in {"td", "th"}:
            self.text("\t")
        elif name in _PARAGRAPHS or name in _LINES:
            self._set_apart(name)
            if name == "pre":
                self._pre += 1
            elif name in {"blockquote", "li", "ol", "ul"}:
                self._enter(name, rest)
            elif name == "p" and not self._quote:
                self._hidden = "quote-inline" in _attributes(rest).get("class", "").split()

    def end(self, name: str) -> None:
        """End an element."""
        if name == "p":
            self._hidden = False
        if name == "a":
            self._end_link()
        elif name in _PARAGRAPHS or name in _LINES:
            self._set_apart(name)
            if name == "pre":
                self._pre = max(0, self._pre - 1)
            self._leave(name)

    def text(self, text: str) -> None:
        """Write text."""
        if not text or self._hidden:
            return
        if self._link is not None:
            self._label.append(text)
        elif self._pre:
            first, *others = (text if self._within_a_line() else text.lstrip("\n")).split("\n")
            self._write(first)
            for line in others:
                self._breaks += 1
                self._write(line)
        else:
            if not self._within_a_line():
                begin = text.lstrip(_WHITE)
                if not begin or "\n" in text[: len(text) - len(begin)]:
                    text = begin
            self._write(_SPACES.sub(_space, text))

    def finish(self) -> str:
        """Give the whole text."""
        self._end_link()
        return "\n".join(line.rstrip(" \t") for line in printable("".join(self._written)).split("\n")).strip("\n")

    def _within_a_line(self) -> bool:
        return bool(self._written) and not self._breaks

    def _write(self, text: str) -> None:
        """Write what has no line break, after the breaks and marks that are due."""
        if not text:
            return
        if not self._within_a_line():
            if self._written:
                between = "".join(level.others for level in self._levels[: self._common]).rstrip()
                self._written.append("\n" + f"{between}\n" * (self._breaks - 1))
            for level in self._levels:
                self._written.append(level.mark)
                level.mark = level.others
            self._breaks, self._common = 0, len(self._levels)
        self._written.append(text)

    def _break(self) -> None:
        """Break the line."""
        if self._link is None:
            self._breaks += 1
        else:
            self._label.append(" ")

    def _set_apart(self, name: str) -> None:
        """Begin a new line, or a new paragraph."""
        self._end_link()
        item = next((level for level in reversed(self._levels) if level.name == "li"), None)
        if item is None or item.mark == item.others:  # Else the line has its mark, but no text yet.
            self._breaks = max(self._breaks, 2 if name in _PARAGRAPHS and item is None else 1)

    def _enter(self, name: str, rest: str) -> None:
        """Begin a quote, a list, or an item."""
        if name == "li":
            inner = next((level for level in reversed(self._levels) if level.name != "blockquote"), None)
            if inner is not None and inner.name == "li":
                self._leave(name)
        if len(self._levels) == _DEEPEST:
            return
        if name == "blockquote":
            self._levels.append(_Level(name, "> "))
        elif name == "li":
            outer = self._levels[-1] if self._levels else None
            if outer is None or outer.number is None:
                self._levels.append(_Level(name, "- ", "  "))
            else:
                mark = f"{outer.number}. "
                outer.number += 1
                self._levels.append(_Level(name, mark, " " * len(mark)))
        else:
            begin = _attributes(rest).get("start", "")
            number = int(begin) if begin.isdecimal() and len(begin) < 9 else 1
            self._levels.append(_Level(name, number=number if name == "ol" else None))

    def _leave(self, name: str) -> None:
        """End a quote, a list, or an item, and what was left open in it."""
        for depth in reversed(range(len(self._levels))):
            if self._levels[depth].name == name:
                del self._levels[depth:]
                self._common = min(self._common, depth)
                return

    def _end_link(self) -> None:
        """End a link, if one is open."""
        if self._link is None:
            return
        link, label = self._link, _SPACES.sub(" ", "".join(self._label))
        self._link, self._label = None, []
        words = label.strip(" ")
        self.text(" " if label.startswith(" ") else "")
        self.text(self._linked(words, link))
        self.text(" " if words and label.endswith(" ") else "")

    def _linked(self, words: str, link: dict[str, str]) -> str:
        """Write a link."""
        address = "%20".join(link.get("href", "").split())
        signed = words[:1] in {*"@#＠＃"}  # noqa: RUF001 - as above
        sign = self._written[-1][-1] if self._within_a_line() else ""
        if _NAME.fullmatch(words) and (signed or sign in {"@", "#"}):
            account = self._accounts.get(address.rstrip("/"))
            if account is not None:
                return account if sign == "@" else f"@{account}"
            if not {"hashtag", "mention", "tag", "u-url"}.isdisjoint(f"{link.get('class')} {link.get('rel')}".split()):
                return words
        if not _SCHEME.match(address):
            return words
        return address if not words or _shows(words, address) else f"{words} ({address})"


def _space(found: re.Match[str]) -> str:
    """Give what white space means."""
    return " " if "\n" in found[0] else found[0]


def _shows(words: str, address: str) -> bool:
    """Tell whether the text of a link is its address, or the beginning of it with dots for the rest."""
    shown, whole = _bare(words), _bare(address)
    return shown == whole or (shown.endswith(("…", "...")) and whole.startswith(shown.rstrip("….")))


def _bare(address: str) -> str:
    """Leave out of an address what is often not shown."""
    text = unquote(address).casefold()
    for begin in ("https://", "http://", "mailto:", "www."):
        text = text.removeprefix(begin)
    return text.rstrip("/")
