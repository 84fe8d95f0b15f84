"""Whether a status is what a call posted whose end nobody saw."""

from __future__ import annotations

import pytest

from mastodon import MastodonAPIError, MastodonNetworkError
from mastodon.protocol.posting import is_refused, is_unclear, posted_as

MENTION = '<p><span class="h-card"><a href="https://b.example/@you">@<span>you</span></a></span> Hello</p>'


@pytest.mark.parametrize(
    ("sent", "found", "source", "same"),
    [
        ({"status": "Hello"}, {"content": "<p>Hello</p>"}, None, True),
        ({"status": "Hello"}, {"content": "<p>Bye</p>"}, None, False),
        ({"status": "Hello"}, {"content": "<p>Hello to all</p>"}, None, False),
        ({"status": "a\n\nb &  c"}, {"content": "<p>a</p><p>b &amp; c</p>"}, None, True),
        ({"status": "@you@b.example Hello"}, {"content": MENTION}, None, True),
        ({"status": "**Hello**"}, {"content": "<p><strong>Hello</strong></p>"}, None, False),
        ({"status": "**Hello**"}, {"content": "<p><strong>Hello</strong></p>"}, {"text": "**Hello**"}, True),
        ({"status": "Hello"}, {"content": "<p>Hello</p>"}, {"text": "Bye"}, False),
        ({"status": "a", "spoiler_text": "Care"}, {"content": "<p>a</p>", "spoiler_text": "Care"}, None, True),
        ({"status": "a", "spoiler_text": "Care"}, {"content": "<p>a</p>", "spoiler_text": ""}, None, False),
        ({"status": "a"}, {"content": "<p>a</p>", "spoiler_text": "Care"}, None, False),
        (
            {"spoiler_text": "Care", "media_ids": ["1"]},
            {"content": "<p>Care</p>", "media_attachments": [1]},
            None,
            True,
        ),
        ({"status": "a", "in_reply_to_id": "7"}, {"content": "<p>a</p>", "in_reply_to_id": 7}, None, True),
        ({"status": "a"}, {"content": "<p>a</p>", "in_reply_to_id": "7"}, None, False),
        ({"status": "a", "media_ids": ["1", "2"]}, {"content": "<p>a</p>", "media_attachments": [1]}, None, False),
        ({"status": "a"}, {"content": "<p>a</p>", "media_attachments": "odd"}, None, True),
        ({"status": "a", "poll": {"options": ["b"]}}, {"content": "<p>a</p>", "poll": {"id": "1"}}, None, True),
        ({"status": "a"}, {"content": "<p>a</p>", "poll": {"id": "1"}}, None, False),
        ({"status": "a"}, {"params": {"text": "a"}}, None, True),
        ({"status": "a"}, {"params": {"text": "b"}}, None, False),
        ({"status": "a", "in_reply_to_id": "7"}, {"params": {"text": "a"}}, None, False),
        ({"status": "a"}, {}, None, False),
    ],
)
def test_a_status_is_what_was_sent_or_not(sent, found, source, same):
    assert posted_as(sent, found, source) == same


def network(*, unsent):
    error = MastodonNetworkError("no answer")
    error.unsent = unsent
    return error


@pytest.mark.parametrize(
    ("error", "unclear", "refused"),
    [
        (network(unsent=False), True, False),
        (network(unsent=True), False, False),
        (MastodonAPIError("busy", status_code=503), True, False),
        (MastodonAPIError("failed", status_code=500), True, False),
        (MastodonAPIError("half an answer", status_code=200), True, False),
        (MastodonAPIError("too long", status_code=422), False, True),
        (MastodonAPIError("forbidden", status_code=403), False, True),
        (MastodonAPIError("moved", status_code=301), False, False),
        (MastodonAPIError("nothing known"), False, False),
    ],
)
def test_what_a_failure_leaves_open(error, unclear, refused):
    assert (is_unclear(error), is_refused(error)) == (unclear, refused)
