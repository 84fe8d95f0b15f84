"""
Limits: what a server told of its own, and refusing beforehand what it is sure to refuse.

They are kept in the form of Mastodon's ``configuration``; what Pleroma and its relatives tell in older places is put
there. A limit that was not told refuses nothing, and where a server may count otherwise than we do, it decides.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

from mastodon.entities.base import to_id
from mastodon.errors import MastodonIllegalArgumentError
from mastodon.protocol.versions import MASTODON

if TYPE_CHECKING:
    from mastodon.protocol.versions import ServerVersion

MOST_FIELDS = 4
"""How many fields a profile has on Mastodon, where it does not tell."""

_ELSEWHERE = (
    ("statuses", "max_characters", ("max_toot_chars",)),
    ("statuses", "max_media_attachments", ("max_media_attachments",)),
    ("polls", "max_options", ("poll_limits", "max_options")),
    ("polls", "max_characters_per_option", ("poll_limits", "max_option_chars")),
    ("polls", "min_expiration", ("poll_limits", "min_expiration")),
    ("polls", "max_expiration", ("poll_limits", "max_expiration")),
    ("media_attachments", "description_limit", ("description_limit",)),
    ("media_attachments", "image_size_limit", ("upload_limit",)),
    ("media_attachments", "video_size_limit", ("upload_limit",)),
    ("accounts", "max_profile_fields", ("pleroma", "metadata", "fields_limits", "max_fields")),
)
"""Where a limit belongs, and where other software tells it."""


def configuration_of(instance: object) -> dict[str, Any]:
    """
    Read the limits in what a server says of itself.

    Args:
        instance: The answer of ``/api/v2/instance`` or ``/api/v1/instance``.
    """
    found = inner(instance, "configuration")
    configuration = dict(cast("Mapping[str, Any]", found)) if isinstance(found, Mapping) else {}
    for part, name, path in _ELSEWHERE:
        value = inner(instance, *path)
        if value is not None and inner(configuration, part, name) is None:
            known = configuration.get(part)
            configuration[part] = {**(cast("dict[str, Any]", known) if isinstance(known, dict) else {}), name: value}
    return configuration


def inner(value: object, *path: str) -> Any:
    """
    Find what is inside of nested objects; None if it is not there.

    Args:
        value: The outermost.
        path: The keys.
    """
    for key in path:
        value = cast("Mapping[str, Any]", value).get(key) if isinstance(value, Mapping) else None
    return value


def limit(configuration: Mapping[str, Any], part: str, name: str) -> int | None:
    """
    Read a limit; None if it was not told.

    Args:
        configuration: What the server told.
        part: What it is about.
        name: Its name.
    """
    number = to_id(inner(configuration, part, name))
    return number if type(number) is int and number >= 0 else None


def check_length(name: str, text: str | None, configuration: Mapping[str, Any], part: str, most: str) -> None:
    """
    Refuse a text of which each code point counts, if it is too long.

    Args:
        name: What to call it in an error.
        text: The text; white space around it may not count.
        configuration: What the server told.
        part: What its limit is about.
        most: The name of the limit.

    Raises:
        MastodonIllegalArgumentError: It is too long.
    """
    allowed = limit(configuration, part, most)
    if allowed is not None and isinstance(text, str) and len(text.strip()) > allowed:
        raise MastodonIllegalArgumentError(
            f"{name} has up to {allowed} characters on this server, not {len(text.strip())}"
        )


def check_text(text: str | None, spoiler_text: str | None, configuration: Mapping[str, Any]) -> None:
    """
    Refuse the text of a status if it is surely too long.

    Args:
        text: The text.
        spoiler_text: The warning before it, which counts as well.
        configuration: What the server told.

    Raises:
        MastodonIllegalArgumentError: It is too long.
    """
    most = limit(configuration, "statuses", "max_characters")
    if not most or not isinstance(text, str) or len(text) + len(spoiler_text or "") <= most:
        return
    from mastodon.protocol.text import least, length, limits_of

    known = limits_of({"configuration": configuration})
    if least(text, spoiler_text or "", known) > most:
        raise MastodonIllegalArgumentError(
            f"status counts {length(text, spoiler_text or '', known)} characters, and this server takes up to {most}; "
            f"thread_post() posts it in parts"
        )


def check_file(mime_type: str, told_by_content: str | None, size: int | None, configuration: Mapping[str, Any]) -> None:
    """
    Refuse a file that the server does not take as a medium.

    Args:
        mime_type: Its type.
        told_by_content: What its first bytes say of its type; servers look at these.
        size: How many bytes it has; None if that is not known.
        configuration: What the server told.

    Raises:
        MastodonIllegalArgumentError: It is too large, or of a type that the server does not take.
    """
    told = inner(configuration, "media_attachments", "supported_mime_types")
    kinds = [str(kind) for kind in cast("list[object]", told)] if isinstance(told, list) else []
    plain = mime_type.partition(";")[0].strip().lower()
    # One type has many names: of what we do not recognise, only that it is no picture, video or sound is certain.
    perhaps = told_by_content is None and any(kind.startswith(plain.partition("/")[0] + "/") for kind in kinds)
    if kinds and not perhaps and plain not in kinds and told_by_content not in kinds:
        raise MastodonIllegalArgumentError(
            f"this server takes no media of the type {plain}; it takes {', '.join(kinds)}"
        )
    kind = told_by_content or plain
    # Moving GIFs become videos.
    name = "image_size_limit" if kind.startswith("image/") and kind != "image/gif" else "video_size_limit"
    most = limit(configuration, "media_attachments", name)
    if most and size is not None and size > most:
        raise MastodonIllegalArgumentError(f"this server takes up to {most} bytes of the type {kind}, not {size}")


def check_profile(params: Mapping[str, Any], configuration: Mapping[str, Any], server: ServerVersion | None) -> None:
    """
    Refuse what is more in a profile than the server takes.

    Args:
        params: What is to be sent.
        configuration: What the server told.
        server: What it told of its version; None if it was not asked.

    Raises:
        MastodonIllegalArgumentError: There are too many fields, or a text is too long.
    """
    most = limit(configuration, "accounts", "max_profile_fields")
    if most is None and (server is None or server.software == MASTODON):
        most = MOST_FIELDS
    count = len(params.get("fields_attributes", ()))
    if most is not None and count > most:
        raise MastodonIllegalArgumentError(f"a profile has up to {most} fields on this server, not {count}")
    for name in ("display_name", "avatar_description", "header_description"):
        check_length(name, params.get(name), configuration, "accounts", f"max_{name}_length")
    most, note = limit(configuration, "accounts", "max_note_length"), params.get("note")
    if most is not None and isinstance(note, str) and len(note) > most:
        from mastodon.protocol.text import least, length

        if least(note) > most:  # It is counted as the text of a status is.
            raise MastodonIllegalArgumentError(f"note has up to {most} characters on this server, not {length(note)}")
