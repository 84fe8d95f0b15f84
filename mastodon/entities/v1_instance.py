"""V1Instance and what belongs to it. https://docs.joinmastodon.org/entities/V1_Instance/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from mastodon.entities.account import Account
    from mastodon.entities.instance import (
        InstanceAccountsConfiguration,
        InstanceMediaConfiguration,
        InstancePollsConfiguration,
        InstanceStatusesConfiguration,
    )
    from mastodon.entities.rule import Rule


class V1Instance(Entity):
    """
    The server's description of itself, in its first form. Added in Mastodon 1.1.0. Deprecated in Mastodon 4.0.0.

    https://docs.joinmastodon.org/entities/V1_Instance/
    """

    uri: str
    """The domain of the server, such as ``mastodon.social``. Not a URL. Added in Mastodon 1.1.0."""

    title: str
    """The name of the server. Added in Mastodon 1.1.0."""

    short_description: str
    """A short text about the server, set by its administrator. Added in Mastodon 2.9.2."""

    description: str
    """A longer text about the server, as HTML. It may equal the short one. Added in Mastodon 1.1.0."""

    email: str
    """The address to write to about the server. It may be empty. Added in Mastodon 1.1.0."""

    version: str
    """The version of the server software. Other software and forks add to this text. Added in Mastodon 1.3.0."""

    urls: V1InstanceUrls
    """The addresses of the server's other services. Added in Mastodon 1.4.2."""

    stats: V1InstanceStats
    """The numbers of users, statuses and known servers. Added in Mastodon 1.6.0."""

    thumbnail: str | None
    """The banner image of the server, or null if there is none. Added in Mastodon 1.6.1."""

    languages: list[str]
    """The ISO 639 codes of the server's main languages. Added in Mastodon 2.3.0."""

    registrations: bool
    """Whether new accounts can be registered. Added in Mastodon 2.7.2."""

    approval_required: bool
    """Whether staff must approve each new account. Added in Mastodon 2.9.2."""

    invites_enabled: bool
    """Whether ordinary users can invite others. Added in Mastodon 3.1.4."""

    configuration: V1InstanceConfiguration
    """The limits that the server sets on content. Added in Mastodon 3.4.2."""

    contact_account: Account | None
    """The account to contact about the server, or null if none is set. Added in Mastodon 2.3.0."""

    rules: list[Rule]
    """The rules that users of the server agree to. Added in Mastodon 3.4.0."""


class V1InstanceConfiguration(Entity):
    """
    The limits a server sets on content, in their first form. Added in Mastodon 3.4.2.

    https://docs.joinmastodon.org/entities/V1_Instance/#V1InstanceConfiguration
    """

    accounts: InstanceAccountsConfiguration
    """The limits for accounts. Added in Mastodon 4.0.0."""

    statuses: InstanceStatusesConfiguration
    """The limits for writing statuses. Added in Mastodon 3.4.2."""

    media_attachments: InstanceMediaConfiguration
    """The limits for uploaded media. Added in Mastodon 3.4.2."""

    polls: InstancePollsConfiguration
    """The limits for polls. Added in Mastodon 3.4.2."""


class V1InstanceStats(Entity):
    """
    Figures on the size of a server. Added in Mastodon 1.6.0.

    https://docs.joinmastodon.org/entities/V1_Instance/#V1InstanceStats
    """

    user_count: int
    """How many users the server has. Added in Mastodon 1.6.0."""

    status_count: int
    """How many statuses the server's own users have written. Added in Mastodon 1.6.0."""

    domain_count: int
    """How many other servers this one knows of. Added in Mastodon 1.6.0."""


class V1InstanceUrls(Entity):
    """
    The addresses of a server's other services. Added in Mastodon 1.4.2.

    https://docs.joinmastodon.org/entities/V1_Instance/#V1InstanceUrls
    """

    streaming_api: str
    """The base address of the streaming API, starting with ``wss://``. Added in Mastodon 1.4.2."""
