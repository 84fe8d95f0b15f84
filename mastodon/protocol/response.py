"""
Answers as values, and what becomes of them: a result, or the right error.

``read()`` is the one place where an answer is judged. Servers fail in many ways that are not Mastodon's own: proxies
answer in HTML, other software puts errors into objects or plain text, a cut connection leaves half a document. Each of
these becomes one of our errors, which keeps what the server said.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import lru_cache
from math import isfinite
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from mastodon import _json, errors
from mastodon.entities.base import AttribAccessDict, Json, Page, Results, anything, attach, decode
from mastodon.errors import MastodonAPIError, MastodonRatelimitError, RequestLine
from mastodon.protocol.async_refreshes import HEADER, read_refresh
from mastodon.protocol.paging import attach_neighbours

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mastodon.protocol.request import Request
    from mastodon.protocol.versions import ServerVersion

T = TypeVar("T")

_SECRETS = frozenset(
    {"access_token", "auth", "client_secret", "code", "code_verifier", "password", "refresh_token", "token"}
    | {"authorization", "cookie", "proxy-authorization", "sec-websocket-protocol", "set-cookie"}
)
"""Parameters and headers whose values are never shown."""

_BY_STATUS: Mapping[int, type[MastodonAPIError]] = {
    401: errors.MastodonUnauthorizedError,
    404: errors.MastodonNotFoundError,
    500: errors.MastodonInternalServerError,
    502: errors.MastodonBadGatewayError,
    503: errors.MastodonServiceUnavailableError,
    504: errors.MastodonGatewayTimeoutError,
}

_NAMED = re.compile(rb"""((?:access_token|refresh_token|client_secret)["']?\s*[:=]\s*["']?)[^\s"'&,}]+""")
"""A secret in an answer, with its name."""

_EXCERPT = 200
"""How many characters of an answer that cannot be read an error quotes."""


class Response(NamedTuple):
    """One answer."""

    status: int
    """The HTTP status."""

    headers: Mapping[str, str]
    """The headers, with names in lower case."""

    body: bytes
    """The body, decompressed."""

    url: str
    """The address that answered, after redirects."""

    token: str | None = None
    """The access token that was sent: a server may repeat it."""

    def __repr__(self) -> str:
        """Name status and address; all else may hold secrets."""
        return f"Response(status={self.status}, url={line('', self.url).url!r})"


def is_secret(name: str) -> bool:
    """
    Tell whether the value of a parameter or header must not be shown.

    Args:
        name: Its name; of ``a[b]``, either part may say so.
    """
    return not _SECRETS.isdisjoint(name.lower().replace("]", "").split("["))


def line(method: str, url: str) -> RequestLine:
    """
    Name a request without its secrets.

    Args:
        method: The HTTP method.
        url: The address.
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return RequestLine(method, "***")
    netloc = parts.netloc.rpartition("@")[2]
    query = parts.query
    if query:
        shown = [(name, "***" if is_secret(name) else value) for name, value in parse_qsl(query, True)]
        query = urlencode(shown, safe="*[]")
    return RequestLine(method, urlunsplit((parts.scheme, netloc, parts.path, query, "")))


def read(request: Request[T], response: Response, server: ServerVersion | None = None) -> T:
    """
    Turn an answer into the result of a call.

    Args:
        request: What was asked.
        response: What came.
        server: What the server said of its version, to name it in errors.

    Raises:
        MastodonAPIError: The server refused, or the answer cannot be read. The class tells the status.
        MastodonRatelimitError: 429.
    """
    if not 200 <= response.status < 300:
        raise error_of(request, response, server)
    if request.result is None:
        return cast("T", None)
    if request.result is str:
        return cast("T", response.body.decode("utf-8", "replace"))
    result = decode(request.result, parse(request, response))
    holder = cast("Json", result)
    if type(holder) is list:
        return cast("T", Results(holder))
    if isinstance(holder, (Page, AttribAccessDict)):
        attach_neighbours(holder, request, response.headers.get("link"), response.url)
        if HEADER in response.headers:
            attach(holder, refresh=read_refresh(request, response.headers[HEADER]))
    return result


