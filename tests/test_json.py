"""JSON with ``orjson``, and without."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mastodon import _json
from mastodon.entities import Status


@pytest.fixture(params=["orjson", "standard library"])
def library(request, monkeypatch):
    """Run the test with either library."""
    if request.param != "orjson":
        monkeypatch.setitem(sys.modules, "orjson", None)
    _json._orjson.cache_clear()
    yield request.param
    _json._orjson.cache_clear()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (b'{"a": [1, 2.5, null, true, "\xc3\xbc"]}', {"a": [1, 2.5, None, True, "ü"]}),
        (b"[]", []),
        (b'"x"', "x"),
        (b'\xef\xbb\xbf{"a": 1}', {"a": 1}),
        (b'{"a": NaN}', {"a": pytest.approx(float("nan"), nan_ok=True)}),
        (b'{"a": Infinity}', {"a": float("inf")}),
        (b'"\xff"', "\ufffd"),
        (b'"\\ud83d"', "\ud83d"),
        (b"18446744073709551615", 2**64 - 1),
        (b'{"a": 1, "a": 2}', {"a": 2}),
        (b" \r\n\t1 ", 1),
    ],
)
def test_text_is_parsed(text, value, library):
    assert _json.loads(text) == value


@pytest.mark.parametrize("text", [b"", b"{", b"[1,]", b"{'a': 1}", b"<html>", b"tru", b"\xff\xfe", b"1 2", b"9" * 5000])
def test_what_is_no_json_is_a_value_error(text, library):
    with pytest.raises(ValueError, match=r".+"):
        _json.loads(text)


def nested(levels, inner=b"1", begin=b'{"a": ', end=b', "b": 2}'):
    return begin * levels + inner + end * levels


@pytest.mark.parametrize(
    "text", [nested(800), nested(800, begin=b"[", end=b"]"), nested(800, b"[]"), nested(800, b'"[{"')]
)
def test_json_may_be_nested(text, library):
    assert _json.loads(text) == json.loads(text)


@pytest.mark.parametrize(
    "text",
    [
        nested(1025),
        nested(1025, begin=b"[", end=b"]"),
        nested(1025, begin=b"[0, ", end=b", NaN]"),
        nested(100_000),
        b"[" * 100_000,
        nested(100_000, begin=b"[", end=b"]"),
        b"[" + b"[]," * 1000 + nested(1024) + b"]",
    ],
)
def test_what_is_nested_too_deeply_is_no_crash(text, library):
    with pytest.raises(ValueError, match=r"^nested too deeply$"):
        _json.loads(text)


@pytest.mark.parametrize(
    "value",
    [
        {"a": [1, 2.5, None, True, "ü👋"]},
        Status(id=1, content="x"),
        [],
        2**70,
        "\ud83d",
        {"a": {"b": -(2**65)}},
    ],
)
@pytest.mark.parametrize("indent", [False, True])
def test_values_are_written(value, indent, library):
    text = _json.dumps(value, indent=indent)
    assert json.loads(text) == value
    assert ("\n" in text) is (indent and isinstance(value, dict))


def test_what_is_nested_too_deeply_cannot_be_written(library):
    value = []
    for _ in range(100_000):
        value = [value]
    with pytest.raises(ValueError, match=r"^nested too deeply$"):
        _json.dumps(value)


@pytest.mark.parametrize(
    "value", [{"t": datetime(2024, 2, 29, 12, tzinfo=UTC)}, {"t": datetime(2024, 2, 29, 12, tzinfo=UTC), "n": 2**70}]
)
def test_times_are_written_as_iso_8601(value, library):
    assert json.loads(_json.dumps(value))["t"] == "2024-02-29T12:00:00+00:00"


@pytest.mark.parametrize("value", [object(), {"a": b"bytes"}, [{1, 2}]])
def test_other_things_cannot_be_written(value, library):
    with pytest.raises(TypeError, match=r"cannot write (object|bytes|set) as JSON"):
        _json.dumps(value)


@given(data=st.binary())
def test_any_bytes_are_json_or_a_value_error(data):
    try:
        _json.loads(data)
    except ValueError as error:
        assert str(error)  # noqa: PT017 - most bytes are no JSON, and some are


@given(
    value=st.recursive(
        st.none() | st.booleans() | st.integers(-(2**63), 2**64 - 1) | st.text(),  # orjson reads others as floats
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_what_is_written_can_be_parsed(value):
    assert _json.loads(_json.dumps(value).encode("utf-8", "surrogatepass")) == value


WITHOUT = """
import sys
sys.modules["orjson"] = None
import httpx2
from mastodon import Mastodon, decode
from mastodon.entities import Status

def answer(request):
    return httpx2.Response(200, content=b'{"id": "1", "content": "\\\\u00fc", "created_at": "2024-01-01T00:00:00Z"}')

transport = httpx2.MockTransport(answer)
with Mastodon(api_base_url="https://a.example", mastodon_version="4.5.0", transport=transport) as client:
    status = client.status_post("x", poll=client.make_poll(["a", "b"], 600))
print(status.id, ascii(status.content), status.created_at.isoformat(), Status.from_json(status.to_json()) == status)
"""


def test_the_package_works_without_orjson():
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", WITHOUT], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.stdout, done.stderr) == ("1 '\\xfc' 2024-01-01T00:00:00+00:00 True\n", "")
