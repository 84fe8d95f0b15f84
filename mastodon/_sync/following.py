# Derived from mastodon/_async/following.py by tools/sync.py. Do not edit.
"""
Streams that last: connections that follow each other, with what was missed between them asked for.

The decisions are in ``protocol.gaps`` and ``protocol.streams``. The order is what matters: the place is read; what was
missed is asked for and given out; the connection is opened; what was missed until then is asked for; and only then the
connection is read, which has been holding what came meanwhile. An event is written down before it is given out, and its
id when it is handled.
"""

from __future__ import annotations

import os
from contextlib import closing, suppress
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Protocol, TypedDict, cast

from mastodon._sync.asking import Asker, Stopped
from mastodon._sync.streaming import Source, events
from mastodon.debugging import log_interruption
from mastodon.entities import Status
from mastodon.errors import (
    MastodonAPIError,
    MastodonError,
    MastodonIllegalArgumentError,
    MastodonMalformedEventError,
    MastodonResumeError,
)
from mastodon.protocol.events import HEARTBEAT, StreamEvent
from mastodon.protocol.gaps import (
    ANYTHING,
    FEW,
    Fill,
    Past,
    last_before,
    lowest,
    order,
    read_cursor,
    write_cursor,
)
from mastodon.protocol.limits import inner
from mastodon.protocol.request import request
from mastodon.protocol.streams import Backoff, may_pass
from mastodon.resuming import File
from mastodon.seam.values import ready, settle

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Mapping, Sequence

    from mastodon._sync.streaming import Found, OnError
    from mastodon._sync.websocket import Carrier
    from mastodon.entities import Id
    from mastodon.protocol.gaps import Track
    from mastodon.protocol.request import Request
    from mastodon.protocol.streams import Stream
    from mastodon.seam.streams import Stop
    from mastodon.seam.values import Ready
    from mastodon.seam.waiting import Clock, Turns
    from mastodon.types import Ref


class Store(Protocol):
    """What keeps the places of streams. With ``Mastodon`` both methods may be ``def``."""

    def load(self, key: str, /) -> Ready[str | None]:
        """
        Give the text that was saved last under a key; None if there is none.

        Args:
            key: Server, account and stream.
        """
        ...

    def save(self, key: str, cursor: str, /) -> Ready[object]:
        """
        Save a text under a key. When this returns, it must be safe.

        Args:
            key: Server, account and stream.
            cursor: The text.
        """
        ...


class StreamOptions(TypedDict, total=False):
    """What methods with a listener take besides, all of it as ``stream()`` and its ``run()`` do."""

    reconnect: bool
    """Whether to connect again, and to ask for what was missed."""

    resume: str | os.PathLike[str] | Store | None
    """Where to keep the place for the next start of the program: a path, or an object of two methods."""

    since: Ref[Status] | datetime | None
    """Where to begin if no place is kept; None for now."""

    via: Literal["auto", "sse", "websocket", "polling"]
    """How: by server-sent events, by WebSocket, by asking again and again, or as the server has it."""

    on_error: OnError
    """What to do when the listener raises: ``stop``, ``skip``, ``retry``, or a function that gives one of these."""


def store_of(resume: Any) -> Store:
    """
    Give the store that a caller wants.

    Args:
        resume: A path, or a store.

    Raises:
        MastodonIllegalArgumentError: It is neither.
    """
    path: Any = os.fspath(resume) if isinstance(resume, str) or hasattr(resume, "__fspath__") else None
    if path and isinstance(path, str):
        return File(os.path.abspath(path))  # noqa: PTH100 - pathlib takes long to import
    if callable(getattr(resume, "load", None)) and callable(getattr(resume, "save", None)):
        return cast("Store", resume)
    raise MastodonIllegalArgumentError(
        f"resume must be the path of a file or an object with load(key) and save(key, cursor), not {resume!r}"
    )


class Asking(NamedTuple):
    """What a stream that lasts needs of the client."""

    base_url: str
    """The server."""

    token: str | None
    """The access token."""

    clock: Clock
    """Tells the time, and waits."""

    send: Callable[[Request[Any]], Ready[Any]]
    """Sends a request, at the server's pace, and gives its result."""

    check_times: Callable[[list[str]], Ready[None]]
    """Refuses times where ids are meant on a server whose ids do not contain the time."""

    gives_several: Callable[[], Ready[bool]]
    """Tells whether the server gives several statuses by their ids."""

    turns: Turns
    """Lets so many streams ask at once."""

    accounts: dict[str, str]
    """What is known of whose tokens are, for all streams of the client."""


