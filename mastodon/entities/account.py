"""Account and what belongs to it. https://docs.joinmastodon.org/entities/Account/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Literal

    from mastodon.entities.base import Id
    from mastodon.entities.collection import FeatureApproval
    from mastodon.entities.custom_emoji import CustomEmoji
    from mastodon.entities.role import Role


class Account(Entity):
    """
    A user of this or another server, as others see it. Added in Mastodon 0.1.0.

    https://docs.joinmastodon.org/entities/Account/
    """

    id: Id
    """The id of the account on this server. The same account has other ids elsewhere. Added in Mastodon 0.1.0."""

    username: str
    """The name of the user, without the server. Added in Mastodon 0.1.0."""

    acct: str
    """The address of the account: ``user`` if it is of this server, else ``user@domain``. Added in Mastodon 0.1.0."""

    url: str | None
    """The web page of the profile. Null where the other server tells none. Added in Mastodon 0.1.0."""

    uri: str
    """The ActivityPub id of the account, which is the same on all servers. Added in Mastodon 4.2.0."""

    display_name: str
    """The name that the user chose to be shown by. It may be empty. Added in Mastodon 0.1.0."""

    note: str
    """What the user says of themselves, as HTML. Added in Mastodon 0.1.0."""

    avatar: str
    """The address of the picture, which may move. Added in Mastodon 0.1.0."""

    avatar_static: str
    """
    The address of the picture without movement; the same as ``avatar`` if that does not move. Added in Mastodon 1.1.2.
    """

    avatar_description: str
    """What can be seen in the picture, for those who cannot see it. It may be empty. Added in Mastodon 4.6.0."""

    header: str
    """The address of the banner above the profile, which may move. Added in Mastodon 0.1.0."""

    header_static: str
    """
    The address of the banner without movement; the same as ``header`` if that does not move. Added in Mastodon 1.1.2.
    """

    header_description: str
    """What can be seen in the banner, for those who cannot see it. It may be empty. Added in Mastodon 4.6.0."""

    locked: bool
    """Whether the user decides about each request to follow. Added in Mastodon 0.1.0."""

    fields: list[Field]
    """The rows of the table in the profile. Added in Mastodon 2.4.0."""

    emojis: list[CustomEmoji]
    """The custom emojis to substitute for shortcodes in the profile. Added in Mastodon 2.4.0."""

    bot: bool
    """
    Whether the account says that it acts by a program, and may not be watched by a person. Added in Mastodon 2.4.0.
    """

    group: bool
    """Whether the account stands for a group. Added in Mastodon 3.1.0."""

    discoverable: bool | None
    """
    Whether the user agreed to be recommended in the directory and elsewhere. Null if they did not say. Added in
    Mastodon 3.1.0.
    """

    indexable: bool
    """Whether the user agreed that all can search their public statuses. Added in Mastodon 4.3.0."""

    noindex: bool | None
    """
    Whether the user asked search engines to stay away. Sent for accounts of this server only. Added in Mastodon 4.0.0.
    """

    moved: Account | None
    """The account that the user moved to; absent if they did not move. Added in Mastodon 2.1.0."""

    memorial: bool | None
    """Whether the user has died and the account is kept in their memory. Absent if not. Added in Mastodon 4.2.0."""

    suspended: bool | None
    """
    Whether the moderators suspended the account; the profile is blank then. Absent if not. Added in Mastodon 3.3.0.
    """

    limited: bool | None
    """
    Whether the moderators limited the account, so that a warning should hide the profile. Absent if not. Added in
    Mastodon 3.5.3.
    """

    created_at: datetime
    """When the account was made. Servers tell the day, as midnight, since Mastodon 3.4.0. Added in Mastodon 0.1.0."""

    last_status_at: datetime | None
    """On which day the account last posted. Null if it never did. Added in Mastodon 3.0.0."""

    statuses_count: int
    """How many statuses the account has posted, as far as this server knows. Added in Mastodon 0.1.0."""

    followers_count: int
    """How many follow the account, as far as the server tells. Added in Mastodon 0.1.0."""

    following_count: int
    """How many the account follows, as far as the server tells. Added in Mastodon 0.1.0."""

    hide_collections: bool | None
    """Whether the user hides whom they follow and who follows them. Null if not known. Added in Mastodon 4.3.0."""

    show_media: bool
    """Whether the profile has a tab with media. Added in Mastodon 4.6.0."""

    show_media_replies: bool
    """Whether the tab with media shows those of replies, too. Added in Mastodon 4.6.0."""

    show_featured: bool
    """Whether the profile has a tab with what the user features. Added in Mastodon 4.6.0."""

    roles: list[AccountRole] | None
    """The roles that are shown as badges. Sent for accounts of this server only. Added in Mastodon 4.1.0."""

    feature_approval: FeatureApproval
    """Who may put the account into a collection, and whether you may. Added in Mastodon 4.6.0."""

    invalid_handle: bool | None
    """
    Whether the address of the account could not be confirmed by its server. Added in Mastodon 4.7.0. Not in the
    official documentation.
    """

    email_subscriptions: bool | None
    """
    Whether the account offers its statuses by e-mail. Sent where the server can do so. Added in Mastodon 4.7.0. Not in
    the official documentation.
    """

    def _repr_html_(self) -> str:
        """Show the account in a notebook."""
        from mastodon.content.cards import account_card

        return account_card(self)


class CredentialAccount(Account):
    """
    Your own account, with what only you may know. Added in Mastodon 1.5.0.

    https://docs.joinmastodon.org/entities/Account/#CredentialAccount
    """

    source: CredentialAccountSource
    """The profile as you typed it, and the defaults for new statuses. Added in Mastodon 1.5.0."""

    role: Role
    """Your role on the server, with its permissions. Added in Mastodon 4.0.0."""

    state: CredentialAccountState | None
    """How far the account has come from signing up to being usable. Not in the official documentation."""


class CredentialAccountSource(Entity):
    """
    The profile as its user typed it, and the defaults for new statuses. Added in Mastodon 1.5.0.

    https://docs.joinmastodon.org/entities/Account/#CredentialAccountSource
    """

    attribution_domains: list[str]
    """The domains of web sites that may name the account as author in link previews. Added in Mastodon 4.4.0."""

    note: str
    """What the user says of themselves, as plain text. Added in Mastodon 1.5.0."""

    fields: list[Field]
    """The rows of the table in the profile, as plain text. Added in Mastodon 2.4.0."""

    privacy: Literal["public", "unlisted", "private", "direct"] | str
    """Who sees new statuses, where nothing else is said. Added in Mastodon 1.5.0."""

    sensitive: bool
    """Whether the media of new statuses are hidden at first, where nothing else is said. Added in Mastodon 1.5.0."""

    language: str | None
    """
    The ISO 639 code of the language of new statuses. Null or empty if the user chose none. Added in Mastodon 2.4.2.
    """

    follow_requests_count: int
    """How many ask to follow and wait for an answer. Added in Mastodon 3.0.0."""

    hide_collections: bool | None
    """
    Whether the user hides whom they follow and who follows them. Null if they did not say. Added in Mastodon 4.1.0.
    """

    discoverable: bool | None
    """Whether the user agreed to be recommended. Null if they did not say. Added in Mastodon 3.1.0."""

    indexable: bool
    """Whether the user agreed that all can search their public statuses. Added in Mastodon 4.3.0."""

    quote_policy: Literal["public", "followers", "nobody"] | str
    """Who may quote new statuses, where nothing else is said. Added in Mastodon 4.5.0."""


class CredentialAccountState(Entity):
    """
    How far an account has come from signing up to being usable. Not in the official documentation.

    https://docs.joinmastodon.org/entities/Account/#CredentialAccountState
    """

    functional: bool
    """Whether the account can be used. Not in the official documentation."""

    confirmed: bool
    """Whether the user has confirmed the e-mail address. Not in the official documentation."""

    approved: bool
    """Whether the moderators have let the user in. Not in the official documentation."""

    error_code: str | None
    """What is missing, as a word for programs. Null if nothing is. Not in the official documentation."""

    error: str | None
    """What is missing, in words for people. Null if nothing is. Not in the official documentation."""


class MutedAccount(Account):
    """
    An account that you muted, and for how long. Added in Mastodon 3.3.0.

    https://docs.joinmastodon.org/entities/Account/#MutedAccount
    """

    mute_expires_at: datetime | None
    """When the mute ends. Null if it does not end by itself. Added in Mastodon 3.3.0."""


class Field(Entity):
    """
    A row of the table in a profile. Added in Mastodon 2.4.0.

    https://docs.joinmastodon.org/entities/Account/#Field
    """

    name: str
    """The title of the row. Added in Mastodon 2.4.0."""

    value: str
    """
    The content of the row: HTML in an account, plain text in ``source`` and in a profile to edit. Added in Mastodon
    2.4.0.
    """

    verified_at: datetime | None
    """When the server last found that the linked page links back. Null if it did not. Added in Mastodon 2.6.0."""


class AccountRole(Entity):
    """
    A role that is shown as a badge on a profile. Added in Mastodon 4.1.0.

    https://docs.joinmastodon.org/entities/Account/#AccountRole
    """

    id: Id
    """The id of the role. Added in Mastodon 4.1.0."""

    name: str
    """The name on the badge. Added in Mastodon 4.1.0."""

    color: str
    """The colour of the badge in hexadecimal, such as ``#3584e4``. Empty if it has none. Added in Mastodon 4.1.0."""
