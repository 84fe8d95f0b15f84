"""Signals of the operating system, which end what would last."""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Any, ClassVar

if TYPE_CHECKING:
    from collections.abc import Callable


class asignals:  # noqa: N801 - used like a function
    """
    While it is entered, ``SIGTERM`` calls a function, for ``AsyncMastodon``; asyncio makes a cancellation of Ctrl-C.

    Tasks that enter it at the same time hear of the same signal.

    Args:
        end: The function.
    """

    _ends: ClassVar[list[Callable[[], None]]] = []
    """The functions of all who listen."""

    def __init__(self, end: Callable[[], None]) -> None:
        self._end = end
        self._heard = False

    async def __aenter__(self) -> None:
        """Listen to signals, in the main thread."""
        import asyncio
        import signal

        if threading.current_thread() is threading.main_thread():
            with suppress(NotImplementedError):  # Windows has no such signals.
                if signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:
                    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, self._end_all)
                elif not self._ends:  # Programs that have their own keep it.
                    return
                self._ends.append(self._end)
                self._heard = True

    async def __aexit__(self, *failure: object) -> None:
        """Leave signals as they were."""
        import asyncio
        import signal

        if self._heard:
            self._ends.remove(self._end)
            if not self._ends:
                asyncio.get_running_loop().remove_signal_handler(signal.SIGTERM)

    def _end_all(self) -> None:
        """Call the functions of all who listen."""
        for end in self._ends:
            end()


class signals:  # noqa: N801 - used like a function
    """
    While it is entered, ``SIGTERM`` and Ctrl-C call a function, for ``Mastodon``; a second Ctrl-C does as usual.

    Args:
        end: The function.
    """

    def __init__(self, end: Callable[[], None]) -> None:
        self._end = end
        self._before: dict[int, Any] = {}
        self._interrupted = False

    def __enter__(self) -> None:
        """Listen to signals, in the main thread."""
        import signal

        if threading.current_thread() is threading.main_thread():
            for number, usual in (signal.SIGTERM, signal.SIG_DFL), (signal.SIGINT, signal.default_int_handler):
                if signal.getsignal(number) is usual:  # Programs that have their own keep it.
                    self._before[number] = signal.signal(number, self._hear)

    def _hear(self, number: int, _: object) -> None:
        """End, and leave the next signal to Python."""
        import signal

        self._interrupted = self._interrupted or number == signal.SIGINT
        signal.signal(number, self._before.pop(number))
        self._end()

    def __exit__(self, kind: type[BaseException] | None, *failure: object) -> None:
        """
        Leave signals as they were.

        Raises:
            KeyboardInterrupt: There was a Ctrl-C, and nothing else was raised.
        """
        import signal

        for number, before in self._before.items():
            signal.signal(number, before)
        if self._interrupted and kind is None:
            raise KeyboardInterrupt
