"""Gaps: whatever is cut, comes twice or in another order, each event is told once, and none is left out."""

from __future__ import annotations

import copy
import json
import pickle
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mastodon import MastodonIllegalArgumentError, MastodonMalformedEventError
from mastodon.entities import Conversation, Notification, Status
from mastodon.entities.base import decode
from mastodon.protocol.events import HEARTBEAT, StreamEvent, read_event, time_of_event
from mastodon.protocol.gaps import (
    ANYTHING,
    LATELY,
    OVERLAP,
    Fill,
    Past,
    last_before,
    lowest,
    order,
    read_cursor,
    timelines_of,
    write_cursor,
)
from mastodon.protocol.streams import named

PAGE = 40


def status(id, edited=None):
    return decode(Status, {"id": str(id), "created_at": "2026-11-01T00:00:00.000Z", "edited_at": edited})


def update(id, **marks):
    return StreamEvent("update", status(id), "user", **marks)


def edit(id, edited):
    return StreamEvent("status.update", status(id, edited), "user")


def delete(id):
    return StreamEvent("delete", id, "user")


def conversation(id, last):
    raw = {"id": str(id), "last_status": None if last is None else {"id": str(last)}}
    return StreamEvent("conversation", decode(Conversation, raw), "direct")


class Server:
    """A timeline, and what a client that follows it hears."""

    def __init__(self):
        self.ids = []
        self.calls = 0

    def answer(self, request):
        self.calls += 1
        above, limit = request.params.get("min_id"), request.params["limit"]
        below = request.params.get("max_id")
        found = sorted(self.ids)
        if below is not None:
            found = [number for number in found if number < below]
        if above is not None:
            return [status(number) for number in reversed([number for number in found if number > above][:limit])]
        return [status(number) for number in reversed(found[-limit:])]


def missed(past, server):
    """Fill the gap of the statuses, as a client does."""
    track = past.tracks["update"]
    fill = Fill(track, "user", server.answer(track.timeline.newest()))
    told = []
    while (asked := fill.request()) is not None:
        told += [event for event in fill.feed(server.answer(asked)) if past.is_new(event)]
    return told + [event for event in fill.rest() if past.is_new(event)]


def ids(events):
    return [event.id for event in events]


def begun(floor=ANYTHING, name="public"):
    past = Past(named(name))
    for track in past.tracks.values():
        track.floor = floor
    return past


# --- where to ask ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("user", [("update", "/api/v1/timelines/home", {}), ("notification", "/api/v1/notifications", {})]),
        ("user:notification", [("notification", "/api/v1/notifications", {})]),
        ("public", [("update", "/api/v1/timelines/public", {})]),
        ("public:media", [("update", "/api/v1/timelines/public", {"only_media": True})]),
        ("public:local", [("update", "/api/v1/timelines/public", {"local": True})]),
        ("public:local:media", [("update", "/api/v1/timelines/public", {"local": True, "only_media": True})]),
        ("public:remote", [("update", "/api/v1/timelines/public", {"remote": True})]),
        ("public:remote:media", [("update", "/api/v1/timelines/public", {"remote": True, "only_media": True})]),
        ("hashtag:größe", [("update", "/api/v1/timelines/tag/gr%C3%B6%C3%9Fe", {})]),
        ("hashtag:local:python", [("update", "/api/v1/timelines/tag/python", {"local": True})]),
        ("list:42", [("update", "/api/v1/timelines/list/42", {})]),
        ("direct", [("conversation", "/api/v1/conversations", {})]),
    ],
)
def test_timelines_are_asked_for_behind_each_stream(name, asked):
    found = []
    for timeline in timelines_of(named(name)):
        request = timeline.above(7)
        found.append((timeline.kind, request.path, {**request.params}))
    assert found == [(kind, path, {**params, "limit": PAGE, "min_id": 7}) for kind, path, params in asked]


