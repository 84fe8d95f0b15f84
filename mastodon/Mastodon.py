"""The module of this name in Mastodon.py: what programs import from it."""

from __future__ import annotations

from importlib import import_module

from mastodon._sync.client import Mastodon
from mastodon.entities.base import AttribAccessDict
from mastodon.errors import (
    MastodonAPIError,
    MastodonBadGatewayError,
    MastodonDeprecationWarning,
    MastodonError,
    MastodonFileNotFoundError,
    MastodonGatewayTimeoutError,
    MastodonIllegalArgumentError,
    MastodonInternalServerError,
    MastodonIOError,
    MastodonMalformedEventError,
    MastodonNetworkError,
    MastodonNotFoundError,
    MastodonRatelimitError,
    MastodonReadTimeout,
    MastodonServerError,
    MastodonServiceUnavailableError,
    MastodonUnauthorizedError,
    MastodonVersionError,
    MastodonWarning,
)

__all__ = [
    "AttribAccessDict",
    "Mastodon",
    "MastodonAPIError",
    "MastodonBadGatewayError",
    "MastodonDeprecationWarning",
    "MastodonError",
    "MastodonFileNotFoundError",
    "MastodonGatewayTimeoutError",
    "MastodonIOError",
    "MastodonIllegalArgumentError",
    "MastodonInternalServerError",
    "MastodonMalformedEventError",
    "MastodonNetworkError",
    "MastodonNotFoundError",
    "MastodonRatelimitError",
    "MastodonReadTimeout",
    "MastodonServerError",
    "MastodonServiceUnavailableError",
    "MastodonUnauthorizedError",
    "MastodonVersionError",
    "MastodonWarning",
]

_FURTHER = ("mastodon.return_types", "mastodon.versions", "mastodon.compat")
"""Modules whose names are to be found here as well; they stand above this one, and few programs need them."""


def __getattr__(name: str) -> object:
    """Find the names that were here in Mastodon.py and are needed seldom, when they are."""
    if not name.startswith("_"):
        for module in map(import_module, _FURTHER):
            if name in module.__all__:
                return getattr(module, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}", name=name)
