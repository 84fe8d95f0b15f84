"""When the next call may be sent: a server that keeps all of Mastodon's counts is played in told time."""

from __future__ import annotations

import heapq
import random
from datetime import UTC, datetime
from email.utils import formatdate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mastodon import MastodonIllegalArgumentError
from mastodon.protocol.pacing import (
    API_IP,
    API_TOKEN,
    API_USER,
    APPS,
    BUCKETS,
    DELETE,
    FOLLOWS,
    LONGEST_WAIT,
    MEDIA,
    METHODS,
    NOTHING,
    PAGING,
    REPORTS,
    SHORTEST_WAIT,
    SIGN_UP,
    SOON,
    STATUSES,
    TELL_AGAIN,
    Ask,
    Heard,
    Limits,
    Skew,
    Told,
    Turn,
    Window,
    Windows,
    as_expected,
    asked_wait,
    buckets_of,
    check_method,
    corrections,
    learn,
    limits_of,
    narrow,
    settle,
    take,
    window_end,
)

NOW = 1_700_000_000.0
END = 1_700_000_100.0
"""The end of the windows of five minutes that ``NOW`` is in."""

API = Ask("api", 300, 300, family=False)
PAGES = Ask("paging", 300, 900, family=False)
POSTS = Ask("statuses", 300, 10800, family=True)


@pytest.mark.parametrize("method", METHODS)
def test_methods_are_known(method):
    assert check_method(method) == method


@pytest.mark.parametrize("method", ["", "Wait", "none"])
def test_other_methods_are_refused(method):
    with pytest.raises(MastodonIllegalArgumentError, match="'throw', 'wait' or 'pace'"):
        check_method(method)


@pytest.mark.parametrize(
    ("method", "path", "params", "token", "buckets"),
    [
        ("GET", "/api/v1/accounts/1", {}, True, (API_USER, API_TOKEN)),
        ("GET", "/api/v1/accounts/1", {}, False, (API_IP,)),
        ("GET", "/api/v1/timelines/home", {"max_id": 5}, True, (API_USER, API_TOKEN, PAGING)),
        ("GET", "/api/v1/timelines/public", {"min_id": 5}, False, (API_IP, PAGING)),
        ("GET", "/api/v1/timelines/home", {"limit": 5}, True, (API_USER, API_TOKEN)),
        ("POST", "/api/v1/media", {}, True, (API_USER, API_TOKEN, MEDIA)),
        ("POST", "/api/v2/media", {}, True, (API_USER, API_TOKEN, MEDIA)),
        ("PUT", "/api/v1/media/1", {}, True, (API_USER, API_TOKEN)),
        ("POST", "/api/v1/statuses", {}, True, (API_USER, API_TOKEN, STATUSES)),
        ("PUT", "/api/v1/statuses/7", {}, True, (API_USER, API_TOKEN, STATUSES)),
        ("POST", "/api/v1/statuses/7/reblog", {}, True, (API_USER, API_TOKEN, STATUSES)),
        ("POST", "/api/v1/statuses/7/unreblog", {}, True, (API_USER, API_TOKEN, DELETE)),
        ("POST", "/api/v1/statuses/7/favourite", {}, True, (API_USER, API_TOKEN)),
        ("DELETE", "/api/v1/statuses/7", {}, True, (API_USER, API_TOKEN, DELETE)),
        ("DELETE", "/api/v1/lists/7", {}, True, (API_USER, API_TOKEN)),
        ("POST", "/api/v1/apps", {}, False, (API_IP, APPS)),
        ("POST", "/api/v1/accounts", {}, True, (API_USER, API_TOKEN, SIGN_UP)),
        ("POST", "/api/v1/accounts/7/follow", {}, True, (API_USER, API_TOKEN, FOLLOWS)),
        ("POST", "/api/v1/tags/cats/follow", {}, True, (API_USER, API_TOKEN)),
        ("POST", "/api/v1/reports", {}, True, (API_USER, API_TOKEN, REPORTS)),
        ("POST", "/oauth/token", {}, False, ()),
        ("GET", "https://files.example/a.png", {}, False, ()),
    ],
)
def test_a_call_counts_in_its_buckets(method, path, params, token, buckets):
    assert buckets_of(method, path, params, token=token) == buckets


