"""Accounts: what each method sends, on both clients."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from mastodon import (
    MastodonAPIError,
    MastodonFileNotFoundError,
    MastodonIllegalArgumentError,
    MastodonIOError,
    MastodonVersionError,
    Page,
)
from mastodon.entities import (
    Account,
    CredentialAccount,
    FamiliarFollowers,
    FeaturedTag,
    IdentityProof,
    List,
    Relationship,
    Status,
    ValidationError,
)

ACCOUNT = Account(id=7, acct="bob")
PLACES = [("max_id", "4"), ("min_id", "3"), ("since_id", "2"), ("limit", "80")]


def get(path, *query):
    return ("GET", f"/api/v1/accounts/{path}", list(query), None)


def post(path, *form):
    return ("POST", f"/api/v1/accounts/7/{path}", [], list(form) or None)


@pytest.mark.parametrize(
    ("call", "result", "sent"),
    [
        (lambda m: m.account(ACCOUNT), Account, get("7")),
        (
            lambda m: m.accounts([ACCOUNT, "8"]),
            list[Account],
            ("GET", "/api/v1/accounts", [("id[]", "7"), ("id[]", "8")], None),
        ),
        (lambda m: m.accounts(7), list[Account], ("GET", "/api/v1/accounts", [("id[]", "7")], None)),
        (lambda m: m.account_lookup("bob@a.example"), Account, get("lookup", ("acct", "bob@a.example"))),
        (lambda m: m.account_verify_credentials(), CredentialAccount, get("verify_credentials")),
        (lambda m: m.me(), CredentialAccount, get("verify_credentials")),
        (lambda m: m.account_statuses(7), Page[Status], get("7/statuses")),
        (
            lambda m: m.account_statuses(7, True, True, True, True, "cats", 4, 3, 2, 40, True),
            Page[Status],
            get(
                "7/statuses",
                ("only_media", "true"),
                ("pinned", "true"),
                ("exclude_replies", "true"),
                ("exclude_reblogs", "true"),
                ("tagged", "cats"),
                ("max_id", "4"),
                ("min_id", "3"),
                ("since_id", "2"),
                ("limit", "40"),
                ("exclude_direct", "true"),
            ),
        ),
        (lambda m: m.account_following(ACCOUNT), Page[Account], get("7/following")),
        (lambda m: m.account_following(7, 4, 3, 2, 80), Page[Account], get("7/following", *PLACES)),
        (lambda m: m.account_followers(ACCOUNT), Page[Account], get("7/followers")),
        (lambda m: m.account_followers(7, 4, 3, 2, 80), Page[Account], get("7/followers", *PLACES)),
        (
            lambda m: m.account_endorsements(7, max_id=4, since_id=2, limit=80),
            Page[Account],
            get("7/endorsements", ("max_id", "4"), ("since_id", "2"), ("limit", "80")),
        ),
        (lambda m: m.account_relationships(ACCOUNT), list[Relationship], get("relationships", ("id[]", "7"))),
        (
            lambda m: m.account_relationships([7, 8], with_suspended=True),
            list[Relationship],
            get("relationships", ("id[]", "7"), ("id[]", "8"), ("with_suspended", "true")),
        ),
        (lambda m: m.account_search("bob"), Page[Account], get("search", ("q", "bob"))),
        (
            lambda m: m.account_search("bob", 10, True, True, 20),
            Page[Account],
            get("search", ("q", "bob"), ("limit", "10"), ("following", "true"), ("resolve", "true"), ("offset", "20")),
        ),
        (
            lambda m: m.account_familiar_followers([ACCOUNT, 8]),
            list[FamiliarFollowers],
            get("familiar_followers", ("id[]", "7"), ("id[]", "8")),
        ),
        (lambda m: m.account_featured_tags(7), list[FeaturedTag], get("7/featured_tags")),
        (lambda m: m.account_lists(7), list[List], get("7/lists")),
        (lambda m: m.account_identity_proofs(7), list[IdentityProof], get("7/identity_proofs")),
        (lambda m: m.account_follow(7), Relationship, post("follow", ("reblogs", "true"), ("notify", "false"))),
        (
            lambda m: m.account_follow(ACCOUNT, False, True, languages=["de", "en"]),
            Relationship,
            post("follow", ("reblogs", "false"), ("notify", "true"), ("languages[]", "de"), ("languages[]", "en")),
        ),
        (
            lambda m: m.account_follow(7, languages="de"),
            Relationship,
            post("follow", ("reblogs", "true"), ("notify", "false"), ("languages[]", "de")),
        ),
        (lambda m: m.account_unfollow(ACCOUNT), Relationship, post("unfollow")),
        (lambda m: m.account_remove_from_followers(7), Relationship, post("remove_from_followers")),
        (lambda m: m.account_block(7), Relationship, post("block")),
        (lambda m: m.account_unblock(7), Relationship, post("unblock")),
        (lambda m: m.account_mute(7), Relationship, post("mute", ("notifications", "true"))),
        (
            lambda m: m.account_mute(7, False, 3600),
            Relationship,
            post("mute", ("notifications", "false"), ("duration", "3600")),
        ),
        (lambda m: m.account_unmute(7), Relationship, post("unmute")),
        (lambda m: m.account_endorse(7), Relationship, post("endorse")),
        (lambda m: m.account_unendorse(7), Relationship, post("unendorse")),
        (lambda m: m.account_pin(7), Relationship, post("pin")),
        (lambda m: m.account_unpin(7), Relationship, post("unpin")),
        (lambda m: m.account_note_set(7, "A friend"), Relationship, post("note", ("comment", "A friend"))),
        (lambda m: m.account_note_set(7, ""), Relationship, post("note", ("comment", ""))),
        (lambda m: m.account_note_set(7, None), Relationship, post("note", ("comment", ""))),
        (
            lambda m: m.account_email_subscribe(7, "me@example.com"),
            None,
            post("email_subscriptions", ("email", "me@example.com")),
        ),
    ],
)
def test_wire_format(wire, call, result, sent):
    assert wire(call, result) == (result, sent)


def test_account_statuses_are_a_page_that_keeps_its_parameters(client, server):
    link = '<https://mastodon.example/api/v1/accounts/7/statuses?max_id=3>; rel="next"'
    server.answer([{"id": "5"}, {"id": "3"}], headers={"link": link})
    server.answer([])
    assert client.fetch_next(client.account_statuses(7, only_media=True)) == []
    assert server.requests[1].query == [("only_media", "true"), ("max_id", "3")]


def test_account_search_is_paged_by_offset(client, server):
    server.answer([{"id": "5"}, {"id": "6"}])
    client.fetch_next(client.account_search("bob", limit=2))
    assert server.requests[1].query == [("q", "bob"), ("limit", "2"), ("offset", "2")]


@pytest.mark.parametrize("id", [None, "", {}, [7], 1.5, True, ".."])
def test_what_is_no_id_is_refused(client, server, id):
    with pytest.raises(MastodonIllegalArgumentError, match="id"):
        client.account(id)
    assert server.requests == []


@pytest.mark.parametrize(
    ("version", "call"),
    [
        ("2.4.0", lambda m: m.account_note_set(7, "x")),
        ("3.3.0", lambda m: m.account_lookup("bob")),
        ("4.2.0", lambda m: m.accounts([7])),
        ("4.3.0", lambda m: m.account_endorse(7)),
        ("4.6.0", lambda m: m.account_email_subscribe(7, "me@example.com")),
    ],
)
def test_an_old_server_is_not_asked_for_what_it_does_not_have(make_client, server, version, call):
    with pytest.raises(MastodonVersionError, match=f"this server has {version}"):
        call(make_client(mastodon_version=version))
    assert server.requests == []


# --- changing one's own account -------------------------------------------------------------------------------------

UPDATE = ("PATCH", "/api/v1/accounts/update_credentials")


@pytest.mark.parametrize(
    ("call", "body"),
    [
        (lambda m: m.account_update_credentials("Me", "Hello"), [("display_name", "Me"), ("note", "Hello")]),
        (lambda m: m.account_update_credentials(note=""), [("note", "")]),
        (
            lambda m: m.account_update_credentials(
                locked=True, bot=False, discoverable=True, hide_collections=False, indexable=True
            ),
            [
                ("locked", "true"),
                ("bot", "false"),
                ("discoverable", "true"),
                ("hide_collections", "false"),
                ("indexable", "true"),
            ],
        ),
        (
            lambda m: m.account_update_credentials(attribution_domains=["a.example", "b.example"]),
            [("attribution_domains[]", "a.example"), ("attribution_domains[]", "b.example")],
        ),
        (
            lambda m: m.account_update_credentials(avatar_description="A cat", header_description="A hill"),
            [("avatar_description", "A cat"), ("header_description", "A hill")],
        ),
        (
            lambda m: m.account_update_credentials(fields={"Site": "a.example", "Pronouns": "she"}),
            {
                "fields_attributes": {
                    "0": {"name": "Site", "value": "a.example"},
                    "1": {"name": "Pronouns", "value": "she"},
                }
            },
        ),
        (
            lambda m: m.account_update_credentials(
                default_privacy="Unlisted",
                default_sensitive=False,
                default_language="de",
                default_quote_policy="nobody",
            ),
            {"source": {"privacy": "unlisted", "sensitive": False, "language": "de", "quote_policy": "nobody"}},
        ),
    ],
)
def test_account_update_credentials_sends(wire, call, body):
    assert wire(call, CredentialAccount) == (CredentialAccount, (*UPDATE, [], body))


def test_pictures_are_uploaded_with_all_else(client, server, tmp_path):
    picture = tmp_path / "me.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    server.answer({"id": "1"})
    client.account_update_credentials(
        avatar=picture, header=b"GIF89a", header_mime_type="image/gif", fields=[("Site", "a.example")], locked=False
    )
    sent = server.requests[0]
    assert (sent.method, sent.path) == UPDATE
    assert sent.fields == [
        ("locked", "false"),
        ("fields_attributes[0][name]", "Site"),
        ("fields_attributes[0][value]", "a.example"),
    ]
    assert [(sent.parts[name][0][0]["content-type"], sent.parts[name][0][1]) for name in ("avatar", "header")] == [
        ("image/png", b"\x89PNG\r\n\x1a\n"),
        ("image/gif", b"GIF89a"),
    ]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"avatar": b"x"}, "say what they are"),
        ({"fields": [("a", "b")] * 5}, "up to 4 fields on this server, not 5"),
        ({"default_privacy": "direct"}, "default_privacy must be public, unlisted or private, not 'direct'"),
        ({"default_quote_policy": "all"}, "default_quote_policy must be public, followers or nobody, not 'all'"),
    ],
)
def test_wrong_arguments_of_an_update_are_refused(client, server, arguments, words):
    with pytest.raises(MastodonIllegalArgumentError, match=words):
        client.account_update_credentials(**arguments)
    assert server.requests == []


def test_a_picture_that_does_not_exist_is_refused(client, server):
    with pytest.raises(MastodonFileNotFoundError, match="does not exist"):
        client.account_update_credentials(avatar="no/such/picture.png")
    assert server.requests == []


# --- signing up -----------------------------------------------------------------------------------------------------

APP_TOKEN = {"access_token": "app-token", "scope": "read write follow push"}
USER_TOKEN = {"access_token": "user-token", "scope": "read write follow push"}
REFUSED = {
    "error": "Validation failed: Username is taken",
    "details": {"username": [{"error": "ERR_TAKEN", "description": "is taken"}]},
}


@pytest.fixture
def newcomer(make_client):
    return make_client(client_id="app", client_secret="secret", access_token=None, mastodon_version="4.2.0")


def test_create_account_asks_for_a_token_of_the_app_then_signs_up(newcomer, server):
    server.answer(APP_TOKEN)
    server.answer(USER_TOKEN)
    assert newcomer.create_account("me", "password", "me@example.com", agreement=True) == "user-token"
    granted, signed_up = server.requests
    assert (granted.method, granted.path) == ("POST", "/oauth/token")
    assert granted.form == [
        ("grant_type", "client_credentials"),
        ("scope", "read write follow push"),
        ("client_id", "app"),
        ("client_secret", "secret"),
    ]
    assert (signed_up.method, signed_up.path) == ("POST", "/api/v1/accounts")
    assert signed_up.headers["authorization"] == "Bearer app-token"
    assert signed_up.form == [
        ("username", "me"),
        ("email", "me@example.com"),
        ("password", "password"),
        ("agreement", "true"),
        ("locale", "en"),
    ]
    assert newcomer.access_token == "user-token"


@pytest.mark.parametrize("birthday", [date(2000, 2, 29), datetime(2000, 2, 29, 12, tzinfo=UTC)])
def test_create_account_sends_all_there_is_to_say(newcomer, server, birthday):
    server.answer(APP_TOKEN)
    server.answer(USER_TOKEN)
    newcomer.create_account(
        "me",
        "password",
        "me@example.com",
        True,
        "I like it here",
        "de",
        date_of_birth=birthday,
        time_zone="Europe/Vienna",
        invite_code="abc",
    )
    assert server.requests[1].form[4:] == [
        ("locale", "de"),
        ("reason", "I like it here"),
        ("date_of_birth", "2000-02-29"),
        ("time_zone", "Europe/Vienna"),
        ("invite_code", "abc"),
    ]


def test_create_account_stores_the_log_in(newcomer, server, make_client, tmp_path):
    server.answer(APP_TOKEN)
    server.answer(USER_TOKEN)
    path = tmp_path / "login"
    newcomer.create_account("me", "password", "me@example.com", agreement=True, to_file=path)
    stored = make_client(access_token=path, api_base_url=None)
    assert (stored.access_token, stored.client_id, stored.api_base_url) == (
        "user-token",
        "app",
        "https://mastodon.example",
    )


@pytest.mark.parametrize("agreement", [False, None])
def test_nobody_signs_up_without_agreeing(newcomer, server, agreement):
    with pytest.raises(MastodonIllegalArgumentError, match="agreement must be True"):
        newcomer.create_account("me", "password", "me@example.com", agreement=agreement)
    assert server.requests == []


def test_nobody_signs_up_if_the_log_in_cannot_be_stored(newcomer, server, tmp_path):
    with pytest.raises(MastodonIOError, match="folder"):
        newcomer.create_account("me", "password", "me@example.com", agreement=True, to_file=tmp_path / "no" / "file")
    assert server.requests == []


def test_nobody_signs_up_without_an_app(client, server):
    with pytest.raises(MastodonIllegalArgumentError, match=r"create_account\(\) needs an app"):
        client.create_account("me", "password", "me@example.com", agreement=True)
    assert server.requests == []


def test_a_refused_sign_up_is_an_error_with_details(newcomer, server):
    server.answer(APP_TOKEN)
    server.answer(REFUSED, status=422)
    with pytest.raises(MastodonAPIError, match="Username is taken") as caught:
        newcomer.create_account("me", "password", "me@example.com", agreement=True)
    assert caught.value.details["username"][0].error == "ERR_TAKEN"
    assert newcomer.access_token is None


def test_a_refused_sign_up_can_be_a_result(newcomer, server):
    server.answer(APP_TOKEN)
    server.answer(REFUSED, status=422)
    token, problem = newcomer.create_account(
        "me", "password", "me@example.com", agreement=True, return_detailed_error=True
    )
    assert token is None
    assert isinstance(problem, ValidationError)
    assert problem.error == "Validation failed: Username is taken"
    assert problem.details["username"][0].description == "is taken"


def test_a_successful_sign_up_can_be_a_pair(newcomer, server):
    server.answer(APP_TOKEN)
    server.answer(USER_TOKEN)
    result = newcomer.create_account("me", "password", "me@example.com", agreement=True, return_detailed_error=True)
    assert result == ("user-token", None)


def test_other_errors_of_a_sign_up_are_errors(newcomer, server):
    server.answer(APP_TOKEN)
    server.answer({"error": "Registrations are closed"}, status=403)
    with pytest.raises(MastodonAPIError, match="Registrations are closed"):
        newcomer.create_account("me", "password", "me@example.com", agreement=True, return_detailed_error=True)


def test_nobody_signs_up_at_a_server_without_the_route(make_client, server):
    old = make_client(client_id="app", client_secret="secret", mastodon_version="2.6.0")
    with pytest.raises(MastodonVersionError, match=r"create_account\(\) needs Mastodon 2\.7\.0"):
        old.create_account("me", "password", "me@example.com", agreement=True)
    assert server.requests == []
