"""What a server told of its limits, and what is refused because of them."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mastodon import MastodonIllegalArgumentError
from mastodon.protocol.limits import check_file, check_length, check_profile, check_text, configuration_of, limit
from mastodon.protocol.versions import parse_server_version

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(st.text(max_size=5), below, max_size=3),
    max_leaves=10,
)

PLEROMA = {
    "version": "2.7.2 (compatible; Pleroma 2.5.0)",
    "max_toot_chars": 5000,
    "max_media_attachments": 1000,
    "description_limit": 3000,
    "upload_limit": 16_000_000,
    "poll_limits": {"max_options": 20, "max_option_chars": 200, "min_expiration": 0, "max_expiration": 31_536_000},
    "pleroma": {"metadata": {"fields_limits": {"max_fields": 10}}},
}


@pytest.mark.parametrize(
    ("part", "name", "number"),
    [
        ("statuses", "max_characters", 5000),
        ("statuses", "max_media_attachments", 1000),
        ("polls", "max_options", 20),
        ("polls", "max_characters_per_option", 200),
        ("polls", "min_expiration", 0),
        ("polls", "max_expiration", 31_536_000),
        ("media_attachments", "description_limit", 3000),
        ("media_attachments", "image_size_limit", 16_000_000),
        ("media_attachments", "video_size_limit", 16_000_000),
        ("accounts", "max_profile_fields", 10),
        ("accounts", "max_pinned_statuses", None),
    ],
)
def test_limits_are_read_where_pleroma_tells_them(part, name, number):
    assert limit(configuration_of(PLEROMA), part, name) == number


def test_the_official_place_comes_first_and_nothing_is_lost():
    told = {**PLEROMA, "configuration": {"statuses": {"max_characters": 100}, "emojis": {"limit": 5}}}
    configuration = configuration_of(told)
    assert configuration["statuses"] == {"max_characters": 100, "max_media_attachments": 1000}
    assert configuration["emojis"] == {"limit": 5}
    assert told["configuration"]["statuses"] == {"max_characters": 100}


@pytest.mark.parametrize("instance", [None, [], "", {}, {"configuration": None}, {"configuration": []}, {"a": 1}])
def test_a_server_may_tell_no_limits(instance):
    assert configuration_of(instance) == {}


@given(JSON, st.sampled_from(["configuration", "pleroma", "poll_limits", "max_toot_chars"]))
def test_any_answer_holds_limits_or_none(answer, key):
    configuration = configuration_of({"configuration": {"statuses": answer, "accounts": answer}, key: answer})
    with suppress(MastodonIllegalArgumentError):
        check_text("a" * 9, None, configuration)
    with suppress(MastodonIllegalArgumentError):
        check_profile({"fields_attributes": {}, "note": "a" * 9}, configuration, None)
    with suppress(MastodonIllegalArgumentError):
        check_file("image/png", "image/png", 9, {"media_attachments": answer})


@pytest.mark.parametrize(
    ("value", "number"),
    [(5, 5), (0, 0), ("5", 5), (-1, None), (True, None), (5.5, None), ("many", None), (None, None), ([5], None)],
)
def test_a_limit_is_a_number(value, number):
    assert limit({"polls": {"max_options": value}}, "polls", "max_options") == number


# --- texts ----------------------------------------------------------------------------------------------------------

FIVE = {"statuses": {"max_characters": 5}}


@pytest.mark.parametrize(
    ("text", "warning", "configuration"),
    [
        ("12345", None, FIVE),
        ("123", "45", FIVE),
        (" 12345 \n", None, FIVE),
        ("@a@far.away.example", None, FIVE),
        ("👨‍👩‍👧‍👦" * 5, None, FIVE),
        ("क्ष" * 5, None, FIVE),  # Two letters joined: one character on some servers.
        ("\u0378" * 6, None, FIVE),  # What Unicode does not know yet may join what is before it.
        ("https://a.example/" + "b" * 100, None, {"statuses": {"max_characters": 23}}),
        ("siehe:https://a.example/" + "b" * 100, None, {"statuses": {"max_characters": 23}}),
        ("长文" * 20 + "https://a.example/" + "b" * 100, None, {"statuses": {"max_characters": 40}}),
        (
            "https://a.example/" + "b" * 90,
            None,
            {"statuses": {"max_characters": 50, "characters_reserved_per_url": 256}},
        ),
        ("a" * 999, None, {}),
        ("a" * 999, None, {"statuses": {"max_characters": 0}}),
        (None, "a" * 999, FIVE),
        ("", None, FIVE),
    ],
)
def test_what_a_server_may_take_is_sent(text, warning, configuration):
    check_text(text, warning, configuration)


@pytest.mark.parametrize(
    ("text", "warning", "counted"),
    [("123456", None, 6), ("1234", "56", 6), ("👨‍👩‍👧‍👦" * 6, None, 6), ("@abcde@far.away.example", None, 6)],
)
def test_a_text_that_is_surely_too_long_is_refused(text, warning, counted):
    with pytest.raises(MastodonIllegalArgumentError) as caught:
        check_text(text, warning, FIVE)
    assert str(caught.value) == (
        f"status counts {counted} characters, and this server takes up to 5; thread_post() posts it in parts"
    )


def test_descriptions_are_measured_without_white_space_around_them():
    told = {"media_attachments": {"description_limit": 5}}
    check_length("description", " 12345\n", told, "media_attachments", "description_limit")
    check_length("description", None, told, "media_attachments", "description_limit")
    check_length("description", "a" * 99, {}, "media_attachments", "description_limit")
    with pytest.raises(MastodonIllegalArgumentError, match="description has up to 5 characters on this server, not 6"):
        check_length("description", "123456", told, "media_attachments", "description_limit")


# --- files ----------------------------------------------------------------------------------------------------------

TYPES = ["image/png", "image/jpeg", "image/gif", "video/webm", "audio/ogg"]
MEDIA = {"media_attachments": {"supported_mime_types": TYPES, "image_size_limit": 10, "video_size_limit": 20}}


@pytest.mark.parametrize(
    ("mime_type", "by_content", "size", "told"),
    [
        ("image/png", "image/png", 10, MEDIA),
        ("image/png", "image/png", None, MEDIA),
        ("image/png", None, 10, MEDIA),
        ("image/jpg", "image/jpeg", 10, MEDIA),  # No such type, but the content is one.
        ("image/gif", "image/gif", 20, MEDIA),  # It may become a video.
        ("video/x-matroska", "video/webm", 20, MEDIA),
        ("audio/x-aac", None, 20, MEDIA),  # It may be another name of a type in the list.
        ("Audio/Ogg; codecs=opus", "audio/ogg", 20, MEDIA),
        ("application/pdf", None, 999, {}),
        ("image/png", "image/png", 999, {"media_attachments": {"image_size_limit": 0, "supported_mime_types": []}}),
        ("image/png", "image/png", 999, {"media_attachments": {"supported_mime_types": "image/png"}}),
    ],
)
def test_a_file_that_a_server_may_take_is_sent(mime_type, by_content, size, told):
    check_file(mime_type, by_content, size, told)


@pytest.mark.parametrize(
    ("mime_type", "by_content", "size", "words"),
    [
        ("image/png", "image/png", 11, "this server takes up to 10 bytes of the type image/png, not 11"),
        ("video/webm", "video/webm", 21, "this server takes up to 20 bytes of the type video/webm, not 21"),
        ("audio/ogg", None, 21, "this server takes up to 20 bytes of the type audio/ogg, not 21"),
        (
            "image/webp",
            "image/webp",
            5,
            f"this server takes no media of the type image/webp; it takes {', '.join(TYPES)}",
        ),
        (
            "application/pdf",
            None,
            5,
            f"this server takes no media of the type application/pdf; it takes {', '.join(TYPES)}",
        ),
    ],
)
def test_a_file_that_a_server_refuses_is_refused(mime_type, by_content, size, words):
    with pytest.raises(MastodonIllegalArgumentError) as caught:
        check_file(mime_type, by_content, size, MEDIA)
    assert str(caught.value) == words


# --- profiles -------------------------------------------------------------------------------------------------------

PROFILE = {
    "accounts": {
        "max_profile_fields": 6,
        "max_display_name_length": 3,
        "max_note_length": 25,
        "max_avatar_description_length": 4,
    }
}
MASTODON, PIXELFED = map(parse_server_version, ["4.6.0", "3.5.3 (compatible; Pixelfed 0.12.4)"])


def profile(fields=0, **texts):
    return {"fields_attributes": {str(index): {} for index in range(fields)}, **texts}


@pytest.mark.parametrize(
    ("params", "told", "server"),
    [
        (profile(6, display_name="Ann", note="a" * 25, avatar_description="Ann!"), PROFILE, MASTODON),
        (profile(note="https://a.example/" + "b" * 100), PROFILE, MASTODON),
        (profile(4), {}, MASTODON),
        (profile(4), {}, None),
        (profile(50, display_name="a" * 99), {}, PIXELFED),
        ({}, PROFILE, MASTODON),
    ],
)
def test_a_profile_that_a_server_may_take_is_sent(params, told, server):
    check_profile(params, told, server)


@pytest.mark.parametrize(
    ("params", "told", "server", "words"),
    [
        (profile(7), PROFILE, MASTODON, "a profile has up to 6 fields on this server, not 7"),
        (profile(7), PROFILE, PIXELFED, "a profile has up to 6 fields on this server, not 7"),
        (profile(5), {}, MASTODON, "a profile has up to 4 fields on this server, not 5"),
        (profile(5), {}, None, "a profile has up to 4 fields on this server, not 5"),
        (profile(display_name="Anna"), PROFILE, MASTODON, "display_name has up to 3 characters on this server, not 4"),
        (profile(note="a" * 26), PROFILE, MASTODON, "note has up to 25 characters on this server, not 26"),
        (
            profile(avatar_description="A cat"),
            PROFILE,
            MASTODON,
            "avatar_description has up to 4 characters on this server, not 5",
        ),
    ],
)
def test_a_profile_that_a_server_refuses_is_refused(params, told, server, words):
    with pytest.raises(MastodonIllegalArgumentError) as caught:
        check_profile(params, told, server)
    assert str(caught.value) == words
