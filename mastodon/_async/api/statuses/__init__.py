"""Statuses: posting, reading, and what one can do with them. https://docs.joinmastodon.org/methods/statuses/"""

from __future__ import annotations

from mastodon._async.api.statuses.acting import ActingOnStatuses
from mastodon._async.api.statuses.reading import ReadingStatuses
from mastodon._async.api.statuses.threads import Threads


class Statuses(Threads, ReadingStatuses, ActingOnStatuses):
    """Statuses, also known as posts or toots. https://docs.joinmastodon.org/methods/statuses/"""
