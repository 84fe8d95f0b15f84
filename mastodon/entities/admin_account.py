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
    Text. Added in Mastodon 2.9.1.

    https://docs.joinmastodon.org/entities/Admin_Account/
    """

    id: Id
    """Text. Added in Mastodon 2.9.1."""

    username: str
    """Text. Added in Mastodon 2.9.1."""

    domain: str | None
    """Text. Added in Mastodon 2.9.1."""

    created_at: datetime
    """Text. Added in Mastodon 2.9.1."""

    email: str
    """Text. Added in Mastodon 2.9.1."""

    ip: str | None
    """Text. Added in Mastodon 2.9.1."""

    ips: list[AdminIp]
    """Text. Added in Mastodon 3.5.0."""

    locale: str | None
    """Text. Added in Mastodon 2.9.1."""

    invite_request: str | None
    """Text. Added in Mastodon 2.9.1."""

    role: Role | None
    """Text. Added in Mastodon 2.9.1."""

    confirmed: bool
    """Text. Added in Mastodon 2.9.1."""

    approved: bool
    """Text. Added in Mastodon 2.9.1."""

    disabled: bool
    """Text. Added in Mastodon 2.9.1."""

    sensitized: bool
    """Text. Added in Mastodon 4.0.0."""

    silenced: bool
    """Text. Added in Mastodon 2.9.1."""

    suspended: bool
    """Text. Added in Mastodon 2.9.1."""

    account: Account
    """Text. Added in Mastodon 2.9.1."""

    created_by_application_id: Id | None
    """Text. Added in Mastodon 2.9.1."""

    invited_by_account_id: Id | None
    """Text. Added in Mastodon 2.9.1."""
