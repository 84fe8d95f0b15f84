"""
A tour of a Mastodon server: log in, post, read, search, fail, listen; with one client, then with the other.

The server is a sandbox on this machine, so that nobody is disturbed. Each step says what it found, and the tour ends
with an error where that is not as it should be. Run it by ``make demo``, or::

    pip install 'mastodon-client[sandbox]'
    python examples/tour.py
"""

from __future__ import annotations

import asyncio
import pickle
import struct
import sys
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape

from mastodon import (
    AsyncMastodon,
    Mastodon,
    MastodonError,
    MastodonIllegalArgumentError,
    MastodonNotFoundError,
    MastodonUnauthorizedError,
)
from mastodon.content import printable
from mastodon.sandbox import Sandbox

if TYPE_CHECKING:
    from collections.abc import Generator

    from mastodon.entities import Status

console = Console(highlight=False)


def main() -> None:
    """Take the tour."""
    chapter("A server of our own")
    with Sandbox(rate_limit=300) as server:
        fact(f"a sandbox runs at {server.api_base_url}, with {', '.join(server.tokens)}", len(server.tokens) == 4)
        with log_in(server, "alice") as alice, server.client("bob") as bob:
            status = post(alice)
            react(bob, status)
            notice(alice, status)
            read(alice)
            search(bob)
            listen(alice, bob)
            fail(alice, server)
            keep_count(alice)
        asyncio.run(take_it_again(server))
    console.print("\n[bold green]That was the tour.[/] Everything was as it should be.")


def log_in(server: Sandbox, username: str) -> Mastodon:
    """Register an app, and let a user log in with it, as at any server."""
    chapter("Logging in")
    client_id, client_secret = Mastodon.create_app("Tour", api_base_url=server.api_base_url)
    client = Mastodon(client_id, client_secret, api_base_url=server.api_base_url)
    url = client.auth_request_url(allow_http=True)
    code = server.approve(url, username)  # Elsewhere the user opens the address in a browser, and brings the code.
    client.log_in(code=code, allow_http=True)  # Elsewhere it is HTTPS; that need not be allowed.
    fact(f"the app is {client.app_verify_credentials().name}", client.app_verify_credentials().name == "Tour")
    fact(f"the user is @{client.me().acct}", client.me().acct == username)
    return client


def post(alice: Mastodon) -> Status:
    """Post a picture behind a content warning, then a poll."""
    chapter("Posting")
    attachment = alice.media_post(picture(), mime_type="image/png", description="A purple square")
    status = alice.status_post("Look: a #picture", media_ids=attachment, spoiler_text="Purple", sensitive=True)
    fact(f"posted {status.url}", status.account.acct == "alice")
    fact(f"it has a picture: {status.media_attachments[0].description}", len(status.media_attachments) == 1)
    fact(f"and a content warning: {status.spoiler_text}", status.spoiler_text == "Purple")
    asked = alice.status_post("Tea or coffee?", poll=alice.make_poll(["Tea", "Coffee"], expires_in=3600))
    choices = [option.title for option in asked.poll.options] if asked.poll else []
    fact(f"asked: {' or '.join(choices)}?", choices == ["Tea", "Coffee"])
    return status


def react(bob: Mastodon, status: Status) -> None:
    """Do with somebody's status what one can do with it. Entities go where ids are meant."""
    chapter("Reacting")
    followed = bob.account_follow(status.account)
    fact("bob follows alice", followed.following)
    fact("bob has made it a favourite", bob.status_favourite(status).favourited)
    fact("bob has bookmarked it", bob.status_bookmark(status).bookmarked)
    boost = bob.status_reblog(status)
    fact(f"bob has boosted it: {boost.url}", boost.reblog is not None and boost.reblog.id == status.id)
    reply = bob.status_post("@alice What a purple!", in_reply_to_id=status)
    fact(f"bob has answered: {reply.url}", reply.in_reply_to_id == status.id)


def notice(alice: Mastodon, status: Status) -> None:
    """See what others did."""
    chapter("Notifications")
    notifications = alice.notifications()
    for notification in notifications:
        name = printable(notification.account.display_name)
        console.print(f"  {notification.created_at:%H:%M:%S} {escape(name)}: {notification.type}")
    kinds = sorted(notification.type for notification in notifications)
    fact(f"alice has {len(kinds)} notifications", kinds == ["favourite", "follow", "mention", "reblog"])
    answers = alice.status_context(status).descendants
    fact(f"and {len(answers)} answer", [answer.account.acct for answer in answers] == ["bob"])


def read(alice: Mastodon) -> None:
    """Read a timeline of any length: pages come when they are needed, and know their neighbours."""
    chapter("Reading")
    for number in range(1, 51):
        alice.status_post(f"Number {number}")
    before = alice.ratelimit_remaining
    numbers = [status.text for status in alice.each(alice.timeline_local(limit=10), limit=25)]
    calls = before - alice.ratelimit_remaining
    fact(f"read {len(numbers)} statuses, from {numbers[0]} to {numbers[-1]}", len(numbers) == 25)
    fact(f"that took {calls} calls: pages that nobody reads are not fetched", calls == 3)
    stored = pickle.dumps(alice.timeline_local(limit=10))
    following = alice.fetch_next(pickle.loads(stored))  # noqa: S301 - it is our own
    fact("a page from a file knows the next one", following is not None and following[0].text == numbers[10])


