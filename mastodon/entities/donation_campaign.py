"""The entity DonationCampaign. https://docs.joinmastodon.org/methods/instance/"""

from __future__ import annotations

from mastodon.entities.base import Entity


class DonationCampaign(Entity):
    """
    Text. Added in Mastodon 4.6.0. Not in the official documentation.

    https://docs.joinmastodon.org/methods/instance/
    """

    id: str
    """Text. Added in Mastodon 4.6.0."""

    locale: str | None
    """Text. Added in Mastodon 4.6.0."""
