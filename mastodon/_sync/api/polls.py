# Derived from mastodon/_async/api/polls.py by tools/sync.py. Do not edit.
"""Polls: describing one to post. https://docs.joinmastodon.org/methods/polls/"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mastodon._sync.room import Room, endpoint
from mastodon.entities import Poll
from mastodon.protocol.request import request
from mastodon.protocol.statuses import poll_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mastodon.types import Ref


class Polls(Room):
    """Polls in statuses. https://docs.joinmastodon.org/methods/polls/"""

    @endpoint(added="2.8.0", scopes="read:statuses")
    def poll(self, id: Ref[Poll]) -> Poll:
        """
        Get a poll with its counts.

        Args:
            id: The poll, or its id.

        Added in Mastodon 2.8.0. Scope: ``read:statuses``.
        """
        return self._get("/api/v1/polls/{id}", Poll, id=id)

    @endpoint(added="2.8.0", scopes="write:statuses")
    def poll_vote(self, id: Ref[Poll], choices: int | Iterable[int]) -> Poll:
        """
        Vote.

        Args:
            id: The poll, or its id.
            choices: The number of the option, from 0, or several where the poll allows it.

        Added in Mastodon 2.8.0. Scope: ``write:statuses``.
        """
        chosen = [choices] if isinstance(choices, int) else choices
        return self._send(request("POST", "/api/v1/polls/{id}/votes", Poll, id=id, choices=chosen).as_json())

    def make_poll(
        self, options: Iterable[str], expires_in: float, multiple: bool = False, hide_totals: bool = False
    ) -> dict[str, Any]:
        """
        Describe a poll, for ``status_post(poll=…)``. Nothing is sent.

        Args:
            options: The choices, two at least.
            expires_in: For how many seconds it is open.
            multiple: Whether one may choose several.
            hide_totals: Whether the result is hidden until the end.

        Raises:
            MastodonIllegalArgumentError: There are less than two choices, or the time is not positive.
        """
        return poll_of(options, expires_in, multiple=multiple, hide_totals=hide_totals)