@pytest.mark.parametrize(
    "ascending",
    [
        [0, 5, 40, 111111111111111111],
        ["01ARZ3NDEKTSV4RRFFQ69G5FAV", "01BX5ZZKBKACTAV9WEVGEMMVRZ"],
        ["9vZzTFMTwZf5sOlEyq", "9wZzTFMTwZf5sOlEyq"],
    ],
    ids=["numbers", "ULIDs", "flakes"],
)
def test_ids_are_ordered_as_servers_make_them(ascending):
    assert [order(one) for one in ascending] == sorted(map(order, ascending))


# --- one gap --------------------------------------------------------------------------------------------------------


def test_a_small_gap_takes_one_call():
    past, server = begun(floor=100), Server()
    server.ids = list(range(90, 111))
    events = missed(past, server)
    assert ids(events) == list(range(101, 111))
    assert all(event.recovered for event in events)
    assert server.calls == 1


def test_a_long_gap_is_gone_through_from_its_beginning():
    past, server = begun(floor=100), Server()
    server.ids = list(range(1, 1001))
    assert ids(missed(past, server)) == list(range(101, 1001))
    assert server.calls == 1 + 900 / PAGE + 0.5


def test_nothing_is_missed_where_nothing_is_new():
    past, server = begun(floor=100), Server()
    server.ids = [99, 100]
    assert missed(past, server) == []
    assert server.calls == 1


def test_an_empty_timeline_misses_nothing():
    assert missed(begun(), Server()) == []


def test_everything_is_new_in_a_timeline_that_was_empty():
    past, server = begun(ANYTHING), Server()
    server.ids = [1, 2]
    assert ids(missed(past, server)) == [1, 2]


def test_a_gap_ends_where_it_ended_when_it_was_asked_for():
    past, server = begun(floor=0), Server()
    server.ids = list(range(1, 101))

    class Growing(Server):
        def answer(self, request):
            page = server.answer(request)
            server.ids += range(server.ids[-1] + 1, server.ids[-1] + 101)
            return page

    assert ids(missed(past, Growing()))[-1] < 200


def test_servers_that_do_not_heed_min_id_end_the_gap():
    past, server = begun(floor=100), Server()
    server.ids = list(range(1, 1001))

    class Deaf(Server):
        def answer(self, request):
            return server.answer(request._replace(params={"limit": PAGE}))

    assert ids(missed(past, Deaf())) == list(range(961, 1001))


def test_pages_that_are_filtered_empty_do_not_hide_the_newest():
    past, server = begun(floor=100), Server()
    server.ids = list(range(1, 1001))

    class Filtering(Server):
        def answer(self, request):
            return [] if "min_id" in request.params else server.answer(request)

    assert ids(missed(past, Filtering())) == list(range(961, 1001))


def test_things_without_id_are_left_out():
    past = begun(floor=1)
    track = past.tracks["update"]
    fill = Fill(track, "user", [decode(Status, {"content": "x"}), "text", status(3)])
    assert ids(fill.feed([status(3), None])) == [3]
    assert fill.request() is None
    assert Fill(track, "user", ["text"]).request() is None


# --- what is told once ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("events", "new"),
    [
        ([update(1), update(1), update(2)], [True, False, True]),
        ([update(2), update(1), update(2)], [True, True, False]),
        ([delete(1), delete(1)], [True, False]),
        ([update(1), delete(1), delete(1)], [True, True, False]),
        ([update(1), edit(1, "2026-11-02T00:00:00Z"), edit(1, "2026-11-02T00:00:00Z")], [True, True, False]),
        ([update(1), edit(1, "2026-11-03T00:00:00Z"), edit(1, "2026-11-02T00:00:00Z")], [True, True, False]),
        ([update(1), delete(1), edit(1, "2026-11-02T00:00:00Z")], [True, True, False]),
        ([edit(1, "2026-11-02T00:00:00Z"), edit(1, "2026-11-02T00:00:00Z")], [True, False]),
        ([edit(1, None), edit(1, None)], [True, True]),
        ([StreamEvent("filters_changed", None)] * 2, [True, True]),
        ([StreamEvent("announcement.delete", 1)] * 2, [True, True]),
        ([StreamEvent("new", {"id": 1})] * 2, [True, True]),
        ([StreamEvent("update", decode(Status, {"content": "x"}))] * 2, [True, True]),
    ],
)
def test_events_are_told_once(events, new):
    past = begun(name="user")
    assert [past.is_new(event) for event in events] == new


