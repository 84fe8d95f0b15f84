"""
JSON by ``orjson``, or by the standard library where ``orjson`` is missing or more strict than a real server.

Both are imported when they are first used: ``orjson`` brings a tenth of the time that importing this package takes.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from types import ModuleType

DEEPEST = 1024
"""How deep objects and lists may be nested: ``orjson`` reads no more. Those of Mastodon are by a dozen."""

_INNER: dict[type, Callable[[Any], Iterable[Any]]] = {dict: dict[str, Any].values, list: iter}
"""What gives the values in an object or list."""


@cache
def _orjson() -> ModuleType | None:
    """Give ``orjson``, where it is installed."""
    try:
        import orjson
    except ImportError:
        return None
    return orjson


def loads(data: bytes, *, strict: bool = False) -> Any:
    """
    Parse JSON text.

    What ``orjson`` refuses (``NaN``, lone surrogates, bytes that are not UTF-8, a byte order mark) gets a second try by
    the standard library: a server that writes one bad character shall not cost its users the whole answer.

    Args:
        data: The JSON text, in UTF-8.
        strict: Whether to refuse bytes that are not UTF-8.

    Raises:
        TooDeepError: It is nested too deeply.
        ValueError: It is not JSON.
    """
    orjson = _orjson()
    if orjson is not None:
        try:
            return orjson.loads(data)
        except ValueError:
            pass
    import json

    try:
        return _shallow(json.loads(data.decode("utf-8-sig", "strict" if strict else "replace")))
    except RecursionError as error:
        raise TooDeepError from error


class TooDeepError(ValueError):
    """JSON is nested more deeply than it can be handled."""

    def __init__(self) -> None:
        super().__init__("nested too deeply")


def _shallow(value: Any) -> Any:
    """Give a value back if it is not nested too deeply. It is gone through level by level."""
    level: list[Any] = [value] if type(value) in _INNER else []
    for _ in range(DEEPEST):
        level = [inner for holder in level for inner in _INNER[type(holder)](holder) if type(inner) in _INNER and inner]
        if not level:
            return value
    raise TooDeepError


def dumps(value: Any, *, indent: bool = False) -> str:
    """
    Write JSON text; times become ISO 8601.

    Args:
        value: What to write: dicts, lists, texts, numbers, booleans, None and datetimes.
        indent: Whether to break lines and indent for people.

    Raises:
        TooDeepError: It is nested too deeply.
        TypeError: There is something else in it.
    """
    orjson = _orjson()
    if orjson is not None:
        try:
            return str(orjson.dumps(value, option=orjson.OPT_INDENT_2 if indent else None), "utf-8")
        except TypeError:
            pass  # Numbers over 64 bits and lone surrogates: the standard library writes them.
    import json

    try:
        return json.dumps(value, default=_isoformat, indent=2 if indent else None)
    except RecursionError as error:
        raise TooDeepError from error


def _isoformat(value: Any) -> str:
    """Write a time as ISO 8601."""
    try:
        return str(value.isoformat())
    except AttributeError:
        message = f"cannot write {type(value).__name__} as JSON"
        raise TypeError(message) from None
