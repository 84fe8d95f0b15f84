"""
What servers of other software answer, as far as it differs from Mastodon.

The forms are those of the software: ids, extra objects, nulls, texts for numbers, errors, links. The contents are made
up. Each software has one status after the other, newest first, in a timeline that is paged as it does it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import httpx2

HOST = "social.example"


def account(id: str, name: str = "alice", **more: Any) -> dict[str, Any]:
    """Make an account as all software has it, with what one has besides or instead."""
    return {
        "id": id,
        "username": name,
        "acct": name,
        "display_name": name.title(),
        "locked": False,
        "bot": False,
        "created_at": "2023-04-05T06:07:08.000Z",
        "note": "<p>Hello</p>",
        "url": f"https://{HOST}/@{name}",
        "avatar": f"https://{HOST}/avatar.png",
        "avatar_static": f"https://{HOST}/avatar.png",
        "header": f"https://{HOST}/header.png",
        "header_static": f"https://{HOST}/header.png",
        "followers_count": 12,
        "following_count": 3,
        "statuses_count": 45,
        "last_status_at": "2024-05-06",
        "emojis": [],
        "fields": [{"name": "Web", "value": "https://alice.example", "verified_at": None}],
        **more,
    }


def status(id: str, by: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Make a status as all software has it, with what one has besides or instead."""
    return {
        "id": id,
        "created_at": "2024-05-06T07:08:09.123Z",
        "in_reply_to_id": None,
        "in_reply_to_account_id": None,
        "sensitive": False,
        "spoiler_text": "",
        "visibility": "public",
        "language": "en",
        "uri": f"https://{HOST}/objects/{id}",
        "url": f"https://{HOST}/@alice/{id}",
        "replies_count": 1,
        "reblogs_count": 2,
        "favourites_count": 3,
        "favourited": False,
        "reblogged": False,
        "muted": False,
        "bookmarked": False,
        "pinned": False,
        "content": "<p>Hello</p>",
        "reblog": None,
        "application": None,
        "account": by,
        "media_attachments": [],
        "mentions": [],
        "tags": [],
        "emojis": [],
        "card": None,
        "poll": None,
        **more,
    }


def relationship(id: str, **more: Any) -> dict[str, Any]:
    return {"id": id, "following": True, "followed_by": False, "requested": False, "note": "", **more}


@dataclass
class Refusal:
    """An answer that is an error, and what becomes of it."""

    status: int
    body: Any
    error: str | None
    description: str | None = None
    details: Any = None
    headers: dict[str, str] = field(default_factory=dict)
    route_missing: bool = False


