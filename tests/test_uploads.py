"""Files that users give, made ready to send."""

from __future__ import annotations

import io
import os
import tempfile
from pathlib import Path

import pytest

from mastodon import MastodonFileNotFoundError, MastodonIllegalArgumentError
from mastodon.uploads import check_upload, upload

PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)


@pytest.fixture
def picture(tmp_path):
    path = tmp_path / "Private name.png"
    path.write_bytes(PNG)
    return path


@pytest.mark.parametrize("form", [str, Path])
def test_a_path_is_opened_only_for_sending(form, picture):
    file = upload(form(picture))
    assert (file.content, file.mime_type) == (picture, "image/png")


def test_bytes_are_taken(picture):
    for given in (PNG, bytearray(PNG), memoryview(PNG)):
        file = upload(given, "image/png")
        assert (file.content, file.mime_type) == (PNG, "image/png")


def test_an_open_file_is_taken_as_it_is(picture):
    with picture.open("rb") as opened:
        opened.seek(5)
        file = upload(opened)
        assert (file.content, file.mime_type, opened.tell()) == (opened, "image/png", 5)


def test_the_type_is_told_by_content_where_the_name_does_not(tmp_path):
    path = tmp_path / "picture"
    path.write_bytes(PNG)
    assert upload(path).mime_type == "image/png"
    assert upload(io.BytesIO(PNG)).mime_type == "image/png"
    with tempfile.TemporaryFile() as opened:
        opened.write(PNG)
        assert upload(opened).mime_type == "image/png"


def test_a_given_type_wins(picture):
    assert upload(picture, "image/webp").mime_type == "image/webp"
    assert upload(io.BytesIO(PNG), "video/mp4; codecs=avc1").mime_type == "video/mp4; codecs=avc1"


def test_names_are_not_told_unless_wanted(picture):
    names = {upload(picture).name for _ in range(3)}
    assert len(names) == 3
    assert all(name.startswith("upload-") and name.endswith(".png") for name in names)
    assert upload(picture, file_name="mine.png").name == "mine.png"
    assert upload(PNG, "x/y").name.startswith("upload-")


def test_a_pipe_is_taken_with_a_type():
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb") as pipe, os.fdopen(writing, "wb"):
        assert upload(pipe, "image/png").content is pipe
        with pytest.raises(MastodonIllegalArgumentError, match="the type of the file cannot be told"):
            upload(pipe)


class Reader:
    """Something that can be read, and no more."""

    def read(self, size=-1):
        return b""


def test_anything_that_can_be_read_is_taken_with_a_type():
    reader = Reader()
    assert upload(reader, "image/png").content is reader


@pytest.mark.parametrize(
    ("name", "words"), [("missing.png", "does not exist"), ("", "cannot be read"), ("a\0b", "cannot be read: .*null")]
)
def test_a_path_that_cannot_be_read_is_named(name, words, tmp_path):
    with pytest.raises(MastodonFileNotFoundError, match=words):
        upload(f"{tmp_path}/{name}")


@pytest.mark.parametrize(
    ("given", "mime_type", "words"),
    [
        (PNG, None, "bytes have no name: say what they are, for example mime_type='image/png'"),
        (5, None, "a path, bytes or an open binary file was expected, not int"),
        (None, None, "not NoneType"),
        ([PNG], None, "not list"),
        (io.StringIO("x"), None, "the file is open as text; open it with mode 'rb'"),
        (io.StringIO("x"), "image/png", "the file is open as text; open it with mode 'rb'"),
        (io.BytesIO(b"?"), None, "the type of the file cannot be told from its name or content: say what it is"),
        (PNG, "png", "mime_type must be like 'image/png', not 'png'"),
        (PNG, "image/png\r\nX: y", "mime_type must be like 'image/png', not "),
        (PNG, "image /png", "mime_type must be like 'image/png', not "),
        (PNG, b"image/png", "mime_type must be like 'image/png', not "),
    ],
)
def test_what_cannot_be_uploaded_is_refused(given, mime_type, words):
    with pytest.raises(MastodonIllegalArgumentError) as caught:
        upload(given, mime_type)
    assert words in str(caught.value)


def test_a_text_file_is_refused_before_it_is_sent(tmp_path):
    path = tmp_path / "x.png"
    path.write_text("x")
    with path.open(encoding="utf-8") as opened, pytest.raises(MastodonIllegalArgumentError, match="is open as text"):
        upload(opened, "image/png")


