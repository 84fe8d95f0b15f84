"""Arguments: what is taken, and what is refused before anything is sent."""

from __future__ import annotations

import io

import pytest
from compat.rows import row

from mastodon import MastodonFileNotFoundError, MastodonIllegalArgumentError

PNG = b"\x89PNG\r\n\x1a\nrest"
MEDIA = {"2.4": "/api/v1/media", "4.x": "/api/v2/media"}


@row("timeline_hashtag(hashtag): a leading # is a MastodonIllegalArgumentError")
def test_a_hashtag_with_its_sign(mastodon, stub):
    with pytest.raises(MastodonIllegalArgumentError, match="#"):
        mastodon.timeline_hashtag("#cats")
    assert stub.calls == []


@row("timeline(): an unknown name is a MastodonIllegalArgumentError")
def test_a_timeline_that_does_not_exist(mastodon, stub):
    with pytest.raises(MastodonIllegalArgumentError, match="'moon'"):
        mastodon.timeline("moon")
    assert stub.calls == []


@row("status_post(visibility): an unknown one is refused before sending")
def test_a_visibility_that_does_not_exist(mastodon, stub):
    with pytest.raises(MastodonIllegalArgumentError, match="public, unlisted, private or direct"):
        mastodon.status_post("Hello", visibility="secret")
    assert stub.calls == []


@pytest.mark.parametrize("visibility", ["public", "unlisted", "private", "direct"])
@row("status_post(visibility): public, unlisted, private, direct; without it, what the user set up")
def test_visibilities(mastodon, stub, visibility):
    mastodon.status_post("Hello", visibility=visibility)
    mastodon.status_post("Hello")
    assert [asked.form for asked in stub.calls] == [
        [("status", "Hello"), ("visibility", visibility)],
        [("status", "Hello")],
    ]


@row("status_post(media_ids): entities, too")
def test_media_entities(mastodon, stub):
    made = mastodon.media_post(PNG, "image/png")
    mastodon.status_post("Hello", media_ids=[made])
    assert stub.calls[-1].form == [("status", "Hello"), ("media_ids[]", "7")]


@row("status_post(idempotency_key): sent as a header")
def test_the_idempotency_key(mastodon, stub):
    mastodon.status_post("Hello", idempotency_key="once")
    assert stub.call.headers["idempotency-key"] == "once"
    assert stub.call.form == [("status", "Hello")]


@row("account_update_credentials(avatar, header): paths, too; the type is told from name or content")
def test_pictures_from_paths(mastodon, stub, tmp_path):
    (tmp_path / "me.png").write_bytes(PNG)
    (tmp_path / "sky").write_bytes(PNG)
    mastodon.account_update_credentials(avatar=str(tmp_path / "me.png"), header=tmp_path / "sky")
    assert stub.call.form == [("avatar", "image/png"), ("header", "image/png")]
    assert stub.call.files == {"avatar": PNG, "header": PNG}


@row("account_update_credentials(fields): up to four pairs of name and value")
def test_fields_of_a_profile(mastodon, stub):
    with pytest.raises(MastodonIllegalArgumentError, match="up to 4 fields"):
        mastodon.account_update_credentials(fields=[("name", "value")] * 5)
    assert stub.calls == []
    mastodon.account_update_credentials(fields=[("name", "value")] * 4)
    assert list(stub.call.json["fields_attributes"]) == ["0", "1", "2", "3"]


@row("media_post(media_file): a path")
def test_media_from_a_path(mastodon, stub, tmp_path, era):
    (tmp_path / "cat.png").write_bytes(PNG)
    mastodon.media_post(str(tmp_path / "cat.png"))
    assert stub.call.line == ("POST", MEDIA[era])
    assert (stub.call.form, stub.call.files) == ([("file", "image/png")], {"file": PNG})


@row("media_post(media_file): an open file")
def test_media_from_an_open_file(mastodon, stub, tmp_path):
    (tmp_path / "cat.png").write_bytes(PNG)
    with (tmp_path / "cat.png").open("rb") as file:
        mastodon.media_post(file)
    mastodon.media_post(io.BytesIO(PNG))
    assert [asked.files for asked in stub.calls] == [{"file": PNG}, {"file": PNG}]


@row("media_post(media_file): bytes need mime_type, else MastodonIllegalArgumentError")
def test_media_from_bytes(mastodon, stub):
    with pytest.raises(MastodonIllegalArgumentError, match="mime_type"):
        mastodon.media_post(PNG)
    assert stub.calls == []
    mastodon.media_post(PNG, "image/png")
    assert stub.call.files == {"file": PNG}


@row("media_post(): the type of a path is told from its name or its content")
def test_the_type_of_media(mastodon, stub, tmp_path):
    (tmp_path / "cat").write_bytes(PNG)
    (tmp_path / "cat.jpg").write_bytes(b"text")
    mastodon.media_post(tmp_path / "cat")
    mastodon.media_post(tmp_path / "cat.jpg")
    assert [asked.form for asked in stub.calls] == [[("file", "image/png")], [("file", "image/jpeg")]]


@row("media_post(): a file that is not there is a MastodonFileNotFoundError")
def test_media_that_is_not_there(mastodon, stub):
    with pytest.raises(MastodonFileNotFoundError, match=r"nothing\.png"):
        mastodon.media_post("nothing.png")
    assert stub.calls == []


@pytest.mark.parametrize("focus", [(0, 1.5), (-2, 0), (0,), "left"])
@row("media_post(focus), media_update(focus): a pair within -1 and 1, else MastodonIllegalArgumentError")
def test_a_focus_outside_of_the_picture(mastodon, stub, focus):
    with pytest.raises(MastodonIllegalArgumentError, match="focus"):
        mastodon.media_post(PNG, "image/png", focus=focus)
    with pytest.raises(MastodonIllegalArgumentError, match="focus"):
        mastodon.media_update(7, focus=focus)
    assert stub.calls == []


@row("notifications(id): one notification where an id is given")
def test_one_notification(mastodon, stub):
    assert mastodon.notifications(id=7).type == "mention"
    assert stub.call.path == "/api/v1/notifications/7"
