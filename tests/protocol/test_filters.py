"""What filters match: phrases, whole words, contexts, and where in a status they look."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mastodon import MastodonIllegalArgumentError
from mastodon.entities import Filter, Page, Status, decode
from mastodon.protocol.filters import pattern, searchable_text, unfiltered


@pytest.mark.parametrize(
    ("phrase", "whole_word", "text", "found"),
    [
        ("cat", True, "A cat.", True),
        ("cat", True, "CAT", True),
        ("cat", True, "concatenate", False),
        ("cat", False, "concatenate", True),
        ("cat", True, "cat_food", False),
        ("cat", True, "cat-food", True),
        ("chat", True, "l'été du chaton", False),
        ("été", True, "l'été", True),
        ("été", True, "étés", False),
        ("#cat", True, "my#cat", True),
        ("#cat", True, "#cats", False),
        ("c++", True, "c++11", True),
        ("c++", True, "c+", False),
        ("black cat", True, "a black cat", True),
        (".*", False, "anything", False),
        ("猫", True, "黒猫", False),
        ("猫", False, "黒猫", True),
    ],
)
def test_a_phrase_is_found(phrase, whole_word, text, found):
    assert bool(pattern(phrase, whole_word).search(text)) is found


@given(st.text(min_size=1), st.booleans())
def test_any_phrase_is_found_in_itself(phrase, whole_word):
    assert pattern(phrase, whole_word).search(phrase)


@given(st.text(min_size=1), st.text())
def test_a_whole_word_is_found_only_where_the_phrase_is(phrase, text):
    around = f"{text}{phrase}{text}"
    found = pattern(phrase, whole_word=True).search(around)
    assert found is None or pattern(phrase, whole_word=False).match(around, found.start())


@pytest.mark.parametrize(
    ("status", "text"),
    [
        ({}, ""),
        ({"content": None, "poll": None, "media_attachments": None}, ""),
        ({"content": "<p>Caf&eacute; &lt;3</p><p>Two<br />lines</p>"}, "Café <3\nTwo\nlines\n"),
        ({"content": 'see <a href="cat"><span>exa</span>mple</a>'}, "see example"),
        ({"content": "1 < 2 <3 &#" + "9" * 5000 + ";<p"}, "1 < 2 <3 \ufffd"),
        ({"spoiler_text": "Cats", "content": "x"}, "Cats\n\nx"),
        ({"poll": {"options": [{"title": "one"}, {"title": "two"}]}}, "one\n\ntwo"),
        ({"media_attachments": [{"description": "A cat"}, {"description": None}]}, "A cat"),
        ({"poll": "x", "media_attachments": [None, 3]}, ""),
    ],
)
def test_the_text_of_a_status_is_searched(status, text):
    assert searchable_text(status) == text


def test_broken_markup_takes_no_longer():
    assert searchable_text({"content": "<a" * 200_000}) == ""


STATUS = {"id": 1, "content": "A cat", "reblog": None}
BOOST = {"id": 2, "content": "", "reblog": STATUS}
MENTION = {"id": 3, "type": "mention", "status": STATUS}
FOLLOW = {"id": 4, "type": "follow", "status": None}
OTHER = {"id": 5, "content": "A dog"}
ALL = [STATUS, BOOST, MENTION, FOLLOW, OTHER]

OLD = {"phrase": "cat", "whole_word": True, "context": ["home"]}
KEYWORDS = {"keywords": [{"keyword": "mouse"}, {"keyword": "CAT", "whole_word": True}], "context": ["home", "public"]}


@pytest.mark.parametrize(
    ("filters", "context", "kept"),
    [
        ([], "home", [1, 2, 3, 4, 5]),
        ([OLD], "home", [4, 5]),
        ([OLD], "public", [1, 2, 3, 4, 5]),
        ([KEYWORDS], "public", [4, 5]),
        ([OLD, {"phrase": "dog", "context": ["home"]}], "home", [4]),
        ([{"statuses": [{"id": 9, "status_id": 1}], "keywords": [], "context": ["home"]}], "home", [4, 5]),
        ([{"statuses": [{"id": 9, "status_id": "5"}], "context": ["home"]}], "home", [1, 2, 3, 4]),
        ([OLD | {"expires_at": None}], "home", [4, 5]),
        ([OLD | {"expires_at": datetime.fromtimestamp(100, UTC)}], "home", [1, 2, 3, 4, 5]),
        ([OLD | {"expires_at": datetime.fromtimestamp(101, UTC)}], "home", [4, 5]),
        ([{"phrase": "", "context": ["home"]}], "home", [1, 2, 3, 4, 5]),
        ([{"phrase": None, "keywords": None, "statuses": None, "context": None}], "home", [1, 2, 3, 4, 5]),
    ],
)
def test_what_filters_match_is_left_out(filters, context, kept):
    assert [thing["id"] for thing in unfiltered(ALL, filters, context, now=100)] == kept


@pytest.mark.parametrize(
    "thing", [None, "x", 3, [], {}, {"type": "x", "status": 3}, {"content": 3, "poll": {"options": 3}}]
)
def test_what_is_no_status_is_kept(thing):
    assert unfiltered([thing], [OLD, KEYWORDS], "home", now=0) == [thing]


@pytest.mark.parametrize(
    "found", [{}, {"context": "home"}, {"context": 3}, {"context": ["home"], "keywords": 3, "statuses": [3, {}]}]
)
def test_what_is_no_filter_matches_nothing(found):
    assert unfiltered(ALL, [found], "home", now=0) == ALL


@pytest.mark.parametrize("objects", [iter([STATUS]), (STATUS,), STATUS])
def test_what_is_no_list_is_refused(objects):
    with pytest.raises(MastodonIllegalArgumentError, match="objects must be a list, not "):
        unfiltered(objects, [OLD], "home", now=0)


def test_entities_are_taken_as_they_come():
    statuses = decode(Page[Status], [{"id": "1", "content": "A cat"}, {"id": "2", "content": "A dog"}])
    found = decode(list[Filter], [{"id": "7", "context": ["home"], "keywords": [{"id": "3", "keyword": "cat"}]}])
    kept = unfiltered(statuses, found, "home", now=0)
    assert type(kept) is Page
    assert [status.id for status in kept] == [2]
    assert len(statuses) == 2
