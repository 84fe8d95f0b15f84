"""
The end of a log-in in the browser: an address on this machine to which the server sends the user with a code.

Everybody on the machine, and every page in its browser, can send something to that address. So only an answer that
brings the ``state`` of this log-in back counts; what else comes is turned away, and waiting goes on: a stranger can
neither log somebody else in nor end the wait. What the user sees is plain, and carries nothing of what came.

The rules are those of RFC 8252 (loopback addresses) and RFC 9207 (``iss``, which tells whose answer it is).
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import parse_qs, urlsplit

from mastodon.errors import MastodonIllegalArgumentError, MastodonLoginDeniedError, MastodonLoginError
from mastodon.protocol.oauth import OOB
from mastodon.protocol.paging import origin

if TYPE_CHECKING:
    from collections.abc import Mapping

HOST = "127.0.0.1"

PATH = "/logged-in"

HEADERS = {
    "Content-Type": "text/html; charset=utf-8",
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Connection": "close",
}
"""What goes with each page. The address that is shown has the code in it; nobody else is to get it."""

_DONE = "The answer has arrived. Close this page and go back to the program."
_REFUSED = "The program was not let in. Close this page and go back to the program."
_FORGED = "This is not an answer to the log-in that is waiting. It was ignored."
_NOTHING = "There is nothing here."


class Answer(NamedTuple):
    """How a log-in ended."""

    code: str | None
    """The code, if the user let the app in."""

    error: str | None = None
    """Else the reason, in a word of OAuth's."""

    description: str | None = None
    """The same in the server's words."""

    issuer: str | None = None
    """Which server says so, if it tells."""

    def __repr__(self) -> str:
        """Name the reason; the code is secret."""
        return f"Answer(error={self.error!r})"


class Reply(NamedTuple):
    """What the browser gets, and what it brought."""

    status: int
    """The HTTP status."""

    text: str
    """What the page says."""

    answer: Answer | None = None
    """How the log-in ended; None if it has not."""

    @property
    def page(self) -> bytes:
        """The page."""
        return (
            '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
            f"<title>Log-in</title><p>{escape(self.text)}</p></html>"
        ).encode()


NOTHING = Reply(404, _NOTHING)
"""For any other address than the one."""


def address(port: int) -> str:
    """
    Give the address for a port.

    Args:
        port: The port.
    """
    return f"http://{HOST}:{port}{PATH}"


def port_of(redirect_uri: str) -> int | None:
    """
    Tell at which port a log-in is to be waited for; None for the address that means: show the code to the user.

    Args:
        redirect_uri: One of the addresses that an app was registered with.

    Raises:
        MastodonIllegalArgumentError: Nobody can wait there.
    """
    if redirect_uri == OOB:
        return None
    try:
        port = urlsplit(redirect_uri).port
    except (AttributeError, ValueError):
        port = None
    if not port or redirect_uri != address(port):
        raise MastodonIllegalArgumentError(
            f"redirect_uri must be like {address(8765)!r}, or {OOB!r} to have the code pasted, not {redirect_uri!r}"
        )
    return port


def reply(target: str, host: str | None, *, redirect_uri: str, state: str) -> Reply:
    """
    Say what a request to this machine gets, and read what it brings.

    Args:
        target: Path and query.
        host: The header ``Host``; a page that has another name for this machine (DNS rebinding) sends that.
        redirect_uri: The address that is waited at.
        state: What the answer has to bring back.
    """
    import hmac

    expected = urlsplit(redirect_uri)
    path, _, query = target.partition("?")
    if path != expected.path or host != expected.netloc:
        return NOTHING
    try:
        found = parse_qs(query, keep_blank_values=True, errors="strict", max_num_fields=50)
    except ValueError:
        return Reply(400, _FORGED)
    given = {name: values[0] for name, values in found.items() if len(values) == 1}
    if len(given) < len(found) or not hmac.compare_digest(given.get("state", "").encode(), state.encode()):
        return Reply(400, _FORGED)
    answer = Answer(given.get("code"), given.get("error"), given.get("error_description"), given.get("iss"))
    return Reply(200, _DONE if answer.code and not answer.error else _REFUSED, answer)


def code_of(answer: Answer, base: str, told: Mapping[str, Any]) -> str:
    """
    Give the code of an answer.

    Args:
        answer: The answer.
        base: The server.
        told: What the server announces of its OAuth.

    Raises:
        MastodonLoginDeniedError: The user did not let the app in.
        MastodonLoginError: The server refused, or it is the answer of another server.
    """
    known = _issuers(base, told.get("issuer"))
    missed = answer.issuer is None and told.get("authorization_response_iss_parameter_supported") is True
    if missed or (answer.issuer is not None and answer.issuer not in known):
        raise MastodonLoginError(
            f"the answer to the log-in is from {answer.issuer or 'nobody knows which server'}, not from {known[0]}; "
            f"it was not used"
        )
    if answer.error:
        made = MastodonLoginDeniedError if answer.error == "access_denied" else MastodonLoginError
        said = f"{answer.error}: {answer.description}" if answer.description else answer.error
        raise made(f"{base} let nobody in: {said}", error=answer.error, description=answer.description)
    if not answer.code:
        raise MastodonLoginError(f"{base} ended the log-in without a code")
    return answer.code


def _issuers(base: str, announced: Any) -> list[str]:
    """
    Give the names that a server may have as an issuer: by RFC 9207 the announced one, letter by letter.

    One that is another server's does not count, as RFC 8414 has it: that server's codes would be sent to this one.
    """
    try:
        own = isinstance(announced, str) and origin(announced) == origin(base)
    except ValueError:
        own = False
    return [announced] if own else [base, f"{base}/"]
