"""
A server on a loopback socket that fails at random, by a told seed: before it has done what was asked, or after it.

It keeps statuses and uploads, and tells what it has in the end. ``python tests/faulty.py '{"seed": 1}'`` prints its
address and serves until its standard input closes.
"""

from __future__ import annotations

import hashlib
import json
import socket
import struct
import sys
import threading
import time
from collections import Counter
from contextlib import closing
from datetime import UTC, datetime
from email.utils import formatdate
from random import Random
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

from loopback import SocketServer, http

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

SILENCE = b"\0silence"
"""What stands for a server that says nothing for as long as one is ready to wait."""

BEFORE = (
    *("reset", "reset amid the body", "silence", "500", "502", "503", "503 later", "503 early"),
    *("429", "429 later", "429 bare"),
)
"""What happens in the place of what was asked. A bare 429 does not say until when."""

AFTER = ("done, reset", "done, silence", "done, 500", "done, 504", "done, cut", "done, chunk cut", "done, JSON cut")
"""What happens after what was asked was done."""

FOR_POSTS = BEFORE + AFTER
FOR_UPLOADS = tuple(act for act in FOR_POSTS if "500" not in act and "JSON" not in act)
"""An upload that fails with a 500, or whose answer is complete and makes no sense, is an error."""

PHRASES = {
    "429": "Too Many Requests",
    "500": "Internal Server Error",
    "502": "Bad Gateway",
    "503": "Service Unavailable",
    "504": "Gateway Timeout",
}


