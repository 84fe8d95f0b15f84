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
    Accounts that a user recommends together. Added in Mastodon 4.6.0.

    https://docs.joinmastodon.org/entities/Collection/
    """

    id: Id
    """The id of the collection. Added in Mastodon 4.6.0."""

    account_id: Id
    """The id of the account that made it. Added in Mastodon 4.6.0."""

    uri: str
    """The ActivityPub id of the collection, which is the same on all servers. Added in Mastodon 4.6.0."""

    url: str | None
    """The web page of the collection. Null if there is none. Added in Mastodon 4.6.0."""

    name: str
    """The name of the collection. Added in Mastodon 4.6.0."""

    description: str
    """
    What the collection is about: plain text if it is of this server, else HTML. It may be empty. Added in Mastodon
    4.6.0.
    """

    language: str | None
    """The ISO 639 code of the language of name and description. Null if not known. Added in Mastodon 4.6.0."""

    local: bool
    """Whether it was made on this server. Added in Mastodon 4.6.0."""

    sensitive: bool
    """Whether it should be hidden at first. Added in Mastodon 4.6.0."""

    discoverable: bool
    """Whether it may be recommended and found by searching. Added in Mastodon 4.6.0."""

    tag: ShallowTag | None
    """The hashtag it is about. Null if there is none. Added in Mastodon 4.6.0."""

    created_at: datetime
    """When it was made. Added in Mastodon 4.6.0."""

    updated_at: datetime
    """When it was last changed. Added in Mastodon 4.6.0."""

    item_count: int
    """How many accounts are in it. Added in Mastodon 4.6.0."""

    collection_items: list[CollectionItem] = wire("items")
    """The entries, one for each account. Added in Mastodon 4.6.0."""


class CollectionItem(Entity):
    """
    The entry of one account in a collection. Added in Mastodon 4.6.0.

    https://docs.joinmastodon.org/entities/Collection/#CollectionItem
    """

    id: Id
    """The id of the entry. Added in Mastodon 4.6.0."""

    account_id: Id | None
    """The id of the account. Null if it has not agreed yet. Added in Mastodon 4.6.0."""

    state: Literal["pending", "accepted", "rejected", "revoked"] | str
    """Whether the account agreed to be in the collection. Added in Mastodon 4.6.0."""

    created_at: datetime
    """When the entry was made. Added in Mastodon 4.6.0."""


class CollectionWithAccounts(Entity):
    """
    A collection and the accounts in it. Added in Mastodon 4.6.0.

    https://docs.joinmastodon.org/entities/Collection/#CollectionWithAccounts
    """

    accounts: list[Account]
    """The accounts that the entries name by id. Added in Mastodon 4.6.0."""

    collection: Collection
    """The collection itself. Added in Mastodon 4.6.0."""


class Collections(Entity):
    """
    Several collections, in an object. Added in Mastodon 4.6.0.

    https://docs.joinmastodon.org/entities/Collection/#Collections
    """

    collections: list[Collection]
    """The collections. Added in Mastodon 4.6.0."""


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
    Who may put an account into a collection. Added in Mastodon 4.6.0.

    https://docs.joinmastodon.org/entities/Collection/#FeatureApproval
    """

    automatic: list[Literal["public", "followers", "following", "unsupported_policy"] | str]
    """Who may without being asked about. Added in Mastodon 4.6.0."""

    manual: list[Literal["public", "followers", "following", "unsupported_policy"] | str]
    """Who may if the user agrees each time. Added in Mastodon 4.6.0."""

    current_user: Literal["automatic", "manual", "denied", "unknown", "missing"] | str
    """Whether you may: at once, after asking, or not. Added in Mastodon 4.6.0."""
