"""The entity StatusSource. https://docs.joinmastodon.org/entities/StatusSource/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from mastodon.entities.base import Id


class StatusSource(Entity):
    """
    The source of a status, as needed to edit it. Added in Mastodon 3.5.0.

    https://docs.joinmastodon.org/entities/StatusSource/
    """

    id: Id
    """The id of the status. Added in Mastodon 3.5.0."""

    text: str
    """The plain text the status was written as. Added in Mastodon 3.5.0."""

    spoiler_text: str
    """The plain text of the content warning. Empty if there is none. Added in Mastodon 3.5.0."""
