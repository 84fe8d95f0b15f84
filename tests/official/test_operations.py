"""
Every operation of the official API is reached by a method, and every parameter by an argument.

Each method is called with all its arguments, and what it sends is compared with the facts, both ways: what the API has
and no method sends is as wrong as what a method sends and the API does not have. What is otherwise on purpose stands in
``differences.json``, each with its reason; a difference that is none any more is wrong, too.
"""

from __future__ import annotations

import ast
import inspect
import json
import re
from collections import defaultdict
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple
from urllib.parse import parse_qsl, urlsplit

import httpx2
import pytest
from conftest import Blocking, InProcessServer

from mastodon import AsyncMastodon, Mastodon, MastodonNetworkError, StreamListener
from mastodon.protocol.streams import ROUTES, stream_of
from mastodon.protocol.websocket import opening, ways
from mastodon.uploads import upload

HERE = Path(__file__).parent
PACKAGE = HERE.parent.parent / "mastodon"


def facts(name):
    return json.loads((HERE / name).read_text(encoding="utf-8"))


OPERATIONS = {f"{one['method']} {one['path']}": one for one in facts("endpoints.json")}
ENTITIES = facts("entities.json")
DIFFERENCES = facts("differences.json")

# --- calling every method -------------------------------------------------------------------------------------------

ID, DAY, TIME = 4711, date(2026, 1, 2), datetime(2040, 1, 2, tzinfo=UTC)
SCHEMA = "http://nodeinfo.diaspora.software/ns/schema/2.0"

BY_TYPE = {
    "int": 3,
    "bool": True,
    "float": 30.0,
    "date": DAY,
    "datetime": TIME,
    "Cursor": ID,
    "Visibility": "private",
    "QuotePolicy": "followers",
    "PathOrFile": b"\x89PNG\r\n\x1a\n",
    "OnProgress": max,
    "StreamListener": StreamListener(),
    "tuple[float, float]": (0.5, -0.5),
    "Iterable[tuple[str, str]]": [("name", "value")],
    "Iterable[str]": ["read"],
}
"""What is given for an argument, by its type; of a union, for the first. A text is the name of its argument."""

BY_NAME = {
    "action": "silence",
    "admin_create_domain_block.severity": "noop",
    "admin_update_domain_block.severity": "noop",
    "avatar_mime_type": "image/png",
    "category": "legal",
    "code_verifier": "v" * 43,
    "context": ["home", "account"],
    "encrypt_params": {"pubkey": b"p" * 65, "auth": b"a" * 16},
    "filter_action": "blur",
    "frequency": "month",
    "header_mime_type": "image/png",
    "keywords_attributes": [{"keyword": "text", "whole_word": True}],
    "last_read_ids": [ID, ID + 1],
    "media_attributes": [{"id": ID, "description": "text", "focus": "0.5,-0.5", "thumbnail": upload(b"", "image/png")}],
    "mime_type": "image/png",
    "order": "new",
    "origin": "remote",
    "permissions": "staff",
    "policy": "followed",
    "poll": {"options": ["a", "b"], "expires_in": 600, "multiple": True, "hide_totals": True},
    "public_only": None,
    "quote_id": None,
    "reconnect_async": None,
    "replies_policy": "list",
    "run_async": None,
    "schema": SCHEMA,
    "session": None,
    "severity": "no_access",
    "status": "suspended",
    "strict_content_type": None,
    "synchronous": None,
    "thumbnail_mime_type": "image/png",
    "timelines": ["home", "notifications"],
    "to_file": None,
    "transport": None,
    "websocket_handle": None,
}
"""What is given for an argument instead, by its name; by method and name where that is not enough; None for nothing."""

