# Derived from mastodon/_async/api/streaming.py by tools/sync.py. Do not edit.
"""Streaming: what happens, while it happens. https://docs.joinmastodon.org/methods/streaming/"""

# The engine is imported when the first stream is wanted: most programs want none.
from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Literal, cast, overload

from mastodon._sync.connecting import Connecting
from mastodon._sync.room import endpoint
from mastodon.errors import MastodonIllegalArgumentError
from mastodon.protocol.versions import MASTODON
from mastodon.seam import Stop

if TYPE_CHECKING:
    from datetime import datetime
    from os import PathLike

    from mastodon._sync.following import Store
    from mastodon._sync.streaming import EventStream, SSEStreamHandle
    from mastodon._sync.subscriptions import WebSocketStreamHandle, WebSocketSubscription
    from mastodon.entities import List, Status
    from mastodon.protocol.listening import StreamListener
    from mastodon.types import Ref

STREAM_TIMEOUT = 300
RECONNECT_WAIT = 5


class Streaming(Connecting):
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

    def stream(
        self,
        *streams: str,
        timeout: float | None = STREAM_TIMEOUT,
        reconnect: bool = False,
        resume: str | PathLike[str] | Store | None = None,
        since: Ref[Status] | datetime | None = None,
        via: Literal["auto", "sse", "websocket"] = "auto",
    ) -> EventStream:
        """
        Go through the events of one or several streams as they come.

        Nothing is sent before the first event is asked for, or an ``with`` block is entered. Several streams
        share a WebSocket, if the server has one.

        With ``reconnect``, ``resume`` or ``since``, a stream connects again when its connection is lost, and gives what
        was missed first, marked ``recovered``; no event comes twice. It ends when the server refuses it for good, or
        what was missed.

        Args:
            streams: ``user``, ``user:notification``, ``public``, ``public:local``, ``public:remote``, each of these
                three with ``:media`` behind it, ``hashtag:TAG``, ``hashtag:local:TAG``, ``list:ID`` or ``direct``.
            timeout: After how many seconds of silence to give up; None for never. Mastodon sends a sign of life every
                fifteen seconds, on a WebSocket every thirty.
            reconnect: Whether to connect again, and to ask for what was missed.
            resume: Where to keep the place for the next start of the program: the path of a file, or an object with
                ``load(key)`` and ``save(key, cursor)``. An event is handled when the next one is asked for, or by its
                ``ack()``. The one that was being handled when the program ended comes again, marked ``redelivered``.
            since: Where to begin if no place is kept: a time, or an id, after which to begin; None for now.
            via: How: by server-sent events (``sse``), one connection for each stream, by one ``websocket``, or as the
                server has it.

        Raises:
            MastodonIllegalArgumentError: There is no such stream, it is named twice, or another argument is wrong.
            MastodonResumeError: While going through: the file is damaged, another program's, or in use.

        Example:
            ::

                for event in mastodon.stream("user", "hashtag:python"):
                    if event.kind == "update":
                        print(event.status.content)
        """
        from mastodon._sync.streaming import EventStream, Source
        from mastodon.protocol.streams import named

        wanted = [named(name) for name in streams]
        if not wanted:
            raise MastodonIllegalArgumentError("stream() needs the name of a stream, such as 'user'")
        if len(set(wanted)) < len(wanted):
            raise MastodonIllegalArgumentError(f"a stream is named twice: {', '.join(streams)}")
        _check_seconds("timeout", timeout)
        if via not in {"auto", "sse", "websocket"}:
            raise MastodonIllegalArgumentError(f"via must be auto, sse or websocket, not {via!r}")
        shared = len(wanted) > 1 and (via == "websocket" or (via == "auto" and self.access_token is not None))
        connect = self._sharing(timeout, via).connect if shared else partial(self._connect, timeout, via)
        if not reconnect and resume is None and since is None:
            return EventStream([Source(stream, connect) for stream in wanted], self._clock)
        from mastodon._sync.following import Asking, Following, store_of

        asking = Asking(
            *(self.api_base_url, self.access_token, self._clock),
            *(self._send, self._check_times, self._gives_several),
        )
        sources = [
            Following(stream, connect, asking=asking, store=None if resume is None else store_of(resume), since=since)
            for stream in wanted
        ]
        return EventStream(sources, self._clock)

    @overload
    def stream_user(
        self,
        listener: StreamListener,
        run_async: Literal[False] = False,
        timeout: float | None = STREAM_TIMEOUT,
        reconnect_async: bool = False,
        reconnect_async_wait_sec: float = RECONNECT_WAIT,
        websocket_handle: None = None,
    ) -> None: ...

    @overload
    def stream_user(
        self,
        listener: StreamListener,
        run_async: Literal[True],
        timeout: float | None = STREAM_TIMEOUT,
        reconnect_async: bool = False,
        reconnect_async_wait_sec: float = RECONNECT_WAIT,
        websocket_handle: None = None,
    ) -> SSEStreamHandle: ...

    @overload
    def stream_user(
        self,
        listener: StreamListener,
        run_async: bool = False,
        timeout: float | None = STREAM_TIMEOUT,
        reconnect_async: bool = False,
        reconnect_async_wait_sec: float = RECONNECT_WAIT,
        *,
        websocket_handle: WebSocketStreamHandle,
    ) -> WebSocketSubscription: ...

    @endpoint(added="1.0.0", changed="3.5.0", scopes="read:statuses read:notifications")
    def stream_user(
        self,
        listener: StreamListener,
        run_async: bool = False,
        timeout: float | None = STREAM_TIMEOUT,
        reconnect_async: bool = False,
        reconnect_async_wait_sec: float = RECONNECT_WAIT,
        websocket_handle: WebSocketStreamHandle | None = None,
    ) -> SSEStreamHandle | WebSocketSubscription | None:
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

        Raises:
            MastodonIllegalArgumentError: An argument is wrong.
            MastodonError: The stream ended; the class says how.

        Added in Mastodon 1.0.0, last changed in 3.5.0. Scope: ``read:statuses`` or ``read:notifications``.
        """
        return self._listen(
            listener, run_async, timeout, reconnect_async, reconnect_async_wait_sec, websocket_handle, "user"
        )

    @overload
    def stream_user_notifications(
        self,
        listener: StreamListener,
        run_async: Literal[False] = False,
        timeout: float | None = STREAM_TIMEOUT,
        reconnect_async: bool = False,
        reconnect_async_wait_sec: float = RECONNECT_WAIT,
        websocket_handle: None = None,
    ) -> None: ...

    @overload
    def stream_user_notifications(
        self,
        listener: StreamListener,
        run_async: Literal[True],
        timeout: float | None = STREAM_TIMEOUT,
        reconnect_async: bool = False,
        reconnect_async_wait_sec: float = RECONNECT_WAIT,
        websocket_handle: None = None,
    ) -> SSEStreamHandle: ...

    @overload
    def stream_user_notifications(
        self,
        listener: StreamListener,
        run_async: bool = False,
        timeout: float | None = STREAM_TIMEOUT,
        reconnect_async: bool = False,
        reconnect_async_wait_sec: float = RECONNECT_WAIT,
        *,
        websocket_handle: WebSocketStreamHandle,
    ) -> WebSocketSubscription: ...

    @endpoint(added="1.4.2", scopes="read:notifications read:statuses")
    def stream_user_notifications(
        self,
        listener: StreamListener,
        run_async: bool = False,
        timeout: float | None = STREAM_TIMEOUT,
        reconnect_async: bool = False,
        reconnect_async_wait_sec: float = RECONNECT_WAIT,
        websocket_handle: WebSocketStreamHandle | None = None,
    ) -> SSEStreamHandle | WebSocketSubscription | None:
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

        Raises:
            MastodonIllegalArgumentError: An argument is wrong.
            MastodonError: The stream ended; the class says how.

        Added in Mastodon 1.4.2. Scope: ``read:notifications`` or ``read:statuses``.
        """
        return self._listen(
            listener,
            run_async,
            timeout,
            reconnect_async,
            reconnect_async_wait_sec,
            websocket_handle,
            "user:notification",
        )

    @overload
    def stream_public(
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
    ) -> None: ...

    @overload
    def stream_public(
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
    ) -> SSEStreamHandle: ...

    @overload
    def stream_public(
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
        websocket_handle: WebSocketStreamHandle,
    ) -> WebSocketSubscription: ...

    @endpoint(added="1.0.0", changed="4.2.0", scopes="read:statuses")
    def stream_public(
        self,
        listener: StreamListener,
        run_async: bool = False,
        timeout: float | None = STREAM_TIMEOUT,
        reconnect_async: bool = False,
        reconnect_async_wait_sec: float = RECONNECT_WAIT,
        local: bool = False,
        remote: bool = False,
        only_media: bool = False,
        websocket_handle: WebSocketStreamHandle | None = None,
    ) -> SSEStreamHandle | WebSocketSubscription | None:
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

        Raises:
            MastodonIllegalArgumentError: local and remote leave out everything together.
            MastodonError: The stream ended; the class says how.

        Added in Mastodon 1.0.0, last changed in 4.2.0. Scope: ``read:statuses``.
        """
        if local and remote:
            raise MastodonIllegalArgumentError("local and remote leave out everything together; give one of them")
        kind = f"public{':local' if local else ':remote' if remote else ''}{':media' if only_media else ''}"
        return self._listen(
            listener, run_async, timeout, reconnect_async, reconnect_async_wait_sec, websocket_handle, kind
        )

    @overload
    def stream_local(
        self,
        listener: StreamListener,
        run_async: Literal[False] = False,
        timeout: float | None = STREAM_TIMEOUT,
        reconnect_async: bool = False,
        reconnect_async_wait_sec: float = RECONNECT_WAIT,
        only_media: bool = False,
        websocket_handle: None = None,
    ) -> None: ...

    @overload
    def stream_local(
        self,
        listener: StreamListener,
        run_async: Literal[True],
        timeout: float | None = STREAM_TIMEOUT,
        reconnect_async: bool = False,
        reconnect_async_wait_sec: float = RECONNECT_WAIT,
        only_media: bool = False,
        websocket_handle: None = None,
    ) -> SSEStreamHandle: ...

    @overload
    def stream_local(
        self,
        listener: StreamListener,
        run_async: bool = False,
        timeout: float | None = STREAM_TIMEOUT,
        reconnect_async: bool = False,
        reconnect_async_wait_sec: float = RECONNECT_WAIT,
        only_media: bool = False,
        *,
        websocket_handle: WebSocketStreamHandle,
    ) -> WebSocketSubscription: ...

    @endpoint(added="1.1.0", changed="4.2.0", scopes="read:statuses")
    def stream_local(
        self,
        listener: StreamListener,
        run_async: bool = False,
        timeout: float | None = STREAM_TIMEOUT,
        reconnect_async: bool = False,
        reconnect_async_wait_sec: float = RECONNECT_WAIT,
        only_media: bool = False,
        websocket_handle: WebSocketStreamHandle | None = None,
    ) -> SSEStreamHandle | WebSocketSubscription | None:
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

        Raises:
            MastodonIllegalArgumentError: An argument is wrong.
            MastodonError: The stream ended; the class says how.

        Added in Mastodon 1.1.0, last changed in 4.2.0. Scope: ``read:statuses``.
        """
        return self._listen(
            listener,
            run_async,
            timeout,
            reconnect_async,
            reconnect_async_wait_sec,
            websocket_handle,
            f"public:local{':media' if only_media else ''}",
        )

    @overload
    def stream_hashtag(
        self,
        tag: str,
        listener: StreamListener,
        local: bool = False,
        run_async: Literal[False] = False,
        timeout: float | None = STREAM_TIMEOUT,
        reconnect_async: bool = False,
        reconnect_async_wait_sec: float = RECONNECT_WAIT,
        websocket_handle: None = None,
    ) -> None: ...

    @overload
    def stream_hashtag(
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
    ) -> SSEStreamHandle: ...

    @overload
    def stream_hashtag(
        self,
        tag: str,
        listener: StreamListener,
        local: bool = False,
        run_async: bool = False,
        timeout: float | None = STREAM_TIMEOUT,
        reconnect_async: bool = False,
        reconnect_async_wait_sec: float = RECONNECT_WAIT,
        *,
        websocket_handle: WebSocketStreamHandle,
    ) -> WebSocketSubscription: ...

    @endpoint(added="1.0.0", changed="4.2.0", scopes="read:statuses")
    def stream_hashtag(
        self,
        tag: str,
        listener: StreamListener,
        local: bool = False,
        run_async: bool = False,
        timeout: float | None = STREAM_TIMEOUT,
        reconnect_async: bool = False,
        reconnect_async_wait_sec: float = RECONNECT_WAIT,
        websocket_handle: WebSocketStreamHandle | None = None,
    ) -> SSEStreamHandle | WebSocketSubscription | None:
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

        Raises:
            MastodonIllegalArgumentError: The tag begins with ``#`` or is no tag.
            MastodonError: The stream ended; the class says how.

        Added in Mastodon 1.0.0, last changed in 4.2.0. Scope: ``read:statuses``.
        """
        return self._listen(
            listener,
            run_async,
            timeout,
            reconnect_async,
            reconnect_async_wait_sec,
            websocket_handle,
            "hashtag:local" if local else "hashtag",
            tag,
        )

    @overload
    def stream_list(
        self,
        id: Ref[List],
        listener: StreamListener,
        run_async: Literal[False] = False,
        timeout: float | None = STREAM_TIMEOUT,
        reconnect_async: bool = False,
        reconnect_async_wait_sec: float = RECONNECT_WAIT,
        websocket_handle: None = None,
    ) -> None: ...

    @overload
    def stream_list(
        self,
        id: Ref[List],
        listener: StreamListener,
        run_async: Literal[True],
        timeout: float | None = STREAM_TIMEOUT,
        reconnect_async: bool = False,
        reconnect_async_wait_sec: float = RECONNECT_WAIT,
        websocket_handle: None = None,
    ) -> SSEStreamHandle: ...

    @overload
    def stream_list(
        self,
        id: Ref[List],
        listener: StreamListener,
        run_async: bool = False,
        timeout: float | None = STREAM_TIMEOUT,
        reconnect_async: bool = False,
        reconnect_async_wait_sec: float = RECONNECT_WAIT,
        *,
        websocket_handle: WebSocketStreamHandle,
    ) -> WebSocketSubscription: ...

    @endpoint(added="2.1.0", changed="4.2.0", scopes="read:statuses")
    def stream_list(
        self,
        id: Ref[List],
        listener: StreamListener,
        run_async: bool = False,
        timeout: float | None = STREAM_TIMEOUT,
        reconnect_async: bool = False,
        reconnect_async_wait_sec: float = RECONNECT_WAIT,
        websocket_handle: WebSocketStreamHandle | None = None,
    ) -> SSEStreamHandle | WebSocketSubscription | None:
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

        Raises:
            MastodonIllegalArgumentError: An argument is wrong.
            MastodonError: The stream ended; the class says how.

        Added in Mastodon 2.1.0, last changed in 4.2.0. Scope: ``read:statuses``.
        """
        return self._listen(
            listener, run_async, timeout, reconnect_async, reconnect_async_wait_sec, websocket_handle, "list", id
        )

    @overload
    def stream_direct(
        self,
        listener: StreamListener,
        run_async: Literal[False] = False,
        timeout: float | None = STREAM_TIMEOUT,
        reconnect_async: bool = False,
        reconnect_async_wait_sec: float = RECONNECT_WAIT,
        websocket_handle: None = None,
    ) -> None: ...

    @overload
    def stream_direct(
        self,
        listener: StreamListener,
        run_async: Literal[True],
        timeout: float | None = STREAM_TIMEOUT,
        reconnect_async: bool = False,
        reconnect_async_wait_sec: float = RECONNECT_WAIT,
        websocket_handle: None = None,
    ) -> SSEStreamHandle: ...

    @overload
    def stream_direct(
        self,
        listener: StreamListener,
        run_async: bool = False,
        timeout: float | None = STREAM_TIMEOUT,
        reconnect_async: bool = False,
        reconnect_async_wait_sec: float = RECONNECT_WAIT,
        *,
        websocket_handle: WebSocketStreamHandle,
    ) -> WebSocketSubscription: ...

    @endpoint(added="2.4.0", changed="2.6.0", scopes="read:statuses")
    def stream_direct(
        self,
        listener: StreamListener,
        run_async: bool = False,
        timeout: float | None = STREAM_TIMEOUT,
        reconnect_async: bool = False,
        reconnect_async_wait_sec: float = RECONNECT_WAIT,
        websocket_handle: WebSocketStreamHandle | None = None,
    ) -> SSEStreamHandle | WebSocketSubscription | None:
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

        Raises:
            MastodonIllegalArgumentError: An argument is wrong.
            MastodonError: The stream ended; the class says how.

        Added in Mastodon 2.4.0, last changed in 2.6.0. Scope: ``read:statuses``.
        """
        return self._listen(
            listener, run_async, timeout, reconnect_async, reconnect_async_wait_sec, websocket_handle, "direct"
        )

    def stream_open_websocket(
        self,
        listener: StreamListener | None = None,
        timeout: float | None = STREAM_TIMEOUT,
        reconnect_async: bool = False,
        reconnect_async_wait_sec: float = RECONNECT_WAIT,
    ) -> WebSocketStreamHandle:
        """
        Open a WebSocket that streams are added to, with ``subscribe()`` or by ``websocket_handle`` of other methods.

        Args:
            listener: Gets the events of streams that are added without a listener.
            timeout: After how many seconds of silence to give up; None for never.
            reconnect_async: Whether to connect again when the connection is lost, with all streams.
            reconnect_async_wait_sec: How many seconds to wait before that.

        Raises:
            MastodonIllegalArgumentError: An argument is wrong.
            MastodonError: There is no connection; the class says how.

        Several streams on one WebSocket need Mastodon 3.3.0.
        """
        from mastodon._sync.subscriptions import WebSocketStreamHandle
        from mastodon.protocol.websocket import address

        if listener is not None:
            _check_listener(listener)
        _check_waits(timeout, reconnect_async_wait_sec)
        handle = WebSocketStreamHandle(
            address(self._streaming_address()),
            self.access_token,
            self.user_agent,
            listener,
            timeout,
            reconnect_async,
            reconnect_async_wait_sec,
            connect_func=partial(self._by_websocket, timeout, None),
            clock=self._clock,
        )
        return handle.start()

    @endpoint(added="2.5.0")
    def stream_healthy(self) -> bool:
        """
        Tell whether the part of the server that streams is at work.

        Added in Mastodon 2.5.0.
        """
        base = self._streaming_address()
        return (self._get(f"{base}/api/v1/streaming/health", str)).strip() in {"OK", "success"}

    def _gives_several(self) -> bool:
        """Tell whether the server gives several statuses by their ids: Mastodon does since 4.3.0."""
        return (self._server_version()).software == MASTODON and not self._is_older_than("4.3.0")

    def _listen(
        self,
        listener: StreamListener,
        run_async: bool,
        timeout: float | None,
        reconnect_async: bool,
        reconnect_async_wait_sec: float,
        websocket_handle: WebSocketStreamHandle | None,
        kind: str,
        argument: Any = None,
    ) -> SSEStreamHandle | WebSocketSubscription | None:
        """Give the events of a stream to a listener, in place or beside the caller."""
        from mastodon._sync.streaming import SSEStreamHandle
        from mastodon.protocol.streams import stream_of

        stream = stream_of(kind, argument)
        _check_listener(listener)
        if websocket_handle is not None:
            from mastodon._sync.subscriptions import WebSocketStreamHandle

            if not isinstance(cast("object", websocket_handle), WebSocketStreamHandle):
                raise MastodonIllegalArgumentError(
                    f"websocket_handle must be what stream_open_websocket() gives, not {websocket_handle!r}"
                )
            self._check_version()
            return websocket_handle.subscribe(stream.kind, listener, **stream.given)
        _check_waits(timeout, reconnect_async_wait_sec)
        self._check_version()
        stop = Stop()
        handle = SSEStreamHandle(
            None,
            partial(self._connect, timeout, "auto", stream, stop),
            reconnect_async and run_async,
            reconnect_async_wait_sec,
            listener,
            stream=stream,
            stop=stop,
            clock=self._clock,
        )
        if run_async:
            return handle.start()
        handle.run()
        return None


def _check_listener(listener: object) -> None:
    """Refuse what is no listener."""
    from mastodon.protocol.listening import StreamListener

    if not isinstance(listener, StreamListener):
        raise MastodonIllegalArgumentError(
            f"listener must be an object of a class made of StreamListener, not {listener!r}"
        )


def _check_waits(timeout: float | None, wait: float) -> None:
    """Refuse what are no numbers of seconds."""
    _check_seconds("timeout", timeout)
    if wait != 0:  # At once, as in Mastodon.py.
        _check_seconds("reconnect_async_wait_sec", wait)


def _check_seconds(name: str, seconds: float | None) -> None:
    """Refuse what is no number of seconds."""
    if seconds is not None and not seconds > 0:
        raise MastodonIllegalArgumentError(f"{name} must be a number of seconds over 0, not {seconds!r}")
