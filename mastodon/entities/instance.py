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
    What a server says of itself. Added in Mastodon 4.0.0.

    https://docs.joinmastodon.org/entities/Instance/
    """

    domain: str
    """The domain that stands in the addresses of its accounts. Added in Mastodon 4.0.0."""

    title: str
    """The name of the server. Added in Mastodon 4.0.0."""

    version: str
    """
    The version of its software. Other software names a version of Mastodon, too, and its own behind it. Added in
    Mastodon 4.0.0.
    """

    source_url: str
    """Where the source code of its software is. Added in Mastodon 4.0.0."""

    description: str
    """What the server says of itself in short, as plain text. Added in Mastodon 4.0.0."""

    wrapstodon: str | None
    """The year of the annual report that users can have now. Null if there is none. Added in Mastodon 4.6.0."""

    usage: InstanceUsage
    """How much the server is used. Added in Mastodon 4.0.0."""

    thumbnail: InstanceThumbnail
    """The image that stands for the server. Added in Mastodon 4.0.0."""

    icon: list[InstanceIcon]
    """The icon of the server in several sizes. Added in Mastodon 4.3.0."""

    languages: list[str]
    """The ISO 639 codes of the main languages of the server. Added in Mastodon 4.0.0."""

    configuration: InstanceConfiguration
    """The limits and addresses of the server. Added in Mastodon 4.0.0."""

    registrations: InstanceRegistrations
    """Whether and how one can sign up. Added in Mastodon 4.0.0."""

    api_versions: dict[str, int]
    """The versions of the API the server has; ``mastodon`` is the official one. Added in Mastodon 4.3.0."""

    contact: InstanceContact
    """Whom to write to. Added in Mastodon 4.0.0."""

    rules: list[Rule]
    """The rules of the server. Added in Mastodon 4.0.0."""


class InstanceAccountsConfiguration(Entity):
    """
    The limits of accounts. Added in Mastodon 4.0.0.

    https://docs.joinmastodon.org/entities/Instance/#InstanceAccountsConfiguration
    """

    max_display_name_length: int
    """How many characters a display name can have. Added in Mastodon 4.6.0."""

    max_note_length: int
    """How many characters the note of a profile can have. Added in Mastodon 4.6.0."""

    max_avatar_description_length: int
    """How many characters the description of an avatar can have. Added in Mastodon 4.6.0."""

    max_header_description_length: int
    """How many characters the description of a banner can have. Added in Mastodon 4.6.0."""

    max_featured_tags: int
    """How many hashtags a profile can feature. Added in Mastodon 4.0.0."""

    max_pinned_statuses: int
    """How many statuses a profile can pin. Added in Mastodon 4.3.0."""

    max_profile_fields: int
    """How many rows the table of a profile can have. Added in Mastodon 4.6.0."""

    profile_field_name_limit: int
    """How many characters the title of a row can have. Added in Mastodon 4.6.0."""

    profile_field_value_limit: int
    """How many characters the content of a row can have. Added in Mastodon 4.6.0."""


class InstanceConfiguration(Entity):
    """
    The limits and addresses of a server. Added in Mastodon 4.0.0.

    https://docs.joinmastodon.org/entities/Instance/#InstanceConfiguration
    """

    urls: InstanceUrls
    """Where to find what. Added in Mastodon 4.0.0."""

    vapid: InstanceVapid
    """The key for push messages. Added in Mastodon 4.3.0."""

    accounts: InstanceAccountsConfiguration
    """The limits of accounts. Added in Mastodon 4.0.0."""

    statuses: InstanceStatusesConfiguration
    """The limits of statuses. Added in Mastodon 4.0.0."""

    media_attachments: InstanceMediaConfiguration
    """The limits of media. Added in Mastodon 4.0.0."""

    polls: InstancePollsConfiguration
    """The limits of polls. Added in Mastodon 4.0.0."""

    translation: InstanceTranslationConfiguration
    """Whether statuses can be translated. Added in Mastodon 4.0.0."""

    timelines_access: InstanceTimelinesAccess
    """Who can read which public timeline. Added in Mastodon 4.5.0."""

    limited_federation: bool
    """Whether the server speaks only to servers it has chosen. Added in Mastodon 4.4.0."""


class InstanceContact(Entity):
    """
    Whom to write to about a server. Added in Mastodon 4.0.0.

    https://docs.joinmastodon.org/entities/Instance/#InstanceContact
    """

    email: str
    """The e-mail address of those who run it. It may be empty. Added in Mastodon 4.0.0."""

    account: Account | None
    """The account of one who runs it. Null if none is named. Added in Mastodon 4.0.0."""


class InstanceFeedAccess(Entity):
    """
    Who can read a public timeline. Added in Mastodon 4.5.0.

    https://docs.joinmastodon.org/entities/Instance/#InstanceFeedAccess
    """

    local: Literal["public", "authenticated", "disabled"] | str
    """Who can read the statuses of this server in it. Added in Mastodon 4.5.0."""

    remote: Literal["public", "authenticated", "disabled"] | str
    """Who can read the statuses of other servers in it. Added in Mastodon 4.5.0."""


class InstanceIcon(Entity):
    """
    The icon of a server in one size. Added in Mastodon 4.3.0.

    https://docs.joinmastodon.org/entities/Instance/#InstanceIcon
    """

    src: str
    """The address of the icon. Added in Mastodon 4.3.0."""

    size: str
    """Width and height in pixels, such as ``36x36``. Added in Mastodon 4.3.0."""


class InstanceMediaConfiguration(Entity):
    """
    The limits of media. Added in Mastodon 3.4.2.

    https://docs.joinmastodon.org/entities/Instance/#InstanceMediaConfiguration
    """

    supported_mime_types: list[str]
    """The types of files that can be uploaded. Added in Mastodon 3.4.2."""

    description_limit: int
    """How many characters a description can have. Added in Mastodon 4.4.0."""

    image_size_limit: int
    """How many bytes an image can have. Added in Mastodon 3.4.2."""

    image_matrix_limit: int
    """How many pixels an image can have. Added in Mastodon 3.4.2."""

    video_size_limit: int
    """How many bytes a video can have. Added in Mastodon 3.4.2."""

    video_frame_rate_limit: int
    """How many frames a second a video can have. Added in Mastodon 3.4.2."""

    video_matrix_limit: int
    """How many pixels a frame of a video can have. Added in Mastodon 3.4.2."""


class InstancePollsConfiguration(Entity):
    """
    The limits of polls. Added in Mastodon 3.4.2.

    https://docs.joinmastodon.org/entities/Instance/#InstancePollsConfiguration
    """

    max_options: int
    """How many options a poll can have. Added in Mastodon 3.4.2."""

    max_characters_per_option: int
    """How many characters an option can have. Added in Mastodon 3.4.2."""

    min_expiration: int
    """How many seconds a poll must last. Added in Mastodon 3.4.2."""

    max_expiration: int
    """How many seconds a poll can last. Added in Mastodon 3.4.2."""


class InstanceRegistrations(Entity):
    """
    Whether and how one can sign up. Added in Mastodon 4.0.0.

    https://docs.joinmastodon.org/entities/Instance/#InstanceRegistrations
    """

    enabled: bool
    """Whether one can sign up. Added in Mastodon 4.0.0."""

    approval_required: bool
    """Whether the moderators decide about each who signs up. Added in Mastodon 4.0.0."""

    message: str | None
    """What is said where one cannot sign up, as HTML. Null if nothing is. Added in Mastodon 4.0.0."""

    min_age: int | None
    """How old one must be, in years. Null if it does not matter. Added in Mastodon 4.4.0."""

    reason_required: bool | None
    """Whether one must say why. Null if nobody decides about it. Added in Mastodon 4.4.0."""

    url: str | None
    """Where to sign up, if not on the server itself. Null otherwise. Added in Mastodon 4.2.0."""

    sign_up_url: str | None
    """Where to sign up. Added in Mastodon 4.2.0. Not in the official documentation."""


class InstanceStatusesConfiguration(Entity):
    """
    The limits of statuses. Added in Mastodon 3.4.2.

    https://docs.joinmastodon.org/entities/Instance/#InstanceStatusesConfiguration
    """

    max_characters: int
    """How many characters a status can have, its content warning included. Added in Mastodon 3.4.2."""

    max_media_attachments: int
    """How many media a status can have. Added in Mastodon 3.4.2."""

    characters_reserved_per_url: int
    """How many characters a link counts, however long it is. Added in Mastodon 3.4.2."""


class InstanceThumbnail(Entity):
    """
    The image that stands for a server. Added in Mastodon 4.0.0.

    https://docs.joinmastodon.org/entities/Instance/#InstanceThumbnail
    """

    url: str
    """The address of the image. Added in Mastodon 4.0.0."""

    description: str
    """What can be seen in the image, for those who cannot see it. Added in Mastodon 4.6.0."""

    blurhash: str | None
    """The image in a few colours, to show while it is loading. Absent if there is none. Added in Mastodon 4.0.0."""

    versions: InstanceThumbnailVersions | None
    """The image in other sizes. Absent if there are none. Added in Mastodon 4.0.0."""


class InstanceThumbnailVersions(Entity):
    """
    The image that stands for a server, in other sizes. Added in Mastodon 4.0.0.

    https://docs.joinmastodon.org/entities/Instance/#InstanceThumbnailVersions
    """

    at1x: str | None = wire("@1x")
    """The address of the image for ordinary screens. Added in Mastodon 4.0.0."""

    at2x: str | None = wire("@2x")
    """The address of the image for screens with twice the pixels. Added in Mastodon 4.0.0."""


class InstanceTimelinesAccess(Entity):
    """
    Who can read which public timeline. Added in Mastodon 4.5.0.

    https://docs.joinmastodon.org/entities/Instance/#InstanceTimelinesAccess
    """

    live_feeds: InstanceFeedAccess
    """Who can read the public timelines. Added in Mastodon 4.5.0."""

    hashtag_feeds: InstanceFeedAccess
    """Who can read the timelines of hashtags. Added in Mastodon 4.5.0."""

    trending_link_feeds: InstanceFeedAccess
    """Who can read the timelines of links that trend. Added in Mastodon 4.5.0."""


class InstanceTranslationConfiguration(Entity):
    """
    Whether a server can translate. Added in Mastodon 4.0.0.

    https://docs.joinmastodon.org/entities/Instance/#InstanceTranslationConfiguration
    """

    enabled: bool
    """Whether statuses can be translated. Added in Mastodon 4.0.0."""


class InstanceUrls(Entity):
    """
    Where to find what on a server. Added in Mastodon 4.0.0.

    https://docs.joinmastodon.org/entities/Instance/#InstanceUrls
    """

    streaming: str
    """The address of the streaming API. Added in Mastodon 4.0.0."""

    status: str | None
    """The page that tells whether the server works. Null if there is none. Added in Mastodon 4.1.0."""

    about: str
    """The page about the server. Added in Mastodon 4.4.0."""

    privacy_policy: str | None
    """The page with the privacy policy. Null if there is none. Added in Mastodon 4.4.0."""

    terms_of_service: str | None
    """The page with the terms of service. Null if there is none. Added in Mastodon 4.4.0."""


class InstanceUsage(Entity):
    """
    How much a server is used. Added in Mastodon 4.0.0.

    https://docs.joinmastodon.org/entities/Instance/#InstanceUsage
    """

    users: InstanceUsageUsers
    """How much its users do. Added in Mastodon 4.0.0."""


class InstanceUsageUsers(Entity):
    """
    How many users a server has. Added in Mastodon 4.0.0.

    https://docs.joinmastodon.org/entities/Instance/#InstanceUsageUsers
    """

    active_month: int
    """How many have logged in during the last four weeks. Added in Mastodon 4.0.0."""


class InstanceVapid(Entity):
    """
    The key of a server for push messages. Added in Mastodon 4.3.0.

    https://docs.joinmastodon.org/entities/Instance/#InstanceVapid
    """

    public_key: str
    """The public key, in base64url. Added in Mastodon 4.3.0."""


class InstanceActivity(Entity):
    """
    What happened on a server in one week. Added in Mastodon 2.1.2.

    https://docs.joinmastodon.org/entities/Instance/#InstanceActivity
    """

    week: Timestamp
    """The beginning of the week. Added in Mastodon 2.1.2."""

    statuses: Count
    """How many statuses its users posted. Added in Mastodon 2.1.2."""

    logins: Count
    """How many of its users logged in. Added in Mastodon 2.1.2."""

    registrations: Count
    """How many users signed up. Added in Mastodon 2.1.2."""


class Language(Entity):
    """
    A language that statuses can have. Added in Mastodon 4.2.0. Not in the official documentation.

    https://docs.joinmastodon.org/entities/Instance/#Language
    """

    code: str
    """The ISO 639 code. Added in Mastodon 4.2.0."""

    name: str
    """The name of the language, in English. Added in Mastodon 4.2.0."""
