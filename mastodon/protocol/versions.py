"""Versions of Mastodon: reading them, comparing them, and what a call needs."""

from __future__ import annotations

import re
from typing import NamedTuple

from mastodon.errors import MastodonVersionError

MASTODON, UNKNOWN = "mastodon", "unknown"

_NUMBERS = re.compile(r"(\d{1,9})\.(\d{1,9})(?:\.(\d{1,9}))?")
_SPOKEN = re.compile(r"\bmastodon/", re.IGNORECASE)

# As in "2.7.2 (compatible; Pleroma 2.4.5)", "4.0.0 (not true; really snac/2.52)", "takahe/0.11.0", "Friendica 2023.05".
# GoToSocial says "3.5.3+gotosocial-0.17.0" if it is set up so; what else follows a "+" is a fork of Mastodon.
_SOFTWARE = re.compile(
    r"\((?:compatible|not true);\s*(?:really\s+)?(?P<aside>[^\s;/)]+)[^;)]*"
    r"|^(?P<before>[a-z][^\s/]+)[/ ](?=\d)|\+(?P<behind>gotosocial)\b-?",
    re.IGNORECASE,
)

_SPELLED = {"gotosocial": "GoToSocial"}
"""How software is spelled whose name does not just begin with a capital letter."""


class Version(NamedTuple):
    """A version of Mastodon, comparable."""

    major: int
    """The first number."""

    minor: int
    """The second number."""

    patch: int
    """The third number."""

    def __str__(self) -> str:
        """Write it as usual."""
        return f"{self.major}.{self.minor}.{self.patch}"


class ServerVersion(NamedTuple):
    """What a server says of its version."""

    text: str
    """Its own words."""

    version: Version
    """The version of Mastodon whose API it speaks."""

    software: str
    """The software, in lower case: ``mastodon``, another that tells its name, or ``unknown``."""

    @property
    def name(self) -> str:
        """What to call the server in a message: its software, with its version."""
        found = _SOFTWARE.search(self.text)
        if found is not None and found["aside"]:
            return found[0].partition(";")[2].strip().removeprefix("really ")
        if self.software == UNKNOWN:
            return f"this server ({self.text})" if self.text else "this server"
        own = self.text[found.end() :] if found is not None else self.text
        return f"{_SPELLED.get(self.software, self.software.capitalize())} {own}"


def parse_version(text: str) -> Version:
    """
    Read the three numbers of a version.

    Args:
        text: Such as ``4.3.0``, ``4.5.0-nightly.2025-01-01``, ``3.1.4rc2`` or ``4.2.1+glitch``.

    Raises:
        MastodonVersionError: There are no such numbers.
    """
    found = _NUMBERS.search(str(text))
    if found is None:
        raise MastodonVersionError(f"{text!r} is not a version; versions look like '4.3.0'")
    return Version(int(found[1]), int(found[2]), int(found[3] or 0))


def parse_server_version(text: str) -> ServerVersion:
    """
    Read the version that a server tells in its instance information.

    Args:
        text: Such as ``4.3.0`` or ``2.7.2 (compatible; Pleroma 2.4.5)``.

    Raises:
        MastodonVersionError: There is no version in it.
    """
    text = str(text)
    version = parse_version(_SPOKEN.split(text, maxsplit=1)[-1])
    named = _SOFTWARE.search(text)
    if named is not None and named.lastgroup is not None:
        return ServerVersion(text, version, named[named.lastgroup].lower())
    # GoToSocial tells its own number and no name. Mastodon had no API that this could be before 1.0.
    return ServerVersion(text, version, MASTODON if version.major else UNKNOWN)


def has_alpha_notifications(server: ServerVersion) -> bool:
    """
    Tell whether a server is one of the test versions of Mastodon 4.3.0 that had other addresses for notifications.

    Args:
        server: What the server says.
    """
    return server.text.startswith(("4.3.0-alpha", "4.3.0-beta.1"))


class Requirement(NamedTuple):
    """What a call needs of a server."""

    name: str
    """The method's name."""

    added: Version
    """The version that brought the endpoint."""

    changed: Version
    """The version that last changed the endpoint, its parameters or what it returns."""

    scopes: tuple[str, ...] = ()
    """OAuth scopes of which one suffices."""

    removed: Version | None = None
    """The version that removed the endpoint; None while it is there."""


def unmet(requirement: Requirement, server: ServerVersion, mode: str) -> str | None:
    """
    Say why a server is too old, or too new, for a call; None if it is neither.

    Software that is not Mastodon has its own versions and adds endpoints in its own order: it is asked, and decides.

    Args:
        requirement: What the call needs.
        server: What the server says.
        mode: ``created``, ``changed`` or ``none``.
    """
    if mode == "none" or server.software != MASTODON:
        return None
    needed = requirement.changed if mode == "changed" else requirement.added
    if server.version < needed:
        reason = f"needs Mastodon {needed}"
    elif requirement.removed is not None and server.version >= requirement.removed:
        reason = f"was removed in Mastodon {requirement.removed}"
    else:
        return None
    return (
        f"{requirement.name}() {reason}, this server has {server.text}; version_check_mode='none' asks it nevertheless"
    )


def has_snowflakes(server: ServerVersion) -> bool:
    """
    Tell whether a server's ids contain the time as Mastodon's do; one that tells nothing gets the benefit of the doubt.

    Args:
        server: What the server says.
    """
    return server.software == MASTODON or not server.text
