"""
Credential files: one value a line, as every release of Mastodon.py wrote them.

* Of an app: client id, client secret, then perhaps the server's address and the app's name.
* Of a log-in: access token, then perhaps the server's address, the client id and the client secret.
"""

from __future__ import annotations

import os
import stat
from os import PathLike, fspath
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from mastodon.errors import (
    MastodonFileNotFoundError,
    MastodonIllegalArgumentError,
    MastodonIOError,
    MastodonWarning,
    warn,
)
from mastodon.protocol import oauth

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

OWNER_ONLY = 0o600

_SUFFIXES = (".secret", ".token", ".txt", ".cred", ".json", ".key", ".file")


def meant_as_file(value: str | PathLike[str]) -> bool:
    """
    Tell whether a value is a file, or was meant as one; ids and tokens have no slashes and no file suffix.

    Args:
        value: What the user gave.
    """
    if not isinstance(value, str):
        return True
    if "/" in value or "\\" in value or value.lower().endswith(_SUFFIXES):
        return True
    return bool(value) and os.path.exists(value)  # noqa: PTH110 - Path() raises for what can be no path


def read_lines(path: str | PathLike[str], least: int, what: str) -> list[str]:
    """
    Read a credential file.

    Args:
        path: The file.
        least: How many lines it must have.
        what: What it should hold, for errors.

    Raises:
        MastodonFileNotFoundError: It is not there, not readable, a directory, or not a credential file.
    """
    name: object = fspath(path) if isinstance(cast("object", path), (str, PathLike)) else None
    if not isinstance(name, str):
        raise MastodonIllegalArgumentError(f"{what} must be a text or a file, not {type(path).__name__}")
    try:
        with open(name, "rb") as file:  # noqa: PTH123 - pathlib takes longer to import
            data = file.read()
    except FileNotFoundError as error:
        raise MastodonFileNotFoundError(f"{name!r} does not exist; it should hold {what}") from error
    except IsADirectoryError as error:
        raise MastodonFileNotFoundError(f"{name!r} is a directory, not a file with {what}") from error
    except (OSError, ValueError) as error:
        raise MastodonFileNotFoundError(f"{name!r} cannot be read ({error}); it should hold {what}") from error
    try:
        lines = [line.strip() for line in data.decode("utf-8-sig").splitlines()]
    except UnicodeDecodeError as error:
        raise MastodonFileNotFoundError(f"{name!r} is not a text file; it should hold {what}") from error
    if "\0" in "".join(lines):
        raise MastodonFileNotFoundError(f"{name!r} is not a text file; it should hold {what}")
    if len([line for line in lines[:least] if line]) < least:
        raise MastodonFileNotFoundError(f"{name!r} has not the {least} lines it needs; it should hold {what}")
    _warn_if_open_to_others(name)
    return lines


def read_app(path: str | PathLike[str]) -> tuple[str, str, str | None]:
    """
    Read an app's credentials.

    Args:
        path: The file.

    Returns:
        Client id, client secret, and the server's address or None.

    Raises:
        MastodonFileNotFoundError: It cannot be read.
    """
    lines = read_lines(path, 2, "a client id and a client secret, as create_app(to_file=) writes them")
    return lines[0], lines[1], _line(lines, 2)


class Login(NamedTuple):
    """What is stored of a log-in."""

    access_token: str
    """The access token."""

    api_base_url: str | None
    """The server."""

    client_id: str | None
    """The app's id."""

    client_secret: str | None
    """The app's secret."""

    def __repr__(self) -> str:
        """Name the server; the rest is secret."""
        return f"Login(api_base_url={self.api_base_url!r})"


def login_of(lines: list[str]) -> Login:
    """
    Read the lines of a log-in.

    Args:
        lines: At least one.
    """
    return Login(lines[0], _line(lines, 1), _line(lines, 2), _line(lines, 3))


def read_login(path: str | PathLike[str]) -> Login:
    """
    Read the file of a log-in.

    Args:
        path: The file.

    Raises:
        MastodonFileNotFoundError: It cannot be read.
    """
    return login_of(read_lines(path, 1, "an access token, as log_in(to_file=) writes it"))


def check_writable(path: str | PathLike[str], *lines: str) -> Path:
    """
    Refuse what ``write_lines()`` could not write, before there is a secret that would be lost.

    Args:
        path: The file.
        lines: The values that are known already.

    Returns:
        Where it will be. What a link leads to is replaced, not the link.

    Raises:
        MastodonIllegalArgumentError: A value has a line break in it, or that is no path.
        MastodonIOError: There is no folder for the file, or none that can be written to.
    """
    from pathlib import Path

    if any(len(line.splitlines()) > 1 for line in lines):
        raise MastodonIllegalArgumentError("a credential, or the name of an app, must not contain a line break")
    try:
        target = Path(path).resolve()
        fine = not target.is_dir() and os.access(target.parent, os.W_OK | os.X_OK)
    except TypeError:
        raise MastodonIllegalArgumentError(f"to_file must be a path, not {type(path).__name__}") from None
    except (OSError, RuntimeError, ValueError) as error:  # RuntimeError: links that lead to each other.
        raise MastodonIOError(f"{fspath(path)!r} cannot be written: {error}") from error
    if not fine:
        raise MastodonIOError(
            f"{fspath(path)!r} cannot be written: it needs a folder that exists and can be written to"
        )
    return target