def test_conversations_are_known_by_their_last_status():
    past = begun(name="direct")
    events = [conversation(1, 7), conversation(1, 7), conversation(1, 8), conversation(2, None), conversation(2, None)]
    assert [past.is_new(event) for event in events] == [True, False, True, True, True]


def test_statuses_and_notifications_of_one_id_are_two_things():
    past = begun(name="user")
    notification = StreamEvent("notification", decode(Notification, {"id": "1"}), "user")
    assert past.is_new(update(1))
    assert past.is_new(notification)
    assert not past.is_new(notification)


def test_memory_is_bounded():
    past = begun(name="user")
    for number in range(1, 10 * LATELY):
        past.is_new(update(number))
        past.is_new(delete(-number))
    assert len(past.tracks["update"].lately) == LATELY
    assert len(past.seen) == LATELY


def test_nothing_is_forgotten_while_what_is_told_may_come_live_too():
    past = begun()
    past.holding = True
    for number in range(10 * LATELY):
        past.is_new(update(number))
    past.holding = False
    assert [past.is_new(update(number)) for number in range(10 * LATELY)] == [False] * 10 * LATELY
    past.is_new(update(10 * LATELY))
    assert len(past.tracks["update"].lately) == LATELY


def test_what_is_forgotten_is_not_asked_for():
    past, server = begun(floor=0), Server()
    server.ids = list(range(1, 10 * LATELY))
    for number in server.ids:
        past.is_new(update(number))
    assert missed(past, server) == []


def test_late_ids_are_told_however_late():
    past = begun(floor=1000)
    for number in range(2000, 2000 + 2 * LATELY):
        past.is_new(update(number))
    assert past.is_new(update(5))


@given(data=st.data())
def test_each_event_is_told_once_whatever_is_cut_doubled_or_displaced(data):
    """Live events are lost with a connection, come twice, and are overtaken by fewer than OVERLAP others."""
    server, past, told = Server(), begun(), []
    for _ in range(data.draw(st.integers(1, 5))):
        away = data.draw(st.integers(0, 100), label="published without a connection")
        last = server.ids[-1] if server.ids else 0
        server.ids += range(last + 1, last + 1 + away)
        gap = missed(past, server)
        assert ids(gap) == sorted(ids(gap))
        told += gap
        last = server.ids[-1] if server.ids else 0
        live = list(range(last + 1, last + 1 + data.draw(st.integers(0, 60))))
        server.ids += live
        displaced = sorted(live, key=lambda number: number + data.draw(st.integers(0, OVERLAP - 1)))
        arrives = displaced[: data.draw(st.integers(0, len(displaced)))]
        doubled = [number for number in arrives for _ in range(data.draw(st.integers(1, 2)))]
        told += [event for event in map(update, doubled) if past.is_new(event)]
    told += missed(past, server)
    assert sorted(ids(told)) == server.ids


@given(data=st.data())
def test_events_come_in_order_where_servers_send_them_in_order(data):
    server, past, told = Server(), begun(), []
    for _ in range(data.draw(st.integers(1, 5))):
        last = server.ids[-1] if server.ids else 0
        server.ids += range(last + 1, last + 1 + data.draw(st.integers(0, 100)))
        buffered = server.ids[-data.draw(st.integers(1, 20)) :]  # Came live before the gap was asked for.
        told += missed(past, server)
        live = list(range(len(server.ids) + 1, len(server.ids) + 1 + data.draw(st.integers(0, 50))))
        server.ids += live
        told += [event for event in map(update, buffered + live[: data.draw(st.integers(0, 50))]) if past.is_new(event)]
    told += missed(past, server)
    assert ids(told) == server.ids


