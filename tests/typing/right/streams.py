"""What type checkers know of streams. Checked, never executed."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_type

from mastodon import AsyncMastodon, Mastodon, SSEStreamHandle, StreamEvent, StreamListener
from mastodon.entities import Status

if TYPE_CHECKING:
    from mastodon.entities import Notification


class Listener(StreamListener):
    """Its methods may be of either kind."""

    def on_update(self, status: Status) -> None:  # pyrefly: ignore[missing-override-decorator]
        assert_type(status.content, str)

    async def on_notification(self, notification: Notification) -> None:  # pyrefly: ignore[missing-override-decorator]
        assert_type(notification.account.acct, str)


def listening(mastodon: Mastodon, listener: Listener) -> None:
    assert_type(mastodon.stream_user(listener), None)
    assert_type(mastodon.stream_user(listener, run_async=True), SSEStreamHandle)
    assert_type(mastodon.stream_hashtag("python", listener, run_async=True), SSEStreamHandle)
    assert_type(mastodon.stream_user(listener, True).is_alive(), bool)
    assert_type(mastodon.stream_user(listener, resume="bot.db", on_error="skip"), None)
    assert_type(mastodon.stream_public(listener, run_async=True, reconnect=True, via="sse"), SSEStreamHandle)


def iterating(mastodon: Mastodon) -> None:
    with mastodon.stream("user", "hashtag:python", timeout=None) as stream:
        for event in stream:
            assert_type(event, StreamEvent)
            if event.status is not None:
                assert_type(event.status, Status)
            if event.notification:
                assert_type(event.notification.account.acct, str)


async def waiting(mastodon: AsyncMastodon, listener: Listener) -> None:
    assert_type(await mastodon.stream_user(listener), None)
    handle = await mastodon.stream_user(listener, run_async=True)
    assert_type(handle.is_receiving(), bool)
    await handle.close()
    async for event in mastodon.stream("user"):
        assert_type(event, StreamEvent)
