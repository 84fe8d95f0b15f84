"""How arguments become what is sent."""

from __future__ import annotations

import io
import json
import os
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from enum import Enum
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mastodon import MastodonIllegalArgumentError
from mastodon.entities import Account, Status
from mastodon.protocol.request import File, body, multipart, replayable, request, target

BEFORE_ALL = datetime(1, 1, 1)  # noqa: DTZ001 - local time is meant


class Colour(Enum):
    RED = "red"


SENT = [
    pytest.param({"a": None}, [], id="none is left out"),
    pytest.param({"a": True, "b": False}, [("a", "true"), ("b", "false")], id="booleans"),
    pytest.param({"a": 1, "b": 1.5, "c": "x"}, [("a", "1"), ("b", "1.5"), ("c", "x")], id="flat values"),
    pytest.param({"a": ["x", "y"]}, [("a[]", "x"), ("a[]", "y")], id="list"),
    pytest.param({"a": ("x", "y")}, [("a[]", "x"), ("a[]", "y")], id="tuple"),
    pytest.param({"a": {"x"}}, [("a[]", "x")], id="set"),
    pytest.param({"a": frozenset({"x"})}, [("a[]", "x")], id="frozenset"),
    pytest.param({"a": (letter for letter in "xy")}, [("a[]", "x"), ("a[]", "y")], id="generator"),
    pytest.param({"a": {"x": 1, "y": 2}.keys()}, [("a[]", "x"), ("a[]", "y")], id="keys of a dict"),
    pytest.param({"a": range(2)}, [("a[]", "0"), ("a[]", "1")], id="range"),
    pytest.param({"a": ["x", None]}, [("a[]", "x")], id="none in a list"),
    pytest.param({"a": Colour.RED}, [("a", "red")], id="enum"),
    pytest.param({"a": datetime(2024, 2, 29, 12, tzinfo=UTC)}, [("a", "2024-02-29T12:00:00+00:00")], id="time in UTC"),
    pytest.param(
        {"a": datetime(2024, 2, 29, 12, tzinfo=timezone(timedelta(hours=-9, minutes=-30)))},
        [("a", "2024-02-29T12:00:00-09:30")],
        id="time with an offset",
    ),
    pytest.param({"a": date(1990, 1, 2)}, [("a", "1990-01-02")], id="date"),
    pytest.param({"a": {"b": 1, "c": None}}, [("a[b]", "1")], id="nested"),
    pytest.param(
        {"a": {"b": {"c": True}, "d": [1, 2]}}, [("a[b][c]", "true"), ("a[d][]", "1"), ("a[d][]", "2")], id="deep"
    ),
    pytest.param({"a": [{"b": 1, "c": 2}]}, [("a[][b]", "1"), ("a[][c]", "2")], id="list of objects"),
    pytest.param({"id": 5}, [("id", "5")], id="id"),
    pytest.param({"id": [5, "6"]}, [("id[]", "5"), ("id[]", "6")], id="several as id"),
    pytest.param({"id": Account(id=5)}, [("id", "5")], id="entity as id"),
    pytest.param({"account_id": {"id": "01H"}}, [("account_id", "01H")], id="dict as id"),
    pytest.param({"media_ids": Status(id=5)}, [("media_ids[]", "5")], id="one where several are meant"),
    pytest.param(
        {"ids": [Status(id=5), 6, "7"]}, [("ids[]", "5"), ("ids[]", "6"), ("ids[]", "7")], id="entities as ids"
    ),
    pytest.param({"ids": {5}}, [("ids[]", "5")], id="set of ids"),
    pytest.param({"max_id": datetime(2020, 1, 1, tzinfo=UTC)}, [("max_id", str(1577836800000 << 16))], id="time as id"),
    pytest.param({"id": "007"}, [("id", "007")], id="id with leading zeros"),
    pytest.param({"q": "a b&c=d?#ü👋"}, [("q", "a b&c=d?#ü👋")], id="special characters"),
    pytest.param({"q": ""}, [("q", "")], id="empty text"),
    pytest.param({"a": []}, [], id="empty list"),
]


@pytest.mark.parametrize(("params", "sent"), SENT)
def test_queries_carry(params, sent):
    made = target(request("GET", "/x", **params))
    assert parse_qsl(urlsplit(made).query, keep_blank_values=True) == sent
    assert urlsplit(made).path == "/x"


@pytest.mark.parametrize("method", ["GET", "DELETE", "HEAD"])
def test_methods_without_a_body_carry_parameters_in_the_query(method):
    made = request(method, "/x", a=[1], b={"c": True})
    assert made.encoding == "query"
    assert body(made) == (None, None)
    assert target(made) == "/x?a%5B%5D=1&b%5Bc%5D=true"


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH"])
def test_methods_with_a_body_carry_flat_parameters_as_a_form(method):
    made = request(method, "/x", a=[1, "ü"], b=True, c=None)
    content, kind = body(made)
    assert kind == "application/x-www-form-urlencoded"
    assert parse_qsl(content.decode()) == [("a[]", "1"), ("a[]", "ü"), ("b", "true")]
    assert target(made) == "/x"


