"""Rules of the house that can be checked: who imports whom, what is documented, what both clients have in common."""

from __future__ import annotations

import ast
import importlib.util
import inspect
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import mastodon
from mastodon import AsyncMastodon, Mastodon

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "mastodon"

MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(PACKAGE.rglob("*.py"))
}
TREES = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in MODULES.items()}

LAYERS = [
    {"content"},
    {"errors", "patience", "_json", "_version"},
    {"entities"},
    {"types"},
    {"protocol"},
    {"seam", "browser", "budget", "credentials", "debugging", "frames", "resuming", "uploads"},
    {"profiles"},
    {"_async", "_sync"},
    {"Mastodon"},
    {"mastodon"},
]
"""From the bottom up. What is not named is above all: modules that programs import, and tools for their tests."""

WAITING = {
    "anyio", "asyncio", "concurrent", "http.client", "httpcore2", "httpx", "httpx2", "requests", "select", "selectors",
    "socket", "ssl", "threading", "time", "urllib.request", "urllib3", "websockets",
}  # fmt: skip
"""What knows I/O, threads or the time."""

SLOW = {
    "asyncio", "cryptography", "dataclasses", "email.utils", "hashlib", "html", "http.server", "httpcore2", "httpx2",
    "json", "keyring", "logging", "mastodon._async", "mastodon.content", "mimetypes", "nh3", "orjson",
    "pathlib", "platformdirs", "ssl", "urllib.request", "webbrowser", "websockets",
}  # fmt: skip
"""What takes long to import, and is not needed before the first call, if at all."""

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


# --- imports --------------------------------------------------------------------------------------------------------


def imports(module: str) -> Iterator[str]:
    """Name what a module imports, late imports and those for type checkers included."""
    for node in ast.walk(TREES[module]):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.module is not None
            assert node.level == 0
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                # The package's own name "Mastodon" is the class, although there is a module of that name.
                yield whole if whole in MODULES and whole != "mastodon.Mastodon" else node.module


def own_imports(module: str) -> list[str]:
    return [name for name in imports(module) if name.partition(".")[0] == "mastodon"]


def unit(module: str) -> str:
    """Name the file or folder of the package that a module is, or is in."""
    return module.split(".")[1] if "." in module else module


def layer(module: str) -> int:
    return next((height for height, units in enumerate(LAYERS) if unit(module) in units), len(LAYERS))


@pytest.mark.parametrize("module", MODULES)
def test_imports_point_down(module):
    """
    Imports for type checkers count, too: an annotation that looks up is a dependency.

    Within a layer only the modules of one folder know each other; above all layers, everybody does.
    """
    upward = [
        name
        for name in own_imports(module)
        if layer(name) >= layer(module) and unit(name) != unit(module) and layer(module) < len(LAYERS)
    ]
    assert upward == []


@pytest.mark.parametrize("module", [name for name in MODULES if unit(name) in {"entities", "protocol"}])
def test_protocol_and_entities_know_no_waiting(module):
    """Whatever is below a name counts: ``urllib.request`` is out, ``urllib.parse`` is not."""
    assert [name for name in imports(module) if any(f"{name}.".startswith(f"{word}.") for word in WAITING)] == []


@pytest.mark.parametrize(("one", "other"), [("_async", "_sync"), ("_sync", "_async")])
def test_the_clients_do_not_know_each_other(one, other):
    assert [name for name in MODULES if unit(name) == one and other in map(unit, own_imports(name))] == []


