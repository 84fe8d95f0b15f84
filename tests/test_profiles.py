"""Log-ins that are kept under a name, in a file or in the keyring, and those of the environment."""

from __future__ import annotations

import os
import stat
import sys

import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring
from keyring.backends.null import Keyring as SwitchedOff
from keyring.errors import PasswordDeleteError, PasswordSetError

from mastodon import (
    AsyncMastodon,
    Mastodon,
    MastodonFileNotFoundError,
    MastodonIllegalArgumentError,
    MastodonIOError,
    profiles,
)
from mastodon.profiles import App, Stored

LINES = ["planted-token", "https://a.example", "app-id", "planted-secret"]


class MemoryKeyring(KeyringBackend):
    """A keyring that forgets all when the test ends."""

    priority = 5

    def __init__(self):
        super().__init__()
        self.entries = {}
        self.locked = False

    def get_password(self, service, username):
        self.check()
        return self.entries.get((service, username))

    def set_password(self, service, username, password):
        self.check()
        self.entries[service, username] = password

    def delete_password(self, service, username):
        self.check()
        if (service, username) not in self.entries:
            raise PasswordDeleteError
        del self.entries[service, username]

    def check(self):
        if self.locked:
            message = "it is locked"
            raise PasswordSetError(message)


@pytest.fixture
def system_keyring(config_home, monkeypatch):
    """Let the user have a keyring."""
    made = MemoryKeyring()
    monkeypatch.setattr("keyring.get_keyring", lambda: made)
    return made


@pytest.fixture
def file(config_home):
    """Give the file of the profile ``bot``, which is not there yet."""
    return config_home / "mastodon-client" / "profiles" / "bot.secret"


@pytest.fixture
def client_class(kind):
    return Mastodon if kind == "sync" else AsyncMastodon


# --- files ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("wanted", [None, False])
def test_without_a_keyring_a_profile_is_a_file(file, wanted):
    assert profiles.save("bot", LINES, wanted) == Stored(file=str(file))
    assert file.read_text().splitlines() == LINES
    assert profiles.load("bot") == (tuple(LINES), Stored(file=str(file)))


@pytest.mark.skipif(os.name != "posix", reason="modes of POSIX")
def test_files_and_folders_are_their_owners_alone(file):
    profiles.save("bot", LINES, None)
    modes = [stat.S_IMODE(path.stat().st_mode) for path in (file, file.parent, file.parent.parent)]
    assert modes == [0o600, 0o700, 0o700]


def test_saving_again_replaces(file):
    profiles.save("bot", LINES, None)
    profiles.save("bot", ["planted-other"], None)
    assert profiles.load("bot")[0].access_token == "planted-other"
    assert [path.name for path in file.parent.iterdir()] == ["bot.secret"]


def test_a_profile_that_is_not_there_is_an_error_that_says_how_to_make_it(file):
    with pytest.raises(
        MastodonFileNotFoundError, match=r"there is no profile 'bot', .*login\(…, profile='bot'\) makes"
    ):
        profiles.load("bot")


def test_forgetting_deletes_the_file_and_what_it_links_to(file, tmp_path):
    profiles.save("bot", LINES, None)
    link = tmp_path / "link"
    link.symlink_to(file)
    profiles.forget(Stored(file=str(link)))
    assert not file.exists()
    assert not link.is_symlink()


def test_forgetting_what_is_not_there_is_fine(file):
    profiles.forget(Stored(file=str(file)))
    profiles.forget(Stored(profile="bot"))
    profiles.forget(Stored())


def test_a_file_that_cannot_be_deleted_is_an_error(tmp_path):
    with pytest.raises(MastodonIOError, match="cannot be deleted"):
        profiles.forget(Stored(file=str(tmp_path)))


def test_the_folder_is_the_platforms():
    import platformdirs

    assert profiles.file_of("bot").parent.parent == platformdirs.user_config_path("mastodon-client", appauthor=False)


