"""
A server that plays one version of Mastodon, by the official facts and nothing else.

``endpoints.json`` says which routes that version has, what they take and what they answer; ``entities.json`` says what
answers are made of. So the stub judges what clients send: a parameter that the version does not know, of another type,
or in another place than the documentation says, is a fault, and the fixture ``stub`` reports it. Lists have three pages
of two items, with ids from 9 down to 4.
"""

from __future__ import annotations

import inspect
import json
import re
import threading
from contextlib import suppress
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode

from mastodon.protocol.versions import parse_version

if TYPE_CHECKING:
    from collections.abc import Iterator

OFFICIAL = Path(__file__).parent.parent / "official"
ENDPOINTS = json.loads((OFFICIAL / "endpoints.json").read_text("utf-8"))
ENTITIES = json.loads((OFFICIAL / "entities.json").read_text("utf-8"))

SERVER_INFO = "/.well-known/oauth-authorization-server"
ABOUT_ITSELF = {"/api/v1/instance", "/api/v2/instance", SERVER_INFO}
"""What clients ask a server about itself, to know how to ask for the rest."""

GRANTS = ("username", "password", "refresh_token")
"""Parameters of ``/oauth/token`` by RFC 6749 that the official documentation leaves out."""

TOKEN = "planted-token"
TIME = "2018-08-30T16:49:21.000Z"
NEWEST, OLDEST, PER_PAGE = 9, 4, 2
DEEPEST = 4

PLAIN = {
    "id": "7",
    "int": 3,
    "float": 1.5,
    "bool": True,
    "str": "text",
    "html": "<p>text</p>",
    "url": "https://a.example",
}
PLAIN |= {"datetime": TIME, "date": "2018-08-30", "xml": "<XRD/>", "dict": {}, "Empty": {}, "any": None, "enum": "text"}

FORMS = {
    "id": re.compile(r"[\w@.:-]+"),
    "int": re.compile(r"-?\d+"),
    "bool": re.compile(r"true|false"),
    "str": re.compile(r".*", re.DOTALL),
    "file": re.compile(r".+", re.DOTALL),
}


LIMITS: dict[str, dict[str, Any]] = {
    "accounts": {"max_profile_fields": 4, "max_display_name_length": 30, "max_note_length": 500},
    "media_attachments": {
        "supported_mime_types": ["image/png", "image/gif", "image/jpeg"],
        "description_limit": 1500,
        "image_size_limit": 16_777_216,
        "video_size_limit": 103_809_024,
    },
    "polls": {"max_options": 4, "max_characters_per_option": 50, "min_expiration": 300, "max_expiration": 2629746},
    "statuses": {"max_characters": 500, "max_media_attachments": 4, "characters_reserved_per_url": 23},
}
"""What Mastodon allows, and says of itself where the version has these fields; samples would allow next to nothing."""


class Asked:
    """A request, as the server reads it."""

    def __init__(self, method: str, path: str, headers: dict[str, str], body: bytes) -> None:
        self.method = method
        self.path, _, query = path.partition("?")
        self.headers = headers
        self.query = parse_qsl(query, keep_blank_values=True)
        self.body = body
        self.kind = headers.get("content-type", "").partition(";")[0]
        self.files: dict[str, bytes] = {}
        self.json: Any = None
        self.form: list[tuple[str, str]] = []
        if self.kind == "application/x-www-form-urlencoded":
            self.form = parse_qsl(body.decode(), keep_blank_values=True)
        elif self.kind == "application/json":
            self.json = json.loads(body)
            self.form = list(flat(self.json))
        elif self.kind == "multipart/form-data":
            self._read_parts(headers["content-type"].partition("boundary=")[2].encode())

    def _read_parts(self, boundary: bytes) -> None:
        for piece in self.body.split(b"--" + boundary)[1:-1]:
            head, _, content = piece.removeprefix(b"\r\n").partition(b"\r\n\r\n")
            name = re.findall(rb'\bname="([^"]*)"', head)[0].decode()
            content = content.removesuffix(b"\r\n")
            if b"filename=" in head:
                self.files[name] = content
                self.form.append((name, re.findall(rb"(?i)content-type: (\S+)", head)[0].decode()))
            else:
                self.form.append((name, content.decode()))

    @property
    def line(self) -> tuple[str, str]:
        """Verb and path."""
        return self.method, self.path


