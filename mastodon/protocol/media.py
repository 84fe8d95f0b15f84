"""Media: which type a file has, and what may be said of it, decided without opening anything."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from mastodon.errors import MastodonAPIError, MastodonIllegalArgumentError, MastodonMediaError
from mastodon.protocol.response import field_of

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

    from mastodon.entities import Id, MediaAttachment

HEAD = 64
"""How many bytes of a file ``sniff()`` looks at."""

_SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"GIF8", "image/gif"),
    (8, b"WEBP", "image/webp"),
    (8, b"WAVE", "audio/wav"),
    (4, b"ftypavif", "image/avif"),
    (4, b"ftypheic", "image/heic"),
    (4, b"ftypheix", "image/heic"),
    (4, b"ftypmif1", "image/heif"),
    (4, b"ftypqt", "video/quicktime"),
    (4, b"ftypM4A", "audio/mp4"),
    (4, b"ftyp", "video/mp4"),
    (0, b"\x1aE\xdf\xa3", "video/webm"),
    (0, b"OggS", "audio/ogg"),
    (0, b"fLaC", "audio/flac"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"\xff\xfb", "audio/mpeg"),
    (0, b"\xff\xf3", "audio/mpeg"),
    (0, b"\xff\xf1", "audio/aac"),
)
"""Where a type of file has which bytes, for the types that Mastodon takes."""


def sniff(head: bytes) -> str | None:
    """
    Tell the type of a file by its first bytes; None if it is none that Mastodon takes.

    Args:
        head: The first bytes.
    """
    return next((kind for at, bytes_, kind in _SIGNATURES if head.startswith(bytes_, at)), None)


def mime_type_of(name: str | None, head: bytes) -> str | None:
    """
    Tell the type of a file: by its name, else by its content.

    Args:
        name: The file's name, if it has one.
        head: Its first bytes.
    """
    import mimetypes

    return (mimetypes.guess_type(name)[0] if name else None) or sniff(head)


def focus_text(focus: Iterable[float] | None) -> str | None:
    """
    Write the focus of a picture as the server wants it.

    Args:
        focus: How far right and how far up of the centre the focus is, each from -1 to 1.

    Raises:
        MastodonIllegalArgumentError: It is not such a pair.
    """
    if focus is None:
        return None
    try:
        x, y = (float(part) for part in focus)
    except (TypeError, ValueError) as error:
        raise MastodonIllegalArgumentError(f"focus must be a pair of numbers from -1 to 1, not {focus!r}") from error
    if not (-1 <= x <= 1 and -1 <= y <= 1):
        raise MastodonIllegalArgumentError(f"focus must be within -1 and 1, not ({x:g}, {y:g})")
    return f"{x},{y}"


def check_progress(on_progress: object) -> None:
    """
    Refuse what cannot be called while a file is sent.

    Args:
        on_progress: What a program wants to be called.

    Raises:
        MastodonIllegalArgumentError: It is no plain function.
    """
    from inspect import iscoroutinefunction

    if on_progress is not None and (not callable(on_progress) or iscoroutinefunction(on_progress)):
        raise MastodonIllegalArgumentError(
            f"on_progress must be a function that is not async, as on_progress(sent, total), not {on_progress!r}"
        )


def is_processed(media: MediaAttachment) -> bool:
    """
    Tell whether the server is done with an upload.

    Args:
        media: What the server says of it: ``url`` is null until then.
    """
    return field_of(media, "url") is not None


def media_error(error: MastodonAPIError, id: Id, matter: str) -> MastodonMediaError:
    """
    Make the error for an upload of a refusal.

    Args:
        error: The refusal.
        id: The upload.
        matter: What is the matter with it.
    """
    made = MastodonMediaError(f"{matter}:", *error.args[1:])
    vars(made).update(vars(error), media_id=id)
    return made


@contextmanager
def processing(id: Id) -> Generator[None]:
    """
    Give the refusal of an upload that could not be processed as what it is.

    Args:
        id: The upload.

    Raises:
        MastodonMediaError: The server could not process it.
    """
    try:
        yield
    except MastodonAPIError as error:
        if error.status_code != 422:
            raise
        raise media_error(error, id, f"the server could not process upload {id}") from error


def pause(attempt: int) -> float:
    """
    Say how many seconds to wait before asking again whether an upload is done: soon at first, then less often.

    Args:
        attempt: How often it was asked, from 0.
    """
    return min(0.5 * 1.5**attempt, 10.0)
