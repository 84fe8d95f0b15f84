"""
Streams: what can be listened to, at which host, and when to connect again after a failure.

A stream has one name: the server's word for it, with the tag or the list behind it. ``user``, ``public:local:media``,
``hashtag:python``, ``hashtag:local:python``, ``list:42``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, cast

from mastodon.errors import (
    MastodonAPIError,
    MastodonError,
    MastodonIllegalArgumentError,
    MastodonMalformedEventError,
    MastodonNetworkError,
    MastodonRatelimitError,
    MastodonServerError,
)
from mastodon.protocol.hosts import SCHEMES, trusted
from mastodon.protocol.ids import id_of
from mastodon.protocol.response import error_of, line

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from mastodon.protocol.request import Request
    from mastodon.protocol.response import Response


class Route(NamedTuple):
    """How a stream is listened to."""

    path: str
    """Where it is, over server-sent events."""

    method: str
    """Which method listens to it."""

    parameter: str | None = None
    """What has to be told besides."""


ROUTES: Mapping[str, Route] = {
    "user": Route("/api/v1/streaming/user", "stream_user"),
    "user:notification": Route("/api/v1/streaming/user/notification", "stream_user_notifications"),
    "public": Route("/api/v1/streaming/public", "stream_public"),
    "public:media": Route("/api/v1/streaming/public", "stream_public"),
    "public:local": Route("/api/v1/streaming/public/local", "stream_public"),
    "public:local:media": Route("/api/v1/streaming/public/local", "stream_public"),
    "public:remote": Route("/api/v1/streaming/public/remote", "stream_public"),
    "public:remote:media": Route("/api/v1/streaming/public/remote", "stream_public"),
    "hashtag": Route("/api/v1/streaming/hashtag", "stream_hashtag", "tag"),
    "hashtag:local": Route("/api/v1/streaming/hashtag/local", "stream_hashtag", "tag"),
    "list": Route("/api/v1/streaming/list", "stream_list", "list"),
    "direct": Route("/api/v1/streaming/direct", "stream_direct"),
}
"""All streams, by the server's word."""


class Stream(NamedTuple):
    """A stream to listen to."""

    kind: str
    """The server's word."""

    argument: str | None = None
    """The tag or the id of the list."""

    @property
    def name(self) -> str:
        """Its whole name."""
        return ":".join(self.words)

    @property
    def words(self) -> list[str]:
        """Its name as messages of the server have it: the word, then the tag or the list."""
        return [self.kind] if self.argument is None else [self.kind, self.argument]

    @property
    def route(self) -> Route:
        """How it is listened to."""
        return ROUTES[self.kind]

    @property
    def given(self) -> dict[str, str]:
        """What the server has to be told besides the word."""
        parameter = self.route.parameter
        return {parameter: self.argument} if parameter and self.argument is not None else {}

    @property
    def params(self) -> dict[str, Any]:
        """What the server has to be told, over server-sent events."""
        return {"only_media": True} if self.kind.endswith(":media") else {**self.given}


def stream_of(kind: str, argument: Any = None) -> Stream:
    """
    Give the stream of a kind.

    Args:
        kind: The server's word.
        argument: The tag without ``#``, or the list or its id.

    Raises:
        MastodonIllegalArgumentError: That is no tag or no list.
    """
    parameter = ROUTES[kind].parameter
    if parameter == "tag":
        return Stream(kind, _tag(argument))
    return Stream(kind, str(id_of(argument))) if parameter else Stream(kind)


def _tag(tag: object) -> str:
    """Give a tag back if it is one."""
    if isinstance(tag, str) and tag.startswith("#"):
        raise MastodonIllegalArgumentError(f"tag must be without '#': {tag.lstrip('#')!r}, not {tag!r}")
    if not isinstance(tag, str) or not tag or ":" in tag or any(map(str.isspace, tag)):
        raise MastodonIllegalArgumentError(f"tag must be one word such as 'python', not {tag!r}")
    return tag


def named(name: str) -> Stream:
    """
    Find a stream by its name.

    Args:
        name: Its whole name.

    Raises:
        MastodonIllegalArgumentError: There is no stream of that name.
    """
    kind, colon, argument = str(name).partition(":")
    if kind == "hashtag" and colon:
        scope, colon, tag = argument.partition(":")
        return stream_of("hashtag:local", tag) if colon and scope == "local" else stream_of("hashtag", argument)
    if kind == "list" and colon:
        return stream_of("list", argument)
    plain = [word for word, route in ROUTES.items() if route.parameter is None]
    if name in plain:
        return Stream(name)
    raise MastodonIllegalArgumentError(
        f"there is no stream {name!r}; there are {', '.join(plain)}, hashtag:TAG, hashtag:local:TAG and list:ID"
    )


def is_stream(response: Response) -> bool:
    """
    Tell whether an answer is the beginning of a stream.

    Args:
        response: What came, without its body.
    """
    kind = response.headers.get("content-type", "text/event-stream")
    return response.status == 200 and kind.partition(";")[0].strip().lower() == "text/event-stream"


