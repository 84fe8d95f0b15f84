"""
How notebooks show results: a status, an account, and lists of them.

Jupyter asks objects for ``_repr_html_()``. What is made here is in no page of ours, so styles stand where they are
used. Nothing is loaded: a picture would tell its server who looks at it, and when, so there are links to pictures. A
status with a content warning is closed until it is clicked on. What a server sends in a wrong place is left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from mastodon.content.markup import escaped, safe_html

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    Fields: TypeAlias = Mapping[str, Any]

MOST = 40
"""How many entries of a list are shown."""

_DEEPEST = 3
"""How many boosts and quotes within each other are shown."""

_QUOTE_LINE = re.compile(r'<p class="quote-inline">.*?(?:</p>|\Z)', re.DOTALL)

_FRAME = (
    '<div dir="auto" style="border-left:3px solid #6364ff;margin:.6em 0;max-width:42em;overflow-wrap:anywhere;'
    'padding:.1em .8em">'
)


def status_card(status: Fields, depth: int = 0) -> str:
    """
    Show a status.

    Args:
        status: The status.
        depth: In how many others it stands.
    """
    boosted, quote = _fields(status, "reblog"), _fields(status, "quote")
    parts = [_head(status)]
    if boosted and depth < _DEEPEST:
        parts += ["<div>boosted</div>", status_card(boosted, depth + 1)]
        return _framed(parts)
    content = _text(status, "content")
    body = [
        f"<div>{safe_html(_QUOTE_LINE.sub('', content) if quote else content)}</div>",
        _list(map(_option, _entries(_fields(status, "poll"), "options"))),
        _list(map(_medium, _entries(status, "media_attachments"))),
    ]
    quoted = _fields(quote, "quoted_status")
    if quoted and depth < _DEEPEST:
        body.append(status_card(quoted, depth + 1))
    warning = _text(status, "spoiler_text")
    if warning:
        body = [f"<details><summary>{escaped(warning)}</summary>", *body, "</details>"]
    counts = [(status.get(f"{what}_count"), what) for what in ("replies", "reblogs", "favourites")]
    return _framed([*parts, *body, _counts(counts)])


def account_card(account: Fields) -> str:
    """
    Show an account.

    Args:
        account: The account.
    """
    rows = [
        f"<li>{escaped(_text(row, 'name'))}: {safe_html(_text(row, 'value'))}</li>"
        for row in _entries(account, "fields")
    ]
    counts = [(account.get(f"{what}_count"), what) for what in ("statuses", "followers", "following")]
    return _framed([_name(account), f"<div>{safe_html(_text(account, 'note'))}</div>", _list(rows), _counts(counts)])


def list_card(entries: list[Any]) -> str | None:
    """
    Show a list of what can be shown; None if there is something else in it.

    Args:
        entries: The list.
    """
    classes: set[type] = set(map(type, entries))
    if not classes or not all(hasattr(one, "_repr_html_") for one in classes):
        return None
    cards = [str(entry._repr_html_()) for entry in entries[:MOST]]
    more = len(entries) - len(cards)
    return "".join(cards) + (f"<div>and {more} more</div>" if more else "")


def _head(status: Fields) -> str:
    """Show who wrote when."""
    when = status.get("created_at")
    moment = escaped(f"{when:%Y-%m-%d %H:%M}" if isinstance(when, datetime) else _text(status, "created_at"))
    return f"{_name(_fields(status, 'account'))} <small>{_link(_text(status, 'url'), moment)}</small>"


def _name(account: Fields) -> str:
    """Show the name and the address of an account."""
    acct, url = _text(account, "acct"), _text(account, "url")
    shown = _text(account, "display_name") or _text(account, "username")
    return f"<b><bdi>{escaped(shown)}</bdi></b> {_link(url, f'<bdi>@{escaped(acct)}</bdi>' if acct else '')}"


def _option(option: Fields) -> str:
    """Show an option of a poll."""
    votes = option.get("votes_count")
    return f"<li>{escaped(_text(option, 'title'))}{f' ({votes})' if isinstance(votes, int) else ''}</li>"


def _medium(medium: Fields) -> str:
    """Show where a medium is, and what can be seen in it."""
    kind, about = escaped(_text(medium, "type") or "file"), escaped(_text(medium, "description"))
    return f"<li>{_link(_text(medium, 'url'), kind)}{': ' if about else ''}{about}</li>"


def _link(url: str, shown: str) -> str:
    """Write a link, if it leads to the web."""
    if not shown or not url.lower().startswith(("https://", "http://")):
        return shown
    return f'<a href="{escaped(url)}" rel="nofollow noopener noreferrer" target="_blank">{shown}</a>'


def _counts(counts: Iterable[tuple[object, str]]) -> str:
    """Show numbers."""
    known = [f"{number} {what}" for number, what in counts if isinstance(number, int)]
    return f"<div><small>{' · '.join(known)}</small></div>" if known else ""


def _list(entries: Iterable[str]) -> str:
    """Show a list, if there is anything in it."""
    written = "".join(entries)
    return f"<ul>{written}</ul>" if written else ""


def _framed(parts: list[str]) -> str:
    return f"{_FRAME}{''.join(parts)}</div>"


def _text(fields: Fields, name: str) -> str:
    value = fields.get(name)
    return value if isinstance(value, str) else ""


def _fields(fields: Fields, name: str) -> Fields:
    value: object = fields.get(name)
    return cast("Fields", value) if isinstance(value, Mapping) else {}


def _entries(fields: Fields, name: str) -> Iterator[Fields]:
    value: object = fields.get(name)
    for entry in cast("list[object]", value) if isinstance(value, list) else ():
        if isinstance(entry, Mapping):
            yield cast("Fields", entry)
