"""Events: typed values of what a stream brings."""

from __future__ import annotations

import pickle

import pytest

from mastodon.entities import Announcement, AttribAccessDict, Conversation, Notification, Status, StreamingReaction
from mastodon.errors import MastodonMalformedEventError
from mastodon.protocol.events import StreamEvent, read_event


@pytest.mark.parametrize(
    ("name", "attribute", "entity"),
    [
        ("update", "status", Status),
        ("status.update", "status", Status),
        ("notification", "notification", Notification),
        ("conversation", "conversation", Conversation),
        ("announcement", "announcement", Announcement),
        ("announcement.reaction", "reaction", StreamingReaction),
    ],
)
def test_read_event_decodes_entities(name, attribute, entity):
    event = read_event(name, b'{"id":"103254962155278888","count":2,"later":{"a":1}}', "user")
    value = getattr(event, attribute)
    assert type(value) is entity
    assert value is event.data
    assert value["id"] in {103254962155278888, "103254962155278888"}
    assert value["later"].a == 1
    assert (event.kind, event.stream) == (name, "user")


@pytest.mark.parametrize("attribute", ["status", "notification", "conversation", "announcement", "reaction"])
def test_event_has_none_of_what_it_is_not_about(attribute):
    assert getattr(read_event("delete", b"1"), attribute) is None


@pytest.mark.parametrize(
    ("data", "id"),
    [
        (b"103254962155278888", 103254962155278888),
        (b'"103254962155278888"', 103254962155278888),
        (b" 12 ", 12),
        (b"01F8MHBQCBTDKN6X5VHGMMN4MA", "01F8MHBQCBTDKN6X5VHGMMN4MA"),
        (b"007", "007"),
        (b"\xff", "\ufffd"),
    ],
)
@pytest.mark.parametrize("name", ["delete", "announcement.delete"])
def test_read_event_makes_ids_of_digits(name, data, id):
    event = read_event(name, data)
    assert event.id == id
    assert event.data == id


def test_event_has_the_id_of_what_it_is_about():
    assert read_event("update", b'{"id":"7"}').id == 7


@pytest.mark.parametrize("name", ["filters_changed", "notifications_merged"])
@pytest.mark.parametrize("data", [None, b"undefined", b"", b"1"])
def test_read_event_ignores_what_comes_with_bare_events(name, data):
    event = read_event(name, data)
    assert event == StreamEvent(name, None)
    assert event.id is None


def test_read_event_reads_encrypted_messages_as_they_are():
    assert type(read_event("encrypted_message", b'{"a":{"b":1}}').data) is AttribAccessDict


@pytest.mark.parametrize(
    ("data", "value"),
    [(b'{"a":[{"b":1}]}', {"a": [{"b": 1}]}), (b"plain words", "plain words"), (None, None), (b"\xff", "\ufffd")],
)
def test_read_event_keeps_events_it_does_not_know(data, value):
    assert read_event("brand.new", data) == StreamEvent("brand.new", value)


def test_read_event_lets_attributes_of_unknown_events_be_read():
    assert read_event("brand.new", b'{"a":[{"b":1}]}').data.a[0].b == 1


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("update", None, "'update' without data"),
        ("update", b'{"id":', "'update' whose data is not JSON .*: '{\"id\":'"),
        ("update", b"[1]", "'update' whose data is not an object: '\\[1\\]'"),
        ("update", b'{"content":"\xe2\x98"}', "'update' whose data is not JSON"),
        ("update", b"[" * 100_000, "'update' whose data is not JSON"),
        ("notification", b"", "'notification' whose data is not JSON"),
        ("delete", None, "'delete' without an id"),
        ("delete", b' "" ', "'delete' without an id"),
        ("", b"{}", "without a name: '{}'"),
    ],
)
def test_read_event_refuses_what_an_event_cannot_bring(name, data, message):
    with pytest.raises(MastodonMalformedEventError, match=message):
        read_event(name, data)


def test_read_event_quotes_only_the_beginning_of_data():
    with pytest.raises(MastodonMalformedEventError) as caught:
        read_event("update", b"x" * 10_000)
    assert len(str(caught.value)) < 300


def test_event_is_frozen_and_can_be_pickled():
    event = read_event("update", b'{"id":"7"}', "user")
    assert pickle.loads(pickle.dumps(event)) == event
    with pytest.raises(AttributeError):
        event.kind = "delete"