def refusal(request: Request[Any], response: Response) -> MastodonError:
    """
    Make the error for an answer that is no stream.

    Args:
        request: What was asked.
        response: What came.
    """
    if not 200 <= response.status < 300:
        return error_of(request, response)
    about = line(request.method, response.url)
    kind = response.headers.get("content-type", "")
    what = "HTML" if "html" in kind else repr(kind)
    return MastodonAPIError(
        f"{about} answered {what} instead of events: something that does not stream stands before the server, "
        f"or streaming_base_url is wrong",
        status_code=response.status,
        request=about,
    )


# --- the host -------------------------------------------------------------------------------------------------------


def announced(instance: Any) -> str | None:
    """
    Find the address for streams in what a server says of itself; None if it names none.

    Args:
        instance: Its answer, in the form of either version.
    """
    for keys in ("configuration", "urls", "streaming"), ("urls", "streaming_api"):
        found = instance
        for key in keys:
            found = cast("dict[str, Any]", found).get(key) if isinstance(found, dict) else None
        if isinstance(found, str) and found:
            return found
    return None


def streaming_base(base_url: str, announced: str, allowed: Collection[str] = ()) -> str:
    """
    Give the address that streams are at: the one that the server announces, if it may have the access token.

    Args:
        base_url: The server.
        announced: What it announces, an address for WebSockets as a rule.
        allowed: Hosts that the user allowed.

    Raises:
        MastodonAPIError: It announces another's host.
    """
    address = trusted(base_url, announced, "for streaming", allowed=allowed, same_owner=True)
    return address.rstrip("/").removesuffix("/api/v1/streaming")


def check_base(url: str) -> str:
    """
    Give the address that the caller trusts with streams, in the form we use.

    Args:
        url: The address; ``wss`` is as good as ``https``.

    Raises:
        MastodonIllegalArgumentError: It is no address.
    """
    scheme, separator, rest = url.partition("://")
    if scheme.lower() not in SCHEMES or not separator or not rest.strip("/"):
        raise MastodonIllegalArgumentError(
            f"streaming_base_url must be an address such as 'https://streaming.example', not {url!r}"
        )
    return f"{SCHEMES[scheme.lower()]}://{rest.rstrip('/')}".removesuffix("/api/v1/streaming")


# --- after a failure ------------------------------------------------------------------------------------------------


def wait_to_reconnect(error: Exception, lived: float, wait: float) -> float | None:
    """
    Say how many seconds to wait before connecting again; None if that would not help.

    The first attempt after a connection that lasted is made at once. What the server refuses for good (no such stream,
    no valid token) is not tried again.

    Args:
        error: Why the stream was interrupted.
        lived: How many seconds it had lasted.
        wait: How many seconds to wait otherwise; the server may ask for more.
    """
    if not may_pass(error):
        return None
    if lived > wait:
        return 0.0
    return max(wait, getattr(error, "retry_after", None) or 0.0)


def may_pass(error: Exception) -> bool:
    """
    Tell whether connecting again may help: nothing that the server refuses for good.

    Args:
        error: Why the stream was interrupted.
    """
    passing = (MastodonNetworkError, MastodonMalformedEventError, MastodonServerError, MastodonRatelimitError)
    return isinstance(error, passing) or getattr(error, "status_code", None) == 429


LONGEST_PAUSE = 60.0
"""For how many seconds to wait after many failures in a row, if the server does not ask for more."""


def escalating(failures: int, chance: float) -> float:
    """
    Say how many seconds to wait after another failure in a row: 1, 2, 4 … 60, up to half of it less.

    Args:
        failures: How many there were before.
        chance: A number from 0 to 1, by which waits of many clients are spread.
    """
    return min(LONGEST_PAUSE, 2.0 ** min(failures, 10)) * (0.5 + chance / 2)


HEALTHY = 15.0
"""After how many seconds a silent connection counts as healthy: Mastodon's signs of life come so often."""


class Backoff:
    """When to connect again. Waits grow, unless the last connection was a healthy one."""

    __slots__ = ("_failures",)

    def __init__(self) -> None:
        """Begin without failures."""
        self._failures = 0

    def wait(self, error: Exception, lived: float, told: int, chance: float) -> float | None:
        """
        Say how many seconds to wait; None if connecting again would not help.

        Args:
            error: Why the stream was interrupted.
            lived: How many seconds the connection had lasted; 0 if there was none.
            told: How many events it had brought.
            chance: A number from 0 to 1.
        """
        if not may_pass(error):
            return None
        asked = getattr(error, "retry_after", None) or 0.0
        if told or lived >= HEALTHY:  # Many clients lose their connections at once when a server restarts.
            self._failures = 0
            return max(chance, asked)
        self._failures += 1
        return max(escalating(self._failures - 1, chance), asked)