@dataclass
class Software:
    """One software, by its answers."""

    name: str
    version: str
    instance: dict[str, Any]
    account: dict[str, Any]
    relationship: dict[str, Any]
    statuses: list[dict[str, Any]]
    notifications: list[dict[str, Any]]
    features: dict[str, Any]
    refusals: list[Refusal]
    missing: Refusal
    """The answer to a route that there is not."""
    instance_v2: dict[str, Any] | None = None
    nodeinfo: dict[str, Any] | None = None
    context: dict[str, Any] = field(default_factory=dict)
    search: dict[str, Any] = field(default_factory=dict)
    older: str = "max_id"
    """The cursor of the next page."""
    newer: str | None = "min_id"
    """The cursor of the previous page; None if there is none."""
    links_at_the_end: bool = False
    """Whether the last page links to one behind it."""
    link_to_nowhere: bool = False
    """Whether an empty page names its neighbours ``None``."""

    def __post_init__(self) -> None:
        self.instance = {"uri": HOST, "title": "A server", "version": self.version, **self.instance}
        self.context = self.context or {"ancestors": self.statuses[1:], "descendants": []}
        self.search = self.search or {"accounts": [self.account], "statuses": self.statuses[:1], "hashtags": []}

    def answer(self, sent: Any) -> httpx2.Response:
        """Answer a request."""
        documents = {
            "/api/v1/instance": self.instance,
            "/api/v2/instance": self.instance_v2,
            "/.well-known/nodeinfo": self.nodeinfo and self._index(),
            "/nodeinfo/2.0": self.nodeinfo,
            "/api/v1/accounts/relationships": [self.relationship],
            "/api/v2/search": self.search,
            f"/api/v1/accounts/{self.account['id']}": self.account,
            f"/api/v1/statuses/{self.statuses[0]['id']}": self.statuses[0],
            f"/api/v1/statuses/{self.statuses[0]['id']}/context": self.context,
        }
        lists = {
            "/api/v1/timelines/home": self.statuses,
            "/api/v1/notifications": self.notifications,
            f"/api/v1/accounts/{self.account['id']}/statuses": self.statuses,
        }
        if sent.path in lists:
            return self._page(lists[sent.path], sent)
        found = documents.get(sent.path)
        return refuse(self.missing) if found is None else httpx2.Response(200, json=found)

    def _index(self) -> dict[str, Any]:
        schema = "http://nodeinfo.diaspora.software/ns/schema/2.0"
        return {"links": [{"rel": schema, "href": f"https://{HOST}/nodeinfo/2.0"}]}

    def _page(self, things: list[dict[str, Any]], sent: Any) -> httpx2.Response:
        """Give the part of a list that is asked for, and link to its neighbours."""
        ids, query = [thing["id"] for thing in things], dict(sent.query)
        limit = int(query.get("limit", 20))
        if self.older in query:
            begin = ids.index(query[self.older]) + 1
        elif self.newer in query:
            begin = max(0, ids.index(query[self.newer]) - limit)
            limit = min(limit, ids.index(query[self.newer]))
        else:
            begin = 0
        page = things[begin : begin + limit]
        links = []
        if page and (self.links_at_the_end or begin + limit < len(things)):
            links.append(self._link(sent, "next", self.older, page[-1]["id"], query))
        if page and self.newer:
            links.append(self._link(sent, "prev", self.newer, page[0]["id"], query))
        if not page and self.link_to_nowhere:
            links = ['<None>; rel="next"', '<None>; rel="prev"']
        return httpx2.Response(200, json=page, headers={"link": ", ".join(links)} if links else {})

    def _link(self, sent: Any, relation: str, cursor: str, id: str, query: dict[str, str]) -> str:
        kept = {name: value for name, value in query.items() if name not in {self.older, self.newer}}
        return f'<https://{HOST}{sent.path}?{urlencode({**kept, cursor: id})}>; rel="{relation}"'


def refuse(refusal: Refusal) -> httpx2.Response:
    """Answer with an error."""
    if isinstance(refusal.body, bytes):
        kind = "text/html" if refusal.body.startswith(b"<") else "text/plain"
        return httpx2.Response(refusal.status, content=refusal.body, headers={"content-type": kind, **refusal.headers})
    return httpx2.Response(
        refusal.status,
        content=json.dumps(refusal.body).encode(),
        headers={"content-type": "application/json", **refusal.headers},
    )


# --- GoToSocial: ULIDs, epochs in headers, one word for all that is not there ---------------------------------------

_zork = account(
    "01GXYZ4N5M6P7Q8R9S0T1V2W3X",
    discoverable=True,
    avatar_description="a cat",
    avatar_media_id="01GXYZ4N5M6P7Q8R9S0T1V2W3Y",
    enable_rss=True,
    group=False,
    roles=[{"id": "admin", "name": "admin", "color": ""}],
)
_policy = {
    "can_favourite": {"always": ["public", "me"], "with_approval": []},
    "can_reply": {"always": ["public"], "with_approval": ["following"]},
}
_gotosocial_config = {
    "statuses": {
        "max_characters": 5000,
        "max_media_attachments": 6,
        "characters_reserved_per_url": 25,
        "supported_mime_types": ["text/plain", "text/markdown"],
    },
    "media_attachments": {
        "supported_mime_types": ["image/jpeg", "image/png", "video/mp4"],
        "description_limit": 1500,
        "image_size_limit": 41_943_040,
        "image_matrix_limit": 2_147_483_647,
        "video_size_limit": 41_943_040,
    },
    "polls": {"max_options": 6, "max_characters_per_option": 50, "min_expiration": 300, "max_expiration": 2_629_746},
    "accounts": {"allow_custom_css": True, "max_featured_tags": 10, "max_profile_fields": 6, "max_pinned_statuses": 10},
    "emojis": {"emoji_size_limit": 51200},
    "oidc_enabled": True,
}

