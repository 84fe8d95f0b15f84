"""What ``docs/guarantees.md`` guarantees is tested by the tests that it names."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "guarantees.md").read_text("utf-8")


def test_each_guarantee_names_tests_that_there_are():
    files = [ROOT / "tests" / name for name in re.findall(r"`tests/([\w/]+\.py)`", PAGE)]
    there = {name for file in files for name in re.findall(r"^def (test_\w+)", file.read_text("utf-8"), re.MULTILINE)}
    rows = [line for line in PAGE.splitlines() if line.startswith("| ") and line.endswith(" |")]
    named = [re.findall(r"`(test_\w+)`", row) for row in rows[1:]]
    assert all(named)
    assert {name for names in named for name in names} - there == set()
