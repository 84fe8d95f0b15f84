"""Well-known addresses: what each method sends, on both clients."""

from __future__ import annotations

import pytest

from mastodon import MastodonAPIError, MastodonNotFoundError
from mastodon.entities import NodeInfo, WebFinger

SCHEMA = "http://nodeinfo.diaspora.software/ns/schema/2.0"


def test_wire_format(wire):
    sent = ("GET", "/.well-known/webfinger", [("resource", "acct:me@mastodon.example")], None)
    assert wire(lambda m: m.webfinger("acct:me@mastodon.example"), WebFinger) == (WebFinger, sent)


def test_webfinger_reads_links(client, server):
    server.answer(
        {"subject": "acct:me@mastodon.example", "aliases": [], "links": [{"rel": "self", "href": "https://a.example"}]},
        headers={"content-type": "application/jrd+json; charset=utf-8"},
    )
    assert client.webfinger("acct:me@mastodon.example").links[0].href == "https://a.example"


def test_an_account_that_does_not_exist_has_no_webfinger(client, server):
    server.answer(raw=b"", status=404)
    with pytest.raises(MastodonNotFoundError):
        client.webfinger("acct:nobody@mastodon.example")


def test_host_meta_is_xml(client, server):
    xml = '<?xml version="1.0"?><XRD><Link rel="lrdd"/></XRD>'
    server.answer(raw=xml.encode(), headers={"content-type": "application/xrd+xml"})
    assert client.host_meta() == xml
    assert (server.requests[0].method, server.requests[0].path) == ("GET", "/.well-known/host-meta")
    assert server.requests[0].headers["accept"] == "application/xrd+xml"


def test_instance_nodeinfo_follows_the_index(client, server):
    server.answer({"links": [{"rel": SCHEMA, "href": "https://mastodon.example/nodeinfo/2.0"}]})
    server.answer({"version": "2.0", "software": {"name": "mastodon", "version": "4.7.0"}})
    info = client.instance_nodeinfo()
    assert [sent.path for sent in server.requests] == ["/.well-known/nodeinfo", "/nodeinfo/2.0"]
    assert isinstance(info, NodeInfo)
    assert info.software.name == "mastodon"


def test_a_version_of_nodeinfo_that_is_not_there_is_an_error(client, server):
    server.answer({"links": [{"rel": SCHEMA, "href": "https://mastodon.example/nodeinfo/2.0"}]})
    with pytest.raises(MastodonAPIError, match="no NodeInfo other; it has: http://nodeinfo"):
        client.instance_nodeinfo("other")


def test_nodeinfo_of_another_server_is_not_asked_for(client, server):
    server.answer({"links": [{"rel": SCHEMA, "href": "https://evil.example/nodeinfo/2.0"}]})
    with pytest.raises(MastodonAPIError, match=r"names another server for its NodeInfo: https://evil\.example"):
        client.instance_nodeinfo()
    assert len(server.requests) == 1
