"""What counts as an id."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mastodon import MastodonIllegalArgumentError
from mastodon.entities import Account
from mastodon.protocol.ids import id_of, ids_of, several, snowflake, time_of, with_offset


@pytest.mark.parametrize(
    ("value", "id"),
    [
        (5, 5),
        ("5", "5"),
        ("007", "007"),
        ("01ARZ3NDEKTSV4RRFFQ69G5FAV", "01ARZ3NDEKTSV4RRFFQ69G5FAV"),
        (Account(id=5), 5),
        ({"id": "x"}, "x"),
        ({"id": datetime(2020, 1, 1, tzinfo=UTC)}, 1577836800000 << 16),
        (datetime(2020, 1, 1, tzinfo=UTC), 1577836800000 << 16),
    ],
)
def test_id_of(value, id):
    assert id_of(value) == id


class Number(int):
    pass


class Text(str):
    __slots__ = ()


def test_ids_are_of_plain_types():
    assert type(id_of(Number(5))) is int
    assert type(id_of(Text("5"))) is str


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "must be an id (int or str) or an entity, not NoneType"),
        (True, "not bool"),
        (1.5, "not float"),
        (b"1", "not bytes"),
        ([1], "not list"),
        ("", "must not be empty"),
        ({}, "this one has no 'id'"),
        ({"id": None}, "this one has no 'id'"),
        ({"id": {"id": 1}}, "this one has no 'id'"),
        (Account(acct="x"), "this one has no 'id'"),
    ],
)
def test_what_is_no_id_is_named(value, words):
    with pytest.raises(MastodonIllegalArgumentError) as caught:
        id_of(value, "account_id")
    assert str(caught.value).startswith("account_id ")
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("value", "ids"),
    [
        (1, [1]),
        ("12", ["12"]),
        (Account(id=1), [1]),
        ([1, "2", {"id": 3}], [1, "2", 3]),
        ((1, 2), [1, 2]),
        ({1}, [1]),
        ((number for number in (1, 2)), [1, 2]),
        ([], []),
    ],
)
def test_ids_of(value, ids):
    assert ids_of(value) == ids


@pytest.mark.parametrize("value", [[[1]], [None], None])
def test_what_are_no_ids_is_named(value):
    with pytest.raises(MastodonIllegalArgumentError, match="ids must be an id"):
        ids_of(value, "ids")


@pytest.mark.parametrize("value", [[], (), set(), iter(()), range(1), {}.keys()])
def test_collections_are_several(value):
    assert several(value) is True


@pytest.mark.parametrize("value", ["ab", b"ab", bytearray(), {}, Account(), 1, None])
def test_single_things_are_not_several(value):
    assert several(value) is False


@given(time=st.datetimes(datetime(1970, 1, 2), datetime(2262, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_snowflakes_hold_the_millisecond(time):
    assert snowflake(time) & 0xFFFF == 0
    exact = (time - datetime(1970, 1, 1, tzinfo=UTC)) / timedelta(milliseconds=1)
    assert abs((snowflake(time) >> 16) - exact) <= 1


def test_times_keep_their_offset():
    time = datetime(2020, 1, 1, tzinfo=timezone(timedelta(hours=5)))
    assert with_offset(time, "x") is time


def test_times_without_an_offset_are_local():
    time = datetime(2020, 1, 1)  # noqa: DTZ001
    assert with_offset(time, "x") == time.astimezone()


def test_times_that_cannot_be_converted_are_named():
    with pytest.raises(MastodonIllegalArgumentError, match="since_id is a time that cannot be converted"):
        id_of(datetime(1, 1, 1), "since_id")  # noqa: DTZ001


def test_snowflakes_are_exact_to_the_millisecond():
    time = datetime(2024, 2, 29, 12, 30, 15, 1000, tzinfo=UTC)
    assert time_of(snowflake(time)) == time


def test_times_before_1970_are_before_all_ids():
    assert snowflake(datetime(1960, 1, 1, tzinfo=UTC)) == 0


@given(time=st.datetimes(datetime(2016, 3, 1), datetime(9999, 12, 31), timezones=st.just(UTC)))  # noqa: DTZ001
def test_ids_made_of_a_time_tell_it(time):
    told = time_of(snowflake(time))
    assert told is not None
    assert timedelta() <= time - told < timedelta(milliseconds=1)


@pytest.mark.parametrize(
    ("id", "time"),
    [
        (103270115826048975, datetime(2019, 12, 8, 3, 48, 33, 849000, tzinfo=UTC)),
        ("103270115826048975", datetime(2019, 12, 8, 3, 48, 33, 849000, tzinfo=UTC)),
        (7, None),
        (0, None),
        (-1, None),
        (10**30, None),
        ("9" * 5000, None),
        ("01ARZ3NDEKTSV4RRFFQ69G5FAV", None),
        ("A8Vx5nGPbeJ0QbUrKq", None),
        ("", None),
    ],
)
def test_ids_tell_their_time_only_if_they_contain_it(id, time):
    assert time_of(id) == time