@pytest.mark.parametrize("name", ["bot", "a", "_", "me@mastodon.social", "a.b-c_d", "x" * 100])
def test_names(name, config_home):
    assert profiles.file_of(name).name == f"{name}.secret"


@pytest.mark.parametrize(
    "name", ["", ".", "..", ".x", "-x", "a/b", "a\\b", "a b", "ü", "a\n", "x" * 101, None, 5, b"x"]
)
def test_what_is_no_name_is_refused(name, config_home):
    with pytest.raises(MastodonIllegalArgumentError, match="profile must be a name like 'bot'"):
        profiles.file_of(name)


def test_check_makes_nothing(file, config_home):
    profiles.check("bot", None)
    assert not config_home.exists()


def test_check_finds_a_folder_that_cannot_be_made(file, config_home):
    config_home.write_text("in the way")
    with pytest.raises(MastodonIOError, match="cannot be stored"):
        profiles.check("bot", None)
    with pytest.raises(MastodonIOError, match="cannot be made"):
        profiles.save("bot", LINES, None)


# --- the keyring ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("wanted", [None, True])
def test_a_profile_goes_to_the_keyring_where_there_is_one(file, system_keyring, wanted):
    assert profiles.save("bot", LINES, wanted) == Stored(profile="bot")
    assert list(system_keyring.entries) == [("mastodon-client", "bot")]
    assert profiles.load("bot") == (tuple(LINES), Stored(profile="bot"))
    assert not file.exists()


def test_a_keyring_can_be_left_out(file, system_keyring):
    profiles.save("bot", LINES, False)
    assert system_keyring.entries == {}
    assert file.exists()


def test_a_profile_is_in_one_place_only(file, system_keyring):
    profiles.save("bot", LINES, False)
    profiles.save("bot", LINES, True)
    assert not file.exists()
    profiles.save("bot", LINES, False)
    assert system_keyring.entries == {}


def test_forgetting_deletes_the_entry(system_keyring):
    profiles.save("bot", LINES, True)
    profiles.forget(Stored(profile="bot"))
    profiles.forget(Stored(profile="bot"))
    assert system_keyring.entries == {}


@pytest.mark.parametrize("backend", [NoKeyring(), SwitchedOff()])
def test_a_keyring_that_is_insisted_on_and_not_there_is_an_error(config_home, monkeypatch, backend):
    monkeypatch.setattr("keyring.get_keyring", lambda: backend)
    for call in (profiles.check, lambda name, wanted: profiles.save(name, LINES, wanted)):
        with pytest.raises(
            MastodonIOError, match=r"there is no keyring here: pip install 'mastodon-client\[keyring\]'"
        ):
            call("bot", True)


def test_without_the_package_there_is_no_keyring(file, system_keyring, monkeypatch):
    monkeypatch.setitem(sys.modules, "keyring", None)
    assert profiles.save("bot", LINES, None) == Stored(file=str(file))


def test_a_keyring_that_refuses_is_an_error_that_says_what_else(system_keyring):
    system_keyring.locked = True
    with pytest.raises(MastodonIOError, match=r"did not take the profile 'bot' \(it is locked\); keyring=False") as c:
        profiles.save("bot", LINES, None)
    assert "planted" not in str(c.value) + repr(c.value.__cause__)


def test_a_keyring_that_cannot_be_opened_has_no_profiles(system_keyring):
    profiles.save("bot", LINES, None)
    system_keyring.locked = True
    with pytest.raises(MastodonFileNotFoundError, match="there is no profile 'bot'"):
        profiles.load("bot")


def test_an_entry_that_cannot_be_deleted_is_an_error(system_keyring, monkeypatch):
    profiles.save("bot", LINES, None)

    def refuse(*_):
        raise PasswordDeleteError

    monkeypatch.setattr(system_keyring, "delete_password", refuse)
    with pytest.raises(MastodonIOError, match="did not delete the profile 'bot'"):
        profiles.forget(Stored(profile="bot"))


# --- apps -----------------------------------------------------------------------------------------------------------


