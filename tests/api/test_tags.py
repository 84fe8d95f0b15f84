"""Tags, followed tags and featured tags: what each method sends, on both clients."""

from __future__ import annotations

import pytest

from mastodon import MastodonIllegalArgumentError, Page
from mastodon.entities import FeaturedTag, Tag

TAG = {"id": "5", "name": "café"}


@pytest.mark.parametrize(
    ("call", "result", "sent"),
    [
        (lambda m: m.tag("cats"), Tag, ("GET", "/api/v1/tags/cats", [], None)),
        (lambda m: m.tag(TAG), Tag, ("GET", "/api/v1/tags/caf%C3%A9", [], None)),
        (lambda m: m.tag_follow("a/b"), Tag, ("POST", "/api/v1/tags/a%2Fb/follow", [], None)),
        (lambda m: m.tag_unfollow(TAG), Tag, ("POST", "/api/v1/tags/caf%C3%A9/unfollow", [], None)),
        (lambda m: m.tag_feature("cats"), Tag, ("POST", "/api/v1/tags/cats/feature", [], None)),
        (lambda m: m.tag_unfeature(TAG), Tag, ("POST", "/api/v1/tags/caf%C3%A9/unfeature", [], None)),
        (lambda m: m.followed_tags(), Page[Tag], ("GET", "/api/v1/followed_tags", [], None)),
        (
            lambda m: m.followed_tags(3, 2, 1, 200),
            Page[Tag],
            (
                "GET",
                "/api/v1/followed_tags",
                [("max_id", "3"), ("min_id", "2"), ("since_id", "1"), ("limit", "200")],
                None,
            ),
        ),
        (lambda m: m.featured_tags(), list[FeaturedTag], ("GET", "/api/v1/featured_tags", [], None)),
        (
            lambda m: m.featured_tag_create("cats"),
            FeaturedTag,
            ("POST", "/api/v1/featured_tags", [], [("name", "cats")]),
        ),
        (
            lambda m: m.featured_tag_suggestions(),
            list[Tag],
            ("GET", "/api/v1/featured_tags/suggestions", [], None),
        ),
        (lambda m: m.featured_tag_delete({"id": "4"}), None, ("DELETE", "/api/v1/featured_tags/4", [], None)),
    ],
)
def test_wire_format(wire, call, result, sent):
    assert wire(call, result) == (result, sent)


@pytest.mark.parametrize(
    "name", ["tag", "tag_follow", "tag_unfollow", "tag_feature", "tag_unfeature", "featured_tag_create"]
)
@pytest.mark.parametrize(
    ("hashtag", "reason"), [("#cats", "without '#': 'cats'"), ("", "must be its name"), ({"id": "5"}, "with a name")]
)
def test_what_is_no_name_of_a_hashtag_is_refused(client, server, name, hashtag, reason):
    with pytest.raises(MastodonIllegalArgumentError, match=reason):
        getattr(client, name)(hashtag)
    assert server.requests == []
