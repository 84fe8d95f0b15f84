"""The fault table: whatever fails on the way, each post exists once, and each upload is whole."""

from __future__ import annotations

import io
from functools import partial
from random import Random

import httpcore2
import pytest
from faulty import FOR_POSTS, FOR_UPLOADS, SILENCE, Faults

from mastodon.protocol.retrying import Retries

POSTS, UPLOADS = 500, 200
MANY = Retries(most=12)


@pytest.fixture(autouse=True)
def _told_silence(clock, monkeypatch):
    """Let a marker on the wire stand for silence: the clock goes on by the timeout, and the read ends with it."""

    def heard(data, timeout):
        if not data.endswith(SILENCE):
            return data
        clock.time += timeout
        raise httpcore2.ReadTimeout

    class Stream(httpcore2.NetworkStream):
        def __init__(self, inner):
            self.inner = inner

        def read(self, max_bytes, timeout=None):
            return heard(self.inner.read(max_bytes, timeout), timeout)

        def write(self, buffer, timeout=None):
            self.inner.write(buffer, timeout)

        def close(self):
            self.inner.close()

        def get_extra_info(self, info):
            return self.inner.get_extra_info(info)

    class AsyncStream(Stream):
        async def read(self, max_bytes, timeout=None):  # noqa: ASYNC109 - as the HTTP library has it
            return heard(await self.inner.read(max_bytes, timeout), timeout)

        async def write(self, buffer, timeout=None):  # noqa: ASYNC109 - as the HTTP library has it
            await self.inner.write(buffer, timeout)

        async def aclose(self):
            await self.inner.aclose()

    plain, waiting = httpcore2.SyncBackend.connect_tcp, httpcore2.AnyIOBackend.connect_tcp

    async def connect(*args, **kwargs):
        return AsyncStream(await waiting(*args, **kwargs))

    monkeypatch.setattr(httpcore2.SyncBackend, "connect_tcp", lambda *args, **kwargs: Stream(plain(*args, **kwargs)))
    monkeypatch.setattr(httpcore2.AnyIOBackend, "connect_tcp", connect)


@pytest.fixture
def connect(make_client, socket_server):
    """Make a client of a server that fails; a program that wants to see its calls done gives them some more tries."""

    def make(faults, retries=MANY):
        options = {"retries": retries, "request_timeout": 10, "debug_requests": False}
        return make_client(api_base_url=socket_server(faults).url, transport=None, **options)

    return make


@pytest.mark.parametrize("keys", ["kept", "ignored", "failing"])
def test_each_post_exists_once(keys, connect, clock):
    faults = Faults(clock.now, seed=1, keys=keys)
    client = connect(faults)
    texts = [f"Post {number // 2}" for number in range(POSTS)]  # Two of each: an equal one is another one.
    posted = [(client.status_post(text).id, text) for text in texts]
    assert sorted(posted) == [(int(post["id"]), post["plain"]) for post in faults.posts]
    assert set(faults.happened) == {"", *FOR_POSTS}


def test_each_post_of_many_at_once_exists_once(kind, connect, clock, together):
    faults = Faults(clock.now, seed=3)
    client = connect(faults, MANY._replace(deadline=1e9))  # The told time of one is the time of all.
    post = client.status_post if kind == "sync" else client.wrapped.status_post
    texts = [f"Post {number}" for number in range(100)]
    posted = together([partial(post, text) for text in texts], client)
    assert sorted((int(status.id), text) for status, text in zip(posted, texts, strict=True)) == [
        (int(post["id"]), post["plain"]) for post in faults.posts
    ]


@pytest.fixture
def files(tmp_path):
    """Give the contents of files, and how each is given: bytes, an open file, a path, a text with the path."""
    contents = [b"\x89PNG\r\n\x1a\n" + Random(number).randbytes(number * 1000) for number in range(UPLOADS)]

    def given(number):
        path = tmp_path / f"{number}.png"
        path.write_bytes(contents[number])
        return (contents[number], io.BytesIO(contents[number]), path, str(path))[number % 4]

    return contents, given


def test_each_upload_is_whole(connect, clock, files):
    faults = Faults(clock.now, seed=2, acts=FOR_UPLOADS)
    client = connect(faults)
    contents, given = files
    ids = [client.media_post(given(number), "image/png").id for number in range(UPLOADS)]
    assert [faults.uploads[number - 1] for number in ids] == contents
    assert set(faults.happened) == {"", *FOR_UPLOADS}
    # What came twice is not used, and the server forgets it.
    assert set(faults.uploads) == set(contents)