GOTOSOCIAL = Software(
    "gotosocial",
    "0.17.3+git-8ac1f0b",
    instance={
        "account_domain": HOST,
        "registrations": False,
        "configuration": _gotosocial_config,
        "urls": {"streaming_api": f"wss://{HOST}"},
        "stats": {"user_count": 1, "status_count": 45, "domain_count": 678},
        "rules": [{"id": "01H0RULE000000000000000001", "text": "Be kind."}],
    },
    instance_v2={
        "domain": HOST,
        "account_domain": HOST,
        "version": "0.17.3+git-8ac1f0b",
        "source_url": "https://codeberg.org/superseriousbusiness/gotosocial",
        "configuration": {
            **_gotosocial_config,
            "urls": {"streaming": f"wss://{HOST}"},
            "translation": {"enabled": False},
            "vapid": {"public_key": "BLa4key"},
        },
        "registrations": {"enabled": False, "approval_required": True, "message": None, "min_age": None},
        "contact": {"email": ""},
    },
    nodeinfo={"version": "2.0", "software": {"name": "gotosocial", "version": "0.17.3+git-8ac1f0b"}, "metadata": {}},
    account=_zork,
    relationship=relationship(_zork["id"], showing_reblogs=True, blocking=False, endorsed=False),
    statuses=[
        status(
            f"01HX{number:022d}",
            _zork,
            interaction_policy=_policy,
            local_only=False,
            content_type="text/plain",
            text="Hello",
        )
        for number in range(7, 0, -1)
    ],
    notifications=[
        {
            "id": f"01HN{number:022d}",
            "type": "pending.favourite",
            "created_at": "2024-05-06T07:08:09.123Z",
            "account": _zork,
        }
        for number in range(5, 0, -1)
    ],
    links_at_the_end=True,
    missing=Refusal(404, {"error": "Not Found"}, "Not Found", route_missing=True),
    refusals=[
        Refusal(401, {"error": "Unauthorized: token not supplied"}, "Unauthorized: token not supplied"),
        Refusal(
            422,
            {"error": "Unprocessable Entity: status length 5001 exceeds maximum of 5000 characters"},
            "Unprocessable Entity: status length 5001 exceeds maximum of 5000 characters",
        ),
        Refusal(
            429, {"error": "rate limit reached"}, "rate limit reached", headers={"x-ratelimit-reset": "1700000090"}
        ),
        Refusal(503, {"error": "Service Unavailable"}, "Service Unavailable", headers={"retry-after": "30"}),
    ],
    features={
        "software": "gotosocial",
        "software_version": "0.17.3+git-8ac1f0b",
        "feature_set": "mainline",
        "snowflake_ids": False,
        "streaming": f"wss://{HOST}",
        "vapid_key": "BLa4key",
        "registrations": False,
        "translation": False,
        "quotes": None,
        "max_characters": 5000,
        "max_poll_options": 6,
        "description_limit": 1500,
        "max_profile_fields": 6,
    },
)

# --- Pleroma and Akkoma: flake ids, an object of their own in everything, older places for limits -------------------

_lain = account(
    "9nndksCJTCqQdCxmVk",
    fqn=f"alice@{HOST}",
    source={
        "fields": [],
        "note": "Hello",
        "pleroma": {"actor_type": "Person", "discoverable": True},
        "sensitive": False,
    },
    pleroma={
        "background_image": None,
        "is_admin": False,
        "is_confirmed": True,
        "relationship": {},
        "tags": [],
        "birthday": None,
        "favicon": None,
        "hide_favorites": True,
    },
)
_pleroma_status = {
    "content": {"text/plain": "Hello"},
    "conversation_id": 123456,
    "direct_conversation_id": None,
    "emoji_reactions": [{"name": "👍", "count": 1, "me": False, "account_ids": ["9nndksCJTCqQdCxmVk"]}],
    "expires_at": None,
    "in_reply_to_account_acct": None,
    "local": True,
    "spoiler_text": {"text/plain": ""},
    "thread_muted": False,
}
_pleroma_instance: dict[str, Any] = {
    "max_toot_chars": 5000,
    "max_media_attachments": 1000,
    "description_limit": 5000,
    "upload_limit": 16_000_000,
    "avatar_upload_limit": 2_000_000,
    "poll_limits": {"max_options": 20, "max_option_chars": 200, "min_expiration": 0, "max_expiration": 31_536_000},
    "shout_limit": 5000,
    "registrations": True,
    "urls": {"streaming_api": f"wss://{HOST}"},
    "thumbnail": "/instance/thumbnail.jpeg",
    "pleroma": {
        "metadata": {
            "account_activation_required": False,
            "features": ["pleroma_api", "polls", "quote_posting", "pleroma_emoji_reactions"],
            "federation": {"enabled": True, "mrf_policies": ["SimplePolicy"]},
            "fields_limits": {"max_fields": 10, "name_length": 512, "value_length": 2048},
            "post_formats": ["text/plain", "text/markdown"],
        },
        "stats": {"mau": 5},
        "vapid_public_key": "BLe5key",
    },
}