def in_fresh_python(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_importing_the_package_imports_nothing_slow():
    found = in_fresh_python(
        "import sys; before = set(sys.modules); import mastodon; print(*sorted(set(sys.modules) - before))"
    )
    assert "mastodon._sync.client" in found.split()
    assert SLOW.intersection(found.split()) == set()


def test_the_module_named_like_the_class_does_not_replace_it():
    kinds = in_fresh_python(
        "import mastodon; first = mastodon.Mastodon; import mastodon.Mastodon; from mastodon.Mastodon import Mastodon;"
        "print(mastodon.Mastodon is first is Mastodon, type(first).__name__)"
    )
    assert kinds == "True type"


# --- names ----------------------------------------------------------------------------------------------------------


def test_all_public_names_exist():
    assert [name for name in mastodon.__all__ if not hasattr(mastodon, name)] == []
    assert sorted(set(mastodon.__all__)) == sorted(mastodon.__all__)


def sync_tool() -> Any:
    spec = importlib.util.spec_from_file_location("sync", ROOT / "tools" / "sync.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def public_members(client: type) -> dict[str, Any]:
    return {name: inspect.getattr_static(client, name) for name in dir(client) if not name.startswith("_")}


def signature(member: Any) -> Any:
    """Give names, kinds and defaults of a method's arguments; for anything else, what it is."""
    function = getattr(member, "__func__", member)
    if not callable(function):
        return type(member)
    return [(one.name, one.kind, one.default) for one in inspect.signature(function).parameters.values()]


def test_both_clients_have_the_same_methods_with_the_same_arguments():
    renamed = sync_tool().RENAMED
    expected = {renamed.get(name, name): signature(member) for name, member in public_members(AsyncMastodon).items()}
    assert {name: signature(member) for name, member in public_members(Mastodon).items()} == expected


# --- documentation --------------------------------------------------------------------------------------------------


def definitions(body: list[ast.stmt], prefix: str = "") -> Iterator[tuple[str, Definition]]:
    """Find the public functions, classes and methods; overloads and setters are documented where they are written."""
    for node in body:
        if not isinstance(node, Definition) or node.name.startswith("_"):
            continue
        if {ast.unparse(decorator).rpartition(".")[2] for decorator in node.decorator_list} & {"overload", "setter"}:
            continue
        yield f"{prefix}{node.name}", node
        if isinstance(node, ast.ClassDef):
            yield from definitions(node.body, f"{prefix}{node.name}.")


def all_definitions() -> Iterator[tuple[str, Definition]]:
    for module, tree in TREES.items():
        for name, node in definitions(tree.body):
            yield f"{module}:{name}", node


def arguments(node: Definition) -> list[str]:
    """Name the public arguments of a function, or of making an object, as far as they are not documented as fields."""
    if isinstance(node, ast.ClassDef):
        makers = [one for one in node.body if isinstance(one, ast.FunctionDef) and one.name == "__init__"]
        fields = {ast.unparse(one.target) for one in node.body if isinstance(one, ast.AnnAssign)}
        return [name for name in arguments(makers[0]) if name not in fields] if makers else []
    given = node.args
    listed = [*given.posonlyargs, *given.args, given.vararg, *given.kwonlyargs, given.kwarg]
    return [one.arg for one in listed if one is not None and one.arg not in {"self", "cls"} and one.arg[0] != "_"]


def described(node: Definition) -> list[str]:
    """Name what stands under ``Args:``."""
    section = re.search(r"^Args:\n((?:    .*\n|\n)+)", f"{ast.get_docstring(node)}\n", re.MULTILINE)
    return re.findall(r"^ {4}(\w+): \S", section[1], re.MULTILINE) if section else []


def test_everything_public_has_a_docstring():
    assert [name for name, tree in TREES.items() if not ast.get_docstring(tree)] == []
    assert [name for name, node in all_definitions() if not ast.get_docstring(node)] == []


def test_every_public_argument_is_described_in_its_order():
    wrong = {name: described(node) for name, node in all_definitions() if described(node) != arguments(node)}
    assert wrong == {}


# --- endpoints ------------------------------------------------------------------------------------------------------

SENDING = {"_get", "_post", "_put", "_patch", "_delete", "request"}


def endpoints() -> dict[str, ast.AsyncFunctionDef]:
    return {
        name: node
        for name, node in all_definitions()
        if name.startswith("mastodon._async.api.") and isinstance(node, ast.AsyncFunctionDef)
        if any(ast.unparse(decorator).startswith("endpoint(") for decorator in node.decorator_list)
    }


def called(node: ast.AST) -> str:
    """Name what a call calls, without the object it belongs to."""
    return ast.unparse(node.func).rpartition(".")[2] if isinstance(node, ast.Call) else ""


def returned_types(node: ast.AsyncFunctionDef) -> Iterator[str]:
    """Give the result types, as far as they are written out, of the calls whose answers a method returns."""
    for statement in ast.walk(node):
        if not isinstance(statement, ast.Return) or not isinstance(statement.value, ast.Await):
            continue
        if called(statement.value.value) not in {*SENDING, "_send"}:
            continue
        for call in ast.walk(statement.value.value):
            if isinstance(call, ast.Call) and called(call) in SENDING:
                result = ast.unparse(call.args[-1])
                if not result.isidentifier() or result[0].isupper():
                    yield result


def test_endpoints_ask_for_what_they_return():
    """Type checkers allow less: a method that says ``list[X]`` may ask for ``Page[X]``, which is one."""
    found = [
        # A room with a method "list" says "builtins.list".
        (name, ast.unparse(node.returns or ast.Constant(None)).replace("builtins.", ""), asked)
        for name, node in endpoints().items()
        for asked in returned_types(node)
    ]
    assert len(found) > 30
    assert [(name, said, asked) for name, said, asked in found if asked not in said.split(" | ")] == []
