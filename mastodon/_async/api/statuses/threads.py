"""Threads: texts that are longer than a status, as statuses that answer each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from mastodon._async.api.statuses.posting import Posting
from mastodon.errors import MastodonError, MastodonNotFoundError
from mastodon.protocol.statuses import idempotency_key_of, visibility_of

if TYPE_CHECKING:
    from mastodon.entities import MediaAttachment, Status
    from mastodon.protocol.text import Limits
    from mastodon.types import Ref, Refs, Visibility


class Threads(Posting):
    """Texts that are longer than a status."""

    @staticmethod
    def get_status_length(text: str, spoiler_text: str = "", *, characters_per_link: int = 23) -> int:
        """
        Count a text as the server does. Nothing is sent.

        What a reader sees as one character counts one, a link 23, and a mention only what stands before its second
        ``@``.

        Args:
            text: The text.
            spoiler_text: The warning before it.
            characters_per_link: How many characters a link counts; a server tells it in its ``instance_v2()``.
        """
        from mastodon.protocol.text import Limits, length

        return length(text, spoiler_text, Limits(characters_per_link=characters_per_link))

    async def thread_split(self, status: str, spoiler_text: str | None = None, *, counters: bool = False) -> list[str]:
        """
        Cut a text into parts, each of which fits into a status of this server. Only its limits are asked for.

        It is cut between paragraphs, lines, sentences or words, the first of these that leaves no part less than half
        full; a link, mention or hashtag is never cut. White space where it is cut is left out.

        Args:
            status: The text.
            spoiler_text: The warning that will stand before each part.
            counters: Whether to write ``(1/3)`` behind the parts, if there are several.

        Raises:
            MastodonIllegalArgumentError: The text is empty, or a link, mention or hashtag does not fit into a status.
        """
        from mastodon.protocol.text import split

        return split(status, await self._limits(), spoiler_text or "", counters=counters)

    async def thread_post(
        self,
        status: str,
        in_reply_to_id: Ref[Status] | None = None,
        media_ids: Refs[MediaAttachment] | None = None,
        sensitive: bool = False,
        visibility: Visibility | None = None,
        spoiler_text: str | None = None,
        language: str | None = None,
        idempotency_key: str | None = None,
        *,
        counters: bool = False,
    ) -> list[Status]:
        """
        Post a text of any length: as one status, or as a thread in which each part answers the one before.

        Args:
            status: The text; it is cut as ``thread_split()`` does.
            in_reply_to_id: The status that the first part answers, or its id.
            media_ids: Media for the first part: what ``media_post()`` returned, or the ids.
            sensitive: Whether to hide the media behind a warning.
            visibility: Who sees the parts; by default what the user set up.
            spoiler_text: A warning to show before each part.
            language: The language of the text, as ISO 639-1 or 639-3; by default what the user set up.
            idempotency_key: Any text. If posting fails on the way, call again with the same text and key within an
                hour: the parts that are there are not posted twice.
            counters: Whether to write ``(1/3)`` behind the parts, if there are several.

        Raises:
            MastodonIllegalArgumentError: The text is empty, or a link, mention or hashtag does not fit into a status.
            MastodonAPIError: The server refused a part. A note on the error says how many were posted before.
        """
        visibility_of(visibility)
        idempotency_key_of(idempotency_key)
        parts = await self.thread_split(status, spoiler_text, counters=counters)
        posted: list[Status] = []
        for index, part in enumerate(parts):
            try:
                made = await self.status_post(
                    part,
                    posted[-1] if posted else in_reply_to_id,
                    None if posted else media_ids,
                    sensitive if not posted else False,
                    visibility,
                    spoiler_text,
                    language,
                    None if idempotency_key is None else f"{idempotency_key}-{index}",
                )
            except MastodonError as error:
                if posted:
                    error.add_note(f"{index} of {len(parts)} parts were posted, the last as {posted[-1].id}")
                raise
            posted.append(made)
        return posted

    async def _limits(self) -> Limits:
        """Give what the server allows in a status; it is asked if it has not told yet."""
        from mastodon.protocol.text import limits_of

        if "statuses" in self._known.configuration:
            return limits_of({"configuration": self._known.configuration})
        result = cast("type[dict[str, Any]]", dict)
        if not await self._is_older_than("4.0.0"):
            try:
                return limits_of(await self._get("/api/v2/instance", result))
            except MastodonNotFoundError:
                pass  # Other software may have the older form alone.
        return limits_of(await self._get("/api/v1/instance", result))
