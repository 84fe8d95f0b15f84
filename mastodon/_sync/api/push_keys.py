# Derived from mastodon/_async/api/push_keys.py by tools/sync.py. Do not edit.
"""Push messages: making keys, and reading what the server pushes. https://docs.joinmastodon.org/methods/push/"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mastodon._sync.room import Room
from mastodon.protocol.push import make_keys, read_push

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mastodon.entities import WebPushPayload


class PushKeys(Room):
    """Keys for push messages. https://docs.joinmastodon.org/methods/push/"""

    def push_subscription_generate_keys(self) -> tuple[dict[str, Any], dict[str, bytes]]:
        """
        Make keys for a push subscription. Nothing is sent.

        Returns:
            Two dicts. Keep the first (``privkey``, an int, and ``auth``, 16 bytes) as secret as an access token: it is
            what ``push_subscription_decrypt_push()`` needs. The second (``pubkey``, 65 bytes, and ``auth``) is for
            ``push_subscription_set()``.

        Raises:
            ModuleNotFoundError: The extra ``push`` is not installed.
        """
        return make_keys()

    def push_subscription_decrypt_push(
        self,
        data: bytes,
        decrypt_params: Mapping[str, Any],
        encryption_header: str | None = None,
        crypto_key_header: str | None = None,
    ) -> WebPushPayload:
        """
        Decrypt a push message. Nothing is sent.

        Messages of the standard encoding ``aes128gcm`` need no headers; ``push_subscription_set(standard=True)`` asks
        for them. Those of the older ``aesgcm`` need both.

        Args:
            data: The body of the request that brought the message.
            decrypt_params: The first dict of ``push_subscription_generate_keys()``; after storing it as JSON, bytes may
                be base64 text.
            encryption_header: The request's header ``Encryption``, if it has one.
            crypto_key_header: The request's header ``Crypto-Key``, if it has one.

        Raises:
            MastodonIllegalArgumentError: The message is meant for other keys, was changed or cut short on its way, or
                is none of Mastodon's.
            ModuleNotFoundError: The extra ``push`` is not installed.
        """
        return read_push(data, decrypt_params, encryption_header, crypto_key_header)