def test_windows_are_aligned_to_the_epoch():
    assert window_end(None, 300, NOW) == END
    assert window_end(None, 300, END) == END + 300


def test_windows_go_on_from_the_last_known_end():
    assert window_end(Window(300, 0, NOW - 7), 300, NOW) == NOW + 293


@pytest.mark.parametrize(
    ("method", "strict", "wait"), [("wait", True, 100.0), ("pace", True, 100.0), ("throw", True, 0), ("wait", False, 0)]
)
def test_a_full_window_makes_wait_until_its_end(method, strict, wait):
    windows = Windows({"api": Window(300, 300, END)})
    turn = take(windows, (API,), NOW, method, 1.1, strict=strict)
    assert turn.wait == wait
    assert bool(turn.counted) is (wait == 0)
    assert windows["api"].used == (300 if wait else 301)


def test_a_call_is_counted_in_all_windows_or_in_none():
    windows = Windows({"paging": Window(300, 300, END + 600)})
    assert take(windows, (API, PAGES), NOW, "wait", 1.0, strict=True) == Turn(700.0, ())
    assert "api" not in windows


def test_a_call_is_counted_in_the_window_that_runs():
    windows = Windows()
    turns = [take(windows, (API, PAGES), now, "wait", 1.0, strict=True) for now in (NOW, NOW, END, END, NOW)]
    assert [[window.end for window in turn.counted] for turn in turns] == [
        [END, END],
        [END, END],
        [END + 300, END + 900],
        [END + 300, END + 900],
        [END, END],
    ]


def test_a_window_whose_end_was_corrected_ends_then():
    windows = Windows()
    turn = take(windows, (API,), NOW, "wait", 1.0, strict=True)
    settle(windows, (API,), turn.time, corrections((API,), turn.counted, Limits(300, 299, NOW + 10), NOW), NOW)
    assert [take(windows, (API,), NOW + 9, "wait", 1.0, strict=True).counted[0].end for _ in "ab"] == [NOW + 10] * 2
    assert [take(windows, (API,), NOW + 10, "wait", 1.0, strict=True).counted[0].end for _ in "ab"] == [NOW + 310] * 2


def test_pace_gives_each_call_a_slot_of_its_own():
    windows = Windows({"api": Window(11, 1, NOW + 100)})
    waits = [take(windows, (API,), NOW, "pace", 1.0, strict=True).wait for _ in range(3)]
    assert waits == pytest.approx([0.0, 100 / 9, 100 / 9 + 100 / 8])


@pytest.mark.parametrize(
    ("headers", "limits"),
    [
        (
            {
                "x-ratelimit-limit": "300",
                "x-ratelimit-remaining": "299",
                "x-ratelimit-reset": "2023-11-14T22:15:00.000Z",
            },
            Limits(300, 299, END),
        ),
        (
            {"x-ratelimit-limit": "7500", "x-ratelimit-remaining": "0", "x-ratelimit-reset": "1700000100"},
            Limits(7500, 0, END),
        ),
        ({"x-ratelimit-limit": "50"}, Limits(50, None, None)),
        ({"x-ratelimit-remaining": "-1"}, Limits(None, 0, None)),
        ({"x-ratelimit-remaining": "unlimited", "x-ratelimit-limit": ""}, NOTHING),
        ({"x-ratelimit-limit": "5", "x-ratelimit-reset": "soon"}, Limits(5, None, None)),
        ({}, NOTHING),
    ],
)
def test_answers_tell_limits(headers, limits):
    assert limits_of(headers)[:3] == limits[:3]


