"""WebPushSubscription and what belongs to it. https://docs.joinmastodon.org/entities/WebPushSubscription/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity, wire

if TYPE_CHECKING:
    from typing import Literal

    from mastodon.entities.base import Id


class WebPushSubscription(Entity):
    """
    A subscription to push messages. Each access token has at most one. Added in Mastodon 2.4.0.

    https://docs.joinmastodon.org/entities/WebPushSubscription/
    """

    id: Id
    """The id of the subscription. Mastodon sends a number. Added in Mastodon 2.4.0."""

    endpoint: str
    """The address that push messages are sent to. Added in Mastodon 2.4.0."""

    standard: bool
    """Whether messages follow the final Web Push standards rather than an older draft. Added in Mastodon 4.4.0."""

    server_key: str
    """The server's public VAPID key, in URL-safe base64. Added in Mastodon 2.4.0."""

    alerts: WebPushAlerts
    """The kinds of notification that are pushed. Added in Mastodon 2.4.0."""

    policy: Literal["all", "followed", "follower", "none"] | str | None
    """
    Whose notifications are pushed. ``followed`` means accounts you follow, ``follower`` your followers. Added in
    Mastodon 3.4.0. Not in the official documentation.
    """


class WebPushAlerts(Entity):
    """
    The kinds of notification a push subscription delivers. Null counts as off. Added in Mastodon 2.4.0.

    https://docs.joinmastodon.org/entities/WebPushSubscription/#WebPushAlerts
    """

    mention: bool | None
    """Whether to push when someone mentions you. Added in Mastodon 2.4.0."""

    status: bool | None
    """Whether to push when an account you asked to be notified about posts. Added in Mastodon 3.3.0."""

    reblog: bool | None
    """Whether to push when someone boosts your status. Added in Mastodon 2.4.0."""

    follow: bool | None
    """Whether to push when someone follows you. Added in Mastodon 2.4.0."""

    follow_request: bool | None
    """Whether to push when someone asks to follow you. Added in Mastodon 3.1.0."""

    favourite: bool | None
    """Whether to push when someone favourites your status. Added in Mastodon 2.4.0."""

    poll: bool | None
    """Whether to push when a poll you made or voted in ends. Added in Mastodon 2.8.0."""

    update: bool | None  # type: ignore[assignment]  # the field hides dict.update, as in Mastodon.py
    """Whether to push when a status you boosted is edited. Added in Mastodon 3.5.0."""

    admin_sign_up: bool | None = wire("admin.sign_up")
    """Whether to push when someone registers on the server. For staff only. Added in Mastodon 3.5.0."""

    admin_report: bool | None = wire("admin.report")
    """Whether to push when a report is filed. For staff only. Added in Mastodon 4.0.0."""

    quote: bool | None
    """Whether to push when someone quotes your status. Added in Mastodon 4.5.0."""

    quoted_update: bool | None
    """Whether to push when a status you quoted is edited. Added in Mastodon 4.5.0."""


class WebPushPayload(Entity):
    """
    The body of a push message, once decrypted. Added in Mastodon 2.4.0. Not in the official documentation.

    https://docs.joinmastodon.org/entities/WebPushSubscription/#WebPushPayload
    """

    access_token: str
    """
    The access token of the subscription, which tells whose notification it is. Keep it private. Added in Mastodon
    2.4.0.
    """

    preferred_locale: str
    """The code of the language the texts are in, such as ``en``. Added in Mastodon 2.4.0."""

    notification_id: int
    """The id of the notification. A number here, unlike other ids. Added in Mastodon 2.4.0."""

    notification_type: (
        Literal[
            "mention",
            "status",
            "reblog",
            "follow",
            "follow_request",
            "favourite",
            "poll",
            "update",
            "admin.sign_up",
            "admin.report",
            "severed_relationships",
            "moderation_warning",
            "quote",
            "quoted_update",
            "added_to_collection",
            "collection_update",
        ]
        | str
    )
    """The kind of notification. Added in Mastodon 2.4.0."""

    icon: str
    """The avatar of the account that caused the notification. Added in Mastodon 2.4.0."""

    title: str
    """The title to show, in the user's language. Added in Mastodon 2.4.0."""

    body: str
    """The text to show, as plain text. Long texts are cut short. Added in Mastodon 2.4.0."""
