"""
Requests as values: which method, path, parameters and result type.

One set of rules turns arguments into what is sent, so that endpoints need none of their own:

* None is left out; an entity becomes its id wherever an id is meant; one thing where several are meant becomes a list.
* ``{name}`` in the path takes the parameter of that name, percent-encoded, so that no value can reach another route.
* GET and DELETE carry parameters in the query; other methods in the body: as a form while all values are flat, as JSON
  as soon as one is nested (forms lose the types inside) or an empty list, as multipart when there is a file.
* Lists are ``name[]``, nested values ``name[key]``, in queries and forms; in JSON they are what they are.
* Booleans are ``true`` and ``false``; times are ISO 8601 with offset, one without is local time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from enum import Enum
from math import isfinite
from os import PathLike
from types import MappingProxyType
from typing import IO, TYPE_CHECKING, Any, Generic, Literal, NamedTuple, Self, TypeAlias, TypeVar, cast
from urllib.parse import quote, urlencode

from mastodon import _json
from mastodon.errors import MastodonIllegalArgumentError
from mastodon.protocol.ids import id_of, ids_of, several, with_offset

if TYPE_CHECKING:
    from mastodon.types import OnProgress

T = TypeVar("T")

Encoding: TypeAlias = Literal["query", "form", "json", "multipart"]

_PLACEHOLDER = re.compile(r"\{(\w+)\}")


_NOTHING: Mapping[str, Any] = MappingProxyType({})


class File(NamedTuple):
    """A file to upload."""

    content: bytes | IO[bytes] | PathLike[str]
    """The bytes, an open binary file, or where the file is; a path is opened only for sending."""

    name: str
    """The file name to tell the server."""

    mime_type: str
    """The type of its content."""

    on_progress: OnProgress | None = None
    """Called with the number of bytes sent, and of all if it is known; what it raises comes out in ``EndedError``."""

    def __repr__(self) -> str:
        """Name the file; its content may be private, or long."""
        return f"File(name={self.name!r}, mime_type={self.mime_type!r})"


class EndedError(Exception):
    """
    A program has ended the sending of a file. It is caught where the call began, so that nothing else deals with it.

    Args:
        reason: What ``on_progress`` raised.
    """

    def __init__(self, reason: Exception) -> None:
        """Keep the reason."""
        super().__init__(reason)
        self.reason = reason


Plain: TypeAlias = dict[str, Any] | list[Any] | str | float | bool | File
"""What parameters are made of."""


class Request(NamedTuple, Generic[T]):
    """One call: what to send, and what will come."""

    method: str
    """The HTTP method."""

    path: str
    """The path, filled and percent-encoded, or a whole address."""

    result: type[T] | None
    """What the answer is; None if nothing in it matters."""

    params: Mapping[str, Any] = _NOTHING
    """The parameters, in plain types: texts, numbers, booleans, files, lists and dicts of these."""

    encoding: Encoding = "query"
    """How parameters travel."""

    headers: Mapping[str, str] = _NOTHING
    """Headers of this call alone."""

    token: bool | str = True
    """Whether to send the client's access token, or another one to send instead."""

    route: str = ""
    """The path before it was filled; empty if not known."""

    def __repr__(self) -> str:
        """Name verb and path; parameters, headers and token may be secrets."""
        return f"Request({self.method} {self.path.partition('?')[0]})"

    def as_json(self) -> Self:
        """Send the parameters as JSON."""
        return self._replace(encoding="json")

    def as_form(self) -> Self:
        """Send the parameters as a form in the body, also where they would go into the query."""
        return self._replace(encoding="form")

    def with_headers(self, **headers: str | None) -> Self:
        """
        Add headers of this call alone.

        Args:
            headers: Names with ``_`` for ``-``; None is left out.
        """
        added = {name.replace("_", "-"): value for name, value in headers.items() if value is not None}
        return self._replace(headers={**self.headers, **added})

    def with_token(self, token: bool | str) -> Self:
        """
        Send another access token, or none.

        Args:
            token: The token; False for none.
        """
        return self._replace(token=token)


def request(method: str, path: str, result: type[T] | None = None, /, **params: Any) -> Request[T]:
    """
    Make the request of a call.

    Args:
        method: The HTTP method.
        path: The path; ``{name}`` is filled from the parameters.
        result: What the answer is; None if nothing in it matters.
        params: The arguments of the call.

    Raises:
        MastodonIllegalArgumentError: An argument cannot be sent.
    """
    route = path
    if "{" in path:
        path = _PLACEHOLDER.sub(lambda match: _segment(match[1], params.pop(match[1], None)), path)
    plain = {name: _plain(name, value) for name, value in params.items() if value is not None}
    if method in {"GET", "DELETE", "HEAD"}:
        encoding: Encoding = "query"
    elif any(_files(plain)):
        encoding = "multipart"
    elif any(_nested(value) for value in plain.values()):
        encoding = "json"
    else:
        encoding = "form"
    return Request(method, path, result, plain, encoding, route=route)


