"""Four processes share one budget, at a server that keeps all of Mastodon's counts; one of them is killed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parent.parent.parent / "benchmarks"


@pytest.fixture
def budget(monkeypatch):
    """Give the benchmark, which does the same for longer, beside Mastodon.py."""
    monkeypatch.syspath_prepend(BENCHMARKS)
    import budget

    yield budget
    for name in ("budget", "jobs", "peer", "report", "spending"):
        sys.modules.pop(name, None)


@pytest.mark.parametrize(("client", "store"), [("sync", "file"), ("async", "redis")])
def test_processes_that_share_a_budget_use_all_of_it_and_are_never_refused(client, store, budget, request, tmp_path):
    """What the killed process took is lost for the window; the one in its place knows that the window is full."""
    address = str(tmp_path / "limits.db") if store == "file" else request.getfixturevalue("clean_redis")
    result = budget.ours(address, client=client, short=True, kill=True)
    assert (result["refused"], result["failed"]) == (0, 0), result
    assert budget.share(result) >= 0.95, result