@given(data=st.data())
def test_each_event_is_handled_after_kills_at_any_time(data):
    """At a kill all is forgotten but what was handled; only the event that was in hand comes again."""
    server, handled = Server(), []
    cursor = write_cursor(begun(), None)
    for _ in range(data.draw(st.integers(1, 6))):
        past, kept = Past(named("public")), Past(named("public"))
        again = read_cursor(cursor, past)
        read_cursor(cursor, kept)
        server.ids += range(len(server.ids) + 1, len(server.ids) + 1 + data.draw(st.integers(0, 100)))
        if again is not None:
            past.is_new(again)
        events = ([] if again is None else [again]) + missed(past, server)
        survives = data.draw(st.integers(0, len(events)))
        for event in events[:survives]:
            kept.is_new(event)
            handled.append(event)
        flight = events[survives] if survives < len(events) and data.draw(st.booleans()) else None
        if flight is not None and data.draw(st.booleans()):
            handled.append(flight)  # Killed between the handler's return and the note of it.
        if survives or flight is not None:
            cursor = write_cursor(kept, flight)
    past = Past(named("public"))
    again = read_cursor(cursor, past)
    if again is not None:
        past.is_new(again)
        handled.append(again)
    handled += missed(past, server)
    once = [event.id for event in handled if not event.redelivered]
    assert len(once) == len(set(once))
    assert sorted(set(ids(handled))) == server.ids


# --- what is looked at again ----------------------------------------------------------------------------------------


def test_recent_statuses_that_are_gone_or_edited_are_told():
    past = begun(name="user")
    for number in range(1, 5):
        past.is_new(update(number))
    past.is_new(edit(2, "2026-11-02T00:00:00Z"))
    found = [status(1), status(2, "2026-11-02T00:00:00Z"), status(4, "2026-11-03T00:00:00Z")]
    events = list(past.changes(past.recent(), found))
    assert [(event.kind, event.id, event.recovered) for event in events] == [
        ("delete", 3, True),
        ("status.update", 4, True),
    ]
    assert [past.is_new(event) for event in events] == [True, True]
    assert list(past.changes(past.recent(), found)) == []


def test_statuses_that_were_deleted_are_not_looked_at_again():
    past = begun(name="user")
    for number in range(1, 4):
        past.is_new(update(number))
    past.is_new(delete(2))
    assert list(past.recent()) == [1, 3]


def test_as_many_statuses_are_looked_at_as_one_call_takes():
    past = begun(name="user")
    for number in range(1, 100):
        past.is_new(update(number))
    assert list(past.recent()) == list(range(100 - OVERLAP, 100))
    assert begun(name="direct").recent() == {}


# --- where to begin -------------------------------------------------------------------------------------------------

TIME = datetime(2026, 11, 1, tzinfo=UTC)
SNOWFLAKE = int(TIME.timestamp() * 1000) << 16


@pytest.mark.parametrize(
    ("name", "since", "floors", "time"),
    [
        ("public", 7, {"update": 7}, None),
        ("public", "01ARZ3NDEKTSV4RRFFQ69G5FAV", {"update": "01ARZ3NDEKTSV4RRFFQ69G5FAV"}, None),
        ("public", {"id": 7}, {"update": 7}, None),
        ("public", TIME, {"update": SNOWFLAKE}, None),
        ("direct", TIME, {"conversation": SNOWFLAKE}, None),
        ("user:notification", 7, {"notification": 7}, None),
        ("user:notification", TIME, {"notification": None}, TIME),
        ("user", TIME, {"update": SNOWFLAKE, "notification": None}, TIME),
        ("user", SNOWFLAKE, {"update": SNOWFLAKE, "notification": None}, TIME),
    ],
)
def test_streams_begin_at_an_id_or_a_time(name, since, floors, time):
    past = Past(named(name))
    assert past.begin(since) == time
    assert {kind: track.floor for kind, track in past.tracks.items()} == floors


@pytest.mark.parametrize(("name", "since"), [("user", 7), ("user", "a"), ("public", 1.5), ("public", ""), ("user", {})])
def test_streams_do_not_begin_at_anything_else(name, since):
    with pytest.raises(MastodonIllegalArgumentError, match="since"):
        Past(named(name)).begin(since)


