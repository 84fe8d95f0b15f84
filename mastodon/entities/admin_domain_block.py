"""The entity AdminDomainBlock. https://docs.joinmastodon.org/entities/Admin_DomainBlock/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Literal

    from mastodon.entities.base import Id


class AdminDomainBlock(Entity):
    """
    Text. Added in Mastodon 4.0.0.

    https://docs.joinmastodon.org/entities/Admin_DomainBlock/
    """

    id: Id
    """Text. Added in Mastodon 4.0.0."""

    domain: str
    """Text. Added in Mastodon 4.0.0."""

    digest: str
    """Text. Added in Mastodon 4.3.0."""

    created_at: datetime
    """Text. Added in Mastodon 4.0.0."""

    severity: Literal["silence", "suspend", "noop"] | str
    """Text. Added in Mastodon 4.0.0."""

    reject_media: bool
    """Text. Added in Mastodon 4.0.0."""

    reject_reports: bool
    """Text. Added in Mastodon 4.0.0."""

    private_comment: str | None
    """Text. Added in Mastodon 4.0.0."""

    public_comment: str | None
    """Text. Added in Mastodon 4.0.0."""

    obfuscate: bool
    """Text. Added in Mastodon 4.0.0."""
