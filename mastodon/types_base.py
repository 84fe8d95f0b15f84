"""The module of this name in Mastodon.py: what results and arguments are made of."""

from __future__ import annotations

from abc import ABC
from copy import deepcopy
from datetime import datetime
from types import UnionType
from typing import Any, ForwardRef, Self, TypeAlias, TypeVar, Union, get_args, get_origin

from mastodon.entities.base import (
    AttribAccessDict,
    Page,
    PaginationInfo,
    Results,
    decode,
    from_json,
    name_of_type,
    to_json,
    type_named,
)
from mastodon.entities.error import Empty as EmptyResponse
from mastodon.protocol.ids import EPOCH, MILLISECOND, snowflake, time_of, with_offset
from mastodon.types import PathOrFile

__all__ = [
    "BASE62_ALPHABET",
    "AttribAccessDict",
    "AttribAccessList",
    "EmptyResponse",
    "Entity",
    "EntityList",
    "IdType",
    "MaybeSnowflakeIdType",
    "NonPaginatableList",
    "OrderedStrDict",
    "PaginatableList",
    "PaginationInfo",
    "PathOrFile",
    "PrimitiveIdType",
    "T",
    "WebpushCryptoParamsPrivkey",
    "WebpushCryptoParamsPubkey",
    "base62_to_int",
    "get_type_class",
    "int_to_base62",
    "real_issubclass",
    "resolve_type",
    "stringify_type",
    "try_cast",
    "try_cast_recurse",
]

T = TypeVar("T")

PaginatableList = Page
AttribAccessList = Page
NonPaginatableList = Results
EntityList: TypeAlias = Results[T] | Page[T]

PrimitiveIdType: TypeAlias = str | int
OrderedStrDict: TypeAlias = dict[str, Any]
WebpushCryptoParamsPrivkey: TypeAlias = dict[str, Any]
WebpushCryptoParamsPubkey: TypeAlias = dict[str, Any]

BASE62_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


class Entity(ABC):  # noqa: B024 - a name for isinstance(), no interface
    """What all entities and lists of them are instances of."""

    def to_json(self, pretty: bool = True) -> str:
        """
        Write the entity or list as JSON text for ``from_json()``.

        Args:
            pretty: Whether to indent for people.
        """
        return to_json(self, pretty=pretty)

    @staticmethod
    def from_json(json_str: str) -> Any:
        """
        Read what ``to_json()`` of an entity or list wrote.

        Args:
            json_str: The text.

        Raises:
            ValueError: The text is not JSON, or was not written by ``to_json()``.
        """
        return from_json(json_str)


Entity.register(AttribAccessDict)
Entity.register(Results)


class MaybeSnowflakeIdType(str):
    """
    An id as text, from which the time can be told.

    Results hold ids as they are, an ``int`` or a ``str``; ``id_to_datetime()`` of a client tells their times, too.
    """

    __slots__ = ("_flake",)

    _flake: bool

    def __new__(cls, val: PrimitiveIdType | datetime, assume_pleroma: bool = False) -> Self:
        """
        Make the text.

        Args:
            val: The id, or a time to make one of.
            assume_pleroma: Whether it is an id of Pleroma or its relatives.
        """
        if isinstance(val, datetime):
            time = with_offset(val, "val")
            flake = (time - EPOCH) // MILLISECOND << 64
            val = int_to_base62(flake).rjust(18, "0") if assume_pleroma else snowflake(time)
        made = super().__new__(cls, str(int(val)) if isinstance(val, int) else val)
        made._flake = assume_pleroma
        return made

    def to_datetime(self) -> datetime | None:
        """Tell when the id was made; None if it does not contain the time."""
        if not self._flake:
            return time_of(self)
        try:
            return time_of(base62_to_int(self) >> 64 << 16)
        except ValueError:
            return None


IdType: TypeAlias = PrimitiveIdType | MaybeSnowflakeIdType | datetime


def int_to_base62(val: int) -> str:
    """
    Write a number in base 62.

    Args:
        val: The number, 0 or more.

    Raises:
        ValueError: It is negative.
    """
    if val < 0:
        message = f"only numbers from 0 on can be written in base 62, not {val}"
        raise ValueError(message)
    text = ""
    while val or not text:
        val, digit = divmod(val, 62)
        text = BASE62_ALPHABET[digit] + text
    return text


def base62_to_int(base62: str) -> int:
    """
    Read a number in base 62.

    Args:
        base62: The text.

    Raises:
        ValueError: There is another character in it.
    """
    number = 0
    for digit in base62:
        number = number * 62 + BASE62_ALPHABET.index(digit)
    return number


def try_cast(t: Any, value: Any, retry: bool = True, union_specializer: Any = None) -> Any:  # noqa: ARG001 - not needed
    """
    Turn parsed JSON into what the client returns for it; what does not fit stays as it is.

    Args:
        t: The type, such as ``Status`` or ``PaginatableList[Status]``.
        value: The parsed JSON. It is not changed.
        retry: Ignored.
        union_specializer: Ignored: of several classes, the one that knows most of the keys is taken.
    """
    return decode(t, deepcopy(value))


def try_cast_recurse(t: Any, value: Any, union_specializer: Any = None) -> Any:  # noqa: ARG001 - not needed
    """
    Turn parsed JSON into what the client returns for it, to any depth.

    Args:
        t: The type, such as ``Status`` or ``PaginatableList[Status]``.
        value: The parsed JSON. It is not changed.
        union_specializer: Ignored: of several classes, the one that knows most of the keys is taken.
    """
    return decode(t, deepcopy(value))


def stringify_type(tp: Any) -> str:
    """
    Name a type so that ``resolve_type()`` finds it again.

    Args:
        tp: The type, such as ``PaginatableList[Status]``.
    """
    return name_of_type(tp)


def resolve_type(t: Any) -> Any:
    """
    Give the type that a name means; what is a type already stays as it is.

    Args:
        t: The type, or its name.
    """
    name = t.__forward_arg__ if isinstance(t, ForwardRef) else t
    return type_named(name) if isinstance(name, str) else t


def get_type_class(typ: Any) -> Any:
    """
    Give the class of a type, without what stands in its brackets.

    Args:
        typ: The type, such as ``PaginatableList[Status]``.
    """
    return get_origin(typ) or typ


def real_issubclass(type1: Any, type2orig: Any) -> bool:
    """
    Tell whether a type is a subclass of another, or of one in a union; brackets do not matter.

    Args:
        type1: The type.
        type2orig: The other type, or the union.
    """
    one = get_type_class(type1)
    others = get_args(type2orig) if get_origin(type2orig) in {Union, UnionType} else (type2orig,)
    return isinstance(one, type) and any(
        issubclass(one, other) for other in map(get_type_class, others) if isinstance(other, type)
    )
