"""What every answer is made of: dicts and lists that can be read by attribute, copied, pickled and written as JSON."""

from __future__ import annotations

import copy
import json
import pickle
from datetime import UTC, datetime

import pytest

from mastodon import entities
from mastodon.entities import (
    Account,
    AttribAccessDict,
    Entity,
    InstanceThumbnailVersions,
    Page,
    PaginationInfo,
    Preferences,
    Results,
    Status,
    WebPushAlerts,
    decode,
)
from mastodon.entities.base import attach, from_json, name_of_type, to_json, type_named

CLASSES = [getattr(entities, name) for name in entities.__all__ if isinstance(getattr(entities, name), type)]
ENTITIES = [made for made in CLASSES if issubclass(made, Entity)]

NEXT = PaginationInfo(_pagination_method="GET", _pagination_endpoint="/api/v1/timelines/home", max_id=1)
PREVIOUS = PaginationInfo(_pagination_method="GET", _pagination_endpoint="/api/v1/timelines/home", min_id=9)
REFRESH = {"id": "opaque", "retry": 2, "result_count": 1}


def raw_status():
    return {
        "id": "7",
        "created_at": "2024-05-06T07:08:09.123Z",
        "account": {"id": "8", "acct": "a@b", "created_at": "2022-01-01T00:00:00.000Z", "emojis": []},
        "media_attachments": [{"id": "9", "type": "image", "meta": {"focus": {"x": 0.5, "y": 0.0}, "new": {"z": 1}}}],
        "reblog": None,
        "tags": [{"name": "cats", "url": "https://x/tags/cats"}],
        "unknown": {"deep": [{"er": {"still": "here"}}]},
    }


def status():
    return decode(Status, raw_status())


def page():
    made = decode(Page[Status], [raw_status(), raw_status()])
    attach(made, next=NEXT, previous=PREVIOUS, refresh=REFRESH)
    attach(made[-1], next=NEXT)
    attach(made[0], previous=PREVIOUS)
    return made


def results():
    return decode(Results[Status], [raw_status()])


def plain():
    return decode(None, {"a": [{"b": {"c": 1}}]})


def known(holder):
    """Give the slots of a thing and of all that is in it."""
    inner = holder if isinstance(holder, list) else []
    names = ("_pagination_next", "_pagination_prev", "_async_refresh")
    return [getattr(holder, name, None) for name in names], [known(item) for item in inner]


