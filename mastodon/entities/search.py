"""Search and what belongs to it. https://docs.joinmastodon.org/entities/Search/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from mastodon.entities.account import Account
    from mastodon.entities.collection import Collection
    from mastodon.entities.status import Status
    from mastodon.entities.tag import Tag


class Search(Entity):
    """
    The results of a search. Added in Mastodon 2.4.1.

    https://docs.joinmastodon.org/entities/Search/
    """

    accounts: list[Account]
    """The accounts that match the query. Added in Mastodon 2.4.1."""

    statuses: list[Status]
    """
    The statuses that match the query. Often empty where full-text search is not available. Added in Mastodon 2.4.1.
    """

    hashtags: list[Tag]
    """The hashtags that match the query. Added in Mastodon 2.4.1."""

    collections: list[Collection] | None
    """
    The collections that match the query. Not every server sends them. Added in Mastodon 4.6.0. Not in the official
    documentation.
    """


class V1Search(Entity):
    """
    The results of a search, in their first form. Added in Mastodon 1.1.0. Removed in Mastodon 3.0.0.

    https://docs.joinmastodon.org/entities/Search/#V1Search
    """

    accounts: list[Account]
    """The accounts that match the query. Added in Mastodon 1.1.0."""

    statuses: list[Status]
    """The statuses that match the query. Added in Mastodon 1.1.0."""

    hashtags: list[str]
    """The names of matching hashtags, without the leading ``#``. Added in Mastodon 1.1.0."""
