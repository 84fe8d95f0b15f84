"""``tools/chaos.py`` judges streams, behind the proxy of ``tools/proxy.py``; so it must see what is wrong."""

from __future__ import annotations

import importlib
import json
import random
import re
import socket
import threading
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

TOOLS = Path(__file__).parent.parent / "tools"
ANSWER = b'HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\n["\xc3\xa4"]\n'
EVENTS = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
SWITCHING = b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n"


def tool(name):
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(TOOLS)
        return importlib.import_module(name)


chaos, proxy = tool("chaos"), tool("proxy")


# --- the judge ------------------------------------------------------------------------------------------------------


def handled(number, *, marked=False, text=None):
    return chaos.Handled(chaos.BEFORE + number, text or chaos.content(number), marked, recovered=False)


ONE, TWO, THREE = map(handled, (1, 2, 3))
KILL = None


@pytest.mark.parametrize(
    "log",
    [
        pytest.param([ONE, TWO, THREE], id="once each"),
        pytest.param([TWO, ONE, THREE], id="in another order"),
        pytest.param([ONE, TWO, KILL, THREE], id="killed"),
        pytest.param([ONE, TWO, KILL, handled(2, marked=True), THREE], id="killed after it was written down"),
        pytest.param([ONE, KILL, handled(2, marked=True), THREE], id="killed before it was written down"),
        pytest.param([ONE, TWO, KILL, KILL, handled(2, marked=True), THREE], id="killed before anything"),
        pytest.param([ONE, TWO] + 2 * [KILL, handled(2, marked=True)] + [THREE], id="killed with it again"),
    ],
)
def test_what_is_right_is_judged_right(log):
    assert chaos.judge(log, 3).is_right


@pytest.mark.parametrize(
    ("log", "wrong"),
    [
        pytest.param([ONE, THREE], {"missing": 1}, id="one is missing"),
        pytest.param([], {"missing": 3}, id="all are missing"),
        pytest.param([ONE, TWO, TWO, THREE], {"twice": 1}, id="twice"),
        pytest.param([ONE, TWO, KILL, TWO, THREE], {"twice": 1}, id="again after a kill without saying so"),
        pytest.param([ONE, TWO, handled(2, marked=True), THREE], {"mistaken": 1}, id="marked without a kill"),
        pytest.param([ONE, TWO, KILL, handled(1, marked=True), THREE], {"mistaken": 1}, id="not in hand at the kill"),
        pytest.param([ONE, KILL, TWO, handled(3, marked=True)], {"mistaken": 1}, id="not first after the kill"),
        pytest.param([ONE, TWO, handled(3, text="3 z")], {"torn": 1}, id="torn"),
    ],
)
def test_what_is_wrong_is_judged_wrong(log, wrong):
    verdict = chaos.judge(log, 3)
    assert not verdict.is_right
    assert {name: getattr(verdict, name) for name in ("missing", "twice", "mistaken", "torn")} == {
        **dict.fromkeys(("missing", "twice", "mistaken", "torn"), 0),
        **wrong,
    }


def test_too_little_is_no_proof():
    assert not chaos.judge([ONE, TWO, THREE], 3).is_much


# --- the proxy ------------------------------------------------------------------------------------------------------


def wire(by_websocket):
    statuses = [chaos.status(number) for number in range(1, 5)]
    stream = b"".join(chaos.event(status, by_websocket) for status in statuses)
    return ANSWER + (SWITCHING if by_websocket else EVENTS) + stream


@pytest.mark.parametrize("by_websocket", [False, True], ids=["sse", "websocket"])
@given(data=st.data())
def test_pieces_are_found_however_bytes_are_cut(by_websocket, data):
    raw, pieces, found = wire(by_websocket), proxy.Pieces(), []
    places = [0, *sorted(data.draw(st.lists(st.integers(0, len(raw)), max_size=20))), len(raw)]
    for begin, end in pairwise(places):
        found += pieces.feed(raw[begin:end])
    assert [piece.kind for piece in found] == ["answer"] * 2 + (["message"] if by_websocket else ["event"]) * 4
    assert found[0].data == ANSWER
    for number, piece in enumerate(found[2:], 1):
        assert json.loads(payload(piece))["content"] == chaos.content(number)


def payload(piece):
    if piece.kind == "message":
        return json.loads(piece.data)["payload"]
    return piece.data.removeprefix(b"event: update\ndata: ").decode()