PLEROMA = Software(
    "pleroma",
    "2.7.2 (compatible; Pleroma 2.5.0)",
    instance=_pleroma_instance,
    nodeinfo={
        "version": "2.0",
        "software": {"name": "pleroma", "version": "2.5.0"},
        "metadata": {"features": ["pleroma_api", "shareable_emoji_packs"]},
    },
    account=_lain,
    relationship=relationship(_lain["id"], subscribing=True, notifying=True),
    statuses=[
        status(f"AYyk{number:02d}qW1eR5tZ6uI7", _lain, pleroma=_pleroma_status, emojis=[], text=None, edited_at=None)
        for number in range(7, 0, -1)
    ],
    notifications=[
        {
            "id": str(number),
            "type": "pleroma:emoji_reaction",
            "emoji": "👍",
            "emoji_url": None,
            "created_at": "2024-05-06T07:08:09.000Z",
            "account": _lain,
            "pleroma": {"is_muted": False, "is_seen": True},
        }
        for number in range(1005, 1000, -1)
    ],
    newer="min_id",
    links_at_the_end=True,
    missing=Refusal(404, {"error": "Not implemented"}, "Not implemented", route_missing=True),
    refusals=[
        Refusal(404, {"error": "Record not found"}, "Record not found"),
        Refusal(403, {"error": "Invalid credentials."}, "Invalid credentials."),
        Refusal(422, {"error": "The status is over the character limit"}, "The status is over the character limit"),
        Refusal(
            400,
            {"errors": {"detail": "Bad Request"}},
            "Bad Request",
            details={"detail": "Bad Request"},
        ),
        Refusal(429, {"error": "Throttled"}, "Throttled"),
        Refusal(500, b"Something went wrong", "Something went wrong"),
    ],
    features={
        "software": "pleroma",
        "software_version": "2.5.0",
        "feature_set": "pleroma",
        "snowflake_ids": False,
        "streaming": f"wss://{HOST}",
        "vapid_key": "BLe5key",
        "registrations": True,
        "translation": None,
        "quotes": True,
        "extras": {"pleroma_api", "polls", "quote_posting", "pleroma_emoji_reactions", "shareable_emoji_packs"},
        "max_characters": 5000,
        "max_media_attachments": 1000,
        "max_poll_options": 20,
        "min_poll_expiration": 0,
        "image_size_limit": 16_000_000,
        "description_limit": 5000,
        "max_profile_fields": 10,
    },
)

_akko = account("ALm8u4FIpTCAzQnM2a", akkoma={"instance": {"name": HOST, "nodeinfo": {}}, "permit_followback": False})
_quoted = status("B0aaQuotedStatus01", _akko, akkoma={"source": {"content": "Quoted", "mediaType": "text/plain"}})

AKKOMA = Software(
    "akkoma",
    "2.7.2 (compatible; Akkoma 3.10.4-0-gebfb617)",
    instance={
        **_pleroma_instance,
        "pleroma": {"metadata": {"features": ["akkoma:machine_translation", "bubble_timeline"]}, "stats": {}},
    },
    account=_akko,
    relationship=relationship(_akko["id"]),
    statuses=[
        status(
            f"B0bb{number:02d}StatusOfAkk",
            _akko,
            quote=_quoted if number == 7 else None,
            quote_id=_quoted["id"] if number == 7 else None,
            akkoma={"source": {"content": "Hello", "mediaType": "text/plain"}},
        )
        for number in range(7, 0, -1)
    ],
    notifications=[
        {
            "id": str(number),
            "type": "mention",
            "created_at": "2024-05-06T07:08:09.000Z",
            "account": _akko,
            "status": _quoted,
            "pleroma": {"is_muted": False, "is_seen": False},
        }
        for number in range(25, 20, -1)
    ],
    links_at_the_end=True,
    missing=Refusal(404, {"error": "Not implemented"}, "Not implemented", route_missing=True),
    refusals=[Refusal(404, {"error": "Record not found"}, "Record not found")],
    features={
        "software": "akkoma",
        "software_version": "3.10.4-0-gebfb617",
        "feature_set": "pleroma",
        "translation": True,
        "extras": {"akkoma:machine_translation", "bubble_timeline"},
        "vapid_key": None,
    },
)

# --- Pixelfed: nulls where lists and objects are, texts where numbers are -------------------------------------------

