"""
Write the pages of the API reference and the navigation, and build the documentation.

The pages say only what they are about; their text comes from the docstrings. There is one for each room (a module of
``mastodon/_async/api``, a folder with its modules, or a module of the folder ``admin``) and one for each module of
``mastodon/entities``. The table of compatibility is made of the rows that stand above the tests that prove them,
that of differences of what the tests excuse.

Run without arguments to write, with ``--check`` to be told what would be written, with ``--build`` to build ``site/``
after that check. Whatever the build has to say is an error.
"""

from __future__ import annotations

import argparse
import ast
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ROOT / "mastodon" / "_async" / "api"
CLIENT = ROOT / "mastodon" / "_sync" / "client.py"
ENTITIES = ROOT / "mastodon" / "entities"
COMPAT = ROOT / "tests" / "compat"
PEERS = ROOT / "tests" / "official" / "peer_api.json"
DOCS = ROOT / "docs"
SETTINGS = ROOT / "mkdocs.yml"

BANNER = "<!-- Written by tools/docs.py. Do not edit. -->\n"
BEGIN, END = "  # Written by tools/docs.py, from here\n", "  # to here.\n"

CHAPTERS = (
    "construction",
    "limits",
    "versions",
    "results",
    "pages",
    "methods",
    "arguments",
    "streaming",
    "push",
    "errors",
    "old_names",
)
"""The tests that prove compatibility, in the order of the page."""

OLD, NEW = (2, 4, 0), (4, 5, 0)
"""The versions of the servers that they run against."""

COMPATIBILITY = f"""{BANNER}
# Compatibility

What the interface of Mastodon.py 1.3.0 promises, and whether it holds with servers of its time (Mastodon 2.4) and of
today (4.x). Each row is proven by a test, with both clients, over HTTP, against a server of either time that knows the
official API of its version and nothing else. *Since* is the version of Mastodon that brought it.

What differs from Mastodon.py, and why, is told in [From Mastodon.py](migrating.md)."""

DIFFERENCES = f"""{BANNER}
# Differences in names

What Mastodon.py 1.3.0 or 2.3.3 has, and this library has not, or has otherwise. All else has its name, its place and
its default; a test compares all of them. `*` stands for any name."""

CODE = re.compile(r"[\w.]+\([^()]*\)(?:\.\w+)?|\b\w*_\w+(?:=\w+)?|\b[A-Z]\w+[A-Z]\w+")
"""What is code in the name of a row."""

SAID_BY_EVERY_BUILD = re.compile(r"Build (started|finished in .*)|No issues found")
FETCHED = re.compile(r'<(?:script|link|img|iframe)\b[^>]*\b(?:src|href)="(?:https?:)?//[^"]*')


class Page(NamedTuple):
    """A page that is written."""

    path: str
    """Where it is, below ``docs``."""

    title: str
    """Its title."""

    about: str
    """What it begins with."""

    names: list[str]
    """What it documents."""

    def text(self) -> str:
        """Write it."""
        return "\n".join([BANNER, f"# {self.title}\n", self.about, *(f"::: {name}" for name in self.names), ""])


def tree(path: Path) -> ast.Module:
    """
    Parse a module.

    Args:
        path: Where it is.
    """
    return ast.parse(path.read_text(encoding="utf-8"))


def classes(path: Path) -> list[ast.ClassDef]:
    """
    Find the public classes of a module.

    Args:
        path: Where it is.
    """
    return [node for node in tree(path).body if isinstance(node, ast.ClassDef) and node.name[0] != "_"]


def methods(path: Path) -> list[str]:
    """
    Name the public methods of a room, each once.

    Args:
        path: The module.
    """
    found = {
        node.name: None
        for room in classes(path)
        for node in room.body
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.name[0] != "_"
    }
    return list(found)


def title(path: Path) -> str:
    """
    Give the title of a page: how the docstring of its module begins.

    Args:
        path: The module.
    """
    return re.split(r"[:.]", ast.get_docstring(tree(path)) or path.stem)[0]


def about(path: Path) -> str:
    """
    Say what a room is for: the docstring of its class, and nothing of its methods.

    Args:
        path: The module.
    """
    module = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    options = "\n".join(f"      {option}: false" for option in ("members", "show_root_heading", "show_root_toc_entry"))
    return f"::: {module.replace('_async', '_sync')}.{classes(path)[0].name}\n    options:\n{options}\n"


