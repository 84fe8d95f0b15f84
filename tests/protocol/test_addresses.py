"""Which addresses are public."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mastodon.protocol.addresses import NotPublicError, is_public, public


@pytest.mark.parametrize(
    "address",
    [
        *("1.1.1.1", "8.8.8.8", "93.184.216.34", "172.15.255.255", "172.32.0.1", "100.63.0.1", "100.128.0.1"),
        *("2606:4700:4700::1111", "2a00:1450:4001::200e", "2002:101:101::", "64:ff9b::101:101", "::ffff:1.1.1.1"),
    ],
)
def test_addresses_that_everybody_reaches_are_public(address):
    assert is_public(address) is True


@pytest.mark.parametrize(
    "address",
    [
        *("0.0.0.0", "0.1.2.3", "10.0.0.1", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.255.255.254"),
        *("169.254.169.254", "172.16.0.1", "172.31.255.255", "192.168.0.1", "192.0.2.1", "198.18.0.1", "198.51.100.1"),
        *("203.0.113.1", "224.0.0.1", "233.252.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255"),
        *("::", "::1", "::127.0.0.1", "::1.1.1.1", "fe80::1", "fe80::1%eth0", "fec0::1", "fc00::1", "fd12:3456::1"),
        *("ff02::1", "ff0e::1", "2001:db8::1", "2001::1", "4000::1", "64:ff9b:1::1", "5f00::1"),
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "2002:7f00:1::", "2002:a00:1::1"),
        *("64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "", "localhost", "1.1.1", "2130706433", "0x7f000001", "1.1.1.1:80"),
    ],
)
def test_all_others_are_not(address):
    assert is_public(address) is False


@given(st.ip_addresses(v=4))
def test_an_address_of_ipv4_in_one_of_ipv6_is_as_public_as_itself(address):
    for within in (f"::ffff:{address}", f"64:ff9b::{address}"):
        assert is_public(within) is is_public(str(address))


@given(st.ip_addresses())
def test_no_public_address_is_anything_else(address):
    if is_public(str(address)):
        wrong = [address.is_private, address.is_loopback, address.is_link_local, address.is_multicast]
        assert not any([*wrong, address.is_unspecified, getattr(address, "is_site_local", False)])


def test_of_several_addresses_the_public_ones_are_taken_once():
    found = ["127.0.0.1", "1.1.1.1", "1.1.1.1", "fd00::1", "2606:4700::1111"]
    assert public("some.example", found) == ["1.1.1.1", "2606:4700::1111"]


@pytest.mark.parametrize(
    ("host", "addresses", "has"),
    [
        ("localhost", ["127.0.0.1", "::1"], "localhost is 127.0.0.1, which is no public address"),
        ("127.0.0.1", ["127.0.0.1"], "127.0.0.1 is no public address"),
        ("2130706433", ["127.0.0.1"], "2130706433 is 127.0.0.1, which is no public address"),
        ("nowhere.example", [], "nowhere.example has no address"),
    ],
)
def test_a_host_without_one_is_refused(host, addresses, has):
    with pytest.raises(NotPublicError) as caught:
        public(host, addresses)
    assert str(caught.value) == f"{has}; public_only=True refuses it"
