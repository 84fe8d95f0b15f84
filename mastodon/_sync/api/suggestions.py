# Derived from mastodon/_async/api/suggestions.py by tools/sync.py. Do not edit.
"""Suggestions: accounts that the user may want to follow. https://docs.joinmastodon.org/methods/suggestions/"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from mastodon._sync.room import Room, endpoint
from mastodon.entities import Account, Results, Suggestion

if TYPE_CHECKING:
    from mastodon.entities.base import Json
    from mastodon.types import Ref


class Suggestions(Room):
    """Accounts that the server thinks the user may like. https://docs.joinmastodon.org/methods/suggestions/"""

    def suggestions(self, *, limit: int | None = None) -> list[Account]:
        """
        Get accounts that the user may want to follow; ``suggestions_v2()`` tells the reasons, too.

        Args:
            limit: How many at most; 40 by default, 80 at most.
        """
        if self._is_older_than("3.4.0"):
            return self.suggestions_v1(limit=limit)
        found = cast("list[Json]", self.suggestions_v2(limit=limit))
        return Results(suggestion.account for suggestion in found if isinstance(suggestion, Suggestion))

    @endpoint(added="2.4.3", changed="4.7.0", scopes="read")
    def suggestions_v1(self, *, limit: int | None = None) -> list[Account]:
        """
        Get accounts that the user may want to follow, without reasons. Deprecated in Mastodon 3.4.0.

        Args:
            limit: How many at most; 40 by default, 80 at most.

        Added in Mastodon 2.4.3, last changed in 4.7.0. Scope: ``read``.
        """
        return self._get("/api/v1/suggestions", list[Account], limit=limit)

    @endpoint(added="3.4.0", changed="4.3.0", scopes="read")
    def suggestions_v2(self, *, limit: int | None = None) -> list[Suggestion]:
        """
        Get accounts that the user may want to follow, with the reasons.

        Args:
            limit: How many at most; 40 by default, 80 at most.

        Added in Mastodon 3.4.0, last changed in 4.3.0. Scope: ``read``.
        """
        return self._get("/api/v2/suggestions", list[Suggestion], limit=limit)

    @endpoint(added="2.4.3", scopes="read")
    def suggestion_delete(self, account_id: Ref[Account]) -> None:
        """
        Ask the server to suggest an account no more.

        Args:
            account_id: The account, or its id.

        Added in Mastodon 2.4.3. Scope: ``read``.
        """
        self._delete("/api/v1/suggestions/{account_id}", None, account_id=account_id)
