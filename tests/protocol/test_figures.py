"""Writing down which figures are asked for."""

from __future__ import annotations

import pytest

from mastodon import MastodonIllegalArgumentError
from mastodon.protocol.figures import figures


@pytest.mark.parametrize(
    ("flags", "tags", "domains", "sent"),
    [
        ({"a": True, "b": False}, {}, {}, {"keys": ["a"]}),
        ({"a": False}, {"t": {"id": "5"}, "u": None}, {}, {"keys": ["t"], "t": {"id": "5"}}),
        ({}, {}, {"d": "x.example", "e": None}, {"keys": ["d"], "d": {"domain": "x.example"}}),
        ({"a": True}, {"t": 5}, {"d": "x"}, {"keys": ["a", "t", "d"], "t": {"id": 5}, "d": {"domain": "x"}}),
    ],
)
def test_keys_and_what_they_are_about_are_written(flags, tags, domains, sent):
    assert figures(flags, tags, domains) == sent


def test_nothing_asked_for_is_refused():
    with pytest.raises(MastodonIllegalArgumentError, match="ask for one figure at least: a, t, d"):
        figures({"a": False}, {"t": None}, {"d": None})


def test_what_is_no_hashtag_is_refused_by_its_name():
    with pytest.raises(MastodonIllegalArgumentError, match="tag_uses must be an id"):
        figures({}, {"tag_uses": 1.5}, {})