CALLS = {
    "admin_accounts_v1": [
        {"status": status, "local": status == "active" or None}
        for status in ("active", "pending", "disabled", "silenced", "suspended", "sensitized")
    ],
    "admin_domain_blocks": [{}, {"id": None}],
    "app_log_in": [{}],
    "auth_request_url": [{"redirect_uris": "https://app.example/", "client_id": "app"}],
    "create_app": [{"redirect_uris": "https://app.example/", "api_base_url": None}],
    "follows": [],
    "instance_terms_of_service": [{}, {"date": None}],
    "log_in": [
        {"username": None, "password": None, "refresh_token": None},
        {"code": None, "refresh_token": None, "code_verifier": None},
        {"code": None, "username": None, "password": None, "code_verifier": None},
    ],
    "notifications": [{"mentions_only": None}, {"id": None, "mentions_only": None}],
    "oauth_userinfo": [{"post": None}, {}],
    "revoke_access_token": [{}],
    "stream_hashtag": [{}, {"local": None}],
    "stream_public": [{"local": None, "remote": None}, {"local": None}, {"remote": None}],
    "update_filter_v2": [{"keywords_attributes": [{"id": ID, "keyword": "a", "whole_word": True, "_destroy": True}]}],
}
"""How methods are called that are no endpoints or take several calls: what is given otherwise in each."""

OLDER = {
    "dismiss_grouped_notification": "4.3.0-alpha.5",
    "follows": "2.4.0",
    "grouped_notification": "4.3.0-alpha.5",
    "grouped_notifications": "4.3.0-alpha.5",
    "media_post": "3.1.0",
    "notifications_dismiss": "2.8.0",
    "status_card": "2.4.0",
    "trending_tags": "3.4.0",
    "unread_grouped_notifications_count": "4.3.0-alpha.5",
}
"""Methods that take other routes on older servers, and a version of such servers."""

ANSWER = {
    "id": str(ID),
    "access_token": "token",
    "scope": "read",
    "client_id": "app",
    "client_secret": "secret",
    "links": [{"rel": SCHEMA, "href": "https://mastodon.example/nodeinfo/2.0"}],
}
"""What the server answers to everything but streams."""

ENDPOINTS = {
    name: getattr(Mastodon, name).requirement
    for name in sorted(dir(Mastodon))
    if hasattr(getattr(Mastodon, name, None), "requirement")
}


def sample(method, name, annotation):
    """Choose what to give for an argument; None for nothing."""
    for known in (f"{method}.{name}", name):
        if known in BY_NAME:
            return BY_NAME[known]
    kind, _, rest = annotation.removesuffix(" | None").partition(" | ")
    if kind.startswith("Ref"):
        return [ID, ID + 1] if kind.startswith("Refs[") else ID
    value = name if kind == "str" else BY_TYPE[kind]
    return [value] if rest.startswith("Iterable[") else value


def arguments_of(method, otherwise):
    """Choose the arguments of a call."""
    declared = inspect.signature(getattr(Mastodon, method)).parameters.values()
    chosen = {
        one.name: otherwise[one.name] if one.name in otherwise else sample(method, one.name, one.annotation)
        for one in declared
        if one.name != "self" and one.kind is not one.VAR_KEYWORD  # How a stream is kept is no matter of the API.
    }
    return {name: value for name, value in chosen.items() if value is not None}


class Parameter(NamedTuple):
    """A parameter as it was sent."""

    place: str
    name: str
    value: object


class Call(NamedTuple):
    """A call of a method."""

    method: str
    arguments: dict[str, object]
    version: str
    sent: list[tuple[str, list[Parameter]]]
    """The operations that it took, each with what was sent."""


def operation_of(verb, path):
    """Name the operation that a request belongs to; of two, the one with fewer placeholders."""
    found = [
        name
        for name, one in OPERATIONS.items()
        if one["method"] == verb and re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", one["path"]), path)
    ]
    return min(found, key=lambda name: name.count("{"), default=f"{verb} {path}")


def flat(value, name=""):
    """Write JSON as a form would: lists as ``name[]``, objects as ``name[key]``."""
    if isinstance(value, dict):
        return [pair for key, inner in value.items() for pair in flat(inner, f"{name}[{key}]" if name else key)]
    if isinstance(value, list):
        return [pair for inner in value for pair in flat(inner, f"{name}[]")]
    return [(name, value)]