@pytest.mark.parametrize("by_websocket", [False, True], ids=["sse", "websocket"])
def test_pieces_are_written_in_two_parts_that_say_the_same(by_websocket):
    piece = list(proxy.Pieces().feed(wire(by_websocket)))[-1]
    written = proxy.written(piece)
    head = SWITCHING if by_websocket else EVENTS
    again = list(proxy.Pieces().feed(head + written))[1:]
    assert b"".join(one.data for one in again) == piece.data
    if by_websocket:
        assert [written[0], written[len(proxy.frame(again[0].data))]] == [0x01, 0x80]


@pytest.mark.parametrize("by_websocket", [False, True], ids=["sse", "websocket"])
def test_torn_pieces_end_within_a_character_and_are_whole_otherwise(by_websocket):
    whole = list(proxy.Pieces().feed(wire(by_websocket)))[-1]
    torn = proxy.torn(whole)
    begin = torn.data.removesuffix(b"\n\n")
    assert whole.data.startswith(begin)
    with pytest.raises(UnicodeDecodeError, match="unexpected end of data"):
        begin.decode()
    assert torn.data.endswith(b"\n\n") is not by_websocket


@pytest.fixture
def passed(monkeypatch):
    """Pass bytes through the proxy, and give what arrives."""

    def passing(raw, **constants):
        for name, value in constants.items():
            monkeypatch.setattr(proxy, name, value)
        with socket.create_server(("127.0.0.1", 0)) as server:
            between = proxy.Proxy(server.getsockname()[1])
            threading.Thread(target=between.serve, daemon=True).start()
            with socket.create_connection(("127.0.0.1", between.port)) as client:
                client.settimeout(5)
                upstream = server.accept()[0]
                with upstream:
                    upstream.sendall(raw)
                    upstream.shutdown(socket.SHUT_WR)
                    arrived = b""
                    while more := client.recv(65536):
                        arrived += more
        return between, list(proxy.Pieces().feed(arrived)), arrived

    return passing


FOR_EVER = dict.fromkeys(proxy.BYTES, 1 << 60)
NEVER = dict.fromkeys(proxy.DISTURBANCES, 0.0)


@pytest.mark.parametrize("by_websocket", [False, True], ids=["sse", "websocket"])
def test_what_is_not_disturbed_comes_once_and_in_order(by_websocket, passed):
    _, pieces, _ = passed(wire(by_websocket), BYTES=FOR_EVER, DISTURBANCES=NEVER)
    assert [number for number in map(number_of, whole(pieces)) if number] == [1, 2, 3, 4]


def whole(pieces):
    """Join messages that were written in two frames."""
    if pieces[-1].kind == "event":
        return pieces
    data = [piece.data for piece in pieces[2:]]
    return [proxy.Piece("message", first + last) for first, last in zip(data[::2], data[1::2], strict=True)]


def number_of(piece):
    """Tell which status a piece is about; 0 if it is about none."""
    return 0 if piece.kind == "answer" else int(json.loads(payload(piece))["id"]) - chaos.BEFORE


@pytest.mark.parametrize("by_websocket", [False, True], ids=["sse", "websocket"])
def test_events_are_sent_twice(by_websocket, passed):
    between, pieces, _ = passed(wire(by_websocket), BYTES=FOR_EVER, DISTURBANCES={**NEVER, "sent twice": 1.0})
    assert [number for number in map(number_of, whole(pieces)) if number] == [1, 1, 2, 2, 3, 3, 4, 4]
    assert between.done == {"sent twice": 4}


@pytest.mark.parametrize("by_websocket", [False, True], ids=["sse", "websocket"])
def test_events_are_sent_after_others(by_websocket, passed, monkeypatch):
    delays = iter([4, 1, 1, 2])
    monkeypatch.setattr(random, "randint", lambda low, high: next(delays) if high == proxy.LATEST else low)
    between, pieces, _ = passed(wire(by_websocket), BYTES=FOR_EVER, DISTURBANCES={**NEVER, "sent after others": 1.0})
    assert [number for number in map(number_of, whole(pieces)) if number] == [2, 3, 1, 4]
    assert between.done == {"sent after others": 4}


@pytest.mark.parametrize("by_websocket", [False, True], ids=["sse", "websocket"])
def test_connections_are_closed_within_a_character(by_websocket, passed):
    raw = wire(by_websocket)
    between, _, arrived = passed(raw, BYTES=dict.fromkeys(FOR_EVER, 200), FATES=("closed within a character",))
    with pytest.raises(UnicodeDecodeError, match="unexpected end of data"):
        re.search(rb"[\xc2-\xf4][\x80-\xbf]*\Z", arrived)[0].decode()
    assert between.done["closed within a character"] == 1
