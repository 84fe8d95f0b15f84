"""``tools/sync.py``: how the sync client is derived from the async one, and what is reported when it is out of step."""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parent.parent

SOURCE = '''\
"""Waiting: ``AsyncClock`` waits."""

from mastodon.seam.waiting import AsyncClock


async def wait(clock: AsyncClock) -> None:
    """Wait."""
    await clock.sleep(1)
'''
DERIVED = '''\
# Derived from mastodon/_async/waiting.py by tools/sync.py. Do not edit.
"""Waiting: ``Clock`` waits."""

from mastodon.seam.waiting import Clock


def wait(clock: Clock) -> None:
    """Wait."""
    clock.sleep(1)
'''


@pytest.fixture
def sync() -> Any:
    """Load the tool anew, so that a test can change it."""
    spec = importlib.util.spec_from_file_location("sync", ROOT / "tools" / "sync.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def tree(sync, tmp_path, monkeypatch) -> Path:
    """Make a package of one file, with one rule, that is in step."""
    source, derived = tmp_path / "mastodon" / "_async", tmp_path / "mastodon" / "_sync"
    for name, value in {"ROOT": tmp_path, "SOURCE": source, "DERIVED": derived}.items():
        monkeypatch.setattr(sync, name, value)
    monkeypatch.setattr(sync, "RENAMED", {"AsyncClock": "Clock"})
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    source.mkdir(parents=True)
    derived.mkdir()
    (source / "waiting.py").write_text(SOURCE, encoding="utf-8")
    (derived / "waiting.py").write_text(DERIVED, encoding="utf-8")
    return tmp_path


@pytest.fixture
def run(sync, monkeypatch, capsys) -> Callable[..., tuple[int, list[str]]]:
    """Run the tool; give its exit status and the lines it printed."""

    def run(*arguments: str) -> tuple[int, list[str]]:
        monkeypatch.setattr("sys.argv", ["sync.py", *arguments])
        return sync.main(), capsys.readouterr().out.splitlines()

    return run


# --- deriving -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "derived"),
    [
        ("async def f(): ...\n", "def f(): ...\n"),
        ("x = await f()\n", "x = f()\n"),
        ("x = [await f(), (await g()).y]\n", "x = [f(), (g()).y]\n"),
        ("async with a, b: ...\n", "with a, b: ...\n"),
        ("x = [y async for y in z]\n", "x = [y for y in z]\n"),
        ("await (\n    f()\n)\n", "(\n    f()\n)\n"),
        ("def __aenter__(self): return AsyncMastodon\n", "def __enter__(self): return Mastodon\n"),
        ("import mastodon._async.api\n", "import mastodon._sync.api\n"),
        ("MyAsyncMastodon = AsyncMastodons = 1\n", "MyAsyncMastodon = AsyncMastodons = 1\n"),
    ],
)
def test_code_is_derived(sync, source, derived):
    assert sync.derive(source, set()) == derived


@pytest.mark.parametrize(
    ("source", "derived"),
    [
        ("# async with AsyncMastodon() as m: await m.me()\n", "# with Mastodon() as m: m.me()\n"),
        ("'''await f(); async for x in y'''\n", "'''f(); for x in y'''\n"),
        ("x = f'{await f()} of AsyncMastodon'\n", "x = f'{f()} of Mastodon'\n"),
        ("x = f'{{AsyncMastodon}} {AsyncLock!r:>{await w()}}'\n", "x = f'{{Mastodon}} {Lock!r:>{w()}}'\n"),
        ("# asyncio awaits; an async client\n", "# asyncio awaits; an async client\n"),
    ],
)
def test_comments_and_texts_are_derived(sync, source, derived):
    assert sync.derive(source, set()) == derived


def test_layout_and_comments_stay(sync):
    source = "x = {  'a':1,   # why\n\n\n      'b' : [ ]}\t# \x0c \u2028 odd\nif x:\n  await  f( 1,\n     2 )  ;  y=3\n"
    assert sync.derive(source, set()) == source.replace("await  ", "")


def test_the_rules_that_were_used_are_told(sync):
    used: set[str] = set()
    sync.derive("AsyncLock()  # aclose\n", used)
    assert used == {"AsyncLock", "aclose"}


# --- the last line of docstrings ------------------------------------------------------------------------------------

ENDPOINT = '''\
class Room:
    @endpoint({facts})
    async def thing(self):
        """
        Get a thing.

        Args:
            id: Its id.
{last}        """
'''


