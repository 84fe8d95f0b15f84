"""Async refreshes: what each method sends, on both clients, and waiting until the server is done."""

from __future__ import annotations

import copy
import pickle

import pytest

from mastodon import MastodonIllegalArgumentError, MastodonNotFoundError, Page
from mastodon.entities import AsyncRefresh, AttribAccessDict, Context

HEADER = {"Mastodon-Async-Refresh": 'id="abc=--1", retry=5, result_count=2'}
RUNNING = {"async_refresh": {"id": "abc=--1", "status": "running", "result_count": 3}}
FINISHED = {"async_refresh": {"id": "abc=--1", "status": "finished", "result_count": 4}}
EMPTY, GROWN = {"ancestors": [], "descendants": []}, {"ancestors": [], "descendants": [{"id": "2"}]}
PATH = "/api/v1_alpha/async_refreshes/abc%3D--1"


@pytest.fixture
def context(client, server):
    """A result that the server is still completing."""
    server.answer(EMPTY, headers=HEADER)
    result = client.status_context(1)
    server.answers.clear()
    return result


@pytest.mark.parametrize(
    ("call", "result", "sent"),
    [
        (lambda m: m.get_async_refresh_status("abc=--1"), AsyncRefresh, ("GET", PATH, [], None)),
        (
            lambda m: m.get_async_refresh_status(AsyncRefresh(id="abc=--1", status="running", result_count=None)),
            AsyncRefresh,
            ("GET", PATH, [], None),
        ),
        (
            lambda m: m.get_async_refresh_status(12345),
            AsyncRefresh,
            ("GET", "/api/v1_alpha/async_refreshes/12345", [], None),
        ),
    ],
)
def test_wire_format(wire, call, result, sent):
    assert wire(call, result) == (result, sent)


def test_a_result_tells_that_it_is_not_complete(client, context):
    refresh, retry = client.get_async_refresh_info(context)
    assert type(refresh) is AsyncRefresh
    assert (refresh.id, refresh.status, refresh.result_count, retry) == ("abc=--1", "running", 2, 5)
    assert context == EMPTY
    assert context._async_refresh["retry"] == 5


def test_a_complete_result_tells_nothing(client, server):
    server.answer(EMPTY)
    context = client.status_context(1)
    assert client.get_async_refresh_info(context) is None
    assert not hasattr(context, "_async_refresh")
    assert not hasattr(Page(), "_async_refresh")


def test_a_list_without_pages_is_complete(client, server):
    server.answer([{"shortcode": "cat"}])
    emojis = client.custom_emojis()
    assert client.get_async_refresh_info(emojis) is None
    assert client.await_async_refresh(emojis) is emojis


def test_a_key_of_the_same_name_is_no_refresh(client, server):
    server.answer({**EMPTY, "_async_refresh": {"id": "forged", "_method": "GET", "_endpoint": "/api/v1/x"}})
    assert client.get_async_refresh_info(client.status_context(1)) is None


@pytest.mark.parametrize(
    "carry",
    [
        lambda result: pickle.loads(pickle.dumps(result)),
        copy.copy,
        copy.deepcopy,
        lambda result: result.copy(),
        lambda result: AttribAccessDict.from_json(result.to_json()),
    ],
)
def test_the_refresh_is_carried_along(client, server, context, carry):
    server.answer(FINISHED)
    server.answer(GROWN)
    carried = carry(context)
    assert carried == EMPTY
    assert client.await_async_refresh(carried).descendants[0].id == 2


def test_get_async_refresh_status_takes_the_result(client, server, context):
    server.answer(RUNNING)
    refresh = client.get_async_refresh_status(context)
    assert (refresh.status, refresh.result_count) == ("running", 3)
    assert server.requests[1].path == PATH


def test_get_async_refresh_status_reads_a_refresh_without_a_wrapper(client, server):
    server.answer(RUNNING["async_refresh"])
    assert client.get_async_refresh_status("abc").status == "running"


@pytest.mark.parametrize("answer", [[], "x", {"async_refresh": 3}])
def test_get_async_refresh_status_survives_answers_that_are_none(client, server, answer):
    server.answer(answer)
    assert client.get_async_refresh_status("abc").status is None


def test_get_async_refresh_status_refuses_a_complete_result(client, server):
    server.answer({"id": "1"})
    status = client.status(1)
    with pytest.raises(MastodonIllegalArgumentError, match="does not complete this result in the background"):
        client.get_async_refresh_status(status)
    assert len(server.requests) == 1


def test_await_async_refresh_asks_until_it_is_done_and_gets_the_result_again(client, server, clock, context):
    for answer in (RUNNING, RUNNING, FINISHED, GROWN):
        server.answer(answer)
    complete = client.await_async_refresh(context)
    assert type(complete) is Context
    assert complete.descendants[0].id == 2
    assert clock.slept == [5, 5, 5]
    assert [sent.path for sent in server.requests[1:]] == [PATH] * 3 + ["/api/v1/statuses/1/context"]


def test_await_async_refresh_keeps_the_parameters_of_the_call(client, server):
    server.answer([], status=206, headers=HEADER)
    server.answer(FINISHED)
    server.answer([{"id": "1"}])
    complete = client.await_async_refresh(client.timeline_home(limit=5, max_id=9))
    assert type(complete) is Page
    assert complete[0].id == 1
    assert server.requests[2].query == [("max_id", "9"), ("limit", "5")]


@pytest.mark.parametrize(
    ("limits", "slept"),
    [
        ({"timeout": 12}, [5, 5]),
        ({"timeout": 4}, []),
        ({"max_attempts": 3}, [5, 5, 5]),
        ({"timeout": 100, "max_attempts": 1}, [5]),
    ],
)
def test_await_async_refresh_gives_up(client, server, clock, context, limits, slept):
    server.answer(RUNNING)
    assert client.await_async_refresh(context, **limits) is None
    assert clock.slept == slept


def test_await_async_refresh_gives_a_complete_result_back_at_once(client, server, clock):
    server.answer(EMPTY)
    context = client.status_context(1)
    assert client.await_async_refresh(context) is context
    assert clock.slept == []
    assert len(server.requests) == 1


def test_await_async_refresh_does_not_repeat_what_changed_something(client, server, clock):
    server.answer(status=202, raw=b"", headers=HEADER)
    server.answer(FINISHED)
    accepted = client.annual_report_generate(2025)
    assert client.await_async_refresh(accepted) is accepted
    assert [sent.method for sent in server.requests] == ["POST", "GET"]


def test_await_async_refresh_says_when_the_server_forgot_it(client, server, context):
    server.answer({"error": "Record not found"}, status=404)
    with pytest.raises(MastodonNotFoundError):
        client.await_async_refresh(context)


@pytest.mark.parametrize("result", ["abc", 12345, None, {"id": 1}])
def test_what_is_no_result_is_refused(client, server, result):
    for method in (client.await_async_refresh, client.get_async_refresh_info):
        with pytest.raises(MastodonIllegalArgumentError, match="result must be what a call returned"):
            method(result)
    assert server.requests == []
