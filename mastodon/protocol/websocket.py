"""
Mastodon's messages on a WebSocket, which carries any number of streams of one account.

The client sends ``{"type":"subscribe","stream":"hashtag","tag":"python"}``, and the same with ``unsubscribe``. The
server sends ``{"stream":["hashtag","python"],"event":"update","payload":"…"}``, where the payload is JSON in a text,
and ``{"error":"…","status":403}`` where it refuses; which stream it refuses it does not say.

Other servers differ. Old ones leave ``stream`` out, and know only the stream that the address names: so the first
stream is in the address. GoToSocial names a list in one word, ``["list:1"]``. Some send payloads that are no text.

The access token can be given in three places, and not every server, or proxy before one, takes it from each: first the
header that all requests have; then the header for sub-protocols, which browsers can set; then the address, which
proxies write to their logs.

https://docs.joinmastodon.org/methods/streaming/#websocket
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from mastodon import _json
from mastodon.errors import MastodonAPIError, MastodonIllegalArgumentError, MastodonMalformedEventError
from mastodon.protocol.events import StreamEvent, read_event
from mastodon.protocol.request import request
from mastodon.protocol.response import Response, error_of, line
from mastodon.protocol.streams import ROUTES, named, refusal, stream_of
from mastodon.protocol.versions import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from mastodon.errors import MastodonError
    from mastodon.protocol.request import Request
    from mastodon.protocol.streams import Stream
    from mastodon.protocol.versions import ServerVersion

PATH = "/api/v1/streaming"
"""Where WebSockets are opened."""

NO_EVENTS = frozenset({404, 405, 501})
"""What servers answer that have no server-sent events."""

NO_WEBSOCKET = frozenset({200, 400, 403, 404, 405, 426, 501})
"""What servers answer that have no WebSocket, or another one, or stand behind a proxy that lets none through."""

NOT_HEARD = frozenset({400, 401})
"""What servers answer that may not have seen the access token."""

_PROTOCOL = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
"""What can be the name of a sub-protocol."""


class Way(NamedTuple):
    """How a WebSocket is asked for."""

    headers: Mapping[str, str]
    """Headers with the access token."""

    query: Mapping[str, str]
    """Parameters with the access token."""


def ways(token: str | None) -> list[Way]:
    """
    Give the ways to tell the access token, to be tried in this order.

    Args:
        token: The access token, if there is one.
    """
    if token is None:
        return [Way({}, {})]
    found = [Way({"Authorization": f"Bearer {token}"}, {})]
    if _PROTOCOL.fullmatch(token):
        found.append(Way({"Sec-WebSocket-Protocol": token}, {}))
    return [*found, Way({}, {"access_token": token})]


def opening(stream: Stream | None, way: Way) -> Request[None]:
    """
    Make the request that opens a WebSocket.

    Args:
        stream: The stream to open it with, if any.
        way: How the access token is told.
    """
    params = {} if stream is None else {"stream": stream.kind, **stream.given}
    return request("GET", PATH, None, **params, **way.query)


def no_websocket(request: Request[Any], response: Response) -> MastodonError:
    """
    Make the error for an answer that opens no WebSocket of Mastodon's.

    Args:
        request: What was asked.
        response: What came.
    """
    if response.status != 101:
        return refusal(request, response)
    about = line(request.method, response.url)
    return MastodonAPIError(
        f"{about} opened something else than the WebSocket that was asked for: something that does not stream stands "
        f"before the server, or streaming_base_url is wrong",
        status_code=response.status,
        request=about,
    )


def address(base: str) -> str:
    """
    Write the address of a WebSocket as such.

    Args:
        base: The address that streams are at.
    """
    return f"ws{base.removeprefix('http')}{PATH}"


def asked_stream(stream: str, params: Mapping[str, Any]) -> Stream:
    """
    Give the stream that a subscription is about.

    Args:
        stream: The server's word, or a whole name such as ``hashtag:python``.
        params: ``tag``, ``list``, or ``only_media``.

    Raises:
        MastodonIllegalArgumentError: There is no such stream.
    """
    left = {name: value for name, value in params.items() if name != "only_media" or value}
    if "only_media" in left and f"{stream}:media" in ROUTES:
        del left["only_media"]
        stream = f"{stream}:media"
    parameter = ROUTES[stream].parameter if stream in ROUTES else None
    found = stream_of(stream, left.pop(parameter)) if parameter in left else named(stream)
    if left:
        raise MastodonIllegalArgumentError(f"the stream {found.name!r} has no parameter {next(iter(left))!r}")
    return found


def told(type: str, stream: Stream) -> bytes:
    """
    Write a message to the server.

    Args:
        type: ``subscribe`` or ``unsubscribe``.
        stream: The stream.
    """
    return _json.dumps({"type": type, "stream": stream.kind, **stream.given}).encode()


def read_message(data: bytes, streams: Collection[str], url: str = PATH) -> StreamEvent | MastodonError:
    """
    Make the event of a message, or the error that it is.

    Args:
        data: The message.
        streams: The names of the streams that are subscribed to.
        url: Where it comes from.

    Raises:
        MastodonMalformedEventError: It is neither.
    """
    try:
        message: Any = _json.loads(data, strict=True)
    except (ValueError, RecursionError) as error:
        raise MastodonMalformedEventError(
            f"the stream sent a message that is not JSON ({error}): {_excerpt(data)}"
        ) from error
    if type(message) is not dict:
        raise MastodonMalformedEventError(f"the stream sent a message that is not an object: {_excerpt(data)}")
    get = cast("dict[str, Any]", message).get
    name, payload = get("event"), get("payload")
    if not isinstance(name, str):
        if get("error") is not None:
            return _refusal(get("status"), data, url)
        raise MastodonMalformedEventError(f"the stream sent a message without an event: {_excerpt(data)}")
    if payload is not None:
        text = payload if isinstance(payload, str) else _json.dumps(payload)
        payload = text.encode("utf-8", "surrogatepass")
    return read_event(name, payload, _source(get("stream"), streams))


def _source(words: Any, streams: Collection[str]) -> str:
    """Tell which stream an event is from, in the words that were used to subscribe to it if these are known."""
    found = cast("list[object]", words) if isinstance(words, list) else [words] if isinstance(words, str) else []
    name = ":".join(map(str, found))
    if name in streams:
        return name
    if not name and len(streams) == 1:
        return next(iter(streams))
    folded = name.casefold()  # The server may have written the tag in its own way.
    return next((one for one in streams if one.casefold() == folded), name)


def _refusal(status: Any, data: bytes, url: str) -> MastodonError:
    """Make the error of a message."""
    known = type(status) is int and 400 <= status < 600
    return error_of(request("GET", PATH), Response(status if known else 400, {}, data, url))


def prefers_websocket(server: ServerVersion | None) -> bool:
    """
    Tell whether a server has no other way to stream: GoToSocial has not, which may tell no name,
    but a version before 1.0.

    Args:
        server: What the server says, if that is known.
    """
    if server is None:
        return False
    return server.software == "gotosocial" or (server.software == UNKNOWN and server.version.major == 0)


def _excerpt(data: bytes) -> str:
    """Quote the beginning of a message."""
    return repr(data[:100].decode("utf-8", "replace"))
