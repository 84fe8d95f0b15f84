"""Profile: what each method sends, on both clients."""

from __future__ import annotations

import pytest

from mastodon import MastodonIllegalArgumentError
from mastodon.entities import CredentialAccount, Profile

SWITCHES = [
    "locked",
    "bot",
    "discoverable",
    "hide_collections",
    "indexable",
    "show_media",
    "show_media_replies",
    "show_featured",
]


@pytest.mark.parametrize(
    ("call", "result", "sent"),
    [
        (lambda m: m.profile(), Profile, ("GET", "/api/v1/profile", [], None)),
        (lambda m: m.profile_update("Me"), Profile, ("PATCH", "/api/v1/profile", [], [("display_name", "Me")])),
        (
            lambda m: m.profile_update(**dict.fromkeys(SWITCHES, False)),
            Profile,
            ("PATCH", "/api/v1/profile", [], [(name, "false") for name in SWITCHES]),
        ),
        (
            lambda m: m.profile_update(
                note="Hello",
                attribution_domains="a.example",
                fields=[("Site", "b.example")],
                avatar_description="A cat",
                header_description="A hill",
            ),
            Profile,
            (
                "PATCH",
                "/api/v1/profile",
                [],
                {
                    "note": "Hello",
                    "attribution_domains": ["a.example"],
                    "fields_attributes": {"0": {"name": "Site", "value": "b.example"}},
                    "avatar_description": "A cat",
                    "header_description": "A hill",
                },
            ),
        ),
        (lambda m: m.account_delete_avatar(), CredentialAccount, ("DELETE", "/api/v1/profile/avatar", [], None)),
        (lambda m: m.account_delete_header(), CredentialAccount, ("DELETE", "/api/v1/profile/header", [], None)),
    ],
)
def test_wire_format(wire, call, result, sent):
    assert wire(call, result) == (result, sent)


def test_pictures_are_uploaded(client, server):
    server.answer({"id": "1"})
    client.profile_update(
        "Me", avatar=b"one", avatar_mime_type="image/png", header=b"two", header_mime_type="image/gif"
    )
    sent = server.requests[0]
    assert sent.fields == [("display_name", "Me")]
    assert [(sent.parts[name][0][0]["content-type"], sent.parts[name][0][1]) for name in ("avatar", "header")] == [
        ("image/png", b"one"),
        ("image/gif", b"two"),
    ]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [({"avatar": b"x"}, "say what they are"), ({"fields": [("a", "b")] * 5}, "up to 4 fields on this server, not 5")],
)
def test_wrong_arguments_are_refused(client, server, arguments, words):
    with pytest.raises(MastodonIllegalArgumentError, match=words):
        client.profile_update(**arguments)
    assert server.requests == []
