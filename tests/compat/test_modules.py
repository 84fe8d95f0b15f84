"""What the modules that programs of Mastodon.py import do."""

from __future__ import annotations

import copy
import pickle
import subprocess
import sys
from datetime import UTC, datetime
from typing import Any, ForwardRef

import pytest
from hypothesis import given
from hypothesis import strategies as st

import mastodon
import mastodon.Mastodon as old_module  # noqa: N813 - the class, as programs get it
from mastodon import MastodonVersionError, compat, entities, return_types, types_base, versions
from mastodon.types_base import MaybeSnowflakeIdType, base62_to_int, int_to_base62

TIME = datetime(2019, 12, 8, 3, 48, 33, 849000, tzinfo=UTC)


def test_importing_the_package_imports_none_of_them():
    code = """if True:
        import sys, mastodon
        names = ("compat", "return_types", "types_base", "versions")
        print([name for name in names if f"mastodon.{name}" in sys.modules])
    """
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


# --- mastodon.Mastodon ----------------------------------------------------------------------------------------------


def test_the_module_of_the_name_of_the_class_has_all_names_of_the_others():
    assert sys.modules["mastodon.Mastodon"].Status is entities.Status
    assert sys.modules["mastodon.Mastodon"].parse_version_string is versions.parse_version_string
    assert sys.modules["mastodon.Mastodon"].IMPL_HAS_BLURHASH is True


def test_the_package_keeps_the_class_after_the_module_was_imported():
    assert old_module is mastodon.Mastodon
    assert isinstance(mastodon.Mastodon, type)


@pytest.mark.parametrize("name", ["no_such_name", "_no_such_name", "__path__"])
def test_the_module_of_the_name_of_the_class_has_no_other_names(name):
    with pytest.raises(AttributeError, match=name):
        getattr(sys.modules["mastodon.Mastodon"], name)


# --- mastodon.return_types ------------------------------------------------------------------------------------------


def test_names_mean_the_versions_that_they_mean_in_mastodon_py():
    assert return_types.Instance is entities.V1Instance
    assert return_types.InstanceV2 is entities.Instance
    assert return_types.Filter is entities.V1Filter
    assert return_types.SearchV2 is entities.Search
    assert return_types.AccountField is entities.Field


def test_all_entities_are_found_by_name():
    assert return_types.ENTITY_NAME_MAP["UserList"] is entities.List
    assert set(return_types.ENTITY_NAME_MAP) <= set(return_types.__all__)


# --- mastodon.types_base --------------------------------------------------------------------------------------------


def test_lists_can_be_made_of_items():
    assert types_base.PaginatableList([1, 2]) == [1, 2]
    assert types_base.NonPaginatableList([1, 2]) == [1, 2]
    assert types_base.AttribAccessList is types_base.PaginatableList


@pytest.mark.parametrize(
    "made", [types_base.AttribAccessDict(a=1), entities.Status(id=1), types_base.PaginatableList()]
)
def test_all_results_are_entities(made):
    assert isinstance(made, types_base.Entity)
    assert types_base.Entity.from_json(types_base.Entity.to_json(made)) == made


def test_other_dicts_and_lists_are_no_entities():
    assert not isinstance({}, types_base.Entity)
    assert not isinstance([], types_base.Entity)


def test_an_empty_response_is_an_entity():
    assert types_base.EmptyResponse() == {}


@given(st.integers(min_value=0))
def test_numbers_in_base_62_are_read_as_they_were_written(number):
    assert base62_to_int(int_to_base62(number)) == number


@pytest.mark.parametrize(("number", "text"), [(0, "0"), (10, "A"), (61, "z"), (62, "10"), (3843, "zz")])
def test_base_62_counts_digits_then_capitals_then_small_letters(number, text):
    assert int_to_base62(number) == text


def test_what_is_no_number_in_base_62_is_refused():
    with pytest.raises(ValueError, match="substring not found"):
        base62_to_int("a-b")
    with pytest.raises(ValueError, match="from 0 on"):
        int_to_base62(-1)


