"""Figures: which of a server's statistics are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mastodon.errors import MastodonIllegalArgumentError
from mastodon.protocol.ids import id_of

if TYPE_CHECKING:
    from collections.abc import Mapping


def figures(flags: Mapping[str, bool], tags: Mapping[str, Any], domains: Mapping[str, str | None]) -> dict[str, Any]:
    """
    Write which figures are asked for as the server wants it: their keys, and for some, about what.

    Args:
        flags: Figures about the whole server, and whether they are wanted.
        tags: Figures about a hashtag, and which.
        domains: Figures about another server, and which.

    Raises:
        MastodonIllegalArgumentError: None is asked for.
    """
    about: dict[str, Any] = {name: {"id": id_of(tag, name)} for name, tag in tags.items() if tag is not None}
    about |= {name: {"domain": domain} for name, domain in domains.items() if domain is not None}
    keys = [name for name, wanted in flags.items() if wanted] + list(about)
    if not keys:
        raise MastodonIllegalArgumentError(f"ask for one figure at least: {', '.join([*flags, *tags, *domains])}")
    return {"keys": keys, **about}
