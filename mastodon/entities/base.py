"""
What every answer is made of: ``AttribAccessDict``, ``Entity``, ``Page``, ``Results`` and ``decode()``.

The idea. An answer is parsed once by the JSON library; then the parsed dicts are changed in place and copied, once,
into their entity class. Only few of the forty keys of a status need a change (ids, times, other entities), and servers
send the same keys in the same order again and again. So each class remembers, for every set of keys it has seen, the
short list of keys to convert (its *plan*); decoding walks that list and nothing else.

* A value that does not fit its annotation is handed over as it came; nothing raises, no key is lost.
* Keys that the class does not declare are kept; objects inside them become ``AttribAccessDict``.
* Conversion is never lazy: a lazy value would show its raw form through ``dict()``, ``==`` and ``json.dumps``.
* Annotations are read when a class first decodes, not at import.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from operator import itemgetter
from types import NoneType, UnionType
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    ClassVar,
    Literal,
    NoReturn,
    Self,
    TypeAlias,
    TypeVar,
    Union,
    cast,
    dataclass_transform,
    get_args,
    get_origin,
    get_type_hints,
)

from mastodon import _json

if TYPE_CHECKING:
    from collections.abc import Callable

    Convert: TypeAlias = Callable[[Any], Any]
    Plan: TypeAlias = list[tuple[str, Convert]]

T = TypeVar("T")
H = TypeVar("H", bound="AttribAccessDict | Page[Any]")

Json: TypeAlias = dict[str, Any] | list[Any] | str | float | bool | None
"""Parsed JSON."""

Id: TypeAlias = int | str
"""An id: an ``int`` where the server sends a plain decimal number, else the text as it came (ULID, UUID, flake)."""

Count: TypeAlias = Annotated[int, "sent as decimal text"]
"""A number that the server sends as text."""

Timestamp: TypeAlias = Annotated[datetime, "sent as seconds since 1970"]
"""A time that the server sends as seconds since 1970-01-01 UTC, as a number or as text."""

PLANS_PER_CLASS = 64
"""How many different sets of keys a class remembers; real servers send a handful."""

fromisoformat, combine = datetime.fromisoformat, datetime.combine


class PaginationInfo(dict[str, Any]):
    """
    Where a neighbouring page is: the request that brings it, as plain data.

    Treat it as opaque: give it to ``fetch_next()`` or ``fetch_previous()``, now or after storing it as JSON.
    """

    __slots__ = ()


class AttribAccessDict(dict[str, Any]):
    """
    A dict whose keys can be read as attributes too.

    Attributes are read-only; change ``entity["key"]`` instead. Keys that are also names of dict methods (``items``,
    ``values`` …) are reached by key only.
    """

    # Any result can be one that the server still works on, so each has the third slot. It costs 8 bytes an object, less
    # than 1% of a timeline; a subclass that has it would be another type than the one asked for.
    __slots__ = ("_async_refresh", "_pagination_next", "_pagination_prev")

    _async_refresh: dict[str, Any]
    _pagination_next: PaginationInfo | None
    _pagination_prev: PaginationInfo | None

    if not TYPE_CHECKING:  # Type checkers shall report fields that the class does not declare.

        def __getattr__(self, name: str) -> Any:
            # A server must not be able to answer for Python's protocols or for our slots.
            if not name.startswith(("__", "_pagination_", "_async_refresh", "_repr_", "_ipython_")):
                try:
                    return self[name]
                except KeyError:
                    pass
            message = f"{type(self).__name__} has no field {name!r}"
            raise AttributeError(message, name=name, obj=self)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        """Refuse: attributes are read-only."""
        message = f"{type(self).__name__}.{name} is read-only; set entity[{name!r}] instead"
        raise AttributeError(message, name=name, obj=self)

    def __delattr__(self, name: str) -> NoReturn:
        """Refuse: attributes are read-only."""
        message = f"{type(self).__name__}.{name} is read-only; delete entity[{name!r}] instead"
        raise AttributeError(message, name=name, obj=self)

    def __repr__(self) -> str:
        """Show class and content; of what is nested too deeply to be shown, the class."""
        try:
            return f"{type(self).__name__}({super().__repr__()})"
        except RecursionError:
            return f"{type(self).__name__}(...)"

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle and copy as class, content and slots."""
        return _restore, (type(self), dict(self), slots(self))

    def copy(self) -> Self:
        """Give a shallow copy of the same class."""
        return _restore(type(self), dict(self), slots(self))

    def to_json(self, pretty: bool = True) -> str:
        """
        Write the entity, with its class and its neighbouring pages, as JSON text for ``from_json()``.

        Args:
            pretty: Whether to indent for people.
        """
        return to_json(self, pretty=pretty)

    @staticmethod
    def from_json(json_str: str) -> Any:
        """
        Read what ``to_json()`` wrote.

        Args:
            json_str: The text.

        Raises:
            ValueError: The text is not JSON, or was not written by ``to_json()``.
        """
        return from_json(json_str)


