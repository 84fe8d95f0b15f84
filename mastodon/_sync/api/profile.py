# Derived from mastodon/_async/api/profile.py by tools/sync.py. Do not edit.
"""Profile: the user's own, as written. https://docs.joinmastodon.org/methods/profile/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon._sync.room import Room, endpoint
from mastodon.entities import CredentialAccount
from mastodon.entities import Profile as UserProfile
from mastodon.protocol.accounts import fields_of
from mastodon.protocol.choices import listed
from mastodon.protocol.limits import check_profile
from mastodon.protocol.request import request
from mastodon.uploads import upload

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mastodon.types import PathOrFile


class Profile(Room):
    """The user's own profile, as written. https://docs.joinmastodon.org/methods/profile/"""

    @endpoint(added="4.6.0", scopes="profile read:accounts")
    def profile(self) -> UserProfile:
        """
        Get the user's own profile as it was written, not as others see it.

        Added in Mastodon 4.6.0. Scope: ``profile`` or ``read:accounts``.
        """
        return self._get("/api/v1/profile", UserProfile)

    @endpoint(added="4.6.0", scopes="write:accounts")
    def profile_update(
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
        hide_collections: bool | None = None,
        indexable: bool | None = None,
        show_media: bool | None = None,
        show_media_replies: bool | None = None,
        show_featured: bool | None = None,
        attribution_domains: str | Iterable[str] | None = None,
        fields: Iterable[tuple[str, str]] | Mapping[str, str] | None = None,
        avatar_description: str | None = None,
        header_description: str | None = None,
    ) -> UserProfile:
        """
        Change the user's profile; what is not given stays as it is.

        Args:
            display_name: The name to show.
            note: The text about oneself.
            avatar: The picture: a path, an open binary file, or bytes.
            avatar_mime_type: Its type; required for bytes.
            header: The banner: a path, an open binary file, or bytes.
            header_mime_type: Its type; required for bytes.
            locked: Whether the user approves followers.
            bot: Whether the account acts by itself.
            discoverable: Whether to appear in the directory and in recommendations.
            hide_collections: Whether to hide whom one follows and who follows.
            indexable: Whether public statuses can be searched by everybody.
            show_media: Whether the profile has a tab for media.
            show_media_replies: Whether that tab shows media in answers.
            show_featured: Whether the profile has a tab for what it features.
            attribution_domains: Web sites that may name this account as an author.
            fields: Pairs of name and value, up to four on Mastodon, replacing all that there are.
            avatar_description: What the picture shows.
            header_description: What the banner shows.

        Raises:
            MastodonIllegalArgumentError: A picture has no type that can be told, or texts or fields are more than the
                server takes, as far as it told.
            MastodonFileNotFoundError: A picture cannot be read.

        Added in Mastodon 4.6.0. Scope: ``write:accounts``.
        """
        asked = request(
            "PATCH",
            "/api/v1/profile",
            UserProfile,
            display_name=display_name,
            note=note,
            avatar=None if avatar is None else upload(avatar, avatar_mime_type),
            header=None if header is None else upload(header, header_mime_type),
            locked=locked,
            bot=bot,
            discoverable=discoverable,
            hide_collections=hide_collections,
            indexable=indexable,
            show_media=show_media,
            show_media_replies=show_media_replies,
            show_featured=show_featured,
            attribution_domains=listed(attribution_domains),
            fields_attributes=fields_of(fields),
            avatar_description=avatar_description,
            header_description=header_description,
        )
        check_profile(asked.params, self._limits_told(), self._known.server)
        return self._send(asked)

    @endpoint(added="4.2.0", changed="4.7.0", scopes="write:accounts")
    def account_delete_avatar(self) -> CredentialAccount:
        """
        Remove the user's picture.

        Added in Mastodon 4.2.0, last changed in 4.7.0. Scope: ``write:accounts``.
        """
        return self._delete("/api/v1/profile/avatar", CredentialAccount)

    @endpoint(added="4.2.0", changed="4.7.0", scopes="write:accounts")
    def account_delete_header(self) -> CredentialAccount:
        """
        Remove the user's banner.

        Added in Mastodon 4.2.0, last changed in 4.7.0. Scope: ``write:accounts``.
        """
        return self._delete("/api/v1/profile/header", CredentialAccount)
