"""AdminDimension and what belongs to it. https://docs.joinmastodon.org/entities/Admin_Dimension/"""

from __future__ import annotations

from mastodon.entities.base import Entity


class AdminDimension(Entity):
    """
    Text. Added in Mastodon 3.5.0.

    https://docs.joinmastodon.org/entities/Admin_Dimension/
    """

    key: str
    """Text. Added in Mastodon 3.5.0."""

    data: list[AdminDimensionData]
    """Text. Added in Mastodon 3.5.0."""


class AdminDimensionData(Entity):
    """
    Text. Added in Mastodon 3.5.0.

    https://docs.joinmastodon.org/entities/Admin_Dimension/#AdminDimensionData
    """

    key: str
    """Text. Added in Mastodon 3.5.0."""

    human_key: str
    """Text. Added in Mastodon 3.5.0."""

    value: str
    """Text. Added in Mastodon 3.5.0."""

    unit: str | None
    """Text. Added in Mastodon 3.5.0."""

    human_value: str | None
    """Text. Added in Mastodon 3.5.0."""
