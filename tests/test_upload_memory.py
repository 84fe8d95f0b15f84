"""Uploads do not bring the whole file into memory."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

pytest.importorskip("resource", reason="the operating system does not tell how much memory a process had")

BENCHMARK = runpy.run_path(str(Path(__file__).parent.parent / "benchmarks" / "upload.py"))
MEGABYTE = 1024 * 1024


def uploaded(kind, form):
    """Upload 64 MB in a process of its own, and tell how much was sent and how much memory that took."""
    [row] = BENCHMARK["measure"](64, [kind], [form])
    return row["sent"] / MEGABYTE, row["extra"] / MEGABYTE


@pytest.mark.parametrize("form", ["path", "Path", "open file", "path, with on_progress"])
def test_a_large_file_takes_little_memory(kind, form):
    sent, extra = uploaded(kind, form)
    assert sent > 64
    assert extra < 20


def test_a_file_in_memory_would_be_noticed(kind):
    assert uploaded(kind, "bytes")[1] > 60
