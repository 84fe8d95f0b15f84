"""Old names on new servers: what an old call does where the route is gone."""

from __future__ import annotations

import pytest
from compat.rows import row

from mastodon import MastodonNotFoundError, MastodonVersionError


@row(
    "follows(uri)",
    since="1.0.0",
    note="From Mastodon 3.0.0 on, the account is looked up, also on its own server, then followed",
)
def test_follows(mastodon, stub, era):
    stub.answer("GET", "/api/v1/accounts/search", [{"id": "8", "acct": "bob@a.example"}])
    mastodon.follows("bob@a.example")
    lines = [asked.line for asked in stub.calls]
    if era == "2.4":
        assert lines == [("POST", "/api/v1/follows")]
        assert stub.call.form == [("uri", "bob@a.example")]
    else:
        assert lines == [("GET", "/api/v1/accounts/search"), ("POST", "/api/v1/accounts/8/follow")]
        assert stub.calls[0].query == [("q", "bob@a.example"), ("resolve", "true")]


@row("follows(uri): an account that does not exist is a MastodonNotFoundError")
def test_follows_nobody(mastodon, stub, era):
    stub.answer("POST", "/api/v1/follows", (404, {}, {"error": "Record not found"}))
    stub.answer("GET", "/api/v1/accounts/search", [])
    with pytest.raises(MastodonNotFoundError):
        mastodon.follows("nobody@a.example")


@row("status_card(id): None where there is no card", note="Mastodon 2.4 answers `{}` for it")
def test_a_status_without_a_card(mastodon, stub):
    stub.answer("GET", "/api/v1/statuses/{id}/card", (200, {}, {}))
    stub.answer("GET", "/api/v1/statuses/{id}", {"card": None})
    assert mastodon.status_card(7) is None


@row(
    "search(): hashtags as the server has them", note="Names before Mastodon 2.4.1, then objects with `name` and `url`"
)
def test_hashtags_of_a_search(mastodon, era):
    (tag,) = mastodon.search("cats").hashtags
    assert (tag if era == "2.4" else tag.name) == "text"


@row("reports() on a server that has removed it says so, and that nothing was sent")
def test_reports(mastodon, stub, era):
    if era == "2.4":
        assert mastodon.reports()[0].id == 7
    else:
        with pytest.raises(MastodonVersionError, match=r"reports\(\) was removed in Mastodon 2\.5\.0"):
            mastodon.reports()
        assert stub.calls == []
