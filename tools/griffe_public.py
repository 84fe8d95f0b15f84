"""
What the documentation has to be told about our docstrings.

It reads the package without importing it, and so takes ``mastodon.Mastodon`` for the module of that name; what programs
mean by it is the class. And the examples in our docstrings begin with ``::``, which Markdown does not know.
"""

from __future__ import annotations

import re
from textwrap import dedent, indent
from typing import Any

import griffe

_EXAMPLE = re.compile(r"^( *)::\n\n((?:\1 .*(?:\n|$)|\n)+)", re.MULTILINE)


def fenced(match: re.Match[str]) -> str:
    """
    Write an example as Markdown does.

    Args:
        match: The example.
    """
    language = "python" if match[1] else "text"
    return indent(f"```{language}\n{dedent(match[2]).strip()}\n```\n\n", match[1])


class Public(griffe.Extension):
    """Shows classes by the names that programs use, and examples as code."""

    def on_object(self, *, obj: griffe.Object, **_: Any) -> None:
        """
        Rewrite the examples of a docstring.

        Args:
            obj: What it documents.
        """
        if obj.docstring is not None:
            obj.docstring.value = _EXAMPLE.sub(fenced, obj.docstring.value)

    def on_package(self, *, pkg: griffe.Module, **_: Any) -> None:
        """
        Put the class in the place of the module.

        Args:
            pkg: The package.
        """
        pkg.members["Mastodon"] = griffe.Alias("Mastodon", "mastodon._sync.client.Mastodon", parent=pkg)
