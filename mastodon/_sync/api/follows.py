# Derived from mastodon/_async/api/follows.py by tools/sync.py. Do not edit.
"""Follows: following by address, as old servers did it in one call."""

from __future__ import annotations

from urllib.parse import urlsplit

from mastodon._sync.api.accounts import Accounts
from mastodon._sync.room import endpoint
from mastodon.entities import Account
from mastodon.errors import MastodonNotFoundError
from mastodon.protocol.accounts import account_named


class Follows(Accounts):
    """Following by address; ``account_follow()`` follows an account. Not officially documented any more."""

    @endpoint(added="1.0.0", changed="4.7.0", scopes="follow write:follows")
    def follows(self, uri: str) -> Account:
        """
        Follow an account by its address, and get it.

        From Mastodon 3.0.0 on, the account is searched for, then followed.

        Args:
            uri: ``user@domain``.

        Raises:
            MastodonNotFoundError: The server does not find the account.

        Added in Mastodon 1.0.0, last changed in 4.7.0. Scope: ``follow`` or ``write:follows``.
        """
        if self._is_older_than("3.0.0"):
            return self._post("/api/v1/follows", Account, uri=uri)
        found = self.account_search(uri, resolve=True)
        account = account_named(found, uri, urlsplit(self.api_base_url).hostname or "")
        if account is None:
            raise MastodonNotFoundError(f"{self.api_base_url} does not find the account {uri!r}")
        self.account_follow(account)
        return account
