"""A program is told how much of an upload is sent, on both clients, over real sockets."""

from __future__ import annotations

import io
import os
import re

import httpx2
import pytest

from mastodon import MastodonFileNotFoundError, MastodonIllegalArgumentError, MastodonNetworkError
from tests.loopback import answering, http  # type: ignore[import-not-found]

FILE = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 600
SIZE = len(FILE)
STEPS = [(0, SIZE), (65536, SIZE), (2 * 65536, SIZE), (SIZE, SIZE)]
GOOD = http({"id": "1", "url": "https://files.example/1"})
BUSY = http({"error": "busy"}, "503 Service Unavailable")


@pytest.fixture
def connect(make_client):
    """Make a client of a server on a socket."""

    def make(url, **options):
        return make_client(api_base_url=url, transport=None, **options)

    return make


def given_as(form, tmp_path):
    """Give the file in a form."""
    path = tmp_path / "picture.png"
    path.write_bytes(FILE)
    return {"bytes": FILE, "open file": io.BytesIO(FILE), "path": path, "text": str(path)}[form]


@pytest.mark.parametrize("form", ["bytes", "open file", "path", "text"])
def test_a_program_is_told_how_much_is_sent(form, connect, socket_server, tmp_path):
    told = []
    server = socket_server(answering(GOOD))
    connect(server.url).media_post(given_as(form, tmp_path), "image/png", on_progress=lambda *step: told.append(step))
    assert told == STEPS
    assert FILE in server.seen[0]


@pytest.mark.parametrize("act", [BUSY, http({}, "429 Too Many Requests")])
def test_what_is_told_begins_anew_where_the_file_is_sent_again(act, connect, socket_server):
    told = []
    server = socket_server(answering(act, GOOD))
    connect(server.url).media_post(FILE, "image/png", on_progress=lambda *step: told.append(step))
    assert told == STEPS * 2
    assert [FILE in body for body in server.seen] == [True, True]


def test_a_preview_picture_is_not_counted(connect, socket_server):
    told = []
    server = socket_server(answering(GOOD))
    client = connect(server.url)
    options = {"thumbnail": b"small", "thumbnail_mime_type": "image/png"}
    client.media_post(FILE, "video/mp4", **options, on_progress=lambda *step: told.append(step))
    assert told == STEPS
    assert b"small" in server.seen[0]


def test_an_empty_file_is_told_of_too(connect, socket_server):
    told = []
    server = socket_server(answering(GOOD))
    connect(server.url).media_post(b"", "image/png", on_progress=lambda *step: told.append(step))
    assert told == [(0, 0)]


class EnoughError(Exception):
    """What a program raises."""


@pytest.mark.parametrize(
    "error", [EnoughError, OSError, RuntimeError, ValueError, MastodonNetworkError, MastodonFileNotFoundError]
)
def test_what_the_program_raises_ends_the_upload_and_comes_out_as_it_is(error, connect, socket_server):
    reason = error("Enough")

    def on_progress(sent, total):
        if sent:
            raise reason

    server = socket_server(answering(GOOD))
    client = connect(server.url)
    if isinstance(reason, MastodonNetworkError):
        reason.passing = True
    with pytest.raises(error) as caught:
        client.media_post(FILE, "image/png", on_progress=on_progress)
    assert caught.value is reason
    assert (reason.__cause__, reason.__context__) == (None, None)
    assert client.media_post(FILE, "image/png").id == 1
    assert len([body for body in server.seen if FILE in body]) == 1


def test_an_interrupt_ends_the_upload(connect, socket_server):
    def on_progress(sent, total):
        raise KeyboardInterrupt

    client = connect(socket_server(answering(GOOD)).url)
    with pytest.raises(KeyboardInterrupt):
        client.media_post(FILE, "image/png", on_progress=on_progress)
    assert client.media_post(FILE, "image/png").id == 1


async def waits(sent, total):
    """Be no plain function."""


