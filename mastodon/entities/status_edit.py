"""StatusEdit and what belongs to it. https://docs.joinmastodon.org/entities/StatusEdit/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from datetime import datetime

    from mastodon.entities.account import Account
    from mastodon.entities.custom_emoji import CustomEmoji
    from mastodon.entities.media_attachment import MediaAttachment
    from mastodon.entities.quote import Quote, ShallowQuote


class StatusEdit(Entity):
    """
    One revision of a status in its edit history. Added in Mastodon 3.5.0.

    https://docs.joinmastodon.org/entities/StatusEdit/
    """

    content: str
    """The body of the status at this revision, as HTML. Added in Mastodon 3.5.0."""

    spoiler_text: str
    """The content warning at this revision. Empty if there was none. Added in Mastodon 3.5.0."""

    sensitive: bool
    """Whether the status was marked as sensitive at this revision. Added in Mastodon 3.5.0."""

    created_at: datetime
    """When this revision was made, not when the status was first posted. Added in Mastodon 3.5.0."""

    account: Account
    """The account that wrote the status. Added in Mastodon 3.5.0."""

    poll: StatusEditPoll | None
    """The poll at this revision. Absent if there was none. Added in Mastodon 3.5.0."""

    media_attachments: list[MediaAttachment]
    """The media attached at this revision. Added in Mastodon 3.5.0."""

    emojis: list[CustomEmoji]
    """The custom emojis to substitute for shortcodes in this revision. Added in Mastodon 3.5.0."""

    quote: Quote | ShallowQuote | None
    """The quote made by the status at this revision. Null or absent if it quoted nothing. Added in Mastodon 4.4.0."""


class StatusEditPoll(Entity):
    """
    The poll of a status at one revision, without votes. Added in Mastodon 3.5.0.

    https://docs.joinmastodon.org/entities/StatusEdit/#StatusEditPoll
    """

    options: list[StatusEditPollOption]
    """The choices of the poll at this revision, in order. Added in Mastodon 3.5.0."""


class StatusEditPollOption(Entity):
    """
    One choice of a poll in the edit history of a status. Added in Mastodon 3.5.0.

    https://docs.joinmastodon.org/entities/StatusEdit/#StatusEditPollOption
    """

    title: str
    """The text of the choice. Added in Mastodon 3.5.0."""