_pixel = account(
    "489000000000000001",
    created_at="2023-04-05T06:07:08.000000Z",
    followers_count="12",
    following_count="3",
    statuses_count="45",
    last_status_at=None,
    emojis=None,
    fields=None,
    source=None,
    website=None,
    pronouns=[],
    local=True,
    is_admin=False,
    last_fetched_at="2024-05-06T07:08:09.000000Z",
)

PIXELFED = Software(
    "pixelfed",
    "3.5.3 (compatible; Pixelfed 0.12.4)",
    instance={
        "urls": None,
        "registrations": True,
        "contact_account": None,
        "configuration": {
            "media_attachments": {
                "image_matrix_limit": 16_777_216,
                "image_size_limit": "15360000",
                "supported_mime_types": ["image/jpeg", "image/png"],
                "video_frame_rate_limit": 120,
            },
            "polls": {
                "max_characters_per_option": 50,
                "max_expiration": 2_629_746,
                "max_options": 4,
                "min_expiration": 300,
            },
            "statuses": {"characters_reserved_per_url": 23, "max_characters": "1000", "max_media_attachments": 4},
        },
    },
    nodeinfo={
        "version": "2.0",
        "software": {"name": "pixelfed", "version": "0.12.4"},
        "metadata": {"nodeName": "A server", "software": {"homepage": "https://pixelfed.org"}},
    },
    account=_pixel,
    relationship={
        "id": "489000000000000001",
        "following": True,
        "followed_by": False,
        "muting": None,
        "endorsed": None,
    },
    statuses=[
        status(
            f"51000000000000000{number}",
            _pixel,
            created_at="2024-05-06T07:08:09.000000Z",
            sensitive=0,
            replies_count="0",
            favourites_count="3",
            media_attachments=None,
            mentions=None,
            tags=None,
            emojis=None,
            language=None,
            pf_type="photo",
            shortcode=None,
            place=None,
            liked_by={"username": None, "others": False},
            taken_at="2024-05-06T07:08:09.000000Z",
        )
        for number in range(7, 0, -1)
    ],
    notifications=[
        {
            "id": str(number),
            "type": "comment",
            "created_at": "2024-05-06T07:08:09.000000Z",
            "account": _pixel,
            "status": None,
        }
        for number in range(5, 0, -1)
    ],
    context={"ancestors": [], "descendants": None},
    search={
        "accounts": [_pixel],
        "hashtags": [{"name": "cats", "url": f"https://{HOST}/tags/cats", "history": None}],
        "statuses": None,
    },
    missing=Refusal(
        404,
        {"message": "The route api/v1/trends/links could not be found."},
        "The route api/v1/trends/links could not be found.",
        route_missing=True,
    ),
    refusals=[
        Refusal(404, {"message": ""}, None),
        Refusal(401, {"message": "Unauthenticated."}, "Unauthenticated."),
        Refusal(
            422,
            {"message": "The given data was invalid.", "errors": {"media_ids": ["The media ids field is required."]}},
            "The given data was invalid.",
            None,
            {"media_ids": ["The media ids field is required."]},
        ),
        Refusal(
            405,
            {"message": "The GET method is not supported for this route."},
            "The GET method is not supported for this route.",
            route_missing=True,
        ),
        Refusal(500, {"message": "Server Error"}, "Server Error"),
    ],
    features={
        "software": "pixelfed",
        "software_version": "0.12.4",
        "feature_set": "mainline",
        "streaming": None,
        "max_characters": 1000,
        "image_size_limit": 15_360_000,
        "registrations": True,
    },
)

# --- Friendica: numbers as ids, an object of its own, 501 -----------------------------------------------------------

_fr = account("42", group=False, noindex=False, suspended=False, source={"privacy": "public", "sensitive": False})

