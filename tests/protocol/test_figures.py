"""Writing down which figures are asked for."""

from __future__ import annotations

import pytest

from mastodon import MastodonIllegalArgumentError
from mastodon.protocol.figures import about_server, about_tag, keys_of


@pytest.mark.parametrize(
    ("figures", "keys"),
    [
        ({"a": True, "b": False}, ["a"]),
        ({"a": False, "t": {"id": "5"}, "u": None}, ["t"]),
        ({"a": True, "t": 0, "d": "x.example"}, ["a", "t", "d"]),
    ],
)
def test_figures_that_are_asked_for_are_named(figures, keys):
    assert keys_of(**figures) == keys


def test_nothing_asked_for_is_refused():
    with pytest.raises(MastodonIllegalArgumentError, match="ask for one figure at least: a, t, d"):
        keys_of(a=False, t=None, d=None)


@pytest.mark.parametrize(("tag", "sent"), [({"id": "5", "name": "cats"}, {"id": "5"}), (6, {"id": 6}), (None, None)])
def test_a_figure_is_about_a_hashtag(tag, sent):
    assert about_tag("tag_uses", tag) == sent


def test_what_is_no_hashtag_is_refused_by_its_name():
    with pytest.raises(MastodonIllegalArgumentError, match="tag_uses must be an id"):
        about_tag("tag_uses", 1.5)


@pytest.mark.parametrize(("domain", "sent"), [("x.example", {"domain": "x.example"}), (None, None)])
def test_a_figure_is_about_a_server(domain, sent):
    assert about_server(domain) == sent