def test_ends_in_the_same_second_are_the_same():
    """Mastodon adds what is left of the current second."""
    headers = {"x-ratelimit-limit": "300", "x-ratelimit-remaining": "9"}
    before = limits_of({**headers, "x-ratelimit-reset": "2023-11-14T22:15:00.250Z"})
    assert before.end == END + 0.25
    assert limits_of({**headers, "x-ratelimit-reset": "2023-11-14T22:15:00.750Z"}, before).end == END + 0.25
    assert limits_of({**headers, "x-ratelimit-reset": "2023-11-14T22:15:01.750Z"}, before).end == END + 1.75
    assert limits_of(headers, before).end is None


def test_what_an_answer_does_not_tell_is_remembered():
    told = learn(Told(100, 7, NOW + 50, NOW - 9), Limits(None, 6, None), 0.0, NOW)
    assert told == Told(100, 6, NOW + 50, NOW)
    assert learn(told, NOTHING, 0.0, NOW) is told


def test_the_end_of_a_window_is_told_by_our_clock():
    assert learn(Told(), Limits(300, 299, END), 300.0, NOW).reset == END - 300


def corrected(windows, asks, counted, limits, now=NOW, until=None):
    """Let a call be answered that was counted in those windows."""
    windows = Windows(windows)
    for window in counted:
        window.unanswered.append(NOW)
    settle(windows, asks, NOW, corrections(asks, counted, limits, now, until=until), now)
    return windows


def known(window):
    return window.limit, window.used, window.end


def test_an_expected_answer_corrects_nothing():
    counted = (Window(300, 5, END),)
    assert corrections((API,), counted, Limits(300, 295, END), NOW) == []
    assert corrections((API,), counted, NOTHING, NOW) == []


def test_calls_of_others_are_counted():
    counted = Window(300, 5, END)
    assert corrected({"api": counted}, (API,), [counted], Limits(300, 100, END))["api"].used == 200


def test_calls_that_are_late_are_expected_in_the_count():
    counted = Window(300, 5, END, late=(NOW - 200, NOW - 201))
    assert corrections((API,), [counted], Limits(300, 293, END), NOW) == []
    assert corrected({"api": counted}, (API,), [counted], Limits(300, 292, END))["api"].used == 6


def test_a_late_answer_takes_nothing_back():
    counted = Window(300, 5, END)
    windows = corrected({"api": Window(300, 250, END)}, (API,), [counted], Limits(300, 290, END))
    assert windows["api"].used == 250


def test_the_servers_limit_takes_the_place_of_ours():
    counted = Window(300, 1, END)
    assert corrected({"api": counted}, (API,), [counted], Limits(7500, 7499, END))["api"].limit == 7500


def test_the_servers_end_takes_the_place_of_ours():
    counted = Window(300, 4, END)
    windows = corrected({"api": counted}, (API,), [counted], Limits(300, 290, NOW + 217))
    assert windows["api"] == Window(300, 10, NOW + 217, told=True)


def test_a_window_that_is_longer_than_we_thought_is_waited_for():
    counted = Window(300, 300, END)
    windows = corrected({"api": counted}, (API,), [counted], Limits(300, 0, NOW + 3600))
    assert take(windows, (API,), NOW + 500, "wait", 1.0, strict=True).wait == 3100


def test_a_window_that_was_made_by_a_wrong_clock_is_made_anew():
    windows = Windows({"api": Window(300, 300, END + 600)})
    assert take(windows, (API,), NOW, "wait", 1.0, strict=True).wait == 100


def test_an_answer_of_a_window_that_is_over_is_left_alone():
    counted = Window(300, 300, END)
    current = Window(300, 3, END + 300)
    windows = corrected({"api": current}, (API,), [counted], Limits(300, 0, END), now=END - 1)
    assert windows["api"] == current


def test_a_call_that_the_server_counted_in_the_next_window_is_added_there():
    counted = Window(300, 300, END)
    current = Window(300, 3, END + 300)
    windows = corrected({"api": current}, (API,), [counted], Limits(300, 298, END + 300), now=END + 1)
    assert windows["api"].used == 4