class Wire:
    """
    The server's name of a field whose name cannot be a Python attribute, or would hide a method of dict.

    Args:
        key: The server's name.
    """

    __slots__ = ("key",)

    def __init__(self, key: str) -> None:
        """Remember the server's name."""
        self.key = key


def wire(key: str) -> Any:
    """
    Declare a field that the server calls otherwise.

    Args:
        key: The server's name.
    """
    return Wire(key)


class Otherwise:
    """
    What a field reads as, by attribute, where the server does not send it.

    Args:
        make: Makes it of the entity.
    """

    __slots__ = ("make",)

    def __init__(self, make: Callable[[Any], object]) -> None:
        """Remember how it is made."""
        self.make = make


def otherwise(make: Callable[[Any], object]) -> Any:
    """
    Declare a field that is made of the others where the server does not send it.

    Args:
        make: Makes it of the entity.
    """
    return Otherwise(make)


@dataclass_transform(frozen_default=True, kw_only_default=True)  # Tells type checkers that fields are read-only.
class EntityType(type):
    """Makes the annotated fields of an entity read-only attributes, and its instances free of a dict of their own."""

    def __new__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> EntityType:
        """Make the class."""
        namespace.setdefault("__slots__", ())
        renamed: dict[str, str] = {}
        for field in namespace.get("__annotations__", ()):
            value = namespace.get(field)
            if isinstance(value, Wire):
                renamed[field] = value.key
            elif isinstance(value, Otherwise):
                namespace[field] = property(_sent_or_made(field, value.make))
                continue
            elif field.startswith("_") or value is not None:
                continue
            namespace[field] = property(itemgetter(renamed.get(field, field)))
        namespace["_renamed"] = {
            key: wired for base in bases for key, wired in getattr(base, "_renamed", {}).items()
        } | renamed
        return super().__new__(cls, name, bases, namespace)


def _sent_or_made(field: str, make: Callable[[Any], object]) -> Callable[[Any], object]:
    """Make the function that reads a field, or makes it."""

    def read(entity: dict[str, Any]) -> object:
        sent = entity.get(field)
        return make(entity) if sent is None else sent

    return read


class Entity(AttribAccessDict, metaclass=EntityType):
    """
    What the server sends, as a dict whose declared fields are typed attributes.

    A declared field that the server did not send reads as None, by attribute and by key, while ``in``, iteration and
    JSON show what came. Fields that the class does not declare are kept and can be read as well.
    """

    _renamed: ClassVar[dict[str, str]]

    def __missing__(self, key: str) -> Any:
        """Read a declared field that the server did not send as None, and a renamed one by our name."""
        if key in _fields(type(self)):
            return None
        wired = self._renamed.get(key)
        if wired is not None:
            return self.get(wired)
        raise KeyError(key)


class Results(list[T]):
    """A list of results that can be written as JSON text and read again."""

    __slots__ = ()

    def to_json(self, pretty: bool = True) -> str:
        """
        Write the list, with its classes and its neighbouring pages if it has any, as JSON text for ``from_json()``.

        Args:
            pretty: Whether to indent for people.
        """
        return to_json(self, pretty=pretty)

    @staticmethod
    def from_json(json_str: str) -> Any:
        """
        Read what ``to_json()`` wrote.

        Args:
            json_str: The text.

        Raises:
            ValueError: The text is not JSON, or was not written by ``to_json()``.
        """
        return from_json(json_str)

    def copy(self) -> Self:
        """Give a shallow copy of the same class."""
        return type(self)(self)

    def _repr_html_(self) -> str | None:
        """Show statuses and accounts in a notebook."""
        from mastodon.content.cards import list_card

        return list_card(self)


