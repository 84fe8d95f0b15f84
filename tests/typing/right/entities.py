"""What type checkers know of entities. Checked, never executed."""

from __future__ import annotations

from datetime import datetime
from typing import Any, assert_type

from mastodon import AttribAccessDict, Page, PaginationInfo, decode
from mastodon.entities import (
    Account,
    MediaAttachment,
    Notification,
    Poll,
    PreviewCard,
    Status,
    V1Filter,
)


def attributes(status: Status) -> None:
    assert_type(status.id, int | str)
    assert_type(status.created_at, datetime)
    assert_type(status.content, str)
    assert_type(status.sensitive, bool)
    assert_type(status.replies_count, int)
    assert_type(status.url, str | None)
    assert_type(status.edited_at, datetime | None)
    assert_type(status.account, Account)
    assert_type(status.account.acct, str)
    assert_type(status.reblog, Status | None)
    assert_type(status.poll, Poll | None)
    assert_type(status.card, PreviewCard | None)
    assert_type(status.media_attachments, list[MediaAttachment])
    if status.reblog is not None:
        assert_type(status.reblog.account.created_at, datetime)


def enums(status: Status, notification: Notification) -> bool:
    visibility: str = status.visibility
    return visibility == "direct" or notification.type == "a kind that only newer servers know"


def dicts(status: Status) -> None:
    _as_dict(status)
    assert_type(status["a_field_of_another_server"], Any)
    assert_type(status.get("content"), Any | None)
    status["content"] = "changed"
    assert_type(status.copy(), Status)
    assert_type(status.to_json(), str)
    assert_type(Status.from_json("{}"), Any)


def _as_dict(data: dict[str, Any]) -> None:
    assert_type(data["content"], Any)


def decoding(raw: object) -> None:
    assert_type(decode(Status, raw), Status)
    assert_type(decode(Page[Status], raw), Page[Status])
    assert_type(decode(list[Account], raw), list[Account])
    assert_type(decode(dict[str, V1Filter], raw), dict[str, V1Filter])


def pages(page: Page[Account]) -> None:
    accounts: list[Account] = page
    assert_type(accounts[0].acct, str)
    assert_type(page[0], Account)
    assert_type(page.copy(), Page[Account])
    assert_type(page.previous_page, PaginationInfo | None)


def base(entity: AttribAccessDict) -> None:
    assert_type(entity["anything"], Any)
