"""Translation and what belongs to it. https://docs.joinmastodon.org/entities/Translation/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from mastodon.entities.base import Id


class Translation(Entity):
    """
    A machine translation of a status. Added in Mastodon 4.0.0.

    https://docs.joinmastodon.org/entities/Translation/
    """

    content: str
    """The translated body of the status, as HTML. Added in Mastodon 4.0.0."""

    spoiler_text: str | None
    """The translated content warning. Empty or null if there is none. Added in Mastodon 4.2.0."""

    language: str
    """The ISO 639 code of the language translated into. Added in Mastodon 4.0.0."""

    poll: TranslationPoll | None
    """The translated poll. Null or absent if the status has none. Added in Mastodon 4.2.0."""

    media_attachments: list[TranslationAttachment]
    """The translated descriptions of the attached media. Added in Mastodon 4.2.0."""

    detected_source_language: str
    """The ISO 639 code of the original language, as found by the translation service. Added in Mastodon 4.0.0."""

    provider: str
    """The name of the service that made the translation, to credit it. Added in Mastodon 4.0.0."""


class TranslationAttachment(Entity):
    """
    The translated description of one media attachment. Added in Mastodon 4.2.0.

    https://docs.joinmastodon.org/entities/Translation/#TranslationAttachment
    """

    id: Id
    """The id of the media attachment. It may arrive as a number. Added in Mastodon 4.2.0."""

    description: str
    """The translated description of the media, as plain text. Added in Mastodon 4.2.0."""


class TranslationPoll(Entity):
    """
    The translated choices of a poll. Added in Mastodon 4.2.0.

    https://docs.joinmastodon.org/entities/Translation/#TranslationPoll
    """

    id: Id
    """The id of the poll. Added in Mastodon 4.2.0."""

    options: list[TranslationPollOption]
    """The translated choices, in the order of the original poll. Added in Mastodon 4.2.0."""


class TranslationPollOption(Entity):
    """
    One translated choice of a poll. Added in Mastodon 4.2.0.

    https://docs.joinmastodon.org/entities/Translation/#TranslationPollOption
    """

    title: str
    """The translated text of the choice. Added in Mastodon 4.2.0."""
