"""
The budget: how many calls a server still allows, shared by all who spend from it.

A client keeps one of its own. ``Budget("limits.db")`` is shared by all processes of a machine that name the same file,
``Budget("redis://…")`` by all machines that reach the same Redis. The rules are in ``protocol/pacing.py``; this module
keeps the windows: in memory, in SQLite, or in Redis.

A shared store is a help, not a condition: when it is broken, locked or slow, calls go on by what this process has seen,
and the store is tried again after a while. It is said once, through ``logging``.
"""

from __future__ import annotations

import os
import threading
import time
import weakref
from contextlib import contextmanager
from functools import partial
from os import PathLike
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from mastodon.errors import MastodonIllegalArgumentError
from mastodon.patience import patiently
from mastodon.protocol import pacing
from mastodon.protocol.pacing import BUCKETS, Ask, Bucket, Heard, Turn, Window, Windows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Generator, Iterable, Sequence

    from mastodon.protocol.pacing import Change, Limits

PATIENCE = 1.0
"""How many seconds to wait for a shared store."""

MOST_REMEMBERED = 1000
"""For how many kinds of calls the names of their buckets are remembered."""

RETRY_STORE = 30.0
"""After how many seconds a store that failed is tried again."""


T = TypeVar("T")


class Store(Protocol):
    """Where windows are kept for several processes."""

    def take(
        self,
        asks: tuple[Ask, ...],
        now: float,
        method: str,
        factor: float,
        *,
        strict: bool,
        ahead: float = 0.0,
        server: str | None = None,
    ) -> Turn:
        """
        Count a call, or say how long to wait; all or nothing, whoever else does the same at that moment.

        Args:
            asks: The buckets that the call counts in.
            now: The server's time.
            method: The mode.
            factor: How much of the budget ``pace`` uses.
            strict: Whether a limit holds that the server did not tell.
            ahead: How many seconds that time is ahead of ours.
            server: The server, as long as its clock is not known: then ``now`` is by ours, and others may have told.
        """
        ...

    def settle(
        self,
        asks: Sequence[Ask],
        time: float,
        changes: Sequence[Change],
        now: float,
        *,
        ahead: float = 0.0,
    ) -> None:
        """
        Note that a call is over, and correct windows by its answer.

        Args:
            asks: The buckets that the call counted in.
            time: When it was counted, by our clock.
            changes: The corrections; each is of one of the buckets.
            now: The server's time.
            ahead: How many seconds that time is ahead of ours.
        """
        ...

    def tell(self, server: str, heard: Heard) -> None:
        """
        Keep what is known of a server for those who do not know it yet.

        Args:
            server: The server.
            heard: What is known.
        """
        ...


