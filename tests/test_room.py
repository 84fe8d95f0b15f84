"""The path of a call: version, pace, sending, learning."""

from __future__ import annotations

import asyncio
import threading
from datetime import UTC, datetime
from email.utils import formatdate

import httpx2
import pytest
from loopback import Limited, http

from mastodon import (
    AsyncMastodon,
    Mastodon,
    MastodonAPIError,
    MastodonDeprecationWarning,
    MastodonIllegalArgumentError,
    MastodonNetworkError,
    MastodonNotFoundError,
    MastodonRatelimitError,
    MastodonUnauthorizedError,
    MastodonVersionError,
)
from mastodon.budget import Budget

INSTANCE = "/api/v1/instance"


def asked(server):
    return [sent.path for sent in server.requests]


# --- what is sent along ---------------------------------------------------------------------------------------------


def test_each_call_says_who_asks(client, server):
    server.answer({"id": "1"})
    client.status(1)
    headers = server.requests[0].headers
    assert headers["user-agent"].startswith("mastodon-client/")
    assert headers["accept"] == "application/json"
    assert headers["accept-encoding"] == "gzip, deflate"
    assert headers["authorization"] == "Bearer planted-token"
    assert "content-type" not in headers


def test_a_user_agent_can_be_given(make_client, server):
    server.answer({"id": "1"})
    make_client(user_agent="my-bot/1.0").status(1)
    assert server.requests[0].headers["user-agent"] == "my-bot/1.0"


def test_without_a_token_none_is_sent(make_client, server):
    server.answer({"id": "1"})
    make_client(access_token=None).status(1)
    assert "authorization" not in server.requests[0].headers


@pytest.mark.parametrize("name", ["user_agent", "access_token"])
@pytest.mark.parametrize("value", ["ü", "a\r\nHost: evil.example"])
def test_what_cannot_be_a_header_is_refused_when_it_was_set_later(name, value, make_client, socket_server):
    sockets = socket_server(lambda connection, server: server.read_request(connection))
    client = make_client(api_base_url=sockets.url, transport=None)
    setattr(client, name, value)
    with pytest.raises(MastodonIllegalArgumentError, match=r"cannot be sent as HTTP; are the user agent and all other"):
        client.status(1)
    assert sockets.seen == []


@pytest.mark.parametrize(("method", "place"), [("GET", "query"), ("POST", "form")])
def test_the_language_goes_with_each_call(method, place, make_client, server):
    server.answer({"id": "1"})
    make_client(lang="de").request(method, "/x", a=1)
    assert getattr(server.requests[0], place) == [("a", "1"), ("lang", "de")]


def test_a_language_of_the_call_wins(make_client, server):
    server.answer({"id": "1"})
    make_client(lang="de").request("GET", "/x", lang="fr")
    assert server.requests[0].query == [("lang", "fr")]


# --- versions -------------------------------------------------------------------------------------------------------


def test_the_version_is_asked_once_and_not_before_the_first_call(make_client, server):
    server.answer({"version": "4.5.0"})
    server.answer({"id": "1"})
    client = make_client(mastodon_version=None)
    assert asked(server) == []
    client.status(1)
    client.status(2)
    assert asked(server) == [INSTANCE, "/api/v1/statuses/1", "/api/v1/statuses/2"]


def test_calls_at_the_same_time_ask_for_the_version_once(kind, make_client, socket_server, together):
    begun = threading.Semaphore(0)

    def slow(connection, server):
        while request := server.read_request(connection):
            if INSTANCE.encode() in request:
                for _ in range(8):
                    begun.acquire(timeout=5)
            connection.sendall(http({"id": "1", "version": "4.5.0"}))

    server = socket_server(slow)
    client = make_client(api_base_url=server.url, transport=None, mastodon_version=None)
    bare = getattr(client, "wrapped", client)

    def call():
        begun.release()
        return bare.status(1)

    assert [result.id for result in together([call] * 8, client)] == [1] * 8
    assert sum(INSTANCE.encode() in request for request in server.seen) == 1


