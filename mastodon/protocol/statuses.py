"""Statuses: what may be said of one before it is posted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mastodon.errors import MastodonIllegalArgumentError
from mastodon.protocol.choices import one_of

if TYPE_CHECKING:
    from collections.abc import Iterable

VISIBILITIES = ("public", "unlisted", "private", "direct")
QUOTE_POLICIES = ("public", "followers", "nobody")
CONTENT_TYPES = ("text/plain", "text/html", "text/markdown", "text/bbcode")


def visibility_of(visibility: str | None) -> str | None:
    """
    Give a visibility as the server writes it.

    Args:
        visibility: In any case.

    Raises:
        MastodonIllegalArgumentError: There is no such visibility.
    """
    return one_of("visibility", visibility.lower() if isinstance(visibility, str) else visibility, VISIBILITIES)


def quote_policy_of(policy: str | None) -> str | None:
    """
    Give a quote policy back if it is one.

    Args:
        policy: The policy.

    Raises:
        MastodonIllegalArgumentError: There is no such policy.
    """
    return one_of("quote_approval_policy", policy, QUOTE_POLICIES)


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
    if key is not None and (not key or not key.isascii() or not key.isprintable()):
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
    if not expires_in > 0:
        raise MastodonIllegalArgumentError(f"expires_in must be a number of seconds from now, not {expires_in!r}")
    return {"options": choices, "expires_in": int(expires_in), "multiple": multiple, "hide_totals": hide_totals}
