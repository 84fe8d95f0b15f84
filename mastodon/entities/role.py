"""The entity Role. https://docs.joinmastodon.org/entities/Role/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from mastodon.entities.base import Id


class Role(Entity):
    """
    What a user may do on the server. Added in Mastodon 4.0.0.

    https://docs.joinmastodon.org/entities/Role/
    """

    id: Id
    """The id of the role. Added in Mastodon 4.0.0."""

    name: str
    """The name of the role. Added in Mastodon 4.0.0."""

    color: str
    """The colour of its badge in hexadecimal, such as ``#3584e4``. Empty if it has none. Added in Mastodon 4.0.0."""

    permissions: str
    """What it allows: a decimal number, as text, whose bits are permissions. Added in Mastodon 4.0.0."""

    highlighted: bool
    """Whether it is shown as a badge on profiles. Added in Mastodon 4.0.0."""

    collection_limit: int
    """How many collections its users can make. Added in Mastodon 4.6.0."""