def test_a_given_version_is_not_asked(make_client, server):
    server.answer({"id": "1"})
    make_client(mastodon_version="4.5.0").status(1)
    assert asked(server) == ["/api/v1/statuses/1"]


def test_an_old_server_is_not_asked_for_what_it_does_not_have(make_client, server):
    server.answer({"version": "2.9.0"})
    with pytest.raises(MastodonVersionError, match=r"bookmarks\(\) needs Mastodon 3\.1\.0, this server has 2\.9\.0; "):
        make_client(mastodon_version=None).bookmarks()
    assert asked(server) == [INSTANCE]


def test_changed_counts_changes(make_client, server):
    server.answer({"id": "1"})
    client = make_client(mastodon_version="2.5.0", version_check_mode="changed")
    with pytest.raises(MastodonVersionError, match=r"needs Mastodon .+, this server has 2\.5\.0"):
        client.status_post("Hello")
    client.version_check_mode = "created"
    assert client.status_post("Hello") == {"id": 1}


def test_none_asks_nothing_and_refuses_nothing(make_client, server):
    server.answer([])
    make_client(mastodon_version=None, version_check_mode="none").bookmarks()
    assert asked(server) == ["/api/v1/bookmarks"]


@pytest.mark.parametrize("version", ["2.7.2 (compatible; Pleroma 2.4.5)", "0.17.3+git-8ac1f0b", "takahe/0.11.0"])
def test_other_software_decides_itself(version, make_client, server):
    server.answer({"version": version})
    server.answer([])
    assert make_client(mastodon_version=None).bookmarks() == []


@pytest.mark.parametrize(
    ("body", "status"),
    [({}, 200), ({"version": None}, 200), ({"version": "?"}, 200), ([], 200), (5, 200), (None, 404), (None, 500)],
)
def test_a_server_that_does_not_tell_its_version_decides_itself(body, status, make_client, server):
    server.answer(body, status=status)
    server.answer([])
    client = make_client(mastodon_version=None)
    assert client.bookmarks() == []
    assert client.mastodon_major == 1


def test_a_server_that_cannot_be_reached_is_an_error_and_asked_again(make_client, server):
    def fail(request):
        raise OSError("no network")

    server.answers.append(fail)
    client = make_client(mastodon_version=None)
    with pytest.raises(MastodonNetworkError, match="no network"):
        client.bookmarks()
    server.answers.clear()
    server.answer({"version": "4.5.0"})
    server.answer([])
    assert client.bookmarks() == []
    assert client.mastodon_minor == 5


def test_wrong_arguments_are_reported_before_the_version_is_asked(make_client, server):
    with pytest.raises(MastodonIllegalArgumentError):
        make_client(mastodon_version=None).status(None)
    assert server.requests == []


def test_old_routes_are_for_old_mastodon_only(make_client, server):
    server.answer({"id": "1", "url": "x"})
    for version in ("3.0.0", "3.1.3", "0.17.3+git"):
        make_client(mastodon_version=version).media_post(b"x", "image/png")
    make_client(mastodon_version=None, version_check_mode="none").media_post(b"x", "image/png")
    assert [path for path in asked(server) if path != INSTANCE] == ["/api/v1/media", *["/api/v2/media"] * 3]


# --- deprecation ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("call", "path"),
    [
        (lambda client: client.status(1), "/api/v1/statuses/1"),
        (lambda client: client.request("GET", "/api/v1/x"), "/api/v1/x"),
        (lambda client: client.fetch_next({"_pagination_endpoint": "/api/v1/y", "max_id": 1}), "/api/v1/y"),
    ],
)
def test_a_deprecated_route_warns_the_caller(call, path, client, server):
    server.answer({"id": "1"}, headers={"deprecation": "@1700000000"})
    with pytest.warns(MastodonDeprecationWarning, match=f"^{path} may be removed in a future version$"):
        call(client)


