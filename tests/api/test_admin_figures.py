"""Admin dimensions, measures and retention: what each method sends, on both clients."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from mastodon import MastodonIllegalArgumentError
from mastodon.entities import AdminCohort, AdminDimension, AdminMeasure

BEGIN, END = datetime(2026, 1, 1, tzinfo=UTC), date(2026, 1, 31)
TIME = {"start_at": "2026-01-01T00:00:00+00:00", "end_at": "2026-01-31"}
PAIRS = list(TIME.items())
DIMENSIONS, MEASURES = "/api/v1/admin/dimensions", "/api/v1/admin/measures"


@pytest.mark.parametrize(
    ("call", "result", "sent"),
    [
        (
            lambda m: m.admin_dimensions(BEGIN, END, 5, True, True, True, True, True),
            list[AdminDimension],
            (
                "POST",
                DIMENSIONS,
                [],
                [
                    ("keys[]", "languages"),
                    ("keys[]", "sources"),
                    ("keys[]", "servers"),
                    ("keys[]", "space_usage"),
                    ("keys[]", "software_versions"),
                    *PAIRS,
                    ("limit", "5"),
                ],
            ),
        ),
        (
            lambda m: m.admin_dimensions(None, None, sources=True),
            list[AdminDimension],
            ("POST", DIMENSIONS, [], [("keys[]", "sources")]),
        ),
        (
            lambda m: m.admin_dimensions(
                BEGIN,
                END,
                tag_servers={"id": "5"},
                tag_languages=6,
                instance_accounts="x.example",
                instance_languages="y.example",
            ),
            list[AdminDimension],
            (
                "POST",
                DIMENSIONS,
                [],
                {
                    **TIME,
                    "keys": ["tag_servers", "tag_languages", "instance_accounts", "instance_languages"],
                    "tag_servers": {"id": "5"},
                    "tag_languages": {"id": 6},
                    "instance_accounts": {"domain": "x.example"},
                    "instance_languages": {"domain": "y.example"},
                },
            ),
        ),
        (
            lambda m: m.admin_measures(BEGIN, END, True, True, True, True, True),
            list[AdminMeasure],
            (
                "POST",
                MEASURES,
                [],
                [
                    ("keys[]", "active_users"),
                    ("keys[]", "new_users"),
                    ("keys[]", "interactions"),
                    ("keys[]", "opened_reports"),
                    ("keys[]", "resolved_reports"),
                    *PAIRS,
                ],
            ),
        ),
        (
            lambda m: m.admin_measures(
                BEGIN, END, False, False, False, False, False, 4, {"id": "5"}, 6, "a", "b", "c", "d", "e", "f"
            ),
            list[AdminMeasure],
            (
                "POST",
                MEASURES,
                [],
                {
                    **TIME,
                    "keys": [
                        "tag_accounts",
                        "tag_uses",
                        "tag_servers",
                        "instance_accounts",
                        "instance_media_attachments",
                        "instance_reports",
                        "instance_statuses",
                        "instance_follows",
                        "instance_followers",
                    ],
                    "tag_accounts": {"id": 4},
                    "tag_uses": {"id": "5"},
                    "tag_servers": {"id": 6},
                    "instance_accounts": {"domain": "a"},
                    "instance_media_attachments": {"domain": "b"},
                    "instance_reports": {"domain": "c"},
                    "instance_statuses": {"domain": "d"},
                    "instance_follows": {"domain": "e"},
                    "instance_followers": {"domain": "f"},
                },
            ),
        ),
        (
            lambda m: m.admin_retention(BEGIN, END),
            list[AdminCohort],
            ("POST", "/api/v1/admin/retention", [], [*PAIRS, ("frequency", "day")]),
        ),
        (
            lambda m: m.admin_retention(BEGIN, END, "month"),
            list[AdminCohort],
            ("POST", "/api/v1/admin/retention", [], [*PAIRS, ("frequency", "month")]),
        ),
    ],
)
def test_wire_format(wire, call, result, sent):
    assert wire(call, result) == (result, sent)


@pytest.mark.parametrize(
    ("call", "reason"),
    [
        (lambda m: m.admin_dimensions(BEGIN, END), "ask for one figure at least: languages, sources"),
        (lambda m: m.admin_measures(BEGIN, END), "ask for one figure at least: active_users, new_users"),
        (lambda m: m.admin_measures(BEGIN, END, tag_uses=1.5), "tag_uses must be an id"),
        (lambda m: m.admin_retention(BEGIN, END, "week"), "frequency must be day or month, not 'week'"),
    ],
)
def test_what_does_not_exist_is_refused(client, server, call, reason):
    with pytest.raises(MastodonIllegalArgumentError, match=reason):
        call(client)
    assert server.requests == []