def search(bob: Mastodon) -> None:
    """Search for people, statuses and hashtags."""
    chapter("Searching")
    found = bob.search_v2("picture")
    fact(f"found {len(found.statuses)} status and #{found.hashtags[0].name}", found.hashtags[0].name == "picture")
    accounts = bob.account_search("alice")
    fact(f"found {accounts[0].display_name}", accounts[0].acct == "alice")


def listen(alice: Mastodon, bob: Mastodon) -> None:
    """Hear of things while they happen."""
    chapter("Streaming")
    with alice.stream("public:local") as events:
        posted = bob.status_post("Is anybody listening?")
        event = next(events)
        fact(f"alice hears at once: {event.kind} {event.id}", event.status is not None and event.id == posted.id)
        bob.status_delete(posted)
        event = next(events)
        fact(f"and then: {event.kind} {event.id}", event.kind == "delete" and event.id == posted.id)


def fail(alice: Mastodon, server: Sandbox) -> None:
    """Do things wrong. Each error says what happened and what would be right."""
    chapter("Errors")
    with shown(MastodonNotFoundError):
        alice.status(1)
    before = alice.ratelimit_remaining
    with shown(MastodonIllegalArgumentError):
        alice.timeline_hashtag("#picture")
    fact("of that, nothing was sent", alice.ratelimit_remaining == before)
    with Mastodon(access_token="wrong", api_base_url=server.api_base_url) as nobody, shown(MastodonUnauthorizedError):  # noqa: S106 - no secret
        nobody.me()


def keep_count(alice: Mastodon) -> None:
    """See how many calls are left. At the limit, calls wait, unless told otherwise."""
    chapter("Limits")
    left, limit = alice.ratelimit_remaining, alice.ratelimit_limit
    fact(f"{left} of {limit} calls are left; then calls {alice.ratelimit_method}", 0 < left < limit == 300)


async def take_it_again(server: Sandbox) -> None:
    """Take the tour again, shorter, with the client for asyncio: the same names, and ``await``."""
    chapter("The same with AsyncMastodon")
    async with await log_in_again(server, "carol") as carol:
        attachment = await carol.media_post(picture(), mime_type="image/png", description="A purple square")
        status = await carol.status_post("Look again", media_ids=attachment, spoiler_text="Purple")
        fact(f"posted {status.url}", status.media_attachments[0].description == "A purple square")

        posted = await asyncio.gather(*(carol.status_post(f"At once {number}") for number in range(20)))
        fact(f"posted {len(posted)} statuses at once", len({status.id for status in posted}) == 20)

        texts = [status.text async for status in carol.each(carol.timeline_local(limit=10), limit=15)]
        fact(f"read {len(texts)} statuses", len(texts) == 15 and all("At once" in text for text in texts))

        results = await asyncio.gather(carol.search_v2("picture"), carol.notifications(), carol.timeline_home())
        fact("searched, and looked at notifications and timeline", len(results[0].statuses) == 1)

        async with carol.stream("public:local") as events:
            status = await carol.status_post("Is anybody listening?")
            event = await anext(events)
        fact(f"heard at once: {event.kind} {event.id}", event.kind == "update" and event.id == status.id)

        with shown(MastodonNotFoundError):
            await carol.status(1)


async def log_in_again(server: Sandbox, username: str) -> AsyncMastodon:
    """Register an app, and let a user log in with it."""
    client_id, client_secret = await AsyncMastodon.create_app("Tour", api_base_url=server.api_base_url)
    client = AsyncMastodon(client_id, client_secret, api_base_url=server.api_base_url)
    code = server.approve(await client.auth_request_url(allow_http=True), username)
    await client.log_in(code=code, allow_http=True)
    acct = (await client.me()).acct
    fact(f"the user is @{acct}", acct == username)
    return client


def picture() -> bytes:
    """Draw a PNG of 64 times 64 points: purple, brighter to the right and downwards."""
    rows = b"".join(b"\0" + bytes(x for left in range(64) for x in (99 + left, 2 * row, 255)) for row in range(64))
    chunks = (b"IHDR", struct.pack(">IIBBBBB", 64, 64, 8, 2, 0, 0, 0)), (b"IDAT", zlib.compress(rows)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        for kind, content in chunks
    )


def chapter(title: str) -> None:
    """Begin a chapter."""
    console.print(f"\n[bold magenta]{title}[/]")


def fact(text: str, true: object) -> None:
    """Say what was found; end the tour if it is not as it should be."""
    if not true:
        console.print(f"  [bold red]✗ {escape(printable(text))}[/]")
        sys.exit("The tour ends here: this is not as it should be.")
    console.print(f"  [green]✓[/] {escape(printable(text))}")


@contextmanager
def shown(kind: type[MastodonError]) -> Generator[None]:
    """Show the error that the block ends with; end the tour if it is another, or none."""
    try:
        yield
    except kind as error:
        fact(f"{kind.__name__}: {error}", true=True)
    else:
        fact(f"{kind.__name__} was to come, and did not", true=False)


if __name__ == "__main__":
    main()
