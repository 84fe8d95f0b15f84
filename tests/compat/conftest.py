"""Clients of either kind, over HTTP, for servers that play an old and a new Mastodon."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from compat.rows import ERAS
from compat.stub import TOKEN, Stub

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@pytest.fixture(scope="session")
def stubs() -> Iterator[dict[str, Stub]]:
    """One server for each era."""
    made = {era: Stub(version) for era, version in ERAS.items()}
    yield made
    for stub in made.values():
        stub.close()


@pytest.fixture
def stub(stubs: dict[str, Stub], era: str) -> Iterator[Stub]:
    """The server of the era, as new; what clients send it is as the official API has it."""
    stub = stubs[era]
    stub.begin()
    yield stub
    assert stub.faults == []


@pytest.fixture
def connect(make_client: Callable[..., Any], stub: Stub) -> Callable[..., Any]:
    """Make a client for the server of the era, with other options."""

    def make(**options: Any) -> Any:
        options = {"access_token": TOKEN, "api_base_url": stub.url, "mastodon_version": None} | options
        return make_client(transport=None, **options)

    return make


@pytest.fixture
def mastodon(connect: Callable[..., Any]) -> Any:
    """A client of a user who has logged in at the server of the era."""
    return connect()
