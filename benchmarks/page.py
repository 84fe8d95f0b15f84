"""
What the benchmarks read: a page of a timeline, and an account, as a server of version 4.5 sends them to its users.

Everything is made from a fixed seed, so each run reads the same bytes. The mixture is that of a home timeline: of 40
statuses, 6 are boosts and 4 are quotes; media, link previews, polls, mentions, hashtags and custom emojis are as
frequent as there.
"""

from __future__ import annotations

import json
import random
from datetime import UTC, datetime, timedelta
from typing import Any

WORDS = [
    "the",
    "server",
    "keeps",
    "every",
    "post",
    "until",
    "its",
    "author",
    "deletes",
    "it",
    "and",
    "shows",
    "a",
    "calm",
    "timeline",
    "of",
    "people",
    "who",
    "write",
    "about",
    "trains",
    "birds",
    "music",
    "gardens",
    "code",
    "weather",
    "books",
    "bread",
    "maps",
    "rivers",
    "and",
    "old",
    "computers",
    "which",
    "still",
    "work",
    "after",
    "many",
    "years",
]
DOMAINS = ("mastodon.example", "social.example", "birds.example", "photos.example", "code.example")
HASH = "0123456789abcdef"
BLURHASH = "UBL_:rOpGG-;~qRjWBay%MofRjWBWBayt7j["


