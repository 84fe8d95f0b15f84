"""The fixture that users' tests get."""

from __future__ import annotations

import subprocess
import sys

pytest_plugins = ["pytester"]

OFFLINE = """
import socket

import pytest


@pytest.fixture(autouse=True)
def offline(monkeypatch):
    connect = socket.socket.connect

    def on_loopback(self, address):
        assert address[0] == "127.0.0.1"
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", on_loopback)
"""


def test_mastodon_sandbox_serves_tests_of_users(pytester):
    pytester.makeconftest(OFFLINE)
    pytester.makepyfile(
        """
        def test_bot_answers(mastodon_sandbox):
            bot, alice = mastodon_sandbox.client("bob"), mastodon_sandbox.client("alice")
            asked = alice.status_post("@bob ping")
            bot.status_post("@alice pong", in_reply_to_id=bot.notifications()[0].status)
            assert "pong" in alice.status_context(asked).descendants[0].content

        def test_nothing_has_been_posted(mastodon_sandbox):
            assert mastodon_sandbox.client("alice").timeline_local() == []
        """
    )
    pytester.runpytest("-W", "error", "-p", "no:mastodon_mock").assert_outcomes(passed=2)


def test_mastodon_sandbox_serves_async_tests(pytester):
    pytester.makeconftest(OFFLINE)
    pytester.makepyfile(
        """
        import asyncio

        def test_bot_posts(mastodon_sandbox):
            async def post():
                async with mastodon_sandbox.async_client("bob") as bot:
                    await bot.status_post("Hello")

            asyncio.run(post())
            assert len(mastodon_sandbox.client().timeline_local()) == 1
        """
    )
    pytester.runpytest("-W", "error", "-p", "no:mastodon_mock").assert_outcomes(passed=1)


def test_mastodon_sandbox_is_listed_among_the_fixtures(pytester):
    pytester.runpytest("--fixtures").stdout.fnmatch_lines(["mastodon_sandbox -- *", "*server with four users*"])


def test_pytest_plugin_imports_nothing_that_costs_time():
    heavy = {"fastapi", "httpx2", "mastodon.sandbox", "mastodon_mock", "sqlalchemy"}
    program = f"import sys, mastodon.pytest_plugin; print(*{heavy!r} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, check=True).stdout == b"\n"
