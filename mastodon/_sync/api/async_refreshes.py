# Derived from mastodon/_async/api/async_refreshes.py by tools/sync.py. Do not edit.
"""Async refreshes: what the server completes later. https://docs.joinmastodon.org/methods/async_refreshes/"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from mastodon._sync.room import Room, endpoint
from mastodon.entities import AsyncRefresh, WrappedAsyncRefresh
from mastodon.protocol import async_refreshes

if TYPE_CHECKING:
    from mastodon.entities import AttribAccessDict
    from mastodon.types import Ref

    R = TypeVar("R", bound="AttribAccessDict | list[Any]")


class AsyncRefreshes(Room):
    """
    Results that the server is still completing, such as a ``status_context()`` with answers on other servers.

    https://docs.joinmastodon.org/methods/async_refreshes/
    """

    def get_async_refresh_info(self, result: AttribAccessDict | list[Any]) -> tuple[AsyncRefresh, int] | None:
        """
        Tell whether the server is still completing a result. Nothing is sent.

        Args:
            result: What a call returned.

        Returns:
            The refresh as it was when the result came, and after how many seconds to look again; None if the result is
            complete.

        Raises:
            MastodonIllegalArgumentError: That is no result of a call.
        """
        info = async_refreshes.info_of(result)
        return None if info is None else async_refreshes.described(info)

    @endpoint(added="4.4.0", scopes="read")
    def get_async_refresh_status(self, result_or_id: Ref[AsyncRefresh] | AttribAccessDict | list[Any]) -> AsyncRefresh:
        """
        Find out how far the server is with completing a result.

        Args:
            result_or_id: The result, the refresh, or its id.

        Raises:
            MastodonIllegalArgumentError: The server does not complete that result in the background.
            MastodonNotFoundError: The refresh ended long ago.

        Added in Mastodon 4.4.0. Scope: ``read``.
        """
        refresh = async_refreshes.refresh_id(result_or_id)
        answer = self._get("/api/v1_alpha/async_refreshes/{id}", WrappedAsyncRefresh, id=refresh)
        return async_refreshes.unwrapped(answer)

    def await_async_refresh(self, result: R, timeout: float = 0.0, max_attempts: int = -1) -> R | None:  # noqa: ASYNC109 - Mastodon.py's name
        """
        Wait until the server has completed a result, and get it again.

        A result that is complete is given back at once; so is one of a call that changed something, when the server is
        done: such calls are not repeated.

        Args:
            result: What a call returned.
            timeout: For how many seconds to wait; 0 for any time.
            max_attempts: How often to ask the server whether it is done; 0 or less for any number.

        Returns:
            The complete result; None if the server was not done in time.

        Raises:
            MastodonIllegalArgumentError: That is no result of a call.
        """
        info = async_refreshes.info_of(result)
        if info is None or info.get("status") == "finished":
            return result
        give_up = async_refreshes.deadline(self._clock.now(), timeout)
        left = max_attempts
        while self._clock.now() + async_refreshes.pause(info) <= give_up:
            self._clock.sleep(async_refreshes.pause(info))
            if (self.get_async_refresh_status(result)).status != "running":
                again = async_refreshes.request_of(info)
                return result if again is None else self._send(again)
            left -= 1
            if left == 0:
                break
        return None
