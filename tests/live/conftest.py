"""Clients of either kind for a real server: the sandbox, as new for each test."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from mastodon.sandbox import Sandbox


@pytest.fixture
def log_in(make_client: Callable[..., Any], mastodon_sandbox: Sandbox) -> Callable[..., Any]:
    """Make a client for a user of the sandbox, or for nobody."""

    def client(username: str | None = None, **options: Any) -> Any:
        options.setdefault("access_token", mastodon_sandbox.tokens.get(str(username)))
        options.setdefault("mastodon_version", None)
        return make_client(api_base_url=mastodon_sandbox.api_base_url, transport=None, clock=None, **options)

    return client


@pytest.fixture
def alice(log_in: Callable[..., Any]) -> Any:
    return log_in("alice")


@pytest.fixture
def bob(log_in: Callable[..., Any]) -> Any:
    return log_in("bob")


@pytest.fixture
def carol(log_in: Callable[..., Any]) -> Any:
    """A client for ``carol``, who approves her followers."""
    return log_in("carol")


@pytest.fixture
def admin(log_in: Callable[..., Any]) -> Any:
    return log_in("admin")