class Budget:
    """
    How many calls servers still allow.

    Args:
        store: Who shares it: None for the clients that are given this object, the path of an SQLite file for all
            processes of this machine, or the address of a Redis server (``redis://``, ``rediss://`` or ``unix://``)
            for several machines.
        buckets: What the servers are known to allow; by default what Mastodon allows.

    Raises:
        MastodonIllegalArgumentError: The store is none of these, or the extra ``redis`` is missing.
    """

    def __init__(self, store: str | PathLike[str] | None = None, *, buckets: Iterable[Bucket] = BUCKETS) -> None:
        """Remember where to keep it; nothing is opened before the first call."""
        self._windows = Windows()
        self._lock = threading.Lock()
        self._heard: dict[str, Heard] = {}
        self._buckets = {bucket.name: bucket for bucket in buckets}
        self._store = _store(store)
        self.shared = store is not None
        """Whether it is kept in a store, which may take a moment to answer."""
        self.place = None if store is None else os.fspath(store)
        """Where it is kept: a path, or an address, which may hold a password; None in memory."""
        self._asks: dict[tuple[str, str | None, tuple[Bucket, ...]], tuple[Ask, ...]] = {}
        self._failed: float | None = None
        self._said = False

    @property
    def path(self) -> str | None:
        """The file it is kept in, if it is."""
        return self.place if isinstance(self._store, SqliteStore) else None

    def asks(self, server: str, token: str | None, buckets: tuple[Bucket, ...]) -> tuple[Ask, ...]:
        """
        Name the buckets of a call.

        Args:
            server: The server.
            token: The access token, if one is sent. A store gets a digest of it.
            buckets: The buckets.
        """
        try:
            return self._asks[server, token, buckets]
        except KeyError:
            pass
        from hashlib import sha256

        owner = sha256(token.encode()).hexdigest()[:16] if token else "ip"
        made = tuple(
            Ask(
                f"{server}|{bucket.name}|{'ip' if bucket.owner == 'ip' else owner}",
                bucket.limit,
                bucket.seconds,
                bucket.family,
            )
            for bucket in (self._buckets[bucket.name] for bucket in buckets if bucket.name in self._buckets)
        )
        if len(self._asks) < MOST_REMEMBERED:
            self._asks[server, token, buckets] = made
        return made

    def take(
        self,
        asks: tuple[Ask, ...],
        now: float,
        method: str,
        factor: float,
        *,
        strict: bool,
        ahead: float = 0.0,
        server: str | None = None,
    ) -> Turn:
        """
        Count a call in its buckets, or say how long to wait until it may be.

        Args:
            asks: The buckets.
            now: The server's time.
            method: The mode.
            factor: How much of the budget ``pace`` uses.
            strict: Whether a limit holds that the server did not tell.
            ahead: How many seconds that time is ahead of ours.
            server: The server, as long as its clock is not known: then ``now`` is by ours, and others may have told.
        """
        if self._store is not None:
            taking = partial(self._store.take, asks, now, method, factor, strict=strict, ahead=ahead, server=server)
            turn = self._try(taking)
            if turn is not None:
                with self._lock:
                    for ask, window in zip(asks, turn.counted, strict=False):
                        self._windows[ask.key] = window
                return turn
        with self._lock:
            heard = None if server is None else self._heard.get(server)
            if heard is not None:
                now, ahead, strict = now + heard.ahead, heard.ahead, strict or heard.limited
            return pacing.take(self._windows, asks, now, method, factor, strict=strict, ahead=ahead)

    def windows(self, asks: Sequence[Ask]) -> list[Window | None]:
        """
        Give the windows of buckets, as this process knew them last; None for those of which it knows nothing.

        Args:
            asks: The buckets.
        """
        with self._lock:
            return [self._windows.get(ask.key) for ask in asks]

    def learn(self, turn: Turn, limits: Limits, now: float, *, ahead: float = 0.0, until: float | None = None) -> None:
        """
        Note that a call is over, and correct the count by what its answer told.

        Args:
            turn: What ``take()`` said.
            limits: What the answer says.
            now: The server's time when it answered.
            ahead: How many seconds that time is ahead of ours.
            until: When to ask again, if the answer was a refusal.
        """
        expected = until is None and pacing.as_expected(turn.counted, limits, now)
        if expected and self._store is None:
            try:
                with self._lock:
                    for window in turn.counted:
                        window.unanswered.remove(turn.time)
            except ValueError:  # It is late in the window after that.
                pass
            else:
                return
        if turn.asks:
            changes = () if expected else pacing.corrections(turn.asks, turn.counted, limits, now, until=until)
            self.settle(turn.asks, turn.time, changes, now, ahead=ahead)

    def settle(
        self,
        asks: Sequence[Ask],
        time: float,
        changes: Sequence[Change],
        now: float,
        *,
        ahead: float = 0.0,
    ) -> None:
        """
        Note that a call is over, and correct the count.

        Args:
            asks: The buckets that the call counted in.
            time: When it was counted, by our clock.
            changes: The corrections; each is of one of the buckets.
            now: The server's time.
            ahead: How many seconds that time is ahead of ours.
        """
        with self._lock:
            pacing.settle(self._windows, asks, time, changes, now, ahead=ahead)
        if self._store is not None:
            self._try(partial(self._store.settle, asks, time, changes, now, ahead=ahead))

    def tell(self, server: str, heard: Heard) -> None:
        """
        Keep what is known of a server for those who do not know it yet.

        Args:
            server: The server.
            heard: What is known.
        """
        self._heard[server] = heard
        if self._store is not None:
            self._try(partial(self._store.tell, server, heard))

    def put(self, ask: Ask, limit: int, remaining: int, end: float | None, now: float) -> None:
        """
        Take somebody's word for the window of a bucket, in this process.

        Args:
            ask: The bucket.
            limit: How many calls the window allows.
            remaining: How many are left.
            end: When it ends, by the server's time; None if not known.
            now: The server's time.
        """
        if end is None:
            end = pacing.window_end(None, ask.seconds, now)
        with self._lock:
            self._windows[ask.key] = Window(limit, limit - remaining, end, told=True)

    def _try(self, work: Callable[[], T]) -> T | None:
        """Use the store; None if it does not work."""
        if self._failed is not None and time.monotonic() < self._failed + RETRY_STORE:
            return None
        try:
            done = work()
        except Exception as error:  # noqa: BLE001 - whatever a store can raise, no call is lost for it
            self._failed = time.monotonic()
            if not self._said:
                self._said = True
                import logging

                logging.getLogger("mastodon").warning(
                    "the shared budget does not work (%s); going on by what this process knows", error
                )
            return None
        self._failed = None
        return done

    def __repr__(self) -> str:
        """Show what kind it is; addresses may hold passwords."""
        return f"Budget({type(self._store).__name__ if self._store is not None else ''})"


