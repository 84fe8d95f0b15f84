"""WebFinger and what belongs to it. https://docs.joinmastodon.org/spec/webfinger/"""

from __future__ import annotations

from mastodon.entities.base import Entity


class WebFinger(Entity):
    """
    The answer to a WebFinger query, which finds an account by its address.

    https://docs.joinmastodon.org/spec/webfinger/
    """

    subject: str
    """The account asked about, in the form ``acct:user@domain``."""

    aliases: list[str]
    """Other addresses of the account, such as its profile page."""

    links: list[WebFingerLink]
    """The links to the account's profile and services."""


class WebFingerLink(Entity):
    """
    One link in a WebFinger answer.

    https://docs.joinmastodon.org/spec/webfinger/
    """

    rel: str
    """The relation of the link to the account. ``self`` marks the ActivityPub actor."""

    type: str | None
    """The media type of the link's target."""

    href: str | None
    """The target of the link. Absent when ``template`` is given."""

    template: str | None
    """The address pattern of the link. Replace ``{uri}`` with the thing to act upon."""
