"""Push: notifications that the server sends by itself. https://docs.joinmastodon.org/methods/push/"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mastodon._async.room import Room, endpoint
from mastodon.entities import WebPushSubscription
from mastodon.protocol.choices import one_of
from mastodon.protocol.push import make_keys, public_keys, read_push

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mastodon.entities import WebPushPayload

POLICIES = ("all", "followed", "follower", "none")


class Push(Room):
    """The push subscription of this access token; there is at most one. https://docs.joinmastodon.org/methods/push/"""

    @endpoint(added="2.4.0", changed="4.4.0", scopes="push")
    async def push_subscription(self) -> WebPushSubscription:
        """
        Get the push subscription of this access token.

        Raises:
            MastodonNotFoundError: There is none.

        Added in Mastodon 2.4.0, last changed in 4.4.0. Scope: ``push``.
        """
        return await self._get("/api/v1/push/subscription", WebPushSubscription)

    @endpoint(added="2.4.0", changed="4.5.0", scopes="push")
    async def push_subscription_set(
        self,
        endpoint: str,
        encrypt_params: Mapping[str, Any],
        follow_events: bool | None = None,
        favourite_events: bool | None = None,
        reblog_events: bool | None = None,
        mention_events: bool | None = None,
        poll_events: bool | None = None,
        follow_request_events: bool | None = None,
        status_events: bool | None = None,
        policy: str | None = "all",
        update_events: bool | None = None,
        admin_sign_up_events: bool | None = None,
        admin_report_events: bool | None = None,
        quote_events: bool | None = None,
        quoted_update_events: bool | None = None,
        standard: bool | None = None,
    ) -> WebPushSubscription:
        """
        Subscribe to push messages, instead of the subscription that there may be. Events that are not given are off.

        Args:
            endpoint: The address to send messages to; it must begin with ``https:``.
            encrypt_params: The second dict of ``push_subscription_generate_keys()``.
            follow_events: Whether to tell of new followers.
            favourite_events: Whether to tell of favourites.
            reblog_events: Whether to tell of boosts.
            mention_events: Whether to tell of mentions.
            poll_events: Whether to tell of polls that ended. Added in Mastodon 2.8.0.
            follow_request_events: Whether to tell of requests to follow. Added in Mastodon 3.1.0.
            status_events: Whether to tell of statuses of accounts followed with ``notify``. Added in Mastodon 3.3.0.
            policy: Whose notifications to send: ``all``, those of accounts that the user follows (``followed``), of
                followers (``follower``), or ``none``. Added in Mastodon 3.4.0.
            update_events: Whether to tell of changes of statuses that the user boosted. Added in Mastodon 3.5.0.
            admin_sign_up_events: Whether to tell admins of new users. Added in Mastodon 3.5.0.
            admin_report_events: Whether to tell admins of new reports. Added in Mastodon 4.0.0.
            quote_events: Whether to tell of quotes. Added in Mastodon 4.5.0.
            quoted_update_events: Whether to tell of changes of statuses that the user quoted. Added in Mastodon 4.5.0.
            standard: Whether to send by the final standards, not by the draft before. Added in Mastodon 4.4.0.

        Raises:
            MastodonIllegalArgumentError: The keys are none, or there is no such policy.

        Added in Mastodon 2.4.0, last changed in 4.5.0. Scope: ``push``.
        """
        alerts = {
            "follow": follow_events,
            "favourite": favourite_events,
            "reblog": reblog_events,
            "mention": mention_events,
            "poll": poll_events,
            "follow_request": follow_request_events,
            "status": status_events,
            "update": update_events,
            "admin.sign_up": admin_sign_up_events,
            "admin.report": admin_report_events,
            "quote": quote_events,
            "quoted_update": quoted_update_events,
        }
        return await self._post(
            "/api/v1/push/subscription",
            WebPushSubscription,
            subscription={"endpoint": endpoint, "keys": public_keys(encrypt_params), "standard": standard},
            data={"alerts": alerts, "policy": one_of("policy", policy, POLICIES)},
        )

    @endpoint(added="2.4.0", changed="4.5.0", scopes="push")
    async def push_subscription_update(
        self,
        follow_events: bool | None = None,
        favourite_events: bool | None = None,
        reblog_events: bool | None = None,
        mention_events: bool | None = None,
        poll_events: bool | None = None,
        follow_request_events: bool | None = None,
        status_events: bool | None = None,
        policy: str | None = "all",
        update_events: bool | None = None,
        admin_sign_up_events: bool | None = None,
        admin_report_events: bool | None = None,
        quote_events: bool | None = None,
        quoted_update_events: bool | None = None,
    ) -> WebPushSubscription:
        """
        Change of what the push subscription tells. Events that are not given are off.

        Args:
            follow_events: Whether to tell of new followers.
            favourite_events: Whether to tell of favourites.
            reblog_events: Whether to tell of boosts.
            mention_events: Whether to tell of mentions.
            poll_events: Whether to tell of polls that ended. Added in Mastodon 2.8.0.
            follow_request_events: Whether to tell of requests to follow. Added in Mastodon 3.1.0.
            status_events: Whether to tell of statuses of accounts followed with ``notify``. Added in Mastodon 3.3.0.
            policy: Whose notifications to send: ``all``, those of accounts that the user follows (``followed``), of
                followers (``follower``), or ``none``. Added in Mastodon 3.4.0.
            update_events: Whether to tell of changes of statuses that the user boosted. Added in Mastodon 3.5.0.
            admin_sign_up_events: Whether to tell admins of new users. Added in Mastodon 3.5.0.
            admin_report_events: Whether to tell admins of new reports. Added in Mastodon 4.0.0.
            quote_events: Whether to tell of quotes. Added in Mastodon 4.5.0.
            quoted_update_events: Whether to tell of changes of statuses that the user quoted. Added in Mastodon 4.5.0.

        Raises:
            MastodonIllegalArgumentError: There is no such policy.

        Added in Mastodon 2.4.0, last changed in 4.5.0. Scope: ``push``.
        """
        alerts = {
            "follow": follow_events,
            "favourite": favourite_events,
            "reblog": reblog_events,
            "mention": mention_events,
            "poll": poll_events,
            "follow_request": follow_request_events,
            "status": status_events,
            "update": update_events,
            "admin.sign_up": admin_sign_up_events,
            "admin.report": admin_report_events,
            "quote": quote_events,
            "quoted_update": quoted_update_events,
        }
        return await self._put(
            "/api/v1/push/subscription",
            WebPushSubscription,
            data={"alerts": alerts, "policy": one_of("policy", policy, POLICIES)},
        )

    @endpoint(added="2.4.0", scopes="push")
    async def push_subscription_delete(self) -> None:
        """
        Remove the push subscription of this access token.

        Added in Mastodon 2.4.0. Scope: ``push``.
        """
        await self._delete("/api/v1/push/subscription", None)

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