def field_of(answer: object, name: str) -> Any:
    """
    Read a field of an answer of which a call needs no more; None where it is not there.

    Args:
        answer: What was read: an object, unless the server is not what it seems.
        name: The field.

    Raises:
        MastodonAPIError: It is no object.
    """
    if not isinstance(answer, dict):
        raise MastodonAPIError(f"the server answered something else than an object with {name!r}")
    return cast("dict[str, Any]", answer).get(name)


def parse(request: Request[Any], response: Response) -> Any:
    """
    Parse the body of an answer.

    Args:
        request: What was asked.
        response: What came.

    Raises:
        MastodonAPIError: It is not JSON.
    """
    if not response.body.strip():
        if response.status in {202, 204}:
            return {}
        raise _unreadable(request, response, "answered nothing where JSON was expected")
    try:
        return _json.loads(response.body)
    except _json.TooDeepError as error:
        raise _unreadable(request, response, f"answered JSON that is {error}") from error
    except ValueError as error:
        vars(error).update(doc="")  # It holds the whole answer, in which there may be a new token.
        kind = response.headers.get("content-type", "")
        if "html" in kind or response.body.lstrip()[:1] == b"<":
            reason = "answered HTML instead of JSON: this may not be a Mastodon server, or something stands before it"
        elif "json" in kind or response.body.lstrip()[:1] in b"[{":
            reason = f"answered JSON that is cut off or broken ({error})"
        else:
            reason = "answered something that is not JSON"
        raise _unreadable(request, response, reason) from error


def error_of(
    request: Request[Any], response: Response, server: ServerVersion | None = None
) -> MastodonAPIError | MastodonRatelimitError:
    """
    Make the error that an answer means.

    Args:
        request: What was asked.
        response: What came, with a status that is not 2xx.
        server: What the server said of its version, to name it in the error.
    """
    from http import HTTPStatus

    from mastodon.protocol.routes import is_missing

    status, response = response.status, _scrubbed(request, response)
    word, description, details = _words(response)
    try:
        reason = HTTPStatus(status).phrase
    except ValueError:
        reason = ""
    known: dict[str, Any] = {
        "status_code": status,
        "error": word,
        "description": description,
        "details": details,
        "request": line(request.method, response.url),
        "headers": response.headers,
        "retry_after": retry_after(response.headers),
        "route_missing": is_missing(request, status, word),
        "server": None if server is None else server.name,
    }
    if status == 429:
        known["retry_after"] = wait_asked(response.headers)
        return MastodonRatelimitError("Hit rate limit.", **known)
    if status == 404 and not word:
        word = "Endpoint not found."
    made = _BY_STATUS.get(status, errors.MastodonServerError if status >= 500 else MastodonAPIError)
    return made("Mastodon API returned error", status, reason, word, **known)


def retry_after(headers: Mapping[str, str]) -> float | None:
    """
    Tell how many seconds the server asks to wait.

    Args:
        headers: The headers of an answer. ``Retry-After`` is seconds or a date; dates are measured by the server's own
            ``Date``.
    """
    text = headers.get("retry-after", "").strip()
    if not text:
        return None
    if text.isdecimal():
        return float(text)
    until, now = http_date(text), http_date(headers.get("date", ""))
    return max(0.0, until - now) if until is not None and now is not None else None


def wait_asked(headers: Mapping[str, str]) -> float | None:
    """
    Tell after how many seconds a refused call may be sent again: what the server asks, or when its window ends.

    Args:
        headers: The headers of a 429.
    """
    asked = retry_after(headers)
    end, now = iso_date(headers.get("x-ratelimit-reset", "")), http_date(headers.get("date", ""))
    return asked if asked is not None or end is None or now is None else max(0.0, end - now)


