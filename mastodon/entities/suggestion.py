"""The entity Suggestion. https://docs.joinmastodon.org/entities/Suggestion/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from typing import Literal

    from mastodon.entities.account import Account


class Suggestion(Entity):
    """
    An account the server suggests you follow. Added in Mastodon 3.4.0.

    https://docs.joinmastodon.org/entities/Suggestion/
    """

    source: Literal["staff", "past_interactions", "global"] | str
    """
    The main reason for the suggestion. ``sources`` tells more. Added in Mastodon 3.4.0. Deprecated in Mastodon 4.3.0.
    """

    sources: list[
        Literal["featured", "most_followed", "most_interactions", "similar_to_recently_followed", "friends_of_friends"]
        | str
    ]
    """All the reasons for the suggestion. ``featured`` means picked by the server's staff. Added in Mastodon 4.3.0."""

    account: Account
    """The suggested account. Added in Mastodon 3.4.0."""
