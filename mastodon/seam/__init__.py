"""
The seam: everything that differs between the two clients, both variants side by side.

``_async`` uses the names with ``Async`` or ``a``; ``tools/sync.py`` renames them for ``_sync``. Nothing else in the
package is written twice. The HTTP library, asyncio and TLS are imported when they are first needed, not before: that
takes longer than importing all the rest.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Generator, Iterator
from contextlib import aclosing, closing

from mastodon.seam.signals import asignals, signals
from mastodon.seam.streams import SWITCHED, AsyncConnection, AsyncStop, Connection, Stop
from mastodon.seam.tasks import (
    AsyncWorker,
    Worker,
    aarrival,
    ablocking,
    acompleted,
    arrival,
    aunless_stopped,
    blocking,
    completed,
    unless_stopped,
)
from mastodon.seam.transport import AsyncTransport, Transport
from mastodon.seam.values import Ready, Soon, aready, asettle, ready, settle
from mastodon.seam.waiting import (
    AsyncClock,
    AsyncLock,
    AsyncTurns,
    Clock,
    Lock,
    Turns,
    acondition,
    alock,
    condition,
    lock,
)

__all__ = [
    "SWITCHED",
    "AsyncClock",
    "AsyncConnection",
    "AsyncGenerator",
    "AsyncIterator",
    "AsyncLock",
    "AsyncStop",
    "AsyncTransport",
    "AsyncTurns",
    "AsyncWorker",
    "Clock",
    "Connection",
    "Generator",
    "Iterator",
    "Lock",
    "Ready",
    "Soon",
    "Stop",
    "Transport",
    "Turns",
    "Worker",
    "aarrival",
    "ablocking",
    "aclosing",
    "acompleted",
    "acondition",
    "alock",
    "aready",
    "arrival",
    "asettle",
    "asignals",
    "aunless_stopped",
    "blocking",
    "closing",
    "completed",
    "condition",
    "lock",
    "ready",
    "settle",
    "signals",
    "unless_stopped",
]
