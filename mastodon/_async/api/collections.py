"""Collections: accounts that a user recommends. https://docs.joinmastodon.org/methods/collections/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon._async.room import Room, endpoint
from mastodon.entities import (
    Collections as FoundCollections,
)
from mastodon.entities import (
    CollectionWithAccounts,
    CredentialAccount,
    WrappedCollection,
    WrappedCollectionItem,
)
from mastodon.protocol.request import request

if TYPE_CHECKING:
    from mastodon.entities import Account, Collection, CollectionItem
    from mastodon.types import Ref, Refs


class Collections(Room):
    """Accounts that a user recommends, under a name. https://docs.joinmastodon.org/methods/collections/"""

    @endpoint(added="4.6.0", scopes="read:collections")
    async def account_collections(
        self, id: Ref[Account], limit: int | None = None, offset: int | None = None
    ) -> FoundCollections:
        """
        Get the collections that an account made. ``fetch_next()`` takes the result.

        Args:
            id: The account, or its id.
            limit: How many at most; 40 by default, 80 at most.
            offset: How many to skip.

        Added in Mastodon 4.6.0. Scope: ``read:collections``.
        """
        return await self._get(
            "/api/v1/accounts/{account_id}/collections", FoundCollections, account_id=id, limit=limit, offset=offset
        )

    @endpoint(added="4.6.0", scopes="read:collections")
    async def account_in_collections(
        self, id: Ref[Account] | None, limit: int | None = None, offset: int | None = None
    ) -> FoundCollections:
        """
        Get the collections that the user's account is in. ``fetch_next()`` takes the result.

        Args:
            id: The account, or its id; None for the user's own. Mastodon refuses others.
            limit: How many at most; 40 by default, 80 at most.
            offset: How many to skip.

        Added in Mastodon 4.6.0. Scope: ``read:collections``.
        """
        account = await self._get("/api/v1/accounts/verify_credentials", CredentialAccount) if id is None else id
        return await self._get(
            "/api/v1/accounts/{account_id}/in_collections",
            FoundCollections,
            account_id=account,
            limit=limit,
            offset=offset,
        )

    @endpoint(added="4.6.0", scopes="read:collections")
    async def collection(self, id: Ref[Collection]) -> CollectionWithAccounts:
        """
        Get a collection, with the accounts in it.

        Args:
            id: The collection, or its id.

        Added in Mastodon 4.6.0. Scope: ``read:collections``.
        """
        return await self._get("/api/v1/collections/{id}", CollectionWithAccounts, id=id)

    @endpoint(added="4.6.0", scopes="write:collections")
    async def collection_create(
        self,
        name: str,
        description: str | None = None,
        language: str | None = None,
        tag_name: str | None = None,
        sensitive: bool = False,
        discoverable: bool = False,
        account_ids: Refs[Account] | None = None,
    ) -> WrappedCollection:
        """
        Make a collection.

        Args:
            name: What to call it.
            description: What it is about.
            language: The language of name and description, as ISO 639-1 or 639-3.
            tag_name: A hashtag for it.
            sensitive: Whether to hide it behind a warning.
            discoverable: Whether it can be found without its address.
            account_ids: The accounts to put into it, or their ids.

        Added in Mastodon 4.6.0. Scope: ``write:collections``.
        """
        asked = request(
            "POST",
            "/api/v1/collections",
            WrappedCollection,
            name=name,
            description=description,
            language=language,
            tag_name=tag_name,
            sensitive=sensitive,
            discoverable=discoverable,
            account_ids=account_ids,
        )
        return await self._send(asked.as_json())

    @endpoint(added="4.6.0", scopes="write:collections")
    async def collection_update(
        self,
        id: Ref[Collection],
        name: str | None = None,
        description: str | None = None,
        language: str | None = None,
        tag_name: str | None = None,
        sensitive: bool | None = None,
        discoverable: bool | None = None,
    ) -> WrappedCollection:
        """
        Change what is said of a collection; what is not given stays as it is.

        Args:
            id: The collection, or its id.
            name: What to call it.
            description: What it is about.
            language: The language of name and description, as ISO 639-1 or 639-3.
            tag_name: A hashtag for it.
            sensitive: Whether to hide it behind a warning.
            discoverable: Whether it can be found without its address.

        Added in Mastodon 4.6.0. Scope: ``write:collections``.
        """
        asked = request(
            "PATCH",
            "/api/v1/collections/{id}",
            WrappedCollection,
            id=id,
            name=name,
            description=description,
            language=language,
            tag_name=tag_name,
            sensitive=sensitive,
            discoverable=discoverable,
        )
        return await self._send(asked.as_json())

    @endpoint(added="4.6.0", scopes="write:collections")
    async def collection_delete(self, id: Ref[Collection]) -> None:
        """
        Delete a collection.

        Args:
            id: The collection, or its id.

        Added in Mastodon 4.6.0. Scope: ``write:collections``.
        """
        await self._delete("/api/v1/collections/{id}", None, id=id)

    @endpoint(added="4.6.0", scopes="write:collections")
    async def collection_item_add(self, id: Ref[Collection], account_id: Ref[Account]) -> WrappedCollectionItem:
        """
        Put an account into a collection.

        Args:
            id: The collection, or its id.
            account_id: The account, or its id.

        Added in Mastodon 4.6.0. Scope: ``write:collections``.
        """
        asked = request(
            "POST",
            "/api/v1/collections/{collection_id}/items",
            WrappedCollectionItem,
            collection_id=id,
            account_id=account_id,
        )
        return await self._send(asked.as_json())

    @endpoint(added="4.6.0", scopes="write:collections")
    async def collection_item_delete(self, collection_id: Ref[Collection], item_id: Ref[CollectionItem]) -> None:
        """
        Take an account out of a collection of the user's.

        Args:
            collection_id: The collection, or its id.
            item_id: The item of the collection, or its id; not the account's.

        Added in Mastodon 4.6.0. Scope: ``write:collections``.
        """
        await self._delete(
            "/api/v1/collections/{collection_id}/items/{id}", None, collection_id=collection_id, id=item_id
        )

    @endpoint(added="4.6.0", scopes="write:collections")
    async def collection_item_revoke(self, collection_id: Ref[Collection], item_id: Ref[CollectionItem]) -> None:
        """
        Take the user's own account out of a collection of somebody else's.

        Args:
            collection_id: The collection, or its id.
            item_id: The item of the collection, or its id; not the account's.

        Added in Mastodon 4.6.0. Scope: ``write:collections``.
        """
        await self._post(
            "/api/v1/collections/{collection_id}/items/{id}/revoke", None, collection_id=collection_id, id=item_id
        )
