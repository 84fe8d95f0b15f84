"""Words of which the server knows a few."""

from __future__ import annotations

import pytest

from mastodon import MastodonIllegalArgumentError
from mastodon.protocol.choices import listed, one_of, some_of

ALLOWED = ("red", "green", "blue")


@pytest.mark.parametrize("word", ["red", "blue", None])
def test_a_word_that_is_known_is_given_back(word):
    assert one_of("colour", word, ALLOWED) == word


@pytest.mark.parametrize("word", ["", "Red", "black", 3, ["red"]])
def test_another_word_is_refused(word):
    with pytest.raises(MastodonIllegalArgumentError, match="colour must be red, green or blue, not "):
        one_of("colour", word, ALLOWED)


@pytest.mark.parametrize(
    ("words", "given"),
    [(None, None), ("red", ["red"]), (["red", "blue"], ["red", "blue"]), (iter(["blue"]), ["blue"])],
)
def test_words_that_are_known_become_a_list(words, given):
    assert some_of("colour", words, ALLOWED) == given


@pytest.mark.parametrize(
    ("words", "reason"), [([], "colour must be one or several of red, green, blue"), (["red", "x"], "not 'x'")]
)
def test_other_words_are_refused(words, reason):
    with pytest.raises(MastodonIllegalArgumentError, match=reason):
        some_of("colour", words, ALLOWED)


@pytest.mark.parametrize(("words", "given"), [(None, None), ("red", ["red"]), (["red", "blue"], ["red", "blue"])])
def test_a_lone_word_becomes_a_list(words, given):
    assert listed(words) == given
