# Derived from mastodon/_async/api/oauth.py by tools/sync.py. Do not edit.
"""OAuth: letting an app in, and out again. https://docs.joinmastodon.org/methods/oauth/"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from mastodon import credentials, profiles
from mastodon._sync.room import Room, endpoint
from mastodon.entities import OAuthServerMetadata, OAuthUserInfo, Token
from mastodon.errors import MastodonAPIError, MastodonIllegalArgumentError, MastodonVersionError
from mastodon.protocol import oauth
from mastodon.protocol.request import request

if TYPE_CHECKING:
    from collections.abc import Iterable
    from os import PathLike

    from mastodon.profiles import Stored
    from mastodon.protocol.request import Request


class OAuth(Room):
    """Logging in and out. https://docs.joinmastodon.org/methods/oauth/"""

    client_id: str | None
    """The app's id."""

    client_secret: str | None
    """The app's secret."""

    stored: Stored | None
    """Where the log-in is stored: in the file or the profile that the client was made from; None if nowhere."""

    _refresh_token: str | None
    _token_expired: float | None

    @endpoint(added="4.3.0", changed="4.4.0")
    def oauth_authorization_server_info(self) -> OAuthServerMetadata:
        """
        Get what the server says of its OAuth: addresses, scopes, ways of logging in.

        Added in Mastodon 4.3.0, last changed in 4.4.0.
        """
        return self._get("/.well-known/oauth-authorization-server", OAuthServerMetadata)

    @endpoint(added="4.4.0", scopes="profile")
    def oauth_userinfo(self, *, post: bool = False) -> OAuthUserInfo:
        """
        Get who the user is, in the words of OpenID Connect.

        Args:
            post: Whether to ask by POST, which the standard demands of servers besides GET.

        Added in Mastodon 4.4.0. Scope: ``profile``.
        """
        if post:
            return self._post("/oauth/userinfo", OAuthUserInfo)
        return self._get("/oauth/userinfo", OAuthUserInfo)

    def auth_request_url(
        self,
        client_id: str | PathLike[str] | None = None,
        redirect_uris: str = oauth.OOB,
        scopes: Iterable[str] = oauth.DEFAULT_SCOPES,
        force_login: bool = False,
        state: str | None = None,
        lang: str | None = None,
        skip_server_info: bool = False,
        allow_http: bool = False,
        *,
        code_verifier: str | None = None,
    ) -> str:
        """
        Get the address to open in the user's browser; it ends with a code for ``log_in(code=…)``.

        Args:
            client_id: The app's id, or its file; by default the client's own.
            redirect_uris: Where to send the user with the code; one of those the app was registered with. By default
                the code is shown to the user.
            scopes: What the app may do; the same as in ``log_in()``.
            force_login: Whether the user shall log in again, for apps with several accounts.
            state: A text that comes back with the code, against forged answers.
            lang: The language of the page, as ISO 639-1.
            skip_server_info: Whether to use the usual path without asking the server for another.
            allow_http: Whether the server may announce an address without TLS; for tests.
            code_verifier: A secret of 43 to 128 characters, made for this log-in, to give to ``log_in()`` too, so that
                nobody else can use the code (PKCE). Added in Mastodon 4.3.0.

        Raises:
            MastodonIllegalArgumentError: There is no app, or an argument is wrong.
            MastodonFileNotFoundError: The app's file cannot be read.
            MastodonAPIError: The server announces another server for this.
        """
        if client_id is None:
            client_id = self.client_id
        elif credentials.meant_as_file(client_id):
            client_id = credentials.read_app(client_id)[0]
        if not client_id:
            raise MastodonIllegalArgumentError(
                "auth_request_url() needs an app: give client_id, or make one by create_app()"
            )
        announced = None if skip_server_info else (announced_by(self)).get("authorization_endpoint")
        return oauth.authorize_url(
            self._own_endpoint(announced, "/oauth/authorize", allow_http),
            client_id=str(client_id),
            redirect_uri=redirect_uris,
            scopes=scopes,
            force_login=force_login,
            state=state,
            lang=lang,
            code_verifier=code_verifier,
        )

    def log_in(
        self,
        username: str | None = None,
        password: str | None = None,
        code: str | None = None,
        redirect_uri: str = oauth.OOB,
        refresh_token: str | None = None,
        scopes: Iterable[str] = oauth.DEFAULT_SCOPES,
        to_file: str | PathLike[str] | None = None,
        allow_http: bool = False,
        *,
        redirect_uris: str | None = None,
        code_verifier: str | None = None,
    ) -> str:
        """
        Get an access token and use it from now on.

        Logging in by password was removed in Mastodon 4.4.0.

        Args:
            username: The e-mail address, with ``password``.
            password: The password.
            code: The code that the user brought from ``auth_request_url()``.
            redirect_uri: The same as in ``auth_request_url()``.
            refresh_token: A refresh token, where the server gave one.
            scopes: What the app may do; the same as in ``auth_request_url()``, a part of those it was registered with.
            to_file: Where to store the token, readable for its owner only, for ``Mastodon(access_token=…)``.
            allow_http: Whether the server may announce an address without TLS; for tests.
            redirect_uris: Another spelling of ``redirect_uri``.
            code_verifier: The same as in ``auth_request_url()``. Added in Mastodon 4.3.0.

        Raises:
            MastodonIllegalArgumentError: Not exactly one way of logging in was chosen, or the server refused it: wrong
                password or code, expired, or for another app.
            MastodonAPIError: The server granted less than was asked for, or announces another server for this.
            MastodonIOError: The file cannot be written.
        """
        chosen = oauth.token_parameters(
            username=username,
            password=password,
            code=code,
            refresh_token=refresh_token,
            redirect_uri=redirect_uris or redirect_uri,
            scopes=scopes,
            code_verifier=code_verifier,
        )
        if to_file is not None:
            credentials.check_writable(to_file)
        return self._logged_in(self._grant("log_in", chosen, allow_http), chosen["scope"], to_file)

    def app_log_in(
        self,
        scopes: Iterable[str] = oauth.DEFAULT_SCOPES,
        to_file: str | PathLike[str] | None = None,
        allow_http: bool = False,
    ) -> str:
        """
        Get an access token of the app itself, without a user, and use it from now on.

        It is good for what is public, and for ``app_verify_credentials()``.

        Args:
            scopes: What the token shall be good for, a part of those that the app was registered with.
            to_file: Where to store the token, readable for its owner only, for ``Mastodon(access_token=…)``.
            allow_http: Whether the server may announce an address without TLS; for tests.

        Raises:
            MastodonIllegalArgumentError: There is no app, or the server does not know it.
            MastodonAPIError: The server granted less than was asked for, or announces another server for this.
            MastodonIOError: The file cannot be written.
        """
        asked = oauth.scope_text(scopes)
        if to_file is not None:
            credentials.check_writable(to_file)
        token = self._grant("app_log_in", {"grant_type": "client_credentials", "scope": asked}, allow_http)
        return self._logged_in(token, asked, to_file)

    def _grant(self, caller: str, chosen: dict[str, str], allow_http: bool) -> Token:
        """Ask for an access token."""
        if not self.client_id or not self.client_secret:
            raise MastodonIllegalArgumentError(
                f"{caller}() needs an app: give client_id and client_secret to the client"
            )
        announced = (announced_by(self)).get("token_endpoint")
        address = self._own_endpoint(announced, "/oauth/token", allow_http)
        asked = request(
            "POST", address, Token, **chosen, client_id=self.client_id, client_secret=self.client_secret
        ).with_token(False)
        try:
            return self._send(asked)
        except MastodonAPIError as error:
            if error.status_code not in {400, 401, 403, 422}:
                raise
            said = error.description or error.error or "no reason given"
            way = oauth.TO_CHECK[chosen["grant_type"]]
            raise MastodonIllegalArgumentError(
                f"the server refused the log-in: {said}. Check {way}, scopes, and whose app it is"
            ) from error

    def _logged_in(self, token: Token, asked: str, to_file: str | PathLike[str] | None) -> str:
        """Check and keep a new token."""
        access_token = oauth.access_token_of(token)
        granted = token.get("scope")
        missing = oauth.missing_scopes(asked, granted) if isinstance(granted, str) else []
        if missing:
            raise MastodonAPIError(f"the server granted {granted!r}; not granted: {' '.join(missing)}")
        if to_file is not None:
            credentials.write_lines(to_file, self._login_lines(access_token))
            self.stored = profiles.Stored(file=credentials.absolute(to_file))
        self.access_token = access_token
        refresh = token.get("refresh_token")
        self._refresh_token = refresh if isinstance(refresh, str) else None
        lifetime = token.get("expires_in")
        self._token_expired = self._clock.now() + lifetime if isinstance(lifetime, (int, float)) else None
        return access_token

    def _login_lines(self, access_token: str) -> list[str]:
        """List what a file of a log-in holds."""
        return [access_token, self.api_base_url, self.client_id or "", self.client_secret or ""]

    def persistable_login_credentials(self) -> str:
        """
        Get what ``log_in(to_file=…)`` stores, as text: in a file, ``Mastodon(access_token=…)`` reads it.

        It holds secrets. Nothing is sent.

        Raises:
            MastodonIllegalArgumentError: There is no access token.
        """
        if not self.access_token:
            raise MastodonIllegalArgumentError("there is no access token to store; log_in() gets one")
        return "".join(f"{line}\n" for line in self._login_lines(self.access_token))

    def logout(self, *, revoke: bool = True, allow_http: bool = False) -> None:
        """
        Log out: make the access token worthless, and delete it where it is stored: profile, file or keyring.

        Args:
            revoke: Whether to tell the server. Without it nothing is sent, and the token stays good for who has it.
            allow_http: Whether the server may announce an address without TLS; for tests.

        Raises:
            MastodonIllegalArgumentError: There is no token, or no app to revoke it with.
            MastodonAPIError: The server did not revoke it; nothing is deleted.
            MastodonIOError: It cannot be deleted.
        """
        if revoke:
            self.revoke_access_token(allow_http)
        self.access_token = self._refresh_token = self._token_expired = None
        if self.stored is not None:
            profiles.forget(self.stored)
            self.stored = None

    def revoke_access_token(self, allow_http: bool = False) -> None:
        """
        Log out: make the access token worthless, and forget it.

        Args:
            allow_http: Whether the server may announce an address without TLS; for tests.

        Raises:
            MastodonIllegalArgumentError: There is no token, or no app to revoke it with.
            MastodonAPIError: The server did not revoke it; it is kept.
        """
        if not self.access_token:
            raise MastodonIllegalArgumentError("there is no access token to revoke")
        if not self.client_id or not self.client_secret:
            raise MastodonIllegalArgumentError("revoking needs the app: give client_id and client_secret to the client")
        announced = (announced_by(self)).get("revocation_endpoint")
        address = self._own_endpoint(announced, "/oauth/revoke", allow_http)
        asked: Request[None] = request(
            "POST",
            address,
            None,
            client_id=self.client_id,
            client_secret=self.client_secret,
            token=self.access_token,
        )
        self._send(asked.with_token(False))
        self.access_token = self._refresh_token = self._token_expired = None

    def _own_endpoint(self, announced: Any, path: str, allow_http: bool) -> str:
        """Choose the address of an endpoint."""
        return oauth.own_endpoint(self.api_base_url, announced, path, allowed=self.allowed_hosts, allow_http=allow_http)


def announced_by(client: OAuth) -> dict[str, Any]:
    """
    Get what a server announces of its OAuth; nothing from servers that do not.

    Args:
        client: A client of the server.
    """
    try:
        told = client.oauth_authorization_server_info()
    except (MastodonAPIError, MastodonVersionError):
        return {}
    return told if isinstance(cast("object", told), dict) else {}
