"""Open files are uploaded from their beginning, wherever they stand, and as often as it takes."""

from __future__ import annotations

import io

PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(100)


def test_a_file_that_was_just_written_is_uploaded_whole(client, server):
    file = io.BytesIO()
    file.write(PICTURE)
    server.answer({"id": "1", "url": "https://example.com/1.png"})
    client.media_post(file)
    [(headers, content)] = server.requests[0].parts["file"]
    assert (headers["content-type"], content) == ("image/png", PICTURE)


def test_a_file_is_uploaded_whole_again_after_the_rate_limit(client, server):
    server.answer({"error": "Too many requests"}, status=429, headers={"retry-after": "1"})
    server.answer({"id": "1", "url": "https://example.com/1.png"})
    client.media_post(io.BytesIO(PICTURE))
    assert [sent.parts["file"][0][1] for sent in server.requests] == [PICTURE, PICTURE]
