"""Streams of a real server."""

from __future__ import annotations

import asyncio
import queue
from contextlib import ExitStack

import pytest
from conftest import Blocking, _iterate

from mastodon import CallbackStreamListener, MastodonUnauthorizedError

PATIENCE = 10.0
"""For how many seconds a test waits for what should come at once."""


@pytest.fixture
def stream(kind, loop):
    """Open streams of either client; when they are given, the server has accepted them."""
    with ExitStack() as opened:

        def connected(client, *names):
            if kind == "sync":
                return opened.enter_context(client.stream(*names, timeout=PATIENCE))
            events = opened.enter_context(Blocking(client.wrapped.stream(*names, timeout=PATIENCE), loop))
            return _iterate(events.wrapped, loop)

        yield connected


@pytest.fixture
def heard(kind, loop):
    """Take the next thing that a listener put into a queue, while the event loop goes on."""

    def take(things):
        if kind == "sync":
            return things.get(timeout=PATIENCE)
        return loop.run_until_complete(asyncio.to_thread(things.get, timeout=PATIENCE))

    return take


def test_stream_tells_of_statuses_that_come_and_go(alice, bob, stream):
    events = stream(alice, "public:local")
    posted = bob.status_post("Hello 🐘")
    event = next(events)
    assert (event.kind, event.status.id, event.status.content) == ("update", posted.id, "<p>Hello 🐘</p>")
    bob.status_delete(posted)
    event = next(events)
    assert (event.kind, event.id) == ("delete", posted.id)


def test_stream_of_the_user_tells_of_notifications(alice, bob, stream):
    posted = alice.status_post("like me")
    events = stream(alice, "user")
    bob.status_favourite(posted)
    notification = next(events).notification
    assert (notification.type, notification.account.acct, notification.status.id) == ("favourite", "bob", posted.id)


def test_stream_of_a_hashtag_tells_of_nothing_else(alice, bob, stream):
    events = stream(alice, "hashtag:elephants")
    bob.status_post("#mice")
    posted = bob.status_post("#elephants")
    assert next(events).status.id == posted.id


def test_stream_of_a_list_tells_of_its_accounts(alice, bob, carol, stream):
    made = alice.list_create("friends")
    alice.account_follow(bob.me())
    alice.list_accounts_add(made, [bob.me()])
    events = stream(alice, f"list:{made.id}")
    carol.status_post("to others")
    posted = bob.status_post("to friends")
    assert next(events).status.id == posted.id


def test_stream_of_conversations_tells_of_direct_statuses(alice, bob, stream):
    events = stream(alice, "direct")
    posted = bob.status_post("@alice psst", visibility="direct")
    assert next(events).conversation.last_status.id == posted.id


def test_streams_are_merged(alice, bob, stream):
    events = stream(alice, "user:notification", "hashtag:elephants")
    bob.status_post("@alice look: #elephants")
    found = {(event.kind, event.stream) for event in (next(events), next(events))}
    assert found == {("notification", "user:notification"), ("update", "hashtag:elephants")}


def test_stream_of_the_user_needs_a_token(log_in, stream):
    with pytest.raises(MastodonUnauthorizedError):
        stream(log_in(), "user")


def test_listener_is_told_until_its_handle_is_closed(alice, bob, heard):
    told = queue.Queue()
    handle = alice.stream_local(CallbackStreamListener(update_handler=told.put), run_async=True)
    assert handle.is_receiving()
    posted = bob.status_post("Hello")
    assert heard(told).id == posted.id
    close = handle.close()
    if close is not None:
        alice.loop.run_until_complete(close)
    assert not handle.is_alive()


def test_streaming_is_healthy(alice):
    assert alice.stream_healthy() is True