class Maker:
    """Makes entities; each call goes on in the same sequence of random choices."""

    def __init__(self, seed: int = 20_260_101) -> None:
        """Begin the sequence."""
        self.random = random.Random(seed)
        self.last_id = 113_000_000_000_000_000

    def id(self) -> str:
        """Give an id, each greater than the one before."""
        self.last_id += self.random.randrange(10**9, 10**11)
        return str(self.last_id)

    def time(self, *, day: bool = False) -> str:
        """Give a time, or a day."""
        moment = datetime(2022, 11, 5, tzinfo=UTC) + timedelta(milliseconds=self.random.randrange(10**11))
        if day:
            return moment.date().isoformat()
        return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")

    def words(self, least: int, most: int) -> str:
        """Give some words."""
        return " ".join(self.random.choices(WORDS, k=self.random.randint(least, most)))

    def file(self, kind: str, domain: str) -> str:
        """Give the address of a file."""
        name = "".join(self.random.choices(HASH, k=16))
        folder = "/".join("".join(self.random.choices("0123456789", k=3)) for _ in range(6))
        return f"https://files.{domain}/{kind}/{folder}/original/{name}.jpg"

    def link(self, domain: str) -> str:
        """Give a link as HTML."""
        page = f"{domain}/{self.random.choice(WORDS)}/{self.random.randrange(10**6)}"
        return (
            f'<a href="https://{page}" target="_blank" rel="me nofollow noopener" translate="no">'
            f'<span class="invisible">https://</span><span class="">{page}</span><span class="invisible"></span></a>'
        )

    def content(self, tags: list[str]) -> str:
        """Give the body of a status."""
        links = " ".join(
            f'<a href="https://{DOMAINS[0]}/tags/{tag}" class="mention hashtag" rel="tag">#<span>{tag}</span></a>'
            for tag in tags
        )
        paragraphs = [self.words(20, 80) for _ in range(self.random.randint(1, 3))]
        if self.random.random() < 0.3:
            paragraphs.append(self.link(DOMAINS[1]))
        return "".join(f"<p>{paragraph}</p>" for paragraph in [*paragraphs, links] if paragraph)

    def emoji(self) -> dict[str, Any]:
        """Give a custom emoji."""
        url = self.file("custom_emojis/images", DOMAINS[0])
        return {
            "shortcode": f"blob_{self.random.choice(WORDS)}",
            "url": url,
            "static_url": url.replace("original", "static"),
            "visible_in_picker": True,
        }

    def account(self) -> dict[str, Any]:
        """Give an account."""
        domain = self.random.choice(DOMAINS)
        name = f"{self.random.choice(WORDS)}_{self.random.choice(WORDS)}"
        avatar, header = self.file("accounts/avatars", domain), self.file("accounts/headers", domain)
        return {
            "id": self.id(),
            "username": name,
            "acct": name if domain == DOMAINS[0] else f"{name}@{domain}",
            "display_name": self.words(1, 3).title(),
            "locked": self.random.random() < 0.2,
            "bot": self.random.random() < 0.1,
            "discoverable": True,
            "indexable": False,
            "group": False,
            "created_at": self.time(),
            "note": f"<p>{self.words(15, 60)}</p><p>{self.link(domain)}</p>",
            "url": f"https://{domain}/@{name}",
            "uri": f"https://{domain}/users/{name}",
            "avatar": avatar,
            "avatar_static": avatar,
            "header": header,
            "header_static": header,
            "followers_count": self.random.randrange(5000),
            "following_count": self.random.randrange(1000),
            "statuses_count": self.random.randrange(20000),
            "last_status_at": self.time(day=True),
            "hide_collections": False,
            "emojis": [self.emoji() for _ in range(self.random.choice((0, 0, 0, 1)))],
            "fields": [self.field(domain) for _ in range(self.random.randrange(4))],
            **({"noindex": False, "roles": []} if domain == DOMAINS[0] else {}),
        }

    def field(self, domain: str) -> dict[str, Any]:
        """Give a field of a profile."""
        return {
            "name": self.random.choice(WORDS).title(),
            "value": self.link(domain),
            "verified_at": self.random.choice((None, None, None, self.time())),
        }

    def media(self) -> dict[str, Any]:
        """Give an image."""
        url = self.file("media_attachments/files", DOMAINS[0])
        return {
            "id": self.id(),
            "type": "image",
            "url": url,
            "preview_url": url.replace("original", "small"),
            "remote_url": None,
            "preview_remote_url": None,
            "text_url": None,
            "meta": {
                "original": {"width": 1920, "height": 1280, "size": "1920x1280", "aspect": 1.5},
                "small": {"width": 588, "height": 392, "size": "588x392", "aspect": 1.5},
                **({"focus": {"x": 0.0, "y": 0.25}} if self.random.random() < 0.2 else {}),
            },
            "description": self.words(8, 25),
            "blurhash": BLURHASH,
        }

    def card(self) -> dict[str, Any]:
        """Give the preview of a link."""
        return {
            "url": f"https://news.example/{self.random.choice(WORDS)}/{self.random.randrange(10**6)}",
            "title": self.words(4, 10).capitalize(),
            "description": self.words(10, 25),
            "language": "en",
            "type": "link",
            "author_name": "",
            "author_url": "",
            "provider_name": "News",
            "provider_url": "https://news.example",
            "html": "",
            "width": 1200,
            "height": 630,
            "image": self.file("cache/preview_cards/images", DOMAINS[0]),
            "image_description": "",
            "embed_url": "",
            "blurhash": BLURHASH,
            "published_at": self.time(),
            "authors": [{"name": self.words(2, 2).title(), "url": "https://news.example/authors/1", "account": None}],
        }

    def poll(self) -> dict[str, Any]:
        """Give a poll."""
        votes = [self.random.randrange(200) for _ in range(4)]
        return {
            "id": self.id(),
            "expires_at": self.time(),
            "expired": False,
            "multiple": False,
            "votes_count": sum(votes),
            "voters_count": sum(votes),
            "voted": True,
            "own_votes": [1],
            "options": [{"title": self.words(1, 4), "votes_count": count} for count in votes],
            "emojis": [],
        }

    def mention(self) -> dict[str, Any]:
        """Give an account that a status mentions."""
        domain, name = self.random.choice(DOMAINS), self.random.choice(WORDS)
        return {
            "id": self.id(),
            "username": name,
            "url": f"https://{domain}/@{name}",
            "acct": f"{name}@{domain}",
        }

    def status(self, **special: Any) -> dict[str, Any]:
        """Give a status; ``special`` are the fields that a boost or a quote has."""
        account = self.account()
        status_id = self.id()
        reply = self.random.random() < 0.25
        boost = special.get("reblog") is not None
        media = not boost and self.random.random() < 0.35
        card = not boost and not media and self.random.random() < 0.4
        tags = [] if boost else self.random.sample(WORDS, k=self.random.choice((0, 0, 0, 0, 1, 2, 3)))
        return {
            "id": status_id,
            "created_at": self.time(),
            "in_reply_to_id": self.id() if reply else None,
            "in_reply_to_account_id": self.id() if reply else None,
            "sensitive": False,
            "spoiler_text": "",
            "visibility": self.random.choice(("public", "unlisted", "private")),
            "language": self.random.choice(("en", "de", "fr")),
            "uri": f"{account['uri']}/statuses/{status_id}",
            "url": f"{account['url']}/{status_id}",
            "replies_count": self.random.randrange(20),
            "reblogs_count": self.random.randrange(200),
            "favourites_count": self.random.randrange(400),
            "quotes_count": self.random.randrange(9),
            "edited_at": self.time() if self.random.random() < 0.1 else None,
            "favourited": False,
            "reblogged": False,
            "muted": False,
            "bookmarked": False,
            "content": "" if boost else self.content(tags),
            "filtered": [],
            "reblog": None,
            "account": account,
            "media_attachments": [self.media() for _ in range(self.random.choice((1, 1, 1, 2)))] if media else [],
            "mentions": [self.mention()] if reply else [],
            "tags": [{"name": tag, "url": f"https://{DOMAINS[0]}/tags/{tag}"} for tag in tags],
            "emojis": [self.emoji()] if self.random.random() < 0.1 else [],
            "card": self.card() if card else None,
            "poll": self.poll() if self.random.random() < 0.07 else None,
            "quote": None,
            "quote_approval": {"automatic": ["public"], "manual": [], "current_user": "automatic"},
            **({} if "@" in account["acct"] else {"application": {"name": "Web", "website": None}}),
            **special,
        }


def timeline(length: int = 40) -> list[dict[str, Any]]:
    """
    Give a page of a home timeline.

    Args:
        length: How many statuses.
    """
    maker = Maker()
    made = []
    for index in range(length):
        if index % 7 == 1:
            made.append(maker.status(reblog=maker.status()))
        elif index % 10 == 4:
            made.append(maker.status(quote={"state": "accepted", "quoted_status": maker.status()}))
        else:
            made.append(maker.status())
    return made


def account() -> dict[str, Any]:
    """Give an account."""
    return Maker().account()


def events(length: int = 40) -> list[bytes]:
    """
    Give the data of events of about 4 KB: statuses of that size, as JSON.

    Args:
        length: How many.
    """
    maker = Maker()
    made: list[bytes] = []
    while len(made) < length:
        text = written(maker.status())
        if 3800 <= len(text) <= 4400:
            made.append(text)
    return made


def written(value: Any) -> bytes:
    """
    Write JSON as a server does: without spaces, in UTF-8.

    Args:
        value: What to write.
    """
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode()
