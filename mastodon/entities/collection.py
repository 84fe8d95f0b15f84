"""Collection and what belongs to it. https://docs.joinmastodon.org/entities/Collection/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity, wire

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Literal

    from mastodon.entities.account import Account
    from mastodon.entities.base import Id
    from mastodon.entities.tag import ShallowTag


class Collection(Entity):
    """
    Text. Added in Mastodon 4.6.0.

    https://docs.joinmastodon.org/entities/Collection/
    """

    id: Id
    """Text. Added in Mastodon 4.6.0."""

    account_id: Id
    """Text. Added in Mastodon 4.6.0."""

    uri: str
    """Text. Added in Mastodon 4.6.0."""

    url: str | None
    """Text. Added in Mastodon 4.6.0."""

    name: str
    """Text. Added in Mastodon 4.6.0."""

    description: str
    """Text. Added in Mastodon 4.6.0."""

    language: str | None
    """Text. Added in Mastodon 4.6.0."""

    local: bool
    """Text. Added in Mastodon 4.6.0."""

    sensitive: bool
    """Text. Added in Mastodon 4.6.0."""

    discoverable: bool
    """Text. Added in Mastodon 4.6.0."""

    tag: ShallowTag | None
    """Text. Added in Mastodon 4.6.0."""

    created_at: datetime
    """Text. Added in Mastodon 4.6.0."""

    updated_at: datetime
    """Text. Added in Mastodon 4.6.0."""

    item_count: int
    """Text. Added in Mastodon 4.6.0."""

    collection_items: list[CollectionItem] = wire("items")
    """Text. Added in Mastodon 4.6.0."""


class CollectionItem(Entity):
    """
    Text. Added in Mastodon 4.6.0.

    https://docs.joinmastodon.org/entities/Collection/#CollectionItem
    """

    id: Id
    """Text. Added in Mastodon 4.6.0."""

    account_id: Id | None
    """Text. Added in Mastodon 4.6.0."""

    state: Literal["pending", "accepted", "rejected", "revoked"] | str
    """Text. Added in Mastodon 4.6.0."""

    created_at: datetime
    """Text. Added in Mastodon 4.6.0."""


class CollectionWithAccounts(Entity):
    """
    Text. Added in Mastodon 4.6.0.

    https://docs.joinmastodon.org/entities/Collection/#CollectionWithAccounts
    """

    accounts: list[Account]
    """Text. Added in Mastodon 4.6.0."""

    collection: Collection
    """Text. Added in Mastodon 4.6.0."""


class Collections(Entity):
    """
    Text. Added in Mastodon 4.6.0.

    https://docs.joinmastodon.org/entities/Collection/#Collections
    """

    collections: list[Collection]
    """Text. Added in Mastodon 4.6.0."""


class WrappedCollection(Entity):
    """
    The answer that holds one collection. Added in Mastodon 4.6.0.

    https://docs.joinmastodon.org/entities/Collection/#WrappedCollection
    """

    collection: Collection
    """The collection asked for, created or changed. Added in Mastodon 4.6.0."""


class WrappedCollectionItem(Entity):
    """
    The answer that holds one item of a collection. Added in Mastodon 4.6.0.

    https://docs.joinmastodon.org/entities/Collection/#WrappedCollectionItem
    """

    collection_item: CollectionItem
    """The item of the collection. Added in Mastodon 4.6.0."""


class FeatureApproval(Entity):
    """
    Text. Added in Mastodon 4.6.0.

    https://docs.joinmastodon.org/entities/Collection/#FeatureApproval
    """

    automatic: list[Literal["public", "followers", "following", "unsupported_policy"] | str]
    """Text. Added in Mastodon 4.6.0."""

    manual: list[Literal["public", "followers", "following", "unsupported_policy"] | str]
    """Text. Added in Mastodon 4.6.0."""

    current_user: Literal["automatic", "manual", "denied", "unknown", "missing"] | str
    """Text. Added in Mastodon 4.6.0."""
