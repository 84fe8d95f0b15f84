"""
Features: what a server offers, read from its own words.

Three documents tell it: ``/api/v2/instance``, where there is one, else ``/api/v1/instance``; and NodeInfo, which names
the software. Each software leaves out, adds and moves what it likes, so everything but the names may be unknown.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple, TypeVar, cast

from mastodon.errors import MastodonVersionError
from mastodon.protocol.limits import configuration_of, inner, limit
from mastodon.protocol.versions import MASTODON, UNKNOWN, ServerVersion, Version, parse_server_version

T = TypeVar("T")

MACHINE_TRANSLATION = "akkoma:machine_translation"

GROUPED_NOTIFICATIONS, QUOTES = 2, 7
"""The versions of the API that brought something."""

_PLEROMA = frozenset({"akkoma", "pleroma", "rebased"})

_LIMITS = {
    "max_characters": ("statuses", "max_characters"),
    "characters_reserved_per_url": ("statuses", "characters_reserved_per_url"),
    "max_media_attachments": ("statuses", "max_media_attachments"),
    "image_size_limit": ("media_attachments", "image_size_limit"),
    "image_matrix_limit": ("media_attachments", "image_matrix_limit"),
    "video_size_limit": ("media_attachments", "video_size_limit"),
    "description_limit": ("media_attachments", "description_limit"),
    "max_poll_options": ("polls", "max_options"),
    "max_characters_per_option": ("polls", "max_characters_per_option"),
    "min_poll_expiration": ("polls", "min_expiration"),
    "max_poll_expiration": ("polls", "max_expiration"),
    "max_profile_fields": ("accounts", "max_profile_fields"),
    "max_pinned_statuses": ("accounts", "max_pinned_statuses"),
    "max_featured_tags": ("accounts", "max_featured_tags"),
}
"""Where a server tells a limit."""


class Features(NamedTuple):
    """What a server offers. What it does not tell is None, or empty."""

    software: str
    """The software, in lower case, such as ``mastodon`` or ``gotosocial``; ``unknown`` if it does not tell."""

    software_version: str
    """The version of the software, in its own words."""

    version: str
    """The version that it tells apps: that of Mastodon's API as a rule, with its own behind it or instead."""

    api_version: int
    """The number of the API, which only grows; 0 if it has none, as Mastodon before 4.3."""

    feature_set: str
    """What to give as ``feature_set`` to the client: ``mainline``, ``pleroma`` or ``fedibird``."""

    extras: frozenset[str]
    """The names of the additions that it lists, such as ``pleroma_emoji_reactions``."""

    snowflake_ids: bool
    """Whether its ids contain the time, so that times can be given instead of ids."""

    registrations: bool | None
    """Whether one can sign up."""

    streaming: str | None
    """The address of its streams."""

    vapid_key: str | None
    """Its public key for push messages."""

    translation: bool | None
    """Whether it translates statuses."""

    quotes: bool | None
    """Whether statuses can quote others."""

    grouped_notifications: bool | None
    """Whether it groups notifications."""

    max_characters: int | None
    """How many characters a status can have."""

    characters_reserved_per_url: int | None
    """How many characters a link counts."""

    max_media_attachments: int | None
    """How many media a status can have."""

    supported_mime_types: frozenset[str]
    """The types of media that it takes."""

    image_size_limit: int | None
    """How many bytes an image can have."""

    image_matrix_limit: int | None
    """How many pixels an image can have."""

    video_size_limit: int | None
    """How many bytes a video or sound can have."""

    description_limit: int | None
    """How many characters the description of a medium can have."""

    max_poll_options: int | None
    """How many options a poll can have."""

    max_characters_per_option: int | None
    """How many characters an option can have."""

    min_poll_expiration: int | None
    """How many seconds a poll has to be open at least."""

    max_poll_expiration: int | None
    """How many seconds a poll can be open at most."""

    max_profile_fields: int | None
    """How many fields a profile can have."""

    max_pinned_statuses: int | None
    """How many statuses a profile can pin."""

    max_featured_tags: int | None
    """How many hashtags a profile can feature."""


