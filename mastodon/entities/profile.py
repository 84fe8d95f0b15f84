"""The entity Profile. https://docs.joinmastodon.org/entities/Profile/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from mastodon.entities.account import Field
    from mastodon.entities.base import Id
    from mastodon.entities.featured_tag import FeaturedTag


class Profile(Entity):
    """
    Your own profile, ready to be edited. Added in Mastodon 4.6.0.

    https://docs.joinmastodon.org/entities/Profile/
    """

    id: Id
    """The id of the account. Added in Mastodon 4.6.0."""

    display_name: str
    """The name to be shown by. It may be empty. Added in Mastodon 4.6.0."""

    note: str
    """What you say of yourself, as plain text. Added in Mastodon 4.6.0."""

    fields: list[Field]
    """The rows of the table, as plain text. Added in Mastodon 4.6.0."""

    avatar: str | None
    """The address of the picture, which may move. Null if you have none. Added in Mastodon 4.6.0."""

    avatar_static: str | None
    """The address of the picture without movement. Null if you have none. Added in Mastodon 4.6.0."""

    avatar_description: str
    """What can be seen in the picture, for those who cannot see it. It may be empty. Added in Mastodon 4.6.0."""

    header: str | None
    """The address of the banner, which may move. Null if you have none. Added in Mastodon 4.6.0."""

    header_static: str | None
    """The address of the banner without movement. Null if you have none. Added in Mastodon 4.6.0."""

    header_description: str
    """What can be seen in the banner, for those who cannot see it. It may be empty. Added in Mastodon 4.6.0."""

    locked: bool
    """Whether you decide about each request to follow. Added in Mastodon 4.6.0."""

    bot: bool
    """Whether the account says that it acts by a program. Added in Mastodon 4.6.0."""

    hide_collections: bool | None
    """Whether you hide whom you follow and who follows you. Null if you did not say. Added in Mastodon 4.6.0."""

    discoverable: bool | None
    """Whether you agreed to be recommended. Null if you did not say. Added in Mastodon 4.6.0."""

    indexable: bool
    """Whether you agreed that all can search your public statuses. Added in Mastodon 4.6.0."""

    show_media: bool
    """Whether the profile has a tab with media. Added in Mastodon 4.6.0."""

    show_media_replies: bool
    """Whether the tab with media shows those of replies, too. Added in Mastodon 4.6.0."""

    show_featured: bool
    """Whether the profile has a tab with what you feature. Added in Mastodon 4.6.0."""

    attribution_domains: list[str]
    """The domains of web sites that may name you as author in link previews. Added in Mastodon 4.6.0."""

    featured_tags: list[FeaturedTag] | None
    """The hashtags on the profile. Added in Mastodon 4.6.0. Not in the official documentation."""

    formatted_note: str | None
    """What you say of yourself, as HTML. Not in the official documentation."""

    formatted_fields: list[Field] | None
    """The rows of the table, as HTML. Not in the official documentation."""
