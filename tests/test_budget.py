"""Budgets that are shared: by clients, by processes through a file, by machines through Redis."""

from __future__ import annotations

import logging
import multiprocessing
import socket
import sqlite3
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mastodon import MastodonIllegalArgumentError
from mastodon.budget import RETRY_STORE, Budget, RedisStore, SqliteStore, budget_of
from mastodon.protocol import pacing
from mastodon.protocol.pacing import API_TOKEN, API_USER, Ask, Change, Heard, Limits, Window, Windows

NOW = 1_700_000_000.0
END = 1_700_000_100.0
API = Ask("https://a.example|api_token|0", 300, 300, family=False)
TOKEN = "planted-token"


@pytest.fixture(params=["file", "redis"])
def address(request, tmp_path):
    """Where a shared budget is kept."""
    return str(tmp_path / "limits.db") if request.param == "file" else request.getfixturevalue("clean_redis")


def spend(budget, times, now=NOW, method="wait"):
    return [budget.take((API,), now, method, 1.0, strict=True) for _ in range(times)]


def test_a_client_of_its_own_keeps_a_budget_in_memory():
    budget = Budget()
    assert budget.shared is False
    assert [bool(turn.counted) for turn in spend(budget, 301)] == [True] * 300 + [False]


def test_budget_of_takes_budgets_and_addresses(tmp_path):
    budget = Budget()
    assert budget_of(budget) is budget
    assert budget_of(tmp_path / "limits.db").shared is True
    assert budget_of(None).shared is False


def test_what_is_no_place_for_a_budget_is_refused():
    with pytest.raises(MastodonIllegalArgumentError, match="a file or at an address"):
        Budget(7)  # type: ignore[arg-type]


def test_the_names_of_buckets_hold_no_token():
    asks = Budget().asks("https://a.example", TOKEN, (API_USER, API_TOKEN))
    assert [ask.key.split("|")[:2] for ask in asks] == [
        ["https://a.example", "api_user"],
        ["https://a.example", "api_token"],
    ]
    assert TOKEN not in repr(asks)
    assert Budget().asks("https://a.example", None, (pacing.API_IP,))[0].key == "https://a.example|api_ip|ip"


def test_a_budget_can_know_other_buckets():
    budget = Budget(buckets=[API_TOKEN._replace(limit=7, seconds=60)])
    asks = budget.asks("https://a.example", TOKEN, (API_USER, API_TOKEN))
    assert [(ask.limit, ask.seconds) for ask in asks] == [(7, 60)]


def test_repr_shows_no_address(address):
    assert address not in repr(Budget(address))


def test_two_budgets_of_one_place_count_together(address):
    one, other = Budget(address), Budget(address)
    turns = [turn for pair in zip(spend(one, 200), spend(other, 200), strict=True) for turn in pair]
    assert sum(bool(turn.counted) for turn in turns) == 300
    assert one.take((API,), NOW, "wait", 1.0, strict=True).wait == 100.0


def test_a_call_is_over_though_others_believe_that_its_window_is():
    """Their clocks may not be known as well as ours."""
    budget = Budget()
    (turn,) = spend(budget, 1, now=END - 1)
    spend(budget, 1, now=END)
    budget.learn(turn, Limits(300, 299, END), END - 0.5)
    assert [bool(turn.counted) for turn in spend(budget, 300, now=END)] == [True] * 299 + [False]


def test_what_one_learns_the_other_knows(address):
    one, other = Budget(address), Budget(address)
    turn = one.take((API,), NOW, "wait", 1.0, strict=True)
    one.settle((API,), turn.time, [Change(API.key, API.seconds, 300, 300, END, 0, -1)], NOW)
    assert other.take((API,), NOW, "wait", 1.0, strict=True) == pacing.Turn(100.0, ())
    assert other.take((API,), END, "wait", 1.0, strict=True).counted == [Window(300, 1, END + 300, unanswered=[END])]


