"""From JSON to entities: ids, times, unions, and everything that a server may send in their place."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from inspect import getclosurevars
from typing import Any

import pytest

from mastodon.entities import (
    Account,
    AnnualReport,
    AnnualReportDataV1,
    AnnualReportDataV2,
    AttribAccessDict,
    Instance,
    InstanceActivity,
    MediaAttachment,
    Page,
    Poll,
    PreviewCard,
    Quote,
    Results,
    Rule,
    RuleTranslation,
    ShallowQuote,
    Status,
    Suggestion,
    Tag,
    decode,
)
from mastodon.entities.base import PLANS_PER_CLASS, converter, to_id


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)


# --- ids ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sent", "read"),
    [
        ("1", 1),
        ("0", 0),
        ("10", 10),
        ("113000000000000007", 113000000000000007),
        ("9223372036854775807", 9223372036854775807),
        ("18446744073709551616", 18446744073709551616),
        ("9" * 100, int("9" * 100)),
        ("9" * 4300, int("9" * 4300)),
        (7, 7),
    ],
)
def test_plain_decimal_ids_are_numbers(sent, read):
    made = decode(Status, {"id": sent})
    assert made.id == read
    assert type(made.id) is int


@pytest.mark.parametrize(
    "sent",
    [
        "007",
        "00",
        "-1",
        "+1",
        " 1",
        "1 ",
        "1\n",
        "1_000",
        "1.0",
        "1e3",
        "0x10",
        "٣",
        "1٣",
        "१२३",
        "²",
        "01HV8Z8Z8Z8Z8Z8Z8Z8Z8Z8Z8Z",
        "9wXyZ1",
        "6f1c6c86-5b3a-4c8e-9d0a-8f0e5d1c2b3a",
        "0" * 30,
        "0" + "9" * 30,
        "9" * 4301,
        "9" * 5000,
        "1" * 25 + "_1",
        "",
        "x",
        None,
        True,
        1.5,
        float("inf"),
        ["1"],
        {"id": "1"},
    ],
)
def test_other_ids_stay_as_they_came(sent):
    made = decode(Status, {"id": sent})
    assert made.id == sent
    assert type(made.id) is type(sent)


def test_lists_of_ids_are_read_one_by_one():
    made = decode(Poll, {"own_votes": [0, "1"], "id": "5"})
    assert made.own_votes == [0, "1"]
    assert to_id(to_id("5")) == 5


# --- times ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sent", "read"),
    [
        ("2024-05-06T07:08:09.123Z", utc(2024, 5, 6, 7, 8, 9, 123000)),
        ("2024-05-06T07:08:09Z", utc(2024, 5, 6, 7, 8, 9)),
        ("2024-05-06T07:08:09.123456+00:00", utc(2024, 5, 6, 7, 8, 9, 123456)),
        ("2024-05-06T07:08:09-03:30", datetime(2024, 5, 6, 7, 8, 9, tzinfo=timezone(-timedelta(hours=3.5)))),
        ("2024-05-06 07:08:09Z", utc(2024, 5, 6, 7, 8, 9)),
        ("2024-05-06T07:08:09", utc(2024, 5, 6, 7, 8, 9)),
        ("2024-05-06T07:08", utc(2024, 5, 6, 7, 8)),
        ("2024-05-06", utc(2024, 5, 6)),
        ("20240506", utc(2024, 5, 6)),
        ("0001-01-01", utc(1, 1, 1)),
        ("9999-12-31T23:59:59.999999Z", utc(9999, 12, 31, 23, 59, 59, 999999)),
    ],
)
def test_times_are_aware(sent, read):
    made = decode(Status, {"created_at": sent})
    assert made.created_at == read
    assert made.created_at.utcoffset() == read.utcoffset()


@pytest.mark.parametrize(
    "sent",
    [
        "",
        "yesterday",
        "Mon, 06 May 2024 07:08:09 GMT",
        "2024-05-06 07:08:09 UTC",
        "0000-00-00T00:00:00Z",
        "2024-13-01",
        "10000-01-01",
        "1714979289",
        "1714979289000",
        1714979289,
        1714979289.5,
        True,
        None,
        ["2024-05-06"],
        {"at": "2024-05-06"},
    ],
)
def test_other_times_stay_as_they_came(sent):
    made = decode(Status, {"created_at": sent})
    assert made.created_at == sent
    assert type(made.created_at) is type(sent)


@pytest.mark.parametrize(
    ("sent", "read"),
    [
        ("1714979289", utc(2024, 5, 6, 7, 8, 9)),
        (1714979289, utc(2024, 5, 6, 7, 8, 9)),
        ("0", utc(1970, 1, 1)),
        ("2024-05-06", utc(2024, 5, 6)),
        ("9" * 30, "9" * 30),
        (10**20, 10**20),
        ("soon", "soon"),
        (1.5, 1.5),
        ([1], [1]),
        (None, None),
    ],
)
def test_seconds_since_1970_are_times_where_they_are_meant(sent, read):
    assert decode(InstanceActivity, {"week": sent}).week == read


@pytest.mark.parametrize(("sent", "read"), [("12", 12), (12, 12), ("many", "many"), ("1.5", "1.5"), (None, None)])
def test_numbers_that_are_sent_as_text_are_numbers(sent, read):
    assert decode(InstanceActivity, {"logins": sent}).logins == read


# --- entities in entities -------------------------------------------------------------------------------------------


def test_entities_are_of_their_classes():
    made = decode(
        Status,
        {
            "account": {"id": "1"},
            "reblog": {"id": "2", "account": {"id": "3"}},
            "media_attachments": [{"id": "4", "meta": {"original": {"width": 1}}}],
            "filtered": [{"filter": {"id": "5", "keywords": [{"id": "6"}]}}],
        },
    )
    assert (type(made.account), type(made.reblog), type(made.reblog.account)) == (Account, Status, Account)
    assert type(made.media_attachments[0]) is MediaAttachment
    assert made.filtered[0].filter.keywords[0].id == 6


def test_empty_objects_are_entities_and_empty_lists_are_lists():
    made = decode(Status, {"account": {}, "card": {}, "tags": [], "quote_approval": {}, "unknown": {}})
    assert (type(made.account), type(made.card)) == (Account, PreviewCard)
    assert (made.tags, type(made.tags)) == ([], list)
    assert type(made.unknown) is AttribAccessDict


def test_objects_whose_keys_are_data_are_read_value_by_value():
    made = decode(Rule, {"translations": {"de": {"text": "Sei nett"}, "fr": None, "items": {"text": "x"}}})
    assert type(made.translations["de"]) is RuleTranslation
    assert made.translations.de.text == "Sei nett"
    assert (made.translations["fr"], made.translations["items"].text) == (None, "x")
    assert decode(Instance, {"api_versions": {"mastodon": 7}}).api_versions.mastodon == 7


@pytest.mark.parametrize(
    ("sent", "kind"),
    [
        ({"state": "accepted", "quoted_status": {"id": "1"}}, Quote),
        ({"state": "accepted", "quoted_status_id": "1"}, ShallowQuote),
        ({"state": "pending", "quoted_status": None}, Quote),
        ({"state": "deleted", "quoted_status_id": None}, ShallowQuote),
        ({"state": "revoked"}, Quote),
        ({}, Quote),
    ],
)
def test_a_union_is_what_its_keys_say(sent, kind):
    made = decode(Status, {"quote": dict(sent)})
    assert type(made.quote) is kind
    assert set(made.quote) == set(sent)


def test_the_figures_of_a_year_are_of_the_form_that_came():
    old = {"archetype": "oracle", "type_distribution": {"total": 1}, "most_used_apps": [], "top_statuses": {}}
    new = {"archetype": "oracle", "top_statuses": {"by_reblogs": "1"}, "time_series": [], "top_hashtags": []}
    assert type(decode(AnnualReport, {"data": old}).data) is AnnualReportDataV1
    assert type(decode(AnnualReport, {"data": new}).data) in {AnnualReportDataV1, AnnualReportDataV2}


@pytest.mark.parametrize("sent", ["text", 1, 1.5, True, [], ["a"], {}, {"a": {"b": 1}}, None])
@pytest.mark.parametrize("field", ["id", "created_at", "account", "tags", "quote", "content", "sensitive", "unknown"])
def test_values_of_another_type_are_handed_over_as_they_came(field, sent):
    made = decode(Status, {field: json.loads(json.dumps(sent))})
    assert made[field] == sent
    assert list(made) == [field]


@pytest.mark.parametrize("field", ["account", "tags", "quote", "unknown"])
def test_objects_in_the_place_of_others_are_readable_too(field):
    made = decode(Status, {field: [{"a": {"b": 1}}, {"x": [{"y": 2}]}]})
    assert (made[field][0].a.b, made[field][1].x[0].y) == (1, 2)


def test_an_object_in_the_place_of_a_list_is_readable():
    made = decode(Status, {"tags": {"error": {"code": 1}}, "media_attachments": {"0": {"id": "1"}}})
    assert (made.tags.error.code, made.media_attachments["0"].id) == (1, "1")


def test_a_list_may_hold_other_things_beside_entities():
    made = decode(Status, {"tags": [{"name": "a", "url": "b"}, None, "c", 1, [{"d": 2}]]})
    assert made.tags == [{"name": "a", "url": "b"}, None, "c", 1, [{"d": 2}]]
    assert (made.tags[0].name, made.tags[4][0].d) == ("a", 2)


# --- what a call returns --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("result", "raw", "kind"),
    [
        (Status, {"id": "1"}, Status),
        (Page[Status], [{"id": "1"}], Page),
        (Page[Any], [{"id": "1"}], Page),
        (Page[str], ["a"], Page),
        (Results[Status], [{"id": "1"}], Results),
        (list[Status], [{"id": "1"}], list),
        (list[str], ["a"], list),
        (dict[str, Status], {"a": {"id": "1"}}, AttribAccessDict),
        (dict[str, Any], {"a": {"id": "1"}}, AttribAccessDict),
        (AttribAccessDict, {"id": "1"}, AttribAccessDict),
        (None, {"id": "1"}, AttribAccessDict),
        (Any, [{"id": "1"}], list),
        (bool, True, bool),
        (str, "a", str),
        (Status, [{"id": "1"}], list),
        (Status, "a", str),
        (Status, None, type(None)),
        (Page[Status], {"error": "x"}, AttribAccessDict),
        (Page[Status], "a", str),
        (dict[str, Status], [{"id": "1"}], list),
        (Page[Status], None, type(None)),
    ],
)
def test_results_are_of_the_type_that_was_asked_for_if_that_came(result, raw, kind):
    sent = json.dumps(raw)
    made = decode(result, raw)
    assert type(made) is kind
    assert json.loads(sent.replace('"1"', "1")) in (made, json.loads(json.dumps(made).replace('"1"', "1")))


def test_items_of_results_are_entities():
    assert [type(item) for item in decode(Page[Status], [{}, {"id": "1"}])] == [Status, Status]
    assert type(decode(dict[str, Status], {"a": {}}).a) is Status
    assert type(decode(Page[Any], [{}])[0]) is AttribAccessDict


# --- plans ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("made", [Suggestion, Tag])
def test_a_class_remembers_a_bounded_number_of_sets_of_keys(made):
    for number in range(3 * PLANS_PER_CLASS):
        decoded = decode(made, {f"new_{number}": {"a": number}, "id": str(number)})
        assert (decoded.id, decoded[f"new_{number}"].a) == (number if made is Tag else decoded.id, number)
    plans = getclosurevars(converter(made)).nonlocals["plans"]
    assert len(plans) == PLANS_PER_CLASS


def test_a_union_remembers_a_bounded_number_of_sets_of_keys():
    union = Quote | ShallowQuote
    for number in range(3 * PLANS_PER_CLASS):
        assert type(converter(union)({f"new_{number}": 1, "quoted_status_id": "1"})) is ShallowQuote
    assert len(getclosurevars(converter(union)).nonlocals["chosen"]) == PLANS_PER_CLASS


def test_the_order_of_keys_does_not_matter():
    first = decode(Poll, {"id": "1", "expires_at": "2024-01-01", "emojis": [{"shortcode": "a"}]})
    second = decode(Poll, {"emojis": [{"shortcode": "a"}], "expires_at": "2024-01-01", "id": "1"})
    assert first == second
    assert first.emojis[0].shortcode == second.emojis[0].shortcode == "a"


def test_keys_beside_those_seen_before_are_not_overlooked():
    decode(Poll, {"id": "1", "expired": True})
    assert decode(Poll, {"id": "1", "more": {"a": 1}}).more.a == 1
    assert decode(Poll, {"expired": True, "id": "1"}).id == 1


# --- hostile answers ------------------------------------------------------------------------------------------------


def nested(depth, *path):
    """Put objects and lists into each other, again and again."""
    value = "end"
    for _ in range(depth):
        for key in path:
            value = [value] if key is list else {key: value}
    return value


def depth_of(value):
    """Count how many objects and lists are in each other."""
    depth = 0
    while value != "end":
        value = value[0] if isinstance(value, list) else next(iter(value.values()))
        depth += 1
    return depth


@pytest.mark.parametrize("depth", [900, 5000, 50_000])
@pytest.mark.parametrize(
    "path", [("reblog",), ("moved", "account"), ("unknown",), (list,), (list, "tags"), ("quoted_status", "quote")]
)
def test_nesting_neither_raises_nor_loses_anything(path, depth):
    made = decode(Status, {"inner": nested(depth, *path), **nested(depth, *reversed(path), "reblog"), "id": "1"})
    assert made.id == 1
    assert depth_of(made["inner"]) == depth * len(path)
    assert depth_of(made.reblog) == depth * (len(path) + 1) - 1