def _segment(name: str, value: Any) -> str:
    """Make one path segment of a value."""
    text = str(id_of(value, name))
    # Dots are never percent-encoded, and every URL library removes "." and ".." with what is before them.
    if text in {".", ".."}:
        raise MastodonIllegalArgumentError(f"{name} must be an id, not {text!r}")
    return quote(_text(name, text), safe="")


def _plain(name: str, value: Any) -> Any:
    """Turn an argument into plain types; ids are recognised by the name of their parameter."""
    if name == "ids" or name.endswith("_ids") or (name == "id" and several(value)):
        value = ids_of(value, name)
    elif name == "id" or name.endswith("_id"):
        value = id_of(value, name)
    return _plain_value(name, value)


def _plain_value(name: str, value: Any) -> Any:
    """Turn a value into plain types, to any depth."""
    if isinstance(value, Enum):
        value = value.value
    if isinstance(value, str):
        return _text(name, value)
    if isinstance(value, float) and not isfinite(value):
        raise MastodonIllegalArgumentError(f"{name} must be a finite number, not {value!r}")
    if isinstance(value, (bool, int, float, File)):
        return value
    if isinstance(value, datetime):
        return with_offset(value, name).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        entries = cast("Mapping[object, Any]", value)
        return {str(key): _plain_value(f"{name}.{key}", inner) for key, inner in entries.items() if inner is not None}
    if several(value):
        return [_plain_value(name, inner) for inner in value if inner is not None]
    raise MastodonIllegalArgumentError(f"{name} cannot be sent: {type(value).__name__} is not a parameter type")


def _text(name: str, value: str) -> str:
    """Give a text back if it can be sent."""
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise MastodonIllegalArgumentError(
            f"{name} cannot be sent: there is half a character (a surrogate) at position {error.start}"
        ) from None
    return value


def _nested(value: Plain) -> bool:
    """Tell whether a value has structure that a form cannot carry; a list of nothing would vanish from it."""
    return isinstance(value, dict) or (
        isinstance(value, list) and (not value or any(isinstance(item, (dict, list)) for item in value))
    )


def _files(value: Plain) -> Iterator[File]:
    """Find the files in a value, at any depth."""
    if isinstance(value, File):
        yield value
    elif isinstance(value, dict):
        yield from _files(list(value.values()))
    elif isinstance(value, list):
        for inner in value:
            yield from _files(inner)


def pairs(params: Mapping[str, Any]) -> list[tuple[str, str]]:
    """
    Write parameters as queries and forms do: lists as ``name[]``, nested values as ``name[key]``.

    Args:
        params: The parameters in plain types, without files.
    """
    return [(name, str(value)) for name, value in _parts(params)]


def _parts(params: Mapping[str, Any]) -> list[tuple[str, str | File]]:
    return [part for name, value in params.items() for part in _part(name, value)]


def _part(name: str, value: Plain) -> list[tuple[str, str | File]]:
    if isinstance(value, dict):
        return [part for key, inner in value.items() for part in _part(f"{name}[{key}]", inner)]
    if isinstance(value, list):
        return [part for inner in value for part in _part(f"{name}[]", inner)]
    if isinstance(value, bool):
        return [(name, "true" if value else "false")]
    return [(name, value if isinstance(value, File) else str(value))]


def target(request: Request[Any]) -> str:
    """
    Give path and query of a request.

    Args:
        request: The request.
    """
    if request.encoding != "query" or not request.params:
        return request.path
    return f"{request.path}{'&' if '?' in request.path else '?'}{urlencode(pairs(request.params))}"


def body(request: Request[Any]) -> tuple[bytes | None, str | None]:
    """
    Give body and content type of a request that carries no files.

    Args:
        request: The request.
    """
    if request.encoding == "json":
        return _json.dumps(dict(request.params)).encode(), "application/json"
    if request.encoding == "form":
        return urlencode(pairs(request.params)).encode(), "application/x-www-form-urlencoded"
    return None, None


def multipart(request: Request[Any]) -> list[tuple[str, str | File]]:
    """
    Give the parts of a request that carries files, in the order of its parameters.

    The order has a meaning: in a list of objects (``name[][key]``), a key that was there before begins the next object.

    Args:
        request: The request.
    """
    return _parts(request.params)


def replayable(request: Request[Any]) -> bool:
    """
    Tell whether a request can be sent a second time: a pipe or socket can be read only once.

    Args:
        request: The request.
    """
    contents = [file.content for file in _files(dict(request.params))]
    return all(isinstance(content, (bytes, PathLike)) or can_go_back(content) for content in contents)


def can_go_back(file: IO[bytes]) -> bool:
    """
    Tell whether an open file can be read a second time.

    Args:
        file: The file, or anything that can be read.
    """
    seekable = getattr(file, "seekable", None)
    return seekable is not None and seekable()
