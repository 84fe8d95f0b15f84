"""The module of this name in Mastodon.py: listeners, and the handles of streams that run beside the program."""

from __future__ import annotations

from mastodon._sync.client import Mastodon
from mastodon._sync.following import StreamOptions
from mastodon._sync.handles import SSEStreamHandle, StreamHandle
from mastodon._sync.streaming import EventStream
from mastodon._sync.subscriptions import WebSocketStreamHandle, WebSocketSubscription
from mastodon.entities import (
    Announcement,
    AttribAccessDict,
    Conversation,
    Notification,
    Status,
)
from mastodon.entities import (
    StreamingReaction as StreamReaction,
)
from mastodon.errors import MastodonMalformedEventError, MastodonNetworkError, MastodonReadTimeout
from mastodon.protocol.events import StreamEvent
from mastodon.protocol.listening import CallbackStreamListener, StreamListener
from mastodon.types_base import IdType, try_cast_recurse

__all__ = [
    "Announcement",
    "AttribAccessDict",
    "CallbackStreamListener",
    "Conversation",
    "EventStream",
    "IdType",
    "Mastodon",
    "MastodonMalformedEventError",
    "MastodonNetworkError",
    "MastodonReadTimeout",
    "Notification",
    "SSEStreamHandle",
    "Status",
    "StreamEvent",
    "StreamHandle",
    "StreamListener",
    "StreamOptions",
    "StreamReaction",
    "WebSocketStreamHandle",
    "WebSocketSubscription",
    "try_cast_recurse",
]
