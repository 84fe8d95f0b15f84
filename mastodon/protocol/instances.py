"""Instances: what the words of a server about itself mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit, urlunsplit

from mastodon import _json
from mastodon.errors import MastodonAPIError
from mastodon.protocol.limits import inner
from mastodon.protocol.paging import origin
from mastodon.protocol.response import field_of

if TYPE_CHECKING:
    from collections.abc import Mapping

_SCHEMA = "http://nodeinfo.diaspora.software/ns/schema/2."

FEEDS: Mapping[str, str] = {
    "public": "live_feeds",
    "local": "live_feeds",
    "hashtag": "hashtag_feeds",
    "tag": "hashtag_feeds",
    "link": "trending_link_feeds",
}
"""Which part of ``timelines_access`` is about which timeline."""

PERSONAL = frozenset({"home", "list", "direct"})
"""Timelines that belong to a user."""


def nodeinfo_path(index: object, schema: str, base: str) -> str:
    """
    Find where a server has a version of its NodeInfo.

    Args:
        index: The answer to the question for that.
        schema: The version.
        base: The server.

    Raises:
        MastodonAPIError: It does not have that version, or names another server for it.
    """
    links = field_of(index, "links")
    found = cast("list[object]", links) if isinstance(links, list) else []
    known = [cast("dict[str, Any]", link) for link in found if isinstance(link, dict)]
    addresses = {str(link.get("rel")): link.get("href") for link in known}
    address = addresses.get(schema)
    if not isinstance(address, str):
        raise MastodonAPIError(f"{base} has no NodeInfo {schema}; it has: {', '.join(addresses) or 'none'}")
    try:
        own = origin(address) == origin(base)
    except ValueError:  # A port that is no number.
        own = False
    if not own:
        raise MastodonAPIError(f"{base} names another server for its NodeInfo: {address}")
    parts = urlsplit(address)
    return urlunsplit(("", "", parts.path, parts.query, ""))


def newest_nodeinfo(index: object) -> str:
    """
    Name the newest version of NodeInfo that a server has; 2.0 if it tells none.

    Args:
        index: The answer to the question for that.
    """
    links = inner(index, "links")
    found = [str(inner(link, "rel")) for link in cast("list[object]", links)] if isinstance(links, list) else []
    return max((schema for schema in found if schema.startswith(_SCHEMA)), default=f"{_SCHEMA}0")


def is_healthy(text: str) -> bool:
    """
    Tell whether an answer to the question for a server's health is a good one.

    Args:
        text: The answer: JSON with ``status``, or a word on older servers.
    """
    try:
        told: Any = _json.loads(text.encode())
    except ValueError:
        told = text.strip()
    if isinstance(told, dict):
        told = cast("dict[str, Any]", told).get("status")
    return told in ("OK", "success")


def is_readable(timeline: str, access: object, *, local: bool, remote: bool, with_auth: bool) -> bool | None:
    """
    Tell whether a server lets one read a timeline; None if it does not tell, or there is no such timeline.

    Args:
        timeline: Its name, such as ``public`` or ``tag/NAME``.
        access: What the server tells: who may read which feed.
        local: Whether its own statuses are wanted.
        remote: Whether those of other servers are wanted; neither of the two means whatever there is.
        with_auth: Whether a user is logged in.
    """
    kind = timeline.partition("/")[0]
    if kind in PERSONAL:
        return with_auth
    feed = cast("dict[str, Any]", access).get(FEEDS.get(kind, "")) if isinstance(access, dict) else None
    if not isinstance(feed, dict):
        return None
    local = local or kind == "local"
    wanted = [
        cast("dict[str, Any]", feed).get(origin)
        for origin, chosen in (("local", local), ("remote", remote))
        if chosen or not (local or remote)
    ]
    if not (local or remote):
        wanted = [level for level in wanted if level != "disabled"] or ["disabled"]
    return not any(level == "disabled" or (level == "authenticated" and not with_auth) for level in wanted)
