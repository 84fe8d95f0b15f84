"""What a caller may give where the server wants the name of a hashtag."""

from __future__ import annotations

import pytest

from mastodon import MastodonIllegalArgumentError
from mastodon.entities import Tag
from mastodon.protocol.tags import tag_name, tag_names


@pytest.mark.parametrize("hashtag", ["cats", Tag(name="cats"), {"name": "cats"}])
def test_a_hashtag_has_a_name(hashtag):
    assert tag_name(hashtag) == "cats"


@pytest.mark.parametrize(
    ("hashtags", "names"),
    [(None, None), ("cats", ["cats"]), (["cats", Tag(name="dogs")], ["cats", "dogs"]), (("cats",), ["cats"]), ([], [])],
)
def test_several_hashtags_have_names(hashtags, names):
    assert tag_names(hashtags) == names


@pytest.mark.parametrize(
    ("hashtag", "words"),
    [
        ("#cats", "must be without '#': 'cats', not '#cats'"),
        ("", "must be its name or an entity with a name, not ''"),
        (None, "must be its name or an entity with a name, not None"),
        ({}, "must be its name or an entity with a name"),
        (7, "must be its name or an entity with a name, not 7"),
    ],
)
def test_what_has_no_name_is_refused(hashtag, words):
    with pytest.raises(MastodonIllegalArgumentError, match=words):
        tag_name(hashtag)
    with pytest.raises(MastodonIllegalArgumentError, match=words):
        tag_names([hashtag])
