"""Files that users give, made ready to send: found, named and typed, not yet read."""

from __future__ import annotations

import io
import os
import re
from os import PathLike, fspath
from typing import TYPE_CHECKING, cast

from mastodon.errors import MastodonFileNotFoundError, MastodonIllegalArgumentError
from mastodon.protocol.limits import check_file
from mastodon.protocol.media import HEAD, mime_type_of, sniff
from mastodon.protocol.request import File, can_go_back

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import IO, Any

    from mastodon.types import PathOrFile


_MIME_TYPE = re.compile(r"[\w.+-]+/[\w.+-]+(;[ !-~]*)?", re.ASCII)


def upload(given: PathOrFile, mime_type: str | None = None, file_name: str | None = None) -> File:
    """
    Make a file ready to send. A path is opened only for sending; an open file is never read whole into memory.

    Args:
        given: A path, the bytes, or an open binary file.
        mime_type: Its type; told from name and content where it is not given.
        file_name: The name to tell the server; by default a random one: names can tell more than their owner wants.

    Raises:
        MastodonFileNotFoundError: The path cannot be read.
        MastodonIllegalArgumentError: It is not something to upload, or its type cannot be told.
    """
    import secrets

    content: bytes | IO[bytes] | PathLike[str]
    if isinstance(given, (bytes, bytearray, memoryview)):
        content = bytes(given)
        if mime_type is None:
            raise MastodonIllegalArgumentError(
                "bytes have no name: say what they are, for example mime_type='image/png'"
            )
        known = None
    elif isinstance(given, (str, PathLike)):
        content, known, head = _path(given)
        mime_type = mime_type or mime_type_of(known, head)
    elif hasattr(given, "read"):
        content = given
        known, head = _name(given), _head(given)
        mime_type = mime_type or mime_type_of(known, head)
    else:
        raise MastodonIllegalArgumentError(
            f"a path, bytes or an open binary file was expected, not {type(given).__name__}"
        )
    if not mime_type:
        raise MastodonIllegalArgumentError(
            f"the type of {known or 'the file'} cannot be told from its name or content: "
            f"say what it is, for example mime_type='image/png'"
        )
    if not isinstance(cast("object", mime_type), str) or not _MIME_TYPE.fullmatch(mime_type):
        raise MastodonIllegalArgumentError(f"mime_type must be like 'image/png', not {mime_type!r}")
    import mimetypes

    name = file_name or f"upload-{secrets.token_hex(8)}{mimetypes.guess_extension(mime_type) or ''}"
    return File(content, name, mime_type)


def check_upload(file: File, configuration: Mapping[str, Any]) -> None:
    """
    Refuse a file that the server is sure to refuse as a medium, as far as it told its limits.

    Args:
        file: The file.
        configuration: What the server told.

    Raises:
        MastodonIllegalArgumentError: It is too large, or of a type that the server does not take.
        MastodonFileNotFoundError: It cannot be read any more.
    """
    if "media_attachments" not in configuration:
        return
    content, size = file.content, None
    if isinstance(content, bytes):
        head, size = content[:HEAD], len(content)
    elif isinstance(content, PathLike):
        _, _, head = _path(content)
        size = os.stat(content).st_size  # noqa: PTH116 - any path
    else:
        head = _head(content)
        if can_go_back(content):
            here = content.tell()
            size = content.seek(0, os.SEEK_END)
            content.seek(here)
    check_file(file.mime_type, sniff(head), size, configuration)


def _path(given: str | PathLike[str]) -> tuple[PathLike[str], str, bytes]:
    """Give path, name and first bytes of a file."""
    from pathlib import Path

    text = fspath(given)
    try:
        path = Path(text)
        with path.open("rb") as file:
            return path, path.name, file.read(HEAD)
    except FileNotFoundError as error:
        raise MastodonFileNotFoundError(f"{text!r} does not exist") from error
    except (OSError, ValueError) as error:
        raise MastodonFileNotFoundError(f"{text!r} cannot be read: {error}") from error


def _name(file: IO[bytes]) -> str | None:
    """Give the name of an open file, if it has one."""
    name = getattr(file, "name", None)
    return os.path.basename(name) if isinstance(name, str) else None  # noqa: PTH119 - may be no path at all


def _head(file: IO[bytes]) -> bytes:
    """
    Look at the first bytes of an open file without moving in it; what cannot go back gives none.

    They are those of the file, wherever it stands: what can go back is sent from its beginning.
    """
    if isinstance(cast("object", file), io.TextIOBase):
        raise MastodonIllegalArgumentError("the file is open as text; open it with mode 'rb'")
    try:
        if not can_go_back(file):
            return b""
        here = file.tell()
        file.seek(0)
        head = file.read(HEAD)
        file.seek(here)
    except (OSError, ValueError) as error:
        raise MastodonIllegalArgumentError(f"the file cannot be read: {error}") from error
    if not isinstance(cast("object", head), bytes):
        raise MastodonIllegalArgumentError(f"the file must give bytes, not {type(head).__name__}")
    return head