def flat(value: Any, name: str = "") -> Any:
    """Name what is in a JSON body as forms do."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from flat(inner, f"{name}[{key}]" if name else key)
    elif isinstance(value, list):
        for inner in value:
            yield from flat(inner, f"{name}[]")
    else:
        yield name, {True: "true", False: "false"}.get(value, str(value)) if isinstance(value, bool) else str(value)


class Stub:
    """The server."""

    def __init__(self, version: str) -> None:
        self.text = version
        self.version = parse_version(version)
        self.routes = [(route(one["path"]), one) for one in ENDPOINTS if self.has(one)]
        handler = type("Handler", (Handler,), {"stub": self})
        self.http = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.http.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.http.server_port}"
        self.thread = threading.Thread(target=self.http.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        self.thread.start()
        self.begin()

    def begin(self) -> None:
        """Forget what came, and what was to be answered."""
        self.asked: list[Asked] = []
        self.faults: list[str] = []
        self.given: dict[tuple[str, str], Any] = {}
        self.refusals: list[tuple[int, dict[str, str]]] = []

    def close(self) -> None:
        self.http.shutdown()
        self.http.server_close()
        self.thread.join()

    def answer(self, method: str, path: str, content: Any) -> None:
        """Answer this to a route: a value, with objects completed by what the version sends besides."""
        self.given[method, path] = content

    def refuse(self, status: int, **headers: str) -> None:
        """Refuse the next request that is not about the version."""
        self.refusals.append((status, headers))

    @property
    def calls(self) -> list[Asked]:
        """The requests that were not about the server itself."""
        return [asked for asked in self.asked if asked.path not in ABOUT_ITSELF]

    @property
    def call(self) -> Asked:
        """The only one of them."""
        (only,) = self.calls
        return only

    # --- the facts, at this version -----------------------------------------------------------------------------------

    def has(self, fact: dict[str, Any], key: str = "since") -> bool:
        """Tell whether the version has what a fact is about."""
        since, removed = fact.get(key), fact.get("removed")
        return (since is None or parse_version(since) <= self.version) and (
            removed is None or parse_version(removed) > self.version
        )

    def values(self, fact: dict[str, Any]) -> list[str]:
        """List the values of an enum that the version knows."""
        since = fact.get("enum_since", {})
        return [value for value in fact["enum"] if parse_version(since.get(value, "0.0.0")) <= self.version]

    def sample(self, kind: str, depth: int = 0) -> Any:
        """Make a value of a type."""
        kind = kind.partition("|")[0]
        if kind.startswith("list["):
            return [] if depth > DEEPEST else [self.sample(kind[5:-1], depth + 1)]
        if kind.startswith("dict["):
            return {"key": self.sample(kind[5:-1].partition(", ")[2], depth + 1)}
        if kind in PLAIN:
            return PLAIN[kind]
        return {name: self.field(fact, depth + 1) for name, fact in self.fields(kind).items()}

    def fields(self, entity: str) -> dict[str, Any]:
        """List the fields that an entity has."""
        facts = ENTITIES[entity]
        inherited = self.fields(facts["subclass_of"]) if "subclass_of" in facts else {}
        return inherited | {name: fact for name, fact in facts["fields"].items() if self.has(fact)}

    def field(self, fact: dict[str, Any], depth: int) -> Any:
        """Make the value of a field."""
        if fact["type"] == "enum":
            return next(iter(self.values(fact)), None)
        if depth > DEEPEST and (fact["nullable"] or fact["optional"]):
            return None
        return self.sample(fact["type"], depth)

    # --- judging and answering ----------------------------------------------------------------------------------------

    def find(self, asked: Asked) -> dict[str, Any] | None:
        """Find the route of a request; literal paths go before patterns."""
        fitting = [fact for form, fact in self.routes if fact["method"] == asked.method and form.fullmatch(asked.path)]
        return min(fitting, key=lambda fact: fact["path"].count("{"), default=None)

    def judge(self, asked: Asked, fact: dict[str, Any]) -> list[str]:
        """List what is wrong with a request. Parameters of newer versions are no fault: servers ignore them."""
        places = {"query": asked.query, "body": asked.form}
        known = {(one["in"], one["name"]): one for one in fact["params"]}
        if fact["id"] == "oauth_token":
            known = {place: {**one, "enum": None} for place, one in known.items()}
            known |= {("body", name): {"type": "str", "required": False} for name in GRANTS}
        wrong = []
        for place, pairs in places.items():
            for name, value in pairs:
                param = known.get((place, re.sub(r"\[\d+\]", "[:index]", name)))
                if param is None:
                    wrong.append(f"{name} in the {place} is unknown")
                elif self.has(param) and not self.fits(param, value):
                    wrong.append(f"{name} must be {param['type']}, not {value!r}")
        given = {(place, name) for place, pairs in places.items() for name, _ in pairs}
        return wrong + [
            f"{name} in the {place} is missing"
            for (place, name), param in known.items()
            if param["required"] and place in places and (place, name) not in given
        ]

    def fits(self, param: dict[str, Any], value: str) -> bool:
        """Tell whether a value is what a parameter takes."""
        if param.get("enum"):
            return value in self.values(param)
        kind = param["type"].removeprefix("list[").removesuffix("]").partition("|")[0]
        if kind in {"date", "datetime"}:
            time = datetime.fromisoformat(value)
            return kind == "date" or time.tzinfo is not None
        return bool(FORMS.get(kind, FORMS["str"]).fullmatch(value))

    def take(self, asked: Asked) -> tuple[int, dict[str, str], Any]:
        """Answer a request: status, headers and content."""
        self.asked.append(asked)
        if self.refusals and asked.path not in ABOUT_ITSELF:
            status, headers = self.refusals.pop(0)
            return status, headers, {"error": "refused"}
        fact = self.find(asked)
        if fact is None:
            return 404, {}, {"error": "Not Found"}
        if fact["auth"] in {"user", "app"} and asked.headers.get("authorization") != f"Bearer {TOKEN}":
            return 401, {}, {"error": "The access token is invalid"}
        self.faults += [f"{asked.method} {asked.path}: {fault}" for fault in self.judge(asked, fact)]
        given = self.given.get((fact["method"], fact["path"]))
        if callable(given):
            given = given(asked)
        if isinstance(given, tuple):
            return given
        if fact["pagination"] == "link" and given is None:
            return self.page(asked, fact)
        content = self.sample(fact["returns"])
        if asked.path in ABOUT_ITSELF:
            for part, limits in LIMITS.items():
                told = content.get("configuration", {}).get(part, {})
                told |= {name: limit for name, limit in limits.items() if name in told}
        if asked.path == "/api/v1/instance":
            content["version"] = self.text
            content["urls"]["streaming_api"] = self.url.replace("http", "ws")
        elif asked.path == "/api/v2/instance":
            content["configuration"]["urls"]["streaming"] = self.url.replace("http", "ws")
        elif asked.path == SERVER_INFO:
            names = {"authorization_endpoint": "authorize", "token_endpoint": "token", "revocation_endpoint": "revoke"}
            content |= {name: f"{self.url}/oauth/{path}" for name, path in names.items()}
        return 200, {}, {**content, **given} if isinstance(given, dict) else content if given is None else given

    def page(self, asked: Asked, fact: dict[str, Any]) -> tuple[int, dict[str, str], Any]:
        """Give a page of a list, and name its neighbours."""
        kind = fact["returns"].removeprefix("list[").removesuffix("]")
        query = dict(asked.query)
        newest = int(query["max_id"]) - 1 if "max_id" in query else NEWEST
        after = query.get("min_id") or query.get("since_id")
        if after is not None:
            newest = min(NEWEST, int(after) + PER_PAGE)
        ids = [
            number
            for number in range(newest, max(OLDEST, newest - PER_PAGE + 1) - 1, -1)
            if after is None or number > int(after)
        ]
        items = [self.sample(kind) for _ in ids]
        for item, number in zip(items, ids, strict=True):
            if isinstance(item, dict):
                item["id"] = str(number)
        if not ids:
            return 200, {}, []
        names = {one["name"] for one in fact["params"] if self.has(one)}
        back = "min_id" if "min_id" in names else "since_id"
        links = {"next": ("max_id", ids[-1]), "prev": (back, ids[0])}
        text = ", ".join(
            f'<{self.url}{asked.path}?{urlencode({cursor: number})}>; rel="{relation}"'
            for relation, (cursor, number) in links.items()
        )
        return 200, {"Link": text}, items


def route(path: str) -> re.Pattern[str]:
    """Make a pattern of a path with placeholders."""
    return re.compile(re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(path)))


class Handler(BaseHTTPRequestHandler):
    """Speaks HTTP for the stub."""

    protocol_version = "HTTP/1.1"
    wbufsize = -1  # Head and body in one packet: apart, the second would wait for the first to be acknowledged.
    stub: Stub

    def handle_any(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if self.headers.get("Transfer-Encoding") == "chunked":
            body = b"".join(iter(self.chunk, b""))
        headers = {name.lower(): value for name, value in self.headers.items()}
        status, more, content = self.stub.take(Asked(self.command, self.path, headers, body))
        if inspect.isgenerator(content):
            self.stream(content)
            return
        data = json.dumps(content).encode()
        self.send_response_only(status)
        for name, value in {"Content-Type": "application/json", **more, "Content-Length": str(len(data))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def stream(self, pieces: Iterator[bytes]) -> None:
        """Send a stream, and close the connection at its end."""
        self.close_connection = True
        self.send_response_only(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        with suppress(OSError):
            for piece in pieces:
                self.wfile.write(piece)
                self.wfile.flush()

    def chunk(self) -> bytes:
        size = int(self.rfile.readline(), 16)
        data = self.rfile.read(size)
        self.rfile.readline()
        return data

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = handle_any  # noqa: N815 - the names that http.server looks for

    def log_message(self, format: str, *args: Any) -> None:
        """Stay quiet."""