@pytest.mark.parametrize(
    ("id", "time"),
    [
        (MaybeSnowflakeIdType(103270115826048975), TIME),
        (MaybeSnowflakeIdType("103270115826048975"), TIME),
        (MaybeSnowflakeIdType(TIME), TIME),
        (MaybeSnowflakeIdType(TIME, assume_pleroma=True), TIME),
        (MaybeSnowflakeIdType("01ARZ3NDEKTSV4RRFFQ69G5FAV"), None),
        (MaybeSnowflakeIdType("7"), None),
        (MaybeSnowflakeIdType("-", assume_pleroma=True), None),
    ],
)
def test_an_id_tells_its_time_if_it_contains_it(id, time):
    assert id.to_datetime() == time


def test_an_id_is_text():
    assert MaybeSnowflakeIdType(7) == "7"
    assert MaybeSnowflakeIdType("007") == "007"


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda made: pickle.loads(pickle.dumps(made))])
def test_an_id_can_be_copied_and_pickled(again):
    made = MaybeSnowflakeIdType(TIME, assume_pleroma=True)
    assert again(made) == made
    assert again(made).to_datetime() == TIME


def test_an_id_of_either_kind_is_taken_where_ids_are(client, server):
    server.answer({"id": "1"})
    client.status(MaybeSnowflakeIdType(103270115826048975))
    assert server.requests[0].path == "/api/v1/statuses/103270115826048975"


@pytest.mark.parametrize("cast", [types_base.try_cast, types_base.try_cast_recurse])
def test_parsed_json_becomes_what_the_client_returns_for_it(cast):
    raw = {"id": "7", "account": {"id": "8"}}
    status = cast(entities.Status, raw)
    assert (type(status), status.id, status.account.id) == (entities.Status, 7, 8)
    assert raw == {"id": "7", "account": {"id": "8"}}
    assert type(cast(types_base.PaginatableList[entities.Status], [raw])[0]) is entities.Status


def test_types_have_names():
    pages = types_base.PaginatableList[entities.Status]
    assert types_base.stringify_type(pages) == "PaginatableList[Status]"
    assert types_base.resolve_type("PaginatableList[Status]") == pages
    assert types_base.resolve_type(ForwardRef("Status")) is entities.Status
    assert types_base.resolve_type(pages) == pages


def test_types_have_classes():
    assert types_base.get_type_class(types_base.PaginatableList[entities.Status]) is types_base.PaginatableList
    assert types_base.get_type_class(entities.Status) is entities.Status


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        (entities.Status, dict, True),
        (entities.Status, int | dict[str, Any], True),
        (types_base.PaginatableList[entities.Status], list[int], True),
        (entities.Status, list, False),
        (None, list, False),
        (entities.Status, None, False),
    ],
)
def test_subclasses_are_told_without_brackets(one, other, is_one):
    assert types_base.real_issubclass(one, other) is is_one


# --- mastodon.versions ----------------------------------------------------------------------------------------------


def test_versions_are_read_and_compared():
    assert versions.parse_version_string("4.3.0rc1") == (4, 3, 0)
    assert versions.max_version("2.9.0", "2.10.0", "1.0.0") == "2.10.0"
    assert versions.bigger_version("2.9.0", "2.10.0") == "2.10.0"
    with pytest.raises(MastodonVersionError):
        versions.max_version("2.9.0", "new")


class Extended(mastodon.Mastodon):
    @versions.api_version("4.9.0", "4.9.0")
    def something_new(self):
        return self.request("GET", "/api/v1/new")

    @versions.api_version("1.0.0", "1.0.0", "4.9.0")
    def something_changed(self):
        return self.request("GET", "/api/v1/changed")


def test_methods_of_subclasses_can_need_a_version():
    client = Extended(mastodon_version="4.5.0", version_check_mode="changed")
    for call in (client.something_new, client.something_changed):
        with pytest.raises(MastodonVersionError, match=r"needs Mastodon 4\.9\.0"):
            call()


# --- mastodon.compat ------------------------------------------------------------------------------------------------


def test_what_is_installed_is_told():
    assert [getattr(compat, name) for name in compat.__all__] == [True] * 5
