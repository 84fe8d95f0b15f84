"""
Whom to trust with secrets: which of the addresses that a server announces are its own.

A server says where tokens are asked for and where its streams are. The app's secret, the code and the token go there,
so the address must share the server's origin (scheme, host and port), or its host must have been allowed by the user.
Streams often have a host of their own; for these, one of the same owner is fine, by TLS.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit, urlunsplit

from mastodon.errors import MastodonAPIError, MastodonIllegalArgumentError
from mastodon.protocol.paging import origin

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

SCHEMES = {"wss": "https", "ws": "http", "https": "https", "http": "http"}
"""Of each scheme, the one that ordinary requests are sent by."""


def trusted(
    base: str,
    announced: str,
    what: str,
    *,
    allowed: Collection[str] = (),
    allow_http: bool = False,
    same_owner: bool = False,
) -> str:
    """
    Give an announced address, as one for ordinary requests, if secrets may go there.

    Args:
        base: The server.
        announced: The address that it announces.
        what: What for, for the error.
        allowed: Hosts that the user allowed, as ``hosts()`` gives them.
        allow_http: Whether the server's host may be reached without TLS; for tests.
        same_owner: Whether another host of the same owner is fine, by TLS.

    Raises:
        MastodonAPIError: They may not.
    """
    address = _address(announced)
    if address is None:
        raise MastodonAPIError(f"{base} announces {announced!r} {what}, which is no address of the web")
    ours, (scheme, host, port) = origin(base), origin(address)
    place = urlsplit(address).netloc.lower().removesuffix(":443")
    if (
        (scheme, host, port) == ours
        or (allow_http and host == ours[1])
        or (place in allowed and scheme in {"https", ours[0]})
        or (same_owner and scheme == "https" and _same_owner(ours[1], host))
    ):
        return address
    raise MastodonAPIError(
        f"{base} announces {announced!r} {what}: no secret goes to {host}, "
        f"{'which is another origin' if _same_owner(ours[1], host) else 'which may belong to somebody else'}. "
        f"If you trust it, and it has TLS, allowed_hosts={[place]} allows it"
    )


def _address(announced: str) -> str | None:
    """Give an address as one for ordinary requests; None if it is none."""
    try:
        parts = urlsplit(announced)
        scheme, netloc = SCHEMES.get(parts.scheme, ""), parts.netloc.rpartition("@")[2]
        address = urlunsplit((scheme, netloc, parts.path, parts.query, ""))
        return address if scheme and origin(address)[1] else None
    except ValueError:
        return None


def _same_owner(host: str, other: str) -> bool:
    """
    Tell whether two hosts belong to one owner, as far as names can tell.

    So does a host below the other, and one beside or above it below a common domain that does not look like a public
    suffix such as ``co.uk``.
    """
    if host == other or other.endswith(f".{host}"):
        return True
    if ":" in host or ":" in other or host.rpartition(".")[2].isdecimal():  # IP addresses
        return False
    common: list[str] = []
    for own, others in zip(reversed(host.split(".")), reversed(other.split(".")), strict=False):
        if own != others:
            break
        common.insert(0, own)
    # Under a country's domain, a short second name (co.uk, com.au, or.jp) is where everybody registers.
    return len(common) > 2 or (len(common) == 2 and (len(common[1]) > 2 or len(common[0]) > 3))


def hosts(given: Iterable[str]) -> frozenset[str]:
    """
    Give the hosts that a user allows.

    Args:
        given: Such as ``auth.example.com`` or ``auth.example.com:8443``.

    Raises:
        MastodonIllegalArgumentError: One of them is no host.
    """
    found = set[str]()
    for host in [given] if isinstance(given, str) else given:
        text = host.lower() if isinstance(cast("object", host), str) else ""
        try:
            parts = urlsplit(f"//{text}")
            fine = bool(parts.hostname) and parts.netloc == text and "@" not in text and parts.port != 0
        except ValueError:
            fine = False
        if not fine or any(map(str.isspace, text)):
            raise MastodonIllegalArgumentError(f"allowed_hosts must be hosts like 'auth.example.com', not {host!r}")
        found.add(text.removesuffix(":443"))
    return frozenset(found)
