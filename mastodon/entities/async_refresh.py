"""AsyncRefresh and what belongs to it. https://docs.joinmastodon.org/entities/AsyncRefresh/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from typing import Literal


class AsyncRefresh(Entity):
    """
    Work of the server that goes on after its answer. Added in Mastodon 4.4.0.

    https://docs.joinmastodon.org/entities/AsyncRefresh/
    """

    id: str
    """The id to ask for progress with: opaque, and signed by the server. Added in Mastodon 4.4.0."""

    status: Literal["running", "finished"] | str
    """Whether the work goes on or is finished. Added in Mastodon 4.4.0."""

    result_count: int | None
    """How many results it has found so far. Null if they are not counted. Added in Mastodon 4.4.0."""


class WrappedAsyncRefresh(Entity):
    """
    The answer that holds the state of a background refresh. Added in Mastodon 4.4.0.

    https://docs.joinmastodon.org/entities/AsyncRefresh/#WrappedAsyncRefresh
    """

    async_refresh: AsyncRefresh
    """The background refresh asked about. Added in Mastodon 4.4.0."""