def test_a_call_without_headers_is_added_to_the_window_it_was_answered_in():
    counted = Window(300, 300, END)
    assert corrected({"api": counted}, (API,), [counted], NOTHING, now=END + 1)["api"] == Window(300, 1, END + 300)


def test_an_answer_speaks_of_the_fullest_bucket_that_fits():
    api, pages = Window(300, 290, END), Window(300, 5, END)
    windows = corrected({"api": api, "paging": pages}, [API, PAGES], [api, pages], Limits(300, 3, END))
    assert (windows["api"].used, windows["paging"].used) == (297, 5)


def test_what_is_told_of_a_window_says_that_it_has_begun():
    """Headers tell whole seconds: by our clock, the window before it may not have ended."""
    api, pages = Window(300, 7, END), Window(300, 250, END)
    windows = corrected(
        {"api": api, "paging": pages}, [API, PAGES], [api, pages], Limits(300, 299, END + 300), END - 0.9
    )
    assert known(windows["api"]) == (300, 1, END + 300)
    assert known(windows["paging"]) == (300, 1, END + 900)


def test_a_window_that_is_new_has_the_call_that_told_of_it():
    counted = Window(300, 1, END + 1e6)
    windows = corrected({"api": Window(300, 9, NOW - 1)}, (API,), [counted], NOTHING)
    assert windows["api"] == Window(300, 1, END)


def test_a_call_that_was_counted_by_a_wrong_clock_is_put_into_the_running_window():
    api, pages = Window(300, 1, END + 1e6), Window(300, 1, END + 1e6)
    windows = corrected({"api": api, "paging": pages}, [API, PAGES], [api, pages], Limits(300, 299, END))
    assert known(windows["api"]) == (300, 1, END)
    assert known(windows["paging"]) == (300, 1, 1_700_000_100.0)


def test_the_fullest_bucket_bounds_all_others():
    api, pages = Window(300, 5, END), Window(300, 299, END + 600)
    windows = corrected({"api": api, "paging": pages}, [API, PAGES], [api, pages], Limits(300, 200, END))
    assert windows["paging"].limit == 499


def test_calls_on_their_way_do_not_lift_a_limit():
    api, pages = Window(300, 5, END), Window(300, 250, END + 600)
    windows = corrected({"api": api, "paging": pages}, [API, PAGES], [api, pages], Limits(300, 60, END))
    assert windows["paging"].limit == 300


def test_headers_of_a_family_say_nothing_of_requests():
    api, posts = Window(300, 299, END), Window(300, 4, END + 10_000)
    windows = corrected({"api": api, "statuses": posts}, [API, POSTS], [api, posts], Limits(300, 296, END + 10_000))
    assert windows["api"].limit == 300


def test_a_refusal_closes_the_window_it_speaks_of():
    api, posts = Window(300, 9, END), Window(300, 4, END + 10_000)
    windows = corrected(
        {"api": api, "statuses": posts}, [API, POSTS], [api, posts], Limits(300, 0, END + 10_000), until=END + 10_000
    )
    assert windows["api"].used == 9
    assert known(windows["statuses"]) == (300, 300, END + 10_000)


def test_a_refusal_without_headers_closes_the_most_particular_window():
    api, posts = Window(300, 9, END), Window(300, 4, END + 10_000)
    windows = corrected({"api": api, "statuses": posts}, [API, POSTS], [api, posts], NOTHING, until=NOW + 8)
    assert windows["api"].used == 9
    assert known(windows["statuses"]) == (300, 300, NOW + 8)


def test_a_refusal_is_believed_though_a_new_window_was_expected():
    counted = Window(300, 1, NOW + 300)
    windows = corrected({"api": counted}, (API,), [counted], Limits(300, 0, NOW - 50), until=NOW)
    assert known(windows["api"]) == (300, 300, NOW + SHORTEST_WAIT)


def test_a_refusal_whose_window_is_over_waits_a_moment():
    counted = Window(300, 9, END)
    windows = corrected({"api": counted}, (API,), [counted], Limits(300, 0, NOW - 3), until=NOW)
    assert known(windows["api"]) == (300, 300, NOW + SHORTEST_WAIT)


