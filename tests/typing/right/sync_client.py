"""What type checkers know of ``Mastodon``. Checked, never executed."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any, assert_type

from mastodon import Mastodon, Page, PaginationInfo
from mastodon.entities import (
    Account,
    Context,
    CredentialAccount,
    Marker,
    MediaAttachment,
    MutedAccount,
    Notification,
    Poll,
    PreviewCard,
    Relationship,
    ScheduledStatus,
    Search,
    Status,
    V1Search,
    ValidationError,
)


def results(mastodon: Mastodon, status: Status) -> None:
    assert_type(mastodon.status(1), Status)
    assert_type(mastodon.statuses([1, "2", status]), list[Status])
    assert_type(mastodon.status_context(status), Context)
    assert_type(mastodon.status_favourite(1), Status)
    assert_type(mastodon.timeline_home(), Page[Status])
    assert_type(mastodon.timeline_hashtag("python", max_id=status), Page[Status])
    assert_type(mastodon.account(1), Account)
    assert_type(mastodon.account_verify_credentials(), CredentialAccount)
    assert_type(mastodon.account_followers(status.account), Page[Account])
    assert_type(mastodon.account_relationships([1, 2]), list[Relationship])
    assert_type(mastodon.poll_vote(1, [0, 2]), Poll)
    assert_type(mastodon.search_v2("python"), Search)


def posting(mastodon: Mastodon, status: Status, file: IO[bytes]) -> None:
    assert_type(mastodon.status_post("Hello"), Status)
    assert_type(mastodon.status_post("Hello", status, [1, 2], True, "unlisted", "Warning", "en"), Status)
    assert_type(mastodon.status_post("Hello", scheduled_at=None), Status)
    later = datetime.now(UTC)
    assert_type(mastodon.status_post("Hello", scheduled_at=later), ScheduledStatus)
    assert_type(mastodon.status_post("Hello", status, visibility="direct", scheduled_at=later), ScheduledStatus)
    assert_type(mastodon.media_post("cat.png"), MediaAttachment)
    assert_type(mastodon.media_post(Path("cat.png"), description="A cat"), MediaAttachment)
    assert_type(mastodon.media_post(b"...", "image/png", focus=(0.5, -0.5)), MediaAttachment)
    assert_type(mastodon.media_post(file), MediaAttachment)


def one_or_many(mastodon: Mastodon, notification: Notification) -> None:
    assert_type(mastodon.notifications(), Page[Notification])
    assert_type(mastodon.notifications(types=["mention"], limit=80), Page[Notification])
    assert_type(mastodon.notifications(1), Notification)
    assert_type(mastodon.notifications(notification), Notification)


def answering(mastodon: Mastodon, status: Status) -> None:
    assert_type(mastodon.status_reply(status, "Hello"), Status)
    assert_type(mastodon.status_reply(1, "Hello", scheduled_at=datetime.now(UTC)), ScheduledStatus)
    assert_type(mastodon.status_update(1, "Hello", media_ids=[1]), Status)
    assert_type(mastodon.status_card(status), PreviewCard | None)


def signing_up(mastodon: Mastodon) -> None:
    assert_type(mastodon.create_account("me", "password", "me@example.com", True), str)
    assert_type(
        mastodon.create_account("me", "password", "me@example.com", True, return_detailed_error=True),
        tuple[str | None, ValidationError | None],
    )


def lists_and_dicts(mastodon: Mastodon) -> None:
    assert_type(mastodon.mutes(), Page[MutedAccount])
    assert_type(mastodon.domain_blocks(), Page[str])
    assert_type(mastodon.markers_get(), dict[str, Marker])
    assert_type(mastodon.instance_translation_languages(), dict[str, list[str]])
    assert_type(mastodon.search("python"), Search | V1Search)
    assert_type(mastodon.email_check_confirmation(), bool)
    assert_type(mastodon.unread_grouped_notifications_count(), int)


def nothing(mastodon: Mastodon) -> None:
    mastodon.notifications_clear()
    mastodon.close()


def paging(mastodon: Mastodon, info: PaginationInfo) -> None:
    page = mastodon.timeline_home()
    for status in page:
        assert_type(status, Status)
    assert_type(page[0], Status)
    assert_type(page.next_page, PaginationInfo | None)
    assert_type(mastodon.fetch_next(page), Page[Status] | None)
    assert_type(mastodon.fetch_previous(page), Page[Status] | None)
    assert_type(mastodon.fetch_next(info), Any)
    assert_type(mastodon.fetch_next(page[-1]), Any)
    assert_type(mastodon.fetch_remaining(page), list[Status])
    for status in mastodon.each(mastodon.timeline_home()):
        assert_type(status, Status)
    for account in mastodon.each(mastodon.account_followers(1), limit=200, direction="previous"):
        assert_type(account, Account)
    for status in mastodon.pagination_iterator(page):
        assert_type(status, Status)
    for status, neighbour in mastodon.pagination_iterator(page, return_pagination_info=True):
        assert_type(status, Status)
        assert_type(neighbour, PaginationInfo | None)


def any_route(mastodon: Mastodon) -> None:
    assert_type(mastodon.request("GET", "/api/v1/statuses/{id}", Status, id=1), Status)
    assert_type(mastodon.request("GET", "/api/v1/timelines/home", Page[Status], limit=40), Page[Status])
    assert_type(mastodon.request("GET", "/api/v1/unheard_of"), Any)


def making(session_file: Path) -> None:
    with Mastodon(access_token=session_file, api_base_url="https://mastodon.example") as mastodon:
        assert_type(mastodon, Mastodon)
    assert_type(Mastodon.create_app("tour", scopes=["read"], to_file=session_file), tuple[str, str])
    assert_type(mastodon.log_in(code="…", scopes=["read"]), str)
    assert_type(mastodon.ratelimit_remaining, int)
    assert_type(mastodon.ratelimit_reset, float | None)
