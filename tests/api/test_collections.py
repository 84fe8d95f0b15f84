"""Collections: what each method sends, on both clients."""

from __future__ import annotations

import pytest

from mastodon.entities import Collections, CollectionWithAccounts, WrappedCollection, WrappedCollectionItem

BASE = "/api/v1/collections"


@pytest.mark.parametrize(
    ("call", "result", "sent"),
    [
        (lambda m: m.account_collections(9), Collections, ("GET", "/api/v1/accounts/9/collections", [], None)),
        (
            lambda m: m.account_collections({"id": "9"}, 80, 40),
            Collections,
            ("GET", "/api/v1/accounts/9/collections", [("limit", "80"), ("offset", "40")], None),
        ),
        (
            lambda m: m.account_in_collections(9, 80, 40),
            Collections,
            ("GET", "/api/v1/accounts/9/in_collections", [("limit", "80"), ("offset", "40")], None),
        ),
        (lambda m: m.collection(7), CollectionWithAccounts, ("GET", f"{BASE}/7", [], None)),
        (
            lambda m: m.collection_create("Birds"),
            WrappedCollection,
            ("POST", BASE, [], {"name": "Birds", "sensitive": False, "discoverable": False}),
        ),
        (
            lambda m: m.collection_create("Birds", "Of prey", "en", "birds", True, True, [{"id": "9"}, 8]),
            WrappedCollection,
            (
                "POST",
                BASE,
                [],
                {
                    "name": "Birds",
                    "description": "Of prey",
                    "language": "en",
                    "tag_name": "birds",
                    "sensitive": True,
                    "discoverable": True,
                    "account_ids": ["9", 8],
                },
            ),
        ),
        (
            lambda m: m.collection_update(7, sensitive=False, description=""),
            WrappedCollection,
            ("PATCH", f"{BASE}/7", [], {"description": "", "sensitive": False}),
        ),
        (
            lambda m: m.collection_update({"id": "7"}, "Birds", "Of prey", "en", "birds", True, False),
            WrappedCollection,
            (
                "PATCH",
                f"{BASE}/7",
                [],
                {
                    "name": "Birds",
                    "description": "Of prey",
                    "language": "en",
                    "tag_name": "birds",
                    "sensitive": True,
                    "discoverable": False,
                },
            ),
        ),
        (lambda m: m.collection_delete(7), None, ("DELETE", f"{BASE}/7", [], None)),
        (
            lambda m: m.collection_item_add(7, 9),
            WrappedCollectionItem,
            ("POST", f"{BASE}/7/items", [], {"account_id": 9}),
        ),
        (lambda m: m.collection_item_delete(7, {"id": "3"}), None, ("DELETE", f"{BASE}/7/items/3", [], None)),
        (lambda m: m.collection_item_revoke({"id": "7"}, 3), None, ("POST", f"{BASE}/7/items/3/revoke", [], None)),
    ],
)
def test_wire_format(wire, call, result, sent):
    assert wire(call, result) == (result, sent)


def test_none_means_the_users_own_account(client, server):
    server.answer({"id": "9"})
    server.answer({"collections": []})
    assert client.account_in_collections(None).collections == []
    assert [sent.path for sent in server.requests] == [
        "/api/v1/accounts/verify_credentials",
        "/api/v1/accounts/9/in_collections",
    ]


def test_a_page_of_collections_knows_the_next_one(client, server):
    link = '<https://mastodon.example/api/v1/accounts/9/collections?offset=1>; rel="next"'
    server.answer({"collections": [{"id": "7", "items": [{"id": "3", "account_id": "4"}]}]}, headers={"Link": link})
    page = client.account_collections(9, limit=1)
    assert page.collections[0].collection_items[0].account_id == 4
    following = client.fetch_next(page)
    assert type(following) is Collections
    assert server.requests[1].query == [("limit", "1"), ("offset", "1")]
