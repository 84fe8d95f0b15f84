"""Media: what each method sends, on both clients."""

from __future__ import annotations

from http import HTTPStatus

import httpx2
import pytest

from mastodon import (
    MastodonAPIError,
    MastodonFileNotFoundError,
    MastodonIllegalArgumentError,
    MastodonMediaError,
    MastodonNetworkError,
    MastodonNotFoundError,
    MastodonVersionError,
)
from mastodon.entities import MediaAttachment

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 100
WAITING, READY = {"id": "5", "url": None}, {"id": "5", "url": "https://mastodon.example/a.png"}


@pytest.mark.parametrize(
    ("call", "result", "sent"),
    [
        (lambda m: m.media({"id": 5}), MediaAttachment, ("GET", "/api/v1/media/5", [], None)),
        (
            lambda m: m.media_update(5, "A cat", (0, -0.5)),
            MediaAttachment,
            ("PUT", "/api/v1/media/5", [], [("description", "A cat"), ("focus", "0.0,-0.5")]),
        ),
        (lambda m: m.media_delete(5), None, ("DELETE", "/api/v1/media/5", [], None)),
    ],
)
def test_wire_format(wire, call, result, sent):
    assert wire(call, result) == (result, sent)


@pytest.mark.parametrize(
    ("version", "path"), [("2.4.0", "/api/v1/media"), ("3.1.2", "/api/v1/media"), ("4.5.0", "/api/v2/media")]
)
def test_media_post_takes_the_route_of_the_servers_version(make_client, server, version, path):
    server.answer(READY)
    made = make_client(mastodon_version=version).media_post(PNG, "image/png", "A cat", (0.5, 1), "cat.png")
    sent = server.requests[0]
    assert (sent.method, sent.path) == ("POST", path)
    assert sent.fields == [("description", "A cat"), ("focus", "0.5,1.0")]
    ((headers, content),) = sent.parts["file"]
    assert content == PNG
    assert headers["content-type"] == "image/png"
    assert 'filename="cat.png"' in headers["content-disposition"]
    assert isinstance(made, MediaAttachment)


def as_path(path):
    return path


def as_text(path):
    return str(path)


def as_open_file(path):
    return path.open("rb")


@pytest.mark.parametrize("given", [as_path, as_text, as_open_file])
def test_the_type_of_a_file_is_told_by_itself(client, server, tmp_path, given):
    path = tmp_path / "picture"
    path.write_bytes(PNG)
    server.answer(READY)
    content = given(path)
    client.media_post(content)
    if given is as_open_file:
        content.close()
    ((headers, content),) = server.requests[0].parts["file"]
    assert headers["content-type"] == "image/png"
    assert "picture" not in headers["content-disposition"]
    assert content == PNG


def test_a_preview_picture_is_uploaded_too(client, server):
    server.answer(READY)
    client.media_post(b"video", "video/mp4", thumbnail=PNG, thumbnail_mime_type="image/png")
    client.media_update(5, thumbnail=PNG, thumbnail_mime_type="image/png")
    posted, updated = server.requests
    assert [posted.parts[name][0][0]["content-type"] for name in ("file", "thumbnail")] == ["video/mp4", "image/png"]
    assert (updated.method, updated.path) == ("PUT", "/api/v1/media/5")
    assert updated.parts["thumbnail"][0][1] == PNG


@pytest.mark.parametrize(
    ("call", "failure", "words"),
    [
        (lambda m: m.media_post(PNG), MastodonIllegalArgumentError, "say what they are"),
        (
            lambda m: m.media_post(PNG, "image/png", focus=(1.5, 0)),
            MastodonIllegalArgumentError,
            "focus must be within",
        ),
        (lambda m: m.media_post(PNG, "image/png", focus=(1,)), MastodonIllegalArgumentError, "focus must be a pair"),
        (lambda m: m.media_post(7), MastodonIllegalArgumentError, "a path, bytes or an open binary file"),
        (lambda m: m.media_post("no/such/file"), MastodonFileNotFoundError, "does not exist"),
        (lambda m: m.media_update(5, focus=(0, 2)), MastodonIllegalArgumentError, "focus must be within"),
    ],
)
def test_wrong_arguments_are_refused(client, server, call, failure, words):
    with pytest.raises(failure, match=words):
        call(client)
    assert server.requests == []


def test_media_post_can_wait_until_the_upload_is_processed(client, server, clock):
    server.answer(WAITING, status=202)
    server.answer(WAITING, status=206)
    server.answer(READY)
    assert client.media_post(PNG, "image/png", synchronous=True).url == READY["url"]
    assert [(sent.method, sent.path) for sent in server.requests] == [
        ("POST", "/api/v2/media"),
        ("GET", "/api/v1/media/5"),
        ("GET", "/api/v1/media/5"),
    ]
    assert clock.slept == [0.5, 0.75]


def test_without_waiting_an_upload_may_have_no_address_yet(client, server, clock):
    server.answer(WAITING, status=202)
    assert client.media_post(PNG, "image/png").url is None
    assert clock.slept == []


def test_waiting_ends_with_the_request_timeout(make_client, server, clock):
    server.answer(WAITING, status=206)
    with pytest.raises(MastodonNetworkError, match="did not finish processing upload 5 within 10 seconds"):
        make_client(request_timeout=10).media_post(PNG, "image/png", synchronous=True)
    assert sum(clock.slept) <= 10


