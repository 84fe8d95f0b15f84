"""What goes wrong below us, said in our errors."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from mastodon.errors import MastodonError, MastodonIllegalArgumentError, MastodonNetworkError, MastodonReadTimeout
from mastodon.protocol.addresses import NotPublicError
from mastodon.protocol.incoming import DecodingError
from mastodon.protocol.response import line

if TYPE_CHECKING:
    from collections.abc import Iterator

CONNECT_TIMEOUT = 30.0
"""Seconds to wait for a connection, where ``request_timeout`` is not shorter."""


def failures() -> tuple[type[Exception], ...]:
    """List what sending can raise; RuntimeError for a pool that was closed meanwhile."""
    import httpcore2
    import httpx2

    return (
        *(httpx2.HTTPError, httpx2.InvalidURL, OSError, UnicodeError, RuntimeError, DecodingError, NotPublicError),
        *(httpcore2.TimeoutException, httpcore2.NetworkError, httpcore2.ProtocolError, httpcore2.UnsupportedProtocol),
    )


def our_error(
    error: Exception, method: str, url: str, timeout: float | None, argument: str = "request_timeout"
) -> MastodonError:
    """
    Make our error of the HTTP library's.

    Args:
        error: What it raised.
        method: The HTTP method of the request.
        url: Its address.
        timeout: After how many seconds of silence the client gives up; None for never.
        argument: What the caller gave those seconds as.
    """
    import httpx2

    about = line(method, url)
    kinds = _kinds(error)
    timeout = CONNECT_TIMEOUT if timeout is None else timeout
    if isinstance(error, httpx2.HTTPError):
        error.request = httpx2.Request(method, about.url)  # The one it holds has the access token in its headers.
    if "ReadTimeout" in kinds:
        silent = MastodonReadTimeout(
            f"{about}: the server was silent for {timeout:g} seconds; a longer {argument} waits longer",
            request=about,
        )
        silent.passing = True
        return silent
    if isinstance(error, NotPublicError):
        return MastodonIllegalArgumentError(f"{about}: {error}", request=about)
    no_host = isinstance(error, UnicodeError) and "idna" in str(error)
    if no_host or not kinds.isdisjoint({"InvalidURL", "UnsupportedProtocol"}):
        return MastodonIllegalArgumentError(f"{about}: not an address that can be asked ({error})", request=about)
    if not kinds.isdisjoint({"LocalProtocolError", "UnicodeError"}):
        for cause in _causes(error):  # They quote the header, which may be the access token.
            cause.args = ("a header cannot be sent",)
            if isinstance(cause, UnicodeEncodeError):
                cause.object = ""
        return MastodonIllegalArgumentError(
            f"{about}: cannot be sent as HTTP; are the user agent and all other headers plain ASCII in one line?",
            request=about,
        )
    made = MastodonNetworkError(f"{about}: {_reason(error, timeout)}", request=about)
    made.passing = not kinds.isdisjoint(_PASSING) and not any(map(_is_lasting, _causes(error)))
    made.unsent = not kinds.isdisjoint({"ConnectError", "ConnectTimeout"})
    return made


def interrupted(error: Exception | None, url: str, timeout: float | None) -> MastodonError:
    """
    Make the error for a stream that was interrupted; that the server ended it is one: streams have no other end.

    Args:
        error: What the HTTP library raised; None where the server ended it.
        url: The address of the stream.
        timeout: After how many seconds of silence the client gave up; None for never.
    """
    if error is None or "RemoteProtocolError" in _kinds(error):
        about = line("GET", url)
        return MastodonNetworkError(
            f"{about}: the {'server ended the stream' if error is None else 'connection broke'}", request=about
        )
    return our_error(error, "GET", url, timeout, "timeout")


_PASSING = frozenset(
    {"ConnectError", "ConnectTimeout", "NetworkError", "OSError", "RemoteProtocolError", "WriteTimeout"}
)
"""What the HTTP libraries call failures that may not happen again."""


def _is_lasting(cause: BaseException) -> bool:
    """Tell whether a failure will be the same in a minute: a wrong certificate, or no such host."""
    import socket
    import ssl

    return isinstance(cause, (ssl.SSLError, socket.gaierror))


def _reason(error: Exception, timeout: float) -> str:
    """Say in words why no answer came, and what can be done."""
    import socket
    import ssl

    kinds = _kinds(error)
    for cause in _causes(error):
        if isinstance(cause, ssl.SSLCertVerificationError):
            return (
                f"the server's certificate is not valid ({cause.verify_message}); is the address right? "
                f"An authority of your own can be named by the environment variable SSL_CERT_FILE"
            )
        if isinstance(cause, ssl.SSLError):
            return f"no secure connection ({cause.reason or cause}); does the server speak https at this address?"
        if isinstance(cause, socket.gaierror):
            return f"the host was not found ({cause.strerror}); is the address right, and the network up?"
        if isinstance(cause, ConnectionRefusedError):
            return "the connection was refused; is the server running, and the address right?"
    if "ConnectTimeout" in kinds:
        return f"no connection within {min(timeout, CONNECT_TIMEOUT):g} seconds; is the address right?"
    if "PoolTimeout" in kinds:
        return f"no connection was free for {timeout:g} seconds; make fewer calls at the same time"
    if "WriteTimeout" in kinds:
        return f"the server took nothing for {timeout:g} seconds; a longer request_timeout waits longer"
    if "ProxyError" in kinds:
        return f"the proxy of the environment refused ({error})"
    if "ConnectError" in kinds:
        return f"no connection ({error}); is the address right?"
    if "DecodingError" in kinds:
        return f"the answer cannot be decompressed ({error})"
    if "RemoteProtocolError" in kinds:
        return f"the answer is incomplete, or not HTTP ({error}); is the address right?"
    return f"the connection broke before the answer was complete ({error or type(error).__name__})"


def _kinds(error: Exception) -> set[str]:
    """Name what an error is; the exceptions of httpcore2 have the names of those of httpx2."""
    return {kind.__name__ for kind in type(error).__mro__}


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Go through an error and all that led to it."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, BaseExceptionGroup):
            for inner in cast("BaseExceptionGroup[BaseException]", cause).exceptions:
                yield from _causes(inner)
        else:
            yield cause
        cause = cause.__cause__ or cause.__context__