def deprecated(request):
    return httpx2.Response(200, headers={"deprecation": "true"}, json={"id": "1"})


@pytest.mark.parametrize("route", ["status", "request"])
def test_the_warning_points_at_the_calling_line(route, kind):
    options = {"mastodon_version": "4.5.0", "transport": httpx2.MockTransport(deprecated)}
    arguments = [1] if route == "status" else ["GET", "/x"]

    async def call():
        return await getattr(AsyncMastodon(**options), route)(*arguments)

    with pytest.warns(MastodonDeprecationWarning) as caught:
        asyncio.run(call()) if kind == "async" else getattr(Mastodon(**options), route)(*arguments)
    assert caught[0].filename == __file__


def test_asking_for_the_version_warns_nobody(make_client, server):
    server.answer({"version": "4.5.0"}, headers={"deprecation": "@1668384000"})
    server.answer({"id": "1"})
    assert make_client(mastodon_version=None).status(1) == {"id": 1}


# --- the rate limit -------------------------------------------------------------------------------------------------


def told(clock, remaining, seconds, *, off=0.0, form="iso", limit=300):
    """Write what a server tells whose clock is off by so many seconds."""
    end = clock.time + seconds + off
    return {
        "x-ratelimit-limit": str(limit),
        "x-ratelimit-remaining": str(remaining),
        "x-ratelimit-reset": datetime.fromtimestamp(end, UTC).isoformat() if form == "iso" else str(int(end)),
        "date": formatdate(clock.time + off, usegmt=True),
    }


@pytest.mark.parametrize("form", ["iso", "epoch"])
@pytest.mark.parametrize("off", [0, 300, -300])
def test_wait_waits_until_the_window_ends_by_the_servers_clock(form, off, make_client, server, clock):
    server.answer({"error": "Too many"}, status=429, headers=told(clock, 0, 60, off=off, form=form))
    server.answer({"id": "1"})
    assert make_client().status(1) == {"id": 1}
    assert clock.slept == [60.0]


def test_wait_heeds_retry_after(make_client, server, clock):
    server.answer({"error": "Too many"}, status=429, headers={"retry-after": "17", **told(clock, 0, 60)})
    server.answer({"id": "1"})
    make_client().status(1)
    assert clock.slept == [17.0]


def test_wait_without_any_hint_waits_longer_each_time(make_client, server, clock):
    for _ in range(4):
        server.answer({"error": "Too many"}, status=429)
    server.answer({"id": "1"})
    make_client().status(1)
    assert clock.slept == [2.0, 4.0, 8.0, 16.0]


def test_wait_does_not_send_what_the_server_said_it_would_refuse(make_client, server, clock):
    server.answer({"id": "1"}, headers=told(clock, 0, 60))
    client = make_client()
    client.status(1)
    client.status(1)
    assert clock.slept == [60.0]


def test_wait_heeds_limits_that_are_first_told_within_a_second(make_client, server, clock):
    """The answer before had the same date and no limits, as answers from elsewhere than ``/api`` have."""
    date = {"date": formatdate(clock.time, usegmt=True)}
    server.answer({"version": "2.0"}, headers=date)
    server.answer({"id": "1"}, headers=told(clock, 0, 60))
    client = make_client()
    client.request("GET", "/nodeinfo/2.0")
    client.status(1)
    client.status(1)
    assert clock.slept == [60.0]


def test_wait_sends_the_same_again(make_client, server):
    server.answer({"error": "Too many"}, status=429)
    server.answer({"id": "1"})
    make_client().status_post("Hello", idempotency_key="k")
    first, second = server.requests
    assert (first.body, first.headers) == (second.body, second.headers)


