"""
A server for the benchmarks: the answers are made before the first question, but for the time and what is left of the
rate limit, and connections are kept open.

``python benchmarks/server.py`` prints its address and serves until its standard input closes. It runs in a process of
its own, so that its work is not counted as a client's.
"""

from __future__ import annotations

import json
import socket
import sys
import threading
import time
from datetime import UTC, datetime
from email.utils import formatdate
from typing import TYPE_CHECKING

import page
from websockets.frames import Frame, Opcode
from websockets.protocol import SERVER, Protocol
from websockets.utils import accept_key

if TYPE_CHECKING:
    from collections.abc import Iterator

LIMIT = 300_000
"""More calls than there are."""

FIRST = 114_000_000_000_000_000
"""The id of the first status of a burst."""


def answer(content: bytes, *headers: str) -> bytes:
    """
    Write a whole answer, with places for what ``tell()`` knows.

    Args:
        content: The body.
        headers: Further headers.
    """
    head = [
        "HTTP/1.1 200 OK",
        "Date: %b",
        "Content-Type: application/json; charset=utf-8",
        f"Content-Length: {len(content)}",
        "Connection: keep-alive",
        "Server: Mastodon",
        f"X-RateLimit-Limit: {LIMIT}",
        "X-RateLimit-Remaining: %d",
        "X-RateLimit-Reset: %b",
        "Cache-Control: private, no-store",
        'ETag: W/"0a1b2c3d4e5f"',
        "Vary: Authorization, Origin",
        "X-Request-Id: 5f0b1c7e-0000-4000-8000-000000000000",
        "X-Runtime: 0.123456",
        *headers,
    ]
    return "\r\n".join([*head, "", ""]).encode() + content


