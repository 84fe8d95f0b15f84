"""
Posting once: whether a status is there already, after a call whose end nobody saw.

When a connection breaks, or a server fails, after a post was sent, the status may exist or not. Posting again may make
a second one, and the idempotency key does not always help: some servers ignore it, and Mastodon answers with an error
when a scheduled post repeats it. So the user's newest statuses are looked at before a post is sent again.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

from mastodon.errors import MastodonAPIError, MastodonNetworkError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sized

    from mastodon.errors import MastodonError

LOOK_BACK = 5.0
"""How many seconds before it was first sent a post may have been made, by the clock of a server that tells its time."""

LOOK_FAR_BACK = 60.0
"""The same where the server does not tell: clocks differ."""

NEWEST = 40
"""How many of the user's statuses are looked at."""


def posted_as(params: Mapping[str, Any], found: Mapping[str, Any], source: Mapping[str, Any] | None) -> bool:
    """
    Tell whether a status is what a call posted.

    Args:
        params: What was sent.
        found: A status of the user's, or a scheduled one.
        source: Its source; None where the server does not give it.
    """
    from mastodon.content import plain_text

    sent = _squeezed(params.get("status")), _squeezed(params.get("spoiler_text"))
    planned = found.get("params")
    if isinstance(planned, dict):
        plan = cast("dict[str, Any]", planned)
        there = _squeezed(plan.get("text")), _squeezed(plan.get("spoiler_text"))
        answered, polled = plan.get("in_reply_to_id"), plan.get("poll")
    else:
        source = source or {
            "text": plain_text(str(found.get("content") or ""), found.get("mentions") or (), quote=False),
            "spoiler_text": found.get("spoiler_text"),
        }
        there = _squeezed(source.get("text")), _squeezed(source.get("spoiler_text"))
        answered, polled = found.get("in_reply_to_id"), found.get("poll")
    if not sent[0]:  # A warning without a text becomes the text.
        sent, there = ("", sent[1]), ("", there[1] or there[0])
    media = found.get("media_attachments")
    return (
        sent == there
        and str(params.get("in_reply_to_id") or "") == str(answered or "")
        and len(params.get("media_ids") or ()) == (len(cast("Sized", media)) if isinstance(media, list) else 0)
        and bool(params.get("poll")) == bool(polled)
    )


_MENTION = re.compile(r"(@[\w.-]+)(@[\w.-]+)?( \(https?://[^)\s]*\))?")


def _squeezed(text: object) -> str:
    """Leave out what is changed in a text: white space, how mentions are written, and what cannot be seen."""
    from mastodon.content import printable

    return "".join(_MENTION.sub(r"\1", printable(str(text or ""))).split())


def is_unclear(error: MastodonError) -> bool:
    """
    Tell whether a call that failed may have been done nevertheless.

    Args:
        error: The failure.
    """
    if isinstance(error, MastodonNetworkError):
        return not error.unsent
    status = error.status_code if isinstance(error, MastodonAPIError) else None
    return status is not None and (status >= 500 or status < 300)


def is_refused(error: MastodonError) -> bool:
    """
    Tell whether a server does not do what was asked, now or later.

    Args:
        error: What it answered.
    """
    return isinstance(error, MastodonAPIError) and 400 <= (error.status_code or 0) < 500
