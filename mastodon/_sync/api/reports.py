# Derived from mastodon/_async/api/reports.py by tools/sync.py. Do not edit.
"""Reports: telling moderators of accounts and statuses. https://docs.joinmastodon.org/methods/reports/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon._sync.room import Room, endpoint
from mastodon.entities import Report
from mastodon.protocol.choices import listed, one_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mastodon.entities import Account, Collection, Rule, Status
    from mastodon.types import Ref, Refs

CATEGORIES = ("spam", "legal", "violation", "other")


class Reports(Room):
    """Telling moderators. https://docs.joinmastodon.org/methods/reports/"""

    @endpoint(added="1.1.0", changed="4.6.0", scopes="write:reports")
    def report(
        self,
        account_id: Ref[Account],
        status_ids: Refs[Status] | None = None,
        comment: str | None = None,
        forward: bool = False,
        category: str | None = None,
        rule_ids: Refs[Rule] | None = None,
        forward_to_domains: str | Iterable[str] | None = None,
        collection_ids: Refs[Collection] | None = None,
    ) -> Report:
        """
        Report an account to the server's moderators.

        Args:
            account_id: The account, or its id.
            status_ids: The statuses that it is about, or their ids.
            comment: What to say about it.
            forward: Whether to tell the moderators of the account's own server, too. Added in Mastodon 2.3.0.
            category: ``spam``, ``legal`` (from 4.2.0 on), ``violation`` or ``other``. Added in Mastodon 3.5.0.
            rule_ids: The rules that were broken, of ``instance_rules()``, or their ids; the category is then
                ``violation``. Added in Mastodon 3.5.0.
            forward_to_domains: The only servers to forward it to; not officially documented.
            collection_ids: The collections that it is about, or their ids. Added in Mastodon 4.6.0.

        Raises:
            MastodonIllegalArgumentError: There is no such category.

        Added in Mastodon 1.1.0, last changed in 4.6.0. Scope: ``write:reports``.
        """
        return self._post(
            "/api/v1/reports",
            Report,
            account_id=account_id,
            status_ids=status_ids,
            comment=comment,
            forward=forward or None,
            category=one_of("category", category, CATEGORIES),
            rule_ids=rule_ids,
            forward_to_domains=listed(forward_to_domains),
            collection_ids=collection_ids,
        )

    @endpoint(added="1.1.0", removed="2.5.0", scopes="read read:reports")
    def reports(self) -> list[Report]:
        """
        Get the user's own reports, on a server before Mastodon 2.5.0, which removed this.

        Added in Mastodon 1.1.0, removed in 2.5.0. Scope: ``read`` or ``read:reports``.
        """
        return self._get("/api/v1/reports", list[Report])
