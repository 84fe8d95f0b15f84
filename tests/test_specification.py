"""Clients travel: as arguments, as pickles, as copies. Secrets travel only where they are asked to."""

from __future__ import annotations

import copy
import inspect
import json
import pickle

import httpx2
import pytest

from mastodon import AsyncMastodon, Mastodon, MastodonIllegalArgumentError

OPTIONS = {
    "api_base_url": "https://a.example",
    "debug_requests": True,
    "ratelimit_method": "throw",
    "ratelimit_pacefactor": 0.5,
    "request_timeout": 7.0,
    "mastodon_version": "4.3.0 (compatible; Other 1.0)",
    "version_check_mode": "changed",
    "feature_set": "pleroma",
    "user_agent": "tests",
    "lang": "de",
    "streaming_base_url": "https://b.example",
    "allowed_hosts": ["c.example"],
    "retries": [2, 0.25, 8.0, 60.0],
    "budget": "limits.db",
    "max_response_size": 1_000_000,
    "public_only": True,
}
SECRETS = {"client_id": "app-id", "client_secret": "planted-secret", "access_token": "planted-token"}


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path, monkeypatch):
    """Let the file of the budget be made in a folder of its own."""
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def client_class(kind):
    return Mastodon if kind == "sync" else AsyncMastodon


@pytest.fixture
def one(client_class):
    """A client with nothing left at its default."""
    return client_class(**OPTIONS, **SECRETS)


def test_a_client_has_no_more_attributes_than_python_looks_up_fast(one):
    """Instances share the table of their names up to thirty; beyond that, each call takes some percent more."""
    assert len(vars(one)) <= 30


def sent(client, server, kind, loop):
    """Send a call through a client, and give the request."""
    server.answer({"id": "1"})
    answer = client.status(1)
    if kind == "async":
        loop.run_until_complete(answer)
    return server.requests[-1]


def transport(server, kind):
    return httpx2.MockTransport(server.take if kind == "sync" else server.atake)


# --- specifications -------------------------------------------------------------------------------------------------


def test_a_specification_is_the_arguments_of_the_client(one):
    assert one.specification() == OPTIONS
    assert one.specification(secrets=True) == OPTIONS | SECRETS


def test_a_specification_makes_the_same_client_of_either_kind(one):
    for client_class in (Mastodon, AsyncMastodon):
        assert client_class(**one.specification(secrets=True)).specification(secrets=True) == OPTIONS | SECRETS


def test_a_specification_of_defaults_makes_a_client(client_class):
    made = client_class(**client_class().specification(secrets=True))
    assert made.specification() == client_class().specification()
    assert made.access_token is None


def test_a_specification_has_every_argument_there_is(client_class, one):
    arguments = set(inspect.signature(client_class).parameters)
    elsewhere = {"session", "transport", "on_wait", "on_retry"} | {"rate_limit_method"}  # The last is another spelling.
    assert set(one.specification(secrets=True)) == arguments - elsewhere


def test_a_specification_is_plain_data(one):
    assert json.loads(json.dumps(one.specification(secrets=True))) == OPTIONS | SECRETS


def test_the_address_of_a_budget_is_a_secret(client_class):
    client = client_class(budget="redis://:planted-password@localhost/0")
    assert client.specification()["budget"] is None
    assert client.specification(secrets=True)["budget"] == "redis://:planted-password@localhost/0"


def test_the_version_that_the_server_told_is_not_in_it(client_class):
    client = client_class()
    client.mastodon_minor = 5
    assert client.specification()["mastodon_version"] is None


# --- pickles --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_a_pickle_has_no_secrets(client_class, one, protocol):
    data = pickle.dumps(one, protocol)
    assert b"planted" not in data
    assert b"app-id" not in data
    made = pickle.loads(data)
    assert type(made) is client_class
    assert made.specification() == OPTIONS
    assert (made.access_token, made.client_id, made.client_secret) == (None, None, None)


def test_what_was_unpickled_can_be_given_its_token(client_class, one, server, kind, loop):
    made = pickle.loads(pickle.dumps(one))
    made._transport._transport, made._transport._straight = transport(server, kind), False
    made.access_token = "planted-other"
    assert sent(made, server, kind, loop).headers["authorization"] == "Bearer planted-other"


def test_a_subclass_stays_one():
    assert type(pickle.loads(pickle.dumps(Own()))) is Own


class Own(Mastodon):
    """A class of a program."""


@pytest.mark.parametrize("what", ["transport", "session"])
def test_a_client_with_a_way_of_its_own_to_send_cannot_travel(client_class, server, kind, what):
    way = transport(server, kind)
    if what == "session":
        way = httpx2.Client(transport=way) if kind == "sync" else httpx2.AsyncClient(transport=way)
    client = client_class(**{what: way})
    for call in (client.specification, lambda: pickle.dumps(client)):
        with pytest.raises(MastodonIllegalArgumentError, match="session or transport of its own cannot be made again"):
            call()


# --- copies ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("make", [copy.copy, copy.deepcopy])
def test_a_copy_has_the_secrets_and_acts_alone(client_class, server, kind, loop, make):
    client = client_class(transport=transport(server, kind), **OPTIONS | {"public_only": False}, **SECRETS)
    client._refresh_token = "planted-refresh"
    made = make(client)
    made.access_token, made.lang = "planted-other", None
    assert type(made) is client_class
    assert (made.client_secret, made._refresh_token) == ("planted-secret", "planted-refresh")
    assert sent(made, server, kind, loop).headers["authorization"] == "Bearer planted-other"
    assert sent(client, server, kind, loop).headers["authorization"] == "Bearer planted-token"
    assert client.lang == "de"


def test_a_copy_shares_the_connections_and_a_deep_copy_has_its_own(one):
    assert copy.copy(one)._transport is one._transport
    deep = copy.deepcopy(one)
    assert deep._transport is not one._transport
    assert deep._server_lock is not one._server_lock
    assert deep._streams.lock is not one._streams.lock
    assert deep._known is not one._known
    assert deep._budget is one._budget


def test_a_deep_copy_of_what_holds_a_client_twice_holds_one(one):
    first, second = copy.deepcopy([one, one])
    assert first is second
    assert first is not one


def test_a_session_is_shared_by_copies(client_class, kind):
    session = httpx2.Client() if kind == "sync" else httpx2.AsyncClient()
    assert copy.deepcopy(client_class(session=session)).session is session


def test_nothing_shows_the_secrets(one):
    assert "planted" not in repr(one) + str(one) + format(one)
