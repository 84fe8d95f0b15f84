"""
Paging: where the pages before and after a page are.

Servers tell it in three ways, and this module makes one of them:

* a ``Link`` header (most lists): its query holds the cursor. The other parameters of the first request stay in force;
  what the link says wins. A link to another origin is not followed: it would carry the token there.
* an offset (searches, directory, trends): the next page begins where this one ends.
* an object around the list (search results, collections, grouped notifications): either of the two, read from the
  object's lists, and kept on the object.

A neighbour is plain data, ``PaginationInfo``: it outlives the client, and can be pickled or stored as JSON. Its keys
are those of Mastodon.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, cast
from urllib.parse import parse_qsl, unquote, urlsplit

from mastodon.entities.base import AttribAccessDict, Json, Page, PaginationInfo, attach, name_of_type, to_id, type_named
from mastodon.errors import MastodonAPIError, MastodonIllegalArgumentError
from mastodon.protocol.request import Request, pairs

METHOD, ENDPOINT, TYPE = "_pagination_method", "_pagination_endpoint", "_mastopy_type"

CURSORS = frozenset({"max_id", "min_id", "since_id", "offset", "page", "before", "after", "cursor"})
"""Parameters that say where a page begins; those of the first request do not stay in force."""

_LINK = re.compile(r"<([^>]*)>([^<]*)")
_RELATION = re.compile(r"""\brel\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s;,]+))""", re.IGNORECASE)


def attach_neighbours(result: Page[Any] | AttribAccessDict, request: Request[Any], link: str | None, url: str) -> None:
    """
    Write the neighbours of a page onto it, and onto its last and first item.

    Args:
        result: The page, or the object around a list.
        request: What was asked.
        link: The ``Link`` header of the answer.
        url: The address that answered.
    """
    following, previous = neighbours(result, request, link, url)
    attach(result, next=following, previous=previous)
    if isinstance(result, Page) and result:
        first, last = result[0], result[-1]
        if isinstance(last, AttribAccessDict):
            attach(last, next=following)
        if isinstance(first, AttribAccessDict):
            attach(first, previous=previous)


def neighbours(
    result: Page[Any] | AttribAccessDict, request: Request[Any], link: str | None, url: str
) -> tuple[PaginationInfo | None, PaginationInfo | None]:
    """
    Tell where the next and the previous page are.

    Args:
        result: The page, or the object around a list.
        request: What was asked.
        link: The ``Link`` header of the answer.
        url: The address that answered.
    """
    if link:
        links = read_link(link)
        return _linked(request, links.get("next"), url), _linked(request, links.get("prev"), url)
    if "offset" in request.params or (isinstance(result, Page) and request.path.endswith(_OFFSET_PATHS)):
        return _offset(result, request)
    return None, None


_OFFSET_PATHS = ("/accounts/search", "/directory", "/trends", "/trends/links", "/trends/statuses", "/trends/tags")


def read_link(header: str) -> dict[str, str]:
    """
    Read a ``Link`` header: addresses by relation.

    Args:
        header: The header (RFC 8288).
    """
    found: dict[str, str] = {}
    for address, parameters in _LINK.findall(header):
        relation = _RELATION.search(parameters)
        if relation is not None:
            for name in next(filter(None, relation.groups()), "").lower().split():
                found.setdefault(name, address)
    return found


def origin(url: str) -> tuple[str, str, int | None]:
    """
    Give what decides whether two addresses belong to one server: scheme, host and port.

    Args:
        url: The address.
    """
    parts = urlsplit(url)
    return (
        parts.scheme.lower(),
        (parts.hostname or "").lower(),
        parts.port or {"https": 443, "http": 80}.get(parts.scheme),
    )


def _linked(request: Request[Any], address: str | None, url: str) -> PaginationInfo | None:
    """Make the neighbour that a link names."""
    if address is None:
        return None
    try:
        parts = urlsplit(address)
        foreign = bool(parts.netloc) and parts[:2] != urlsplit(url)[:2] and origin(address) != origin(url)
    except ValueError:  # No address, or a port that is no number.
        return None
    # Takahe names a page that there is not <None>.
    nowhere = not parts.netloc and not parts.query and not parts.path.startswith("/")
    if foreign or nowhere:
        return None
    params = {name: value for name, value in request.params.items() if name not in CURSORS}
    linked: dict[str, Any] = {}
    for name, value in parse_qsl(parts.query, keep_blank_values=True):
        key = name.removesuffix("[]")
        if key != name:
            linked.setdefault(key, []).append(value)
        elif "[" not in name:
            linked[key] = to_id(value)
    params.update(linked)
    # Some servers link the last page to itself.
    if linked.keys() <= request.params.keys() and set(pairs(params)) == set(pairs(request.params)):
        return None
    return PaginationInfo(params | _what(request))


def _offset(
    result: Page[Any] | AttribAccessDict, request: Request[Any]
) -> tuple[PaginationInfo | None, PaginationInfo | None]:
    """Make the neighbours of a page that is found by offset."""
    begin = _number(request.params.get("offset"))
    length = _length(result, request)
    back = max(0, begin - (_number(request.params.get("limit")) or length))
    what = dict(request.params) | _what(request)
    return (
        PaginationInfo(what | {"offset": begin + length}) if length else None,
        PaginationInfo(what | {"offset": back}) if back < begin else None,
    )


def _number(value: Any) -> int:
    """Read a number that the caller gave; what is none counts as 0."""
    try:
        return max(0, int(value))
    except (TypeError, ValueError):
        return 0


def _length(result: Page[Any] | AttribAccessDict, request: Request[Any]) -> int:
    """Count what an offset counts: the items of the list, or of the longest list inside the object."""
    if isinstance(result, list):
        return len(result)
    kind = request.params.get("type")
    lists: list[Json] = [result.get(kind)] if isinstance(kind, str) else list(result.values())
    return max((len(inner) for inner in lists if isinstance(inner, list)), default=0)


def _what(request: Request[Any]) -> dict[str, Any]:
    """Name the route and the result."""
    return {METHOD: request.method, ENDPOINT: request.path, TYPE: name_of_type(request.result)}


def request_of(page: Any, direction: str) -> Request[Any] | None:
    """
    Make the request that brings a neighbour; None where there is none.

    Args:
        page: A page, an item that carries a neighbour, an object around a list, or a ``PaginationInfo``.
        direction: ``next`` or ``previous``.

    Raises:
        MastodonIllegalArgumentError: There is nothing in it to page by.
    """
    info = info_of(page, direction)
    if info is None:
        return None
    params = {name: value for name, value in info.items() if not name.startswith("_") and value is not None}
    endpoint = info.get(ENDPOINT)
    if not isinstance(endpoint, str) or not endpoint.startswith("/") or endpoint.startswith("//"):
        raise MastodonIllegalArgumentError(f"{ENDPOINT} must be a path on the server, not {endpoint!r}")
    if ".." in unquote(endpoint).split("/"):
        raise MastodonIllegalArgumentError(f"{ENDPOINT} must not contain '..'")
    kind = type_named(info.get(TYPE) or "PaginatableList")
    return Request(str(info.get(METHOD, "GET")), endpoint, kind, params)


def check_list(page: Any) -> None:
    """
    Refuse to go through an object around lists item by item.

    Args:
        page: The page.

    Raises:
        MastodonIllegalArgumentError: It is not a list.
    """
    if not isinstance(page, list):
        raise MastodonIllegalArgumentError(
            f"{type(page).__name__} is not a list of items; pagination_page_iterator() goes through whole pages"
        )


def check_answer(page: Any, before: Any) -> None:
    """
    Refuse what a server gives for a page and what is none, or of another kind than the page before.

    Args:
        page: What came.
        before: The page before it; None if there was none.

    Raises:
        MastodonAPIError: It is no page.
    """
    wanted = (list, dict) if before is None else list if isinstance(before, list) else dict
    if not isinstance(page, wanted):
        raise MastodonAPIError(f"the server answered {type(page).__name__} where a page was expected")


def repeats(page: Any, before: Any) -> bool:
    """
    Tell whether a page holds the same things as the page before it: some servers do not heed the cursor.

    Args:
        page: A page, or an object around lists.
        before: The page before it.
    """
    return bool(page) and _things(page) == _things(before)


def _things(page: Any) -> Any:
    """Name what a page holds: by ids, for counts change."""
    if isinstance(page, list):
        return [_entries(item).get("id") or item for item in cast("Iterable[Any]", page)]
    return {key: _things(value) for key, value in _entries(page).items()} or page


def _entries(value: Any) -> Mapping[str, Any]:
    """Give what an object holds; of anything else, nothing."""
    return cast("Mapping[str, Any]", value) if isinstance(value, Mapping) else {}


def is_info(page: Any) -> bool:
    """
    Tell whether something says where a page is, and is not a page itself.

    Args:
        page: A page or a ``PaginationInfo``, or a dict that was one.
    """
    return isinstance(page, Mapping) and not isinstance(page, AttribAccessDict) and ENDPOINT in page


def info_of(
    page: Page[Any] | list[Any] | AttribAccessDict | Mapping[str, Any] | None, direction: str
) -> PaginationInfo | None:
    """
    Find where a neighbour is; None where there is none.

    Args:
        page: A page, an item that carries a neighbour, an object around a list, or a ``PaginationInfo``.
        direction: ``next`` or ``previous``.

    Raises:
        MastodonIllegalArgumentError: There is nothing in it to page by.
    """
    if direction not in {"next", "previous"}:
        raise MastodonIllegalArgumentError(f"direction must be 'next' or 'previous', not {direction!r}")
    name = "_pagination_next" if direction == "next" else "_pagination_prev"
    if isinstance(page, (Page, AttribAccessDict)):
        found = getattr(page, name, None)
        return found if isinstance(found, PaginationInfo) else None
    if isinstance(page, Mapping):
        if ENDPOINT in page:
            return PaginationInfo(page)
        if isinstance(page.get(name), Mapping):  # What programs of Mastodon.py stored as JSON.
            return PaginationInfo(page[name])
    if isinstance(page, list):
        return None
    raise MastodonIllegalArgumentError(
        f"a page, its last or first item, or its pagination info was expected, not {type(page).__name__}"
    )
