"""
Named log-ins, for ``from_profile()``: in the keyring of the system where there is one, else in files.

::

    the platform's folder for settings/mastodon-client/
        profiles/NAME.secret    a log-in, as ``log_in(to_file=…)`` writes it
        apps/SERVER-….secret    an app, for the next log-in at the same server

In the keyring, the same text stands under the service ``mastodon-client`` and the name of the profile. A profile is in
one of the two places only: storing it in one deletes it from the other.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

from mastodon import credentials
from mastodon.errors import MastodonFileNotFoundError, MastodonIllegalArgumentError, MastodonIOError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

NAME = "mastodon-client"
"""Of the folder, and of the service in the keyring."""


class _Keyring(Protocol):
    """What we need of a backend of ``keyring``."""

    def get_password(self, service: str, username: str) -> str | None:
        """Read an entry."""
        ...

    def set_password(self, service: str, username: str, password: str) -> None:
        """Write an entry."""
        ...

    def delete_password(self, service: str, username: str) -> None:
        """Delete an entry."""
        ...


class Stored(NamedTuple):
    """Where a log-in is stored."""

    file: str | None = None
    """The file, if it is in one."""

    profile: str | None = None
    """Else its name in the keyring."""


class App(NamedTuple):
    """An app that was registered by a log-in."""

    client_id: str
    """Its id."""

    client_secret: str
    """Its secret."""

    redirect_uri: str
    """Where it may have users sent to, besides having the code shown."""

    def __repr__(self) -> str:
        """Say what it is for; the rest is secret."""
        return f"App(redirect_uri={self.redirect_uri!r})"


def file_of(name: str) -> Path:
    """
    Give the file that a profile is in, if it is in a file.

    Args:
        name: The profile.

    Raises:
        MastodonIllegalArgumentError: That cannot be a name.
    """
    if not isinstance(cast("object", name), str) or not re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9_.@-]{0,99}", name):
        raise MastodonIllegalArgumentError(
            f"profile must be a name like 'bot', of at most 100 letters, digits and _.@-, not {name!r}"
        )
    return _folder() / "profiles" / f"{name}.secret"


def check(name: str, keyring: bool | None) -> None:
    """
    Refuse what ``save()`` could not store, before there is a secret that would be lost.

    Args:
        name: The profile.
        keyring: Whether to store it in the keyring; None for: if there is one.

    Raises:
        MastodonIllegalArgumentError: That cannot be a name.
        MastodonIOError: There is no keyring, or the folder cannot be written to.
    """
    path = file_of(name)
    if _wanted(keyring) is None:
        there = next(folder for folder in path.parents if folder.exists())
        if not there.is_dir() or not os.access(there, os.W_OK | os.X_OK):
            raise MastodonIOError(f"the profile {name!r} cannot be stored: {str(there)!r} cannot be written to")


def save(name: str, lines: Sequence[str], keyring: bool | None) -> Stored:
    """
    Store a profile.

    Args:
        name: The profile.
        lines: What a file of a log-in holds.
        keyring: Whether to store it in the keyring; None for: if there is one.

    Raises:
        MastodonIOError: It cannot be stored.
    """
    path, backend = file_of(name), _wanted(keyring)
    if backend is None:
        _write(path, lines)
        forget(Stored(profile=name))
        return Stored(file=str(path))
    try:
        backend.set_password(NAME, name, "".join(f"{line}\n" for line in lines))
    except Exception as error:
        raise MastodonIOError(
            f"the keyring did not take the profile {name!r} ({error}); keyring=False stores it in a file"
        ) from error
    forget(Stored(file=str(path)))
    return Stored(profile=name)


def load(name: str) -> tuple[credentials.Login, Stored]:
    """
    Read a profile.

    Args:
        name: The profile.

    Raises:
        MastodonIllegalArgumentError: That cannot be a name.
        MastodonFileNotFoundError: There is no such profile, or it cannot be read.
    """
    path = file_of(name)
    if path.exists():
        return credentials.read_login(path), Stored(file=str(path))
    text = _entry(name)
    if not text:
        raise MastodonFileNotFoundError(
            f"there is no profile {name!r}, neither in {str(path)!r} nor in a keyring; login(…, profile={name!r}) "
            f"makes it"
        )
    return credentials.login_of(text.splitlines()), Stored(profile=name)


def forget(stored: Stored) -> None:
    """
    Delete a log-in where it is stored, if it is there.

    Args:
        stored: The place.

    Raises:
        MastodonIOError: It cannot be deleted.
    """
    if stored.file is not None:
        from pathlib import Path

        path = Path(stored.file)
        try:
            path.resolve().unlink(missing_ok=True)
            path.unlink(missing_ok=True)  # The link, if it was one.
        except OSError as error:
            raise MastodonIOError(f"{stored.file!r} cannot be deleted: {error}") from error
    elif stored.profile is not None and _entry(stored.profile) is not None:
        backend = cast("_Keyring", _keyring())
        try:
            backend.delete_password(NAME, stored.profile)
        except Exception as error:
            raise MastodonIOError(f"the keyring did not delete the profile {stored.profile!r} ({error})") from error


def app_file(base: str, name: str, scopes: str, website: str | None) -> Path:
    """
    Give the file for the app of a server.

    Args:
        base: The server.
        name: What users see.
        scopes: What it may do.
        website: Its home page.
    """
    from hashlib import sha256

    host = re.sub(r"[^a-z0-9.]", "_", base.partition("://")[2])[:80]
    about = sha256("\n".join((base, name, scopes, website or "")).encode()).hexdigest()
    return _folder() / "apps" / f"{host}-{about[:16]}.secret"


def read_app(path: Path) -> App | None:
    """
    Read an app; None if there is none.

    Args:
        path: The file.
    """
    try:
        lines = credentials.read_lines(path, 5, "an app, as login(profile=…) writes it")
    except MastodonFileNotFoundError:
        return None
    return App(lines[0], lines[1], lines[4])


def keep_app(path: Path, app: App, base: str, name: str) -> None:
    """
    Store an app.

    Args:
        path: The file.
        app: The app.
        base: The server.
        name: What users see.

    Raises:
        MastodonIOError: It cannot be stored.
    """
    _write(path, [app.client_id, app.client_secret, base, name, app.redirect_uri])


def _folder() -> Path:
    """Give our folder for settings."""
    from platformdirs import user_config_path

    return user_config_path(NAME, appauthor=False)


def _write(path: Path, lines: Sequence[str]) -> None:
    """Write a file in our folder, which only its owner can enter."""
    try:
        path.parent.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.parent.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise MastodonIOError(f"the folder {str(path.parent)!r} cannot be made: {error}") from error
    credentials.write_lines(path, lines)


def _wanted(keyring: bool | None) -> _Keyring | None:
    """Give the keyring to store in; None means a file."""
    backend = None if keyring is False else _keyring()
    if keyring and backend is None:
        raise MastodonIOError(
            "there is no keyring here: pip install 'mastodon-client[keyring]' brings the package, the system the "
            "keyring; keyring=False stores in a file"
        )
    return backend


def _keyring() -> _Keyring | None:
    """Give the system's keyring; None if there is none, or it is switched off."""
    try:
        from keyring import get_keyring
    except ImportError:
        return None
    backend = get_keyring()
    return cast("_Keyring", backend) if backend.priority > 0 else None


def _entry(name: str) -> str | None:
    """Read a profile from the keyring, if there is one and it can be opened."""
    backend = _keyring()
    try:
        return None if backend is None else backend.get_password(NAME, name)
    except Exception:  # noqa: BLE001 - each backend has its own; one that cannot be opened is as good as none
        return None
