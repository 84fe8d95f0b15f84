"""Ids and results."""

from __future__ import annotations

import copy
import json
import pickle
from datetime import timedelta

import pytest
from compat.rows import row

from mastodon import AttribAccessDict

ACCOUNT = {"id": 8, "acct": "bob"}


@row("Wherever an id is taken, an entity is taken")
def test_an_entity_in_the_place_of_an_id(mastodon, stub):
    mastodon.status_favourite(mastodon.status(7))
    assert stub.calls[-1].path == "/api/v1/statuses/7/favourite"


@row("Any dict with `id` as well")
def test_a_dict_in_the_place_of_an_id(mastodon, stub):
    mastodon.account_follow(ACCOUNT)
    assert stub.call.path == "/api/v1/accounts/8/follow"


@row("Lists of ids take entities likewise")
def test_entities_in_a_list_of_ids(mastodon, stub):
    mastodon.account_relationships([7, ACCOUNT, mastodon.account(9)])
    assert stub.calls[-1].query == [("id[]", "7"), ("id[]", "8"), ("id[]", "7")]


@row("A single value where a list is expected becomes a list")
def test_one_in_the_place_of_several(mastodon, stub):
    mastodon.status_post("Hello", media_ids=7)
    mastodon.list_accounts_add(5, ACCOUNT)
    assert ("media_ids[]", "7") in stub.calls[0].form
    assert stub.calls[1].form == [("account_ids[]", "8")]


@row("Results are dicts whose keys are attributes, to any depth")
def test_keys_are_attributes(mastodon):
    status = mastodon.status(7)
    assert isinstance(status, dict)
    assert status.account.acct == status["account"]["acct"] == "text"
    assert status.media_attachments[0].meta is status["media_attachments"][0]["meta"]


@row("AttribAccessDict: assigning an attribute raises AttributeError")
def test_attributes_are_read_only(mastodon):
    status = mastodon.status(7)
    assert isinstance(status, AttribAccessDict)
    with pytest.raises(AttributeError, match="read-only"):
        status.content = "mine"


@row(
    "Attributes that are not there raise AttributeError",
    note="Declared fields that the server did not send read as `None`",
)
def test_attributes_that_are_not_there(mastodon):
    status = mastodon.status(7)
    with pytest.raises(AttributeError, match="no_such_field"):
        _ = status.no_such_field


@row("Fields that are not known are there as well")
def test_unknown_fields(mastodon, stub):
    stub.answer("GET", "/api/v1/statuses/{id}", {"mood": {"colour": "blue"}})
    assert mastodon.status(7).mood.colour == "blue"


@row("Times become datetimes with a zone")
def test_times(mastodon):
    time = mastodon.status(7).created_at
    assert (time.year, time.hour, time.utcoffset()) == (2018, 16, timedelta(0))


@row("Ids that are plain decimal numbers become int")
def test_ids(mastodon, stub):
    stub.answer("GET", "/api/v1/statuses/{id}", {"id": "103254962155278888", "in_reply_to_id": "01FZ"})
    status = mastodon.status(7)
    assert (status.id, status.in_reply_to_id, status.account.id) == (103254962155278888, "01FZ", 7)


@row("Lists carry _pagination_next and _pagination_prev")
def test_lists_know_their_neighbours(mastodon):
    page = mastodon.timeline_home()
    assert page._pagination_next["max_id"] == 8
    assert 9 in page._pagination_prev.values()


@row("Their last item carries _pagination_next, the first _pagination_prev, as attributes and never as keys")
def test_items_know_the_neighbours_of_their_list(mastodon):
    page = mastodon.timeline_home()
    assert page[-1]._pagination_next == page._pagination_next
    assert page[0]._pagination_prev == page._pagination_prev
    assert [key for item in page for key in item if key.startswith("_pagination")] == []
    assert "_pagination" not in json.dumps(page, default=str)


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, lambda page: pickle.loads(pickle.dumps(page))])
@row("Pickling and copying keep them")
def test_neighbours_survive_pickling_and_copying(mastodon, stub, copied):
    page = copied(mastodon.timeline_home())
    assert [status.id for status in mastodon.fetch_next(page)] == [7, 6]
    assert [status.id for status in mastodon.fetch_next(copied(page[-1]))] == [7, 6]
