"""
Redirects: which to follow, and what to take along.

A redirect may lead anywhere, so the access token stays with the origin it belongs to. A redirect that would turn a POST
into a GET loses the post without a word; it is refused instead, with the address to use.
"""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from mastodon.errors import MastodonNetworkError
from mastodon.protocol.paging import origin
from mastodon.protocol.response import Response, line

MOST = 10
"""How many redirects one call follows."""


class Step(NamedTuple):
    """Where to go next."""

    url: str
    """The address."""

    same_origin: bool
    """Whether it is still the same server; else neither token nor private headers go there."""


def redirect(method: str, response: Response) -> Step | None:
    """
    Say where an answer sends a request; None if it is an answer.

    Args:
        method: The method of the request.
        response: What came.

    Raises:
        MastodonNetworkError: It sends the request where it must not go.
    """
    location = response.headers.get("location")
    if response.status not in {301, 302, 303, 307, 308} or not location:
        return None
    about = line(method, response.url)
    try:
        url = urljoin(response.url, location)
        same = origin(url) == origin(response.url)
        scheme, host = urlsplit(url).scheme, urlsplit(url).hostname
    except ValueError as error:
        raise MastodonNetworkError(f"{about} was redirected to something that is no address", request=about) from error
    if scheme not in {"http", "https"} or not host:
        raise MastodonNetworkError(f"{about} was redirected to something that is no web address", request=about)
    if method not in {"GET", "HEAD"} and not (same and response.status in {307, 308}):
        raise MastodonNetworkError(
            f"{about} was redirected to {line(method, url).url}, where it would lose its content or its secrets; "
            f"nothing was done. Use that server's address as api_base_url",
            request=about,
        )
    return Step(url, same)
