"""AdminDimension and what belongs to it. https://docs.joinmastodon.org/entities/Admin_Dimension/"""

from __future__ import annotations

from mastodon.entities.base import Entity


class AdminDimension(Entity):
    """
    What there is most of: for example which languages or applications. Added in Mastodon 3.5.0.

    https://docs.joinmastodon.org/entities/Admin_Dimension/
    """

    key: str
    """What was counted, such as ``languages`` or ``sources``. Added in Mastodon 3.5.0."""

    data: list[AdminDimensionData]
    """The numbers, the largest first. Added in Mastodon 3.5.0."""


class AdminDimensionData(Entity):
    """
    One line of a dimension. Added in Mastodon 3.5.0.

    https://docs.joinmastodon.org/entities/Admin_Dimension/#AdminDimensionData
    """

    key: str
    """What was counted, as a word for programs. Added in Mastodon 3.5.0."""

    human_key: str
    """What was counted, in words for people. Added in Mastodon 3.5.0."""

    value: str
    """How many, or how much, as text: some dimensions are versions. Added in Mastodon 3.5.0."""

    unit: str | None
    """The unit of the value, such as ``bytes``. Absent for plain counts. Added in Mastodon 3.5.0."""

    human_value: str | None
    """The value with its unit, in words for people. Absent for plain counts. Added in Mastodon 3.5.0."""
