# Derived from mastodon/_async/connecting.py by tools/sync.py. Do not edit.
"""How a client connects to streams: at which host, by server-sent events or WebSocket, and with what credentials."""

from __future__ import annotations

from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from mastodon._sync.room import Room
from mastodon.debugging import keep_tokens_out, log_answer, log_polling, log_request
from mastodon.errors import MastodonAPIError, MastodonError, MastodonNetworkError
from mastodon.protocol import pacing
from mastodon.protocol.redirecting import MOST, redirect
from mastodon.protocol.request import request, target
from mastodon.protocol.response import Response, line, read
from mastodon.seam.tasks import unless_stopped
from mastodon.seam.values import ready
from mastodon.seam.waiting import Lock, Turns

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from mastodon._sync.polling import Polling
    from mastodon._sync.websocket import Carrier, Sharing, WebSocket
    from mastodon.protocol.request import Request
    from mastodon.protocol.streams import Stream
    from mastodon.seam.streams import Connection, Stop
    from mastodon.seam.values import Ready

FILLING = 4
"""How many streams of a client ask for what they missed at once: pages take much memory while they are decoded."""


class Streams:
    """
    What the streams of a client share, and those of the copies that ``options()`` makes.

    Args:
        given: The address that streams are at, if the caller gave one.
    """

    __slots__ = ("accounts", "base", "filling", "given", "lock", "polled", "token_way")

    def __init__(self, given: str | None) -> None:
        """Know only what the caller gave."""
        self.given = self.base = given
        """The address that streams are at, if it is known."""
        self.lock = Lock()
        self.token_way = 0
        """By which way the server has taken the access token, the last time that it opened a WebSocket."""
        self.filling = Turns(FILLING)
        self.accounts: dict[str, str] = {}
        self.polled: dict[object, tuple[int, int]] = {}
        """How many calls the last poll of each stream took, and how many of them turned pages."""


