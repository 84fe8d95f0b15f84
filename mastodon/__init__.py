"""
A client for Mastodon and every server that speaks its API: ``Mastodon``, and ``AsyncMastodon`` for asyncio.

Example:
    ::

        from mastodon import Mastodon

        with Mastodon(access_token="…", api_base_url="https://mastodon.social") as mastodon:
            mastodon.status_post("Hello")
            for status in mastodon.each(mastodon.timeline_home(), limit=100):
                print(status.account.acct, status.content)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon._version import __version__
from mastodon.entities.base import AttribAccessDict, Page, PaginationInfo, decode
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
    MastodonRateLimitError,
    MastodonRatelimitError,
    MastodonReadTimeout,
    MastodonServerError,
    MastodonServiceUnavailableError,
    MastodonUnauthorizedError,
    MastodonVersionError,
    MastodonWarning,
)

# By way of the module of the same name: importing that later would put it in the class's place.
from mastodon.Mastodon import Mastodon

if TYPE_CHECKING:
    from mastodon._async.client import AsyncMastodon

__all__ = [
    "AsyncMastodon",
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
    "MastodonRateLimitError",
    "MastodonRatelimitError",
    "MastodonReadTimeout",
    "MastodonServerError",
    "MastodonServiceUnavailableError",
    "MastodonUnauthorizedError",
    "MastodonVersionError",
    "MastodonWarning",
    "Page",
    "PaginationInfo",
    "__version__",
    "decode",
]


def __getattr__(name: str) -> object:
    """Import the other client when it is first used: most programs use one of the two."""
    if name == "AsyncMastodon":
        from mastodon._async.client import AsyncMastodon

        globals()[name] = AsyncMastodon
        return AsyncMastodon
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}", name=name)


def __dir__() -> list[str]:
    """List the public names, the one that is imported late included."""
    return sorted({*globals(), *__all__})
