"""
Logging in by one call: register the app, open the browser, wait for the code, get the token, store it.

What can be known to go wrong is found before the user is asked. What fails later leaves nothing behind: the port is
closed, nothing is stored, and a token that is there already is revoked.
"""

from __future__ import annotations

import secrets
from contextlib import nullcontext, suppress
from functools import partial
from math import inf
from typing import TYPE_CHECKING, Any, cast

from mastodon import browser as machine
from mastodon import credentials, profiles
from mastodon._async.api.oauth import announced_by
from mastodon._async.client import AsyncMastodon
from mastodon.entities import CredentialApplication
from mastodon.errors import (
    MastodonError,
    MastodonIllegalArgumentError,
    MastodonIOError,
    MastodonLoginError,
    MastodonLoginTimeoutError,
)
from mastodon.protocol import loopback, oauth
from mastodon.seam.tasks import aarrival, ablocking

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from os import PathLike


async def alogin(
    api_base_url: str,
    *,
    client_name: str = "mastodon-client",
    scopes: Iterable[str] = oauth.DEFAULT_SCOPES,
    website: str | None = None,
    profile: str | None = None,
    keyring: bool | None = None,
    to_file: str | PathLike[str] | None = None,
    force_login: bool = False,
    browser: bool | None = None,
    open_url: Callable[[str], object] = machine.open_page,
    ask_code: Callable[[str], str] = machine.ask_code,
    timeout: float = 300.0,  # noqa: ASYNC109 - of the user, not of the call
    client_id: str | PathLike[str] | None = None,
    client_secret: str | None = None,
    redirect_uri: str | None = None,
    allow_http: bool = False,
    **options: Any,
) -> AsyncMastodon:
    """
    Log a user in, in the browser of this machine, and get the client.

    The user lets the app in there, and the browser comes back to a port of this machine that is open meanwhile. Where
    there is no browser, or no port, the user is asked for the code that the server shows.

    Args:
        api_base_url: The server.
        client_name: What users see when they are asked to let the app in.
        scopes: What the app may do.
        website: Its home page.
        profile: A name to store the log-in under, for ``AsyncMastodon.from_profile()``. The app is stored, too, and
            used again the next time.
        keyring: Whether the profile goes to the system's keyring, not to a file; by default if there is a keyring.
        to_file: A file to store the log-in in, for ``AsyncMastodon(access_token=…)``, instead of a profile.
        force_login: Whether the user shall log in at the server again, to choose another account.
        browser: Whether to use the browser; by default if there is one. Without it the code is asked for.
        open_url: Opens the browser; gets the address, and returns False if it cannot.
        ask_code: Asks for the code; gets the address to open.
        timeout: After how many seconds to stop waiting for the browser.
        client_id: The app's id or its file, if it is registered already; else it is registered.
        client_secret: The app's secret, if ``client_id`` is not a file.
        redirect_uri: Where the browser is to come back to, such as ``http://127.0.0.1:8765/logged-in``; one of the
            addresses that the given app was registered with. By default any free port, or, with an app that is given,
            the code is asked for.
        allow_http: Whether the server may announce an address without TLS; for tests.
        options: What else the client takes.

    Raises:
        MastodonIllegalArgumentError: An argument is wrong, or the server refused the code.
        MastodonLoginDeniedError: The user did not let the app in.
        MastodonLoginTimeoutError: The user did not come back in time.
        MastodonLoginError: There was no code for another reason.
        MastodonIOError: The log-in cannot be stored.
        MastodonAPIError: The server refused, granted less than was asked for, or announces another server for this.

    Example:
        ::

            mastodon = await mastodon.alogin("mastodon.social", profile="bot")
    """
    asked = oauth.scope_text(scopes)
    if not isinstance(cast("object", timeout), (int, float)) or not 0 < timeout < inf:
        raise MastodonIllegalArgumentError(f"timeout must be a number of seconds over 0, not {timeout!r}")
    if "access_token" in options:
        raise MastodonIllegalArgumentError("logging in gets a new access_token; it cannot be given")
    if profile is not None and to_file is not None:
        raise MastodonIllegalArgumentError("a log-in is stored in one place: give profile or to_file")
    port = 0 if redirect_uri is None and client_id is None else loopback.port_of(redirect_uri or oauth.OOB)
    if browser and port is None:
        raise MastodonIllegalArgumentError("with the browser, an app that is given needs redirect_uri, too")
    if to_file is not None:
        credentials.check_writable(to_file)
    if profile is not None:
        await ablocking(profiles.check, profile, keyring)
    client = AsyncMastodon(client_id=client_id, client_secret=client_secret, api_base_url=api_base_url, **options)
    try:
        told, state = await announced_by(client), secrets.token_urlsafe(32)
        page = oauth.own_endpoint(
            client.api_base_url,
            told.get("authorization_endpoint"),
            "/oauth/authorize",
            allowed=client.allowed_hosts,
            allow_http=allow_http,
        )
        verifier = secrets.token_urlsafe(48) if oauth.takes_s256(told) else None
        file = known = app = None
        if profile is not None and client_id is None:
            file = profiles.app_file(client.api_base_url, client_name, asked, website)
            known = profiles.read_app(file)
        with _landing(port, known, state, browser) or nullcontext() as landing:
            redirect = oauth.OOB if landing is None else landing.redirect_uri
            if client_id is None:
                app = await _app(client, redirect, known, client_name, asked, website, allow_http)
            url = partial(
                oauth.authorize_url,
                page,
                client_id=cast("str", client.client_id),
                scopes=asked,
                force_login=force_login,
                state=state,
                lang=client.lang,
                code_verifier=verifier,
            )
            if landing is not None and await ablocking(open_url, url(redirect_uri=redirect)) is not False:
                code = loopback.code_of(await _answer(landing, timeout), client.api_base_url, told)
            else:
                redirect = oauth.OOB
                code = await _pasted(ask_code, url(redirect_uri=redirect), browser)
        await client.log_in(
            code=code, redirect_uri=redirect, scopes=asked, allow_http=allow_http, code_verifier=verifier
        )
        lines = client.persistable_login_credentials().splitlines()
        if profile is not None:
            if file is not None and app is not None and app != known:
                with suppress(MastodonIOError):  # Without it, the next log-in registers another.
                    profiles.keep_app(file, app, client.api_base_url, client_name)
            client.stored = await ablocking(profiles.save, profile, lines, keyring)
        elif to_file is not None:
            credentials.write_lines(to_file, lines)
            client.stored = profiles.Stored(file=credentials.absolute(to_file))
    except BaseException:
        if client.access_token is not None:
            with suppress(MastodonError):
                await client.logout(allow_http=allow_http)
        await client.aclose()
        raise
    return client


