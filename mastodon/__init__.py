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
    MastodonLoginDeniedError,
    MastodonLoginError,
    MastodonLoginTimeoutError,
    MastodonMalformedEventError,
    MastodonMediaError,
    MastodonNetworkError,
    MastodonNotFoundError,
    MastodonRateLimitError,
    MastodonRatelimitError,
    MastodonReadTimeout,
    MastodonResumeError,
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
    from mastodon._async.login import alogin
    from mastodon._sync.handles import SSEStreamHandle, StreamHandle
    from mastodon._sync.login import login
    from mastodon._sync.subscriptions import WebSocketStreamHandle, WebSocketSubscription
    from mastodon.budget import Budget
    from mastodon.protocol.events import StreamEvent
    from mastodon.protocol.features import Features
    from mastodon.protocol.listening import CallbackStreamListener, StreamListener
    from mastodon.protocol.retrying import Pause, Retries

__all__ = [
    "AsyncMastodon",
    "AttribAccessDict",
    "Budget",
    "CallbackStreamListener",
    "Features",
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
    "MastodonLoginDeniedError",
    "MastodonLoginError",
    "MastodonLoginTimeoutError",
    "MastodonMalformedEventError",
    "MastodonMediaError",
    "MastodonNetworkError",
    "MastodonNotFoundError",
    "MastodonRateLimitError",
    "MastodonRatelimitError",
    "MastodonReadTimeout",
    "MastodonResumeError",
    "MastodonServerError",
    "MastodonServiceUnavailableError",
    "MastodonUnauthorizedError",
    "MastodonVersionError",
    "MastodonWarning",
    "Page",
    "PaginationInfo",
    "Pause",
    "Retries",
    "SSEStreamHandle",
    "StreamEvent",
    "StreamHandle",
    "StreamListener",
    "WebSocketStreamHandle",
    "WebSocketSubscription",
    "__version__",
    "alogin",
    "decode",
    "login",
]


_LATE = {
    "AsyncMastodon": "mastodon._async.client",
    "Budget": "mastodon.budget",
    "CallbackStreamListener": "mastodon.protocol.listening",
    "Features": "mastodon.protocol.features",
    "Pause": "mastodon.protocol.retrying",
    "Retries": "mastodon.protocol.retrying",
    "SSEStreamHandle": "mastodon._sync.handles",
    "StreamEvent": "mastodon.protocol.events",
    "StreamHandle": "mastodon._sync.handles",
    "StreamListener": "mastodon.protocol.listening",
    "WebSocketStreamHandle": "mastodon._sync.subscriptions",
    "WebSocketSubscription": "mastodon._sync.subscriptions",
    "alogin": "mastodon._async.login",
    "login": "mastodon._sync.login",
    "streaming": "mastodon.streaming",
}
"""What is imported when it is first used: most programs use one of the two clients, no streams, and no log-in."""


def __getattr__(name: str) -> object:
    """Import what is imported late."""
    if name not in _LATE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}", name=name)
    from importlib import import_module

    module = import_module(_LATE[name])
    globals()[name] = found = module if name == "streaming" else getattr(module, name)
    return found


def __dir__() -> list[str]:
    """List the public names, those that are imported late included."""
    return sorted({*globals(), *__all__})
