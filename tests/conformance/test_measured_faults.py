"""
Faults that were measured on Mastodon.py 2.3.3, and that this library does not have: on both clients, over HTTP.

Each server here does what real ones do on a bad day. ``docs/right-by-default.md`` names the tests of all other
promises, such as tokens that follow redirects, ``repr()``, ``.netrc``, hosts of streams, caps.
"""

from __future__ import annotations

import stat
import sys
import threading
from email.utils import formatdate
from urllib.parse import parse_qsl

import pytest
from limited import Counts
from loopback import answering, http

from mastodon import MastodonAPIError

MIDNIGHT = 1_700_006_400.0
"""When windows of all limits begin."""

LIMITS = {
    "api_user": (1500, 300),
    "api_token": (300, 300),
    "api_ip": (300, 300),
    "paging": (300, 900),
    "media": (30, 1800),
    "delete": (30, 1800),
    "apps": (5, 600),
    "sign_up": (5, 1800),
    "statuses": (300, 10800),
    "follows": (400, 86400),
    "reports": (400, 86400),
}
"""How many calls Mastodon allows in how many seconds."""

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def connect(make_client):
    """Make a client of a server on a socket, with a told clock."""

    def make(server, **options):
        return make_client(api_base_url=server.url, transport=None, **options)

    return make


def told(data):
    """Give method, address, headers and body of a request."""
    head, _, body = data.partition(b"\r\n\r\n")
    first, *lines = head.decode().split("\r\n")
    method, target, _ = first.split(" ")
    return method, target, dict(line.lower().split(": ", 1) for line in lines), body


# --- one bucket for all limits; eight threads, eight refusals -------------------------------------------------------


class Strict(Counts):
    """
    A server that keeps all of Mastodon's limits.

    Args:
        clock: The clock of the test.
        off: How far the server's own clock is off.
        silent: Whether it tells nothing of its limits.
    """

    def __init__(self, clock, *, off=0.0, silent=False):
        self.clock, self.off, self.silent, self.lock = clock, off, silent, threading.Lock()
        self.late = None
        clock.time = MIDNIGHT
        super().__init__(LIMITS)

    def now(self):
        return self.clock.now() + self.off

    def __call__(self, connection, server):
        while data := server.read_request(connection):
            method, target, headers, _ = told(data)
            with self.lock:
                status, shown = self.judge(f"{method} {target}", headers["authorization"].removeprefix("bearer "))
                late, self.late = self.late, None
            if late is not None:
                late.wait(5)
            if self.silent:
                shown = {"Date": shown["Date"]}
            body = [] if "/timelines/" in target else {"id": "1", "url": "https://files.example/1"}
            connection.sendall(http(body, "200 OK" if status == 200 else "429 Too Many Requests", **shown))


@pytest.mark.parametrize(
    ("bucket", "off", "call"),
    [
        ("paging", 0, lambda mastodon: mastodon.timeline_home(max_id=5)),
        ("media", 7217, lambda mastodon: mastodon.media_post(PNG, "image/png")),
        ("delete", -7000, lambda mastodon: mastodon.status_delete(1)),
        ("statuses", 0, lambda mastodon: mastodon.status_post("Hello")),
        ("follows", 7217, lambda mastodon: mastodon.account_follow(1)),
    ],
)
def test_each_limit_has_a_count_of_its_own(bucket, off, call, connect, socket_server, clock):
    """At the end of one of them, what counts elsewhere goes on; and the wait ends with that window, no other."""
    strict = Strict(clock, off=off)
    limit, seconds = LIMITS[bucket]
    mastodon = connect(socket_server(strict))
    for _ in range(limit):
        call(mastodon)
    clock.time += 300  # The general limit is free again.
    clock.slept.clear()
    window = strict.now() // seconds
    mastodon.account(1)
    assert clock.slept == []
    call(mastodon)
    assert strict.now() // seconds == window + 1
    assert strict.refused == {}


def test_limits_that_no_header_tells_are_kept_by_pace(connect, socket_server, clock):
    strict = Strict(clock, silent=True)
    mastodon = connect(socket_server(strict), ratelimit_method="pace")
    for _ in range(31):
        mastodon.media_post(PNG, "image/png")
    assert strict.refused == {}


def test_a_refusal_without_retry_after_is_waited_out(connect, socket_server, clock):
    strict = Strict(clock, silent=True)
    mastodon = connect(socket_server(strict))
    for _ in range(31):
        mastodon.media_post(PNG, "image/png")
    assert clock.time >= MIDNIGHT + 1800
    assert max(clock.slept) <= 300


def test_eight_at_the_end_of_a_limit_are_not_refused(connect, socket_server, clock, together):
    """The one that may go is answered only when another has been told to wait, so that nobody learns from it."""
    told_to_wait, strict = threading.Event(), Strict(clock)
    mastodon = connect(socket_server(strict), on_wait=lambda _: told_to_wait.set())
    for _ in range(299):
        mastodon.account(1)
    strict.late = told_to_wait
    bare = getattr(mastodon, "wrapped", mastodon)
    results = together([lambda: bare.account(1)] * 8, mastodon)
    assert [result["id"] for result in results] == [1] * 8
    assert strict.refused == {}


