"""Accounts: profiles, relationships, one's own account. https://docs.joinmastodon.org/methods/accounts/"""

from __future__ import annotations

from mastodon._async.api.accounts.own import OwnAccount
from mastodon._async.api.accounts.reading import ReadingAccounts
from mastodon._async.api.accounts.relating import Relating


class Accounts(OwnAccount, ReadingAccounts, Relating):
    """Profiles, relationships, and the user's own account. https://docs.joinmastodon.org/methods/accounts/"""
