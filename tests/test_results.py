"""Lists that the server gives whole, on both clients."""

from __future__ import annotations

import copy
import pickle

import pytest

from mastodon.entities import Relationship, Results


@pytest.fixture
def results(client, server):
    server.answer([{"id": "7", "following": True}])
    return client.account_relationships(7)


def test_a_list_that_is_given_whole_is_a_list(results):
    assert isinstance(results, list)
    assert results == [{"id": 7, "following": True}]


def test_a_list_that_is_given_whole_can_be_written_and_read_again(results):
    again = Results.from_json(results.to_json())
    assert type(again) is Results
    assert (again, type(again[0])) == (results, Relationship)


def test_a_list_that_is_given_whole_can_be_pickled_and_copied(results):
    for again in (pickle.loads(pickle.dumps(results)), copy.copy(results), copy.deepcopy(results)):
        assert type(again) is Results
        assert again == results
        assert again[0].following is True
