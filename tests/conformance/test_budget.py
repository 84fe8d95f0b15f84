"""Four processes share one budget, at a server that keeps all of Mastodon's counts; one of them is killed."""

from __future__ import annotations

import sys
from pathlib import Path

import limited
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
    """
    What the killed process took is lost for the window; the one in its place knows that the window is full.

    A machine that is too slow to use so much up is given more time for it.
    """
    for slower in (1, 2, 4, 8):
        address = str(tmp_path / f"{slower}.db") if store == "file" else request.getfixturevalue("clean_redis")
        limits = {name: (limit, seconds * slower) for name, (limit, seconds) in budget.FEWER.items()}
        result = budget.ours(address, client=client, limits=limits, seconds=6 * slower, kill=True)
        assert (result["refused"], result["failed"]) == (0, 0), result
        if budget.share(result) >= 0.95:
            return
    pytest.fail(f"less is used than is allowed: {result}")


ME, MINE, OTHER, STRANGER = "me-1", "me-2", "you-1", None
"""Two tokens of one user, that of another, and none."""


@pytest.mark.parametrize(
    ("bucket", "calls"),
    [
        ("api_user", [("GET /api/v1/accounts/1", ME), ("GET /api/v2/search?q=a", MINE)]),
        ("api_token", [("GET /api/v1/accounts/1", ME), ("PUT /api/v1/media/1", ME)]),
        ("api_ip", [("GET /api/v1/accounts/1", STRANGER), ("GET /api/v2/instance", STRANGER)]),
        ("paging", [("GET /api/v1/timelines/home?max_id=5", ME), ("GET /api/v1/favourites?limit=2&since_id=5", MINE)]),
        ("paging", [("GET /api/v1/timelines/public?min_id=5", STRANGER), ("GET /@you?page=2", STRANGER)]),
        ("media", [("POST /api/v1/media", ME), ("POST /api/v2/media", MINE)]),
        ("delete", [("DELETE /api/v1/statuses/1", ME), ("POST /api/v1/statuses/1/unreblog", MINE)]),
        ("apps", [("POST /api/v1/apps", STRANGER), ("POST /api/v1/apps", ME)]),
        ("sign_up", [("POST /api/v1/accounts", ME), ("POST /api/v1/accounts", OTHER)]),
        ("statuses", [("POST /api/v1/statuses", ME), ("POST /api/v1/statuses/1/reblog", MINE)]),
        ("statuses", [("PUT /api/v1/statuses/1", ME), ("POST /api/v1/statuses", ME)]),
        ("follows", [("POST /api/v1/accounts/1/follow", ME), ("POST /api/v1/accounts/2/follow", MINE)]),
        ("reports", [("POST /api/v1/reports", ME), ("POST /api/v1/reports", MINE)]),
    ],
)
def test_the_server_keeps_each_of_mastodons_counts(bucket, calls, budget):
    counts = limited.Counts(dict.fromkeys(budget.LIMITS, (100, 300)) | {bucket: (2, 300)})
    told = [counts.judge(*call) for call in [*calls, calls[0]]]
    assert [status for status, _ in told] == [200, 200, 429]
    assert [headers["X-RateLimit-Remaining"] for _, headers in told] == ["1", "0", "0"]
    assert counts.judge("GET /api/v1/accounts/1", OTHER)[0] == 200
    counts.ahead += 300
    assert counts.judge(*calls[0])[0] == 200
