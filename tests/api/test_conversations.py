"""Conversations: what each method sends, on both clients."""

from __future__ import annotations

import pytest

from mastodon import Page
from mastodon.entities import Conversation


@pytest.mark.parametrize(
    ("call", "result", "sent"),
    [
        (lambda m: m.conversations(), Page[Conversation], ("GET", "/api/v1/conversations", [], None)),
        (
            lambda m: m.conversations(3, 2, 1, 40),
            Page[Conversation],
            (
                "GET",
                "/api/v1/conversations",
                [("max_id", "3"), ("min_id", "2"), ("since_id", "1"), ("limit", "40")],
                None,
            ),
        ),
        (lambda m: m.conversations_read(7), Conversation, ("POST", "/api/v1/conversations/7/read", [], None)),
        (
            lambda m: m.conversations_unread({"id": "7"}),
            Conversation,
            ("POST", "/api/v1/conversations/7/unread", [], None),
        ),
        (lambda m: m.conversations_delete(7), None, ("DELETE", "/api/v1/conversations/7", [], None)),
    ],
)
def test_wire_format(wire, call, result, sent):
    assert wire(call, result) == (result, sent)
