"""
WebSocket frames: bytes, cut anywhere, become messages. https://www.rfc-editor.org/rfc/rfc6455

The idea. A WebSocket begins as an ordinary request, so the HTTP library opens it, by the same proxies, certificates and
checks as all others, and hands over a connection of bytes. What is left are frames, and these are read and written by
the part of the library ``websockets`` that knows no connections. Its own connections would cost seven times as much for
each message, and the blocking one a thread. Frames are not compressed: that would cost more than all the rest.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, cast

from mastodon.errors import MastodonMalformedEventError, MastodonNetworkError
from mastodon.protocol.sse import LONGEST

if TYPE_CHECKING:
    import logging
    from collections.abc import Iterator, Mapping

    from websockets.frames import Frame
    from websockets.protocol import Protocol

WHOLE = 0x81
"""The first byte of a frame that is a whole message."""

CLOSE = 8
"""The code of frames that end a WebSocket. Above it are pings and answers to them, below it messages."""


def upgrade() -> dict[str, str]:
    """Give the headers of a request that asks for a WebSocket."""
    from websockets.utils import generate_key

    return {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": generate_key(),
    }


def is_upgraded(asked: Mapping[str, str], answered: Mapping[str, str]) -> bool:
    """
    Tell whether a server that switches protocols has agreed to what was asked for.

    Args:
        asked: The headers of the request.
        answered: The headers of the answer, with names in lower case.
    """
    from websockets.utils import accept_key

    return (
        answered.get("upgrade", "").lower() == "websocket"
        and answered.get("sec-websocket-accept") == accept_key(asked["Sec-WebSocket-Key"])
        and answered.get("sec-websocket-protocol") in {None, asked.get("Sec-WebSocket-Protocol")}
        and "sec-websocket-extensions" not in answered
    )


def text(message: bytes) -> bytes:
    """
    Write a message as a frame.

    Args:
        message: The message, in UTF-8.
    """
    from websockets.frames import Frame, Opcode

    return Frame(Opcode.TEXT, message).serialize(mask=True)


class Frames:
    """
    Reads the frames of one connection.

    Whole messages in one frame, as servers send them, are cut out here, which takes a quarter of the time; the library
    gets all other frames, and beginnings of those that are too long.

    Args:
        longest: How many bytes one message may have.
    """

    __slots__ = ("_answer", "_held", "_left", "_longest", "_needed", "_parts", "_protocol")

    def __init__(self, longest: int = LONGEST) -> None:
        self._longest = longest
        self._protocol: Protocol | None = (
            None  # Kept only while it is needed: most streams are idle, and there are many.
        )
        self._answer = b""
        self._held: list[bytes] = []
        self._needed = 0
        """How many bytes more it takes to go on."""
        self._left = 0
        """How many bytes more the library has to get of a frame."""
        self._parts: list[bytes] = []

    def feed(self, chunk: bytes) -> Iterator[bytes | None]:
        """
        Give the messages that are complete now. A ping, and the answer to one, is None.

        Args:
            chunk: The next bytes.
        """
        if self._held:
            self._held.append(chunk)
            self._needed -= len(chunk)
            if self._needed > 0:
                return
            chunk = b"".join(self._held)
            self._held.clear()
        begin, size = 0, len(chunk)
        while begin < size:
            if not self._left:
                head, length = _measured(chunk, begin)
                whole = chunk[begin] == WHOLE and length <= self._longest and not self._parts
                end = begin + head + (length if whole else 0)
                if end > size:
                    self._held.append(chunk[begin:])
                    self._needed = end - size
                    return
                if whole:
                    yield chunk[begin + head : end]
                    begin = end
                    continue
                self._left = head + length
            end = min(size, begin + self._left)
            self._left -= end - begin
            yield from self._others(chunk[begin:end])
            begin = end
            if self._is_over():
                return  # The rest does not count.

    def _others(self, data: bytes) -> Iterator[bytes | None]:
        """Let the library read a frame."""
        from websockets.protocol import CLIENT, Protocol

        if self._protocol is None:
            self._protocol = Protocol(CLIENT, max_size=self._longest, logger=_silent())
        self._protocol.receive_data(data)
        self._answer += b"".join(self._protocol.data_to_send())
        for frame in cast("list[Frame]", self._protocol.events_received()):
            if frame.opcode >= CLOSE:
                if frame.opcode > CLOSE:
                    yield None
            else:
                self._parts.append(bytes(frame.data))
                if frame.fin:
                    whole = b"".join(self._parts)
                    self._parts.clear()
                    yield whole
        if not self._left and not self._parts and not self._is_over():
            self._protocol = None

    def _is_over(self) -> bool:
        """Tell whether the library has found the end, or what is no frame."""
        protocol = self._protocol
        return protocol is not None and (protocol.parser_exc is not None or protocol.close_rcvd is not None)

    def answer(self) -> bytes:
        """Give what is to be sent in answer to what came: pings, and the end, have to be answered."""
        answer, self._answer = self._answer, b""
        return answer

    def check(self) -> None:
        """
        Tell whether more can come.

        Raises:
            MastodonNetworkError: The server has ended the stream.
            MastodonMalformedEventError: What it sent are no frames, or one is too long.
        """
        if self._protocol is None:
            return
        from websockets.exceptions import PayloadTooBig

        failure = self._protocol.parser_exc
        if isinstance(failure, PayloadTooBig):
            raise MastodonMalformedEventError(
                f"the stream sent a message of more than {self._longest} bytes; no event of Mastodon is that long"
            ) from failure
        if failure is not None:
            raise MastodonMalformedEventError(f"the stream sent what is no WebSocket frame ({failure})") from failure
        if (end := self._protocol.close_rcvd) is not None:
            why = f": {end.reason!r}" if end.reason else ""
            raise MastodonNetworkError(f"the server ended the stream (WebSocket code {end.code}{why})")


def _measured(data: bytes, begin: int) -> tuple[int, int]:
    """
    Tell how long the head of a frame is, and what follows it.

    Where the head is not complete, neither is more than it will be.
    """
    short = data[begin + 1] if begin + 1 < len(data) else 0
    if short < 126:
        return 2, short
    if short > 127:  # Servers do not mask; the library refuses it.
        return 2, LONGEST << 8
    size = 2 if short == 126 else 8
    return 2 + size, int.from_bytes(data[begin + 2 : begin + 2 + size])


@cache
def _silent() -> logging.Logger:
    """Give a logger that writes nothing: frames hold what people write to each other."""
    import logging

    return logging.Logger("websockets", logging.CRITICAL + 1)  # noqa: LOG001 - no setting of the program reaches it
