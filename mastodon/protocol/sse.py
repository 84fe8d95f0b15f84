"""
Server-sent events: bytes, cut anywhere, become messages. https://html.spec.whatwg.org/multipage/server-sent-events.html

The idea. Mastodon writes ``event: update``, ``data: {…}`` and an empty line, and its JSON has no line break in it. So
the parser looks for the end of a line, with the fast search of ``bytes``, and reads it by two comparisons; only a line
that looks different is taken apart. A line that is not complete is held in pieces and joined once, when its end has
come, so that a long one costs no more per byte than a short one.

* CR and CRLF become LF before anything else is looked at; only a CR at the very end has to be remembered.
* Comments are given at once: they are heartbeats, and the empty line after them may never come.
* Where the bytes are cut makes no difference to what comes out, nor to what is refused.
* Differently from the standard, a message may be without ``data`` (``filters_changed``), and a line that is no field at
  all is an error: something other than Mastodon is speaking. ``id`` and ``retry`` are read over: Mastodon, which
  resumes nothing, sends neither.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from mastodon.errors import MastodonMalformedEventError

if TYPE_CHECKING:
    from collections.abc import Iterator

    Message: TypeAlias = tuple[str, bytes | None]

LONGEST = 8 * 1024 * 1024
"""How many bytes one message may have."""

BOM = b"\xef\xbb\xbf"


class Parser:
    """
    Turns the bytes of one connection into messages.

    Args:
        longest: How many bytes one message may have.
    """

    __slots__ = ("_after_cr", "_begun", "_data", "_held", "_held_size", "_longest", "_name", "_size")

    def __init__(self, longest: int = LONGEST) -> None:
        self._longest = longest
        self._begun = False
        self._after_cr = False
        self._held: list[bytes] = []
        self._held_size = -len(BOM)  # The first line may have it, and is measured without.
        self._name: str | None = None
        self._data: list[bytes] = []
        self._size = 0

    def feed(self, chunk: bytes) -> Iterator[Message | None]:
        """
        Give the messages that are complete now: name, or an empty text, and data, or None. A comment is None.

        Args:
            chunk: The next bytes.

        Raises:
            MastodonMalformedEventError: They are not server-sent events, or one is too long.
        """
        chunk = self._lines(chunk)
        begin, end = 0, chunk.find(b"\n")
        while end >= 0:
            size = end - begin
            if self._size + size > self._longest:
                raise self._too_long()
            if chunk.startswith(b"data: ", begin):
                self._data.append(chunk[begin + 6 : end])
                self._size += size
            elif chunk.startswith(b"event: ", begin):
                self._name = str(chunk[begin + 7 : end], "utf-8", "replace")
                self._size += size
            elif size:
                if chunk.startswith(b":", begin):
                    yield None
                else:
                    self._field(chunk[begin:end])
                    self._size += size
            else:
                name, data = self._name, self._data
                self._name, self._data, self._size = None, [], 0
                if data:
                    yield name or "", data[0] if len(data) == 1 else b"\n".join(data)
                elif name is not None:
                    yield name, None
            begin = end + 1
            end = chunk.find(b"\n", begin)
        self._hold(chunk[begin:])

    def _lines(self, chunk: bytes) -> bytes:
        """Give what was held and a chunk, with LF as the only line break; nothing while no line is complete."""
        if self._after_cr and chunk:
            self._after_cr = False
            chunk = chunk.removeprefix(b"\n")
        if b"\r" in chunk:
            self._after_cr = chunk.endswith(b"\r")
            chunk = chunk.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        if self._held:
            if b"\n" not in chunk:
                self._hold(chunk)
                return b""
            chunk = b"".join((*self._held, chunk))
            self._held.clear()
            self._held_size = 0
        if not self._begun and b"\n" in chunk:
            self._begun = True
            self._held_size = 0
            chunk = chunk.removeprefix(BOM)
        return chunk

    def _hold(self, piece: bytes) -> None:
        """Keep a piece of a line."""
        if piece:
            self._held.append(piece)
            self._held_size += len(piece)
            if self._size + self._held_size > self._longest:
                raise self._too_long()

    def _field(self, text: bytes) -> None:
        """Read a line that does not look as Mastodon writes it."""
        field, colon, value = text.partition(b":")
        value = value.removeprefix(b" ")
        if field == b"data":
            self._data.append(value)
        elif field == b"event":
            self._name = str(value, "utf-8", "replace")
        elif not colon and field not in {b"id", b"retry"}:
            raise MastodonMalformedEventError(
                f"the stream sent a line that is no field of an event: {str(text[:100], 'utf-8', 'replace')!r}"
            )

    def _too_long(self) -> MastodonMalformedEventError:
        return MastodonMalformedEventError(
            f"the stream sent an event of more than {self._longest} bytes; no event of Mastodon is that long"
        )
