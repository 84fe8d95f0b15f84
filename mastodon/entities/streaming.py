"""StreamingError and what belongs to it. https://docs.joinmastodon.org/methods/streaming/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from typing import Literal

    from mastodon.entities.base import Id


class StreamingError(Entity):
    """
    An error message sent by the server over a streaming WebSocket. Added in Mastodon 3.3.0.

    https://docs.joinmastodon.org/methods/streaming/
    """

    error: str
    """The description of what went wrong, for people to read. Added in Mastodon 3.3.0."""

    status: int | None
    """The HTTP status code that fits the error. Added in Mastodon 4.3.0."""


class StreamingEvent(Entity):
    """
    One event received from the streaming API. Added in Mastodon 1.0.0.

    https://docs.joinmastodon.org/methods/streaming/
    """

    stream: list[str] | None
    """
    The stream the event came from: its name, then its list id or tag if any. WebSocket only. Added in Mastodon 3.3.0.
    """

    event: (
        Literal[
            "update",
            "delete",
            "notification",
            "filters_changed",
            "conversation",
            "announcement",
            "announcement.reaction",
            "announcement.delete",
            "status.update",
            "notifications_merged",
        ]
        | str
    )
    """The kind of event, which decides what ``payload`` holds. Added in Mastodon 1.0.0."""

    payload: str | None
    """The data of the event: JSON text, or a bare id for deletions. Some events have none. Added in Mastodon 1.0.0."""


class StreamingReaction(Entity):
    """
    A change in the count of one emoji reaction to an announcement. Added in Mastodon 3.1.0.

    https://docs.joinmastodon.org/methods/streaming/
    """

    name: str
    """The reaction: a Unicode emoji, or the shortcode of a custom emoji. Added in Mastodon 3.1.0."""

    count: int
    """The new total of this reaction. Zero means it is gone. Added in Mastodon 3.1.0."""

    announcement_id: Id
    """The id of the announcement reacted to. Added in Mastodon 3.1.0."""


class StreamingSubscription(Entity):
    """
    A message the client sends over the WebSocket to start or stop receiving a stream. Added in Mastodon 3.3.0.

    https://docs.joinmastodon.org/methods/streaming/
    """

    type: Literal["subscribe", "unsubscribe"] | str
    """The action to take on the stream. Added in Mastodon 3.3.0."""

    stream: (
        Literal[
            "public",
            "public:media",
            "public:local",
            "public:local:media",
            "public:remote",
            "public:remote:media",
            "hashtag",
            "hashtag:local",
            "user",
            "user:notification",
            "list",
            "direct",
        ]
        | str
    )
    """The name of the stream. Added in Mastodon 3.3.0."""

    list: Id | None
    """The id of the list. Needed only when ``stream`` is ``list``. Added in Mastodon 3.3.0."""

    tag: str | None
    """The hashtag, without the leading ``#``. Needed only for the hashtag streams. Added in Mastodon 3.3.0."""
