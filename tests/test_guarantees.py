"""What the documentation guarantees is tested by the tests that it names."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("page", ["guarantees", "right-by-default"])
def test_each_guarantee_names_tests_that_there_are(page):
    text = (ROOT / "docs" / f"{page}.md").read_text("utf-8")
    files = [ROOT / "tests" / name for name in re.findall(r"`tests/([\w/]+\.py)`", text)]
    there = {name for file in files for name in re.findall(r"^def (test_\w+)", file.read_text("utf-8"), re.MULTILINE)}
    rows = [line for line in text.splitlines() if line.startswith("| ") and line != "| | test |"]
    named = [re.findall(r"`(test_\w+)`", row) for row in rows]
    assert named
    assert all(named)
    assert {name for names in named for name in names} - there == set()