def test_apps_are_kept_by_server_name_scopes_and_home_page(config_home):
    given = [("https://a.example", "n", "read", None), ("https://a.example:1", "n", "read", None)]
    given += [("https://a.example", "m", "read", None), ("https://a.example", "n", "write", None)]
    given += [("https://a.example", "n", "read", "w"), ("https://a.example/../x", "n", "read", None)]
    files = [profiles.app_file(*one) for one in given]
    assert len(set(files)) == len(given)
    assert {file.parent for file in files} == {config_home / "mastodon-client" / "apps"}
    assert files[0] == profiles.app_file(*given[0])


def test_an_app_is_read_as_it_was_kept(config_home):
    file = profiles.app_file("https://a.example", "n", "read", None)
    assert profiles.read_app(file) is None
    app = App("id", "planted-secret", "http://127.0.0.1:1/logged-in")
    profiles.keep_app(file, app, "https://a.example", "n")
    assert profiles.read_app(file) == app
    assert "planted" not in repr(app)


# --- clients --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("place", ["file", "keyring"])
def test_from_profile_makes_the_client(client_class, file, system_keyring, place):
    stored = profiles.save("bot", LINES, place == "keyring")
    client = client_class.from_profile("bot", user_agent="tests")
    assert type(client) is client_class
    assert [client.access_token, client.api_base_url, client.client_id, client.client_secret] == LINES
    assert (client.user_agent, client.stored) == ("tests", stored)


def test_from_profile_takes_tokens_that_look_like_files(client_class, file):
    profiles.save("bot", ["planted/token.secret", "https://a.example"], None)
    client = client_class.from_profile("bot")
    assert (client.access_token, client.client_id) == ("planted/token.secret", None)


def environment(monkeypatch, **variables):
    for name in list(os.environ):
        if name.startswith("MASTODON_"):
            monkeypatch.delenv(name)
    for name, value in variables.items():
        monkeypatch.setenv(f"MASTODON_{name}", str(value))


def test_from_env_makes_the_client(client_class, monkeypatch):
    environment(
        monkeypatch, ACCESS_TOKEN="planted\n", BASE_URL="a.example", CLIENT_ID="id", CLIENT_SECRET="planted-secret"
    )
    client = client_class.from_env(lang="de")
    assert (client.access_token, client.api_base_url, client.lang) == ("planted", "https://a.example", "de")
    assert (client.client_id, client.client_secret) == ("id", "planted-secret")
    assert client.stored is None


def test_from_env_takes_a_file_that_names_the_server(client_class, monkeypatch, tmp_path):
    file = tmp_path / "user.secret"
    file.write_text("planted\nhttps://a.example\n")
    file.chmod(0o600)
    environment(monkeypatch, ACCESS_TOKEN=file)
    client = client_class.from_env()
    assert (client.access_token, client.api_base_url, client.stored) == (
        "planted",
        "https://a.example",
        Stored(file=str(file)),
    )


@pytest.mark.parametrize(
    ("variables", "words"),
    [
        ({}, "MASTODON_ACCESS_TOKEN is not set"),
        ({"BASE_URL": "a.example"}, "MASTODON_ACCESS_TOKEN is not set"),
        ({"ACCESS_TOKEN": " ", "BASE_URL": "a.example"}, "MASTODON_ACCESS_TOKEN is not set"),
        ({"ACCESS_TOKEN": "planted"}, "MASTODON_BASE_URL is not set: the server that the access token is for"),
        ({"ACCESS_TOKEN": "planted", "BASE_URL": "a.example", "CLIENT_ID": "x"}, "give client_secret, too"),
    ],
)
def test_from_env_says_what_is_missing(client_class, monkeypatch, variables, words):
    environment(monkeypatch, **variables)
    with pytest.raises(MastodonIllegalArgumentError, match=words):
        client_class.from_env()


def test_the_environment_is_not_read_unasked(client_class, monkeypatch):
    environment(monkeypatch, ACCESS_TOKEN="planted", BASE_URL="a.example")
    assert client_class().access_token is None
