"""Statuses: what may be said of one before it is posted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from math import inf
from typing import TYPE_CHECKING, Any, cast

from mastodon.errors import MastodonIllegalArgumentError
from mastodon.protocol.choices import one_of
from mastodon.protocol.ids import id_of, with_offset
from mastodon.protocol.limits import limit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mastodon.entities import Id, Status
    from mastodon.protocol.versions import ServerVersion

VISIBILITIES = ("public", "unlisted", "private", "direct")
SHARED_VISIBILITIES = VISIBILITIES[:3]
"""Those that a boost, and the default for new statuses, can have."""

QUOTE_POLICIES = ("public", "followers", "nobody")
CONTENT_TYPES = ("text/plain", "text/html", "text/markdown", "text/bbcode")

SOONEST = 300
"""How many seconds ahead a status can be scheduled at least."""

POLLS_WITH_MEDIA = (4, 6, 0)
"""The version of Mastodon from which on a status can have both a poll and media."""


def visibility_of(
    visibility: str | None, name: str = "visibility", allowed: tuple[str, ...] = VISIBILITIES
) -> str | None:
    """
    Give a visibility as the server writes it.

    Args:
        visibility: In any case.
        name: What to call it in an error.
        allowed: Those that are possible.

    Raises:
        MastodonIllegalArgumentError: It is none of them.
    """
    return one_of(name, visibility.lower() if isinstance(visibility, str) else visibility, allowed)


def quote_policy_of(policy: str | None, name: str = "quote_approval_policy") -> str | None:
    """
    Give a quote policy back if it is one.

    Args:
        policy: The policy.
        name: What to call it in an error.

    Raises:
        MastodonIllegalArgumentError: There is no such policy.
    """
    return one_of(name, policy, QUOTE_POLICIES)


def content_type_of(content_type: str | None, feature_set: str, *, strict: bool) -> str | None:
    """
    Give a content type back; Pleroma's relatives heed it, Mastodon ignores it.

    Args:
        content_type: The type of the text.
        feature_set: The feature set of the client.
        strict: Whether to refuse what the server may not heed.

    Raises:
        MastodonIllegalArgumentError: ``strict``, and the server may not heed it.
    """
    if strict and content_type is not None:
        if feature_set != "pleroma":
            raise MastodonIllegalArgumentError("content_type needs feature_set='pleroma'")
        return one_of("content_type", content_type, CONTENT_TYPES)
    return content_type


def quote_id_of(quote_id: Any, feature_set: str) -> Any:
    """
    Give a quote id back; only Fedibird has it.

    Args:
        quote_id: The quoted status.
        feature_set: The feature set of the client.

    Raises:
        MastodonIllegalArgumentError: The client does not speak to Fedibird.
    """
    if quote_id is not None and feature_set != "fedibird":
        raise MastodonIllegalArgumentError("quote_id needs feature_set='fedibird'; elsewhere use quoted_status_id")
    return quote_id


def idempotency_key_of(key: str | None) -> str | None:
    """
    Give an idempotency key back if it can be a header.

    Args:
        key: The key.

    Raises:
        MastodonIllegalArgumentError: It cannot.
    """
    fits = isinstance(cast("object", key), str) and key and key.isascii() and key.isprintable()
    if key is not None and not fits:
        raise MastodonIllegalArgumentError("idempotency_key must be printable ASCII text")
    return key


def poll_of(options: Iterable[str], expires_in: float, *, multiple: bool, hide_totals: bool) -> dict[str, Any]:
    """
    Describe a poll to post.

    Args:
        options: The choices.
        expires_in: For how many seconds it is open.
        multiple: Whether one may choose several.
        hide_totals: Whether the result is hidden until the end.

    Raises:
        MastodonIllegalArgumentError: It is not a poll.
    """
    choices: list[object] = [options] if isinstance(options, str) else list(options)
    if len(choices) < 2 or not all(isinstance(choice, str) and choice.strip() for choice in choices):
        raise MastodonIllegalArgumentError("a poll needs two options at least, each a text")
    if not isinstance(cast("object", expires_in), (int, float)) or not 0 < expires_in < inf:
        raise MastodonIllegalArgumentError(f"expires_in must be a number of seconds from now, not {expires_in!r}")
    return {"options": choices, "expires_in": int(expires_in), "multiple": multiple, "hide_totals": hide_totals}


def poll_to_send(poll: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """
    Check a poll that is to be posted.

    Args:
        poll: What ``poll_of()`` gave.

    Raises:
        MastodonIllegalArgumentError: It is not a poll to post; one that the server sent is not either.
    """
    if poll is None:
        return None
    if "options" not in poll or "expires_in" not in poll:
        raise MastodonIllegalArgumentError("poll must be what make_poll() returns: it needs options and expires_in")
    return poll_of(
        poll["options"],
        poll["expires_in"],
        multiple=bool(poll.get("multiple")),
        hide_totals=bool(poll.get("hide_totals")),
    )


def scheduled_at_of(time: datetime | None, now: float) -> datetime | None:
    """
    Give the time of a scheduled status back if the server can take it.

    Args:
        time: The time; one without an offset is local time.
        now: The time now.

    Raises:
        MastodonIllegalArgumentError: It is past or too soon. A server would post at once what is for the past.
    """
    if time is None:
        return None
    if not isinstance(cast("object", time), datetime):
        raise MastodonIllegalArgumentError(f"scheduled_at must be a datetime, not {type(time).__name__}")
    if with_offset(time, "scheduled_at").timestamp() < now + SOONEST:
        raise MastodonIllegalArgumentError(
            f"scheduled_at must be at least {SOONEST // 60} minutes from now, not {time.isoformat()}"
        )
    return time


def check_attachments(
    media: int, poll: Mapping[str, Any] | None, configuration: Mapping[str, Any], server: ServerVersion | None = None
) -> None:
    """
    Refuse media and a poll that the server would not take, as far as it told.

    Args:
        media: How many media there are.
        poll: The poll.
        configuration: What the server told of its limits; empty if nothing.
        server: What it told of its version, if that shall count.

    Raises:
        MastodonIllegalArgumentError: They exclude each other or are beyond a limit.
    """
    most = limit(configuration, "statuses", "max_media_attachments")
    if most is not None and media > most:
        raise MastodonIllegalArgumentError(f"media_ids: this server takes up to {most} media in a status, not {media}")
    if poll is None:
        return
    if media and server is not None and server.software == "mastodon" and server.version < POLLS_WITH_MEDIA:
        raise MastodonIllegalArgumentError(
            f"media_ids and poll exclude each other before Mastodon 4.6.0; this server has {server.text}"
        )
    options, seconds = poll["options"], poll["expires_in"]
    most = limit(configuration, "polls", "max_options")
    if most is not None and len(options) > most:
        raise MastodonIllegalArgumentError(f"poll: this server takes up to {most} options, not {len(options)}")
    most = limit(configuration, "polls", "max_characters_per_option")
    longest = max(map(len, options))
    if most is not None and longest > most:
        from mastodon.protocol.text import least

        longest = max(map(least, options))
        if longest > most:
            raise MastodonIllegalArgumentError(
                f"poll: an option has up to {most} characters on this server, not {longest}"
            )
    soonest, latest = (limit(configuration, "polls", f"{end}_expiration") for end in ("min", "max"))
    if not (soonest or 0) <= seconds <= (seconds if latest is None else latest):
        span = f"{soonest or 1} to {latest}" if latest is not None else f"at least {soonest}"
        raise MastodonIllegalArgumentError(f"poll: expires_in must be {span} seconds on this server, not {seconds}")


def edits_of(media_attributes: Iterable[Mapping[str, Any]] | None) -> list[dict[str, Any]] | None:
    """
    Check what is to change in the media of a status.

    Args:
        media_attributes: For each medium, its id and what is to change.

    Raises:
        MastodonIllegalArgumentError: One of them does not say which medium it means.
    """
    if media_attributes is None:
        return None
    return [_edit_of(edit) for edit in media_attributes]


def _edit_of(edit: Mapping[str, Any]) -> dict[str, Any]:
    """Check what is to change in one medium."""
    if not isinstance(cast("object", edit), Mapping):
        raise MastodonIllegalArgumentError(f"media_attributes must be dicts with an id, not {type(edit).__name__}")
    # The id comes first: in a multipart body it begins the next object of the list.
    id = id_of(edit.get("id"), "the id in media_attributes")  # noqa: A001 - the API's name
    return {"id": id, **{name: value for name, value in edit.items() if name != "id"}}


def reply_text(text: str, answered: Status, own: Id, *, untag: bool) -> str:
    """
    Write the text of an answer: it begins with the names of those who take part in the conversation.

    Args:
        text: The text.
        answered: The status that it answers.
        own: The id of the account that answers; it is not named.
        untag: Whether to name only the author of that status.
    """
    mentions: Any = answered.get("mentions")
    named: list[Any] = [answered.get("account"), *(mentions if isinstance(mentions, list) and not untag else [])]
    accounts = [cast("dict[str, Any]", account) for account in named if isinstance(account, dict)]
    names = {account.get("id"): account.get("acct") for account in accounts if account.get("id") != own}
    return "".join(f"@{name} " for name in names.values()) + text
