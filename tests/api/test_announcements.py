"""Announcements: what each method sends, on both clients."""

from __future__ import annotations

import pytest

from mastodon.entities import Announcement

SENT = {"id": "8", "read": False}


@pytest.mark.parametrize(
    ("call", "result", "sent"),
    [
        (lambda m: m.announcements(), list[Announcement], ("GET", "/api/v1/announcements", [], None)),
        (lambda m: m.announcement_dismiss(SENT), None, ("POST", "/api/v1/announcements/8/dismiss", [], None)),
        (
            lambda m: m.announcement_reaction_create(8, "🎉"),
            None,
            ("PUT", "/api/v1/announcements/8/reactions/%F0%9F%8E%89", [], None),
        ),
        (
            lambda m: m.announcement_reaction_delete(SENT, "blob/cat"),
            None,
            ("DELETE", "/api/v1/announcements/8/reactions/blob%2Fcat", [], None),
        ),
    ],
)
def test_wire_format(wire, call, result, sent):
    assert wire(call, result) == (result, sent)
