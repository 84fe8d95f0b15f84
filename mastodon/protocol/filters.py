"""
Filters: which statuses and notifications they match.

Servers from Mastodon 4.0.0 on match filters themselves (``status.filtered``); before, each client did. The rules are
those of Mastodon, so that both find the same:

* searched are the text without its markup (what a link shows, not where it leads), the content warning, the options of
  the poll and the descriptions of media; of a boost, those of the boosted status;
* case does not matter;
* a whole word is one that has no letter, digit or underscore next to it; at an end of the phrase that is none of these
  itself, anything may stand next to it: ``#cat`` is found in ``my#cat``, not in ``#cats``.
"""

from __future__ import annotations

import re
from copy import copy
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar, cast

from mastodon.errors import MastodonIllegalArgumentError
from mastodon.protocol.choices import one_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mastodon.entities.base import Json

L = TypeVar("L", bound="list[Any]")

CONTEXTS = ("home", "notifications", "public", "thread", "account")
"""Where a filter can hold."""

_BREAK = re.compile(r"<br\s*/?>|</p>|</li>", re.IGNORECASE)
_MARKUP = re.compile(r"<[a-z/!?][^>]*(?:>|\Z)", re.IGNORECASE)


def unfiltered(objects: L, filters: Iterable[Mapping[str, Any]], context: str, now: float) -> L:
    """
    Leave out what filters match, in a copy of the list.

    Args:
        objects: Statuses, or notifications.
        filters: Filters, with one phrase or with keywords and statuses.
        context: Where the objects will be shown.
        now: The time in seconds since 1970.

    Raises:
        MastodonIllegalArgumentError: There is no such context, or that is no list.
    """
    one_of("context", context, CONTEXTS)
    if not isinstance(cast("object", objects), list):
        raise MastodonIllegalArgumentError(f"objects must be a list, not {type(objects).__name__}")
    holding = [found for found in filters if context in _list(found.get("context")) and not _expired(found, now)]
    phrases = [pattern(*phrase) for found in holding for phrase in _phrases(found) if phrase[0]]
    entries = [entry.get("status_id") for found in holding for entry in _dicts(found.get("statuses"))]
    named = {str(entry) for entry in entries if entry is not None}
    kept = copy(objects)
    kept[:] = [thing for thing in objects if not _matches(_status_of(thing), phrases, named)]
    return kept


def pattern(phrase: str, whole_word: bool) -> re.Pattern[str]:
    """
    Give the pattern that finds a phrase in a text.

    Args:
        phrase: The phrase.
        whole_word: Whether it must not be part of a longer word.
    """
    begin = r"\b" if whole_word and re.match(r"\w", phrase) else ""
    end = r"\b" if whole_word and re.search(r"\w\Z", phrase) else ""
    return re.compile(f"{begin}{re.escape(phrase)}{end}", re.IGNORECASE)


def searchable_text(status: Mapping[str, Any]) -> str:
    """
    Give the text of a status in which filters look for their phrases.

    Args:
        status: The status.
    """
    from mastodon.content.plain import unescaped

    poll: Json = status.get("poll")
    parts = [
        status.get("spoiler_text"),
        unescaped(_MARKUP.sub("", _BREAK.sub("\n", str(status.get("content") or "")))),
        *(option.get("title") for option in _dicts(poll.get("options") if isinstance(poll, dict) else None)),
        *(medium.get("description") for medium in _dicts(status.get("media_attachments"))),
    ]
    return "\n\n".join(str(part) for part in parts if part)


def _phrases(found: Mapping[str, Any]) -> Iterator[tuple[str, bool]]:
    """Give the phrases of a filter of either kind, and whether each is a whole word."""
    if "phrase" in found:
        yield str(found["phrase"] or ""), bool(found.get("whole_word"))
    for keyword in _dicts(found.get("keywords")):
        yield str(keyword.get("keyword") or ""), bool(keyword.get("whole_word"))


def _expired(found: Mapping[str, Any], now: float) -> bool:
    """Tell whether a filter holds no longer."""
    until = found.get("expires_at")
    return isinstance(until, datetime) and until.timestamp() <= now


def _status_of(thing: Json) -> dict[str, Any] | None:
    """Give the status that filters look at: of a notification, the one it is about; of a boost, the boosted one."""
    status: Json = thing.get("status") if isinstance(thing, dict) and "type" in thing else thing
    if not isinstance(status, dict):
        return None
    boosted: Json = status.get("reblog")
    return boosted if isinstance(boosted, dict) else status


def _matches(status: dict[str, Any] | None, phrases: list[re.Pattern[str]], named: set[str]) -> bool:
    """Tell whether a filter names a status, or finds one of its phrases in it."""
    if status is None:
        return False
    if str(status.get("id")) in named:
        return True
    text = searchable_text(status)
    return any(phrase.search(text) for phrase in phrases)


def _list(values: Json) -> list[Json]:
    """Give a list; servers may send null, or other things."""
    return values if isinstance(values, list) else []


def _dicts(values: Json) -> list[dict[str, Any]]:
    """Give those of a list that are dicts."""
    return [entry for entry in _list(values) if isinstance(entry, dict)]
