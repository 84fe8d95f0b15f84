"""Instance: what each method sends, on both clients."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from mastodon import MastodonIllegalArgumentError, MastodonNotFoundError, MastodonVersionError
from mastodon.entities import (
    DomainBlock,
    ExtendedDescription,
    Instance,
    InstanceActivity,
    Language,
    PrivacyPolicy,
    Rule,
    TermsOfService,
    V1Instance,
)

TERMS = "/api/v1/instance/terms_of_service"


def get(name):
    return ("GET", f"/api/v1/instance/{name}", [], None)


@pytest.mark.parametrize(
    ("call", "result", "sent"),
    [
        (lambda m: m.instance(), V1Instance, ("GET", "/api/v1/instance", [], None)),
        (lambda m: m.instance_v1(), V1Instance, ("GET", "/api/v1/instance", [], None)),
        (lambda m: m.instance_v2(), Instance, ("GET", "/api/v2/instance", [], None)),
        (lambda m: m.instance_activity(), list[InstanceActivity], get("activity")),
        (lambda m: m.instance_rules(), list[Rule], get("rules")),
        (lambda m: m.instance_domain_blocks(), list[DomainBlock], get("domain_blocks")),
        (lambda m: m.instance_extended_description(), ExtendedDescription, get("extended_description")),
        (lambda m: m.instance_privacy_policy(), PrivacyPolicy, get("privacy_policy")),
        (lambda m: m.instance_terms_of_service(), TermsOfService, ("GET", TERMS, [], None)),
        (
            lambda m: m.instance_terms_of_service(date(2025, 3, 31)),
            TermsOfService,
            ("GET", f"{TERMS}/2025-03-31", [], None),
        ),
        (
            lambda m: m.instance_terms_of_service(datetime(2025, 3, 31, 12, tzinfo=UTC)),
            TermsOfService,
            ("GET", f"{TERMS}/2025-03-31", [], None),
        ),
        (lambda m: m.instance_languages(), list[Language], get("languages")),
    ],
)
def test_wire_format(wire, call, result, sent):
    assert wire(call, result) == (result, sent)


def test_instance_peers_are_texts(client, server):
    server.answer(["a.example", "b.example"])
    assert client.instance_peers() == ["a.example", "b.example"]
    assert server.requests[0].path == "/api/v1/instance/peers"


def test_instance_translation_languages_are_lists_by_language(client, server):
    server.answer({"en": ["de", "fr"], "und": ["de"]})
    assert client.instance_translation_languages()["en"] == ["de", "fr"]
    assert server.requests[0].path == "/api/v1/instance/translation_languages"


def test_the_numbers_and_weeks_of_an_activity_are_read(client, server):
    server.answer([{"week": "1700006400", "statuses": "12", "logins": "3", "registrations": "0"}])
    (activity,) = client.instance_activity()
    assert activity.week == datetime.fromtimestamp(1700006400, UTC)
    assert (activity.statuses, activity.logins, activity.registrations) == (12, 3, 0)


@pytest.mark.parametrize("name", ["instance_peers", "instance_activity", "instance_domain_blocks"])
def test_what_a_server_does_not_tell_is_an_error(client, server, name):
    server.answer({"error": "Not Found"}, status=404)
    with pytest.raises(MastodonNotFoundError):
        getattr(client, name)()


@pytest.mark.parametrize("name", ["instance_v2", "instance_privacy_policy", "instance_languages"])
def test_an_old_server_is_not_asked_for_what_it_does_not_have(make_client, server, name):
    with pytest.raises(MastodonVersionError, match=r"this server has 3\.5\.0"):
        getattr(make_client(mastodon_version="3.5.0"), name)()
    assert server.requests == []


# --- which timelines can be read ------------------------------------------------------------------------------------

ACCESS = {
    "live_feeds": {"local": "public", "remote": "authenticated"},
    "hashtag_feeds": {"local": "disabled", "remote": "public"},
    "trending_link_feeds": {"local": "disabled", "remote": "disabled"},
}


@pytest.mark.parametrize(
    ("arguments", "available"),
    [
        ({}, False),
        ({"with_auth": True}, True),
        ({"local": True}, True),
        ({"remote": True}, False),
        ({"remote": True, "with_auth": True}, True),
        ({"local": True, "remote": True}, False),
        ({"local": True, "remote": True, "with_auth": True}, True),
        ({"timeline": "local"}, True),
        ({"timeline": "tag/cats"}, True),
        ({"timeline": "hashtag/cats", "remote": True}, True),
        ({"timeline": "tag/cats", "local": True, "with_auth": True}, False),
        ({"timeline": "link", "with_auth": True}, False),
        ({"timeline": "home"}, False),
        ({"timeline": "home", "with_auth": True}, True),
        ({"timeline": "list/7"}, False),
        ({"timeline": "nonsense"}, True),
    ],
)
def test_timeline_is_available(client, server, arguments, available):
    server.answer({"configuration": {"timelines_access": ACCESS}})
    assert client.timeline_is_available(**arguments) is available


def test_who_may_read_timelines_is_asked_once(client, server):
    server.answer({"configuration": {"timelines_access": ACCESS}})
    client.timeline_is_available()
    client.timeline_is_available("tag/cats")
    assert [sent.path for sent in server.requests] == ["/api/v2/instance"]


def test_a_timeline_counts_as_available_if_the_server_does_not_tell(client, server):
    server.answer({"configuration": {}})
    assert client.timeline_is_available() is True


def test_a_timeline_counts_as_available_on_old_servers(make_client, server):
    assert make_client(mastodon_version="3.5.0").timeline_is_available() is True
    assert server.requests == []


def test_a_timeline_counts_as_available_where_the_route_is_not_there(client, server):
    server.answer({"error": "Not Found"}, status=404)
    assert client.timeline_is_available() is True


@pytest.mark.parametrize(
    ("timeline", "failure", "words"),
    [
        ("nonsense", MastodonIllegalArgumentError, "timeline must be public, local"),
        ("public", MastodonVersionError, r"does not tell who may read the timeline 'public'"),
    ],
)
def test_timeline_is_available_can_fail_hard(client, server, timeline, failure, words):
    server.answer({"configuration": {}})
    with pytest.raises(failure, match=words):
        client.timeline_is_available(timeline, fail_hard=True)


def test_features_do_without_what_a_server_does_not_have(client, server):
    server.answer({"error": "Not Found"}, 404)
    server.answer({"version": "0.17.3", "source_url": "https://a.example/gotosocial"})
    server.answer(
        {"links": [{"rel": "http://nodeinfo.diaspora.software/ns/schema/2.1", "href": "https://evil.example/"}]}
    )
    assert client.features().software == "gotosocial"
    assert [sent.path for sent in server.requests] == ["/api/v2/instance", "/api/v1/instance", "/.well-known/nodeinfo"]


def test_features_of_a_server_that_says_nothing_are_an_error(client, server):
    server.answer({"error": "Not Found"}, 404)
    with pytest.raises(MastodonNotFoundError):
        client.features()


def test_features_are_forgotten_with_all_that_was_asked_once(client, server):
    server.answer({"version": "4.5.0"})
    first = client.features()
    assert client.features() is first
    client.clear_caches()
    assert client.features() is not first


def test_features_are_told_without_asking_for_the_version(make_client, server):
    server.answer({"version": "0.17.3", "source_url": "https://a.example/gotosocial"})
    client = make_client(mastodon_version=None, version_check_mode="none")
    assert client.features().software == "gotosocial"
    assert [sent.path for sent in server.requests] == ["/api/v2/instance", "/.well-known/nodeinfo"]
