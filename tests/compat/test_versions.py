"""Versions of servers."""

from __future__ import annotations

import pytest
from compat.rows import ERAS, row

from mastodon import MastodonVersionError


@row("version_check_mode 'created' (the default): a call that the server is too old for raises MastodonVersionError")
def test_created(mastodon, stub, era):
    if era == "2.4":
        with pytest.raises(MastodonVersionError, match=r"status_history\(\) needs Mastodon 3\.5\.0"):
            mastodon.status_history(7)
        assert stub.calls == []
    else:
        mastodon.status_history(7)
        assert stub.call.path == "/api/v1/statuses/7/history"


@row("version_check_mode 'changed': also if its parameters or what it returns changed later")
def test_changed(connect, stub, era):
    client = connect(version_check_mode="changed")
    if era == "2.4":
        with pytest.raises(MastodonVersionError, match=r"lists\(\) needs Mastodon"):
            client.lists()
        assert stub.calls == []
    else:
        client.lists()
        assert stub.call.path == "/api/v1/lists"


@row("version_check_mode 'none': nothing is checked, and the server is not asked")
def test_none(connect, stub):
    client = connect(version_check_mode="none")
    client.lists()
    assert [asked.path for asked in stub.asked] == ["/api/v1/lists"]


@row("The server is asked for its version once, before the first call")
def test_the_version_is_asked_for_once(mastodon, stub):
    assert stub.asked == []
    mastodon.lists()
    mastodon.lists()
    assert [asked.path for asked in stub.asked] == ["/api/v1/instance", "/api/v1/lists", "/api/v1/lists"]


@row("retrieve_mastodon_version(): asks, sets mastodon_major, _minor and _patch, gives the text", since="1.3.0")
def test_the_version(mastodon, era):
    assert mastodon.retrieve_mastodon_version() == ERAS[era]
    assert f"{mastodon.mastodon_major}.{mastodon.mastodon_minor}.{mastodon.mastodon_patch}" == ERAS[era]


@pytest.mark.parametrize("suffix", ["rc1", "-nightly.2026-01-01", "+glitch", "-beta.2"])
@row("retrieve_mastodon_version(): release candidates and the like are part of the text")
def test_the_version_of_a_release_candidate(mastodon, stub, era, suffix):
    text = ERAS[era] + suffix
    stub.answer("GET", "/api/v1/instance", {"version": text})
    assert mastodon.retrieve_mastodon_version() == text
    assert f"{mastodon.mastodon_major}.{mastodon.mastodon_minor}.{mastodon.mastodon_patch}" == ERAS[era]


@row("verify_minimum_version(version_str): whether the server has it; asks first")
def test_a_minimum_version(mastodon, stub, era):
    assert mastodon.verify_minimum_version(ERAS[era]) is True
    stub.answer("GET", "/api/v1/instance", {"version": "2.3.9"})
    assert mastodon.verify_minimum_version("2.4.0") is False
    assert len(stub.asked) == 2


@row("mastodon_version: said beforehand, the server is not asked")
def test_a_version_that_is_given(connect, stub):
    client = connect(mastodon_version="2.4.0")
    assert (client.mastodon_major, client.mastodon_minor, client.mastodon_patch) == (2, 4, 0)
    client.lists()
    assert [asked.path for asked in stub.asked] == ["/api/v1/lists"]


@row("get_supported_version()")
def test_the_newest_version_that_is_covered(mastodon, stub):
    assert mastodon.get_supported_version() >= "4.7.0"
    assert stub.asked == []
