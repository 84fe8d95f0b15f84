"""
A fixture for pytest: a Mastodon server to test bots against, offline. It needs ``mastodon-client[sandbox]``.

pytest loads this module in every run, so it imports nothing that costs time before a test asks for the fixture.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mastodon.sandbox import Sandbox


@pytest.fixture(scope="session")
def _mastodon_sandbox_process() -> Iterator[Sandbox]:  # pyright: ignore[reportUnusedFunction] - pytest uses it
    """Start one server for all tests; starting it takes longer than most tests."""
    from mastodon.sandbox import Sandbox

    with Sandbox() as server:
        yield server


@pytest.fixture
def mastodon_sandbox(_mastodon_sandbox_process: Sandbox) -> Sandbox:
    """
    Give a test a Mastodon server with four users, where nothing has been posted.

    Example:
        ::

            def test_bot_greets(mastodon_sandbox):
                bot, alice = mastodon_sandbox.client("bob"), mastodon_sandbox.client("alice")
                greet(bot, alice.me())
                assert "hello" in alice.notifications()[0].status.content
    """
    _mastodon_sandbox_process.reset()
    return _mastodon_sandbox_process
