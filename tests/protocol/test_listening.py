"""Listeners: which method an event goes to."""

from __future__ import annotations

import asyncio

import pytest

from mastodon.errors import MastodonIllegalArgumentError, MastodonMalformedEventError
from mastodon.protocol.listening import CallbackStreamListener, StreamListener

DATA = b'{"id":"7","account":{"acct":"alice"}}'


class Recorder(StreamListener):
    """Writes down what it is told."""

    def __init__(self):
        self.told = []

    def __getattribute__(self, name):
        if name.startswith("on_") or name == "handle_heartbeat":
            return lambda *args, **named: self.told.append((name, *args, *named.items()))
        return super().__getattribute__(name)


def stream(name, data=DATA):
    return [b"event: " + name.encode() + (b"" if data is None else b"\ndata: " + data) + b"\n\n"]


@pytest.mark.parametrize(
    ("name", "method"),
    [
        ("update", "on_update"),
        ("status.update", "on_status_update"),
        ("notification", "on_notification"),
        ("conversation", "on_conversation"),
        ("announcement", "on_announcement"),
        ("announcement.reaction", "on_announcement_reaction"),
        ("encrypted_message", "on_encrypted_message"),
    ],
)
def test_listener_gets_entities(name, method):
    listener = Recorder()
    listener.handle_stream(stream(name))
    [(any_event, kind, _), (called, entity)] = listener.told
    assert (any_event, kind) == ("on_any_event", name)
    assert called == method
    assert entity.account.acct == "alice"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("delete", ("on_delete", 12)),
        ("announcement.delete", ("on_announcement_delete", 12)),
        ("filters_changed", ("on_filters_changed",)),
        ("notifications_merged", ("on_notifications_merged",)),
    ],
)
def test_listener_gets_ids_and_bare_events(name, told):
    listener = Recorder()
    listener.handle_stream(stream(name, b"12"))
    assert listener.told[1] == told


def test_listener_gets_heartbeats():
    listener = Recorder()
    listener.handle_stream([b":)\n", b":thump\n"])
    assert listener.told == [("handle_heartbeat",)] * 2


def test_listener_without_methods_takes_everything():
    names = ["update", "delete", "filters_changed", "new", "abort", "any_event", "unknown_event"]
    StreamListener().handle_stream([b":)\n", *(stream(name, b'{"id":"1"}')[0] for name in names)])


class Later(StreamListener):
    """Knows an event that we do not."""

    def __init__(self):
        self.told = []

    def on_brand_new(self, data):
        self.told.append(("own", data))

    def on_unknown_event(self, name, unknown_event=None):
        self.told.append((name, unknown_event))

    def on_abort(self, err):
        self.told.append(err)


def test_listener_gets_unknown_events_by_a_method_of_their_name():
    listener = Later()
    listener.handle_stream([*stream("brand.new", b"[1]"), *stream("other", b"[2]")])
    assert listener.told == [("own", [1]), ("other", [2])]


@pytest.mark.parametrize("name", ["abort", "any.event", "unknown_event", "websocket_error"])
def test_events_do_not_reach_methods_that_are_for_something_else(name):
    listener = Later()
    listener.handle_stream(stream(name, b"1"))
    assert listener.told == [(name, 1)]


class Placed(StreamListener):
    """Wants to know which stream events come from."""

    def __init__(self):
        self.told = []

    def on_any_event(self, name, data=None, for_stream=None):
        self.told.append((name, for_stream))

    def on_update(self, status, for_stream):
        self.told.append(("on_update", for_stream))

    def on_filters_changed(self, for_stream):
        self.told.append(("on_filters_changed", for_stream))

    def on_unknown_event(self, name, unknown_event=None, for_stream=None):
        self.told.append(("on_unknown_event", for_stream))


@pytest.mark.parametrize(
    ("message", "method"),
    [
        ({"event": "update", "payload": DATA.decode()}, "on_update"),
        ({"event": "filters_changed"}, "on_filters_changed"),
        ({"event": "new", "payload": "1"}, "on_unknown_event"),
    ],
)
def test_handle_websocket_message_tells_the_stream_to_those_who_ask(message, method):
    listener = Placed()
    listener.handle_websocket_message({**message, "stream": ["hashtag", "python"]})
    assert listener.told == [(message["event"], ["hashtag", "python"]), (method, ["hashtag", "python"])]


@pytest.mark.parametrize("message", [{}, {"event": "update"}, {"event": "update", "payload": "{"}])
def test_handle_websocket_message_refuses_what_is_no_event(message):
    listener = Recorder()
    with pytest.raises(MastodonMalformedEventError) as caught:
        listener.handle_websocket_message(message)
    assert listener.told == [("on_abort", caught.value)]


