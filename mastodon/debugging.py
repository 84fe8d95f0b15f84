"""What ``debug_requests`` writes: each request and answer, through ``logging``, without secrets."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from mastodon.protocol.response import Response, is_secret, line

if TYPE_CHECKING:
    import logging

    from mastodon.protocol.request import Plain, Request


def show_log() -> None:
    """Let the log be seen in programs that have not set up ``logging``."""
    import logging

    logger = _logger()
    if not logger.hasHandlers():
        logging.basicConfig()
    if logger.getEffectiveLevel() > logging.DEBUG:
        logger.setLevel(logging.DEBUG)


def log_request(method: str, url: str, headers: Mapping[str, str], request: Request[Any]) -> None:
    """
    Write down a request.

    Args:
        method: The HTTP method.
        url: The address.
        headers: Its headers.
        request: What is asked.
    """
    _logger().debug(
        "request: %s, headers %s, parameters %s", line(method, url), _hidden(headers), _hidden(request.params)
    )


def log_answer(method: str, response: Response) -> None:
    """
    Write down an answer: its status and headers, and how long its body is.

    Bodies stay out: the answer to a log-in *is* the secret.

    Args:
        method: The HTTP method.
        response: The answer.
    """
    headers = {name: line("", value).url if name == "location" else value for name, value in response.headers.items()}
    if response.token:
        headers = {name: value.replace(response.token, "***") for name, value in headers.items()}
    _logger().debug(
        "answer: %s: %d, headers %s, %d bytes",
        line(method, response.url),
        response.status,
        _hidden(headers),
        len(response.body),
    )


def log_end(stream: str, error: Exception) -> None:
    """
    Write down that a stream beside the program has ended with an error, which nobody may be waiting for.

    Args:
        stream: The name of the stream.
        error: The error.
    """
    _logger().error("the stream %s ended with an error, which join() raises", stream, exc_info=error)


def log_failure(stream: str, kind: str, word: object, error: Exception) -> None:
    """
    Write down what a handler raised where nobody else gets to know.

    Args:
        stream: The name of the stream.
        kind: The kind of the event.
        word: What is done about it.
        error: What it raised.
    """
    _logger().error("the handler of %s on the stream %s raised; on_error: %s", kind, stream, word, exc_info=error)


def log_interruption(stream: str, wait: float, error: Exception) -> None:
    """
    Write down that a stream was interrupted and will be connected again.

    Args:
        stream: The name of the stream.
        wait: After how many seconds.
        error: Why.
    """
    _logger().info("the stream %s was interrupted, and is connected again in %.1f seconds: %s", stream, wait, error)


def log_polling(stream: str, error: Exception) -> None:
    """
    Write down that a server does not stream, and is polled.

    Args:
        stream: The name of the stream.
        error: How it refused the stream.
    """
    _logger().info("the server does not stream; the stream %s is asked for again and again: %s", stream, error)


@cache
def keep_tokens_out() -> None:
    """Keep access tokens out of the HTTP library's logs: it writes down addresses, and what servers repeat."""
    import logging

    def is_fine(record: logging.LogRecord) -> bool:
        text = record.getMessage().lower()
        return "sec-websocket-protocol" not in text and "access_token=" not in text

    for name in "httpcore2.http11", "httpx2":
        logging.getLogger(name).addFilter(is_fine)


def _logger() -> logging.Logger:
    """Give the logger. Most programs never need it."""
    import logging

    return logging.getLogger("mastodon")


def _hidden(value: Mapping[str, Any] | Plain) -> Any:
    """Leave out the values of what is secret, to any depth."""
    if isinstance(value, Mapping):
        return {name: "***" if is_secret(name) else _hidden(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_hidden(inner) for inner in value]
    return value
