"""The module of this name in Mastodon.py: streams over WebSocket."""

from __future__ import annotations

from mastodon._sync.handles import StreamHandle
from mastodon._sync.subscriptions import WebSocketStreamHandle, WebSocketSubscription
from mastodon.compat import IMPL_HAS_WEBSOCKET
from mastodon.errors import (
    MastodonAPIError,
    MastodonIllegalArgumentError,
    MastodonMalformedEventError,
    MastodonNetworkError,
    MastodonReadTimeout,
)

__all__ = [
    "IMPL_HAS_WEBSOCKET",
    "MastodonAPIError",
    "MastodonIllegalArgumentError",
    "MastodonMalformedEventError",
    "MastodonNetworkError",
    "MastodonReadTimeout",
    "StreamHandle",
    "WebSocketStreamHandle",
    "WebSocketSubscription",
]
