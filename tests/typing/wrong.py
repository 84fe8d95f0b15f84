"""
Mistakes that type checkers report, in each marked line and in no other. Checked, never executed.

One mistake a line; ``test_typing.py`` compares the marks with what the checkers say.
"""

from __future__ import annotations

from typing import Any, assert_type

from mastodon import AsyncMastodon, Mastodon, Page, decode
from mastodon._async.room import Room, endpoint
from mastodon.entities import Account, Status


def arguments(mastodon: Mastodon, page: Page[Status]) -> None:
    mastodon.status()  # wrong: a required argument is missing
    mastodon.status(1.5)  # wrong: not an id
    mastodon.status([1, 2])  # wrong: several where one is meant
    mastodon.status_post("Hello", visibility="secret")  # wrong: no such visibility
    mastodon.status_post("Hello", visiblity="public")  # wrong: a misspelled argument
    mastodon.status_post("Hello", "1", [2], "public")  # wrong: the fourth argument is "sensitive"
    mastodon.status_post("Hello", scheduled_at="tomorrow")  # wrong: not a time
    mastodon.timeline_home(limit="40")  # wrong: not a number
    mastodon.each(page, 100)  # wrong: "limit" goes by name only
    mastodon.each(page, direction="older")  # wrong: no such direction
    mastodon.fetch_next([1, 2, 3])  # wrong: a list knows no neighbours
    mastodon.account_follow(1, reblogs="no")  # wrong: not a boolean
    Mastodon(acces_token="…")  # wrong: a misspelled argument


def names(mastodon: Mastodon, status: Status) -> None:
    mastodon.statuss(1)  # wrong: a misspelled method
    print(mastodon.status(1).contents)  # wrong: a misspelled field
    print(status.a_field_of_another_server)  # wrong: not declared; status["…"] reaches it
    print(status.account.display_nam)  # wrong: a misspelled field of a field
    print(mastodon.timeline_home().next)  # wrong: it is next_page


def changes(status: Status, account: Account) -> None:
    status.content = "Hello"  # wrong: attributes are read-only
    status.account = account  # wrong: attributes are read-only


def nothing_there(mastodon: Mastodon, status: Status) -> None:
    print(status.poll.id)  # wrong: there may be no poll
    print(mastodon.fetch_next(mastodon.timeline_home())[0])  # wrong: there may be no next page


def results(mastodon: Mastodon, raw: Any) -> None:
    account: Account = mastodon.status(1)  # wrong: that brings a status
    assert_type(account, Account)
    print(mastodon.notifications(1)[0])  # wrong: one notification is no list
    print(mastodon.status_post("Hello").scheduled_at)  # wrong: posted at once, not scheduled
    print(mastodon.request("GET", "/api/v1/timelines/home", Page[Status])[0].acct)  # wrong: a field of accounts
    print(decode(Status, raw).acct)  # wrong: a field of accounts


async def waiting(mastodon: AsyncMastodon) -> None:
    mastodon.status_favourite(1)  # wrong: await is missing
    print(mastodon.status(1).content)  # wrong: await is missing
    for _ in mastodon.each(mastodon.timeline_home()):  # wrong: async is missing
        pass
    await mastodon.each(mastodon.timeline_home())  # wrong: that is for "async for"
    with mastodon:  # wrong: async is missing
        pass


class Mistaken(Room):
    """Endpoints whose result is not what they say."""

    @endpoint(added="1.0.0")
    async def account(self, id: int) -> Account:
        """Say Account, ask for Status."""
        return await self._get("/api/v1/statuses/{id}", Status, id=id)  # wrong: the types differ

    @endpoint(added="1.0.0")
    async def accounts(self, id: int) -> Page[Account]:
        """Say a page, ask for a list."""
        return await self._get("/api/v1/accounts/{id}/followers", list[Account], id=id)  # wrong: the types differ

    @endpoint(added="1.0.0")
    async def forget(self, id: int) -> Account:
        """Say Account, ask for nothing."""
        return await self._post("/api/v1/accounts/{id}/forget", None, id=id)  # wrong: the types differ
