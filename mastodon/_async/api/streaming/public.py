"""Streaming: what is public. https://docs.joinmastodon.org/methods/streaming/"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Unpack, overload

from mastodon._async.api.streaming.events import STREAM_TIMEOUT
from mastodon._async.api.streaming.listening import RECONNECT_WAIT, Listening
from mastodon._async.room import endpoint
from mastodon.errors import MastodonIllegalArgumentError

if TYPE_CHECKING:
    from mastodon._async.following import StreamOptions
    from mastodon._async.handles import AsyncSSEStreamHandle
    from mastodon._async.subscriptions import AsyncWebSocketStreamHandle, AsyncWebSocketSubscription
    from mastodon.protocol.listening import StreamListener


class PublicStreams(Listening):
    """What is public. https://docs.joinmastodon.org/methods/streaming/"""

    @overload
    async def stream_public(
        self,
        listener: StreamListener,
        run_async: Literal[False] = False,
        timeout: float | None = STREAM_TIMEOUT,
        reconnect_async: bool = False,
        reconnect_async_wait_sec: float = RECONNECT_WAIT,
        local: bool = False,
        remote: bool = False,
        only_media: bool = False,
        websocket_handle: None = None,
        **options: Unpack[StreamOptions],
    ) -> None: ...

    @overload
    async def stream_public(
        self,
        listener: StreamListener,
        run_async: Literal[True],
        timeout: float | None = STREAM_TIMEOUT,
        reconnect_async: bool = False,
        reconnect_async_wait_sec: float = RECONNECT_WAIT,
        local: bool = False,
        remote: bool = False,
        only_media: bool = False,
        websocket_handle: None = None,
        **options: Unpack[StreamOptions],
    ) -> AsyncSSEStreamHandle: ...

    @overload
    async def stream_public(
        self,
        listener: StreamListener,
        run_async: bool = False,
        timeout: float | None = STREAM_TIMEOUT,
        reconnect_async: bool = False,
        reconnect_async_wait_sec: float = RECONNECT_WAIT,
        local: bool = False,
        remote: bool = False,
        only_media: bool = False,
        *,
        websocket_handle: AsyncWebSocketStreamHandle,
    ) -> AsyncWebSocketSubscription: ...

    @endpoint(added="1.0.0", changed="4.2.0", scopes="read:statuses")
    async def stream_public(
        self,
        listener: StreamListener,
        run_async: bool = False,
        timeout: float | None = STREAM_TIMEOUT,
        reconnect_async: bool = False,
        reconnect_async_wait_sec: float = RECONNECT_WAIT,
        local: bool = False,
        remote: bool = False,
        only_media: bool = False,
        websocket_handle: AsyncWebSocketStreamHandle | None = None,
        **options: Unpack[StreamOptions],
    ) -> AsyncSSEStreamHandle | AsyncWebSocketSubscription | None:
        """
        Listen to the public statuses that the server knows.

        Args:
            listener: Gets the events.
            run_async: Whether to return a handle and go on beside the caller. The connection is made before.
            timeout: After how many seconds of silence to give up; None for never.
            reconnect_async: With ``run_async``, whether to connect again when the connection is lost.
            reconnect_async_wait_sec: How many seconds to wait before that.
            local: Whether to leave out statuses of other servers.
            remote: Whether to leave out statuses of this server.
            only_media: Whether to leave out statuses without media.
            websocket_handle: What ``stream_open_websocket()`` gave. The stream is added to it, and the subscription
                returned at once; the arguments about connections are not used.
            options: As ``stream()`` and its ``run()`` have them: ``resume``, ``reconnect``, ``since``, ``via``,
                ``on_error``. Nothing is lost with the first three; how long to wait is then decided by what happens.

        Raises:
            MastodonIllegalArgumentError: local and remote leave out everything together.
            MastodonError: The stream ended; the class says how.

        Added in Mastodon 1.0.0, last changed in 4.2.0. Scope: ``read:statuses``.
        """
        if local and remote:
            raise MastodonIllegalArgumentError("local and remote leave out everything together; give one of them")
        kind = f"public{':local' if local else ':remote' if remote else ''}{':media' if only_media else ''}"
        return await self._listen(
            listener, run_async, timeout, reconnect_async, reconnect_async_wait_sec, websocket_handle, options, kind
        )

    @overload
    async def stream_local(
        self,
        listener: StreamListener,
        run_async: Literal[False] = False,
        timeout: float | None = STREAM_TIMEOUT,
        reconnect_async: bool = False,
        reconnect_async_wait_sec: float = RECONNECT_WAIT,
        only_media: bool = False,
        websocket_handle: None = None,
        **options: Unpack[StreamOptions],
    ) -> None: ...

    @overload
    async def stream_local(
        self,
        listener: StreamListener,
        run_async: Literal[True],
        timeout: float | None = STREAM_TIMEOUT,
        reconnect_async: bool = False,
        reconnect_async_wait_sec: float = RECONNECT_WAIT,
        only_media: bool = False,
        websocket_handle: None = None,
        **options: Unpack[StreamOptions],
    ) -> AsyncSSEStreamHandle: ...

    @overload
    async def stream_local(
        self,
        listener: StreamListener,
        run_async: bool = False,
        timeout: float | None = STREAM_TIMEOUT,
        reconnect_async: bool = False,
        reconnect_async_wait_sec: float = RECONNECT_WAIT,
        only_media: bool = False,
        *,
        websocket_handle: AsyncWebSocketStreamHandle,
    ) -> AsyncWebSocketSubscription: ...

    @endpoint(added="1.1.0", changed="4.2.0", scopes="read:statuses")
    async def stream_local(
        self,
        listener: StreamListener,
        run_async: bool = False,
        timeout: float | None = STREAM_TIMEOUT,
        reconnect_async: bool = False,
        reconnect_async_wait_sec: float = RECONNECT_WAIT,
        only_media: bool = False,
        websocket_handle: AsyncWebSocketStreamHandle | None = None,
        **options: Unpack[StreamOptions],
    ) -> AsyncSSEStreamHandle | AsyncWebSocketSubscription | None:
        """
        Listen to the public statuses of this server's own users.

        Args:
            listener: Gets the events.
            run_async: Whether to return a handle and go on beside the caller. The connection is made before.
            timeout: After how many seconds of silence to give up; None for never.
            reconnect_async: With ``run_async``, whether to connect again when the connection is lost.
            reconnect_async_wait_sec: How many seconds to wait before that.
            only_media: Whether to leave out statuses without media.
            websocket_handle: What ``stream_open_websocket()`` gave. The stream is added to it, and the subscription
                returned at once; the arguments about connections are not used.
            options: As ``stream()`` and its ``run()`` have them: ``resume``, ``reconnect``, ``since``, ``via``,
                ``on_error``. Nothing is lost with the first three; how long to wait is then decided by what happens.

        Raises:
            MastodonIllegalArgumentError: An argument is wrong.
            MastodonError: The stream ended; the class says how.

        Added in Mastodon 1.1.0, last changed in 4.2.0. Scope: ``read:statuses``.
        """
        return await self._listen(
            listener,
            run_async,
            timeout,
            reconnect_async,
            reconnect_async_wait_sec,
            websocket_handle,
            options,
            f"public:local{':media' if only_media else ''}",
        )

    @overload
    async def stream_hashtag(
        self,
        tag: str,
        listener: StreamListener,
        local: bool = False,
        run_async: Literal[False] = False,
        timeout: float | None = STREAM_TIMEOUT,
        reconnect_async: bool = False,
        reconnect_async_wait_sec: float = RECONNECT_WAIT,
        websocket_handle: None = None,
        **options: Unpack[StreamOptions],
    ) -> None: ...

    @overload
    async def stream_hashtag(
        self,
        tag: str,
        listener: StreamListener,
        local: bool = False,
        *,
        run_async: Literal[True],
        timeout: float | None = STREAM_TIMEOUT,
        reconnect_async: bool = False,
        reconnect_async_wait_sec: float = RECONNECT_WAIT,
        websocket_handle: None = None,
        **options: Unpack[StreamOptions],
    ) -> AsyncSSEStreamHandle: ...

    @overload
    async def stream_hashtag(
        self,
        tag: str,
        listener: StreamListener,
        local: bool = False,
        run_async: bool = False,
        timeout: float | None = STREAM_TIMEOUT,
        reconnect_async: bool = False,
        reconnect_async_wait_sec: float = RECONNECT_WAIT,
        *,
        websocket_handle: AsyncWebSocketStreamHandle,
    ) -> AsyncWebSocketSubscription: ...

    @endpoint(added="1.0.0", changed="4.2.0", scopes="read:statuses")
    async def stream_hashtag(
        self,
        tag: str,
        listener: StreamListener,
        local: bool = False,
        run_async: bool = False,
        timeout: float | None = STREAM_TIMEOUT,
        reconnect_async: bool = False,
        reconnect_async_wait_sec: float = RECONNECT_WAIT,
        websocket_handle: AsyncWebSocketStreamHandle | None = None,
        **options: Unpack[StreamOptions],
    ) -> AsyncSSEStreamHandle | AsyncWebSocketSubscription | None:
        """
        Listen to the public statuses with a hashtag.

        Args:
            tag: The hashtag, without ``#``.
            listener: Gets the events.
            local: Whether to leave out statuses of other servers.
            run_async: Whether to return a handle and go on beside the caller. The connection is made before.
            timeout: After how many seconds of silence to give up; None for never.
            reconnect_async: With ``run_async``, whether to connect again when the connection is lost.
            reconnect_async_wait_sec: How many seconds to wait before that.
            websocket_handle: What ``stream_open_websocket()`` gave. The stream is added to it, and the subscription
                returned at once; the arguments about connections are not used.
            options: As ``stream()`` and its ``run()`` have them: ``resume``, ``reconnect``, ``since``, ``via``,
                ``on_error``. Nothing is lost with the first three; how long to wait is then decided by what happens.

        Raises:
            MastodonIllegalArgumentError: The tag begins with ``#`` or is no tag.
            MastodonError: The stream ended; the class says how.

        Added in Mastodon 1.0.0, last changed in 4.2.0. Scope: ``read:statuses``.
        """
        return await self._listen(
            listener,
            run_async,
            timeout,
            reconnect_async,
            reconnect_async_wait_sec,
            websocket_handle,
            options,
            "hashtag:local" if local else "hashtag",
            tag,
        )
