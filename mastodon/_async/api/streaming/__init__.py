"""Streaming: what happens, while it happens. https://docs.joinmastodon.org/methods/streaming/"""

from __future__ import annotations

from mastodon._async.api.streaming.own import OwnStreams
from mastodon._async.api.streaming.public import PublicStreams
from mastodon._async.api.streaming.websockets import WebSockets


class Streaming(OwnStreams, PublicStreams, WebSockets):
    """
    What happens, while it happens, over server-sent events or WebSocket.

    ``stream()`` gives an iterator. The ``stream_…`` methods call a listener instead: in place until an error ends the
    stream, or, with ``run_async``, beside the caller, who gets a handle to close it with.

    A stream has no end of its own, so its end is an error: ``MastodonNetworkError`` when the connection is lost,
    ``MastodonReadTimeout`` when the server is silent for too long, ``MastodonMalformedEventError`` when it sends
    something else, whatever a method of the listener raises, and at the beginning what any call raises. The listener's
    ``on_abort()`` is called before.

    https://docs.joinmastodon.org/methods/streaming/
    """