# --- no retry of a 503 ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("after", ["seconds", "date", None])
@pytest.mark.parametrize(
    "call",
    [lambda mastodon: mastodon.status(1), lambda mastodon: mastodon.status_post("Hello")],
    ids=["status", "status_post"],
)
def test_a_busy_server_is_asked_again(call, after, connect, socket_server, clock):
    forms = {"seconds": "17", "date": formatdate(clock.time + 17, usegmt=True)}
    asked = {"Date": formatdate(clock.time, usegmt=True)} | ({"Retry_After": forms[after]} if after else {})
    busy = http({"error": "busy"}, "503 Service Unavailable", **asked)

    def handle(connection, server):
        while data := server.read_request(connection):
            method, target, _, _ = told(data)
            if "/accounts/" in target:  # Whether the post is there.
                connection.sendall(http({"id": "9"} if target.endswith("credentials") else []))
            else:
                again = [told(one)[:2] for one in server.seen].count((method, target)) > 1
                connection.sendall(http({"id": "1"}) if again else busy)

    assert call(connect(socket_server(handle))).id == 1
    assert clock.slept == [17.0 if after else 0.5]


# --- a retried upload that sends what is left of the file -----------------------------------------------------------


@pytest.mark.parametrize("form", ["path", "file", "bytes"])
def test_an_upload_is_sent_whole_each_time(form, connect, socket_server, tmp_path):
    path = tmp_path / "picture.png"
    path.write_bytes(PNG + bytes(range(250)) * 400)
    full = http({"error": "Too many requests"}, "429 Too Many Requests", Retry_After="1")
    server = socket_server(answering(full, full, http({"id": "1", "url": "https://files.example/1"})))
    with path.open("rb") as file:
        given = {"path": path, "file": file, "bytes": path.read_bytes()}[form]
        connect(server).media_post(given, "image/png")
    bodies = [told(data)[3] for data in server.seen]
    assert [path.read_bytes() in body for body in bodies] == [True] * 3
    assert len({len(body) for body in bodies}) == 1


# --- duplicated posts -----------------------------------------------------------------------------------------------


class Forgetful:
    """
    A server that posts what it is sent, and breaks the connection before it says so.

    Args:
        safety: What it has against duplicates: it heeds idempotency keys, or shows at once what was posted.
    """

    def __init__(self, safety):
        self.safety, self.posts, self.keys = safety, [], {}

    def __call__(self, connection, server):
        while data := server.read_request(connection):
            method, target, headers, body = told(data)
            path = target.partition("?")[0]
            if method == "POST":
                known = self.safety == "key" and headers["idempotency-key"] in self.keys
                if not known:
                    self.keys[headers["idempotency-key"]] = self.post(body.decode())
                    return
                connection.sendall(http(self.keys[headers["idempotency-key"]]))
            elif path.endswith("/statuses"):
                connection.sendall(http(self.posts[::-1] if self.safety == "looking" else []))
            elif path.endswith("/source"):
                connection.sendall(http({"error": "Record not found"}, "404 Not Found"))
            else:
                connection.sendall(http({"id": "9", "account": {"id": "8", "acct": "you"}}))

    def post(self, form):
        fields = dict(parse_qsl(form))
        self.posts.append(
            {
                "id": str(len(self.posts) + 1),
                "content": f"<p>{fields['status']}</p>",
                "created_at": "2023-11-14T22:13:20.000Z",
                "in_reply_to_id": fields.get("in_reply_to_id"),
                "spoiler_text": "",
                "media_attachments": [],
            }
        )
        return self.posts[-1]


@pytest.mark.parametrize("safety", ["key", "looking"])
@pytest.mark.parametrize(
    ("call", "parts"),
    [
        (lambda mastodon: mastodon.status_post("Hello"), 1),
        (lambda mastodon: mastodon.toot("Hello"), 1),
        (lambda mastodon: mastodon.status_reply(5, "Hello"), 1),
        (lambda mastodon: mastodon.thread_post("A long story. " * 60), 2),
    ],
    ids=["status_post", "toot", "status_reply", "thread_post"],
)
def test_a_post_whose_answer_was_lost_exists_once(call, parts, safety, connect, socket_server):
    forgetful = Forgetful(safety)
    call(connect(socket_server(forgetful)))
    assert len({post["content"] for post in forgetful.posts}) == len(forgetful.posts) == parts


# --- token files that everybody can read ----------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
def test_files_with_secrets_are_for_their_owner_only(connect, create_app, socket_server, tmp_path):
    app = {"client_id": "app", "client_secret": "planted-secret", "scope": "read write follow push"}
    server = socket_server(answering(http({"access_token": "planted-token", **app})))
    create_app("Bot", api_base_url=server.url, to_file=tmp_path / "app", transport=None)
    connect(server, client_id=tmp_path / "app").log_in(code="abc", to_file=tmp_path / "user")
    assert "planted-secret" in (tmp_path / "app").read_text()
    assert "planted-token" in (tmp_path / "user").read_text()
    assert [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("app", "user")] == [0o600] * 2


# --- the app's secret, sent to whatever host a server names ---------------------------------------------------------


@pytest.mark.parametrize(
    "call",
    [
        lambda mastodon: mastodon.log_in(code="planted-code"),
        lambda mastodon: mastodon.log_in(refresh_token="planted-token"),
        lambda mastodon: mastodon.app_log_in(),
        lambda mastodon: mastodon.revoke_access_token(),
    ],
    ids=["log_in", "refresh", "app_log_in", "revoke_access_token"],
)
def test_no_secret_goes_to_a_host_that_a_server_names(call, connect, socket_server):
    other = socket_server(answering(http({"access_token": "planted-token"})))
    foreign = other.url.replace("127.0.0.1", "localhost")
    announced = {"token_endpoint": f"{foreign}/token", "revocation_endpoint": f"{foreign}/revoke"}
    server = socket_server(answering(http(announced)))
    mastodon = connect(server, client_id="app", client_secret="planted-secret")
    with pytest.raises(MastodonAPIError, match="no secret goes to localhost") as caught:
        call(mastodon)
    assert server.url in str(caught.value)
    assert foreign in str(caught.value)
    assert other.seen == []
    assert [b"planted-secret" in data for data in server.seen] == [False]
