"""The entity FilterStatus. https://docs.joinmastodon.org/entities/FilterStatus/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from mastodon.entities.base import Id


class FilterStatus(Entity):
    """
    A single status that a filter hides. Added in Mastodon 4.0.0.

    https://docs.joinmastodon.org/entities/FilterStatus/
    """

    id: Id
    """The id of the entry. Added in Mastodon 4.0.0."""

    status_id: Id
    """The id of the status. Added in Mastodon 4.0.0."""
