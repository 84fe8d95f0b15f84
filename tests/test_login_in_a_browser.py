"""Logging in with a real browser: Chromium opens the page, the page submits itself, and the browser comes back."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time

import httpx2
import pytest
from websockets.sync.client import connect

from mastodon import MastodonLoginDeniedError

FLAGS = [
    "--headless",
    "--no-sandbox",  # Chromium refuses to run as root with it.
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--remote-debugging-port=0",
]

PATIENCE = 60.0
"""After how many seconds a browser that does not start is given up."""


@pytest.fixture(scope="session")
def chromium():
    """Find the browser. Where it has to be, its absence is a failure."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        missing = "there is no Chromium; on Debian: apt-get install chromium"
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    return found


class Chromium:
    """A browser that is opened at an address, and tells what it shows."""

    def __init__(self, program, folder):
        self.program = program
        self.folder = folder
        self.process = None

    def open(self, url):
        command = [self.program, *FLAGS, f"--user-data-dir={self.folder}", url]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def text(self, words):
        """Wait until the page has these words, and give its address and its text."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            for page in self.pages():
                with connect(page["webSocketDebuggerUrl"]) as socket:
                    expression = "JSON.stringify([location.href, document.title, document.body.innerText])"
                    asked = {"id": 1, "method": "Runtime.evaluate", "params": {"expression": expression}}
                    socket.send(json.dumps(asked))
                    found = json.loads(socket.recv(timeout=10))["result"]["result"].get("value", "")
                if words in found:
                    return json.loads(found)
            time.sleep(0.05)  # Another process has no way to call us.
        return pytest.fail(f"the browser never showed {words!r}")

    def pages(self):
        """List what is open, once the browser has written where it can be asked."""
        file = self.folder / "DevToolsActivePort"
        if not file.exists() or not (port := file.read_text().partition("\n")[0]):
            return []
        listed = httpx2.get(f"http://127.0.0.1:{port}/json/list", trust_env=False).json()
        return [page for page in listed if page["type"] == "page"]

    def close(self):
        if self.process is not None:
            self.process.terminate()
            self.process.wait(30)


@pytest.fixture
def browser(chromium, tmp_path):
    opened = Chromium(chromium, tmp_path / "browser")
    yield opened
    opened.close()


def test_a_user_logs_in(login, provider, browser):
    client = login(provider.url, open_url=browser.open, timeout=PATIENCE)
    address, title, text = browser.text("The answer has arrived")
    assert client.account_verify_credentials().acct == "alice"
    assert address.startswith(f"{provider.asked[0]['redirect_uri']}?code=planted-code-")
    assert (title, text) == ("Log-in", "The answer has arrived. Close this page and go back to the program.")


def test_a_user_logs_in_where_there_is_neither_metadata_nor_pkce(login, provider, browser):
    provider.announces = provider.pkce = False
    client = login(provider.url, open_url=browser.open, timeout=PATIENCE)
    assert client.account_verify_credentials().acct == "alice"


def test_a_user_says_no(login, provider, browser):
    provider.consents = False
    with pytest.raises(MastodonLoginDeniedError):
        login(provider.url, open_url=browser.open, timeout=PATIENCE)
    assert browser.text("was not let in")[1] == "Log-in"
    assert provider.tokens == {}
