"""
A proxy that breaks streams in each way that networks, proxies and servers do.

It takes apart what the server answers: events of server-sent events, which end with an empty line, out of the chunks of
HTTP, and messages of WebSockets by their header. Whole ones it sends twice, or after others, or torn within a
character; each it puts into two chunks or frames that meet at any byte. The bytes that come of this, those of ordinary
answers too, it holds up, or breaks off at any byte. It shares no code with the library, as it is to judge it.
"""

from __future__ import annotations

import random
import re
import socket
import struct
import threading
import time
from collections import Counter
from contextlib import suppress
from itertools import cycle
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

LENGTH = re.compile(rb"\r\nContent-Length: (\d+)", re.IGNORECASE)
CHARACTER = re.compile(rb"[\xc2-\xf4][\x80-\xbf]+")
"""A character that takes several bytes of UTF-8."""

BYTES = {"answer": 200_000, "event": 20_000, "message": 20_000}
"""How many bytes pass on average before something happens to a connection: less on a stream than before one."""

LATEST = 8
"""After how many others an event comes at most."""

PAUSE, STALL = 0.5, 3.0
"""How many seconds bytes are held up: for less and for more than programs wait for."""

IDLE = 0.2
"""After how many seconds without anything new an event is not held back for others any more."""

DISTURBANCES = {"sent twice": 0.1, "sent after others": 0.1, "torn within a character": 0.01}
"""What becomes of events, and of which part of them."""

FATES = "reset", "closed", "closed within a character", "stalled", "paused"
"""What becomes of connections, in turn."""


class Piece(NamedTuple):
    """What belongs together."""

    kind: str
    """``answer``, with head and body, or the head of a stream; ``event`` or ``message``."""

    data: bytes
    """The bytes of the answer or the event, and of a message what is in the frame."""


class Pieces:
    """Takes apart what a server answers on one connection; a stream is the last."""

    def __init__(self) -> None:
        """Begin with answers."""
        self._rest = b""
        self._body = b""
        self._next = self._answer

    def feed(self, data: bytes) -> Iterator[Piece]:
        """
        Give the pieces that are complete.

        Args:
            data: What came.
        """
        self._rest += data
        while (piece := self._next()) is not None:
            yield piece

    def _answer(self) -> Piece | None:
        """Take an answer, or the head of a stream."""
        head, end, body = self._rest.partition(b"\r\n\r\n")
        if not end:
            return None
        found = LENGTH.search(head)
        if found is None:
            self._next = self._message if b" 101 " in head else self._event
        length = 0 if found is None else int(found[1])
        if len(body) < length:
            return None
        self._rest = body[length:]
        return Piece("answer", head + end + body[:length])

    def _event(self) -> Piece | None:
        """Take an event out of as many chunks as it is in."""
        while b"\n\n" not in self._body:
            size, end, rest = self._rest.partition(b"\r\n")
            if not end or len(rest) < int(size, 16) + 2:
                return None
            self._body += rest[: int(size, 16)]
            self._rest = rest[int(size, 16) + 2 :]
        event, end, self._body = self._body.partition(b"\n\n")
        return Piece("event", event + end)

    def _message(self) -> Piece | None:
        """Take a message, which is in one frame. https://www.rfc-editor.org/rfc/rfc6455#section-5.2"""
        rest = self._rest
        if len(rest) < 2:
            return None
        more = {126: 2, 127: 8}.get(rest[1], 0)
        begin = 2 + more
        end = begin + (int.from_bytes(rest[2:begin], "big") if more else rest[1])
        if len(rest) < end:
            return None
        self._rest = rest[end:]
        return Piece("message", rest[begin:end])


def within(character: re.Match[bytes]) -> int:
    """
    Give a place within a character.

    Args:
        character: Where it is.
    """
    return random.randrange(character.start() + 1, character.end())  # noqa: S311 - no secret


def torn(piece: Piece) -> Piece:
    """
    Give a piece that ends within a character, though nothing else is wrong with it.

    Args:
        piece: The whole one.
    """
    place = within(random.choice(list(CHARACTER.finditer(piece.data))))  # noqa: S311 - no secret
    return Piece(piece.kind, piece.data[:place] + (b"\n\n" if piece.kind == "event" else b""))


def written(piece: Piece) -> bytes:
    """
    Write a piece as it goes over the network, in two parts that meet at any byte.

    Args:
        piece: The piece.
    """
    if piece.kind == "answer":
        return piece.data
    place = random.randint(1, len(piece.data) - 1)  # noqa: S311 - no secret
    parts = piece.data[:place], piece.data[place:]
    if piece.kind == "event":
        return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts)
    return frame(parts[0], 0x01) + frame(parts[1], 0x80)  # Text, to be continued; and the end of it.


