"""What all tests share: one text for both clients, a server in the same process, a server on a socket, a clock."""

from __future__ import annotations

import asyncio
import inspect
import json
import os
import shutil
import threading
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, get_origin
from urllib.parse import parse_qsl

import httpx2
import hypothesis
import pytest
from keyring.backends.fail import Keyring as NoKeyring
from loopback import SocketServer, redis_server

import mastodon
from mastodon import AsyncMastodon, Mastodon, Page

if TYPE_CHECKING:
    from pathlib import Path

pytest_plugins = ["watch", "streams", "feeds"]

# How fast a machine makes examples says nothing of the code; the first run in a new clone is slow.
hypothesis.settings.register_profile("ours", suppress_health_check=[hypothesis.HealthCheck.too_slow], deadline=None)
hypothesis.settings.load_profile("ours")


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name bytes by their length: compressed ones hold the time, and workers must find the same tests."""
    return f"{argname}-{len(val)}-bytes" if isinstance(val, bytes) else None


class Blocking:
    """
    An ``AsyncMastodon`` that test texts use as if it were a ``Mastodon``.

    Coroutines are run to their end, async iterators become iterators; everything else passes through.
    """

    def __init__(self, wrapped: Any, loop: asyncio.AbstractEventLoop) -> None:
        object.__setattr__(self, "wrapped", wrapped)
        object.__setattr__(self, "loop", loop)

    def __getattr__(self, name: str) -> Any:
        value = getattr(self.wrapped, name)
        return self._calling(value) if callable(value) else value

    def __setattr__(self, name: str, value: Any) -> None:
        setattr(self.wrapped, name, value)

    def __repr__(self) -> str:
        return repr(self.wrapped)

    def __enter__(self) -> Any:
        self.loop.run_until_complete(self.wrapped.__aenter__())
        return self

    def __exit__(self, *failure: object) -> None:
        self.loop.run_until_complete(self.wrapped.__aexit__(*failure))

    def close(self) -> None:
        self.loop.run_until_complete(self.wrapped.aclose())

    def _calling(self, method: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            return run(method(*args, **kwargs), self.loop)

        return call


def run(value: Any, loop: asyncio.AbstractEventLoop) -> Any:
    """Run a coroutine, or make an iterator of an async one."""
    if inspect.iscoroutine(value):
        return loop.run_until_complete(value)
    if isinstance(value, AsyncIterator):
        return _iterate(value, loop)
    return value


def _iterate(source: AsyncIterator[Any], loop: asyncio.AbstractEventLoop) -> Iterator[Any]:
    async def step() -> Any:
        return await anext(source)

    while True:
        try:
            yield loop.run_until_complete(step())
        except StopAsyncIteration:
            return


class FakeClock:
    """A clock that tests set; sleeping only moves it on."""

    def __init__(self, now: float = 1_700_000_000.0) -> None:
        self.time = now
        self.slept: list[float] = []
        self.lock = threading.Lock()

    def now(self) -> float:
        return self.time

    def sleep(self, seconds: float, stop: Any = None) -> None:
        with self.lock:
            self.slept.append(seconds)
            self.time += seconds

    def chance(self) -> float:
        return 1.0


class AsyncFakeClock(FakeClock):
    """The same for ``AsyncMastodon``."""

    async def sleep(self, seconds: float, stop: Any = None) -> None:  # type: ignore[override]
        FakeClock.sleep(self, seconds)


@dataclass
class Sent:
    """A request as a server sees it."""

    method: str
    path: str
    query: list[tuple[str, str]]
    headers: dict[str, str]
    body: bytes
    url: str

    @property
    def form(self) -> list[tuple[str, str]]:
        assert self.headers["content-type"] == "application/x-www-form-urlencoded"
        return parse_qsl(self.body.decode(), keep_blank_values=True)

    @property
    def json(self) -> Any:
        assert self.headers["content-type"] == "application/json"
        return json.loads(self.body)

    @property
    def parts(self) -> dict[str, list[tuple[dict[str, str], bytes]]]:
        """The parts of a multipart body, by name: headers (lower case) and content of each."""
        kind, _, boundary = self.headers["content-type"].partition("; boundary=")
        assert kind == "multipart/form-data"
        found: dict[str, list[tuple[dict[str, str], bytes]]] = {}
        for piece in self.body.split(b"--" + boundary.encode())[1:-1]:
            head, _, content = piece.removeprefix(b"\r\n").partition(b"\r\n\r\n")
            headers = {}
            for text in head.decode().split("\r\n"):
                name, _, value = text.partition(": ")
                headers[name.lower()] = value
            name = headers["content-disposition"].split('name="')[1].split('"')[0]
            found.setdefault(name, []).append((headers, content.removesuffix(b"\r\n")))
        return found

    @property
    def fields(self) -> list[tuple[str, str]]:
        """The fields of a multipart body that are not files."""
        return [
            (name, content.decode())
            for name, parts in self.parts.items()
            for headers, content in parts
            if "filename=" not in headers["content-disposition"]
        ]


@dataclass
class InProcessServer:
    """Answers from a list, without a socket, and remembers the requests."""

    requests: list[Sent] = field(default_factory=list)
    answers: list[Callable[[Sent], httpx2.Response]] = field(default_factory=list)

    def answer(
        self, content: Any = None, status: int = 200, headers: dict[str, str] | None = None, *, raw: bytes | None = None
    ) -> None:
        """Give this answer to the next request that has none yet; the last answer is given again and again."""
        body = raw if raw is not None else json.dumps(content).encode()
        sent = {"content-type": "application/json", **(headers or {})}
        self.answers.append(lambda _: httpx2.Response(status, headers=sent, content=body))

    def take(self, request: httpx2.Request) -> httpx2.Response:
        request.read()
        url = request.url
        sent = Sent(
            request.method,
            url.raw_path.decode().partition("?")[0],
            parse_qsl(url.query.decode(), keep_blank_values=True),
            {name.lower(): value for name, value in request.headers.items()},
            request.content,
            str(url),
        )
        self.requests.append(sent)
        if not self.answers:
            message = f"no answer for {sent.method} {sent.url}"
            raise AssertionError(message)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        return answer(sent)

    async def atake(self, request: httpx2.Request) -> httpx2.Response:
        await request.aread()
        return self.take(request)


@pytest.fixture(scope="session")
def loop() -> Iterator[asyncio.AbstractEventLoop]:
    loop = asyncio.new_event_loop()
    yield loop
    loop.run_until_complete(loop.shutdown_asyncgens())
    loop.close()


@pytest.fixture
def server() -> InProcessServer:
    return InProcessServer()


@pytest.fixture(params=["sync", "async"])
def kind(request: pytest.FixtureRequest) -> str:
    """Which of the two clients a test runs on."""
    return str(request.param)


@pytest.fixture
def clock(kind: str) -> FakeClock:
    return FakeClock() if kind == "sync" else AsyncFakeClock()


@pytest.fixture
def make_client(
    kind: str, loop: asyncio.AbstractEventLoop, server: InProcessServer, clock: FakeClock
) -> Iterator[Callable[..., Any]]:
    """Make clients of either kind that speak to ``server`` (or, with ``transport=None``, to sockets)."""
    made: list[Any] = []

    def make(**options: Any) -> Any:
        options.setdefault("api_base_url", "https://mastodon.example")
        options.setdefault("access_token", "planted-token")
        options.setdefault("mastodon_version", "4.7.0")
        options.setdefault("debug_requests", True)
        if "transport" not in options and "session" not in options:
            options["transport"] = httpx2.MockTransport(server.take if kind == "sync" else server.atake)
        own_clock = options.pop("clock", clock)
        client: Any = Mastodon(**options) if kind == "sync" else Blocking(AsyncMastodon(**options), loop)
        if own_clock is not None:
            client._clock = own_clock
        made.append(client)
        return client

    yield make
    for client in made:
        client.close()


@pytest.fixture
def client(make_client: Callable[..., Any]) -> Any:
    return make_client()


def type_of(value: Any) -> Any:
    """Give the type of a result as endpoints declare it: an entity, ``Page[X]``, ``list[X]`` or None."""
    if isinstance(value, list):
        made: Any = Page if isinstance(value, Page) else list
        return made[type(value[0])]
    return None if value is None else type(value)


@pytest.fixture
def wire(client: Any, server: InProcessServer) -> Callable[..., Any]:
    """
    Make a call, and tell the type of its result and what was sent: verb, path, query, and the body: a form's pairs,
    JSON, or None. The server answers an object, or a list of one where a list is expected.
    """

    def make(call: Callable[[Any], Any], result: Any) -> Any:
        server.answer([{"id": "1"}] if get_origin(result) in {Page, list} else {"id": "1"})
        given = call(client)
        (sent,) = server.requests
        body = None if not sent.body else sent.json if "json" in sent.headers["content-type"] else sent.form
        return type_of(given), (sent.method, sent.path, sent.query, body)

    return make


@pytest.fixture
def create_app(kind: str, loop: asyncio.AbstractEventLoop, server: InProcessServer) -> Callable[..., Any]:
    """``create_app()`` of either client, against ``server``."""

    def create(*args: Any, **kwargs: Any) -> Any:
        kwargs.setdefault("transport", httpx2.MockTransport(server.take if kind == "sync" else server.atake))
        if kind == "sync":
            return Mastodon.create_app(*args, **kwargs)
        return loop.run_until_complete(AsyncMastodon.create_app(*args, **kwargs))

    return create


@pytest.fixture
def login(kind: str, loop: asyncio.AbstractEventLoop) -> Iterator[Callable[..., Any]]:
    """``login()`` or ``alogin()``."""
    made: list[Any] = []

    def log_in(*args: Any, **kwargs: Any) -> Any:
        if kind == "sync":
            made.append(mastodon.login(*args, **kwargs))
        else:
            made.append(Blocking(loop.run_until_complete(mastodon.alogin(*args, **kwargs)), loop))
        return made[-1]

    yield log_in
    for client in made:
        client.close()


@pytest.fixture
def provider(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Run a server that lets apps in."""
    from provider import Provider

    monkeypatch.setenv("AUTHLIB_INSECURE_TRANSPORT", "1")
    with Provider() as running:
        yield running


