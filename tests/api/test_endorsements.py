"""Endorsements: what the method sends, on both clients."""

from __future__ import annotations

import pytest

from mastodon import Page
from mastodon.entities import Account


@pytest.mark.parametrize(
    ("call", "result", "sent"),
    [
        (lambda m: m.endorsements(), Page[Account], ("GET", "/api/v1/endorsements", [], None)),
        (
            lambda m: m.endorsements(max_id=3, since_id=1, limit=80),
            Page[Account],
            ("GET", "/api/v1/endorsements", [("max_id", "3"), ("since_id", "1"), ("limit", "80")], None),
        ),
    ],
)
def test_wire_format(wire, call, result, sent):
    assert wire(call, result) == (result, sent)