def types(value):
    """Give the types of a value and of all that is in it."""
    if isinstance(value, dict):
        return type(value), {key: types(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return type(value), [types(inner) for inner in value]
    return type(value)


THINGS = [status, page, results, plain]

COPIES = {
    "copy": copy.copy,
    "deepcopy": copy.deepcopy,
    "method": lambda thing: thing.copy(),
    "to_json": lambda thing: type(thing).from_json(thing.to_json()),
    "to_json on one line": lambda thing: from_json(thing.to_json(pretty=False)),
    **{
        f"pickle {protocol}": lambda thing, protocol=protocol: pickle.loads(pickle.dumps(thing, protocol))
        for protocol in range(pickle.HIGHEST_PROTOCOL + 1)
    },
}


# --- a dict whose keys are attributes -------------------------------------------------------------------------------


def test_an_entity_is_a_dict():
    made = status()
    assert isinstance(made, dict)
    assert made == {**made}
    assert list(made) == list(raw_status())
    assert json.loads(json.dumps({"id": made["id"]})) == {"id": 7}


def test_attributes_reach_to_any_depth():
    made = status()
    assert (made.id, made.account.acct, made.media_attachments[0].meta.focus.x) == (7, "a@b", 0.5)
    assert made.unknown.deep[0].er.still == "here"
    assert made.media_attachments[0].meta.new.z == 1


def test_attributes_and_keys_are_the_same_things():
    made = status()
    assert made.account is made["account"]
    made["text"] = "changed"
    assert made.text == "changed"


@pytest.mark.parametrize("made", [status, plain])
@pytest.mark.parametrize("name", ["id", "unknown", "brand_new", "_pagination_next", "__class__", "__dict__"])
def test_attributes_are_read_only(made, name):
    thing = made()
    with pytest.raises(AttributeError, match=f"{name} is read-only; set entity\\['{name}'\\] instead"):
        setattr(thing, name, 1)
    with pytest.raises(AttributeError, match=f"{name} is read-only; delete entity\\['{name}'\\] instead"):
        delattr(thing, name)
    assert thing == made()


def test_declared_fields_that_did_not_come_read_as_none():
    made = status()
    assert (made.poll, made["poll"], made.card) == (None, None, None)
    assert made.get("poll", "nothing") == "nothing"
    assert "poll" not in made
    assert "poll" not in list(made)
    assert "poll" not in json.loads(made.to_json())["_mastopy_data"]
    assert not hasattr(made, "polls")


@pytest.mark.parametrize("read", [lambda made: made["statuses"], lambda made: made.__getitem__("statuses")])
def test_keys_that_nobody_knows_are_key_errors(read):
    with pytest.raises(KeyError, match="statuses"):
        read(status())


def test_attributes_that_nobody_knows_are_attribute_errors():
    with pytest.raises(AttributeError, match="Status has no field 'statuses'") as caught:
        _ = status().statuses
    assert (caught.value.name, caught.value.obj) == ("statuses", status())


def test_a_server_cannot_answer_for_python_or_for_us():
    made = decode(Status, {"__deepcopy__": 1, "__html__": "x", "_pagination_next": {"a": 1}, "_async_refresh": {}})
    assert copy.deepcopy(made) == made
    for name in ("__html__", "_pagination_next", "_async_refresh"):
        assert not hasattr(made, name)
    assert made["_pagination_next"] == {"a": 1}


def test_a_server_cannot_hide_the_methods_of_dict():
    made = decode(Status, {"items": [1], "keys": 2, "to_json": 3})
    assert list(made.items()) == [("items", [1]), ("keys", 2), ("to_json", 3)]
    assert made["items"] == [1]


@pytest.mark.parametrize("made", ENTITIES)
def test_no_field_hides_a_method(made):
    fields = {name for name in vars(made) if isinstance(vars(made)[name], property)}
    hidden = fields & {name for name in dir(AttribAccessDict) if not name.startswith("_")}
    assert hidden == ({"update"} if made is WebPushAlerts else set())  # Programs of Mastodon.py read that one.


@pytest.mark.parametrize("made", ENTITIES)
def test_instances_have_no_dict_of_their_own(made):
    assert not hasattr(made({}), "__dict__")


def test_renamed_fields_are_read_by_both_names():
    made = decode(InstanceThumbnailVersions, {"@1x": "small"})
    assert (made.at1x, made["at1x"], made["@1x"]) == ("small", "small", "small")
    assert (made.at2x, made["at2x"], made["@2x"]) == (None, None, None)
    assert made == {"@1x": "small"}


def test_renamed_fields_are_decoded():
    made = decode(Preferences, {"posting:default:visibility": "public", "reading:expand:spoilers": True})
    assert (made.posting_default_visibility, made.reading_expand_spoilers) == ("public", True)


def test_the_repr_shows_class_and_content():
    assert repr(decode(Account, {"id": "1"})) == "Account({'id': 1})"
    assert repr(plain()) == "AttribAccessDict({'a': [AttribAccessDict({'b': AttribAccessDict({'c': 1})})]})"


def test_of_what_is_nested_too_deeply_to_be_shown_the_repr_shows_the_class():
    deep = []
    for _ in range(100_000):
        deep = [deep]
    assert repr(decode(Account, {"id": "1", "note": deep})) == "Account(...)"
    assert repr(decode(Status, {"id": "1", "account": {"note": deep}})) == "Status({'id': 1, 'account': Account(...)})"


def test_classes_are_pickled_by_name():
    for made in ENTITIES:
        assert pickle.loads(pickle.dumps(made)) is made


# --- neighbours -----------------------------------------------------------------------------------------------------


def test_neighbours_are_attributes_and_never_keys():
    made = page()
    assert (made._pagination_next, made._pagination_prev) == (NEXT, PREVIOUS)
    assert (made.next_page, made.previous_page) == (NEXT, PREVIOUS)
    assert made[-1]._pagination_next == NEXT
    assert made[0]._pagination_prev == PREVIOUS
    assert not any("pagination" in key for item in made for key in item)
    assert not hasattr(made[0], "_pagination_next")


def test_pages_without_neighbours_say_none():
    made = decode(Page[Status], [])
    assert (made.next_page, made.previous_page, made._pagination_next) == (None, None, None)
    with pytest.raises(AttributeError, match="'Page' object has no attribute 'next'"):
        _ = made.next


def test_attaching_none_leaves_what_was_there():
    made = page()
    attach(made, next=None)
    assert made.next_page == NEXT


# --- copies ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("how", COPIES)
@pytest.mark.parametrize("thing", THINGS)
def test_copies_are_the_same_thing(thing, how):
    original = thing()
    made = COPIES[how](original)
    assert made == original
    assert made is not original
    assert types(made) == types(original)
    if "to_json" in how:  # What is written is the page; its items stand in it without their neighbours.
        assert known(made)[0] == known(original)[0]
    else:
        assert known(made) == known(original)


def test_deep_copies_share_nothing():
    original = page()
    made = copy.deepcopy(original)
    made[0].account["acct"] = "changed"
    made.next_page["max_id"] = "changed"
    assert original == page()
    assert original.next_page == PaginationInfo(NEXT) != made.next_page


def test_shallow_copies_share_what_is_inside():
    original = status()
    assert original.copy().account is original.account
    assert copy.copy(page())[0] == original


@pytest.mark.parametrize("made", ENTITIES)
def test_every_entity_survives_json_and_pickle(made):
    original = decode(made, {"id": "5", "created_at": "2024-01-01T00:00:00Z", "extra": {"a": [{"b": 1}]}})
    attach(original, next=NEXT)
    for restored in (pickle.loads(pickle.dumps(original)), from_json(original.to_json())):
        assert types(restored) == types(original)
        assert restored == original
        assert restored._pagination_next == NEXT


def test_times_keep_their_offset():
    original = decode(Status, {"created_at": "2024-05-06T07:08:09.123456+05:30"})
    assert from_json(original.to_json()).created_at.isoformat() == "2024-05-06T07:08:09.123456+05:30"


def test_ids_of_any_length_survive_json():
    original = decode(Status, {"id": "9" * 40, "in_reply_to_id": "9" * 5000})
    assert original.id == int("9" * 40)
    assert from_json(original.to_json()) == original


def test_text_that_is_no_unicode_survives_json():
    original = decode(Status, {"content": "\ud800", "spoiler_text": "\x00é"})
    assert from_json(original.to_json()) == original


def test_json_is_the_form_of_mastodon_py():
    assert json.loads(page().to_json()) == {
        "_mastopy_version": "2.0.1",
        "_mastopy_type": "PaginatableList[Status]",
        "_mastopy_data": json.loads(json.dumps(page(), default=datetime.isoformat)),
        "_mastopy_extra_data": {"_pagination_next": NEXT, "_pagination_prev": PREVIOUS, "_async_refresh": REFRESH},
    }


def test_lists_of_several_kinds_are_written_without_a_kind():
    mixed = Page([status(), plain()])
    assert json.loads(mixed.to_json())["_mastopy_type"] == "PaginatableList"
    restored = from_json(mixed.to_json())
    assert (type(restored), type(restored[0]), restored[1].a[0].b.c) == (Page, AttribAccessDict, 1)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "nonsense",
        "[]",
        "1",
        "{}",
        '{"_mastopy_type": "Status"}',
        '{"_mastopy_data": {}}',
        "[" * 100_000,
        '{"_mastopy_type": "' + "Page[" * 100_000 + '", "_mastopy_data": []}',
    ],
)
def test_what_was_not_written_by_us_is_a_value_error(text):
    with pytest.raises(ValueError, match=r"not written by to_json\(\)|Expecting value|nested too deeply"):
        from_json(text)


