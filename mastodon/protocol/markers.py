"""Markers: where one stopped reading, as the server wants it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mastodon.errors import MastodonIllegalArgumentError
from mastodon.protocol.ids import ids_of

if TYPE_CHECKING:
    from collections.abc import Iterable


def markers_of(timelines: str | Iterable[str], last_read_ids: Any) -> dict[str, Any]:
    """
    Say for each timeline where one stopped reading.

    Args:
        timelines: One timeline or several.
        last_read_ids: As many things, or ids.

    Raises:
        MastodonIllegalArgumentError: They are not as many, or one of them is not an id.
    """
    names = [timelines] if isinstance(timelines, str) else list(timelines)
    ids = ids_of(last_read_ids, "last_read_ids")
    if len(names) != len(ids):
        raise MastodonIllegalArgumentError(
            f"there must be as many last_read_ids as timelines: {len(names)}, not {len(ids)}"
        )
    return {name: {"last_read_id": read} for name, read in zip(names, ids, strict=True)}
