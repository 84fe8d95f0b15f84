"""The entity DonationCampaign. https://docs.joinmastodon.org/methods/instance/"""

from __future__ import annotations

from mastodon.entities.base import Entity


class DonationCampaign(Entity):
    """
    A request for donations, as the server passes it on. Its other fields depend on the campaign. Added in Mastodon
    4.6.0. Not in the official documentation.

    https://docs.joinmastodon.org/methods/instance/
    """

    id: str
    """The id of the campaign. Added in Mastodon 4.6.0."""

    locale: str | None
    """The language it is written in. Added in Mastodon 4.6.0."""
