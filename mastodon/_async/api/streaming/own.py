"""Streaming: what is for the user alone. https://docs.joinmastodon.org/methods/streaming/"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Unpack, overload

from mastodon._async.api.streaming.events import STREAM_TIMEOUT
from mastodon._async.api.streaming.listening import RECONNECT_WAIT, Listening
from mastodon._async.room import endpoint

if TYPE_CHECKING:
    from mastodon._async.following import StreamOptions
    from mastodon._async.handles import AsyncSSEStreamHandle
    from mastodon._async.subscriptions import AsyncWebSocketStreamHandle, AsyncWebSocketSubscription
    from mastodon.entities import List
    from mastodon.protocol.listening import StreamListener
    from mastodon.types import Ref


class OwnStreams(Listening):
    """What is for the user alone. https://docs.joinmastodon.org/methods/streaming/"""

    @overload
    async def stream_user(
        self,
        listener: StreamListener,
        run_async: Literal[False] = False,
        timeout: float | None = STREAM_TIMEOUT,
        reconnect_async: bool = False,
        reconnect_async_wait_sec: float = RECONNECT_WAIT,
        websocket_handle: None = None,
        **options: Unpack[StreamOptions],
    ) -> None: ...

    @overload
    async def stream_user(
        self,
        listener: StreamListener,
        run_async: Literal[True],
        timeout: float | None = STREAM_TIMEOUT,
        reconnect_async: bool = False,
        reconnect_async_wait_sec: float = RECONNECT_WAIT,
        websocket_handle: None = None,
        **options: Unpack[StreamOptions],
    ) -> AsyncSSEStreamHandle: ...

    @overload
    async def stream_user(
        self,
        listener: StreamListener,
        run_async: bool = False,
        timeout: float | None = STREAM_TIMEOUT,
        reconnect_async: bool = False,
        reconnect_async_wait_sec: float = RECONNECT_WAIT,
        *,
        websocket_handle: AsyncWebSocketStreamHandle,
    ) -> AsyncWebSocketSubscription: ...

    @endpoint(added="1.0.0", changed="3.5.0", scopes="read:statuses read:notifications")
    async def stream_user(
        self,
        listener: StreamListener,
        run_async: bool = False,
        timeout: float | None = STREAM_TIMEOUT,
        reconnect_async: bool = False,
        reconnect_async_wait_sec: float = RECONNECT_WAIT,
        websocket_handle: AsyncWebSocketStreamHandle | None = None,
        **options: Unpack[StreamOptions],
    ) -> AsyncSSEStreamHandle | AsyncWebSocketSubscription | None:
        """
        Listen to the home timeline and the notifications of the user.

        Args:
            listener: Gets the events.
            run_async: Whether to return a handle and go on beside the caller. The connection is made before.
            timeout: After how many seconds of silence to give up; None for never.
            reconnect_async: With ``run_async``, whether to connect again when the connection is lost.
            reconnect_async_wait_sec: How many seconds to wait before that.
            websocket_handle: What ``stream_open_websocket()`` gave. The stream is added to it, and the subscription
                returned at once; the arguments about connections are not used.
            options: As ``stream()`` and its ``run()`` have them: ``resume``, ``reconnect``, ``since``, ``via``,
                ``on_error``. Nothing is lost with the first three; how long to wait is then decided by what happens.

        Raises:
            MastodonIllegalArgumentError: An argument is wrong.
            MastodonError: The stream ended; the class says how.

        Added in Mastodon 1.0.0, last changed in 3.5.0. Scope: ``read:statuses`` or ``read:notifications``.
        """
        return await self._listen(
            listener, run_async, timeout, reconnect_async, reconnect_async_wait_sec, websocket_handle, options, "user"
        )

    @overload
    async def stream_user_notifications(
        self,
        listener: StreamListener,
        run_async: Literal[False] = False,
        timeout: float | None = STREAM_TIMEOUT,
        reconnect_async: bool = False,
        reconnect_async_wait_sec: float = RECONNECT_WAIT,
        websocket_handle: None = None,
        **options: Unpack[StreamOptions],
    ) -> None: ...

    @overload
    async def stream_user_notifications(
        self,
        listener: StreamListener,
        run_async: Literal[True],
        timeout: float | None = STREAM_TIMEOUT,
        reconnect_async: bool = False,
        reconnect_async_wait_sec: float = RECONNECT_WAIT,
        websocket_handle: None = None,
        **options: Unpack[StreamOptions],
    ) -> AsyncSSEStreamHandle: ...

    @overload
    async def stream_user_notifications(
        self,
        listener: StreamListener,
        run_async: bool = False,
        timeout: float | None = STREAM_TIMEOUT,
        reconnect_async: bool = False,
        reconnect_async_wait_sec: float = RECONNECT_WAIT,
        *,
        websocket_handle: AsyncWebSocketStreamHandle,
    ) -> AsyncWebSocketSubscription: ...

    @endpoint(added="1.4.2", scopes="read:notifications read:statuses")
    async def stream_user_notifications(
        self,
        listener: StreamListener,
        run_async: bool = False,
        timeout: float | None = STREAM_TIMEOUT,
        reconnect_async: bool = False,
        reconnect_async_wait_sec: float = RECONNECT_WAIT,
        websocket_handle: AsyncWebSocketStreamHandle | None = None,
        **options: Unpack[StreamOptions],
    ) -> AsyncSSEStreamHandle | AsyncWebSocketSubscription | None:
        """
        Listen to the notifications of the user.

        Args:
            listener: Gets the events.
            run_async: Whether to return a handle and go on beside the caller. The connection is made before.
            timeout: After how many seconds of silence to give up; None for never.
            reconnect_async: With ``run_async``, whether to connect again when the connection is lost.
            reconnect_async_wait_sec: How many seconds to wait before that.
            websocket_handle: What ``stream_open_websocket()`` gave. The stream is added to it, and the subscription
                returned at once; the arguments about connections are not used.
            options: As ``stream()`` and its ``run()`` have them: ``resume``, ``reconnect``, ``since``, ``via``,
                ``on_error``. Nothing is lost with the first three; how long to wait is then decided by what happens.

        Raises:
            MastodonIllegalArgumentError: An argument is wrong.
            MastodonError: The stream ended; the class says how.

        Added in Mastodon 1.4.2. Scope: ``read:notifications`` or ``read:statuses``.
        """
        return await self._listen(
            listener,
            run_async,
            timeout,
            reconnect_async,
            reconnect_async_wait_sec,
            websocket_handle,
            options,
            "user:notification",
        )

    @overload
    async def stream_list(
        self,
        id: Ref[List],
        listener: StreamListener,
        run_async: Literal[False] = False,
        timeout: float | None = STREAM_TIMEOUT,
        reconnect_async: bool = False,
        reconnect_async_wait_sec: float = RECONNECT_WAIT,
        websocket_handle: None = None,
        **options: Unpack[StreamOptions],
    ) -> None: ...

    @overload
    async def stream_list(
        self,
        id: Ref[List],
        listener: StreamListener,
        run_async: Literal[True],
        timeout: float | None = STREAM_TIMEOUT,
        reconnect_async: bool = False,
        reconnect_async_wait_sec: float = RECONNECT_WAIT,
        websocket_handle: None = None,
        **options: Unpack[StreamOptions],
    ) -> AsyncSSEStreamHandle: ...

    @overload
    async def stream_list(
        self,
        id: Ref[List],
        listener: StreamListener,
        run_async: bool = False,
        timeout: float | None = STREAM_TIMEOUT,
        reconnect_async: bool = False,
        reconnect_async_wait_sec: float = RECONNECT_WAIT,
        *,
        websocket_handle: AsyncWebSocketStreamHandle,
    ) -> AsyncWebSocketSubscription: ...

    @endpoint(added="2.1.0", changed="4.2.0", scopes="read:statuses")
    async def stream_list(
        self,
        id: Ref[List],
        listener: StreamListener,
        run_async: bool = False,
        timeout: float | None = STREAM_TIMEOUT,
        reconnect_async: bool = False,
        reconnect_async_wait_sec: float = RECONNECT_WAIT,
        websocket_handle: AsyncWebSocketStreamHandle | None = None,
        **options: Unpack[StreamOptions],
    ) -> AsyncSSEStreamHandle | AsyncWebSocketSubscription | None:
        """
        Listen to the statuses of the accounts on a list.

        Args:
            id: The list, or its id.
            listener: Gets the events.
            run_async: Whether to return a handle and go on beside the caller. The connection is made before.
            timeout: After how many seconds of silence to give up; None for never.
            reconnect_async: With ``run_async``, whether to connect again when the connection is lost.
            reconnect_async_wait_sec: How many seconds to wait before that.
            websocket_handle: What ``stream_open_websocket()`` gave. The stream is added to it, and the subscription
                returned at once; the arguments about connections are not used.
            options: As ``stream()`` and its ``run()`` have them: ``resume``, ``reconnect``, ``since``, ``via``,
                ``on_error``. Nothing is lost with the first three; how long to wait is then decided by what happens.

        Raises:
            MastodonIllegalArgumentError: An argument is wrong.
            MastodonError: The stream ended; the class says how.

        Added in Mastodon 2.1.0, last changed in 4.2.0. Scope: ``read:statuses``.
        """
        return await self._listen(
            listener,
            run_async,
            timeout,
            reconnect_async,
            reconnect_async_wait_sec,
            websocket_handle,
            options,
            "list",
            id,
        )

    @overload
    async def stream_direct(
        self,
        listener: StreamListener,
        run_async: Literal[False] = False,
        timeout: float | None = STREAM_TIMEOUT,
        reconnect_async: bool = False,
        reconnect_async_wait_sec: float = RECONNECT_WAIT,
        websocket_handle: None = None,
        **options: Unpack[StreamOptions],
    ) -> None: ...

    @overload
    async def stream_direct(
        self,
        listener: StreamListener,
        run_async: Literal[True],
        timeout: float | None = STREAM_TIMEOUT,
        reconnect_async: bool = False,
        reconnect_async_wait_sec: float = RECONNECT_WAIT,
        websocket_handle: None = None,
        **options: Unpack[StreamOptions],
    ) -> AsyncSSEStreamHandle: ...

    @overload
    async def stream_direct(
        self,
        listener: StreamListener,
        run_async: bool = False,
        timeout: float | None = STREAM_TIMEOUT,
        reconnect_async: bool = False,
        reconnect_async_wait_sec: float = RECONNECT_WAIT,
        *,
        websocket_handle: AsyncWebSocketStreamHandle,
    ) -> AsyncWebSocketSubscription: ...

    @endpoint(added="2.4.0", changed="2.6.0", scopes="read:statuses")
    async def stream_direct(
        self,
        listener: StreamListener,
        run_async: bool = False,
        timeout: float | None = STREAM_TIMEOUT,
        reconnect_async: bool = False,
        reconnect_async_wait_sec: float = RECONNECT_WAIT,
        websocket_handle: AsyncWebSocketStreamHandle | None = None,
        **options: Unpack[StreamOptions],
    ) -> AsyncSSEStreamHandle | AsyncWebSocketSubscription | None:
        """
        Listen to the direct messages of the user, as conversations.

        Args:
            listener: Gets the events.
            run_async: Whether to return a handle and go on beside the caller. The connection is made before.
            timeout: After how many seconds of silence to give up; None for never.
            reconnect_async: With ``run_async``, whether to connect again when the connection is lost.
            reconnect_async_wait_sec: How many seconds to wait before that.
            websocket_handle: What ``stream_open_websocket()`` gave. The stream is added to it, and the subscription
                returned at once; the arguments about connections are not used.
            options: As ``stream()`` and its ``run()`` have them: ``resume``, ``reconnect``, ``since``, ``via``,
                ``on_error``. Nothing is lost with the first three; how long to wait is then decided by what happens.

        Raises:
            MastodonIllegalArgumentError: An argument is wrong.
            MastodonError: The stream ended; the class says how.

        Added in Mastodon 2.4.0, last changed in 2.6.0. Scope: ``read:statuses``.
        """
        return await self._listen(
            listener, run_async, timeout, reconnect_async, reconnect_async_wait_sec, websocket_handle, options, "direct"
        )
