"""What tests of streams that last share: a server with timelines, and streams of it."""

from __future__ import annotations

import json
import threading
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from urllib.parse import parse_qs, urlsplit

import pytest
from loopback import http
from streams import PATIENCE

from mastodon.protocol.gaps import FEW

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
END = b"0\r\n\r\n"
USER, ONE = 4, 2
"""How many pages of timelines are asked for until a stream that begins reads: two of each, for ``user`` and others."""

BEGAN = datetime(2026, 11, 1, tzinfo=UTC)


def chunk(data):
    return b"%x\r\n%s\r\n" % (len(data), data)


def event(name, data):
    text = data if isinstance(data, str) else json.dumps(data)
    return chunk(f"event: {name}\ndata: {text}\n\n".encode())


def status(id, **fields):
    return {"id": str(id), "content": "héllo 🐘", "created_at": BEGAN.isoformat(), "account": {"acct": "a"}, **fields}


def update(*ids):
    return b"".join(event("update", status(number)) for number in ids)


def refused(code, **headers):
    return http({"error": "no"}, f"{code} Refused", **headers)


class Feed:
    """
    A server with timelines, whose streaming connections each do what one act says; then it refuses.

    A step is bytes to send, None to break the connection, a function to call, or how many pages of timelines must have
    been asked for before it goes on.
    """

    def __init__(self, *acts):
        self.acts = list(acts)
        self.timelines = {"/api/v1/timelines/home": {}, "/api/v1/notifications": {}, "/api/v1/conversations": {}}
        self.answers = {"/api/v1/accounts/verify_credentials": [http({"id": "99"})]}
        self.asked = []
        self.opened = 0
        self.pages = 0
        self.changed = threading.Condition()

    def post(self, *ids, path="/api/v1/timelines/home", **fields):
        for number in ids:
            self.timelines.setdefault(path, {})[number] = status(number, **fields)

    def has(self, pages):
        return self.pages >= pages

    def paths(self):
        return [urlsplit(target).path for target in self.asked]

    def __call__(self, connection, server):
        while request := server.read_request(connection):
            target = request.split(b" ", 2)[1].decode()
            self.asked.append(target)
            path = urlsplit(target).path
            if path.startswith("/api/v1/streaming"):
                self.stream(connection)
                return
            given = self.answers.get(path)
            page = None if given else self.page(path, parse_qs(urlsplit(target).query))
            if given:
                connection.sendall(given.pop(0) if len(given) > 1 else given[0])
            else:
                connection.sendall(http(page))
            with self.changed:
                empty = page == [] and f"limit={FEW}" in target  # Then a longer one is asked for.
                self.pages += "statuses" not in path and "accounts" not in path and not empty
                self.changed.notify_all()

    def stream(self, connection):
        self.opened += 1
        if not self.acts:
            connection.sendall(refused(401))
            return
        for step in self.acts.pop(0):
            if isinstance(step, bytes):
                connection.sendall(step)
            elif step is None:
                return
            elif callable(step):
                step()
            else:
                with self.changed:
                    assert self.changed.wait_for(partial(self.has, step), PATIENCE)
        connection.settimeout(PATIENCE)  # A test that hangs shall fail.
        with suppress(OSError):
            connection.recv(1)

    def page(self, path, query):
        if path == "/api/v1/statuses":
            there = {number: it for timeline in self.timelines.values() for number, it in timeline.items()}
            return [there[int(number)] for number in query["id[]"] if int(number) in there]
        found = sorted(self.timelines.setdefault(path, {}))
        limit = int(query["limit"][0])
        if "min_id" in query:
            found = [number for number in found if number > int(query["min_id"][0])][:limit]
        elif "max_id" in query:
            found = [number for number in found if number < int(query["max_id"][0])][-limit:]
        else:
            found = found[-limit:]
        return [self.timelines[path][number] for number in reversed(found)]


@pytest.fixture
def follow(client_of, socket_server, streaming):
    """Make a stream that lasts, of a feed."""

    clients = {}

    def make(feed, *names, **options):
        client = options.pop("client", None) or clients.get(id(feed))
        if client is None:
            client = clients[id(feed)] = client_of(socket_server(feed))
        return streaming(client, *(names or ("user",)), via="sse", **options)

    return make
