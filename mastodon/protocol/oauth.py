"""OAuth as Mastodon speaks it: scopes, the authorization page, and what to ask a token for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlencode, urlsplit, urlunsplit

from mastodon.errors import MastodonAPIError, MastodonIllegalArgumentError
from mastodon.protocol.hosts import trusted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from mastodon.entities import CredentialApplication, Token

OOB = "urn:ietf:wg:oauth:2.0:oob"
"""The redirect address that means: show the code to the user."""

DEFAULT_BASE_URL = "https://mastodon.social"

DEFAULT_SCOPES = ("read", "write", "follow", "push")

TO_CHECK: Mapping[str, str] = {
    "authorization_code": "code, redirect_uri, code_verifier",
    "client_credentials": "client_id, client_secret",
    "password": "user name, password, redirect_uri",
    "refresh_token": "refresh token",
}
"""What to check when the server refuses a token, by way of asking for it."""

SCOPE_PARENTS: Mapping[str, tuple[str, ...]] = {
    "follow": ("read:blocks", "read:follows", "read:mutes", "write:blocks", "write:follows", "write:mutes"),
}
"""Scopes that stand for others without being the beginning of their names."""


def base_url(text: str) -> str:
    """
    Give the address of a server: https where no protocol is named, without trailing slashes.

    Args:
        text: Such as ``mastodon.social`` or ``https://mastodon.social/``.

    Raises:
        MastodonIllegalArgumentError: It is not the address of a server.
    """
    if not isinstance(cast("object", text), str):
        raise MastodonIllegalArgumentError(f"api_base_url must be a text, not {type(text).__name__}")
    url = text.strip()
    if "://" not in url:
        url = f"https://{url}"
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        port, parts = -1, urlsplit("")
    if port == -1 or parts.scheme not in {"http", "https"} or not parts.hostname or any(map(str.isspace, url)):
        raise MastodonIllegalArgumentError(
            f"api_base_url must be like 'https://mastodon.social', not {text.rpartition('@')[2]!r}"
        )
    if parts.username is not None or parts.password is not None or parts.query or parts.fragment:
        raise MastodonIllegalArgumentError("api_base_url must be an address without user, password, query or fragment")
    return urlunsplit((parts.scheme, parts.netloc.lower(), parts.path.rstrip("/"), "", ""))


def scope_text(scopes: Iterable[str]) -> str:
    """
    Write scopes as OAuth does.

    Args:
        scopes: The scopes, or a text with spaces between them.

    Raises:
        MastodonIllegalArgumentError: There is none, or one is not a scope.
    """
    names = scopes.split() if isinstance(scopes, str) else list(scopes)
    for name in names:
        if not isinstance(cast("object", name), str) or not name or any(map(str.isspace, name)):
            raise MastodonIllegalArgumentError(f"a scope must be like 'read' or 'write:statuses', not {name!r}")
    if not names:
        raise MastodonIllegalArgumentError("at least one scope is needed, for example 'read'")
    return " ".join(names)


def challenge(verifier: str) -> str:
    """
    Give the challenge that belongs to a code verifier (PKCE, RFC 7636, method S256).

    Args:
        verifier: The verifier.

    Raises:
        MastodonIllegalArgumentError: It cannot be one.
    """
    if not re.fullmatch(r"[A-Za-z0-9._~-]{43,128}", verifier):
        raise MastodonIllegalArgumentError(
            "code_verifier must be 43 to 128 letters, digits or -._~, for example secrets.token_urlsafe(48)"
        )
    from base64 import urlsafe_b64encode
    from hashlib import sha256

    return urlsafe_b64encode(sha256(verifier.encode()).digest()).decode().rstrip("=")


def takes_s256(told: Mapping[str, Any]) -> bool:
    """
    Tell whether to send a challenge (PKCE): servers that do not know it ignore it; some know another method only.

    Args:
        told: What the server announces of its OAuth.
    """
    methods = told.get("code_challenge_methods_supported")
    return not isinstance(methods, list) or "S256" in methods


def app_of(app: CredentialApplication, base: str) -> tuple[str, str]:
    """
    Read id and secret of an app.

    Args:
        app: The answer to its registration.
        base: The server.

    Raises:
        MastodonAPIError: They are not in it.
    """
    found = cast("object", app)
    if not isinstance(found, dict) or not app.get("client_id") or not app.get("client_secret"):
        raise MastodonAPIError(f"{base} registered no app: client_id or client_secret is missing in its answer")
    return str(app["client_id"]), str(app["client_secret"])


def access_token_of(token: Token) -> str:
    """
    Read the access token of an answer.

    Args:
        token: The answer to the request for one.

    Raises:
        MastodonAPIError: There is none in it.
    """
    found = token.get("access_token") if isinstance(cast("object", token), dict) else None
    if not isinstance(found, str) or not found or not found.isascii() or not found.isprintable():
        raise MastodonAPIError("the server answered the log-in without an access token that could be sent back")
    return found


def missing_scopes(asked: str, granted: str) -> list[str]:
    """
    List the scopes that were asked for and not granted; a granted parent covers its children.

    Args:
        asked: The scopes asked for, with spaces between them.
        granted: The scopes granted, with spaces between them.
    """
    given = set(granted.split())
    covered = given | {child for parent in given for child in SCOPE_PARENTS.get(parent, ())}

    def has(scope: str) -> bool:
        """Tell whether a scope or one of its parents was granted."""
        parts = scope.split(":")
        return any(":".join(parts[:length]) in covered for length in range(1, len(parts) + 1))

    return [
        scope
        for scope in asked.split()
        if not has(scope) and not (scope in SCOPE_PARENTS and all(map(has, SCOPE_PARENTS[scope])))
    ]


def authorize_url(
    address: str,
    *,
    client_id: str,
    redirect_uri: str,
    scopes: Iterable[str],
    force_login: bool = False,
    state: str | None = None,
    lang: str | None = None,
    code_verifier: str | None = None,
) -> str:
    """
    Make the address of the page where a user lets an app in.

    Args:
        address: The server's authorization page.
        client_id: The app's id.
        redirect_uri: Where to send the user afterwards; one of those the app was registered with.
        scopes: What the app may do.
        force_login: Whether the user shall log in again, for apps with several accounts.
        state: A text that comes back with the code, against forged answers.
        lang: The language of the page.
        code_verifier: A secret whose hash the server is to ask for when the code is used (PKCE).

    Raises:
        MastodonIllegalArgumentError: It cannot be a code verifier.
    """
    params = {
        "client_id": client_id,
        "response_type": "code",
        "redirect_uri": redirect_uri,
        "scope": scope_text(scopes),
        "force_login": "true" if force_login else None,
        "state": state,
        "lang": lang,
        "code_challenge": None if code_verifier is None else challenge(code_verifier),
        "code_challenge_method": None if code_verifier is None else "S256",
    }
    query = urlencode({name: value for name, value in params.items() if value is not None})
    return f"{address}{'&' if '?' in address else '?'}{query}"


def own_endpoint(
    base: str, announced: Any, path: str, *, allowed: Collection[str] = (), allow_http: bool = False
) -> str:
    """
    Choose the address of an OAuth endpoint: the announced one if secrets may go there, else the usual path.

    Args:
        base: The server.
        announced: What its metadata says; None if it says nothing.
        path: The usual path.
        allowed: Hosts that the user allowed besides the server's own.
        allow_http: Whether plain HTTP is fine although the server itself is reached by HTTPS; for tests.

    Raises:
        MastodonAPIError: The server announces a foreign host. Secrets would go there.
    """
    if not isinstance(announced, str) or not announced:
        return base + path
    return trusted(base, announced, "as OAuth endpoint", allowed=allowed, allow_http=allow_http)


def token_parameters(
    *,
    username: str | None,
    password: str | None,
    code: str | None,
    refresh_token: str | None,
    redirect_uri: str,
    scopes: Iterable[str],
    code_verifier: str | None = None,
) -> dict[str, str]:
    """
    Give the parameters that ask for an access token.

    Args:
        username: The e-mail address, for logging in by password.
        password: The password.
        code: The authorization code that the user brought.
        refresh_token: The refresh token.
        redirect_uri: The address that the code was sent to.
        scopes: What the token shall be good for.
        code_verifier: The verifier whose challenge the code was asked for with.

    Raises:
        MastodonIllegalArgumentError: Not exactly one way of logging in was chosen.
    """
    asked = scope_text(scopes)
    if code is not None and username is None and password is None and refresh_token is None:
        proof = {} if code_verifier is None else {"code_verifier": code_verifier}
        return {"grant_type": "authorization_code", "code": code, "redirect_uri": redirect_uri, "scope": asked, **proof}
    if refresh_token is not None and username is None and password is None and code is None:
        return {"grant_type": "refresh_token", "refresh_token": refresh_token, "scope": asked}
    if username is not None and password is not None and code is None and refresh_token is None:
        return {
            "grant_type": "password",
            "username": username,
            "password": password,
            "redirect_uri": redirect_uri,
            "scope": asked,
        }
    raise MastodonIllegalArgumentError(
        "log_in() takes username and password, or code, or refresh_token: exactly one of them"
    )