def counts(seconds=300):
    """Give what is kept of a bucket, and a way to spend from it."""
    windows = Windows()
    ask = API._replace(seconds=seconds)

    def spend(now, times=1, **options):
        return [take(windows, (ask,), now, "wait", 1.0, strict=True, **options) for _ in range(times)]

    def answer(turn, now, limits=NOTHING):
        settle(windows, [ask], turn.time, corrections([ask], turn.counted, limits, now), now)

    return spend, answer


def test_room_is_kept_for_a_call_that_may_be_counted_in_the_next_window():
    spend, _ = counts()
    spend(END - 10)
    assert [bool(turn.counted) for turn in spend(END + 1, 300)] == [True] * 299 + [False]


def test_a_call_that_was_counted_in_its_window_leaves_its_room_to_others():
    spend, answer = counts()
    (turn,) = spend(END - 10)
    spend(END + 1, 300)
    answer(turn, END + 1, Limits(300, 299, END))
    assert [bool(turn.counted) for turn in spend(END + 1, 2)] == [True, False]


def test_a_call_that_was_counted_in_the_next_window_keeps_its_room():
    spend, answer = counts()
    (turn,) = spend(END - 10)
    spend(END + 1, 300)
    answer(turn, END + 1, Limits(300, 0, END + 300))
    assert not spend(END + 1)[0].counted


def test_a_call_that_was_answered_in_its_window_takes_no_room_in_the_next():
    spend, answer = counts()
    (turn,) = spend(END - 10)
    answer(turn, END - 1)
    assert all(turn.counted for turn in spend(END + 1, 300))


def test_a_call_that_is_never_answered_is_waited_for_less_and_less_often_and_for_no_longer_than_a_window():
    spend, _ = counts()
    spend(NOW + 20)
    now, waits = END + 1, []
    spend(now, 299)
    while not (turn := spend(now)[0]).counted:
        waits.append(turn.wait)
        now += turn.wait
    assert waits == [81.0, 138.0]
    assert now == NOW + 20 + 300


def test_who_waits_for_an_answer_looks_again_soon():
    spend, _ = counts()
    spend(END - 0.001)
    spend(END, 299)
    assert spend(END)[0].wait == SOON


def test_the_rooms_of_calls_are_kept_though_the_clock_is_learnt_meanwhile():
    """They were counted by our clock, which is years ahead of the server's."""
    spend, answer = counts()
    first, _ = spend(NOW + 4e7, 2)
    settle_at = END + 1 - (NOW + 4e7)
    answer(first, END + 1, Limits(300, 299, END + 300))
    assert sum(bool(turn.counted) for turn in spend(END + 1, 300, ahead=settle_at)) == 298


def test_an_answer_about_a_window_that_nobody_knows_is_left_alone():
    assert corrected({}, (API,), [Window(300, 1, END)], Limits(300, 3, END)) == {}


@pytest.mark.parametrize(
    ("headers", "refusals", "seconds"),
    [
        ({"retry-after": "7"}, 1, 7.0),
        ({"retry-after": "0"}, 1, SHORTEST_WAIT),
        ({"retry-after": "86400"}, 1, 86400.0),
        ({}, 1, 2.0),
        ({}, 3, 8.0),
        ({}, 10_000, LONGEST_WAIT),
    ],
)
def test_after_a_refusal_the_servers_word_counts(headers, refusals, seconds):
    assert asked_wait(headers, refusals) == seconds


@pytest.mark.parametrize(
    ("headers", "left", "seconds"), [({"retry-after": "7"}, 60.0, 7.0), ({}, 60.0, 60.0), ({}, -3.0, 0.5)]
)
def test_the_end_of_the_window_comes_after_retry_after(headers, left, seconds):
    assert asked_wait(headers, 5, left) == seconds


def test_a_clock_that_is_not_told_is_taken_as_ours():
    assert narrow(Skew(), None, NOW, NOW) == Skew()
    assert narrow(Skew(), "soon", NOW, NOW).ahead == 0.0


