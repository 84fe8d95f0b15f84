"""
Routes: whether a server refused a call because it does not have the route at all.

Servers answer 404 both to a route that they do not have and to a thing that there is not, and only some of them say
which. So the words count where they are clear. Where they are not, the request does: if neither its path nor its
parameters name a thing, it is the route that is missing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mastodon.protocol.request import Request

# Friendica, Pleroma: "not implemented"; Misskey: "Unknown API endpoint."; Fastify: "Route GET:/api/v1/… not found";
# Laravel: "The route api/v1/… could not be found."; Express: "Cannot GET /api/v1/…".
_OF_ROUTES = re.compile(
    r"not implemented|unknown (?:api )?(?:endpoint|route)|no such (?:api|endpoint|route)"
    r"|\b(?:endpoint|route)\b.{,200}\b(?:not found|could not be found|does not exist)"
    r"|cannot (?:get|post|put|patch|delete) /",
    re.IGNORECASE,
)

_OF_THINGS = re.compile(r"\brecord not found", re.IGNORECASE)

_CURSORS = frozenset({"max_id", "min_id", "since_id"})

_MAY_HAVE_NOTHING = frozenset({"/api/v1/push/subscription"})
"""Routes without a thing's name at which there may be nothing."""


def is_missing(request: Request[Any], status: int, said: str | None) -> bool:
    """
    Tell whether a refusal says that the server does not have the route; False also where one cannot tell.

    Args:
        request: What was asked.
        status: The HTTP status of the answer.
        said: What the server said.
    """
    if status in {405, 501}:
        return True
    if status != 404:
        return False
    if said and (clear := _OF_ROUTES.search(said) or _OF_THINGS.search(said)):
        return clear.re is _OF_ROUTES
    return bool(request.route) and not _names_a_thing(request)


def _names_a_thing(request: Request[Any]) -> bool:
    """Tell whether path or parameters of a request name a thing that there may not be."""
    return (
        "{" in request.route
        or request.route in _MAY_HAVE_NOTHING
        or any(
            name in {"acct", "resource", "uri", "url"} or name.endswith(("id", "ids"))
            for name in request.params.keys() - _CURSORS
        )
    )