class Following(Source):
    """
    A stream that goes on after interruptions, and tells what was missed.

    Args:
        stream: The stream.
        connect: Connects to it.
        asking: What it needs of the client.
        store: Keeps the place; None for nowhere.
        since: Where to begin if no place is kept; None for now.
    """

    def __init__(
        self,
        stream: Stream,
        connect: Callable[[Stream, Stop], Ready[Carrier]],
        *,
        asking: Asking,
        store: Store | None,
        since: Any,
    ) -> None:
        super().__init__(stream, connect)
        self._asking = asking
        self._asker = Asker(asking.send, asking.turns, self.stop)
        self._store = store
        self._since = since
        self._key: str | None = None
        self._unlock: Callable[[], None] | None = None
        self._told = Past(stream)
        self._handled = self._told if store is None else self._told.fresh()
        self._flight: StreamEvent | None = None
        self._again: StreamEvent | None = None
        self._begun: float | None = None
        self._brought = 0
        self._closed = False
        self._written: str | None = None
        self._time = None if since is None else self._told.begin(since)

    # --- what the event stream asks for ---

    def open(self) -> None:
        """Find the place to begin at, so that no event is missed from here on; without a connection, later."""
        try:
            self._find_place()
        except Stopped:
            pass
        except MastodonError as error:
            if not may_pass(error):
                raise

    def events(self) -> Generator[Found]:
        """Give the events, signs of life and interruptions, until the stream is ended from outside or refused."""
        backoff, clock = Backoff(), self._asking.clock
        try:
            while not self.stop.is_set():
                self._begun, self._brought = None, 0
                try:
                    with closing(self._one_connection()) as source:
                        for event in source:
                            if event is HEARTBEAT or self._told.is_new(event):
                                yield event
                except Stopped:
                    return
                except MastodonError as error:
                    if self.stop.is_set():
                        return
                    lived = 0.0 if self._begun is None else clock.now() - self._begun
                    wait = backoff.wait(error, lived, self._brought, clock.chance())
                    if wait is None:
                        raise
                    log_interruption(self.stream.name, wait, error)
                    yield error
                    clock.sleep(wait, self.stop)
        finally:
            self.close()

    def begin(self, event: StreamEvent) -> None:
        """
        Write down an event that is about to be handled.

        Args:
            event: The event.
        """
        self._flight = event
        event._acknowledge = self.done  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] # the event is ours
        self._save()

    def done(self, event: StreamEvent) -> None:
        """
        Write down that an event is handled.

        Args:
            event: The event.
        """
        if event is self._flight:
            self._flight = None
            if self._store is not None:
                self._handled.is_new(event)
                self._save()

    def close(self) -> None:
        """Close the connection, and give up the place."""
        super().close()
        self._closed = True
        self._release()

    # --- the place ---

    def _find_place(self) -> bool:
        """Read the place that is kept, or find the one to begin at; tell whether something may have been missed."""
        missed = True
        if self._store is not None and self._key is None:
            self._load(self._store)
        if isinstance(self._since, datetime) and any(track.floor is not None for track in self._told.tracks.values()):
            self._asker.unless_stopped(self._check_since)
        for kind, track in list(self._told.tracks.items()):
            if track.floor is None and not track.lately:
                missed = self._time is not None
                try:
                    track.floor = self._floor(track)
                except MastodonAPIError as error:
                    # A token may be for statuses alone; then there are no notifications on the stream either.
                    if error.status_code != 403 or len(self._told.tracks) == 1:
                        raise
                    self._told.tracks.pop(kind, None)
                    self._handled.tracks.pop(kind, None)
                    continue
            if self._handled.tracks[kind].floor is None:
                self._handled.tracks[kind].floor = track.floor
                self._save()
        return missed

    def _check_since(self) -> None:
        """Refuse a time on a server whose ids do not contain it."""
        ready(self._asking.check_times(["since"]))

    def _load(self, store: Store) -> None:
        """Take the place for this stream alone, and read it."""
        key = f"{self._asking.base_url} {self._account()} {self.stream.name}"
        self._take(store, key)
        text = cast("object", ready(store.load(key)))
        if text is not None and not isinstance(text, str):
            settle(text)
            raise MastodonIllegalArgumentError(f"load(key) of resume must give a str or None, not {text!r}")
        if text is not None:
            try:
                self._again = self._flight = read_cursor(text, self._told)
                read_cursor(text, self._handled)
            except (ValueError, MastodonError) as error:
                raise MastodonResumeError(
                    f"the place kept for {key!r} is damaged: {error}; remove it to begin anew"
                ) from error
        self._key = key

    def _account(self) -> str:
        """Name the account that listens: by its id, or by its token if the token may not ask for the id."""
        token, known = self._asking.token, self._asking.accounts
        if token is None:
            return "nobody"
        if token not in known:
            asked = request("GET", "/api/v1/accounts/verify_credentials", dict[str, Any])
            try:
                answer = self._asker.ask(asked)
            except MastodonAPIError as error:
                if may_pass(error) or error.status_code == 401:
                    raise
                from hashlib import sha256

                known[token] = f"token:{sha256(token.encode()).hexdigest()[:16]}"
            else:
                own = inner(answer, "id")
                if not own:  # Under another name, nothing would be found.
                    raise MastodonMalformedEventError(f"{asked.path} answered no account: {str(answer)[:100]!r}")
                known[token] = str(own)
        return known[token]

    def _floor(self, track: Track) -> Id:
        """Find above which id a timeline is new: the newest, or the last one before a time."""
        timeline = track.timeline
        if self._time is None:
            found = last_before(timeline, self._asker.page(timeline.newest(FEW)), None)
            if found is not None:
                return found
        page = self._asker.page(timeline.newest())
        reached: Id | None = None
        while page:
            found = last_before(timeline, page, self._time)
            if found is not None:
                return found
            before, reached = reached, lowest(timeline, page)
            if before is not None and order(reached) >= order(before):  # The server does not turn pages.
                break
            page = self._asker.page(timeline.below(reached))
        return ANYTHING

    def _save(self) -> None:
        """Write down the place, if it is kept."""
        store, key = self._store, self._key
        if store is None or key is None:
            return
        text = write_cursor(self._handled, self._flight)
        if not self._closed:
            settle(store.save(key, text))
            self._written = text
            return
        # A handler was at work when the stream was closed; meanwhile another may have taken the place.
        with suppress(MastodonResumeError):
            self._take(store, key)
            try:
                if ready(store.load(key)) == self._written:
                    settle(store.save(key, text))
            finally:
                self._release()

    def _take(self, store: Store, key: str) -> None:
        """Keep other processes away from a place, where the store is ours."""
        if isinstance(store, File) and self._unlock is None:
            store.open()
            self._unlock = store.lock(key)

    def _release(self) -> None:
        """Give up the place."""
        unlock, self._unlock = self._unlock, None
        if unlock is not None:
            unlock()
        if isinstance(self._store, File):
            self._store.close()

    # --- one connection ---

    def _one_connection(self) -> Generator[StreamEvent]:
        """Give what was being handled, what was missed, and what one connection brings."""
        try:
            missed = self._find_place()
            if self._again is not None:
                again, self._again = self._again, None
                yield again
            recent = self._told.recent()
            if missed:
                with closing(self._missed()) as source:
                    for event in source:
                        yield event
            self._connection = ready(self._connect(self.stream, self.stop))
            self._begun = self._asking.clock.now()
            for event in self._changes(recent):
                yield event
            self._told.holding = True
            with closing(self._missed()) as source:
                for event in source:
                    yield event
            self._told.holding = False
            with closing(events(self._connection, self.stream.name)) as source:
                for event in source:
                    self._brought += event is not HEARTBEAT
                    yield event
            raise Stopped
        finally:
            self._told.holding = False
            self._disconnect()

    def _missed(self) -> Generator[StreamEvent]:
        """Give what the server tells of the time without a connection; some of it may be known."""
        for track in self._told.tracks.values():
            fill = Fill(track, self.stream.name, self._newest(track))
            while (asked := fill.request()) is not None:
                for event in fill.feed(self._asker.page(asked)):
                    yield event
            for event in fill.rest():
                yield event

    def _newest(self, track: Track) -> Sequence[Any]:
        """Give the newest page of a timeline; where nothing was told yet, a short one, unless it is filtered empty."""
        if not track.lately and track.floor != ANYTHING:
            page = self._asker.page(track.timeline.newest(FEW))
            if page:
                return page
        return self._asker.page(track.timeline.newest())

    def _changes(self, recent: Mapping[Id, str | None]) -> list[StreamEvent]:
        """Look again at the statuses that were told last: some may be edited or deleted."""
        try:
            if recent and self._asker.unless_stopped(self._asking.gives_several):
                found = self._asker.page(request("GET", "/api/v1/statuses", list[Status], id=list(recent)))
                return list(self._told.changes(recent, found))
        except MastodonAPIError as error:  # Without them, what is certain is certain all the same.
            if may_pass(error):
                raise
        return []
