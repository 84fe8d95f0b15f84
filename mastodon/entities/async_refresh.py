"""AsyncRefresh and what belongs to it. https://docs.joinmastodon.org/entities/AsyncRefresh/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from typing import Literal


class AsyncRefresh(Entity):
    """
    Text. Added in Mastodon 4.4.0.

    https://docs.joinmastodon.org/entities/AsyncRefresh/
    """

    id: str
    """Text. Added in Mastodon 4.4.0."""

    status: Literal["running", "finished"] | str
    """Text. Added in Mastodon 4.4.0."""

    result_count: int | None
    """Text. Added in Mastodon 4.4.0."""


class WrappedAsyncRefresh(Entity):
    """
    The answer that holds the state of a background refresh. Added in Mastodon 4.4.0.

    https://docs.joinmastodon.org/entities/AsyncRefresh/#WrappedAsyncRefresh
    """

    async_refresh: AsyncRefresh
    """The background refresh asked about. Added in Mastodon 4.4.0."""