@pytest.mark.parametrize("given", [5, "print", waits])
def test_what_cannot_be_called_is_refused(given, client, server):
    with pytest.raises(MastodonIllegalArgumentError, match="on_progress must be a function that is not async"):
        client.media_post(FILE, "image/png", on_progress=given)
    assert server.requests == []


def test_a_session_of_the_programs_own_tells_too(kind, make_client, socket_server, loop):
    told = []
    url = socket_server(answering(GOOD)).url
    session = httpx2.Client() if kind == "sync" else httpx2.AsyncClient()
    client = make_client(api_base_url=url, session=session)
    assert client.media_post(FILE, "image/png", on_progress=lambda *step: told.append(step)).id == 1
    assert told == STEPS
    loop.run_until_complete(session.aclose()) if kind == "async" else session.close()


# --- files that are not what they seem ------------------------------------------------------------------------------


def in_chunks(seen):
    """Handle a request whose body comes in chunks, and put what is in them into a list."""

    def handle(connection, server):
        data = b""
        while not data.endswith(b"\r\n0\r\n\r\n"):
            data += connection.recv(65536)
        head, _, body = data.partition(b"\r\n\r\n")
        assert b"transfer-encoding: chunked" in head.lower()
        content = b""
        while body:
            size, _, body = body.partition(b"\r\n")
            content, body = content + body[: int(size, 16)], body[int(size, 16) + 2 :]
        seen.append(content)
        connection.sendall(GOOD)

    return handle


def test_a_pipe_is_sent_whole(connect, socket_server):
    seen, told = [], []
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb") as pipe:
        with os.fdopen(writing, "wb") as end:
            end.write(FILE[:30000])
        client = connect(socket_server(in_chunks(seen)).url)
        client.media_post(pipe, "image/png", on_progress=lambda *step: told.append(step))
    assert FILE[:30000] in seen[0]
    assert told == [(0, None), (30000, None)]


def test_what_can_only_be_read_is_sent_whole(connect, socket_server):
    class Reader:
        read = io.BytesIO(FILE).read

    seen = []
    connect(socket_server(in_chunks(seen)).url).media_post(Reader(), "image/png")
    assert FILE in seen[0]


def changed(path, length):
    """Change the length of a file after it was looked at: call it while the file is sent."""

    def on_progress(sent, total):
        os.truncate(path, length)

    return on_progress


def test_a_file_that_grows_is_sent_as_it_was(connect, socket_server, tmp_path):
    path = given_as("path", tmp_path)
    server = socket_server(answering(GOOD))
    assert connect(server.url).media_post(path, on_progress=changed(path, SIZE + 5)).id == 1
    assert re.search(re.escape(FILE) + rb"\r\n--", server.seen[0])


def test_a_file_that_shrinks_is_an_error(connect, socket_server, tmp_path):
    path = given_as("path", tmp_path)
    server = socket_server(answering(GOOD))
    client = connect(server.url)
    with pytest.raises(MastodonFileNotFoundError, match=f"became shorter while it was sent: {SIZE} bytes"):
        client.media_post(path, on_progress=changed(path, SIZE - 5))
    assert client.media_post(FILE, "image/png").id == 1


def test_a_file_that_is_closed_meanwhile_is_an_error(connect, socket_server, tmp_path):
    client = connect(socket_server(answering(BUSY, GOOD)).url)
    for when in (0, SIZE):
        opened = io.BytesIO(FILE)
        close = {when: opened.close}
        with pytest.raises(MastodonFileNotFoundError, match=r"the file cannot be read: .*closed file"):
            client.media_post(opened, "image/png", on_progress=lambda sent, _, close=close: close.get(sent, int)())


def test_a_file_that_is_closed_before_it_is_sent_again_is_an_error(connect, socket_server):
    opened = io.BytesIO(FILE)
    client = connect(socket_server(answering(BUSY, GOOD)).url, on_retry=lambda _: opened.close())
    with pytest.raises(MastodonFileNotFoundError, match=r"the file cannot be read: .*closed file"):
        client.media_post(opened, "image/png")
