"""What ``debug_requests`` writes: each request and answer, through ``logging``, without secrets."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from mastodon.protocol.response import SECRET_PARAMETERS, Response, line

if TYPE_CHECKING:
    from collections.abc import Mapping

logger = logging.getLogger("mastodon")

_SECRET_HEADERS = frozenset({"authorization", "cookie", "set-cookie", "proxy-authorization"})


def show_log() -> None:
    """Let the log be seen in programs that have not set up ``logging``."""
    if not logger.hasHandlers():
        logging.basicConfig()
    if logger.getEffectiveLevel() > logging.DEBUG:
        logger.setLevel(logging.DEBUG)


def log_request(method: str, url: str, headers: Mapping[str, str], params: Mapping[str, Any]) -> None:
    """
    Write down a request.

    Args:
        method: The HTTP method.
        url: The address.
        headers: Its headers.
        params: Its parameters.
    """
    logger.debug("request: %s, headers %s, parameters %s", line(method, url), _hidden(headers), _hidden(params))


def log_answer(method: str, response: Response) -> None:
    """
    Write down an answer: its status and headers, and how long its body is.

    Bodies stay out: the answer to a log-in *is* the secret.

    Args:
        method: The HTTP method.
        response: The answer.
    """
    logger.debug(
        "answer: %s: %d, headers %s, %d bytes",
        line(method, response.url),
        response.status,
        _hidden(response.headers),
        len(response.body),
    )


def _hidden(values: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out the values of what is secret."""
    return {
        name: "***" if name.lower() in _SECRET_HEADERS or name.lower() in SECRET_PARAMETERS else value
        for name, value in values.items()
    }
