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
    A domain that the server limits or does not speak to. Added in Mastodon 4.0.0.

    https://docs.joinmastodon.org/entities/Admin_DomainBlock/
    """

    id: Id
    """The id of the block. Added in Mastodon 4.0.0."""

    domain: str
    """The domain that is blocked. Added in Mastodon 4.0.0."""

    digest: str
    """The SHA-256 hash of the domain, to compare lists without telling names. Added in Mastodon 4.3.0."""

    created_at: datetime
    """When it was blocked. Added in Mastodon 4.0.0."""

    severity: Literal["silence", "suspend", "noop"] | str
    """
    What happens to its accounts: limited, suspended, or nothing besides the rejections below. Added in Mastodon 4.0.0.
    """

    reject_media: bool
    """Whether media of this domain are not fetched. Added in Mastodon 4.0.0."""

    reject_reports: bool
    """Whether reports from this domain are not taken. Added in Mastodon 4.0.0."""

    private_comment: str | None
    """Why it is blocked, for moderators. Null if nothing was written. Added in Mastodon 4.0.0."""

    public_comment: str | None
    """Why it is blocked, for everybody. Null if nothing was written. Added in Mastodon 4.0.0."""

    obfuscate: bool
    """Whether parts of the name are hidden in the public list. Added in Mastodon 4.0.0."""
