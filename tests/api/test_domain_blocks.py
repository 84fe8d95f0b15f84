"""Domain blocks: what each method sends, on both clients."""

from __future__ import annotations

import pytest

from mastodon import MastodonIllegalArgumentError
from mastodon.entities import DomainBlockPreview

FORM = [("domain", "example.com")]


@pytest.mark.parametrize(
    ("call", "result", "sent"),
    [
        (lambda m: m.domain_block("example.com"), None, ("POST", "/api/v1/domain_blocks", [], FORM)),
        (lambda m: m.domain_unblock("example.com"), None, ("DELETE", "/api/v1/domain_blocks", [], FORM)),
        (
            lambda m: m.domain_block_preview("example.com"),
            DomainBlockPreview,
            ("GET", "/api/v1/domain_blocks/preview", FORM, None),
        ),
    ],
)
def test_wire_format(wire, call, result, sent):
    assert wire(call, result) == (result, sent)


def test_domain_blocks_are_a_page_of_texts(client, server):
    link = '<https://mastodon.example/api/v1/domain_blocks?max_id=9>; rel="next"'
    server.answer(["a.example", "b.example"], headers={"link": link})
    server.answer(["c.example"])
    page = client.domain_blocks(4, 3, 2, 200)
    assert page == ["a.example", "b.example"]
    assert server.requests[0].path == "/api/v1/domain_blocks"
    assert server.requests[0].query == [("max_id", "4"), ("min_id", "3"), ("since_id", "2"), ("limit", "200")]
    assert client.fetch_next(page) == ["c.example"]


@pytest.mark.parametrize("domain", [None, "", " ", "https://example.com", "user@example.com", "a.example b.example"])
@pytest.mark.parametrize("name", ["domain_block", "domain_unblock", "domain_block_preview"])
def test_what_is_no_domain_is_refused(client, server, name, domain):
    with pytest.raises(MastodonIllegalArgumentError, match=r"domain must be like 'example\.com'"):
        getattr(client, name)(domain)
    assert server.requests == []


@pytest.mark.parametrize("name", ["domain_block", "domain_unblock"])
def test_a_domain_must_be_given(client, server, name):
    with pytest.raises(MastodonIllegalArgumentError, match="domain must be"):
        getattr(client, name)()
    assert server.requests == []
