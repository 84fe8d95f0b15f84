"""tools/docs.py and tools/griffe_public.py: what they write, and what they report."""

from __future__ import annotations

import importlib.util
import re
import subprocess
from pathlib import Path

import griffe
import pytest

TOOLS = Path(__file__).parent.parent / "tools"


def load(name):
    spec = importlib.util.spec_from_file_location(name, TOOLS / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def docs(tmp_path, monkeypatch):
    """The tool, with pages of its own in an empty folder."""
    tool = load("docs")
    monkeypatch.setattr(tool, "ROOT", tmp_path)
    monkeypatch.setattr(tool, "DOCS", tmp_path / "docs")
    monkeypatch.setattr(tool, "wanted", lambda: {tmp_path / "docs" / "api" / "cats.md": f"{tool.BANNER}\n# Cats\n"})
    return tool


def test_pages_that_are_missing_are_reported_and_written(docs):
    assert docs.put(check=True) == ["stale: docs/api/cats.md"]
    assert docs.put(check=False) == ["written: docs/api/cats.md"]
    assert docs.put(check=True) == []


def test_pages_without_a_room_are_reported_and_removed(docs):
    docs.put(check=False)
    for name, text in (("dogs", docs.BANNER), ("hand", "# Written by hand\n")):
        (docs.DOCS / "api" / f"{name}.md").write_text(text)
    assert docs.put(check=True) == ["orphan: docs/api/dogs.md"]
    assert docs.put(check=False) == ["removed: docs/api/dogs.md"]
    assert sorted(path.name for path in (docs.DOCS / "api").iterdir()) == ["cats.md", "hand.md"]


def test_every_module_of_the_rooms_is_on_a_page():
    tool = load("docs")
    named = {name.rpartition(".")[2] for page in tool.rooms() for name in page.names}
    defined = {name for path in tool.ROOMS.rglob("[!_]*.py") for name in tool.methods(path)}
    assert defined == named
    assert len(named) > 200


def test_rows_are_read_in_their_order(tmp_path):
    tool = load("docs")
    path = tmp_path / "test_rows.py"
    path.write_text(
        '"""Rows."""\n@row("one()", until="2.5.0", note="gone")\ndef test_one(): ...\n'
        'CALLS = [Call("two(id)", "4.0.0", lambda m: m.two(1), "GET /2", None, note="new")]\n'
    )
    assert [row.line() for row in tool.rows(path)] == [
        "| `one()` |  | yes | no | gone |",
        "| `two(id)` | 4.0.0 | no | yes | new |",
    ]


def test_what_a_page_would_fetch_is_found():
    found = load("docs").FETCHED
    assert found.findall('<script src="https://a.example/x.js">') == ['<script src="https://a.example/x.js']
    assert found.findall('<link href="//a.example/x.css">') == ['<link href="//a.example/x.css']
    assert found.findall('<a href="https://a.example"><link href="../x.css"><script>') == []


def test_examples_of_docstrings_become_code():
    public = load("griffe_public")
    text = "Do.\n\nExample:\n    ::\n\n        if one:\n            two()\n\nMore."
    wanted = "Do.\n\nExample:\n    ```python\n    if one:\n        two()\n    ```\n\nMore."
    assert re.sub(public._EXAMPLE, public.fenced, text) == wanted


def test_the_class_is_shown_by_the_name_that_programs_use():
    with griffe.temporary_visited_package("mastodon", {"__init__.py": "", "Mastodon.py": ""}) as package:
        load("griffe_public").Public().on_package(pkg=package)
        assert package.members["Mastodon"].target_path == "mastodon._sync.client.Mastodon"


SAID = "Build started\nNo issues found\nBuild finished in 1.23s\n"


@pytest.mark.parametrize(
    ("said", "status", "problems"),
    [
        (SAID, 0, []),
        (
            f"Build started\n\x1b[33mgriffe: a.py:6: no such parameter\x1b[0m\n{SAID}",
            0,
            ["griffe: a.py:6: no such parameter"],
        ),
        (SAID, 1, ["the build ended with status 1"]),
    ],
)
def test_whatever_the_build_has_to_say_is_an_error(docs, monkeypatch, said, status, problems):
    done = subprocess.CompletedProcess([], status, stdout=said)
    monkeypatch.setattr(docs.subprocess, "run", lambda *_, **__: done)
    assert docs.build() == problems


def test_pages_that_fetch_from_elsewhere_are_an_error(docs, monkeypatch, tmp_path):
    monkeypatch.setattr(docs.subprocess, "run", lambda *_, **__: subprocess.CompletedProcess([], 0, stdout=SAID))
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text('<script src="https://a.example/x.js"></script>')
    assert docs.build() == ['site/index.html fetches <script src="https://a.example/x.js']