@pytest.fixture(params=["memory", "file", "redis"])
def shared(request, tmp_path):
    """Give two budgets that are one."""
    if request.param == "memory":
        budget = Budget()
        return budget, budget
    address = tmp_path / "limits.db" if request.param == "file" else request.getfixturevalue("clean_redis")
    return Budget(address), Budget(address)


SERVER = "https://a.example"


@pytest.mark.parametrize("ahead", [-5000.0, 0.0, 5000.0])
def test_who_does_not_know_the_clock_goes_by_what_others_have_heard(shared, ahead):
    one, other = shared
    spend(one, 300, now=NOW + ahead)
    one.tell(SERVER, Heard(ahead, limited=True))
    end = pacing.window_end(None, API.seconds, NOW + ahead)
    turn = other.take((API,), NOW, "wait", 1.0, strict=False, server=SERVER)
    assert turn == pacing.Turn(end - NOW - ahead, ())


@pytest.mark.parametrize("ahead", [-5000.0, 0.0, 5000.0])
def test_calls_are_counted_by_our_clock_whoever_has_told_the_servers(shared, ahead):
    one, other = shared
    one.tell(SERVER, Heard(ahead, limited=True))
    assert other.take((API,), NOW, "wait", 1.0, strict=False, server=SERVER).time == NOW
    assert other.take((API,), NOW + ahead, "wait", 1.0, strict=False, ahead=ahead).time == NOW


def test_who_knows_the_clock_goes_by_it(shared):
    one, other = shared
    one.tell(SERVER, Heard(5000.0, limited=True))
    assert other.take((API,), NOW, "wait", 1.0, strict=False).counted == [Window(300, 1, END, unanswered=[NOW])]


def test_of_a_server_that_nobody_knows_nothing_is_believed(shared):
    one, other = shared
    one.tell("https://b.example", Heard(5000.0, limited=True))
    assert other.take((API,), NOW, "wait", 1.0, strict=False, server=SERVER).counted == [
        Window(300, 1, END, unanswered=[NOW])
    ]


def _child(address, ready, results):
    ready.wait()
    budget = Budget(address)
    results.put(sum(bool(turn.counted) for turn in spend(budget, 100)))


def test_processes_that_spend_at_once_spend_no_more_than_there_is(address):
    context = multiprocessing.get_context("spawn")
    ready, results = context.Event(), context.Queue()
    children = [context.Process(target=_child, args=(address, ready, results)) for _ in range(4)]
    for child in children:
        child.start()
    ready.set()
    assert sum(results.get(timeout=60) for _ in children) == 300
    for child in children:
        child.join()