def rooms() -> Iterator[Page]:
    """List the pages of the rooms."""
    for path in sorted(ROOMS.iterdir()):
        if path.name.startswith("_"):
            continue
        parts = sorted(path.glob("[!_]*.py")) if path.is_dir() else [path]
        if path.name == "admin":
            for part in parts:
                yield room(f"api/admin/{part.stem}.md", part, [part])
        else:
            yield room(f"api/{path.stem}.md", path / "__init__.py" if path.is_dir() else path, parts)


def room(path: str, head: Path, parts: list[Path]) -> Page:
    """
    Make the page of a room.

    Args:
        path: Where it is.
        head: The module with its description.
        parts: The modules with its methods.
    """
    return Page(
        path, title(head), about(head), [f"mastodon.Mastodon.{name}" for part in parts for name in methods(part)]
    )


def entities() -> Iterator[Page]:
    """List the pages of what servers send."""
    for path in sorted(ENTITIES.glob("[!_]*.py")):
        if path.name != "base.py":
            names = [node.name for node in classes(path)]
            yield Page(f"api/entities/{path.stem}.md", names[0], "", [f"mastodon.entities.{name}" for name in names])


def overview(pages: list[Page]) -> Page:
    """
    Make the page that lists all rooms.

    Args:
        pages: The pages of the rooms.
    """
    lines = [
        "All methods are those of one class, `Mastodon`, with `await` of `AsyncMastodon`, too. They are grouped as",
        "in the [official documentation](https://docs.joinmastodon.org/methods/).\n",
        "| room | methods |",
        "|---|---|",
        *(f"| [{page.title}]({page.path.removeprefix('api/')}) | {methods_of(page)} |" for page in pages),
    ]
    return Page("api/index.md", "All methods", "\n".join(lines), [])


def methods_of(page: Page) -> str:
    """
    Link the methods of a room.

    Args:
        page: The room.
    """
    return " ".join(f"[`{name.rpartition('.')[2]}`][{name}]" for name in page.names)


class Row(NamedTuple):
    """A row of the table of compatibility."""

    name: str
    """What is promised."""

    since: str = ""
    """The version of Mastodon that brought it; nothing for what does not depend on the server."""

    until: str | None = None
    """The version that removed it."""

    note: str = ""
    """What else there is to know."""

    def line(self) -> str:
        """Write it."""
        name = CODE.sub(r"`\g<0>`", self.name)
        works = ("yes" if self.works(version) else "no" for version in (OLD, NEW))
        return f"| {' | '.join([name, self.since, *works, self.note])} |"

    def works(self, version: tuple[int, ...]) -> bool:
        """
        Tell whether a server has it.

        Args:
            version: The server's version.
        """
        return numbers(self.since or "0") <= version < numbers(self.until or "99")


def numbers(version: str) -> tuple[int, ...]:
    """
    Make a version comparable.

    Args:
        version: The version.
    """
    return tuple(map(int, version.split(".")))


def rows(path: Path) -> list[Row]:
    """
    Read the rows of a module of tests: ``@row(…)`` above a test, and ``Call(…)`` in a table.

    Args:
        path: The module.
    """
    calls = [node for node in ast.walk(tree(path)) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]
    found: list[Row] = []
    for node in sorted(calls, key=lambda node: node.lineno):
        if ast.unparse(node.func) in {"row", "Call"}:
            given = {word.arg: word.value for word in node.keywords if word.arg in Row._fields}
            given |= dict(zip(("name", "since"), node.args, strict=False))
            found.append(Row(**{name: ast.literal_eval(value) for name, value in given.items()}))
    return found


def compatibility() -> str:
    """Make the table of compatibility."""
    lines = [COMPATIBILITY]
    for chapter in CHAPTERS:
        path = COMPAT / f"test_{chapter}.py"
        lines += [f"\n## {title(path)}\n", "| | since | 2.4 | 4.x | note |", "|---|---|---|---|---|"]
        lines += [row.line() for row in rows(path)]
    return "\n".join([*lines, ""])


