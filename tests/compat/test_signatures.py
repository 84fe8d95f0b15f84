"""
Whatever has a name in Mastodon.py 1.3.0 or 2.3.3 has it here: modules, classes, methods, parameters, defaults, fields.

Where both versions have a method with its parameters in another order, the positions are those of 2.3.3; the names of
both are accepted. What is otherwise on purpose stands in ``differences.json``, each with its reason.
"""

from __future__ import annotations

import ast
import importlib.util
import inspect
import json
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

import mastodon
from mastodon import AsyncMastodon, Mastodon, return_types

HERE = Path(__file__).parent
PEER = json.loads((HERE.parent / "official" / "peer_api.json").read_text(encoding="utf-8"))
DIFFERENCES = json.loads((HERE / "differences.json").read_text(encoding="utf-8"))
OLD, NEW = "1.3.0", "2.3.3"

CLIENTS = pytest.mark.parametrize("client_class", [Mastodon, AsyncMastodon])
VERSIONS = pytest.mark.parametrize("version", [OLD, NEW])


def listed(found, kind):
    """Tell whether a difference is on purpose."""
    return any(fnmatchcase(found, pattern) for pattern in DIFFERENCES[kind])


def plain(default):
    """A default to compare with another: lists and tuples are alike."""
    return list(default) if isinstance(default, tuple) else default


def unlike(function, theirs, *, by_position=True):
    """Name the parameters that cannot be given as in Mastodon.py: by position and by name, or not at all."""
    ours = inspect.signature(function).parameters
    places = [name for name, parameter in ours.items() if parameter.kind is parameter.POSITIONAL_OR_KEYWORD]
    for place, parameter in enumerate(theirs):
        name = parameter["name"]
        if parameter["kind"].startswith("var_"):
            same = any(one.kind.name.lower() == parameter["kind"] for one in ours.values())
        elif name == "self":
            same = next(iter(ours), None) in {"self", "cls"}
        else:
            same = name in ours and (not by_position or places[place : place + 1] == [name])
            if same and "default" in parameter:
                same = plain(ours[name].default) == plain(ast.literal_eval(parameter["default"]))
        if not same:
            yield name


def members(version, name="Mastodon"):
    """The methods of a class, and its constructor."""
    facts = PEER[version]["classes"][name]
    constructor = facts.get("constructor")
    return {**facts.get("methods", {}), **({"__init__": constructor} if constructor else {})}


def unlike_members(there, version, name="Mastodon"):
    """Name the parameters of a class that differ, as ``method(parameter)``."""
    newer = members(NEW, name)
    for method, facts in members(version, name).items():
        theirs = facts["params"]
        order = [parameter["name"] for parameter in newer.get(method, facts)["params"]]
        by_position = order[: len(theirs)] == [parameter["name"] for parameter in theirs]
        here = getattr(there, "__new__" if method == "__init__" and "__new__" in vars(there) else method, None)
        found = ["missing"] if here is None else unlike(here, theirs, by_position=by_position)
        yield from (f"{method}({parameter})" for parameter in found)


@CLIENTS
@VERSIONS
def test_the_client_has_the_methods_and_parameters(client_class, version):
    assert [found for found in unlike_members(client_class, version) if not listed(found, "parameters")] == []


@CLIENTS
def test_what_needs_no_client_still_needs_none(client_class):
    static = {
        name for version in (OLD, NEW) for name, facts in members(version).items() if facts.get("kind") == "static"
    }
    here = {name for name in static if isinstance(inspect.getattr_static(client_class, name), staticmethod)}
    assert sorted(static - here) == []


@CLIENTS
def test_the_client_has_the_attributes(client_class):
    client = client_class(access_token="token", api_base_url="https://example.com")
    names = {*PEER[OLD]["instance_attributes"], *PEER[NEW]["instance_attributes"]}
    assert sorted(name for name in names if not hasattr(client, name)) == []


OTHER_CLASSES = [
    pytest.param(version, name, facts["module"], id=f"{name} {version}")
    for version in (OLD, NEW)
    for name, facts in PEER[version]["classes"].items()
    if name != "Mastodon" and facts["module"] not in DIFFERENCES["modules"]
]


@pytest.mark.parametrize(("version", "name", "module"), OTHER_CLASSES)
def test_other_classes_have_the_methods_and_parameters(version, name, module):
    there = getattr(importlib.import_module(module), name)
    found = [f"{name}.{parameter}" for parameter in unlike_members(there, version, name)]
    assert [one for one in found if not listed(one, "parameters")] == []


@VERSIONS
def test_functions_have_the_parameters(version):
    found = []
    for path, facts in PEER[version]["functions"].items():
        module, _, name = path.rpartition(".")
        function = getattr(importlib.import_module(module), name)
        found += [f"{path}({parameter})" for parameter in unlike(function, facts["params"])]
    assert [one for one in found if not listed(one, "parameters")] == []


def unlike_names():
    """Name what is missing in modules, and in what the package exports."""
    wanted = [
        (module, name)
        for version in (OLD, NEW)
        for module, names in PEER[version]["module_names"].items()
        for name in names
    ]
    wanted += [(module, name) for name, facts in PEER[NEW]["constants"].items() for module in facts["modules"]]
    for module, name in wanted:
        if module not in DIFFERENCES["modules"] and not hasattr(importlib.import_module(module), name):
            yield f"{module}.{name}"
    exported = {*PEER[OLD]["exports"]["__all__"], *PEER[NEW]["exports"]["__all__"]}
    yield from (f"mastodon.{name}" for name in sorted(exported - set(mastodon.__all__)))


def test_modules_have_the_names():
    assert [name for name in unlike_names() if not listed(name, "names")] == []


@VERSIONS
def test_errors_are_caught_by_what_caught_them(version):
    wrong = [
        name
        for name, facts in PEER[version]["exceptions"].items()
        if not {base.__name__ for base in getattr(mastodon, name).__mro__}.issuperset(facts["mro"])
    ]
    assert wrong == []


def unlike_fields():
    """Name the fields of entities that cannot be read where the server did not send them."""
    for name, facts in PEER[NEW]["entities"].items():
        empty = getattr(return_types, name)()
        yield from (f"{name}.{field}" for field in facts["fields"] if not hasattr(empty, field))


def test_entities_have_the_fields():
    assert [field for field in unlike_fields() if not listed(field, "fields")] == []


def test_what_is_listed_as_different_is_different():
    parameters = {
        found
        for version in (OLD, NEW)
        for client_class in (Mastodon, AsyncMastodon)
        for found in unlike_members(client_class, version)
    }
    different = {"fields": set(unlike_fields()), "parameters": parameters, "names": set(unlike_names())}
    stale = [
        pattern
        for kind, found in different.items()
        for pattern in DIFFERENCES[kind]
        if not any(fnmatchcase(one, pattern) for one in found)
    ]
    assert stale == []
    assert [module for module in DIFFERENCES["modules"] if importlib.util.find_spec(module) is not None] == []


def test_each_difference_has_its_reason():
    assert [found for reasons in DIFFERENCES.values() for found, reason in reasons.items() if not reason.strip()] == []