def test_threads_that_spend_at_once_spend_no_more_than_there_is(address):
    budget, counted = Budget(address), []
    threads = [
        threading.Thread(target=lambda: counted.append(sum(bool(turn.counted) for turn in spend(budget, 100))))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(counted) == 300


def test_what_a_killed_process_took_comes_back_in_a_windows_time(address):
    code = (
        "import os, signal\n"
        "from mastodon.budget import Budget\n"
        "from mastodon.protocol.pacing import Ask\n"
        f"budget = Budget({address!r})\n"
        f"for _ in range(120): budget.take((Ask({API.key!r}, 300, 300, False),), {NOW}, 'wait', 1.0, strict=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True)
    assert done.returncode == -9
    budget = Budget(address)

    def all_that_is_left(now):
        turns = [turn for turn in spend(budget, 301, now=now) if turn.counted]
        for turn in turns:
            budget.settle((API,), turn.time, [], now)
        return len(turns)

    assert all_that_is_left(NOW) == 180
    assert all_that_is_left(END) == 180
    assert all_that_is_left(NOW + API.seconds) == 120


def test_a_file_is_readable_for_its_owner_only(tmp_path):
    spend(Budget(tmp_path / "limits.db"), 1)
    assert stat.S_IMODE((tmp_path / "limits.db").stat().st_mode) == 0o600


@pytest.fixture
def lock(tmp_path):
    """Lock a file as a process does that is about to write into it for the first time."""
    other = sqlite3.connect(tmp_path / "limits.db", isolation_level=None)
    other.execute("CREATE TABLE something (of_its_own)")
    other.execute("BEGIN IMMEDIATE")
    yield other
    other.close()


def test_a_file_that_is_locked_for_a_moment_is_opened(tmp_path, lock, monkeypatch):
    """SQLite does not wait by itself while another process chooses how the file is written."""
    monkeypatch.setattr("mastodon.patience.time.sleep", lambda _: lock.execute("ROLLBACK"))
    turn = SqliteStore(tmp_path / "limits.db").take((API,), NOW, "wait", 1.0, strict=True)
    assert turn.counted == [Window(300, 1, END, unanswered=[NOW])]


def test_a_file_that_stays_locked_is_an_error_in_time(tmp_path, lock, monkeypatch):
    monkeypatch.setattr("mastodon.budget.PATIENCE", 0.05)
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        SqliteStore(tmp_path / "limits.db").take((API,), NOW, "wait", 1.0, strict=True)


def test_a_connection_from_before_a_fork_is_not_used_after_it(tmp_path):
    store = SqliteStore(tmp_path / "limits.db")
    store.take((API,), NOW, "wait", 1.0, strict=True)
    before = store._connection
    store._process = -1
    store.take((API,), NOW, "wait", 1.0, strict=True)
    assert store._connection is not before
    before.close()
    store.close()
    store.close()


def said(caplog):
    return [record.getMessage() for record in caplog.records if record.name == "mastodon"]


def test_a_file_that_is_no_database_loses_no_call_and_is_left_alone(tmp_path, caplog):
    path = tmp_path / "notes.txt"
    path.write_text("not a database, but dear to somebody\n" * 40)
    before = path.read_bytes()
    with caplog.at_level(logging.WARNING, "mastodon"):
        turns = spend(Budget(path), 301)
    assert sum(bool(turn.counted) for turn in turns) == 300
    assert path.read_bytes() == before
    assert len(said(caplog)) == 1
    assert "going on by what this process knows" in said(caplog)[0]


def test_a_folder_that_is_missing_loses_no_call(tmp_path, caplog):
    with caplog.at_level(logging.WARNING, "mastodon"):
        assert spend(Budget(tmp_path / "missing" / "limits.db"), 1)[0].counted
    assert len(said(caplog)) == 1


def test_a_locked_file_delays_one_call_and_loses_none(tmp_path, monkeypatch):
    monkeypatch.setattr("mastodon.budget.PATIENCE", 0.05)
    path = tmp_path / "limits.db"
    budget = Budget(path)
    spend(budget, 1)
    budget._store.close()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    assert sum(bool(turn.counted) for turn in spend(budget, 400)) == 299
    other.execute("ROLLBACK")
    other.close()


def test_threads_do_not_queue_for_a_slow_file(tmp_path, monkeypatch):
    monkeypatch.setattr("mastodon.budget.PATIENCE", 0.05)
    budget, turns = Budget(tmp_path / "limits.db"), []
    thread = threading.Thread(target=lambda: turns.extend(spend(budget, 1)))
    with budget._store._lock:
        thread.start()
        thread.join(5)
        assert turns[0].counted


def test_a_redis_that_is_away_loses_no_call(caplog):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    budget = Budget(f"redis://:planted-password@127.0.0.1:{port}/0")
    with caplog.at_level(logging.WARNING, "mastodon"):
        budget.settle((API,), NOW, [], NOW)
        assert sum(bool(turn.counted) for turn in spend(budget, 301)) == 300
    assert len(said(caplog)) == 1
    assert "planted-password" not in caplog.text


def test_a_redis_that_never_answers_delays_one_call_and_loses_none(monkeypatch):
    monkeypatch.setattr("mastodon.budget.PATIENCE", 0.05)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        budget = Budget(f"redis://127.0.0.1:{listener.getsockname()[1]}/0")
        assert sum(bool(turn.counted) for turn in spend(budget, 301)) == 300
        listener.setblocking(False)
        listener.accept()[0].close()
        with pytest.raises(BlockingIOError):
            listener.accept()


def test_a_store_that_failed_is_tried_again_after_a_while(tmp_path, monkeypatch):
    folder = tmp_path / "later"
    budget = Budget(folder / "limits.db")
    spend(budget, 3)
    folder.mkdir()
    spend(budget, 3)
    assert list(folder.iterdir()) == []
    budget._failed -= RETRY_STORE
    spend(budget, 3)
    assert Path(folder / "limits.db").exists()


def test_without_the_extra_redis_its_name_is_said(monkeypatch):
    monkeypatch.setitem(sys.modules, "redis", None)
    with pytest.raises(MastodonIllegalArgumentError, match=r"mastodon-client\[redis\]"):
        Budget("redis://localhost")


times = st.sampled_from([NOW - 2.5, NOW - 2, NOW, NOW + 7, NOW - 299, NOW - 300]) | st.floats(NOW - 700, NOW + 700)
windows = st.builds(
    Window,
    st.integers(1, 9),
    st.integers(0, 12),
    st.floats(NOW - 700, NOW + 700),
    st.floats(NOW - 50, NOW + 50) | st.just(0.0),
    st.booleans(),
    st.lists(times, max_size=3).map(tuple),
    st.lists(times, max_size=4),
)
asks = st.builds(
    Ask, st.sampled_from(["a", "b", "c"]), st.integers(1, 9), st.sampled_from([3, 300, 900]), st.booleans()
)


@given(
    windows=st.dictionaries(st.sampled_from(["a", "b", "c"]), windows).map(Windows),
    calls=st.lists(
        st.lists(asks, min_size=1, max_size=3, unique_by=lambda ask: ask.key).map(tuple), min_size=1, max_size=4
    ),
    changes=st.lists(
        st.builds(
            Change,
            st.sampled_from(["a", "b", "c"]),
            st.just(300),
            st.integers(-1, 9),
            st.integers(-1, 12),
            st.floats(NOW - 700, NOW + 700),
            st.integers(0, 1),
            st.integers(-1, 20),
            st.integers(0, 1),
        ),
        max_size=3,
        unique_by=lambda change: change.key,
    ),
    method=st.sampled_from(pacing.METHODS),
    strict=st.booleans(),
    time=times,
    ahead=st.sampled_from([0.0, 2.0, -4e7]),
)
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_script_in_redis_takes_the_same_steps(clean_redis, windows, calls, changes, method, strict, time, ahead):
    store = RedisStore(clean_redis)
    store._redis.flushall()

    def row(key):
        window = windows[key]
        numbers = window.limit, window.used, window.end, window.slot, window.told
        return [*map(float, numbers), list(window.late), window.unanswered]

    def stored(key):
        *numbers, late, unanswered = store._redis.hmget(key, *"luestbo")
        return [*map(float, numbers), list(map(float, late.split())), list(map(float, unanswered.split()))]

    def text(value):
        return " ".join(map(repr, value)) if isinstance(value, list) else repr(value)

    for key in windows:
        store._redis.hset(key, mapping=dict(zip("luestbo", map(text, row(key)), strict=True)))
    options = {"strict": strict, "ahead": ahead}
    for call in calls:
        expected = pacing.take(windows, call, NOW, method, 1.1, **options)
        assert store.take(call, NOW, method, 1.1, **options) == expected
        time = expected.time or time
    settled = tuple(Ask(change.key, 300, 300, family=False) for change in changes)
    pacing.settle(windows, settled, time, changes, NOW, ahead=ahead)
    store.settle(settled, time, changes, NOW, ahead=ahead)
    assert {key: stored(key) for key in windows} == {key: row(key) for key in windows}
    store._redis.close()
