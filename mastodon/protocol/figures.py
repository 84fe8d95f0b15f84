"""Figures: which of a server's statistics are asked for, and what they are about."""

from __future__ import annotations

from typing import Any

from mastodon.errors import MastodonIllegalArgumentError
from mastodon.protocol.ids import id_of


def keys_of(**figures: Any) -> list[str]:
    """
    Give the names of the figures that are asked for.

    Args:
        figures: By name: True, or what the figure is about; False or None, if it is not asked for.

    Raises:
        MastodonIllegalArgumentError: None is asked for.
    """
    keys = [name for name, asked in figures.items() if asked is not None and asked is not False]
    if not keys:
        raise MastodonIllegalArgumentError(f"ask for one figure at least: {', '.join(figures)}")
    return keys


def about_tag(name: str, tag: Any) -> dict[str, int | str] | None:
    """
    Say which hashtag a figure is about.

    Args:
        name: What to call it in an error.
        tag: The hashtag, or its id; None, if the figure is not asked for.

    Raises:
        MastodonIllegalArgumentError: It is no hashtag.
    """
    return None if tag is None else {"id": id_of(tag, name)}


def about_server(domain: str | None) -> dict[str, str] | None:
    """
    Say which server a figure is about.

    Args:
        domain: Its domain; None, if the figure is not asked for.
    """
    return None if domain is None else {"domain": domain}
