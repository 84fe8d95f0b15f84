"""Drawing the BlurHash of an upload, on both clients."""

from __future__ import annotations

import pytest

from mastodon import MastodonIllegalArgumentError


def test_decode_blurhash_draws_16_pixels_for_each_component_in_linear_light(client, server):
    server.answer({"id": "7", "blurhash": "LEHV6nWB2yk8pyo0adR*.7kCMdnj"})
    picture = client.decode_blurhash(client.media(7))
    assert (len(picture), len(picture[0]), len(picture[0][0])) == (3 * 16, 4 * 16, 3)
    assert picture[0][0] == pytest.approx([0.2414, 0.3697, 0.4411], abs=0.001)
    assert len(server.requests) == 1


def test_decode_blurhash_draws_in_any_size_in_srgb(client):
    red = {"blurhash": "00TI:j"}
    assert client.decode_blurhash(red, (2, 1), size_per_component=False, return_linear=False) == [[[255, 0, 0]] * 2]


def test_decode_blurhash_refuses_media_without_one(client):
    with pytest.raises(MastodonIllegalArgumentError, match="no blurhash"):
        client.decode_blurhash({"id": 7})
