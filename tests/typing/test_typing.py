"""
What four type checkers say.

``right/`` holds promises that all of them must confirm. In ``wrong.py`` each must report the lines marked ``# wrong``,
and no others.
"""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
RIGHT = HERE / "right"
WRONG = HERE / "wrong.py"

Place = tuple[str, int]


def read_mypy(text: str) -> list[Place]:
    found = map(json.loads, text.splitlines())
    return [(problem["file"], problem["line"]) for problem in found if problem["severity"] == "error"]


def read_pyright(text: str) -> list[Place]:
    found = json.loads(text)["generalDiagnostics"]
    return [(problem["file"], problem["range"]["start"]["line"] + 1) for problem in found]


def read_ty(text: str) -> list[Place]:
    found = [problem["location"] for problem in json.loads(text)]
    return [(place["path"], place["positions"]["begin"]["line"]) for place in found]


def read_pyrefly(text: str) -> list[Place]:
    return [(problem["path"], problem["line"]) for problem in json.loads(text)["errors"]]


CHECKERS: dict[str, tuple[list[str], Callable[[str], list[Place]]]] = {
    "mypy": (["mypy", "--strict", "--output=json"], read_mypy),
    "pyright": (["pyright", "--outputjson", f"--pythonpath={sys.executable}"], read_pyright),
    "ty": (["ty", "check", "--output-format=gitlab"], read_ty),
    "pyrefly": (["pyrefly", "check", "--output-format=json"], read_pyrefly),
}


@cache
def reported_by(checker: str) -> list[Place]:
    """List where a checker reports something, in either of the two."""
    command, read = CHECKERS[checker]
    done: Any = subprocess.run(
        [sys.executable, "-m", *command, RIGHT, WRONG], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1, done.stderr  # Any other status: the checker itself failed, or found no mistakes.
    return [(str(ROOT / path), line) for path, line in read(done.stdout)]


@pytest.mark.parametrize("checker", CHECKERS)
def test_every_promise_is_confirmed(checker):
    assert [place for place in reported_by(checker) if place[0] != str(WRONG)] == []


@pytest.mark.parametrize("checker", CHECKERS)
def test_exactly_the_mistakes_are_reported(checker):
    lines = WRONG.read_text(encoding="utf-8").splitlines()
    marked = [number for number, line in enumerate(lines, 1) if "  # wrong: " in line]
    assert sorted({line for path, line in reported_by(checker) if path == str(WRONG)}) == marked
