# Derived from mastodon/_async/api/admin/accounts.py by tools/sync.py. Do not edit.
"""Admin accounts: looking after the accounts of a server. https://docs.joinmastodon.org/methods/admin/accounts/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon._sync.room import Room, endpoint
from mastodon.entities import AdminAccount, Page
from mastodon.errors import MastodonIllegalArgumentError
from mastodon.protocol.choices import one_of
from mastodon.protocol.ids import id_of

if TYPE_CHECKING:
    from mastodon.entities import Account, AdminReport, Role
    from mastodon.types import Cursor, Ref, Refs

ORIGINS = ("local", "remote")
STATUSES = ("active", "pending", "disabled", "silenced", "suspended")
V1_STATUSES = (*STATUSES, "sensitized")
ACTIONS = ("none", "sensitive", "disable", "silence", "suspend")


class AdminAccounts(Room):
    """
    Looking after the accounts of a server. Needs a role that may manage users.

    https://docs.joinmastodon.org/methods/admin/accounts/
    """

    def admin_accounts(
        self,
        remote: bool = False,
        by_domain: str | None = None,
        status: str | None = "active",
        username: str | None = None,
        display_name: str | None = None,
        email: str | None = None,
        ip: str | None = None,
        staff_only: bool = False,
        max_id: Cursor | None = None,
        min_id: Cursor | None = None,
        since_id: Cursor | None = None,
        limit: int | None = None,
    ) -> Page[AdminAccount]:
        """
        Get the accounts that match; the same as ``admin_accounts_v1()``. ``admin_accounts_v2()`` can do more.

        Args:
            remote: Whether to get accounts of other servers.
            by_domain: Only accounts of this server.
            status: Only accounts in this state: ``active``, ``pending``, ``disabled``, ``silenced``, ``suspended`` or
                ``sensitized``; None for all.
            username: Only accounts whose name contains this.
            display_name: Only accounts whose shown name contains this.
            email: Only the account with this address.
            ip: Only accounts that were last used from this address.
            staff_only: Whether to get only those who run the server.
            max_id: Only accounts older than this one.
            min_id: Only accounts right after this one.
            since_id: Only accounts newer than this one.
            limit: How many at most; 100 by default, 200 at most.

        Raises:
            MastodonIllegalArgumentError: There is no such state.
        """
        return self.admin_accounts_v1(
            remote,
            by_domain,
            status,
            username,
            display_name,
            email,
            ip,
            staff_only,
            max_id,
            min_id,
            since_id,
            limit,
        )

    @endpoint(added="2.9.1", changed="4.0.0", scopes="admin:read:accounts")
    def admin_accounts_v1(
        self,
        remote: bool = False,
        by_domain: str | None = None,
        status: str | None = "active",
        username: str | None = None,
        display_name: str | None = None,
        email: str | None = None,
        ip: str | None = None,
        staff_only: bool = False,
        max_id: Cursor | None = None,
        min_id: Cursor | None = None,
        since_id: Cursor | None = None,
        limit: int | None = None,
        *,
        local: bool = False,
    ) -> Page[AdminAccount]:
        """
        Get the accounts that match, by the older of two ways.

        Args:
            remote: Whether to get accounts of other servers.
            by_domain: Only accounts of this server.
            status: Only accounts in this state: ``active``, ``pending``, ``disabled``, ``silenced``, ``suspended`` or
                ``sensitized`` (added in Mastodon 3.3.0); None for all.
            username: Only accounts whose name contains this.
            display_name: Only accounts whose shown name contains this.
            email: Only the account with this address.
            ip: Only accounts that were last used from this address.
            staff_only: Whether to get only those who run the server.
            max_id: Only accounts older than this one.
            min_id: Only accounts right after this one.
            since_id: Only accounts newer than this one.
            limit: How many at most; 100 by default, 200 at most.
            local: Whether to get accounts of this server.

        Raises:
            MastodonIllegalArgumentError: There is no such state.

        Added in Mastodon 2.9.1, last changed in 4.0.0. Scope: ``admin:read:accounts``.
        """
        one_of("status", status, V1_STATUSES)
        return self._get(
            "/api/v1/admin/accounts",
            Page[AdminAccount],
            local=local or None,
            remote=remote or None,
            active=status == "active" or None,
            pending=status == "pending" or None,
            disabled=status == "disabled" or None,
            silenced=status == "silenced" or None,
            suspended=status == "suspended" or None,
            sensitized=status == "sensitized" or None,
            username=username,
            display_name=display_name,
            by_domain=by_domain,
            email=email,
            ip=ip,
            staff=staff_only or None,
            max_id=max_id,
            since_id=since_id,
            min_id=min_id,
            limit=limit,
        )

    @endpoint(added="3.5.0", changed="4.0.0", scopes="admin:read:accounts")
    def admin_accounts_v2(
        self,
        origin: str | None = None,
        by_domain: str | None = None,
        status: str | None = None,
        username: str | None = None,
        display_name: str | None = None,
        email: str | None = None,
        ip: str | None = None,
        permissions: str | None = None,
        invited_by: Ref[Account] | None = None,
        role_ids: Refs[Role] | None = None,
        max_id: Cursor | None = None,
        min_id: Cursor | None = None,
        since_id: Cursor | None = None,
        limit: int | None = None,
    ) -> Page[AdminAccount]:
        """
        Get the accounts that match.

        Args:
            origin: Only accounts of this server (``local``), or of others (``remote``).
            by_domain: Only accounts of this server.
            status: Only accounts in this state: ``active``, ``pending``, ``disabled``, ``silenced`` or ``suspended``.
            username: Only accounts whose name contains this.
            display_name: Only accounts whose shown name contains this.
            email: Only the account with this address.
            ip: Only accounts that were last used from this address.
            permissions: ``staff``, for only those who run the server.
            invited_by: Only accounts that this one invited.
            role_ids: Only accounts with one of these roles. Added in Mastodon 4.0.0.
            max_id: Only accounts older than this one.
            min_id: Only accounts right after this one.
            since_id: Only accounts newer than this one.
            limit: How many at most; 100 by default, 200 at most.

        Raises:
            MastodonIllegalArgumentError: There is no such origin, state or permission.

        Added in Mastodon 3.5.0, last changed in 4.0.0. Scope: ``admin:read:accounts``.
        """
        if permissions not in {None, "staff"}:
            raise MastodonIllegalArgumentError(f"permissions must be 'staff' or None, not {permissions!r}")
        return self._get(
            "/api/v2/admin/accounts",
            Page[AdminAccount],
            origin=one_of("origin", origin, ORIGINS),
            status=one_of("status", status, STATUSES),
            permissions=permissions,
            role_ids=role_ids,
            invited_by=None if invited_by is None else id_of(invited_by, "invited_by"),
            username=username,
            display_name=display_name,
            by_domain=by_domain,
            email=email,
            ip=ip,
            max_id=max_id,
            since_id=since_id,
            min_id=min_id,
            limit=limit,
        )

    @endpoint(added="2.9.1", changed="4.0.0", scopes="admin:read:accounts")
    def admin_account(self, id: Ref[Account | AdminAccount]) -> AdminAccount:
        """
        Get an account with what only staff may see.

        Args:
            id: The account, or its id.

        Added in Mastodon 2.9.1, last changed in 4.0.0. Scope: ``admin:read:accounts``.
        """
        return self._get("/api/v1/admin/accounts/{id}", AdminAccount, id=id)

    @endpoint(added="2.9.1", changed="4.0.0", scopes="admin:write:accounts")
    def admin_account_enable(self, id: Ref[Account | AdminAccount]) -> AdminAccount:
        """
        Let the user of an account log in again.

        Args:
            id: The account, or its id.

        Added in Mastodon 2.9.1, last changed in 4.0.0. Scope: ``admin:write:accounts``.
        """
        return self._post("/api/v1/admin/accounts/{id}/enable", AdminAccount, id=id)

    @endpoint(added="2.9.1", changed="4.0.0", scopes="admin:write:accounts")
    def admin_account_approve(self, id: Ref[Account | AdminAccount]) -> AdminAccount:
        """
        Approve an account that waits for it.

        Args:
            id: The account, or its id.

        Added in Mastodon 2.9.1, last changed in 4.0.0. Scope: ``admin:write:accounts``.
        """
        return self._post("/api/v1/admin/accounts/{id}/approve", AdminAccount, id=id)

    @endpoint(added="2.9.1", changed="4.0.0", scopes="admin:write:accounts")
    def admin_account_reject(self, id: Ref[Account | AdminAccount]) -> AdminAccount:
        """
        Reject an account that waits for approval; it is deleted.

        Args:
            id: The account, or its id.

        Added in Mastodon 2.9.1, last changed in 4.0.0. Scope: ``admin:write:accounts``.
        """
        return self._post("/api/v1/admin/accounts/{id}/reject", AdminAccount, id=id)

    @endpoint(added="2.9.1", changed="4.0.0", scopes="admin:write:accounts")
    def admin_account_unsilence(self, id: Ref[Account | AdminAccount]) -> AdminAccount:
        """
        Show an account in public again.

        Args:
            id: The account, or its id.

        Added in Mastodon 2.9.1, last changed in 4.0.0. Scope: ``admin:write:accounts``.
        """
        return self._post("/api/v1/admin/accounts/{id}/unsilence", AdminAccount, id=id)

    @endpoint(added="2.9.1", changed="4.0.0", scopes="admin:write:accounts")
    def admin_account_unsuspend(self, id: Ref[Account | AdminAccount]) -> AdminAccount:
        """
        Take back that an account is suspended.

        Args:
            id: The account, or its id.

        Added in Mastodon 2.9.1, last changed in 4.0.0. Scope: ``admin:write:accounts``.
        """
        return self._post("/api/v1/admin/accounts/{id}/unsuspend", AdminAccount, id=id)

    @endpoint(added="3.3.0", changed="4.0.0", scopes="admin:write:accounts")
    def admin_account_unsensitive(self, id: Ref[Account | AdminAccount]) -> AdminAccount:
        """
        No longer hide all media of an account behind a warning.

        Args:
            id: The account, or its id.

        Added in Mastodon 3.3.0, last changed in 4.0.0. Scope: ``admin:write:accounts``.
        """
        return self._post("/api/v1/admin/accounts/{id}/unsensitive", AdminAccount, id=id)

    @endpoint(added="3.3.0", changed="4.0.0", scopes="admin:write:accounts")
    def admin_account_delete(self, id: Ref[Account | AdminAccount]) -> AdminAccount:
        """
        Delete the data of a suspended account, for good. Needs a role that may delete user data.

        Args:
            id: The account, or its id.

        Added in Mastodon 3.3.0, last changed in 4.0.0. Scope: ``admin:write:accounts``.
        """
        return self._delete("/api/v1/admin/accounts/{id}", AdminAccount, id=id)

    @endpoint(added="2.9.1", changed="4.0.0", scopes="admin:write:accounts")
    def admin_account_moderate(
        self,
        id: Ref[Account | AdminAccount],
        action: str | None = None,
        report_id: Ref[AdminReport] | None = None,
        warning_preset_id: int | str | None = None,
        text: str | None = None,
        send_email_notification: bool | None = True,
    ) -> None:
        """
        Warn the user of an account, or act against it. Needs a role that may manage reports, too.

        Args:
            id: The account, or its id.
            action: ``sensitive``, to hide all its media behind a warning (added in Mastodon 3.3.0); ``disable``, to
                refuse logging in; ``silence``, to show it to followers only; ``suspend``; or ``none`` or None, to warn.
            report_id: The report that this resolves, or its id.
            warning_preset_id: The id of a text that was prepared.
            text: What to tell the user, after the prepared text.
            send_email_notification: Whether to tell the user by mail.

        Raises:
            MastodonIllegalArgumentError: There is no such action.

        Added in Mastodon 2.9.1, last changed in 4.0.0. Scope: ``admin:write:accounts``.
        """
        self._post(
            "/api/v1/admin/accounts/{id}/action",
            None,
            id=id,
            type=one_of("action", action or "none", ACTIONS),
            report_id=report_id,
            warning_preset_id=warning_preset_id,
            text=text,
            send_email_notification=send_email_notification,
        )
