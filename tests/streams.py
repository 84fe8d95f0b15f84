"""What tests of streams share: a listener that writes down, and both clients listening over sockets."""

from __future__ import annotations

import asyncio
import threading
import time
from contextlib import contextmanager

import pytest
from conftest import Blocking, _iterate

from mastodon import StreamListener

PATIENCE = 5.0
"""For how many seconds a test waits for what should come at once."""


class Recorder(StreamListener):
    """Writes down what it is told, and says so."""

    def __init__(self):
        self.told = []
        self.aborted = []
        self.changed = threading.Condition()

    def note(self, *what):
        with self.changed:
            self.told.append(what)
            self.changed.notify_all()

    def on_update(self, status):
        self.note("update", status.id)

    def on_delete(self, status_id):
        self.note("delete", status_id)

    def handle_heartbeat(self):
        self.note("heartbeat")

    def on_abort(self, err):
        self.aborted.append(err)

    def wait(self, count):
        with self.changed:
            return self.changed.wait_for(lambda: len(self.told) >= count, PATIENCE)


class BlockingStream(Blocking):
    """An ``AsyncEventStream`` that test texts use as if it were an ``EventStream``."""

    def __iter__(self):
        return _iterate(self.wrapped, self.loop)


@pytest.fixture
def listener():
    return Recorder()


@pytest.fixture
def wait(kind, loop):
    """Wait for something that blocks, while the event loop goes on."""

    def waiting(blocking, *args):
        if kind == "sync":
            return blocking(*args)
        return loop.run_until_complete(asyncio.to_thread(blocking, *args))

    return waiting


@pytest.fixture
def client_of(make_client):
    """A client for a server on a socket, which is not asked where its streams are."""

    def make(server, **options):
        options.setdefault("streaming_base_url", server.url)
        how = {} if "session" in options else {"transport": None}
        return make_client(api_base_url=server.url, **how, **options)

    return make


@pytest.fixture
def beside(kind, loop):
    """Listen beside the test."""
    handles = []

    def start(method, *args, **options):
        handle = method(*args, run_async=True, **options)
        handles.append(handle if kind == "sync" else Blocking(handle, loop))
        return handles[-1]

    yield start
    for handle in handles:
        close(handle)


@pytest.fixture
def streaming(kind, loop):
    """Make an event stream of either client."""

    def make(client, *names, **options):
        if kind == "sync":
            return client.stream(*names, **options)
        return BlockingStream(client.wrapped.stream(*names, **options), loop)

    return make


def close(handle):
    """Close a handle of either client."""
    if hasattr(handle, "wrapped"):  # A Blocking; its class may have been imported twice.
        handle.loop.run_until_complete(handle.wrapped.close())
    else:
        handle.close()


def closed_as_soon_as_connected(monkeypatch, kind, client, method):
    """Let all streams of a client end when they are connected, before anybody reads; give their sockets."""
    own, made = getattr(client, "wrapped", client), []
    real = getattr(own, method)

    def closed(connection, stop):
        made.append(getattr(connection, "connection", connection).network.get_extra_info("socket"))
        stop.set()
        return connection

    async def aconnect(*args):
        return closed(await real(*args), args[-1])

    monkeypatch.setattr(own, method, aconnect if kind == "async" else lambda *args: closed(real(*args), args[-1]))
    return made


@contextmanager
def within_a_second():
    begin = time.monotonic()
    yield
    assert time.monotonic() - begin < 1.0