def budget_of(given: Budget | str | PathLike[str] | None) -> Budget:
    """
    Give the budget that an argument means.

    Args:
        given: A budget; where it is kept; None for one of the client's own.

    Raises:
        MastodonIllegalArgumentError: It is none of these.
    """
    return given if isinstance(given, Budget) else Budget(given)


def _store(store: str | PathLike[str] | None) -> Store | None:
    """Choose the store."""
    if store is None:
        return None
    if isinstance(store, str) and store.startswith(("redis://", "rediss://", "unix://")):
        return RedisStore(store)
    if isinstance(store, (str, PathLike)):  # pyright: ignore[reportUnnecessaryIsInstance]  # callers may not check types
        return SqliteStore(store)
    raise MastodonIllegalArgumentError(
        f"a budget is kept in a file or at an address like 'redis://localhost', not {type(store).__name__}"
    )


class SqliteStore:
    """
    Windows in an SQLite file.

    Args:
        path: The file; it is made if it does not exist, readable for its owner only.
    """

    def __init__(self, path: str | PathLike[str]) -> None:
        """Remember the path."""
        self._path = os.fspath(path)
        self._connection: sqlite3.Connection | None = None
        self._process = 0
        self._lock = threading.Lock()

    def take(
        self,
        asks: tuple[Ask, ...],
        now: float,
        method: str,
        factor: float,
        *,
        strict: bool,
        ahead: float = 0.0,
        server: str | None = None,
    ) -> Turn:
        """
        Count a call, or say how long to wait.

        Args:
            asks: The buckets that the call counts in.
            now: The server's time.
            method: The mode.
            factor: How much of the budget ``pace`` uses.
            strict: Whether a limit holds that the server did not tell.
            ahead: How many seconds that time is ahead of ours.
            server: The server, as long as its clock is not known: then ``now`` is by ours, and others may have told.
        """

        def change(windows: Windows) -> Turn:
            row = server and self._open().execute("SELECT ahead, limited FROM servers WHERE server = ?", (server,))
            more, limited = (row and row.fetchone()) or (0.0, 0)
            strictly = strict or limited == 1
            return pacing.take(windows, asks, now + more, method, factor, strict=strictly, ahead=ahead + more)

        return self._changing([ask.key for ask in asks], change)

    def settle(
        self,
        asks: Sequence[Ask],
        time: float,
        changes: Sequence[Change],
        now: float,
        *,
        ahead: float = 0.0,
    ) -> None:
        """
        Note that a call is over, and correct windows by its answer.

        Args:
            asks: The buckets that the call counted in.
            time: When it was counted, by our clock.
            changes: The corrections; each is of one of the buckets.
            now: The server's time.
            ahead: How many seconds that time is ahead of ours.
        """
        self._changing(
            [ask.key for ask in asks],
            lambda windows: pacing.settle(windows, asks, time, changes, now, ahead=ahead),
        )

    def tell(self, server: str, heard: Heard) -> None:
        """
        Keep what is known of a server for those who do not know it yet.

        Args:
            server: The server.
            heard: What is known.
        """
        with self._held():
            self._open().execute("INSERT OR REPLACE INTO servers VALUES (?, ?, ?)", (server, *heard))

    def _changing(self, keys: Sequence[str], change: Callable[[Windows], T]) -> T:
        """Read windows, change them, and write them back, as one step."""
        with self._held():
            connection = self._open()
            connection.execute("BEGIN IMMEDIATE")
            try:
                marks = ",".join("?" * len(keys))
                rows = connection.execute(f"SELECT * FROM counts WHERE bucket IN ({marks})", keys)  # noqa: S608 - marks
                before = {row[0]: row for row in rows}
                windows = Windows(
                    (key, Window(limit, used, end, slot, bool(told), tuple(_times(late)), _times(unanswered)))
                    for key, limit, used, end, slot, told, late, unanswered in before.values()
                )
                result = change(windows)
                after = [
                    (
                        *(key, window.limit, window.used, window.end, window.slot, window.told),
                        *(_text(window.late), _text(window.unanswered)),
                    )
                    for key, window in windows.items()
                ]
                connection.executemany(
                    "INSERT OR REPLACE INTO counts VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    [row for row in after if row != before.get(row[0])],
                )
                connection.execute("COMMIT")
            except BaseException:
                connection.execute("ROLLBACK")
                raise
            return result

    @contextmanager
    def _held(self) -> Generator[None]:
        """Have the file alone among the threads; where it is slow, not each of them waits for all before it."""
        if not self._lock.acquire(timeout=PATIENCE):
            message = "other threads wait for it"
            raise TimeoutError(message)
        try:
            yield
        finally:
            self._lock.release()

    def _open(self) -> sqlite3.Connection:
        """Give this process's connection: one that was open before a fork must not be used after it."""
        if self._connection is not None and self._process == os.getpid():
            return self._connection
        import sqlite3

        os.close(os.open(self._path, os.O_CREAT | os.O_RDWR, 0o600))
        connection = sqlite3.connect(self._path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
        try:
            patiently(lambda: connection.execute("PRAGMA journal_mode=WAL"), PATIENCE)
            connection.execute("PRAGMA synchronous=OFF")  # What a crash of the machine loses is a window's count.
            connection.execute(
                "CREATE TABLE IF NOT EXISTS counts "
                "(bucket TEXT PRIMARY KEY, allowed INT, used INT, ends REAL, slot REAL, told INT, "
                "late TEXT, unanswered TEXT)"
            )
            connection.execute("CREATE TABLE IF NOT EXISTS servers (server TEXT PRIMARY KEY, ahead REAL, limited INT)")
        except BaseException:
            connection.close()
            raise
        self._connection, self._process = connection, os.getpid()
        weakref.finalize(self, connection.close)
        return connection

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            if self._connection is not None and self._process == os.getpid():
                self._connection.close()
            self._connection = None


def _text(times: Iterable[float]) -> str:
    """Write times into one value of a store."""
    return " ".join(map(repr, times))


def _times(text: str | bytes) -> list[float]:
    """Read times from one value of a store."""
    return list(map(float, text.split()))


class RedisStore:
    """
    Windows in Redis, changed by one script.

    Args:
        url: The server's address.

    Raises:
        MastodonIllegalArgumentError: The extra ``redis`` is missing.
    """

    def __init__(self, url: str) -> None:
        """Load the script; nothing is connected before the first call."""
        try:
            import redis
        except ImportError as error:
            raise MastodonIllegalArgumentError(
                "a budget in Redis needs an extra: pip install 'mastodon-client[redis]'"
            ) from error
        from importlib.resources import files

        client: Any = redis.Redis
        self._redis = client.from_url(url, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE)
        self._script = self._redis.register_script(files("mastodon").joinpath("budget.lua").read_text("utf-8"))

    def take(
        self,
        asks: tuple[Ask, ...],
        now: float,
        method: str,
        factor: float,
        *,
        strict: bool,
        ahead: float = 0.0,
        server: str | None = None,
    ) -> Turn:
        """
        Count a call, or say how long to wait.

        Args:
            asks: The buckets that the call counts in.
            now: The server's time.
            method: The mode.
            factor: How much of the budget ``pace`` uses.
            strict: Whether a limit holds that the server did not tell.
            ahead: How many seconds that time is ahead of ours.
            server: The server, as long as its clock is not known: then ``now`` is by ours, and others may have told.
        """
        numbers = [number for ask in asks for number in (ask.limit, ask.seconds)]
        keys = [ask.key for ask in asks] + ([f"{server}|server"] if server else [])
        wait, time, *told = self._script(
            keys=keys, args=["take", repr(now), repr(ahead), method, repr(factor), int(strict), len(asks), *numbers]
        )
        windows = [
            Window(
                int(limit), int(used), float(end), float(slot), told != b"0", tuple(_times(late)), _times(unanswered)
            )
            for limit, used, end, slot, told, late, unanswered in zip(*[iter(told)] * 7, strict=True)
        ]
        return Turn(float(wait), windows, float(time), asks) if windows else Turn(float(wait), ())

    def settle(
        self,
        asks: Sequence[Ask],
        time: float,
        changes: Sequence[Change],
        now: float,
        *,
        ahead: float = 0.0,
    ) -> None:
        """
        Note that a call is over, and correct windows by its answer.

        Args:
            asks: The buckets that the call counted in.
            time: When it was counted, by our clock.
            changes: The corrections; each is of one of the buckets.
            now: The server's time.
            ahead: How many seconds that time is ahead of ours.
        """
        numbers = [repr(number) for change in changes for number in change[1:]]
        keys = [ask.key for ask in asks] + [change.key for change in changes]
        self._script(keys=keys, args=["settle", repr(now), repr(ahead), repr(time), len(asks), *numbers])

    def tell(self, server: str, heard: Heard) -> None:
        """
        Keep what is known of a server for those who do not know it yet.

        Args:
            server: The server.
            heard: What is known.
        """
        self._redis.hset(f"{server}|server", mapping={"a": repr(heard.ahead), "l": int(heard.limited)})