@pytest.mark.parametrize(
    ("facts", "line"),
    [
        ('added="1.0.0"', "Added in Mastodon 1.0.0."),
        ('added="1.0.0", changed="2.0.0"', "Added in Mastodon 1.0.0, last changed in 2.0.0."),
        ('added="1.0.0", scopes="read"', "Added in Mastodon 1.0.0. Scope: ``read``."),
        ('added="1.0.0", scopes="read follow"', "Added in Mastodon 1.0.0. Scope: ``read`` or ``follow``."),
        (
            'added="1.0.0", changed="2.0.0", removed="3.0.0", scopes="read"',
            "Added in Mastodon 1.0.0, last changed in 2.0.0, removed in 3.0.0. Scope: ``read``.",
        ),
    ],
)
@pytest.mark.parametrize("before", ["", "\n        Added in Mastodon 0.9.0. Scope: ``old``.\n"])
def test_the_last_line_says_what_the_decorator_says(sync, facts, line, before):
    wanted = ENDPOINT.format(facts=facts, last=f"\n        {line}\n")
    assert sync.documented(ENDPOINT.format(facts=facts, last=before)) == wanted
    assert sync.documented(wanted) == wanted


def test_methods_that_are_no_endpoints_keep_their_docstrings(sync):
    source = ENDPOINT.format(facts="", last="").replace("@endpoint()", "@other")
    assert sync.documented(source) == source


def test_a_docstring_in_one_line_is_refused(sync):
    source = '@endpoint(added="1.0.0")\nasync def thing():\n    """Get a thing."""\n'
    with pytest.raises(SystemExit, match=r"thing\(\): the docstring of an endpoint opens and closes on lines of its"):
        sync.documented(source)


# --- out of step ----------------------------------------------------------------------------------------------------


def test_a_tree_in_step_passes(tree, run):
    assert run("--check") == (0, ["in step"])


def test_a_stale_file_fails_the_check_and_is_left_alone(tree, run):
    stale = tree / "mastodon" / "_sync" / "waiting.py"
    stale.write_text("changed = 1\n", encoding="utf-8")
    assert run("--check") == (1, ["stale: mastodon/_sync/waiting.py"])
    assert stale.read_text(encoding="utf-8") == "changed = 1\n"


def test_a_stale_file_is_written(tree, run):
    stale = tree / "mastodon" / "_sync" / "waiting.py"
    stale.write_text("changed = 1\n", encoding="utf-8")
    assert run() == (0, ["written: mastodon/_sync/waiting.py"])
    assert stale.read_text(encoding="utf-8") == DERIVED
    assert run("--check") == (0, ["in step"])


def test_a_new_file_is_written_into_a_new_folder(tree, run):
    new = tree / "mastodon" / "_async" / "api" / "new.py"
    new.parent.mkdir()
    new.write_text('"""New."""\n', encoding="utf-8")
    assert run("--check") == (1, ["stale: mastodon/_sync/api/new.py"])
    assert run() == (0, ["written: mastodon/_sync/api/new.py"])
    assert (tree / "mastodon" / "_sync" / "api" / "new.py").exists()


def test_the_source_is_stale_when_its_last_line_is(tree, run):
    source = tree / "mastodon" / "_async" / "waiting.py"
    source.write_text(SOURCE + "\n\n" + ENDPOINT.format(facts='added="1.0.0"', last=""), encoding="utf-8")
    assert run("--check") == (1, ["stale: mastodon/_async/waiting.py", "stale: mastodon/_sync/waiting.py"])
    run()
    assert "Added in Mastodon 1.0.0." in source.read_text(encoding="utf-8")


def test_an_orphan_fails_the_check_and_is_removed(tree, run):
    orphan = tree / "mastodon" / "_sync" / "left.py"
    orphan.write_text("left = 1\n", encoding="utf-8")
    assert run("--check") == (1, ["orphan: mastodon/_sync/left.py"])
    assert orphan.exists()
    assert run() == (0, ["removed: mastodon/_sync/left.py"])
    assert not orphan.exists()


def test_a_rule_that_no_file_uses_is_an_error(tree, run, sync, monkeypatch):
    monkeypatch.setitem(sync.RENAMED, "AsyncNothing", "Nothing")
    assert run("--check") == (1, ["unused rule: AsyncNothing"])
    assert run() == (1, ["unused rule: AsyncNothing"])


def test_derived_code_is_formatted_and_its_imports_sorted(tree, run):
    source = tree / "mastodon" / "_async" / "waiting.py"
    source.write_text(
        '"""Two."""\n\nfrom mastodon.seam.waiting import (\n    AsyncClock,\n    Beta,\n)\n\nx = AsyncClock, Beta\n',
        encoding="utf-8",
    )
    run()
    derived = (tree / "mastodon" / "_sync" / "waiting.py").read_text(encoding="utf-8")
    assert "from mastodon.seam.waiting import (\n    Beta,\n    Clock,\n)\n" in derived
