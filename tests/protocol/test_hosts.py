"""Whom to trust with secrets: the server itself, hosts that the user allowed, and for streams those of one owner."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mastodon import MastodonAPIError, MastodonIllegalArgumentError
from mastodon.protocol.hosts import hosts, trusted
from mastodon.protocol.paging import origin


@pytest.mark.parametrize(
    ("base", "announced", "address"),
    [
        ("https://a.example", "https://a.example/t?x=1", "https://a.example/t?x=1"),
        ("https://a.example", "HTTPS://A.example:443/t", "https://A.example:443/t"),
        ("https://a.example:443", "https://a.example/t", "https://a.example/t"),
        ("https://a.example:8443", "https://a.example:8443/t", "https://a.example:8443/t"),
        ("https://a.example", "https://user:planted@a.example/t", "https://a.example/t"),
        ("https://a.example", "wss://a.example/t", "https://a.example/t"),
        ("http://127.0.0.1:3000", "ws://127.0.0.1:3000/t", "http://127.0.0.1:3000/t"),
        ("https://[::1]:3000", "https://[::1]:3000/t", "https://[::1]:3000/t"),
    ],
)
def test_the_server_itself_is_trusted(base, announced, address):
    assert trusted(base, announced, "for tests") == address


OTHERS = [
    ("https://a.example", "https://b.example/t", "b.example"),
    ("https://a.example", "http://a.example/t", "a.example"),
    ("https://a.example", "https://a.example:8443/t", "a.example"),
    ("https://a.example", "https://b.a.example/t", "b.a.example"),
    ("https://a.example", "https://a.example.b.example/", "a.example.b.example"),
    ("https://a.example", "https://a.example@b.example/", "b.example"),
    ("https://a.example", "https://nota.example/", "nota.example"),
    ("http://127.0.0.1:3000", "http://127.0.0.1:4000", "127.0.0.1"),
]


@pytest.mark.parametrize(("base", "announced", "host"), OTHERS)
def test_another_origin_is_refused_and_both_hosts_are_named(base, announced, host):
    with pytest.raises(MastodonAPIError) as caught:
        trusted(base, announced, "for tests")
    assert f"{base} announces {announced!r} for tests: no secret goes to {host}, which " in str(caught.value)


@pytest.mark.parametrize(
    "announced",
    ["", "/t", "t", "//a.example/t", "https:///t", "ftp://a.example/t", "https://a.example:port/", "https://[a/"],
)
def test_what_is_no_address_is_refused(announced):
    with pytest.raises(MastodonAPIError, match="which is no address of the web"):
        trusted("https://a.example", announced, "for tests", allow_http=True, same_owner=True)


@given(base=st.sampled_from(["https://a.example", "http://a.example:81"]), announced=st.text(max_size=30))
def test_whatever_is_announced_is_of_the_same_origin_or_refused(base, announced):
    try:
        address = trusted(base, announced, "for tests")
    except MastodonAPIError:
        return
    assert origin(address) == origin(base)


# --- what the user allows -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("announced", "allowed"),
    [
        ("https://b.example/t", "b.example"),
        ("https://b.example:443/t", "B.example:443"),
        ("https://b.example:8443/t", "b.example:8443"),
        ("https://[::2]/t", "[::2]"),
    ],
)
def test_an_allowed_host_is_trusted(announced, allowed):
    assert trusted("https://a.example", announced, "for tests", allowed=hosts([allowed])) == announced


@pytest.mark.parametrize(
    ("announced", "allowed"),
    [
        ("https://b.example/t", "c.example"),
        ("https://b.example:8443/t", "b.example"),
        ("https://b.example/t", "b.example:8443"),
        ("https://c.b.example/t", "b.example"),
        ("http://b.example/t", "b.example"),
    ],
)
def test_another_host_or_port_than_the_allowed_one_is_refused(announced, allowed):
    with pytest.raises(MastodonAPIError, match="no secret goes to"):
        trusted("https://a.example", announced, "for tests", allowed=hosts([allowed]))


def test_the_error_says_how_to_allow_a_host():
    with pytest.raises(MastodonAPIError, match=r"allowed_hosts=\['b.example:8443'\] allows it"):
        trusted("https://a.example", "https://b.example:8443/t", "for tests")


def test_a_server_without_tls_may_have_another_host_without_it():
    assert trusted("http://a.test", "http://b.test:81/t", "for tests", allowed=hosts(["b.test:81"])) == (
        "http://b.test:81/t"
    )


def test_one_host_is_as_good_as_a_list_of_one():
    assert hosts("a.example") == hosts(["A.example:443"]) == {"a.example"}


@pytest.mark.parametrize("host", ["", "https://a.example", "a.example/x", "a b", "user@a", "a:port", "a:0", None, 5])
def test_what_is_no_host_is_refused(host):
    with pytest.raises(MastodonIllegalArgumentError, match="allowed_hosts must be hosts like "):
        hosts([host])


def test_plain_http_is_allowed_for_the_servers_own_host_only():
    assert trusted("https://a.example", "http://a.example:80/t", "for tests", allow_http=True) == (
        "http://a.example:80/t"
    )
    with pytest.raises(MastodonAPIError, match=r"no secret goes to b\.example"):
        trusted("https://a.example", "http://b.example/t", "for tests", allow_http=True)


# --- hosts of one owner ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("base", "announced"),
    [
        ("https://social.example", "https://social.example:4000"),
        ("https://social.example", "https://streaming.social.example"),
        ("https://www.social.example", "https://streaming.social.example"),
        ("https://www.social.example", "https://social.example"),
        ("https://a.b.co.uk", "https://c.b.co.uk"),
        ("https://b.co.uk", "https://c.b.co.uk"),
        ("https://a.mastodon.nl", "https://b.mastodon.nl"),
    ],
)
def test_hosts_of_one_owner_can_be_told_by_their_names(base, announced):
    assert trusted(base, announced, "for tests", same_owner=True) == announced


@pytest.mark.parametrize(
    ("base", "announced"),
    [
        ("https://social.example", "https://elsewhere.example"),
        ("https://social.example", "https://notsocial.example"),
        ("https://social.example", "https://social.example.evil.example"),
        ("https://b.co.uk", "https://c.co.uk"),
        ("https://b.com.au", "https://c.com.au"),
        ("https://social.example", "http://social.example"),
        ("https://social.example", "http://streaming.social.example"),
        ("http://127.0.0.1:3000", "http://127.0.0.1:4000"),
        ("https://10.0.0.1", "https://11.0.0.1"),
        ("https://[::1]", "https://[::2]"),
    ],
)
def test_hosts_of_another_owner_are_refused(base, announced):
    with pytest.raises(MastodonAPIError, match="no secret goes to"):
        trusted(base, announced, "for tests", same_owner=True)
