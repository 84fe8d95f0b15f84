"""
Watches all tests for secrets that come out.

Wherever a test needs a secret, it plants one that has the word in it: ``planted-token``. The word must be in nothing
that a test writes (standard output, standard error, the log, which is on for all clients of ``make_client``) and in no
error of ours: neither in its text and its attributes, nor in those of what led to it.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest

from mastodon import MastodonError

if TYPE_CHECKING:
    from collections.abc import Iterator

PLANTED = "planted"

_made = MastodonError.__init__
_said: list[str] = []


def _remember(self: MastodonError, *args: Any, **kwargs: Any) -> None:
    """Make an error, and keep what it says for the end of the test."""
    _made(self, *args, **kwargs)
    error: BaseException | None = self
    while error is not None:
        with suppress(RecursionError):  # Some tests nest what a server says too deeply to be shown.
            _said.append(f"{error} {error!r} {vars(error)}")
        error = sys.exception() if error is self else error.__cause__ or error.__context__


MastodonError.__init__ = _remember  # type: ignore[method-assign]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """Fail a test that let a secret out."""
    report = yield
    if call.when == "setup":
        return report
    written = [f"{title}: {text}" for title, text in report.sections if title.endswith(call.when)]
    leaks = [text for text in [*_said, *written] if PLANTED in text]
    _said.clear()
    if leaks and report.passed:
        report.outcome = "failed"
        report.longrepr = "\n".join(["a planted secret came out:", *leaks])
    return report