@pytest.mark.parametrize(("headers", "seconds"), [({"retry-after": "17"}, 17.0), ({}, None)])
def test_throw_throws(headers, seconds, make_client, server, clock):
    server.answer({"error": "Too many requests"}, status=429, headers=headers)
    with pytest.raises(MastodonRatelimitError) as caught:
        make_client(ratelimit_method="throw").status(1)
    assert (caught.value.retry_after, caught.value.error) == (seconds, "Too many requests")
    assert caught.value.status_code == 429
    assert clock.slept == []


def test_throw_knows_when_the_window_ends(make_client, server, clock):
    server.answer({"error": "Too many"}, status=429, headers=told(clock, 0, 60, off=300))
    with pytest.raises(MastodonRatelimitError) as caught:
        make_client(ratelimit_method="throw").status(1)
    assert caught.value.retry_after == 60.0


def test_pace_spreads_calls_over_the_window(make_client, server, clock):
    client = make_client(ratelimit_method="pace", ratelimit_pacefactor=1.0)
    left = iter((10, 9, 8))
    end = clock.time + 100
    server.answers.append(lambda _: httpx2.Response(200, json={}, headers=told(clock, next(left), end - clock.time)))
    for _ in range(3):
        client.status(1)
    assert clock.slept == pytest.approx([10.0, 10.0])


def test_pace_never_meets_a_refusal(make_client, socket_server, clock):
    limited = Limited(clock.now, limit=10, window=20)
    client = make_client(api_base_url=socket_server(limited).url, transport=None, ratelimit_method="pace")
    results = [client.status(1).id for _ in range(35)]
    assert results == list(range(1, 36))
    assert limited.refused == 0
    assert max(clock.slept) <= 20


def test_pace_waits_at_the_end_of_the_budget(make_client, server, clock):
    server.answer({"id": "1"}, headers=told(clock, 0, 60))
    client = make_client(ratelimit_method="pace")
    client.status(1)
    client.status(1)
    assert clock.slept == [60.0]


def test_pace_assumes_300_calls_in_5_minutes(make_client, server, clock):
    server.answer({"id": "1"})
    clock.time = 1_700_000_100.0
    client = make_client(ratelimit_method="pace", ratelimit_pacefactor=1.0)
    for _ in range(300):
        client.status(1)
    assert clock.time == pytest.approx(1_700_000_400.0, abs=2)


def test_a_call_whose_window_ends_while_a_store_makes_it_wait_counts_in_the_next(make_client, server, clock, tmp_path):
    budget, counted = Budget(tmp_path / "limits.db"), []
    take = budget.take

    def take_slowly(*args, **how):
        turn = take(*args, **how)
        counted.append([(window.end, window.late) for window in turn.counted])
        clock.time += 1
        return turn

    clock.time = 1_700_000_000.0
    server.answer({"id": "1"}, headers={"Date": formatdate(clock.time, usegmt=True)})
    client = make_client(budget=budget)
    client.status(1)
    budget.take = take_slowly
    clock.time = 1_700_000_099.5
    client.status(1)
    assert counted == [[(1_700_000_100.0, ())] * 2, [(1_700_000_400.0, ())] * 2]


@pytest.mark.parametrize("method", ["wait", "throw"])
def test_a_server_without_limits_is_not_waited_for(method, make_client, server, clock):
    server.answer({"id": "1"})
    client = make_client(ratelimit_method=method)
    for _ in range(3):
        client.status(1)
    assert clock.slept == []


def test_the_state_can_be_read(make_client, server, clock):
    client = make_client()
    assert (client.ratelimit_limit, client.ratelimit_remaining) == (300, 300)
    assert (client.ratelimit_reset, client.ratelimit_lastcall) == (None, None)
    server.answer({"id": "1"}, headers=told(clock, 41, 60, off=300, limit=50))
    client.status(1)
    assert (client.ratelimit_limit, client.ratelimit_remaining) == (50, 41)
    assert client.ratelimit_reset == clock.time + 60
    assert client.ratelimit_lastcall == clock.time
    assert client.ratelimit_method == "wait"


