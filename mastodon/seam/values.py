"""Values that may still be on their way, and what the methods of listeners return."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import Annotated, TypeAlias, TypeVar, cast

T = TypeVar("T")

Soon: TypeAlias = Awaitable[T] | T
"""For ``AsyncMastodon``: a value, or the coroutine that brings it."""

Ready: TypeAlias = Annotated[T, "at once"]
"""For ``Mastodon``: a value."""


async def aready(value: Soon[T]) -> T:
    """
    Wait for a value if it is still on its way.

    Args:
        value: The value, or what brings it.
    """
    if isinstance(value, Awaitable):
        return await cast("Awaitable[T]", value)
    return value


def ready(value: Ready[T]) -> T:
    """
    Give the value.

    Args:
        value: The value.
    """
    return value


async def asettle(outcome: object) -> None:
    """
    Wait for what a method of a listener returned, if it has to be waited for.

    Args:
        outcome: What it returned.
    """
    await aready(outcome)


def settle(outcome: object) -> None:
    """
    Refuse what a method of a listener returned, if it would have to be waited for.

    Args:
        outcome: What it returned.

    Raises:
        MastodonIllegalArgumentError: It is a coroutine or the like.
    """
    from mastodon.protocol import listening

    listening.settle(outcome)
