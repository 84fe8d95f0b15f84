"""Follow requests: what each method sends, on both clients."""

from __future__ import annotations

import pytest

from mastodon import Page
from mastodon.entities import Account, Relationship

ALL = [("max_id", "4"), ("min_id", "3"), ("since_id", "2"), ("limit", "80")]


@pytest.mark.parametrize(
    ("call", "result", "sent"),
    [
        (lambda m: m.follow_requests(), Page[Account], ("GET", "/api/v1/follow_requests", [], None)),
        (lambda m: m.follow_requests(4, 3, 2, 80), Page[Account], ("GET", "/api/v1/follow_requests", ALL, None)),
        (
            lambda m: m.follow_request_authorize({"id": 7}),
            Relationship,
            ("POST", "/api/v1/follow_requests/7/authorize", [], None),
        ),
        (lambda m: m.follow_request_reject(7), Relationship, ("POST", "/api/v1/follow_requests/7/reject", [], None)),
    ],
)
def test_wire_format(wire, call, result, sent):
    assert wire(call, result) == (result, sent)