@lru_cache(16)  # Answers of the same second have the same date.
def http_date(text: str) -> float | None:
    """
    Turn the date of a header into seconds since 1970.

    Args:
        text: The header.
    """
    from email.utils import parsedate_to_datetime

    try:
        date = parsedate_to_datetime(text)
    except ValueError:
        return None
    return (date if date.tzinfo is not None else date.replace(tzinfo=UTC)).timestamp()


def iso_date(text: str) -> float | None:
    """
    Turn ISO 8601 or seconds since 1970 into seconds since 1970.

    Args:
        text: The header.
    """
    try:
        if text[4:5] != "-":
            seconds = float(text)
            return seconds if isfinite(seconds) else None
        date = datetime.fromisoformat(text)
    except ValueError:
        return None
    return (date if date.tzinfo is not None else date.replace(tzinfo=UTC)).timestamp()


def _words(response: Response) -> tuple[str | None, str | None, Any]:
    """Find what a server says of an error: in Mastodon's form, or in that of other software."""
    try:
        raw: Json = anything(_json.loads(response.body))
    except ValueError:
        return _plain_text(response) or None, None, None
    if isinstance(raw, str):
        return raw or None, None, None
    if not isinstance(raw, dict):
        return None, None, raw or None
    words: list[Any] = [raw.get(key) for key in ("error", "message", "detail", "errors")]
    details: Any = raw.get("details")
    if details is None:
        details = next((word for word in words if word and not isinstance(word, str)), None)
    said = [*dict.fromkeys(filter(None, map(_said, words)))]
    return next(iter(said), None), _said(raw.get("error_description")) or next(iter(said[1:]), None), details


def _said(word: Json, depth: int = 3) -> str | None:
    """Find the text in what a server says: Mastodon sends one, Misskey's relatives and frameworks send objects."""
    if depth and isinstance(word, dict):
        words = (word.get(key) for key in ("message", "msg", "detail", "error", "issues", "code"))
        return next(filter(None, (_said(inner, depth - 1) for inner in words)), None)
    if depth and isinstance(word, list):
        return "; ".join(filter(None, (_said(inner, depth - 1) for inner in word))) or None
    return str(word) if word and not isinstance(word, (dict, list)) else None


def _plain_text(response: Response) -> str:
    """Give the beginning of an answer that is not JSON, without its markup."""
    text = response.body[: 40 * _EXCERPT].decode("utf-8", "replace")
    if "html" in response.headers.get("content-type", "") or text.lstrip().startswith("<"):
        text = re.sub(r"(?is)<(script|style|head)\b.*?</\1\s*>|<[^>]*>", " ", text)
        from mastodon.content.plain import unescaped

        text = unescaped(text)
    return " ".join(text.split())[:_EXCERPT]


def _unreadable(request: Request[Any], response: Response, reason: str) -> MastodonAPIError:
    """Make the error for a success that cannot be read."""
    about, response = line(request.method, response.url), _scrubbed(request, response)
    return MastodonAPIError(
        f"{about} {reason}",
        status_code=response.status,
        description=_plain_text(response) or None,
        request=about,
        headers=response.headers,
    )


def _scrubbed(request: Request[Any], response: Response) -> Response:
    """Take out of an answer what is secret: the secrets that were sent, and new ones. Errors are logged and pickled."""
    sent: list[object] = [response.token, request.token]
    sent += [value for name, value in request.params.items() if is_secret(name)]
    body = _NAMED.sub(rb"\1***", response.body)
    headers: dict[str, str] = {name: value for name, value in response.headers.items() if not is_secret(name)}
    for secret in sent:
        if isinstance(secret, str) and len(secret) >= 8:  # What is shorter may be an ordinary word.
            body = body.replace(secret.encode(), b"***")
            headers = {name: value.replace(secret, "***") for name, value in headers.items()}
    return response._replace(headers=headers, body=body)
