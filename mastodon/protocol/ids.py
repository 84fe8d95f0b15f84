"""Ids: what a caller may give where the server wants one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, TypeGuard, cast

from mastodon.entities.base import to_id
from mastodon.errors import MastodonIllegalArgumentError

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MILLISECOND = timedelta(milliseconds=1)

FIRST = datetime(2016, 3, 1, tzinfo=UTC)
"""The month in which Mastodon was first published; no id is older."""


def id_of(value: Any, name: str = "id") -> int | str:
    """
    Give the id of a thing.

    Args:
        value: An id, an entity or any dict with ``id``, or a time, which becomes the smallest id of that millisecond
            (on servers whose ids contain the time, as Mastodon's do).
        name: What to call it in an error.

    Raises:
        MastodonIllegalArgumentError: It is none of these.
    """
    if isinstance(value, Mapping):
        value = cast("Mapping[str, Any]", value).get("id")
        if value is None or isinstance(value, Mapping):
            raise MastodonIllegalArgumentError(f"{name} must be an id or an entity with an id; this one has no 'id'")
    if isinstance(value, datetime):
        return snowflake(with_offset(value, name))
    if isinstance(value, str):
        if not value:
            raise MastodonIllegalArgumentError(f"{name} must not be empty")
        return str(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return int(value)
    raise MastodonIllegalArgumentError(f"{name} must be an id (int or str) or an entity, not {type(value).__name__}")


def ids_of(value: Any, name: str = "id") -> list[int | str]:
    """
    Give the ids of one thing or of several.

    Args:
        value: A thing as ``id_of()`` takes it, or several of them.
        name: What to call it in an error.

    Raises:
        MastodonIllegalArgumentError: One of them is not such a thing.
    """
    return [id_of(thing, name) for thing in (value if several(value) else [value])]


def several(value: Any) -> TypeGuard[Iterable[Any]]:
    """
    Tell whether a value is a collection of things, not one thing.

    Args:
        value: The value.
    """
    return isinstance(value, Iterable) and not isinstance(value, (str, bytes, bytearray, Mapping))


class Snowflake(int):
    """An id that a caller gave as a time; only servers whose ids contain the time understand it."""

    __slots__ = ()


def snowflake(time: datetime) -> Snowflake:
    """
    Give the smallest id that Mastodon could have made at a time: the milliseconds since 1970, before 16 other bits.

    Args:
        time: The time, with its offset. All before 1970 become 0.
    """
    return Snowflake(max(0, (time - EPOCH) // MILLISECOND) << 16)


def time_of(id: int | str) -> datetime | None:
    """
    Tell when Mastodon made an id; None if the id does not contain it.

    Args:
        id: The id. Those of statuses, accounts and media contain the time since Mastodon 2.0; before, and elsewhere,
            they are counted.
    """
    number = to_id(id)
    if not isinstance(number, int):
        return None
    try:
        time = EPOCH + (number >> 16) * MILLISECOND
    except OverflowError:
        return None
    return time if time >= FIRST else None


def with_offset(time: datetime, name: str) -> datetime:
    """
    Give a time with its offset to UTC.

    Args:
        time: The time; one without an offset is local time.
        name: What to call it in an error.

    Raises:
        MastodonIllegalArgumentError: It is outside of what this system can count.
    """
    try:
        return time if time.tzinfo is not None else time.astimezone()
    except (ValueError, OverflowError, OSError) as error:
        raise MastodonIllegalArgumentError(f"{name} is a time that cannot be converted ({error})") from error