def test_handle_stream_tells_on_abort_before_it_raises():
    listener = Recorder()
    with pytest.raises(MastodonMalformedEventError) as caught:
        listener.handle_stream([*stream("delete", b"1"), *stream("update", b"{")])
    assert listener.told[1:] == [("on_delete", 1), ("on_abort", caught.value)]


def test_handle_stream_lets_errors_of_methods_out():
    class Failing(StreamListener):
        def on_update(self, status):
            raise KeyError("mine")

        def on_abort(self, err):
            self.aborted = err

    listener = Failing()
    with pytest.raises(KeyError, match="mine") as caught:
        listener.handle_stream(stream("update"))
    assert listener.aborted is caught.value


def test_handle_stream_reads_an_answer_of_requests():
    class Answer:
        def iter_content(self, chunk_size):
            return [*stream("delete", b"1")]

    listener = Recorder()
    listener.handle_stream(Answer())
    assert listener.told[1] == ("on_delete", 1)


def test_handle_stream_refuses_methods_that_must_be_awaited():
    class Promise:
        def __await__(self):
            raise AssertionError

    class Waiting(StreamListener):
        async def on_update(self, status):
            raise AssertionError

        def on_status_update(self, status):
            return Promise()

    for name in ["update", "status.update"]:
        with pytest.raises(MastodonIllegalArgumentError, match="need AsyncMastodon"):
            Waiting().handle_stream(stream(name))


def test_methods_may_be_functions_without_a_signature():
    listener, told = StreamListener(), {}
    listener.on_update = told.update
    listener.handle_stream(stream("update", b'{"id":"1"}'))
    assert told == {"id": 1}


# --- functions ------------------------------------------------------------------------------------------------------

HANDLERS = {
    "update_handler": "update",
    "local_update_handler": "update",
    "delete_handler": "delete",
    "notification_handler": "notification",
    "conversation_handler": "conversation",
    "unknown_event_handler": "brand.new",
    "status_update_handler": "status.update",
    "filters_changed_handler": "filters_changed",
    "announcement_handler": "announcement",
    "announcement_reaction_handler": "announcement.reaction",
    "announcement_delete_handler": "announcement.delete",
    "encryted_message_handler": "encrypted_message",
    "notifications_merged_handler": "notifications_merged",
}


@pytest.mark.parametrize("handler", HANDLERS)
def test_callback_listener_calls_the_function_for_an_event(handler):
    told = []
    listener = CallbackStreamListener(**{handler: lambda *args: told.append(args)})
    for name in dict.fromkeys(HANDLERS.values()):
        told.clear()
        listener.handle_stream(stream(name))
        assert len(told) == (HANDLERS[handler] == name)


def test_callback_listener_takes_functions_by_position():
    told = []
    listener = CallbackStreamListener(
        lambda status: told.append("update"), lambda status: told.append("local"), told.append
    )
    listener.handle_stream([*stream("update"), *stream("delete", b"3")])
    assert told == ["update", "local", 3]


@pytest.mark.parametrize(("acct", "told"), [("alice", ["local"]), ("alice@elsewhere.example", [])])
def test_callback_listener_knows_local_accounts(acct, told):
    heard = []
    listener = CallbackStreamListener(local_update_handler=lambda status: heard.append("local"))
    listener.handle_stream(stream("update", b'{"account":{"acct":"%s"}}' % acct.encode()))
    assert heard == told


@pytest.mark.parametrize("data", [b'{"id":"7"}', b'{"account":null}', b'{"account":{"acct":1}}'])
def test_callback_listener_refuses_a_status_whose_account_it_cannot_tell(data):
    listener = CallbackStreamListener(local_update_handler=lambda status: None)
    with pytest.raises(MastodonMalformedEventError, match="without an account"):
        listener.handle_stream(stream("update", data))


def test_callback_listener_calls_the_function_for_refused_subscriptions():
    told = []
    listener = CallbackStreamListener(stream_error_handler=lambda *args: told.append(args))
    listener.on_websocket_error({"error": "no"}, ["user"])
    assert told == [({"error": "no"}, ["user"])]


@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize("second", [True, False])
def test_callback_listener_waits_for_one_function_before_it_calls_the_next(first, second):
    told = []

    def handler(name, *, waits):
        async def slow(status):
            await asyncio.sleep(0)
            told.append(name)

        return slow if waits else lambda status: told.append(name)

    listener = CallbackStreamListener(handler("update", waits=first), handler("local", waits=second))
    outcome = listener.on_update({"account": {"acct": "alice"}})

    async def finish():
        if outcome is not None:
            await outcome

    asyncio.run(finish())
    assert told == ["update", "local"]
