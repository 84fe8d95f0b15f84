"""
Results that the server is still completing: what it says of that, and how to ask again when it is done.

The server gives what it has, names the work by an id in the header ``Mastodon-Async-Refresh``, and goes on in the
background. What the header says is kept beside the result, never among its keys, as plain data that outlives the
client: id, seconds until the next look, perhaps how much was found, and the request to repeat. The keys are those of
Mastodon.py.

Only GET is repeated. Another request did its work when it was sent, and its answer says nothing that could grow.
"""

from __future__ import annotations

import re
from math import inf
from typing import TYPE_CHECKING, Any, cast

from mastodon.entities import AsyncRefresh
from mastodon.entities.base import AttribAccessDict, name_of_type, to_id
from mastodon.errors import MastodonIllegalArgumentError
from mastodon.protocol import paging
from mastodon.protocol.ids import id_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mastodon.entities.base import Json
    from mastodon.protocol.request import Request

HEADER = "mastodon-async-refresh"

DEFAULT_RETRY = 3
"""After how many seconds to look again where the server does not say."""

LONGEST_RETRY = 3600
"""No server needs more; without a bound, one number could stop a program for ever."""

_MEMBER = re.compile(r'(\w+)\s*=\s*(?:"([^"]*)"|([^\s,;"]+))')


def read_refresh(request: Request[Any], header: str) -> dict[str, Any] | None:
    """
    Read what a server says of the result that it still completes; None if it names no work.

    Args:
        request: What was asked.
        header: The header ``Mastodon-Async-Refresh``: ``id="…", retry=3, result_count=0``.
    """
    told = {name: quoted or bare for name, quoted, bare in _MEMBER.findall(header)}
    if not told.get("id"):
        return None
    found: dict[str, Any] = {"id": told["id"]}
    for name in ("retry", "result_count"):
        number = to_id(told.get(name))
        if isinstance(number, int):
            found[name] = number
    if request.method == "GET":
        found |= {
            "_method": request.method,
            "_endpoint": request.path,
            "_params": dict(request.params),
            "_mastopy_type": name_of_type(request.result),
        }
    return found


def info_of(result: Any) -> dict[str, Any] | None:
    """
    Give what is kept beside a result; None if it is complete.

    Args:
        result: The result of a call.

    Raises:
        MastodonIllegalArgumentError: That is no result.
    """
    if not isinstance(result, (AttribAccessDict, list)):
        raise MastodonIllegalArgumentError(f"result must be what a call returned, not {type(result).__name__}")
    found: dict[str, Any] | None = getattr(cast("Json", result), "_async_refresh", None)
    return found if found and found.get("id") else None


def described(info: Mapping[str, Any]) -> tuple[AsyncRefresh, int]:
    """
    Give what is kept beside a result in the form of the API, and after how many seconds to look again.

    Args:
        info: What is kept.
    """
    status, count = info.get("status", "running"), info.get("result_count")
    return AsyncRefresh(id=info["id"], status=status, result_count=count), pause(info)


def pause(info: Mapping[str, Any]) -> int:
    """
    Give after how many seconds to look again: at least one, so that no server is flooded.

    Args:
        info: What is kept.
    """
    retry = info.get("retry", DEFAULT_RETRY)
    return min(max(retry, 1), LONGEST_RETRY) if isinstance(retry, int) else DEFAULT_RETRY


def refresh_id(result_or_id: Any) -> int | str:
    """
    Give the id of the work that completes a result.

    Args:
        result_or_id: The result, an ``AsyncRefresh``, or the id.

    Raises:
        MastodonIllegalArgumentError: It is none of these, or the result is complete.
    """
    if isinstance(result_or_id, AsyncRefresh) or not isinstance(result_or_id, (AttribAccessDict, list)):
        return id_of(result_or_id)
    info = info_of(result_or_id)
    if info is None:
        raise MastodonIllegalArgumentError(
            "the server does not complete this result in the background: get_async_refresh_info() is None"
        )
    return cast("str", info["id"])


def unwrapped(answer: Json) -> AsyncRefresh:
    """
    Give the refresh in an answer, whether an object is around it or not.

    Args:
        answer: The answer, decoded.
    """
    inner: Json = answer.get("async_refresh", answer) if isinstance(answer, dict) else None
    found: dict[str, Any] = inner if isinstance(inner, dict) else {}
    return AsyncRefresh(**found)


def deadline(now: float, timeout: float) -> float:
    """
    Tell when to give up.

    Args:
        now: The time in seconds.
        timeout: For how many seconds to wait; 0 or less for any time.
    """
    return now + timeout if timeout > 0 else inf


def request_of(info: Mapping[str, Any]) -> Request[Any] | None:
    """
    Make the request that brings the complete result; None where none does.

    Args:
        info: What is kept.

    Raises:
        MastodonIllegalArgumentError: Its endpoint is no path on the server.
    """
    if info.get("_method") != "GET":
        return None
    kept = {paging.METHOD: "GET", paging.ENDPOINT: info.get("_endpoint"), paging.TYPE: info.get("_mastopy_type")}
    return paging.request_of(kept | dict(info.get("_params") or {}), "next")