def test_a_closed_file_is_refused(picture):
    with picture.open("rb") as opened:
        pass
    with pytest.raises(MastodonIllegalArgumentError, match=r"the file cannot be read: .*closed file"):
        upload(opened, "image/png")


def test_a_file_of_something_else_than_bytes_is_refused():
    class Odd(Reader):
        def seekable(self):
            return True

        def tell(self):
            return 0

        def seek(self, place):
            return place

        def read(self, size=-1):
            return "text"

    with pytest.raises(MastodonIllegalArgumentError, match="the file must give bytes, not str"):
        upload(Odd(), "image/png")


def test_a_path_whose_type_nobody_knows_is_named(tmp_path):
    path = tmp_path / "odd"
    path.write_bytes(b"?")
    with pytest.raises(MastodonIllegalArgumentError, match="the type of odd cannot be told"):
        upload(path)


def test_a_file_without_a_name_of_its_own_has_none(picture):
    descriptor = os.open(picture, os.O_RDONLY)
    with os.fdopen(descriptor, "rb") as opened:
        assert upload(opened).mime_type == "image/png"


# --- sent -----------------------------------------------------------------------------------------------------------


def test_files_are_sent_as_multipart(client, server, picture):
    server.answer({"id": "1", "url": "https://a.example/1.png"})
    client.media_post(picture, description="A ü", focus=(0.5, -1), file_name='a "b".png')
    sent = server.requests[0]
    [(headers, content)] = sent.parts["file"]
    assert content == PNG
    assert headers["content-type"] == "image/png"
    assert sent.fields == [("description", "A ü"), ("focus", "0.5,-1.0")]


def test_a_file_that_vanishes_before_it_is_sent_is_named(client, server, picture, monkeypatch):
    server.answer({"id": "1"})
    prepared = upload(picture)
    picture.unlink()
    monkeypatch.setattr(
        f"{type(getattr(client, 'wrapped', client)).__module__.rpartition('.')[0]}.api.media.upload",
        lambda *_: prepared,
    )
    with pytest.raises(MastodonFileNotFoundError, match=r"Private name\.png' cannot be read"):
        client.media_post(picture)
    assert server.requests == []


def test_a_pipe_is_not_sent_a_second_time(make_client, server):
    server.answer({"error": "Too many"}, status=429, headers={"retry-after": "1"})
    client = make_client()
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb") as pipe:
        with os.fdopen(writing, "wb") as end:
            end.write(PNG)
        with pytest.raises(Exception, match="Hit rate limit"):
            client.media_post(pipe, "image/png")
    assert len(server.requests) == 1


def test_a_pipe_is_not_redirected(make_client, server):
    server.answer(None, status=308, headers={"location": "/elsewhere"})
    client = make_client()
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb") as pipe:
        with os.fdopen(writing, "wb") as end:
            end.write(PNG)
        with pytest.raises(Exception, match="a pipe can be sent only once; save it in a file first"):
            client.media_post(pipe, "image/png")
    assert len(server.requests) == 1


# --- limits ---------------------------------------------------------------------------------------------------------

TOLD = {"media_attachments": {"image_size_limit": len(PNG) - 1, "supported_mime_types": ["image/png"]}}


@pytest.mark.parametrize("form", [bytes, str, Path, io.BytesIO])
def test_a_file_that_is_too_large_for_the_server_is_refused(form, picture):
    given = form(PNG) if form in {bytes, io.BytesIO} else form(picture)
    file = upload(given, "image/png")
    check_upload(file, {"media_attachments": {"image_size_limit": len(PNG)}})
    check_upload(file, {})
    with pytest.raises(MastodonIllegalArgumentError, match="takes up to 107 bytes of the type image/png, not 108"):
        check_upload(file, TOLD)


def test_looking_at_its_size_does_not_move_a_file():
    given = io.BytesIO(PNG)
    given.seek(3)
    with pytest.raises(MastodonIllegalArgumentError):
        check_upload(upload(given), TOLD)
    assert given.tell() == 3


def test_what_comes_through_a_pipe_has_no_size():
    reading, writing = os.pipe()
    os.close(writing)
    with os.fdopen(reading, "rb") as given:
        check_upload(upload(given, "image/png"), TOLD)


def test_a_file_of_a_type_that_the_server_does_not_take_is_refused():
    with pytest.raises(MastodonIllegalArgumentError, match=r"no media of the type text/plain; it takes image/png"):
        check_upload(upload(b"text", "text/plain"), TOLD)