def parameters_of(sent):
    """Read what a request carries."""
    yield from (Parameter("query", *pair) for pair in sent.query)
    if "idempotency-key" in sent.headers:
        yield Parameter("header", "Idempotency-Key", sent.headers["idempotency-key"])
    kind = sent.headers.get("content-type", "")
    if sent.body and "json" in kind:
        yield from (Parameter("body", *pair) for pair in flat(sent.json))
    elif sent.body and "multipart" in kind:
        for name, parts in sent.parts.items():
            for headers, content in parts:
                file = "filename=" in headers["content-disposition"]
                yield Parameter("body", name, content if file else content.decode())
    elif sent.body:
        yield from (Parameter("body", *pair) for pair in sent.form)


def answer(sent):
    if sent.path.startswith("/api/v1/streaming/") and not sent.path.endswith("/health"):
        return httpx2.Response(200, headers={"content-type": "text/event-stream"}, content=b"")
    return httpx2.Response(200, json=ANSWER)


def caller(kind, loop):
    """Give a function that makes calls with a client of a kind, each with a new one."""
    server = InProcessServer(answers=[answer])
    transport = httpx2.MockTransport(server.take if kind == "sync" else server.atake)

    def call(method, arguments, version="4.7.0"):
        server.requests.clear()
        client = (Mastodon if kind == "sync" else AsyncMastodon)(
            client_id="app",
            client_secret="secret",
            access_token="token",
            api_base_url="https://mastodon.example",
            streaming_base_url="https://mastodon.example",
            mastodon_version=version,
            version_check_mode="none",
            feature_set="pleroma",
            transport=transport,
        )
        with client if kind == "sync" else Blocking(client, loop) as opened:
            more = {"transport": transport} if method == "create_app" else {}
            try:
                result = getattr(opened, method)(**arguments, **more)
            except MastodonNetworkError as error:
                assert method.startswith("stream_"), error  # noqa: PT017 - streams have no other end
        sent = [(operation_of(one.method, one.path), [*parameters_of(one)]) for one in server.requests]
        if method == "auth_request_url":
            parts = urlsplit(result)
            sent.append(
                (operation_of("GET", parts.path), [Parameter("query", *pair) for pair in parse_qsl(parts.query)])
            )
        return Call(method, arguments, version, sent)

    return call


def websockets():
    """List how WebSockets are asked for, which need a socket to be opened."""
    for kind, route in ROUTES.items():
        for way in ways("token"):
            asked = opening(stream_of(kind, f"{ID}" if route.parameter else None), way)
            sent = [Parameter("query", *pair) for pair in asked.params.items()]
            sent += [Parameter("header", *pair) for pair in way.headers.items() if pair[0] != "Authorization"]
            yield Call("stream", {}, "4.7.0", [(operation_of(asked.method, asked.path), sent)])


@pytest.fixture(scope="module", params=["sync", "async"])
def call(request, loop):
    return caller(request.param, loop)


@pytest.fixture(scope="module")
def calls(call):
    """All calls: each method with all its arguments, and as it is on older servers."""
    return [
        call(method, arguments_of(method, otherwise))
        for method in sorted({*ENDPOINTS, *CALLS})
        for otherwise in CALLS.get(method, [{}])
    ] + [
        *(call(method, arguments_of(method, {}), version) for method, version in OLDER.items()),
        *websockets(),
    ]


@pytest.fixture(scope="module")
def sent(calls):
    """What was sent, by operation and parameter."""
    found = defaultdict(lambda: defaultdict(list))
    for call in calls:
        for operation, parameters in call.sent:
            values = found[operation]
            for place, name, value in parameters:
                values[place, re.sub(r"\[\d+\]", "[:index]", name)].append(value)
    return found


# --- routes ---------------------------------------------------------------------------------------------------------