def tell(answer: bytes, count: int) -> bytes:
    """
    Complete an answer by what changes.

    Args:
        answer: What ``answer()`` wrote.
        count: How many calls of the window there were.
    """
    now = time.time()
    reset = datetime.fromtimestamp(now // 300 * 300 + 300 + now % 1, UTC).isoformat()  # As Mastodon does.
    head, end, content = answer.partition(b"\r\n\r\n")
    return head % (formatdate(now, usegmt=True).encode(), LIMIT - count, reset.encode()) + end + content


def answers(url: str) -> dict[str, bytes]:
    """
    Give all answers, by path.

    Args:
        url: The address of the server, for its links.
    """
    statuses = page.timeline()
    home = f"{url}/api/v1/timelines/home?limit=40"
    link = f'<{home}&max_id={statuses[-1]["id"]}>; rel="next", <{home}&min_id={statuses[0]["id"]}>; rel="prev"'
    return {
        **{f"newest {number}": answer(page.written(statuses[:number])) for number in range(1, len(statuses))},
        "/api/v1/timelines/home": answer(page.written(statuses), f"Link: {link}"),
        "/api/v1/accounts/1": answer(page.written(page.account())),
        "/api/v1/accounts/verify_credentials": answer(page.written(page.account())),
        "/api/v1/instance": answer(b'{"uri":"social.example","version":"4.5.0","urls":{}}'),
    }


NOT_FOUND = b"HTTP/1.1 404 Not Found\r\nDate: %b\r\nX-Left: %d\r\nX-Reset: %b\r\nContent-Length: 0\r\n\r\n"
STREAM = "/api/v1/streaming/hashtag"
IDLE = ("/api/v1/streaming/user", "/api/v1/streaming/list")
WEBSOCKET = "/api/v1/streaming"
TIMELINES = ("/api/v1/timelines/list/", "/api/v1/timelines/tag/")
"""They all are as the home timeline."""


def burst(events: list[bytes], length: int) -> bytes:
    """
    Write a stream of events as Mastodon does over HTTP: name and data are a chunk each.

    Args:
        events: The data of the events, which come in turn.
        length: How many events.
    """
    stream = b"".join(
        b"%x\r\n%s\r\n" % (len(part), part) for event in numbered(events, length) for part in parts(event)
    )
    return b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n" + stream


def numbered(events: list[bytes], length: int) -> Iterator[bytes]:
    """
    Give events in turn, each with an id of its own, above those of the timelines.

    Args:
        events: The data of the events.
        length: How many to give.
    """
    begin, end = len(b'{"id":"'), len(b'{"id":"113000303826696372')
    for index in range(length):
        event = events[index % len(events)]
        yield b"%b%d%b" % (event[:begin], FIRST + index, event[end:])


def parts(data: bytes) -> tuple[bytes, bytes]:
    """
    Write an event as Mastodon does, in two parts.

    Args:
        data: Its data.
    """
    return b"event: update\n", b"data: %s\n\n" % data


def idle(connection: socket.socket) -> None:
    """
    Stream signs of life only, of which there is one.

    Args:
        connection: The connection.
    """
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
    connection.sendall(head + b"3\r\n:)\n\r\n")
    connection.recv(1)


def websocket(connection: socket.socket, request: bytes, events: list[bytes]) -> None:
    """
    Open a WebSocket; the hashtag that is subscribed to, by the address or a message, is how many events come.

    Args:
        connection: The connection.
        request: The request.
        events: The data of the events, which come in turn.
    """
    lines = [line.partition(b": ") for line in request.split(b"\r\n")]
    [key] = [value.decode() for name, _, value in lines if name.lower() == b"sec-websocket-key"]
    head = (
        f"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        f"Sec-WebSocket-Accept: {accept_key(key)}\r\n\r\n"
    )
    connection.sendall(head.encode())
    tag = request.split(b" ", 2)[1].decode().partition("stream=hashtag&tag=")[2]
    protocol = Protocol(SERVER)
    while not tag:
        data = connection.recv(65536)
        if not data:
            return
        protocol.receive_data(data)
        for frame in protocol.events_received():
            if frame.opcode is not Opcode.TEXT:
                return
            tag = json.loads(frame.data).get("tag", "")
    names = {"stream": ["hashtag", tag], "event": "update"}
    written = [
        Frame(Opcode.TEXT, json.dumps({**names, "payload": event.decode()}, ensure_ascii=False).encode()).serialize(
            mask=False
        )
        for event in numbered(events, int(tag))
    ]
    end = Frame(Opcode.CLOSE, b"\x03\xe8").serialize(mask=False)
    connection.sendall(b"".join(written) + end)
    connection.recv(65536)


def serve(connection: socket.socket, known: dict[str, bytes], events: list[bytes]) -> None:
    """
    Answer the requests of one connection; none of them has a body. A stream ends with its burst.

    Args:
        connection: The connection.
        known: The answers, by path.
        events: The data of the events of streams; the hashtag is how many come.
    """
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    with connection:
        left = b""
        count = 0
        while data := connection.recv(65536):
            *requests, left = (left + data).split(b"\r\n\r\n")
            for request in requests:
                count += 1
                path, _, query = request.split(b" ", 2)[1].decode().partition("?")
                if path == STREAM:
                    connection.sendall(burst(events, int(query.removeprefix("tag="))) + b"0\r\n\r\n")
                    return
                if path in IDLE:
                    idle(connection)
                    return
                if path == WEBSOCKET:
                    websocket(connection, request, events)
                    return
                if path.startswith(TIMELINES):
                    limit = query.rpartition("limit=")[2]
                    path = f"newest {limit}" if f"newest {limit}" in known else "/api/v1/timelines/home"
                connection.sendall(tell(known.get(path, NOT_FOUND), count))


def main() -> None:
    """Serve until standard input closes."""
    with socket.create_server(("127.0.0.1", 0), backlog=512) as listener:
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        known, events = answers(url), page.events()

        def listen() -> None:
            while True:
                threading.Thread(target=serve, args=(listener.accept()[0], known, events), daemon=True).start()

        threading.Thread(target=listen, daemon=True).start()
        print(url, flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main()
