"""Push: what each method sends, on both clients."""

from __future__ import annotations

import base64
import json

import http_ece
import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from mastodon import MastodonIllegalArgumentError
from mastodon.entities import WebPushSubscription

PATH = "/api/v1/push/subscription"
KEYS = {"pubkey": b"\x04" + b"\xfb" * 64, "auth": b"\xff" * 16}
WRITTEN = {"p256dh": "BPv7" + "-_v7" * 20 + "-_s", "auth": "_" * 21 + "w"}
ALERTS = {
    "follow": True,
    "favourite": False,
    "reblog": True,
    "mention": False,
    "poll": True,
    "follow_request": False,
    "status": True,
    "update": True,
    "admin.sign_up": False,
    "admin.report": True,
    "quote": False,
    "quoted_update": True,
}
EVENTS = (True, False, True, False, True, False, True, "followed", True, False, True, False, True)


@pytest.mark.parametrize(
    ("call", "result", "sent"),
    [
        (lambda m: m.push_subscription(), WebPushSubscription, ("GET", PATH, [], None)),
        (
            lambda m: m.push_subscription_set("https://e.example/1", KEYS, mention_events=True),
            WebPushSubscription,
            (
                "POST",
                PATH,
                [],
                {
                    "subscription": {"endpoint": "https://e.example/1", "keys": WRITTEN},
                    "data": {"alerts": {"mention": True}, "policy": "all"},
                },
            ),
        ),
        (
            lambda m: m.push_subscription_set("https://e.example/1", KEYS, *EVENTS, True),
            WebPushSubscription,
            (
                "POST",
                PATH,
                [],
                {
                    "subscription": {"endpoint": "https://e.example/1", "keys": WRITTEN, "standard": True},
                    "data": {"alerts": ALERTS, "policy": "followed"},
                },
            ),
        ),
        (
            lambda m: m.push_subscription_update(),
            WebPushSubscription,
            ("PUT", PATH, [], {"data": {"alerts": {}, "policy": "all"}}),
        ),
        (
            lambda m: m.push_subscription_update(*EVENTS),
            WebPushSubscription,
            ("PUT", PATH, [], {"data": {"alerts": ALERTS, "policy": "followed"}}),
        ),
        (lambda m: m.push_subscription_delete(), None, ("DELETE", PATH, [], None)),
    ],
)
def test_wire_format(wire, call, result, sent):
    assert wire(call, result) == (result, sent)


def test_the_keys_are_sent_as_browsers_do(client, server):
    server.answer({"id": 1})
    client.push_subscription_set("https://e.example/1", KEYS)
    keys = server.requests[0].json["subscription"]["keys"]
    assert base64.urlsafe_b64decode(keys["p256dh"] + "=") == KEYS["pubkey"]
    assert base64.urlsafe_b64decode(keys["auth"] + "==") == KEYS["auth"]


def test_keys_that_were_stored_as_text_are_taken(client, server):
    server.answer({"id": 1})
    stored = {name: base64.b64encode(key).decode() for name, key in KEYS.items()}
    client.push_subscription_set("https://e.example/1", stored)
    assert server.requests[0].json["subscription"]["keys"] == WRITTEN


@pytest.mark.parametrize(
    ("keys", "reason"),
    [
        (None, "encrypt_params must be the second dict"),
        ({"pubkey": KEYS["pubkey"]}, "with 'pubkey' and 'auth'"),
        ({**KEYS, "pubkey": b"short"}, r"encrypt_params\['pubkey'\] must be 65 bytes"),
        ({**KEYS, "auth": "not base64"}, r"encrypt_params\['auth'\] must be 16 bytes"),
    ],
)
def test_keys_that_are_none_are_refused(client, server, keys, reason):
    with pytest.raises(MastodonIllegalArgumentError, match=reason):
        client.push_subscription_set("https://e.example/1", keys)
    assert server.requests == []


@pytest.mark.parametrize(
    "call",
    [
        lambda m: m.push_subscription_set("https://e.example/1", KEYS, policy="some"),
        lambda m: m.push_subscription_update(policy="some"),
    ],
)
def test_a_policy_that_does_not_exist_is_refused(client, server, call):
    with pytest.raises(MastodonIllegalArgumentError, match="policy must be all, followed, follower or none"):
        call(client)
    assert server.requests == []


def pushed(client):
    """What a server would push to a new subscription: keys, message."""
    private, public = client.push_subscription_generate_keys()
    text = json.dumps({"access_token": "planted-token", "notification_id": 3, "notification_type": "mention"})
    data = http_ece.encrypt(
        text.encode(),
        private_key=ec.generate_private_key(ec.SECP256R1()),
        dh=public["pubkey"],
        auth_secret=public["auth"],
    )
    return private, data


def test_a_push_message_is_decrypted_with_the_keys_made_for_it(client, server):
    private, data = pushed(client)
    payload = client.push_subscription_decrypt_push(data, private)
    assert (payload.notification_id, payload.notification_type) == (3, "mention")
    assert server.requests == []


def test_empty_headers_mean_the_standard_encoding(client):
    private, data = pushed(client)
    assert client.push_subscription_decrypt_push(data, private, "", "").notification_id == 3


def test_a_push_message_for_other_keys_is_refused(client):
    _, data = pushed(client)
    private, _ = client.push_subscription_generate_keys()
    with pytest.raises(MastodonIllegalArgumentError, match="meant for other keys"):
        client.push_subscription_decrypt_push(data, private)


def test_the_keys_made_for_a_subscription_can_be_sent(client, server):
    server.answer({"id": "1"})
    private, public = client.push_subscription_generate_keys()
    client.push_subscription_set("https://push.example/1", public)
    keys = server.requests[0].json["subscription"]["keys"]
    assert base64.urlsafe_b64decode(f"{keys['p256dh']}=") == public["pubkey"]
    assert base64.urlsafe_b64decode(f"{keys['auth']}==") == private["auth"]
