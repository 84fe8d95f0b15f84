"""Directory, custom emojis and donation campaigns: what each method sends, on both clients."""

from __future__ import annotations

import pytest

from mastodon import MastodonIllegalArgumentError, Page
from mastodon.entities import Account, CustomEmoji, DonationCampaign


@pytest.mark.parametrize(
    ("call", "result", "sent"),
    [
        (lambda m: m.directory(), Page[Account], ("GET", "/api/v1/directory", [], None)),
        (
            lambda m: m.directory(40, 80, "new", True),
            Page[Account],
            (
                "GET",
                "/api/v1/directory",
                [("offset", "40"), ("limit", "80"), ("order", "new"), ("local", "true")],
                None,
            ),
        ),
        (lambda m: m.custom_emojis(), list[CustomEmoji], ("GET", "/api/v1/custom_emojis", [], None)),
        (lambda m: m.donation_campaign(), DonationCampaign, ("GET", "/api/v1/donation_campaigns", [], None)),
    ],
)
def test_wire_format(wire, call, result, sent):
    assert wire(call, result) == (result, sent)


def test_an_order_that_does_not_exist_is_refused(client, server):
    with pytest.raises(MastodonIllegalArgumentError, match="order must be active or new, not 'old'"):
        client.directory(order="old")
    assert server.requests == []


def test_the_directory_is_paged_by_offset(client, server):
    server.answer([{"id": "1"}, {"id": "2"}])
    page = client.directory(limit=2, order="new")
    client.fetch_next(page)
    assert server.requests[1].query == [("limit", "2"), ("order", "new"), ("offset", "2")]


def test_there_may_be_no_donation_campaign(client, server):
    server.answer(status=204, raw=b"")
    assert client.donation_campaign() is None
