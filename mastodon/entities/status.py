"""Status and what belongs to it. https://docs.joinmastodon.org/entities/Status/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity, otherwise

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Literal

    from mastodon.entities.account import Account
    from mastodon.entities.base import Id
    from mastodon.entities.collection import Collection
    from mastodon.entities.custom_emoji import CustomEmoji
    from mastodon.entities.filter_result import FilterResult
    from mastodon.entities.media_attachment import MediaAttachment
    from mastodon.entities.poll import Poll
    from mastodon.entities.preview_card import PreviewCard
    from mastodon.entities.quote import Quote, ShallowQuote
    from mastodon.entities.quote_approval import QuoteApproval


def _text(status: Status) -> str:
    """Make the plain text of a status."""
    from mastodon.content.plain import text_of

    return text_of(status)


class Status(Entity):
    """
    A post, or a boost of another post. Added in Mastodon 0.1.0.

    https://docs.joinmastodon.org/entities/Status/
    """

    id: Id
    """The id of the status on this server. The same status has other ids elsewhere. Added in Mastodon 0.1.0."""

    uri: str
    """The ActivityPub id of the status, which is the same on all servers. Added in Mastodon 0.1.0."""

    created_at: datetime
    """When the status was posted. Added in Mastodon 0.1.0."""

    account: Account
    """The account that wrote the status, or that boosted it if this is a boost. Added in Mastodon 0.1.0."""

    content: str
    """The body of the status, as HTML. It may be empty, for example with media only. Added in Mastodon 0.1.0."""

    visibility: Literal["public", "unlisted", "private", "direct"] | str
    """
    Who can see the status. ``private`` means followers and ``direct`` means those mentioned. Added in Mastodon 0.9.9.
    """

    sensitive: bool
    """
    Whether the media, or the whole status if it has a content warning, should be hidden at first. Added in Mastodon
    0.9.9.
    """

    spoiler_text: str
    """The content warning to show before the body. Empty if there is none. Added in Mastodon 1.0.0."""

    media_attachments: list[MediaAttachment]
    """The images, videos and sounds attached to the status. Added in Mastodon 0.6.0."""

    application: StatusApplication | None
    """
    The application used to post. Null or absent if unknown or kept private by the author. Added in Mastodon 0.9.9.
    """

    mentions: list[StatusMention]
    """The accounts mentioned in the status. Added in Mastodon 0.6.0."""

    tags: list[StatusTag]
    """The hashtags used in the status. Added in Mastodon 0.6.0."""

    emojis: list[CustomEmoji]
    """The custom emojis to substitute for shortcodes in the status. Added in Mastodon 2.0.0."""

    reblogs_count: int
    """How many boosts the status has, as far as this server knows. Added in Mastodon 0.1.0."""

    favourites_count: int
    """How many favourites the status has, as far as this server knows. Added in Mastodon 0.1.0."""

    quotes_count: int
    """How many accepted quotes the status has, as far as this server knows. Added in Mastodon 4.5.0."""

    replies_count: int
    """How many replies the status has, as far as this server knows. Added in Mastodon 2.5.0."""

    url: str | None
    """The web page of the status, on the author's server. Null if there is none. Added in Mastodon 0.1.0."""

    in_reply_to_id: Id | None
    """The id of the status this one replies to, or null if it is not a reply. Added in Mastodon 0.1.0."""

    in_reply_to_account_id: Id | None
    """The id of the account this status replies to, or null if it is not a reply. Added in Mastodon 0.1.0."""

    reblog: Status | None
    """
    The boosted status, or null if this is not a boost. Show this one in place of the outer status. Added in Mastodon
    0.1.0.
    """

    poll: Poll | None
    """The poll attached to the status, or null if there is none. Added in Mastodon 2.8.0."""

    card: PreviewCard | None
    """The preview of a link in the status, or null. It may appear some time after posting. Added in Mastodon 2.6.0."""

    language: str | None
    """The ISO 639 code of the status language, or null if unknown. Added in Mastodon 1.4.0."""

    text: str = otherwise(_text)
    """
    The plain text: line breaks for paragraphs, links written out. It is made of ``content``, except in the answer to
    deleting the status, which brings the source as it was typed. Added in Mastodon 2.9.0.
    """

    edited_at: datetime | None
    """When the status was last edited, or null if it never was. Added in Mastodon 3.5.0."""

    quote: Quote | ShallowQuote | None
    """
    The quote made by this status, or null if it quotes nothing. Check its ``state`` first. Added in Mastodon 4.4.0.
    """

    quote_approval: QuoteApproval
    """Who may quote the status, and whether you may. Added in Mastodon 4.5.0."""

    favourited: bool | None
    """Whether you have favourited the status. Absent when not logged in. Added in Mastodon 0.1.0."""

    reblogged: bool | None
    """Whether you have boosted the status. Absent when not logged in. Added in Mastodon 0.1.0."""

    muted: bool | None
    """
    Whether you have muted notifications from this conversation. Absent when not logged in. Added in Mastodon 1.4.0.
    """

    bookmarked: bool | None
    """Whether you have bookmarked the status. Absent when not logged in. Added in Mastodon 3.1.0."""

    pinned: bool | None
    """
    Whether you have pinned the status to your profile. Sent only for your own pinnable statuses. Added in Mastodon
    1.6.0.
    """

    filtered: list[FilterResult] | None
    """Your filters that match the status, empty if none do. Absent when not logged in. Added in Mastodon 4.0.0."""

    tagged_collections: list[Collection]
    """The collections that the status links to. Added in Mastodon 4.6.0."""

    def _repr_html_(self) -> str:
        """Show the status in a notebook."""
        from mastodon.content.cards import status_card

        return status_card(self)


class StatusMention(Entity):
    """
    An account mentioned in a status. Added in Mastodon 0.6.0.

    https://docs.joinmastodon.org/entities/Status/#StatusMention
    """

    id: Id
    """The id of the mentioned account. Added in Mastodon 0.6.0."""

    username: str
    """The user name of the account, without its domain. Added in Mastodon 0.6.0."""

    url: str
    """The profile page of the account. Added in Mastodon 0.6.0."""

    acct: str
    """The address of the account: ``user`` if local to this server, else ``user@domain``. Added in Mastodon 0.6.0."""


class StatusTag(Entity):
    """
    A hashtag used in a status. Added in Mastodon 0.9.0.

    https://docs.joinmastodon.org/entities/Status/#StatusTag
    """

    name: str
    """The hashtag, without the leading ``#``. Added in Mastodon 0.9.0."""

    url: str
    """The web page of the hashtag on this server. Added in Mastodon 0.9.0."""


class StatusApplication(Entity):
    """
    The application a status was posted with. Added in Mastodon 0.9.9.

    https://docs.joinmastodon.org/entities/Status/#StatusApplication
    """

    name: str
    """The name of the application. Added in Mastodon 0.9.9."""

    website: str | None
    """The home page of the application. Null or absent if it gave none. Added in Mastodon 0.9.9."""
