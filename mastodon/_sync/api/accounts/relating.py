# Derived from mastodon/_async/api/accounts/relating.py by tools/sync.py. Do not edit.
"""Accounts: following, blocking, muting, endorsing others. https://docs.joinmastodon.org/methods/accounts/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon._sync.room import Room, endpoint
from mastodon.entities import Relationship
from mastodon.protocol.choices import listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mastodon.entities import Account
    from mastodon.types import Ref


class Relating(Room):
    """How the user stands to others. https://docs.joinmastodon.org/methods/accounts/"""

    @endpoint(added="1.0.0", changed="4.6.0", scopes="write:follows")
    def account_follow(
        self,
        id: Ref[Account],
        reblogs: bool = True,
        notify: bool = False,
        *,
        languages: str | Iterable[str] | None = None,
    ) -> Relationship:
        """
        Follow an account, or change how it is followed.

        Args:
            id: The account, or its id.
            reblogs: Whether its boosts appear in the home timeline. Added in Mastodon 2.1.0.
            notify: Whether to be notified of each of its statuses. Added in Mastodon 3.3.0.
            languages: Only statuses in these languages, as ISO 639-1, appear in the home timeline. Added in Mastodon
                4.0.0.

        Added in Mastodon 1.0.0, last changed in 4.6.0. Scope: ``write:follows``.
        """
        return self._post(
            "/api/v1/accounts/{id}/follow",
            Relationship,
            id=id,
            reblogs=reblogs,
            notify=notify,
            languages=listed(languages),
        )

    @endpoint(added="1.0.0", changed="4.6.0", scopes="write:follows")
    def account_unfollow(self, id: Ref[Account]) -> Relationship:
        """
        Stop following an account.

        Args:
            id: The account, or its id.

        Added in Mastodon 1.0.0, last changed in 4.6.0. Scope: ``write:follows``.
        """
        return self._post("/api/v1/accounts/{id}/unfollow", Relationship, id=id)

    @endpoint(added="3.5.0", changed="4.6.0", scopes="write:follows")
    def account_remove_from_followers(self, id: Ref[Account]) -> Relationship:
        """
        Make an account stop following the user.

        Args:
            id: The account, or its id.

        Added in Mastodon 3.5.0, last changed in 4.6.0. Scope: ``write:follows``.
        """
        return self._post("/api/v1/accounts/{id}/remove_from_followers", Relationship, id=id)

    @endpoint(added="1.0.0", changed="4.6.0", scopes="write:blocks")
    def account_block(self, id: Ref[Account]) -> Relationship:
        """
        Block an account: neither sees or follows the other any more.

        Args:
            id: The account, or its id.

        Added in Mastodon 1.0.0, last changed in 4.6.0. Scope: ``write:blocks``.
        """
        return self._post("/api/v1/accounts/{id}/block", Relationship, id=id)

    @endpoint(added="1.0.0", changed="4.6.0", scopes="write:blocks")
    def account_unblock(self, id: Ref[Account]) -> Relationship:
        """
        Stop blocking an account.

        Args:
            id: The account, or its id.

        Added in Mastodon 1.0.0, last changed in 4.6.0. Scope: ``write:blocks``.
        """
        return self._post("/api/v1/accounts/{id}/unblock", Relationship, id=id)

    @endpoint(added="1.0.0", changed="4.6.0", scopes="write:mutes")
    def account_mute(self, id: Ref[Account], notifications: bool = True, duration: int | None = None) -> Relationship:
        """
        Mute an account: its statuses do not appear any more, and it does not know.

        Args:
            id: The account, or its id.
            notifications: Whether to mute its notifications too. Added in Mastodon 2.1.0.
            duration: For how many seconds; by default, or with 0, without an end. Added in Mastodon 3.3.0.

        Added in Mastodon 1.0.0, last changed in 4.6.0. Scope: ``write:mutes``.
        """
        return self._post(
            "/api/v1/accounts/{id}/mute", Relationship, id=id, notifications=notifications, duration=duration
        )

    @endpoint(added="1.0.0", changed="4.6.0", scopes="write:mutes")
    def account_unmute(self, id: Ref[Account]) -> Relationship:
        """
        Stop muting an account.

        Args:
            id: The account, or its id.

        Added in Mastodon 1.0.0, last changed in 4.6.0. Scope: ``write:mutes``.
        """
        return self._post("/api/v1/accounts/{id}/unmute", Relationship, id=id)

    @endpoint(added="4.4.0", changed="4.6.0", scopes="write:accounts")
    def account_endorse(self, id: Ref[Account]) -> Relationship:
        """
        Show an account that the user follows on the user's profile.

        Args:
            id: The account, or its id.

        Added in Mastodon 4.4.0, last changed in 4.6.0. Scope: ``write:accounts``.
        """
        return self._post("/api/v1/accounts/{id}/endorse", Relationship, id=id)

    @endpoint(added="4.4.0", changed="4.6.0", scopes="write:accounts")
    def account_unendorse(self, id: Ref[Account]) -> Relationship:
        """
        Stop showing an account on the user's profile.

        Args:
            id: The account, or its id.

        Added in Mastodon 4.4.0, last changed in 4.6.0. Scope: ``write:accounts``.
        """
        return self._post("/api/v1/accounts/{id}/unendorse", Relationship, id=id)

    @endpoint(added="2.5.0", changed="4.6.0", scopes="write:accounts")
    def account_pin(self, id: Ref[Account]) -> Relationship:
        """
        Show an account that the user follows on the user's profile; from Mastodon 4.4.0 on use ``account_endorse()``.

        Args:
            id: The account, or its id.

        Added in Mastodon 2.5.0, last changed in 4.6.0. Scope: ``write:accounts``.
        """
        return self._post("/api/v1/accounts/{id}/pin", Relationship, id=id)

    @endpoint(added="2.5.0", changed="4.6.0", scopes="write:accounts")
    def account_unpin(self, id: Ref[Account]) -> Relationship:
        """
        Stop showing an account on the user's profile; from Mastodon 4.4.0 on use ``account_unendorse()``.

        Args:
            id: The account, or its id.

        Added in Mastodon 2.5.0, last changed in 4.6.0. Scope: ``write:accounts``.
        """
        return self._post("/api/v1/accounts/{id}/unpin", Relationship, id=id)

    @endpoint(added="3.2.0", changed="4.6.0", scopes="write:accounts")
    def account_note_set(self, id: Ref[Account], comment: str | None) -> Relationship:
        """
        Write a note on an account that only the user sees.

        Args:
            id: The account, or its id.
            comment: The note; empty or None removes it.

        Added in Mastodon 3.2.0, last changed in 4.6.0. Scope: ``write:accounts``.
        """
        return self._post("/api/v1/accounts/{id}/note", Relationship, id=id, comment=comment or "")

    @endpoint(added="4.7.0")
    def account_email_subscribe(self, id: Ref[Account], email: str) -> None:
        """
        Have the statuses of an account sent to an e-mail address.

        Args:
            id: The account, or its id.
            email: The address.

        Raises:
            MastodonNotFoundError: The account does not offer this.

        Added in Mastodon 4.7.0.
        """
        self._post("/api/v1/accounts/{id}/email_subscriptions", None, id=id, email=email)
