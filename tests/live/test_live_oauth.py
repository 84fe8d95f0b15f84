"""Registering an app, logging in and out, at a real server."""

from __future__ import annotations

import pytest

from mastodon import AsyncMastodon, Mastodon, MastodonIllegalArgumentError, MastodonUnauthorizedError


@pytest.fixture
def app(kind, loop, mastodon_sandbox):
    """Id and secret of a new app."""
    options = {"client_name": "tests", "api_base_url": mastodon_sandbox.api_base_url}
    if kind == "sync":
        return Mastodon.create_app(**options)
    return loop.run_until_complete(AsyncMastodon.create_app(**options))


@pytest.fixture
def visitor(log_in, app):
    """A client with an app and without a token."""
    return log_in(client_id=app[0], client_secret=app[1])


def test_log_in_by_code(visitor, mastodon_sandbox):
    code = mastodon_sandbox.approve(visitor.auth_request_url(allow_http=True), "bob")
    visitor.log_in(code=code, allow_http=True)
    assert visitor.account_verify_credentials().acct == "bob"
    assert visitor.app_verify_credentials().name == "tests"


def test_log_in_leaves_files_that_are_good_for_the_next_time(log_in, visitor, mastodon_sandbox, tmp_path):
    file = tmp_path / "bob.secret"
    code = mastodon_sandbox.approve(visitor.auth_request_url(allow_http=True), "bob")
    visitor.log_in(code=code, allow_http=True, to_file=file)
    assert log_in(access_token=file).account_verify_credentials().acct == "bob"


def test_log_in_by_a_wrong_code_is_refused(visitor):
    with pytest.raises(MastodonIllegalArgumentError, match="invalid_grant"):
        visitor.log_in(code="wrong", allow_http=True)


def test_log_in_by_password_is_refused_since_4_4(visitor):
    with pytest.raises(MastodonIllegalArgumentError, match="unsupported_grant_type"):
        visitor.log_in("bob@sandbox.example", "secret", allow_http=True)


def test_log_in_by_a_refresh_token_that_nobody_gave_is_refused(visitor):
    with pytest.raises(MastodonIllegalArgumentError, match="invalid_grant"):
        visitor.log_in(refresh_token="wrong", allow_http=True)


def test_revoked_token_is_worthless(log_in, visitor, mastodon_sandbox):
    code = mastodon_sandbox.approve(visitor.auth_request_url(allow_http=True), "bob")
    token = visitor.log_in(code=code, allow_http=True)
    visitor.revoke_access_token(allow_http=True)
    assert visitor.access_token is None
    with pytest.raises(MastodonUnauthorizedError):
        log_in(access_token=token).account_verify_credentials()


def test_oauth_server_info_names_the_ways_in(visitor, mastodon_sandbox):
    info = visitor.oauth_authorization_server_info()
    assert info.token_endpoint == f"{mastodon_sandbox.api_base_url}/oauth/token"
    assert "authorization_code" in info.grant_types_supported