class Connecting(Room):
    """What connects to streams."""

    _streams: Streams

    def _sharing(self, timeout: float | None, via: str) -> Sharing:
        """Make what connects several streams by one WebSocket, or each in another way if the server has none."""
        from mastodon._sync.websocket import Sharing

        apart = partial(self._without_websocket, timeout) if via == "auto" else None
        return Sharing(self._check_stream, partial(self._by_websocket, timeout), apart)

    def _check_stream(self, stream: Stream, stop: Stop) -> None:
        """Refuse a stream that the server is too old for."""
        if self._known.server is None and self.version_check_mode != "none":
            self._unless_ended(stop, self._server_version)
        self._check_version(getattr(self, stream.route.method).requirement)

    def _unless_ended(self, stop: Stop, ask: Callable[[], Any]) -> Any:
        """
        Ask the server something that a stream needs, unless the stream is ended from outside.

        Raises:
            MastodonNetworkError: It is.
        """
        self._transport.ends(stop)
        found = None if stop.is_set() else unless_stopped(stop, ask)
        if found is None:
            raise MastodonNetworkError(f"the stream was closed before {self.api_base_url} was connected to")
        return found

    def _connect(self, timeout: float | None, via: str, stream: Stream, stop: Stop, *, polls: bool = False) -> Carrier:
        """
        Open a stream, in the way that is wanted, or in that which the server has.

        Args:
            timeout: After how many seconds of silence to give up.
            via: The way.
            stream: The stream.
            stop: What ends it from outside.
            polls: Whether to ask again and again if the server has no way at all.

        Raises:
            MastodonVersionError: The server is too old for it.
            MastodonAPIError: It refused, or answered something else.
            MastodonNetworkError: No answer came.
        """
        from mastodon.protocol.streams import may_pass
        from mastodon.protocol.websocket import NO_WEBSOCKET, prefers_websocket

        self._check_stream(stream, stop)
        by_websocket: Callable[[], Ready[Carrier]] = partial(self._by_websocket, timeout, stream, stop)
        by_events: Callable[[], Ready[Carrier]] = partial(self._by_events, timeout, stream, stop)
        if via == "websocket":
            return ready(by_websocket())
        if via == "sse":
            return ready(by_events())
        if via == "polling":
            return self._by_polling(stream, stop)
        if prefers_websocket(self._known.server):
            first, second = by_websocket, by_events
        else:
            first, second = by_events, by_websocket
        try:
            return ready(first())
        except MastodonAPIError as error:
            missing = {by_websocket: NO_WEBSOCKET, by_events: self._no_events()}
            if error.status_code not in missing[first]:
                raise
            try:
                return ready(second())
            except MastodonError as other:
                lacking = getattr(other, "status_code", None) in missing[second]
                if not lacking and may_pass(other):  # The server may have this way.
                    raise
                if not lacking or not polls:  # What was tried first is what most servers of this kind have.
                    raise error from None
                return self._by_polling(stream, stop, error, partial(self._connect, timeout, via, stream, stop))

    def _connect_or_poll(self, timeout: float | None, via: str, stream: Stream, stop: Stop) -> Carrier:
        """Open a stream, or ask again and again if the server has no way at all."""
        return self._connect(timeout, via, stream, stop, polls=True)

    def _without_websocket(self, timeout: float | None, stream: Stream, stop: Stop) -> Carrier:
        """Open one of several streams where the server has no WebSocket."""
        try:
            return self._by_events(timeout, stream, stop)
        except MastodonAPIError as error:
            if error.status_code not in self._no_events():
                raise
            return self._by_polling(stream, stop, error, partial(self._by_events, timeout, stream, stop))

    def _no_events(self) -> Collection[int]:
        """Give what the server answers if it has no server-sent events: also a page, if it names no place for them."""
        from mastodon.protocol.websocket import NO_EVENTS

        apart = self._streams.given is not None or self._streams.base not in {None, self.api_base_url}
        return NO_EVENTS if apart else {*NO_EVENTS, 200}

    def _by_polling(
        self,
        stream: Stream,
        stop: Stop,
        error: MastodonError | None = None,
        look: Callable[[], Ready[Carrier]] | None = None,
    ) -> Polling:
        """Ask for what is new again and again; ``look`` is to end that when the server streams."""
        from mastodon._sync.polling import Polling

        if error is not None:
            log_polling(stream.name, error)
        self._transport.ends(stop)
        polling = Polling(
            *(stream, stop, self._send, self._streams.filling, self._clock),
            costs=self._streams.polled,
            spread=self._spread,
            look=look,
        )
        polling.open()
        return polling

    def _spread(self) -> float:
        """Say over how many seconds the calls are to be spread that one poll of each stream takes."""
        from mastodon.protocol.polling import spread

        polled = list(self._streams.polled.values())
        each = pacing.buckets_of("GET", "/api/v1/timelines/home", {}, token=self.access_token is not None)
        counts = (each, sum(calls for calls, _ in polled)), ((pacing.PAGING,), sum(pages for _, pages in polled))
        wait, now = 0.0, self._clock.now() + self._known.ahead
        for buckets, count in counts:
            asks = self._budget.asks(self.api_base_url, self.access_token, buckets)
            wait = max(wait, spread(count, asks, self._budget.windows(asks), now))
        return wait

    def _by_events(self, timeout: float | None, stream: Stream, stop: Stop) -> Connection:
        """Open a stream over server-sent events."""
        from mastodon.protocol.streams import is_stream, refusal

        asked: Request[None] = request("GET", stream.route.path, None, **stream.params)
        headers = {"Accept": "text/event-stream", "Accept-Encoding": "identity"}
        if self.access_token is not None:
            headers["Authorization"] = f"Bearer {self.access_token}"
        connection, response = self._open(asked, headers, timeout, stop)
        if is_stream(response):
            return connection
        raise refusal(asked, self._whole(connection, response))

    def _by_websocket(self, timeout: float | None, stream: Stream | None, stop: Stop) -> WebSocket:
        """Open a WebSocket, with the access token in the way that the server takes it."""
        from mastodon._sync.websocket import WebSocket
        from mastodon.frames import is_upgraded, upgrade
        from mastodon.protocol.websocket import NOT_HEARD, no_websocket, opening, ways
        from mastodon.seam.streams import SWITCHED

        known = ways(self.access_token)
        refused: MastodonError | None = None
        for number in sorted(range(len(known)), key=lambda number: number != self._streams.token_way):
            asked = opening(stream, known[number])
            headers = {**upgrade(), **known[number].headers}
            if number:  # What is told in the first way is not logged.
                keep_tokens_out()
            connection, response = self._open(asked, headers, timeout, stop)
            if response.status == SWITCHED and is_upgraded(headers, response.headers):
                self._streams.token_way = number
                return WebSocket(connection, stream)
            error = no_websocket(asked, self._whole(connection, response))
            if response.status not in NOT_HEARD:
                raise error
            refused = refused or error
        raise cast("MastodonError", refused)

    def _open(
        self, asked: Request[Any], given: Mapping[str, str], timeout: float | None, stop: Stop
    ) -> tuple[Connection, Response]:
        """
        Ask for a stream, follow redirects, and give the connection, and its answer without the body.

        Raises:
            MastodonNetworkError: No answer came.
        """
        base: str = self._streams.base or self._unless_ended(stop, self._streaming_address)
        url = base + target(asked)
        headers = {"User-Agent": self.user_agent, **given}
        for _ in range(MOST + 1):
            if self.debug_requests:
                log_request("GET", url, headers, asked)
            connection = self._transport.stream(url, headers, timeout, stop)
            try:
                response = Response(*connection.head(), b"", url, self.access_token)
                if self.debug_requests:
                    log_answer("GET", response)
                step = redirect("GET", response)
            except BaseException:
                connection.close()
                raise
            if step is None:
                return connection, response
            connection.close()
            url = step.url
            if not step.same_origin:
                for name in "Authorization", "Sec-WebSocket-Protocol":
                    headers.pop(name, None)
        about = line("GET", url)
        raise MastodonNetworkError(f"{about}: redirected more than {MOST} times, probably in a circle", request=about)

    def _whole(self, connection: Connection, response: Response) -> Response:
        """Give a refusal with its body, and close its connection. What is no refusal may have no end."""
        with closing(connection):
            return response if response.status < 300 else response._replace(body=connection.body())

    def _streaming_address(self) -> str:
        """
        Give the address that streams are at; the server is asked for it once.

        Raises:
            MastodonAPIError: It names a host that must not have the access token.
        """
        if self._streams.base is None:
            old = self._is_older_than("4.0.0")
            with self._streams.lock:  # Many streams may begin at once.
                if self._streams.base is None:
                    return self._ask_streaming_address(
                        ["/api/v1/instance"] if old else ["/api/v2/instance", "/api/v1/instance"]
                    )
        return self._streams.base

    def _ask_streaming_address(self, paths: list[str]) -> str:
        """Ask the server for the address that streams are at."""
        from mastodon.protocol.streams import announced, streaming_base

        certain = True
        for path in paths:
            asked = request("GET", path, cast("type[dict[str, Any]]", dict))
            try:
                found = announced(read(asked, self._answer(asked)))
            except MastodonAPIError as error:  # Not every server has both.
                certain = certain and error.status_code == 404
                continue
            if found is not None:
                self._streams.base = streaming_base(self.api_base_url, found, self.allowed_hosts)
                return self._streams.base
        if certain:
            self._streams.base = self.api_base_url
        return self.api_base_url
