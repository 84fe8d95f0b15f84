"""
An answer while it comes in: put together, decompressed, and refused as soon as it is larger than it may be.

The idea. Compressed bytes are decompressed as they come, in steps, and each step is counted before the next one is
made. So an answer that is too large takes no more memory than the largest that is not. A *bomb*, which becomes up to a
thousand times as large, may take an eighth of that: nothing that people write can be compressed so well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from mastodon.errors import MastodonAPIError, MastodonIllegalArgumentError
from mastodon.protocol.response import Response, line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

MAX_RESPONSE_SIZE = 64 * 1024 * 1024
"""How many bytes an answer may have, unless the client is told otherwise. Timelines have a few hundred thousand."""

STEP = 256 * 1024
"""How many bytes are decompressed at once."""

RATIO = 100
"""How many times as large as it was sent an answer may become, where it takes more than an eighth of the room."""

MOST_ENCODINGS = 2
"""How many times an answer may be compressed."""


def check_size(most: int | None) -> int | None:
    """
    Check a limit that a user gives.

    Args:
        most: How many bytes; None for any number.

    Raises:
        MastodonIllegalArgumentError: It is neither.
    """
    if most is not None and (not isinstance(cast("object", most), int) or most < 1):
        raise MastodonIllegalArgumentError(
            f"max_response_size must be a number of bytes, or None for answers of any size, not {most!r}"
        )
    return most


class DecodingError(Exception):
    """An answer cannot be decompressed; httpx2 has an exception of the same name."""


class Incoming:
    """
    An answer that is coming in.

    Args:
        method: The HTTP method of the request.
        url: The address that answers.
        status: The HTTP status.
        headers: The headers, with names in lower case.
        most: How many bytes the body may have, as it is sent and decompressed; None for any number.

    Raises:
        MastodonAPIError: It announces that it is larger.
        DecodingError: It is compressed too often.
    """

    __slots__ = ("_decoders", "_headers", "_method", "_most", "_pieces", "_size", "_status", "_url")

    def __init__(self, method: str, url: str, status: int, headers: Mapping[str, str], most: int | None) -> None:
        self._method, self._url = method, url
        self._status, self._headers = status, headers
        self._most = most
        self._pieces: list[bytes] = []
        self._size = 0
        self._decoders = self._undoing(headers["content-encoding"]) if "content-encoding" in headers else []
        length = headers.get("content-length", "")
        if most is not None and length.isdecimal() and int(length[:18]) > most and method != "HEAD":
            raise self._refusal(f"has {length[:18]} bytes, and {most} is the limit")

    def feed(self, chunk: bytes) -> None:
        """
        Take the next bytes.

        Args:
            chunk: The bytes as they are sent.

        Raises:
            MastodonAPIError: They make it too large.
            DecodingError: They cannot be decompressed.
        """
        self._size += len(chunk)
        if self._most is not None and self._size > self._most:
            raise self._refusal(f"has more than {self._most} bytes")
        pieces: Iterable[bytes] = (chunk,)
        for decoder in self._decoders:
            pieces = decoder.decoded(pieces)
        self._pieces += pieces

    def end(self) -> Response:
        """
        Give the whole answer.

        Raises:
            DecodingError: It ends too early.
        """
        for decoder in self._decoders:
            decoder.end()
        return Response(self._status, self._headers, b"".join(self._pieces), self._url)

    def _undoing(self, encodings: str) -> list[_Decoder]:
        """List what has to be undone, from the outermost; an encoding that nobody asked for stays."""
        names = [name for name in map(str.strip, encodings.lower().split(",")) if name in {"gzip", "deflate"}]
        if len(names) > MOST_ENCODINGS:
            raise DecodingError(f"it is compressed {len(names)} times")
        return [_Decoder(name, self._check) for name in reversed(names)]

    def _check(self, made: int) -> None:
        """Refuse what becomes too large."""
        if self._most is None:
            return
        if made > self._most:
            raise self._refusal(f"has more than {self._most} bytes when it is decompressed")
        if made > self._most // 8 and made > RATIO * self._size:
            raise self._refusal(f"becomes more than {RATIO} times as large when it is decompressed, as an attack does")

    def _refusal(self, reason: str) -> MastodonAPIError:
        about = line(self._method, self._url)
        return MastodonAPIError(
            f"{about}: the answer {reason}; a larger max_response_size allows it",
            status_code=self._status,
            request=about,
        )


class _Decoder:
    """
    Undoes one encoding.

    Args:
        encoding: ``gzip`` or ``deflate``.
        check: Is told how many bytes there are by now.
    """

    __slots__ = ("_check", "_encoding", "_made", "_stream")

    def __init__(self, encoding: str, check: Callable[[int], None]) -> None:
        self._encoding = encoding
        self._check = check
        self._made = 0
        self._stream: Any = None

    def decoded(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """Give what pieces become, step by step."""
        import zlib

        for data in pieces:
            try:
                if self._stream is None and data:
                    # The standard means zlib's format; some servers send the bare stream, which does not begin so.
                    bare = self._encoding == "deflate" and data[0] & 0x0F != 8
                    self._stream = zlib.decompressobj(-15 if bare else 15 if self._encoding == "deflate" else 31)
                yield from self._steps(data)
            except zlib.error as error:
                raise DecodingError(error) from error

    def _steps(self, data: bytes) -> Iterator[bytes]:
        more = bool(data)
        while more:
            if self._stream.eof:
                raise DecodingError("something follows its end")
            made = self._stream.decompress(data, STEP)
            self._made += len(made)
            self._check(self._made)
            yield made
            data = self._stream.unconsumed_tail or self._stream.unused_data.strip(b"\0")
            more = bool(data) or (len(made) == STEP and not self._stream.eof)

    def end(self) -> None:
        """Refuse an end that comes too early."""
        if self._stream is not None and not self._stream.eof:
            raise DecodingError("it is cut off")
