"""Scheduled statuses: what each method sends, on both clients."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from mastodon import Page
from mastodon.entities import ScheduledStatus

TIME = datetime(2030, 1, 2, 3, 4, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("call", "result", "sent"),
    [
        (lambda m: m.scheduled_statuses(), Page[ScheduledStatus], ("GET", "/api/v1/scheduled_statuses", [], None)),
        (
            lambda m: m.scheduled_statuses(3, 2, 1, 40),
            Page[ScheduledStatus],
            (
                "GET",
                "/api/v1/scheduled_statuses",
                [("max_id", "3"), ("min_id", "2"), ("since_id", "1"), ("limit", "40")],
                None,
            ),
        ),
        (lambda m: m.scheduled_status(7), ScheduledStatus, ("GET", "/api/v1/scheduled_statuses/7", [], None)),
        (
            lambda m: m.scheduled_status_update({"id": "7"}, TIME),
            ScheduledStatus,
            ("PUT", "/api/v1/scheduled_statuses/7", [], [("scheduled_at", "2030-01-02T03:04:05+00:00")]),
        ),
        (lambda m: m.scheduled_status_delete(7), None, ("DELETE", "/api/v1/scheduled_statuses/7", [], None)),
    ],
)
def test_wire_format(wire, call, result, sent):
    assert wire(call, result) == (result, sent)
