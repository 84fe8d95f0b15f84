"""Secrets stay secret, also when a server repeats them. ``watch.py`` looks at everything that tests write and raise."""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path

import pytest
from loopback import answering, http

from mastodon import MastodonAPIError, MastodonError, MastodonIllegalArgumentError, MastodonRatelimitError

APP = {"client_id": "app-id", "client_secret": "planted-secret", "mastodon_version": "4.2.0"}


@pytest.mark.parametrize(
    ("status", "body", "said"),
    [
        (401, b'{"error": "The token planted-token is invalid"}', "The token *** is invalid"),
        (403, b'{"error": {"message": "no planted-token"}}', "no ***"),
        (500, b"<h1>Bearer planted-token</h1>", "Bearer ***"),
        (422, b'{"error": "x", "details": {"token": ["planted-token"]}}', "x"),
        (400, b'{"error": "access_token=planted&x=1"}', "access_token=***&x=1"),
    ],
)
def test_errors_do_not_repeat_the_token(client, server, status, body, said):
    server.answer(raw=body, status=status, headers={"x-echo": "Bearer planted-token", "set-cookie": "planted"})
    with pytest.raises(MastodonAPIError) as caught:
        client.status(1)
    assert caught.value.error == said
    assert caught.value.headers["x-echo"] == "Bearer ***"
    assert b"planted" not in pickle.dumps(caught.value)


def test_limits_do_not_repeat_the_token(make_client, server):
    server.answer({"error": "Slow down, planted-token"}, status=429)
    with pytest.raises(MastodonRatelimitError) as caught:
        make_client(ratelimit_method="throw").status(1)
    assert caught.value.error == "Slow down, ***"


def test_a_token_that_is_cut_off_is_not_quoted(make_client, server):
    server.answer(raw=b'{"access_token": "planted-new', headers={"content-type": "application/json"})
    with pytest.raises(MastodonAPIError, match="cut off or broken") as caught:
        make_client(**APP).log_in(code="abc")
    assert caught.value.description == '{"access_token": "***'
    assert "planted" not in repr(vars(caught.value.__cause__))


def test_a_refused_log_in_does_not_repeat_what_was_sent(make_client, server):
    server.answer({"error": "invalid_grant", "error_description": "planted-code by planted-secret"}, status=400)
    with pytest.raises(MastodonIllegalArgumentError, match=r"refused the log-in: \*\*\* by \*\*\*\. Check"):
        make_client(**APP).log_in(code="planted-code")


def test_short_words_are_left_as_they_are(make_client, server):
    server.answer({"error": "the code 42 is wrong"}, status=400)
    with pytest.raises(MastodonIllegalArgumentError, match="the code 42 is wrong"):
        make_client(**APP).log_in(code="42")


def test_a_stream_that_is_refused_does_not_repeat_the_token(make_client, socket_server):
    refusing = socket_server(answering(http({"error": "planted-token is invalid"}, "401 Unauthorized")))
    client = make_client(api_base_url=refusing.url, streaming_base_url=refusing.url, transport=None)
    with pytest.raises(MastodonError) as caught:
        next(iter(client.stream("user")))
    assert caught.value.error == "*** is invalid"


@pytest.mark.parametrize("token", ["planted\nHost: evil.example", "planted-ü"])
@pytest.mark.parametrize("mastodon_version", ["4.7.0", None])
def test_a_token_that_can_be_no_header_is_not_shown(make_client, socket_server, token, mastodon_version):
    broken = socket_server(lambda connection, _: connection.close())
    client = make_client(api_base_url=broken.url, transport=None, mastodon_version=mastodon_version)
    client.access_token = token
    with pytest.raises(MastodonIllegalArgumentError, match="cannot be sent as HTTP"):
        client.status(1)


def test_a_file_with_a_token_that_can_be_no_header_is_not_shown(make_client, tmp_path):
    file = tmp_path / "user.secret"
    file.write_text("planted-ü\n", encoding="utf-8")
    file.chmod(0o600)
    with pytest.raises(MastodonIllegalArgumentError, match="access_token must be printable ASCII text"):
        make_client(access_token=file)


LEAKING = """
from mastodon import Mastodon, MastodonError
import logging, pytest, sys

def test_printed():
    print("planted-token")

def test_logged(caplog):
    logging.getLogger("mastodon").setLevel(logging.DEBUG)
    logging.getLogger("mastodon").debug("planted-token")

def test_raised():
    with pytest.raises(MastodonError):
        raise MastodonError("planted-token")

def test_caused():
    with pytest.raises(MastodonError):
        try:
            raise ValueError("planted-token")
        except ValueError as error:
            raise MastodonError("x") from error

def test_clean():
    print("nothing")
"""


def test_the_watch_finds_what_comes_out(tmp_path):
    (tmp_path / "test_leaking.py").write_text(LEAKING)
    here = Path(__file__).parent
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-p",
            "watch",
            "-p",
            "no:cacheprovider",
            "-q",
            "--rootdir",
            tmp_path,
            tmp_path,
        ],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        env={"PYTHONPATH": f"{here}:{here.parent}", "PATH": ""},
    )
    assert "4 failed, 1 passed" in done.stdout, done.stdout + done.stderr
    assert done.stdout.count("FAILED test_leaking.py::") == done.stdout.count("- a planted secret came out:") == 4
