"""DomainBlock and what belongs to it. https://docs.joinmastodon.org/entities/DomainBlock/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from typing import Literal


class DomainBlock(Entity):
    """
    A domain that the server limits or does not speak to, as everybody may know. Added in Mastodon 4.0.0.

    https://docs.joinmastodon.org/entities/DomainBlock/
    """

    domain: str
    """The domain. Parts of it may be stars. Added in Mastodon 4.0.0."""

    digest: str
    """The SHA-256 hash of the domain, to compare lists without telling names. Added in Mastodon 4.0.0."""

    severity: Literal["silence", "suspend"] | str
    """What happens to its accounts: limited or suspended. Added in Mastodon 4.0.0."""

    comment: str | None
    """Why it is blocked. Null if nothing was written, or if it is not public. Added in Mastodon 4.0.0."""


class DomainBlockPreview(Entity):
    """
    What you would lose by blocking a domain. Added in Mastodon 4.3.0. Not in the official documentation.

    https://docs.joinmastodon.org/entities/DomainBlock/#DomainBlockPreview
    """

    following_count: int
    """How many of the accounts you follow are there. Added in Mastodon 4.3.0."""

    followers_count: int
    """How many of your followers are there. Added in Mastodon 4.3.0."""
