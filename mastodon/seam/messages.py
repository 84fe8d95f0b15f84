"""Requests and answers, as the two HTTP libraries have them: httpcore2, and httpx2 above it."""

from __future__ import annotations

import io
import os
import re
from os import PathLike
from typing import IO, TYPE_CHECKING, Any, TypeAlias

from mastodon.errors import MastodonFileNotFoundError
from mastodon.protocol.request import EndedError, can_go_back
from mastodon.seam.failures import CONNECT_TIMEOUT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from contextlib import ExitStack

    import httpcore2

    from mastodon.protocol.request import File
    from mastodon.types import OnProgress

    Content: TypeAlias = list[tuple[str, str | File]] | bytes | None

_ORDINARY = re.compile(r"https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?/[A-Za-z0-9._~!$&'()*+,;=:@%/?-]*")
"""Addresses that can be sent as they are."""


def outgoing(
    method: str,
    url: str,
    headers: Mapping[str, str],
    content: Content,
    extensions: dict[str, Any],
    files: ExitStack,
    *,
    straight: bool,
) -> Any:
    """
    Make a request of one of the HTTP libraries.

    Args:
        method: The HTTP method.
        url: The whole address.
        headers: All headers.
        content: The body, or the parts of a multipart body, or None.
        extensions: What the HTTP library is told besides.
        files: Closes the files that are given as paths.
        straight: Whether it goes straight to a pool of httpcore2.

    Raises:
        MastodonFileNotFoundError: A file cannot be read.
    """
    if straight and not isinstance(content, list) and _ORDINARY.fullmatch(url):
        return _ordinary_request(method, url, headers, content, extensions)
    import httpx2

    body: dict[str, Any] = {"content": content}
    if isinstance(content, list):  # Given as "data", fields would go before all files and lose their order.
        parts = [
            (name, (None, part) if isinstance(part, str) else (part.name, _content(part, files), part.mime_type))
            for name, part in content
        ]
        body = {"files": parts}
    made = httpx2.Request(method, url, headers=dict(headers), extensions=extensions, **body)
    if not straight:
        return made
    import httpcore2

    to = made.url
    address = httpcore2.URL(scheme=to.raw_scheme, host=to.raw_host, port=to.port, target=to.raw_path)
    return httpcore2.Request(method, address, headers=made.headers.raw, content=made.stream, extensions=extensions)


def _ordinary_request(
    method: str, url: str, headers: Mapping[str, str], content: bytes | None, extensions: dict[str, Any]
) -> httpcore2.Request:
    """Make a request of httpcore2 without httpx2."""
    import httpcore2

    named = {"Host": url.partition("://")[2].partition("/")[0], **headers}
    if content is None and method in {"PATCH", "POST", "PUT"}:
        content = b""  # Some servers want to be told that there is nothing.
    if content is not None:
        named["Content-Length"] = str(len(content))
    sent = [(name.encode("ascii"), value.encode("ascii")) for name, value in named.items()]
    return httpcore2.Request(method, url, headers=sent, content=content, extensions=extensions)


def _opened(content: IO[bytes] | PathLike[str], files: ExitStack) -> IO[bytes]:
    """Give an open file; one that is given as a path is open while ``files`` is."""
    if not isinstance(content, PathLike):
        return content
    try:
        return files.enter_context(open(content, "rb"))  # noqa: PTH123 - any path-like
    except OSError as error:
        raise MastodonFileNotFoundError(f"{os.fspath(content)!r} cannot be read: {error}") from error


def _content(file: File, files: ExitStack) -> bytes | _OutgoingFile:
    """Give what the HTTP library shall send."""
    content = file.content
    if isinstance(content, bytes):
        return content if file.on_progress is None else _OutgoingFile(io.BytesIO(content), file.on_progress)
    return _OutgoingFile(_opened(content, files), file.on_progress)


class _OutgoingFile:
    """
    An open file as the HTTP library reads it: from its beginning, and as long as it was then, for that was promised.

    Of what cannot go back, such as a pipe, the length is not known: the HTTP library sends it in chunks.

    Args:
        file: The file.
        on_progress: What is told how much is sent: when more is read, what was read before is on its way.
    """

    def __init__(self, file: IO[bytes], on_progress: OnProgress | None) -> None:
        """Go to the beginning."""
        self._file, self._on_progress = file, on_progress
        self._sent, self._total = 0, None
        try:
            if can_go_back(file):
                self._total = file.seek(0, os.SEEK_END)
                file.seek(0)
        except (OSError, ValueError) as error:
            raise MastodonFileNotFoundError(f"the file cannot be read: {error}") from error

    def tell(self) -> int:
        """Give the place, which is the beginning whenever it is asked for."""
        return 0

    def seek(self, place: int, whence: int = os.SEEK_SET) -> int:
        """Go to the beginning, or tell the length: there is nothing else to go to."""
        if self._total is None:
            raise io.UnsupportedOperation
        return self._total if whence == os.SEEK_END else place

    def read(self, size: int) -> bytes:
        """Read on."""
        if self._on_progress is not None:
            try:
                self._on_progress(self._sent, self._total)
            except Exception as error:
                raise EndedError(error) from error
        wanted = size if self._total is None else min(size, self._total - self._sent)
        try:
            data = self._file.read(wanted)
        except (OSError, ValueError) as error:
            raise MastodonFileNotFoundError(f"the file cannot be read: {error}") from error
        self._sent += len(data)
        if not data and self._total is not None and self._sent < self._total:
            raise MastodonFileNotFoundError(
                f"the file became shorter while it was sent: {self._total} bytes were there"
            )
        return data


def timeouts(timeout: float | None) -> dict[str, float | None]:
    """
    Give the seconds that each step may take.

    Args:
        timeout: After how many seconds of silence to give up; None for never, once there is a connection.
    """
    seconds = CONNECT_TIMEOUT if timeout is None else timeout
    return {"connect": min(seconds, CONNECT_TIMEOUT), "read": timeout, "write": seconds, "pool": seconds}


def head(answer: Any) -> tuple[int, dict[str, str]]:
    """
    Give status and headers of an answer.

    Args:
        answer: An answer of either HTTP library.
    """
    by_httpx2 = hasattr(answer, "status_code")
    headers: dict[str, str] = {}
    for raw_name, raw_value in answer.headers.raw if by_httpx2 else answer.headers:
        name, value = raw_name.decode("latin-1").lower(), raw_value.decode("latin-1")
        headers[name] = f"{headers[name]}, {value}" if name in headers else value
    if by_httpx2 and answer.is_stream_consumed:  # It is decompressed already.
        headers.pop("content-encoding", None)
    return answer.status_code if by_httpx2 else answer.status, headers


def content_of(answer: Any) -> Any:
    """
    Give the body of an answer, as it was sent, unless a session has read it already.

    Args:
        answer: An answer of either HTTP library.
    """
    if getattr(answer, "is_stream_consumed", False):
        import httpx2

        return httpx2.ByteStream(answer.content)
    return answer.stream
