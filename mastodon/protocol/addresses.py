"""
Which addresses are public: what a client may connect to that is told its servers by strangers.

The base is ``ipaddress.is_global``. Refused are also multicast and reserved addresses, which may be global, whatever
lies outside the part of IPv6 that is given out, and addresses of IPv6 that stand for one of IPv4 that is not public.
How a host is written does not matter: what counts is the address that the system makes of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from ipaddress import IPv4Address, IPv6Address


class NotPublicError(Exception):
    """A host has no public address."""


def public(host: str, addresses: Iterable[str]) -> list[str]:
    """
    Give the public ones among the addresses of a host.

    Args:
        host: The host.
        addresses: What the system found for it.

    Raises:
        NotPublicError: There is none.
    """
    known = list(dict.fromkeys(addresses))
    found = [address for address in known if is_public(address)]
    if not found:
        reason = f"{host} is {known[0]}, which is no public address" if known else f"{host} has no address"
        raise NotPublicError(f"{reason.replace(f'{host} is {host}, which', host)}; public_only=True refuses it")
    return found


def is_public(address: str) -> bool:
    """
    Tell whether an address is one that everybody reaches.

    Args:
        address: The address, in the usual form.
    """
    from ipaddress import IPv6Address, ip_address

    try:
        known = ip_address(address)
    except ValueError:
        return False
    if isinstance(known, IPv6Address):
        inner = _inner(known)
        if inner is not None:
            return is_public(str(inner))
        if known.packed[0] >> 5 != 0b001:  # 2000::/3 is what is given out; other parts are global as well by default.
            return False
    return known.is_global and not known.is_multicast and not known.is_reserved


def _inner(address: IPv6Address) -> IPv4Address | None:
    """Give the address of IPv4 that one of IPv6 leads to: mapped, by 6to4, or by the well-known prefix of NAT64."""
    from ipaddress import IPv4Address

    if address.packed[:12] == b"\x00\x64\xff\x9b" + bytes(8):
        return IPv4Address(address.packed[12:])
    return address.ipv4_mapped or address.sixtofour
