"""Where one stopped reading, as the server wants it."""

from __future__ import annotations

import pytest

from mastodon import MastodonIllegalArgumentError
from mastodon.protocol.markers import markers_of


@pytest.mark.parametrize(
    ("timelines", "read", "marks"),
    [
        ("home", 5, {"home": {"last_read_id": 5}}),
        (["home"], {"id": "5"}, {"home": {"last_read_id": "5"}}),
        (("home", "notifications"), [5, "6"], {"home": {"last_read_id": 5}, "notifications": {"last_read_id": "6"}}),
        ([], [], {}),
    ],
)
def test_each_timeline_has_a_mark(timelines, read, marks):
    assert markers_of(timelines, read) == marks


@pytest.mark.parametrize(
    ("timelines", "read", "words"),
    [
        (["home", "notifications"], 5, "as many last_read_ids as timelines: 2, not 1"),
        ("home", [5, 6], "as many last_read_ids as timelines: 1, not 2"),
        ("home", None, "last_read_ids must be an id"),
        ("home", {}, "last_read_ids must be an id or an entity"),
    ],
)
def test_other_marks_are_refused(timelines, read, words):
    with pytest.raises(MastodonIllegalArgumentError, match=words):
        markers_of(timelines, read)