def test_nested_parameters_become_json_with_their_types():
    content, kind = body(request("POST", "/x", a={"b": True, "c": 2, "d": None, "e": [1.5, "x"]}, f=(False, 7)))
    assert kind == "application/json"
    assert json.loads(content) == {"a": {"b": True, "c": 2, "e": [1.5, "x"]}, "f": [False, 7]}


@pytest.mark.parametrize("nested", [[{"a": 1}], [["a"]], {"a": 1}], ids=["objects", "lists", "object"])
def test_any_nesting_makes_json(nested):
    assert request("POST", "/x", a=nested).encoding == "json"


def test_an_empty_list_is_sent_as_json_because_a_form_would_lose_it():
    content, kind = body(request("PUT", "/x", text="a", media_ids=[]))
    assert kind == "application/json"
    assert json.loads(content) == {"text": "a", "media_ids": []}


def test_json_can_be_asked_for():
    content, kind = body(request("POST", "/x", choices=[0, 2], n=True).as_json())
    assert kind == "application/json"
    assert json.loads(content) == {"choices": [0, 2], "n": True}


def test_a_form_can_be_asked_for_where_a_query_is_usual():
    made = request("DELETE", "/x", ids=[1]).as_form()
    assert body(made) == (b"ids%5B%5D=1", "application/x-www-form-urlencoded")
    assert target(made) == "/x"


def test_a_body_of_nothing_is_an_empty_form():
    assert body(request("POST", "/x")) == (b"", "application/x-www-form-urlencoded")


def test_files_make_multipart_with_all_fields():
    file = File(b"data", "a.png", "image/png")
    made = request("POST", "/x", file=file, focus="0,0", sensitive=False, ids=[1, 2], none=None)
    assert made.encoding == "multipart"
    assert multipart(made) == [("file", file), ("focus", "0,0"), ("sensitive", "false"), ("ids[]", "1"), ("ids[]", "2")]


def test_files_are_found_at_any_depth():
    file = File(b"data", "a.png", "image/png")
    made = request("POST", "/x", a=[{"b": 1, "c": file}])
    assert multipart(made) == [("a[][b]", "1"), ("a[][c]", file)]


def test_a_time_without_offset_is_local():
    [(_, sent)] = parse_qsl(urlsplit(target(request("GET", "/x", a=datetime(2024, 2, 29, 12)))).query)  # noqa: DTZ001
    assert datetime.fromisoformat(sent) == datetime(2024, 2, 29, 12).astimezone()
    assert datetime.fromisoformat(sent).tzinfo is not None


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({"a": b"bytes"}, "a cannot be sent: bytes"),
        ({"a": object()}, "a cannot be sent: object"),
        ({"a": Decimal(1)}, "a cannot be sent: Decimal"),
        ({"a": Path("x")}, "a cannot be sent"),
        ({"a": {"b": [object()]}}, "a.b cannot be sent: object"),
        ({"a": "half \ud83d"}, "a cannot be sent: there is half a character"),
        ({"a": ["\udc00"]}, "a cannot be sent: there is half a character"),
        ({"id": "\udc00"}, "id cannot be sent: there is half a character"),
        ({"a": float("nan")}, "a must be a finite number, not nan"),
        ({"a": float("-inf")}, "a must be a finite number, not -inf"),
        ({"id": True}, "id must be an id"),
        ({"id": 1.5}, "id must be an id"),
        ({"id": ""}, "id must not be empty"),
        ({"id": {}}, "this one has no 'id'"),
        ({"ids": [None]}, "ids must be an id"),
        ({"account_id": [1]}, "account_id must be an id"),
        ({"max_id": BEFORE_ALL}, "max_id is a time that cannot be converted"),
        ({"a": BEFORE_ALL}, "a is a time that cannot be converted"),
    ],
)
def test_what_cannot_be_sent_is_refused_by_name(params, words):
    with pytest.raises(MastodonIllegalArgumentError) as caught:
        request("POST", "/x", **params)
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("value", "path"),
    [
        (1, "/api/v1/accounts/1/follow"),
        ("1", "/api/v1/accounts/1/follow"),
        (Account(id=1), "/api/v1/accounts/1/follow"),
        ("01ARZ3NDEKTSV4RRFFQ69G5FAV", "/api/v1/accounts/01ARZ3NDEKTSV4RRFFQ69G5FAV/follow"),
        ("../accounts/1", "/api/v1/accounts/..%2Faccounts%2F1/follow"),
        ("a/b", "/api/v1/accounts/a%2Fb/follow"),
        ("%2e%2e", "/api/v1/accounts/%252e%252e/follow"),
        ("%2E%2E%2F", "/api/v1/accounts/%252E%252E%252F/follow"),
        ("a?b=c", "/api/v1/accounts/a%3Fb%3Dc/follow"),
        ("a#b", "/api/v1/accounts/a%23b/follow"),
        ("a b", "/api/v1/accounts/a%20b/follow"),
        ("a\\..\\b", "/api/v1/accounts/a%5C..%5Cb/follow"),
        ("a;b", "/api/v1/accounts/a%3Bb/follow"),
        ("ü👋", "/api/v1/accounts/%C3%BC%F0%9F%91%8B/follow"),
        ("\r\nHost: evil", "/api/v1/accounts/%0D%0AHost%3A%20evil/follow"),
        ("{id}", "/api/v1/accounts/%7Bid%7D/follow"),
        ("...", "/api/v1/accounts/.../follow"),
    ],
)
def test_path_values_are_percent_encoded(value, path):
    assert request("POST", "/api/v1/accounts/{id}/follow", id=value).path == path


