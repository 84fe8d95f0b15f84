"""ScheduledStatus and what belongs to it. https://docs.joinmastodon.org/entities/ScheduledStatus/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Literal

    from mastodon.entities.base import Id
    from mastodon.entities.media_attachment import MediaAttachment


class ScheduledStatus(Entity):
    """
    A status that will be posted later. Added in Mastodon 2.7.0.

    https://docs.joinmastodon.org/entities/ScheduledStatus/
    """

    id: Id
    """The id of the scheduled status; the status itself gets another one. Added in Mastodon 2.7.0."""

    scheduled_at: datetime
    """When it will be posted. Added in Mastodon 2.7.0."""

    params: ScheduledStatusParams
    """What will be posted. Added in Mastodon 2.7.0."""

    media_attachments: list[MediaAttachment]
    """The media it will have. Added in Mastodon 2.7.0."""


class ScheduledStatusParams(Entity):
    """
    The values a scheduled status will be posted with. Added in Mastodon 2.7.0.

    https://docs.joinmastodon.org/entities/ScheduledStatus/#ScheduledStatusParams
    """

    text: str
    """The plain text of the status to post. Added in Mastodon 2.7.0."""

    poll: ScheduledStatusPoll | None
    """The poll to attach, or null if there is none. Added in Mastodon 2.8.0."""

    media_ids: list[Id] | None
    """The ids of the media to attach, or null if there are none. Added in Mastodon 2.7.0."""

    sensitive: bool | None
    """Whether the media will be marked as sensitive. Null means it was not set. Added in Mastodon 2.7.0."""

    spoiler_text: str | None
    """The content warning, or null if there is none. Added in Mastodon 2.7.0."""

    visibility: Literal["public", "unlisted", "private", "direct"] | str | None
    """Who will be able to see the status. Null means the account's default is used. Added in Mastodon 2.7.0."""

    in_reply_to_id: int | None
    """The id of the status replied to, or null. A number here, unlike other ids. Added in Mastodon 2.7.0."""

    language: str | None
    """The ISO 639 code of the status language, or null if it was not set. Added in Mastodon 2.7.0."""

    allowed_mentions: list[str] | None
    """
    The ids of the accounts that may be mentioned. Null or absent means no restriction. Added in Mastodon 2.7.0. Not in
    the official documentation.
    """

    application_id: int
    """
    The internal id of the application that scheduled the status. Added in Mastodon 2.7.0. Deprecated in Mastodon 4.4.0.
    """

    scheduled_at: datetime | None
    """Always null. Read ``scheduled_at`` of the scheduled status itself. Added in Mastodon 2.7.0."""

    idempotency: str | None
    """The idempotency key sent with the request, or null if there was none. Added in Mastodon 2.7.0."""

    with_rate_limit: bool
    """
    Whether posting counts against the rate limit. Internal to the server. Added in Mastodon 2.7.0. Deprecated in
    Mastodon 4.4.0.
    """

    quoted_status_id: Id | None
    """The id of the status to quote. Null or absent if nothing is quoted. Added in Mastodon 4.5.0."""

    quote_approval_policy: Literal["public", "followers", "nobody"] | str | None
    """Who may quote the status. Some servers send a raw bitmask number instead of a name. Added in Mastodon 4.5.0."""


class ScheduledStatusPoll(Entity):
    """
    The poll of a status that is yet to be posted. Added in Mastodon 2.8.0.

    https://docs.joinmastodon.org/entities/ScheduledStatus/#ScheduledStatusPoll
    """

    options: list[str]
    """The texts of the choices, in order. Added in Mastodon 2.8.0."""

    expires_in: int
    """How long the poll stays open after posting, in seconds. It may arrive as a string. Added in Mastodon 2.8.0."""

    multiple: bool | None
    """Whether voters may pick more than one choice. Added in Mastodon 2.8.0."""

    hide_totals: bool | None
    """Whether vote counts stay hidden until the poll ends. Added in Mastodon 2.8.0."""