def differences() -> str:
    """List what Mastodon.py has under another name, with another default, or not here, each with its reason."""
    found: dict[str, dict[str, str]] = json.loads((COMPAT / "differences.json").read_text(encoding="utf-8"))
    lines = [DIFFERENCES]
    for kind, reasons in found.items():
        lines += [f"\n## {kind.capitalize()}\n", "| | reason |", "|---|---|"]
        lines += [f"| `{name}` | {reason} |" for name, reason in reasons.items()]
    known: set[str] = set()
    for facts in map(json.loads(PEERS.read_text(encoding="utf-8")).get, ("1.3.0", "2.3.3")):
        known |= {*facts["classes"]["Mastodon"]["methods"], *facts["instance_attributes"]}
    names = [*methods(CLIENT), *(name.rpartition(".")[2] for page in rooms() for name in page.names)]
    new = [f"[`{name}`][mastodon.Mastodon.{name}]" for name in sorted(set(names) - known)]
    return "\n".join([*lines, "\n## Methods that Mastodon.py lacks\n", " · ".join(new), ""])


def decisions() -> Iterator[tuple[str, str]]:
    """List the decisions, by path: their titles."""
    for path in sorted((DOCS / "adr").glob("[0-9]*.md")):
        yield f"adr/{path.name}", path.read_text(encoding="utf-8").partition("\n")[0].removeprefix("# ")


def navigation(pages: list[Page]) -> str:
    """
    Write the part of the navigation that grows with the library.

    Args:
        pages: All pages that are written.
    """
    lines = [BEGIN.rstrip()]
    for heading, folder in (("Methods", "api"), ("Methods for staff", "api/admin"), ("Results", "api/entities")):
        lines.append(f"  - {heading}:")
        listed = [page for page in pages if page.path.rpartition("/")[0] == folder]
        lines += [f'      - "{page.title}": {page.path}' for page in listed]
    lines.append("  - Decisions:")
    lines += [f'      - "{name}": {path}' for path, name in decisions()]
    return "\n".join([*lines, END])


def wanted() -> dict[Path, str]:
    """Give all files that are written, and their text."""
    found = list(rooms())
    pages = [overview(found), *found, *entities()]
    settings = SETTINGS.read_text(encoding="utf-8")
    before, begin, rest = settings.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        sys.exit(f"{SETTINGS.name}: the lines {BEGIN.strip()!r} and {END.strip()!r} are missing")
    return {
        **{DOCS / page.path: page.text() for page in pages},
        DOCS / "compatibility.md": compatibility(),
        DOCS / "differences.md": differences(),
        SETTINGS: f"{before}{navigation(pages)}{after}",
    }


def put(*, check: bool) -> list[str]:
    """
    Write the files, or only tell which would be written.

    Args:
        check: Whether to write nothing.
    """
    problems: list[str] = []
    files = wanted()
    for path, text in files.items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            problems.append(f"{'stale' if check else 'written'}: {path.relative_to(ROOT)}")
            if not check:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
    for path in sorted(DOCS.glob("api/**/*.md")):
        if path not in files and path.read_text(encoding="utf-8").startswith(BANNER):
            problems.append(f"{'orphan' if check else 'removed'}: {path.relative_to(ROOT)}")
            if not check:
                path.unlink()
    return problems


def build() -> list[str]:
    """Build the site, and give what the build has to say, and what pages would fetch from elsewhere."""
    done = subprocess.run(
        [sys.executable, "-m", "zensical", "build", "--clean", "--strict"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        cwd=ROOT,
    )
    said = re.sub(r"\x1b\[[0-9;]*m", "", done.stdout).splitlines()
    problems = [line for line in said if line.strip() and not SAID_BY_EVERY_BUILD.fullmatch(line)]
    if done.returncode and not problems:
        problems.append(f"the build ended with status {done.returncode}")
    for path in sorted((ROOT / "site").rglob("*.html")):
        fetched = FETCHED.findall(path.read_text(encoding="utf-8"))
        problems += [f"{path.relative_to(ROOT)} fetches {what}" for what in fetched]
    return problems


def main() -> int:
    """Write, check or build, and say what was or would be done."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail if something would be written")
    parser.add_argument(
        "--build", action="store_true", help="check, then build site/; fail if that has anything to say"
    )
    asked = parser.parse_args()
    check = asked.check or asked.build
    problems = put(check=check)
    if asked.build and not problems:
        problems = build()
    print("\n".join(problems) or "in step")
    return 1 if check and problems else 0


if __name__ == "__main__":
    sys.exit(main())
