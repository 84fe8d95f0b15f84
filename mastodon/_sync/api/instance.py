# Derived from mastodon/_async/api/instance.py by tools/sync.py. Do not edit.
"""Instance: what a server says of itself. https://docs.joinmastodon.org/methods/instance/"""

from __future__ import annotations

from typing import cast

from mastodon._sync.room import Room, endpoint
from mastodon.entities import Instance as InstanceInformation
from mastodon.entities import NodeInfo, NodeInfoIndex, V1Instance
from mastodon.errors import MastodonAPIError
from mastodon.protocol.paging import origin


class Instance(Room):
    """What a server says of itself. https://docs.joinmastodon.org/methods/instance/"""

    def instance(self) -> V1Instance:
        """
        Get what the server says of itself, in the form that every server has.

        Newer servers tell more in ``instance_v2()``.
        """
        return self.instance_v1()

    @endpoint(added="1.1.0", changed="4.0.0")
    def instance_v1(self) -> V1Instance:
        """
        Get what the server says of itself, in the form before Mastodon 4.0.0.

        Added in Mastodon 1.1.0, last changed in 4.0.0.
        """
        return self._get("/api/v1/instance", V1Instance)

    @endpoint(added="4.0.0", changed="4.6.0")
    def instance_v2(self) -> InstanceInformation:
        """
        Get what the server says of itself: description, rules, limits, languages, contact.

        Added in Mastodon 4.0.0, last changed in 4.6.0.
        """
        return self._get("/api/v2/instance", InstanceInformation)

    @endpoint(added="3.0.0")
    def instance_nodeinfo(self, schema: str = "http://nodeinfo.diaspora.software/ns/schema/2.0") -> NodeInfo:
        """
        Get what the server says of itself to statistics: software, version, protocols, number of users.

        Args:
            schema: The version of NodeInfo to get.

        Raises:
            MastodonAPIError: The server does not have that version, or names another server for it.

        Added in Mastodon 3.0.0.
        """
        index = self._get("/.well-known/nodeinfo", NodeInfoIndex)
        links = {link.rel: link.href for link in index.links or [] if isinstance(cast("object", link), dict)}
        address = links.get(schema)
        if not isinstance(address, str):
            raise MastodonAPIError(
                f"the server has no NodeInfo {schema}; it has: {', '.join(map(str, links)) or 'none'}"
            )
        if origin(address) != origin(self.api_base_url):
            raise MastodonAPIError(f"{self.api_base_url} names another server for its NodeInfo: {address}")
        return self._get(address.removeprefix(self.api_base_url), NodeInfo)
