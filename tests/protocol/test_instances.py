"""What the words of a server about itself mean."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mastodon import MastodonAPIError
from mastodon.protocol.instances import FEEDS, PERSONAL, is_healthy, is_readable, nodeinfo_path

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)
LEVELS = ("public", "authenticated", "disabled")


@pytest.mark.parametrize(
    ("text", "healthy"),
    [
        ('{"status":"OK"}', True),
        ('"OK"', True),
        ("OK", True),
        ("success\n", True),
        ('{"status":"DOWN"}', False),
        ("{}", False),
        ("[]", False),
        ("", False),
        ("<html>", False),
    ],
)
def test_health(text, healthy):
    assert is_healthy(text) is healthy


@given(JSON)
def test_any_answer_is_healthy_or_not(value):
    assert is_healthy(json.dumps(value)) in {True, False}


@pytest.mark.parametrize(
    ("local", "remote", "wanted", "anybody", "user"),
    [
        ("public", "public", {}, True, True),
        ("public", "authenticated", {}, False, True),
        ("public", "disabled", {}, True, True),
        ("disabled", "authenticated", {}, False, True),
        ("disabled", "disabled", {}, False, False),
        ("public", "disabled", {"local": True}, True, True),
        ("public", "disabled", {"remote": True}, False, False),
        ("public", "disabled", {"local": True, "remote": True}, False, False),
        ("authenticated", "public", {"local": True, "remote": True}, False, True),
        ("something new", "public", {}, True, True),
    ],
)
def test_who_may_read_a_timeline(local, remote, wanted, anybody, user):
    access = {"live_feeds": {"local": local, "remote": remote}}
    chosen = {"local": False, "remote": False} | wanted
    assert is_readable("public", access, **chosen, with_auth=False) is anybody
    assert is_readable("public", access, **chosen, with_auth=True) is user


@pytest.mark.parametrize("timeline", [*sorted(PERSONAL), "list/7"])
@pytest.mark.parametrize("with_auth", [True, False])
def test_timelines_of_a_user_are_for_users(timeline, with_auth):
    assert is_readable(timeline, {}, local=False, remote=False, with_auth=with_auth) is with_auth


@pytest.mark.parametrize("timeline", [*FEEDS, "tag/cats", "nonsense", ""])
def test_what_a_server_does_not_tell_is_not_known(timeline):
    assert is_readable(timeline, {}, local=False, remote=False, with_auth=False) is None


FEED = st.dictionaries(st.sampled_from(("local", "remote")), JSON | st.sampled_from(LEVELS))
ACCESS = st.dictionaries(st.sampled_from(sorted(set(FEEDS.values()))), JSON | FEED)


@given(st.sampled_from([*FEEDS, *PERSONAL, "nonsense"]), ACCESS, st.booleans(), st.booleans())
def test_logging_in_never_takes_a_timeline_away(timeline, access, local, remote):
    anybody = is_readable(timeline, access, local=local, remote=remote, with_auth=False)
    user = is_readable(timeline, access, local=local, remote=remote, with_auth=True)
    assert anybody in {True, False, None}
    assert not (anybody is True and user is False)


BASE = "https://mastodon.example"


@pytest.mark.parametrize(
    ("href", "path"),
    [
        (f"{BASE}/nodeinfo/2.0", "/nodeinfo/2.0"),
        ("https://mastodon.example:443/nodeinfo/2.0", "/nodeinfo/2.0"),
        ("HTTPS://Mastodon.Example/nodeinfo/2.0?a=b", "/nodeinfo/2.0?a=b"),
    ],
)
def test_nodeinfo_is_where_the_index_says(href, path):
    assert nodeinfo_path({"links": [7, {"rel": "a"}, {"rel": "b", "href": href}]}, "b", BASE) == path


@pytest.mark.parametrize(
    ("index", "words"),
    [
        ({"links": [{"rel": "a", "href": f"{BASE}/a"}]}, "has no NodeInfo b; it has: a"),
        ({"links": [{"rel": "b", "href": 7}]}, "has no NodeInfo b"),
        ({"links": 7}, "has no NodeInfo b; it has: none"),
        ({}, "has no NodeInfo b; it has: none"),
        ([], "something else than an object with 'links'"),
        ({"links": [{"rel": "b", "href": "https://evil.example/b"}]}, "names another server for its NodeInfo"),
        ({"links": [{"rel": "b", "href": "https://mastodon.example:x/b"}]}, "names another server for its NodeInfo"),
        ({"links": [{"rel": "b", "href": "/b"}]}, "names another server for its NodeInfo: /b"),
    ],
)
def test_other_indexes_are_errors(index, words):
    with pytest.raises(MastodonAPIError, match=words):
        nodeinfo_path(index, "b", BASE)


@given(JSON)
def test_any_index_is_a_path_or_an_error_of_ours(index):
    with pytest.raises(MastodonAPIError):
        nodeinfo_path({"links": index}, "b", BASE)