def test_each_answer_narrows_the_difference_of_the_clocks():
    skew = narrow(Skew(), "Tue, 14 Nov 2023 22:13:30 GMT", NOW + 0.5, NOW + 0.6)
    assert (skew.least, skew.most) == pytest.approx((9.4, 10.5))
    skew = narrow(skew, "Tue, 14 Nov 2023 22:13:31 GMT", NOW + 0.95, NOW + 1.0)
    assert (skew.least, skew.most) == pytest.approx((10.0, 10.5))


def test_a_clock_that_was_set_begins_anew():
    assert narrow(Skew(-1.0, 0.5), "Tue, 14 Nov 2023 23:13:20 GMT", NOW, NOW).least == 3600.0


class Server:
    """A server that keeps all counts, a hundred times faster than Mastodon, and tells of the fullest."""

    def __init__(self, ahead, headers, date, allows):
        self.ahead, self.headers, self.date = ahead, headers, date
        self.buckets = {bucket.name: quick(bucket)._replace(limit=round(bucket.limit * allows)) for bucket in BUCKETS}
        self.counts: dict[tuple[str, int], int] = {}

    def answer(self, buckets, time):
        time += self.ahead
        shown = []
        for bucket in (self.buckets[bucket.name] for bucket in buckets):
            window = int(time // bucket.seconds)
            count = self.counts[bucket.name, window] = self.counts.get((bucket.name, window), 0) + 1
            shown.append((bucket.limit - count, bucket.limit, (window + 1) * bucket.seconds))
        left, limit, end = min(shown)
        late = end + time % 1  # Mastodon adds the rest of the current second.
        headers = {"date": formatdate(int(time), usegmt=True)} if self.date else {}
        if self.headers:
            headers["x-ratelimit-limit"], headers["x-ratelimit-remaining"] = str(limit), str(max(0, left))
            epoch = self.headers == "epoch"
            headers["x-ratelimit-reset"] = str(end) if epoch else datetime.fromtimestamp(late, UTC).isoformat()
        return left >= 0, headers


def quick(bucket):
    return bucket._replace(seconds=max(1, bucket.seconds // 100))


class Process:
    """What the workers of one process know of the server."""

    def __init__(self, limited):
        self.skew, self.limited, self.told = Skew(), limited, None


def play(
    seed,
    *,
    ahead=0.0,
    headers="iso",
    date=True,
    allows=1.0,
    method="wait",
    workers=16,
    seconds=30,
    processes=1,
    begun=None,
    slow=(),
    lost=0.0,
):
    """
    Let workers call without pause for some seconds; give how many calls were allowed and refused.

    Some calls are ``slow``: on their way for so many seconds, and the answer again. The answers of some are ``lost``.
    """
    chance, server = random.Random(seed), Server(ahead, headers, date, allows)
    windows = Windows()
    begun = NOW + chance.random() * 50 if begun is None else begun - ahead
    queue = [(begun + chance.random() / 50, number, "take", None) for number in range(workers)]
    known = [Process(limited=method == "pace") for _ in range(processes)]
    heard, done, refused = None, 0, 0
    heapq.heapify(queue)
    while queue:
        time, worker, step, call = heapq.heappop(queue)
        if time > begun + seconds:
            break
        own = known[worker % processes]
        if step == "take":
            buckets = buckets_of("GET", "/api/v1/x", {"max_id": 1} if chance.random() < 0.2 else {}, token=True)
            asks = tuple(Ask(bucket.name, bucket.limit, quick(bucket).seconds, bucket.family) for bucket in buckets)
            by_others = heard if own.skew.least is None and heard else Heard(own.skew.ahead, own.limited)
            strict = own.limited or by_others.limited
            turn = take(windows, asks, time + by_others.ahead, method, 1.1, strict=strict, ahead=by_others.ahead)
            if turn.counted:
                delay = chance.choice([0.001, 0.002, 0.005, 0.03] * 5 + list(slow))
                call = (buckets, asks, turn, time + turn.wait, delay)
                heapq.heappush(queue, (time + turn.wait + delay, worker, "arrive", call))
            else:
                heapq.heappush(queue, (time + turn.wait, worker, "take", None))
        elif step == "arrive":
            allowed, told = server.answer(call[0], time)
            done, refused = done + allowed, refused + (not allowed)
            if chance.random() < lost:
                heapq.heappush(queue, (time + 0.1, worker, "take", None))
            else:
                heapq.heappush(queue, (time + call[4], worker, "learn", (*call, allowed, told)))
        else:
            _, asks, turn, sent, _, allowed, told = call
            own.skew = narrow(own.skew, told.get("date"), sent, time)
            now, limits = time + own.skew.ahead, limits_of(told)
            own.limited = own.limited or not allowed or limits != NOTHING
            if own.told is None or abs(own.told.ahead - own.skew.ahead) > TELL_AGAIN:
                own.told = heard = Heard(own.skew.ahead, own.limited)
            until = None if allowed else now + asked_wait(told, 1, limits.end and limits.end - now)
            expected = until is None and as_expected(turn.counted, limits, now)
            changes = [] if expected else corrections(asks, turn.counted, limits, now, until=until)
            settle(windows, asks, turn.time, changes, now, ahead=own.skew.ahead)
            heapq.heappush(queue, (time + 0.0005, worker, "take", None))
    return done, refused


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize(
    "world",
    [
        {},
        {"ahead": 137.3},
        {"ahead": -95.7},
        {"headers": "epoch"},
        {"date": False},
        {"allows": 0.5},
        {"allows": 3.0},
        {"method": "pace"},
        {"method": "pace", "headers": None},
        {"slow": [1.4], "workers": 48},
        {"slow": [0.2, 0.5], "ahead": 137.3, "processes": 4, "workers": 32},
        {"lost": 0.1},
        {"slow": [0.5], "method": "pace", "workers": 32},
    ],
)
def test_many_workers_use_the_budget_up_and_are_never_refused(world, seed):
    done, refused = play(seed, **world)
    assert refused == 0
    assert done >= 0.9 * 300 * world.get("allows", 1.0) * 30 / 3


ROUND = 1_700_000_000 // 18 * 18
"""When windows of all buckets begin."""


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("begun", [ROUND, ROUND + 1.7, ROUND + 2.98])
@pytest.mark.parametrize("ahead", [0.0, 0.7, 20.3, -20.3, 4e7, -4e7])
def test_processes_that_learn_the_clock_one_after_the_other_are_never_refused(ahead, begun, seed):
    done, refused = play(seed, ahead=ahead, begun=begun, processes=4, seconds=9)
    assert refused == 0
    assert done >= 0.9 * 300 * 9 / 3


@pytest.mark.parametrize("ahead", [0.0, 60.2])
def test_without_headers_only_the_calls_of_one_moment_are_refused(ahead):
    done, refused = play(1, headers=None, ahead=ahead)
    assert refused <= 16
    assert done >= 0.9 * 300 * 30 / 3


@given(
    headers=st.dictionaries(
        st.sampled_from(["x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset", "date", "retry-after"]),
        st.one_of(st.text(max_size=12), st.integers().map(str), st.floats().map(str), st.datetimes().map(str)),
    ),
    refused=st.booleans(),
    method=st.sampled_from(METHODS),
)
def test_whatever_a_server_tells_waits_are_finite(headers, refused, method):
    windows = Windows()
    turn = take(windows, (API, PAGES), NOW, method, 1.1, strict=True)
    skew = narrow(Skew(), headers.get("date"), NOW, NOW)
    now = NOW + skew.ahead
    until = now + asked_wait(headers, 1) if refused else None
    changes = corrections([API, PAGES], turn.counted, limits_of(headers), now, until=until)
    settle(windows, [API, PAGES], turn.time, changes, now)
    again = take(windows, (API, PAGES), now, method, 1.1, strict=True)
    assert 0 <= again.wait < float("inf")
