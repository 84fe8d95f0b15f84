"""Names for arguments."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from os import PathLike
from typing import IO, Any, Literal, TypeAlias, TypeVar

from mastodon.entities.base import Entity, Id

E = TypeVar("E", bound=Entity)

Ref: TypeAlias = E | Id | Mapping[str, Any]
"""A thing: the entity itself, any dict with its ``id``, or its id."""

Refs: TypeAlias = E | Id | Mapping[str, Any] | Iterable[E | Id | Mapping[str, Any]]
"""One thing or several; one becomes a list."""

Cursor: TypeAlias = Id | datetime | Mapping[str, Any]
"""A place in a timeline: an id, the entity itself, or a time (on servers whose ids contain the time)."""

Visibility: TypeAlias = Literal["public", "unlisted", "private", "direct"]
"""Who sees a status: everybody; everybody, but not in public timelines; followers; the mentioned accounts."""

QuotePolicy: TypeAlias = Literal["public", "followers", "nobody"]
"""Who may quote a status."""

PathOrFile: TypeAlias = str | PathLike[str] | bytes | IO[bytes]
"""Something to upload: a path, the bytes, or an open binary file."""

OnProgress: TypeAlias = Callable[[int, int | None], object]
"""What is called while a file is sent: with the number of bytes sent, and of all; the latter is None for a pipe."""
