"""Counting, cutting and posting long texts, on both clients."""

from __future__ import annotations

import pytest

from mastodon import MastodonAPIError, MastodonIllegalArgumentError

TEXT = "First sentence of a text. Second sentence, which is longer. Third and last sentence."
PARTS = ["First sentence of a text.", "Second sentence, which is longer.", "Third and last sentence."]
INSTANCE = {"configuration": {"statuses": {"max_characters": 40, "characters_reserved_per_url": 23}}}


def test_get_status_length_counts_as_the_server_does(client, server):
    assert client.get_status_length("@ann@host.example https://example.com/a/long/path", "CW") == 4 + 1 + 23 + 2
    assert client.get_status_length("https://example.com", characters_per_link=30) == 30
    assert server.requests == []


def test_thread_split_heeds_the_limits_of_the_server(client, server):
    server.answer(INSTANCE)
    assert client.thread_split(TEXT) == PARTS
    assert [(sent.method, sent.path) for sent in server.requests] == [("GET", "/api/v2/instance")]


def test_thread_split_writes_counters_on_request(client, server):
    server.answer(INSTANCE)
    assert client.thread_split(TEXT, counters=True) == [f"{part} ({i}/3)" for i, part in enumerate(PARTS, 1)]


def test_thread_split_asks_an_old_server_in_the_older_form(make_client, server):
    server.answer({"version": "3.5.0", **INSTANCE})
    assert make_client(mastodon_version="3.5.0").thread_split(TEXT) == PARTS
    assert [sent.path for sent in server.requests] == ["/api/v1/instance"]


def test_thread_split_asks_other_software_in_both_forms(client, server):
    server.answer({"error": "Not found"}, status=404)
    server.answer({"max_toot_chars": 40})
    assert client.thread_split(TEXT) == PARTS
    assert [sent.path for sent in server.requests] == ["/api/v2/instance", "/api/v1/instance"]


def test_thread_split_of_a_server_that_tells_no_limits_uses_those_of_mastodon(client, server):
    server.answer({})
    assert client.thread_split("word " * 150) == [" ".join(["word"] * 100), " ".join(["word"] * 50)]


def test_thread_post_lets_each_part_answer_the_one_before(client, server):
    server.answer(INSTANCE)
    for number in (11, 12, 13):
        server.answer({"id": str(number)})
    posted = client.thread_post(TEXT, 7, [8], visibility="unlisted", language="en", idempotency_key="key")
    assert [status.id for status in posted] == [11, 12, 13]
    assert [(sent.method, sent.path) for sent in server.requests[1:]] == [("POST", "/api/v1/statuses")] * 3
    shared = [("visibility", "unlisted"), ("language", "en")]
    assert server.requests[1].form == [
        ("status", PARTS[0]),
        ("in_reply_to_id", "7"),
        ("media_ids[]", "8"),
        *shared,
    ]
    assert server.requests[2].form == [("status", PARTS[1]), ("in_reply_to_id", "11"), *shared]
    assert server.requests[3].form == [("status", PARTS[2]), ("in_reply_to_id", "12"), *shared]
    assert [sent.headers["idempotency-key"] for sent in server.requests[1:]] == ["key-0", "key-1", "key-2"]


def test_thread_post_puts_the_warning_before_each_part(client, server):
    server.answer(INSTANCE)
    server.answer({"id": "1"})
    client.thread_post("one two three four five six seven eight", spoiler_text="Warning", sensitive=True)
    assert server.requests[1].form == [
        ("status", "one two three four five six seven"),
        ("sensitive", "true"),
        ("spoiler_text", "Warning"),
    ]
    assert server.requests[2].form == [("status", "eight"), ("in_reply_to_id", "1"), ("spoiler_text", "Warning")]


def test_thread_post_of_a_short_text_is_one_status(client, server):
    server.answer(INSTANCE)
    server.answer({"id": "1"})
    assert [status.id for status in client.thread_post("Hello", counters=True)] == [1]
    assert server.requests[1].form == [("status", "Hello")]


def test_thread_post_says_how_many_parts_were_posted_before_one_was_refused(client, server):
    server.answer(INSTANCE)
    server.answer({"id": "11"})
    server.answer({"error": "Validation failed"}, status=422)
    with pytest.raises(MastodonAPIError, match="Validation failed") as caught:
        client.thread_post(TEXT)
    assert caught.value.__notes__ == ["1 of 3 parts were posted, the last as 11"]


def test_thread_post_of_a_first_part_that_is_refused_has_no_note(client, server):
    server.answer(INSTANCE)
    server.answer({"error": "Validation failed"}, status=422)
    with pytest.raises(MastodonAPIError) as caught:
        client.thread_post(TEXT)
    assert not hasattr(caught.value, "__notes__")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"visibility": "secret"}, "visibility must be"),
        ({"idempotency_key": "é"}, "idempotency_key must be"),
    ],
)
def test_thread_post_refuses_wrong_arguments_before_anything_is_sent(client, server, arguments, message):
    with pytest.raises(MastodonIllegalArgumentError, match=message):
        client.thread_post(TEXT, **arguments)
    assert server.requests == []


def test_thread_post_posts_nothing_if_something_does_not_fit(client, server):
    server.answer(INSTANCE)
    with pytest.raises(MastodonIllegalArgumentError, match="cannot be cut"):
        client.thread_post(f"{TEXT} #{'x' * 50}")
    assert [sent.method for sent in server.requests] == ["GET"]
