"""The rows of ``docs/compatibility.md`` are complete, and say what the code says."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from compat.test_methods import CALLS

from mastodon import Mastodon

ROOT = Path(__file__).parent.parent.parent
PAGE = (ROOT / "docs" / "compatibility.md").read_text("utf-8")
OLD = json.loads((ROOT / "tests" / "official" / "peer_api.json").read_text("utf-8"))["1.3.0"]


def test_every_method_of_the_interface_has_a_row():
    names = OLD["classes"]["Mastodon"]["methods"]
    assert [name for name in names if not re.search(rf"`{name}(\(|`)", PAGE)] == []


def test_every_class_and_error_of_the_interface_has_a_row():
    names = {*OLD["classes"], *OLD["exceptions"]}
    assert sorted(name for name in names if not re.search(rf"\b{name}\b", PAGE)) == []


def test_every_parameter_of_the_interface_is_in_a_row():
    missing = [
        f"{name}({parameter['name']})"
        for name, facts in OLD["classes"]["Mastodon"]["methods"].items()
        for parameter in facts["params"]
        if parameter["name"] not in {"self", "client_name"}
        if not re.search(rf"`{name}(`|\([^)`]*\b{parameter['name']}\b).*", PAGE)
    ]
    assert missing == []


@pytest.mark.parametrize("fact", CALLS, ids=lambda fact: fact.name)
def test_rows_say_since_when(fact):
    requirement = getattr(getattr(Mastodon, fact.name.partition("(")[0]), "requirement", None)
    if requirement is None:
        assert fact.name.startswith(("instance(", "search(", "timeline(", "timeline_local(", "toot("))
    else:
        assert str(requirement.added) == fact.since
