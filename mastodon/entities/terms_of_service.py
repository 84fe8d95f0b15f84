"""The entity TermsOfService. https://docs.joinmastodon.org/entities/TermsOfService/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from datetime import datetime


class TermsOfService(Entity):
    """
    One version of the server's terms of service. Added in Mastodon 4.4.0.

    https://docs.joinmastodon.org/entities/TermsOfService/
    """

    effective_date: datetime
    """The date from which these terms apply. Added in Mastodon 4.4.0."""

    effective: bool
    """Whether these terms apply already. Added in Mastodon 4.4.0."""

    content: str
    """The text of the terms, as HTML. Added in Mastodon 4.4.0."""

    succeeded_by: datetime | None
    """The date from which the next version applies, or null if there is none. Added in Mastodon 4.4.0."""