ROUTE = re.compile(r"/(api|oauth|health|nodeinfo|\.well-known)\b[\w/.{}-]*")
VERBS = {"_get": "GET", "_post": "POST", "_put": "PUT", "_patch": "PATCH", "_delete": "DELETE"}


def literals(node, verb=None):
    """Find the routes that are written out in a syntax tree, with their verbs as far as these stand beside them."""
    if isinstance(node, ast.Call):
        name = ast.unparse(node.func).rpartition(".")[2]
        said = ast.unparse(node.args[0]).strip("'") if name == "request" and node.args else None
        verb = VERBS.get(name, said if said in VERBS.values() else None)
    if isinstance(node, ast.Constant) and ROUTE.fullmatch(str(node.value)):
        yield verb, node.value
    for inner in ast.iter_child_nodes(node):
        yield from literals(inner, verb)


def written_out():
    protocol = [PACKAGE / "protocol" / f"{name}.py" for name in ("streams", "websocket")]
    for path in [*(PACKAGE / "_async").rglob("*.py"), *protocol]:
        yield from literals(ast.parse(path.read_text(encoding="utf-8")))


def route(path):
    """Leave out how the placeholders of a path are called."""
    return re.sub(r"\{\w+\}", "{}", path)


def test_routes_in_the_source_are_operations():
    known = {(one["method"], route(one["path"])) for one in OPERATIONS.values()}
    known |= {(None, path) for _, path in known}
    assert sorted({(verb, path) for verb, path in written_out() if (verb, route(path)) not in known}) == []


def test_operations_are_routes_in_the_source():
    known = {(verb, route(path)) for verb, path in written_out()}
    missing = {
        name
        for name, one in OPERATIONS.items()
        if known.isdisjoint({(one["method"], route(one["path"])), (None, route(one["path"]))})
    }
    assert missing == set(DIFFERENCES["routes"])


def test_each_operation_is_reached_by_a_method(sent):
    assert set(OPERATIONS) - set(sent) == set(DIFFERENCES["operations"])
    assert set(sent) - set(OPERATIONS) == set()


# --- parameters -----------------------------------------------------------------------------------------------------

FITS = {
    "bool": lambda value: value is True or value == "true",
    "date": lambda value: value == f"{DAY}",
    "datetime": lambda value: datetime.fromisoformat(value).utcoffset() is not None,
    "file": lambda value: isinstance(value, bytes),
    "id": lambda value: str(value).isdecimal(),
    "int": lambda value: type(value) is not bool and str(value).isdecimal(),
    "str": lambda value: isinstance(value, str),
    "url": lambda value: isinstance(value, str),
}
"""Whether a value that was sent has the type that the API wants."""


def official():
    """Give the parameters of the API: operation, place, name and type of each, and its values if these are told."""
    for operation in OPERATIONS.keys() - DIFFERENCES["operations"].keys():
        for facts in OPERATIONS[operation]["params"]:
            name, kind = facts["name"], facts["type"].partition("|")[0].removeprefix("list[").removesuffix("]")
            if facts["type"] == f"list[{kind}]" and kind != "dict":
                name = f"{name.removesuffix('[]')}[]"
            if facts["in"] != "path" and kind != "dict":  # What is in a dict is listed as well.
                yield operation, facts["in"], name, kind, facts.get("enum", [])


def test_each_parameter_is_sent_by_an_argument(sent):
    missing = {
        f"{operation} {name}" for operation, place, name, *_ in official() if (place, name) not in sent[operation]
    }
    assert missing == set()


def test_each_argument_is_a_parameter(sent):
    known = {(operation, place, name) for operation, place, name, *_ in official()}
    made = {(operation, place, name) for operation, pairs in sent.items() for place, name in pairs}
    assert {f"{operation} {name}" for operation, _, name in made - known} == set(DIFFERENCES["arguments"])


def test_each_value_has_the_official_type(sent):
    wrong = {
        f"{operation} {name}": value
        for operation, place, name, kind, _ in official()
        for value in sent[operation].get((place, name), [])
        if not FITS[kind](value)
    }
    assert set(wrong) == set(DIFFERENCES["types"]), wrong


