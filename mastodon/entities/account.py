"""Account and what belongs to it. https://docs.joinmastodon.org/entities/Account/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Literal

    from mastodon.entities.base import Id
    from mastodon.entities.collection import FeatureApproval
    from mastodon.entities.custom_emoji import CustomEmoji
    from mastodon.entities.role import Role


class Account(Entity):
    """
    Text. Added in Mastodon 0.1.0.

    https://docs.joinmastodon.org/entities/Account/
    """

    id: Id
    """Text. Added in Mastodon 0.1.0."""

    username: str
    """Text. Added in Mastodon 0.1.0."""

    acct: str
    """Text. Added in Mastodon 0.1.0."""

    url: str | None
    """Text. Added in Mastodon 0.1.0."""

    uri: str
    """Text. Added in Mastodon 4.2.0."""

    display_name: str
    """Text. Added in Mastodon 0.1.0."""

    note: str
    """Text. Added in Mastodon 0.1.0."""

    avatar: str
    """Text. Added in Mastodon 0.1.0."""

    avatar_static: str
    """Text. Added in Mastodon 1.1.2."""

    avatar_description: str
    """Text. Added in Mastodon 4.6.0."""

    header: str
    """Text. Added in Mastodon 0.1.0."""

    header_static: str
    """Text. Added in Mastodon 1.1.2."""

    header_description: str
    """Text. Added in Mastodon 4.6.0."""

    locked: bool
    """Text. Added in Mastodon 0.1.0."""

    fields: list[Field]
    """Text. Added in Mastodon 2.4.0."""

    emojis: list[CustomEmoji]
    """Text. Added in Mastodon 2.4.0."""

    bot: bool
    """Text. Added in Mastodon 2.4.0."""

    group: bool
    """Text. Added in Mastodon 3.1.0."""

    discoverable: bool | None
    """Text. Added in Mastodon 3.1.0."""

    indexable: bool
    """Text. Added in Mastodon 4.3.0."""

    noindex: bool | None
    """Text. Added in Mastodon 4.0.0."""

    moved: Account | None
    """Text. Added in Mastodon 2.1.0."""

    memorial: bool | None
    """Text. Added in Mastodon 4.2.0."""

    suspended: bool | None
    """Text. Added in Mastodon 3.3.0."""

    limited: bool | None
    """Text. Added in Mastodon 3.5.3."""

    created_at: datetime
    """Text. Added in Mastodon 0.1.0."""

    last_status_at: datetime | None
    """Text. Added in Mastodon 3.0.0."""

    statuses_count: int
    """Text. Added in Mastodon 0.1.0."""

    followers_count: int
    """Text. Added in Mastodon 0.1.0."""

    following_count: int
    """Text. Added in Mastodon 0.1.0."""

    hide_collections: bool | None
    """Text. Added in Mastodon 4.3.0."""

    show_media: bool
    """Text. Added in Mastodon 4.6.0."""

    show_media_replies: bool
    """Text. Added in Mastodon 4.6.0."""

    show_featured: bool
    """Text. Added in Mastodon 4.6.0."""

    roles: list[AccountRole] | None
    """Text. Added in Mastodon 4.1.0."""

    feature_approval: FeatureApproval
    """Text. Added in Mastodon 4.6.0."""

    invalid_handle: bool | None
    """Text. Added in Mastodon 4.7.0. Not in the official documentation."""

    email_subscriptions: bool | None
    """Text. Added in Mastodon 4.7.0. Not in the official documentation."""


class CredentialAccount(Account):
    """
    Text. Added in Mastodon 1.5.0.

    https://docs.joinmastodon.org/entities/Account/#CredentialAccount
    """

    source: CredentialAccountSource
    """Text. Added in Mastodon 1.5.0."""

    role: Role
    """Text. Added in Mastodon 4.0.0."""

    state: CredentialAccountState | None
    """Text. Not in the official documentation."""


class CredentialAccountSource(Entity):
    """
    Text. Added in Mastodon 1.5.0.

    https://docs.joinmastodon.org/entities/Account/#CredentialAccountSource
    """

    attribution_domains: list[str]
    """Text. Added in Mastodon 4.4.0."""

    note: str
    """Text. Added in Mastodon 1.5.0."""

    fields: list[Field]
    """Text. Added in Mastodon 2.4.0."""

    privacy: Literal["public", "unlisted", "private", "direct"] | str
    """Text. Added in Mastodon 1.5.0."""

    sensitive: bool
    """Text. Added in Mastodon 1.5.0."""

    language: str | None
    """Text. Added in Mastodon 2.4.2."""

    follow_requests_count: int
    """Text. Added in Mastodon 3.0.0."""

    hide_collections: bool | None
    """Text. Added in Mastodon 4.1.0."""

    discoverable: bool | None
    """Text. Added in Mastodon 3.1.0."""

    indexable: bool
    """Text. Added in Mastodon 4.3.0."""

    quote_policy: Literal["public", "followers", "nobody"] | str
    """Text. Added in Mastodon 4.5.0."""


class CredentialAccountState(Entity):
    """
    Text. Not in the official documentation.

    https://docs.joinmastodon.org/entities/Account/#CredentialAccountState
    """

    functional: bool
    """Text. Not in the official documentation."""

    confirmed: bool
    """Text. Not in the official documentation."""

    approved: bool
    """Text. Not in the official documentation."""

    error_code: str | None
    """Text. Not in the official documentation."""

    error: str | None
    """Text. Not in the official documentation."""


class MutedAccount(Account):
    """
    Text. Added in Mastodon 3.3.0.

    https://docs.joinmastodon.org/entities/Account/#MutedAccount
    """

    mute_expires_at: datetime | None
    """Text. Added in Mastodon 3.3.0."""


class Field(Entity):
    """
    Text. Added in Mastodon 2.4.0.

    https://docs.joinmastodon.org/entities/Account/#Field
    """

    name: str
    """Text. Added in Mastodon 2.4.0."""

    value: str
    """Text. Added in Mastodon 2.4.0."""

    verified_at: datetime | None
    """Text. Added in Mastodon 2.6.0."""


class AccountRole(Entity):
    """
    Text. Added in Mastodon 4.1.0.

    https://docs.joinmastodon.org/entities/Account/#AccountRole
    """

    id: Id
    """Text. Added in Mastodon 4.1.0."""

    name: str
    """Text. Added in Mastodon 4.1.0."""

    color: str
    """Text. Added in Mastodon 4.1.0."""
