"""Filters: what the user does not want to read. https://docs.joinmastodon.org/methods/filters/"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from mastodon._async.room import Room, endpoint
from mastodon.entities import Filter, FilterKeyword, FilterStatus, V1Filter
from mastodon.protocol.choices import one_of, some_of
from mastodon.protocol.filters import CONTEXTS, unfiltered

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mastodon.entities import Notification, Status
    from mastodon.types import Ref

    L = TypeVar("L", bound="list[Status] | list[Notification]")

ACTIONS = ("warn", "hide", "blur")


class Filters(Room):
    """
    The user's filters: of one phrase (those before Mastodon 4.0.0), and of keywords and statuses (names with ``_v2``).

    https://docs.joinmastodon.org/methods/filters/
    """

    @endpoint(added="2.4.3", changed="4.0.0", scopes="read:filters")
    async def filters(self) -> list[V1Filter]:
        """
        Get the user's filters of one phrase. Deprecated in Mastodon 4.0.0; from then on each is one keyword.

        Added in Mastodon 2.4.3, last changed in 4.0.0. Scope: ``read:filters``.
        """
        return await self._get("/api/v1/filters", list[V1Filter])

    @endpoint(added="2.4.3", changed="4.0.0", scopes="read:filters")
    async def filter(self, id: Ref[V1Filter]) -> V1Filter:
        """
        Get a filter of one phrase. Deprecated in Mastodon 4.0.0.

        Args:
            id: The filter, or its id.

        Added in Mastodon 2.4.3, last changed in 4.0.0. Scope: ``read:filters``.
        """
        return await self._get("/api/v1/filters/{id}", V1Filter, id=id)

    @endpoint(added="2.4.3", changed="4.0.0", scopes="write:filters")
    async def filter_create(
        self,
        phrase: str,
        context: str | Iterable[str],
        irreversible: bool = False,
        whole_word: bool = True,
        expires_in: int | None = None,
    ) -> V1Filter:
        """
        Make a filter of one phrase. Deprecated in Mastodon 4.0.0.

        Args:
            phrase: What to filter; case does not matter.
            context: Where: one or several of ``home``, ``notifications``, ``public``, ``thread`` and ``account`` (added
                in Mastodon 3.1.0).
            irreversible: Whether the server leaves out what matches, in home and notifications.
            whole_word: Whether the phrase must not be part of a longer word.
            expires_in: For how many seconds it holds; by default until it is deleted.

        Raises:
            MastodonIllegalArgumentError: There is no such context.

        Added in Mastodon 2.4.3, last changed in 4.0.0. Scope: ``write:filters``.
        """
        return await self._post(
            "/api/v1/filters",
            V1Filter,
            phrase=phrase,
            context=some_of("context", context, CONTEXTS),
            irreversible=irreversible,
            whole_word=whole_word,
            expires_in=expires_in,
        )

    @endpoint(added="2.4.3", changed="4.0.0", scopes="write:filters")
    async def filter_update(
        self,
        id: Ref[V1Filter],
        phrase: str | None = None,
        context: str | Iterable[str] | None = None,
        irreversible: bool | None = None,
        whole_word: bool | None = None,
        expires_in: int | None = None,
    ) -> V1Filter:
        """
        Change a filter of one phrase. Deprecated in Mastodon 4.0.0.

        Args:
            id: The filter, or its id.
            phrase: What to filter; the official API requires it.
            context: Where; the official API requires it.
            irreversible: Whether the server leaves out what matches, in home and notifications.
            whole_word: Whether the phrase must not be part of a longer word.
            expires_in: For how many seconds from now it holds.

        Raises:
            MastodonIllegalArgumentError: There is no such context.

        Added in Mastodon 2.4.3, last changed in 4.0.0. Scope: ``write:filters``.
        """
        return await self._put(
            "/api/v1/filters/{id}",
            V1Filter,
            id=id,
            phrase=phrase,
            context=some_of("context", context, CONTEXTS),
            irreversible=irreversible,
            whole_word=whole_word,
            expires_in=expires_in,
        )

    @endpoint(added="2.4.3", changed="4.0.0", scopes="write:filters")
    async def filter_delete(self, id: Ref[V1Filter]) -> None:
        """
        Delete a filter of one phrase. Deprecated in Mastodon 4.0.0.

        Args:
            id: The filter, or its id.

        Added in Mastodon 2.4.3, last changed in 4.0.0. Scope: ``write:filters``.
        """
        await self._delete("/api/v1/filters/{id}", None, id=id)

    def filters_apply(self, objects: L, filters: Iterable[V1Filter] | Iterable[Filter], context: str) -> L:
        """
        Leave out the statuses or notifications that filters match. Nothing is sent.

        Text, content warning, poll options and descriptions of media are searched as servers search them. Filters of
        another context and expired ones do not count; of the rest, each leaves out what it matches, even if it only
        wants to warn. The result is of the class of ``objects``, and knows the same neighbouring pages.

        Args:
            objects: Statuses or notifications; notifications without a status are kept.
            filters: What ``filters()`` or ``filters_v2()`` returned.
            context: Where they will be shown: ``home``, ``notifications``, ``public``, ``thread`` or ``account``.

        Raises:
            MastodonIllegalArgumentError: There is no such context.
        """
        return unfiltered(objects, filters, context, self._clock.now())

    @endpoint(added="4.0.0", scopes="read:filters")
    async def filters_v2(self) -> list[Filter]:
        """
        Get the user's filters, with their keywords and statuses.

        Added in Mastodon 4.0.0. Scope: ``read:filters``.
        """
        return await self._get("/api/v2/filters", list[Filter])

    @endpoint(added="4.0.0", scopes="read:filters")
    async def filter_v2(self, filter_id: Ref[Filter]) -> Filter:
        """
        Get a filter, with its keywords and statuses.

        Args:
            filter_id: The filter, or its id.

        Added in Mastodon 4.0.0. Scope: ``read:filters``.
        """
        return await self._get("/api/v2/filters/{id}", Filter, id=filter_id)

    @endpoint(added="4.0.0", changed="4.4.0", scopes="write:filters")
    async def create_filter_v2(
        self,
        title: str,
        context: str | Iterable[str],
        filter_action: str,
        expires_in: int | None = None,
        keywords_attributes: Iterable[Mapping[str, Any]] | None = None,
    ) -> Filter:
        """
        Make a filter.

        Args:
            title: What to call it.
            context: Where: one or several of ``home``, ``notifications``, ``public``, ``thread`` and ``account``.
            filter_action: What to do with what it matches: ``warn``, ``hide``, or ``blur`` its media (added in Mastodon
                4.4.0).
            expires_in: For how many seconds it holds; by default until it is deleted.
            keywords_attributes: Its keywords: dicts with ``keyword`` and ``whole_word``.

        Raises:
            MastodonIllegalArgumentError: There is no such context or action.

        Added in Mastodon 4.0.0, last changed in 4.4.0. Scope: ``write:filters``.
        """
        return await self._post(
            "/api/v2/filters",
            Filter,
            title=title,
            context=some_of("context", context, CONTEXTS),
            filter_action=one_of("filter_action", filter_action, ACTIONS),
            expires_in=expires_in,
            keywords_attributes=keywords_attributes,
        )

    @endpoint(added="4.0.0", changed="4.4.0", scopes="write:filters")
    async def update_filter_v2(
        self,
        filter_id: Ref[Filter],
        title: str | None = None,
        context: str | Iterable[str] | None = None,
        filter_action: str | None = None,
        expires_in: int | None = None,
        keywords_attributes: Iterable[Mapping[str, Any]] | None = None,
    ) -> Filter:
        """
        Change a filter; what is not given stays as it is.

        Args:
            filter_id: The filter, or its id.
            title: What to call it.
            context: Where: one or several of ``home``, ``notifications``, ``public``, ``thread`` and ``account``.
            filter_action: What to do with what it matches: ``warn``, ``hide``, or ``blur`` its media (added in Mastodon
                4.4.0).
            expires_in: For how many seconds from now it holds.
            keywords_attributes: Keywords to add, with ``keyword`` and ``whole_word``; to change, with the ``id``, too;
                or to remove, with ``id`` and ``_destroy=True``.

        Raises:
            MastodonIllegalArgumentError: There is no such context or action.

        Added in Mastodon 4.0.0, last changed in 4.4.0. Scope: ``write:filters``.
        """
        return await self._put(
            "/api/v2/filters/{id}",
            Filter,
            id=filter_id,
            title=title,
            context=some_of("context", context, CONTEXTS),
            filter_action=one_of("filter_action", filter_action, ACTIONS),
            expires_in=expires_in,
            keywords_attributes=keywords_attributes,
        )

    @endpoint(added="4.0.0", scopes="write:filters")
    async def delete_filter_v2(self, filter_id: Ref[Filter]) -> None:
        """
        Delete a filter, with its keywords.

        Args:
            filter_id: The filter, or its id.

        Added in Mastodon 4.0.0. Scope: ``write:filters``.
        """
        await self._delete("/api/v2/filters/{id}", None, id=filter_id)

    @endpoint(added="4.0.0", scopes="read:filters")
    async def filter_keywords_v2(self, filter_id: Ref[Filter]) -> list[FilterKeyword]:
        """
        Get the keywords of a filter.

        Args:
            filter_id: The filter, or its id.

        Added in Mastodon 4.0.0. Scope: ``read:filters``.
        """
        return await self._get("/api/v2/filters/{filter_id}/keywords", list[FilterKeyword], filter_id=filter_id)

    @endpoint(added="4.0.0", scopes="write:filters")
    async def add_filter_keyword_v2(
        self, filter_id: Ref[Filter], keyword: str, whole_word: bool = False
    ) -> FilterKeyword:
        """
        Add a keyword to a filter.

        Args:
            filter_id: The filter, or its id.
            keyword: What to filter; case does not matter.
            whole_word: Whether the keyword must not be part of a longer word.

        Added in Mastodon 4.0.0. Scope: ``write:filters``.
        """
        return await self._post(
            "/api/v2/filters/{filter_id}/keywords",
            FilterKeyword,
            filter_id=filter_id,
            keyword=keyword,
            whole_word=whole_word,
        )

    @endpoint(added="4.0.0", scopes="read:filters")
    async def filter_keyword_v2(self, keyword_id: Ref[FilterKeyword]) -> FilterKeyword:
        """
        Get a keyword of a filter.

        Args:
            keyword_id: The keyword, or its id.

        Added in Mastodon 4.0.0. Scope: ``read:filters``.
        """
        return await self._get("/api/v2/filters/keywords/{id}", FilterKeyword, id=keyword_id)

    @endpoint(added="4.0.0", scopes="write:filters")
    async def update_filter_keyword_v2(
        self, keyword_id: Ref[FilterKeyword], keyword: str, whole_word: bool | None = None
    ) -> FilterKeyword:
        """
        Change a keyword of a filter.

        Args:
            keyword_id: The keyword, or its id.
            keyword: What to filter; case does not matter.
            whole_word: Whether the keyword must not be part of a longer word.

        Added in Mastodon 4.0.0. Scope: ``write:filters``.
        """
        return await self._put(
            "/api/v2/filters/keywords/{id}", FilterKeyword, id=keyword_id, keyword=keyword, whole_word=whole_word
        )

    @endpoint(added="4.0.0", scopes="write:filters")
    async def delete_filter_keyword_v2(self, keyword_id: Ref[FilterKeyword]) -> None:
        """
        Remove a keyword from its filter.

        Args:
            keyword_id: The keyword, or its id.

        Added in Mastodon 4.0.0. Scope: ``write:filters``.
        """
        await self._delete("/api/v2/filters/keywords/{id}", None, id=keyword_id)

    @endpoint(added="4.0.0", scopes="read:filters")
    async def filter_statuses_v2(self, filter_id: Ref[Filter]) -> list[FilterStatus]:
        """
        Get the statuses that a filter names.

        Args:
            filter_id: The filter, or its id.

        Added in Mastodon 4.0.0. Scope: ``read:filters``.
        """
        return await self._get("/api/v2/filters/{filter_id}/statuses", list[FilterStatus], filter_id=filter_id)

    @endpoint(added="4.0.0", scopes="write:filters")
    async def add_filter_status_v2(self, filter_id: Ref[Filter], status_id: Ref[Status]) -> FilterStatus:
        """
        Let a filter name a status.

        Args:
            filter_id: The filter, or its id.
            status_id: The status, or its id.

        Added in Mastodon 4.0.0. Scope: ``write:filters``.
        """
        return await self._post(
            "/api/v2/filters/{filter_id}/statuses", FilterStatus, filter_id=filter_id, status_id=status_id
        )

    @endpoint(added="4.0.0", scopes="read:filters")
    async def filter_status_v2(self, filter_status_id: Ref[FilterStatus]) -> FilterStatus:
        """
        Get one of the statuses that a filter names.

        Args:
            filter_status_id: What ``filter_statuses_v2()`` or ``add_filter_status_v2()`` returned, or its id.

        Added in Mastodon 4.0.0. Scope: ``read:filters``.
        """
        return await self._get("/api/v2/filters/statuses/{id}", FilterStatus, id=filter_status_id)

    @endpoint(added="4.0.0", scopes="write:filters")
    async def delete_filter_status_v2(self, filter_status_id: Ref[FilterStatus]) -> None:
        """
        Let a filter no longer name a status.

        Args:
            filter_status_id: What ``filter_statuses_v2()`` or ``add_filter_status_v2()`` returned, or its id.

        Added in Mastodon 4.0.0. Scope: ``write:filters``.
        """
        await self._delete("/api/v2/filters/statuses/{id}", None, id=filter_status_id)