def with_value(calls, operation, place, name, value):
    """Change a call so that it sends a value for a parameter."""
    for one in calls:
        sent = [
            parameter.value
            for step, parameters in one.sent
            if step == operation
            for parameter in parameters
            if parameter[:2] == (place, name)
        ]
        for argument, chosen in one.arguments.items():
            if sent in ([chosen], chosen):
                return one.method, one.arguments | {argument: [value] if sent == chosen else value}, one.version
    return None


def test_each_value_of_an_enum_can_be_sent(call, calls, sent):
    left = set()
    for operation, place, name, _, enum in official():
        for value in {*enum} - {*sent[operation].get((place, name), [])}:
            changed = with_value(calls, operation, place, name, value)
            taken = dict(call(*changed).sent) if changed else {}
            if (place, name, value) not in taken.get(operation, []):
                left.add(f"{operation} {name} {value}")
    assert left == set()


# --- what endpoints say of themselves -------------------------------------------------------------------------------


def version(text):
    return tuple(map(int, re.findall(r"\d+", text)[:3]))


def fields(entity):
    """Give the versions that brought the fields of an entity, those that it inherits included."""
    facts = ENTITIES.get(entity, {"fields": {}})
    above = fields(facts["subclass_of"]) if facts.get("subclass_of") else []
    return [*above, *(field["since"] for field in facts["fields"].values() if field["since"])]


def said_by_the_api(operations):
    """Tell of several operations together what a method that takes one or the other has to say."""
    facts = [OPERATIONS[operation] for operation in operations]
    added = max(min(version(one["since"]) for one in facts), (1, 0, 0))
    later = [since for one in facts for since in [one["since"], *one["changes"]]]
    later += [parameter["since"] for one in facts for parameter in one["params"] if "since" in parameter]
    later += [since for one in facts for entity in re.findall(r"[A-Z]\w+", one["returns"]) for since in fields(entity)]
    removed = [version(one["removed"]) if one["removed"] else None for one in facts]
    return {
        "added": added,
        "changed": max([added, *map(version, later)]),
        "removed": None if None in removed else max(removed),
        "scopes": {scope for one in facts for scope in one["scopes"]},
    }


def test_endpoints_say_versions_and_scopes(calls):
    taken = defaultdict(set)
    for call in calls:
        if call.method in ENDPOINTS:
            taken[call.method].add(call.sent[-1][0])  # Steps before the last are other methods' endpoints.
    wrong = {}
    for method, operations in taken.items():
        for name, expected in said_by_the_api(operations).items():
            said = getattr(ENDPOINTS[method], name)
            if (set(said) if name == "scopes" else said) != expected:
                wrong[f"{method} {name}"] = said, expected
    assert set(taken) == set(ENDPOINTS)
    assert set(wrong) == set(DIFFERENCES["endpoints"]), wrong


def returned(method):
    """Name what a method returns, by the names of the entities themselves."""
    made = inspect.unwrap(getattr(Mastodon, method))
    text = made.__annotations__["return"].replace("builtins.", "")
    return re.sub(r"\w+", lambda name: getattr(made.__globals__.get(name[0]), "__name__", name[0]), text)


def test_endpoints_return_what_the_api_does(calls):
    wrong = {}
    for call in calls:
        operation = OPERATIONS[call.sent[-1][0]]
        expected = {"Empty": "None", "stream[StreamingEvent]": "SSEStreamHandle"}.get(
            operation["returns"], operation["returns"]
        )
        if operation["pagination"] in {"link", "offset"}:
            expected = expected.replace("list[", "Page[", 1)
        if call.method in ENDPOINTS and not {*expected.split("|")} <= {*returned(call.method).split(" | ")}:
            wrong[call.method] = returned(call.method), expected
    assert set(wrong) == set(DIFFERENCES["results"]), wrong