class Page(Results[T]):
    """
    A list of results that knows where the next and the previous page are.

    It holds no client: it can be pickled, copied and stored, and its neighbours fetched later by any client.
    """

    __slots__ = ("_async_refresh", "_pagination_next", "_pagination_prev")

    _async_refresh: dict[str, Any]
    _pagination_next: PaginationInfo | None
    _pagination_prev: PaginationInfo | None

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle and copy as class, content and slots."""
        return _restore, (type(self), list(self), slots(self))

    if not TYPE_CHECKING:  # Type checkers shall report attributes that there are not.

        def __getattr__(self, name: str) -> None:
            # Neighbours that were never set read as None.
            if name in {"_pagination_next", "_pagination_prev"}:
                return
            message = f"{type(self).__name__!r} object has no attribute {name!r}"
            raise AttributeError(message, name=name, obj=self)

    def copy(self) -> Self:
        """Give a shallow copy of the same class."""
        return _restore(type(self), list(self), slots(self))

    @property
    def next_page(self) -> PaginationInfo | None:
        """Where the page of older results is, for ``fetch_next()``; None at the end."""
        return self._pagination_next

    @property
    def previous_page(self) -> PaginationInfo | None:
        """Where the page of newer results is, for ``fetch_previous()``; None if the server names none."""
        return self._pagination_prev


# --- what is known of a result besides its content ------------------------------------------------------------------


def slots(holder: AttribAccessDict | Page[Any]) -> dict[str, Any]:
    """
    Read what is known of a list or entity besides its content: its neighbouring pages, and whether it will grow.

    Args:
        holder: The list or entity.
    """
    return {name: value for name in Page.__slots__ if (value := getattr(holder, name, None)) is not None}


def attach(
    holder: AttribAccessDict | Page[Any],
    *,
    next: PaginationInfo | None = None,
    previous: PaginationInfo | None = None,
    refresh: dict[str, Any] | None = None,
) -> None:
    """
    Write what is known of a list or entity besides its content; None leaves it as it was.

    Args:
        holder: The list or entity, or an item of the list.
        next: Where the next page is.
        previous: Where the previous page is.
        refresh: What the server still does to complete the result.
    """
    if next is not None:
        object.__setattr__(holder, "_pagination_next", next)
    if previous is not None:
        object.__setattr__(holder, "_pagination_prev", previous)
    if refresh is not None:
        object.__setattr__(holder, "_async_refresh", refresh)


def _restore(made: Callable[[Any], H], content: Any, known: dict[str, Any]) -> H:
    """Make an entity or list again from its parts, for pickles and copies."""
    holder = made(content)
    for name, value in known.items():
        object.__setattr__(holder, name, value)
    return holder


# --- JSON -----------------------------------------------------------------------------------------------------------

# The envelope is the one of Mastodon.py 2.x, so that stored files can be exchanged.
_VERSION, _TYPE, _DATA, _EXTRA = "_mastopy_version", "_mastopy_type", "_mastopy_data", "_mastopy_extra_data"
_LISTS: dict[str, Any] = {"PaginatableList": Page, "Page": Page, "NonPaginatableList": Results, "list": Results}


def to_json(holder: Any, *, pretty: bool = True) -> str:
    """
    Write an entity or list, with its class and its neighbouring pages, as JSON text for ``from_json()``.

    Args:
        holder: The entity or list.
        pretty: Whether to indent for people.
    """
    envelope = {_VERSION: "2.0.1", _TYPE: _name_of(holder), _DATA: holder, _EXTRA: slots(holder)}
    return _json.dumps(envelope, indent=pretty)


def from_json(json_str: str) -> Any:
    """
    Read what ``to_json()`` wrote.

    Args:
        json_str: The text.

    Raises:
        ValueError: The text is not JSON, or was not written by ``to_json()``.
    """
    import json

    try:
        envelope: Json = json.loads(json_str)  # orjson reads ids of more than 64 bits as floats.
        if not isinstance(envelope, dict) or _TYPE not in envelope or _DATA not in envelope:
            message = "not written by to_json(): _mastopy_type and _mastopy_data are missing"
            raise ValueError(message)
        kind: type[Any] = type_named(envelope[_TYPE])
    except RecursionError as error:
        message = "not written by to_json(): nested too deeply"
        raise ValueError(message) from error
    made: Json = decode(kind, envelope[_DATA])
    extra: dict[str, Any] = envelope[_EXTRA] if isinstance(envelope.get(_EXTRA), dict) else {}
    known: dict[str, dict[str, Any]] = {name: value for name, value in extra.items() if isinstance(value, dict)}
    if isinstance(made, (AttribAccessDict, Page)):
        attach(
            made,
            next=PaginationInfo(known["_pagination_next"]) if "_pagination_next" in known else None,
            previous=PaginationInfo(known["_pagination_prev"]) if "_pagination_prev" in known else None,
            refresh=known.get("_async_refresh"),
        )
    return made


def _name_of(holder: Json) -> str:
    """Name the type of an entity or list so that ``type_named()`` finds it again."""
    if not isinstance(holder, list):
        return type(holder).__name__
    classes: set[type[Any]] = {type(item) for item in holder}
    item = classes.pop() if len(classes) == 1 else None
    made = "PaginatableList" if isinstance(holder, Page) else "NonPaginatableList"
    return f"{made}[{item.__name__}]" if item is not None and issubclass(item, AttribAccessDict) else made


def name_of_type(result: Any) -> str:
    """
    Name a result type so that ``type_named()`` finds it again.

    Args:
        result: The type: an entity, ``Page[X]``, ``list[X]``.
    """
    origin = get_origin(result)
    if origin is None:
        return str(getattr(result, "__name__", "AttribAccessDict"))
    lists: dict[Any, str] = {Page: "PaginatableList", Results: "NonPaginatableList", list: "NonPaginatableList"}
    name = lists.get(origin, "AttribAccessDict")
    item = get_args(result)[0]
    return name if name == "AttribAccessDict" or item is Any else f"{name}[{name_of_type(item)}]"


def type_named(name: str) -> Any:
    """
    Find a result type by its name; one we do not know is read as ``AttribAccessDict``.

    Args:
        name: Such as ``Status`` or ``PaginatableList[Status]``.
    """
    outer, _, inner = str(name).removesuffix("]").partition("[")
    made = _LISTS.get(outer)
    if made is not None:
        return made[type_named(inner)] if inner else made[Any]
    found = getattr(sys.modules["mastodon.entities"], outer, None)
    return found if isinstance(found, type) and issubclass(found, AttribAccessDict) else AttribAccessDict


# --- decoding -------------------------------------------------------------------------------------------------------


def decode(result: type[T] | None, raw: Any) -> T:
    """
    Turn parsed JSON into what a call returns.

    Never raises: what does not fit its annotation is handed over as it came, and objects that have no annotation become
    ``AttribAccessDict``.

    Args:
        result: The type: an entity, ``Page[X]``, ``list[X]``, ``dict[str, X]`` or a plain type; None for anything.
        raw: The parsed JSON. It is changed in place and must not be used afterwards.
    """
    convert = converter(result) or anything
    try:
        return cast("T", convert(raw))
    except RecursionError:  # Only hostile answers are nested that deep.
        return cast("T", raw)


def anything(value: Json) -> Any:
    """
    Make the objects in a value that no annotation describes readable by attribute, to any depth.

    Args:
        value: Parsed JSON. It is changed in place.
    """
    inner: Json
    if type(value) is dict:
        for key, inner in value.items():
            if type(inner) is dict or type(inner) is list:
                value[key] = anything(inner)
        return AttribAccessDict(value)
    if type(value) is list:
        value[:] = map(anything, value)
    return value


def to_id(value: Any) -> Any:
    """
    Turn an id that is a plain decimal number into an ``int``.

    Args:
        value: The id as it came. ``007`` and anything that is not text stay as they are.
    """
    try:
        number = int(value)
        # int() also reads "007", "1_000", "+7" and " 7": numbers with fewer digits than the text has characters.
        if number >= _LEAST[len(value)] and value.isascii():
            return number
    except (ValueError, TypeError, OverflowError):  # Python refuses numbers of more than 4300 digits, too.
        return value
    except IndexError:
        return int(value) if str(int(value)) == value else value
    return value


_LEAST = (1, 0, *(10**digits for digits in range(1, 20)))
"""The smallest number that has as many digits as the index says; no id of Mastodon has more than 19."""


def to_datetime(value: Any) -> Any:
    """
    Turn ISO 8601 into an aware datetime; a time or date without offset is in UTC.

    Args:
        value: The time as it came. Anything that is not ISO 8601 stays as it is.
    """
    try:
        time = fromisoformat(value)
        if time.tzinfo is None:
            time = combine(time, time.time(), UTC)  # replace() takes six times as long.
    except (ValueError, TypeError):
        return value
    return time


def to_timestamp(value: Any) -> Any:
    """
    Turn seconds since 1970 into an aware datetime.

    Args:
        value: The seconds as a number or text, or ISO 8601. Anything else stays as it is.
    """
    seconds = to_id(value)
    if type(seconds) is not int:
        return to_datetime(value)
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        return value


def _entity_converter(entity: type[AttribAccessDict]) -> Convert:
    """Make the function that decodes one class. Its loop is where the time of a call goes."""
    plans: list[tuple[list[str], Plan]] = []
    latest: tuple[list[str], Plan] = [], []

    def convert(raw: Json) -> Any:
        nonlocal latest
        if type(raw) is not dict:
            return anything(raw)
        keys = [*raw]
        known, plan = latest  # Read and written at once: other threads decode, too.
        if keys != known:  # Comparing lists is faster than hashing tuples.
            for known, plan in plans:  # noqa: B007 - used below
                if keys == known:
                    break
            else:
                plan = _plan(_fields(entity), keys)
                if len(plans) < PLANS_PER_CLASS:
                    plans.append((keys, plan))
            latest = keys, plan
        for key, change in plan:
            if value := raw[key]:
                try:  # noqa: SIM105 - suppress() would take longer than most changes
                    raw[key] = change(value)
                except RecursionError:  # Only hostile answers are nested that deep; the innermost stay as they came.
                    pass
            elif value is not None and value.__class__ is dict:
                raw[key] = change(value)
        return entity(raw)

    return convert


def _plan(fields: dict[str, Convert | None], keys: list[str]) -> Plan:
    """List the keys that need conversion, in the order they came."""
    return [(key, change) for key in keys if (change := fields.get(key, anything)) is not None]


def _union_converter(entities: list[Any]) -> Convert:
    """Make the function that decodes what one of several classes describes: the one that knows most of the keys."""
    chosen: dict[tuple[str, ...], Convert] = {}

    def convert(raw: Json) -> Any:
        if type(raw) is not dict:
            return anything(raw)
        keys = tuple(raw)
        try:
            change = chosen[keys]
        except KeyError:
            change = converter(max(entities, key=lambda entity: len(_fields(entity).keys() & raw.keys()))) or anything
            if len(chosen) < PLANS_PER_CLASS:
                chosen[keys] = change
        return change(raw)

    return convert


def _list_converter(change: Convert | None, made: Any) -> Convert | None:
    """Make the function that decodes a list item by item."""
    if change is None:
        return made if made is not list else None

    def convert(raw: Json) -> Any:
        if type(raw) is not list:
            return anything(raw)
        index = 0
        for item in raw:  # In place, and by hand: faster than enumerate() and than a new list.
            raw[index] = change(item)
            index += 1  # noqa: SIM113 - as above
        return raw if made is list else made(raw)

    return convert


def _dict_converter(change: Convert | None) -> Convert:
    """Make the function that decodes an object whose keys are data, value by value."""

    def convert(raw: Json) -> Any:
        if type(raw) is not dict:
            return anything(raw)
        if change is not None:
            for key, value in raw.items():
                raw[key] = change(value)
        return AttribAccessDict(raw)

    return convert


def converter(annotation: Any) -> Convert | None:
    """
    Give the function that turns parsed JSON into what an annotation says; None where nothing needs to be done.

    Args:
        annotation: The annotation, evaluated.
    """
    try:
        return _converters[annotation]
    except KeyError:
        pass
    made = _converters[annotation] = _new_converter(annotation)
    return made


def _new_converter(annotation: Any) -> Convert | None:
    """Choose by the form of the annotation."""
    if annotation in _SIMPLE:
        return _SIMPLE[annotation]
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin in (Union, UnionType):
        meant = [argument for argument in arguments if argument is not NoneType]
        if len(meant) == 1:
            return converter(meant[0])
        if set(meant) == {int, str}:
            return to_id
        entities = [argument for argument in meant if isinstance(argument, EntityType)]
        return _union_converter(entities) if entities else None
    if isinstance(origin, type) and issubclass(origin, list):
        return _list_converter(converter(arguments[0]), origin)
    if origin is dict:
        return _dict_converter(converter(arguments[1]))
    if isinstance(annotation, type) and issubclass(annotation, AttribAccessDict):
        return _entity_converter(annotation) if annotation is not AttribAccessDict else anything
    return None


_SIMPLE: dict[Any, Convert] = {
    Any: anything,
    None: anything,
    datetime: to_datetime,
    Count: to_id,
    Timestamp: to_timestamp,
}

_converters: dict[Any, Convert | None] = {}


def _fields(entity: type) -> dict[str, Convert | None]:
    """Read the annotations of a class, once: the server's names of its fields, and how to convert each."""
    try:
        return _fields_by_class[entity]
    except KeyError:
        pass
    # Entities name each other across modules that import each other for type checkers only: the package knows all.
    package = sys.modules["mastodon.entities"]
    known = {name: getattr(package, name) for name in package.__all__} | {
        "datetime": datetime,
        "Any": Any,
        "Literal": Literal,
    }
    hints = get_type_hints(entity, localns=known, include_extras=True)
    renamed = getattr(entity, "_renamed", {})
    made = _fields_by_class[entity] = {
        renamed.get(name, name): converter(hint) for name, hint in hints.items() if not name.startswith("_")
    }
    return made


_fields_by_class: dict[type, dict[str, Convert | None]] = {}