@pytest.fixture
def config_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder for settings of a user who has none yet, and no keyring."""
    folder = tmp_path / "config"
    monkeypatch.setattr("platformdirs.user_config_path", lambda name, **_: folder / name)
    monkeypatch.setattr("keyring.get_keyring", NoKeyring)
    return folder


@pytest.fixture
def socket_server() -> Iterator[Callable[..., SocketServer]]:
    """Make servers on sockets."""
    made: list[SocketServer] = []

    def make(*args: Any, **kwargs: Any) -> SocketServer:
        made.append(SocketServer(*args, **kwargs))
        return made[-1]

    yield make
    for one in made:
        one.close()


@pytest.fixture
def together(kind: str, loop: asyncio.AbstractEventLoop) -> Callable[..., list[Any]]:
    """Make calls at the same time: in threads for ``Mastodon``, in tasks for ``AsyncMastodon``."""

    def run_all(calls: list[Callable[[], Any]], client: Any) -> list[Any]:
        if kind == "sync":
            results: list[Any] = [None] * len(calls)

            def one(index: int) -> None:
                try:
                    results[index] = calls[index]()
                except Exception as error:  # noqa: BLE001 - given to the test
                    results[index] = error

            threads = [threading.Thread(target=one, args=(index,)) for index in range(len(calls))]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            return results

        async def gather() -> list[Any]:
            return await asyncio.gather(*(call() for call in calls), return_exceptions=True)

        coroutine: Coroutine[Any, Any, list[Any]] = gather()
        return loop.run_until_complete(coroutine)

    return run_all


@pytest.fixture(scope="session")
def redis_url() -> Iterator[str]:
    """Give the address of a Redis server of our own."""
    program = shutil.which("redis-server")
    if program is None:
        if os.environ.get("CI"):
            pytest.fail("redis-server is missing: .ci/run installs it")
        pytest.skip("redis-server is not installed; on Debian and Ubuntu: sudo apt install redis-server")
    with redis_server(program) as url:
        yield url


@pytest.fixture
def clean_redis(redis_url: str) -> str:
    """Give the same, with nothing in it."""
    import redis

    with redis.Redis.from_url(redis_url) as server:
        server.flushall()
    return redis_url
