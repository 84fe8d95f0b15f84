"""Every entity and field of the official API has its place, type, versions and link to the documentation."""

from __future__ import annotations

import ast
import inspect
import json
import re
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest

from mastodon import entities
from mastodon.entities import AttribAccessDict, Count, Entity, Page, PaginationInfo, Results, Timestamp

OFFICIAL = {
    name: facts
    for name, facts in json.loads((Path(__file__).parent / "entities.json").read_text(encoding="utf-8")).items()
    if not name.startswith("_")
}

FIELDS = [(entity, field) for entity, facts in OFFICIAL.items() for field in facts["fields"]]

ALWAYS = (None, "0.0.0")
"""For what the version that brought it is not known, or is older than the API."""

NUMBER = "the server sends a decimal number as text; programs want to count with it"
TIME = "the server sends seconds since 1970 as text; programs want to compare it with other times"

OTHERWISE: dict[tuple[str, str], tuple[str, str]] = {
    ("AdminCohortData", "value"): ("number", NUMBER),
    ("AdminMeasure", "previous_total"): ("number | None", NUMBER),
    ("AdminMeasure", "total"): ("number", NUMBER),
    ("AdminMeasureData", "value"): ("number", NUMBER),
    ("InstanceActivity", "logins"): ("number", NUMBER),
    ("InstanceActivity", "registrations"): ("number", NUMBER),
    ("InstanceActivity", "statuses"): ("number", NUMBER),
    ("InstanceActivity", "week"): ("timestamp", TIME),
    ("NotificationRequest", "notifications_count"): ("number", NUMBER),
    ("Status", "text"): ("str", "where the server does not send the source, it is made of content"),
    ("TagHistory", "accounts"): ("number", NUMBER),
    ("TagHistory", "day"): ("timestamp", TIME),
    ("TagHistory", "uses"): ("number", NUMBER),
}
"""Fields whose type is another than the documentation's, on purpose: our type, and why."""

NO_ENTITY = {"AttribAccessDict", "Count", "Entity", "Id", "Page", "PaginationInfo", "Results", "Timestamp", "decode"}
"""What ``mastodon.entities`` has besides entities."""

KNOWN = {name: getattr(entities, name) for name in entities.__all__} | {
    "Any": Any,
    "Literal": Literal,
    "datetime": datetime,
}


def hints(entity: str) -> dict[str, Any]:
    """Give the annotations of an entity, by the server's names."""
    made = getattr(entities, entity)
    return {
        made._renamed.get(name, name): hint
        for name, hint in get_type_hints(made, localns=KNOWN, include_extras=True).items()
        if not name.startswith("_")
    }


def spelled(hint: Any) -> str:
    """Write an annotation as the facts do."""
    if hint in (Count, Timestamp):
        return "number" if hint == Count else "timestamp"
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return spelled(arguments[0])
    if origin in (Union, UnionType):
        return spelled_union([argument for argument in arguments if argument is not NoneType], NoneType in arguments)
    if origin is list:
        return f"list[{spelled(arguments[0])}]"
    if origin is dict:
        return f"dict[{spelled(arguments[0])}, {spelled(arguments[1])}]"
    return "any" if hint is Any else hint.__name__


def spelled_union(meant: list[Any], nullable: bool) -> str:
    if set(meant) == {int, str}:
        text = "id"
    elif str in meant and any(get_origin(argument) is Literal for argument in meant):
        text = "enum"
    else:
        text = "|".join(map(spelled, meant))
    return f"{text} | None" if nullable else text


def official(facts: dict[str, Any]) -> str:
    """Write the type of a field as we do: addresses and HTML are texts, and days are times, too."""
    kind = re.sub(r"\b(html|url)\b", "str", facts["type"])
    kind = re.sub(r"\bdate\b", "datetime", kind)
    return f"{kind} | None" if facts["nullable"] or facts["optional"] else kind


def docstrings(entity: str) -> dict[str, str]:
    """Give the docstrings of the fields that the class itself declares, and of the classes above it."""
    found: dict[str, str] = {}
    for made in reversed(getattr(entities, entity).__mro__):
        if made.__module__.startswith("mastodon.entities.") and made.__module__ != "mastodon.entities.base":
            body = ast.parse(inspect.getsource(made)).body[0].body
            for node, after in pairwise(body):
                if isinstance(node, ast.AnnAssign) and isinstance(after, ast.Expr):
                    wired = made._renamed.get(node.target.id, node.target.id)
                    found[wired] = " ".join(after.value.value.split())
    return found


def meaning(text: str) -> bool:
    """Tell whether a docstring says more than versions."""
    rest = re.sub(r"(Added|Removed|Deprecated) in Mastodon [\d.]+\.|Not in the official documentation\.", "", text)
    return len(rest.split()) > 1


def test_each_entity_is_there():
    assert sorted({*entities.__all__} - NO_ENTITY) == sorted(OFFICIAL)


@pytest.mark.parametrize("entity", OFFICIAL)
def test_an_entity_says_what_it_is(entity):
    made = getattr(entities, entity)
    assert issubclass(made, Entity)
    assert made.__name__ == entity
    text = inspect.getdoc(made)
    assert re.search(r"https://(docs\.joinmastodon\.org|github\.com|nodeinfo\.diaspora\.software|oembed\.com)/", text)
    assert meaning(text.partition("https://")[0])
    since = OFFICIAL[entity].get("since")
    assert since in ALWAYS or f"Added in Mastodon {since}" in " ".join(text.split())


@pytest.mark.parametrize("entity", OFFICIAL)
def test_an_entity_declares_no_field_that_the_api_does_not_have(entity):
    facts, declared = OFFICIAL[entity], set()
    while facts:
        declared |= facts["fields"].keys()
        facts = OFFICIAL.get(facts.get("subclass_of"))
    assert set(hints(entity)) <= declared


@pytest.mark.parametrize(("entity", "field"), FIELDS)
def test_a_field_has_the_official_type(entity, field):
    facts = OFFICIAL[entity]["fields"][field]
    expected, _ = OTHERWISE.get((entity, field), (official(facts), ""))
    assert spelled(hints(entity)[field]) == expected


@pytest.mark.parametrize(
    ("entity", "field"), [pair for pair in FIELDS if "enum" in OFFICIAL[pair[0]]["fields"][pair[1]]]
)
def test_an_enum_names_the_official_values(entity, field):
    def literals(hint):
        if get_origin(hint) is Literal:
            yield from get_args(hint)
        for argument in get_args(hint):
            if not isinstance(argument, str):
                yield from literals(argument)

    assert sorted(literals(hints(entity)[field])) == sorted(OFFICIAL[entity]["fields"][field]["enum"])


@pytest.mark.parametrize("entity", OFFICIAL)
def test_each_field_is_explained_with_its_versions(entity):
    explained = docstrings(entity)
    for field, facts in OFFICIAL[entity]["fields"].items():
        assert meaning(explained[field]), field
        if facts["since"] not in ALWAYS:
            assert f"Added in Mastodon {facts['since']}" in explained[field], field
        if facts["removed"] is not None:
            assert f"{facts['removed']}" in explained[field], field


def test_each_difference_is_one():
    wrong = {pair for pair in OTHERWISE if OTHERWISE[pair][0] == official(OFFICIAL[pair[0]]["fields"][pair[1]])}
    assert wrong == set()


def test_what_is_no_entity_has_a_reason_to_be_there():
    for made in (AttribAccessDict, Page, PaginationInfo, Results):
        assert issubclass(made, (dict, list))
        assert not issubclass(made, Entity)
