"""
All exceptions, in one tree.

::

    MastodonError
    ├── MastodonIllegalArgumentError        (also ValueError)  a wrong argument; nothing was sent
    ├── MastodonIOError                     (also OSError)
    │   ├── MastodonFileNotFoundError       a file that was meant cannot be read
    │   └── MastodonNetworkError            no answer, or none that is HTTP
    │       └── MastodonReadTimeout         silence for longer than the timeout
    ├── MastodonVersionError                the server is too old or too new for the call, or tells no version
    ├── MastodonRatelimitError              429, in the mode ``throw``
    ├── MastodonMalformedEventError         a stream sent what is not an event
    ├── MastodonResumeError                 the place in a stream cannot be kept or read, or is in use
    ├── MastodonLoginError                  a log-in in the browser ended without a token
    │   ├── MastodonLoginDeniedError        the user did not let the app in
    │   └── MastodonLoginTimeoutError       the user did not come back in time
    └── MastodonAPIError                    the server refused, or answered what cannot be read
        ├── MastodonUnauthorizedError       401
        ├── MastodonNotFoundError           404
        ├── MastodonMediaError              422, for an upload: it cannot be processed, or is not yet
        └── MastodonServerError             5xx
            ├── MastodonInternalServerError 500
            ├── MastodonBadGatewayError     502
            ├── MastodonServiceUnavailableError  503
            └── MastodonGatewayTimeoutError 504

    MastodonWarning
    └── MastodonDeprecationWarning          the server says that a route will be removed
"""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class RequestLine(NamedTuple):
    """Which request an error is about: method and address, without secrets."""

    method: str
    """The HTTP method."""

    url: str
    """The address; secret parameters read ``***``."""

    def __str__(self) -> str:
        """Write it as one would say it."""
        return _printable(f"{self.method} {self.url}")


class MastodonError(Exception):
    """
    Base of everything this library raises.

    Args:
        args: Those of Mastodon.py; the attributes say the same in a form for programs.
    """

    status_code: int | None = None
    """The HTTP status of the answer; None if there was none."""

    error: str | None = None
    """The server's own words: ``error`` of its answer."""

    description: str | None = None
    """The server's longer explanation: ``error_description`` of its answer."""

    details: Any = None
    """What is wrong with each parameter, where the server tells: a dict of lists, by parameter."""

    request: RequestLine | None = None
    """The request that failed, without secrets."""

    headers: Mapping[str, str] | None = None
    """The headers of the answer, with names in lower case; None if there was no answer."""

    retry_after: float | None = None
    """After how many seconds to try again, where the server tells."""

    route_missing: bool = False
    """Whether the server says that it does not have the route that was asked; False also where one cannot tell."""

    server: str | None = None
    """What to call the server, with its version; None if it was not asked for it."""

    def __init__(
        self,
        *args: object,
        status_code: int | None = None,
        error: str | None = None,
        description: str | None = None,
        details: Any = None,
        request: RequestLine | None = None,
        headers: Mapping[str, str] | None = None,
        retry_after: float | None = None,
        route_missing: bool = False,
        server: str | None = None,
    ) -> None:
        """Keep what is known of the failure."""
        super().__init__(*args)
        self.status_code = status_code
        self.error = error
        self.description = description
        self.details = details
        self.request = request
        self.headers = headers
        self.retry_after = retry_after
        self.route_missing = route_missing
        self.server = server

    def __str__(self) -> str:
        """Write the message, without what a terminal would obey: a server may have written a part of it."""
        return _printable(super().__str__())


class MastodonIllegalArgumentError(MastodonError, ValueError):
    """An argument is wrong; the message says what would be right. Nothing was sent."""


class MastodonIOError(MastodonError, OSError):
    """A file or the network failed."""


class MastodonFileNotFoundError(MastodonIOError):
    """A file that was meant cannot be read."""


