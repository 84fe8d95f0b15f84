"""What a server offers, read from its own words."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mastodon.protocol.features import Features, corrected, features_of
from mastodon.protocol.instances import newest_nodeinfo
from mastodon.protocol.versions import parse_server_version

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(st.text(max_size=5), below, max_size=3),
    max_leaves=10,
)
KEYS = ["version", "configuration", "api_versions", "pleroma", "registrations", "urls", "source_url", "feature_quote"]

MASTODON = {
    "version": "4.5.0",
    "source_url": "https://github.com/mastodon/mastodon",
    "api_versions": {"mastodon": 7},
    "registrations": {"enabled": True},
    "configuration": {
        "urls": {"streaming": "wss://streaming.example"},
        "vapid": {"public_key": "BKkey"},
        "translation": {"enabled": True},
        "accounts": {"max_featured_tags": 10, "max_pinned_statuses": 5},
        "statuses": {"max_characters": 500, "max_media_attachments": 4, "characters_reserved_per_url": 23},
        "media_attachments": {
            "supported_mime_types": ["image/png", "video/mp4"],
            "description_limit": 1500,
            "image_size_limit": 16_777_216,
            "image_matrix_limit": 33_177_600,
            "video_size_limit": 103_809_024,
        },
        "polls": {
            "max_options": 4,
            "max_characters_per_option": 50,
            "min_expiration": 300,
            "max_expiration": 2_629_746,
        },
    },
}


def test_mastodon_tells_all_it_offers():
    assert features_of(MASTODON, {"software": {"name": "mastodon", "version": "4.5.0"}}) == Features(
        software="mastodon",
        software_version="4.5.0",
        version="4.5.0",
        api_version=7,
        feature_set="mainline",
        extras=frozenset(),
        snowflake_ids=True,
        registrations=True,
        streaming="wss://streaming.example",
        vapid_key="BKkey",
        translation=True,
        quotes=True,
        grouped_notifications=True,
        max_characters=500,
        characters_reserved_per_url=23,
        max_media_attachments=4,
        supported_mime_types=frozenset({"image/png", "video/mp4"}),
        image_size_limit=16_777_216,
        image_matrix_limit=33_177_600,
        video_size_limit=103_809_024,
        description_limit=1500,
        max_poll_options=4,
        max_characters_per_option=50,
        min_poll_expiration=300,
        max_poll_expiration=2_629_746,
        max_profile_fields=None,
        max_pinned_statuses=5,
        max_featured_tags=10,
    )


def test_features_are_plain_data():
    told = features_of(MASTODON)
    assert pickle.loads(pickle.dumps(told)) == told
    assert hash(told) == hash(features_of(MASTODON))


def test_an_old_mastodon_lacks_what_came_later():
    told = features_of({"version": "3.5.0", "urls": {"streaming_api": "wss://s.example"}, "registrations": False})
    assert (told.software, told.api_version, told.quotes, told.grouped_notifications) == ("mastodon", 0, False, False)
    assert (told.streaming, told.registrations, told.translation) == ("wss://s.example", False, None)


@pytest.mark.parametrize(
    ("version", "name", "software", "snowflakes"),
    [
        ("4.2.1+glitch", "mastodon", "mastodon", True),
        ("4.0.2+hometown-1.1.0", "hometown", "mastodon", True),
        ("4.3.0", "", "mastodon", True),
        ("1.2.0", "Hollo", "hollo", False),
        ("0.17.3", "gotosocial", "gotosocial", False),
        ("0.17.3", "", "unknown", False),
        ("2.7.2 (compatible; Pleroma 2.5.0)", "rebased", "pleroma", False),
    ],
)
def test_software_is_what_it_says_it_is(version, name, software, snowflakes):
    told = features_of({"version": version}, {"software": {"name": name}})
    assert (told.software, told.snowflake_ids) == (software, snowflakes)
    assert corrected(parse_server_version(version), name).software == software


@pytest.mark.parametrize(
    "address",
    ["https://github.com/fedify-dev/hollo", "https://github.com/fedify-dev/hollo/", "https://x.example/Hollo.git"],
)
def test_software_without_nodeinfo_is_named_by_its_source(address):
    assert features_of({"version": "0.6.12", "source_url": address}).software == "hollo"


@pytest.mark.parametrize(
    ("instance", "feature_set"),
    [
        ({"version": "4.2.0"}, "mainline"),
        ({"version": "2.7.2 (compatible; Akkoma 3.10)"}, "pleroma"),
        ({"version": "4.2.0", "pleroma": {}}, "pleroma"),
        ({"version": "3.4.1+fedibird"}, "fedibird"),
        ({"version": "0.6.12", "fedibird_capabilities": []}, "fedibird"),
    ],
)
def test_a_server_is_spoken_to_in_its_own_way(instance, feature_set):
    assert features_of(instance).feature_set == feature_set


@given(st.dictionaries(st.sampled_from(KEYS), JSON) | JSON, JSON)
def test_any_words_are_features(instance, nodeinfo):
    told = features_of(instance, nodeinfo)
    assert isinstance(told.software, str)
    assert hash(told) is not None


SCHEMA = "http://nodeinfo.diaspora.software/ns/schema/"


@pytest.mark.parametrize(
    ("index", "newest"),
    [
        ({"links": [{"rel": f"{SCHEMA}2.0"}, {"rel": f"{SCHEMA}2.1"}, {"rel": f"{SCHEMA}1.0"}]}, f"{SCHEMA}2.1"),
        (
            {"links": [{"rel": f"{SCHEMA}2.1"}, {"rel": "https://www.w3.org/ns/activitystreams#Application"}]},
            f"{SCHEMA}2.1",
        ),
        ({"links": [{"href": "x"}, None, 5]}, f"{SCHEMA}2.0"),
        ({"links": None}, f"{SCHEMA}2.0"),
        ([], f"{SCHEMA}2.0"),
    ],
)
def test_the_newest_nodeinfo_is_chosen(index, newest):
    assert newest_nodeinfo(index) == newest
