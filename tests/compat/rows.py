"""
The rows of ``docs/compatibility.md``: what the interface of Mastodon.py 1.3.0 promises.

A row is written above the test that proves it, or is an entry of a table that one test goes through; ``tools/docs.py``
reads them from here and from the tests. Each is proven with both clients, over HTTP, against a server of either era.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import pytest

ERAS = {"2.4": "2.4.0", "4.x": "4.5.0"}
"""The servers: one of the time of Mastodon.py 1.3.0, and one of today."""

Test = Callable[..., None]


def row(name: str, *, since: str = "", until: str | None = None, note: str = "") -> Callable[[Test], Test]:
    """Say what a test proves; it runs against a server of either era. The table is read from the source."""
    return pytest.mark.parametrize("era", ERAS)


class Call(NamedTuple):
    """A row about a method: a call, and what it is to send."""

    name: str
    """The call as users write it."""

    since: str
    """The version of Mastodon that brought it."""

    call: Callable[[Any], Any]
    """How it is called."""

    sent: str | dict[str, str]
    """Verb and path; by era where they differ."""

    result: Any
    """The type of the result; by era where they differ."""

    query: Any = ()
    """The query, as pairs."""

    form: Any = ()
    """The form in the body, as pairs."""

    json: Any = None
    """The JSON in the body."""

    until: str | None = None
    """The version that removed it."""

    note: str = ""
    """What else there is to know."""


def of_era(value: Any, era: str) -> Any:
    """Choose by era where a value differs."""
    return value[era] if isinstance(value, dict) and set(value) == set(ERAS) else value
