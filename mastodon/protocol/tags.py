"""Hashtags: what a caller may give where the server wants the name of one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from mastodon.errors import MastodonIllegalArgumentError


def tag_name(hashtag: str | Mapping[str, Any]) -> str:
    """
    Give the name of a hashtag.

    Args:
        hashtag: The name, or an entity with one.

    Raises:
        MastodonIllegalArgumentError: There is no name, or it begins with ``#``.
    """
    name = hashtag.get("name") if isinstance(hashtag, Mapping) else hashtag
    if not isinstance(name, str) or not name:
        raise MastodonIllegalArgumentError(f"a hashtag must be its name or an entity with a name, not {hashtag!r}")
    if name.startswith("#"):
        raise MastodonIllegalArgumentError(f"a hashtag must be without '#': {name.lstrip('#')!r}, not {name!r}")
    return str(name)


def tag_names(hashtags: str | Iterable[str | Mapping[str, Any]] | None) -> list[str] | None:
    """
    Give the names of several hashtags.

    Args:
        hashtags: One name, or several names or entities; None for none.

    Raises:
        MastodonIllegalArgumentError: One of them has no name, or it begins with ``#``.
    """
    if hashtags is None:
        return None
    return [tag_name(hashtag) for hashtag in ([hashtags] if isinstance(hashtags, str) else hashtags)]
