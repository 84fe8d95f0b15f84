"""Statuses, with media and polls, at a real server."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from mastodon import MastodonAPIError, MastodonIllegalArgumentError, MastodonNotFoundError

PICTURE = b"\x89PNG\r\n\x1a\n"


def test_status_post_posts(alice, bob):
    posted = alice.status_post(
        "Hello 🐘 & #sand", visibility="unlisted", spoiler_text="Greeting", language="en", sensitive=True
    )
    seen = bob.status(posted)
    assert seen.account.acct == "alice"
    assert seen.content == "<p>Hello 🐘 &amp; #sand</p>"
    assert (seen.visibility, seen.spoiler_text, seen.language, seen.sensitive) == ("unlisted", "Greeting", "en", True)
    assert seen.created_at.tzinfo is not None


def test_status_post_once_for_each_idempotency_key(alice):
    posted = [alice.status_post("once", idempotency_key="key") for _ in range(2)]
    assert posted[0].id == posted[1].id
    assert len(alice.timeline_local()) == 1


def test_status_post_later_gives_a_scheduled_status(alice):
    later = datetime.now(UTC).replace(microsecond=0) + timedelta(hours=1)
    scheduled = alice.status_post("later", scheduled_at=later)
    assert scheduled.scheduled_at == later
    assert scheduled.params.text == "later"
    assert alice.timeline_local() == []


def test_status_post_with_media(alice):
    picture = alice.media_post(PICTURE, mime_type="image/png", description="nothing", focus=(0.5, -0.25))
    assert picture.meta.focus == {"x": 0.5, "y": -0.25}
    alice.media_update(picture, description="next to nothing")
    assert alice.media(picture).description == "next to nothing"
    other = alice.media_post(PICTURE, mime_type="image/png", synchronous=True)
    posted = alice.status_post("", media_ids=[picture, other])
    assert [media.id for media in posted.media_attachments] == [picture.id, other.id]
    assert posted.media_attachments[0].description == "next to nothing"


def test_media_post_takes_files(alice, tmp_path):
    file = tmp_path / "picture.png"
    file.write_bytes(PICTURE)
    assert alice.media_post(file).type == "image"
    assert alice.media_post(str(file)).type == "image"
    with file.open("rb") as opened:
        assert alice.media_post(opened, mime_type="image/png").type == "image"


def test_status_post_with_a_poll(alice, bob):
    poll = alice.make_poll(["tea", "coffee", "both"], expires_in=3600, multiple=True)
    posted = alice.status_post("What?", poll=poll)
    assert [option.title for option in posted.poll.options] == ["tea", "coffee", "both"]
    assert bob.poll_vote(posted.poll, [0, 2]).own_votes == [0, 2]
    assert [option.votes_count for option in alice.poll(posted.poll).options] == [1, 0, 1]


def test_status_context_has_both_directions(alice, bob):
    first = alice.status_post("first")
    second = bob.status_post("@alice second", in_reply_to_id=first)
    third = alice.status_post("@bob third", in_reply_to_id=second)
    context = alice.status_context(second)
    assert [status.id for status in context.ancestors] == [first.id]
    assert [status.id for status in context.descendants] == [third.id]


def test_status_reblog_gives_the_boost(alice, bob):
    posted = alice.status_post("boost me")
    boost = bob.status_reblog(posted)
    assert boost.reblog.id == posted.id
    assert [account.acct for account in alice.status_reblogged_by(posted)] == ["bob"]
    assert bob.status_unreblog(posted).reblogged is False
    assert alice.status_reblogged_by(posted) == []


def test_status_favourite(alice, bob):
    posted = alice.status_post("like me")
    assert bob.status_favourite(posted).favourited is True
    assert [account.acct for account in alice.status_favourited_by(posted)] == ["bob"]
    assert bob.status_unfavourite(posted).favourited is False


def test_status_bookmark(alice, bob):
    posted = alice.status_post("keep me")
    assert bob.status_bookmark(posted).bookmarked is True
    assert bob.status_unbookmark(posted).bookmarked is False


def test_status_favourite_and_bookmark_are_listed(alice):
    posted = alice.status_post("like and keep me")
    alice.status_favourite(posted)
    alice.status_bookmark(posted)
    assert [status.id for status in alice.favourites()] == [posted.id]
    assert [status.id for status in alice.bookmarks()] == [posted.id]


def test_status_pin_is_seen_at_the_account(alice, bob):
    alice.status_post("not this")
    posted = alice.status_post("this")
    assert alice.status_pin(posted).pinned is True
    assert [status.id for status in bob.account_statuses(alice.me(), pinned=True)] == [posted.id]
    assert alice.status_unpin(posted).pinned is False


def test_status_mute_and_unmute(alice):
    posted = alice.status_post("enough of this")
    assert alice.status_mute(posted).muted is True
    assert alice.status_unmute(posted).muted is False


def test_status_update_leaves_a_history(alice):
    posted = alice.status_post("one")
    assert alice.status_update(posted, "two", spoiler_text="Changed").spoiler_text == "Changed"
    assert [edit.content for edit in alice.status_history(posted)] == ["<p>one</p>", "<p>two</p>"]
    assert alice.status_source(posted).text == "two"


def test_status_quotes_are_listed_and_revoked(alice, bob):
    posted = alice.status_post("quote me")
    quoting = bob.status_post("as she said", quoted_status_id=posted)
    assert quoting.quote.quoted_status.id == posted.id
    assert [status.id for status in alice.status_quotes(posted)] == [quoting.id]
    assert alice.status_quote_revoke(posted, quoting).quote.state == "revoked"


def test_status_reply_mentions_its_author(alice, bob):
    posted = alice.status_post("Hello", visibility="unlisted", spoiler_text="Greeting")
    reply = bob.status_reply(posted, "Hello to you")
    assert reply.in_reply_to_id == posted.id
    assert "@alice" in reply.content
    assert (reply.visibility, reply.spoiler_text) == ("unlisted", "Greeting")


def test_status_translate_gives_a_translation(alice, bob):
    assert bob.status_translate(alice.status_post("hello"), "de").detected_source_language == "en"


def test_scheduled_status_is_moved_and_deleted(alice):
    later = datetime.now(UTC).replace(microsecond=0) + timedelta(hours=1)
    scheduled = alice.status_post("later", scheduled_at=later)
    moved = alice.scheduled_status_update(scheduled, later + timedelta(hours=1))
    assert moved.scheduled_at == later + timedelta(hours=1)
    assert [status.id for status in alice.scheduled_statuses()] == [scheduled.id]
    alice.scheduled_status_delete(scheduled)
    assert alice.scheduled_statuses() == []


def test_status_delete_gives_the_source(alice):
    posted = alice.status_post("a & b")
    assert alice.status_delete(posted).text == "a & b"
    with pytest.raises(MastodonNotFoundError):
        alice.status(posted)


def test_statuses_gives_several(alice):
    ids = [alice.status_post(str(number)).id for number in range(3)]
    assert [status.id for status in alice.statuses(ids[:2])] == ids[:2]


def test_status_that_is_too_long_is_refused_by_the_limit_of_the_server(alice):
    with pytest.raises(MastodonIllegalArgumentError, match="status counts 501 characters, and this server takes"):
        alice.status_post("x" * 501)


def test_status_that_is_too_long_is_refused_in_the_words_of_the_server(log_in):
    with pytest.raises(MastodonAPIError, match="Text is too long") as caught:
        log_in("alice", version_check_mode="none").status_post("x" * 501)
    assert caught.value.status_code == 422