FRIENDICA = Software(
    "friendica",
    "2.8.0 (compatible; Friendica 2024.08)",
    instance={"urls": None, "max_toot_chars": 200_000, "languages": ["en"], "registrations": False, "email": ""},
    instance_v2={
        "domain": HOST,
        "version": "2.8.0 (compatible; Friendica 2024.08)",
        "source_url": "https://git.friendi.ca/friendica/friendica",
        "configuration": {
            "statuses": {"max_characters": 200_000, "max_media_attachments": 4, "characters_reserved_per_url": 0},
            "media_attachments": {
                "supported_mime_types": ["image/png"],
                "image_size_limit": 10_485_760,
                "image_matrix_limit": 0,
            },
            "polls": {"max_options": 0, "max_characters_per_option": 0, "min_expiration": 0, "max_expiration": 0},
            "accounts": {"max_featured_tags": 0},
        },
        "registrations": {"enabled": False, "approval_required": False},
        "friendica": {"version": "2024.08", "codename": "Yellow Archangel", "db_version": 1573},
    },
    nodeinfo={"version": "2.0", "software": {"name": "friendica", "version": "2024.08-1573"}, "metadata": []},
    account=_fr,
    relationship=relationship("42", languages=[], domain_blocking=False),
    statuses=[
        status(
            str(number),
            _fr,
            friendica={
                "title": "",
                "changed_at": "2024-05-06T07:08:09.000Z",
                "delivery_data": {"delivery_queue_done": 5, "delivery_queue_count": 5},
                "dislikes_count": 1,
                "network": "apub",
                "platform": "friendica",
                "visibility": None,
            },
        )
        for number in range(1007, 1000, -1)
    ],
    notifications=[
        {
            "id": str(number),
            "type": "follow",
            "created_at": "2024-05-06T07:08:09.000Z",
            "account": _fr,
            "dismissed": False,
        }
        for number in range(5, 0, -1)
    ],
    missing=Refusal(
        501,
        {
            "error": "API endpoint GET api/v1/trends/links is not implemented",
            "error_description": "The API endpoint is currently not implemented but might be in the future.",
        },
        "API endpoint GET api/v1/trends/links is not implemented",
        "The API endpoint is currently not implemented but might be in the future.",
        route_missing=True,
    ),
    refusals=[
        Refusal(404, {"error": "Record not found", "error_description": ""}, "Record not found"),
        Refusal(403, {"error": "Forbidden", "error_description": "No scope"}, "Forbidden", "No scope"),
        Refusal(
            422,
            {"error": "Unprocessable Entity", "error_description": "Missing parameters"},
            "Unprocessable Entity",
            "Missing parameters",
        ),
    ],
    features={
        "software": "friendica",
        "software_version": "2024.08-1573",
        "max_characters": 200_000,
        "max_poll_options": 0,
        "registrations": False,
        "streaming": None,
        "feature_set": "mainline",
    },
)

# --- Sharkey and Iceshrimp: ids and errors of Misskey ---------------------------------------------------------------

_shark = account(
    "9q1w2e3r4t", fqn=f"alice@{HOST}", emojis=[], actor_type="Person", followers_count=0, last_status_at=None
)

SHARKEY = Software(
    "sharkey",
    "3.0.0 (compatible; Sharkey 2024.5.1; like Akkoma)",
    instance={
        "email": "",
        "registrations": False,
        "urls": {"streaming_api": f"wss://{HOST}"},
        "configuration": {
            "statuses": {"max_characters": 3000, "max_media_attachments": 16},
            "polls": {"max_options": 10},
        },
        "rules": [],
    },
    nodeinfo={
        "version": "2.0",
        "software": {"name": "sharkey", "version": "2024.5.1", "homepage": "https://joinsharkey.org"},
        "metadata": {"features": {"unexpected": True}},
    },
    account=_shark,
    relationship=relationship(_shark["id"]),
    statuses=[
        status(
            f"9x{number}abcdefgh",
            _shark,
            text="Hello",
            quote=False,
            quote_id=None,
            reactions=[{"name": ":cat@.:", "count": 2, "me": False, "url": f"https://{HOST}/cat.png"}],
            emoji_reactions=[],
            edited_at=None,
        )
        for number in range(7, 0, -1)
    ],
    notifications=[
        {"id": f"9n{number}abcdefgh", "type": "reaction", "created_at": "2024-05-06T07:08:09.000Z", "account": _shark}
        for number in range(5, 0, -1)
    ],
    missing=Refusal(
        404,
        {
            "error": {
                "message": "Unknown API endpoint.",
                "code": "UNKNOWN_API_ENDPOINT",
                "id": "2ca3b769-540a-4f08-9dd5-b5a825b6d0f1",
                "kind": "client",
            }
        },
        "Unknown API endpoint.",
        details={
            "message": "Unknown API endpoint.",
            "code": "UNKNOWN_API_ENDPOINT",
            "id": "2ca3b769-540a-4f08-9dd5-b5a825b6d0f1",
            "kind": "client",
        },
        route_missing=True,
    ),
    refusals=[
        Refusal(
            400,
            {"error": {"message": "No such note.", "code": "NO_SUCH_NOTE", "id": "24fcbfc6", "kind": "client"}},
            "No such note.",
            details={"message": "No such note.", "code": "NO_SUCH_NOTE", "id": "24fcbfc6", "kind": "client"},
        ),
        Refusal(
            401,
            {"error": {"message": "Credential required.", "code": "CREDENTIAL_REQUIRED"}},
            "Credential required.",
            details={"message": "Credential required.", "code": "CREDENTIAL_REQUIRED"},
        ),
        Refusal(500, {"error": "BAD_REQUEST", "error_description": "x is undefined"}, "BAD_REQUEST", "x is undefined"),
    ],
    features={
        "software": "sharkey",
        "software_version": "2024.5.1",
        "max_characters": 3000,
        "max_poll_options": 10,
        "extras": set(),
        "snowflake_ids": False,
        "feature_set": "mainline",
    },
)