def test_the_state_can_be_set(make_client, server, clock):
    server.answer({"id": "1"})
    client = make_client()
    client.ratelimit_method = "pace"
    client.ratelimit_limit = 10
    client.ratelimit_remaining = 0
    client.ratelimit_reset = clock.time + 30
    client.ratelimit_lastcall = clock.time
    client.status(1)
    assert clock.slept == [30.0]
    with pytest.raises(MastodonIllegalArgumentError, match="ratelimit_method must be"):
        client.ratelimit_method = "hope"


def test_refusals_of_other_kinds_are_not_waited_for(client, server, clock):
    server.answer({"error": "The access token is invalid"}, status=401, headers={"retry-after": "60"})
    with pytest.raises(MastodonUnauthorizedError, match="The access token is invalid"):
        client.status(1)
    assert clock.slept == []
    assert len(server.requests) == 1


def test_a_limit_while_asking_for_the_version_is_waited_for(make_client, server, clock):
    server.answer({"error": "Too many"}, status=429, headers={"retry-after": "5"})
    server.answer({"version": "4.5.0"})
    server.answer([])
    assert make_client(mastodon_version=None).bookmarks() == []
    assert clock.slept == [5.0]


WORKERS, CALLS = 8, 50


@pytest.mark.parametrize("method", ["wait", "pace"])
def test_many_workers_share_a_client_and_a_limit(method, kind, make_client, socket_server, clock, together):
    limited = Limited(clock.now, limit=100, window=2)
    client = make_client(api_base_url=socket_server(limited).url, transport=None, ratelimit_method=method)
    bare = getattr(client, "wrapped", client)

    def work():
        return [bare.status(number).id for number in range(CALLS)]

    async def work_async():
        return [(await bare.status(number)).id for number in range(CALLS)]

    results = together([work if kind == "sync" else work_async] * WORKERS, client)
    assert [result for result in results if isinstance(result, Exception)] == []
    assert sorted(number for result in results for number in result) == list(range(1, WORKERS * CALLS + 1))
    assert limited.served == WORKERS * CALLS
    # A worker meets the limit at most once in each of the windows that the calls need.
    assert limited.refused <= WORKERS * (WORKERS * CALLS // limited.limit)


class HeldUp(Limited):
    """Gets one call, that for status 7, only when it is let through: the network was slow."""

    def __init__(self, now, **limits):
        super().__init__(now, **limits)
        self.sent, self.let_through = threading.Event(), threading.Event()

    def __call__(self, connection, server):
        while request := server.read_request(connection):
            if b"/statuses/7 " in request.partition(b"\r\n")[0]:
                self.sent.set()
                self.let_through.wait()
            connection.sendall(self.answer())


def test_a_call_that_is_held_up_until_the_window_after_finds_room_there(
    kind, make_client, socket_server, clock, together
):
    limited = HeldUp(clock.now, limit=10, window=300)
    client = make_client(api_base_url=socket_server(limited).url, transport=None)
    bare = getattr(client, "wrapped", client)
    client.status(1)
    clock.time += 100

    def others():
        limited.sent.wait()
        clock.time += 200
        for _ in range(9):
            bare.status(2)
        assert clock.slept == []
        limited.let_through.set()

    async def others_async():
        await asyncio.to_thread(limited.sent.wait)
        clock.time += 200
        for _ in range(9):
            await bare.status(2)
        assert clock.slept == []
        limited.let_through.set()

    results = together([lambda: bare.status(7), others if kind == "sync" else others_async], client)
    assert [result for result in results if isinstance(result, BaseException)] == []
    client.status(1)
    assert clock.slept == [300]
    assert (limited.served, limited.refused) == (12, 0)


def test_what_is_answered_or_broken_takes_no_room_in_the_window_after(make_client, server, clock):
    client = make_client(retries=False)
    server.answer({"id": "1"}, headers=told(clock, 9, 300, limit=10))
    client.status(1)
    clock.time += 100
    server.answers[:] = [lambda request: (_ for _ in ()).throw(httpx2.ReadError("reset", request=request))]
    for _ in range(4):
        with pytest.raises(MastodonNetworkError):
            client.status(1)
    server.answers[:] = []
    server.answer({"id": "1"})
    clock.time += 200
    for _ in range(10):
        client.status(1)
    assert clock.slept == []


@pytest.mark.parametrize("off", [0, 50])
def test_what_no_budget_counts_waits_for_the_end_of_the_window_too(make_client, server, clock, off):
    server.answer({"error": "Too many"}, status=429, headers=told(clock, 0, 60, off=off))
    server.answer({"id": "1"})
    make_client(budget=Budget(buckets=[])).status(1)
    assert clock.slept == [60.0]


class Ended(BaseException):
    """What ends a call from outside."""


@pytest.mark.parametrize("method", ["wait", "pace"])
def test_a_call_that_is_ended_takes_no_room_in_the_window_after(method, make_client, server, clock):
    clock.time = 1_700_000_000.0
    server.answer({"id": "1"}, headers=told(clock, 9, 100, limit=10))

    def end(_):
        raise Ended

    budget = Budget()
    client, ended = make_client(budget=budget), make_client(budget=budget, ratelimit_method=method, on_wait=end)
    client.status(1)
    server.answers[:] = [end]
    for _ in range(4):
        with pytest.raises(Ended):
            ended.status(1)
    server.answers[:] = []
    server.answer({"id": "1"})
    clock.time += 100
    for _ in range(10):
        client.status(1)
    assert clock.slept == []


@pytest.mark.parametrize("store", ["memory", "file", "redis"])
def test_a_budget_without_the_buckets_of_a_call_does_not_hold_it(store, make_client, server, clock, tmp_path, request):
    places = {"memory": None, "file": tmp_path / "limits.db"}
    place = places[store] if store in places else request.getfixturevalue("clean_redis")
    server.answer({"id": "1"})
    assert make_client(budget=Budget(place, buckets=[])).status(1).id == 1
    assert clock.slept == []


def test_many_workers_throw_what_they_meet(kind, make_client, socket_server, clock, together):
    limited = Limited(clock.now, limit=10, window=2)
    client = make_client(api_base_url=socket_server(limited).url, transport=None, ratelimit_method="throw")
    bare = getattr(client, "wrapped", client)
    results = together([lambda: bare.status(1)] * 16, client)
    assert sum(isinstance(result, MastodonRatelimitError) for result in results) == 6
    assert sum(isinstance(result, dict) for result in results) == 10


# --- errors ---------------------------------------------------------------------------------------------------------


def test_errors_know_the_request_without_secrets(client, server):
    server.answer({"error": "No"}, status=422)
    with pytest.raises(MastodonAPIError) as caught:
        client.request("GET", "/api/v1/x", q="a", token="planted")
    assert str(caught.value.request) == "GET https://mastodon.example/api/v1/x?q=a&token=***"
    assert "planted" not in str(caught.value)


def test_errors_name_the_server_if_it_was_asked(make_client, server):
    server.answer({"version": "2.7.2 (compatible; Pleroma 2.5.0)"})
    server.answer({"error": "Not implemented"}, 404)
    with pytest.raises(MastodonNotFoundError, match=r"^Pleroma 2\.5\.0 does not offer this \(GET ") as caught:
        make_client(mastodon_version=None).trending_links()
    assert (caught.value.server, caught.value.route_missing) == ("Pleroma 2.5.0", True)
    with pytest.raises(MastodonNotFoundError, match=r"^this server does not offer this") as caught:
        make_client(mastodon_version=None, version_check_mode="none").trending_links()
    assert caught.value.server is None
