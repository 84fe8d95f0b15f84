# Derived from mastodon/_async/api/donation_campaigns.py by tools/sync.py. Do not edit.
"""Donation campaigns: what the server asks its users to give for."""

from __future__ import annotations

from mastodon._sync.room import Room, endpoint
from mastodon.entities import DonationCampaign


class DonationCampaigns(Room):
    """What the server asks its users to give for. Not in the official documentation."""

    @endpoint(added="4.6.0")
    def donation_campaign(self) -> DonationCampaign | None:
        """
        Get the campaign that the server shows to its users; None if there is none.

        Added in Mastodon 4.6.0.
        """
        return self._get("/api/v1/donation_campaigns", DonationCampaign) or None