_ice = account("a1b2c3d4e5f6g7h8", fqn=f"alice@{HOST}", is_bot=False, is_cat=True, last_status_at=None)

ICESHRIMP = Software(
    "iceshrimp",
    "4.2.1 (compatible; Iceshrimp.NET/2024.1-beta5)",
    instance={"urls": {"streaming_api": f"wss://{HOST}"}, "registrations": False, "max_toot_chars": 8192},
    instance_v2={
        "domain": HOST,
        "version": "4.2.1 (compatible; Iceshrimp.NET/2024.1-beta5)",
        "source_url": "https://iceshrimp.dev/iceshrimp/Iceshrimp.NET",
        "configuration": {
            "urls": {"streaming": f"wss://{HOST}"},
            "statuses": {"max_characters": 8192, "max_media_attachments": 16, "characters_reserved_per_url": 23},
            "translation": {"enabled": False},
        },
    },
    account=_ice,
    relationship=relationship(_ice["id"], requested_by=False),
    statuses=[
        status(
            f"a9{number}zyxwvutsrqpo",
            _ice,
            content_type="text/x.misskeymarkdown",
            reactions=[{"name": "🦐", "count": 1, "me": True, "url": None, "static_url": None, "account_ids": None}],
            quote=None,
        )
        for number in range(7, 0, -1)
    ],
    notifications=[
        {
            "id": str(number),
            "type": "pleroma:emoji_reaction",
            "created_at": "2024-05-06T07:08:09.000Z",
            "account": _ice,
            "emoji": "🦐",
        }
        for number in range(5, 0, -1)
    ],
    missing=Refusal(
        404,
        {"statusCode": 404, "error": "Not Found", "message": "No such API endpoint", "requestId": "0HN"},
        "Not Found",
        "No such API endpoint",
        route_missing=True,
    ),
    refusals=[
        Refusal(
            404,
            {"statusCode": 404, "error": "Not Found", "message": "Record not found", "requestId": "0HN"},
            "Not Found",
            "Record not found",
        ),
        Refusal(404, b"", None),
    ],
    features={
        "software": "iceshrimp.net",
        "software_version": "2024.1-beta5",
        "max_characters": 8192,
        "translation": False,
        "snowflake_ids": False,
    },
)

# --- hollo: UUIDs, a cursor of its own, errors as objects ------------------------------------------------------------

_hollo = account("018f5d3c-0000-7000-8000-00000000000a", source={"note": "Hello", "follow_requests_count": 0}, roles=[])

