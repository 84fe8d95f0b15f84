# Derived from mastodon/_async/api/statuses/__init__.py by tools/sync.py. Do not edit.
"""Statuses: posting, reading, and what one can do with them. https://docs.joinmastodon.org/methods/statuses/"""

from __future__ import annotations

from mastodon._sync.api.statuses.acting import ActingOnStatuses
from mastodon._sync.api.statuses.reading import ReadingStatuses
from mastodon._sync.api.statuses.threads import Threads


class Statuses(Threads, ReadingStatuses, ActingOnStatuses):
    """Statuses, also known as posts or toots. https://docs.joinmastodon.org/methods/statuses/"""
