# Derived from mastodon/_async/api/lists.py by tools/sync.py. Do not edit.
"""Lists: timelines of chosen accounts. https://docs.joinmastodon.org/methods/lists/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon._sync.room import Room, endpoint
from mastodon.entities import Account, List, Page
from mastodon.protocol.choices import one_of
from mastodon.protocol.request import request

if TYPE_CHECKING:
    import builtins

    from mastodon.protocol.request import Request
    from mastodon.types import Cursor, Ref, Refs

REPLIES_POLICIES = ("followed", "list", "none")


class Lists(Room):
    """The user's lists: each is a timeline of chosen accounts. https://docs.joinmastodon.org/methods/lists/"""

    @endpoint(added="2.1.0", changed="4.2.0", scopes="read:lists")
    def lists(self) -> builtins.list[List]:  # "list" alone is the method below.
        """
        Get all lists of the user.

        Added in Mastodon 2.1.0, last changed in 4.2.0. Scope: ``read:lists``.
        """
        return self._get("/api/v1/lists", list[List])

    @endpoint(added="2.1.0", changed="4.2.0", scopes="read:lists")
    def list(self, id: Ref[List]) -> List:
        """
        Get a list.

        Args:
            id: The list, or its id.

        Added in Mastodon 2.1.0, last changed in 4.2.0. Scope: ``read:lists``.
        """
        return self._get("/api/v1/lists/{id}", List, id=id)

    @endpoint(added="2.1.0", changed="4.7.0", scopes="read:lists")
    def list_accounts(
        self,
        id: Ref[List],
        max_id: Cursor | None = None,
        min_id: Cursor | None = None,
        since_id: Cursor | None = None,
        limit: int | None = None,
    ) -> Page[Account]:
        """
        Get the accounts on a list.

        The places in this list are no account ids: page by ``fetch_next()``.

        Args:
            id: The list, or its id.
            max_id: Only those before this place; an opaque number from the server's links.
            min_id: Only those right after this place. Added in Mastodon 2.6.0.
            since_id: Only those after this place.
            limit: How many at most; 40 by default, 80 at most; 0 for all.

        Added in Mastodon 2.1.0, last changed in 4.7.0. Scope: ``read:lists``.
        """
        return self._get(
            "/api/v1/lists/{id}/accounts",
            Page[Account],
            id=id,
            max_id=max_id,
            min_id=min_id,
            since_id=since_id,
            limit=limit,
        )

    @endpoint(added="2.1.0", changed="4.2.0", scopes="write:lists")
    def list_create(self, title: str, replies_policy: str = "list", exclusive: bool = False) -> List:
        """
        Make a list.

        Args:
            title: What to call it.
            replies_policy: Which answers it shows: those to accounts the user follows (``followed``), to accounts on
                the list (``list``), or none of them (``none``). Added in Mastodon 3.3.0.
            exclusive: Whether its accounts no longer appear in the home timeline. Added in Mastodon 4.2.0.

        Raises:
            MastodonIllegalArgumentError: There is no such policy.

        Added in Mastodon 2.1.0, last changed in 4.2.0. Scope: ``write:lists``.
        """
        return self._post(
            "/api/v1/lists",
            List,
            title=title,
            replies_policy=one_of("replies_policy", replies_policy, REPLIES_POLICIES),
            exclusive=exclusive,
        )

    @endpoint(added="2.1.0", changed="4.2.0", scopes="write:lists")
    def list_update(self, id: Ref[List], title: str, replies_policy: str = "list", exclusive: bool = False) -> List:
        """
        Change a list. What is not given becomes the default, not what it was.

        Args:
            id: The list, or its id.
            title: What to call it.
            replies_policy: Which answers it shows: those to accounts the user follows (``followed``), to accounts on
                the list (``list``), or none of them (``none``). Added in Mastodon 3.3.0.
            exclusive: Whether its accounts no longer appear in the home timeline. Added in Mastodon 4.2.0.

        Raises:
            MastodonIllegalArgumentError: There is no such policy.

        Added in Mastodon 2.1.0, last changed in 4.2.0. Scope: ``write:lists``.
        """
        return self._put(
            "/api/v1/lists/{id}",
            List,
            id=id,
            title=title,
            replies_policy=one_of("replies_policy", replies_policy, REPLIES_POLICIES),
            exclusive=exclusive,
        )

    @endpoint(added="2.1.0", scopes="write:lists")
    def list_delete(self, id: Ref[List]) -> None:
        """
        Delete a list.

        Args:
            id: The list, or its id.

        Added in Mastodon 2.1.0. Scope: ``write:lists``.
        """
        self._delete("/api/v1/lists/{id}", None, id=id)

    @endpoint(added="2.1.0", scopes="write:lists")
    def list_accounts_add(self, id: Ref[List], account_ids: Refs[Account]) -> None:
        """
        Put accounts on a list; the user must follow them.

        Args:
            id: The list, or its id.
            account_ids: The account or accounts, or their ids.

        Added in Mastodon 2.1.0. Scope: ``write:lists``.
        """
        self._post("/api/v1/lists/{id}/accounts", None, id=id, account_ids=account_ids)

    @endpoint(added="2.1.0", scopes="write:lists")
    def list_accounts_delete(self, id: Ref[List], account_ids: Refs[Account]) -> None:
        """
        Take accounts off a list.

        Args:
            id: The list, or its id.
            account_ids: The account or accounts, or their ids.

        Added in Mastodon 2.1.0. Scope: ``write:lists``.
        """
        asked: Request[None] = request("DELETE", "/api/v1/lists/{id}/accounts", None, id=id, account_ids=account_ids)
        self._send(asked.as_form())