def features_of(instance: object, nodeinfo: object = None) -> Features:
    """
    Read what a server offers.

    Args:
        instance: What it says of itself, in the form of either version.
        nodeinfo: Its NodeInfo; None if it has none.
    """
    version, configuration = _text(inner(instance, "version")), configuration_of(instance)
    try:
        server = parse_server_version(version)
    except MastodonVersionError:
        server = ServerVersion(version, Version(1, 0, 0), UNKNOWN)
    repository = _repository(instance) if server.software == UNKNOWN else ""
    server = corrected(server, _text(inner(nodeinfo, "software", "name")) or repository)
    extras = (
        _words(inner(nodeinfo, "metadata", "features"))
        | _words(inner(instance, "pleroma", "metadata", "features"))
        | _words(inner(instance, "fedibird_capabilities"))
    )
    number = inner(instance, "api_versions", "mastodon")
    api_version = number if type(number) is int else 0
    limits: dict[str, Any] = {name: limit(configuration, *place) for name, place in _LIMITS.items()}
    return Features(
        software=server.software,
        software_version=_text(inner(nodeinfo, "software", "version")) or _own_version(server),
        version=version,
        api_version=api_version,
        feature_set=_feature_set(server, instance),
        extras=extras,
        snowflake_ids=server.software == MASTODON,
        registrations=_first(bool, inner(instance, "registrations", "enabled"), inner(instance, "registrations")),
        streaming=_first(str, inner(configuration, "urls", "streaming"), inner(instance, "urls", "streaming_api")),
        vapid_key=_first(
            str, inner(configuration, "vapid", "public_key"), inner(instance, "pleroma", "vapid_public_key")
        ),
        translation=_first(bool, inner(configuration, "translation", "enabled"), MACHINE_TRANSLATION in extras or None),
        quotes="quote_posting" in extras
        or inner(instance, "feature_quote") is True
        or _since(server, api_version, QUOTES),
        grouped_notifications=_since(server, api_version, GROUPED_NOTIFICATIONS),
        supported_mime_types=_words(inner(configuration, "media_attachments", "supported_mime_types")),
        **limits,
    )


def corrected(server: ServerVersion, software: str) -> ServerVersion:
    """
    Correct the software that a version was taken for, by what the server says elsewhere.

    Args:
        server: What its version said. Forks of Mastodon name themselves behind a ``+`` and are Mastodon.
        software: What it says elsewhere; empty if nothing.
    """
    taken_for_mastodon = server.software == MASTODON and "+" not in server.text
    doubtful = server.software == UNKNOWN or taken_for_mastodon
    return server._replace(software=software.lower()) if software and doubtful else server


def _repository(instance: object) -> str:
    """Name the software by where its source code is."""
    return _text(inner(instance, "source_url")).rstrip("/").rpartition("/")[2].removesuffix(".git")


def _own_version(server: ServerVersion) -> str:
    """Give the version of the software, not that of the API it speaks."""
    return server.text if server.software in {MASTODON, UNKNOWN} else re.split("[ /]", server.name, maxsplit=1)[-1]


def _feature_set(server: ServerVersion, instance: object) -> str:
    """Choose the feature set to speak to a server with."""
    if server.software in _PLEROMA or inner(instance, "pleroma") is not None:
        return "pleroma"
    fedibird = "fedibird" in server.text or inner(instance, "fedibird_capabilities") is not None
    return "fedibird" if fedibird else "mainline"


def _since(server: ServerVersion, api_version: int, needed: int) -> bool | None:
    """Tell whether an API has what a version of it brought; None if one cannot tell."""
    return api_version >= needed if api_version or server.software == MASTODON else None


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _words(value: object) -> frozenset[str]:
    words = cast("list[object]", value) if isinstance(value, list) else []
    return frozenset(word for word in words if isinstance(word, str))


def _first(kind: type[T], *values: object) -> T | None:
    """Give the first value of a type; an empty text is none."""
    return next((value for value in values if isinstance(value, kind) and value != ""), None)