def frame(data: bytes, begin: int = 0x81) -> bytes:
    """
    Make a frame of a WebSocket.

    Args:
        data: What is in it.
        begin: Its first byte: by default, that of a whole text.
    """
    length = bytes([len(data)]) if len(data) < 126 else b"\x7e" + struct.pack("!H", len(data))
    return bytes([begin]) + length + data


class Proxy:
    """
    Passes on what comes, and breaks it, until it is to be ``calm``.

    Args:
        port: Where the server is.
    """

    def __init__(self, port: int) -> None:
        self.server = port
        self.calm = False
        self.fates = cycle(FATES)
        self.done: Counter[str] = Counter()
        """How often it did what."""
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port = self.listener.getsockname()[1]

    def serve(self) -> None:
        """Pass on, each connection in two threads."""
        while True:
            client = self.listener.accept()[0]
            server = socket.create_connection(("127.0.0.1", self.server))
            threading.Thread(target=self._up, args=(client, server), daemon=True).start()
            threading.Thread(target=self._down, args=(server, client), daemon=True).start()

    def _up(self, client: socket.socket, server: socket.socket) -> None:
        """Pass on what the client sends."""
        with suppress(OSError):
            while data := client.recv(65536):
                server.sendall(data)
        with suppress(OSError):
            server.shutdown(socket.SHUT_RDWR)

    def _down(self, server: socket.socket, client: socket.socket) -> None:
        """Pass on what the server sends, as long as that goes well."""
        breaking = Breaking(client, self)
        with server, client:
            with suppress(OSError):
                for piece in self._displaced(server):
                    if not breaking.send(piece):
                        break
            with suppress(OSError):  # The other thread reads from it; closing it would do nothing until that ends.
                client.shutdown(socket.SHUT_RD if breaking.fate == "reset" else socket.SHUT_RDWR)

    def _displaced(self, server: socket.socket) -> Iterator[Piece]:
        """Give what the server sends: some twice, some after others, some torn."""
        pieces, count, waiting = Pieces(), 0, list[tuple[int, Piece]]()
        server.settimeout(IDLE)
        while True:
            try:
                data = server.recv(65536)
            except TimeoutError:
                count += LATEST
            else:
                if not data:
                    yield from (piece for _, piece in waiting)
                    return
                for piece in pieces.feed(data):
                    count += 1
                    waiting += [(count + late, one) for late, one in self._fates(piece)]
            waiting.sort(key=lambda due: due[0])
            while waiting and waiting[0][0] <= count:
                yield waiting.pop(0)[1]

    def _fates(self, piece: Piece) -> Iterator[tuple[int, Piece]]:
        """Give what becomes of a piece, and after how many others it comes."""
        disturbed = not self.calm and piece.kind != "answer"
        if disturbed and self._happens("torn within a character"):
            yield 0, torn(piece)
            return
        for _ in range(2 if disturbed and self._happens("sent twice") else 1):
            late = disturbed and self._happens("sent after others")
            yield random.randint(1, LATEST) if late else 0, piece  # noqa: S311 - no secret

    def _happens(self, what: str) -> bool:
        """Decide whether to disturb an event so, and count it."""
        if random.random() >= DISTURBANCES[what]:  # noqa: S311 - no secret
            return False
        self.done[what] += 1
        return True


class Breaking:
    """
    Sends bytes, so many of them, and then does something else.

    Args:
        client: Where to.
        proxy: Counts what was done.
    """

    def __init__(self, client: socket.socket, proxy: Proxy) -> None:
        self._client = client
        self._proxy = proxy
        self._draw("answer")

    def _draw(self, kind: str) -> None:
        """Decide when something happens next."""
        self._kind = kind
        self._left = int(random.expovariate(1 / BYTES[kind]))
        self.fate = ""

    def send(self, piece: Piece) -> bool:
        """
        Send a piece, or the beginning of it, and tell whether the connection is to go on.

        Args:
            piece: The piece.
        """
        if piece.kind != self._kind:
            self._draw(piece.kind)
        data = written(piece)
        while len(data) > self._left and not self._proxy.calm:
            self.fate = self.fate or next(self._proxy.fates)
            place = max(self._left, 0)
            if self.fate == "closed within a character":
                found = CHARACTER.search(data, place)
                if found is None:
                    break
                place = within(found)
            self._client.sendall(data[:place])
            self._proxy.done[self.fate] += 1
            if self.fate == "stalled":
                time.sleep(STALL)
            elif self.fate == "reset":
                self._client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            if self.fate != "paused":
                return False
            time.sleep(PAUSE)
            data = data[place:]
            self._draw(piece.kind)
        self._client.sendall(data)
        self._left -= len(data)
        return True
