"""The servers themselves: they know the API of their version, and find what is wrong with a request."""

from __future__ import annotations

import pytest
from compat.rows import ERAS

from mastodon import MastodonNotFoundError, MastodonUnauthorizedError

pytestmark = pytest.mark.parametrize("era", ERAS)

FAULTS = [
    (("POST", "/api/v1/statuses"), {"status": "Hello", "colour": "blue"}, "colour in the body is unknown"),
    (("POST", "/api/v1/statuses"), {"status": "Hello", "visibility": "secret"}, "visibility must be str, not 'secret'"),
    (("POST", "/api/v1/statuses"), {"status": "Hello", "sensitive": 1}, "sensitive must be bool, not '1'"),
    (("GET", "/api/v1/timelines/home"), {"limit": "many"}, "limit must be int, not 'many'"),
    (("GET", "/api/v1/accounts/search"), {"limit": 1}, "q in the query is missing"),
    (("GET", "/api/v1/accounts/relationships"), {"id": 7}, "id in the query is unknown"),
]


@pytest.mark.parametrize(("line", "params", "fault"), FAULTS)
def test_faults_are_found(mastodon, stub, line, params, fault):
    mastodon.request(*line, **params)
    assert stub.faults == [f"{' '.join(line)}: {fault}"]
    stub.faults.clear()


def test_routes_of_other_versions_are_not_there(mastodon, era):
    gone = {"2.4": "/api/v1/preferences", "4.x": "/api/v1/reports"}[era]
    with pytest.raises(MastodonNotFoundError):
        mastodon.request("GET", gone)


def test_nobody_posts_without_a_token(connect):
    with pytest.raises(MastodonUnauthorizedError):
        connect(access_token=None).status_post("Hello")


def test_fields_of_newer_versions_are_not_sent(mastodon, era):
    assert ("edited_at" in mastodon.status(7)) is (era == "4.x")