@pytest.mark.parametrize(
    "envelope",
    [
        {"_mastopy_type": 7, "_mastopy_data": {"id": "1"}},
        {"_mastopy_type": "Status", "_mastopy_data": {"id": "1"}, "_mastopy_extra_data": None},
        {"_mastopy_type": "Status", "_mastopy_data": {"id": "1"}, "_mastopy_extra_data": [1]},
        {"_mastopy_type": "Status", "_mastopy_data": {"id": "1"}, "_mastopy_extra_data": {"_pagination_next": 1}},
        {"_mastopy_type": "Status", "_mastopy_data": {"id": "1"}, "_mastopy_extra_data": {"_async_refresh": 1}},
        {"_mastopy_type": "__builtins__", "_mastopy_data": {"id": "1"}},
        {"_mastopy_type": "decode", "_mastopy_data": {"id": "1"}},
        {"_mastopy_type": "Tomorrow", "_mastopy_data": {"id": "1"}},
    ],
)
def test_odd_envelopes_bring_what_is_in_them(envelope):
    made = from_json(json.dumps(envelope))
    assert made.id in {1, "1"}
    assert known(made)[0] == [None, None, None]


@pytest.mark.parametrize(
    ("result", "name"),
    [
        (Status, "Status"),
        (Page[Status], "PaginatableList[Status]"),
        (list[Status], "NonPaginatableList[Status]"),
        (Results[Status], "NonPaginatableList[Status]"),
        (Page, "Page"),
        (dict[str, Status], "AttribAccessDict"),
        (AttribAccessDict, "AttribAccessDict"),
    ],
)
def test_types_have_names_that_find_them(result, name):
    assert name_of_type(result) == name
    assert name_of_type(type_named(name)) in {name, name.replace("Page", "PaginatableList")}


def test_to_json_writes_lists_that_are_no_pages():
    assert from_json(to_json([status()])) == [status()]
    assert from_json(to_json([datetime(2024, 1, 1, tzinfo=UTC)])) == ["2024-01-01T00:00:00+00:00"]
