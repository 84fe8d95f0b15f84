"""The module of this name in Mastodon.py: reading and comparing versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon._sync.room import endpoint
from mastodon.errors import MastodonVersionError
from mastodon.protocol.versions import parse_version

if TYPE_CHECKING:
    from collections.abc import Callable

    from mastodon._sync.room import F

__all__ = ["MastodonVersionError", "api_version", "bigger_version", "max_version", "parse_version_string"]


def parse_version_string(version_string: str) -> tuple[int, int, int]:
    """
    Read the three numbers of a version.

    Args:
        version_string: Such as ``4.3.0``.

    Raises:
        MastodonVersionError: There are no such numbers.
    """
    return parse_version(version_string)


def max_version(*version_strings: str) -> str:
    """
    Give the newest of some versions.

    Args:
        version_strings: The versions.

    Raises:
        MastodonVersionError: One of them is none.
    """
    return max(version_strings, key=parse_version)


def bigger_version(version_string_a: str, version_string_b: str) -> str:
    """
    Give the newer of two versions.

    Args:
        version_string_a: A version.
        version_string_b: Another.

    Raises:
        MastodonVersionError: One of them is none.
    """
    return max_version(version_string_a, version_string_b)


def api_version(created_ver: str, last_changed_ver: str, return_value_ver: str | None = None) -> Callable[[F], F]:
    """
    Make a method of a subclass of ``Mastodon`` an endpoint, so that it is refused on servers that are too old for it.

    Args:
        created_ver: The version of Mastodon that brought it.
        last_changed_ver: The version that last changed it.
        return_value_ver: The version that last changed what it returns.
    """
    changed = max_version(created_ver, last_changed_ver, return_value_ver or created_ver)
    return endpoint(added=created_ver, changed=changed)
