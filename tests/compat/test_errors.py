"""Errors."""

from __future__ import annotations

import socket

import pytest
from compat.rows import row

import mastodon as package
from mastodon import (
    MastodonAPIError,
    MastodonError,
    MastodonFileNotFoundError,
    MastodonIllegalArgumentError,
    MastodonIOError,
    MastodonNetworkError,
    MastodonNotFoundError,
    MastodonReadTimeout,
    MastodonServerError,
    MastodonUnauthorizedError,
    MastodonVersionError,
)

STATUSES = {
    400: MastodonAPIError,
    401: MastodonUnauthorizedError,
    404: MastodonNotFoundError,
    422: MastodonAPIError,
    500: package.MastodonInternalServerError,
    502: package.MastodonBadGatewayError,
    503: package.MastodonServiceUnavailableError,
    504: package.MastodonGatewayTimeoutError,
}


@pytest.mark.parametrize(("status", "kind"), STATUSES.items())
@row("MastodonAPIError: what the server refuses; MastodonNotFoundError 404, MastodonUnauthorizedError 401, and others")
def test_refusals(connect, stub, status, kind):
    mastodon = connect(retries=False)
    stub.refuse(status)
    with pytest.raises(MastodonAPIError, match="refused") as caught:
        mastodon.status(7)
    assert type(caught.value) is kind
    assert caught.value.args[1] == status


@row("MastodonServerError: the family of 5xx")
def test_server_errors(connect, stub):
    mastodon = connect(retries=False)
    for status in (500, 502, 503, 504, 599):
        stub.refuse(status)
        with pytest.raises(MastodonServerError):
            mastodon.status(7)


@row("MastodonUnauthorizedError: a wrong token")
def test_a_wrong_token(connect, stub):
    with pytest.raises(MastodonUnauthorizedError):
        connect(access_token="wrong").timeline_home()


@row("MastodonIllegalArgumentError: also a ValueError")
def test_illegal_arguments_are_value_errors(mastodon, stub):
    with pytest.raises(ValueError, match="visibility"):
        mastodon.status_post("Hello", visibility="secret")
    assert issubclass(MastodonIllegalArgumentError, MastodonError)
    assert stub.calls == []


@row("MastodonIOError: also an OSError; above MastodonFileNotFoundError and MastodonNetworkError")
def test_files_and_network_are_os_errors(mastodon, connect, stub):
    with pytest.raises(OSError, match=r"nothing\.png"):
        mastodon.media_post("nothing.png")
    with socket.create_server(("127.0.0.1", 0)) as unused:
        port = unused.getsockname()[1]
    with pytest.raises(MastodonNetworkError, match="refused"):
        connect(api_base_url=f"http://127.0.0.1:{port}").instance()
    assert issubclass(MastodonFileNotFoundError, MastodonIOError)
    assert issubclass(MastodonNetworkError, MastodonIOError)
    assert issubclass(MastodonIOError, MastodonError)


@row("MastodonReadTimeout: a MastodonNetworkError; silence for longer than request_timeout")
def test_silence(connect, era):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        client = connect(api_base_url=f"http://127.0.0.1:{silent.getsockname()[1]}", request_timeout=0.05)
        with pytest.raises(MastodonReadTimeout, match="silent"):
            client.instance()
    assert issubclass(MastodonReadTimeout, MastodonNetworkError)


@row("MastodonVersionError: the server is too old for the call")
def test_versions(connect, stub):
    with pytest.raises(MastodonVersionError):
        connect(mastodon_version="1.0.0").lists()
    assert stub.asked == []


@row("MastodonError is above all of them, and of MastodonMalformedEventError and MastodonRatelimitError")
def test_the_tree(mastodon, stub):
    stub.refuse(422)
    with pytest.raises(MastodonError):
        mastodon.status(7)
    for kind in (package.MastodonMalformedEventError, package.MastodonRatelimitError, MastodonVersionError):
        assert issubclass(kind, MastodonError)