def _landing(port: int | None, known: profiles.App | None, state: str, browser: bool | None) -> machine.Landing | None:
    """Open a port for the browser: by default that of the app that is known already, if it is free."""
    if port is None or browser is False:
        return None
    for one in (port,) if port or known is None else (loopback.port_of(known.redirect_uri) or 0, 0):
        with suppress(OSError):
            return machine.Landing(one, state)
    if port or browser:
        raise MastodonLoginError(f"no port of this machine can be opened{f', not even {port}' if port else ''}")
    return None


async def _app(
    client: AsyncMastodon,
    redirect: str,
    known: profiles.App | None,
    name: str,
    scopes: str,
    website: str | None,
    allow_http: bool,
) -> profiles.App:
    """Give the client an app that may use a redirect address: the one of last time if the server still knows it."""
    if known is not None and redirect in {known.redirect_uri, oauth.OOB}:
        client.client_id, client.client_secret = known.client_id, known.client_secret
        with suppress(MastodonIllegalArgumentError):
            await client.app_log_in(scopes, allow_http=allow_http)
            await client.revoke_access_token(allow_http)
            return known
    answer = await client.request(
        "POST",
        "/api/v1/apps",
        CredentialApplication,
        client_name=name,
        scopes=scopes,
        redirect_uris="\n".join(dict.fromkeys([redirect, oauth.OOB])),
        website=website,
    )
    client.client_id, client.client_secret = oauth.app_of(answer, client.api_base_url)
    return profiles.App(client.client_id, client.client_secret, redirect)


async def _answer(landing: machine.Landing, timeout: float) -> loopback.Answer:  # noqa: ASYNC109 - of the user
    """Wait for the browser."""
    try:
        return await aarrival(landing.answer, timeout)
    except TimeoutError:
        others = "; somebody came who did not belong to this log-in, and was ignored" if landing.forged else ""
        raise MastodonLoginTimeoutError(
            f"the browser did not come back within {timeout:g} seconds{others}; browser=False asks for the code instead"
        ) from None


async def _pasted(ask_code: Callable[[str], str], url: str, browser: bool | None) -> str:
    """Ask for the code."""
    if browser:
        raise MastodonLoginError("no browser can be opened; browser=None asks for the code where there is none")
    code = cast("object", await ablocking(ask_code, url))
    text = code.strip() if isinstance(code, str) else ""
    if not text:
        raise MastodonLoginError("the code that the server shows was not given")
    return text
