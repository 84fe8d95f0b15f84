"""How servers are reached: by public addresses only, where that is wanted, by TLS, and by the environment's proxies."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING, Any

from mastodon.protocol.addresses import public

if TYPE_CHECKING:
    import ssl


class AsyncPublicNetwork:
    """Connections to public addresses only, for ``AsyncMastodon``: the one that was checked is the one connected to."""

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - as the HTTP library has it
        **given: Any,
    ) -> Any:
        """
        Connect.

        Args:
            host: The host, or its address.
            port: The port.
            timeout: After how many seconds to give up.
            given: What else the HTTP library says.

        Raises:
            NotPublicError: The host has no public address.
            OSError: It is not found.
            Exception: No connection; the HTTP library's error.
        """
        import asyncio
        import socket

        import httpcore2

        try:
            async with asyncio.timeout(timeout):
                found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except TimeoutError as error:
            raise httpcore2.ConnectTimeout(str(error)) from error
        addresses = public(host, [str(address[0]) for *_, address in found])
        network: Any = httpcore2.AnyIOBackend()
        for address in addresses[:-1]:
            with suppress(httpcore2.ConnectError, httpcore2.ConnectTimeout):
                return await network.connect_tcp(address, port, timeout, **given)
        return await network.connect_tcp(addresses[-1], port, timeout, **given)


class PublicNetwork:
    """Connections to public addresses only, for ``Mastodon``: the one that was checked is the one connected to."""

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        **given: Any,
    ) -> Any:
        """
        Connect.

        Args:
            host: The host, or its address.
            port: The port.
            timeout: After how many seconds to give up.
            given: What else the HTTP library says.

        Raises:
            NotPublicError: The host has no public address.
            OSError: It is not found.
            Exception: No connection; the HTTP library's error.
        """
        import socket

        import httpcore2

        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        addresses = public(host, [str(address[0]) for *_, address in found])
        network: Any = httpcore2.SyncBackend()
        for address in addresses[:-1]:
            with suppress(httpcore2.ConnectError, httpcore2.ConnectTimeout):
                return network.connect_tcp(address, port, timeout, **given)
        return network.connect_tcp(addresses[-1], port, timeout, **given)


@cache
def ssl_context() -> ssl.SSLContext:
    """Give the one context for TLS of this process; making it takes as long as a hundred calls."""
    import httpcore2

    return httpcore2.default_ssl_context()


def verification(*, secure: bool) -> ssl.SSLContext | bool:
    """
    Choose how to verify servers. Plain HTTP needs no context, unless a proxy is reached by TLS.

    Args:
        secure: Whether a server is reached by TLS.
    """
    by_tls = any(address.lower().startswith("https:") for address in proxies())
    return ssl_context() if secure or by_tls else False


def proxies() -> list[str]:
    """List the proxies of the environment: of its variables, and on macOS and Windows of the system's settings."""
    if sys.platform not in {"darwin", "win32"}:  # Importing urllib.request takes as long as thirty calls.
        named = [name for name in map(str.lower, os.environ) if name.endswith("_proxy") and name != "no_proxy"]
        if not named:
            return []
    from urllib.request import getproxies

    return [address for scheme, address in getproxies().items() if scheme in {"http", "https", "all"}]
