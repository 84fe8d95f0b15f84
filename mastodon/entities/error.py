"""Error and what belongs to it. https://docs.joinmastodon.org/entities/Error/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon.entities.base import Entity

if TYPE_CHECKING:
    from typing import Literal


class Error(Entity):
    """
    What a server says when it refuses. Added in Mastodon 0.6.0.

    https://docs.joinmastodon.org/entities/Error/
    """

    error: str
    """What went wrong. It is an object where collections are refused. Added in Mastodon 0.6.0."""

    error_description: str | None
    """More about it, where the refusal is about OAuth. Added in Mastodon 0.6.0."""


class ErrorDetail(Entity):
    """
    What is wrong with one parameter. Added in Mastodon 3.4.0.

    https://docs.joinmastodon.org/entities/Error/#ErrorDetail
    """

    error: (
        Literal[
            "ERR_BLOCKED",
            "ERR_UNREACHABLE",
            "ERR_TAKEN",
            "ERR_RESERVED",
            "ERR_ACCEPTED",
            "ERR_BLANK",
            "ERR_INVALID",
            "ERR_TOO_LONG",
            "ERR_TOO_SHORT",
            "ERR_INCLUSION",
        ]
        | str
    )
    """What is wrong, as a word for programs. Added in Mastodon 3.4.0."""

    description: str
    """What is wrong, in words for people. Added in Mastodon 3.4.0."""


class ValidationError(Error):
    """
    An error that tells which of the values sent were wrong, and why. Added in Mastodon 3.4.0.

    https://docs.joinmastodon.org/entities/Error/#ValidationError
    """

    details: dict[str, list[ErrorDetail]] | None
    """
    The problems found, by the name of the value at fault. Absent if there are no details. Added in Mastodon 3.4.0.
    """


class WrappedValidationError(Entity):
    """
    The answer to creating or changing a collection with wrong values. Added in Mastodon 4.6.0.

    https://docs.joinmastodon.org/entities/Error/#WrappedValidationError
    """

    error: ValidationError
    """The error, with its details. Added in Mastodon 4.6.0."""


class Empty(Entity):
    """
    An object without fields: it was done, and there is nothing to tell.

    https://docs.joinmastodon.org/entities/Error/#Empty
    """
