"""
A server for the benchmarks: the answers are made before the first question, and connections are kept open.

``python benchmarks/server.py`` prints its address and serves until its standard input closes. It runs in a process of
its own, so that its work is not counted as a client's.
"""

from __future__ import annotations

import socket
import sys
import threading

import page


def answer(content: bytes, *headers: str) -> bytes:
    """
    Write a whole answer.

    Args:
        content: The body.
        headers: Further headers.
    """
    head = [
        "HTTP/1.1 200 OK",
        "Date: Thu, 01 Jan 2026 12:00:00 GMT",
        "Content-Type: application/json; charset=utf-8",
        f"Content-Length: {len(content)}",
        "Connection: keep-alive",
        "Server: Mastodon",
        "X-RateLimit-Limit: 300000",
        "X-RateLimit-Remaining: 299999",
        "X-RateLimit-Reset: 2026-01-01T12:05:00.000000Z",
        "Cache-Control: private, no-store",
        'ETag: W/"0a1b2c3d4e5f"',
        "Vary: Authorization, Origin",
        "X-Request-Id: 5f0b1c7e-0000-4000-8000-000000000000",
        "X-Runtime: 0.123456",
        *headers,
    ]
    return "\r\n".join([*head, "", ""]).encode() + content


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
        "/api/v1/timelines/home": answer(page.written(statuses), f"Link: {link}"),
        "/api/v1/accounts/1": answer(page.written(page.account())),
    }


def serve(connection: socket.socket, known: dict[str, bytes]) -> None:
    """
    Answer the requests of one connection; none of them has a body.

    Args:
        connection: The connection.
        known: The answers, by path.
    """
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    with connection:
        left = b""
        while data := connection.recv(65536):
            *requests, left = (left + data).split(b"\r\n\r\n")
            for request in requests:
                path = request.split(b" ", 2)[1].partition(b"?")[0].decode()
                connection.sendall(known[path])


def main() -> None:
    """Serve until standard input closes."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        known = answers(url)

        def listen() -> None:
            while True:
                threading.Thread(target=serve, args=(listener.accept()[0], known), daemon=True).start()

        threading.Thread(target=listen, daemon=True).start()
        print(url, flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main()