HOLLO = Software(
    "hollo",
    "0.6.12",
    instance={"urls": {}, "registrations": False, "configuration": {"statuses": {"max_characters": 10_000}}},
    instance_v2={
        "api_versions": {"mastodon": 2},
        "domain": HOST,
        "version": "0.6.12",
        "source_url": "https://github.com/fedify-dev/hollo",
        "configuration": {
            "accounts": {"max_featured_tags": 10, "max_pinned_statuses": 10},
            "statuses": {"max_characters": 10_000, "max_media_attachments": 8, "characters_reserved_per_url": 256},
            "media_attachments": {"supported_mime_types": ["image/jpeg", "image/webp"], "image_size_limit": 33_554_432},
            "polls": {
                "max_options": 10,
                "max_characters_per_option": 100,
                "min_expiration": 300,
                "max_expiration": 1_209_600,
            },
            "translation": {"enabled": False},
            "vapid": {"public_key": ""},
        },
        "registrations": {"enabled": False, "approval_required": True, "message": None},
        "feature_quote": True,
        "fedibird_capabilities": ["emoji_reaction", "enable_wide_emoji"],
    },
    account=_hollo,
    relationship=relationship(_hollo["id"], requested_by=False),
    statuses=[
        status(
            f"018f5d3c-{number:04d}-7000-8000-000000000000",
            _hollo,
            quote_id=None,
            quote=None,
            emoji_reactions=[{"name": "🦔", "count": 1, "me": False, "account_ids": [_hollo["id"]]}],
        )
        for number in range(7, 0, -1)
    ],
    notifications=[
        {
            "id": f"2024-05-06T07:08:0{number}.123Z/emoji_reaction/018f5d3c",
            "type": "emoji_reaction",
            "created_at": f"2024-05-06T07:08:0{number}.123Z",
            "account": _hollo,
            "emoji_reaction": {"name": "🦔", "count": 1, "me": False},
        }
        for number in range(5, 0, -1)
    ],
    older="before",
    newer=None,
    missing=Refusal(404, b"404 Not Found", "404 Not Found", route_missing=True),
    refusals=[
        Refusal(404, {"error": "Record not found"}, "Record not found"),
        Refusal(
            400,
            {
                "success": False,
                "error": {"issues": [{"message": "Invalid uuid", "path": ["max_id"]}], "name": "ZodError"},
            },
            "Invalid uuid",
            details={"issues": [{"message": "Invalid uuid", "path": ["max_id"]}], "name": "ZodError"},
        ),
        Refusal(
            422,
            {"error": "This method requires an authenticated user"},
            "This method requires an authenticated user",
        ),
        Refusal(500, b"Internal Server Error", "Internal Server Error"),
    ],
    features={
        "software": "hollo",
        "software_version": "0.6.12",
        "api_version": 2,
        "feature_set": "fedibird",
        "quotes": True,
        "grouped_notifications": True,
        "vapid_key": None,
        "streaming": None,
        "max_media_attachments": 8,
        "extras": {"emoji_reaction", "enable_wide_emoji"},
        "snowflake_ids": False,
    },
)

# --- Takahe: plain texts and pages of HTML for errors, links to nowhere ----------------------------------------------

_tak = account("150000000000000001", group=False, discoverable=True, suspended=False, limited=False, source=None)

TAKAHE = Software(
    "takahe",
    "0.11.0",
    instance={
        "urls": {},
        "registrations": False,
        "thumbnail": None,
        "contact_account": None,
        "configuration": {
            "accounts": {},
            "statuses": {"max_characters": 500, "max_media_attachments": 4, "characters_reserved_per_url": 23},
            "media_attachments": {"supported_mime_types": ["image/apng", "image/webp"], "image_size_limit": 10_485_760},
        },
    },
    nodeinfo={"version": "2.0", "software": {"name": "takahe", "version": "0.11.0"}, "metadata": {}},
    account=_tak,
    relationship=relationship(_tak["id"], showing_reblogs=True),
    statuses=[
        status(f"15000000000000010{number}" if number % 2 else f"interaction-{number}", _tak, text=None, edited_at=None)
        for number in range(7, 0, -1)
    ],
    notifications=[
        {"id": str(number), "type": "admin.sign_up", "created_at": "2024-05-06T07:08:09.000Z", "account": _tak}
        for number in range(5, 0, -1)
    ],
    links_at_the_end=True,
    link_to_nowhere=True,
    missing=Refusal(
        404,
        b"<!doctype html><html><head><title>404</title></head><body><h1>Not Found</h1></body></html>",
        "Not Found",
        route_missing=True,
    ),
    refusals=[
        Refusal(400, b"Invalid redirect_uri", "Invalid redirect_uri"),
        Refusal(401, {"error": "invalid_token"}, "invalid_token"),
        Refusal(
            500,
            b"<html><head><style>h1 {}</style></head><body><h1>Server Error (500)</h1></body></html>",
            "Server Error (500)",
        ),
        Refusal(
            422,
            {"detail": [{"loc": ["body", "status"], "msg": "field required"}]},
            "field required",
            details=[{"loc": ["body", "status"], "msg": "field required"}],
        ),
    ],
    features={
        "software": "takahe",
        "software_version": "0.11.0",
        "max_characters": 500,
        "supported_mime_types": {"image/apng", "image/webp"},
        "api_version": 0,
        "quotes": None,
        "grouped_notifications": None,
    },
)

ALL = [GOTOSOCIAL, PLEROMA, AKKOMA, PIXELFED, FRIENDICA, SHARKEY, ICESHRIMP, HOLLO, TAKAHE]
