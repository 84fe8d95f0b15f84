"""NodeInfo and what belongs to it. https://docs.joinmastodon.org/methods/instance/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from typing import Any


class NodeInfo(Entity):
    """
    Text. Added in Mastodon 3.0.0. Not in the official documentation.

    https://docs.joinmastodon.org/methods/instance/
    """

    version: str
    """Text. Added in Mastodon 3.0.0."""

    software: NodeInfoSoftware
    """Text. Added in Mastodon 3.0.0."""

    protocols: list[str]
    """Text. Added in Mastodon 3.0.0."""

    services: NodeInfoServices
    """Text. Added in Mastodon 3.0.0."""

    usage: NodeInfoUsage
    """Text. Added in Mastodon 3.0.0."""

    openRegistrations: bool
    """Text. Added in Mastodon 3.0.0."""

    metadata: dict[str, Any]
    """Text. Added in Mastodon 3.0.0."""


class NodeInfoIndex(Entity):
    """
    Text. Added in Mastodon 3.0.0.

    https://docs.joinmastodon.org/methods/instance/
    """

    links: list[NodeInfoLink]
    """Text. Added in Mastodon 3.0.0."""


class NodeInfoLink(Entity):
    """
    Text. Added in Mastodon 3.0.0.

    https://docs.joinmastodon.org/methods/instance/
    """

    rel: str
    """Text. Added in Mastodon 3.0.0."""

    href: str
    """Text. Added in Mastodon 3.0.0."""


class NodeInfoServices(Entity):
    """
    Text. Added in Mastodon 3.0.0. Not in the official documentation.

    https://docs.joinmastodon.org/methods/instance/
    """

    outbound: list[str]
    """Text. Added in Mastodon 3.0.0."""

    inbound: list[str]
    """Text. Added in Mastodon 3.0.0."""


class NodeInfoSoftware(Entity):
    """
    Text. Added in Mastodon 3.0.0. Not in the official documentation.

    https://docs.joinmastodon.org/methods/instance/
    """

    name: str
    """Text. Added in Mastodon 3.0.0."""

    version: str
    """Text. Added in Mastodon 3.0.0."""


class NodeInfoUsage(Entity):
    """
    Text. Added in Mastodon 3.0.0. Not in the official documentation.

    https://docs.joinmastodon.org/methods/instance/
    """

    users: NodeInfoUsageUsers
    """Text. Added in Mastodon 3.0.0."""

    localPosts: int
    """Text. Added in Mastodon 3.0.0."""


class NodeInfoUsageUsers(Entity):
    """
    Text. Added in Mastodon 3.0.0. Not in the official documentation.

    https://docs.joinmastodon.org/methods/instance/
    """

    total: int
    """Text. Added in Mastodon 3.0.0."""

    activeMonth: int
    """Text. Added in Mastodon 3.0.0."""

    activeHalfyear: int
    """Text. Added in Mastodon 3.0.0."""
