"""Donation campaigns: what the server asks its users to give for."""

from __future__ import annotations

from mastodon._async.room import Room, endpoint
from mastodon.entities import DonationCampaign


class DonationCampaigns(Room):
    """What the server asks its users to give for. Not in the official documentation."""

    @endpoint(added="4.6.0")
    async def donation_campaign(self) -> DonationCampaign | None:
        """
        Get the campaign that the server shows to its users; None if there is none.

        Added in Mastodon 4.6.0.
        """
        return await self._get("/api/v1/donation_campaigns", DonationCampaign) or None
