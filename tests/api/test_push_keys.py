"""Keys and decryption of push messages, on both clients."""

from __future__ import annotations

import json

import http_ece
import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from mastodon import MastodonIllegalArgumentError


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
