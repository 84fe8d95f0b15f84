"""The entity AdminAccount. https://docs.joinmastodon.org/entities/Admin_Account/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from datetime import datetime

    from mastodon.entities.account import Account
    from mastodon.entities.admin_ip import AdminIp
    from mastodon.entities.base import Id
    from mastodon.entities.role import Role


class AdminAccount(Entity):
    """
    An account as moderators see it. Added in Mastodon 2.9.1.

    https://docs.joinmastodon.org/entities/Admin_Account/
    """

    id: Id
    """The id of the account. Added in Mastodon 2.9.1."""

    username: str
    """The name of the user, without the server. Added in Mastodon 2.9.1."""

    domain: str | None
    """The domain of the account's server. Null for accounts of this server. Added in Mastodon 2.9.1."""

    created_at: datetime
    """When this server first knew the account. Added in Mastodon 2.9.1."""

    email: str
    """The e-mail address of the user. Added in Mastodon 2.9.1."""

    ip: str | None
    """The IP address that the user last came from. Null if not known. Added in Mastodon 2.9.1."""

    ips: list[AdminIp]
    """All IP addresses that the user came from, as far as they are kept. Added in Mastodon 3.5.0."""

    locale: str | None
    """The language the user reads the server in. Null if they did not choose. Added in Mastodon 2.9.1."""

    invite_request: str | None
    """
    Why the user wants to join, as they wrote when signing up. Null if they were not asked. Added in Mastodon 2.9.1.
    """

    role: Role | None
    """The role of the user on the server. Null for accounts of other servers. Added in Mastodon 2.9.1."""

    confirmed: bool
    """Whether the user has confirmed the e-mail address. Added in Mastodon 2.9.1."""

    approved: bool
    """Whether the moderators have let the user in. Added in Mastodon 2.9.1."""

    disabled: bool
    """Whether the moderators keep the user from logging in. Added in Mastodon 2.9.1."""

    sensitized: bool
    """Whether all media of the account are hidden at first. Added in Mastodon 4.0.0."""

    silenced: bool
    """Whether the account is limited: seen by its followers only. Added in Mastodon 2.9.1."""

    suspended: bool
    """Whether the account is suspended. Added in Mastodon 2.9.1."""

    account: Account
    """The account as others see it. Added in Mastodon 2.9.1."""

    created_by_application_id: Id | None
    """The id of the application that signed the user up. Absent if none did. Added in Mastodon 2.9.1."""

    invited_by_account_id: Id | None
    """The id of the account that invited the user. Absent if none did. Added in Mastodon 2.9.1."""
