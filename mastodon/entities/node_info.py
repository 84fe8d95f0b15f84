"""NodeInfo and what belongs to it. https://docs.joinmastodon.org/methods/instance/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from typing import Any


class NodeInfo(Entity):
    """
    What a server of any software says of itself, in a form that all of them share. Added in Mastodon 3.0.0. Not in the
    official documentation.

    https://docs.joinmastodon.org/methods/instance/
    """

    version: str
    """The version of this form, such as ``2.0``. Added in Mastodon 3.0.0."""

    software: NodeInfoSoftware
    """The software of the server. Added in Mastodon 3.0.0."""

    protocols: list[str]
    """The protocols it speaks, such as ``activitypub``. Added in Mastodon 3.0.0."""

    services: NodeInfoServices
    """The other networks it can exchange messages with. Added in Mastodon 3.0.0."""

    usage: NodeInfoUsage
    """How much the server is used. Added in Mastodon 3.0.0."""

    openRegistrations: bool
    """Whether one can sign up. Added in Mastodon 3.0.0."""

    metadata: dict[str, Any]
    """Anything else; each software has its own. Added in Mastodon 3.0.0."""


class NodeInfoIndex(Entity):
    """
    Where a server tells of itself. Added in Mastodon 3.0.0.

    https://docs.joinmastodon.org/methods/instance/
    """

    links: list[NodeInfoLink]
    """The documents there are, one for each version of the form. Added in Mastodon 3.0.0."""


class NodeInfoLink(Entity):
    """
    Where one version of the document is. Added in Mastodon 3.0.0.

    https://docs.joinmastodon.org/methods/instance/
    """

    rel: str
    """The version, as an address of its schema. Added in Mastodon 3.0.0."""

    href: str
    """The address of the document. Added in Mastodon 3.0.0."""


class NodeInfoServices(Entity):
    """
    The other networks that a server can exchange messages with. Added in Mastodon 3.0.0. Not in the official
    documentation.

    https://docs.joinmastodon.org/methods/instance/
    """

    outbound: list[str]
    """The networks it can send to. Added in Mastodon 3.0.0."""

    inbound: list[str]
    """The networks it can fetch from. Added in Mastodon 3.0.0."""


class NodeInfoSoftware(Entity):
    """
    The software of a server. Added in Mastodon 3.0.0. Not in the official documentation.

    https://docs.joinmastodon.org/methods/instance/
    """

    name: str
    """The name of the software, in lower case. Added in Mastodon 3.0.0."""

    version: str
    """The version of the software. Added in Mastodon 3.0.0."""


class NodeInfoUsage(Entity):
    """
    How much a server is used. Added in Mastodon 3.0.0. Not in the official documentation.

    https://docs.joinmastodon.org/methods/instance/
    """

    users: NodeInfoUsageUsers
    """How many users there are. Added in Mastodon 3.0.0."""

    localPosts: int
    """How many statuses its users have posted. Added in Mastodon 3.0.0."""


class NodeInfoUsageUsers(Entity):
    """
    How many users a server has. Added in Mastodon 3.0.0. Not in the official documentation.

    https://docs.joinmastodon.org/methods/instance/
    """

    total: int
    """How many there are in all. Added in Mastodon 3.0.0."""

    activeMonth: int
    """How many were there in the last 30 days. Added in Mastodon 3.0.0."""

    activeHalfyear: int
    """How many were there in the last 180 days. Added in Mastodon 3.0.0."""
