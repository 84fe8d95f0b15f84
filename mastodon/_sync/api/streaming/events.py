# Derived from mastodon/_async/api/streaming/events.py by tools/sync.py. Do not edit.
"""Streaming: events, to go through. https://docs.joinmastodon.org/methods/streaming/"""

# The engine is imported when the first stream is wanted: most programs want none.
from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Literal

from mastodon._sync.connecting import Connecting
from mastodon.errors import MastodonIllegalArgumentError
from mastodon.protocol.versions import MASTODON

if TYPE_CHECKING:
    from datetime import datetime
    from os import PathLike

    from mastodon._sync.following import Store
    from mastodon._sync.streaming import EventStream
    from mastodon.entities import Status
    from mastodon.protocol.streams import Stream
    from mastodon.seam.waiting import Lock
    from mastodon.types import Ref

STREAM_TIMEOUT = 300


class Events(Connecting):
    """Events, to go through. https://docs.joinmastodon.org/methods/streaming/"""

    def stream(
        self,
        *streams: str,
        timeout: float | None = STREAM_TIMEOUT,
        reconnect: bool = False,
        resume: str | PathLike[str] | Store | None = None,
        since: Ref[Status] | datetime | None = None,
        via: Literal["auto", "sse", "websocket", "polling"] = "auto",
    ) -> EventStream:
        """
        Go through the events of one or several streams as they come.

        Nothing is sent before the first event is asked for, or an ``with`` block is entered. Several streams
        share a WebSocket, if the server has one. Where it does not stream, it is asked again and again.

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
            via: How: by server-sent events (``sse``), one connection for each stream, by one ``websocket``, by asking
                every 5 to 60 seconds (``polling``), or as the server has it.

        Raises:
            MastodonIllegalArgumentError: There is no such stream, it is named twice, or another argument is wrong.
            MastodonResumeError: While going through: the file is damaged, another program's, or in use.

        Example:
            ::

                for event in mastodon.stream("user", "hashtag:python"):
                    if event.kind == "update":
                        print(event.status.content)
        """
        from mastodon.protocol.streams import named

        wanted = [named(name) for name in streams]
        if not wanted:
            raise MastodonIllegalArgumentError("stream() needs the name of a stream, such as 'user'")
        if len(set(wanted)) < len(wanted):
            raise MastodonIllegalArgumentError(f"a stream is named twice: {', '.join(streams)}")
        return self._event_stream(wanted, timeout=timeout, reconnect=reconnect, resume=resume, since=since, via=via)

    def _event_stream(
        self,
        wanted: list[Stream],
        *,
        timeout: float | None,
        reconnect: bool = False,
        resume: Any = None,
        since: Any = None,
        via: str = "auto",
        turns: Lock | None = None,
    ) -> EventStream:
        """Make what gives the events of streams."""
        from mastodon._sync.streaming import EventStream, Source

        if timeout is not None:
            check_seconds("timeout", timeout)
        check_via(via)
        shared = len(wanted) > 1 and (via == "websocket" or (via == "auto" and self.access_token is not None))
        connect = self._sharing(timeout, via).connect if shared else partial(self._connect_or_poll, timeout, via)
        if not reconnect and resume is None and since is None:
            return EventStream([Source(stream, connect) for stream in wanted], self._clock, turns)
        from mastodon._sync.following import Asking, Following, store_of

        asking = Asking(
            *(self.api_base_url, self.access_token, self._clock),
            *(self._send, self._check_times, self._gives_several),
            turns=self._streams.filling,
            accounts=self._streams.accounts,
        )
        sources = [
            Following(stream, connect, asking=asking, store=None if resume is None else store_of(resume), since=since)
            for stream in wanted
        ]
        return EventStream(sources, self._clock, turns)

    def _gives_several(self) -> bool:
        """Tell whether the server gives several statuses by their ids: Mastodon does since 4.3.0."""
        return (self._server_version()).software == MASTODON and not self._is_older_than("4.3.0")


def check_seconds(name: str, seconds: object) -> None:
    """
    Refuse what is no number of seconds.

    Args:
        name: The name of the argument.
        seconds: What was given.

    Raises:
        MastodonIllegalArgumentError: It is none.
    """
    if not isinstance(seconds, (int, float)) or not seconds > 0:
        raise MastodonIllegalArgumentError(f"{name} must be a number of seconds over 0, not {seconds!r}")


def check_via(via: str) -> str:
    """
    Give back how a stream is to be carried.

    Args:
        via: What was given.

    Raises:
        MastodonIllegalArgumentError: There is no such way.
    """
    if via not in {"auto", "sse", "websocket", "polling"}:
        raise MastodonIllegalArgumentError(f"via must be auto, sse, websocket or polling, not {via!r}")
    return via
