"""Instance and what belongs to it. https://docs.joinmastodon.org/entities/Instance/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity, wire

if TYPE_CHECKING:
    from typing import Literal

    from mastodon.entities.account import Account
    from mastodon.entities.base import Count, Timestamp
    from mastodon.entities.rule import Rule


class Instance(Entity):
    """
    Text. Added in Mastodon 4.0.0.

    https://docs.joinmastodon.org/entities/Instance/
    """

    domain: str
    """Text. Added in Mastodon 4.0.0."""

    title: str
    """Text. Added in Mastodon 4.0.0."""

    version: str
    """Text. Added in Mastodon 4.0.0."""

    source_url: str
    """Text. Added in Mastodon 4.0.0."""

    description: str
    """Text. Added in Mastodon 4.0.0."""

    wrapstodon: str | None
    """Text. Added in Mastodon 4.6.0."""

    usage: InstanceUsage
    """Text. Added in Mastodon 4.0.0."""

    thumbnail: InstanceThumbnail
    """Text. Added in Mastodon 4.0.0."""

    icon: list[InstanceIcon]
    """Text. Added in Mastodon 4.3.0."""

    languages: list[str]
    """Text. Added in Mastodon 4.0.0."""

    configuration: InstanceConfiguration
    """Text. Added in Mastodon 4.0.0."""

    registrations: InstanceRegistrations
    """Text. Added in Mastodon 4.0.0."""

    api_versions: dict[str, int]
    """Text. Added in Mastodon 4.3.0."""

    contact: InstanceContact
    """Text. Added in Mastodon 4.0.0."""

    rules: list[Rule]
    """Text. Added in Mastodon 4.0.0."""


class InstanceAccountsConfiguration(Entity):
    """
    Text. Added in Mastodon 4.0.0.

    https://docs.joinmastodon.org/entities/Instance/#InstanceAccountsConfiguration
    """

    max_display_name_length: int
    """Text. Added in Mastodon 4.6.0."""

    max_note_length: int
    """Text. Added in Mastodon 4.6.0."""

    max_avatar_description_length: int
    """Text. Added in Mastodon 4.6.0."""

    max_header_description_length: int
    """Text. Added in Mastodon 4.6.0."""

    max_featured_tags: int
    """Text. Added in Mastodon 4.0.0."""

    max_pinned_statuses: int
    """Text. Added in Mastodon 4.3.0."""

    max_profile_fields: int
    """Text. Added in Mastodon 4.6.0."""

    profile_field_name_limit: int
    """Text. Added in Mastodon 4.6.0."""

    profile_field_value_limit: int
    """Text. Added in Mastodon 4.6.0."""


class InstanceConfiguration(Entity):
    """
    Text. Added in Mastodon 4.0.0.

    https://docs.joinmastodon.org/entities/Instance/#InstanceConfiguration
    """

    urls: InstanceUrls
    """Text. Added in Mastodon 4.0.0."""

    vapid: InstanceVapid
    """Text. Added in Mastodon 4.3.0."""

    accounts: InstanceAccountsConfiguration
    """Text. Added in Mastodon 4.0.0."""

    statuses: InstanceStatusesConfiguration
    """Text. Added in Mastodon 4.0.0."""

    media_attachments: InstanceMediaConfiguration
    """Text. Added in Mastodon 4.0.0."""

    polls: InstancePollsConfiguration
    """Text. Added in Mastodon 4.0.0."""

    translation: InstanceTranslationConfiguration
    """Text. Added in Mastodon 4.0.0."""

    timelines_access: InstanceTimelinesAccess
    """Text. Added in Mastodon 4.5.0."""

    limited_federation: bool
    """Text. Added in Mastodon 4.4.0."""


class InstanceContact(Entity):
    """
    Text. Added in Mastodon 4.0.0.

    https://docs.joinmastodon.org/entities/Instance/#InstanceContact
    """

    email: str
    """Text. Added in Mastodon 4.0.0."""

    account: Account | None
    """Text. Added in Mastodon 4.0.0."""


class InstanceFeedAccess(Entity):
    """
    Text. Added in Mastodon 4.5.0.

    https://docs.joinmastodon.org/entities/Instance/#InstanceFeedAccess
    """

    local: Literal["public", "authenticated", "disabled"] | str
    """Text. Added in Mastodon 4.5.0."""

    remote: Literal["public", "authenticated", "disabled"] | str
    """Text. Added in Mastodon 4.5.0."""


class InstanceIcon(Entity):
    """
    Text. Added in Mastodon 4.3.0.

    https://docs.joinmastodon.org/entities/Instance/#InstanceIcon
    """

    src: str
    """Text. Added in Mastodon 4.3.0."""

    size: str
    """Text. Added in Mastodon 4.3.0."""


class InstanceMediaConfiguration(Entity):
    """
    Text. Added in Mastodon 3.4.2.

    https://docs.joinmastodon.org/entities/Instance/#InstanceMediaConfiguration
    """

    supported_mime_types: list[str]
    """Text. Added in Mastodon 3.4.2."""

    description_limit: int
    """Text. Added in Mastodon 4.4.0."""

    image_size_limit: int
    """Text. Added in Mastodon 3.4.2."""

    image_matrix_limit: int
    """Text. Added in Mastodon 3.4.2."""

    video_size_limit: int
    """Text. Added in Mastodon 3.4.2."""

    video_frame_rate_limit: int
    """Text. Added in Mastodon 3.4.2."""

    video_matrix_limit: int
    """Text. Added in Mastodon 3.4.2."""


class InstancePollsConfiguration(Entity):
    """
    Text. Added in Mastodon 3.4.2.

    https://docs.joinmastodon.org/entities/Instance/#InstancePollsConfiguration
    """

    max_options: int
    """Text. Added in Mastodon 3.4.2."""

    max_characters_per_option: int
    """Text. Added in Mastodon 3.4.2."""

    min_expiration: int
    """Text. Added in Mastodon 3.4.2."""

    max_expiration: int
    """Text. Added in Mastodon 3.4.2."""


class InstanceRegistrations(Entity):
    """
    Text. Added in Mastodon 4.0.0.

    https://docs.joinmastodon.org/entities/Instance/#InstanceRegistrations
    """

    enabled: bool
    """Text. Added in Mastodon 4.0.0."""

    approval_required: bool
    """Text. Added in Mastodon 4.0.0."""

    message: str | None
    """Text. Added in Mastodon 4.0.0."""

    min_age: int | None
    """Text. Added in Mastodon 4.4.0."""

    reason_required: bool | None
    """Text. Added in Mastodon 4.4.0."""

    url: str | None
    """Text. Added in Mastodon 4.2.0."""

    sign_up_url: str | None
    """Text. Added in Mastodon 4.2.0. Not in the official documentation."""


class InstanceStatusesConfiguration(Entity):
    """
    Text. Added in Mastodon 3.4.2.

    https://docs.joinmastodon.org/entities/Instance/#InstanceStatusesConfiguration
    """

    max_characters: int
    """Text. Added in Mastodon 3.4.2."""

    max_media_attachments: int
    """Text. Added in Mastodon 3.4.2."""

    characters_reserved_per_url: int
    """Text. Added in Mastodon 3.4.2."""


class InstanceThumbnail(Entity):
    """
    Text. Added in Mastodon 4.0.0.

    https://docs.joinmastodon.org/entities/Instance/#InstanceThumbnail
    """

    url: str
    """Text. Added in Mastodon 4.0.0."""

    description: str
    """Text. Added in Mastodon 4.6.0."""

    blurhash: str | None
    """Text. Added in Mastodon 4.0.0."""

    versions: InstanceThumbnailVersions | None
    """Text. Added in Mastodon 4.0.0."""


class InstanceThumbnailVersions(Entity):
    """
    Text. Added in Mastodon 4.0.0.

    https://docs.joinmastodon.org/entities/Instance/#InstanceThumbnailVersions
    """

    at1x: str | None = wire("@1x")
    """Text. Added in Mastodon 4.0.0."""

    at2x: str | None = wire("@2x")
    """Text. Added in Mastodon 4.0.0."""


class InstanceTimelinesAccess(Entity):
    """
    Text. Added in Mastodon 4.5.0.

    https://docs.joinmastodon.org/entities/Instance/#InstanceTimelinesAccess
    """

    live_feeds: InstanceFeedAccess
    """Text. Added in Mastodon 4.5.0."""

    hashtag_feeds: InstanceFeedAccess
    """Text. Added in Mastodon 4.5.0."""

    trending_link_feeds: InstanceFeedAccess
    """Text. Added in Mastodon 4.5.0."""


class InstanceTranslationConfiguration(Entity):
    """
    Text. Added in Mastodon 4.0.0.

    https://docs.joinmastodon.org/entities/Instance/#InstanceTranslationConfiguration
    """

    enabled: bool
    """Text. Added in Mastodon 4.0.0."""


class InstanceUrls(Entity):
    """
    Text. Added in Mastodon 4.0.0.

    https://docs.joinmastodon.org/entities/Instance/#InstanceUrls
    """

    streaming: str
    """Text. Added in Mastodon 4.0.0."""

    status: str | None
    """Text. Added in Mastodon 4.1.0."""

    about: str
    """Text. Added in Mastodon 4.4.0."""

    privacy_policy: str | None
    """Text. Added in Mastodon 4.4.0."""

    terms_of_service: str | None
    """Text. Added in Mastodon 4.4.0."""


class InstanceUsage(Entity):
    """
    Text. Added in Mastodon 4.0.0.

    https://docs.joinmastodon.org/entities/Instance/#InstanceUsage
    """

    users: InstanceUsageUsers
    """Text. Added in Mastodon 4.0.0."""


class InstanceUsageUsers(Entity):
    """
    Text. Added in Mastodon 4.0.0.

    https://docs.joinmastodon.org/entities/Instance/#InstanceUsageUsers
    """

    active_month: int
    """Text. Added in Mastodon 4.0.0."""


class InstanceVapid(Entity):
    """
    Text. Added in Mastodon 4.3.0.

    https://docs.joinmastodon.org/entities/Instance/#InstanceVapid
    """

    public_key: str
    """Text. Added in Mastodon 4.3.0."""


class InstanceActivity(Entity):
    """
    Text. Added in Mastodon 2.1.2.

    https://docs.joinmastodon.org/entities/Instance/#InstanceActivity
    """

    week: Timestamp
    """Text. Added in Mastodon 2.1.2."""

    statuses: Count
    """Text. Added in Mastodon 2.1.2."""

    logins: Count
    """Text. Added in Mastodon 2.1.2."""

    registrations: Count
    """Text. Added in Mastodon 2.1.2."""


class Language(Entity):
    """
    Text. Added in Mastodon 4.2.0. Not in the official documentation.

    https://docs.joinmastodon.org/entities/Instance/#Language
    """

    code: str
    """Text. Added in Mastodon 4.2.0."""

    name: str
    """Text. Added in Mastodon 4.2.0."""