def test_an_upload_that_cannot_be_processed_is_an_error(client, server):
    server.answer(WAITING, status=202)
    server.answer({"error": "Error processing thumbnail"}, status=422)
    with pytest.raises(MastodonMediaError) as caught:
        client.media_post(PNG, "image/png", synchronous=True)
    assert str(caught.value) == (
        f"the server could not process upload 5: 422 {HTTPStatus(422).phrase}: Error processing thumbnail "
        f"(GET https://mastodon.example/api/v1/media/5)"
    )
    assert (caught.value.media_id, caught.value.status_code, caught.value.args[3]) == (5, 422, caught.value.error)


def test_other_refusals_of_an_upload_are_not_for_its_processing(client, server):
    server.answer({"error": "Record not found"}, status=404)
    with pytest.raises(MastodonNotFoundError, match="Record not found"):
        client.media(5)
    server.answers.clear()
    server.answer({"error": "Validation failed: File content type is invalid"}, status=422)
    with pytest.raises(MastodonAPIError, match=r"422 .*content type is invalid") as caught:
        client.media_post(PNG, "image/png")
    assert not isinstance(caught.value, MastodonMediaError)


@pytest.mark.parametrize("answer", [b"", b"{}", b"null", b"[]"])
def test_an_upload_of_which_the_server_tells_nothing_is_an_error(client, server, answer):
    server.answer(status=202, raw=answer)
    with pytest.raises(MastodonAPIError):
        client.media_post(PNG, "image/png", synchronous=True)


def test_waiting_goes_on_where_the_server_tells_nothing(client, server):
    server.answer(WAITING, status=202)
    server.answer(status=202, raw=b"")
    server.answer(status=206, raw=b"{}")
    server.answer(READY)
    assert client.media_post(PNG, "image/png", synchronous=True).url == READY["url"]


NOT_READY = {"error": "Noch nicht fertig"}
CALLS = [
    lambda m: m.status_post("Look", media_ids=[4, 5]),
    lambda m: m.status_reply({"id": 1}, "Look", media_ids=[4, 5]),
    lambda m: m.status_update(1, "Look", media_ids=[4, 5]),
]


def refusing(server, *media):
    """Refuse each status, and give these answers, status and content, about its uploads."""
    told = list(media)

    def take(sent):
        if sent.method in {"POST", "PUT"}:
            return httpx2.Response(422, json=NOT_READY)
        if sent.path.startswith("/api/v1/media/"):
            status, content = told.pop(0)
            return httpx2.Response(status, json=content)
        return httpx2.Response(200, json={"id": "1", "account": {"id": "2", "acct": "a"}, "mentions": []})

    server.answers.append(take)


@pytest.mark.parametrize("call", CALLS)
def test_a_status_with_an_upload_that_is_not_processed_yet_says_so(client, server, call):
    refusing(server, (200, READY), (206, WAITING))
    words = r"^upload 5 is not processed yet.*synchronous=True.*Noch nicht"
    with pytest.raises(MastodonMediaError, match=words) as caught:
        call(client)
    assert (caught.value.media_id, caught.value.status_code) == (5, 422)
    assert caught.value.request.url.startswith("https://mastodon.example/api/v1/statuses")


@pytest.mark.parametrize("call", CALLS)
def test_a_status_with_an_upload_that_could_not_be_processed_says_so(client, server, call):
    refusing(server, (422, {"error": "Error processing"}))
    with pytest.raises(MastodonMediaError, match=r"could not process upload 4: 422 .*Error proc"):
        call(client)


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize(
    "told",
    [(200, READY), (404, {}), (200, [])],
    ids=["ready", "missing", "odd"],
)
def test_a_status_that_is_refused_for_something_else_says_that(client, server, call, told):
    refusing(server, told, told)
    with pytest.raises(MastodonAPIError, match="Noch nicht fertig") as caught:
        call(client)
    assert not isinstance(caught.value, MastodonMediaError)


def test_where_uploads_cannot_be_asked_for_the_refusal_comes_out(make_client, server):
    def fail(sent):
        if sent.method == "POST":
            return httpx2.Response(422, json=NOT_READY)
        raise httpx2.ConnectError("no connection")

    server.answers.append(fail)
    with pytest.raises(MastodonAPIError, match="Noch nicht fertig"):
        make_client(retries=False).status_post("Look", media_ids=5)


def test_media_delete_is_for_newer_servers(make_client, server):
    with pytest.raises(MastodonVersionError, match=r"media_delete\(\) needs Mastodon 4\.4\.0"):
        make_client(mastodon_version="4.3.0").media_delete(5)
    assert server.requests == []


def test_media_beyond_the_limits_of_the_server_are_refused(make_client, server):
    limits = {"description_limit": 5, "image_size_limit": 7, "supported_mime_types": ["image/png"]}
    server.answer({"version": "4.5.0", "configuration": {"media_attachments": limits}})
    client = make_client(mastodon_version=None)
    picture = b"\x89PNG\r\n\x1a\n"
    for call, words in (
        (lambda: client.media_post(picture, "image/png"), "takes up to 7 bytes of the type image/png, not 8"),
        (lambda: client.media_post(b"text", "text/plain"), "takes no media of the type text/plain; it takes image/png"),
        (lambda: client.media_post(picture[:7], "image/png", "123456"), "description has up to 5 characters"),
        (lambda: client.media_update(7, "123456"), "description has up to 5 characters on this server, not 6"),
    ):
        with pytest.raises(MastodonIllegalArgumentError, match=words):
            call()
    assert [sent.path for sent in server.requests] == ["/api/v1/instance"]
