"""
Where the places of streams are kept across restarts, if not in a store of the program's own: in a file of SQLite.

A place in a stream is a text, by a key that names server, account and stream. It is written before each event and after
it, so that a kill at any time loses nothing: in WAL mode, what is written survives the end of the process at once, and
the end of the machine as of the last checkpoint. A lock file beside it, for each key, keeps a second process away for
as long as the stream lives; the kernel releases it, also at a kill.
"""

from __future__ import annotations

import os
import sys
import threading
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from mastodon.errors import MastodonResumeError
from mastodon.patience import patiently

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

APPLICATION = 0x4D617374
"""What the header of our files says whose they are: the letters ``Mast``."""

VERSION = 1

PATIENCE = 10.0
"""How many seconds to wait for other processes that have the file."""


class File:
    """
    A store in a file. Streams of one process share the connection to it.

    Args:
        path: The absolute path.
    """

    _opened: dict[str, tuple[sqlite3.Connection, int]] = {}  # noqa: RUF012 - of all of this class
    _guard = threading.Lock()

    def __init__(self, path: str) -> None:
        self.path = path
        self._database: sqlite3.Connection | None = None

    def load(self, key: str, /) -> str | None:
        """
        Give the text that was saved last under a key; None if there is none.

        Args:
            key: Server, account and stream.

        Raises:
            MastodonResumeError: The file is damaged, or another program's.
        """
        row = self._do("SELECT cursor FROM cursors WHERE key = ?", (key,))
        return None if row is None else str(row[0])

    def save(self, key: str, cursor: str, /) -> None:
        """
        Save a text under a key.

        Args:
            key: Server, account and stream.
            cursor: The text.

        Raises:
            MastodonResumeError: The file cannot be written.
        """
        self._do("INSERT OR REPLACE INTO cursors VALUES (?, ?)", (key, cursor))

    def lock(self, key: str) -> Callable[[], None]:
        """
        Keep other processes, and other streams of this one, away from a key.

        Args:
            key: Server, account and stream.

        Returns:
            What gives it up again.

        Raises:
            MastodonResumeError: It is taken.
        """
        from hashlib import sha256

        path = f"{self.path}-{sha256(key.encode()).hexdigest()[:16]}.lock"
        while True:
            try:
                held = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
            except OSError as error:
                raise self._error(f"a lock beside it cannot be made ({error.strerror})") from error
            try:
                _lock(held)
            except OSError as error:
                os.close(held)
                raise self._error(
                    "another process, or another stream of this one, is at the same stream of the same account; "
                    "end it first, or give another file"
                ) from error
            with suppress(OSError):  # Whoever held it before may have removed it just now.
                if os.path.samestat(os.fstat(held), os.stat(path)):  # noqa: PTH116
                    return partial(_unlock, held, path)
            os.close(held)

    def open(self) -> None:
        """
        Open the file, or make it.

        Raises:
            MastodonResumeError: It is damaged, another program's, or cannot be reached.
        """
        with File._guard:
            if self._database is None:
                database, users = File._opened.get(self.path) or (self._made(), 0)
                File._opened[self.path] = database, users + 1
                self._database = database

    def close(self) -> None:
        """Close it, when no other stream needs it."""
        with File._guard:
            if self._database is not None:
                database, users = File._opened.pop(self.path)
                self._database = None
                if users > 1:
                    File._opened[self.path] = database, users - 1
                else:
                    database.close()

    def _do(self, statement: str, values: tuple[str, ...]) -> Any:
        """Execute a statement, and give a row."""
        import sqlite3

        self.open()
        try:
            with File._guard:
                return cast("sqlite3.Connection", self._database).execute(statement, values).fetchone()
        except sqlite3.Error as error:
            raise self._failed(error, f"{error}; is it damaged, or the disk full?") from error

    def _made(self) -> sqlite3.Connection:
        """Connect to the file, which is made if there is none."""
        import sqlite3

        try:
            os.close(os.open(self.path, os.O_CREAT | os.O_RDWR, 0o600))
            begins = _beginning(self.path)
        except OSError as error:
            raise self._error(f"it cannot be opened ({error.strerror})") from error
        if begins and begins != b"SQLite format 3\0":  # SQLite would say as much, but not for files that are short.
            raise self._error("it is another program's, or damaged: no database of SQLite; give another path")
        database = sqlite3.connect(self.path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
        try:
            self._prepare(database)
        except sqlite3.Error as error:
            database.close()
            why = f"it is damaged ({error}); restore it, or give another path to begin anew"
            raise self._failed(error, why) from error
        except BaseException:
            database.close()
            raise
        return database

    def _prepare(self, database: sqlite3.Connection) -> None:
        """Make what is missing in an empty file, and refuse one that is not ours."""
        refused = None
        database.execute("BEGIN IMMEDIATE")
        try:
            [(owner,), (version,), (tables,)] = [
                database.execute(statement).fetchone()
                for statement in ("PRAGMA application_id", "PRAGMA user_version", "SELECT count(*) FROM sqlite_master")
            ]
            if owner == version == tables == 0:
                database.execute(f"PRAGMA application_id = {APPLICATION}")
                database.execute(f"PRAGMA user_version = {VERSION}")
                database.execute("CREATE TABLE cursors (key TEXT PRIMARY KEY, cursor TEXT NOT NULL) WITHOUT ROWID")
            elif owner != APPLICATION:
                refused = "it is another program's database; give another path"
            elif version != VERSION:
                refused = f"it was written by a newer release (format {version}); upgrade, or give another path"
            elif (found := database.execute("PRAGMA quick_check(1)").fetchone()) != ("ok",):
                refused = f"it is damaged ({found[0]}); restore it, or give another path to begin anew"
            database.execute("COMMIT")
        except BaseException:
            with suppress(Exception):
                database.execute("ROLLBACK")
            raise
        if refused is not None:
            raise self._error(refused)
        patiently(lambda: database.execute("PRAGMA journal_mode = WAL"), PATIENCE)
        database.execute("PRAGMA synchronous = NORMAL")

    def _failed(self, error: sqlite3.Error, why: str) -> MastodonResumeError:
        """Make the error for one of SQLite's, which may be that another process has the file."""
        import sqlite3

        code = getattr(error, "sqlite_errorcode", None) or 0
        if code & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            why = f"another process keeps it ({error}); wait until it gives it up, or give another path"
        return self._error(why)

    def _error(self, why: str) -> MastodonResumeError:
        return MastodonResumeError(f"the resume file {self.path!r} cannot be used: {why}")


def _beginning(path: str) -> bytes:
    """Give the first bytes of a file."""
    with open(path, "rb") as file:  # noqa: PTH123 - pathlib takes long to import
        return file.read(16)


def _lock(held: int) -> None:
    """Lock an open file, or raise OSError at once."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(held, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _unlock(held: int, path: str) -> None:
    """Remove a lock file, and give it up."""
    with suppress(OSError):  # On Windows it cannot be removed while it is open.
        os.remove(path)  # noqa: PTH107 - pathlib takes long to import
    os.close(held)
