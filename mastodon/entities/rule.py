"""Rule and what belongs to it. https://docs.joinmastodon.org/entities/Rule/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from mastodon.entities.base import Id


class Rule(Entity):
    """
    Text. Added in Mastodon 3.4.0.

    https://docs.joinmastodon.org/entities/Rule/
    """

    id: Id
    """Text. Added in Mastodon 3.4.0."""

    text: str
    """Text. Added in Mastodon 3.4.0."""

    hint: str
    """Text. Added in Mastodon 4.3.0."""

    translations: dict[str, RuleTranslation]
    """Text. Added in Mastodon 4.4.0."""


class RuleTranslation(Entity):
    """
    Text. Added in Mastodon 4.4.0.

    https://docs.joinmastodon.org/entities/Rule/#RuleTranslation
    """

    text: str
    """Text. Added in Mastodon 4.4.0."""

    hint: str
    """Text. Added in Mastodon 4.4.0."""
