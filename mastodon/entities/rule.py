"""Rule and what belongs to it. https://docs.joinmastodon.org/entities/Rule/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from mastodon.entities.base import Id


class Rule(Entity):
    """
    A rule of the server. Added in Mastodon 3.4.0.

    https://docs.joinmastodon.org/entities/Rule/
    """

    id: Id
    """The id of the rule. Added in Mastodon 3.4.0."""

    text: str
    """The rule. Added in Mastodon 3.4.0."""

    hint: str
    """More about the rule. It may be empty. Added in Mastodon 4.3.0."""

    translations: dict[str, RuleTranslation]
    """The rule in other languages, by ISO 639 code. Added in Mastodon 4.4.0."""


class RuleTranslation(Entity):
    """
    A rule in another language. Added in Mastodon 4.4.0.

    https://docs.joinmastodon.org/entities/Rule/#RuleTranslation
    """

    text: str
    """The rule. Added in Mastodon 4.4.0."""

    hint: str
    """More about the rule. It may be empty. Added in Mastodon 4.4.0."""
