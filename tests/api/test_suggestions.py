"""Suggestions: what each method sends, on both clients."""

from __future__ import annotations

import pytest

from mastodon.entities import Account, Results, Suggestion

OLD = [{"id": "9", "acct": "a"}]
NEW = [{"source": "staff", "sources": ["featured"], "account": OLD[0]}]


@pytest.mark.parametrize(
    ("call", "result", "sent"),
    [
        (lambda m: m.suggestions_v1(), list[Account], ("GET", "/api/v1/suggestions", [], None)),
        (lambda m: m.suggestions_v1(limit=5), list[Account], ("GET", "/api/v1/suggestions", [("limit", "5")], None)),
        (lambda m: m.suggestions_v2(), list[Suggestion], ("GET", "/api/v2/suggestions", [], None)),
        (lambda m: m.suggestions_v2(limit=5), list[Suggestion], ("GET", "/api/v2/suggestions", [("limit", "5")], None)),
        (lambda m: m.suggestion_delete({"id": "9"}), None, ("DELETE", "/api/v1/suggestions/9", [], None)),
    ],
)
def test_wire_format(wire, call, result, sent):
    assert wire(call, result) == (result, sent)


@pytest.mark.parametrize(
    ("version", "answer", "path"),
    [("3.3.0", OLD, "/api/v1/suggestions"), ("3.4.0", NEW, "/api/v2/suggestions")],
)
def test_suggestions_are_accounts_on_old_and_new_servers(make_client, server, version, answer, path):
    server.answer(answer)
    found = make_client(mastodon_version=version).suggestions(limit=5)
    assert [type(account) for account in found] == [Account]
    assert Results.from_json(found.to_json()) == found
    assert found[0].acct == "a"
    assert (server.requests[0].path, server.requests[0].query) == (path, [("limit", "5")])


def test_suggestions_survive_answers_that_are_none(client, server):
    server.answer([None, "x", *NEW])
    assert [account.id for account in client.suggestions()] == [9]
