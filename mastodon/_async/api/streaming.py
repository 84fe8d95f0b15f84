"""Streaming: what happens, while it happens. https://docs.joinmastodon.org/methods/streaming/"""

# The engine is imported when the first stream is wanted: most programs want none.
from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Literal, cast, overload

from mastodon._async.room import Room, endpoint
from mastodon.debugging import log_answer, log_request
from mastodon.errors import MastodonAPIError, MastodonIllegalArgumentError, MastodonNetworkError
from mastodon.protocol.redirecting import MOST, redirect
from mastodon.protocol.request import request, target
from mastodon.protocol.response import Response, line, read
from mastodon.seam import AsyncStop, aclosing

if TYPE_CHECKING:
    from mastodon._async.streaming import AsyncEventStream, AsyncSSEStreamHandle
    from mastodon.entities import List
    from mastodon.protocol.listening import StreamListener
    from mastodon.protocol.request import Request
    from mastodon.protocol.streams import Stream
    from mastodon.seam import AsyncConnection
    from mastodon.types import Ref

STREAM_TIMEOUT = 300
RECONNECT_WAIT = 5


class Streaming(Room):
    """
    What happens, while it happens, over server-sent events.

    ``stream()`` gives an iterator. The ``stream_…`` methods call a listener instead: in place until an error ends the
    stream, or, with ``run_async``, beside the caller, who gets a handle to close it with.

    A stream has no end of its own, so its end is an error: ``MastodonNetworkError`` when the connection is lost,
    ``MastodonReadTimeout`` when the server is silent for too long, ``MastodonMalformedEventError`` when it sends
    something else, whatever a method of the listener raises, and at the beginning what any call raises. The listener's
    ``on_abort()`` is called before.

    https://docs.joinmastodon.org/methods/streaming/
    """

    _streaming_base: str | None

    def stream(self, *streams: str, timeout: float | None = STREAM_TIMEOUT) -> AsyncEventStream:
        """
        Go through the events of one or several streams as they come.

        Nothing is sent before the first event is asked for, or an ``async with`` block is entered. Several streams use
        a connection each.

        Args:
            streams: ``user``, ``user:notification``, ``public``, ``public:local``, ``public:remote``, each of these
                three with ``:media`` behind it, ``hashtag:TAG``, ``hashtag:local:TAG``, ``list:ID`` or ``direct``.
            timeout: After how many seconds of silence to give up; None for never. Mastodon sends a sign of life every
                fifteen seconds.

        Raises:
            MastodonIllegalArgumentError: There is no such stream, or it is named twice.

        Example:
            ::

                async for event in mastodon.stream("user", "hashtag:python"):
                    if event.kind == "update":
                        print(event.status.content)
        """
        from mastodon._async.streaming import AsyncEventStream
        from mastodon.protocol.streams import named

        wanted = [named(name) for name in streams]
        if not wanted:
            raise MastodonIllegalArgumentError("stream() needs the name of a stream, such as 'user'")
        if len(set(wanted)) < len(wanted):
            raise MastodonIllegalArgumentError(f"a stream is named twice: {', '.join(streams)}")
        _check_seconds("timeout", timeout)
        return AsyncEventStream(wanted, partial(self._connect, timeout))

    @overload
    async def stream_user(
        self,
        listener: StreamListener,
        run_async: Literal[False] = False,
        timeout: float | None = STREAM_TIMEOUT,
        reconnect_async: bool = False,
        reconnect_async_wait_sec: float = RECONNECT_WAIT,
    ) -> None: ...

    @overload
    async def stream_user(
        self,
        listener: StreamListener,
        run_async: Literal[True],
        timeout: float | None = STREAM_TIMEOUT,
        reconnect_async: bool = False,
        reconnect_async_wait_sec: float = RECONNECT_WAIT,
    ) -> AsyncSSEStreamHandle: ...

    @endpoint(added="1.0.0", changed="3.5.0", scopes="read:statuses read:notifications")
    async def stream_user(
        self,
        listener: StreamListener,
        run_async: bool = False,
        timeout: float | None = STREAM_TIMEOUT,
        reconnect_async: bool = False,
        reconnect_async_wait_sec: float = RECONNECT_WAIT,
    ) -> AsyncSSEStreamHandle | None:
        """
        Listen to the home timeline and the notifications of the user.

        Args:
            listener: Gets the events.
            run_async: Whether to return a handle and go on beside the caller. The connection is made before.
            timeout: After how many seconds of silence to give up; None for never.
            reconnect_async: With ``run_async``, whether to connect again when the connection is lost.
            reconnect_async_wait_sec: How many seconds to wait before that.

        Raises:
            MastodonIllegalArgumentError: An argument is wrong.
            MastodonError: The stream ended; the class says how.

        Added in Mastodon 1.0.0, last changed in 3.5.0. Scope: ``read:statuses`` or ``read:notifications``.
        """
        return await self._listen(listener, run_async, timeout, reconnect_async, reconnect_async_wait_sec, "user")

    @overload
    async def stream_user_notifications(
        self,
        listener: StreamListener,
        run_async: Literal[False] = False,
        timeout: float | None = STREAM_TIMEOUT,
        reconnect_async: bool = False,
        reconnect_async_wait_sec: float = RECONNECT_WAIT,
    ) -> None: ...

    @overload
    async def stream_user_notifications(
        self,
        listener: StreamListener,
        run_async: Literal[True],
        timeout: float | None = STREAM_TIMEOUT,
        reconnect_async: bool = False,
        reconnect_async_wait_sec: float = RECONNECT_WAIT,
    ) -> AsyncSSEStreamHandle: ...

    @endpoint(added="1.4.2", scopes="read:notifications read:statuses")
    async def stream_user_notifications(
        self,
        listener: StreamListener,
        run_async: bool = False,
        timeout: float | None = STREAM_TIMEOUT,
        reconnect_async: bool = False,
        reconnect_async_wait_sec: float = RECONNECT_WAIT,
    ) -> AsyncSSEStreamHandle | None:
        """
        Listen to the notifications of the user.

        Args:
            listener: Gets the events.
            run_async: Whether to return a handle and go on beside the caller. The connection is made before.
            timeout: After how many seconds of silence to give up; None for never.
            reconnect_async: With ``run_async``, whether to connect again when the connection is lost.
            reconnect_async_wait_sec: How many seconds to wait before that.

        Raises:
            MastodonIllegalArgumentError: An argument is wrong.
            MastodonError: The stream ended; the class says how.

        Added in Mastodon 1.4.2. Scope: ``read:notifications`` or ``read:statuses``.
        """
        return await self._listen(
            listener, run_async, timeout, reconnect_async, reconnect_async_wait_sec, "user:notification"
        )

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
    ) -> AsyncSSEStreamHandle: ...

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
    ) -> AsyncSSEStreamHandle | None:
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

        Raises:
            MastodonIllegalArgumentError: local and remote leave out everything together.
            MastodonError: The stream ended; the class says how.

        Added in Mastodon 1.0.0, last changed in 4.2.0. Scope: ``read:statuses``.
        """
        if local and remote:
            raise MastodonIllegalArgumentError("local and remote leave out everything together; give one of them")
        kind = f"public{':local' if local else ':remote' if remote else ''}{':media' if only_media else ''}"
        return await self._listen(listener, run_async, timeout, reconnect_async, reconnect_async_wait_sec, kind)

    @overload
    async def stream_local(
        self,
        listener: StreamListener,
        run_async: Literal[False] = False,
        timeout: float | None = STREAM_TIMEOUT,
        reconnect_async: bool = False,
        reconnect_async_wait_sec: float = RECONNECT_WAIT,
        only_media: bool = False,
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
    ) -> AsyncSSEStreamHandle: ...

    @endpoint(added="1.1.0", changed="4.2.0", scopes="read:statuses")
    async def stream_local(
        self,
        listener: StreamListener,
        run_async: bool = False,
        timeout: float | None = STREAM_TIMEOUT,
        reconnect_async: bool = False,
        reconnect_async_wait_sec: float = RECONNECT_WAIT,
        only_media: bool = False,
    ) -> AsyncSSEStreamHandle | None:
        """
        Listen to the public statuses of this server's own users.

        Args:
            listener: Gets the events.
            run_async: Whether to return a handle and go on beside the caller. The connection is made before.
            timeout: After how many seconds of silence to give up; None for never.
            reconnect_async: With ``run_async``, whether to connect again when the connection is lost.
            reconnect_async_wait_sec: How many seconds to wait before that.
            only_media: Whether to leave out statuses without media.

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
    ) -> AsyncSSEStreamHandle: ...

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
    ) -> AsyncSSEStreamHandle | None:
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
            "hashtag:local" if local else "hashtag",
            tag,
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
    ) -> AsyncSSEStreamHandle: ...

    @endpoint(added="2.1.0", changed="4.2.0", scopes="read:statuses")
    async def stream_list(
        self,
        id: Ref[List],
        listener: StreamListener,
        run_async: bool = False,
        timeout: float | None = STREAM_TIMEOUT,
        reconnect_async: bool = False,
        reconnect_async_wait_sec: float = RECONNECT_WAIT,
    ) -> AsyncSSEStreamHandle | None:
        """
        Listen to the statuses of the accounts on a list.

        Args:
            id: The list, or its id.
            listener: Gets the events.
            run_async: Whether to return a handle and go on beside the caller. The connection is made before.
            timeout: After how many seconds of silence to give up; None for never.
            reconnect_async: With ``run_async``, whether to connect again when the connection is lost.
            reconnect_async_wait_sec: How many seconds to wait before that.

        Raises:
            MastodonIllegalArgumentError: An argument is wrong.
            MastodonError: The stream ended; the class says how.

        Added in Mastodon 2.1.0, last changed in 4.2.0. Scope: ``read:statuses``.
        """
        return await self._listen(listener, run_async, timeout, reconnect_async, reconnect_async_wait_sec, "list", id)

    @overload
    async def stream_direct(
        self,
        listener: StreamListener,
        run_async: Literal[False] = False,
        timeout: float | None = STREAM_TIMEOUT,
        reconnect_async: bool = False,
        reconnect_async_wait_sec: float = RECONNECT_WAIT,
    ) -> None: ...

    @overload
    async def stream_direct(
        self,
        listener: StreamListener,
        run_async: Literal[True],
        timeout: float | None = STREAM_TIMEOUT,
        reconnect_async: bool = False,
        reconnect_async_wait_sec: float = RECONNECT_WAIT,
    ) -> AsyncSSEStreamHandle: ...

    @endpoint(added="2.4.0", changed="2.6.0", scopes="read:statuses")
    async def stream_direct(
        self,
        listener: StreamListener,
        run_async: bool = False,
        timeout: float | None = STREAM_TIMEOUT,
        reconnect_async: bool = False,
        reconnect_async_wait_sec: float = RECONNECT_WAIT,
    ) -> AsyncSSEStreamHandle | None:
        """
        Listen to the direct messages of the user, as conversations.

        Args:
            listener: Gets the events.
            run_async: Whether to return a handle and go on beside the caller. The connection is made before.
            timeout: After how many seconds of silence to give up; None for never.
            reconnect_async: With ``run_async``, whether to connect again when the connection is lost.
            reconnect_async_wait_sec: How many seconds to wait before that.

        Raises:
            MastodonIllegalArgumentError: An argument is wrong.
            MastodonError: The stream ended; the class says how.

        Added in Mastodon 2.4.0, last changed in 2.6.0. Scope: ``read:statuses``.
        """
        return await self._listen(listener, run_async, timeout, reconnect_async, reconnect_async_wait_sec, "direct")

    @endpoint(added="2.5.0")
    async def stream_healthy(self) -> bool:
        """
        Tell whether the part of the server that streams is at work.

        Added in Mastodon 2.5.0.
        """
        base = await self._streaming_address()
        return (await self._get(f"{base}/api/v1/streaming/health", str)).strip() in {"OK", "success"}

    async def _listen(
        self,
        listener: StreamListener,
        run_async: bool,
        timeout: float | None,
        reconnect_async: bool,
        reconnect_async_wait_sec: float,
        kind: str,
        argument: Any = None,
    ) -> AsyncSSEStreamHandle | None:
        """Give the events of a stream to a listener, in place or beside the caller."""
        from mastodon._async.streaming import AsyncSSEStreamHandle
        from mastodon.protocol.listening import StreamListener
        from mastodon.protocol.streams import stream_of

        stream = stream_of(kind, argument)
        if not isinstance(cast("object", listener), StreamListener):
            raise MastodonIllegalArgumentError(
                f"listener must be an object of a class made of StreamListener, not {listener!r}"
            )
        _check_seconds("timeout", timeout)
        if reconnect_async_wait_sec != 0:  # At once, as in Mastodon.py.
            _check_seconds("reconnect_async_wait_sec", reconnect_async_wait_sec)
        await self._check_version()
        stop = AsyncStop()
        handle = AsyncSSEStreamHandle(
            None,
            partial(self._connect, timeout, stream, stop),
            reconnect_async and run_async,
            reconnect_async_wait_sec,
            listener,
            stream=stream,
            stop=stop,
            clock=self._clock,
        )
        if run_async:
            return await handle.start()
        await handle.run()
        return None

    async def _connect(self, timeout: float | None, stream: Stream, stop: AsyncStop) -> AsyncConnection:
        """
        Open a stream, and follow redirects.

        Raises:
            MastodonVersionError: The server is too old for it.
            MastodonAPIError: It refused, or answered something else.
            MastodonNetworkError: No answer came.
        """
        from mastodon.protocol.streams import is_stream, refusal

        await self._check_version(getattr(Streaming, stream.route.method).requirement)
        asked: Request[None] = request("GET", stream.route.path, None, **stream.params)
        url = await self._streaming_address() + target(asked)
        headers = {"User-Agent": self.user_agent, "Accept": "text/event-stream", "Accept-Encoding": "identity"}
        if self.access_token is not None:
            headers["Authorization"] = f"Bearer {self.access_token}"
        for _ in range(MOST + 1):
            if self.debug_requests:
                log_request("GET", url, headers, asked)
            connection = await self._transport.stream(url, headers, timeout, stop)
            response = Response(connection.status, connection.headers, b"", url, self.access_token)
            if self.debug_requests:
                log_answer("GET", response)
            if is_stream(response):
                return connection
            async with aclosing(connection):
                response = response._replace(body=await connection.body())
            step = redirect("GET", response)
            if step is None:
                raise refusal(asked, response)
            url = step.url
            if not step.same_origin:
                headers.pop("Authorization", None)
        about = line("GET", url)
        raise MastodonNetworkError(f"{about}: redirected more than {MOST} times, probably in a circle", request=about)

    async def _streaming_address(self) -> str:
        """
        Give the address that streams are at; the server is asked for it once.

        Raises:
            MastodonAPIError: It names a host that must not have the access token.
        """
        if self._streaming_base is None:
            from mastodon.protocol.streams import announced, streaming_base

            old = await self._is_older_than("4.0.0")
            for path in ["/api/v1/instance"] if old else ["/api/v2/instance", "/api/v1/instance"]:
                asked = request("GET", path, cast("type[dict[str, Any]]", dict))
                try:
                    found = announced(read(asked, await self._answer(asked)))
                except MastodonAPIError:  # Not every server has both.
                    continue
                if found is not None:
                    self._streaming_base = streaming_base(self.api_base_url, found, self.allowed_hosts)
                    return self._streaming_base
            return self.api_base_url
        return self._streaming_base


def _check_seconds(name: str, seconds: float | None) -> None:
    """Refuse what is no number of seconds."""
    if seconds is not None and not seconds > 0:
        raise MastodonIllegalArgumentError(f"{name} must be a number of seconds over 0, not {seconds!r}")
