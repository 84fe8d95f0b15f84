"""The examples of the README run as they stand, against the sandbox."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

README = (Path(__file__).parent.parent / "README.md").read_text("utf-8")


def example(word: str) -> str:
    """The one example with this word in it."""
    (found,) = (code for code in re.findall(r"```python\n(.*?)```", README, re.DOTALL) if word in code)
    return found


@pytest.mark.parametrize("word", ["import Mastodon", "import AsyncMastodon"])
def test_readme_quick_start_posts_and_reads(word, mastodon_sandbox, capsys):
    code = example(word).replace("https://mastodon.social", mastodon_sandbox.api_base_url)
    exec(code.replace("YOUR TOKEN", mastodon_sandbox.tokens["alice"]), {})
    assert capsys.readouterr().out.startswith("alice ")


def test_readme_test_passes(mastodon_sandbox):
    names = {}
    exec(example("def test_"), names)
    names["test_bot_is_favourited"](mastodon_sandbox)