class MastodonNetworkError(MastodonIOError):
    """No answer came, or none that is HTTP. Whether the server acted on the request is not known, unless ``unsent``."""

    passing: bool = False
    """Whether the same call may succeed later without any change."""

    unsent: bool = False
    """Whether the request certainly did not reach the server."""


class MastodonReadTimeout(MastodonNetworkError):
    """The server was silent for longer than the timeout."""


class MastodonVersionError(MastodonError):
    """The server is older than the call needs, or has removed what it needs, or its version cannot be read."""


class MastodonRatelimitError(MastodonError):
    """The server's limit is reached; ``retry_after`` says how long to wait, where it is known."""

    def __str__(self) -> str:
        """Write what was asked, and when to ask again."""
        text = super().__str__()
        if self.request is not None:
            text += f" ({self.request})"
        return text if self.retry_after is None else f"{text} Try again in {self.retry_after:g} seconds."


MastodonRateLimitError = MastodonRatelimitError


class MastodonMalformedEventError(MastodonError):
    """A stream sent something that is not an event."""


class MastodonResumeError(MastodonError):
    """The place in a stream cannot be kept or read: a damaged or foreign file, or one in use."""


class MastodonLoginError(MastodonError):
    """A log-in in the browser ended without a token; ``error`` and ``description`` are the server's words, if any."""


class MastodonLoginDeniedError(MastodonLoginError):
    """The user, or the server, did not let the app in."""


class MastodonLoginTimeoutError(MastodonLoginError):
    """The user did not come back from the browser in time."""


class MastodonAPIError(MastodonError):
    """
    The server refused, or answered what cannot be read.

    Of a refusal, ``args[1]`` is the HTTP status and ``args[3]`` the server's words.
    """

    def __str__(self) -> str:
        """Write status, the server's words and the request in one sentence."""
        if len(self.args) < 2:
            return super().__str__()
        parts = self.args[1:3] if self.route_missing else self.args[:3]
        text = ": ".join([" ".join(str(part) for part in parts if part), *filter(None, (self.error, self.description))])
        about = f" ({self.request})" if self.request else ""
        if self.route_missing:
            text = f"{self.server or 'this server'} does not offer this{about}; it answered {text}"
        else:
            text += about
        return _printable(text)


class MastodonNotFoundError(MastodonAPIError):
    """404: the server does not have this thing, this route, or does not show it to this account."""


class MastodonUnauthorizedError(MastodonAPIError):
    """401: the access token is missing, wrong, revoked or expired."""


class MastodonMediaError(MastodonAPIError):
    """422: the server could not process an upload, or has not done so yet, and a status was to have it."""

    media_id: int | str | None = None
    """The id of the upload."""


class MastodonServerError(MastodonAPIError):
    """5xx: the server failed."""


class MastodonInternalServerError(MastodonServerError):
    """500: the server's own error."""


class MastodonBadGatewayError(MastodonServerError):
    """502: the server behind the proxy did not answer properly."""


class MastodonServiceUnavailableError(MastodonServerError):
    """503: the server is overloaded or under maintenance."""


class MastodonGatewayTimeoutError(MastodonServerError):
    """504: the server behind the proxy did not answer in time."""


class MastodonWarning(Warning):
    """Base of this library's warnings."""


class MastodonDeprecationWarning(MastodonWarning):
    """The server says that a route will be removed."""


def _printable(text: str) -> str:
    """Leave out what a terminal would obey."""
    from mastodon.content.terminal import printable

    return printable(text)


def warn(message: str, category: type[MastodonWarning]) -> None:
    """
    Warn, and point at the line of the program that called the library.

    Args:
        message: The text.
        category: The class of the warning.
    """
    import inspect

    level, frame = 1, inspect.currentframe()
    # skip_file_prefixes, which does the same, came with Python 3.12.
    while frame is not None and frame.f_globals.get("__name__", "").partition(".")[0] == __package__:
        level, frame = level + 1, frame.f_back
    warnings.warn(message, category, stacklevel=level)
