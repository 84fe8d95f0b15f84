"""OEmbed: what is sent, on both clients."""

from __future__ import annotations

import pytest

from mastodon.entities import OEmbed

URL = "https://mastodon.example/@me/1?a=b"


@pytest.mark.parametrize(
    ("call", "result", "sent"),
    [
        (lambda m: m.oembed(URL), OEmbed, ("GET", "/api/oembed", [("url", URL)], None)),
        (
            lambda m: m.oembed(URL, 400, 300),
            OEmbed,
            ("GET", "/api/oembed", [("url", URL), ("maxwidth", "400"), ("maxheight", "300")], None),
        ),
    ],
)
def test_wire_format(wire, call, result, sent):
    assert wire(call, result) == (result, sent)
