"""Accounts: reading profiles, following, one's own account. https://docs.joinmastodon.org/methods/accounts/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon._async.room import Room, endpoint
from mastodon.entities import Account, CredentialAccount, Page, Relationship, Status
from mastodon.protocol.accounts import fields_of
from mastodon.protocol.ids import ids_of
from mastodon.protocol.statuses import quote_policy_of, visibility_of
from mastodon.uploads import upload

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mastodon.types import Cursor, PathOrFile, QuotePolicy, Ref, Refs, Visibility


class Accounts(Room):
    """Profiles, followers, relationships, and the user's own account. https://docs.joinmastodon.org/methods/accounts/"""

    @endpoint(added="1.0.0", changed="4.3.0", scopes="profile read:accounts")
    async def account_verify_credentials(self) -> CredentialAccount:
        """
        Get the user's own account, and find out whether the access token works.

        Raises:
            MastodonUnauthorizedError: The token is missing, wrong or revoked.

        Added in Mastodon 1.0.0, last changed in 4.3.0. Scope: ``profile`` or ``read:accounts``.
        """
        return await self._get("/api/v1/accounts/verify_credentials", CredentialAccount)

    async def me(self) -> CredentialAccount:
        """
        Get the user's own account.
        """
        return await self.account_verify_credentials()

    @endpoint(added="1.0.0", changed="3.3.0")
    async def account(self, id: Ref[Account]) -> Account:
        """
        Get an account.

        Args:
            id: The account, or its id on this server.

        Added in Mastodon 1.0.0, last changed in 3.3.0.
        """
        return await self._get("/api/v1/accounts/{id}", Account, id=id)

    @endpoint(added="1.0.0", changed="4.6.0", scopes="read:statuses")
    async def account_statuses(
        self,
        id: Ref[Account],
        only_media: bool = False,
        pinned: bool = False,
        exclude_replies: bool = False,
        exclude_reblogs: bool = False,
        tagged: str | None = None,
        max_id: Cursor | None = None,
        min_id: Cursor | None = None,
        since_id: Cursor | None = None,
        limit: int | None = None,
        exclude_direct: bool = False,
    ) -> Page[Status]:
        """
        Get the statuses of an account that the user may see, newest first.

        Args:
            id: The account, or its id.
            only_media: Whether to leave out statuses without media.
            pinned: Whether to get only the statuses pinned to the profile.
            exclude_replies: Whether to leave out answers to others.
            exclude_reblogs: Whether to leave out boosts. Added in Mastodon 2.7.0.
            tagged: A hashtag, without ``#``, to get only statuses with it. Added in Mastodon 2.8.0.
            max_id: Only statuses older than this one.
            min_id: Only statuses newer than this one, beginning with the oldest of them.
            since_id: Only statuses newer than this one, beginning with the newest of them.
            limit: How many at most; 20 by default, 40 at most.
            exclude_direct: Whether to leave out direct messages. Added in Mastodon 4.6.0.

        Added in Mastodon 1.0.0, last changed in 4.6.0. Scope: ``read:statuses``.
        """
        return await self._get(
            "/api/v1/accounts/{id}/statuses",
            Page[Status],
            id=id,
            only_media=only_media or None,
            pinned=pinned or None,
            exclude_replies=exclude_replies or None,
            exclude_reblogs=exclude_reblogs or None,
            tagged=tagged,
            max_id=max_id,
            min_id=min_id,
            since_id=since_id,
            limit=limit,
            exclude_direct=exclude_direct or None,
        )

    @endpoint(added="1.0.0", changed="4.0.0")
    async def account_following(
        self,
        id: Ref[Account],
        max_id: Cursor | None = None,
        min_id: Cursor | None = None,
        since_id: Cursor | None = None,
        limit: int | None = None,
    ) -> Page[Account]:
        """
        Get the accounts that an account follows, as far as it shows them.

        The places in this list are no account ids: page by ``fetch_next()``.

        Args:
            id: The account, or its id.
            max_id: Only those before this place; an opaque number from the server's links.
            min_id: Only those right after this place.
            since_id: Only those after this place.
            limit: How many at most; 40 by default, 80 at most.

        Added in Mastodon 1.0.0, last changed in 4.0.0.
        """
        return await self._get(
            "/api/v1/accounts/{id}/following",
            Page[Account],
            id=id,
            max_id=max_id,
            min_id=min_id,
            since_id=since_id,
            limit=limit,
        )

    @endpoint(added="1.0.0", changed="4.0.0")
    async def account_followers(
        self,
        id: Ref[Account],
        max_id: Cursor | None = None,
        min_id: Cursor | None = None,
        since_id: Cursor | None = None,
        limit: int | None = None,
    ) -> Page[Account]:
        """
        Get the accounts that follow an account, as far as it shows them.

        The places in this list are no account ids: page by ``fetch_next()``.

        Args:
            id: The account, or its id.
            max_id: Only those before this place; an opaque number from the server's links.
            min_id: Only those right after this place.
            since_id: Only those after this place.
            limit: How many at most; 40 by default, 80 at most.

        Added in Mastodon 1.0.0, last changed in 4.0.0.
        """
        return await self._get(
            "/api/v1/accounts/{id}/followers",
            Page[Account],
            id=id,
            max_id=max_id,
            min_id=min_id,
            since_id=since_id,
            limit=limit,
        )

    @endpoint(added="1.0.0", changed="4.0.0", scopes="write:follows")
    async def account_follow(self, id: Ref[Account], reblogs: bool = True, notify: bool = False) -> Relationship:
        """
        Follow an account, or change how it is followed.

        Args:
            id: The account, or its id.
            reblogs: Whether its boosts appear in the home timeline.
            notify: Whether to be notified of each of its statuses. Added in Mastodon 3.3.0.

        Added in Mastodon 1.0.0, last changed in 4.0.0. Scope: ``write:follows``.
        """
        return await self._post("/api/v1/accounts/{id}/follow", Relationship, id=id, reblogs=reblogs, notify=notify)

    @endpoint(added="1.0.0", changed="3.5.0", scopes="write:follows")
    async def account_unfollow(self, id: Ref[Account]) -> Relationship:
        """
        Stop following an account.

        Args:
            id: The account, or its id.

        Added in Mastodon 1.0.0, last changed in 3.5.0. Scope: ``write:follows``.
        """
        return await self._post("/api/v1/accounts/{id}/unfollow", Relationship, id=id)

    @endpoint(added="1.0.0", changed="4.6.0", scopes="read:follows")
    async def account_relationships(self, id: Refs[Account], with_suspended: bool | None = None) -> list[Relationship]:
        """
        Get how the user stands to accounts: who follows, blocks or mutes whom.

        Args:
            id: The account or accounts, or their ids.
            with_suspended: Whether to include suspended accounts. Added in Mastodon 4.3.0.

        Added in Mastodon 1.0.0, last changed in 4.6.0. Scope: ``read:follows``.
        """
        return await self._get(
            "/api/v1/accounts/relationships", list[Relationship], id=ids_of(id), with_suspended=with_suspended
        )

    @endpoint(added="1.0.0", changed="2.8.0", scopes="read:accounts")
    async def account_search(
        self,
        q: str,
        limit: int | None = None,
        following: bool = False,
        resolve: bool = False,
        offset: int | None = None,
    ) -> Page[Account]:
        """
        Search accounts by name or address.

        Args:
            q: What to search for.
            limit: How many at most; 40 by default, 80 at most.
            following: Whether to leave out accounts that the user does not follow.
            resolve: Whether the server shall look at another server for an address that it does not know.
            offset: How many results to skip. Added in Mastodon 2.8.0.

        Added in Mastodon 1.0.0, last changed in 2.8.0. Scope: ``read:accounts``.
        """
        return await self._get(
            "/api/v1/accounts/search",
            Page[Account],
            q=q,
            limit=limit,
            following=following or None,
            resolve=resolve or None,
            offset=offset,
        )

    @endpoint(added="1.1.1", changed="4.6.0", scopes="write:accounts")
    async def account_update_credentials(
        self,
        display_name: str | None = None,
        note: str | None = None,
        avatar: PathOrFile | None = None,
        avatar_mime_type: str | None = None,
        header: PathOrFile | None = None,
        header_mime_type: str | None = None,
        locked: bool | None = None,
        bot: bool | None = None,
        discoverable: bool | None = None,
        fields: Iterable[tuple[str, str]] | Mapping[str, str] | None = None,
        hide_collections: bool | None = None,
        indexable: bool | None = None,
        attribution_domains: Iterable[str] | None = None,
        default_privacy: Visibility | None = None,
        default_sensitive: bool | None = None,
        default_language: str | None = None,
        default_quote_policy: QuotePolicy | None = None,
        avatar_description: str | None = None,
        header_description: str | None = None,
    ) -> CredentialAccount:
        """
        Change the user's profile and defaults; what is not given stays as it is.

        Args:
            display_name: The name to show.
            note: The text about oneself.
            avatar: The picture: a path, an open binary file, or bytes.
            avatar_mime_type: Its type; required for bytes.
            header: The banner: a path, an open binary file, or bytes.
            header_mime_type: Its type; required for bytes.
            locked: Whether the user approves followers.
            bot: Whether the account acts by itself.
            discoverable: Whether to appear in the directory and in recommendations.
            fields: Up to four pairs of name and value, replacing all that there are.
            hide_collections: Whether to hide whom one follows and who follows. Added in Mastodon 4.1.0.
            indexable: Whether public statuses can be searched by everybody. Added in Mastodon 4.2.0.
            attribution_domains: Web sites that may name this account as an author. Added in Mastodon 4.4.0.
            default_privacy: Who sees new statuses.
            default_sensitive: Whether new media are hidden behind a warning.
            default_language: The language of new statuses.
            default_quote_policy: Who may quote new statuses. Added in Mastodon 4.5.0.
            avatar_description: What the picture shows. Added in Mastodon 4.6.0.
            header_description: What the banner shows. Added in Mastodon 4.6.0.

        Raises:
            MastodonIllegalArgumentError: A picture has no type that can be told, or there are too many fields.
            MastodonFileNotFoundError: A picture cannot be read.

        Added in Mastodon 1.1.1, last changed in 4.6.0. Scope: ``write:accounts``.
        """
        source = {
            "privacy": visibility_of(default_privacy),
            "sensitive": default_sensitive,
            "language": default_language,
            "quote_policy": quote_policy_of(default_quote_policy),
        }
        return await self._patch(
            "/api/v1/accounts/update_credentials",
            CredentialAccount,
            display_name=display_name,
            note=note,
            avatar=None if avatar is None else upload(avatar, avatar_mime_type),
            header=None if header is None else upload(header, header_mime_type),
            locked=locked,
            bot=bot,
            discoverable=discoverable,
            fields_attributes=fields_of(fields),
            hide_collections=hide_collections,
            indexable=indexable,
            attribution_domains=attribution_domains,
            source=source if any(value is not None for value in source.values()) else None,
            avatar_description=avatar_description,
            header_description=header_description,
        )
