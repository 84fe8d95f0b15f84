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

    Args:
        longest: How many bytes one message may have.
    """

    __slots__ = ("_longest", "_parts", "_protocol")

    def __init__(self, longest: int = LONGEST) -> None:
        from websockets.protocol import CLIENT, Protocol

        self._longest = longest
        self._protocol = Protocol(CLIENT, max_size=longest, logger=_silent())
        self._parts: list[bytes] = []

    def feed(self, chunk: bytes) -> Iterator[bytes | None]:
        """
        Give the messages that are complete now. A ping, and the answer to one, is None.

        Args:
            chunk: The next bytes.
        """
        self._protocol.receive_data(chunk)
        for frame in cast("list[Frame]", self._protocol.events_received()):
            if frame.opcode >= CLOSE:
                if frame.opcode > CLOSE:
                    yield None
            elif frame.fin and not self._parts:
                yield bytes(frame.data)
            else:
                self._parts.append(bytes(frame.data))
                if frame.fin:
                    whole = b"".join(self._parts)
                    self._parts.clear()
                    yield whole

    def answer(self) -> bytes:
        """Give what is to be sent in answer to what came: pings, and the end, have to be answered."""
        return b"".join(self._protocol.data_to_send())

    def check(self) -> None:
        """
        Tell whether more can come.

        Raises:
            MastodonNetworkError: The server has ended the stream.
            MastodonMalformedEventError: What it sent are no frames, or one is too long.
        """
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


@cache
def _silent() -> logging.Logger:
    """Give a logger that writes nothing: frames hold what people write to each other."""
    import logging

    return logging.Logger("websockets", logging.CRITICAL + 1)  # noqa: LOG001 - no setting of the program reaches it
