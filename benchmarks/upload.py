"""
How much memory an upload takes, and how long: of a sparse file, to a server that throws it away.

Each measurement is a process of its own. It makes a small upload first, so that everything is imported and connected,
and then tells by how much the large one raised the most memory that the process ever had.

Run ``python benchmarks/upload.py`` for a table, or with ``--json`` for a list; ``--help`` tells of the other options.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import resource
import socket
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mastodon import AsyncMastodon, Mastodon

if TYPE_CHECKING:
    from collections.abc import Callable

MEGABYTE = 1024 * 1024
KINDS = ("sync", "async")
FORMS = ("path", "Path", "open file")
WATCHED = "path, with on_progress"
CONTROL = "bytes"
"""Not a part of the table: all of the file is in memory, which must be seen."""

ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n" + b'{"id":"1"}'


class Drain:
    """A server that reads requests and keeps nothing of them but how long their bodies were."""

    def __init__(self) -> None:
        """Listen, and answer from threads."""
        self.lengths: list[int] = []
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.listener.getsockname()[1]}"
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        """Stop listening."""
        self.listener.close()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self._one, args=(connection,), daemon=True).start()

    def _one(self, connection: socket.socket) -> None:
        buffer = bytearray(MEGABYTE)
        with connection, connection.makefile("rb", buffering=0) as reader:
            while True:
                head = b""
                while not head.endswith(b"\r\n\r\n"):
                    byte = reader.read(1)
                    if not byte:
                        return
                    head += byte
                left = length = int(head.lower().partition(b"content-length:")[2].split(b"\r\n")[0])
                while left:
                    read = reader.readinto(memoryview(buffer)[: min(left, MEGABYTE)])
                    if not read:
                        return
                    left -= read
                self.lengths.append(length)
                connection.sendall(ANSWER)


def peak() -> int:
    """Give the most memory that this process ever had, in bytes."""
    status = Path("/proc/self/status")
    if status.exists():  # Linux counts what its parent had into ru_maxrss.
        [line] = [line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM:")]
        return int(line.split()[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def given(path: str, form: str, stack: ExitStack) -> Any:
    """Give a file as the form says."""
    if form == "open file":
        return stack.enter_context(Path(path).open("rb"))
    if form == CONTROL:
        return Path(path).read_bytes()
    return Path(path) if form == "Path" else path


def watch(form: str) -> Callable[[int, int | None], object] | None:
    """Give what is called while the file is sent, where the form says so."""

    def on_progress(sent: int, total: int | None) -> None:
        assert total is None or sent <= total

    return on_progress if form == WATCHED else None


def upload_sync(url: str, paths: list[str], form: str) -> list[tuple[int, float]]:
    """Upload files, and tell the peak of memory and the time after each."""
    seen = []
    with Mastodon(access_token="benchmark", api_base_url=url, mastodon_version="4.5.0") as mastodon:
        for path in paths:
            with ExitStack() as stack:
                mastodon.media_post(given(path, form, stack), "video/mp4", on_progress=watch(form))
            seen.append((peak(), time.perf_counter()))
    return seen


async def upload_async(url: str, paths: list[str], form: str) -> list[tuple[int, float]]:
    """Upload files, and tell the peak of memory and the time after each."""
    seen = []
    async with AsyncMastodon(access_token="benchmark", api_base_url=url, mastodon_version="4.5.0") as mastodon:
        for path in paths:
            with ExitStack() as stack:
                await mastodon.media_post(given(path, form, stack), "video/mp4", on_progress=watch(form))
            seen.append((peak(), time.perf_counter()))
    return seen


def one(url: str, kind: str, form: str, paths: list[str]) -> None:
    """Be the process that uploads a small and a large file, and write what the large one took."""
    seen = upload_sync(url, paths, form) if kind == "sync" else asyncio.run(upload_async(url, paths, form))
    (before, start), (after, end) = seen
    print(json.dumps({"kind": kind, "form": form, "extra": after - before, "seconds": end - start}))


def measure(megabytes: int, kinds: list[str], forms: list[str]) -> list[dict[str, Any]]:
    """Measure uploads of so many megabytes, each in its own process."""
    rows = []
    with closing(Drain()) as drain, tempfile.TemporaryDirectory() as folder:
        small, large = Path(folder, "small.mp4"), Path(folder, "large.mp4")
        small.write_bytes(bytes(1000))
        with large.open("wb") as file:
            file.truncate(megabytes * MEGABYTE)
        for kind in kinds:
            for form in forms:
                done = subprocess.run(
                    [sys.executable, __file__, "--one", drain.url, kind, form, str(small), str(large)],
                    capture_output=True,
                    check=True,
                    text=True,
                )
                rows.append({**json.loads(done.stdout), "sent": drain.lengths[-1]})
    return rows


def main() -> None:
    """Read the options, measure, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=int, default=1024, help="how large the file is")
    parser.add_argument("--kind", choices=KINDS, action="append", help="sync or async; by default both")
    parser.add_argument(
        "--form", choices=(*FORMS, WATCHED, CONTROL), action="append", help="how the file is given; by default all ways"
    )
    parser.add_argument("--json", action="store_true", help="write JSON")
    parser.add_argument("--one", nargs=5, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        url, kind, form, *paths = options.one
        one(url, kind, form, paths)
        return
    rows = measure(options.megabytes, options.kind or list(KINDS), options.form or list(FORMS))
    if options.json:
        print(json.dumps(rows))
        return
    print(f"Upload of {options.megabytes} MB\n")
    print("| client | given as  | extra memory | time |")
    print("|--------|-----------|-------------:|-----:|")
    for row in rows:
        print(f"| {row['kind']:6} | {row['form']:9} | {row['extra'] / MEGABYTE:9.1f} MB | {row['seconds']:.1f} s |")


if __name__ == "__main__":
    main()
