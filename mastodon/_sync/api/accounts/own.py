# Derived from mastodon/_async/api/accounts/own.py by tools/sync.py. Do not edit.
"""Accounts: the user's own. https://docs.joinmastodon.org/methods/accounts/"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, overload

from mastodon._sync.api.oauth import OAuth
from mastodon._sync.room import endpoint
from mastodon.credentials import check_writable
from mastodon.entities import CredentialAccount, Token, ValidationError, decode
from mastodon.errors import MastodonAPIError, MastodonIllegalArgumentError
from mastodon.protocol.accounts import fields_of
from mastodon.protocol.choices import listed
from mastodon.protocol.limits import check_profile
from mastodon.protocol.oauth import DEFAULT_SCOPES, access_token_of, scope_text
from mastodon.protocol.request import request
from mastodon.protocol.statuses import SHARED_VISIBILITIES, quote_policy_of, visibility_of
from mastodon.uploads import upload

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from os import PathLike

    from mastodon.types import PathOrFile, QuotePolicy, Visibility


class OwnAccount(OAuth):
    """Having an account: signing up, profile, defaults. https://docs.joinmastodon.org/methods/accounts/"""

    @overload
    def create_account(
        self,
        username: str,
        password: str,
        email: str,
        agreement: bool = False,
        reason: str | None = None,
        locale: str = "en",
        scopes: Iterable[str] = DEFAULT_SCOPES,
        to_file: str | PathLike[str] | None = None,
        return_detailed_error: Literal[False] = False,
        date_of_birth: date | None = None,
        *,
        time_zone: str | None = None,
        invite_code: str | None = None,
    ) -> str: ...

    @overload
    def create_account(
        self,
        username: str,
        password: str,
        email: str,
        agreement: bool = False,
        reason: str | None = None,
        locale: str = "en",
        scopes: Iterable[str] = DEFAULT_SCOPES,
        to_file: str | PathLike[str] | None = None,
        *,
        return_detailed_error: Literal[True],
        date_of_birth: date | None = None,
        time_zone: str | None = None,
        invite_code: str | None = None,
    ) -> tuple[str | None, ValidationError | None]: ...

    @endpoint(added="2.7.0", changed="4.4.0", scopes="write:accounts")
    def create_account(
        self,
        username: str,
        password: str,
        email: str,
        agreement: bool = False,
        reason: str | None = None,
        locale: str = "en",
        scopes: Iterable[str] = DEFAULT_SCOPES,
        to_file: str | PathLike[str] | None = None,
        return_detailed_error: bool = False,
        date_of_birth: date | None = None,
        *,
        time_zone: str | None = None,
        invite_code: str | None = None,
    ) -> str | tuple[str | None, ValidationError | None]:
        """
        Sign up for a new account, log in to it, and get its access token.

        Until the address is confirmed, the token is good for ``email_resend_confirmation()`` only. The client needs
        an app: ``client_id`` and ``client_secret``.

        Args:
            username: The name to have.
            password: The password.
            email: The e-mail address; the server sends a letter there to confirm it.
            agreement: Whether the user has accepted the server's rules and terms; must be True.
            reason: Why the user wants an account, where moderators read it. Added in Mastodon 3.0.0.
            locale: The language of that letter, as ISO 639-1.
            scopes: What the app may do.
            to_file: Where to store the token, readable for its owner only, for ``Mastodon(access_token=…)``.
            return_detailed_error: Whether to get a pair instead: the token or None, and None or what the server says is
                wrong with each value.
            date_of_birth: The user's birthday, where the server asks for it. Added in Mastodon 4.4.0.
            time_zone: The user's time zone, such as ``Europe/Vienna``. Added in Mastodon 4.2.0.
            invite_code: The code of an invitation. Added in Mastodon 4.2.0.

        Raises:
            MastodonIllegalArgumentError: ``agreement`` is not True, or there is no app.
            MastodonAPIError: The server refused; ``details`` say what is wrong with each value.
            MastodonIOError: The file cannot be written.

        Added in Mastodon 2.7.0, last changed in 4.4.0. Scope: ``write:accounts``.
        """
        if not agreement:
            raise MastodonIllegalArgumentError("agreement must be True: the user has to accept the server's rules")
        asked = scope_text(scopes)
        if to_file is not None:
            check_writable(to_file)
        app = self._grant("create_account", {"grant_type": "client_credentials", "scope": asked}, False)
        signing_up = request(
            "POST",
            "/api/v1/accounts",
            Token,
            username=username,
            email=email,
            password=password,
            agreement=True,
            locale=locale,
            reason=reason,
            date_of_birth=None if date_of_birth is None else f"{date_of_birth:%Y-%m-%d}",
            time_zone=time_zone,
            invite_code=invite_code,
        )
        try:
            token = self._send(signing_up.with_token(access_token_of(app)))
        except MastodonAPIError as error:
            if not return_detailed_error or error.status_code != 422:
                raise
            said = {"error": error.error, "error_description": error.description, "details": error.details}
            return None, decode(ValidationError, {key: value for key, value in said.items() if value is not None})
        made = self._logged_in(token, asked, to_file)
        return (made, None) if return_detailed_error else made

    @endpoint(added="1.0.0", changed="4.7.0", scopes="profile read:accounts")
    def account_verify_credentials(self) -> CredentialAccount:
        """
        Get the user's own account, and find out whether the access token works.

        Raises:
            MastodonUnauthorizedError: The token is missing, wrong or revoked.

        Added in Mastodon 1.0.0, last changed in 4.7.0. Scope: ``profile`` or ``read:accounts``.
        """
        return self._get("/api/v1/accounts/verify_credentials", CredentialAccount)

    def me(self) -> CredentialAccount:
        """
        Get the user's own account.
        """
        return self.account_verify_credentials()

    @endpoint(added="1.1.1", changed="4.7.0", scopes="write:accounts")
    def account_update_credentials(
        self,
        display_name: str | None = None,
        note: str | None = None,
        avatar: PathOrFile | None = None,
        avatar_mime_type: str | None = None,
        header: PathOrFile | None = None,
        header_mime_type: str | None = None,
        locked: bool | None = None,
        bot: bool | None = None,
        discoverable: bool | None = None,
        fields: Iterable[tuple[str, str]] | Mapping[str, str] | None = None,
        hide_collections: bool | None = None,
        indexable: bool | None = None,
        attribution_domains: str | Iterable[str] | None = None,
        default_privacy: Visibility | None = None,
        default_sensitive: bool | None = None,
        default_language: str | None = None,
        default_quote_policy: QuotePolicy | None = None,
        avatar_description: str | None = None,
        header_description: str | None = None,
    ) -> CredentialAccount:
        """
        Change the user's profile and defaults; what is not given stays as it is.

        Args:
            display_name: The name to show.
            note: The text about oneself.
            avatar: The picture: a path, an open binary file, or bytes.
            avatar_mime_type: Its type; required for bytes.
            header: The banner: a path, an open binary file, or bytes.
            header_mime_type: Its type; required for bytes.
            locked: Whether the user approves followers. Added in Mastodon 2.3.0.
            bot: Whether the account acts by itself. Added in Mastodon 2.4.0.
            discoverable: Whether to appear in the directory and in recommendations. Added in Mastodon 2.7.0.
            fields: Pairs of name and value, up to four on Mastodon, replacing all that there are. Added in Mastodon
                2.4.0.
            hide_collections: Whether to hide whom one follows and who follows. Added in Mastodon 4.1.0.
            indexable: Whether public statuses can be searched by everybody. Added in Mastodon 4.2.0.
            attribution_domains: Web sites that may name this account as an author. Added in Mastodon 4.4.0.
            default_privacy: Who sees new statuses: ``public``, ``unlisted`` or ``private``. Added in Mastodon 2.4.0.
            default_sensitive: Whether new media are hidden behind a warning. Added in Mastodon 2.4.0.
            default_language: The language of new statuses, as ISO 639-1. Added in Mastodon 2.4.2.
            default_quote_policy: Who may quote new statuses. Added in Mastodon 4.5.0.
            avatar_description: What the picture shows. Added in Mastodon 4.6.0.
            header_description: What the banner shows. Added in Mastodon 4.6.0.

        Raises:
            MastodonIllegalArgumentError: A picture has no type that can be told, there is no such visibility or policy,
                or texts or fields are more than the server takes, as far as it told.
            MastodonFileNotFoundError: A picture cannot be read.

        Added in Mastodon 1.1.1, last changed in 4.7.0. Scope: ``write:accounts``.
        """
        source = {
            "privacy": visibility_of(default_privacy, "default_privacy", SHARED_VISIBILITIES),
            "sensitive": default_sensitive,
            "language": default_language,
            "quote_policy": quote_policy_of(default_quote_policy, "default_quote_policy"),
        }
        asked = request(
            "PATCH",
            "/api/v1/accounts/update_credentials",
            CredentialAccount,
            display_name=display_name,
            note=note,
            avatar=None if avatar is None else upload(avatar, avatar_mime_type),
            header=None if header is None else upload(header, header_mime_type),
            locked=locked,
            bot=bot,
            discoverable=discoverable,
            fields_attributes=fields_of(fields),
            hide_collections=hide_collections,
            indexable=indexable,
            attribution_domains=listed(attribution_domains),
            source=source if any(value is not None for value in source.values()) else None,
            avatar_description=avatar_description,
            header_description=header_description,
        )
        check_profile(asked.params, self._limits_told(), self._known.server)
        return self._send(asked)
