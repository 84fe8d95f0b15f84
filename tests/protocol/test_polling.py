"""Polling: whatever happens between two polls is told once, and no bucket gives more of its calls than the share."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mastodon.entities import Conversation, Notification, Status
from mastodon.entities.base import decode
from mastodon.protocol.gaps import OVERLAP
from mastodon.protocol.pacing import API_TOKEN, PAGING, Ask, Window
from mastodon.protocol.polling import LONGEST, LONGEST_SPREAD, SHARE, SHORTEST, Poll, next_wait, one_status, spread
from mastodon.protocol.streams import named

PAGE = 40
TOKEN = Ask("token", API_TOKEN.limit, API_TOKEN.seconds, family=False)
PAGES = Ask("pages", PAGING.limit, PAGING.seconds, family=False)


class Server:
    """A timeline that is asked for, and the statuses of the server."""

    def __init__(self, *ids):
        self.shown = dict.fromkeys(ids)
        self.hidden = {}
        self.calls = []

    def page(self, request):
        self.calls.append(request.path)
        found, above = sorted(self.shown), request.params.get("min_id")
        found = found[-PAGE:] if above is None else [number for number in found if number > above][:PAGE]
        return [self.status(number, self.shown[number]) for number in reversed(found)]

    def one(self, request):
        self.calls.append(request.path)
        number = int(request.path.rpartition("/")[2])
        both = {**self.shown, **self.hidden}
        return self.status(number, both[number]) if number in both else None

    def status(self, number, edited):
        return decode(Status, {"id": str(number), "edited_at": edited})


def begun(server, name="public"):
    poll = Poll(named(name))
    for track in poll.past.tracks.values():
        track.know(server.page(track.timeline.newest()))
    server.calls.clear()
    return poll


def polled(poll, server):
    """Poll once, as a client does: kinds and ids of what is told."""
    server.calls.clear()
    [track] = poll.past.tracks.values()
    newest = server.page(track.timeline.newest())
    told = poll.edits(track, newest)
    fill = poll.gap(track, newest)
    if fill is not None:
        while (asked := fill.request()) is not None:
            told += poll.news(fill.feed(server.page(asked)))
        told += poll.news(fill.rest())
    for missing in poll.missing(track, newest):
        told += poll.found(missing, server.one(one_status(missing)))
    assert not any(event.recovered for event in told)
    return [(event.kind, event.id) for event in told]


# --- what is new ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("there", [0, 1, OVERLAP, PAGE, 200])
def test_what_was_there_is_not_told(there):
    server = Server(*range(there))
    assert polled(begun(server), server) == []
    assert server.calls == ["/api/v1/timelines/public"]


@pytest.mark.parametrize("there", [0, 1, OVERLAP, PAGE, 200])
@pytest.mark.parametrize("count", [1, PAGE, 300])
def test_what_is_new_is_told_once_and_in_order(there, count):
    server = Server(*range(1000, 1000 + there))
    poll = begun(server)
    server.shown |= dict.fromkeys(range(2000, 2000 + count))
    assert polled(poll, server) == [("update", number) for number in range(2000, 2000 + count)]
    assert polled(poll, server) == []
    assert len(server.calls) == 1


def test_a_status_that_others_overtake_is_told():
    server = Server(*range(100, 200, 2))
    poll = begun(server)
    server.shown[199 - 2 * OVERLAP] = None
    assert polled(poll, server) == [("update", 199 - 2 * OVERLAP)]


def test_edits_are_seen_on_the_page():
    server = Server(1, 2, 3)
    poll = begun(server)
    server.shown[2] = "2026-11-02T00:00:00.000Z"
    assert polled(poll, server) == [("status.update", 2)]
    assert polled(poll, server) == []
    server.shown[2] = "2026-11-03T00:00:00.000Z"
    assert polled(poll, server) == [("status.update", 2)]
    assert server.calls == ["/api/v1/timelines/public"]


def test_what_is_missing_is_asked_for_and_told_once():
    server = Server(*range(100))
    poll = begun(server)
    del server.shown[99], server.shown[85], server.shown[70]
    assert polled(poll, server) == [("delete", 85), ("delete", 99)]
    assert polled(poll, server) == []
    assert server.calls == ["/api/v1/timelines/public"]


def test_all_that_is_shown_may_be_deleted():
    server = Server(1, 2)
    poll = begun(server)
    server.shown.clear()
    assert polled(poll, server) == [("delete", 1), ("delete", 2)]


def test_what_is_out_of_sight_is_asked_for_once():
    server = Server(1, 2)
    poll = begun(server)
    server.hidden[1] = server.shown.pop(1)
    assert polled(poll, server) == []
    assert server.calls == ["/api/v1/timelines/public", "/api/v1/statuses/1"]
    assert polled(poll, server) == []
    assert server.calls == ["/api/v1/timelines/public"]
    server.shown[1] = server.hidden.pop(1)
    assert polled(poll, server) == []
    del server.shown[1]
    assert polled(poll, server) == [("delete", 1)]


def test_an_edit_that_moves_a_status_elsewhere_is_told():
    server = Server(1, 2)
    poll = begun(server)
    del server.shown[1]
    server.hidden[1] = "2026-11-02T00:00:00.000Z"
    assert polled(poll, server) == [("status.update", 1)]


@pytest.mark.parametrize(
    ("name", "entity", "first", "second"),
    [
        ("user:notification", Notification, {"id": "1"}, {"id": "2"}),
        (
            "direct",
            Conversation,
            {"id": "7", "last_status": {"id": "1"}},
            {"id": "7", "last_status": {"id": "2"}},
        ),
    ],
)
def test_other_things_are_neither_edited_nor_missing(name, entity, first, second):
    poll = Poll(named(name))
    [track] = poll.past.tracks.values()
    track.know([decode(entity, first)])
    page = [decode(entity, second)]
    assert [event.data for event in poll.news(poll.gap(track, page).rest())] == page
    assert poll.edits(track, page) == []
    assert poll.missing(track, page) == []


@pytest.mark.parametrize("page", [[], ["x", 7, None], [{"id": "1"}], [decode(Status, {"id": None})]], ids=repr)
def test_pages_without_statuses_bring_nothing(page):
    poll = begun(Server())
    [track] = poll.past.tracks.values()
    track.know(page)
    assert poll.gap(track, page) is None
    assert poll.edits(track, page) == []
    assert poll.missing(track, page) == []


@settings(max_examples=200)
@given(
    there=st.integers(0, 60),
    rounds=st.lists(
        st.lists(
            st.one_of(
                st.tuples(st.just("post"), st.integers(0, 5)),
                st.tuples(st.sampled_from(["edit", "delete"]), st.integers(0, OVERLAP - 1)),
            ),
            max_size=20,
        ),
        max_size=10,
    ),
)
def test_whatever_happens_between_polls_is_told_once(there, rounds):
    """Statuses come as late as five others; of the last twenty that were told, edits and deletions come."""
    server = Server(*range(10, 10 * there + 10, 10))
    poll = begun(server)
    top, posted, told = 10 * there + 1000, [], []
    for happened in rounds:
        known = sorted(server.shown)[-10:]
        edited, deleted = set(), set()
        for what, number in happened:
            if what == "post":
                top += 10
                new = top - 10 * number - 5 if number else top
                if new not in server.shown and new not in posted:
                    posted.append(new)
                    server.shown[new] = None
            elif number < len(known) and known[number] in server.shown:
                if what == "delete":
                    del server.shown[known[number]]
                    deleted.add(known[number])
                else:
                    top += 1
                    server.shown[known[number]] = f"{top:09}"
                    edited.add(known[number])
        events = polled(poll, server)
        news = [number for kind, number in events if kind == "update"]
        assert news == sorted(news)
        told += news
        if len(happened) <= OVERLAP // 2:
            assert sorted(number for kind, number in events if kind == "delete") == sorted(deleted)
            assert {number for kind, number in events if kind == "status.update"} == edited - deleted
    assert sorted(told) == sorted(posted)


# --- when to ask ----------------------------------------------------------------------------------------------------


def test_waits_grow_while_nothing_comes_and_shrink_when_something_does():
    waits = [SHORTEST]
    for _ in range(8):
        waits.append(next_wait(waits[-1], brought=False))
    assert waits == pytest.approx([5, 7.5, 11.25, 16.875, 25.3125, 37.96875, 56.953125, 60, 60])
    assert next_wait(LONGEST, brought=True) == SHORTEST


@pytest.mark.parametrize(
    ("calls", "window", "seconds"),
    [
        pytest.param(1, None, 2, id="nothing known"),
        pytest.param(100, None, 200, id="many streams"),
        pytest.param(0, None, 0, id="no calls"),
        pytest.param(1, Window(300, 0, 1300.0), 2, id="a whole window"),
        pytest.param(1, Window(300, 300, 900.0), 2, id="a window that is over"),
        pytest.param(1, Window(7500, 0, 900.0), 0.08, id="a server that allows more"),
        pytest.param(1, Window(300, 290, 1200.0), 40, id="a busy program"),
        pytest.param(1, Window(300, 0, 1001.0), 2, id="the end of a window gives no more than others"),
        pytest.param(10, Window(300, 290, 1050.0), 50, id="the next window"),
        pytest.param(1, Window(300, 300, 1250.0), 250, id="nothing left"),
        pytest.param(1, Window(300, 305, 1250.0), 250, id="less than nothing left"),
        pytest.param(0, Window(300, 300, 1250.0), 0, id="nothing left and nothing asked for"),
        pytest.param(1, Window(0, 0, 900.0), 300, id="a server that allows nothing"),
        pytest.param(1, Window(300, 0, 1e12, told=True), LONGEST_SPREAD, id="a window without end"),
    ],
)
def test_calls_are_spread_by_what_is_left(calls, window, seconds):
    assert spread(calls, [TOKEN], [window], 1000.0) == pytest.approx(seconds)


def test_the_bucket_with_the_least_decides():
    windows = [Window(300, 0, 1300.0), Window(300, 0, 1900.0)]
    assert spread(10, [TOKEN, PAGES], windows, 1000.0) == pytest.approx(60)
    assert spread(10, [], [], 1000.0) == 0


@given(
    streams=st.integers(1, 40),
    costs=st.integers(1, 5),
    others=st.lists(st.tuples(st.floats(0, 300), st.integers(1, 50)), max_size=5),
)
def test_polls_take_no_more_than_their_share(streams, costs, others):
    """Of the window no more than half, and one round; of what others leave, no more than half at any time."""
    now, used, polls, calls = 0.0, 0, 0, streams * costs
    others = sorted(others)
    while now < 300:
        used += calls
        polls += calls
        while others and others[0][0] <= now:
            used += others.pop(0)[1]
        left, wait = 300 - used, spread(calls, [TOKEN], [Window(300, used, 300.0)], now)
        if wait < 300 - now:
            assert calls / wait <= SHARE * left / (300 - now) * 1.001
        now += max(wait, SHORTEST)
    assert polls <= 300 * SHARE + calls
