"""Lists: what each method sends, on both clients."""

from __future__ import annotations

import pytest

from mastodon import MastodonIllegalArgumentError, Page
from mastodon.entities import Account, List

LIST, ACCOUNT = List(id=7, title="Friends", replies_policy="list", exclusive=False), {"id": "9"}


@pytest.mark.parametrize(
    ("call", "result", "sent"),
    [
        (lambda m: m.lists(), list[List], ("GET", "/api/v1/lists", [], None)),
        (lambda m: m.list(LIST), List, ("GET", "/api/v1/lists/7", [], None)),
        (lambda m: m.list_accounts(7), Page[Account], ("GET", "/api/v1/lists/7/accounts", [], None)),
        (
            lambda m: m.list_accounts(7, 3, 2, 1, 40),
            Page[Account],
            (
                "GET",
                "/api/v1/lists/7/accounts",
                [("max_id", "3"), ("min_id", "2"), ("since_id", "1"), ("limit", "40")],
                None,
            ),
        ),
        (
            lambda m: m.list_accounts(7, limit=0),
            Page[Account],
            ("GET", "/api/v1/lists/7/accounts", [("limit", "0")], None),
        ),
        (
            lambda m: m.list_create("Friends"),
            List,
            ("POST", "/api/v1/lists", [], [("title", "Friends"), ("replies_policy", "list"), ("exclusive", "false")]),
        ),
        (
            lambda m: m.list_update(LIST, "Friends", "none", True),
            List,
            ("PUT", "/api/v1/lists/7", [], [("title", "Friends"), ("replies_policy", "none"), ("exclusive", "true")]),
        ),
        (lambda m: m.list_delete(LIST), None, ("DELETE", "/api/v1/lists/7", [], None)),
        (
            lambda m: m.list_accounts_add(7, ACCOUNT),
            None,
            ("POST", "/api/v1/lists/7/accounts", [], [("account_ids[]", "9")]),
        ),
        (
            lambda m: m.list_accounts_delete(7, [8, ACCOUNT]),
            None,
            ("DELETE", "/api/v1/lists/7/accounts", [], [("account_ids[]", "8"), ("account_ids[]", "9")]),
        ),
    ],
)
def test_wire_format(wire, call, result, sent):
    assert wire(call, result) == (result, sent)


@pytest.mark.parametrize("name", ["list_create", "list_update"])
def test_a_replies_policy_that_does_not_exist_is_refused(client, server, name):
    call = getattr(client, name)
    arguments = ("Friends", "all") if name == "list_create" else (7, "Friends", "all")
    with pytest.raises(MastodonIllegalArgumentError, match="replies_policy must be followed, list or none, not 'all'"):
        call(*arguments)
    assert server.requests == []
