"""Web push."""

from __future__ import annotations

import base64
import json
import secrets

import http_ece
import pytest
from compat.rows import row
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

SENT = {"access_token": "token", "title": "Bob mentioned you", "notification_id": 7, "notification_type": "mention"}
KEYS = {"pubkey": b"\x04" + b"p" * 64, "auth": b"a" * 16}


def text(raw):
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def raw(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


@row("push_subscription()", since="2.4.0")
def test_the_subscription(mastodon, stub):
    assert mastodon.push_subscription().endpoint == "https://a.example"
    assert stub.call.line == ("GET", "/api/v1/push/subscription")


@row(
    "push_subscription_set(endpoint, encrypt_params, follow_events, favourite_events, reblog_events, mention_events)",
    since="2.4.0",
)
def test_subscribing(mastodon, stub):
    mastodon.push_subscription_set("https://b.example", KEYS, True, False, None, True)
    assert stub.call.line == ("POST", "/api/v1/push/subscription")
    sent = dict(stub.call.form)
    assert sent["subscription[endpoint]"] == "https://b.example"
    assert (raw(sent["subscription[keys][p256dh]"]), raw(sent["subscription[keys][auth]"])) == tuple(KEYS.values())
    alerts = {name: value for name, value in sent.items() if name.startswith("data[alerts]")}
    assert alerts == {
        "data[alerts][follow]": "true",
        "data[alerts][favourite]": "false",
        "data[alerts][mention]": "true",
    }


@row("push_subscription_update(follow_events, favourite_events, reblog_events, mention_events)", since="2.4.0")
def test_changing_a_subscription(mastodon, stub):
    mastodon.push_subscription_update(True, None, False, None)
    assert stub.call.line == ("PUT", "/api/v1/push/subscription")
    alerts = [pair for pair in stub.call.form if pair[0].startswith("data[alerts]")]
    assert alerts == [("data[alerts][follow]", "true"), ("data[alerts][reblog]", "false")]


@row("push_subscription_delete()", since="2.4.0")
def test_unsubscribing(mastodon, stub):
    assert mastodon.push_subscription_delete() is None
    assert stub.call.line == ("DELETE", "/api/v1/push/subscription")


@row("push_subscription_generate_keys(): a private dict (privkey, auth) and a public one (pubkey, auth)")
def test_keys(mastodon, stub):
    private, public = mastodon.push_subscription_generate_keys()
    assert (set(private), set(public)) == ({"privkey", "auth"}, {"pubkey", "auth"})
    assert (len(public["pubkey"]), len(public["auth"]), private["auth"]) == (65, 16, public["auth"])
    mastodon.push_subscription_set("https://b.example", public)
    assert raw(dict(stub.call.form)["subscription[keys][p256dh]"]) == public["pubkey"]


def encrypted(form, version):
    """Encrypt as a server does, with the keys that it was sent: the message, and its two headers."""
    keys = {name: raw(form[f"subscription[keys][{name}]"]) for name in ("p256dh", "auth")}
    own, salt = ec.generate_private_key(ec.SECP256R1()), secrets.token_bytes(16)
    data = http_ece.encrypt(
        json.dumps(SENT).encode(),
        salt=salt,
        private_key=own,
        dh=keys["p256dh"],
        auth_secret=keys["auth"],
        version=version,
    )
    point = own.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return data, f"salt={text(salt)}", f"dh={text(point)};p256ecdsa={text(point)}"


@pytest.mark.parametrize("version", ["aesgcm", "aes128gcm"])
@row(
    "push_subscription_decrypt_push(data, decrypt_params, encryption_header, crypto_key_header)",
    note="Messages by the final standard, which have no headers, too",
)
def test_a_message(mastodon, stub, version):
    private, public = mastodon.push_subscription_generate_keys()
    mastodon.push_subscription_set("https://b.example", public)
    data, *headers = encrypted(dict(stub.call.form), version)
    message = mastodon.push_subscription_decrypt_push(data, private, *(headers if version == "aesgcm" else []))
    assert (message.title, message.notification_id) == ("Bob mentioned you", 7)
