"""Accounts: what may be said of one's own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

from mastodon.entities import Account
from mastodon.errors import MastodonIllegalArgumentError


def fields_of(fields: Iterable[tuple[str, str]] | Mapping[str, str] | None) -> dict[str, dict[str, str]] | None:
    """
    Number the fields of a profile as the server wants them.

    Args:
        fields: Pairs of name and value, in their order.

    Raises:
        MastodonIllegalArgumentError: They are not pairs.
    """
    if fields is None:
        return None
    entries = cast("Mapping[str, str]", fields).items() if isinstance(fields, Mapping) else fields
    pairs = map(_pair, entries)
    return {str(index): {"name": name, "value": value} for index, (name, value) in enumerate(pairs)}


def domain_of(domain: str | None) -> str:
    """
    Give a domain back if it is one.

    Args:
        domain: The domain, without protocol and path.

    Raises:
        MastodonIllegalArgumentError: It is none, or more than one.
    """
    if not isinstance(domain, str) or not domain.strip() or any(mark in domain for mark in "/@ \t\n"):
        raise MastodonIllegalArgumentError(f"domain must be like 'example.com', not {domain!r}")
    return domain


def account_named(accounts: Iterable[Account], address: str, host: str) -> Account | None:
    """
    Find the account that an address names among those that a search found; None if it is not there.

    Args:
        accounts: What was found, which may be others with similar names.
        address: ``user@domain``, or ``user`` on the same server; a leading ``@`` does not matter.
        host: The host of the server; its own accounts come without a domain.
    """
    wanted = address.lstrip("@").lower().removesuffix(f"@{host.lower()}")
    found: Iterable[object] = accounts if isinstance(cast("object", accounts), list) else []
    for account in found:
        if isinstance(account, Account) and str(account.acct).lower() == wanted:
            return account
    return None


def _pair(field: Mapping[str, Any] | Sequence[Any]) -> tuple[str, str]:
    """Read one field; entities have name and value, too."""
    if isinstance(field, Mapping) and "name" in field and "value" in field:
        return str(field["name"]), str(field["value"])
    if isinstance(field, (tuple, list)) and len(field) == 2:
        return str(field[0]), str(field[1])
    raise MastodonIllegalArgumentError(f"a field must be a pair of name and value, not {field!r}")
