"""Calls that are sent again, and posts that exist once, on both clients, over real sockets."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from datetime import UTC, datetime
from email.utils import formatdate
from urllib.parse import parse_qs

import pytest

from mastodon import MastodonAPIError, MastodonIllegalArgumentError, MastodonNetworkError, MastodonServerError
from mastodon.protocol.pacing import LONGEST_WAIT
from mastodon.protocol.retrying import Pause, Retries
from tests.loopback import http  # type: ignore[import-not-found]

GOOD = http({"id": "1"})
BUSY = http({"error": "busy"}, "503 Service Unavailable")


@pytest.fixture
def connect(make_client):
    """Make a client of a server on a socket, with a told clock."""

    def make(url, **options):
        return make_client(api_base_url=url, transport=None, **options)

    return make


def playing(*acts):
    """Handle requests by these acts in turn, the last one again and again: bytes to answer, and break off after it."""
    left = list(acts)

    def handle(connection, server):
        while server.read_request(connection):
            act = left.pop(0) if len(left) > 1 else left[0]
            connection.sendall(act)
            if not WHOLE.fullmatch(act):
                return

    return handle


WHOLE = re.compile(rb"HTTP/1.1 .*\r\n\r\n.*[^,]", re.DOTALL)
NOTHING = b""
CUT = http({"id": "1", "content": "Hello"}).removesuffix(b'Hello"}') + b","
BREAKS = [NOTHING, GOOD[:20], CUT, BUSY, http("bad", "502 Bad Gateway"), http("late", "504 Gateway Timeout")]


@pytest.mark.parametrize("act", BREAKS, ids=["nothing", "head", "cut", "503", "502", "504"])
def test_a_get_that_fails_for_the_moment_is_sent_again(act, connect, socket_server, clock):
    server = socket_server(playing(act, act, GOOD))
    assert connect(server.url).status(1).id == 1
    assert len(server.seen) == 3
    assert clock.slept == [0.5, 1.0]


@pytest.mark.parametrize("method", ["PUT", "DELETE"])
def test_puts_and_deletes_are_sent_again(method, connect, socket_server):
    server = socket_server(playing(BUSY, GOOD))
    connect(server.url).request(method, "/api/v1/x", a="b")
    assert len(server.seen) == 2
    assert server.seen[0] == server.seen[1]


@pytest.mark.parametrize("method", ["POST", "PATCH"])
def test_what_must_not_be_done_twice_is_not_sent_twice(method, connect, socket_server, clock):
    server = socket_server(playing(BUSY, GOOD))
    with pytest.raises(MastodonServerError, match="busy"):
        connect(server.url).request(method, "/api/v1/x")
    assert len(server.seen) == 1
    assert clock.slept == []


def test_a_post_that_never_left_is_sent_again(connect, socket_server, clock):
    server = socket_server(playing(GOOD))
    server.close()
    with pytest.raises(MastodonNetworkError, match="refused") as caught:
        connect(server.url).account_follow(1)
    assert caught.value.unsent
    assert clock.slept == [0.5, 1.0, 2.0, 4.0]


@pytest.mark.parametrize(
    "status", ["400 Bad Request", "404 Not Found", "422 Unprocessable Entity", "500 Internal Server Error"]
)
def test_other_refusals_are_final(status, connect, socket_server):
    server = socket_server(playing(http({"error": "no"}, status), GOOD))
    with pytest.raises(MastodonAPIError, match="no"):
        connect(server.url).status(1)
    assert len(server.seen) == 1


def test_a_host_that_does_not_exist_is_not_asked_again(connect, clock, monkeypatch):
    import socket

    def unknown(*args, **kwargs):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(MastodonNetworkError, match="the host was not found"):
        connect("http://no-such-host.invalid").status(1)
    assert clock.slept == []


def test_retry_after_comes_first(connect, socket_server, clock):
    server = socket_server(playing(http({}, "503 Service Unavailable", Retry_After="17"), GOOD))
    assert connect(server.url).status(1).id == 1
    assert clock.slept == [17.0]


def test_waiting_for_limits_leaves_time_for_failures(connect, socket_server, clock):
    refusal = http({}, "429 Too Many Requests", Retry_After="1000")
    server = socket_server(playing(refusal, BUSY, refusal, BUSY, GOOD))
    assert connect(server.url).status(1).id == 1
    posts = Posts(clock, fails=[(False, refusal), (False, BUSY)] * 2)
    assert connect(socket_server(posts).url).status_post("x").id == 1


@pytest.mark.parametrize("act", BREAKS, ids=["nothing", "head", "cut", "503", "502", "504"])
def test_an_upload_that_fails_for_the_moment_is_sent_again(act, connect, socket_server, clock):
    server = socket_server(playing(act, act, GOOD))
    assert connect(server.url).media_post(b"picture", "image/png").id == 1
    assert [body.count(b"picture") for body in server.seen] == [1, 1, 1]
    assert clock.slept == [0.5, 1.0]


def test_an_upload_that_makes_the_server_fail_is_not_sent_again(connect, socket_server):
    failure = http({"error": "Error processing thumbnail"}, "500 Internal Server Error")
    server = socket_server(playing(failure, GOOD))
    with pytest.raises(MastodonServerError, match="Error processing thumbnail"):
        connect(server.url).media_post(b"picture", "image/png")
    assert len(server.seen) == 1


def test_the_number_of_tries_is_limited(connect, socket_server, clock):
    server = socket_server(playing(BUSY))
    with pytest.raises(MastodonServerError):
        connect(server.url, retries=2).status(1)
    assert len(server.seen) == 3


def test_the_whole_time_is_limited(connect, socket_server, clock):
    server = socket_server(playing(http({}, "503 Service Unavailable", Retry_After="100")))
    with pytest.raises(MastodonServerError):
        connect(server.url).status(1)
    assert clock.slept == [100.0, 100.0, 100.0]


@pytest.mark.parametrize("retries", [False, 0, Retries(most=0)])
def test_retries_can_be_switched_off(retries, connect, socket_server):
    server = socket_server(playing(BUSY, GOOD))
    with pytest.raises(MastodonServerError):
        connect(server.url, retries=retries).status(1)
    assert len(server.seen) == 1


@pytest.mark.parametrize("retries", ["3", -1, Retries(first=-0.5), 2.5])
def test_other_retries_are_refused(retries, make_client):
    with pytest.raises(MastodonIllegalArgumentError, match="retries"):
        make_client(retries=retries)


def test_programs_are_told_of_retries(connect, socket_server):
    told: list[Pause] = []
    server = socket_server(playing(BUSY, BUSY, GOOD))
    connect(server.url, on_retry=told.append).status(7)
    assert [(pause.seconds, str(pause.request), pause.times) for pause in told] == [
        (0.5, f"GET {server.url}/api/v1/statuses/7", 1),
        (1.0, f"GET {server.url}/api/v1/statuses/7", 2),
    ]


def test_programs_are_told_of_waits_for_limits(make_client, server, clock):
    told: list[Pause] = []
    server.answer({"error": "Too many"}, status=429, headers={"retry-after": "1000"})
    server.answer({"id": "1"})
    make_client(on_wait=told.append).status(7)
    assert [pause.seconds for pause in told] == [LONGEST_WAIT, LONGEST_WAIT, LONGEST_WAIT, pytest.approx(100.0)]
    assert clock.slept == [pause.seconds for pause in told]


def test_a_hook_may_be_a_coroutine_function(kind, make_client, server):
    told = []

    async def on_retry(pause):
        told.append(pause)

    server.answer({}, status=503)
    server.answer({"id": "1"})
    make_client(on_retry=on_retry if kind == "async" else told.append).status(1)
    assert len(told) == 1


def test_a_coroutine_function_is_no_hook_for_threads(kind, make_client, server):
    async def on_retry(pause):
        return None

    server.answer({}, status=503)
    server.answer({"id": "1"})
    client = make_client(on_retry=on_retry)
    if kind == "sync":
        with pytest.raises(MastodonIllegalArgumentError, match="need AsyncMastodon"):
            client.status(1)
    else:
        assert client.status(1).id == 1


def test_what_a_hook_raises_ends_the_call(make_client, server):
    def enough(pause):
        raise KeyError(pause.times)

    server.answer({}, status=503)
    with pytest.raises(KeyError):
        make_client(on_retry=enough).status(1)
    assert len(server.requests) == 1


def test_an_upload_is_sent_again_from_its_beginning(connect, socket_server, tmp_path):
    path = tmp_path / "picture.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 400)
    server = socket_server(playing(http({"error": "Too many"}, "429 Too Many Requests"), GOOD))
    client = connect(server.url)
    with path.open("rb") as file:
        client.media_post(file)
    first, second = (body.partition(b"\r\n\r\n")[2] for body in server.seen)
    assert path.read_bytes() in first
    boundary = re.compile(rb"--[0-9a-f]{32}")
    assert boundary.sub(b"", first) == boundary.sub(b"", second)


# --- options --------------------------------------------------------------------------------------------------------


def test_options_are_those_of_the_copy_alone(make_client, server):
    server.answer({}, status=503)
    client = make_client()
    copy = client.options(timeout=5, retries=False, ratelimit_method="throw", ratelimit_pacefactor=2.0)
    assert (copy.request_timeout, copy.ratelimit_method, copy.ratelimit_pacefactor) == (5, "throw", 2.0)
    assert (client.request_timeout, client.ratelimit_method, client.ratelimit_pacefactor) == (300.0, "wait", 1.1)


def test_options_hold_for_the_calls_of_the_copy(kind, make_client, server, loop, clock):
    server.answer({"error": "busy"}, status=503)
    copy = make_client().options(retries=False)
    with pytest.raises(MastodonServerError, match="busy"):
        loop.run_until_complete(copy.status(1)) if kind == "async" else copy.status(1)
    assert (len(server.requests), clock.slept) == (1, [])


def test_a_copy_knows_what_its_client_knows(kind, make_client, server, loop):
    server.answers.append(
        lambda sent: pytest.importorskip("httpx2").Response(200, json={"version": "4.5.0", "id": "1"})
    )
    client = make_client(mastodon_version=None)
    for _ in range(3):
        copy = client.options(timeout=5)
        loop.run_until_complete(copy.status(1)) if kind == "async" else copy.status(1)
    assert [sent.path for sent in server.requests].count("/api/v1/instance") == 1


@pytest.mark.parametrize(
    "option", [{"timeout": 0}, {"retries": -1}, {"ratelimit_method": "hope"}, {"ratelimit_pacefactor": -1}]
)
def test_wrong_options_are_refused(option, client):
    with pytest.raises(MastodonIllegalArgumentError):
        client.options(**option)


# --- posting once ---------------------------------------------------------------------------------------------------


class Posts:
    """A server that keeps statuses; ``fails`` says what becomes of each post, ``look`` what is read."""

    def __init__(self, clock, *, honours_keys=True, has_source=True, fails=(), look=()):
        self.clock, self.honours_keys, self.has_source, self.fails = clock, honours_keys, has_source, list(fails)
        self.look = list(look)
        self.made: list[dict[str, object]] = []
        self.keys: dict[str, dict[str, object]] = {}
        self.sent: list[str] = []

    def __call__(self, connection, server):
        while data := server.read_request(connection):
            head, _, body = data.partition(b"\r\n\r\n")
            method, target, _ = head.decode().split("\r\n")[0].split(" ")
            headers = dict(line.lower().split(": ", 1) for line in head.decode().split("\r\n")[1:])
            answer = self.answer(method, target.partition("?")[0], headers, body)
            if answer is None:
                return
            connection.sendall(answer)
            if answer == CUT:
                return

    def answer(self, method, path, headers, body):
        if method == "POST":
            return self.post(headers, body)
        if self.look:
            return self.look.pop(0)
        if path.endswith("verify_credentials"):
            return http({"id": "9"})
        if path == "/api/v1/accounts/9/statuses":
            return http([status for status in reversed(self.made) if "scheduled_at" not in status])
        if path == "/api/v1/scheduled_statuses":
            return http([status for status in self.made if "scheduled_at" in status])
        if path.endswith("/source") and self.has_source:
            status = next(status for status in self.made if str(status["id"]) in path)
            return http({"id": status["id"], "text": status["plain"], "spoiler_text": status["spoiler_text"]})
        return http({"error": "Record not found"}, "404 Not Found")

    def post(self, headers, body):
        key = headers["idempotency-key"]
        self.sent.append(key)
        makes, failure = self.fails.pop(0) if self.fails else (True, None)
        status = self.keys.get(key) if self.honours_keys else None
        if status is None and makes:
            status = self.keys[key] = self.make({name: values[0] for name, values in parse_qs(body.decode()).items()})
        if failure == "break":
            return None
        return failure if failure is not None else http(status)

    def make(self, sent):
        text, number = sent.get("status", ""), str(len(self.made) + 1)
        status: dict[str, object] = {"id": number, "media_attachments": []}
        if "scheduled_at" in sent:
            status |= {"scheduled_at": sent["scheduled_at"], "params": {"text": text}}
        else:
            html = re.sub(
                r"@(\w+)@[\w.]+",
                r'<span class="h-card"><a href="https://x.example/@\1">@<span>\1</span></a></span>',
                text,
            )
            status |= {
                "content": "".join(f"<p>{part}</p>" for part in html.replace("&", "&amp;").split("\n\n")),
                "created_at": "2023-11-14T22:13:20.000Z",
                "plain": text,
                "spoiler_text": sent.get("spoiler_text", ""),
            }
        self.made.append(status)
        return status


UNCLEAR = [
    (True, "break"),
    (False, "break"),
    (True, BUSY),
    (False, BUSY),
    (True, http("<html>", "504 Gateway Timeout")),
    (True, CUT),
    (True, http(b'{"id": "1", "conte')),
]
TEXT = "Hello @you@b.example & all\n\nBye"


@pytest.mark.parametrize("has_source", [True, False])
@pytest.mark.parametrize("honours_keys", [True, False])
@pytest.mark.parametrize("failure", UNCLEAR)
def test_a_post_exists_once(failure, honours_keys, has_source, connect, socket_server, clock):
    posts = Posts(clock, honours_keys=honours_keys, has_source=has_source, fails=[failure, failure])
    status = connect(socket_server(posts).url).status_post(TEXT, spoiler_text="Care")
    assert [made["id"] for made in posts.made] == [str(status.id)] == ["1"]
    assert len(set(posts.sent)) == 1


def test_equal_posts_are_not_taken_for_each_other(connect, socket_server, clock):
    posts = Posts(clock)
    client = connect(socket_server(posts).url)
    client.status_post(TEXT)
    posts.fails = [(False, "break")]
    assert client.status_post(TEXT).id == 2
    assert len(posts.made) == 2


def test_a_key_that_is_given_again_names_the_same_post(connect, socket_server, clock):
    posts = Posts(clock, honours_keys=False)
    client = connect(socket_server(posts).url)
    client.status_post(TEXT, idempotency_key="mine")
    posts.fails = [(False, "break")]
    assert client.status_post(TEXT, idempotency_key="mine").id == 1


def test_equal_scheduled_posts_are_not_taken_for_each_other(connect, socket_server, clock):
    posts = Posts(clock, honours_keys=False)
    client = connect(socket_server(posts).url)
    time = datetime.fromtimestamp(clock.time + 3600, UTC)
    client.status_post(TEXT, scheduled_at=time)
    posts.fails = [(False, "break")]
    assert client.status_post(TEXT, scheduled_at=time).id == 2


@pytest.mark.parametrize("made", [True, False])
def test_a_post_that_ends_in_an_error_of_the_server_exists_once(made, connect, socket_server, clock):
    posts = Posts(clock, fails=[(made, http({"error": "internal"}, "500 Internal Server Error"))])
    assert connect(socket_server(posts).url).status_post(TEXT).id == 1
    assert len(posts.made) == 1


def test_where_the_token_is_for_posting_only_the_key_has_to_do(connect, socket_server, clock):
    posts = Posts(clock, fails=[(True, "break")], look=[http({"error": "outside the scopes"}, "403 Forbidden")])
    assert connect(socket_server(posts).url).status_post(TEXT).id == 1
    assert len(posts.sent) == 2


@pytest.mark.parametrize("odd", [{"error": "?"}, ["?"], "?", [None], {}])
@pytest.mark.parametrize("hours", [None, 1])
def test_a_look_at_something_odd_raises_nothing_else(odd, hours, connect, socket_server, clock):
    posts = Posts(clock, fails=[(True, "break")], look=[http({"id": "9"}), http(odd)])
    time = hours and datetime.fromtimestamp(clock.time + hours * 3600, UTC)
    client = connect(socket_server(posts).url)
    with suppress(MastodonNetworkError):
        assert client.status_post(TEXT, scheduled_at=time).id == 1
    assert len(posts.made) == 1


@pytest.mark.parametrize("act", [http("<p>", "500 Internal Server Error"), http(b'[{"id": "1", "cont')])
def test_a_look_that_fails_is_taken_again(act, connect, socket_server, clock):
    posts = Posts(clock, honours_keys=False, fails=[(True, "break")], look=[act, act])
    assert connect(socket_server(posts).url).status_post(TEXT).id == 1
    assert len(posts.sent) == 1


def test_a_post_of_which_nothing_can_be_known_ends_in_its_error(connect, socket_server, clock):
    failure = http({"error": "internal"}, "500 Internal Server Error")
    posts = Posts(clock, fails=[(True, BUSY)], look=[failure] * 99)
    with pytest.raises(MastodonServerError, match=r"503 .*busy .*/api/v1/statuses\)"):
        connect(socket_server(posts).url).status_post(TEXT)
    assert len(posts.sent) == 1


def test_a_post_that_was_not_made_is_made(connect, socket_server, clock):
    posts = Posts(clock, fails=[(False, "break"), (False, BUSY), (False, "break")])
    assert connect(socket_server(posts).url).status_post(TEXT).id == 1
    assert len(posts.sent) == 4


def test_a_scheduled_post_exists_once(connect, socket_server, clock):
    posts = Posts(clock, honours_keys=False, fails=[(True, "break")])
    time = datetime.fromtimestamp(clock.time + 3600, UTC)
    status = connect(socket_server(posts).url).status_post(TEXT, scheduled_at=time)
    assert [made["id"] for made in posts.made] == [str(status.id)] == ["1"]


def test_a_server_that_fails_on_a_repeated_key_has_posted(connect, socket_server, clock):
    failure = http({"error": "internal"}, "500 Internal Server Error")
    posts = Posts(clock, fails=[(True, "break"), (True, failure)])
    assert connect(socket_server(posts).url).status_post(TEXT).id == 1
    assert len(posts.made) == 1


def test_an_equal_post_of_before_is_not_taken_for_it(connect, socket_server, clock):
    posts = Posts(clock)
    client = connect(socket_server(posts).url)
    client.status_post(TEXT)
    clock.time += 3600
    posts.fails = [(False, "break")]
    assert client.status_post(TEXT).id == 2


class Formatted(Posts):
    """The same, of a server that makes another text of what was written, and that may fail to tell it."""

    def __init__(self, *args, telling=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.telling = list(telling)

    def make(self, sent):
        return super().make(sent) | {"content": "<h1>Something else</h1>"}

    def answer(self, method, path, headers, body):
        if path.endswith("/source") and self.telling:
            return self.telling.pop(0)
        return super().answer(method, path, headers, body)


@pytest.mark.parametrize("telling", [[], [http({"error": "x"}, "500 Internal Server Error"), http(b"{")]])
def test_a_post_is_known_by_what_was_written(telling, connect, socket_server, clock):
    posts = Formatted(clock, honours_keys=False, fails=[(True, "break")], telling=telling)
    assert connect(socket_server(posts).url).status_post("# Hello").id == 1
    assert len(posts.made) == 1


def test_a_post_that_is_never_made_ends_in_its_error(connect, socket_server, clock):
    posts = Posts(clock, fails=[(False, BUSY)] * 9)
    with pytest.raises(MastodonServerError, match="busy"):
        connect(socket_server(posts).url).status_post(TEXT)
    assert (len(posts.sent), posts.made) == (5, [])


def test_an_answer_that_is_no_status_is_handed_over(client, server):
    server.answer([])
    assert client.status_post("x") == []


class DatedPosts(Posts):
    """The same, of a server that tells its time."""

    def answer(self, *asked):
        answer = super().answer(*asked)
        date = formatdate(self.clock.time, usegmt=True).encode()
        return answer and answer.replace(b"\r\n", b"\r\nDate: " + date + b"\r\n", 1)


@pytest.mark.parametrize(("posts_of", "number"), [(DatedPosts, 2), (Posts, 1)])
def test_an_equal_post_of_another_program_is_told_apart_where_the_server_tells_its_time(
    posts_of, number, connect, socket_server, clock
):
    posts = posts_of(clock)
    server = socket_server(posts)
    connect(server.url).status_post(TEXT)
    clock.time += 30
    posts.fails = [(False, "break")]
    client = connect(server.url)
    client.account_verify_credentials()
    assert client.status_post(TEXT).id == number


def test_a_post_that_is_refused_is_not_sent_again(connect, socket_server, clock):
    refusal = http({"error": "Validation failed", "details": {"text": []}}, "422 Unprocessable Entity")
    posts = Posts(clock, fails=[(False, refusal)])
    with pytest.raises(MastodonAPIError, match="Validation failed"):
        connect(socket_server(posts).url).status_post(TEXT)
    assert len(posts.sent) == 1


def test_each_post_has_a_key_of_its_own(client, server):
    server.answer({"id": "1"})
    client.status_post("a")
    client.status_post("a")
    client.status_post("a", idempotency_key="mine")
    keys = [sent.headers["idempotency-key"] for sent in server.requests]
    assert len(set(keys)) == 3
    assert keys[2] == "mine"


def test_without_retries_nothing_is_looked_for(connect, socket_server, clock):
    posts = Posts(clock, fails=[(True, "break")])
    with pytest.raises(MastodonNetworkError):
        connect(socket_server(posts).url, retries=False).status_post(TEXT)
    assert len(posts.made) == 1
    assert json.dumps(posts.sent)
