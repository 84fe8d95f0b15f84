"""Choices: arguments that are one word of a few."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.errors import MastodonIllegalArgumentError

if TYPE_CHECKING:
    from collections.abc import Iterable


def one_of(name: str, value: str | None, allowed: tuple[str, ...]) -> str | None:
    """
    Give a word back if it is one of those that the server knows.

    Args:
        name: What to call it in an error.
        value: The word; None, where the server chooses.
        allowed: What the server knows.

    Raises:
        MastodonIllegalArgumentError: It is another one.
    """
    if value is not None and value not in allowed:
        raise MastodonIllegalArgumentError(f"{name} must be {', '.join(allowed[:-1])} or {allowed[-1]}, not {value!r}")
    return value


def listed(words: str | Iterable[str] | None) -> Iterable[str] | None:
    """
    Make a list of one word where several may be meant; a server does not understand a lone one there.

    Args:
        words: One word or several; None, where the server chooses.
    """
    return [words] if isinstance(words, str) else words


def some_of(name: str, values: str | Iterable[str] | None, allowed: tuple[str, ...]) -> list[str] | None:
    """
    Give a list of words if each is one of those that the server knows.

    Args:
        name: What to call one of them in an error.
        values: One word or several; None, where the server chooses.
        allowed: What the server knows.

    Raises:
        MastodonIllegalArgumentError: One of them is another, or there is none.
    """
    if values is None:
        return None
    words = [values] if isinstance(values, str) else list(values)
    if not words:
        raise MastodonIllegalArgumentError(f"{name} must be one or several of {', '.join(allowed)}")
    for word in words:
        one_of(name, word, allowed)
    return words
