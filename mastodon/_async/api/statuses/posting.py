"""Statuses: posting, answering, editing, deleting. https://docs.joinmastodon.org/methods/statuses/"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, overload

from mastodon._async.api.accounts import Accounts
from mastodon._async.api.statuses.reading import ReadingStatuses
from mastodon._async.room import Course, endpoint
from mastodon.entities import MediaAttachment, Page, ScheduledStatus, Status, StatusSource
from mastodon.errors import MastodonAPIError, MastodonError, MastodonMediaError, MastodonNetworkError
from mastodon.protocol.choices import listed
from mastodon.protocol.ids import id_of
from mastodon.protocol.limits import check_length, check_text
from mastodon.protocol.media import focus_text, is_processed, media_error, processing
from mastodon.protocol.posting import LOOK_BACK, LOOK_FAR_BACK, NEWEST, is_refused, is_unclear, posted_as
from mastodon.protocol.request import request
from mastodon.protocol.response import field_of
from mastodon.protocol.retrying import ANY, NEVER, new_idempotency_key
from mastodon.protocol.statuses import (
    check_attachments,
    content_type_of,
    edits_of,
    idempotency_key_of,
    poll_to_send,
    quote_id_of,
    quote_policy_of,
    reply_text,
    scheduled_at_of,
    visibility_of,
)
from mastodon.uploads import upload

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mastodon.entities import Id
    from mastodon.protocol.request import Request
    from mastodon.types import PathOrFile, QuotePolicy, Ref, Refs, Visibility


class Posting(Accounts, ReadingStatuses):
    """Posting, editing and deleting statuses. https://docs.joinmastodon.org/methods/statuses/"""

    feature_set: str
    """``mainline``, ``pleroma`` or ``fedibird``: whose additions to use."""

    @overload
    async def status_post(
        self,
        status: str | None,
        in_reply_to_id: Ref[Status] | None = None,
        media_ids: Refs[MediaAttachment] | None = None,
        sensitive: bool = False,
        visibility: Visibility | None = None,
        spoiler_text: str | None = None,
        language: str | None = None,
        idempotency_key: str | None = None,
        content_type: str | None = None,
        scheduled_at: None = None,
        poll: Mapping[str, Any] | None = None,
        quote_id: Ref[Status] | None = None,
        strict_content_type: bool = False,
        quoted_status_id: Ref[Status] | None = None,
        quote_approval_policy: QuotePolicy | None = None,
        *,
        allowed_mentions: str | Iterable[str] | None = None,
    ) -> Status: ...

    @overload
    async def status_post(
        self,
        status: str | None,
        in_reply_to_id: Ref[Status] | None = None,
        media_ids: Refs[MediaAttachment] | None = None,
        sensitive: bool = False,
        visibility: Visibility | None = None,
        spoiler_text: str | None = None,
        language: str | None = None,
        idempotency_key: str | None = None,
        content_type: str | None = None,
        *,
        scheduled_at: datetime,
        poll: Mapping[str, Any] | None = None,
        quote_id: Ref[Status] | None = None,
        strict_content_type: bool = False,
        quoted_status_id: Ref[Status] | None = None,
        quote_approval_policy: QuotePolicy | None = None,
        allowed_mentions: str | Iterable[str] | None = None,
    ) -> ScheduledStatus: ...

    @endpoint(added="1.0.0", changed="4.6.0", scopes="write:statuses")
    async def status_post(
        self,
        status: str | None,
        in_reply_to_id: Ref[Status] | None = None,
        media_ids: Refs[MediaAttachment] | None = None,
        sensitive: bool = False,
        visibility: Visibility | None = None,
        spoiler_text: str | None = None,
        language: str | None = None,
        idempotency_key: str | None = None,
        content_type: str | None = None,
        scheduled_at: datetime | None = None,
        poll: Mapping[str, Any] | None = None,
        quote_id: Ref[Status] | None = None,
        strict_content_type: bool = False,
        quoted_status_id: Ref[Status] | None = None,
        quote_approval_policy: QuotePolicy | None = None,
        *,
        allowed_mentions: str | Iterable[str] | None = None,
    ) -> Status | ScheduledStatus:
        """
        Post a status, now or later.

        Args:
            status: The text; may be empty or None when there are media.
            in_reply_to_id: The status that this one answers, or its id.
            media_ids: What ``media_post()`` returned, or the ids: one, or as many as the server takes, often four.
            sensitive: Whether to hide the media behind a warning.
            visibility: Who sees it; by default what the user set up.
            spoiler_text: A warning to show before the text.
            language: The language of the text, as ISO 639-1 or 639-3; by default what the user set up.
            idempotency_key: Any text; the server posts only once for each, for an hour. By default each call has one.
            content_type: The type of the text, for Pleroma and its relatives; others ignore it.
            scheduled_at: When to post it, at least 5 minutes from now; then the result is a ``ScheduledStatus``. Added
                in Mastodon 2.7.0.
            poll: What ``make_poll()`` returned; together with media from Mastodon 4.6.0 on. Added in Mastodon 2.8.0.
            quote_id: The quoted status, on Fedibird.
            strict_content_type: Whether to refuse a ``content_type`` that the server may ignore.
            quoted_status_id: The quoted status, or its id. Added in Mastodon 4.5.0.
            quote_approval_policy: Who may quote it. Added in Mastodon 4.5.0.
            allowed_mentions: The only accounts, by id, that the text may mention; the server refuses it if there are
                others.

        Raises:
            MastodonIllegalArgumentError: There is no such visibility or policy, the time is too soon, or text, media or
                poll are more than the server takes, as far as it told.
            MastodonMediaError: An upload is not processed yet, or could not be.
            MastodonAPIError: 422: the server does not take it; the error says why.

        Added in Mastodon 1.0.0, last changed in 4.6.0. Scope: ``write:statuses``.
        """
        result: type[Any] = Status if scheduled_at is None else ScheduledStatus
        time = scheduled_at_of(scheduled_at, self._clock.now())
        asked = request(
            "POST",
            "/api/v1/statuses",
            result,
            status=status,
            in_reply_to_id=in_reply_to_id,
            media_ids=media_ids,
            sensitive=sensitive or None,
            visibility=visibility_of(visibility),
            spoiler_text=spoiler_text,
            language=language,
            content_type=content_type_of(content_type, self.feature_set, strict=strict_content_type),
            scheduled_at=time,
            poll=poll_to_send(poll),
            quote_id=quote_id_of(quote_id, self.feature_set),
            quoted_status_id=quoted_status_id,
            quote_approval_policy=quote_policy_of(quote_approval_policy),
            allowed_mentions=listed(allowed_mentions),
        )
        key = idempotency_key_of(idempotency_key) or new_idempotency_key()
        await self._check_limits(asked)
        try:
            posted: Status | ScheduledStatus = await self._send_once(asked.with_headers(Idempotency_Key=key))
        except MastodonAPIError as error:
            await self._check_media(asked, error)
            raise
        return posted

    async def toot(self, status: str) -> Status:
        """
        Post a text as a status.

        Args:
            status: The text.
        """
        return await self.status_post(status)

    @overload
    async def status_reply(
        self,
        to_status: Ref[Status],
        status: str,
        media_ids: Refs[MediaAttachment] | None = None,
        sensitive: bool = False,
        visibility: Visibility | None = None,
        spoiler_text: str | None = None,
        language: str | None = None,
        idempotency_key: str | None = None,
        content_type: str | None = None,
        scheduled_at: None = None,
        poll: Mapping[str, Any] | None = None,
        quote_id: Ref[Status] | None = None,
        untag: bool = False,
        strict_content_type: bool = False,
        quoted_status_id: Ref[Status] | None = None,
        quote_approval_policy: QuotePolicy | None = None,
    ) -> Status: ...

    @overload
    async def status_reply(
        self,
        to_status: Ref[Status],
        status: str,
        media_ids: Refs[MediaAttachment] | None = None,
        sensitive: bool = False,
        visibility: Visibility | None = None,
        spoiler_text: str | None = None,
        language: str | None = None,
        idempotency_key: str | None = None,
        content_type: str | None = None,
        *,
        scheduled_at: datetime,
        poll: Mapping[str, Any] | None = None,
        quote_id: Ref[Status] | None = None,
        untag: bool = False,
        strict_content_type: bool = False,
        quoted_status_id: Ref[Status] | None = None,
        quote_approval_policy: QuotePolicy | None = None,
    ) -> ScheduledStatus: ...

    async def status_reply(
        self,
        to_status: Ref[Status],
        status: str,
        media_ids: Refs[MediaAttachment] | None = None,
        sensitive: bool = False,
        visibility: Visibility | None = None,
        spoiler_text: str | None = None,
        language: str | None = None,
        idempotency_key: str | None = None,
        content_type: str | None = None,
        scheduled_at: datetime | None = None,
        poll: Mapping[str, Any] | None = None,
        quote_id: Ref[Status] | None = None,
        untag: bool = False,
        strict_content_type: bool = False,
        quoted_status_id: Ref[Status] | None = None,
        quote_approval_policy: QuotePolicy | None = None,
    ) -> Status | ScheduledStatus:
        """
        Answer a status: name those who take part in the conversation, and keep its visibility and warning.

        The rest is as in ``status_post()``.

        Args:
            to_status: The status to answer. If it is an id, the status is asked for first.
            status: The text, without the names.
            media_ids: What ``media_post()`` returned, or the ids.
            sensitive: Whether to hide the media behind a warning.
            visibility: Who sees the answer; by default those who see the status.
            spoiler_text: A warning to show before the text; by default that of the status.
            language: The language of the text, as ISO 639-1 or 639-3.
            idempotency_key: Any text; the server posts only once for each, for an hour.
            content_type: The type of the text, for Pleroma and its relatives.
            scheduled_at: When to post it: then the result is a ``ScheduledStatus``.
            poll: What ``make_poll()`` returned.
            quote_id: The quoted status, on Fedibird.
            untag: Whether to name only the author of the status, and nobody else who takes part.
            strict_content_type: Whether to refuse a ``content_type`` that the server may ignore.
            quoted_status_id: The quoted status, or its id.
            quote_approval_policy: Who may quote the answer.

        Raises:
            MastodonIllegalArgumentError: As in ``status_post()``.
            MastodonNotFoundError: There is no status with that id.
        """
        answered = to_status if isinstance(to_status, Status) else await self.status(to_status)
        options: Any = {
            "media_ids": media_ids,
            "sensitive": sensitive,
            "visibility": visibility or field_of(answered, "visibility"),
            "spoiler_text": field_of(answered, "spoiler_text") or None if spoiler_text is None else spoiler_text,
            "language": language,
            "idempotency_key": idempotency_key,
            "content_type": content_type,
            "scheduled_at": scheduled_at,
            "poll": poll,
            "quote_id": quote_id,
            "strict_content_type": strict_content_type,
            "quoted_status_id": quoted_status_id,
            "quote_approval_policy": quote_approval_policy,
        }
        text = reply_text(status, answered, await self._own(), untag=untag)
        post: Any = self.status_post
        posted: Status | ScheduledStatus = await post(text, answered, **options)
        return posted

    @endpoint(added="3.5.0", changed="4.6.0", scopes="write:statuses")
    async def status_update(
        self,
        id: Ref[Status],
        status: str | None,
        spoiler_text: str | None = None,
        sensitive: bool | None = None,
        media_ids: Refs[MediaAttachment] | None = None,
        poll: Mapping[str, Any] | None = None,
        media_attributes: Iterable[Mapping[str, Any]] | None = None,
        quote_approval_policy: QuotePolicy | None = None,
        *,
        language: str | None = None,
    ) -> Status:
        """
        Edit a status of the user's. Media, poll and warning that are not given again are removed.

        Args:
            id: The status, or its id.
            status: The text.
            spoiler_text: A warning to show before the text.
            sensitive: Whether to hide the media behind a warning.
            media_ids: All media that it is to have, those it has included.
            poll: What ``make_poll()`` returned. Changing the options resets the votes.
            media_attributes: What to change in its media: for each what ``generate_media_edit_attributes()`` returned.
                Added in Mastodon 4.1.0.
            quote_approval_policy: Who may quote it. Added in Mastodon 4.5.0.
            language: The language of the text, as ISO 639-1. Added in Mastodon 4.0.0.

        Raises:
            MastodonIllegalArgumentError: There is no such policy, or text, media or poll are more than the server
                takes, as far as it told.
            MastodonMediaError: An upload is not processed yet, or could not be.
            MastodonAPIError: 422: the server does not take it; the error says why.

        Added in Mastodon 3.5.0, last changed in 4.6.0. Scope: ``write:statuses``.
        """
        asked = request(
            "PUT",
            "/api/v1/statuses/{id}",
            Status,
            id=id,
            status=status,
            spoiler_text=spoiler_text,
            sensitive=sensitive,
            language=language,
            media_ids=media_ids,
            poll=poll_to_send(poll),
            media_attributes=edits_of(media_attributes),
            quote_approval_policy=quote_policy_of(quote_approval_policy),
        )
        await self._check_limits(asked)
        try:
            return await self._send(asked)
        except MastodonAPIError as error:
            await self._check_media(asked, error)
            raise

    def generate_media_edit_attributes(
        self,
        id: Ref[MediaAttachment],
        description: str | None = None,
        focus: tuple[float, float] | None = None,
        thumbnail: PathOrFile | None = None,
        thumb_mimetype: str | None = None,
    ) -> dict[str, Any]:
        """
        Describe what to change in a medium of a status, for ``status_update(media_attributes=[…])``. Nothing is sent.

        Args:
            id: The medium, or its id.
            description: What it shows, for those who cannot see it.
            focus: What to keep in view in previews: how far right and how far up of the centre, each from -1 to 1.
            thumbnail: A preview picture for video and sound.
            thumb_mimetype: The type of the preview picture; required for bytes.

        Raises:
            MastodonIllegalArgumentError: The focus is not within -1 and 1, the type cannot be told, or the description
                is longer than the server takes, as far as it told.
            MastodonFileNotFoundError: The preview picture cannot be read.
        """
        check_length("description", description, self._known.configuration, "media_attachments", "description_limit")
        edit = {
            "id": id_of(id),
            "description": description,
            "focus": focus_text(focus),
            "thumbnail": None if thumbnail is None else upload(thumbnail, thumb_mimetype),
        }
        return {name: value for name, value in edit.items() if value is not None}

    @endpoint(added="4.5.0", changed="4.6.0", scopes="write:statuses")
    async def status_update_quote_approval_policy(self, id: Ref[Status], quote_approval_policy: QuotePolicy) -> Status:
        """
        Change who may quote a status of the user's; who did so already stays.

        Args:
            id: The status, or its id.
            quote_approval_policy: ``public``, ``followers`` or ``nobody``.

        Raises:
            MastodonIllegalArgumentError: There is no such policy.

        Added in Mastodon 4.5.0, last changed in 4.6.0. Scope: ``write:statuses``.
        """
        return await self._put(
            "/api/v1/statuses/{id}/interaction_policy",
            Status,
            id=id,
            quote_approval_policy=quote_policy_of(quote_approval_policy),
        )

    @endpoint(added="1.0.0", changed="4.6.0", scopes="write:statuses")
    async def status_delete(self, id: Ref[Status], delete_media: bool | None = None) -> Status:
        """
        Delete a status of the user's, and get it once more, with its source text, to post it again.

        Args:
            id: The status, or its id.
            delete_media: Whether to delete its media at once, not after a day. Added in Mastodon 4.4.0.

        Added in Mastodon 1.0.0, last changed in 4.6.0. Scope: ``write:statuses``.
        """
        return await self._delete("/api/v1/statuses/{id}", Status, id=id, delete_media=delete_media)

    async def _send_once(self, asked: Request[Any]) -> Any:
        """Send a post; after a failure that leaves open whether it was made, look before it is sent again."""
        posted: object = await (self._send(asked) if self.retries == NEVER else self._sent_once(asked))
        if isinstance(posted, (Status, ScheduledStatus)):
            self._known.posted.append(_mark(posted, asked))
        return posted

    async def _sent_once(self, asked: Request[Any]) -> Any:
        begun, tries = self._clock.now(), 0
        course = Course(begun)
        while True:
            try:
                return await self._send(asked, NEVER, course)
            except MastodonError as error:
                unclear = is_unclear(error)
                if not unclear and not isinstance(error, MastodonNetworkError):
                    raise
                tries += 1
                again = await self._repeats(asked, error, tries, course, statuses=ANY)
                found = await self._look(asked, begun, course, error) if unclear else None
                if found is not None:
                    return found
                if not again:
                    raise

    async def _look(self, asked: Request[Any], begun: float, course: Course, unclear: MastodonError) -> Any:
        """Find out whether a call has posted; None if it has not, or if the idempotency key alone must do."""
        others: set[Id] = set()
        tries = 0
        while True:
            try:
                return await self._find(asked, begun, others)
            except MastodonError as error:
                if is_refused(error):  # The token is for posting only.
                    return None
                tries += 1
                if not await self._repeats(asked, error, tries, course, statuses=ANY):
                    raise unclear from unclear.__cause__

    async def _find(self, asked: Request[Any], begun: float, others: set[Id]) -> Any:
        """Look for what a call may have posted; None if it is not there. ``others`` are known to be something else."""
        if asked.result is ScheduledStatus:
            planned = await self._get("/api/v1/scheduled_statuses", Page[ScheduledStatus])
            return next(
                (one for one in planned if self._may_be(one, asked) and posted_as(asked.params, one, None)), None
            )
        back = LOOK_FAR_BACK if self._known.skew.least is None else LOOK_BACK
        earliest = begun + self._known.ahead - back
        statuses = await self._get("/api/v1/accounts/{id}/statuses", Page[Status], id=await self._own(), limit=NEWEST)
        recent: list[Status] = []
        for status in statuses:
            made = field_of(status, "created_at")
            if isinstance(made, datetime) and made.timestamp() >= earliest and self._may_be(status, asked):
                recent.append(status)
        for status in recent:
            if posted_as(asked.params, status, None):
                return status
        for status in recent:
            if status.id not in others and posted_as(asked.params, status, await self._source(status)):
                return status
            others.add(status.id)
        return None

    async def _source(self, status: Status) -> StatusSource | None:
        """Give what was written, of which the server may have made another text; older servers do not give it."""
        try:
            return await self._get("/api/v1/statuses/{id}/source", StatusSource, id=status)
        except MastodonAPIError as error:
            if not is_refused(error):
                raise
            return None

    def _may_be(self, status: Status | ScheduledStatus, asked: Request[Any]) -> bool:
        """Tell whether no other call is known to have posted a status."""
        kind, number, key = _mark(status, asked)
        return all(one[:2] != (kind, number) or one[2] == key for one in list(self._known.posted))

    async def _check_limits(self, asked: Request[Any]) -> None:
        """Refuse a status that the server would refuse, as far as it told its limits."""
        params, configuration = asked.params, await self._limits_told()
        server = None if self.version_check_mode == "none" else self._known.server
        check_attachments(len(params.get("media_ids", ())), params.get("poll"), configuration, server)
        check_text(params.get("status"), params.get("spoiler_text"), configuration)

    async def _check_media(self, asked: Request[Any], refusal: MastodonAPIError) -> None:
        """After a status was refused, say so if it is for an upload: servers say it in any language."""
        for number in asked.params.get("media_ids", ()) if refusal.status_code == 422 else ():
            try:
                with processing(number):
                    ready = is_processed(await self._get("/api/v1/media/{id}", MediaAttachment, id=number))
            except MastodonMediaError as error:
                raise error from refusal
            except MastodonAPIError:
                continue  # It is part of a status, or there is none: that is another trouble.
            except MastodonError:
                return
            if not ready:
                matter = (
                    f"upload {number} is not processed yet, so a status cannot have it: media_post(synchronous=True) "
                    f"waits until it is, and media({number}) tells"
                )
                raise media_error(refusal, number, matter) from refusal

    async def _own(self) -> Id:
        """Give the id of the user's account; it is asked once for each access token."""
        token = self.access_token
        if self._known.own_id is None or self._known.own_id[0] != token:
            self._known.own_id = token, field_of(await self.account_verify_credentials(), "id")
        return self._known.own_id[1]


def _mark(status: Status | ScheduledStatus, asked: Request[Any]) -> tuple[type, Id, str]:
    """Give kind and id of a status, and the idempotency key of the call that may have posted it."""
    return type(status), field_of(status, "id"), asked.headers["Idempotency-Key"]
