"""The examples of the documentation run as they stand, page by page, against the sandbox; and the API has its pages."""

from __future__ import annotations

import logging
import re
import struct
import subprocess
import sys
import textwrap
import zlib
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import httpx2
import pytest

ROOT = Path(__file__).parent.parent
PAGES = sorted((ROOT / "docs").glob("*.md"))
TEXTS = [*PAGES, *sorted((ROOT / "docs" / "adr").glob("*.md")), *sorted(ROOT.glob("*.md"))]

READERS = {"server": "https://mastodon.example", "token": "YOUR TOKEN"}

BLOCK = re.compile(r"^( *)```python\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)


def blocks(path: Path, **instead: str) -> list[Any]:
    """Compile the examples of a page, with real values for those that readers have; each knows its line there."""
    text = path.read_text("utf-8")
    found = []
    for match in BLOCK.finditer(text):
        code = "\n" * text.count("\n", 0, match.start(2)) + textwrap.dedent(match[2])
        for written, meant in instead.items():
            code = code.replace(READERS[written], meant)
        found.append(compile(code, str(path), "exec"))
    return found


def example_file() -> bytes:
    """A PNG of one point."""
    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    chunks = (b"IHDR", header), (b"IDAT", zlib.compress(b"\0\0")), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        for kind, content in chunks
    )


def let_in(url: str) -> bool:
    """Do what alice does in her browser, and go where the server sends her."""
    page, _, query = url.partition("?")
    answer = httpx2.post(page, data={**dict(parse_qsl(query)), "username": "alice"}, follow_redirects=True)
    return answer.is_success


@pytest.fixture
def names(mastodon_sandbox, tmp_path, monkeypatch, config_home):
    """What examples may use: a client of alice's, as she has it, and the files beside it."""
    monkeypatch.chdir(tmp_path)
    Path("cat.png").write_bytes(example_file())
    monkeypatch.setenv("MASTODON_BASE_URL", mastodon_sandbox.api_base_url)
    monkeypatch.setenv("MASTODON_ACCESS_TOKEN", mastodon_sandbox.tokens["alice"])
    monkeypatch.setenv("BROWSER", "the one of this test")
    monkeypatch.setattr("webbrowser.open", let_in)
    log = logging.getLogger("mastodon")
    monkeypatch.setattr(log, "level", log.level)
    with mastodon_sandbox.client("alice") as alice, mastodon_sandbox.client("bob") as bob:
        alice.account_follow(bob.me())
        bob.account_follow(alice.me())
        bob.status_favourite(alice.status_post("I like #cats"))
        for text in ("@alice Look at my #cats", "Good night", "Good morning"):
            bob.status_post(text)
        names = {"mastodon": alice, "__name__": "example"}
        monkeypatch.setattr("builtins.input", lambda _: mastodon_sandbox.approve(names["url"], "alice"))
        yield names


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_examples_are_python(path):
    blocks(path)


@pytest.mark.parametrize("path", [path for path in PAGES if blocks(path)], ids=lambda path: path.stem)
def test_examples_run(path, names, mastodon_sandbox):
    for code in blocks(path, server=mastodon_sandbox.api_base_url, token=mastodon_sandbox.tokens["alice"]):
        before = set(names)
        exec(code, names)
        for test in [names[name] for name in set(names) - before if name.startswith("test_")]:
            mastodon_sandbox.reset()
            test(mastodon_sandbox)


@pytest.mark.parametrize("path", sorted(ROOT.glob("*.md")), ids=lambda path: path.stem)
def test_links_lead_somewhere(path):
    """Those of the pages are checked when the site is built."""
    links = re.findall(r"\]\((?!https?://)([^)#]+)", path.read_text("utf-8"))
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_every_room_has_its_page():
    tool = [sys.executable, ROOT / "tools" / "docs.py", "--check"]
    done = subprocess.run(tool, capture_output=True, text=True, check=False)
    assert done.stdout == "in step\n"