def write_lines(path: str | PathLike[str], lines: Sequence[str]) -> None:
    """
    Write a credential file that only its owner can read; whole or not at all.

    Args:
        path: The file.
        lines: The values.

    Raises:
        MastodonIllegalArgumentError: A value has a line break in it.
        MastodonIOError: It cannot be written.
    """
    import secrets

    target = check_writable(path, *lines)
    beside = target.with_name(f".{target.name}.{secrets.token_hex(8)}")
    try:
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                file.writelines(f"{line}\n" for line in lines)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(target)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
    except (OSError, UnicodeEncodeError) as error:
        raise MastodonIOError(f"{fspath(path)!r} cannot be written: {error}") from error


def absolute(path: str | PathLike[str]) -> str:
    """
    Give the whole path of a file, wherever the program goes.

    Args:
        path: The file.
    """
    return os.path.abspath(path)  # noqa: PTH100 - pathlib takes longer to import


def _line(lines: list[str], index: int) -> str | None:
    """Give a line if it is there and not empty."""
    return lines[index] or None if index < len(lines) else None


def _warn_if_open_to_others(name: str) -> None:
    """Warn of a credential file that others on this machine can read."""
    if os.name != "posix":
        return
    mode = stat.S_IMODE(os.stat(name).st_mode)  # noqa: PTH116 - the name as given, for the message
    if mode & 0o077:
        import shlex

        warn(
            f"{name!r} holds secrets and can be read by others (mode {mode:04o}); run: chmod 600 {shlex.quote(name)}",
            MastodonWarning,
        )


class Known(NamedTuple):
    """What a client knows of server, app and user."""

    api_base_url: str
    """The server."""

    client_id: str | None
    """The app's id."""

    client_secret: str | None
    """The app's secret."""

    access_token: str | None
    """The access token."""

    client_name: str | None
    """The app's name, if it can be a user agent."""

    def __repr__(self) -> str:
        """Name the server; the rest is secret."""
        return f"Known(api_base_url={self.api_base_url!r})"


def gather(
    client_id: str | PathLike[str] | None,
    client_secret: str | None,
    access_token: str | PathLike[str] | None,
    api_base_url: str | None,
) -> Known:
    """
    Gather what is given and what files hold.

    Args:
        client_id: The app's id or file.
        client_secret: The app's secret.
        access_token: The access token or its file.
        api_base_url: The server.

    Raises:
        MastodonIllegalArgumentError: An id came without a secret, something cannot be a token, or the files are of
            different servers.
        MastodonFileNotFoundError: A file that was meant cannot be read.
    """
    base = None if api_base_url is None else oauth.base_url(api_base_url)
    client_name = None
    if client_id is not None:
        if meant_as_file(client_id):
            path = client_id
            lines = read_lines(path, 2, "a client id and a client secret, as create_app(to_file=) writes them")
            client_id, client_secret, client_name = lines[0], lines[1], _line(lines, 3)
            base = _same(base, _line(lines, 2), path)
        elif client_secret is None:
            raise MastodonIllegalArgumentError("client_id is a value: give client_secret, too, or the file of both")
    if access_token is not None and meant_as_file(access_token):
        path = access_token
        access_token, stored, app_id, app_secret = read_login(path)
        base = _same(base, stored, path)
        if client_id is None and app_id and app_secret:
            client_id, client_secret = app_id, app_secret
    for name, value in (("client_id", client_id), ("client_secret", client_secret), ("access_token", access_token)):
        if value is not None and not fits_a_header(value):
            raise MastodonIllegalArgumentError(f"{name} must be printable ASCII text")
    return Known(
        base or oauth.DEFAULT_BASE_URL,
        None if client_id is None else str(client_id),
        client_secret,
        None if access_token is None else str(access_token),
        client_name if fits_a_header(client_name) else None,
    )


VARIABLES: Mapping[str, str] = {
    "access_token": "MASTODON_ACCESS_TOKEN",
    "api_base_url": "MASTODON_BASE_URL",
    "client_id": "MASTODON_CLIENT_ID",
    "client_secret": "MASTODON_CLIENT_SECRET",
}
"""The variables of the environment, by the argument they are."""


def from_environment(environment: Mapping[str, str]) -> dict[str, Any]:
    """
    Give the arguments of a client that the environment names.

    Args:
        environment: ``os.environ``.

    Raises:
        MastodonIllegalArgumentError: The access token is not among them, or nothing names its server.
    """
    values = {argument: environment.get(name, "").strip() for argument, name in VARIABLES.items()}
    found = {argument: value for argument, value in values.items() if value}
    if "access_token" not in found:
        raise MastodonIllegalArgumentError("MASTODON_ACCESS_TOKEN is not set: the access token, or the file it is in")
    if "api_base_url" not in found and not meant_as_file(found["access_token"]):
        raise MastodonIllegalArgumentError("MASTODON_BASE_URL is not set: the server that the access token is for")
    return found


def fits_a_header(value: object) -> bool:
    """
    Tell whether a value can be part of an HTTP header.

    Args:
        value: The value.
    """
    return isinstance(value, str) and bool(value) and value.isascii() and value.isprintable()


def _same(base: str | None, stored: str | None, path: str | PathLike[str]) -> str | None:
    """Give the one server that caller and file name."""
    if stored is None:
        return base
    named = oauth.base_url(stored)
    if base is not None and base != named:
        raise MastodonIllegalArgumentError(f"{fspath(path)!r} is for {named}, not for {base}")
    return named
