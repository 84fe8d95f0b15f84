"""Versions of servers, and what calls need."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mastodon import MastodonVersionError
from mastodon.protocol.versions import (
    Requirement,
    ServerVersion,
    Version,
    has_alpha_notifications,
    parse_server_version,
    parse_version,
    unmet,
)


@pytest.mark.parametrize(
    ("text", "version", "software"),
    [
        ("1.0", (1, 0, 0), "mastodon"),
        ("2.4.0", (2, 4, 0), "mastodon"),
        ("v4.3.1", (4, 3, 1), "mastodon"),
        ("3.1.4rc2", (3, 1, 4), "mastodon"),
        ("4.3.0-rc.1", (4, 3, 0), "mastodon"),
        ("4.4.0-alpha.5", (4, 4, 0), "mastodon"),
        ("4.5.0-nightly.2025-01-31", (4, 5, 0), "mastodon"),
        ("4.5.0-nightly-20250131+glitch", (4, 5, 0), "mastodon"),
        ("4.2.1+glitch", (4, 2, 1), "mastodon"),
        ("4.0.2+hometown-1.1.0", (4, 0, 2), "mastodon"),
        ("3.4.1+fedibird", (3, 4, 1), "mastodon"),
        ("4.2.8+kmyblue.10.4", (4, 2, 8), "mastodon"),
        ("10.20.30", (10, 20, 30), "mastodon"),
        ("2.7.2 (compatible; Pleroma 2.4.5-0-gabcdef-develop)", (2, 7, 2), "pleroma"),
        ("2.7.2 (compatible; Akkoma 3.10.4)", (2, 7, 2), "akkoma"),
        ("3.5.3 (compatible; Pixelfed 0.12.4)", (3, 5, 3), "pixelfed"),
        ("2.8.0 (compatible; Friendica 2023.05)", (2, 8, 0), "friendica"),
        ("3.0.0 (compatible; Sharkey 2024.3.3)", (3, 0, 0), "sharkey"),
        ("4.2.1 (compatible; Iceshrimp 2023.12)", (4, 2, 1), "iceshrimp"),
        ("4.3.0 (compatible; Hollo 0.4.2)", (4, 3, 0), "hollo"),
        ("4.0.2 (Compatible; Wildebeest 0.1.0)", (4, 0, 2), "wildebeest"),
        ("Wildebeest/0.1.0 (Mastodon/4.0.2 compatible; +https://social.example)", (4, 0, 2), "wildebeest"),
        ("4.0.0 (not true; really snac/2.52)", (4, 0, 0), "snac"),
        ("3.0.0 (compatible; Sharkey 2024.5.1; like Akkoma)", (3, 0, 0), "sharkey"),
        ("4.2.1 (compatible; Iceshrimp.NET/2024.1-beta2)", (4, 2, 1), "iceshrimp.net"),
        ("takahe/0.10.1", (0, 10, 1), "takahe"),
        ("Friendica 2023.05", (2023, 5, 0), "friendica"),
        ("3.5.3+gotosocial-0.17.0", (3, 5, 3), "gotosocial"),
        ("0.17.3+git-8ac1f0b", (0, 17, 3), "unknown"),
        ("0.9.0 git-8ac1f0b", (0, 9, 0), "unknown"),
    ],
)
def test_servers_tell_version_and_software(text, version, software):
    server = parse_server_version(text)
    assert (server.text, server.version, server.software) == (text, version, software)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("4.3.0+glitch", "Mastodon 4.3.0+glitch"),
        ("2.7.2 (compatible; Pleroma 2.4.5-0-gabcdef)", "Pleroma 2.4.5-0-gabcdef"),
        ("3.0.0 (compatible; Sharkey 2024.5.1; like Akkoma)", "Sharkey 2024.5.1"),
        ("4.0.0 (not true; really snac/2.52)", "snac/2.52"),
        ("takahe/0.10.1", "Takahe 0.10.1"),
        ("Friendica 2023.05", "Friendica 2023.05"),
        ("3.5.3+gotosocial-0.17.0", "GoToSocial 0.17.0"),
        ("0.17.3+git-8ac1f0b", "this server (0.17.3+git-8ac1f0b)"),
    ],
)
def test_messages_call_a_server_by_its_software(text, name):
    assert parse_server_version(text).name == name


def test_a_server_that_tells_nothing_has_no_name():
    assert ServerVersion("", Version(1, 0, 0), "unknown").name == "this server"


def test_software_that_was_found_out_later_is_named_with_its_version():
    assert parse_server_version("0.17.3+git")._replace(software="gotosocial").name == "GoToSocial 0.17.3+git"


@pytest.mark.parametrize("text", ["", "nightly", "4", "four.five", "-.-", "unknown (compatible; Pleroma)"])
def test_what_is_no_version_is_said(text):
    with pytest.raises(MastodonVersionError, match=r"is not a version; versions look like '4\.3\.0'"):
        parse_server_version(text)


def test_a_number_is_read_as_it_is_written():
    assert parse_server_version(4.3) == ("4.3", (4, 3, 0), "mastodon")
    with pytest.raises(MastodonVersionError):
        parse_version(None)


@given(text=st.text())
def test_any_text_is_a_version_or_an_error_of_ours(text):
    try:
        server = parse_server_version(text)
    except MastodonVersionError:
        return
    assert all(number >= 0 for number in server.version)


@given(version=st.tuples(*[st.integers(0, 999)] * 3))
def test_versions_are_written_as_they_are_read(version):
    assert parse_version(str(Version(*version))) == version


def test_versions_are_ordered_by_number():
    texts = ["2.4.0", "2.10.0", "4.0.0", "4.0.1", "10.0.0"]
    assert sorted(texts, key=parse_version) == texts


NEEDS = Requirement("status_translate", Version(3, 5, 0), Version(4, 0, 0))
REMOVED = Requirement("log_in", Version(1, 0, 0), Version(1, 0, 0), removed=Version(4, 4, 0))


@pytest.mark.parametrize(
    ("needs", "server", "mode", "met"),
    [
        (NEEDS, "3.5.0", "created", True),
        (NEEDS, "3.4.9", "created", False),
        (NEEDS, "3.5.0", "changed", False),
        (NEEDS, "4.0.0", "changed", True),
        (NEEDS, "4.0.0rc1", "changed", True),
        (NEEDS, "1.0.0", "none", True),
        (NEEDS, "2.7.2 (compatible; Pleroma 2.4.5)", "created", True),
        (NEEDS, "2.7.2 (compatible; Pleroma 2.4.5)", "changed", True),
        (NEEDS, "0.17.3+git", "created", True),
        (NEEDS, "takahe/0.10.1", "created", True),
        (REMOVED, "4.3.9", "created", True),
        (REMOVED, "4.4.0", "created", False),
        (REMOVED, "4.4.0", "none", True),
        (REMOVED, "4.5.0 (compatible; Hollo 1)", "created", True),
    ],
)
def test_calls_need_versions_of_mastodon_only(needs, server, mode, met):
    assert (unmet(needs, parse_server_version(server), mode) is None) is met


@pytest.mark.parametrize(
    ("needs", "server", "reason"),
    [
        (NEEDS, "3.0.0+glitch", "status_translate() needs Mastodon 3.5.0, this server has 3.0.0+glitch"),
        (REMOVED, "4.5.0", "log_in() was removed in Mastodon 4.4.0, this server has 4.5.0"),
    ],
)
def test_a_refusal_names_call_reason_and_way_out(needs, server, reason):
    said = unmet(needs, parse_server_version(server), "created")
    assert said == f"{reason}; version_check_mode='none' asks it nevertheless"


@pytest.mark.parametrize(
    ("text", "alpha"),
    [
        ("4.3.0-alpha.1", True),
        ("4.3.0-beta.1", True),
        ("4.3.0-beta.2", False),
        ("4.3.0-rc.1", False),
        ("4.3.0", False),
        ("4.4.0-alpha.1", False),
    ],
)
def test_some_test_versions_had_other_addresses_for_notifications(text, alpha):
    assert has_alpha_notifications(parse_server_version(text)) is alpha
