"""What may be said of an account."""

from __future__ import annotations

import pytest

from mastodon import MastodonIllegalArgumentError
from mastodon.entities import Account, Field
from mastodon.protocol.accounts import account_named, domain_of, fields_of


@pytest.mark.parametrize(
    ("fields", "numbered"),
    [
        (None, None),
        ([], {}),
        ([("a", "b")], {"0": {"name": "a", "value": "b"}}),
        ([["a", "b"], ("c", 5)], {"0": {"name": "a", "value": "b"}, "1": {"name": "c", "value": "5"}}),
        ({"a": "b", "c": "d"}, {"0": {"name": "a", "value": "b"}, "1": {"name": "c", "value": "d"}}),
        ([Field(name="a", value="b", verified_at=None)], {"0": {"name": "a", "value": "b"}}),
        ((pair for pair in [("a", "b")]), {"0": {"name": "a", "value": "b"}}),
    ],
)
def test_fields_are_numbered(fields, numbered):
    assert fields_of(fields) == numbered


@pytest.mark.parametrize("fields", [["ab"], [("a",)], [("a", "b", "c")], [{"name": "a"}], [5], [None]])
def test_what_is_no_pair_is_no_field(fields):
    with pytest.raises(MastodonIllegalArgumentError, match="a field must be a pair of name and value, not "):
        fields_of(fields)


ACCOUNTS = [Account(id=1, acct="ann.b"), Account(id=2, acct="ann"), Account(id=3, acct="Ann@b.example")]


@pytest.mark.parametrize(
    ("address", "id"),
    [
        ("ann", 2),
        ("@ann", 2),
        ("ANN", 2),
        ("ann@a.example", 2),
        ("@ann@A.Example", 2),
        ("ann@b.example", 3),
        ("an", None),
        ("ann@c.example", None),
    ],
)
def test_accounts_are_found_by_their_whole_address(address, id):
    found = account_named(ACCOUNTS, address, "a.example")
    assert (found and found.id) == id


@pytest.mark.parametrize("domain", ["example.com", "xn--bcher-kva.example", "bücher.example", "localhost:3000"])
def test_domains(domain):
    assert domain_of(domain) == domain


@pytest.mark.parametrize("domain", [None, 7, "", " ", "https://example.com", "example.com/", "me@example.com", "a b"])
def test_what_is_no_domain_is_refused(domain):
    with pytest.raises(MastodonIllegalArgumentError, match=r"domain must be like 'example\.com', not "):
        domain_of(domain)
