# Derived from mastodon/_async/api/well_known.py by tools/sync.py. Do not edit.
"""Well-known addresses: what any web server tells of itself and its users, by standards other than Mastodon's."""

from __future__ import annotations

from mastodon._sync.room import Room, endpoint
from mastodon.entities import NodeInfo, NodeInfoIndex, WebFinger
from mastodon.protocol.instances import nodeinfo_path
from mastodon.protocol.request import request


class WellKnown(Room):
    """
    What a server tells by common standards.

    * https://docs.joinmastodon.org/spec/webfinger/ (RFC 7033)
    * host-meta (RFC 6415)
    * NodeInfo: https://nodeinfo.diaspora.software/
    """

    @endpoint(added="1.0.0")
    def host_meta(self) -> str:
        """
        Get the XML that says where the server answers WebFinger.

        Added in Mastodon 1.0.0.
        """
        asked = request("GET", "/.well-known/host-meta", str)
        return self._send(asked.with_headers(Accept="application/xrd+xml"))

    @endpoint(added="1.0.0")
    def webfinger(self, resource: str) -> WebFinger:
        """
        Get the addresses of an account of this server: its page, its ActivityPub id.

        Args:
            resource: The account, such as ``acct:user@example.com``.

        Raises:
            MastodonNotFoundError: The server has no such account.

        Added in Mastodon 1.0.0.
        """
        return self._get("/.well-known/webfinger", WebFinger, resource=resource)

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
        return self._get(nodeinfo_path(index, schema, self.api_base_url), NodeInfo)