def test_last_before_finds_what_is_newest_before_a_time():
    timeline = timelines_of(named("user:notification"))[0]
    page = [
        decode(Notification, {"id": str(number), "created_at": f"2026-11-{number:02}T00:00:00Z"})
        for number in (4, 3, 2, 1)
    ]
    assert last_before(timeline, page, datetime(2026, 11, 3, tzinfo=UTC)) == 2
    assert last_before(timeline, page, None) == 4
    assert last_before(timeline, page, TIME) is None
    assert last_before(timeline, [], None) is None
    assert last_before(timeline, [decode(Notification, {"id": "9"})], TIME) == 9
    assert lowest(timeline, page) == 1


# --- what is written down -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "flight",
    [
        None,
        update(7),
        delete(7),
        StreamEvent("delete", "01ARZ3NDEKTSV4RRFFQ69G5FAV"),
        StreamEvent("filters_changed", None),
        StreamEvent("notification", decode(Notification, {"id": "1", "created_at": "2026-11-01T00:00:00.000Z"})),
        read_event("new", b'{"a":[1]}'),
        read_event("new", b"text"),
        read_event("new", None),
    ],
)
def test_cursors_bring_back_what_was_written(flight):
    past = begun(floor=3, name="user")
    past.is_new(update(5))
    past.is_new(edit(5, "2026-11-02T00:00:00Z"))
    read = Past(named("user"))
    again = read_cursor(write_cursor(past, flight), read)
    assert read.kept() == past.kept()
    assert again == (None if flight is None else flight._replace(stream="user", redelivered=True))


def test_a_cursor_stays_small():
    past = begun()
    for number in range(10**17, 10**17 + 1000):
        past.is_new(update(number))
    assert len(write_cursor(past, None)) < 1000


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "7",
        "{}",
        '{"version": 2}',
        '{"version": 1}',
        '{"version": 1, "past": [], "flight": null}',
        '{"version": 1, "past": {"update": 7}, "flight": null}',
        '{"version": 1, "past": {"update": [true, []]}, "flight": null}',
        '{"version": 1, "past": {"update": [1, [[{}, null]]]}, "flight": null}',
        '{"version": 1, "past": {}, "flight": 7}',
        '{"version": 1, "past": {}, "flight": ["update", 7]}',
    ],
)
def test_damaged_cursors_are_refused(text):
    with pytest.raises((ValueError, MastodonMalformedEventError)):
        read_cursor(text, Past(named("user")))


def test_an_event_that_is_nested_too_deeply_to_be_written_does_not_cost_the_place():
    deep = []
    for _ in range(100_000):
        deep = [deep]
    event = StreamEvent("update", decode(Status, {"id": "1", "content": deep}))
    assert write_cursor(begun(), event) == write_cursor(begun(), None)


def test_cursors_are_plain_json():
    assert json.loads(write_cursor(begun(), update(1)))["flight"][0] == "update"


# --- events ---------------------------------------------------------------------------------------------------------


def test_events_leave_their_stream_behind_when_they_are_pickled():
    event = update(1, recovered=True)
    event._acknowledge = lambda event: None
    read = pickle.loads(pickle.dumps(event))
    assert read == event
    assert vars(read) == {}
    assert vars(copy.copy(event)) == {}


def test_events_of_other_streams_need_no_ack():
    async def acknowledge():
        await update(1).ack()

    with pytest.raises(StopIteration):
        acknowledge().send(None)


@pytest.mark.parametrize(
    ("event", "time"),
    [
        (update(1), TIME.timestamp()),
        (
            StreamEvent("conversation", decode(Conversation, {"last_status": {"created_at": TIME.isoformat()}})),
            TIME.timestamp(),
        ),
        (StreamEvent("conversation", decode(Conversation, {"last_status": None})), None),
        (StreamEvent("update", decode(Status, {"created_at": "soon"})), None),
        (delete(1), None),
        (HEARTBEAT, None),
    ],
)
def test_events_tell_when_they_happened(event, time):
    assert time_of_event(event) == time
