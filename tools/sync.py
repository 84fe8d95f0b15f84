"""
Derive ``mastodon/_sync`` from ``mastodon/_async``, and write the last line of each endpoint's docstring.

The rewriting is by tokens: names are renamed by a table, ``async`` and ``await`` are dropped, all else (layout,
comments) stays; then the formatter joins lines that have become short enough. Run without arguments to write, with
``--check`` to be told what would be written. Both ways are checked: files that are stale, derived files without source,
and rules that no file uses are errors.
"""

from __future__ import annotations

import argparse
import ast
import io
import re
import subprocess
import sys
import tokenize
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "mastodon" / "_async"
DERIVED = ROOT / "mastodon" / "_sync"

RENAMED = {
    "AsyncBaseTransport": "BaseTransport",
    "AsyncClient": "Client",
    "AsyncClock": "Clock",
    "AsyncConnection": "Connection",
    "AsyncEventStream": "EventStream",
    "AsyncGenerator": "Generator",
    "AsyncIterator": "Iterator",
    "AsyncLock": "Lock",
    "AsyncMastodon": "Mastodon",
    "AsyncSSEStreamHandle": "SSEStreamHandle",
    "AsyncStop": "Stop",
    "AsyncStreamHandle": "StreamHandle",
    "AsyncTransport": "Transport",
    "AsyncTurns": "Turns",
    "AsyncWebSocket": "WebSocket",
    "AsyncWebSocketStreamHandle": "WebSocketStreamHandle",
    "AsyncWebSocketSubscription": "WebSocketSubscription",
    "AsyncWorker": "Worker",
    "Soon": "Ready",
    "StopAsyncIteration": "StopIteration",
    "__aenter__": "__enter__",
    "__aexit__": "__exit__",
    "__aiter__": "__iter__",
    "__anext__": "__next__",
    "_async": "_sync",
    "_task": "_thread",
    "aarrival": "arrival",
    "ablocking": "blocking",
    "aclose": "close",
    "aclosing": "closing",
    "acompleted": "completed",
    "acondition": "condition",
    "alock": "lock",
    "alogin": "login",
    "anext": "next",
    "aready": "ready",
    "asettle": "settle",
    "asignals": "signals",
    "aunless_stopped": "unless_stopped",
}
"""What is called otherwise in the derived files. A rule that no file uses is an error."""

DROPPED = {"async", "await"}

# From Python 3.12 on, f-strings are several tokens.
TEXTS = {tokenize.STRING, tokenize.COMMENT, getattr(tokenize, "FSTRING_MIDDLE", tokenize.STRING)}

IN_TEXT = re.compile(r"\basync (?=for\b|with\b|def\b)|\bawait (?=[\w(])")

DOCUMENTED = re.compile(r"^Added in Mastodon \d[^\n]*$")


def derive(text: str, used: set[str]) -> str:
    """
    Derive a file.

    Args:
        text: The source.
        used: Gets the rules that were used.
    """
    starts = [0]
    for line in io.StringIO(text):
        starts.append(starts[-1] + len(line))
    edits: list[tuple[int, int, str]] = []
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        begin = starts[token.start[0] - 1] + token.start[1]
        end = starts[token.end[0] - 1] + token.end[1]
        if token.type == tokenize.NAME and token.string in DROPPED:
            after = re.compile(r"\s*").match(text, end)
            edits.append((begin, after.end() if after else end, ""))
        elif token.type == tokenize.NAME and token.string in RENAMED:
            used.add(token.string)
            edits.append((begin, end, RENAMED[token.string]))
        elif token.type in TEXTS:
            edits.append((begin, end, _in_text(text[begin:end], used)))
    for begin, end, new in reversed(edits):
        text = text[:begin] + new + text[end:]
    return text


def _in_text(text: str, used: set[str]) -> str:
    """Rename what strings and comments mention."""

    def renamed(match: re.Match[str]) -> str:
        used.add(match[0])
        return RENAMED[match[0]]

    text = IN_TEXT.sub("", text)
    return re.sub(rf"\b(?:{'|'.join(RENAMED)})\b", renamed, text)


def formatted(text: str, path: Path) -> str:
    """
    Sort the imports of a derived file and format it.

    Args:
        text: The file.
        path: Where it will be.
    """
    for command in (["check", "--select=I", "--fix", "--quiet"], ["format", "--quiet"]):
        done = subprocess.run(  # noqa: S603 - our own command
            [sys.executable, "-m", "ruff", *command, f"--stdin-filename={path}", "-"],
            input=text,
            capture_output=True,
            text=True,
            check=True,
            cwd=ROOT,
        )
        text = done.stdout
    return text


def documented(text: str) -> str:
    """
    Write what the decorator of each endpoint says into the last line of its docstring.

    Args:
        text: The source.
    """
    lines = io.StringIO(text).readlines()
    found = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.AsyncFunctionDef) and _endpoint(node)]
    for node in sorted(found, key=lambda node: node.lineno, reverse=True):
        first = node.body[0]
        if not (isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and first.end_lineno):
            continue
        closing = first.end_lineno - 1
        if closing < first.lineno:
            sys.exit(f"{node.name}(): the docstring of an endpoint opens and closes on lines of its own")
        indent = " " * first.col_offset
        content = lines[first.lineno : closing]
        while content and (not content[-1].strip() or DOCUMENTED.match(content[-1].strip())):
            content.pop()
        lines[first.lineno : closing] = [*content, "\n", f"{indent}{_summary(node)}\n"]
    return "".join(lines)


def _endpoint(node: ast.AsyncFunctionDef) -> dict[str, str] | None:
    """Read the arguments of ``@endpoint``."""
    for decorator in node.decorator_list:
        if isinstance(decorator, ast.Call) and isinstance(decorator.func, ast.Name) and decorator.func.id == "endpoint":
            return {word.arg: ast.literal_eval(word.value) for word in decorator.keywords if word.arg}
    return None


def _summary(node: ast.AsyncFunctionDef) -> str:
    """Say in a line since when there is an endpoint and which scope it needs."""
    facts = _endpoint(node) or {}
    text = f"Added in Mastodon {facts['added']}"
    if facts.get("changed"):
        text += f", last changed in {facts['changed']}"
    if facts.get("removed"):
        text += f", removed in {facts['removed']}"
    scopes = facts.get("scopes")
    if not scopes:
        return f"{text}."
    return f"{text}. Scope: {' or '.join(f'``{scope}``' for scope in scopes.split())}."


def main() -> int:
    """Write or check, and say what was or would be done."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail if something would be written")
    check = parser.parse_args().check
    problems: list[str] = []
    used: set[str] = set()
    wanted: dict[Path, str] = {}
    for path in sorted(SOURCE.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        wanted[path] = formatted(documented(text), path)
        banner = f"# Derived from {path.relative_to(ROOT).as_posix()} by tools/sync.py. Do not edit.\n"
        target = DERIVED / path.relative_to(SOURCE)
        wanted[target] = formatted(banner + derive(wanted[path], used), target)
    for path, text in wanted.items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            problems.append(f"{'stale' if check else 'written'}: {path.relative_to(ROOT)}")
            if not check:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
    for path in sorted(DERIVED.rglob("*.py")):
        if path not in wanted:
            problems.append(f"{'orphan' if check else 'removed'}: {path.relative_to(ROOT)}")
            if not check:
                path.unlink()
    unused = [f"unused rule: {name}" for name in sorted(set(RENAMED) - used)]
    print("\n".join([*problems, *unused]) or "in step")
    return 1 if unused or (check and problems) else 0


if __name__ == "__main__":
    sys.exit(main())