class Faults:
    """
    Answers of a server that fails at random.

    Args:
        now: What the server believes the time to be.
        seed: Which failures come; with one connection, always the same.
        rate: How many of all requests fail.
        acts: In which ways.
        keys: What becomes of a post with a known idempotency key: ``kept`` gives the status that was made, ``ignored``
            makes another, ``failing`` answers 500.
        later: How many seconds a server that says so asks to wait.
        silence: What is sent by a server that says nothing.
    """

    def __init__(
        self,
        now: Callable[[], float],
        *,
        seed: int,
        rate: float = 0.4,
        acts: Iterable[str] = FOR_POSTS,
        keys: str = "kept",
        later: int = 7,
        silence: bytes = SILENCE,
    ) -> None:
        self.now, self.rate, self.acts = now, rate, tuple(acts)
        self.keys, self.later, self.silence = keys, later, silence
        self.chance = Random(seed)
        self.lock = threading.Lock()
        self.happened: Counter[str] = Counter()
        self.posts: list[dict[str, Any]] = []
        self.uploads: list[bytes] = []
        self.by_key: dict[str, dict[str, Any]] = {}

    def __call__(self, connection: socket.socket, _: SocketServer) -> None:
        """Answer the requests of a connection until it breaks."""
        with connection.makefile("rb") as reader:
            while self._one(connection, reader):
                pass

    def _one(self, connection: socket.socket, reader: Any) -> bool:
        """Answer one request, and tell whether the connection can be used on."""
        lines = []
        while (line := reader.readline().strip()) or not lines:
            if not line:
                return False
            lines.append(line.decode())
        method, target, _ = lines[0].split(" ")
        path = target.partition("?")[0]
        headers = {name.lower(): value for name, value in (line.split(": ", 1) for line in lines[1:])}
        length = int(headers.get("content-length", 0))
        act = "" if path == "/record" else self._drawn()
        if act.startswith("reset"):
            reader.read(length // 2 if "amid" in act else length)
            return self._reset(connection)
        if act == "503 early":
            connection.sendall(self._refusal(act, Connection="close"))
            connection.shutdown(socket.SHUT_WR)
            return self._ended(reader)
        body = reader.read(length)
        if act in {"", *AFTER}:
            answer = self._done(method, path, headers, body)
        elif act == "silence":
            answer = b""
        else:
            answer = self._refusal(act)
        if "silence" in act:
            connection.sendall(self.silence)
            return self._ended(reader)
        if act.startswith("done"):
            return self._spoilt(connection, act, answer)
        connection.sendall(answer)
        return True

    def _http(self, content: Any, status: str = "200 OK", **headers: str) -> bytes:
        """Write an answer with the time."""
        return http(content, status, Date=formatdate(self.now(), usegmt=True), **headers)

    def _drawn(self) -> str:
        with self.lock:
            act = self.chance.choice(self.acts) if self.chance.random() < self.rate else ""
            self.happened[act] += 1
        return act

    def _refusal(self, act: str, **headers: str) -> bytes:
        """Answer that it does not work now."""
        status = act[-3:] if act.startswith("done") else act[:3]
        if "later" in act:
            headers["Retry_After"] = str(self.later)
        if act in {"429", "429 later"}:
            end = datetime.fromtimestamp(self.now() + 0.2, UTC).isoformat()
            headers |= {"X_RateLimit_Limit": "1000000", "X_RateLimit_Remaining": "0", "X_RateLimit_Reset": end}
        return self._http({"error": act}, f"{status} {PHRASES[status]}", **headers)

    def _spoilt(self, connection: socket.socket, act: str, answer: bytes) -> bool:
        """Fail after it was done."""
        head, _, body = answer.partition(b"\r\n\r\n")
        half = body[: len(body) // 2]
        if act == "done, reset":
            return self._reset(connection)
        if act == "done, cut":
            connection.sendall(head + b"\r\n\r\n" + half)
            return False
        if act == "done, chunk cut":
            head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
            connection.sendall(head + f"{len(half):x}\r\n".encode() + half + b"\r\n")
            return False
        connection.sendall(self._http(half) if act == "done, JSON cut" else self._refusal(act))
        return True

    def _reset(self, connection: socket.socket) -> bool:
        """Let the connection break as it does where a process is killed."""
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        return False

    def _ended(self, reader: Any) -> bool:
        """Wait until the other side has closed the connection."""
        while reader.read(65536):
            pass
        return False

    def _done(self, method: str, path: str, headers: dict[str, str], body: bytes) -> bytes:
        """Do what is asked, and answer that."""
        with self.lock:
            if path == "/record":
                hashes = {number: hashlib.sha256(upload).hexdigest() for number, upload in enumerate(self.uploads, 1)}
                return self._http({"posts": self.posts, "uploads": hashes})
            if path in {"/api/v1/media", "/api/v2/media"}:
                self.uploads.append(content_of(headers["content-type"], body))
                number = len(self.uploads)
                return self._http({"id": str(number), "type": "image", "url": f"https://files.example/{number}"})
            if method == "POST":
                return self._posted(headers.get("idempotency-key"), body)
            if path.endswith("/verify_credentials"):
                return self._http({"id": "9", "username": "me"})
            if path == "/api/v1/accounts/9/statuses":
                return self._http(self.posts[:-41:-1])
            if path.endswith("/source"):
                post = self.posts[int(path.split("/")[4]) - 1]
                return self._http({"id": post["id"], "text": post["plain"], "spoiler_text": ""})
            return self._http({"error": "Record not found"}, "404 Not Found")

    def _posted(self, key: str | None, body: bytes) -> bytes:
        known = self.by_key.get(key) if key and self.keys != "ignored" else None
        if known is not None and self.keys == "failing":
            return self._http({"error": "key"}, "500 Internal Server Error")
        if known is None:
            text = parse_qs(body.decode())["status"][0]
            at = datetime.fromtimestamp(self.now(), UTC).isoformat()
            known = {"id": str(len(self.posts) + 1), "created_at": at, "plain": text, "content": f"<p>{text}</p>"}
            known |= {"media_attachments": [], "spoiler_text": ""}
            self.posts.append(known)
            if key:
                self.by_key[key] = known
        return self._http(known)


def content_of(kind: str, body: bytes) -> bytes:
    """Give the file in a multipart body."""
    boundary = kind.partition("boundary=")[2].strip('"').encode()
    for part in body.split(b"--" + boundary)[1:-1]:
        head, _, content = part.partition(b"\r\n\r\n")
        if b'name="file"' in head:
            return content.removesuffix(b"\r\n")
    return b""


if __name__ == "__main__":
    with closing(SocketServer(Faults(time.time, silence=b"", **json.loads(sys.argv[1])))) as running:
        print(running.url, flush=True)  # noqa: T201 - for who started it
        sys.stdin.read()
