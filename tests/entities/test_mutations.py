"""Any entity, changed in any way: it is decoded without raising, and nothing of it gets lost."""

from __future__ import annotations

import json
from copy import deepcopy
from datetime import datetime
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mastodon import _json, entities
from mastodon.entities import AttribAccessDict, Count, Entity, Timestamp, decode
from mastodon.entities.base import from_json, to_datetime, to_timestamp

ENTITIES = [
    made
    for name in entities.__all__
    if isinstance(made := getattr(entities, name), type) and issubclass(made, Entity) and made is not Entity
]

CASES = 10_000

KNOWN = {name: getattr(entities, name) for name in entities.__all__} | {
    "Any": Any,
    "Literal": Literal,
    "datetime": datetime,
}

PLAIN = {str: "text", int: 3, float: 0.5, bool: True, datetime: "2024-05-06T07:08:09.123Z", Any: {"a": [{"b": 1}]}}


def sample(annotation, depth=2):
    """Give what a server sends where an annotation stands; entities in entities down to a depth."""
    if annotation in (Count, Timestamp):
        return "12" if annotation == Count else "1714979289"
    if annotation in PLAIN:
        return deepcopy(PLAIN[annotation])
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return sample(arguments[0], depth)
    if origin is Literal:
        return arguments[0]
    if origin in (Union, UnionType):
        meant = [argument for argument in arguments if argument is not NoneType]
        return "113000000000000007" if set(meant) == {int, str} else sample(meant[0], depth)
    if origin is list:
        return [sample(arguments[0], depth), sample(arguments[0], depth)]
    if origin is dict:
        return {"key": sample(arguments[1], depth)}
    return entity(annotation, depth - 1) if depth > 0 else {}


def entity(made, depth=2):
    """Give an entity with all its fields, as a server sends it."""
    hints = get_type_hints(made, localns=KNOWN, include_extras=True)
    names = made._renamed
    return {names.get(name, name): sample(hint, depth) for name, hint in hints.items() if not name.startswith("_")}


# --- mutations ------------------------------------------------------------------------------------------------------


def holders(value):
    """Go through all objects and lists in a value."""
    if isinstance(value, (dict, list)) and value:
        yield value
        for inner in value.values() if isinstance(value, dict) else value:
            yield from holders(inner)


def mutated(original, mutations):
    """Change a value at places that are counted from its beginning."""
    value = deepcopy(original)
    for place, kind, new in mutations:
        found = list(holders(value))
        if not found:
            break
        holder = found[place % len(found)]
        keys = list(holder) if isinstance(holder, dict) else range(len(holder))
        key = keys[place % len(keys)]
        if kind == "missing":
            del holder[key]
        elif kind == "extra" and isinstance(holder, dict):
            holder[f"extra_{place}"] = new
        elif kind == "wrapped":
            holder[key] = [holder[key]]
        elif kind == "moved" and isinstance(holder, dict):
            holder[key] = holder.pop(key)
        else:
            holder[key] = new
    return value


texts = st.one_of(
    st.text(max_size=8),
    st.sampled_from(
        ["", "0", "007", "-1", "٣", "1_0", "9" * 30, "2024-01-01", "2024-01-01T00:00", "0000-00-00", "\ud800"]
    ),
)
leaves = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), texts)
keys = st.one_of(
    st.text(max_size=6), st.sampled_from(["id", "account", "items", "__class__", "created_at", "_pagination_next"])
)
values = st.one_of(
    leaves,
    st.recursive(
        leaves, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3), max_leaves=6
    ),
    st.builds(lambda depth: json.loads('{"a": [' * depth + "1" + "]}" * depth), st.integers(1, 100)),
)
kinds = st.sampled_from(["missing", "null", "extra", "wrong", "wrong", "wrapped", "moved"])
changes = st.lists(
    st.tuples(st.integers(0, 10_000), kinds, values).map(
        lambda change: (*change[:2], None) if change[1] == "null" else change
    ),
    min_size=1,
    max_size=6,
)


def same(made, raw):
    """Tell whether a value is what came, or was made of it and can be turned back into it."""
    if isinstance(raw, dict):
        return isinstance(made, dict) and list(made) == list(raw) and all(same(made[key], raw[key]) for key in raw)
    if isinstance(raw, list):
        return isinstance(made, list) and len(made) == len(raw) and all(map(same, made, raw))
    if isinstance(made, datetime):
        return made.tzinfo is not None and isinstance(raw, (str, int))
    if type(made) is int and type(raw) is str:
        return str(made) == raw
    return made == raw and type(made) is type(raw)


def same_json(written, raw):
    """Tell whether JSON that we wrote says what came; ids are numbers in it, and times may be spelled otherwise."""
    if isinstance(raw, dict):
        return list(written) == list(raw) and all(same_json(written[key], raw[key]) for key in raw)
    if isinstance(raw, list):
        return len(written) == len(raw) and all(map(same_json, written, raw))
    if type(written) is int and type(raw) is str:
        return str(written) == raw
    return written == raw or to_datetime(written) in {to_datetime(raw), to_timestamp(raw)}


@pytest.mark.parametrize("made", ENTITIES, ids=lambda made: made.__name__)
def test_a_whole_entity_has_values_of_the_declared_types(made):
    raw = entity(made)
    decoded = decode(made, deepcopy(raw))
    assert type(decoded) is made
    assert same(decoded, raw)
    for holder in holders(decoded):
        if isinstance(holder, dict):
            assert isinstance(holder, AttribAccessDict)
            assert not any(isinstance(value, str) and value.startswith(("2024", "1130")) for value in holder.values())


@pytest.mark.parametrize("made", ENTITIES, ids=lambda made: made.__name__)
def test_a_changed_entity_loses_nothing(made):
    original = entity(made)

    @given(mutations=changes)
    @settings(
        max_examples=-(-CASES // len(ENTITIES)),
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    def check(mutations):
        raw = mutated(original, mutations)
        decoded = decode(made, deepcopy(raw))
        assert type(decoded) is made
        assert same(decoded, raw)
        assert same_json(json.loads(_json.dumps(decoded)), raw)
        restored = from_json(decoded.to_json())
        assert restored == decoded
        assert type(restored) is made

    check()