@pytest.mark.parametrize("value", [".", "..", "", None, True, [1], "\udc00", {"id": ".."}, {"id": None}])
def test_path_values_that_reach_other_routes_or_are_no_ids_are_refused(value):
    with pytest.raises(MastodonIllegalArgumentError, match="id "):
        request("GET", "/api/v1/accounts/{id}", id=value)


@given(value=st.text(st.characters(codec="utf-8"), min_size=1))
def test_no_path_value_reaches_another_route(value):
    try:
        path = request("GET", "/api/v1/accounts/{id}/statuses", id=value).path
    except MastodonIllegalArgumentError:
        assert value in {".", ".."}
        return
    asked = httpx2.URL("https://mastodon.example" + path).raw_path.decode()
    before, segment, after = asked.rsplit("/", 2)
    assert before == "/api/v1/accounts"
    assert unquote(segment) == value
    assert after == "statuses"


plain = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
texts = st.text(st.characters(codec="utf-8"))
names = st.text("abc", min_size=1)
values = st.recursive(plain | texts, lambda inner: st.lists(inner) | st.dictionaries(names, inner), max_leaves=8)


def without_none(value):
    if isinstance(value, dict):
        return {key: without_none(inner) for key, inner in value.items() if inner is not None}
    if isinstance(value, list):
        return [without_none(inner) for inner in value if inner is not None]
    return value


@given(params=st.dictionaries(names, values))
def test_json_bodies_are_the_parameters_without_none(params):
    content, _ = body(request("POST", "/x", **params).as_json())
    assert json.loads(content) == without_none(params)


@given(params=st.dictionaries(names, texts | st.lists(texts, min_size=1)))
def test_forms_can_be_read_back(params):
    content, _ = body(request("POST", "/x", **params))
    pairs = parse_qsl(content.decode(), keep_blank_values=True)
    sent = {name: value for name, value in pairs if not name.endswith("[]")}
    for name, value in pairs:
        if name.endswith("[]"):
            sent.setdefault(name.removesuffix("[]"), []).append(value)
    assert sent == params


def test_arguments_are_not_changed_nor_kept():
    listed, nested = [1, None], {"b": None, "c": [1]}
    made = request("POST", "/x", a=listed, d=nested)
    listed.append(2)
    nested["c"].append(2)
    assert made.params == {"a": [1], "d": {"c": [1]}}
    assert (listed, nested) == ([1, None, 2], {"b": None, "c": [1, 2]})


def test_requests_share_no_state():
    one, other = request("GET", "/x"), request("GET", "/x")
    assert one.params is not other.params
    with pytest.raises(TypeError, match="does not support item assignment"):
        one.headers["accept"] = "text/plain"


def test_requests_are_frozen():
    with pytest.raises(AttributeError):
        request("GET", "/x").path = "/y"


def test_headers_are_added_to_a_copy():
    bare = request("POST", "/x")
    made = bare.with_headers(idempotency_key="k", other=None).with_headers(x_a="b")
    assert made.headers == {"idempotency-key": "k", "x-a": "b"}
    assert bare.headers == {}


def test_another_token_is_used_in_a_copy():
    bare = request("POST", "/x")
    assert bare.with_token("t").token == "t"
    assert bare.with_token(False).token is False
    assert bare.token is True


def test_a_query_is_joined_to_one_in_the_path():
    assert target(request("GET", "/x?a=1", b=2)) == "/x?a=1&b=2"


def test_repr_shows_no_secrets():
    made = request("POST", "/x", password="planted", file=File(b"planted", "a", "b/c")).with_token("planted")
    assert "planted" not in repr(made)
    assert "planted" not in repr(File(b"planted", "a.png", "image/png"))


def test_bytes_paths_and_seekable_files_can_be_sent_twice(tmp_path):
    for content in (b"data", tmp_path / "x", io.BytesIO(b"data")):
        assert replayable(request("POST", "/x", file=File(content, "a", "b/c"))) is True


def test_pipes_can_be_sent_once():
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb") as pipe, os.fdopen(writing, "wb"):
        assert replayable(request("POST", "/x", file=File(pipe, "a", "b/c"))) is False


def test_what_cannot_even_say_whether_it_is_seekable_can_be_sent_once():
    class Reader:
        def read(self, size=-1):
            raise NotImplementedError

    assert replayable(request("POST", "/x", file=File(Reader(), "a", "b/c"))) is False
